"""Sets words: paragraphs to lines of glyphs, once, for screen and paper alike. Lengths are points, y runs down."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from lifestory_app.domain.text import Paragraph, ParagraphKind, Run, Words
from lifestory_app.layout import breaking
from lifestory_app.layout.display import Colour, Glyphs, Tagged
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.itemise import Itemised, itemise
from lifestory_app.layout.linesetter import LineSetter

LIST_INDENT = 1.4
"""How far a list hangs in at the least, in ems."""

LABEL_INDENT = 0.2
LABEL_GAP = 0.3
"""How far bullets and numbers stand in from the edge, and keep from the words, in ems."""


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
    words: Words,
    style: TextStyle,
    width: float,
    lang: str,
    fonts: Fonts,
    heading: TextStyle | None = None,
    *,
    mirrored: bool = False,
) -> SetText:
    """Set words to a width. `lang` is the language of runs that name none; `heading` is the style of headings among them.

    With `mirrored` lines begin at the other side than their language does, for a page that is then seen in a mirror.
    """
    lines: list[SetLine] = []
    missing: list[str] = []
    for number, (paragraph, count, most) in enumerate(_numbered(words.paragraphs)):
        if not paragraph.plain.strip():
            continue
        used = heading if heading and paragraph.kind is ParagraphKind.HEADING else style
        done, lost = _set_paragraph(paragraph, number, count, most, used, round(width, 3), lang, fonts, mirrored)
        missing += lost
        lines += done
    return SetText(tuple(lines), width, tuple(dict.fromkeys(missing)))


def _numbered(paragraphs: tuple[Paragraph, ...]) -> list[tuple[Paragraph, int, int]]:
    """Every paragraph with its number in a numbered list, and the greatest number of that list; 0 for others."""
    counts: list[int] = []
    for paragraph in paragraphs:
        before = counts[-1] if counts else 0
        counts.append(before + 1 if paragraph.kind is ParagraphKind.NUMBERED else 0)
    greatest = list(counts)
    for place in range(len(counts) - 2, -1, -1):
        if counts[place] and counts[place + 1]:
            greatest[place] = greatest[place + 1]
    return list(zip(paragraphs, counts, greatest, strict=True))


@lru_cache(maxsize=2048)
def _set_paragraph(
    paragraph: Paragraph,
    number: int,
    count: int,
    most: int,
    style: TextStyle,
    width: float,
    lang: str,
    fonts: Fonts,
    mirrored: bool,
) -> tuple[tuple[SetLine, ...], tuple[str, ...]]:
    item = _itemise(paragraph, style, lang, fonts)
    setter = _setter(item, style, fonts)
    langs = [run.lang or lang for run in paragraph.runs if run.text.strip()]
    paragraph_lang = max(langs, key=langs.count) if langs else lang
    label: tuple[Glyphs, ...] = ()
    indent = 0.0
    is_listed = paragraph.kind in (ParagraphKind.BULLET, ParagraphKind.NUMBERED)
    if is_listed:
        label, indent = _label(count, most, style, width, paragraph_lang, item.base, item.base, fonts)
    cut = breaking.balanced if style.balance else breaking.lines
    lines: list[SetLine] = []
    places = cut(item.text, width - indent, setter.measure)
    begins = item.base
    if mirrored:
        # A line or two of the other direction, such as a name or a date, go with the page.
        begins = 1 - item.base if item.base or len(places) > 2 else 0
        if is_listed:
            label, indent = _label(count, most, style, width, paragraph_lang, item.base, begins, fonts)
    for start, end in places:
        line = setter.line(start, end)
        x = _start(style.align, begins, width - indent, line.width) + (0 if begins else indent)
        taller = line.ascent > setter.own.ascent or line.descent > setter.own.descent
        leading = max(style.leading, (line.ascent + line.descent) * style.size) if taller else style.leading
        lines.append(
            SetLine(
                glyphs=_moved(_spanned(line.glyphs, line.width), x, 0),
                label=label if not lines else (),
                paragraph=number,
                kind=paragraph.kind,
                lang=paragraph_lang,
                gap_before=style.paragraph_gap if not lines else 0.0,
                height=leading,
                baseline=(leading - (line.ascent + line.descent) * style.size) / 2 + line.ascent * style.size,
                width=line.width + indent,
            )
        )
    return tuple(lines), item.missing


def _itemise(paragraph: Paragraph, style: TextStyle, lang: str, fonts: Fonts, base: int | None = None) -> Itemised:
    weights = (style.weight, style.strong_weight)
    return itemise(paragraph, style.family, style.fallback, weights, lang, style.nastaliq, fonts, base)


def _setter(item: Itemised, style: TextStyle, fonts: Fonts) -> LineSetter:
    own = fonts.of(style.family, style.weight)
    return LineSetter(item, style.size, style.colour, style.strong_colour, own, fonts)


def _label(
    count: int, most: int, style: TextStyle, width: float, lang: str, base: int, begins: int, fonts: Fonts
) -> tuple[tuple[Glyphs, ...], float]:
    """The bullet or number of a list item, at the side where lines begin, and how far its list hangs in for the widest."""

    def said(number: int) -> str:
        return f"{number}." if number else "•"

    item = _itemise(Paragraph((Run(said(count)),)), style, lang, fonts, base)
    line = _setter(item, style, fonts).line(0, len(item.text))
    widest = _itemise(Paragraph((Run("0" * len(str(most)) + "."),)), style, lang, fonts, base)
    room = _setter(widest, style, fonts).measure(0, len(widest.text)) if most else 0.0
    indent = max(LIST_INDENT * style.size, room + (LABEL_INDENT + LABEL_GAP) * style.size)
    x = width - line.width - LABEL_INDENT * style.size if begins else LABEL_INDENT * style.size
    return _moved(_spanned(line.glyphs, line.width), x, 0), indent


def _start(align: Align, base: int, width: float, seen: float) -> float:
    if align is Align.CENTRE:
        return (width - seen) / 2
    right = {Align.START: base == 1, Align.END: base == 0, Align.LEFT: False, Align.RIGHT: True}[align]
    return width - seen if right else 0.0


def _moved(glyphs: tuple[Glyphs, ...], dx: float, dy: float) -> tuple[Glyphs, ...]:
    return tuple(
        replace(
            each,
            xs=tuple(x + dx for x in each.xs),
            ys=tuple(y + dy for y in each.ys),
            span=(each.span[0] + dx, each.span[1] + dx),
        )
        for each in glyphs
    )


def _spanned(glyphs: tuple[Glyphs, ...], width: float) -> tuple[Glyphs, ...]:
    """The glyphs of a line that begins at 0, each knowing how wide the line is."""
    return tuple(replace(each, span=(0.0, width)) for each in glyphs)


def _tagged(groups: list[tuple[SetLine, list[Glyphs], list[Glyphs]]], role: str, slot: str) -> list[Tagged]:
    out: list[Tagged] = []
    items: list[Tagged] = []
    kind = None
    for line, label, body in groups:
        if items and line.kind is not kind:
            out.append(Tagged("L", tuple(items), slot=slot))
            items = []
        kind = line.kind
        if kind in (ParagraphKind.BULLET, ParagraphKind.NUMBERED):
            parts = [Tagged("Lbl", tuple(label), line.lang)] if label else []
            items.append(Tagged("LI", (*parts, Tagged("LBody", tuple(body), line.lang)), line.lang))
        else:
            out.append(Tagged("H3" if kind is ParagraphKind.HEADING else role, tuple(body), line.lang, slot=slot))
    if items:
        out.append(Tagged("L", tuple(items), slot=slot))
    return out
