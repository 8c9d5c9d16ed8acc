"""The cultural layer (practice 6.4): cultures as colour and pattern, migration as a wave, topics as lettered marks."""

from collections.abc import Sequence

from lifestory_app.domain.family import Culture, TopicKind
from lifestory_app.domain.people import Person
from lifestory_app.layout.display import Item, Path, Rect, Segment, Shape, Stroke, rectangle
from lifestory_app.layout.genogram.pens import CULTURES, Pens
from lifestory_app.layout.shapes import circle


def fills(person: Person | None, cultures: Sequence[Culture], x: float, y: float, half: float, pens: Pens) -> list[Item]:
    """Somebody's cultures side by side across their symbol, each with its colour and its own pattern."""
    known = [each for each in cultures if person is not None and each.id in person.cultures]
    items: list[Item] = []
    for number, culture in enumerate(known):
        wide = 2 * half / len(known)
        items += swatch(Rect(x - half + number * wide, y - half, wide, 2 * half), culture, cultures, pens)
    return items


def swatch(place: Rect, culture: Culture, cultures: Sequence[Culture], pens: Pens) -> list[Item]:
    """A piece of a culture's colour with its pattern, which no other culture of the diagram has."""
    items: list[Item] = [Shape(rectangle(place), fill=CULTURES[culture.colour])]
    pen = Stroke(pens.ink, 0.5)
    x, y, right, bottom = place.x, place.y, place.right, place.bottom
    step = 5.0
    steps = [step / 2 + number * step for number in range(int((place.height + place.width) / step) + 1)]
    match [each.id for each in cultures].index(culture.id) % 6:
        case 0:
            ends = [((x, y + at), (right, y + at)) for at in steps if at < place.height]
        case 1:
            ends = [((x + at, y), (x + at, bottom)) for at in steps if at < place.width]
        case 2:
            ends = [_slant(place, at) for at in steps]
        case 3:
            ends = [((right + x - a[0], a[1]), (right + x - b[0], b[1])) for a, b in (_slant(place, at) for at in steps)]
        case 4:
            dots = [
                (x + across, y + down) for across in steps for down in steps if across < place.width and down < place.height
            ]
            return [*items, *(Shape(circle(*dot, 0.7), fill=pens.ink) for dot in dots)]
        case _:
            ends = []
    return [*items, *(Shape((("M", *start), ("L", *end)), stroke=pen) for start, end in ends)]


def _slant(place: Rect, at: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """A stroke up to the right that begins so far down the left side of a box, or along its foot."""
    start = (place.x, place.y + at) if at < place.height else (place.x + at - place.height, place.bottom)
    end = (place.x + at, place.y) if at < place.width else (place.right, place.y + at - place.width)
    return start, end


def wave(x: float, y: float, half: float, pens: Pens) -> Item:
    """A wavy upright line beside somebody who moved from one country to another."""
    path: list[Segment] = [("M", x, y - half)]
    count = 4
    step = 2 * half / count
    for number in range(count):
        top, side = y - half + number * step, 4.0 if number % 2 else -4.0
        path.append(("C", x + side, top + step / 3, x + side, top + step * 2 / 3, x, top + step))
    found: Path = tuple(path)
    return Shape(found, stroke=Stroke(pens.strong, 1.3))


def is_mixed(one: Person | None, other: Person | None) -> bool:
    """Whether two people have cultures that the other has not."""
    if one is None or other is None or not one.cultures or not other.cultures:
        return False
    return set(one.cultures) != set(other.cultures)


def rings(x: float, y: float, pens: Pens) -> list[Item]:
    """The mark of a couple of two cultures: two rings, one in the other."""
    pen = Stroke(pens.strong, 1.1)
    filled = (Shape(circle(at, y, 3.4), fill=pens.paper, stroke=pen) for at in (x - 2.2, x + 2.2))
    return [*filled, Shape(circle(x - 2.2, y, 3.4), stroke=pen)]


def mark(kind: TopicKind, x: float, y: float, pens: Pens) -> Item:
    """The ground of a topic's letter: round for pride, square for shame."""
    path = circle(x, y, 5.2) if kind is TopicKind.PRIDE else rectangle(Rect(x - 4.8, y - 4.8, 9.6, 9.6))
    return Shape(path, fill=pens.paper, stroke=Stroke(pens.ink, 0.8))


def letter(number: int) -> str:
    """a to z, then aa and so on."""
    return chr(97 + number % 26) * (1 + number // 26)
