"""Sets words: paragraphs to lines of glyphs, once, for screen and paper alike. Lengths are points, y runs down."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from lifestory_app.domain.text import Paragraph, ParagraphKind, Words
from lifestory_app.layout import bidi, breaking
from lifestory_app.layout.display import Colour, Glyphs, Tagged
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.itemise import BREAK, Itemised, Look, itemise
from lifestory_app.layout.shaping import Shaped, kerns_across_spaces, shape

LIST_INDENT = 1.4
"""How far a list hangs in, in ems."""


class Align(StrEnum):
    """Where lines stand. START and END follow the direction of the paragraph."""

    START = "start"
    CENTRE = "centre"
    END = "end"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How words are set. `leading` is from baseline to baseline; `fallback` is the family for runs that `family` cannot set."""

    family: str
    size: float
    leading: float
    colour: Colour
    weight: int = 400
    strong_weight: int = 700
    strong_colour: Colour | None = None
    align: Align = Align.START
    paragraph_gap: float = 0.0
    balance: bool = False
    fallback: str = "andika"
    nastaliq: bool = True


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line: its glyphs and the label of its list item, measured from the left edge and from its own baseline."""

    glyphs: tuple[Glyphs, ...]
    label: tuple[Glyphs, ...]
    paragraph: int
    kind: ParagraphKind
    lang: str
    gap_before: float
    height: float
    baseline: float
    width: float


@dataclass(frozen=True, slots=True)
class SetText:
    """Words that are set, line by line, for one width. `missing` are the characters that no font could draw."""

    lines: tuple[SetLine, ...]
    width: float
    missing: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        return sum(line.height + (line.gap_before if number else 0) for number, line in enumerate(self.lines))

    @property
    def natural_width(self) -> float:
        """The width of the widest line."""
        return max((line.width for line in self.lines), default=0.0)

    @property
    def plain(self) -> str:
        """The words as they are set, one line a paragraph."""
        paragraphs: dict[int, str] = {}
        for line in self.lines:
            paragraphs[line.paragraph] = paragraphs.get(line.paragraph, "") + "".join(each.text for each in line.glyphs)
        return "\n".join(paragraphs.values())

    def place(self, x: float, y: float, role: str = "P", slot: str = "") -> tuple[Tagged, ...]:
        """The words with their top left corner at a place, one Tagged a paragraph; list items stand together in an L."""
        groups: list[tuple[SetLine, list[Glyphs], list[Glyphs]]] = []
        for number, line in enumerate(self.lines):
            y += line.gap_before if number else 0
            if not groups or groups[-1][0].paragraph != line.paragraph:
                groups.append((line, [], []))
            groups[-1][1].extend(_moved(line.label, x, y + line.baseline))
            groups[-1][2].extend(_moved(line.glyphs, x, y + line.baseline))
            y += line.height
        return tuple(_tagged(groups, role, slot))

    def split(self, height: float) -> "tuple[SetText, SetText | None]":
        """What fits a height, and what is left over. No paragraph leaves a single line behind where two lines can go on."""
        used, count = 0.0, 0
        for number, line in enumerate(self.lines):
            used += line.height + (line.gap_before if number else 0)
            if used > height + 0.01:
                break
            count = number + 1
        if count == len(self.lines):
            return self, None
        count = self._kind_cut(count)
        return replace(self, lines=self.lines[:count]), replace(self, lines=self.lines[count:], missing=())

    def _kind_cut(self, count: int) -> int:
        """A cut that keeps a heading with its words, and two lines of a paragraph on either side, where that leaves any."""
        lines = self.lines
        better = count
        inside = better and lines[better - 1].paragraph == lines[better].paragraph
        if inside and sum(line.paragraph == lines[better].paragraph for line in lines[better:]) == 1:
            better -= 1
        inside = better and lines[better - 1].paragraph == lines[better].paragraph
        if inside and sum(line.paragraph == lines[better].paragraph for line in lines[:better]) == 1:
            better -= 1
        while better and lines[better - 1].kind is ParagraphKind.HEADING:
            better -= 1
        return better or count


def set_text(
    words: Words, style: TextStyle, width: float, lang: str, fonts: Fonts, heading: TextStyle | None = None
) -> SetText:
    """Set words to a width. `lang` is the language of runs that name none; `heading` is the style of headings among them."""
    lines: list[SetLine] = []
    missing: list[str] = []
    count = 0
    for number, paragraph in enumerate(words.paragraphs):
        count = count + 1 if paragraph.kind is ParagraphKind.NUMBERED else 0
        if not paragraph.plain.strip():
            continue
        used = heading if heading and paragraph.kind is ParagraphKind.HEADING else style
        done, lost = _set_paragraph(paragraph, number, count, used, round(width, 3), lang, fonts)
        missing += lost
        lines += done
    return SetText(tuple(lines), width, tuple(dict.fromkeys(missing)))


@lru_cache(maxsize=2048)
def _set_paragraph(
    paragraph: Paragraph, number: int, count: int, style: TextStyle, width: float, lang: str, fonts: Fonts
) -> tuple[tuple[SetLine, ...], tuple[str, ...]]:
    item = itemise(paragraph, style.family, style.fallback, (style.weight, style.strong_weight), lang, style.nastaliq, fonts)
    setter = _Setter(item, style, fonts)
    is_list = paragraph.kind in (ParagraphKind.BULLET, ParagraphKind.NUMBERED)
    indent = LIST_INDENT * style.size if is_list else 0.0
    cut = breaking.balanced if style.balance else breaking.lines
    lines: list[SetLine] = []
    langs = [run.lang or lang for run in paragraph.runs if run.text.strip()]
    paragraph_lang = max(langs, key=langs.count) if langs else lang
    for start, end in cut(item.text, width - indent, setter.measure):
        glyphs, seen, ascent, descent = setter.line(start, end)
        x = _start(style.align, item.base, width - indent, seen) + (0 if item.base else indent)
        taller = ascent > setter.own.ascent or descent > setter.own.descent
        leading = max(style.leading, (ascent + descent) * style.size) if taller else style.leading
        label = (
            setter.label("•" if paragraph.kind is ParagraphKind.BULLET else f"{count}.", width) if is_list and not lines else ()
        )
        lines.append(
            SetLine(
                glyphs=_moved(glyphs, x, 0),
                label=label,
                paragraph=number,
                kind=paragraph.kind,
                lang=paragraph_lang,
                gap_before=style.paragraph_gap if not lines else 0.0,
                height=leading,
                baseline=(leading - (ascent + descent) * style.size) / 2 + ascent * style.size,
                width=seen + indent,
            )
        )
    return tuple(lines), item.missing


def _start(align: Align, base: int, width: float, seen: float) -> float:
    if align is Align.CENTRE:
        return (width - seen) / 2
    right = {Align.START: base == 1, Align.END: base == 0, Align.LEFT: False, Align.RIGHT: True}[align]
    return width - seen if right else 0.0


class _Setter:
    """Measures and draws stretches of one itemised paragraph."""

    def __init__(self, item: Itemised, style: TextStyle, fonts: Fonts) -> None:
        self.item = item
        self.style = style
        self.fonts = fonts
        self.own = fonts.of(style.family, style.weight)
        self.slopes = any(kerns_across_spaces(look.face) for look in set(item.looks))
        self._widths: dict[tuple[int, int], float] = {}

    def measure(self, start: int, end: int) -> float:
        """The width of a stretch. A word's width is kept, so that a line is a sum unless its face slopes across words."""
        if (start, end) not in self._widths:
            if self.slopes:
                found = sum(self._shape(*piece).width for piece in self._pieces(start, end)) * self.style.size
            else:
                space = self.item.text.rfind(" ", start, end)
                if space > start:
                    found = self.measure(start, space) + self.measure(space, space + 1) + self.measure(space + 1, end)
                else:
                    found = sum(self._shape(*piece).width for piece in self._pieces(start, end)) * self.style.size
            self._widths[start, end] = found
        return self._widths[start, end]

    def _pieces(self, start: int, end: int) -> list[tuple[int, int, Look]]:
        """The stretch cut where looks change, in logical order."""
        pieces: list[tuple[int, int, Look]] = []
        for place in range(start, end):
            look = self.item.looks[place]
            if pieces and pieces[-1][2] == look:
                pieces[-1] = (pieces[-1][0], place + 1, look)
            else:
                pieces.append((place, place + 1, look))
        return pieces

    def _shape(self, start: int, end: int, look: Look) -> Shaped:
        return shape(self.item.text[start:end], look.face, look.lang, bool(look.level % 2), self.fonts)

    def line(self, start: int, end: int) -> tuple[tuple[Glyphs, ...], float, float, float]:
        """One line's glyphs from x 0, the width that is seen, and the ascent and descent of its faces in ems.

        One space that follows the line is drawn beyond its end, so that copied words stay apart.
        """
        text = self.item.text
        after = end + 1 if end < len(text) and text[end] == " " else end
        looks = list(self.item.looks[start:after])
        flat = bidi.line_levels(text[start:after].replace(BREAK, " "), [look.level for look in looks], self.item.base)
        looks = [look if look.level == level else replace(look, level=level) for look, level in zip(looks, flat, strict=True)]
        pieces = _runs(looks, end - start)
        order = bidi.visual_order([look.level for _, _, look in pieces])
        shaped = [
            shape(text[start + a : start + b], look.face, look.lang, bool(look.level % 2), self.fonts) for a, b, look in pieces
        ]
        size = self.style.size
        trailing = sum(each.width for each, (a, _, _) in zip(shaped, pieces, strict=True) if a >= end - start) * size
        x = -trailing if self.item.base and after > end else 0.0
        places: dict[int, float] = {}
        for number in order:
            places[number] = x
            x += shaped[number].width * size
        made = []
        for number, (a, b, look) in enumerate(pieces):
            made.append(self._glyphs(shaped[number], text[start + a : start + b], look, places[number]))
        seen = sum(each.width for each in shaped) * size - trailing
        used = {look.face for _, _, look in pieces} or {self.fonts.key(self.style.family, self.style.weight)}
        own = self.own
        ascent = max(own.ascent, *(self.fonts.face(key).ascent for key in used if kerns_across_spaces(key)), own.ascent)
        descent = max(own.descent, *(self.fonts.face(key).descent for key in used if kerns_across_spaces(key)), own.descent)
        return tuple(each for each in made if each.gids), seen, ascent, descent

    def _glyphs(self, shaped: Shaped, text: str, look: Look, x: float) -> Glyphs:
        size = self.style.size
        xs, ys = [], []
        for advance, dx, dy in zip(shaped.advances, shaped.dx, shaped.dy, strict=True):
            xs.append(round(x + dx * size, 3))
            ys.append(round(-dy * size, 3))
            x += advance * size
        colour = self.style.strong_colour if look.strong and self.style.strong_colour else self.style.colour
        return Glyphs(
            font=look.face,
            size=size,
            colour=colour,
            gids=shaped.gids,
            xs=tuple(xs),
            ys=tuple(ys),
            text=text,
            clusters=shaped.clusters,
            lang=look.lang,
            rtl=bool(look.level % 2),
        )

    def label(self, text: str, width: float) -> tuple[Glyphs, ...]:
        """The bullet or number of a list item, at the side where lines begin."""
        face = self.fonts.of(self.style.family, self.style.weight)
        if not face.has(text):
            face = self.fonts.of("noto-sans", self.style.weight)
        lang = self.item.looks[0].lang if self.item.looks else "en"
        shaped = shape(text, face.key, lang, False, self.fonts)
        size = self.style.size
        x = width - shaped.width * size - 0.2 * size if self.item.base else 0.2 * size
        return (self._glyphs(shaped, text, Look(face.key, lang, False, 0), x),)


def _runs(looks: list[Look], seen: int) -> list[tuple[int, int, Look]]:
    """Stretches of one look, cut also where the line that is seen ends."""
    runs: list[tuple[int, int, Look]] = []
    for place, look in enumerate(looks):
        if runs and runs[-1][2] == look and place != seen:
            runs[-1] = (runs[-1][0], place + 1, look)
        else:
            runs.append((place, place + 1, look))
    return runs


def _moved(glyphs: tuple[Glyphs, ...], dx: float, dy: float) -> tuple[Glyphs, ...]:
    return tuple(replace(each, xs=tuple(x + dx for x in each.xs), ys=tuple(y + dy for y in each.ys)) for each in glyphs)


def _tagged(groups: list[tuple[SetLine, list[Glyphs], list[Glyphs]]], role: str, slot: str) -> list[Tagged]:
    out: list[Tagged] = []
    items: list[Tagged] = []
    for line, label, body in groups:
        if line.kind in (ParagraphKind.BULLET, ParagraphKind.NUMBERED):
            parts = [Tagged("Lbl", tuple(label), line.lang)] if label else []
            items.append(Tagged("LI", (*parts, Tagged("LBody", tuple(body), line.lang)), line.lang))
            continue
        if items:
            out.append(Tagged("L", tuple(items), slot=slot))
            items = []
        out.append(Tagged("H3" if line.kind is ParagraphKind.HEADING else role, tuple(body), line.lang, slot=slot))
    if items:
        out.append(Tagged("L", tuple(items), slot=slot))
    return out
