"""Labels, lines and icons, and small deeds on layouts."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
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


def scrolled(widget: QWidget) -> QScrollArea:
    """A column that scrolls up and down when there is not room enough."""
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


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
