"""Cards, banners, chips, fields and folds."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lifestory_app.ui import look
from lifestory_app.ui.kit.buttons import Button
from lifestory_app.ui.kit.pieces import Icon, label, set_role

MARKS = {"stop": "stop", "warn": "warning", "note": "info", "good": "ok"}
"""The icon that each kind of banner and chip shows beside its colour."""


class Card(QFrame):
    """A white panel with one idea. Put things into `body`."""

    def __init__(self, padding: int = 16, *, role: str = "card") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(8)


class Pane(QFrame):
    """A pane at the left or right of a screen, as wide as the size of text asks, and at most `most`."""

    def __init__(self, role: str, wide: int, most: int) -> None:
        super().__init__()
        self.setProperty("role", role)
        self._wide, self._most = wide, most
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(min(look.px(self._wide), self._most))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()


class Banner(QFrame):
    """What must be put right, looked at, known, or is done: in the flow, with an icon, a bold sentence and a plain one."""

    def __init__(self, kind: str, bold: str, plain: str = "", *buttons: QAbstractButton) -> None:
        super().__init__()
        self.setProperty("role", kind)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        self._mark = Icon(MARKS[kind], kind)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.bold = label(bold, "strong", wraps=True)
        self.plain = label(plain, "body", wraps=True)
        words.addWidget(self.bold)
        words.addWidget(self.plain)
        row.addLayout(words, 1)
        self.bold.setVisible(bool(bold))
        self.plain.setVisible(bool(plain))
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, bold: str, plain: str = "") -> None:
        """Say something else."""
        self.bold.setText(bold)
        self.bold.setVisible(bool(bold))
        self.plain.setText(plain)
        self.plain.setVisible(bool(plain))

    def turn(self, kind: str) -> None:
        """Become a banner of another kind."""
        set_role(self, kind)
        self._mark.show_icon(MARKS[kind], kind)


class Chip(QFrame):
    """A small word with its mark: stop, warn, note, good or plain. Not to be pressed."""

    def __init__(self, text: str, icon: str = "", kind: str = "plain") -> None:
        super().__init__()
        self.setProperty("role", f"chip-{kind}")
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 2, 9, 2)
        row.setSpacing(5)
        shade = "ink" if kind == "plain" else kind
        mark = icon or MARKS.get(kind, "")
        if mark:
            row.addWidget(Icon(mark, shade, 16))
        self.words = QLabel(text)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class Field(QWidget):
    """A control under its label, perhaps with a button beside it, with a hint, and in the hint's place what is wrong."""

    def __init__(self, text: str, control: QWidget, hint: str = "", beside: QWidget | None = None) -> None:
        super().__init__()
        self.control = control
        self._hint = hint
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.name = label(text, "label")
        self.name.setTextFormat(Qt.TextFormat.AutoText)
        self.name.setBuddy(control)
        if not control.accessibleName():
            # A button says what it does after the name of its field, which alone would hide that from a listener.
            deed = f": {control.text()}" if isinstance(control, QAbstractButton) and control.text() else ""
            control.setAccessibleName(f"{text}{deed}".replace("&", ""))
        column.addWidget(self.name)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(control, 1)
        if beside is not None:
            row.addWidget(beside)
        column.addLayout(row)
        self._below = label(hint, "small")
        column.addWidget(self._below)
        self._below.setVisible(bool(hint))
        self.setFocusProxy(control)

    def show_trouble(self, sentence: str) -> None:
        """Say under the field what is wrong with it; "" when all is well."""
        self._below.setText(sentence or self._hint)
        self._below.setVisible(bool(sentence or self._hint))
        set_role(self._below, "trouble" if sentence else "small")
        self.control.setAccessibleDescription(sentence or self._hint)
        if isinstance(self.control, QLineEdit):
            self.control.setProperty("wrong", "true" if sentence else "false")
            self.control.style().unpolish(self.control)
            self.control.style().polish(self.control)


class Fold(QWidget):
    """A part of a form that opens and closes under its title. Put things into `body`."""

    toggled = Signal(bool)

    def __init__(self, title: str, icon: str = "", *, is_open: bool = False) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.head = Button(title, icon, "link")
        self.head.setCheckable(True)
        self.head.setChecked(is_open)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, 4, 0, 8)
        self.body.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self._inside)
        self._own_icon = icon
        self.head.toggled.connect(self._turn)
        self._turn(is_open)

    def open(self, is_open: bool = True) -> None:
        """Open or close it."""
        self.head.setChecked(is_open)

    def _turn(self, is_open: bool) -> None:
        self._inside.setVisible(is_open)
        self.head.show_icon(self._own_icon or ("down" if is_open else "right"))
        self.head.setAccessibleDescription(self.tr("open") if is_open else self.tr("closed"))
        self.toggled.emit(is_open)


class OptionCard(QFrame):
    """One of several choices: a ring, a bold name, a line of what it means, and a number at the right."""

    chosen = Signal()

    def __init__(self, title: str, meaning: str, number: str = "", group: QButtonGroup | None = None) -> None:
        super().__init__()
        self.setProperty("role", "option")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(12)
        self.ring = QRadioButton()
        self.ring.setAccessibleName(title)
        self.ring.setAccessibleDescription(f"{meaning} {number}".strip())
        if group is not None:
            group.addButton(self.ring)
        row.addWidget(self.ring)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = label(title, "strong", wraps=True)
        self.meaning = label(meaning, "small")
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.meaning)
        words.addStretch(1)
        row.addLayout(words, 1)
        if number:
            row.addWidget(label(number, "small"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.setFocusProxy(self.ring)
        self.ring.setProperty("ring_round", self)
        self.ring.toggled.connect(self._turn)

    def choose(self) -> None:
        """Mark it as chosen."""
        self.ring.setChecked(True)

    def _turn(self, is_chosen: bool) -> None:
        set_role(self, "chosen" if is_chosen else "option")
        for words in self.findChildren(QLabel):
            # What is inside follows the role of its card only when it is dressed again.
            words.style().unpolish(words)
            words.style().polish(words)
        if is_chosen:
            self.chosen.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.ring.setFocus(Qt.FocusReason.MouseFocusReason)
            self.choose()


class Empty(QWidget):
    """What will be here, and how to begin."""

    def __init__(self, icon: str, sentence: str, button: QAbstractButton | None = None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(Icon(icon, "ink2", 48), 0, Qt.AlignmentFlag.AlignHCenter)
        self.sentence = label(sentence, "quiet")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setMaximumWidth(560)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.sentence, 8)
        across.addStretch(1)
        column.addLayout(across)
        if button is not None:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
