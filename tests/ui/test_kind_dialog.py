"""Another kind for the book at work: told before it is done, one step of undo, and growing for a first book."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lifestory_app.practice import own_folder, own_templates
from lifestory_app.practice.kinds import kind
from lifestory_app.practice.starter import facts_of_child, start_book
from lifestory_app.ui.actions import Needs
from lifestory_app.ui.editor.kind_dialog import KindDialog
from tests.ui.conftest import OpenBench

FIRST = (
    'name = "Our first book"\nwhom = "A child who moves soon."\nbased_on = "adoption"\ngroup = "short"\n'
    'leave_out = ["culture", "who-decided"]\ngrows_into = "adoption"\n'
)


@pytest.fixture(autouse=True)
def a_first_book() -> Iterator[None]:
    """A shortened kind of a council’s own, whatever ships."""
    (own_folder.usual() / "kinds").mkdir(parents=True)
    (own_folder.usual() / "kinds" / "our-first.toml").write_text(FIRST, encoding="utf-8")
    own_templates.forget()
    yield
    own_folder.choose(None)
    own_templates.forget()


def said_by(dialog: KindDialog) -> str:
    return "\n".join(label.text() for label in dialog._about.findChildren(QLabel))


def test_a_first_book_grows_and_undo_takes_it_back(qtbot: QtBot, bench: OpenBench, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = bench(start_book(kind("our-first"), facts_of_child("Ava")))
    before = opened.session.book
    assert Needs.SHORTENED in opened.there()

    def grow(dialog: KindDialog) -> int:
        dialog.show()
        assert dialog.windowTitle() == "Grow into the full book"
        assert "Pages that come, with words to start from: 2." in said_by(dialog)
        assert "Who helped decide, in “Where my story began”" in said_by(dialog)
        dialog.primary.click()
        return dialog.result()

    monkeypatch.setattr(KindDialog, "exec", grow)
    opened.do("book.grow")

    book = opened.session.book
    assert book.kind == "adoption"
    assert {page.kind for page in book.pages} - {page.kind for page in before.pages} == {"culture", "who-decided"}
    assert book.page(opened.page).kind == "culture"  # type: ignore[arg-type]
    assert Needs.SHORTENED not in opened.there()
    assert "Pages that came: 2." in opened.toast._words.text()
    opened.session.undo()
    assert opened.session.book == before


def test_any_kind_can_be_chosen_by_keyboard_and_is_told_first(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(start_book(kind("our-first"), facts_of_child("Ava")))
    dialog = KindDialog(opened, opened.session)
    qtbot.addWidget(dialog)
    dialog.show()
    first = dialog.growth
    assert first is not None
    assert first.kind.id == "adoption"

    dialog.activateWindow()
    qtbot.waitUntil(dialog.choice.cards["adoption"].ring.hasFocus)
    QTest.keyClick(dialog.choice.cards["adoption"].ring, Qt.Key.Key_Down)

    assert dialog.growth is not None
    assert dialog.growth.kind.id != "adoption"
    assert dialog.growth.kind.name in said_by(dialog)
    assert opened.session.book.kind == "our-first"


def test_pages_that_the_kind_does_not_ask_for_are_told(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(start_book(kind("our-first"), facts_of_child("Ava")))
    dialog = KindDialog(opened, opened.session)
    qtbot.addWidget(dialog)
    dialog.choice.choose("memory")

    assert "Why I could not stay, in “" in said_by(dialog)
    assert "which stay too" in said_by(dialog)


def test_a_book_that_is_no_first_book_does_not_offer_to_grow(bench: OpenBench) -> None:
    opened = bench(replace(start_book(kind("adoption"), facts_of_child("Ava")), kind="of-another-council"))

    assert Needs.SHORTENED not in opened.there()
    assert KindDialog(opened, opened.session, grows=True).windowTitle() == "Change the kind of book"
