"""The lines of a genogram in ink: couples, children, strokes across them, feelings and households (practice 6.2, 6.3)."""

import math

from lifestory_app.domain.people import BondKind
from lifestory_app.family.genogram import Cut, Feeling, Line, Outline, Point
from lifestory_app.layout.display import Item, Path, Segment, Shape, Stroke
from lifestory_app.layout.genogram.pens import USUAL, Pens
from lifestory_app.layout.shapes import circle

_WARM = (BondKind.CONFLICT, BondKind.CLOSE_AND_CONFLICT, BondKind.HARMED, BondKind.CONTROLS)


def through(points: tuple[Point, ...], closed: bool = False) -> Path:
    """A path through points."""
    path: list[Segment] = [("M" if not number else "L", x, y) for number, (x, y) in enumerate(points)]
    return (*path, ("Z",)) if closed else tuple(path)


def line(each: Line, pens: Pens) -> Item:
    """One line in the pen of what it says."""
    return Shape(through(each.points), stroke=pens.line(each.kind))


def cut(each: Cut, pens: Pens) -> list[Item]:
    """Strokes across a line."""
    x, y = each.at
    strokes = []
    for number in range(each.strokes):
        off = number * 4.5 - (each.strokes - 1) * 2.25
        if each.upright:
            points = ((x - 3.4, y + 2.4 + off), (x + 3.4, y - 2.4 + off))
        else:
            points = ((x - 3 + off, y + 6), (x + 3 + off, y - 6))
        strokes.append(Shape(through(points), stroke=Stroke(pens.ink, USUAL)))
    return list(strokes)


def outline(each: Outline, pens: Pens) -> list[Item]:
    """The dotted line around a household."""
    return [Shape(through(loop, closed=True), stroke=pens.household) for loop in each.loops]


def feeling(each: Feeling, pens: Pens) -> list[Item]:
    """The line of how two people get on."""
    pen = Stroke(pens.warm if each.kind in _WARM else pens.strong, 1.1)
    (x1, y1), (x2, y2) = each.start, each.end
    length = math.hypot(x2 - x1, y2 - y1)
    if length < 1:
        return []
    dx, dy = (x2 - x1) / length, (y2 - y1) / length

    def at(along: float, off: float = 0.0) -> Point:
        return x1 + dx * along - dy * off, y1 + dy * along + dx * off

    def straight(off: float = 0.0, start: float = 0.0, end: float = length, stroke: Stroke = pen) -> Item:
        return Shape(through((at(start, off), at(end, off))), stroke=stroke)

    def across(along: float, half: float = 4.5) -> Item:
        return Shape(through((at(along, -half), at(along, half))), stroke=pen)

    def zigzag(end: float, high: float = 3.2) -> Item:
        count = max(2, round(end / 4))
        inner = [at(end * (number + 0.5) / count, high if number % 2 else -high) for number in range(count)]
        return Shape(through((at(0), *inner, at(end))), stroke=pen)

    def head(filled: bool) -> Item:
        tip = through((at(length - 7, -3.6), at(length), at(length - 7, 3.6)), closed=filled)
        return Shape(tip, fill=pen.colour if filled else None, stroke=pen)

    middle = length / 2
    match each.kind:
        case BondKind.CLOSE:
            return [straight(-1.6), straight(1.6)]
        case BondKind.VERY_CLOSE:
            return [straight(-2.8), straight(), straight(2.8)]
        case BondKind.DISTANT:
            return [straight(stroke=Stroke(pen.colour, 1.5, (0.1, 4.2)))]
        case BondKind.CONFLICT:
            return [zigzag(length)]
        case BondKind.CLOSE_AND_CONFLICT:
            return [straight(-4.4), zigzag(length, 2.4), straight(4.4)]
        case BondKind.OUT_OF_TOUCH:
            gap = min(3.0, length / 8)
            return [straight(0, 0, middle - gap), straight(0, middle + gap), across(middle - gap), across(middle + gap)]
        case BondKind.BACK_IN_TOUCH:
            gap = min(5.0, length / 6)
            ring = Shape(circle(*at(middle), 2.4), fill=pens.paper, stroke=pen)
            return [straight(), across(middle - gap), across(middle + gap), ring]
        case BondKind.TAKES_CARE_OF:
            return [straight(), head(False)]
        case BondKind.CONTROLS:
            return [straight(), across(3), across(6), head(True)]
        case BondKind.HARMED:
            return [zigzag(max(length - 6, length * 0.6)), head(True)]
        case _:
            return [straight()]
