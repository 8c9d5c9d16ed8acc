"""Whatever field is typed into, what was typed is one step, and undo gives the book back as it was opened."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.pages import Page, PhotoSlot, TextSlot
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.text import Words
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.kit import Fold
from lifestory_app.ui.people.entries import Entries
from tests.builders import SECTION, a_full_book
from tests.ui.conftest import OpenBench

PHRASE = "May 2019"
"""Words that are also a date, since some fields take nothing else."""
Go = Callable[[Bench], QWidget]


def with_more(book: Book) -> Book:
    """The full book with pages for the fields that it lacks."""
    photo = book.photos[0].id
    pages = (
        Page(PageId("voices"), SECTION, "voices", "Voices"),
        Page(PageId("quote"), SECTION, "quote", "A quote", (("words", TextSlot(Words.of("Up!"))),)),
        Page(PageId("four"), SECTION, "four-photos", "Four", (("photo1", PhotoSlot(PhotoView(photo))),)),
        Page(PageId("box"), SECTION, "memory-box", "Box"),
    )
    return replace(book, pages=(*book.pages, *pages)).in_order()


def page(id: str) -> Go:
    def go(bench: Bench) -> QWidget:
        bench.show_page(PageId(id))
        return bench.write.form

    return go


def people(row: int) -> Go:
    def go(bench: Bench) -> QWidget:
        bench.show_mode("people")
        screen = bench._modes["people"]
        screen.list.setCurrentRow(row)
        return screen

    return go


def part_of_person(number: int, row: int = 0) -> Go:
    """A part of Kelly's form, with one of its rows open."""

    def go(bench: Bench) -> QWidget:
        bench.show_mode("people")
        screen = bench._modes["people"]
        screen.choose("person", "kelly")
        part = screen.form_of("person").parts[number]
        part.open()
        rows = [each for each in part.findChildren(Entries) if each.keys][row]
        rows.open_row(rows.keys[0])
        return part

    return go


def household(bench: Bench) -> QWidget:
    bench.show_mode("people")
    screen = bench._modes["people"]
    screen.choose("household", "household-1")
    return screen.form_of("household")


def photo(bench: Bench) -> QWidget:
    library = bench.photos.show_library()
    library.choose(bench.session.book.photos[0].id)
    return library.form


PLACES: dict[str, Go] = {
    **{f"page {each.id}, {each.layout}": page(each.id) for each in with_more(a_full_book()).pages},
    "the child": people(0),
    "a person": people(1),
    "a home": people(3),
    "another home": people(4),
    "a name": part_of_person(0),
    "a bond": part_of_person(1),
    "a fact": part_of_person(2),
    "a move": part_of_person(3),
    "health": part_of_person(5),
    "who lives together": household,
    "a photo": photo,
}


def fields_of(place: QWidget) -> list[QWidget]:
    for fold in place.findChildren(Fold):
        fold.open()
    QApplication.processEvents()
    kinds = (QLineEdit, QTextEdit, QPlainTextEdit)
    found = [each for kind in kinds for each in place.findChildren(kind) if each.isVisible() and each.isEnabled()]
    return [each for each in found if not each.isReadOnly()]


def steps_back(bench: Bench, to: Book) -> int:
    """How many steps undo takes to a book; -1 where it never comes there."""
    for steps in range(40):
        if bench.session.book == to:
            return steps
        if bench.session.can_undo is None:
            return -1
        bench.session.undo()
    return -1


def type_over(field: QWidget, phrase: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, phrase)


@pytest.mark.parametrize("name", PLACES)
def test_a_phrase_typed_into_any_field_is_one_step(qtbot: QtBot, bench: OpenBench, name: str) -> None:
    opened = bench(with_more(a_full_book()))
    place = PLACES[name](opened)
    first = opened.session.book
    numbers = range(len(fields_of(place)))
    changing = 0

    for number in numbers:
        field = fields_of(place)[number]
        said = field.accessibleName()
        type_over(field, PHRASE)
        after = opened.session.book
        if after == first:
            continue
        changing += 1
        assert steps_back(opened, first) == 1, f"{said}: a typed phrase is one step"
        opened.session.redo()
        assert opened.session.book == after, said
        opened.session.undo()
        opened.session.end_phrase()
    assert changing * 2 > len(numbers), "most fields were really typed into"


def test_two_fields_typed_after_each_other_are_two_steps(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(with_more(a_full_book()))
    for name in ("the child", "a photo", "page page-2, photo-and-facts", "page page-7, letter", "page page-5, milestones"):
        place = PLACES[name](opened)
        first = opened.session.book
        fields = fields_of(place)[:2]

        for field in fields:
            type_over(field, PHRASE)

        assert steps_back(opened, first) == 2, name
        opened.session.end_phrase()
