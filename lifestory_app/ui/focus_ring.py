"""The ring round the control that has the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QSlider,
    QStackedWidget,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

RING, GAP = 3, 2
FIELDS = (QLineEdit, QTextEdit, QComboBox, QAbstractSpinBox)
"""In these the ring shows for keyboard and mouse alike; on buttons for the keyboard only."""


class FocusRing(QObject):
    """Draws a ring round the control that has the keyboard, with a gap, so that it never touches the control's own colour.

    A field inside a box of its own names the box by the property `ring_round` set on the field.
    """

    def __init__(self, app: QApplication, shade: Callable[[], QColor]) -> None:
        super().__init__(app)
        self._shade = shade
        self._round: QWidget | None = None
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for each in self._watched:
            if isValid(each):
                each.removeEventFilter(self)
        self._watched.clear()
        self._round = None
        # The ring stands beside the control it is drawn for, and goes with it when a window is destroyed.
        if self._ring is not None and isValid(self._ring):
            # A dialog opened by the same press would let it stand until the dialog closes, were it only deleted later.
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if not isinstance(new, FIELDS) and not (isinstance(new, QAbstractButton | QSlider) and not pressed):
            return
        box = new.property("ring_round")
        target = box if isinstance(box, QWidget) else new
        if target.parentWidget() is None:
            return
        self._round = target
        self._ring = _Ring(_room_for_ring(target), self._shade)
        self._watch(target)
        self._fit()
        self._ring.show()

    def _watch(self, target: QWidget) -> None:
        """Hear of every move between the control and the widget that the ring stands on."""
        assert self._ring is not None
        each: QWidget | None = target
        while each is not None and each is not self._ring.parentWidget():
            each.installEventFilter(self)
            self._watched.append(each)
            each = each.parentWidget()

    def _fit(self) -> None:
        if self._round is not None and self._ring is not None and isValid(self._ring) and isValid(self._round):
            by = RING + GAP
            floor = self._ring.parentWidget()
            assert floor is not None
            at = self._round.mapTo(floor, QPoint(0, 0))
            self._ring.setGeometry(QRect(at, self._round.size()).adjusted(-by, -by, by, by))
            self._ring.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)


def _room_for_ring(target: QWidget) -> QWidget:
    """The nearest widget round a control on which the whole ring can be seen, at most the column that scrolls."""
    by = RING + GAP
    parent = target.parentWidget()
    assert parent is not None
    while not parent.isWindow() and not isinstance(parent.parentWidget(), QAbstractScrollArea | QStackedWidget):
        ring = QRect(target.mapTo(parent, QPoint(0, 0)), target.size()).adjusted(-by, -by, by, by)
        if parent.rect().contains(ring):
            break
        above = parent.parentWidget()
        if above is None or isinstance(above.parentWidget(), QAbstractScrollArea):
            parent = above or parent
            break
        parent = above
    return parent


class _Ring(QWidget):
    def __init__(self, parent: QWidget | None, shade: Callable[[], QColor]) -> None:
        super().__init__(parent)
        self._shade = shade
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._shade(), RING))
        half = RING / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 11, 11)
