"""Rows of a genogram: who stands in which generation, oldest on top.

People who must share a row are merged into classes: couples, then brothers and sisters, unless that made somebody their own
ancestor. A row is then the longest way down from a founder, and founders come down to one row above their children.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import BondKind, Role
from lifestory_app.family.kin import Descent, Kin


@dataclass(frozen=True, slots=True)
class Rows:
    """The row of everybody, 0 on top, and the parents whom a loop keeps from standing above their child."""

    of: dict[PersonId, int]
    against: tuple[tuple[PersonId, PersonId], ...] = ()


def rows_of(kin: Kin) -> Rows:
    """Everybody's row. Loops end, and are told in `against` as (parent, child)."""
    classes = _Classes(each.id for each in kin.people)
    against: list[tuple[PersonId, PersonId]] = []
    birth = [each for each in kin.descents if each.kind is BondKind.BIRTH_PARENT]
    others = [each for each in kin.descents if each.kind is not BondKind.BIRTH_PARENT]
    _go_above(classes, birth, against)
    for union in kin.unions:
        classes.merge(*union.partners)
    _share_a_row(classes, birth, whole=True)
    for bond in sorted(kin.siblings, key=lambda bond: bond.kind is BondKind.SIBLING):
        classes.merge(bond.one, bond.other)
    _go_above(classes, others, against)
    _share_a_row(classes, birth, whole=False)
    _share_a_row(classes, [each for each in others if each.main], whole=True)
    for bond in kin.pets:
        classes.merge(bond.one, bond.other)
    return Rows(_ranked(kin, classes), tuple(dict.fromkeys(against)))


def _go_above(classes: "_Classes", descents: Iterable[Descent], against: list[tuple[PersonId, PersonId]]) -> None:
    for descent in descents:
        for parent in descent.parents:
            if not classes.above(parent, descent.child):
                against.append((parent, descent.child))


def _share_a_row(classes: "_Classes", descents: Iterable[Descent], whole: bool) -> None:
    """Merge the children of the same parents; where not `whole`, those of any one parent."""
    by_parents: dict[object, list[PersonId]] = {}
    for descent in descents:
        for key in (frozenset(descent.parents),) if whole else descent.parents:
            by_parents.setdefault(key, []).append(descent.child)
    for children in by_parents.values():
        for child in children[1:]:
            classes.merge(children[0], child)


class _Classes:
    """People merged into classes, with which class must stand above which; never a class above itself."""

    def __init__(self, people: Iterable[PersonId]) -> None:
        self._class = {who: who for who in people}
        self._members = {who: [who] for who in self._class}
        self._below: dict[PersonId, set[PersonId]] = {who: set() for who in self._class}

    def of(self, who: PersonId) -> PersonId:
        return self._class[who]

    def all(self) -> list[PersonId]:
        return list(self._members)

    def below(self, name: PersonId) -> set[PersonId]:
        """The classes that stand right below a class."""
        return {self._class[each] for each in self._below[name]}

    def above(self, upper: PersonId, lower: PersonId) -> bool:
        """Say that one stands above another. False, and nothing said, where that would close a loop."""
        top, foot = self._class[upper], self._class[lower]
        if top == foot or self._reaches(foot, top):
            return False
        self._below[top].add(foot)
        return True

    def merge(self, one: PersonId, other: PersonId) -> bool:
        """Let two share a row. False, and nothing merged, where one stands above the other already."""
        a, b = self._class[one], self._class[other]
        if a == b:
            return True
        if self._reaches(a, b) or self._reaches(b, a):
            return False
        for member in self._members.pop(b):
            self._class[member] = a
            self._members[a].append(member)
        self._below[a] |= self._below.pop(b)
        return True

    def _reaches(self, top: PersonId, foot: PersonId) -> bool:
        seen, waiting = {top}, [top]
        while waiting:
            for each in self.below(waiting.pop()):
                if each == foot:
                    return True
                if each not in seen:
                    seen.add(each)
                    waiting.append(each)
        return False


def _ranked(kin: Kin, classes: _Classes) -> dict[PersonId, int]:
    names = classes.all()
    below = {name: classes.below(name) for name in names}
    order = _topological(names, below)
    row = dict.fromkeys(names, 0)
    for name in order:
        for foot in below[name]:
            row[foot] = max(row[foot], row[name] + 1)
    above = {name: [other for other in names if name in below[other]] for name in names}
    for name in reversed(order):
        # Children without children of their own, and with no other parents, come down with their parents.
        free = {foot for foot in below[name] if not below[foot] and len(above[foot]) == 1}
        bound = below[name] - free
        if bound:
            row[name] = min(row[foot] for foot in bound) - 1
        for foot in free:
            row[foot] = row[name] + 1
    _beside(kin, classes, below, row)
    least = min(row.values(), default=0)
    return {each.id: row[classes.of(each.id)] - least for each in kin.people}


def _topological(names: list[PersonId], below: dict[PersonId, set[PersonId]]) -> list[PersonId]:
    entering = dict.fromkeys(names, 0)
    for feet in below.values():
        for foot in feet:
            entering[foot] += 1
    ready = [name for name in names if not entering[name]]
    order = []
    place = {name: number for number, name in enumerate(names)}
    while ready:
        name = ready.pop(0)
        order.append(name)
        for foot in sorted(below[name], key=place.__getitem__):
            entering[foot] -= 1
            if not entering[foot]:
                ready.append(foot)
    return order


def _beside(kin: Kin, classes: _Classes, below: dict[PersonId, set[PersonId]], row: dict[PersonId, int]) -> None:
    """Move people who are not joined to the child's family up or down to those who were born about when they were."""
    joined = _components(list(row), below)
    born: dict[PersonId, list[int]] = {}
    for each in kin.people:
        if each.born is not None:
            born.setdefault(classes.of(each.id), []).append(each.born.year)
    mean = {name: sum(years) / len(years) for name, years in born.items()}
    ours = joined[classes.of(kin.child)]
    child_row = row[classes.of(kin.child)]
    for name in dict.fromkeys(joined.values()):
        if name == ours:
            continue
        theirs = [each for each in row if joined[each] == name]
        shifts = [
            row[near] - row[each]
            for each in theirs
            if each in mean
            for near in [min((o for o in mean if joined[o] == ours), key=lambda o: abs(mean[o] - mean[each]), default=None)]
            if near is not None
        ]
        lowest = max(row[each] for each in theirs)
        alone = len(theirs) == 1
        usual = child_row - lowest - (1 if alone and not _is_young(kin, classes, name) else 0)
        shift = sorted(shifts)[len(shifts) // 2] if shifts else usual
        for theirs_name in theirs:
            row[theirs_name] += shift


def _is_young(kin: Kin, classes: _Classes, name: PersonId) -> bool:
    """Whether a class holds somebody who is most likely of the child's own generation."""
    return any(
        each.person is not None and each.person.role in (Role.SIBLING, Role.FRIEND, Role.PET)
        for each in kin.people
        if classes.of(each.id) == name
    )


def _components(names: list[PersonId], below: dict[PersonId, set[PersonId]]) -> dict[PersonId, PersonId]:
    """For each class the first class of the part of the family that it belongs to."""
    beside: dict[PersonId, set[PersonId]] = {name: set(feet) for name, feet in below.items()}
    for name, feet in below.items():
        for foot in feet:
            beside[foot].add(name)
    part: dict[PersonId, PersonId] = {}
    for name in names:
        if name in part:
            continue
        waiting = [name]
        part[name] = name
        while waiting:
            for near in beside[waiting.pop()]:
                if near not in part:
                    part[near] = name
                    waiting.append(near)
    return part
