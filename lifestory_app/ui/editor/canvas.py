"""The page in the middle, as it will print: one page or two, fitted or enlarged. It shows, and reports what is wished."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
)
from PySide6.QtWidgets import QApplication, QWidget

from lifestory_app.domain.ids import PageId, PhotoId
from lifestory_app.layout.display import LaidOutPage, Rect
from lifestory_app.ui import look
from lifestory_app.ui.editor.page_images import PageImages
from lifestory_app.ui.editor.placeholders import EmptyPlace, boxes, paint_empty

PHOTO_MIME = "application/x-lifestory-photo"
SLOT_MIME = "application/x-lifestory-slot"
MARGIN = 12
GUTTER = 2
SHADOW = ((6, 7), (4, 9), (2, 12))


class PageCanvas(QWidget):
    """Paints sides of paper on the desk, marks the slot that is meant, and takes drops."""

    slot_pressed = Signal(object, str)
    slot_opened = Signal(object, str)
    page_pressed = Signal(object)
    files_dropped = Signal(object, str, list)
    photo_dropped = Signal(object, str, object)
    swap_wanted = Signal(object, str, str)
    paste_wanted = Signal(object, str)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._images: PageImages | None = None
        self._sides: tuple[LaidOutPage, ...] = ()
        self._zoom: float | None = None
        self._marked: tuple[PageId, str] | None = None
        self._under: tuple[LaidOutPage, str, Rect] | None = None
        self._pressed_at: QPointF | None = None
        self._movable: set[str] = set()
        self._empty: dict[PageId, dict[str, EmptyPlace]] = {}
        self._boxes: dict[int, dict[str, Rect]] = {}

    # What it shows.

    def use(self, images: PageImages | None) -> None:
        """Paint with these from now on."""
        self._images = images
        self._sides = ()
        self.update()

    def show_sides(
        self,
        sides: tuple[LaidOutPage, ...],
        movable: set[str],
        empty: dict[PageId, dict[str, EmptyPlace]] | None = None,
    ) -> None:
        """Show one side, or two beside each other. `movable` names the slots of pictures, which can be dragged.

        `empty` are the places of each page that hold nothing yet: they show here, and never print.
        """
        empty = empty or {}
        changed = sides != self._sides or empty != self._empty
        self._sides, self._movable, self._empty = sides, movable, empty
        self._boxes = {id(side): boxes(side, empty.get(side.page, {})) for side in sides if side.part == 0}
        if changed:
            self._under = None
            self.updateGeometry()
            self.update()

    def mark(self, page: PageId | None, slot: str = "") -> None:
        """Draw a ring round the slot whose field has the keyboard."""
        self._marked = (page, slot) if page is not None and slot else None
        self.update()

    @property
    def zoom(self) -> float | None:
        """Device-independent pixels to a point, or None where the page fits the room there is."""
        return self._zoom

    def set_zoom(self, zoom: float | None) -> None:
        """Enlarge to a scale, or fit with None."""
        self._zoom = zoom
        self.updateGeometry()
        self.update()

    def scale(self) -> float:
        """Device-independent pixels to a point now."""
        if self._zoom is not None or not self._sides:
            return self._zoom or 1.0
        return self.fitting(self.width(), self.height())

    def fitting(self, width: int, height: int) -> float:
        """The scale at which the sides fit into a room."""
        if not self._sides:
            return 1.0
        across = sum(side.width for side in self._sides)
        down = max(side.height for side in self._sides)
        return max(0.05, min((width - 2 * MARGIN) / across, (height - 2 * MARGIN) / down))

    def wanted_size(self) -> tuple[int, int]:
        """How much room an enlarged page needs."""
        scale = self._zoom or 0
        across = sum(side.width for side in self._sides)
        down = max((side.height for side in self._sides), default=0)
        return round(across * scale) + 2 * MARGIN, round(down * scale) + 2 * MARGIN

    def places(self) -> list[tuple[LaidOutPage, QRectF]]:
        """Where each side stands."""
        scale = self.scale()
        across = sum(round(side.width * scale) for side in self._sides) + GUTTER * (len(self._sides) - 1)
        down = max((round(side.height * scale) for side in self._sides), default=0)
        x = max(MARGIN // 2, (self.width() - across) // 2)
        y = max(MARGIN // 2, (self.height() - down) // 2)
        placed = []
        for side in self._sides:
            placed.append((side, QRectF(x, y, round(side.width * scale), round(side.height * scale))))
            x += round(side.width * scale) + GUTTER
        return placed

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("desk"))
        if self._images is None:
            return
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        places = self.places()
        if not places:
            painter.setPen(look.colour("ink2"))
            painter.setFont(look.font(15))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect(), flags, self.tr("This book has no pages yet. “Add a page” begins the first."))
        for side, place in places:
            painter.setClipRegion(QRegion(self.rect()).subtracted(QRegion(place.toRect())))
            for step, strength in SHADOW:
                painter.fillRect(place.adjusted(-step, -step + 3, step, step + 3), QColor(60, 50, 30, strength))
            painter.setClipping(False)
            painter.drawImage(place, self._images.image(side, round(place.width() * ratio)))
            painter.setPen(QPen(look.colour("edge"), 1))
            painter.drawRect(place)
            self._paint_empty(painter, side, place)
            self._paint_marks(painter, side, place)

    def _paint_empty(self, painter: QPainter, side: LaidOutPage, place: QRectF) -> None:
        for name, box in self._boxes.get(id(side), {}).items():
            is_under = self._under is not None and self._under[0] is side and self._under[1] == name
            paint_empty(painter, self._empty[side.page][name], _on_screen(box, place, side), is_under)

    def empty_boxes(self, side: LaidOutPage) -> dict[str, Rect]:
        """Where the places that hold nothing yet are shown on a side, by slot."""
        return self._boxes.get(id(side), {})

    def _slots(self, side: LaidOutPage) -> list[tuple[str, Rect]]:
        """Every place that can be pressed, where it is seen."""
        shown = self._boxes.get(id(side), {})
        own = [(name, shown.get(name, box)) for name, box in side.slots]
        names = {name for name, _ in own}
        return own + [(name, box) for name, box in shown.items() if name not in names]

    def _paint_marks(self, painter: QPainter, side: LaidOutPage, place: QRectF) -> None:
        for name, box in self._slots(side):
            is_marked = self._marked == (side.page, name)
            is_under = self._under is not None and self._under[0] is side and self._under[1] == name
            if not is_marked and not is_under:
                continue
            painter.setPen(
                QPen(
                    look.colour("focus" if is_marked else "accent"),
                    2,
                    Qt.PenStyle.SolidLine if is_marked else Qt.PenStyle.DashLine,
                )
            )
            painter.drawRoundedRect(_on_screen(box, place, side).adjusted(-4, -4, 4, 4), 6, 6)

    # What is wished.

    def _at(self, point: QPointF) -> tuple[LaidOutPage | None, str, Rect | None]:
        for side, place in self.places():
            if not place.contains(point):
                continue
            scale = place.width() / side.width
            x, y = (point.x() - place.x()) / scale, (point.y() - place.y()) / scale
            hits = [(box.width * box.height, name, box) for name, box in self._slots(side) if _within(box, x, y)]
            if hits:
                _, name, box = min(hits, key=lambda hit: hit[0])
                return side, name, box
            return side, "", None
        return None, "", None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        side, slot, box = self._at(event.position())
        pressed = self._pressed_at
        if pressed is not None and (event.position() - pressed).manhattanLength() > QApplication.startDragDistance():
            self._begin_drag(pressed)
            return
        self._hover((side, slot, box) if side is not None and box is not None else None)

    def _hover(self, found: tuple[LaidOutPage, str, Rect] | None) -> None:
        if found != self._under:
            self._under = found
            self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, _event: object) -> None:
        self._hover(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed_at is None:
            return
        self._pressed_at = None
        side, slot, _ = self._at(event.position())
        if side is not None and slot:
            self.slot_pressed.emit(side.page, slot)
        elif side is not None:
            self.page_pressed.emit(side.page)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        side, slot, _ = self._at(event.position())
        if side is not None and slot:
            self.slot_opened.emit(side.page, slot)

    def _begin_drag(self, start: QPointF) -> None:
        self._pressed_at = None
        side, slot, box = self._at(start)
        if side is None or box is None or slot not in self._movable or self._images is None:
            return
        mime = QMimeData()
        mime.setData(SLOT_MIME, f"{side.page}\n{slot}".encode())
        drag = QDrag(self)
        drag.setMimeData(mime)
        place = next(place for each, place in self.places() if each is side)
        shown = _on_screen(box, place, side).toRect()
        drag.setPixmap(_faded(self.grab(shown)))
        drag.setHotSpot(QPoint(shown.width() // 4, shown.height() // 4))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _takes(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        side, slot, box = self._at(event.position())
        self._hover((side, slot, box) if side is not None and box is not None else None)
        if side is not None and _takes(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._hover(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._hover(None)
        side, slot, _ = self._at(event.position())
        mime = event.mimeData()
        if side is None:
            return
        event.acceptProposedAction()
        if mime.hasFormat(SLOT_MIME):
            page, other = bytes(mime.data(SLOT_MIME).data()).decode().split("\n", 1)
            if slot in self._movable and (page, other) != (side.page, slot) and page == side.page:
                self.swap_wanted.emit(side.page, other, slot)
        elif mime.hasFormat(PHOTO_MIME):
            photos = [PhotoId(each) for each in bytes(mime.data(PHOTO_MIME).data()).decode().split("\n") if each]
            self.photo_dropped.emit(side.page, slot, photos)
        else:
            files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
            if files:
                self.files_dropped.emit(side.page, slot, files)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit(*(self._marked or (None, "")))
        elif event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._marked is not None:
            self.slot_opened.emit(*self._marked)
        else:
            super().keyPressEvent(event)


def _within(box: Rect, x: float, y: float) -> bool:
    return box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height


def _on_screen(box: Rect, place: QRectF, side: LaidOutPage) -> QRectF:
    scale = place.width() / side.width
    return QRectF(place.x() + box.x * scale, place.y() + box.y * scale, box.width * scale, box.height * scale)


def _takes(mime: QMimeData) -> bool:
    return mime.hasFormat(SLOT_MIME) or mime.hasFormat(PHOTO_MIME) or mime.hasUrls()


def _faded(pixmap: QPixmap) -> QPixmap:
    small = pixmap.scaledToWidth(min(160, pixmap.width()), Qt.TransformationMode.SmoothTransformation)
    faded = QPixmap(small.size())
    faded.fill(Qt.GlobalColor.transparent)
    painter = QPainter(faded)
    painter.setOpacity(0.8)
    painter.drawPixmap(0, 0, small)
    painter.end()
    return faded
