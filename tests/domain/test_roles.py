"""Saying who somebody is to the child joins them to the child, as a worker expects, and takes nothing away that was entered."""

from dataclasses import replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import PutBond, PutPerson
from lifestory_app.domain.family_edits import GiveRole
from lifestory_app.domain.history import History
from lifestory_app.domain.ids import BondId, PersonId
from lifestory_app.domain.people import Bond, BondKind, Name, Person, Role
from lifestory_app.domain.provenance import Source, SourceKind
from tests.builders import a_book

KIM = PersonId("kim")


def with_kim(role: Role = Role.OTHER) -> Book:
    return PutPerson(Person(KIM, (Name("Kim"),), role)).apply(replace(a_book(), bonds=()))


def joined(book: Book) -> list[tuple[BondKind, str, str]]:
    return [(bond.kind, bond.one, bond.other) for bond in book.bonds]


def given(book: Book, role: Role, bond: str = "new") -> Book:
    return GiveRole(KIM, role, BondId(bond)).apply(book)


def test_a_birth_mum_is_joined_to_the_child_in_one_step() -> None:
    history = History(with_kim())
    history.do(GiveRole(KIM, Role.BIRTH_MOTHER, BondId("new")))

    assert joined(history.book) == [(BondKind.BIRTH_PARENT, KIM, history.book.child)]
    history.undo()
    assert history.book is history.opened


def test_another_role_takes_its_own_bond_along() -> None:
    book = given(given(with_kim(), Role.BIRTH_MOTHER), Role.ADOPTIVE_PARENT, "second")

    assert joined(book) == [(BondKind.ADOPTIVE_PARENT, KIM, book.child)]
    assert joined(given(book, Role.FOSTER_CARER)) == []


def test_a_bond_that_somebody_added_to_stays() -> None:
    book = given(with_kim(), Role.BIRTH_MOTHER)
    told = PutBond(replace(book.bonds[0], source=Source(SourceKind.COURT))).apply(book)

    assert joined(given(told, Role.RELATIVE)) == [(BondKind.BIRTH_PARENT, KIM, book.child)]


def test_who_is_joined_already_is_not_joined_again() -> None:
    book = with_kim()
    book = PutBond(Bond(BondId("step"), BondKind.STEP_PARENT, KIM, book.child)).apply(book)

    assert joined(given(book, Role.BIRTH_MOTHER)) == [(BondKind.STEP_PARENT, KIM, book.child)]


def test_a_feeling_is_no_bond_of_family() -> None:
    book = with_kim()
    book = PutBond(Bond(BondId("close"), BondKind.CLOSE, KIM, book.child)).apply(book)

    assert (BondKind.BIRTH_PARENT, KIM, book.child) in joined(given(book, Role.BIRTH_FATHER))


def test_what_cannot_be_is_not_joined() -> None:
    book = with_kim()
    book = PutBond(Bond(BondId("child"), BondKind.BIRTH_PARENT, book.child, KIM)).apply(book)

    assert len(given(book, Role.BIRTH_MOTHER).bonds) == 1


def test_the_child_is_joined_to_nobody_by_a_role() -> None:
    book = a_book()

    assert GiveRole(book.child, Role.SIBLING, BondId("new")).apply(book).bonds == book.bonds
