"""The photo on the desk, with a frame or covers over it that are pulled with the mouse or moved with the keys."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lifestory_app.domain.photos import Crop
from lifestory_app.ui import look
from lifestory_app.ui.crop_geometry import dragged, enlarged, moved

HANDLE, REACH, STEP, BIG_STEP = 18, 22, 0.01, 0.05


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the photo that can be moved: the crop, or one cover."""

    area: Crop
    label: str = ""


class PhotoBoard(QWidget):
    """Shows a picture and boxes over it. With `is_crop` what lies outside the first box is darkened."""

    box_moved = Signal(int, object)
    box_chosen = Signal(int)
    deed_ended = Signal()
    added = Signal()
    deleted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 240)
        self._image = QImage()
        self._boxes: tuple[Box, ...] = ()
        self._chosen = 0
        self._is_crop = True
        self._aspect: float | None = None
        self._grip: tuple[int, int, QPointF, Crop] | None = None

    def show_picture(self, image: QImage) -> None:
        """Show another picture."""
        self._image = image
        self.update()

    def show_boxes(self, boxes: tuple[Box, ...], chosen: int, *, is_crop: bool, aspect: float | None = None) -> None:
        """Show boxes; `aspect` is the shape, width by height, that the crop keeps, or None."""
        self._boxes, self._chosen, self._is_crop, self._aspect = boxes, chosen, is_crop, aspect
        self.update()

    @property
    def photo_aspect(self) -> float:
        """Width by height of the picture that is shown."""
        return self._image.width() / max(1, self._image.height())

    def _place(self) -> QRectF:
        if self._image.isNull():
            return QRectF(self.rect())
        room = QRectF(self.rect()).adjusted(24, 24, -24, -24)
        scale = min(room.width() / self._image.width(), room.height() / self._image.height())
        wide, high = self._image.width() * scale, self._image.height() * scale
        return QRectF(room.center().x() - wide / 2, room.center().y() - high / 2, wide, high)

    def _on_screen(self, area: Crop) -> QRectF:
        place = self._place()
        return QRectF(
            place.left() + area.left * place.width(),
            place.top() + area.top * place.height(),
            (area.right - area.left) * place.width(),
            (area.bottom - area.top) * place.height(),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), look.colour("desk"))
        place = self._place()
        if not self._image.isNull():
            painter.drawImage(place, self._image)
        if self._is_crop and self._boxes:
            self._paint_outside(painter, place, self._on_screen(self._boxes[0].area))
        for number, box in enumerate(self._boxes):
            self._paint_box(painter, number, self._on_screen(box.area), box.label)

    def _paint_outside(self, painter: QPainter, place: QRectF, frame: QRectF) -> None:
        shade = QColor(20, 22, 24, 150)
        painter.fillRect(QRectF(place.left(), place.top(), place.width(), frame.top() - place.top()), shade)
        painter.fillRect(QRectF(place.left(), frame.bottom(), place.width(), place.bottom() - frame.bottom()), shade)
        painter.fillRect(QRectF(place.left(), frame.top(), frame.left() - place.left(), frame.height()), shade)
        painter.fillRect(QRectF(frame.right(), frame.top(), place.right() - frame.right(), frame.height()), shade)
        painter.setPen(QPen(QColor(255, 255, 255, 110), 1))
        for part in (1 / 3, 2 / 3):
            painter.drawLine(
                QPointF(frame.left() + frame.width() * part, frame.top()),
                QPointF(frame.left() + frame.width() * part, frame.bottom()),
            )
            painter.drawLine(
                QPointF(frame.left(), frame.top() + frame.height() * part),
                QPointF(frame.right(), frame.top() + frame.height() * part),
            )

    def _paint_box(self, painter: QPainter, number: int, frame: QRectF, label: str) -> None:
        is_chosen = number == self._chosen
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("#FFFFFF"), 4))
        painter.drawRect(frame)
        painter.setPen(QPen(QColor("#1B4FD8" if is_chosen and self.hasFocus() else "#1B625D"), 2))
        painter.drawRect(frame)
        if is_chosen:
            painter.setBrush(QColor("#FFFFFF"))
            for corner in _corners(frame):
                painter.drawEllipse(corner, HANDLE / 2, HANDLE / 2)
        if label:
            badge = QRectF(frame.left() + 4, frame.top() + 4, 24, 24)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#1B625D"))
            painter.drawEllipse(badge)
            painter.setPen(QColor("#FFFFFF"))
            painter.setFont(look.font(13, 700))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, label)

    # Mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        for number in (self._chosen, *range(len(self._boxes))):
            if number >= len(self._boxes):
                continue
            frame = self._on_screen(self._boxes[number].area)
            grip = next((n for n, corner in enumerate(_corners(frame)) if (corner - at).manhattanLength() < REACH), None)
            if grip is None and frame.contains(at):
                grip = 4
            if grip is not None:
                self._grip = (number, grip, at, self._boxes[number].area)
                if number != self._chosen:
                    self.box_chosen.emit(number)
                return

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        number, grip, start, area = self._grip
        place = self._place()
        at = event.position()
        if grip == 4:
            delta = at - start
            self.box_moved.emit(number, moved(area, delta.x() / place.width(), delta.y() / place.height()))
        else:
            x, y = (at.x() - place.left()) / place.width(), (at.y() - place.top()) / place.height()
            aspect = self._aspect if self._is_crop else None
            self.box_moved.emit(number, dragged(area, grip, x, y, aspect, self.photo_aspect))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._grip is not None:
            self._grip = None
            self.deed_ended.emit()

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, by = event.key(), BIG_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        steps = {
            Qt.Key.Key_Left: (-by, 0.0),
            Qt.Key.Key_Right: (by, 0.0),
            Qt.Key.Key_Up: (0.0, -by),
            Qt.Key.Key_Down: (0.0, by),
        }
        if key == Qt.Key.Key_Insert:
            self.added.emit()
        elif not self._boxes:
            super().keyPressEvent(event)
        elif key in steps:
            self._change(moved(self._boxes[self._chosen].area, *steps[Qt.Key(key)]))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._change(enlarged(self._boxes[self._chosen].area, 1 / 1.05 if self._is_crop else 1.05))
        elif key == Qt.Key.Key_Minus:
            self._change(enlarged(self._boxes[self._chosen].area, 1.05 if self._is_crop else 1 / 1.05))
        elif key == Qt.Key.Key_Delete and not self._is_crop:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def _change(self, area: Crop) -> None:
        self.box_moved.emit(self._chosen, area)
        self.deed_ended.emit()


def _corners(frame: QRectF) -> tuple[QPointF, QPointF, QPointF, QPointF]:
    return frame.topLeft(), frame.topRight(), frame.bottomRight(), frame.bottomLeft()
