"""From one person of a diagram to the next by the arrow keys: up a parent, down a child, sideways a partner or a sibling."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from lifestory_app.domain.ids import PersonId
from lifestory_app.family.genogram import Genogram, Point
from lifestory_app.family.kin import Kin


class Way(StrEnum):
    """Where an arrow key points."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


Ways = Mapping[tuple[str, Way], str]
"""From somebody, in a direction: to whom. Nobody is reached where nothing stands there."""


def ways_of(genogram: Genogram) -> dict[tuple[str, Way], str]:
    """All steps of a genogram by its bonds. Sideways, where no bond leads on, the next in the row is taken."""
    named = {each.id for each in genogram.kin.people if each.person is not None}
    at = {spot.id: (spot.x, spot.y) for spot in genogram.spots if spot.id in named}
    row = {spot.id: spot.row for spot in genogram.spots}
    above, below, beside = _bonded(genogram.kin)
    ways: dict[tuple[str, Way], str] = {}
    for who in at:
        for way, found in ((Way.UP, above), (Way.DOWN, below)):
            ranked = [each for each in found.get(who, ()) if each[1] in at]
            if ranked:
                ways[who, way] = min(ranked, key=lambda each: (each[0], _far(at[who], at[each[1]])))[1]
        mates = [each for each in beside.get(who, ()) if each in at and row[each] == row[who]]
        others = [each for each in at if row[each] == row[who] and each != who]
        for way, sign in ((Way.LEFT, -1), (Way.RIGHT, 1)):
            for group in (mates, others):
                that_way = [each for each in group if (at[each][0] - at[who][0]) * sign > 0]
                if that_way:
                    ways[who, way] = min(that_way, key=lambda each: abs(at[each][0] - at[who][0]))
                    break
    return ways


def ways_by_place(places: Mapping[str, Point]) -> dict[tuple[str, Way], str]:
    """Steps where nothing but the places says who stands beside whom: to the nearest that way, straight ahead before aslant."""
    ways: dict[tuple[str, Way], str] = {}
    for who, (x, y) in places.items():
        for way in Way:
            found = []
            for other, (ox, oy) in places.items():
                dx, dy = ox - x, oy - y
                ahead, aside = {
                    Way.UP: (-dy, dx), Way.DOWN: (dy, dx), Way.LEFT: (-dx, dy), Way.RIGHT: (dx, dy),
                }[way]  # fmt: skip
                if other != who and ahead > 0 and ahead >= abs(aside) * 0.5:
                    found.append((ahead + 2 * abs(aside), other))
            if found:
                ways[who, way] = min(found)[1]
    return ways


def joined_in(kin: Kin) -> dict[str, tuple[str, ...]]:
    """Who is joined to whom by a line: partners, parents and children."""
    found: dict[str, dict[str, None]] = {}
    pairs = [union.partners for union in kin.unions]
    pairs += [(parent, descent.child) for descent in kin.descents for parent in descent.parents]
    for one, other in pairs:
        found.setdefault(one, {})[other] = None
        found.setdefault(other, {})[one] = None
    return {who: tuple(others) for who, others in found.items()}


Ranked = dict[PersonId, list[tuple[int, PersonId]]]


def _bonded(kin: Kin) -> tuple[Ranked, Ranked, dict[PersonId, set[PersonId]]]:
    """Who stands above and below each, those of the main line first, and partners, brothers and sisters beside each."""
    above: Ranked = {}
    below: Ranked = {}
    beside: dict[PersonId, set[PersonId]] = {}
    children: dict[PersonId, set[PersonId]] = {}

    def join(group: Iterable[PersonId]) -> None:
        members = set(group)
        for each in members:
            beside.setdefault(each, set()).update(members - {each})

    for descent in kin.descents:
        rank = 0 if descent.main else 1
        for parent in descent.parents:
            above.setdefault(descent.child, []).append((rank, parent))
            below.setdefault(parent, []).append((rank, descent.child))
            children.setdefault(parent, set()).add(descent.child)
    for union in kin.unions:
        join(union.partners)
    for group in children.values():
        join(group)
    for bond in kin.siblings:
        join((bond.one, bond.other))
    for bond in kin.pets:
        above.setdefault(bond.one, []).append((2, bond.other))
        below.setdefault(bond.other, []).append((2, bond.one))
    return above, below, beside


def _far(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])
