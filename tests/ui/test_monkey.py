"""A monkey at the keyboard: whatever it does, undo leads back to the first book, redo to the last, and the file is whole."""

import random
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QDialog, QLineEdit, QMenu, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lifestory_app.domain.pages import Page, PhotoSlot
from lifestory_app.services.family_view import View
from lifestory_app.storage.values import Passphrase
from lifestory_app.storage.verify import verify_book
from lifestory_app.ui import asking, kit
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.editor import write_view
from lifestory_app.ui.editor.canvas import PHOTO_MIME, SLOT_MIME
from lifestory_app.ui.galleries.frame import GalleryFrame
from lifestory_app.ui.people.entries import Entries
from lifestory_app.ui.people.parts import Part
from lifestory_app.ui.pictures import library
from lifestory_app.ui.versions import line
from tests.builders import a_full_book
from tests.services.helpers import PASSPHRASE
from tests.ui.conftest import OpenBench
from tests.ui.pictures import photo_file
from tests.ui.typist import drag_to, drop

ACTIONS = (
    "edit.undo", "edit.undo", "edit.redo", "page.duplicate", "page.cut", "page.copy", "page.paste", "page.delete", "page.up",
    "page.down", "page.before", "page.next", "page.next", "view.sides", "view.larger", "view.smaller", "view.fit", "book.save",
    "page.layout", "book.look", "page.add", "view.write", "view.write", "view.people", "view.versions", "view.next_area",
    "view.area_before", "page.find", "page.gap", "page.gap", "book.photos", "book.rename", "page.go",
    "book.kind", "page.share", "book.sibling", "book.shared",
    "book.family", "view.people", "family.parent", "family.partner", "family.child", "family.sibling",
    "view.memories", "view.memories", "view.letter", "view.letter", "letter.hold", "letter.whole", "book.letter",
    "view.plan", "view.plan", "book.extract",
)  # fmt: skip
LETTERS = "abc de, f’g.\nhé\t"


class Monkey:
    """Does one thing at a time, the same things for the same seed."""

    def __init__(self, bench: Bench, seed: int, outside: Path) -> None:
        self.bench = bench
        self.outside = outside
        self.dice = random.Random(seed)
        self.done: Counter[str] = Counter()
        self.brought = 0

    def act(self) -> None:
        deeds = (
            self.press_action, self.press_action, self.write, self.write, self.click_page, self.click_control, self.choose_row,
            self.click_button, self.click_button, self.click_control, self.crop, self.press_keys, self.drag_page,
            self.drag_photo, self.swap_photos, self.drop_files, self.leave_step, self.look_at_family, self.open_row,
            self.in_family, self.mark_memories, self.mark_memories,
            self.change_plan, self.change_plan,
        )  # fmt: skip
        deed = self.dice.choice(deeds)
        self.done[deed.__name__] += 1
        deed()
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu):
            self.choose_from(popup)
            popup.close()

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

    def click_button(self) -> None:
        top = self.bench.top
        buttons = [
            each
            for each in self.seen(QAbstractButton)
            if each.isEnabled() and each not in (top._books, top._read) and getattr(each, "menu", lambda: None)() is None
        ]
        if buttons:
            self.dice.choice(buttons).click()

    def crop(self) -> None:
        """Open the photo of a page to crop, turn, cover or square it up."""
        if self.bench.step is None and self.bench.page is not None:
            slots = [name for name, value in self.page.slots if isinstance(value, PhotoSlot)]
            if slots:
                self.bench.photos.crop(self.page.id, self.dice.choice(slots))
                modes = ("crop", "turn", "light", "cover", "square")
                self.bench.step.show_mode(self.dice.choice(modes))  # type: ignore[union-attr]

    def look_at_family(self) -> None:
        """Choose somebody or something of the family, and open a part of its form."""
        if self.bench.step is not None:
            return
        self.bench.show_mode("people")
        people = self.bench._modes["people"]
        rows = people.list  # type: ignore[attr-defined]
        rows.setCurrentRow(self.dice.randrange(rows.count()))
        parts = self.seen(Part)
        if parts:
            self.dice.choice(parts).open()

    def open_row(self) -> None:
        """Open a name, a bond, a fact or what else there are rows of, to be changed."""
        rows = [each for each in self.seen(Entries) if each.keys]
        if rows:
            entries = self.dice.choice(rows)
            entries.open_row(self.dice.choice(entries.keys))

    def press_keys(self) -> None:
        widget = QApplication.focusWidget()
        if widget is not None and self.bench.isAncestorOf(widget):
            keys = (Qt.Key.Key_Tab, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete)
            for _ in range(self.dice.randint(1, 6)):
                QTest.keyClick(QApplication.focusWidget() or widget, self.dice.choice(keys))

    def in_family(self) -> None:
        """Press on somebody in the diagram of the family, walk from them, drag them, or move them by keys."""
        self.bench.show_mode("people")
        screen = self.bench._people()
        canvas, picture = screen.diagram.canvas, screen.diagram.canvas.picture
        screen.diagram.show_view(self.dice.choice(list(View)))
        if picture is None or not picture.places or not canvas.isVisible():
            return
        place = self.dice.choice(picture.places)
        at = canvas.in_room((place.x, place.y)).toPoint()
        left, control = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
        QTest.mousePress(canvas, left, Qt.KeyboardModifier.NoModifier, at)
        to = at + QPoint(self.dice.randint(-60, 60), self.dice.randint(-40, 40))
        drag_to(canvas, to)
        QTest.mouseRelease(canvas, left, Qt.KeyboardModifier.NoModifier, to)
        for key in self.dice.choices((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down), k=3):
            QTest.keyClick(canvas, key, self.dice.choice((control, Qt.KeyboardModifier.NoModifier)))

    def drag_page(self) -> None:
        pages = self.bench.write.list
        model = pages._model
        there = [number for number, row in enumerate(model.rows) if row.page is not None]
        if there and pages.isVisible():
            onto = model.index(self.dice.randrange(model.rowCount()))
            mime = model.mimeData([model.index(self.dice.choice(there))])
            drop(pages.viewport(), pages.visualRect(onto).center() + QPoint(0, self.dice.choice((-14, 0, 14))), mime)

    def drag_photo(self) -> None:
        if self.bench.session.book.photos:
            mime = QMimeData()
            mime.setData(PHOTO_MIME, str(self.dice.choice(self.bench.session.book.photos).id).encode())
            self.drop_on_page(mime)

    def swap_photos(self) -> None:
        if self.page is not None and self.page.slots:
            mime = QMimeData()
            mime.setData(SLOT_MIME, f"{self.page.id}\n{self.dice.choice(self.page.slots)[0]}".encode())
            self.drop_on_page(mime)

    def drop_files(self) -> None:
        if self.bench.photos.taking.is_busy or self.brought > 40:
            return
        self.brought += 1
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in self.files()])
        pages = self.bench.write.list
        if self.dice.random() < 0.5 or not pages.isVisible():
            self.drop_on_page(mime)
        else:
            at = QPoint(40, self.dice.randrange(max(1, pages.viewport().height())))
            drop(pages.viewport(), at, mime)

    def files(self) -> list[Path]:
        """One to three photos from outside, now and then one that is there already, or no photo at all."""
        found = []
        for _ in range(self.dice.randint(1, 3)):
            colour = f"#{self.dice.randrange(1 << 12):03x}"
            path = self.outside / f"{colour[1:]}.jpg"
            found.append(path if path.exists() else photo_file(path, colour, (320, 240)))
        if self.dice.random() < 0.2:
            broken = self.outside / "broken.jpg"
            broken.write_bytes(b"no photo")
            found.append(broken)
        return found

    def mark_memories(self) -> None:
        """Choose memories in the list of the box, and now and then make a page of them."""
        if self.bench.mode != "memories" or self.bench.step is not None:
            return
        screen = self.bench.memories.screen
        rows = screen.list
        if rows.count():
            rows.setCurrentRow(self.dice.randrange(rows.count()))
            rows.item(self.dice.randrange(rows.count())).setSelected(True)
        if self.dice.random() < 0.3:
            screen.make_page(self.dice.choice(("memory", "memory-box", "milestones", "funny-sayings")))

    def change_plan(self) -> None:
        """Open what stands in the plan or add to it, turn a stage, and mark what is the child's own."""
        if self.bench.mode != "plan" or self.bench.step is not None:
            return
        screen = self.bench.plan.screen
        cards = (screen.gaps, screen.promises, screen.photos, screen.dates, screen.times)
        card = self.dice.choice(cards)
        what = self.dice.random()
        if what < 0.2:
            self.dice.choice(screen.track.nodes).click()
        elif what < 0.6 and card.rows:
            self.dice.choice(card.rows).click()
        else:
            card.add.click()

    def drop_on_page(self, mime: QMimeData) -> None:
        canvas = self.bench.write.desk.canvas
        if canvas.isVisible() and self.bench.step is None:
            at = QPoint(self.dice.randrange(max(1, canvas.width())), self.dice.randrange(max(1, canvas.height())))
            drop(canvas, at, mime)

    def leave_step(self) -> None:
        if self.bench.step is not None:
            self.bench.pop()

    @property
    def page(self) -> Page | None:
        return next((each for each in self.bench.session.book.pages if each.id == self.bench.page), None)

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
        elif self.dice.random() < 0.7:
            for line in dialog.findChildren(QLineEdit):
                if self.dice.random() < 0.4:
                    line.setText(self.dice.choice(("3 May 2020", "Gran", "", "f’g", "12")))
            primary = getattr(dialog, "primary", None)
            if primary is not None and primary.isVisible():
                primary.click()
        if dialog.isVisible():
            dialog.reject()
        dialog.deleteLater()
        return dialog.result()

    def choose_from(self, menu: QMenu) -> None:
        """In place of a menu that waits for a person."""
        actions = [each for each in menu.actions() if each.isEnabled() and not each.isSeparator() and each.menu() is None]
        if actions:
            self.dice.choice(actions).trigger()


def run(qtbot: QtBot, bench: Bench, seed: int, actions: int, outside: Path, monkeypatch: pytest.MonkeyPatch) -> Monkey:
    monkey = Monkey(bench, seed, outside)

    class Menu(QMenu):
        """Chooses at once, where a menu waits for a person."""

        def exec(self, *_: object) -> None:
            monkey.choose_from(self)

    for module in (write_view, library, line):
        monkeypatch.setattr(module, "QMenu", Menu)
    for dialog in (kit.Dialog, GalleryFrame):
        monkeypatch.setattr(dialog, "exec", lambda dialog: monkey.answer(dialog), raising=False)
    monkeypatch.setattr(asking, "photos_to_bring", lambda *_: monkey.files())
    monkeypatch.setattr(asking, "folder_of_photos", lambda *_: None)
    monkeypatch.setattr(asking, "family_tree_to_bring", lambda *_: None)
    monkeypatch.setattr(asking, "place_for_book", lambda *_: None)
    monkeypatch.setattr(asking, "book_to_open", lambda *_: None)
    monkeypatch.setattr(asking, "documents", lambda: outside)
    monkeypatch.setattr(asking, "place_for_file", lambda *_: None)
    monkeypatch.setattr(asking, "folder_to_put_into", lambda *_: None)
    first = bench.session._history.opened
    for number in range(actions):
        monkey.act()
        if number % 25 == 0:
            qtbot.wait(1)
    while bench.step is not None:
        bench.pop()
    qtbot.waitUntil(lambda: not bench.photos.taking.is_busy, timeout=30_000)
    bench.session.end_phrase()
    last = bench.session.book
    steps = 0
    while bench.session.can_undo is not None:
        bench.session.undo()
        steps += 1
    assert bench.session.book == first
    assert steps > 0
    for _ in range(steps):
        bench.session.redo()
    assert bench.session.book == last
    assert bench.session.settled()
    assert bench.session.opened.file.book == last
    return monkey


def start(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> Bench:
    opened = bench(a_full_book())
    opened.photos.taking.take([photo_file(tmp_path / f"{n}.jpg", f"#4{n}66{n}8") for n in range(3)])
    qtbot.waitUntil(lambda: not opened.photos.taking.is_busy, timeout=20_000)
    return opened


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_monkey_loses_nothing(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = start(qtbot, bench, tmp_path)
    run(qtbot, opened, seed, 250, tmp_path, monkeypatch)
    path = opened.session.path
    opened.window().close_book()  # type: ignore[attr-defined]

    assert verify_book(path, Passphrase(PASSPHRASE)).is_whole


@pytest.mark.soak
@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(10, 20))
def test_a_monkey_loses_nothing_for_long(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = start(qtbot, bench, tmp_path)
    run(qtbot, opened, seed, 1000, tmp_path, monkeypatch)
    path = opened.session.path
    opened.window().close_book()  # type: ignore[attr-defined]

    assert verify_book(path, Passphrase(PASSPHRASE)).is_whole
