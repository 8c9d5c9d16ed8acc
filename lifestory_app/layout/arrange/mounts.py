"""What scraps are mounted on: the frames of the theme, cards, torn paper, tickets; and tape. Lengths are points."""

from collections.abc import Callable
from dataclasses import replace

from lifestory_app.domain.scrapbook import Backing, Tape, TapeColour, TapePattern
from lifestory_app.domain.theme import Theme
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange.shapes import artifact, line
from lifestory_app.layout.display import Group, Item, Path, Rect, Segment, Shape, Stroke, rectangle
from lifestory_app.layout.frames import Frame, frame
from lifestory_app.layout.scenes import torn
from lifestory_app.layout.shapes import circle

TAPES = {
    TapeColour.PEACH: "#EFB9A0",
    TapeColour.STRAW: "#F0D080",
    TapeColour.SAGE: "#A5CCC5",
    TapeColour.SKY: "#A9CFE6",
    TapeColour.LILAC: "#C9BBE6",
    TapeColour.KRAFT: "#C9A77C",
}
Shaping = Callable[[Rect], Path]
_PAPERS = {"paper": "#FFFDF7", "comic": "#FFFFFF"}


def mount(theme: Theme, place: Rect, backing: Backing, kind: str, seed: str) -> Frame:
    """A backing that fills a place. `kind` is that of a frame, or "words". It never turns by itself: whoever placed it did."""
    match backing:
        case Backing.FRAME:
            made = frame(theme, place, kind, seed)
            # The tape of a polaroid is for the person to put on.
            bare = theme.frame == "polaroid" and kind == "photo"
            return replace(made, transform=None, front=() if bare else made.front)
        case Backing.NONE:
            return Frame((), place, rectangle(place) if kind == "photo" else None)
        case Backing.CARD:
            return _sheet(theme, rectangle, place, mm(3.6 if kind != "words" else 4.5))
        case Backing.TORN:
            return _sheet(theme, lambda box: torn(box, seed), place, mm(4.5 if kind != "words" else 5.5))
        case Backing.TICKET:
            return _ticket(theme, place, kind)


def _sheet(theme: Theme, shape: Shaping, place: Rect, inset: float) -> Frame:
    """A piece of white paper lying on the page."""
    ink = theme.tokens.ink
    edge = Stroke(theme.tokens.line, mm(0.25), round=False) if theme.id == "plain" else None
    sheet = place.inset(mm(0.8))
    behind = artifact(
        Shape(shape(sheet.moved(mm(0.4), mm(1.4))), fill=ink, opacity=0.07),
        Shape(shape(sheet.moved(mm(0.2), mm(0.7))), fill=ink, opacity=0.08),
        Shape(shape(sheet), fill=_PAPERS.get(theme.id, "#FFFFFF"), stroke=edge),
    )
    inset = min(inset, place.width * 0.12, place.height * 0.16)
    return Frame((behind,), place.inset(inset))


def _ticket(theme: Theme, place: Rect, kind: str) -> Frame:
    """A ticket with bitten ends, a line inside, and for words a stub to tear off."""
    tokens = theme.tokens
    bite = min(mm(1.5), place.height / 8)
    inner = place.inset(min(mm(3.2), place.height * 0.12))
    strong = Stroke(tokens.a1 if theme.id != "comic" else tokens.ink, mm(0.5), round=False)
    ink: list[Item] = [
        Shape(_bitten(place.moved(mm(0.2), mm(0.9)), bite), fill=tokens.ink, opacity=0.09),
        Shape(_bitten(place, bite), fill=tokens.d2),
        Shape(rectangle(inner), stroke=strong),
    ]
    room = inner.inset(min(mm(2.6), place.height * 0.08))
    if kind == "words" and place.width > mm(42) and place.width > place.height * 1.3:
        x = inner.x + inner.width * 0.77
        ink.append(Shape(line(x, inner.y, x, inner.bottom), stroke=replace(strong, dash=(mm(1.6), mm(1.2)))))
        room = replace(room, width=x - room.x - mm(2))
    return Frame((artifact(*ink),), room)


def _bitten(place: Rect, bite: float) -> Path:
    """A box whose left and right edges have small round bites."""
    count = max(2, round(place.height / (bite * 3.4)))
    step = place.height / count
    path: list[Segment] = [("M", place.x, place.y), ("L", place.right, place.y)]
    for down in range(count):
        path += _bites(place.right, place.y + step * (down + 0.5), bite, -1, 1)
    path += [("L", place.right, place.bottom), ("L", place.x, place.bottom)]
    for up in range(count):
        path += _bites(place.x, place.bottom - step * (up + 0.5), bite, 1, -1)
    return (*path, ("Z",))


def _bites(x: float, y: float, bite: float, inward: int, along: int) -> list[Segment]:
    deep, reach = bite * inward, bite * along
    return [("L", x, y - reach), ("C", x + deep * 1.25, y - reach, x + deep * 1.25, y + reach, x, y + reach)]


def tape(value: Tape, place: Rect) -> tuple[Item, ...]:
    """A strip of tape with torn ends, through which a little of what lies under it shows."""
    upright = place.height > place.width
    if upright:
        # Drawn lying down and stood up, so that its ends are torn and not its sides.
        middle = (place.x + place.width / 2, place.y + place.height / 2)
        lying = Rect(middle[0] - place.height / 2, middle[1] - place.width / 2, place.height, place.width)
        x, y = middle
        return (Group(tape(value, lying), (0, 1, -1, 0, x + y, y - x)),)
    path = _torn_ends(place)
    return (Shape(path, fill=TAPES[value.colour], opacity=0.86), *_pattern(value.pattern, place, path))


def _torn_ends(place: Rect) -> Path:
    teeth = max(3, round(place.height / mm(1.4)))
    deep = min(mm(0.9), place.width * 0.1)
    step = place.height / teeth
    path: list[Segment] = [("M", place.x, place.y), ("L", place.right, place.y)]
    for tooth in range(teeth):
        y = place.y + step * tooth
        path += [("L", place.right - deep, y + step / 2), ("L", place.right, y + step)]
    path.append(("L", place.x, place.bottom))
    for tooth in range(teeth):
        y = place.bottom - step * tooth
        path += [("L", place.x + deep, y - step / 2), ("L", place.x, y - step)]
    return (*path, ("Z",))


def _pattern(pattern: TapePattern, place: Rect, clip: Path) -> tuple[Item, ...]:
    marks: list[Segment] = []
    if pattern is TapePattern.STRIPES:
        lean, x = place.height * 0.24, place.x
        while x < place.right + lean:
            right = x + mm(1.4)
            marks += [
                ("M", x, place.y),
                ("L", x - lean, place.bottom),
                ("L", right - lean, place.bottom),
                ("L", right, place.y),
            ]
            marks.append(("Z",))
            x += mm(4)
        strength = 0.26
    elif pattern is TapePattern.DOTS:
        row = 0
        y = place.y + mm(1.6)
        while y < place.bottom:
            x = place.x + mm(1.6 + 1.6 * (row % 2))
            while x < place.right:
                marks += circle(x, y, mm(0.55))
                x += mm(3.2)
            y, row = y + mm(1.8), row + 1
        strength = 0.6
    if not marks:
        return ()
    return (Group((Shape(tuple(marks), fill="#FFFFFF", opacity=strength),), clip=clip),)
