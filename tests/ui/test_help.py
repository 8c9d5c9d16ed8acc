"""The guide of the Help menu: for every screen, in pictures, and said to a listener."""

import importlib
import pkgutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

import lifestory_app.ui
from lifestory_app import resources
from lifestory_app.domain.edits import ChangePage
from lifestory_app.services.help import SCREENS, guide
from lifestory_app.ui import asking, look
from lifestory_app.ui.editor.guide_card import GuideCard
from lifestory_app.ui.help.dialog import HelpDialog, topic_of
from lifestory_app.ui.main_window import MainWindow
from tests.ui.conftest import OpenBench
from tests.ui.test_editor import three_pages


def pictures(dialog: HelpDialog) -> list[QLabel]:
    return [each for each in dialog.findChildren(QLabel) if not each.pixmap().isNull() and each.property("role") == "picture"]


def test_every_part_has_steps_a_picture_and_words_for_a_listener() -> None:
    for part in guide():
        assert part.steps, part.id
        assert resources.asset("help", part.picture).is_file(), part.picture
        assert len(part.alt) > 30, part.id


def test_every_screen_that_is_told_of_is_there_and_has_its_part() -> None:
    there = set()
    for module in pkgutil.walk_packages(lifestory_app.ui.__path__, "lifestory_app.ui."):
        there |= set(vars(importlib.import_module(module.name)))

    assert set(SCREENS) <= there
    assert set(SCREENS.values()) <= {part.id for part in guide()}


def test_the_picture_of_a_part_is_seen_whole_and_read_out(qtbot: QtBot, window: MainWindow) -> None:
    dialog = HelpDialog(window, "photos", window.table, window.jobs)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(pictures(dialog)) and pictures(dialog)[0].width() > 300)

    (picture,) = pictures(dialog)
    assert picture.accessibleName() == next(part.alt for part in guide() if part.id == "photos")
    shape = picture.pixmap().width() / picture.pixmap().height()
    assert picture.width() / picture.height() == pytest.approx(shape, rel=0.02)
    assert not picture.visibleRegion().isEmpty()


def test_with_large_letters_the_steps_come_first_and_the_picture_below(
    qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> None:
    look.dress(qapp, "dark", 2.0)
    dialog = HelpDialog(window, "write", window.table, window.jobs)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(pictures(dialog)) and pictures(dialog)[0].width() > 200)

    (picture,) = pictures(dialog)
    last = next(each for each in dialog.findChildren(QLabel) if each.text() == guide()[2].steps[-1])
    assert picture.mapTo(dialog, picture.rect().topLeft()).y() > last.mapTo(dialog, last.rect().bottomLeft()).y()


def asked_for(qtbot: QtBot, window: MainWindow) -> str:
    """The part of the guide that F1 opens now."""
    told: list[str] = []
    front = QApplication.activeModalWidget() or window
    front.activateWindow()
    qtbot.waitUntil(front.isActiveWindow)

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HelpDialog)
        assert dialog.topic is not None
        told.append(dialog.topic.id)
        dialog.reject()

    QTimer.singleShot(200, read)
    qtbot.keyClick(QApplication.focusWidget() or front, Qt.Key.Key_F1)
    return told[0] if told else ""


def test_f1_opens_the_part_for_the_screen_one_stands_on(qtbot: QtBot, window: MainWindow, bench: OpenBench) -> None:
    assert asked_for(qtbot, window) == "start"
    opened = bench(three_pages())
    assert asked_for(qtbot, window) == "write"
    opened.show_mode("people")
    assert asked_for(qtbot, window) == "people"
    opened.photos.show_library()
    assert asked_for(qtbot, window) == "photos"
    opened.pop()

    told: list[str] = []
    QTimer.singleShot(300, lambda: told.append(asked_for(qtbot, window)))
    QTimer.singleShot(1500, lambda: QApplication.activeModalWidget().reject())  # type: ignore[attr-defined]
    opened.change_layout(opened.session.book.pages[0].id)
    assert told == ["layouts"]


def test_a_widget_on_no_screen_has_no_part(qtbot: QtBot) -> None:
    alone = QLabel("alone")
    qtbot.addWidget(alone)

    assert topic_of(alone) == ""


def test_an_article_is_found_by_a_word_and_made_into_a_leaflet(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dialog = HelpDialog(window, "write", window.table, window.jobs)
    qtbot.addWidget(dialog)
    dialog.show()
    find = dialog.findChild(QLineEdit)
    assert find is not None
    qtbot.keyClicks(find, "wristband")
    assert dialog.topic is not None
    assert dialog.topic.id == "memory-box-leaflet"

    target = tmp_path / "leaflet.pdf"
    monkeypatch.setattr(asking, "place_for_file", lambda *_: target)
    qtbot.mouseClick(dialog.article.leaflet, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "ready" in dialog.told.bold.text(), timeout=20_000)
    assert target.is_file()


def test_what_is_nowhere_in_help_is_said_to_be_nowhere(qtbot: QtBot, window: MainWindow) -> None:
    dialog = HelpDialog(window, "write", window.table, window.jobs)
    qtbot.addWidget(dialog)
    dialog.show()
    find = dialog.findChild(QLineEdit)
    assert find is not None
    qtbot.keyClicks(find, "zzxq")

    assert dialog.told.isVisible()
    assert "Nothing in Help" in dialog.told.bold.text()
    find.clear()
    assert dialog.topic is not None
    assert not dialog.told.isVisible()


def test_the_guide_of_a_page_leads_to_its_article(qtbot: QtBot, window: MainWindow, bench: OpenBench) -> None:
    opened = bench(three_pages())
    book = opened.session.book
    opened.session.do(ChangePage(replace(book.pages[0], kind="birth-dad")))
    told: list[str] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HelpDialog)
        assert dialog.topic is not None
        told.append(dialog.topic.id)
        dialog.reject()

    QTimer.singleShot(200, read)
    opened.write.go_to(book.pages[0].id)
    qtbot.mouseClick(opened.write.form.findChild(GuideCard).more, Qt.MouseButton.LeftButton)  # type: ignore[union-attr]
    assert told == ["page-birth-dad"]


def test_a_sample_of_another_kind_is_looked_through_from_help(qtbot: QtBot, window: MainWindow) -> None:
    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HelpDialog)
        qtbot.mouseClick(dialog.article.sample, Qt.MouseButton.LeftButton)

    QTimer.singleShot(300, look)
    window.show_help("kind-transition")
    qtbot.waitUntil(lambda: window.currentWidget() is window.reading, timeout=30_000)
    assert window.windowTitle() == "Hello Ivy"
    window.reading.closed.emit()
