"""A second language beside the English, written in the form of the page by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.language_edits import PutSecondLanguage
from lifestory_app.domain.pages import Page
from lifestory_app.domain.second_language import BESIDE, SecondLanguage
from lifestory_app.domain.text import Words
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.editor.page_list import ROW_ROLE
from lifestory_app.ui.words.languages import name_of
from lifestory_app.usecases.handing_over import readiness
from tests.builders import a_book, a_page
from tests.ui.conftest import OpenBench

PAGE = PageId("page-1")


def page_of(bench: Bench) -> Page:
    return bench.session.book.page(PAGE)


def beside_of(bench: Bench) -> SecondLanguage:
    beside = page_of(bench).beside
    assert beside is not None
    return beside


def type_in(box: QWidget, text: str) -> None:
    """Type what no key of a test has, as a keyboard of that language does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(box, event)


def add(qtbot: QtBot, bench: Bench, tag: str) -> None:
    """Choose a language from the menu by keyboard."""
    part = bench.write.form._languages
    bench.write.form._languages_fold.open()
    part.add.setFocus()
    qtbot.keyClick(part.add, Qt.Key.Key_Space)
    names = [action.text() for action in part._menu.actions()]
    for _ in range(names.index(name_of(tag))):
        qtbot.keyClick(part._menu, Qt.Key.Key_Down)
    qtbot.keyClick(part._menu, Qt.Key.Key_Return)


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_a_second_language_is_added_written_checked_and_taken_back(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(a_book(pages=(a_page(words="I live with Mum."),)))
    before = opened.session.book
    add(qtbot, opened, "ur")
    part = opened.write.form._languages
    assert beside_of(opened) == SecondLanguage("ur")

    type_in(part._title.line, "میرا گھر")
    type_in(part._words["words"].box, "میں امی کے ساتھ رہتا ہوں۔")
    type_in(part._words["rest"].box, "یہ میری تصویر ہے۔")
    assert "checked them" in part.state.text()
    qtbot.keyClicks(part.interpreter.line, "Sana Malik")
    assert "Not checked yet" in part.state.text()
    qtbot.keyClicks(part.checked_by.line, "Imran Malik")
    qtbot.keyClicks(part.checked._line.line, "4 May 2026")
    qtbot.keyClicks(part.how.line, "read aloud")

    assert beside_of(opened) == SecondLanguage(
        "ur",
        "میرا گھر",
        (("words", Words.of("میں امی کے ساتھ رہتا ہوں۔")), ("rest", Words.of("یہ میری تصویر ہے۔"))),
        "Sana Malik",
        "Imran Malik",
        UncertainDate(2026, 5, 4),
        "read aloud",
    )
    assert beside_of(opened).is_checked
    assert part.state.text() == "Checked by Imran Malik, 4 May 2026."
    assert any(slot == BESIDE for side in opened.session.laid_out.sides_of(PAGE) for slot, _ in side.slots)
    while opened.session.can_undo:
        opened.do("edit.undo")
    assert opened.session.book is before
    assert opened.write.form._languages.card is None


def test_its_fields_are_named_and_begin_at_the_side_where_the_language_does(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(a_book(pages=(a_page(beside=SecondLanguage("ur")),)))
    part = opened.write.form._languages

    assert part._title.line.accessibleName() == "Title, in اردو"
    assert part._title.line.layoutDirection() is Qt.LayoutDirection.RightToLeft
    box = part._words["words"].box
    assert box.accessibleName().endswith(", in اردو")
    assert box.document().defaultTextOption().textDirection() is Qt.LayoutDirection.RightToLeft
    opened.session.do(PutSecondLanguage(PAGE, SecondLanguage("pl")))
    again = opened.write.form._languages
    assert again is not part
    assert again._title.line.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_the_fields_stand_under_those_they_belong_to(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(a_book(pages=(a_page(beside=SecondLanguage("pl")),)))
    form = opened.write.form
    form._title.focus()

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert QApplication.focusWidget() is form._languages._title.line
    column = [form._column.itemAt(at).widget() for at in range(form._column.count())]
    assert column.index(form._languages._words["words"]) == column.index(form._fields["words"]) + 1


def test_pressing_the_panel_on_the_page_goes_to_its_fields(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(a_book(pages=(a_page(beside=SecondLanguage("pl", "Mój dom")),)))

    opened.write.form.enter(BESIDE)

    qtbot.waitUntil(lambda: QApplication.focusWidget() is opened.write.form._languages._title.line)


def test_the_list_and_the_copy_tell_that_nobody_checked_it(qtbot: QtBot, bench: OpenBench) -> None:
    unchecked = SecondLanguage("pl", "Mój dom", (), "Anna Nowak")
    opened = bench(a_book(pages=(a_page(beside=unchecked),)))
    model = opened.write.list.model()
    said = [model.index(row, 0).data(ROW_ROLE).state for row in range(model.rowCount())]
    assert [state.words for state in said if state is not None] == ["Check language"]
    wanting = readiness(opened.session.opened, opened.session.book, Edition.CHILD).wanting
    assert [each.sentence for each in wanting if each.weight == "warn"] == [
        "Nobody is noted as having checked the words in Polski against the English."
    ]

    opened.session.do(PutSecondLanguage(PAGE, SecondLanguage("pl", "Mój dom", (), "Anna", "Piotr", UncertainDate(2026))))

    said = [model.index(row, 0).data(ROW_ROLE).state for row in range(model.rowCount())]
    assert [state for state in said if state is not None] == []
    assert not readiness(opened.session.opened, opened.session.book, Edition.CHILD).wanting


def test_it_is_taken_off_by_a_button(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(a_book(pages=(a_page(beside=SecondLanguage("pl", "Mój dom")),)))

    opened.write.form._languages.away.click()

    assert page_of(opened).beside is None
    opened.do("edit.undo")
    assert beside_of(opened).title == "Mój dom"


def test_the_language_of_a_page_is_chosen(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(a_book(pages=(a_page(),)))
    choice = opened.write.form._languages.page_lang
    opened.write.form._languages_fold.open()

    choice.picked.emit("ur")

    assert page_of(opened).lang == "ur"
    assert choice.value == "ur"
    assert opened.write.form._title.line.layoutDirection() is Qt.LayoutDirection.RightToLeft
    choice.picked.emit("")
    assert page_of(opened).lang is None
