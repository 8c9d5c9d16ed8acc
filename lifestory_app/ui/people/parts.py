"""How a long form stays calm: parts that open one at a time, and pairs of fields that stand below each other in little room."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look

NARROW = 400
"""How wide a pane with little room is, in pixels at 100 %."""
SETTLE_MS = 20
"""How long layouts take to come to rest when a part opens."""


class Part(kit.Fold):
    """A part of a form. While it is closed, a line under its title says what is in it."""

    def __init__(self, title: str, hint: str = "") -> None:
        super().__init__(title)
        self._hint = hint
        self._told = kit.label("", "small")
        self._told.setIndent(look.px(30))
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.setSpacing(0)
        column.insertWidget(1, self._told)
        self.body.setContentsMargins(4, 8, 4, 16)
        self.body.setSpacing(12)
        self.toggled.connect(self._show_told)
        self.tell("")

    @property
    def is_open(self) -> bool:
        return self.head.isChecked()

    def tell(self, text: str) -> None:
        """Say in a line what is in it; with nothing in it, what could be."""
        self._told.setText(text or self._hint)
        self._show_told()

    def _show_told(self, *_: object) -> None:
        self._told.setVisible(not self.is_open and bool(self._told.text()))


class FormPage(QWidget):
    """One thing of the book on a card, under its name; its fields go into `column`."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self._session = session
        whole = QHBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 24)
        card = kit.Card(24)
        card.setMaximumWidth(look.px(760))
        whole.addWidget(card, 100)
        whole.addStretch(1)
        self.column = card.body
        self.column.setSpacing(12)
        self._title = kit.label("", "h1", wraps=True)
        self.column.addWidget(self._title)


def one_at_a_time(parts: Sequence[Part]) -> None:
    """Let opening one of these parts close the others, and come into sight."""

    def turned(part: Part, is_open: bool) -> None:
        if is_open:
            for other in parts:
                if other is not part:
                    other.open(False)
            QTimer.singleShot(SETTLE_MS, part, lambda: bring_into_sight(part))

    for part in parts:
        part.toggled.connect(lambda is_open, part=part: turned(part, is_open))


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the column that a widget stands in, so that as much of it as there is room for is seen, from its top."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None and area.widget() is not None and widget.isVisible():
        top = widget.mapTo(area.widget(), widget.rect().topLeft()).y()
        bar, high = area.verticalScrollBar(), area.viewport().height()
        if top < bar.value() or top + widget.height() > bar.value() + high:
            bar.setValue(max(0, min(top - 8, top + widget.height() - high + 16) if widget.height() < high else top - 8))


class Pair(QWidget):
    """Two fields side by side, or one below the other where there is not room enough for the words over and in both."""

    def __init__(self, *fields: QWidget) -> None:
        super().__init__()
        self._fields = fields
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        for field in fields:
            self._row.addWidget(field, 1)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        half = (self.width() - self._row.spacing()) // 2
        fits = all(half >= max(_least(field), look.px(140)) for field in self._fields)
        self._row.setDirection(directions.LeftToRight if fits else directions.TopToBottom)


def _least(field: QWidget) -> int:
    """How wide a field must be to show its label and its example whole."""
    wide = field.minimumSizeHint().width()
    for line in field.findChildren(QLineEdit):
        if line.placeholderText():
            wide = max(wide, line.fontMetrics().horizontalAdvance(line.placeholderText()) + look.px(30))
    return wide
