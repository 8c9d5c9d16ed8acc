"""A window under a window manager, with the keyboard or the mouse alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import Passphrase
from lifestory_app.ui import asking
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.main_window import MainWindow
from tests.builders import a_full_book
from tests.services.helpers import PASSPHRASE, book_file
from tests.ui.conftest import OpenBench

pytestmark = pytest.mark.window
CTRL = Qt.KeyboardModifier.ControlModifier


def focus() -> object:
    return QApplication.focusWidget()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, wherever the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


def test_a_book_is_opened_written_in_and_closed_by_keyboard_alone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book_file(tmp_path / "robin.lifestory", a_full_book())
    monkeypatch.setattr(asking, "book_to_open", lambda *_: path)
    qtbot.waitUntil(window.isActiveWindow)
    press(Qt.Key.Key_O, CTRL)
    qtbot.waitUntil(lambda: isinstance(focus(), QLineEdit))
    QTest.keyClicks(QApplication.focusWidget(), PASSPHRASE)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.bench is not None, timeout=10_000)
    bench = window.bench
    assert bench is not None
    qtbot.waitUntil(bench.write.list.hasFocus)

    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bench.write.form.isAncestorOf(focus()))
    for _ in range(40):
        if focus() is bench.write.form._fields["words"].box:
            break
        press(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "By keyboard. ")
    press(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not bench.session.has_unsaved_work, timeout=5000)
    press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.currentWidget() is window.reading)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.currentWidget() is bench)
    window.close_book()

    with BookFile.open(path, Passphrase(PASSPHRASE)) as file:
        assert file.book.pages[0].slot("words").words.plain.startswith("By keyboard. ")


def dragged_by_mouse(window: MainWindow, start: QPoint, end: QPoint) -> None:
    """The pointer of the display itself, which a drag listens to and a sent event does not move."""
    where = [f"{start.x()}", f"{start.y()}"]
    steps = [
        f"mousemove {start.x() + (end.x() - start.x()) * n // 8} {start.y() + (end.y() - start.y()) * n // 8}" for n in range(9)
    ]
    command = ["xdotool", "mousemove", *where, "mousedown", "1"]
    for step in steps:
        command += ["sleep", "0.05", *step.split()]
    command += ["sleep", "0.2", "mouseup", "1"]
    moving = subprocess.Popen(command)
    while moving.poll() is None:
        QTest.qWait(20)
    QTest.qWait(100)


def test_a_page_is_dragged_to_another_place_by_the_mouse(qtbot: QtBot, bench: OpenBench, window: MainWindow) -> None:
    opened: Bench = bench()
    pages = opened.write.list
    before = [page.id for page in opened.session.book.pages]
    rows = [number for number, row in enumerate(pages._model.rows) if row.page is not None]
    first, second = (pages.visualRect(pages._model.index(row)) for row in rows[:2])
    viewport = pages.viewport()

    dragged_by_mouse(
        window,
        viewport.mapToGlobal(first.center()),
        viewport.mapToGlobal(QPoint(second.center().x(), second.bottom() - 3)),
    )

    after = [page.id for page in opened.session.book.pages]
    assert after != before
    assert sorted(after) == sorted(before)
    opened.do("edit.undo")
    assert [page.id for page in opened.session.book.pages] == before


def test_at_one_and_a_half_times_the_size_everything_has_room(tmp_path: Path) -> None:
    path = book_file(tmp_path / "robin.lifestory", a_full_book())
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QTimer; from lifestory_app import app\n"
        "class Looked(app.MainWindow):\n"
        "    def _show_work(self, work):\n"
        "        super()._show_work(work); QTimer.singleShot(700, self.look)\n"
        "    def look(self):\n"
        "        room, bench = self.screen().availableSize(), self.bench\n"
        "        print(self.devicePixelRatioF(), self.width() <= room.width(), self.height() <= room.height())\n"
        "        wanted = (bench.top, bench.write._add, bench.write.desk.canvas, bench.write.form)\n"
        "        inside = lambda each: self.rect().contains(each.rect().translated(each.mapTo(self, each.rect().topLeft())))\n"
        "        print(*(inside(each) or not each.isVisible() for each in wanted))\n"
        "        print(bench.write.desk.canvas.width() > 200, bench.write.form.width() > 200, self.minimumSizeHint().width())\n"
        "        self.close()\n"
        "app.MainWindow = Looked\n"
        "sys.exit(app.run([], Path(sys.argv[1]), sys.argv[2]))\n"
    )

    looked = subprocess.run(
        [sys.executable, "-c", code, path, PASSPHRASE],
        env={**os.environ, "QT_SCALE_FACTOR": "1.5"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    lines = looked.stdout.splitlines()
    assert looked.returncode == 0, looked.stderr
    assert lines[0].split() == ["1.5", "True", "True"], lines
    assert "False" not in lines[1], lines
    assert lines[2].split()[:2] == ["True", "True"], lines
