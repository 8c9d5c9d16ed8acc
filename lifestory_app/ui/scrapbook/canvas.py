"""The page itself, with the chosen thing under the hand or the keys. It shows what prints, and reports what is wished."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget

from lifestory_app.domain.ids import PhotoId, ScrapId
from lifestory_app.domain.pages import ScrapItem, ScrapSlot
from lifestory_app.domain.scrapbook import LEAST, NARROWEST, Bounds, ScrapPlace, ScrapWords, Tape, reading_order
from lifestory_app.layout.display import LaidOutPage
from lifestory_app.paint.qt import QtPainter
from lifestory_app.ui import look
from lifestory_app.ui.editor.canvas import PHOTO_MIME
from lifestory_app.ui.scrapbook import frame, geometry
from lifestory_app.ui.scrapbook.sprites import PT, Sprite, Sprites, draw_turned, layers_of

MARGIN = 20
SNAP_PX = 7
"""How near, in pixels of the screen, things snap to a line."""

FREE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
"""Held, nothing snaps."""

ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


@dataclass(frozen=True, slots=True)
class Hold:
    """A thing in the hand, as it lay before: by which handle (None for all of it), taken where, and where the hand is."""

    item: ScrapItem
    handle: tuple[int, int] | None
    begun: QPointF
    at: QPointF
    has_moved: bool = False


class ScrapCanvas(QWidget):
    """Shows a scrapbook page with one thing chosen. A drag is tried here and reported once, when the hand is lifted."""

    chosen = Signal(object)
    tried = Signal(object)
    placed = Signal(object, object, object)
    opened = Signal(object)
    entered = Signal()
    nudged = Signal(object, str)
    layer_wanted = Signal(int)
    remove_wanted = Signal()
    copy_wanted = Signal()
    cut_wanted = Signal()
    paste_wanted = Signal()
    duplicate_wanted = Signal()
    menu_wanted = Signal(object)
    files_dropped = Signal(list, object)
    photos_dropped = Signal(list, object)

    def __init__(self, painter: QtPainter, lay_out: Callable[[ScrapItem], LaidOutPage | None]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.sprites = Sprites(painter)
        self._lay_out = lay_out
        self._side: LaidOutPage | None = None
        self._slot = ScrapSlot()
        self._body = Bounds(0, 0, 1, 1)
        self._chosen: ScrapId | None = None
        self._keeps_shape = True
        self._hold: Hold | None = None
        self._trial: ScrapPlace | None = None
        self._guides: tuple[geometry.Line, ...] = ()
        self._lines: tuple[geometry.Line, ...] = ()
        self._zoom: float | None = None
        self._can_change = True

    # What it shows.

    def show_page(self, side: LaidOutPage, slot: ScrapSlot, body: Bounds, *, can_change: bool) -> None:
        """Show a page as it is laid out, with the things that lie on it."""
        self._side, self._slot, self._body, self._can_change = side, slot, body, can_change
        self.sprites.keep_only(slot.items)
        if self._hold is not None and slot.item(self._hold.item.id) != self._hold.item:
            self.let_go()
        self.update()

    def choose(self, id: ScrapId | None, *, keeps_shape: bool) -> None:
        """Draw the frame round this thing."""
        if id != self._chosen:
            self.let_go()
        self._chosen, self._keeps_shape = id, keeps_shape
        self.update()

    def use(self, painter: QtPainter) -> None:
        """Paint with this from now on."""
        self.sprites = Sprites(painter)
        self.update()

    @property
    def zoom(self) -> float | None:
        """Pixels to a point, or None where the whole page fits."""
        return self._zoom

    def set_zoom(self, zoom: float | None) -> None:
        """Enlarge to a scale, or fit with None."""
        self._zoom = zoom
        self.update()

    def scale(self) -> float:
        """Pixels to a point now."""
        if self._zoom is not None or self._side is None:
            return self._zoom or 1.0
        room = ((self.width() - 2 * MARGIN) / self._side.width, (self.height() - 2 * MARGIN) / self._side.height)
        return max(0.05, min(room))

    def wanted_size(self) -> tuple[int, int]:
        """How much room an enlarged page needs."""
        if self._side is None:
            return 0, 0
        scale = self._zoom or 0.0
        return round(self._side.width * scale) + 2 * MARGIN, round(self._side.height * scale) + 2 * MARGIN

    def view(self) -> frame.View:
        """How the page lies in the window."""
        assert self._side is not None
        scale = self.scale()
        x = max(MARGIN // 2, (self.width() - round(self._side.width * scale)) // 2)
        y = max(MARGIN // 2, (self.height() - round(self._side.height * scale)) // 2)
        return frame.View(QPointF(x, y), scale * PT)

    def _place_of(self, item: ScrapItem) -> ScrapPlace:
        return (
            self._trial if self._trial is not None and self._hold is not None and item.id == self._hold.item.id else item.place
        )

    @property
    def _item(self) -> ScrapItem | None:
        return self._slot.item(self._chosen) if self._chosen is not None else None

    # Painting.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("desk"))
        if self._side is None:
            return
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        view = self.view()
        self.sprites.ready_for(view.scale, self.devicePixelRatioF())
        self._paint_page(painter, self._side, view)
        self._paint_over(painter, view)

    def _paint_page(self, painter: QPainter, side: LaidOutPage, view: frame.View) -> None:
        scale = view.scale / PT
        paper = QRectF(view.corner.x(), view.corner.y(), round(side.width * scale), round(side.height * scale))
        for step, strength in ((6, 7), (4, 9), (2, 12)):
            painter.fillRect(paper.adjusted(-step, -step + 3, step, step + 3), QColor(60, 50, 30, strength))
        layers = layers_of(side)
        painter.drawImage(paper, self.sprites.ground(side, layers.below))
        painter.save()
        painter.setClipRect(paper)
        for item in self._slot.items:
            ink = layers.things.get(f"scrap.{item.id}")
            self._paint_thing(painter, item, ink, view)
        whole = Bounds(0, 0, side.width / PT, side.height / PT)
        if layers.above:
            over = self.sprites.sprite("above", layers.above, whole)
            painter.drawImage(view.corner + over.at, over.image)
        painter.restore()
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper)

    def _paint_thing(self, painter: QPainter, item: ScrapItem, ink: object, view: frame.View) -> None:
        place = self._place_of(item)
        if ink is None:
            if isinstance(item.what, ScrapWords):
                self._paint_no_words(painter, place, view)
            return
        if place is item.place:
            sprite = self.sprites.sprite(f"scrap.{item.id}", ink, place.bounds)  # type: ignore[arg-type]
            painter.drawImage(view.corner + sprite.at, sprite.image)
        elif (place.width, place.height) != (item.place.width, item.place.height):
            quick = self._laid_out_anew(replace(item, place=place))
            if quick is not None:
                painter.drawImage(view.corner + quick.at, quick.image)
        else:
            sprite = self.sprites.sprite(f"scrap.{item.id}", ink, item.place.bounds)  # type: ignore[arg-type]
            moved = QPointF((place.x - item.place.x) * view.scale, (place.y - item.place.y) * view.scale)
            draw_turned(painter, sprite, view.corner + moved, view.to_screen(place.x, place.y), place.turn - item.place.turn)

    def _laid_out_anew(self, item: ScrapItem) -> Sprite | None:
        """The thing at its new size, its words broken anew."""
        side = self._lay_out(item)
        ink = layers_of(side).things.get(f"scrap.{item.id}") if side is not None else None
        return self.sprites.quick(ink, item.place.bounds) if ink is not None else None

    def _paint_no_words(self, painter: QPainter, place: ScrapPlace, view: frame.View) -> None:
        """Words that are still to be written leave no ink; the frame shows where they will stand."""
        painter.save()
        painter.translate(view.to_screen(place.x, place.y))
        painter.rotate(place.turn)
        box = QRectF(
            -place.width / 2 * view.scale, -place.height / 2 * view.scale, place.width * view.scale, place.height * view.scale
        )
        painter.setPen(QPen(frame.ink("ink2"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(255, 255, 255, 120))
        painter.drawRect(box)
        painter.setFont(look.font(13))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.tr("Words to come"))
        painter.restore()

    def _paint_over(self, painter: QPainter, view: frame.View) -> None:
        item = self._item
        room = QRectF(self.rect())
        if item is not None:
            place = self._place_of(item)
            if isinstance(item.what, ScrapWords) and item.what.words.is_empty and f"scrap.{item.id}" in self._inked():
                self._paint_no_words(painter, place, view)
            frame.paint_frame(painter, place, view, room, has_keys=self.hasFocus(), can_change=self._can_change)
        if self._guides:
            frame.paint_guides(painter, self._guides, view)
        if self._hold is not None and self._hold.has_moved and self._trial is not None:
            words = self._note(self._trial)
            if words:
                frame.paint_note(painter, words, self._hold.at, room)

    def _inked(self) -> dict[str, object]:
        return dict(layers_of(self._side).things) if self._side is not None else {}

    def _note(self, place: ScrapPlace) -> str:
        assert self._hold is not None
        if self._hold.handle == frame.TURN:
            return self.tr("{degrees}°").format(degrees=f"{place.turn:g}")
        if self._hold.handle is not None:
            return self.tr("{width} × {height} mm").format(width=f"{place.width:.0f}", height=f"{place.height:.0f}")
        return ""

    # The hand.

    def thing_at(self, point: QPointF) -> ScrapItem | None:
        """The topmost thing under a point, as it is turned."""
        if self._side is None:
            return None
        view = self.view()
        x, y = view.to_page(point)
        found = [item for item in self._slot.items if geometry.holds(item.place, x, y)]
        if not found:
            # A strip of tape is thin: a little beside it counts.
            found = [item for item in self._slot.items if geometry.holds(item.place, x, y, 4 / view.scale)]
        return found[-1] if found else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._side is None:
            return
        at, chosen = event.position(), self._item
        handle = frame.taken(at, chosen.place, self.view(), QRectF(self.rect())) if chosen is not None else None
        item = chosen if handle is not None else self.thing_at(at)
        if item is None:
            self.chosen.emit(None)
            return
        if item.id != self._chosen:
            self.chosen.emit(item.id)
        if self._can_change:
            self._hold = Hold(item, handle, at, at)
            others = [each.place for each in self._slot.items if each.id != item.id]
            paper = self._paper()
            self._lines = geometry.lines(others, paper, self._body)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._hold is None:
            self._show_cursor(at)
            return
        pressed = self._hold
        if not pressed.has_moved and (at - pressed.begun).manhattanLength() < QApplication.startDragDistance() // 2:
            return
        self._try(pressed, at, bool(event.modifiers() & FREE))

    def _try(self, hold: Hold, at: QPointF, free: bool) -> None:
        """Let the thing lie as the hand has it now."""
        start, paper, view = hold.item.place, self._paper(), self.view()
        reach = 0.0 if free else SNAP_PX / view.scale
        x, y = view.to_page(at)
        if hold.handle is None:
            from_x, from_y = view.to_page(hold.begun)
            place, guides = geometry.moved(start, x - from_x, y - from_y, paper, self._lines, reach)
        elif hold.handle == frame.TURN:
            turn = geometry.pointed(start, x, y, free=free)
            if frame.handles(start, view, QRectF(self.rect()))[frame.TURN] != view.to_screen(
                *geometry.above(start, frame.TURN_AWAY / view.scale)
            ):
                turn = geometry.snapped_turn((turn + 360) % 360 - 180, free=free)
            place, guides = geometry.turned(start, turn, paper, self._least(hold.item)), ()
        else:
            corner = dict(geometry.corners(start))[hold.handle]
            from_x, from_y = view.to_page(hold.begun)
            place, guides = geometry.sized(
                start,
                hold.handle,
                corner[0] + x - from_x,
                corner[1] + y - from_y,
                paper,
                keeps_shape=self._keeps_shape,
                least=self._least(hold.item),
                along=self._lines,
                reach=reach,
            )
        self._hold = replace(hold, has_moved=True, at=at)
        self._trial, self._guides = place, guides
        self.tried.emit(place)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        hold, place = self._hold, self._trial
        if event.button() != Qt.MouseButton.LeftButton or hold is None:
            return
        self.let_go()
        if hold.has_moved and place is not None and place != geometry.exact(hold.item.place):
            self.placed.emit(hold.item.id, place, hold.handle)

    def let_go(self) -> None:
        """Drop what is in the hand where it lay before."""
        was = self._hold
        self._hold, self._trial, self._guides = None, None, ()
        self.sprites.rest()
        if was is not None:
            self.tried.emit(None)
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self.thing_at(event.position())
        if item is not None:
            self.let_go()
            self.opened.emit(item.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            item = self.thing_at(QPointF(event.pos()))
            self.chosen.emit(item.id if item is not None else None)
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._item is not None:
            at = self.mapToGlobal(self.view().to_screen(self._item.place.x, self._item.place.y).toPoint())
        self.menu_wanted.emit(at)

    def _show_cursor(self, at: QPointF) -> None:
        item = self._item
        if self._side is None:
            return
        handle = (
            frame.taken(at, item.place, self.view(), QRectF(self.rect())) if item is not None and self._can_change else None
        )
        shapes = Qt.CursorShape
        if handle == frame.TURN:
            self.setCursor(shapes.PointingHandCursor)
        elif handle is not None and item is not None:
            lean = (item.place.turn + (45 if handle[0] == handle[1] else 135)) % 180
            self.setCursor(
                (shapes.SizeHorCursor, shapes.SizeFDiagCursor, shapes.SizeVerCursor, shapes.SizeBDiagCursor)[
                    round(lean / 45) % 4
                ]
            )
        else:
            self.setCursor(shapes.SizeAllCursor if self.thing_at(at) is not None else shapes.ArrowCursor)

    def _paper(self) -> tuple[float, float]:
        return self._slot.paper

    def _least(self, item: ScrapItem) -> float:
        return NARROWEST if isinstance(item.what, Tape) else LEAST

    # The keys.

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Tab and not event.modifiers() and self._step(1):
                return True
            if event.key() == Qt.Key.Key_Backtab and self._step(-1):
                return True
        return super().event(event)

    def _step(self, by: int) -> bool:
        """Go to the thing that is read next, or before. False at the end, where Tab leaves the page."""
        order = [self._slot.items[number].id for number in reading_order([item.place for item in self._slot.items])]
        at = order.index(self._chosen) if self._chosen in order else (-1 if by > 0 else len(order))
        if not 0 <= at + by < len(order):
            return False
        self.chosen.emit(order[at + by])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._hold is not None and event.key() == Qt.Key.Key_Escape:
            self.let_go()
        elif not self._do(event):
            super().keyPressEvent(event)

    def _do(self, event: QKeyEvent) -> bool:
        """What a key means. False for one that means nothing here."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ctrl = Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_V and held == ctrl:
            self.paste_wanted.emit()
            return True
        item = self._item
        if item is None:
            return False
        deeds = {
            (Qt.Key.Key_Delete, 0): self.remove_wanted.emit,
            (Qt.Key.Key_Backspace, 0): self.remove_wanted.emit,
            (Qt.Key.Key_D, ctrl.value): self.duplicate_wanted.emit,
            (Qt.Key.Key_C, ctrl.value): self.copy_wanted.emit,
            (Qt.Key.Key_X, ctrl.value): self.cut_wanted.emit,
            (Qt.Key.Key_Return, 0): self.entered.emit,
            (Qt.Key.Key_Enter, 0): self.entered.emit,
            (Qt.Key.Key_F2, 0): self.entered.emit,
        }
        deed = deeds.get((key, held.value))
        if deed is not None:
            deed()
            return True
        if held == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.layer_wanted.emit(1 if key == Qt.Key.Key_Up else -1)
            return True
        nudge = self._nudged(item, key, held)
        if nudge is None:
            return False
        self.nudged.emit(*nudge)
        return True

    def _nudged(self, item: ScrapItem, key: int, held: Qt.KeyboardModifier) -> tuple[ScrapPlace, str] | None:
        """The place that a key asks for, and what kind of step it is: move, size or turn."""
        shift, ctrl = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
        place, paper, least = item.place, self._paper(), self._least(item)
        if key in ARROWS and held in (Qt.KeyboardModifier.NoModifier, shift):
            by = 5.0 if held == shift else 1.0
            return geometry.moved(place, *(step * by for step in ARROWS[Qt.Key(key)]), paper)[0], "move"
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and held & ctrl and not held & ~(ctrl | shift):
            by = (15.0 if held & shift else 1.0) * (1 if key == Qt.Key.Key_Right else -1)
            return geometry.turned(place, round(place.turn + by), paper, least), "turn"
        if held in (Qt.KeyboardModifier.NoModifier, shift):
            if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
                return geometry.grown(place, 1.05, paper, least), "size"
            if key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
                return geometry.grown(place, 1 / 1.05, paper, least), "size"
        return None

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        reason = event.reason()  # type: ignore[attr-defined]
        if self._chosen is None and reason in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._step(1 if reason == Qt.FocusReason.TabFocusReason else -1)
        self.update()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.update()

    # What is dropped.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _takes(event.mimeData()) and self._can_change:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if _takes(event.mimeData()) and self._can_change:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        mime = event.mimeData()
        if self._side is None or not _takes(mime):
            return
        event.acceptProposedAction()
        spot = self.view().to_page(event.position())
        if mime.hasFormat(PHOTO_MIME):
            ids = [PhotoId(each) for each in bytes(mime.data(PHOTO_MIME).data()).decode().split("\n") if each]
            self.photos_dropped.emit(ids, spot)
        else:
            self.files_dropped.emit(files_of(mime), spot)


def files_of(mime: QMimeData) -> list[Path]:
    """The files that are brought."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _takes(mime: QMimeData) -> bool:
    return mime.hasFormat(PHOTO_MIME) or bool(files_of(mime))
