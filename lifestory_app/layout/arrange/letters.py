"""The letter: one voice, one column, what each part tells named in the margin, over as many sides as it needs."""

from dataclasses import dataclass, replace

from lifestory_app.domain.letters import Letter, LetterKind
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.arrange.photo_views import joined
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.shapes import artifact, filled, rule
from lifestory_app.layout.arrange.side import Side, ink_of, said
from lifestory_app.layout.display import LaidOutPage, Rect
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.shapes import round_box
from lifestory_app.layout.text import SetText, TextStyle

LETTER_PAPER = "#FDFCF8"
_SHORT = 6
"""Words of so many lines are moved whole to the next side."""


@dataclass(frozen=True)
class _Piece:
    """A stretch of the letter in its own style. `note` names its part in the margin; `before` is the space above it."""

    slot: str
    text: SetText
    before: float
    note: SetText | None = None
    together: bool = False
    """Kept in one piece: it goes to the next side rather than be split."""
    role: str = "P"
    keeps: float = 0.0
    """Height of the pieces that must follow on the same side."""


def letter(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """A letter over as many sides as it needs. Parts that are held back are left out."""
    found = setting.letter
    side = _side(setting, fonts, 0)
    place = _column(side)
    y = _head(side, found, place)
    if found is None:
        side.write("words", side.words("words"), side.types.body, place.x, y, place.width, place.bottom)
        return (side.finished(),)
    sides = [side]
    noted = 0.0
    for piece in _pieces(side, found, place.width):
        top = y + (piece.before if y > place.y else 0)
        rest: SetText | None = piece.text
        note = piece.note
        if note is not None:
            # A name of three lines beside words of two: the next name begins below it.
            top = max(top, noted)
        while rest is not None:
            room = place.bottom - top
            fits, after = (rest, None) if rest.height <= room + 0.05 else rest.split(max(0.0, room + 0.05))
            needed = note.height if note is not None else 0.0
            whole_page = top > place.y + 1
            if whole_page and (
                not fits.lines or needed > room or (piece.together and after is not None) or fits.height + piece.keeps > room
            ):
                fits, after = rest, rest
            else:
                if not fits.lines:
                    side.left_over(piece.slot, rest.plain)
                    break
                if note is not None:
                    noted = _note(side, note, top) + mm(2.5)
                    note = None
                side.ink(piece.slot, fits, place.x, top, piece.role)
                y = top + fits.height
            rest = after
            if rest is not None:
                side = _side(setting, fonts, side.part + 1)
                sides.append(side)
                place = _column(side)
                y = top = place.y
                noted = 0.0
    for each in sides:
        _foot(each, found, len(sides))
    return tuple(each.finished() for each in sides)


def _side(setting: Setting, fonts: Fonts, part: int) -> Side:
    """Letter paper: pale, with a bar of the theme's first colour along one edge."""
    side = Side(setting, fonts, part)
    sheet, bleed = side.sheet, side.sheet.bleed
    page = Rect(-bleed, -bleed, sheet.width + 2 * bleed, sheet.height + 2 * bleed)
    bar = Rect(-bleed, -bleed, mm(6) + bleed, page.height)
    if sheet.left:
        bar = Rect(sheet.width - mm(6), -bleed, mm(6) + bleed, page.height)
    colour = side.tokens.a1 if side.theme.id != "comic" else side.tokens.d1
    side.items += [filled(round_box(page, 0), LETTER_PAPER), filled(round_box(bar, 0), colour)]
    side.paper = LETTER_PAPER
    return side


def _has_margin(side: Side) -> bool:
    """Whether there is room for names of parts beside the words, and one to stand there."""
    found = side.setting.letter
    named = found is None or any(part.heading.strip() and not part.held_back for part in found.sections)
    return named and side.sheet.width > mm(180) and not side.setting.large_print


def _column(side: Side) -> Rect:
    """The column of running words; its top is that of every side but the first."""
    left = side.x(1) + (mm(15) if _has_margin(side) else 0)
    right = side.x(1) + side.w(12)
    width = (right - left) - (mm(41) if _has_margin(side) else 0)
    width = min(width, mm(150))
    top = side.sheet.top + mm(6)
    return Rect(left, top, width, side.foot - mm(6) - top)


def _head(side: Side, found: Letter | None, place: Rect) -> float:
    """Title and sender on the left, the date on the right, a rule below. Returns where the letter begins."""
    tokens, types = side.tokens, side.types
    colour = tokens.a1 if side.theme.id != "comic" else tokens.ink
    right = side.x(1) + side.w(12)
    y = mm(20)
    small = replace(types.caption, colour=scenery.quiet(side.theme))
    dated = (
        side.snug(said(str(found.dated), "en-GB"), replace(types.body, size=14.0, leading=mm(7)), mm(60))
        if found and found.dated
        else None
    )
    style = replace(types.title, size=17.0, leading=mm(7.6), colour=colour)
    title = side.setting.page.title.strip() or (found.title.strip() if found else "")
    width = right - place.x - ((dated.natural_width + mm(8)) if dated else 0)
    bottom = side.title(title, style, place.x, y, width, f"H{side.setting.title_level}")
    if dated is not None:
        side.ink("date", dated, right - dated.natural_width, y + mm(0.3))
        bottom = max(bottom, y + dated.height)
    # Carers and family write for themselves, not for an agency.
    official = found is None or found.kind is LetterKind.LATER_LIFE
    agency = side.setting.look.agency if official else ""
    bottom = side.write("agency", said(agency), small, place.x, bottom, width, bottom + mm(14))
    rule_y = max(bottom + mm(3), mm(38))
    side.items.append(rule(place.x, rule_y, right - place.x, colour, mm(0.5)))
    y = rule_y + mm(12)
    words = side.words("words")
    start = y - mm(5)
    if not words.is_empty:
        y = side.write("words", words, small, place.x, start, right - place.x, place.bottom) + mm(8)
    side.box("words", Rect(place.x, start - mm(3), right - place.x, max(mm(8), y - start - mm(5))))
    return y


def _letter_style(side: Side) -> TextStyle:
    """14.5 points on 7.4 mm (look/book section 3); large print as large as everywhere."""
    body = side.types.body
    if side.setting.large_print:
        return body
    scale = body.size / 16 if side.setting.primary else 1.0
    size = 14.5 * min(1.0, max(0.9, scale))
    return replace(body, size=size, leading=mm(7.4), paragraph_gap=mm(4))


def _pieces(side: Side, found: Letter, width: float) -> list[_Piece]:
    body = _letter_style(side)
    greeting = replace(body, size=body.size * 1.45, leading=mm(10))
    label = replace(side.types.label, size=12.0, leading=mm(5.6), colour=side.tokens.a2)
    if side.setting.large_print:
        label = replace(side.types.label, colour=side.tokens.a2)
    small = replace(side.types.caption, colour=scenery.quiet(side.theme))
    pieces: list[_Piece] = []

    def add(slot: str, text: str, style: TextStyle, before: float, together: bool = True) -> None:
        if text.strip():
            pieces.append(_Piece(slot, side.set(said(text), style, width), before, None, together))

    add("greeting", found.greeting, greeting, mm(4))
    for section in found.sections:
        if section.held_back or (section.words.is_empty and not section.heading.strip()):
            continue
        if section.words.is_empty:
            continue
        slot = f"section.{section.id}"
        note: SetText | None = None
        before = mm(4)
        if section.heading.strip() and _has_margin(side):
            note = side.set(said(section.heading), label, mm(35))
        words = side.set(section.words, body, width)
        if note is None and section.heading.strip():
            before = mm(1)
            heading = side.set(said(section.heading), label, width)
            # Three lines are kept whole: no side begins with the last line of a paragraph alone.
            keeps = before + sum(line.height for line in words.lines[: 3 if len(words.lines) == 3 else 2])
            pieces.append(_Piece(slot, heading, mm(7), None, True, side.inner_heading, keeps))
        pieces.append(_Piece(slot, words, before, note))
    first = len(pieces)
    add("closing", found.closing, body, mm(5))
    signature = replace(side.types.hand, size=max(24.0, side.types.hand.size), leading=mm(12), colour=side.tokens.a1)
    add("signed-by", found.signed_by, signature, mm(4))
    add("signed-role", found.signed_role, small, mm(1))
    for number in range(first, len(pieces)):
        after = sum(each.text.height + each.before for each in pieces[number + 1 :])
        pieces[number] = replace(pieces[number], keeps=after)
    if 0 < first < len(pieces) and len(pieces[first - 1].text.lines) <= _SHORT:
        # A signature does not stand alone on the last side: the short words before it go over with it.
        after = sum(each.text.height + each.before for each in pieces[first:])
        pieces[first - 1] = replace(pieces[first - 1], keeps=after)
    enclosed = [each for each in found.enclosures if each.strip()]
    if enclosed:
        add("enclosures", f"With this letter: {joined(enclosed)}", small, mm(6))
    return pieces


def _note(side: Side, note: SetText, y: float) -> float:
    """The name of a part in the margin, under a short rule, level with the words it names. Returns its bottom."""
    right = side.x(1) + side.w(12)
    x = right - mm(35)
    side.items.append(rule(x, y, mm(35), side.tokens.a2, mm(0.5)))
    return side.ink("heading", note, x, y + mm(2), side.inner_heading)


def _foot(side: Side, found: Letter, sides: int) -> None:
    """Whose letter this is and which of how many sides, so that a side that goes astray finds its way back."""
    to = side.setting.person(found.to) if found.to else None
    names = [f"to {to.known_as}" if to else "", f"from {found.signed_by}" if found.signed_by else ""]
    whose = " ".join(["A letter", *(name for name in names if name)])
    words = f"{whose}, page {side.part + 1} of {sides}" if sides > 1 else whose
    style = replace(side.types.caption, size=11.0, leading=mm(5), colour=scenery.quiet(side.theme))
    text = side.snug(said(words), style, side.w(9))
    # The printed number stands at the outer edge, so the words stand towards the spine.
    y = side.sheet.height - mm(16)
    x = side.x(1) + side.w(12) - text.natural_width if side.sheet.left else _column(side).x
    side.tell_missing("foot", text)
    side.items.append(artifact(*ink_of(text.place(x, y, "P", ""))))


ARRANGERS: dict[str, Arranger] = {"letter": letter}
