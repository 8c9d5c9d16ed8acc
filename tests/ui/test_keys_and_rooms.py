"""Keys that work on every screen, and what gives way where there is little room."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from lifestory_app.domain.edition import Edition
from lifestory_app.domain.edits import FillSlot
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PageId, new_id
from lifestory_app.domain.pages import DrawingSlot, Page, TextSlot
from lifestory_app.domain.people import Name, Person
from lifestory_app.domain.text import Words
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import RecoveryCode
from lifestory_app.ui.home.new_book import NewBookScreen
from lifestory_app.ui.home.recovery import RecoveryDialog
from lifestory_app.ui.main_window import MainWindow
from lifestory_app.ui.people.screen import PeopleScreen
from lifestory_app.ui.versions.view import VersionsView
from lifestory_app.ui.words.field import WordsField
from tests.builders import a_full_book
from tests.ui.conftest import OpenBench

CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


def covered() -> Page:
    """A cover with a drawing and one short line."""
    from lifestory_app.domain.drawings import Pictogram

    slots = (
        ("kicker", TextSlot(Words.of("My life so far"))),
        ("photo", DrawingSlot(Pictogram("kite"), "A kite in the wind")),
    )
    return Page(PageId(new_id()), a_full_book().sections[0].id, "cover", "Robin’s story", slots=slots)


def test_the_filled_button_is_pressed_from_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.currentWidget() is window.first)

    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)

    screen = window.currentWidget()
    assert isinstance(screen, NewBookScreen)
    qtbot.keyClicks(screen.child._name, "Maya")
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert screen._at == 1, "one step on, not two"


def test_a_name_is_changed_by_a_key_and_a_person_goes_and_comes_back(qtbot: QtBot, bench: OpenBench) -> None:
    book = a_full_book()
    lonely = Person(next(iter([type(book.child)(new_id())])), (Name("Ola"),))
    opened = bench(replace(book, people=(*book.people, lonely)))
    window = opened.window()

    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert opened.write.form._title.line.hasFocus()

    opened.show_mode("people")
    people = opened._modes["people"]
    assert isinstance(people, PeopleScreen)
    people._chosen = ("person", lonely.id)
    people.refresh()
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert isinstance(QApplication.focusWidget(), QLineEdit)

    people.list.setFocus()
    qtbot.keyClick(people.list, Qt.Key.Key_Delete)
    assert lonely not in opened.session.book.people
    opened.do("edit.undo")
    assert lonely in opened.session.book.people


def test_the_next_area_is_the_list_then_the_diagram_and_then_the_form(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench()
    opened.show_mode("people")
    people = opened._modes["people"]
    assert isinstance(people, PeopleScreen)
    people.list.setFocus()

    opened.do("view.next_area")
    assert people.diagram.canvas.hasFocus()
    opened.do("view.next_area")

    focus = QApplication.focusWidget()
    assert focus is not None
    assert people._forms.isAncestorOf(focus)


def test_changes_are_walked_by_keys_and_space_picks_the_newer_of_two(qtbot: QtBot, bench: OpenBench) -> None:
    book = a_full_book()
    pages = tuple(
        Page(PageId(new_id()), book.sections[0].id, "words", f"Page {n}", slots=(("words", TextSlot(Words.of("We swam."))),))
        for n in (1, 2)
    )
    opened = bench(replace(book, pages=pages))
    versions = opened._versions()
    assert isinstance(versions, VersionsView)
    opened.session.do(FillSlot(pages[0].id, "words", TextSlot(Words.of("We ran."))))
    opened.session.end_phrase()
    assert versions._back.name("Draft 1")
    opened.session.do(FillSlot(pages[1].id, "words", TextSlot(Words.of("We slept."))))
    opened.show_mode("versions")
    qtbot.waitUntil(lambda: versions.changes == [pages[1].id])

    versions.list.setCurrentRow(versions.list.count() - 1)
    qtbot.waitUntil(lambda: len(versions.changes) == 2)
    versions.show_page(pages[0].id)
    before = versions._title.text()
    qtbot.keyClick(opened.window(), Qt.Key.Key_F8)
    assert versions._title.text() != before

    versions.list.setCurrentRow(1)
    qtbot.keyClick(versions.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: versions.changes == [pages[0].id])
    assert "We ran." not in versions._old_page.accessibleDescription()
    assert "ran." in versions._new_page.accessibleDescription()


def test_a_short_place_takes_one_line_until_somebody_writes_in_it(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(replace(a_full_book(), pages=(covered(),)))
    field = opened.write.form._fields["kicker"]
    assert isinstance(field, WordsField)
    assert not field.tools.isVisible()

    field.focus_words()

    qtbot.waitUntil(field.tools.isVisible)
    opened.write.list.setFocus()
    assert field.tools.isVisible(), "nothing jumps back under the mouse"


def test_a_drawing_is_seen_small_in_its_field(bench: OpenBench) -> None:
    opened = bench(replace(a_full_book(), pages=(covered(),)))
    field = opened.write.form._fields["photo"]

    assert not field._thumb.pixmap().isNull()
    assert field._under.text() == "A kite in the wind"


def test_the_guide_folds_where_there_is_little_height_until_somebody_opens_it(
    qtbot: QtBot, window: MainWindow, bench: OpenBench
) -> None:
    opened = bench(replace(a_full_book(), pages=(covered(),)))
    guide = opened.write.form._guide
    assert guide._inside.isVisibleTo(guide)

    window.resize(1366, 640)
    qtbot.waitUntil(lambda: not guide._inside.isVisibleTo(guide))

    guide._fold.click()
    window.resize(1366, 630)
    assert guide._inside.isVisibleTo(guide)


def test_one_who_goes_from_printing_to_the_preview_waits_for_no_copy_that_nobody_wants(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(replace(a_full_book(), pages=(covered(),)))
    leaving = opened.leaving
    refusals: list[str] = []
    leaving.refused.connect(refusals.append)

    leaving.preview(Edition.CHILD)
    with qtbot.waitSignal(leaving.previewed, timeout=30_000):
        leaving.preview(Edition.CHILD)

    assert not refusals
    assert not leaving.is_busy


def test_a_new_recovery_code_opens_the_book_and_the_old_one_no_more(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(replace(a_full_book(), pages=(covered(),)))
    path = opened.session.path
    old = opened.session.new_recovery_code()
    dialog = RecoveryDialog(opened.session, opened)
    qtbot.addWidget(dialog)

    dialog.primary.click()

    new = dialog._sheet._shown.text()
    assert new != old
    assert opened.session.close()
    BookFile.open(path, RecoveryCode(new)).close()
    with pytest.raises(Refused):
        BookFile.open(path, RecoveryCode(old))
