"""A person is put together from the drawing kit, part by part, and stands in the book wherever there is no photo."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lifestory_app.domain.drawings import PersonDrawing
from lifestory_app.domain.ids import PageId, PersonId
from lifestory_app.domain.pages import Page, PeopleSlot
from lifestory_app.services.portraits import chosen, parts, with_choice
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.people.builder import PersonBuilder, names
from tests.builders import SECTION, a_book, a_full_book
from tests.ui.conftest import OpenBench

KELLY = PersonId("kelly")


def builder(qtbot: QtBot, bench: Bench, drawing: PersonDrawing | None = None) -> PersonBuilder:
    made = PersonBuilder(bench, bench.painter(), "Kelly", drawing)
    made.setModal(False)
    made.show()
    qtbot.waitUntil(made.isVisible)
    return made


def turn_to(made: PersonBuilder, key: str) -> None:
    made.list.setCurrentRow([part.key for part in parts()].index(key))


def test_every_part_of_the_kit_has_a_name_and_something_to_choose(qtbot: QtBot, bench: OpenBench) -> None:
    made = builder(qtbot, bench(a_full_book()))

    for part in parts():
        turn_to(made, part.key)
        assert names()[part.key]
        assert made.grid.count() == len(part.choices) > 1
    made.reject()


def test_a_person_is_made_by_keys_alone_and_nothing_changes_before_it_is_used(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(a_full_book())
    made = builder(qtbot, opened)
    got: list[PersonDrawing] = []
    made.used.connect(got.append)

    turn_to(made, "hair")
    made.grid.setCurrentRow(3)
    qtbot.keyClick(made.grid, Qt.Key.Key_Return)
    turn_to(made, "extras")
    for row in (0, 3):
        made.grid.setCurrentRow(row)
        qtbot.keyClick(made.grid, Qt.Key.Key_Space)
    assert got == []
    made.primary.click()

    (drawing,) = got
    assert chosen(drawing, "hair") == (parts()[5].choices[3].value,)
    assert len(chosen(drawing, "extras")) == 2


def test_start_again_goes_back_to_how_the_person_was(qtbot: QtBot, bench: OpenBench) -> None:
    first = PersonDrawing((("hair", "bob"),))
    made = builder(qtbot, bench(a_full_book()), first)
    turn_to(made, "hair")
    made.grid.setCurrentRow(0)
    qtbot.keyClick(made.grid, Qt.Key.Key_Return)
    assert made.drawing != first

    made._restart()

    assert made.drawing == first
    made.reject()


def test_the_drawing_is_one_step_and_stands_on_every_page_with_the_person(qtbot: QtBot, bench: OpenBench) -> None:
    people = tuple(person for person in a_full_book().people if person.drawing is None or person.id == KELLY)
    page = Page(PageId("family"), SECTION, "people", "My family", (("people", PeopleSlot((KELLY,))),))
    opened = bench(a_book(people=people, pages=(page,)))
    opened.show_mode("people")
    before = opened.session.book
    side = opened.session.laid_out.side(page.id)
    screen = opened._modes["people"]

    screen._use_drawing(KELLY, PersonDrawing((("hair", "locs"),)))  # type: ignore[attr-defined]

    assert opened.session.book.person(KELLY).drawing == PersonDrawing((("hair", "locs"),))
    assert opened.session.laid_out.side(page.id) != side
    opened.session.undo()
    assert opened.session.book == before


@pytest.mark.parametrize("value", ["glasses-round", "freckles"])
def test_an_extra_that_is_chosen_again_is_taken_off(value: str) -> None:
    drawing = with_choice(PersonDrawing(), "extras", value)

    assert chosen(drawing, "extras") == (value,)
    assert chosen(with_choice(drawing, "extras", value), "extras") == ()
    assert with_choice(drawing, "extras", value) == PersonDrawing()
