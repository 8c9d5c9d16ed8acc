"""Relatives added from where one stands: who is joined to whom, and what is never guessed."""

from lifestory_app.domain.beside import (
    Relation,
    add_beside,
    children_of,
    name_other_parent,
    only_parent,
    parents_of,
    partners_of,
    usual_other_parent,
)
from lifestory_app.domain.book import Book
from lifestory_app.domain.history import History
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import BondKind, Role
from tests.family.families import BIRTH, MARRIED, SEPARATED, TOGETHER, Family, man, woman

ROBIN, KELLY, LEE, MARCUS = (PersonId(each) for each in ("robin", "kelly", "lee", "marcus"))


def a_family() -> Family:
    """Robin, whose mum Kelly had Mason with Lee before."""
    family = Family(man("robin", 2019, role=Role.CHILD), woman("kelly", 1997), man("lee", 1993), man("mason", 2016))
    return family.bond(TOGETHER, "lee", "kelly", 2014, 2017).children("lee kelly", "mason").children("kelly", "robin")


def added(book: Book, who: PersonId, relation: Relation, with_: PersonId | None = None) -> tuple[Book, PersonId]:
    new = add_beside(book, who, relation, with_)
    return new.edit.apply(book), new.person


def joined(before: Book, after: Book) -> set[tuple[BondKind, str, str]]:
    return {(bond.kind, bond.one, bond.other) for bond in after.bonds} - {
        (bond.kind, bond.one, bond.other) for bond in before.bonds
    }


def test_a_parent_is_joined_to_the_child_alone_and_to_the_other_parent_only_if_asked() -> None:
    book = a_family().book
    assert only_parent(book, ROBIN) == KELLY

    alone, one = added(book, ROBIN, Relation.PARENT)
    couple, other = added(book, ROBIN, Relation.PARENT, KELLY)

    assert joined(book, alone) == {(BIRTH, one, ROBIN)}
    assert joined(book, couple) == {(BIRTH, other, ROBIN), (BondKind.IN_A_RELATIONSHIP, KELLY, other)}
    assert only_parent(couple, ROBIN) is None


def test_a_child_of_a_couple_is_the_child_of_both() -> None:
    book = a_family().bond(MARRIED, "kelly", "lee", 2020).book

    after, child = added(book, KELLY, Relation.CHILD, usual_other_parent(book, KELLY))

    assert joined(book, after) == {(BIRTH, KELLY, child), (BIRTH, LEE, child)}
    assert after.person(child).role is Role.SIBLING


def test_of_several_couples_the_one_of_now_is_meant_and_of_two_of_now_none() -> None:
    family = a_family()
    family.people.append(man("marcus", 1995))
    now = family.bond(TOGETHER, "kelly", "marcus", 2020).book
    assert usual_other_parent(now, KELLY) == MARCUS
    assert partners_of(now, KELLY) == (MARCUS, LEE)

    parted = family.bond(SEPARATED, "kelly", "marcus", 2021).book

    assert usual_other_parent(parted, KELLY) is None
    assert usual_other_parent(parted, MARCUS) == KELLY


def test_a_brother_or_sister_shares_the_parents_and_needs_none() -> None:
    family = a_family().children("lee", "robin")
    family.people += [woman("gran", 1960)]
    book = family.book

    shared, one = added(book, ROBIN, Relation.SIBLING)
    bare, other = added(book, PersonId("gran"), Relation.SIBLING)

    assert joined(book, shared) == {(BIRTH, KELLY, one), (BIRTH, LEE, one)}
    assert shared.person(one).role is Role.SIBLING
    assert joined(book, bare) == {(BondKind.SIBLING, "gran", other)}


def test_children_come_oldest_first_and_those_without_a_date_last() -> None:
    family = a_family()
    family.people += [man("baby"), woman("first", 2012)]
    book = family.children("kelly", "baby", "first").book

    assert children_of(book, KELLY) == ("first", "mason", "robin", "baby")
    assert parents_of(book, PersonId("mason")) == (LEE, KELLY)


def test_whoever_is_added_goes_again_in_one_step() -> None:
    history = History(a_family().book)

    history.do(add_beside(history.book, KELLY, Relation.PARTNER).edit)
    assert len(history.book.people) == 5
    history.undo()

    assert history.book is history.opened
    assert history.can_undo is None


def test_a_parent_who_is_not_named_is_that_of_all_children_who_have_one_parent_in_the_book() -> None:
    family = a_family()
    family.people.append(woman("mia", 2021))
    book = family.children("kelly", "mia").book

    new = name_other_parent(book, KELLY)
    assert new is not None
    after = new.edit.apply(book)

    assert joined(book, after) == {(BIRTH, new.person, ROBIN), (BIRTH, new.person, "mia")}
    assert name_other_parent(after, KELLY) is None
