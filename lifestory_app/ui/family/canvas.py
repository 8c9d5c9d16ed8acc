"""The family drawn, to look at, to choose from and to move by hand. Arrow keys follow the bonds."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.family_view import FamilyPicture, Outline, Standing, View, Way
from lifestory_app.ui import look
from lifestory_app.ui.family.camera import STEP, Camera, brought_into, fitted, kept_near

MARGIN, CORNER = 16, 12
READABLE = 0.75
"""Pixels to a point at 100 %, below which a genogram does not open as a whole: names would be under 7 pixels high."""
MILLIMETRE, FAR = 72 / 25.4, 5 * 72 / 25.4
"""What Ctrl and an arrow move somebody by, and with Shift: points."""
_WAYS = {Qt.Key.Key_Up: Way.UP, Qt.Key.Key_Down: Way.DOWN, Qt.Key.Key_Left: Way.LEFT, Qt.Key.Key_Right: Way.RIGHT}
_STEPS = {Way.UP: (0.0, -1.0), Way.DOWN: (0.0, 1.0), Way.LEFT: (-1.0, 0.0), Way.RIGHT: (1.0, 0.0)}


class DiagramCanvas(QWidget):
    """Shows a picture of the family, and says who was chosen, entered or moved, and by how much, in points."""

    chosen = Signal(object)
    entered = Signal()
    dragged = Signal(str, float, float)
    dropped = Signal(str, float, float)
    nudged = Signal(str, float, float)
    take_out_wanted = Signal()
    resized = Signal()

    def __init__(self, painter: QtPainter, *, can_move: bool) -> None:
        super().__init__()
        self._painter = painter
        self._can_move = can_move
        self._picture: FamilyPicture | None = None
        self._chosen = ""
        self._camera = Camera()
        self._fits = True
        self._ink: QImage | None = None
        self._held: Standing | None = None
        self._pressed: QPointF | None = None
        self._drag: tuple[float, float] | None = None
        self._pushed: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, 160)
        self.setMouseTracking(True)

    # What is shown.

    def use(self, painter: QtPainter) -> None:
        """Paint with this from now on."""
        self._painter = painter
        self._redraw()

    @property
    def picture(self) -> FamilyPicture | None:
        """The picture that is shown."""
        return self._picture

    @property
    def is_dragging(self) -> bool:
        return self._drag is not None

    def show_picture(self, picture: FamilyPicture) -> None:
        """Show a picture; what is seen of it stays where it is, unless all of it is to be seen."""
        before, self._picture = self._picture, picture
        if self._drag is not None and before is not None:
            self._camera = self._anchored(before, picture)
        elif before is None or before.view is not picture.view:
            self._open(picture)
        elif self._fits:
            self._fit()
        else:
            self._camera = kept_near(self._camera, (picture.width, picture.height), self._room())
        self.setAccessibleDescription(picture.told)
        self._redraw()

    def show_chosen(self, who: str) -> None:
        """Ring a person or support."""
        if who != self._chosen:
            self._chosen = who
            place = self.place
            if place is not None and not self._fits and self._drag is None:
                self._camera = brought_into(self._camera, (place.x, place.y), place.half * 2, self._room())
                self._redraw()
            self.update()

    @property
    def place(self) -> Standing | None:
        """Where the chosen one stands, or None where they are not drawn."""
        return self._picture.place_of(self._chosen) if self._picture is not None else None

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller, around the chosen one."""
        place = self.place
        room = self._room()
        around = self._camera.to_room((place.x, place.y)) if place is not None else (room[0] / 2, room[1] / 2)
        self._zoom(STEP**steps, around)

    def fit(self) -> None:
        """Show all of it."""
        self._fits = True
        self._fit()
        self._redraw()

    def _zoom(self, by: float, around: tuple[float, float]) -> None:
        if self._picture is not None:
            self._fits = False
            size = (self._picture.width, self._picture.height)
            self._camera = kept_near(self._camera.zoomed(by, around), size, self._room())
            self._redraw()

    def _fit(self) -> None:
        if self._picture is not None:
            self._camera = fitted((self._picture.width, self._picture.height), self._room(), 1.8 * look.scale())

    def _open(self, picture: FamilyPicture) -> None:
        """Begin with all of it, or where its words would be too small to read, with the one who is chosen in the middle."""
        self._fits = True
        self._fit()
        least, place, room = READABLE * look.scale(), self.place, self._room()
        if picture.view is View.GENOGRAM and self._camera.scale < least and place is not None:
            self._fits = False
            middle = Camera(least, room[0] / 2 - place.x * least, room[1] / 2 - place.y * least)
            self._camera = kept_near(middle, (picture.width, picture.height), room)

    def _anchored(self, before: FamilyPicture, after: FamilyPicture) -> Camera:
        """The camera with everybody who is not being moved where they were."""
        held = self._held.who if self._held is not None else ""
        for old in before.places:
            new = after.place_of(old.who) if old.who != held else None
            if new is not None:
                scale = self._camera.scale
                return self._camera.moved((old.x - new.x) * scale, (old.y - new.y) * scale)
        return self._camera

    def _room(self) -> tuple[float, float]:
        return max(1.0, self.width() - 2.0 * MARGIN), max(1.0, self.height() - 2.0 * MARGIN)

    def in_room(self, at: tuple[float, float]) -> QPointF:
        """A place of the picture in pixels of this widget."""
        x, y = self._camera.to_room(at)
        return QPointF(x + MARGIN, y + MARGIN)

    def _in_picture(self, at: QPointF) -> tuple[float, float]:
        return self._camera.to_picture((at.x() - MARGIN, at.y() - MARGIN))

    def _redraw(self) -> None:
        self._ink = None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, 480)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits and self._drag is None:
            self._fit()
        self._redraw()
        self.resized.emit()

    # Painting.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(look.pen("focus", 3) if self.hasFocus() else look.pen("line", 1))
        painter.setBrush(QColor(self._picture.paper if self._picture is not None else "#FFFFFF"))
        painter.drawRoundedRect(card, CORNER, CORNER)
        if self._picture is None:
            return
        painter.drawImage(QPointF(MARGIN / 2, MARGIN / 2), self._drawn(self._picture))
        inside = QPainterPath()
        inside.addRoundedRect(card, CORNER, CORNER)
        painter.setClipPath(inside)
        self._paint_chosen(painter)
        self._paint_ghost(painter)

    def _drawn(self, picture: FamilyPicture) -> QImage:
        """The ink, painted once for as long as nothing changes."""
        ratio = self.devicePixelRatioF()
        wide, high = self.width() - MARGIN, self.height() - MARGIN
        if self._ink is None or self._ink.devicePixelRatioF() != ratio:
            image = QImage(max(1, round(wide * ratio)), max(1, round(high * ratio)), QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(0)
            inner = QPainter(image)
            inner.scale(ratio, ratio)
            inner.translate(MARGIN / 2 + self._camera.x, MARGIN / 2 + self._camera.y)
            inner.scale(self._camera.scale, self._camera.scale)
            self._painter.paint(picture.items, inner)
            inner.end()
            image.setDevicePixelRatio(ratio)
            self._ink = image
        return self._ink

    def _paint_chosen(self, painter: QPainter) -> None:
        place = self.place
        if place is None:
            return
        at = self.in_room((place.x, place.y))
        if self._drag is not None and self._held is not None and self._held.who == place.who:
            return
        self._ring(painter, place, at, look.on_paper("focus"))

    def _ring(self, painter: QPainter, place: Standing, at: QPointF, shade: QColor, style: object = None) -> None:
        """A thick ring with a rim of paper on both sides, so that it is seen on any picture."""
        half = place.half * self._camera.scale + 3.5
        outline = QPainterPath()
        match place.outline:
            case Outline.SQUARE | Outline.ROUNDED:
                outline.addRoundedRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half), 5, 5)
            case Outline.DIAMOND:
                outline.moveTo(at.x(), at.y() - half - 2)
                for x, y in ((half + 2, 0.0), (0.0, half + 2), (-half - 2, 0.0)):
                    outline.lineTo(at.x() + x, at.y() + y)
                outline.closeSubpath()
            case _:
                outline.addEllipse(at, half, half)
        painter.save()
        if place.words is not None and self._drag is None:
            # No name is covered by the ring.
            x, y, wide, high = place.words
            name = QPainterPath()
            name.addRect(QRectF(self.in_room((x, y)), self.in_room((x + wide, y + high))))
            everything = QPainterPath()
            everything.addRect(QRectF(self.rect()))
            painter.setClipPath(everything.subtracted(name), Qt.ClipOperation.IntersectClip)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("#FFFFFF"), 6))
        painter.drawPath(outline)
        pen = QPen(shade, 4)
        if isinstance(style, Qt.PenStyle):
            pen.setStyle(style)
        painter.setPen(pen)
        painter.drawPath(outline)
        painter.restore()

    def _paint_ghost(self, painter: QPainter) -> None:
        """Where somebody who is being dragged will stand, at once, while the lines catch up."""
        if self._drag is None or self._held is None:
            return
        at = self.in_room((self._held.x, self._held.y)) + QPointF(*self._drag) * self._camera.scale
        painter.setPen(QPen(look.on_paper("focus"), 1.5, Qt.PenStyle.DashLine))
        for who in self._picture.joined.get(self._held.who, ()) if self._picture is not None else ():
            other = self._picture.place_of(who) if self._picture is not None else None
            if other is not None:
                painter.drawLine(at, self.in_room((other.x, other.y)))
        self._ring(painter, self._held, at, look.on_paper("focus"), Qt.PenStyle.DashLine)

    # Mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._picture is None:
            return
        self._pressed, self._pushed = event.position(), None
        self._held = self._picture.at(*self._in_picture(event.position()))
        if self._held is None:
            self._pushed = event.position()
        else:
            self.chosen.emit(self._held)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if not event.buttons() & Qt.MouseButton.LeftButton or self._pressed is None or self._picture is None:
            found = self._picture.at(*self._in_picture(at)) if self._picture is not None else None
            shape = Qt.CursorShape.PointingHandCursor if found is not None else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        if self._pushed is not None:
            if not self._fits:
                by = at - self._pushed
                size = (self._picture.width, self._picture.height)
                self._camera = kept_near(self._camera.moved(by.x(), by.y()), size, self._room())
                self._pushed = at
                self._redraw()
            return
        far = at - self._pressed
        if self._held is None or not self._movable(self._held):
            return
        if self._drag is not None or far.manhattanLength() >= QApplication.startDragDistance():
            self._drag = (far.x() / self._camera.scale, far.y() / self._camera.scale)
            self.dragged.emit(self._held.who, *self._drag)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        drag, held = self._drag, self._held
        self._drag = self._held = self._pressed = self._pushed = None
        if drag is not None and held is not None:
            self.dropped.emit(held.who, *drag)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._picture is not None and self._picture.at(*self._in_picture(event.position())) is not None:
            self.entered.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            at = event.position()
            self._zoom(STEP ** (turned.y() / 120), (at.x() - MARGIN, at.y() - MARGIN))
        elif self._picture is not None and not self._fits:
            size = (self._picture.width, self._picture.height)
            self._camera = kept_near(self._camera.moved(turned.x() / 2, turned.y() / 2), size, self._room())
            self._redraw()
        else:
            event.ignore()

    def _movable(self, place: Standing) -> bool:
        picture = self._picture
        if picture is None or not picture.view.can_be_moved or not self._can_move:
            return False
        return picture.view is View.GENOGRAM or bool(place.support)

    # Keys.

    def event(self, event: QEvent) -> bool:
        """The keys of the diagram are its own, even where the window has another use for them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            arrows = event.key() in _WAYS and not event.modifiers() & Qt.KeyboardModifier.AltModifier
            if arrows or event.key() == Qt.Key.Key_Delete:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        if key in _WAYS and held == Qt.KeyboardModifier.NoModifier:
            self._go(_WAYS[key])
        elif key in _WAYS and held & control:
            self._nudge(_WAYS[key], FAR if held & shift else MILLIMETRE)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held & control:
            self.entered.emit()
        elif key == Qt.Key.Key_Delete:
            self.take_out_wanted.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def _go(self, way: Way) -> None:
        if self._picture is None:
            return
        here = self.place
        if here is None:
            target = next((each for each in self._picture.places if each.person is not None or each.support), None)
        else:
            target = self._picture.place_of(self._picture.ways.get((here.who, way), ""))
        if target is not None:
            self.chosen.emit(target)

    def _nudge(self, way: Way, by: float) -> None:
        place = self.place
        if place is not None and self._movable(place):
            dx, dy = _STEPS[way]
            self.nudged.emit(place.who, dx * by, dy * by)
