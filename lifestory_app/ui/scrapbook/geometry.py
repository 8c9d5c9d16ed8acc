"""How a thing on the page is moved, sized and turned by hand, and what it snaps to. Pure; lengths are millimetres."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lifestory_app.domain.scrapbook import EDGE, LEAST, Bounds, Paper, ScrapPlace

NEAR = 0.06
"""Two lines nearer than this are one, to the eye and to the printer."""

ANGLES = (*(float(angle) for angle in range(-180, 181, 15)), -5.0, 5.0)
ANGLE_REACH = 2.5


@dataclass(frozen=True, slots=True)
class Line:
    """A line that things can line up with: upright ("x") or level ("y"), where it stands, and how far it is drawn."""

    axis: str
    at: float
    start: float
    end: float


def lines(others: Sequence[ScrapPlace], paper: Paper, body: Bounds) -> tuple[Line, ...]:
    """What there is to line up with: edges and middles of other things, the middle of the page, and its margins."""
    found = [
        Line("x", paper[0] / 2, 0.0, paper[1]),
        Line("y", paper[1] / 2, 0.0, paper[0]),
        *(Line("x", at, 0.0, paper[1]) for at in (body.left, body.right)),
        *(Line("y", at, 0.0, paper[0]) for at in (body.top, body.bottom)),
    ]
    for place in others:
        box = place.bounds
        found += [Line("x", at, box.top, box.bottom) for at in (box.left, place.x, box.right)]
        found += [Line("y", at, box.left, box.right) for at in (box.top, place.y, box.bottom)]
    return tuple(found)


def exact(place: ScrapPlace) -> ScrapPlace:
    """The place in whole tenths of a millimetre and of a degree, as the form shows it."""
    wide, high = round(place.width, 1), round(place.height, 1)
    x, y = round(place.x - wide / 2, 1) + wide / 2, round(place.y - high / 2, 1) + high / 2
    return ScrapPlace(round(x, 2), round(y, 2), wide, high, round(place.turn, 1))


def moved(
    start: ScrapPlace, dx: float, dy: float, paper: Paper, along: Sequence[Line] = (), reach: float = 0.0
) -> tuple[ScrapPlace, tuple[Line, ...]]:
    """A thing moved from where it lay, kept on the paper, snapped to lines nearer than `reach`; and the lines it keeps to."""
    place = start.moved(dx, dy)
    box = place.bounds
    if reach > 0:
        place = place.moved(
            _pull((box.left, place.x, box.right), along, "x", reach), _pull((box.top, place.y, box.bottom), along, "y", reach)
        )
    kept = exact(_inside(place, paper))
    return kept, met(kept, along) if reach > 0 else ()


def _pull(marks: Sequence[float], along: Sequence[Line], axis: str, reach: float) -> float:
    """The shortest way from one of the marks to one of the lines; 0 where none is near."""
    ways = [line.at - mark for line in along if line.axis == axis for mark in marks]
    shortest = min(ways, key=abs, default=math.inf)
    return shortest if abs(shortest) < reach else 0.0


def met(place: ScrapPlace, along: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that edges or the middle of a thing lie on, each long enough to reach the thing."""
    box = place.bounds
    found: dict[tuple[str, float], Line] = {}
    for line in along:
        marks = (box.left, place.x, box.right) if line.axis == "x" else (box.top, place.y, box.bottom)
        if not any(abs(line.at - mark) <= NEAR for mark in marks):
            continue
        start, end = (box.top, box.bottom) if line.axis == "x" else (box.left, box.right)
        known = found.get((line.axis, round(line.at, 1)), line)
        found[line.axis, round(line.at, 1)] = replace(
            known, start=min(known.start, line.start, start), end=max(known.end, line.end, end)
        )
    return tuple(found.values())


def sized(
    start: ScrapPlace,
    corner: tuple[int, int],
    x: float,
    y: float,
    paper: Paper,
    *,
    keeps_shape: bool,
    least: float = LEAST,
    along: Sequence[Line] = (),
    reach: float = 0.0,
) -> tuple[ScrapPlace, tuple[Line, ...]]:
    """A thing with one corner pulled to a point; the corner across stays. `corner` is (-1 or 1, -1 or 1): left or right,
    upper or lower, before it was turned."""
    if reach > 0 and start.turn % 90 == 0:
        x += _pull((x,), along, "x", reach)
        y += _pull((y,), along, "y", reach)
    across = _turned(-corner[0] * start.width / 2, -corner[1] * start.height / 2, start.turn)
    fixed = (start.x + across[0], start.y + across[1])
    u, v = _turned(x - fixed[0], y - fixed[1], -start.turn)
    wide, high = u * corner[0], v * corner[1]
    if keeps_shape:
        # Along the line from corner to corner, so that the corner follows the hand.
        share = (wide * start.width + high * start.height) / (start.width**2 + start.height**2)
        share = max(share, least / min(start.width, start.height))
        wide, high = start.width * share, start.height * share
    else:
        wide, high = max(least, wide), max(least, high)

    def at(wide: float, high: float) -> ScrapPlace:
        dx, dy = _turned(corner[0] * wide / 2, corner[1] * high / 2, start.turn)
        return replace(start, x=fixed[0] + dx, y=fixed[1] + dy, width=wide, height=high)

    old = at(start.width, start.height)
    if keeps_shape:
        place = _furthest(old, at(wide, high), paper)
    else:
        broad = _furthest(old, at(wide, start.height), paper)
        place = _furthest(broad, at(broad.width, high), paper)
    kept = exact(place.kept_on(paper, least))
    return kept, met(kept, along) if reach > 0 and start.turn % 90 == 0 else ()


def _furthest(old: ScrapPlace, new: ScrapPlace, paper: Paper) -> ScrapPlace:
    """As far from the old place towards the new one as the paper allows. Edges move in proportion to the size."""

    def between(share: float) -> ScrapPlace:
        return replace(
            old,
            x=old.x + (new.x - old.x) * share,
            y=old.y + (new.y - old.y) * share,
            width=old.width + (new.width - old.width) * share,
            height=old.height + (new.height - old.height) * share,
        )

    one, other = old.bounds, new.bounds
    share = 1.0
    for was, now, limit in (
        (-one.left, -other.left, -EDGE),
        (-one.top, -other.top, -EDGE),
        (one.right, other.right, paper[0] - EDGE),
        (one.bottom, other.bottom, paper[1] - EDGE),
    ):
        if now > limit and now > was:
            share = min(share, max(0.0, (limit - was) / (now - was)))
    return between(share)


def grown(start: ScrapPlace, by: float, paper: Paper, least: float = LEAST) -> ScrapPlace:
    """A thing made larger or smaller about its middle, in its shape, as far as the paper allows."""
    by = max(by, least / min(start.width, start.height))
    return exact(_inside(start.scaled(by), paper, least))


def stretched(
    start: ScrapPlace, paper: Paper, *, width: float | None = None, height: float | None = None, keeps_shape: bool, least: float
) -> ScrapPlace:
    """A thing with another width or height: across and down stay as the form shows them, and where its shape is kept the
    other side follows."""
    wide, high = width or start.width, height or start.height
    if keeps_shape and width is not None:
        high = start.height * wide / start.width
    elif keeps_shape and height is not None:
        wide = start.width * high / start.height
    # A narrow strip made wide in its shape would be taller than any paper before it is brought back onto this one.
    over = max(1.0, wide / (2 * sum(paper)), high / (2 * sum(paper))) if keeps_shape else 1.0
    wide, high = max(wide / over, least), max(high / over, least)
    x, y = corner(start)
    return exact(_inside(replace(start, x=x + wide / 2, y=y + high / 2, width=wide, height=high), paper, least))


def pointed(start: ScrapPlace, x: float, y: float, *, free: bool = False) -> float:
    """The turn at which the top of a thing points to a spot: one that people mean, or whole degrees, unless it is free."""
    degrees = math.degrees(math.atan2(y - start.y, x - start.x)) + 90
    return snapped_turn((degrees + 180) % 360 - 180, free=free)


def snapped_turn(degrees: float, *, free: bool = False) -> float:
    """The nearest turn people mean, where one is near, else whole degrees; as it is, in tenths, where it is to be free."""
    if free:
        return round(degrees, 1)
    nearest = min(ANGLES, key=lambda angle: abs(angle - degrees))
    return nearest if abs(nearest - degrees) <= ANGLE_REACH else float(round(degrees))


def turned(start: ScrapPlace, degrees: float, paper: Paper, least: float = LEAST) -> ScrapPlace:
    """A thing at another turn, kept on the paper."""
    turn = (degrees + 180) % 360 - 180
    return exact(_inside(replace(start, turn=180.0 if turn == -180 else turn), paper, least))


def _inside(place: ScrapPlace, paper: Paper, least: float = LEAST) -> ScrapPlace:
    return place.kept_on(paper, min(least, place.width, place.height))


def corner(place: ScrapPlace) -> tuple[float, float]:
    """The upper left corner of a thing's frame before it was turned: what the form calls across and down."""
    return place.x - place.width / 2, place.y - place.height / 2


def holds(place: ScrapPlace, x: float, y: float, room: float = 0.0) -> bool:
    """Whether a point lies on a thing as it is turned, or nearer to it than `room`."""
    u, v = _turned(x - place.x, y - place.y, -place.turn)
    return abs(u) <= place.width / 2 + room and abs(v) <= place.height / 2 + room


def corners(place: ScrapPlace, room: float = 0.0) -> dict[tuple[int, int], tuple[float, float]]:
    """The four corners of a thing as it is turned, `room` outside of it."""
    found = {}
    for across, down in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        dx, dy = _turned(across * (place.width / 2 + room), down * (place.height / 2 + room), place.turn)
        found[across, down] = (place.x + dx, place.y + dy)
    return found


def above(place: ScrapPlace, room: float) -> tuple[float, float]:
    """The point straight above the top edge of a thing as it is turned: where the handle to turn it stands."""
    dx, dy = _turned(0.0, -(place.height / 2 + room), place.turn)
    return place.x + dx, place.y + dy


def _turned(x: float, y: float, degrees: float) -> tuple[float, float]:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return x * cos - y * sin, x * sin + y * cos
