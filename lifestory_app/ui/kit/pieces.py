"""Labels, lines and icons, and small deeds on layouts."""

import itertools

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lifestory_app.ui import look


def label(text: str, role: str = "body", *, wraps: bool = False) -> QLabel:
    """A label of one of the type roles: display, h1, h2, name, label, body, strong, quiet, small."""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps or role in ("quiet", "small"))
    return made


def line() -> QFrame:
    """A thin line between things."""
    made = QFrame()
    made.setProperty("role", "line")
    made.setFixedHeight(1)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role of the style sheet."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout, for good."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)  # type: ignore[arg-type]


BAR = 12
"""How wide the bar of a column that scrolls is."""


def tab_as_laid_out(widget: QWidget) -> None:
    """Let Tab go the way the eye goes: as things stand in the layouts, also those that were put in later."""
    found: list[QWidget] = []
    _gather(widget, found)
    for one, other in itertools.pairwise(found):
        QWidget.setTabOrder(one, other)


def _gather(widget: QWidget, found: list[QWidget]) -> None:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        found.append(widget)
    layout = widget.layout()
    if layout is not None:
        _gather_from(layout, found)
    elif isinstance(widget, QScrollArea) and widget.widget() is not None:
        _gather(widget.widget(), found)


def _gather_from(layout: QLayout, found: list[QWidget]) -> None:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            _gather_from(inner, found)
        elif widget is not None:
            _gather(widget, found)


class Scrolled(QScrollArea):
    """A column that scrolls up and down when there is not room enough. Nothing in it is ever squeezed below its own height."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.setWidget(widget)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        widget.installEventFilter(self)
        self._right: int | None = None
        self.verticalScrollBar().rangeChanged.connect(self._make_room)

    def _make_room(self, _least: int, most: int) -> None:
        """The bar takes its room from the margin at the right, so that nothing inside grows narrower when it comes."""
        layout = self.widget().layout() if self.widget() is not None else None
        if layout is None:
            return
        margins = layout.contentsMargins()
        if self._right is None:
            self._right = margins.right()
        wanted = max(4, self._right - BAR) if most > 0 else self._right
        if margins.right() != wanted:
            margins.setRight(wanted)
            layout.setContentsMargins(margins)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show) and watched is self.widget():
            self._give_height()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_height()

    def _give_height(self) -> None:
        """Words that wrap need more height in less width, which a scroll area does not ask about by itself."""
        widget = self.widget()
        layout = widget.layout() if widget is not None else None
        if layout is None:
            return
        wide = self.viewport().width()
        high = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        if high != widget.minimumHeight():
            widget.setMinimumHeight(high)


def scrolled(widget: QWidget) -> QScrollArea:
    """A column in an area that scrolls."""
    return Scrolled(widget)


class Icon(QLabel):
    """An icon in the colour of a role, which only decorates: its words stand beside it."""

    def __init__(self, name: str, role: str = "ink", size: int = 20) -> None:
        super().__init__()
        self._name, self._role, self._size = name, role, size
        self._draw()

    def show_icon(self, name: str, role: str) -> None:
        """Show another icon."""
        self._name, self._role = name, role
        self._draw()

    def _draw(self) -> None:
        size = look.px(self._size)
        self.setPixmap(look.icon_pixmap(self._name, self._role, size, self.devicePixelRatioF()))
        self.setFixedSize(size, size)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()
