from dataclasses import replace

import pytest

from lifestory_app.domain.edits import PutBond, PutHome, PutPerson, RemoveBond, RemoveHome, RemovePerson
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.history import History
from lifestory_app.domain.ids import BondId, HomeId, PageId, PersonId
from lifestory_app.domain.pages import Page
from tests.builders import SECTION, a_full_book


def test_typing_into_one_field_of_a_person_is_one_step_and_another_field_is_another() -> None:
    history = History(a_full_book())
    sue = history.book.person(PersonId("sue"))

    for called in ("A", "Au", "Aun"):
        history.do(PutPerson(replace(sue, called=called), phrase="called"))
    history.do(PutPerson(replace(history.book.person(sue.id), new_family=True)))
    assert history.book.person(sue.id).called == "Aun"

    history.undo()
    assert not history.book.person(sue.id).new_family
    assert history.book.person(sue.id).called == "Aun"
    history.undo()
    assert history.book is history.opened


def test_typing_into_a_home_and_a_bond_is_one_step_each() -> None:
    history = History(a_full_book())
    home, bond = history.book.homes[0], history.book.bonds[0]

    for place in ("W", "Wex"):
        history.do(PutHome(replace(home, place=place), phrase="place"))
        history.do(PutHome(replace(home, place=place + "m"), phrase="place"))
    history.undo()
    assert history.book.homes[0].place == ""
    assert PutBond(bond, "when").merge_key != PutBond(bond, "source").merge_key
    assert PutBond(bond).merge_key is None


def test_a_bond_goes_and_both_people_stay() -> None:
    book = a_full_book()

    left = RemoveBond(BondId("bond-1")).apply(book)

    assert left.bonds == ()
    assert left.people == book.people
    with pytest.raises(EditRefused, match="no longer"):
        RemoveBond(BondId("bond-1")).apply(left)


def test_a_home_goes_unless_a_page_is_about_it_which_is_named() -> None:
    book = a_full_book()
    page = Page(PageId("sue"), SECTION, "home", "Sue’s house", about=HomeId("home-2"))

    assert [home.id for home in RemoveHome(HomeId("home-2")).apply(book).homes] == ["home-1"]
    with pytest.raises(EditRefused, match="“Sue’s house” is about this home"):
        RemoveHome(HomeId("home-2")).apply(book.with_page(page))
    with pytest.raises(EditRefused, match="no longer"):
        RemoveHome(HomeId("nowhere")).apply(book)


def test_a_person_whom_a_page_is_about_stays_and_the_page_is_named() -> None:
    with pytest.raises(EditRefused, match="“My birth mum” is about this person"):
        RemovePerson(PersonId("kelly")).apply(a_full_book())
