"""A monkey at the keyboard: whatever it does, undo leads back to the first book, redo to the last, and the file is whole."""

import random
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lifestory_app.storage.values import Passphrase
from lifestory_app.storage.verify import verify_book
from lifestory_app.ui import bench as bench_module
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.galleries.frame import GalleryFrame
from tests.builders import a_full_book
from tests.services.helpers import PASSPHRASE
from tests.ui.conftest import OpenBench
from tests.ui.pictures import photo_file

ACTIONS = (
    "edit.undo", "edit.undo", "edit.redo", "page.duplicate", "page.cut", "page.copy", "page.paste", "page.delete", "page.up",
    "page.down", "page.before", "page.next", "page.next", "view.sides", "view.larger", "view.smaller", "view.fit", "book.save",
    "page.layout", "book.look", "page.add", "view.write", "view.people", "view.versions", "view.next_area", "page.find",
)  # fmt: skip
LETTERS = "abc de, f’g.\nhé\t"


class Monkey:
    """Does one thing at a time, the same things for the same seed."""

    def __init__(self, bench: Bench, seed: int) -> None:
        self.bench = bench
        self.dice = random.Random(seed)

    def act(self) -> None:
        deeds = (self.press_action, self.write, self.write, self.click_page, self.click_control, self.choose_row)
        self.dice.choice(deeds)()

    def press_action(self) -> None:
        self.bench.do(self.dice.choice(ACTIONS))

    def write(self) -> None:
        fields = [each for each in self.seen(QWidget) if isinstance(each, QTextEdit | QLineEdit) and each.isEnabled()]
        if not fields:
            return
        field = self.dice.choice(fields)
        field.setFocus()
        for _ in range(self.dice.randint(1, 12)):
            letter = self.dice.choice(LETTERS)
            key = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Backspace}.get(letter, Qt.Key.Key_unknown)
            text = "" if key is Qt.Key.Key_Backspace else "\r" if key is Qt.Key.Key_Return else letter
            QApplication.sendEvent(field, QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))

    def click_page(self) -> None:
        canvas = self.bench.write.desk.canvas
        if canvas.isVisible() and self.bench.step is None:
            for side, place in canvas.places()[:1]:
                if side.slots:
                    name, _ = self.dice.choice(side.slots)
                    self.bench.write._enter(side.page, name)
                assert place.width() > 0

    def click_control(self) -> None:
        boxes = [each for each in self.seen(QWidget) if isinstance(each, QCheckBox | QComboBox) and each.isEnabled()]
        if boxes:
            box = self.dice.choice(boxes)
            if isinstance(box, QCheckBox):
                box.click()
            elif box.count():
                box.setCurrentIndex(self.dice.randrange(box.count()))
                box.activated.emit(box.currentIndex())

    def choose_row(self) -> None:
        pages = self.bench.write.list
        rows = pages.model().rowCount()
        if rows and self.bench.mode == "write":
            pages.setCurrentIndex(pages.model().index(self.dice.randrange(rows), 0))

    def seen(self, kind: type[QWidget]) -> list[QWidget]:
        return [each for each in self.bench.findChildren(kind) if each.isVisible()]

    def answer(self, dialog: QDialog) -> int:
        """In place of a dialog that waits for a person."""
        dialog.show()
        if isinstance(dialog, GalleryFrame) and self.dice.random() < 0.7:
            tiles = dialog.grid.tiles
            if tiles:
                dialog.grid.choose(self.dice.choice(tiles).key)
            dialog.primary.click()
        if dialog.isVisible():
            dialog.reject()
        dialog.deleteLater()
        return 0


def run(qtbot: QtBot, bench: Bench, seed: int, actions: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkey = Monkey(bench, seed)
    monkeypatch.setattr(bench_module, "_run", monkey.answer)
    first = bench.session._history.opened
    for number in range(actions):
        monkey.act()
        if number % 25 == 0:
            qtbot.wait(1)
    bench.session.end_phrase()
    last = bench.session.book
    steps = 0
    while bench.session.can_undo is not None:
        bench.session.undo()
        steps += 1
    assert bench.session.book == first
    assert steps > 0
    while bench.session.can_redo is not None:
        bench.session.redo()
    assert bench.session.book == last
    assert bench.session.settled()
    assert bench.session.opened.file.book == last


def start(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> Bench:
    opened = bench(a_full_book())
    opened.photos.taking.take([photo_file(tmp_path / f"{n}.jpg", f"#4{n}66{n}8") for n in range(3)])
    qtbot.waitUntil(lambda: not opened.photos.taking.is_busy, timeout=20_000)
    return opened


@pytest.mark.parametrize("seed", [1, 2])
def test_a_monkey_loses_nothing(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = start(qtbot, bench, tmp_path)
    run(qtbot, opened, seed, 250, monkeypatch)
    path = opened.session.path
    opened.session.close()

    assert verify_book(path, Passphrase(PASSPHRASE)).is_whole


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(10, 20))
def test_a_monkey_loses_nothing_for_long(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = start(qtbot, bench, tmp_path)
    run(qtbot, opened, seed, 1000, monkeypatch)
    path = opened.session.path
    opened.session.close()

    assert verify_book(path, Passphrase(PASSPHRASE)).is_whole
