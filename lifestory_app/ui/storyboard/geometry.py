"""Where things of a panel are touched, moved and sized. Places are units of the panel; everything here is pure."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import replace

from lifestory_app.domain.storyboards import HIGH, WIDE, Bubble, Mark, MarkKind, PanelPicture, Place, Thing

LEAST = 16.0
MOST = 900.0
NEAR = 9.0
"""A stroke is touched from so far away."""

Box = tuple[float, float, float, float]
"""Left, top, width, height."""


def touches(thing: Thing, box: Box, at: Place) -> bool:
    """Whether a place lies on a thing: on the ink of a stroke, inside a picture or bubble."""
    if isinstance(thing, Mark) and not thing.filled:
        return distance_to(outline(thing), at) <= NEAR
    if isinstance(thing, PanelPicture) and thing.turn:
        at = turned_about(at, (thing.x, thing.y), -thing.turn)
    left, top, wide, high = box
    return left - 4 <= at[0] <= left + wide + 4 and top - 4 <= at[1] <= top + high + 4


def outline(mark: Mark) -> tuple[Place, ...]:
    """The line that a mark draws, as points."""
    (ax, ay), (bx, by) = mark.points[0], mark.points[-1]
    if mark.kind is MarkKind.BOX:
        return (ax, ay), (bx, ay), (bx, by), (ax, by), (ax, ay)
    if mark.kind is MarkKind.OVAL:
        x, y, rx, ry = (ax + bx) / 2, (ay + by) / 2, abs(bx - ax) / 2, abs(by - ay) / 2
        steps = [2 * math.pi * step / 24 for step in range(25)]
        return tuple((x + rx * math.cos(angle), y + ry * math.sin(angle)) for angle in steps)
    if mark.kind in (MarkKind.LINE, MarkKind.ARROW):
        return (ax, ay), (bx, by)
    return mark.points


def freest(taken: Sequence[Place]) -> float:
    """How far across a new picture goes so that it hides none that is there, as far as there is room: the middle first."""
    places = (WIDE / 2, WIDE * 0.19, WIDE * 0.81, WIDE * 0.35, WIDE * 0.65)
    return max(places, key=lambda x: min((abs(x - other) for other, _ in taken), default=WIDE))


def distance_to(points: Sequence[Place], at: Place) -> float:
    """How far a place is from a line through points."""
    if len(points) == 1:
        return math.dist(points[0], at)
    return min(_to_stretch(at, one, other) for one, other in itertools.pairwise(points))


def _to_stretch(at: Place, start: Place, end: Place) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    if length == 0:
        return math.dist(at, start)
    share = max(0.0, min(1.0, ((at[0] - start[0]) * dx + (at[1] - start[1]) * dy) / length))
    return math.dist(at, (start[0] + share * dx, start[1] + share * dy))


def turned_about(at: Place, middle: Place, degrees: float) -> Place:
    """A place turned clockwise about another."""
    angle = math.radians(degrees)
    dx, dy = at[0] - middle[0], at[1] - middle[1]
    cos, sin = math.cos(angle), math.sin(angle)
    return middle[0] + dx * cos - dy * sin, middle[1] + dx * sin + dy * cos


def moved_inside(thing: Thing, box: Box, dx: float, dy: float) -> Thing:
    """A thing moved, its middle kept on the panel."""
    left, top, wide, high = box
    x, y = left + wide / 2, top + high / 2
    dx = max(-x, min(WIDE - x, dx))
    dy = max(-y, min(HIGH - y, dy))
    return thing.moved(dx, dy)


def scaled(thing: Thing, box: Box, by: float) -> Thing:
    """A thing made larger or smaller about its middle."""
    left, top, wide, high = box
    longest = max(wide, high, 1.0)
    by = max(LEAST / longest, min(MOST / longest, by))
    match thing:
        case PanelPicture():
            return replace(thing, height=thing.height * by)
        case Bubble():
            return replace(thing, width=max(LEAST * 2, thing.width * by))
        case Mark():
            x, y = left + wide / 2, top + high / 2
            return replace(thing, points=tuple((x + (px - x) * by, y + (py - y) * by) for px, py in thing.points))
