"""The lines of a genogram: couples' bars, children's drops, second parents, pets and feelings."""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence

from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import BondKind
from lifestory_app.family.bars import Bar, Bars, key_of
from lifestory_app.family.genogram import CHILD_LINES, Cut, Feeling, Line, LineKind, OnLine, Point
from lifestory_app.family.kin import Descent, Kin, Kinsman
from lifestory_app.family.ordering import Order
from lifestory_app.family.placing import Side, Sizes
from lifestory_app.family.shapes import edge, foot_at, half_of, outline_of, top_at
from lifestory_app.family.sibships import Sibship, twins_of
from lifestory_app.family.tracks import Net
from lifestory_app.family.unions import Ending, Tie

_SECOND_PORT = 7.0
_TIES = {
    Tie.MARRIED: LineKind.MARRIED,
    Tie.TOGETHER: LineKind.TOGETHER,
    Tie.RELATIONSHIP: LineKind.RELATIONSHIP,
    Tie.PARENTS: LineKind.PARENTS,
}


def words_box(each: Kinsman, at: Point, sides: Mapping[PersonId, Side], sizes: Sizes) -> tuple[float, float, float, float]:
    """The box of somebody's words beside their symbol."""
    wide, high = sizes.words(each.id)
    half, row_half = half_of(each, sizes.symbol), sizes.symbol / 2
    x, y = at
    match sides[each.id]:
        case Side.ABOVE:
            return x - wide / 2, y - max(half, row_half) - 3 - high, wide, high
        case Side.BELOW:
            return x - wide / 2, y + half + 3, wide, high
        case _:
            return x + half + sizes.beside, min(y - row_half, y + row_half + 1 - high), wide, high


class Lines:
    """The lines of one diagram. First `nets` says what must be joined between rows; `draw` then draws it at given heights."""

    def __init__(
        self,
        kin: Kin,
        row: Mapping[PersonId, int],
        sibships: Sequence[Sibship],
        x: Mapping[str, float],
        bars: Bars,
        sizes: Sizes,
    ) -> None:
        self.kin = kin
        self.row = row
        self.sibships = sibships
        self.x = x
        self.bars = bars
        self.sizes = sizes
        self.people = {each.id: each for each in kin.people}
        self.twins = twins_of(kin)
        self.bar_of = {key_of(bar.union): bar for bar in bars.bars}
        self.lines: list[Line] = []
        self.cuts: list[Cut] = []
        self.on_lines: list[OnLine] = []
        self.twin_gaps: set[int] = set()
        self._stems: dict[int, list[tuple[float, str]]] = {}
        self._nets: dict[int, list[tuple[Net, Sibship, tuple[PersonId, ...]]]] = {}
        self._ports = self._child_ports()

    # -- what must be joined

    def nets(self, order: Order) -> dict[int, list[Net]]:
        """The nets of every gap, named by the row below it."""
        # Single parents' lines cannot move along a bar, so they choose first; then the lines that children stand under.
        for sibship in sorted(self.sibships, key=lambda each: (len(each.parents) == 2, not each.main)):
            for gap, net, children in self._nets_of(sibship, order):
                self._nets.setdefault(gap, []).append((net, sibship, children))
        return {gap: [net for net, _, _ in nets] for gap, nets in self._nets.items()}

    def _nets_of(self, sibship: Sibship, order: Order) -> Iterator[tuple[int, Net, tuple[PersonId, ...]]]:
        top = max((self.row[who] for who in sibship.parents), default=-1)
        passed: set[int] = set()
        for level in sorted({self.row[child] for child in sibship.children}):
            if level <= top and sibship.parents:
                continue
            children = tuple(child for child in sibship.children if self.row[child] == level)
            feet, twins = self._feet(sibship, children, level)
            if not sibship.parents:
                yield level, Net(f"{sibship.key}:{level}", (), feet, twins), children
                continue
            at = self._clear(self._stem(sibship, feet if level == top + 1 else None), sibship, top)
            for between in range(top + 1, level):
                way = self.x[order.ways[sibship.key, between]]
                if between not in passed:
                    passed.add(between)
                    yield between, Net(f"{sibship.key}:{between}:way", (at,), (way,)), ()
                at = way
            yield level, Net(f"{sibship.key}:{level}", (at,), feet, twins), children

    def _feet(self, sibship: Sibship, children: Sequence[PersonId], level: int) -> tuple[tuple[float, ...], bool]:
        """Where a net comes down to children. Twins share one foot."""
        feet: list[float] = []
        shared: set[PersonId] = set()
        together = self._twins_in(children)
        for child in children:
            root = self.twins.get(child)
            if root is not None and len(together.get(root, ())) > 1 and self._first_line(sibship, child):
                if root not in shared:
                    shared.add(root)
                    feet.append(sum(self.x[each] for each in together[root]) / len(together[root]))
            else:
                feet.append(self.x[child] + self._ports.get((sibship.key, child), 0.0))
        if shared:
            self.twin_gaps.add(level)
        return tuple(feet), bool(shared)

    def _twins_in(self, children: Sequence[PersonId]) -> dict[PersonId, list[PersonId]]:
        together: dict[PersonId, list[PersonId]] = {}
        for child in children:
            if child in self.twins:
                together.setdefault(self.twins[child], []).append(child)
        return together

    def _first_line(self, sibship: Sibship, child: PersonId) -> bool:
        return self._ports.get((sibship.key, child), 0.0) == 0.0

    def _stem(self, sibship: Sibship, feet: tuple[float, ...] | None) -> float:
        """Where a sibship hangs from its couple's bar or from its single parent."""
        if len(sibship.parents) == 1:
            who = sibship.parents[0]
            return self.x[who] + self.bars.ports.get((sibship.key, who), 0.0)
        bar = self._bar(sibship)
        left, right = min(bar.ends), max(bar.ends)
        mates = [each for each in self.sibships if frozenset(each.parents) == frozenset(sibship.parents)]
        mates.sort(key=lambda each: not each.main)
        # Further lines of a couple leave beside the first, on the side to which they go.
        before = [each for each in mates[1:] if self._goes_left(each, bar) == self._goes_left(sibship, bar)]
        steps = before.index(sibship) + 1 if sibship in before else 0
        at = bar.anchor + 9.0 * steps * (-1 if self._goes_left(sibship, bar) else 1)
        alone = feet is not None and len(feet) == 1 and len(mates) == 1
        if feet is not None and alone and left + 5 < feet[0] < right - 5 and abs(feet[0] - at) < 14:
            return feet[0]
        return min(max(at, left), right) if right - left > 4 else at

    def _clear(self, at: float, sibship: Sibship, row: int) -> float:
        """The place nearest to this on a couple's bar where no other line comes down from the same row."""
        taken = self._stems.setdefault(row, [])
        if len(sibship.parents) == 2:
            ends = self._bar(sibship).ends
            tries = (at + side * step for step in range(0, 40, 5) for side in (1, -1))
            inside = (each for each in tries if min(ends) + 4 < each < max(ends) - 4)
            free = (each for each in inside if all(abs(each - other) > 4 or key == sibship.key for other, key in taken))
            at = next(free, at)
        taken.append((at, sibship.key))
        return at

    def _goes_left(self, sibship: Sibship, bar: Bar) -> bool:
        return sum(self.x[child] for child in sibship.children) / len(sibship.children) < bar.anchor

    def _bar(self, sibship: Sibship) -> Bar:
        union = self.kin.union(sibship.parents)
        assert union is not None
        return self.bar_of[key_of(union)]

    def _child_ports(self) -> dict[tuple[str, PersonId], float]:
        """Where each line comes to a child: the one they stand under in the middle, others on the side they come from."""
        ports: dict[tuple[str, PersonId], float] = {}
        coming: dict[PersonId, list[Sibship]] = {}
        for sibship in self.sibships:
            for child in sibship.children:
                coming.setdefault(child, []).append(sibship)
        for child, lines in coming.items():
            left, right = 0, 0
            middle_taken = any(each.main for each in lines)
            for sibship in lines:
                if sibship.main or not middle_taken:
                    ports[sibship.key, child] = 0.0
                    middle_taken = True
                    continue
                ids = sibship.parents or tuple(each for each in sibship.children if each != child)
                from_x = sum(self.x[who] for who in ids) / len(ids)
                if from_x < self.x[child]:
                    left += 1
                    ports[sibship.key, child] = -_SECOND_PORT * left
                else:
                    right += 1
                    ports[sibship.key, child] = _SECOND_PORT * right
        return ports

    # -- drawing

    def draw(
        self, places: Mapping[PersonId, Point], levels: Sequence[float], tracks: Mapping[int, Mapping[str, float]]
    ) -> None:
        """Draw every bar, drop and link, with people at their places and level lines at the heights of their tracks."""
        self._draw_bars(places)
        for gap, nets in self._nets.items():
            for net, sibship, children in nets:
                self._draw_net(net, sibship, children, gap, places, levels, tracks)
        for sibship in self.sibships:
            self._draw_aside(sibship, places)
        for bond in self.kin.pets:
            start, end = self._between(bond.one, bond.other, places)
            self.lines.append(Line(LineKind.PET, (start, end)))

    def bar_height(self, bar: Bar, places: Mapping[PersonId, Point]) -> float:
        return max(places[who][1] for who in bar.union.partners) + self.sizes.symbol / 2 + self.bars.depth(bar)

    def bar_boxes(self, places: Mapping[PersonId, Point]) -> dict[tuple[PersonId, PersonId], tuple[float, float, float, float]]:
        """The box from the middle of each couple down to their line: left, top, right, bottom."""
        return {
            bar.union.partners: (
                min(bar.ends),
                max(places[who][1] for who in bar.union.partners),
                max(bar.ends),
                self.bar_height(bar, places),
            )
            for bar in self.bars.bars
        }

    def _draw_bars(self, places: Mapping[PersonId, Point]) -> None:
        for bar in self.bars.bars:
            union = bar.union
            y = self.bar_height(bar, places)
            ends = [(at, self._foot(who, at, places)) for who, at in zip(union.partners, bar.ends, strict=True)]
            (x1, y1), (x2, y2) = sorted(ends)
            self.lines.append(Line(_TIES[union.tie], ((x1, y1), (x1, y), (x2, y), (x2, y2))))
            wide, high = self.sizes.on_line(union)
            middle = min(max(bar.anchor, x1 + wide / 2 + 4), x2 - wide / 2 - 4) if x2 - x1 > wide + 8 else bar.anchor
            if wide:
                self.on_lines.append(OnLine(union, (middle - wide / 2, y - high - 1.5, wide, high)))
            if union.ending is not Ending.NONE:
                strokes = 2 if union.ending is Ending.DIVORCED else 1
                left = middle - wide / 2
                self.cuts.append(Cut((max((x1 + left) / 2, left - 14), y), strokes))

    def _foot(self, who: PersonId, at: float, places: Mapping[PersonId, Point]) -> float:
        each = self.people[who]
        x, y = places[who]
        return y + foot_at(outline_of(each), half_of(each, self.sizes.symbol), at - x)

    def _top(self, who: PersonId, at: float, places: Mapping[PersonId, Point]) -> float:
        each = self.people[who]
        x, y = places[who]
        return y - top_at(outline_of(each), half_of(each, self.sizes.symbol), at - x)

    def _draw_net(
        self,
        net: Net,
        sibship: Sibship,
        children: tuple[PersonId, ...],
        gap: int,
        places: Mapping[PersonId, Point],
        levels: Sequence[float],
        tracks: Mapping[int, Mapping[str, float]],
    ) -> None:
        kinds = {self._kind(sibship, child) for child in sibship.children}
        shared = kinds.pop() if len(kinds) == 1 else LineKind.BIRTH
        track = tracks.get(gap, {}).get(net.key)
        start = self._start(net, sibship, gap, places, levels)
        if track is None:
            # Straight down: one line from the bar to the child or through the row.
            foot = net.tops[0]
            if children:
                end = self._top(children[0], foot, places)
                self.lines.append(Line(shared, ((foot, start), (foot, end))))
                self._ended(sibship, children[0], foot, end)
            else:
                self.lines.append(Line(shared, ((foot, start), (foot, levels[gap]))))
            return
        if net.tops and (len(net.feet) > 1 or net.twins):
            self.lines.append(Line(shared, ((net.tops[0], start), (net.tops[0], track))))
        if len(net.feet) > 1 or not net.tops:
            self.lines.append(Line(shared, ((net.left, track), (net.right, track))))
        elif net.twins and abs(net.tops[0] - net.feet[0]) > 0.1:
            self.lines.append(Line(shared, ((net.tops[0], track), (net.feet[0], track))))
        if not children:
            way = net.feet[0]
            self.lines.append(Line(shared, ((net.tops[0], start), (net.tops[0], track), (way, track), (way, levels[gap]))))
            return
        self._draw_drops(net, sibship, children, places, start, track)

    def _draw_drops(
        self,
        net: Net,
        sibship: Sibship,
        children: tuple[PersonId, ...],
        places: Mapping[PersonId, Point],
        start: float,
        track: float,
    ) -> None:
        together = self._twins_in(children)
        for child in children:
            kind = self._kind(sibship, child)
            root = self.twins.get(child)
            twins = together.get(root, []) if root is not None else []
            if len(twins) > 1 and self._first_line(sibship, child):
                apex = sum(self.x[each] for each in twins) / len(twins)
                at, end = self.x[child], self._top(child, self.x[child], places)
                self.lines.append(Line(kind, ((apex, track), (at, end))))
                if child == twins[0]:
                    self._draw_identical(twins, apex, track, places)
            else:
                at = self.x[child] + self._ports.get((sibship.key, child), 0.0)
                end = self._top(child, at, places)
                if len(net.feet) > 1 or not net.tops:
                    self.lines.append(Line(kind, ((at, track), (at, end))))
                else:
                    # One child alone: a single line with its corners, so that dashes run on round them.
                    top = net.tops[0]
                    self.lines.append(Line(kind, ((top, start), (top, track), (at, track), (at, end))))
            self._ended(sibship, child, at, end)

    def _draw_identical(self, twins: Sequence[PersonId], apex: float, track: float, places: Mapping[PersonId, Point]) -> None:
        pairs = {frozenset((bond.one, bond.other)) for bond in self.kin.siblings if bond.kind is BondKind.IDENTICAL_TWIN}
        ordered = sorted(twins, key=lambda each: self.x[each])
        for left, right in itertools.pairwise(ordered):
            if frozenset((left, right)) in pairs:
                ends = []
                for each in (left, right):
                    x, y = self.x[each], self._top(each, self.x[each], places)
                    ends.append((apex + (x - apex) * 0.55, track + (y - track) * 0.55))
                self.lines.append(Line(LineKind.IDENTICAL, tuple(ends)))

    def _start(self, net: Net, sibship: Sibship, gap: int, places: Mapping[PersonId, Point], levels: Sequence[float]) -> float:
        """How high the line of a net begins: at the couple's bar, at a single parent, or in the row it comes through."""
        if not net.tops:
            return 0.0
        top = max(self.row[who] for who in sibship.parents)
        if gap > top + 1:
            return levels[gap - 1]
        if len(sibship.parents) == 1:
            return self._foot(sibship.parents[0], net.tops[0], places)
        return self.bar_height(self._bar(sibship), places)

    def _kind(self, sibship: Sibship, child: PersonId) -> LineKind:
        descent = sibship.descent_of(child)
        return CHILD_LINES[descent.kind] if descent else LineKind.SIBLINGS

    def _ended(self, sibship: Sibship, child: PersonId, x: float, y: float) -> None:
        """A stroke across the line of a placement that has ended."""
        descent = sibship.descent_of(child)
        if descent is not None and has_ended(descent):
            # Ends beside each other are marked at different heights, so that each stroke is seen to cut one line.
            place = round(abs(self._ports.get((sibship.key, child), 0.0)) / _SECOND_PORT)
            self.cuts.append(Cut((x, y - (6 if place % 2 else 13)), 1, upright=True))

    def _draw_aside(self, sibship: Sibship, places: Mapping[PersonId, Point]) -> None:
        """Carers who stand in the child's own row, or below it, are joined by a straight line."""
        top = max((self.row[who] for who in sibship.parents), default=-1)
        for child in sibship.children:
            if not sibship.parents or self.row[child] > top:
                continue
            for parent in sibship.parents:
                start, end = self._between(parent, child, places)
                self.lines.append(Line(self._kind(sibship, child), (start, end)))

    # -- straight lines between two symbols

    def feelings(self, places: Mapping[PersonId, Point]) -> Iterator[Feeling]:
        """How people get on, each a line of its own: several between the same two run beside each other."""
        between: dict[frozenset[PersonId], int] = {}
        for bond in self.kin.feelings:
            pair = frozenset((bond.one, bond.other))
            number = between.get(pair, 0)
            between[pair] = number + 1
            low = self.row[bond.one] == self.row[bond.other]
            start, end = self._between(bond.one, bond.other, places, (10.0 if low else 0.0) - 9.0 * number)
            yield Feeling(bond.kind, start, end)

    def _between(
        self, one: PersonId, other: PersonId, places: Mapping[PersonId, Point], beside: float = 0.0
    ) -> tuple[Point, Point]:
        """From the edge of one symbol to that of another, moved sideways (down, for level lines) by so much."""
        (x1, y1), (x2, y2) = places[one], places[other]
        length = math.hypot(x2 - x1, y2 - y1) or 1.0
        dx, dy = (x2 - x1) / length, (y2 - y1) / length
        sign = 1.0 if dx >= 0 else -1.0
        ox, oy = -dy * beside * sign, dx * beside * sign
        ends = []
        for who, (x, y), way in ((one, (x1, y1), 1.0), (other, (x2, y2), -1.0)):
            each = self.people[who]
            half = half_of(each, self.sizes.symbol)
            reach = edge(outline_of(each), half, dx, dy)
            if beside:
                reach = math.sqrt(max(reach * reach - beside * beside, 1.0)) if outline_of(each).value == "circle" else reach
            ends.append((x + ox + way * dx * reach, y + oy + way * dy * reach))
        return ends[0], ends[1]


def has_ended(descent: Descent) -> bool:
    """Whether a placement has come to an end."""
    return descent.until is not None and descent.kind is not BondKind.BIRTH_PARENT
