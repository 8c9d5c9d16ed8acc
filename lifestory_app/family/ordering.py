"""Who stands left of whom: blocks of partners put in an order with few crossings, families together, the oldest child left.

A first order is written down by walking through the family; sweeps and swaps then make it cheaper. Nothing is left to chance,
so that the same family always gives the same diagram.
"""

import itertools
from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lifestory_app.domain.ids import PersonId
from lifestory_app.family.blocks import Block, blocks_of
from lifestory_app.family.kin import Kin
from lifestory_app.family.sibships import Sibship, twins_of

_CROSSING = 2.4
_AGE = 1.0
_APART = 1.6
_TWINS = 2.5
_LENGTH = 0.12
_SECOND = 0.3
"""How much a second line (an adoption, a foster home) counts beside the line a child stands under."""

_WORTH_IT = 1.5
"""How much cheaper a second order must be to be taken: a small gain is not worth moving everybody when one person is added."""

_ROUNDS = 8
_MOST_TRIES = 1500
"""When to be content with an order that could still be better."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from a parent, a couple or a way through a row to what stands in the row below."""

    upper: tuple[str, ...]
    lower: str
    weight: float
    line: str


@dataclass(frozen=True, slots=True)
class Order:
    """Every row from left to right. `ways` names the places where a line passes through a row, by line and row."""

    rows: tuple[tuple[tuple[str, ...], ...], ...]
    ways: dict[tuple[str, int], str]

    def flat(self, row: int) -> tuple[str, ...]:
        return tuple(each for block in self.rows[row] for each in block)


def order_of(kin: Kin, row: Mapping[PersonId, int], sibships: Sequence[Sibship]) -> Order:
    """The order of every row."""
    return _Search(kin, row, sibships).best()


class _Search:
    """One search for an order. `rows` is what is being tried, `pos` where all stand in it, from the middle of their row."""

    def __init__(self, kin: Kin, row: Mapping[PersonId, int], sibships: Sequence[Sibship]) -> None:
        self.kin = kin
        self.row = dict(row)
        self.sibships = sibships
        self.twins: dict[str, PersonId] = {str(who): root for who, root in twins_of(kin).items()}
        self.blocks = blocks_of(kin, row)
        self.height = max(row.values(), default=0) + 1
        self.ways: dict[tuple[str, int], str] = {}
        self.gaps: list[list[Edge]] = [[] for _ in range(self.height)]
        for sibship in sibships:
            self._draw(sibship)
        self.joins = [[(edge.upper[0], edge.upper[-1], edge.lower, edge.weight) for edge in edges] for edges in self.gaps]
        self.tries = 0
        self.of: dict[str, Block] = {who: block for block in self.blocks for who in block.members}
        self.families: list[list[tuple[str, ...]]] = [[] for _ in range(self.height)]
        for sibship in sibships:
            if sibship.main or not sibship.parents:
                for level in sorted({row[child] for child in sibship.children}):
                    here = tuple(child for child in sibship.children if row[child] == level)
                    if len(here) > 1:
                        self.families[level].append(here)
        self.rows: list[list[Block]] = [[] for _ in range(self.height)]
        self.pos: dict[str, float] = {}

    def _draw(self, sibship: Sibship) -> None:
        """The edges of a sibship, with a way through every row between parents and children."""
        if not sibship.parents:
            return
        top = max(self.row[PersonId(parent)] for parent in sibship.parents)
        weight = 1.0 if sibship.main else _SECOND
        for level in sorted({self.row[child] for child in sibship.children}):
            if level <= top:
                continue
            upper: tuple[str, ...] = sibship.parents
            for between in range(top + 1, level):
                key = (sibship.key, between)
                if key not in self.ways:
                    name = f"way:{sibship.key}:{between}"
                    self.ways[key] = name
                    self.blocks.append(Block(between, [(name,)], [0.0], members=frozenset((name,))))
                    self.gaps[between - 1].append(Edge(upper, name, weight, sibship.key))
                upper = (self.ways[key],)
            for child in sibship.children:
                if self.row[child] == level:
                    self.gaps[level - 1].append(Edge(upper, child, weight, sibship.key))

    # -- first orders

    def best(self) -> Order:
        found: tuple[float, list[list[tuple[Block, int]]]] | None = None
        for first in (self._walked(False), self._walked(True)):
            self.rows = first
            for block in self.blocks:
                block.at = 0
            self._place()
            self.tries = 0
            self._improve()
            cost = self.total()
            if found is None or cost < found[0] - _WORTH_IT:
                found = (cost, [[(block, block.at) for block in blocks] for blocks in self.rows])
        assert found is not None
        rows = tuple(tuple(block.ways[at] for block, at in blocks) for blocks in found[1])
        return Order(rows, self.ways)

    def _walked(self, swept: bool) -> list[list[Block]]:
        """An order found by walking from the eldest down, a family at a time; or that order after sweeps up and down."""
        rows: list[list[Block]] = [[] for _ in range(self.height)]
        seen: set[int] = set()
        below: dict[str, list[str]] = {}
        above: dict[str, list[str]] = {}
        for edges in self.gaps:
            for edge in edges:
                for upper in edge.upper:
                    if edge.weight == 1.0 or upper.startswith("way:"):
                        below.setdefault(upper, []).append(edge.lower)
                        above.setdefault(edge.lower, []).append(upper)

        def visit(block: Block) -> None:
            if id(block) in seen:
                return
            seen.add(id(block))
            rows[block.row].append(block)
            people = block.people
            for person in people:
                for child in sorted(below.get(person, ()), key=lambda each: self._joins(each, above)):
                    visit(self.of[child])
            for person in people:
                for parent in above.get(person, ()):
                    visit(self.of[parent])

        def highest(name: str) -> str:
            trail = {name}
            while True:
                up = [each for each in above.get(name, ()) if each not in trail]
                if not up:
                    return name
                name = up[0]
                trail.add(name)

        visit(self.of[highest(self.kin.child)])
        visit(self.of[self.kin.child])
        for block in sorted(self.blocks, key=lambda block: block.row):
            visit(block)
        if swept:
            self.rows = rows
            self._place()
            for _ in range(4):
                self._sweep(range(1, self.height), up=False)
                self._sweep(range(self.height - 2, -1, -1), up=True)
            rows = [list(blocks) for blocks in self.rows]
        return rows

    def _joins(self, child: str, above: Mapping[str, Sequence[str]]) -> bool:
        """Whether a child's block holds somebody with parents of their own: such a child stands last."""
        return any(above.get(other) for other in self.of[child].members if other != child)

    # -- what an order costs

    def _place(self, rows: Sequence[int] | None = None) -> None:
        for level in range(self.height) if rows is None else rows:
            flat = [who for block in self.rows[level] for who in block.people]
            middle = (len(flat) - 1) / 2
            for number, each in enumerate(flat):
                self.pos[each] = number - middle

    def _at(self, upper: tuple[str, ...]) -> float:
        pos = self.pos
        return pos[upper[0]] if len(upper) == 1 else (pos[upper[0]] + pos[upper[1]]) / 2

    def _gap_cost(self, level: int) -> float:
        """Crossings and lengths of the lines between a row and the next."""
        if not 0 <= level < self.height - 1:
            return 0.0
        pos = self.pos
        lines = sorted((pos[one] + pos[other], pos[lower], weight) for one, other, lower, weight in self.joins[level])
        cost = length = 0.0
        firsts: list[float] = []
        seconds: list[float] = []
        waiting: list[tuple[float, float]] = []
        last = lines[0][0] if lines else 0.0
        for top, foot, weight in lines:
            if top > last:
                # Lines from one place never cross each other, so they count for others only when all have been counted.
                for each, heavy in waiting:
                    insort(firsts if heavy == 1.0 else seconds, each)
                waiting.clear()
                last = top
            over: float = len(firsts) - bisect_right(firsts, foot)
            if seconds:
                over += _SECOND * (len(seconds) - bisect_right(seconds, foot))
            cost += weight * over
            length += weight * abs(top / 2 - foot)
            waiting.append((foot, weight))
        return _CROSSING * cost + _LENGTH * length

    def _row_cost(self, level: int) -> float:
        """Age, families that are torn apart, twins, and blocks that do not stand as is the custom."""
        pos, of = self.pos, self.of
        cost = sum(block.cost for block in self.rows[level])
        flat: list[str] | None = None
        for family in self.families[level]:
            places = [pos[child] for child in family]
            low, high = min(places), max(places)
            for late in range(1, len(places)):
                for early in range(late):
                    if places[early] > places[late]:
                        cost += _AGE
            if high - low > len(family) - 1:
                if flat is None:
                    flat = [who for block in self.rows[level] for who in block.people]
                ours = {id(of[child]) for child in family}
                cost += _APART * sum(
                    0.4 if each.startswith("way:") else 1.0
                    for each in flat
                    if low < pos[each] < high and id(of[each]) not in ours
                )
            for first, second in itertools.pairwise(family):
                if first in self.twins and self.twins.get(second) == self.twins[first]:
                    cost += _TWINS * (abs(pos[first] - pos[second]) - 1)
        return cost

    def total(self) -> float:
        return sum(self._gap_cost(level) + self._row_cost(level) for level in range(self.height))

    def _around(self, level: int) -> float:
        self.tries += 1
        return self._gap_cost(level - 1) + self._gap_cost(level) + self._row_cost(level)

    # -- making it cheaper

    def _improve(self) -> None:
        for number in range(_ROUNDS):
            changed = False
            for level in [*range(self.height), *range(self.height - 2, -1, -1)]:
                changed |= self._settle(level)
            if self.tries > _MOST_TRIES or (not changed and not (number == 0 and self._turn_branches())):
                return

    def _settle(self, level: int) -> bool:
        """Swap neighbours and turn blocks of one row while that is cheaper."""
        blocks = self.rows[level]
        cost = self._around(level)
        changed = False
        for block in blocks:
            if len(block.ways) > 1:
                best = block.at
                for way in range(len(block.ways)):
                    if way == block.at:
                        continue
                    block.at, kept = way, block.at
                    self._place((level,))
                    tried = self._around(level)
                    if tried < cost - 1e-6:
                        cost, best, changed = tried, way, True
                    else:
                        block.at = kept
                block.at = best
                self._place((level,))
        for left in range(len(blocks) - 1):
            blocks[left], blocks[left + 1] = blocks[left + 1], blocks[left]
            self._place((level,))
            tried = self._around(level)
            if tried < cost - 1e-6:
                cost, changed = tried, True
            else:
                blocks[left], blocks[left + 1] = blocks[left + 1], blocks[left]
        self._place((level,))
        if not changed and len(blocks) > 2:
            changed = self._reinsert(level, cost)
        return changed

    def _reinsert(self, level: int, cost: float) -> bool:
        """Take one block out of a row and put it where it is cheapest."""
        blocks = self.rows[level]
        for block in list(blocks):
            if self.tries > _MOST_TRIES:
                break
            here = blocks.index(block)
            best, place = cost, here
            for other in range(len(blocks)):
                if abs(other - here) < 2:
                    continue
                blocks.remove(block)
                blocks.insert(other, block)
                self._place((level,))
                tried = self._around(level)
                if tried < best - 1e-6:
                    best, place = tried, other
                blocks.remove(block)
                blocks.insert(here, block)
            if place != here:
                blocks.remove(block)
                blocks.insert(place, block)
                self._place((level,))
                return True
        self._place((level,))
        return False

    def _turn_branches(self) -> bool:
        """Swap neighbours together with all that hangs below them, where that is cheaper in all."""
        cost = self.total()
        changed = False
        for level in range(self.height - 1):
            for left in range(len(self.rows[level]) - 1):
                kept = [list(blocks) for blocks in self.rows]
                ways = [block.at for block in self.blocks]
                blocks = self.rows[level]
                blocks[left], blocks[left + 1] = blocks[left + 1], blocks[left]
                self._place((level,))
                self._sweep(range(level + 1, self.height), up=False)
                tried = self.total()
                if tried < cost - 1e-6:
                    cost, changed = tried, True
                else:
                    self.rows = kept
                    for block, way in zip(self.blocks, ways, strict=True):
                        block.at = way
                    self._place()
        return changed

    def _sweep(self, levels: Sequence[int], up: bool) -> None:
        """Sort rows one after another by where their lines come from."""
        for level in levels:
            pulls: dict[int, list[float]] = {}
            for edge in self.gaps[level if up else level - 1]:
                if up:
                    for upper in edge.upper:
                        pulls.setdefault(id(self.of[upper]), []).append(self.pos[edge.lower])
                else:
                    pulls.setdefault(id(self.of[edge.lower]), []).append(self._at(edge.upper))
            where = {
                id(block): sum(pull) / len(pull) if (pull := pulls.get(id(block))) else self.pos[block.people[0]]
                for block in self.rows[level]
            }
            self.rows[level].sort(key=lambda block: where[id(block)])
            self._place((level,))
