"""What is due for a book: told when it is near, noted as done, and on the first screen."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.homes import Event, EventKind
from lifestory_app.domain.ids import EventId
from lifestory_app.services.deadlines import DueDates, Nation, today
from lifestory_app.ui import due_steps
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.due.due_dialog import DueDialog
from tests.builders import a_full_book
from tests.ui.conftest import OpenBench


def adopted(days_ago: int | None) -> Book:
    """A book of an adoption so many days ago, or on a day that is not known."""
    day = UncertainDate.on(today() - timedelta(days=days_ago)) if days_ago is not None else None
    events = (Event(EventId("day"), EventKind.ADOPTION_DAY, "Adoption day", day),) if day is not None else ()
    return replace(a_full_book(), kind="adoption", homes=(), events=events)


def shown(qtbot: QtBot, opened: Bench) -> DueDialog:
    dialog = DueDialog(opened, opened.due.deadlines, "Robin")
    qtbot.addWidget(dialog)
    dialog.day_wanted.connect(opened.due._enter_day)
    dialog.show()
    qtbot.waitUntil(lambda: "Within " in said(dialog), timeout=10_000)
    return dialog


def button(dialog: DueDialog, name: str) -> QAbstractButton:
    return next(each for each in dialog.findChildren(QAbstractButton) if each.isVisible() and each.accessibleName() == name)


def said(dialog: DueDialog) -> str:
    return "\n".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


@pytest.mark.parametrize(("days_ago", "is_told"), [(2, True), (20, True), (300, False)])
def test_what_is_due_soon_or_was_lately_is_told_when_the_book_is_opened(
    qtbot: QtBot, bench: OpenBench, monkeypatch: pytest.MonkeyPatch, days_ago: int, is_told: bool
) -> None:
    monkeypatch.setattr(due_steps, "LOOK_AFTER_MS", 0)
    opened = bench(adopted(days_ago))

    qtbot.waitUntil(lambda: opened.due.next is not None, timeout=10_000)

    assert ("due" in opened.notices._kept) is is_told
    if is_told:
        assert "Life story book to the new family: it " in opened.notices._kept["due"].bold.text()


def test_what_is_done_is_noted_by_the_keyboard_and_taken_back_by_one_undo(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(adopted(2))
    before = opened.session.book
    dialog = shown(qtbot, opened)
    name = "It is done: Life story book to the new family"
    done = button(dialog, name)
    done.setFocus()

    qtbot.keyClick(done, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Done, " in said(dialog), timeout=10_000)

    assert dialog.focusWidget() is button(dialog, "Not done after all: Life story book to the new family")
    assert opened.due.next is not None
    assert opened.due.next[0] == "Later life letter to the new family"
    opened.session.undo()
    assert opened.session.book == before


def test_the_bank_holidays_of_another_part_of_the_kingdom_can_be_chosen(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(replace(adopted(2), events=(_adopted_on("2027-07-08"),)))
    dialog = shown(qtbot, opened)
    told: list[DueDates] = []
    opened.due.deadlines.told.connect(told.append)

    dialog.nation.setCurrentIndex(dialog.nation.values.index(Nation.NORTHERN_IRELAND))
    dialog.nation.activated.emit(dialog.nation.currentIndex())
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)

    days = {due.rule.id: due.on for due in told[-1].due}
    assert str(days["final-book"]) == "2027-07-23"  # a day later than in England: the Twelfth is a Monday
    assert opened.due.deadlines.nation is Nation.NORTHERN_IRELAND


def _adopted_on(day: str) -> Event:
    return Event(EventId("day"), EventKind.ADOPTION_DAY, "Adoption day", UncertainDate.parse(day))


def test_a_day_that_is_not_known_is_entered_where_the_event_is(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(adopted(None))
    dialog = shown(qtbot, opened)
    assert "The day is not known yet" in said(dialog)

    button(dialog, "Enter the day: the adoption day").click()

    assert not dialog.isVisible()
    assert opened.mode == "people"
    assert [event.kind for event in opened.session.book.events] == [EventKind.ADOPTION_DAY]
    assert opened._people()._chosen == ("event", opened.session.book.events[0].id)
