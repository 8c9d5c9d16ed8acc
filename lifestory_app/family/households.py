"""People who live together: who they are on a day, and a line around them that takes in nobody else."""

from collections.abc import Mapping, Sequence

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.family import Household
from lifestory_app.domain.ids import PersonId
from lifestory_app.family.genogram import Outline, Point, Spot
from lifestory_app.family.kin import Kin
from lifestory_app.family.placing import Sizes

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_PAD = 5.0
_CORRIDOR = 12.0


def now_together(kin: Kin, day: UncertainDate | None) -> tuple[Household, ...]:
    """The households as they are on a day; all that have no end where no day is given."""
    return tuple(each for each in kin.households if _is_now(each, day))


def _is_now(household: Household, day: UncertainDate | None) -> bool:
    start, end = household.when.start, household.when.end
    if day is None:
        return end is None
    return (start is None or start.earliest <= day.latest) and (end is None or end.latest > day.earliest)


def outlines_of(
    spots: Sequence[Spot],
    bars: Mapping[tuple[PersonId, PersonId], Box],
    sizes: Sizes,
    households: Sequence[Household],
) -> tuple[Outline, ...]:
    """A line around each of these households, couples' `bars` inside it. Two that overlap are drawn at different distances."""
    made = []
    for number, household in enumerate(households):
        members = [spot for spot in spots if spot.id in household.who]
        others = [box_of(spot, sizes, 1.0) for spot in spots if spot.id not in household.who]
        if members:
            pad = _PAD + 2.5 * (number % 3)
            boxes = [box_of(spot, sizes, pad) for spot in members]
            for pair, bar in bars.items():
                couple = [box for spot, box in zip(members, boxes, strict=False) if spot.id in pair]
                whole = _around((*couple, (bar[0] - pad, bar[1], bar[2] + pad, bar[3] + pad)))
                if len(couple) == 2 and not any(_overlap(whole, each) for each in others):
                    boxes.append(whole)
            made.append(Outline(household.id, _loops(_joined(boxes, others))))
    return tuple(made)


def box_of(spot: Spot, sizes: Sizes, pad: float) -> Box:
    """The box around somebody's symbol and words."""
    half = sizes.symbol * 0.5
    x, y, wide, high = spot.words
    words = (x, y, x + wide, y + high) if wide else (spot.x, spot.y, spot.x, spot.y)
    return (
        min(spot.x - half, words[0]) - pad,
        min(spot.y - half, words[1]) - pad,
        max(spot.x + half, words[2]) + pad,
        max(spot.y + half, words[3]) + pad,
    )


def _around(boxes: Sequence[Box]) -> Box:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _joined(boxes: Sequence[Box], others: Sequence[Box]) -> list[Box]:
    """The boxes and the corridors between them: as many as join them, and none that takes in somebody else."""
    all_boxes = list(boxes)
    part = list(range(len(boxes)))
    ways = []
    for i, one in enumerate(boxes):
        for j in range(i):
            for cost, corridor in _corridors(one, boxes[j]):
                if not any(_overlap(piece, other) for piece in corridor for other in others):
                    ways.append((cost, i, j, corridor))
    for _, i, j, corridor in sorted(ways, key=lambda way: way[:3]):
        if part[i] != part[j]:
            old = part[j]
            part = [part[i] if each == old else each for each in part]
            all_boxes += corridor
    return all_boxes


def _corridors(one: Box, other: Box) -> list[tuple[float, list[Box]]]:
    """Ways to join two boxes, each with its length: straight across, straight down, or round a corner between their rows."""
    if _overlap(one, other):
        return [(0.0, [])]
    found: list[tuple[float, list[Box]]] = []
    left, right = (one, other) if one[0] < other[0] else (other, one)
    top, foot = max(one[1], other[1]), min(one[3], other[3])
    if foot - top >= _CORRIDOR and right[0] >= left[2]:
        found.append((0.0, [(left[2], top, right[0], foot)]))
    upper, lower = (one, other) if one[1] < other[1] else (other, one)
    near, far = max(one[0], other[0]), min(one[2], other[2])
    gap = lower[1] - upper[3]
    if gap >= 0:
        if far - near >= _CORRIDOR:
            found.append((gap, [(near, upper[3], far, lower[1])]))
        # Down from the upper one, along between the rows, and down into the lower one.
        high, low = lower[1] - min(gap, _CORRIDOR), lower[1]
        level = (min(one[0], other[0]), high, max(one[2], other[2]), low)
        if gap > 4:
            found.append((gap + abs(one[0] - other[0]), [(upper[0], upper[3], upper[2], low), level]))
            under = (min(one[0], other[0]), upper[3], max(one[2], other[2]), upper[3] + min(gap, _CORRIDOR))
            found.append((gap + abs(one[0] - other[0]), [under, (lower[0], upper[3], lower[2], lower[1])]))
    return found


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _loops(boxes: Sequence[Box]) -> tuple[tuple[Point, ...], ...]:
    """The outlines of the union of boxes whose sides are level and upright."""
    xs = sorted({x for box in boxes for x in (box[0], box[2])})
    ys = sorted({y for box in boxes for y in (box[1], box[3])})
    filled = {
        (i, j)
        for i in range(len(xs) - 1)
        for j in range(len(ys) - 1)
        if any(box[0] <= xs[i] and xs[i + 1] <= box[2] and box[1] <= ys[j] and ys[j + 1] <= box[3] for box in boxes)
    }
    # Sides of filled cells with nothing on the other hand, walked with the inside to the right.
    following: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, j in sorted(filled):
        for beyond, start, end in (
            ((i, j - 1), (i, j), (i + 1, j)),
            ((i + 1, j), (i + 1, j), (i + 1, j + 1)),
            ((i, j + 1), (i + 1, j + 1), (i, j + 1)),
            ((i - 1, j), (i, j + 1), (i, j)),
        ):
            if beyond not in filled:
                following.setdefault(start, []).append(end)
    loops = []
    while following:
        first = min(following)
        trail = [first]
        while True:
            ends = following[trail[-1]]
            trail.append(ends.pop())
            if not ends:
                del following[trail[-2]]
            if trail[-1] == first:
                break
        loops.append(_corners([(xs[i], ys[j]) for i, j in trail[:-1]]))
    return tuple(loops)


def _corners(points: list[Point]) -> tuple[Point, ...]:
    """Only the points at which an outline turns."""
    return tuple(
        point
        for number, point in enumerate(points)
        if not (
            points[number - 1][0] == point[0] == points[(number + 1) % len(points)][0]
            or points[number - 1][1] == point[1] == points[(number + 1) % len(points)][1]
        )
    )
