"""Edits of the family: households, cultures, topics, supports and diagrams, as values like all edits."""

from dataclasses import dataclass, replace

from lifestory_app.domain.bond_checks import impossible
from lifestory_app.domain.book import Book, put, without
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.family import Culture, Diagram, Household, Support, Topic
from lifestory_app.domain.ids import BondId, CultureId, HouseholdId, PersonId, SupportId, TopicId
from lifestory_app.domain.people import Bond, BondKind, Gender, Name, Person, Role

NOT_KNOWN = "?"
"""The name of a parent who is not known. They are drawn all the same: a gap in a family is never left blank (practice 6.2)."""


class _Plain:
    """An edit that stands alone in the history, unless `phrase` names the field that is being typed into."""

    __slots__ = ()
    label = ""
    merge_key: str | None = None


def _known(book: Book, people: tuple[PersonId, ...]) -> None:
    if not set(people) <= {person.id for person in book.people}:
        raise EditRefused("Somebody named there is not in the book. Add them to the book first; nothing was changed.")


@dataclass(frozen=True, slots=True)
class PutHousehold(_Plain):
    """Add people who live together, or put another state of them in place."""

    household: Household
    phrase: str = ""
    label = "Change who lives together"

    @property
    def merge_key(self) -> str | None:  # type: ignore[override]
        return f"household {self.household.id} {self.phrase}" if self.phrase else None

    def apply(self, book: Book) -> Book:
        _known(book, self.household.who)
        return replace(book, households=put(book.households, self.household))


@dataclass(frozen=True, slots=True)
class RemoveHousehold(_Plain):
    household_id: HouseholdId
    label = "Take out who lives together"

    def apply(self, book: Book) -> Book:
        diagrams = tuple(
            replace(diagram, centre=None) if diagram.centre == self.household_id else diagram for diagram in book.diagrams
        )
        return replace(book, households=without(book.households, self.household_id), diagrams=diagrams)


@dataclass(frozen=True, slots=True)
class AddUnknownParent(_Plain):
    """Add a birth parent of whom nothing is known. Beside a known mother it is a father, and the other way round."""

    child: PersonId
    person_id: PersonId
    bond_id: BondId
    label = "Add a parent who is not known"

    def apply(self, book: Book) -> Book:
        _known(book, (self.child,))
        known = [book.person(bond.one) for bond in book.bonds if (bond.kind, bond.other) == (BondKind.BIRTH_PARENT, self.child)]
        if len(known) > 1:
            raise EditRefused("Both birth parents are in the book already. Nothing was changed.")
        beside = known[0].gender if known else Gender.UNKNOWN
        gender = {Gender.FEMALE: Gender.MALE, Gender.MALE: Gender.FEMALE}.get(beside, Gender.UNKNOWN)
        role = Role.RELATIVE
        if self.child == book.child:
            role = {Gender.FEMALE: Role.BIRTH_MOTHER, Gender.MALE: Role.BIRTH_FATHER}.get(gender, role)
        parent = Person(self.person_id, (Name(NOT_KNOWN),), role, gender=gender)
        bond = Bond(self.bond_id, BondKind.BIRTH_PARENT, self.person_id, self.child)
        return replace(book, people=put(book.people, parent), bonds=put(book.bonds, bond))


BOND_OF_ROLE = {
    Role.BIRTH_MOTHER: BondKind.BIRTH_PARENT,
    Role.BIRTH_FATHER: BondKind.BIRTH_PARENT,
    Role.ADOPTIVE_PARENT: BondKind.ADOPTIVE_PARENT,
    Role.SPECIAL_GUARDIAN: BondKind.SPECIAL_GUARDIAN,
    Role.SIBLING: BondKind.SIBLING,
}
"""How somebody of a role is joined to the child. A carer is joined to a home, and a relative through others."""


@dataclass(frozen=True, slots=True)
class GiveRole(_Plain):
    """Say who a person is to the child. Parents, brothers and sisters are joined to the child by it, if nothing joins them yet.

    The bond that an earlier role brought, and to which nobody has added anything, goes with that role.
    """

    person_id: PersonId
    role: Role
    bond_id: BondId
    label = "Change who somebody is to the child"

    def apply(self, book: Book) -> Book:
        _known(book, (self.person_id,))
        person = book.person(self.person_id)
        bonds = tuple(bond for bond in book.bonds if not self._was_brought_by(person.role, bond, book))
        kind = BOND_OF_ROLE.get(self.role)
        pair = {self.person_id, book.child}
        joined = any({bond.one, bond.other} == pair and not bond.kind.is_feeling for bond in bonds)
        changed = replace(book, people=put(book.people, replace(person, role=self.role)), bonds=bonds)
        if kind is None or joined or self.person_id == book.child:
            return changed
        bond = Bond(self.bond_id, kind, self.person_id, book.child)
        return changed if impossible(changed, bond) else replace(changed, bonds=put(bonds, bond))

    def _was_brought_by(self, role: Role, bond: Bond, book: Book) -> bool:
        kind = BOND_OF_ROLE.get(role)
        return (
            kind is not None
            and kind is not BOND_OF_ROLE.get(self.role)
            and replace(bond, id=self.bond_id) == Bond(self.bond_id, kind, self.person_id, book.child)
        )


@dataclass(frozen=True, slots=True)
class PutCulture(_Plain):
    culture: Culture
    phrase: str = ""
    label = "Change a culture"

    @property
    def merge_key(self) -> str | None:  # type: ignore[override]
        return f"culture {self.culture.id} {self.phrase}" if self.phrase else None

    def apply(self, book: Book) -> Book:
        return replace(book, cultures=put(book.cultures, self.culture))


@dataclass(frozen=True, slots=True)
class RemoveCulture(_Plain):
    """Take a culture out, also from the people who have it."""

    culture_id: CultureId
    label = "Take a culture out"

    def apply(self, book: Book) -> Book:
        people = tuple(
            replace(person, cultures=tuple(each for each in person.cultures if each != self.culture_id))
            if self.culture_id in person.cultures
            else person
            for person in book.people
        )
        return replace(book, cultures=without(book.cultures, self.culture_id), people=people)


@dataclass(frozen=True, slots=True)
class PutTopic(_Plain):
    topic: Topic
    phrase: str = ""
    label = "Change what the family is proud or ashamed of"

    @property
    def merge_key(self) -> str | None:  # type: ignore[override]
        return f"topic {self.topic.id} {self.phrase}" if self.phrase else None

    def apply(self, book: Book) -> Book:
        _known(book, self.topic.who)
        return replace(book, topics=put(book.topics, self.topic))


@dataclass(frozen=True, slots=True)
class RemoveTopic(_Plain):
    topic_id: TopicId
    label = "Take out what the family is proud or ashamed of"

    def apply(self, book: Book) -> Book:
        return replace(book, topics=without(book.topics, self.topic_id))


@dataclass(frozen=True, slots=True)
class PutSupport(_Plain):
    """Add a person or thing around the child, or put another state of it in place."""

    support: Support
    phrase: str = ""
    label = "Change what is around the child"

    @property
    def merge_key(self) -> str | None:  # type: ignore[override]
        return f"support {self.support.id} {self.phrase}" if self.phrase else None

    def apply(self, book: Book) -> Book:
        if self.support.person is not None:
            _known(book, (self.support.person,))
        return replace(book, supports=put(book.supports, self.support))


@dataclass(frozen=True, slots=True)
class RemoveSupport(_Plain):
    support_id: SupportId
    label = "Take out what is around the child"

    def apply(self, book: Book) -> Book:
        return replace(book, supports=without(book.supports, self.support_id))


@dataclass(frozen=True, slots=True)
class ArrangeDiagram(_Plain):
    """Put another state of a diagram in place: what was moved by hand, what it shows, the date it is true for."""

    diagram: Diagram
    phrase: str = ""
    label = "Arrange a diagram"

    @property
    def merge_key(self) -> str | None:  # type: ignore[override]
        return f"diagram {self.diagram.id} {self.phrase}" if self.phrase else None

    def apply(self, book: Book) -> Book:
        if self.diagram.centre is not None and all(each.id != self.diagram.centre for each in book.households):
            raise EditRefused("That household is no longer in the book. Nothing was changed.")
        if any(each.kind is self.diagram.kind and each.id != self.diagram.id for each in book.diagrams):
            raise EditRefused("The book has a diagram of this kind already. Nothing was changed.")
        return replace(book, diagrams=put(book.diagrams, self.diagram))
