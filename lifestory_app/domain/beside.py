"""Relatives added from where one stands in the family: the person and what joins them, as one step.

Only what follows is joined: a child of a couple is the child of both, a brother or sister has the same parents. Whether two
parents of a child are a couple is never guessed.
"""

from dataclasses import dataclass
from enum import StrEnum

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import Edit, PutBond, PutPerson, Together
from lifestory_app.domain.ids import BondId, PersonId, new_id
from lifestory_app.domain.people import Bond, BondKind, Name, NameKind, Person, Role

_BORN_TO = (BondKind.BIRTH_PARENT, BondKind.ADOPTIVE_PARENT)
_PARTED = (BondKind.SEPARATED, BondKind.DIVORCED)


class Relation(StrEnum):
    """Who can be added beside somebody."""

    PARENT = "parent"
    PARTNER = "partner"
    CHILD = "child"
    SIBLING = "brother or sister"


@dataclass(frozen=True, slots=True)
class Added:
    """A new person, and the edit that puts them into the book with all that joins them."""

    person: PersonId
    edit: Edit


def partners_of(book: Book, who: PersonId) -> tuple[PersonId, ...]:
    """Everybody who is or was in a couple with somebody, those of now first, each once."""
    found: dict[PersonId, bool] = {}
    for bond in book.bonds:
        if bond.kind.is_couple and who in (bond.one, bond.other):
            other = bond.other if bond.one == who else bond.one
            found[other] = found.get(other, False) or bond.kind in _PARTED or bond.when.end is not None
    return tuple(sorted(found, key=lambda each: found[each]))


def parents_of(book: Book, who: PersonId) -> tuple[PersonId, ...]:
    """Parents by birth or adoption, in the order of the bonds, each once."""
    return tuple(dict.fromkeys(bond.one for bond in book.bonds if bond.other == who and bond.kind in _BORN_TO))


def children_of(book: Book, who: PersonId) -> tuple[PersonId, ...]:
    """Children by birth or adoption, the oldest first where that is known, each once."""
    found = dict.fromkeys(bond.other for bond in book.bonds if bond.one == who and bond.kind in _BORN_TO)
    far = max((born.earliest for each in found if (born := book.person(each).born)), default=None)

    def age(each: PersonId) -> object:
        born = book.person(each).born
        return (born.earliest, 0) if born else (far, 1)

    return tuple(sorted(found, key=age)) if far is not None else tuple(found)  # type: ignore[arg-type]


def usual_other_parent(book: Book, who: PersonId) -> PersonId | None:
    """With whom somebody's next child is, where only one couple comes into question: the one of now, or the only one."""
    partners = partners_of(book, who)
    now = [each for each in partners if not _has_parted(book, who, each)]
    if len(now) == 1:
        return now[0]
    return partners[0] if len(partners) == 1 else None


def only_parent(book: Book, who: PersonId) -> PersonId | None:
    """The one birth parent whom the book knows, whom a second could form a couple with."""
    known = tuple(dict.fromkeys(bond.one for bond in book.bonds if bond.other == who and bond.kind is BondKind.BIRTH_PARENT))
    return known[0] if len(known) == 1 else None


def add_beside(book: Book, who: PersonId, relation: Relation, with_: PersonId | None = None, label: str = "") -> Added:
    """A new person without a name beside somebody. Raises KeyError for somebody who is not in the book.

    `with_` is the other parent of a child, or the parent a new one is in a couple with.
    """
    person = Person(PersonId(new_id()), (Name("", kind=NameKind.BIRTH),), _role(book, who, relation))
    bonds = _bonds(book, who, person.id, relation, with_)
    joined = (Bond(BondId(new_id()), kind, one, other) for kind, one, other in bonds)
    return Added(person.id, Together((PutPerson(person), *(PutBond(bond) for bond in joined)), label or "Add a relative"))


def name_other_parent(book: Book, known: PersonId, label: str = "") -> Added | None:
    """A new person as the other birth parent of all children who have only `known` in the book; None where none has."""
    children = [each for each in children_of(book, known) if only_parent(book, each) == known]
    if not children:
        return None
    role = Role.RELATIVE
    if book.child in children:
        role = {Role.BIRTH_MOTHER: Role.BIRTH_FATHER, Role.BIRTH_FATHER: Role.BIRTH_MOTHER}.get(book.person(known).role, role)
    person = Person(PersonId(new_id()), (Name("", kind=NameKind.BIRTH),), role)
    bonds = (Bond(BondId(new_id()), BondKind.BIRTH_PARENT, person.id, child) for child in children)
    return Added(person.id, Together((PutPerson(person), *(PutBond(bond) for bond in bonds)), label or "Add a relative"))


def _bonds(
    book: Book, who: PersonId, new: PersonId, relation: Relation, with_: PersonId | None
) -> list[tuple[BondKind, PersonId, PersonId]]:
    book.person(who)
    match relation:
        case Relation.PARENT:
            bonds = [(BondKind.BIRTH_PARENT, new, who)]
            return [*bonds, (BondKind.IN_A_RELATIONSHIP, with_, new)] if with_ is not None else bonds
        case Relation.PARTNER:
            return [(BondKind.IN_A_RELATIONSHIP, who, new)]
        case Relation.CHILD:
            parents = [who] if with_ is None else [who, with_]
            return [(BondKind.BIRTH_PARENT, each, new) for each in parents]
        case Relation.SIBLING:
            given = [(bond.kind, bond.one, new) for bond in book.bonds if bond.other == who and bond.kind in _BORN_TO]
            born = [each for each in given if each[0] is BondKind.BIRTH_PARENT]
            return list(dict.fromkeys(born or given)) or [(BondKind.SIBLING, who, new)]


def _role(book: Book, who: PersonId, relation: Relation) -> Role:
    """What the new one is to the child, where that follows without knowing more of them."""
    child = book.child
    if relation is Relation.SIBLING and who == child:
        return Role.SIBLING
    if relation is Relation.CHILD and who in parents_of(book, child):
        return Role.SIBLING
    return Role.RELATIVE


def _has_parted(book: Book, one: PersonId, other: PersonId) -> bool:
    return any(
        {bond.one, bond.other} == {one, other} and (bond.kind in _PARTED or bond.when.end is not None)
        for bond in book.bonds
        if bond.kind.is_couple
    )
