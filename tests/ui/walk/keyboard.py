"""The keyboard alone: Tab until what one looks for has it, then keys. Nothing is ever clicked or set."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QMenu, QWidget

from tests.ui.walk.hands import Hands, Lost, called

MOST = 160
"""Presses of Tab after which nobody would go on."""


class Keyboard:
    """Somebody who cannot use a mouse. Only keys are sent, and only to what has the keyboard."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands

    @property
    def here(self) -> QWidget:
        """What has the keyboard."""
        return self.hands._under_keys()

    def press(self, keys: str) -> None:
        """Press keys, such as "Ctrl+N"."""
        QTest.keySequence(self.here, QKeySequence(keys))
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type words where the keyboard is."""
        self.hands.type(words)
        QApplication.processEvents()

    def to(self, name: str, back: bool = False) -> QWidget:
        """Press Tab, or Shift and Tab, until something of this name has the keyboard."""
        met: list[str] = []
        for _ in range(MOST):
            widget = self.here
            if _is(widget, name):
                return widget
            met.append(called(widget) or type(widget).__name__)
            key, held = (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier) if back else (Qt.Key.Key_Tab, PLAIN)
            QTest.keyClick(widget, key, held)
            QApplication.processEvents()
        raise Lost(f"Tab never comes to “{name}”; it comes to {list(dict.fromkeys(met))}")

    def area(self, name: str) -> QWidget:
        """Press F6 until an area whose first control has this name has the keyboard."""
        met = []
        for _ in range(12):
            self.press("F6")
            if _is(self.here, name):
                return self.here
            met.append(called(self.here))
        raise Lost(f"F6 never comes to “{name}”; it comes to {met}")

    def push(self, name: str, back: bool = False) -> None:
        """Go to a button and press it."""
        self.to(name, back)
        self.press("Return")

    def fill(self, name: str, words: str, back: bool = False) -> None:
        """Go to a field and type over what is in it."""
        self.to(name, back)
        self.press("Ctrl+A")
        self.type(words)

    def choose(self, name: str, words: str) -> None:
        """Go to a list that folds down and press the arrow keys until these words are chosen."""
        box = self.to(name)
        assert isinstance(box, QComboBox)
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(box.count()):
            if box.currentText().startswith(words):
                return
            QTest.keyClick(box, Qt.Key.Key_Down)
        raise Lost(f"“{name}” does not come to “{words}”")

    def pick(self, list_name: str, words: str) -> None:
        """Go to a list and press the arrow keys until the row that begins with these words is chosen."""
        view = self.to(list_name)
        assert isinstance(view, QAbstractItemView)
        QTest.keyClick(view, Qt.Key.Key_Home)
        for _ in range(view.model().rowCount()):
            index = view.currentIndex()
            said = str(index.data(Qt.ItemDataRole.DisplayRole) or index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
            if said.startswith(words):
                return
            QTest.keyClick(view, Qt.Key.Key_Down)
        raise Lost(f"no row of “{list_name}” begins with “{words}”")

    def from_menu(self, opening: Callable[[], object], words: str) -> None:
        """Open a menu and go down it until these words are lit, then press Enter."""

        def take(menu: QWidget) -> None:
            assert isinstance(menu, QMenu), f"a menu was meant to open, not {menu}"
            for _ in range(len(menu.actions()) + 1):
                lit = menu.activeAction()
                if lit is not None and lit.text().replace("&", "").startswith(words):
                    QTest.keyClick(menu, Qt.Key.Key_Return)
                    return
                QTest.keyClick(menu, Qt.Key.Key_Down)
            raise Lost(f"the menu has no “{words}”")

        self.hands.answer(opening, take, f"a menu with “{words}”")
        QApplication.processEvents()

    def answer(self, opening: Callable[[], object], answering: Callable[[QWidget], object]) -> None:
        """Do what opens a dialog, and deal with it by keys once it is there."""
        self.hands.answer(opening, answering)


PLAIN = Qt.KeyboardModifier.NoModifier


def _is(widget: QWidget, name: str) -> bool:
    said = " ".join(called(widget).split())
    return said.startswith(name[:-1]) if name.endswith("…") else said == name
