"""Keyboard and mouse: finds what a person would see by its name, and presses it, types into it or drops something on it."""

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)

W = TypeVar("W", bound=QWidget)
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PATIENCE = 40.0


class Lost(AssertionError):
    """Something that a person would look for is not to be seen."""


class Hands:
    """Two hands before one window. Nothing is done to a widget that is not shown, enabled and within sight."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        window.activateWindow()
        self.wait(window.isActiveWindow, "the window coming to the front")

    # What is before the eyes.

    @property
    def front(self) -> QWidget:
        """The dialog that is open, or the window."""
        return QApplication.activeModalWidget() or self.window

    def see(self, name: str, kind: type[W] = QWidget, within: QWidget | None = None) -> W:  # type: ignore[assignment]
        """The first thing of this name, from the top left as one reads; "…" at the end stands for any more words."""
        found = self.look_for(name, kind, within)
        if found is None:
            raise Lost(f"nothing called “{name}” ({kind.__name__}) is to be seen; there are {self._all(kind, within)}")
        return found

    def look_for(self, name: str, kind: type[W] = QWidget, within: QWidget | None = None) -> W | None:  # type: ignore[assignment]
        """The same, or None where there is none."""
        QApplication.processEvents()
        room = within or self.front
        named = [each for each in room.findChildren(kind) if each.isVisible() and _is_called(each, name)]
        usable = [each for each in named if each.isEnabled()] or named
        return min(usable, key=lambda each: _place(each, room)) if usable else None

    def _all(self, kind: type[QWidget], within: QWidget | None) -> str:
        room = within or self.front
        return ", ".join(sorted({f"“{called(each)}”" for each in room.findChildren(kind) if each.isVisible() and called(each)}))

    def wait(self, until: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
        """Wait for something to come to pass, while the window goes on working."""
        end = time.monotonic() + patience
        while not until():
            if time.monotonic() > end:
                raise Lost(f"waited for {what}, which did not come")
            QTest.qWait(5)

    def wait_for(self, name: str, kind: type[W] = QWidget, patience: float = PATIENCE) -> W:  # type: ignore[assignment]
        """Wait until something of this name can be seen and used."""
        self.wait(lambda: (seen := self.look_for(name, kind)) is not None and seen.isEnabled(), f"“{name}”", patience)
        return self.see(name, kind)

    def reach(self, widget: QWidget) -> None:
        """Turn the wheel until a widget is within sight."""
        for area in _areas_round(widget):
            for _ in range(400):
                off = _out_of_sight(widget, area)
                if not off:
                    break
                before = area.verticalScrollBar().value()
                middle = QPointF(area.viewport().rect().center())
                turned = QPoint(0, -60 if off > 0 else 60)
                event = QWheelEvent(
                    middle, area.viewport().mapToGlobal(middle), QPoint(), turned, Qt.MouseButton.NoButton, PLAIN,
                    Qt.ScrollPhase.NoScrollPhase, False,
                )  # fmt: skip
                QApplication.sendEvent(area.viewport(), event)
                if area.verticalScrollBar().value() == before:
                    break

    # Mouse.

    def press(self, what: str | QWidget, kind: type[QWidget] = QAbstractButton, within: QWidget | None = None) -> QWidget:
        """Click on something."""
        widget = self.see(what, kind, within) if isinstance(what, str) else what
        if not widget.isEnabled():
            raise Lost(f"“{called(widget)}” cannot be pressed now")
        self.reach(widget)
        at = widget.rect().center()
        if isinstance(widget, QCheckBox | QRadioButton):
            at.setX(12)
        QTest.mouseClick(widget, LEFT, PLAIN, at)
        QApplication.processEvents()
        return widget

    def pick(self, view: QAbstractItemView, words: str, *, keys: Qt.KeyboardModifier = PLAIN) -> QModelIndex:
        """Click on the row of a list that begins with these words."""
        index = self.row(view, words)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), LEFT, keys, view.visualRect(index).center())
        QApplication.processEvents()
        return index

    def turn_to(self, words: str) -> None:
        """Click on the tab of this name."""
        for bar in self.front.findChildren(QTabBar):
            for number in range(bar.count()):
                if bar.tabText(number).replace("&", "") == words:
                    QTest.mouseClick(bar, LEFT, PLAIN, bar.tabRect(number).center())
                    QApplication.processEvents()
                    return
        raise Lost(f"there is no tab “{words}”")

    def ask(self, box: QTextEdit, word: str) -> None:
        """Press the other button of the mouse on a word, which asks what can be done with it."""
        cursor = box.document().find(word)
        if cursor.isNull():
            raise Lost(f"“{word}” is not written here")
        cursor.setPosition(cursor.selectionStart() + len(word) // 2)
        at = box.viewport().mapTo(box.window(), box.cursorRect(cursor).center())
        QTest.mouseClick(box.window().windowHandle(), Qt.MouseButton.RightButton, PLAIN, at)

    def row(self, view: QAbstractItemView, words: str) -> QModelIndex:
        """The row of a list in which these words stand."""
        model = view.model()
        rows = [model.index(number, 0) for number in range(model.rowCount())]
        shown, said = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
        told = [" ".join(str(row.data(shown) or row.data(said) or "").split()) for row in rows]
        for row, text in zip(rows, told, strict=True):
            if words in text:
                return row
        raise Lost(f"no row says “{words}”; there are {told}")

    def drop(self, target: QWidget, mime: QMimeData, at: QPointF | QPoint | None = None) -> None:
        """Let go of something that was dragged over a place; whatever stands there takes it, or what is round it."""
        place = QPointF(at) if at is not None else QPointF(target.rect().center())
        under = target.childAt(place.toPoint()) or target
        while not under.acceptDrops() and under.parentWidget() is not None:
            under = under.parentWidget()
        point, target = under.mapFrom(target, place) if under is not target else place, under
        action = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        enter = QDragEnterEvent(point.toPoint(), action, mime, LEFT, PLAIN)
        QApplication.sendEvent(target, enter)
        if not enter.isAccepted():
            raise Lost(f"“{called(target)}” takes nothing that is dragged here")
        QApplication.sendEvent(target, QDragMoveEvent(point.toPoint(), action, mime, LEFT, PLAIN))
        event = QDropEvent(point, action, mime, LEFT, PLAIN)
        QApplication.sendEvent(target, event)

    # Keyboard.

    def type(self, words: str) -> None:
        """Type words where the keyboard is."""
        for letter in words:
            target = self._under_keys()
            if letter == "\n":
                QTest.keyClick(target, Qt.Key.Key_Return)
                continue
            # Signs that no keyboard has under one key go in as an input method sends them.
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, 0, PLAIN, letter))

    def keys(self, keys: str) -> None:
        """Press keys, such as "Ctrl+N", where the keyboard is."""
        sequence = QKeySequence(keys)
        QTest.keySequence(self._under_keys(), sequence)
        QApplication.processEvents()

    def fill(self, name: str, words: str, within: QWidget | None = None) -> QWidget:
        """Click into a field of this name, put away what is in it, and type."""
        field = self.look_for(name, QLineEdit, within) or self.see(name, QTextEdit, within)
        self.press(field.viewport() if isinstance(field, QTextEdit) else field)
        held = field.toPlainText() if isinstance(field, QTextEdit) else field.text()
        if held:
            self.keys("Ctrl+A")
        self.type(words)
        return field

    def choose(self, name: str, words: str, within: QWidget | None = None) -> None:
        """Go through a list that folds down with the arrow keys until these words are chosen."""
        box = self.see(name, QComboBox, within)
        self.reach(box)
        box.setFocus(Qt.FocusReason.TabFocusReason)
        wanted = next((n for n in range(box.count()) if box.itemText(n).startswith(words)), None)
        if wanted is None:
            raise Lost(f"“{name}” does not offer “{words}”; it offers {[box.itemText(n) for n in range(box.count())]}")
        while box.currentIndex() != wanted:
            QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < wanted else Qt.Key.Key_Up)

    def _under_keys(self) -> QWidget:
        active = QApplication.activeWindow()
        if QApplication.activePopupWidget() is None and (active is None or not active.isVisible()):
            self.wait(self._come_to_front, "the window coming to the front again")
        widget = QApplication.activePopupWidget() or QApplication.focusWidget()
        if widget is None:
            raise Lost(f"the keyboard is nowhere; in front is {QApplication.activeWindow()}, its {self.front.focusWidget()}")
        return widget

    def _come_to_front(self) -> bool:
        """Where there is no window manager, nobody else brings a window to the front when a menu or a dialog has closed."""
        if not self.front.isActiveWindow():
            self.front.activateWindow()
        return self.front.isActiveWindow()

    # Dialogs and menus, which hold up whoever opens them.

    def answer(self, opening: Callable[[], object], answering: Callable[[QWidget], object], what: str = "") -> None:
        """Do what opens a dialog or a menu, and deal with it once it is there."""
        before = _in_front()
        done: list[bool] = []
        trouble: list[BaseException] = []
        timer = QTimer(interval=10)

        def look() -> None:
            there = _in_front()
            if there is None or there is before or not there.isVisible():
                return
            timer.stop()
            try:
                answering(there)
                done.append(True)
            except BaseException as mistake:
                trouble.append(mistake)
                _close_all(before)

        timer.timeout.connect(look)
        timer.start()
        opening()
        if not done and not trouble:
            self.wait(lambda: done or trouble, what or "a dialog or a menu")
        timer.stop()
        if trouble:
            raise trouble[0]

    def from_menu(self, opening: Callable[[], object], words: str) -> None:
        """Open a menu and choose what begins with these words."""

        self.answer(opening, lambda menu: self.take_from(menu, words), f"a menu with “{words}”")

    def take_from(self, menu: QWidget, words: str) -> None:
        """Click on what begins with these words in a menu that is open."""
        assert isinstance(menu, QMenu), f"a menu was meant to open, not {menu}"
        offered = [each for each in menu.actions() if not each.isSeparator()]
        action = next((each for each in offered if each.text().replace("&", "").startswith(words)), None)
        if action is None:
            raise Lost(f"the menu has no “{words}”; it has {[each.text() for each in offered]}")
        QTest.mouseClick(menu, LEFT, PLAIN, menu.actionGeometry(action).center())


def called(widget: QWidget) -> str:
    """What a widget is called: by its accessible name, by its words, or by the label that belongs to it."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton | QLabel):
        return widget.text().replace("&", "")
    return widget.windowTitle()


def _is_called(widget: QWidget, name: str) -> bool:
    said = " ".join(called(widget).split())
    return said.startswith(name[:-1]) if name.endswith("…") else said == name


def _place(widget: QWidget, room: QWidget) -> tuple[int, int]:
    at = widget.mapTo(room, QPoint(0, 0))
    return at.y(), at.x()


def _areas_round(widget: QWidget) -> list[QScrollArea]:
    found: list[QScrollArea] = []
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            found.append(parent)
        parent = parent.parentWidget()
    return found


def _out_of_sight(widget: QWidget, area: QScrollArea) -> int:
    """How far the middle of a widget is below (or above, negative) what is shown; 0 where it can be clicked."""
    middle = widget.mapTo(area.viewport(), widget.rect().center()).y()
    room = area.viewport().height()
    half = min(widget.height() // 2, room // 2 - 8)
    if middle + half > room:
        return middle + half - room
    return min(0, middle - half)


def _in_front() -> QWidget | None:
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


def _close_all(but: QWidget | None) -> None:
    while (there := _in_front()) is not None and there is not but:
        if isinstance(there, QDialog):
            there.reject()
        elif not there.close():
            return
