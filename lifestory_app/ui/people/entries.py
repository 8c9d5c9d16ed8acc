"""Rows of which one at a time opens to be changed: names, bonds, facts, and whatever else there can be several of."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.ui import kit
from lifestory_app.ui.people.parts import SETTLE_MS, bring_into_sight


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: what it says, and below it in small words what more there is to know. One that `stays` cannot go."""

    key: str
    text: str
    small: str = ""
    icon: str = ""
    trouble: str = ""
    stays: bool = False


class _Row(QWidget):
    """A row that says what it is, with a button to change it and one to take it off."""

    pressed = Signal()
    taken_off = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 4, 4)
        row.setSpacing(8)
        self._icon = kit.Icon("info", "accent_text", 18)
        row.addWidget(self._icon)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._text, self._small = kit.label("", "body", wraps=True), kit.label("", "small")
        self._trouble = kit.label("", "trouble", wraps=True)
        for each in (self._text, self._small, self._trouble):
            words.addWidget(each)
        row.addLayout(words, 1)
        self.change = kit.IconButton("pen", "")
        self.change.setCheckable(True)
        self.change.clicked.connect(self.pressed)
        self.away = kit.IconButton("delete", "")
        self.away.clicked.connect(self.taken_off)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_entry(self, entry: Entry, is_open: bool) -> None:
        self._icon.setVisible(bool(entry.icon))
        if entry.icon:
            self._icon.show_icon(entry.icon, "accent_text")
        for label, text in ((self._text, entry.text), (self._small, entry.small), (self._trouble, entry.trouble)):
            if label.text() != text:
                label.setText(text)
            label.setVisible(bool(text))
        self.away.setEnabled(not entry.stays)
        self.change.setChecked(is_open)
        self.change.show_icon("up" if is_open else "pen")
        said = self.tr("Close: {what}") if is_open else self.tr("Change: {what}")
        for button, name in ((self.change, said), (self.away, self.tr("Take off: {what}"))):
            button.setAccessibleName(name.format(what=entry.text))
            button.setToolTip(name.format(what=entry.text))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()


class Entries(QWidget):
    """Shows rows, and under the one that is open the fields that change it. It says which was opened, taken off or wanted."""

    opened = Signal(str)
    taken_off = Signal(str)
    add_wanted = Signal()

    def __init__(self, fields: QWidget, add: str, empty: str = "") -> None:
        super().__init__()
        self._keys: list[str] = []
        self._rows: list[_Row] = []
        self._shown: Sequence[Entry] = ()
        self._open = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._box = kit.Card(0, role="box")
        self._box.body.setContentsMargins(2, 2, 2, 2)
        self._box.body.setSpacing(0)
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(12, 4, 12, 16)
        inside.addWidget(fields)
        self._box.body.addWidget(self._inside)
        self._inside.hide()
        column.addWidget(self._box)
        self._empty = kit.label(empty, "small")
        column.addWidget(self._empty)
        self.add = kit.Button(add, "add")
        self.add.clicked.connect(self.add_wanted)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        if not add:
            self.add.hide()

    @property
    def open_key(self) -> str:
        """The row that is open, or ""."""
        return self._open

    @property
    def keys(self) -> list[str]:
        """The rows there are."""
        return self._keys

    def show_rows(self, rows: Sequence[Entry]) -> None:
        """Show these rows; the open one stays open where it is still there."""
        keys = [row.key for row in rows]
        if self._open not in keys:
            self._open = ""
        if keys != self._keys:
            self._lay(keys)
        self._shown = rows
        self._mark()
        self._box.setVisible(bool(rows))
        self._empty.setVisible(not rows and bool(self._empty.text()))
        self._inside.setVisible(bool(self._open))

    def open_row(self, key: str) -> None:
        """Open a row, and close the one that was open; "" closes it."""
        self._open = key if key in self._keys else ""
        self._box.body.removeWidget(self._inside)
        self._box.body.insertWidget(self._place(), self._inside)
        self._inside.setVisible(bool(self._open))
        self._mark()
        if self._open:
            self.opened.emit(self._open)
            kit.tab_as_laid_out(self)
            QTimer.singleShot(SETTLE_MS, self, lambda: bring_into_sight(self._inside))

    def _mark(self) -> None:
        for row, entry in zip(self._rows, self._shown, strict=True):
            row.show_entry(entry, entry.key == self._open)

    def _place(self) -> int:
        """Rows and the lines between them alternate; the fields stand behind the open one."""
        return self._keys.index(self._open) * 2 + 1 if self._open else self._box.body.count()

    def _lay(self, keys: list[str]) -> None:
        holder = QApplication.focusWidget()
        had_keys = holder is not None and any(row.isAncestorOf(holder) for row in self._rows)
        self._keys = keys
        self._box.body.removeWidget(self._inside)
        kit.clear(self._box.body)
        self._rows = []
        for number, key in enumerate(keys):
            row = _Row()
            row.pressed.connect(lambda key=key: self._press(key))
            row.taken_off.connect(lambda key=key: self._take_off(key))
            self._rows.append(row)
            if number:
                self._box.body.addWidget(kit.line())
            self._box.body.addWidget(row)
        self._box.body.insertWidget(self._place(), self._inside)
        if had_keys:
            self.add.setFocus()

    def _press(self, key: str) -> None:
        self.open_row("" if key == self._open else key)
        self._rows[self._keys.index(key)].change.setFocus()

    def _take_off(self, key: str) -> None:
        self.open_row("")
        self.taken_off.emit(key)
