"""The memory box at work: told by keyboard, shown on pages at once, taken back in one step."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from lifestory_app.domain.ids import HomeId, MemoryId, PageId
from lifestory_app.domain.memories import Given, KeptObject, MemoryKind
from lifestory_app.domain.memory_edits import PutMemory
from lifestory_app.domain.pages import MemoriesSlot, Page
from lifestory_app.layout.display import Glyphs, walk
from lifestory_app.ui import asking
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.memories.page_field import MemoriesField
from lifestory_app.ui.memories.papers_dialog import PapersDialog
from lifestory_app.ui.memories.screen import MemoryScreen
from lifestory_app.ui.pictures.crop import CropScreen
from tests.builders import SECTION, a_full_book, a_memory
from tests.ui.conftest import OpenBench
from tests.ui.pictures import photo_file
from tests.ui.typist import drop

TOLD = PageId("told")


def screen_of(bench: Bench) -> MemoryScreen:
    bench.do("view.memories")
    assert isinstance(bench.screen, MemoryScreen)
    return bench.screen


def read(bench: Bench, page: PageId) -> str:
    sides = bench.session.laid_out.sides_of(page)
    return " ".join("".join(item.text for item in walk(side.items) if isinstance(item, Glyphs)) for side in sides)


def undo_all(bench: Bench) -> int:
    bench.session.end_phrase()
    steps = 0
    while bench.session.can_undo is not None:
        bench.session.undo()
        steps += 1
    return steps


def pressed(screen: MemoryScreen, word: str) -> QPushButton:
    return next(each for each in screen.findChildren(QPushButton) if each.isVisible() and word in each.text())


def test_a_memory_is_told_by_keyboard_alone(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(replace(a_full_book(), memories=(), pages=()))
    before = opened.session.book
    screen = screen_of(opened)
    assert QApplication.focusWidget() is screen.pane.add or QApplication.focusWidget() is screen.list

    QTest.keyClick(screen.pane.add, Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "You flew a kite.")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    (memory,) = opened.session.book.memories
    assert memory.story.plain == "You flew a kite."
    assert memory.noted is not None
    assert memory.home == HomeId("home-2"), "the home the child lives in"
    assert screen.list.item(0).text().startswith("You flew a kite.")
    assert undo_all(opened) == 2, "added, and told in one phrase"
    assert opened.session.book == before


def test_an_empty_box_offers_things_to_keep(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(replace(a_full_book(), memories=(), pages=(), homes=()))
    screen = screen_of(opened)

    pressed(screen, "Hospital band").click()

    (memory,) = opened.session.book.memories
    assert memory.kind is MemoryKind.OBJECT
    assert memory.kept is not None
    assert memory.kept.label == "Hospital band"
    assert screen.form.thing.label.line.hasFocus()


def test_a_change_shows_on_its_page_at_once_and_is_undone_in_one_step(qtbot: QtBot, bench: OpenBench) -> None:
    page = Page(TOLD, SECTION, "memory", slots=(("memories", MemoriesSlot((MemoryId("memory-1"),))),))
    book = a_full_book()
    opened = bench(replace(book, pages=(*book.pages, page)).in_order())
    screen = screen_of(opened)
    screen.show_memory(MemoryId("memory-1"))
    assert "Look, no wobbles" in read(opened, TOLD)

    screen.form._said.line.clear()
    qtbot.keyClicks(screen.form._said.line, "I can fly!")

    assert "I can fly!" in read(opened, TOLD)
    assert undo_all(opened) == 1
    assert "Look, no wobbles" in read(opened, TOLD)


def test_what_is_chosen_becomes_a_page(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench()
    before = opened.session.book
    screen = screen_of(opened)
    screen.show_memory(MemoryId("memory-2"))
    screen.pane.page_menu.aboutToShow.emit()
    names = [action.text() for action in screen.pane.page_menu.actions()]

    screen.pane.page_menu.actions()[0].trigger()

    assert names[0] == "My memory box"
    assert opened.mode == "write"
    assert opened.page is not None
    assert opened.session.book.page(opened.page).memories() == (MemoryId("memory-2"),)
    assert "White hat" in read(opened, opened.page)
    assert undo_all(opened) == 1
    assert opened.session.book == before


def test_several_are_chosen_with_shift_and_told_together(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench()
    screen = screen_of(opened)
    screen.list.setCurrentRow(0)
    QTest.keyClick(screen.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert len(screen.chosen_memories()) == 2
    assert screen.pane.page.text() == "Make a page of 2"
    screen.make_page("milestones")

    assert opened.page is not None
    assert len(opened.session.book.page(opened.page).memories()) == 2


def test_the_pages_of_a_stay_are_made_in_one_step(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(replace(a_full_book(), pages=()))
    screen = screen_of(opened)
    screen.choose("home", "home-2")
    line = screen.stay._lines["My bedroom"]
    qtbot.keyClicks(line.line, "Green, with a window")

    pressed(screen, "Make pages of this stay").click()

    pages = opened.session.book.pages
    assert [(page.layout, page.about) for page in pages] == [("stay", "home-2"), ("memory", None)]
    assert pages[0].memories() == (MemoryId("memory-2"),)
    assert "Green, with a window" in read(opened, pages[0].id)
    opened.session.undo()
    assert opened.session.book.pages == ()
    screen = screen_of(opened)
    screen.choose("home", "home-2")
    screen.stay.make_pages()
    screen_of(opened).stay.make_pages()
    assert len(opened.session.book.pages) == 2, "a stay that has its pages gets no more"


def test_the_list_shows_only_what_is_wanted_and_never_hides_what_is_new(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench()
    screen = screen_of(opened)

    screen.pane._kept.setChecked(True)
    assert [row.id for row in (screen.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(1))] == ["memory-2"]
    screen.pane._kept.setChecked(False)
    screen.pane._untold.setChecked(True)
    shown = [screen.list.item(number).data(Qt.ItemDataRole.UserRole).id for number in range(screen.list.count())]
    assert "memory-1" not in shown, "a page tells it"
    screen.pane._bare.setChecked(True)
    screen.pane._kept.setChecked(True)
    screen.add()

    assert screen.form.memory is not None
    ids = [screen.list.item(number).data(Qt.ItemDataRole.UserRole).id for number in range(screen.list.count())]
    assert screen.form.memory.id in ids


def test_photos_are_dropped_and_pasted_on_a_memory(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    opened = bench(replace(a_full_book(), memories=(a_memory(),), pages=()))
    screen = screen_of(opened)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo_file(tmp_path / "sea.jpg", "#336699")))])

    drop(screen.form.photos, QPoint(20, 20), mime)
    qtbot.waitUntil(lambda: len(opened.session.book.memories[0].photos) == 1, timeout=20_000)
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(image)
    screen.form.thing.photo.paste()
    qtbot.waitUntil(lambda: opened.session.book.memories[0].kept is not None, timeout=20_000)

    memory = opened.session.book.memories[0]
    assert memory.kept is not None
    assert memory.kept.photo is not None
    assert len({photo.id for photo in opened.session.book.photos}) == 3


def test_a_photo_of_a_memory_is_cropped_in_one_step(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    opened = bench(replace(a_full_book(), memories=(a_memory(),), pages=()))
    opened.photos.taking.take([photo_file(tmp_path / "sea.jpg", "#336699")])
    qtbot.waitUntil(lambda: not opened.photos.taking.is_busy, timeout=20_000)
    screen = screen_of(opened)
    screen.put_photos(None, [opened.session.book.photos[-1].id])
    (before,) = opened.session.book.memories[0].photos

    screen.form.photos.crop_wanted.emit(0)
    crop = opened.step
    assert isinstance(crop, CropScreen)
    crop.used.emit(replace(before, turn=1))

    assert opened.step is None
    assert opened.session.book.memories[0].photos == (replace(before, turn=1),)
    opened.session.undo()
    assert opened.session.book.memories[0].photos == (before,)


def test_who_gave_a_thing_may_be_a_person_somebody_else_or_nobody_known(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench()
    screen = screen_of(opened)
    screen.show_memory(MemoryId("memory-2"))
    giver = screen.form.thing._giver

    def pick(value: object) -> KeptObject:
        giver.setCurrentIndex(giver.values.index(value))
        giver.activated.emit(giver.currentIndex())
        kept = opened.session.book.memory(MemoryId("memory-2")).kept
        assert kept is not None
        return kept

    assert pick(Given.NOT_KNOWN).giver is None
    assert pick("kelly").giver == "kelly"
    assert pick("somebody else").giver is None
    qtbot.keyClicks(screen.form.thing._name.line, "a nurse")
    kept = opened.session.book.memory(MemoryId("memory-2")).kept
    assert kept is not None
    assert (kept.given, kept.given_by) == (Given.KNOWN, "a nurse")


def test_a_page_says_which_memories_it_tells_and_leads_to_them(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench()
    opened.show_page(PageId("page-5"))
    field = next(each for each in opened.write.form.findChildren(MemoriesField))

    field._append("memory-3")
    assert opened.session.book.page(PageId("page-5")).memories() == (MemoryId("memory-1"), MemoryId("memory-3"))
    field._move(1)
    assert opened.session.book.page(PageId("page-5")).memories() == (MemoryId("memory-3"), MemoryId("memory-1"))
    opened.write.form.enter("cards.1")
    assert field.isAncestorOf(QApplication.focusWidget())
    field.memory_wanted.emit(MemoryId("memory-1"))

    assert isinstance(opened.screen, MemoryScreen)
    assert opened.screen.form.memory is not None
    assert opened.screen.form.memory.id == "memory-1"


def test_a_memory_that_a_page_tells_stays_and_the_reason_is_said(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench()
    screen = screen_of(opened)
    screen.show_memory(MemoryId("memory-1"))

    QTest.keyClick(screen.list, Qt.Key.Key_Delete)

    assert any(memory.id == "memory-1" for memory in opened.session.book.memories)
    assert opened.notices.isVisible()


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_labels_are_made_from_the_window(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = bench()
    screen = screen_of(opened)
    target = tmp_path / "labels.pdf"
    monkeypatch.setattr(asking, "place_for_file", lambda *_: target)
    dialog = PapersDialog(opened, opened.session, screen.papers, frozenset())
    dialog.setModal(False)
    dialog.show()
    dialog.labels_card.choose()
    dialog.start.setValue(4)

    dialog.primary.click()

    qtbot.waitUntil(lambda: not screen.papers.is_busy, timeout=30_000)
    assert target.read_bytes().startswith(b"%PDF")
    assert "1 thing" in dialog.told.plain.text()
    assert opened.session.book.receipts[-1].what == "Memory box, labels"
    dialog.reject()


def test_after_four_weeks_it_is_said_calmly(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench()
    screen = screen_of(opened)

    assert "Nothing was noted for" in screen.pane._told.text()
    memory = opened.session.book.memories[0]
    from datetime import datetime

    from lifestory_app.domain.dates import UncertainDate

    today = UncertainDate.on(datetime.now().astimezone().date())
    opened.session.do(PutMemory(replace(memory, noted=today)))
    assert "Nothing was noted for" not in screen.pane._told.text()
