"""One panel to draw on: with a pen, a mouse or a finger, and with the keys alone."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from lifestory_app.domain.ids import ThingId, new_id
from lifestory_app.domain.storyboards import (
    HIGH,
    MOST_POINTS,
    WIDE,
    Bubble,
    BubbleKind,
    InkColour,
    Mark,
    MarkKind,
    Panel,
    Place,
    Thickness,
    Thing,
)
from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.storyboards import Story, colours, simple_stroke
from lifestory_app.ui import look
from lifestory_app.ui.storyboard.geometry import Box, moved_inside, scaled, touches

SHELF_MIME = "application/x-lifestory-shelf"
MOVE, RUB_OUT = "move", "rub out"
STEP, BIG_STEP = 5.0, 25.0
"""Units of the panel: a millimetre and five on a strip of A4."""
HANDLE, REACH = 16, 20


@dataclass
class Pen:
    """What the next stroke or shape is drawn with."""

    colour: InkColour = InkColour.BLACK
    thickness: Thickness = Thickness.MIDDLE
    filled: bool = False


class PanelCanvas(QWidget):
    """Shows a panel and reports the panel that somebody has made of it."""

    changed = Signal(object, str)
    chosen = Signal(object)
    bubble_wanted = Signal(str, float, float)
    picture_dropped = Signal(str, float, float)
    entered = Signal()
    duplicate_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, story: Story, painter: QtPainter) -> None:
        super().__init__()
        self._story, self._painter = story, painter
        self._panel: Panel | None = None
        self._live: Panel | None = None
        self._chosen: ThingId | None = None
        self._image: QImage | None = None
        self._points: list[Place] = []
        self._grip: tuple[str, Place, Thing, Box] | None = None
        self.tool = MOVE
        self.pen = Pen()
        self._shades = colours()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(280, 210)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("The drawing"))

    # What is shown.

    def show_panel(self, panel: Panel | None, chosen: ThingId | None) -> None:
        """Show a panel and which of its things is chosen."""
        self._panel, self._live = panel, None
        self._chosen = chosen if panel is not None and any(each.id == chosen for each in panel.things) else None
        self._image = None
        self.setAccessibleDescription(self._story.told(panel) if panel is not None else "")
        self.update()

    def take_tool(self, tool: str) -> None:
        """Take another tool in hand."""
        self.tool = tool
        self.setCursor(Qt.CursorShape.ArrowCursor if tool == MOVE else Qt.CursorShape.CrossCursor)

    @property
    def shown(self) -> Panel | None:
        """The panel as it is seen now, half-done deeds included."""
        return self._live or self._panel

    def thing(self) -> Thing | None:
        """The thing that is chosen, or None."""
        panel = self.shown
        return next((each for each in panel.things if each.id == self._chosen), None) if panel is not None else None

    def place(self) -> QRectF:
        """Where the panel stands on this widget."""
        room = QRectF(self.rect()).adjusted(20, 20, -20, -20)
        scale = max(0.1, min(room.width() / WIDE, room.height() / HIGH))
        wide, high = WIDE * scale, HIGH * scale
        return QRectF(room.center().x() - wide / 2, room.center().y() - high / 2, wide, high)

    def _to_panel(self, at: QPointF) -> Place:
        place = self.place()
        scale = place.width() / WIDE
        return (at.x() - place.x()) / scale, (at.y() - place.y()) / scale

    def _box(self, thing: Thing) -> Box:
        box = self._story.box(thing)
        return box.x, box.y, box.width, box.height

    def on_screen(self, box: Box) -> QRectF:
        """A box of the panel, in pixels of this widget."""
        place = self.place()
        scale = place.width() / WIDE
        return QRectF(place.x() + box[0] * scale, place.y() + box[1] * scale, box[2] * scale, box[3] * scale)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.colour("desk"))
        place = self.place()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRoundedRect(place, 8, 8)
        if self.shown is not None:
            painter.drawImage(place.topLeft(), self._drawn(place))
        if self._points:
            self._paint_stroke(painter, place)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("#2B2A33"), 3))
        painter.drawRoundedRect(place, 8, 8)
        self._paint_chosen(painter)

    def _drawn(self, place: QRectF) -> QImage:
        """The ink of the panel, painted once for as long as nothing changes."""
        ratio = self.devicePixelRatioF()
        size = (round(place.width() * ratio), round(place.height() * ratio))
        if self._image is None or (self._image.width(), self._image.height()) != size:
            image = QImage(max(1, size[0]), max(1, size[1]), QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(0)
            panel = self.shown
            assert panel is not None
            inner = QPainter(image)
            self._painter.paint(self._story.ink(panel, float(size[0])), inner)
            inner.end()
            image.setDevicePixelRatio(ratio)
            self._image = image
        return self._image

    def _paint_stroke(self, painter: QPainter, place: QRectF) -> None:
        scale = place.width() / WIDE
        points = [QPointF(place.x() + x * scale, place.y() + y * scale) for x, y in self._points]
        width = {Thickness.THIN: 2.5, Thickness.MIDDLE: 4.5, Thickness.THICK: 9.0}[self.pen.thickness] * scale
        pen = QPen(QColor(self._shades[self.pen.colour]), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(points[0], points[-1]).normalized()
        if self.tool == MarkKind.PEN:
            painter.drawPolyline(points)
        elif self.tool == MarkKind.BOX:
            painter.drawRect(box)
        elif self.tool == MarkKind.OVAL:
            painter.drawEllipse(box)
        else:
            painter.drawLine(points[0], points[-1])

    def _paint_chosen(self, painter: QPainter) -> None:
        thing = self.thing()
        if thing is None or self.tool != MOVE:
            return
        frame = self.on_screen(self._box(thing)).adjusted(-4, -4, 4, 4)
        shade = look.colour("focus") if self.hasFocus() else look.colour("accent")
        for colour, width in ((QColor("#FFFFFF"), 5), (shade, 2.5)):
            painter.setPen(QPen(colour, width))
            painter.drawRoundedRect(frame, 4, 4)
        painter.setPen(QPen(shade, 2.5))
        painter.setBrush(QColor("#FFFFFF"))
        for at in self._handles(thing).values():
            painter.drawEllipse(at, HANDLE / 2, HANDLE / 2)

    def _handles(self, thing: Thing) -> dict[str, QPointF]:
        handles = {"size": self.on_screen(self._box(thing)).adjusted(-4, -4, 4, 4).bottomRight()}
        if isinstance(thing, Bubble) and thing.kind is not BubbleKind.LABEL:
            handles["tip"] = self.on_screen((*thing.tip, 0, 0)).topLeft()
        return handles

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._image = None

    # Mouse, pen and finger.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._panel is None:
            return
        at = self._to_panel(event.position())
        if self.tool == MOVE:
            self._take_hold(event.position(), at)
        elif self.tool == RUB_OUT:
            self._live = self._panel
            self._rub(at)
        elif self.tool in list(BubbleKind):
            self.bubble_wanted.emit(str(self.tool), *at)
        else:
            self._points = [at]
        self.update()

    def _take_hold(self, on_screen: QPointF, at: Place) -> None:
        assert self._panel is not None
        held = self.thing()
        if held is not None:
            for name, where in self._handles(held).items():
                if (where - on_screen).manhattanLength() < REACH:
                    self._grip = (name, at, held, self._box(held))
                    return
        thing = next((each for each in reversed(self._panel.things) if touches(each, self._box(each), at)), None)
        self._chosen = thing.id if thing is not None else None
        self._grip = ("move", at, thing, self._box(thing)) if thing is not None else None
        self.chosen.emit(self._chosen)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton or self._panel is None:
            return
        at = self._to_panel(event.position())
        if self._points:
            self._points = [*self._points, at][:MOST_POINTS] if self.tool == MarkKind.PEN else [self._points[0], at]
        elif self.tool == RUB_OUT and self._live is not None:
            self._rub(at)
        elif self._grip is not None:
            self._show_live(self._panel.with_thing(self._dragged(at)))
        self.update()

    def _dragged(self, at: Place) -> Thing:
        assert self._grip is not None
        what, start, thing, box = self._grip
        dx, dy = at[0] - start[0], at[1] - start[1]
        if what == "tip" and isinstance(thing, Bubble):
            return replace(thing, tip=(max(0.0, min(WIDE, at[0])), max(0.0, min(HIGH, at[1]))))
        if what == "size":
            longest = max(box[2], box[3], 1.0)
            grown = max((box[2] + 2 * dx) / box[2], (box[3] + 2 * dy) / box[3]) if min(box[2], box[3]) > 0 else dx / longest
            return scaled(thing, box, max(0.05, grown))
        return moved_inside(thing, box, dx, dy)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._panel is None:
            return
        points, self._points = self._points, []
        live, self._live, self._grip = self._live, None, None
        if points:
            self._finish_stroke(points)
        elif live is not None and live != self._panel:
            self.changed.emit(live, "")
        self._image = None
        self.update()

    def _finish_stroke(self, points: list[Place]) -> None:
        assert self._panel is not None
        kind = MarkKind(self.tool)
        kept = simple_stroke(points) if kind is MarkKind.PEN else (points[0], points[-1])
        if kind is not MarkKind.PEN and abs(kept[0][0] - kept[-1][0]) + abs(kept[0][1] - kept[-1][1]) < 4:
            return
        pen = self.pen
        mark = Mark(ThingId(new_id()), kind, tuple(kept), pen.colour, pen.thickness, pen.filled)
        self.changed.emit(self._panel.with_thing(mark), "")

    def _rub(self, at: Place) -> None:
        assert self._live is not None
        gone = [each.id for each in self._live.things if isinstance(each, Mark) and touches(each, self._box(each), at)]
        for each in gone:
            self._show_live(self._live.without(each))

    def _show_live(self, panel: Panel) -> None:
        self._live = panel
        self._image = None

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        if self.tool == MOVE and self._chosen is not None:
            self.entered.emit()

    # Pictures of the shelf, dropped.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(SHELF_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        mime: QMimeData = event.mimeData()
        if mime.hasFormat(SHELF_MIME):
            self.picture_dropped.emit(bytes(mime.data(SHELF_MIME).data()).decode(), *self._to_panel(event.position()))
            event.acceptProposedAction()

    # Keys.

    def event(self, event: QEvent) -> bool:
        """The keys of a chosen thing are its own, even where the window has another use for them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.thing() is not None:
            again = event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if again or event.key() == Qt.Key.Key_Delete:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, thing = event.key(), self.thing()
        by = BIG_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        steps = {
            Qt.Key.Key_Left: (-by, 0.0),
            Qt.Key.Key_Right: (by, 0.0),
            Qt.Key.Key_Up: (0.0, -by),
            Qt.Key.Key_Down: (0.0, by),
        }
        sizes = {Qt.Key.Key_Plus: 1.06, Qt.Key.Key_Equal: 1.06, Qt.Key.Key_Minus: 1 / 1.06}
        if thing is None or self._panel is None:
            super().keyPressEvent(event)
        elif key in steps:
            self._nudge(moved_inside(thing, self._box(thing), *steps[Qt.Key(key)]), "move")
        elif key in sizes:
            self._nudge(scaled(thing, self._box(thing), sizes[Qt.Key(key)]), "size")
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif key == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.duplicate_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _nudge(self, thing: Thing, deed: str) -> None:
        assert self._panel is not None
        self.changed.emit(self._panel.with_thing(thing), f"{deed} {thing.id}")
        left, top, *_ = self._box(thing)
        self.setAccessibleDescription(
            self.tr("{across} across, {down} down").format(across=round(left / 4), down=round(top / 3))
        )

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes from thing to thing before it leaves the drawing."""
        things = [each.id for each in self._panel.things] if self._panel is not None else []
        if self.tool == MOVE and things and self.hasFocus():
            at = things.index(self._chosen) if self._chosen in things else (-1 if is_next else len(things))
            at += 1 if is_next else -1
            if 0 <= at < len(things):
                self._chosen = things[at]
                self.chosen.emit(self._chosen)
                self.update()
                return True
        return super().focusNextPrevChild(is_next)
