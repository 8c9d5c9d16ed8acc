"""Fits a family tree into a book that has people already: who the child is, who may be there twice, nobody joined unasked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.bringing_in import BringInFamily
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Bond, BondKind, Gender, Person, Role
from lifestory_app.family.gedcom_in import FamilyTree, child_in
from lifestory_app.family.gedcom_told import LeftOut, Telling


@dataclass(frozen=True, slots=True)
class LikelyDouble:
    """Somebody of the file who may be somebody of the book. Both are kept; a person decides."""

    new: PersonId
    there: PersonId
    name: str
    born: str


@dataclass(frozen=True, slots=True)
class Fitted:
    """The edit that brings the family in, and what to tell of it."""

    edit: BringInFamily
    left_out: tuple[LeftOut, ...]
    doubles: tuple[LikelyDouble, ...]


def fit_into(book: Book, tree: FamilyTree, child: str = "") -> Fitted:
    """Make ready for a book. `child` is the file's own name for the book's child (@I1@); without one nobody is joined."""
    if not child:
        return Fitted(BringInFamily(tree.people, tree.bonds), tree.left_out, tuple(_doubles(book, tree.people)))
    theirs = child_in(tree, child)
    bonds = tuple(_with_child(bond, theirs, book.child) for bond in tree.bonds)
    roles = _roles(bonds, book.child, {person.id: person.gender for person in tree.people})
    people = tuple(replace(person, role=roles.get(person.id, person.role)) for person in tree.people if person.id != theirs)
    told = Telling()
    record = next(person for person in tree.people if person.id == theirs)
    joined = _completed(book.the_child, record, told)
    edit = BringInFamily(people, bonds, joined)
    return Fitted(edit, (*tree.left_out, *told.lines()), tuple(_doubles(book, people)))


def _with_child(bond: Bond, theirs: PersonId, ours: PersonId) -> Bond:
    return replace(bond, one=ours if bond.one == theirs else bond.one, other=ours if bond.other == theirs else bond.other)


def _completed(ours: Person, theirs: Person, told: Telling) -> Person:
    """The book's child, with a date of birth or gender that only the file knows. Everything else stays as the book has it."""
    names, kept = set(theirs.names) - set(ours.names), (theirs.died, theirs.faith, theirs.dead)
    extra = len(names) + len(theirs.facts) + len(theirs.languages) + len(theirs.migrations) + sum(map(bool, kept))
    extra += bool(theirs.born and ours.born not in (None, theirs.born))
    if extra:
        told.leave("child", extra)
    return replace(
        ours,
        born=ours.born or theirs.born,
        gender=theirs.gender if ours.gender is Gender.UNKNOWN else ours.gender,
    )


def _roles(bonds: tuple[Bond, ...], child: PersonId, genders: dict[PersonId, Gender]) -> dict[PersonId, Role]:
    """What each of the close family is to the child."""
    parents = {
        bond.one for bond in bonds if bond.kind in (BondKind.BIRTH_PARENT, BondKind.ADOPTIVE_PARENT) and bond.other == child
    }
    roles: dict[PersonId, Role] = {}
    for bond in bonds:
        if bond.kind.is_sibling and child in (bond.one, bond.other):
            roles[bond.one if bond.other == child else bond.other] = Role.SIBLING
        elif bond.kind in (BondKind.BIRTH_PARENT, BondKind.ADOPTIVE_PARENT) and bond.one in parents and bond.other != child:
            roles[bond.other] = Role.SIBLING
    for bond in bonds:
        if bond.other == child and bond.kind.is_parent and (role := _role(bond.kind, genders.get(bond.one))):
            roles[bond.one] = role
    return roles


def _role(kind: BondKind, gender: Gender | None) -> Role | None:
    if kind is BondKind.BIRTH_PARENT:
        return {Gender.FEMALE: Role.BIRTH_MOTHER, Gender.MALE: Role.BIRTH_FATHER}.get(gender or Gender.UNKNOWN)
    return {
        BondKind.ADOPTIVE_PARENT: Role.ADOPTIVE_PARENT,
        BondKind.FOSTER_CARER: Role.FOSTER_CARER,
        BondKind.KINSHIP_CARER: Role.KINSHIP_CARER,
        BondKind.SPECIAL_GUARDIAN: Role.SPECIAL_GUARDIAN,
    }.get(kind)


def _doubles(book: Book, people: tuple[Person, ...]) -> Iterator[LikelyDouble]:
    """People of the same name, whose dates of birth do not say that they are two."""
    there: dict[str, list[Person]] = {}
    for person in book.people:
        for name in {_folded(name.full) for name in person.names} - {""}:
            there.setdefault(name, []).append(person)
    if not there:
        return
    for person in people:
        for name in {_folded(name.full) for name in person.names}:
            for other in there.get(name, ()):
                if not (person.born and other.born and person.born != other.born):
                    yield LikelyDouble(person.id, other.id, other.names[0].full, str(other.born or person.born or ""))
                    break


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
