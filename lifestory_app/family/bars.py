"""Couples' lines below a row of people: how low each runs, where it leaves each partner, and where children hang from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lifestory_app.domain.ids import PersonId
from lifestory_app.family.kin import Kin
from lifestory_app.family.ordering import Order
from lifestory_app.family.placing import Sizes, anchor_pair
from lifestory_app.family.sibships import Sibship
from lifestory_app.family.unions import Union

_STEP = 8.0
"""How far apart two lines leave one person."""
_LEAST = 7.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One couple's line: which row it runs under and how deep, where it leaves each partner, and the middle of its anchor."""

    union: Union
    row: int
    ends: tuple[float, float]
    level: int
    anchor: float


@dataclass(frozen=True, slots=True)
class Bars:
    """All couples' lines, where single parents' lines leave them, and how deep each level lies below the symbols."""

    bars: tuple[Bar, ...]
    ports: dict[tuple[str, PersonId], float]
    depths: dict[int, tuple[float, ...]]

    def depth(self, bar: Bar) -> float:
        return self.depths[bar.row][bar.level]


def key_of(union: Union) -> str:
    return "|".join(union.partners)


def bars_of(
    kin: Kin,
    row: Mapping[PersonId, int],
    order: Order,
    sibships: Sequence[Sibship],
    x: Mapping[str, float],
    sizes: Sizes,
    words_below: Mapping[int, float],
) -> Bars:
    """Every couple's line. Two lines of one person never run at the same height.

    `words_below` is how far the words of a row reach below its symbols: a couple in two rows is joined below them.
    """
    ports = _ports(kin, row, sibships, x)
    depths: dict[int, tuple[float, ...]] = {}
    made: list[Bar] = []
    for level in range(len(order.rows)):
        flat = order.flat(level)
        unions = [union for union in kin.unions if max(row[who] for who in union.partners) == level]
        unions.sort(key=lambda union: (abs(x[union.partners[0]] - x[union.partners[1]]), key_of(union)))
        taken: list[list[tuple[float, float, Union]]] = []
        heights: list[float] = []
        for union in unions:
            one, other = (x[who] + ports[key_of(union), who] for who in union.partners)
            left, right = min(one, other), max(one, other)
            depth = next(
                (n for n, others in enumerate(taken) if not any(_clash(left, right, union, each) for each in others)),
                len(taken),
            )
            if depth == len(taken):
                taken.append([])
                heights.append(_LEAST)
            taken[depth].append((left, right, union))
            heights[depth] = max(heights[depth], sizes.on_line(union)[1] + 5)
            if row[union.partners[0]] != row[union.partners[1]]:
                heights[depth] = max(heights[depth], words_below.get(level, 0.0) + sizes.on_line(union)[1] + 8)
            pair = anchor_pair(union, kin, flat)
            middle = (left + right) / 2 if set(pair) == set(union.partners) else (x[pair[0]] + x[pair[1]]) / 2
            made.append(Bar(union, level, (one, other), depth, min(max(middle, left), right)))
        total, steps = 0.0, []
        for height in heights:
            total += height
            steps.append(total)
        depths[level] = tuple(steps)
    return Bars(tuple(made), ports, depths)


def _clash(left: float, right: float, union: Union, other: tuple[float, float, Union]) -> bool:
    return bool(set(union.partners) & set(other[2].partners)) or (left - 8 < other[1] and other[0] < right + 8)


def _ports(
    kin: Kin, row: Mapping[PersonId, int], sibships: Sequence[Sibship], x: Mapping[str, float]
) -> dict[tuple[str, PersonId], float]:
    """How far left or right of their middle each line leaves a person: near partners outside, so that no two cross."""
    leaving: dict[PersonId, list[tuple[tuple[int, float], str]]] = {}
    for union in kin.unions:
        for who in union.partners:
            far = x[union.other(who)] - x[who]
            # From the left: nearest partners to the left first, and on the right the nearest last.
            leaving.setdefault(who, []).append((((-1, -far) if far < 0 else (1, -far)), key_of(union)))
    for sibship in sibships:
        if len(sibship.parents) == 1:
            who = sibship.parents[0]
            below = [x[child] for child in sibship.children if row[child] > row[who]]
            if below:
                leaving.setdefault(who, []).append(((0, sum(below) / len(below) - x[who]), sibship.key))
    ports = {}
    for who, lines in leaving.items():
        lines.sort()
        step = min(_STEP, 24 / max(1, len(lines) - 1))
        for number, (_, key) in enumerate(lines):
            ports[key, who] = (number - (len(lines) - 1) / 2) * step
    return ports
