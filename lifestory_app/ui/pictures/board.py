"""The photo with a frame or covers over it that are drawn and pulled with the mouse, or moved with the keys."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen

from lifestory_app.domain.photos import Crop
from lifestory_app.ui.crop_geometry import LEAST, dragged, enlarged, moved
from lifestory_app.ui.pictures.photo_desk import BIG_STEP, REACH, SHADE, STEP, PhotoDesk

_INSIDE, _NEW = 4, 5


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the photo that can be moved: the crop, or one cover with its name."""

    area: Crop
    label: str = ""
    is_round: bool = False


class PhotoBoard(PhotoDesk):
    """Shows boxes over the photo. With `is_crop` the one box is the frame, else each is a cover and may be drawn."""

    box_moved = Signal(int, object)
    box_chosen = Signal(int)
    box_drawn = Signal(object)
    deed_ended = Signal()
    added = Signal()
    deleted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes: tuple[Box, ...] = ()
        self._chosen = 0
        self._is_crop = True
        self._aspect: float | None = None
        self._frame: Crop | None = None
        self._grip: tuple[int, int, QPointF, Crop] | None = None
        self._drawn: Crop | None = None

    def show_boxes(
        self,
        boxes: tuple[Box, ...],
        chosen: int,
        *,
        is_crop: bool,
        aspect: float | None = None,
        frame: Crop | None = None,
    ) -> None:
        """Show boxes. The crop keeps the shape `aspect`, width by height, if any; what is outside `frame` is darkened."""
        self._boxes, self._chosen, self._is_crop, self._aspect = boxes, chosen, is_crop, aspect
        self._frame = boxes[0].area if is_crop and boxes else frame
        self.setCursor(Qt.CursorShape.ArrowCursor if is_crop or self._frame is None else Qt.CursorShape.CrossCursor)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self.begin_painting()
        if self._frame is not None:
            self._paint_outside(painter, self.place(), self.on_screen(self._frame))
        for number, box in enumerate(self._boxes):
            self._paint_box(painter, number, box)
        if self._drawn is not None:
            painter.setBrush(QColor(255, 255, 255, 60))
            painter.setPen(QPen(QColor("#FFFFFF"), 2, Qt.PenStyle.DashLine))
            painter.drawRect(self.on_screen(self._drawn))
        painter.end()

    def _paint_outside(self, painter: QPainter, place: QRectF, frame: QRectF) -> None:
        outside = QPainterPath()
        outside.addRect(place)
        inside = QPainterPath()
        inside.addRect(frame)
        painter.fillPath(outside.subtracted(inside), SHADE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not self._is_crop:
            painter.setPen(QPen(QColor(255, 255, 255, 200), 2))
            painter.drawRect(frame)
            return
        painter.setPen(QPen(QColor(255, 255, 255, 120), 1))
        for part in (1 / 3, 2 / 3):
            x, y = frame.left() + frame.width() * part, frame.top() + frame.height() * part
            painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))

    def _paint_box(self, painter: QPainter, number: int, box: Box) -> None:
        is_chosen = number == self._chosen
        frame = self.on_screen(box.area)
        draw = painter.drawEllipse if box.is_round else painter.drawRect
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("#FFFFFF"), 4 if is_chosen else 2))
        draw(frame)
        if is_chosen:
            painter.setPen(QPen(QColor("#1B4FD8" if self.hasFocus() else "#1B625D"), 2))
            draw(frame)
            for corner in corners_of(frame):
                self.paint_handle(painter, corner, is_chosen=self.hasFocus())
        if box.label:
            self.paint_words(painter, box.label, frame)

    # Mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        for number in (self._chosen, *range(len(self._boxes))):
            if number >= len(self._boxes):
                continue
            area = self._boxes[number].area
            frame = self.on_screen(area)
            grip = next((n for n, corner in enumerate(corners_of(frame)) if (corner - at).manhattanLength() < REACH), None)
            if grip is None and frame.contains(at):
                grip = _INSIDE
            if grip is not None:
                self._grip = (number, grip, at, area)
                if number != self._chosen:
                    self.box_chosen.emit(number)
                return
        if not self._is_crop and self.place().contains(at):
            self._grip = (-1, _NEW, at, Crop())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        number, grip, start, area = self._grip
        place, at = self.place(), event.position()
        if grip == _NEW:
            self._drawn = _between(self.in_photo(start), self.in_photo(at))
            self.update()
        elif grip == _INSIDE:
            delta = at - start
            self.box_moved.emit(number, moved(area, delta.x() / place.width(), delta.y() / place.height()))
        else:
            aspect = self._aspect if self._is_crop else None
            self.box_moved.emit(number, dragged(area, grip, *self.in_photo(at), aspect, self.photo_aspect))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._grip is None:
            return
        drawn, self._grip, self._drawn = self._drawn, None, None
        if drawn is not None and min(drawn.right - drawn.left, drawn.bottom - drawn.top) >= LEAST / 3:
            self.box_drawn.emit(drawn)
        self.deed_ended.emit()
        self.update()

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
        elif not self._boxes or self._chosen >= len(self._boxes):
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
        across, down = (area.left + area.right) / 2, (area.top + area.bottom) / 2
        told = self.tr("Across {across} %, down {down} %, width {wide} %")
        wide = round((area.right - area.left) * 100)
        self.announce(told.format(across=round(across * 100), down=round(down * 100), wide=wide))


def _between(one: tuple[float, float], other: tuple[float, float]) -> Crop | None:
    """The part of the photo between two points, None where there is none."""
    (left, right), (top, bottom) = (sorted(min(1.0, max(0.0, each)) for each in pair) for pair in zip(one, other, strict=True))
    return Crop(left, top, right, bottom) if left < right and top < bottom else None


def corners_of(frame: QRectF) -> tuple[QPointF, QPointF, QPointF, QPointF]:
    """The corners of a frame on the screen, clockwise from the top left."""
    return frame.topLeft(), frame.topRight(), frame.bottomRight(), frame.bottomLeft()
