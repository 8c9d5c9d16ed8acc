"""How far right everybody stands: children centred below their parents, partners close, nothing on top of anything else.

Lengths are points of the diagram. How wide words are is known to whoever draws them, and comes in as `Sizes`.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from lifestory_app.domain.ids import PersonId
from lifestory_app.family.kin import Kin
from lifestory_app.family.ordering import Order
from lifestory_app.family.sibships import Sibship
from lifestory_app.family.unions import Ending, Union

Size = tuple[float, float]
ROUNDS = 260
_WAY = 5.0
_SECOND = 0.12
"""Half the room that a line takes on its way through a row."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the drawing knows of its own sizes: symbols, and width and height of the words at people and on couples' lines."""

    symbol: float = 32.0
    people: Mapping[PersonId, Size] = field(default_factory=dict)
    couples: Mapping[tuple[PersonId, PersonId], Size] = field(default_factory=dict)
    beside: float = 4.0
    gap: float = 9.0
    family_gap: float = 14.0

    def words(self, who: PersonId) -> Size:
        return self.people.get(who, (0.0, 0.0))

    def on_line(self, union: Union) -> Size:
        return self.couples.get(union.partners, (0.0, 0.0))


class Side(StrEnum):
    """Where the words of a symbol stand: clear of the lines that come to it."""

    ABOVE = "above"
    BELOW = "below"
    RIGHT = "right"


def sides_of(kin: Kin, sibships: Sequence[Sibship]) -> dict[PersonId, Side]:
    """Words stand above founders, below those without partner or child, and to the right of everybody between."""
    from_above = {child for sibship in sibships for child in sibship.children}
    below = {who for union in kin.unions for who in union.partners} | {who for sibship in sibships for who in sibship.parents}
    sides = {}
    for each in kin.people:
        if each.id not in below:
            sides[each.id] = Side.BELOW
        else:
            sides[each.id] = Side.RIGHT if each.id in from_above else Side.ABOVE
    return sides


def reach(who: str, sides: Mapping[PersonId, Side], sizes: Sizes) -> tuple[float, float]:
    """How far somebody and their words go to the left and right of their middle."""
    person = PersonId(who)
    if person not in sides:
        return _WAY, _WAY
    half = sizes.symbol / 2
    wide = sizes.words(person)[0]
    if sides[person] is Side.RIGHT:
        return half, half + (sizes.beside + wide if wide else 0)
    return max(half, wide / 2), max(half, wide / 2)


@dataclass(slots=True)
class _Pull:
    """Parents above children: what should stand over what. `between` are the two whose middle is the anchor."""

    between: tuple[str, ...]
    parents: tuple[str, ...]
    children: tuple[str, ...]
    weight: float


def places_of(
    kin: Kin, row: Mapping[PersonId, int], order: Order, sibships: Sequence[Sibship], sizes: Sizes
) -> dict[str, float]:
    """The middle of everybody, and of every line on its way through a row."""
    sides = sides_of(kin, sibships)
    rows = [order.flat(level) for level in range(len(order.rows))]
    apart = [_apart(kin, flat, order.rows[level], sides, sizes) for level, flat in enumerate(rows)]
    x: dict[str, float] = {}
    for flat, least in zip(rows, apart, strict=True):
        at = -sum(least) / 2
        for who, step in zip(flat, (0.0, *least), strict=True):
            at += step
            x[who] = at
    pulls = _pulls(kin, row, order, sibships)
    mates = _mates(order)
    near = [pull for pull in pulls if pull.weight > _SECOND]
    for number in range(ROUNDS):
        # Second lines only bring families near each other; what is centred in the end are the lines children stand under.
        _pull(x, pulls if number < ROUNDS // 3 else near, rows, apart, mates, 0.5 if number < ROUNDS - 20 else 0.8)
    _close_ranks(x, near, rows, apart, mates)
    return x


def _close_ranks(
    x: dict[str, float],
    pulls: Sequence[_Pull],
    rows: Sequence[Sequence[str]],
    apart: Sequence[Sequence[float]],
    mates: set[tuple[str, str]],
) -> None:
    """Move families that only second lines join to what stands left of them, each as a whole, as far as there is room."""
    part = {who: who for who in x}

    def root(who: str) -> str:
        while part[who] != who:
            who = part[who]
        return who

    for pull in pulls:
        for who in (*pull.parents, *pull.children):
            part[root(who)] = root(pull.parents[0])
    for left, right in mates:
        part[root(right)] = root(left)
    edges: dict[str, list[tuple[str, str, float]]] = {}
    for flat, least in zip(rows, apart, strict=True):
        for left, right, near in zip(flat, flat[1:], least, strict=False):
            if root(left) != root(right):
                edges.setdefault(root(right), []).append((left, right, near))
    families: dict[str, list[str]] = {}
    for who in x:
        families.setdefault(root(who), []).append(who)
    for _ in range(2):
        for name in sorted(edges, key=lambda each: (min(x[who] for who in families[each]), each)):
            room = min(x[right] - x[left] - near for left, right, near in edges[name])
            if room > 0:
                for who in families[name]:
                    x[who] -= room


def anchor_pair(union: Union, kin: Kin, flat: Sequence[str]) -> tuple[str, str]:
    """Between whom the children of a couple hang: the couple where they stand side by side, else next to the outer partner."""
    one, other = union.partners
    if one not in flat or other not in flat:
        return one, other
    i, j = sorted((flat.index(one), flat.index(other)))
    if j - i == 1:
        return flat[i], flat[j]
    count = {who: sum(who in each.partners for each in kin.unions) for who in (flat[i], flat[j])}
    if count[PersonId(flat[i])] < count[PersonId(flat[j])]:
        return flat[i], flat[i + 1]
    return flat[j - 1], flat[j]


def _apart(
    kin: Kin, flat: Sequence[str], blocks: Sequence[Sequence[str]], sides: Mapping[PersonId, Side], sizes: Sizes
) -> list[float]:
    """The least distance between neighbours of a row."""
    block_of = {who: number for number, block in enumerate(blocks) for who in block}
    least = []
    for left, right in itertools.pairwise(flat):
        gap = sizes.gap if block_of[left] == block_of[right] else sizes.family_gap
        if left.startswith("way:") or right.startswith("way:"):
            gap = sizes.gap / 2
        least.append(reach(left, sides, sizes)[1] + reach(right, sides, sizes)[0] + gap)
    for union in kin.unions:
        if union.partners[0] not in block_of or union.partners[1] not in block_of:
            continue
        pair = anchor_pair(union, kin, flat)
        place = flat.index(pair[0])
        wide = sizes.on_line(union)[0]
        slashes = 0.0 if union.ending is Ending.NONE else 30.0
        least[place] = max(least[place], wide + slashes + 14)
    return least


def _pulls(kin: Kin, row: Mapping[PersonId, int], order: Order, sibships: Sequence[Sibship]) -> list[_Pull]:
    pulls = []
    for sibship in sibships:
        if not sibship.parents:
            continue
        top = max(row[who] for who in sibship.parents)
        union = kin.union(sibship.parents) if len(sibship.parents) == 2 else None
        between: tuple[str, ...] = anchor_pair(union, kin, order.flat(top)) if union else sibship.parents[:1]
        weight = 1.0 if sibship.main else _SECOND
        for level in sorted({row[child] for child in sibship.children}):
            if level <= top:
                continue
            upper, parents = between, tuple(str(who) for who in sibship.parents)
            for passed in range(top + 1, level):
                way = order.ways[sibship.key, passed]
                pulls.append(_Pull(upper, parents, (way,), 0.4))
                upper = parents = (way,)
            children = tuple(child for child in sibship.children if row[child] == level)
            pulls.append(_Pull(upper, parents, children, weight))
    return pulls


def _mates(order: Order) -> set[tuple[str, str]]:
    """Neighbours who are partners, or of one block: they like to stand close."""
    return {(left, right) for row in order.rows for block in row for left, right in itertools.pairwise(block)}


def _pull(
    x: dict[str, float],
    pulls: Sequence[_Pull],
    rows: Sequence[Sequence[str]],
    apart: Sequence[Sequence[float]],
    mates: set[tuple[str, str]],
    step: float,
) -> None:
    want: dict[str, float] = dict.fromkeys(x, 0.0)
    count: dict[str, float] = dict.fromkeys(x, 1e-9)
    for pull in pulls:
        middle = sum(x[who] for who in pull.between) / len(pull.between)
        off = middle - sum(x[who] for who in pull.children) / len(pull.children)
        for who in pull.children:
            want[who] += off * pull.weight
            count[who] += pull.weight
        for who in pull.parents:
            want[who] -= off * pull.weight
            count[who] += pull.weight
    for flat, least in zip(rows, apart, strict=True):
        for left, right, near in zip(flat, flat[1:], least, strict=False):
            loose = x[right] - x[left] - near
            if loose > 0.01:
                weight = 0.15 if (left, right) in mates else 0.03
                for who, sign in ((left, 0.5), (right, -0.5)):
                    want[who] += sign * loose * weight
                    count[who] += weight
    for who in x:
        x[who] += step * want[who] / max(count[who], 0.2)
    for flat, least in zip(rows, apart, strict=True):
        _keep_apart(x, flat, least)


def _keep_apart(x: dict[str, float], flat: Sequence[str], least: Sequence[float]) -> None:
    """The nearest places to those wished for at which nobody stands too close: pool adjacent violators."""
    offsets = [0.0]
    for near in least:
        offsets.append(offsets[-1] + near)
    pools: list[tuple[float, int]] = []
    for who, offset in zip(flat, offsets, strict=False):
        value, number = x[who] - offset, 1
        while pools and pools[-1][0] > value:
            before, many = pools.pop()
            value = (before * many + value * number) / (many + number)
            number += many
        pools.append((value, number))
    at = 0
    for value, number in pools:
        for _ in range(number):
            x[flat[at]] = value + offsets[at]
            at += 1
