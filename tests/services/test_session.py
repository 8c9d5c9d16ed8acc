"""The session saves by itself, checks what it saved, and loses nothing when a disk says no."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lifestory_app.domain.edits import FillSlot, RemovePage, RenameBook, RetitlePage
from lifestory_app.domain.ids import PageId
from lifestory_app.services.jobs import Jobs
from lifestory_app.services.session import Safety, SaveLine, Session, Trouble
from lifestory_app.usecases.editing import open_for_work
from tests.builders import a_full_book
from tests.services.conftest import OpenSession
from tests.services.helpers import PASSPHRASE, book_file


def saved_lines(session: Session) -> list[Safety]:
    told: list[Safety] = []

    def hear(line: SaveLine) -> None:
        told.append(line.safety)

    session.save_line.connect(hear)
    return told


def test_a_change_is_saved_within_a_second_by_itself(qtbot: QtBot, working: OpenSession) -> None:
    session = working(a_full_book())
    told = saved_lines(session)

    session.do(RenameBook("Another title"))
    qtbot.waitUntil(lambda: told == [Safety.SAVED], timeout=1000)

    assert session.opened.file.book.title == "Another title"
    assert not session.has_unsaved_work


def test_typing_on_while_it_saves_is_saved_too(qtbot: QtBot, working: OpenSession) -> None:
    session = working(a_full_book())

    for number in range(30):
        session.do(RenameBook(f"Title {number}"))
        qtbot.wait(20)
    qtbot.waitUntil(lambda: not session.has_unsaved_work, timeout=2000)

    assert session.opened.file.book.title == "Title 29"
    session.undo()
    assert session.book.title == a_full_book().title


def test_undo_and_redo_tell_what_was_before_and_after(working: OpenSession) -> None:
    session = working(a_full_book())
    heard: list[tuple[str, str]] = []
    session.changed.connect(lambda before, after: heard.append((before.title, after.title)))
    first = session.book.title

    session.do(RenameBook("Two"))
    session.undo()
    session.redo()

    assert heard == [(first, "Two"), ("Two", first), (first, "Two")]
    assert session.can_undo == "Rename the book"


def test_a_refused_edit_says_why_and_changes_nothing(working: OpenSession) -> None:
    session = working(a_full_book())
    before = session.book
    told: list[str] = []
    session.refused.connect(told.append)

    assert not session.do(RemovePage(PageId("no such page")))

    assert session.book is before
    assert told == ["That page is no longer in the book. Nothing was changed."]


def test_an_edit_that_cannot_be_laid_out_is_not_kept(working: OpenSession) -> None:
    from dataclasses import replace

    from lifestory_app.domain.edits import ChangePage

    session = working(a_full_book())
    before = session.book
    told: list[str] = []
    session.refused.connect(told.append)

    session.do(ChangePage(replace(before.pages[0], layout="of the future")))

    assert session.book == before
    assert "does not know" in told[0]


def test_the_pages_follow_the_book(working: OpenSession) -> None:
    session = working(a_full_book())
    page = session.book.pages[-1]

    session.do(RetitlePage(page.id, "A new heading"))

    assert session.laid_out.side(page.id).title == "A new heading"


def test_a_stick_that_is_taken_out_is_told_and_the_work_goes_on_when_it_is_back(qtbot: QtBot, working: OpenSession) -> None:
    session = working(a_full_book())
    told: list[Trouble] = []
    session.trouble.connect(told.append)
    away = session.path.with_name("away")
    session.path.rename(away)

    session.do(RenameBook("While it was away"))
    qtbot.waitUntil(lambda: bool(told), timeout=2000)

    assert "taken out" in told[0].sentence
    assert session.line.safety is Safety.NOT_SAVED
    away.rename(session.path)
    session.try_again()
    qtbot.waitUntil(lambda: not session.has_unsaved_work, timeout=2000)
    assert session.line.safety is Safety.SAVED
    assert session.opened.file.book.title == "While it was away"


def test_work_goes_on_in_another_place_with_its_photos(qtbot: QtBot, working: OpenSession, tmp_path: Path) -> None:
    session = working(a_full_book())
    shutil.copyfile(session.path, tmp_path / "theirs")
    (tmp_path / "theirs").rename(session.path)
    told: list[Trouble] = []
    session.trouble.connect(told.append)

    session.do(RenameBook("Ours"))
    qtbot.waitUntil(lambda: bool(told), timeout=2000)
    assert told[0].changed_elsewhere
    assert session.go_on_at(tmp_path / "ours.lifestory")

    assert session.path == tmp_path / "ours.lifestory"
    assert session.opened.file.book.title == "Ours"
    session.do(RenameBook("Ours, later"))
    qtbot.waitUntil(lambda: not session.has_unsaved_work, timeout=2000)


def test_work_that_could_not_be_saved_is_offered_when_the_book_is_opened_again(tmp_path: Path, qtbot: QtBot) -> None:
    path = book_file(tmp_path / "b.lifestory", a_full_book())
    jobs = Jobs()
    session = Session(open_for_work(path, PASSPHRASE), jobs)
    away = tmp_path / "away"
    path.rename(away)
    session.do(RenameBook("Kept aside"))
    assert not session.close()
    session.close_as_it_is()
    jobs.finish()
    away.rename(path)

    again = Session(open_for_work(path, PASSPHRASE, take_over=True), Jobs())

    assert again.kept is not None
    assert again.kept.book.title == "Kept aside"
    again.settle_kept()
    assert again.close()
    assert open_again_kept(path) is None


def open_again_kept(path: Path) -> object:
    work = open_for_work(path, PASSPHRASE)
    work.opened.file.close()
    return work.kept


def test_closing_saves_what_was_typed_last(tmp_path: Path) -> None:
    path = book_file(tmp_path / "b.lifestory", a_full_book())
    session = Session(open_for_work(path, PASSPHRASE), Jobs())

    session.do(RenameBook("Last words"))
    assert session.close()
    session.jobs.finish()

    work = open_for_work(path, PASSPHRASE)
    assert work.saved.title == "Last words"
    assert not work.left_open
    work.opened.file.close()


def test_a_book_open_for_reading_changes_nothing(tmp_path: Path) -> None:
    path = book_file(tmp_path / "b.lifestory", a_full_book())
    session = Session(open_for_work(path, PASSPHRASE, write=False), Jobs())
    told: list[str] = []
    session.refused.connect(told.append)

    assert session.line.safety is Safety.READ_ONLY
    assert not session.do(FillSlot(session.book.pages[0].id, "words", None))

    assert told
    session.close_as_it_is()


@pytest.mark.parametrize("times", [3])
def test_settling_waits_for_a_save_under_way_and_saves_the_newest(qtbot: QtBot, working: OpenSession, times: int) -> None:
    session = working(a_full_book())
    for number in range(times):
        session.do(RenameBook(f"First {number}"))
        session.save_now()
        session.do(RenameBook(f"Second {number}"))
        assert session.settled()
        assert session.opened.file.book.title == f"Second {number}"
        qtbot.wait(50)
        assert session.opened.file.book.title == f"Second {number}"
