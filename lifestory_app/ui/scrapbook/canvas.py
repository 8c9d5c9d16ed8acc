"""The page itself, with the chosen thing under the hand or the keys. It shows what prints, and reports what is wished."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from lifestory_app.domain.ids import ScrapId
from lifestory_app.domain.pages import ScrapItem, ScrapSlot
from lifestory_app.domain.scrapbook import Bounds, ScrapPlace, reading_order
from lifestory_app.layout.display import LaidOutPage
from lifestory_app.ui.pictures.brought import files_of, is_out_of_reach, photos_of, picture_of
from lifestory_app.ui.scrapbook import frame, geometry
from lifestory_app.ui.scrapbook.keys import nudged
from lifestory_app.ui.scrapbook.page_picture import PagePicture

SNAP_PX = 7
"""How near, in pixels of the screen, things snap to a line."""

FREE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
"""Held, nothing snaps."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A thing in the hand, as it lay before: by which handle (None for all of it), taken where, and where the hand is."""

    item: ScrapItem
    handle: tuple[int, int] | None
    begun: QPointF
    at: QPointF
    has_moved: bool = False


class ScrapCanvas(PagePicture):
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
    picture_dropped = Signal(QImage, object)
    out_of_reach = Signal()

    def __init__(self, painter: object, lay_out: object) -> None:
        super().__init__(painter, lay_out)  # type: ignore[arg-type]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self._keeps_shape = True
        self._hold: Hold | None = None
        self._lines: tuple[geometry.Line, ...] = ()

    def show_page(self, side: LaidOutPage, slot: ScrapSlot, body: Bounds, *, can_change: bool) -> None:
        """Show a page as it is laid out. A thing that changed is no longer in the hand."""
        super().show_page(side, slot, body, can_change=can_change)
        if self._hold is not None and slot.item(self._hold.item.id) != self._hold.item:
            self.let_go()

    def choose(self, id: ScrapId | None, *, keeps_shape: bool) -> None:
        """Draw the frame round this thing."""
        if id != self._chosen:
            self.let_go()
        self._chosen, self._keeps_shape = id, keeps_shape
        self.update()

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
            paper = self._slot.paper
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
        start, paper, view = hold.item.place, self._slot.paper, self.view()
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
            place, guides = geometry.turned(start, turn, paper, hold.item.least), ()
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
                least=hold.item.least,
                along=self._lines,
                reach=reach,
            )
        self._hold = replace(hold, has_moved=True, at=at)
        self._trial, self._guides = place, guides
        self._note = (self._told(hold, place), at) if hold.handle is not None else None
        self.tried.emit(place)
        self.update()

    def _told(self, hold: Hold, place: ScrapPlace) -> str:
        """The turn or the size, beside the hand."""
        if hold.handle == frame.TURN:
            return self.tr("{degrees}°").format(degrees=f"{place.turn:g}")
        return self.tr("{width} × {height} mm").format(width=f"{place.width:.0f}", height=f"{place.height:.0f}")

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
        self._hold, self._trial, self._guides, self._note = None, None, (), None
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
        nudge = nudged(item, key, held, self._slot.paper)
        if nudge is None:
            return False
        self.nudged.emit(*nudge)
        return True

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
        if photos_of(mime):
            self.photos_dropped.emit(photos_of(mime), spot)
        elif files_of(mime):
            self.files_dropped.emit(files_of(mime), spot)
        elif is_out_of_reach(mime):
            self.out_of_reach.emit()
        else:
            self.picture_dropped.emit(picture_of(mime), spot)


def _takes(mime: QMimeData) -> bool:
    return bool(photos_of(mime)) or mime.hasUrls() or mime.hasImage()
