"""Who belongs to whom: a book's people and bonds as the couples, children and households that a diagram draws."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.family import Diagram, DiagramKind, Household
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Bond, BondKind, Gender, Person, Role
from lifestory_app.family.unions import Union, union_of

FAMILY_ROLES = frozenset({
    Role.CHILD, Role.BIRTH_MOTHER, Role.BIRTH_FATHER, Role.SIBLING, Role.RELATIVE, Role.FOSTER_CARER, Role.KINSHIP_CARER,
    Role.ADOPTIVE_PARENT, Role.SPECIAL_GUARDIAN, Role.PET,
})  # fmt: skip

MAIN_ORDER = (
    BondKind.BIRTH_PARENT,
    BondKind.ADOPTIVE_PARENT,
    BondKind.SPECIAL_GUARDIAN,
    BondKind.KINSHIP_CARER,
    BondKind.FOSTER_CARER,
    BondKind.STEP_PARENT,
    BondKind.DONOR,
)
"""Under whose line a child stands first, where several have parented them."""

MOST_DRAWN = 100
"""How many people a genogram has room for: about five generations. Of more, those fewest steps from the child are drawn."""


@dataclass(frozen=True, slots=True)
class Kinsman:
    """Somebody who is drawn. A parent who is not named in the book has no `person`."""

    id: PersonId
    person: Person | None
    gender: Gender

    @property
    def born(self) -> UncertainDate | None:
        return self.person.born if self.person else None


@dataclass(frozen=True, slots=True)
class Descent:
    """How one child came to one or two parents: by birth, adoption and so on. `main` is whose line they stand under."""

    child: PersonId
    kind: BondKind
    parents: tuple[PersonId, ...]
    bonds: tuple[Bond, ...]
    main: bool = False

    @property
    def since(self) -> UncertainDate | None:
        return next((bond.when.start for bond in self.bonds if bond.when.start), None)

    @property
    def until(self) -> UncertainDate | None:
        return next((bond.when.end for bond in self.bonds if bond.when.end), None)


@dataclass(frozen=True, slots=True)
class Kin:
    """All that a genogram tells. `people` are in the order of the book, parents who are not named after those who are.

    `not_family` are friends and people who are in the book for their work; `loose` are drawn though no bond joins them;
    `too_far` counts those who are left out because the family is larger than a drawing has room for.
    """

    child: PersonId
    people: tuple[Kinsman, ...]
    unions: tuple[Union, ...]
    descents: tuple[Descent, ...]
    siblings: tuple[Bond, ...] = ()
    pets: tuple[Bond, ...] = ()
    feelings: tuple[Bond, ...] = ()
    households: tuple[Household, ...] = ()
    left_out: tuple[Person, ...] = ()
    not_family: tuple[Person, ...] = ()
    loose: tuple[PersonId, ...] = ()
    too_far: int = 0

    def kinsman(self, who: PersonId) -> Kinsman:
        """Raises KeyError for somebody who is not drawn."""
        return next(each for each in self.people if each.id == who)

    def union(self, parents: Iterable[PersonId]) -> Union | None:
        """The couple of these two, if they are one."""
        pair = frozenset(parents)
        return next((union for union in self.unions if frozenset(union.partners) == pair), None)


def unnamed_parent(of: PersonId) -> PersonId:
    """The id under which the parent whom the book does not name stands beside a known one."""
    return PersonId(f"unnamed:{of}")


def kin_of(book: Book, diagram: Diagram | None = None) -> Kin:
    """The kin of a book's child. Bonds to people who are left out or not in the book are left out with them."""
    return _Reader(book, diagram or book.diagram(DiagramKind.GENOGRAM)).read()


class _Reader:
    """One reading of a book; gathers couples and parents who are not named as it goes."""

    def __init__(self, book: Book, diagram: Diagram) -> None:
        self.book = book
        self.diagram = diagram
        self.left_out = {who for who in diagram.left_out if who != book.child}
        self.too_far: frozenset[PersonId] = frozenset()
        self.order = {person.id: place for place, person in enumerate(book.people)}
        self.unnamed: dict[PersonId, Kinsman] = {}

    @cached_property
    def bonds(self) -> list[Bond]:
        """Bonds between two people who are drawn, each said once."""
        return [bond for bond in self._possible if not {bond.one, bond.other} & self.too_far]

    @cached_property
    def _possible(self) -> list[Bond]:
        """Bonds between two people who may both be drawn, each said once."""
        kept: dict[tuple[object, ...], Bond] = {}
        for bond in self.book.bonds:
            if bond.one == bond.other or not {bond.one, bond.other} <= self.order.keys():
                continue
            if {bond.one, bond.other} & self.left_out:
                continue
            pair: object = frozenset((bond.one, bond.other)) if bond.kind.is_mutual else (bond.one, bond.other)
            kept.setdefault((bond.kind, pair, bond.when), bond)
        return list(kept.values())

    def _nearest(self, may: set[PersonId]) -> set[PersonId]:
        """Those fewest steps from the child, whole steps at a time, and after them those whom nothing joins to the child."""
        beside: dict[PersonId, set[PersonId]] = {}
        for bond in self._possible:
            if not bond.kind.is_feeling:
                beside.setdefault(bond.one, set()).add(bond.other)
                beside.setdefault(bond.other, set()).add(bond.one)
        kept = {self.book.child}
        edge = kept
        while edge:
            edge = {other for who in edge for other in beside.get(who, ())} - kept
            if len(kept) + len(edge) > MOST_DRAWN:
                return kept if len(kept) > 1 else kept | self._first(edge, MOST_DRAWN - 1)
            kept = kept | edge
        return kept | self._first(may - kept, MOST_DRAWN - len(kept))

    def _first(self, some: set[PersonId], most: int) -> set[PersonId]:
        return set(sorted(some, key=self.order.__getitem__)[:most])

    def read(self) -> Kin:
        bound = {who for bond in self._possible for who in (bond.one, bond.other)}
        may = bound | {person.id for person in self.book.people if person.role in FAMILY_ROLES} - self.left_out
        if len(may) > MOST_DRAWN:
            self.too_far = frozenset(may - self._nearest(may))
        drawn, strangers, loose = [], [], []
        for person in self.book.people:
            if person.id in self.left_out or person.id in self.too_far:
                continue
            if person.id in may or person.id == self.book.child:
                drawn.append(Kinsman(person.id, person, person.gender))
                if person.id not in bound and person.id != self.book.child:
                    loose.append(person.id)
            else:
                strangers.append(person)
        couples: dict[frozenset[PersonId], list[Bond]] = {}
        for bond in self.bonds:
            if bond.kind.is_couple:
                couples.setdefault(frozenset((bond.one, bond.other)), []).append(bond)
        descents = _with_main(self._descents(couples))
        people = (*drawn, *self.unnamed.values())
        known = {each.id: each for each in people}
        for descent in descents:
            if len(descent.parents) == 2:
                couples.setdefault(frozenset(descent.parents), [])
        place = {each.id: number for number, each in enumerate(people)}
        unions = []
        for pair, bonds in couples.items():
            one, other = sorted(pair, key=place.__getitem__)
            unions.append(union_of(one, other, bonds, known[one].gender, known[other].gender, self._died(known, pair)))
        kept = {each.id for each in people}
        return Kin(
            self.book.child,
            people,
            tuple(unions),
            descents,
            tuple(bond for bond in self.bonds if bond.kind.is_sibling),
            tuple(bond for bond in self.bonds if bond.kind is BondKind.PET_OF),
            tuple(bond for bond in self.bonds if bond.kind.is_feeling),
            tuple(each for each in self.book.households if kept & set(each.who)),
            tuple(person for person in self.book.people if person.id in self.left_out),
            tuple(strangers),
            tuple(loose),
            len(self.too_far),
        )

    def _died(self, known: dict[PersonId, Kinsman], pair: frozenset[PersonId]) -> bool:
        return any(person.has_died for who in pair if (person := known[who].person) is not None)

    def _descents(self, couples: dict[frozenset[PersonId], list[Bond]]) -> list[Descent]:
        of: dict[PersonId, dict[BondKind, list[Bond]]] = {}
        for bond in self.bonds:
            if bond.kind.is_parent:
                of.setdefault(bond.other, {}).setdefault(bond.kind, []).append(bond)
        found: list[Descent] = []
        for child in sorted(of, key=self.order.__getitem__):
            kinds = of[child]
            for kind in MAIN_ORDER:
                given = sorted(kinds.get(kind, ()), key=lambda bond: self.order[bond.one])
                if kind is BondKind.BIRTH_PARENT and given:
                    found += self._birth(child, given, bool(kinds.get(BondKind.DONOR)))
                else:
                    found += _paired(child, kind, given, couples)
        return found

    def _birth(self, child: PersonId, given: list[Bond], donor: bool) -> list[Descent]:
        by_parent: dict[PersonId, list[Bond]] = {}
        for bond in given:
            by_parent.setdefault(bond.one, []).append(bond)
        parents = list(by_parent)
        first, rest = parents[:2], parents[2:]
        if len(first) == 1 and not donor and not self._other_is_known(child, first[0]):
            other = self._unnamed_beside(first[0])
            if other is not None:
                first.append(other)
        bonds = tuple(bond for parent in first for bond in by_parent.get(parent, ()))
        made = [Descent(child, BondKind.BIRTH_PARENT, tuple(first), bonds)]
        return made + [Descent(child, BondKind.BIRTH_PARENT, (each,), tuple(by_parent[each])) for each in rest]

    def _other_is_known(self, child: PersonId, parent: PersonId) -> bool:
        """Whether the book knows a second birth parent, who is only left out of this diagram."""
        return any(
            bond.kind is BondKind.BIRTH_PARENT and bond.other == child and bond.one != parent for bond in self.book.bonds
        )

    def _unnamed_beside(self, parent: PersonId) -> PersonId | None:
        who = unnamed_parent(parent)
        if who in self.diagram.left_out:
            return None
        if who not in self.unnamed:
            known = self.book.person(parent).gender
            gender = {Gender.FEMALE: Gender.MALE, Gender.MALE: Gender.FEMALE}.get(known, Gender.UNKNOWN)
            self.unnamed[who] = Kinsman(who, None, gender)
        return who


def _paired(
    child: PersonId, kind: BondKind, given: list[Bond], couples: dict[frozenset[PersonId], list[Bond]]
) -> list[Descent]:
    """Parents or carers of one kind: a couple together, and two who came on the same day; the others each alone."""
    made: list[Descent] = []
    left = list(given)
    while left:
        first = left.pop(0)
        mate = next(
            (bond for bond in left if bond.one != first.one and frozenset((first.one, bond.one)) in couples),
            None,
        ) or next((bond for bond in left if bond.one != first.one and bond.when == first.when), None)
        if kind in (BondKind.STEP_PARENT, BondKind.DONOR):
            mate = None
        again = [bond for bond in left if bond.one == first.one]
        if mate is not None:
            left.remove(mate)
            made.append(Descent(child, kind, (first.one, mate.one), (first, mate)))
        elif not again or first.when != again[0].when:
            made.append(Descent(child, kind, (first.one,), (first,)))
    return made


def _with_main(descents: list[Descent]) -> tuple[Descent, ...]:
    """Every child's first descent by the order of kinds is the line that they stand under."""
    seen: set[PersonId] = set()
    out = []
    for descent in descents:
        out.append(Descent(descent.child, descent.kind, descent.parents, descent.bonds, descent.child not in seen))
        seen.add(descent.child)
    return tuple(out)
