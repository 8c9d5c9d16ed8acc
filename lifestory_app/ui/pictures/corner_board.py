"""The photo of a sheet of paper with a handle on each corner, pulled with the mouse under a glass, or moved with the keys."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF

from lifestory_app.domain.corners import Corners
from lifestory_app.ui import look
from lifestory_app.ui.crop_geometry import corner_moved
from lifestory_app.ui.pictures.photo_desk import BIG_STEP, REACH, SHADE, STEP, PhotoDesk

GLASS, MAGNIFIED = 64, 3.0


class CornerBoard(PhotoDesk):
    """Shows four corners and reports where they are wished. Tab goes from corner to corner, and on after the last."""

    corners_moved = Signal(object)
    deed_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._corners = Corners()
        self._chosen = 0
        self._is_held = False

    @property
    def chosen(self) -> int:
        """The corner that the keys move, clockwise from the top left."""
        return self._chosen

    def show_corners(self, corners: Corners) -> None:
        """Show where the corners are."""
        self._corners = corners
        self.update()

    def names(self) -> tuple[str, str, str, str]:
        """What the corners are called, clockwise from the top left."""
        return self.tr("Top left"), self.tr("Top right"), self.tr("Bottom right"), self.tr("Bottom left")

    def _spots(self) -> list[QPointF]:
        place = self.place()
        return [QPointF(place.left() + x * place.width(), place.top() + y * place.height()) for x, y in self._corners.spots]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self.begin_painting()
        spots = self._spots()
        outside, sheet = QPainterPath(), QPainterPath()
        outside.addRect(self.place())
        sheet.addPolygon(QPolygonF(spots))
        sheet.closeSubpath()
        painter.fillPath(outside.subtracted(sheet), SHADE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for shade, width in (("#FFFFFF", 4), ("#1B625D", 2)):
            painter.setPen(QPen(QColor(shade), width))
            painter.drawPath(sheet)
        for number, spot in enumerate(spots):
            self.paint_handle(painter, spot, is_chosen=number == self._chosen)
        if self._is_held or self.hasFocus():
            self._paint_glass(painter, spots[self._chosen])
        painter.end()

    def _paint_glass(self, painter: QPainter, spot: QPointF) -> None:
        """The corner magnified, beside it towards the middle of the sheet."""
        if self.image.isNull():
            return
        radius = look.px(GLASS)
        inwards = self.place().center() - spot
        away = (radius + 34) / max(1.0, math.hypot(inwards.x(), inwards.y()))
        middle = spot + inwards * away
        x, y = middle.x(), middle.y()
        round_glass = QPainterPath()
        round_glass.addEllipse(middle, radius, radius)
        place = self.place()
        painter.save()
        painter.fillPath(round_glass, look.colour("surround"))
        painter.setClipPath(round_glass)
        far = QRectF(
            x - (spot.x() - place.left()) * MAGNIFIED,
            y - (spot.y() - place.top()) * MAGNIFIED,
            place.width() * MAGNIFIED,
            place.height() * MAGNIFIED,
        )
        painter.drawImage(far, self.image)
        painter.setPen(QPen(QColor("#1B4FD8"), 2))
        for along in (QPointF(radius, 0), QPointF(0, radius)):
            painter.drawLine(middle - along, middle + along)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("#FFFFFF"), 3))
        painter.drawEllipse(middle, radius, radius)

    # Mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        near = sorted((QPointF(spot - at).manhattanLength(), number) for number, spot in enumerate(self._spots()))
        if near[0][0] < REACH * 2:
            self._chosen, self._is_held = near[0][1], True
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_held:
            self.corners_moved.emit(corner_moved(self._corners, self._chosen, *self.in_photo(event.position())))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._is_held:
            self._is_held = False
            self.deed_ended.emit()
            self.update()

    # Keys.

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._choose(0 if event.reason() is Qt.FocusReason.TabFocusReason else 3)

    def focusNextPrevChild(self, forward: bool) -> bool:
        on = self._chosen + (1 if forward else -1)
        if self.hasFocus() and 0 <= on <= 3:
            self._choose(on)
            return True
        return super().focusNextPrevChild(forward)

    def _choose(self, number: int) -> None:
        self._chosen = number
        self.update()
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = BIG_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        steps = {
            Qt.Key.Key_Left: (-by, 0.0),
            Qt.Key.Key_Right: (by, 0.0),
            Qt.Key.Key_Up: (0.0, -by),
            Qt.Key.Key_Down: (0.0, by),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        x, y = self._corners.spots[self._chosen]
        self.corners_moved.emit(corner_moved(self._corners, self._chosen, x + step[0], y + step[1]))
        self.deed_ended.emit()
        self._say()

    def _say(self) -> None:
        x, y = self._corners.spots[self._chosen]
        told = self.tr("{corner}, across {across} %, down {down} %")
        self.announce(told.format(corner=self.names()[self._chosen], across=round(x * 100), down=round(y * 100)))
