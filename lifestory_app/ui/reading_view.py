"""The book full screen, two pages side by side, and nothing of the app around it: how worker and child look at it together."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QImage,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lifestory_app.domain.ids import PageId
from lifestory_app.domain.text import reads_right_to_left
from lifestory_app.layout.display import Glyphs, Item, LaidOutPage, Link, Tagged, as_read, walk
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.ui import look

if TYPE_CHECKING:
    from lifestory_app.paint.qt import QtPainter

Spread = tuple[LaidOutPage | None, LaidOutPage | None]
MARGIN = 18
HINT_STAYS_MS = 4000
AHEAD_MS = 60
EDGE = QColor(110, 95, 60, 90)
SPINE = 26
FORWARD = {Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Return}
BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace}
TURNED = {int(Qt.Key.Key_Right): int(Qt.Key.Key_Left), int(Qt.Key.Key_Left): int(Qt.Key.Key_Right)}
"""What the arrows to the sides mean in a book that is read from right to left."""


class ReadingView(QWidget):
    """Shows a laid-out book, a spread at a time. Reports when the reader wants to leave."""

    closed = Signal()
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("window")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._spreads: tuple[Spread, ...] = ()
        self._right_to_left = False
        self._title = ""
        self._painter: QtPainter | None = None
        self._at = 0
        self._images: dict[tuple[int, int, int], QImage] = {}
        self._hint = QLabel(self.tr("Arrow keys turn the page. Esc goes back."))
        self._hint.setProperty("role", "hint")
        column = QVBoxLayout(self)
        column.addStretch(1)
        # At the right it stands beside the cover, not on it.
        column.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignRight)
        self._hide_hint = QTimer(self, singleShot=True, interval=HINT_STAYS_MS)
        self._hide_hint.timeout.connect(self.hide_hint)
        self._ahead = QTimer(self, singleShot=True, interval=AHEAD_MS)
        self._ahead.timeout.connect(self._paint_ahead)

    def show_book(self, book: LaidOutBook, painter: "QtPainter") -> None:
        """Open a book at its cover."""
        self._spreads = book.spreads()
        self._right_to_left = reads_right_to_left(book.lang)
        self._title = book.title
        self._painter = painter
        self._images.clear()
        self._hint.show()
        self._hide_hint.start()
        self.setWindowTitle(book.title)
        self._turn_to(0)

    def forget_book(self) -> None:
        """Let go of the book and of every picture of it."""
        self._ahead.stop()
        self._spreads, self._painter, self._title = (), None, ""
        self._images.clear()
        self.setAccessibleName("")
        self.setAccessibleDescription("")

    @property
    def at(self) -> int:
        """Which spread is open, from 0."""
        return self._at

    @property
    def spreads(self) -> int:
        return len(self._spreads)

    def turn(self, by: int) -> None:
        """Turn pages: 1 is on, -1 is back. Stops at both ends."""
        self.hide_hint()
        self._turn_to(self._at + by)

    def hide_hint(self) -> None:
        """Take the line about the keys away."""
        self._hide_hint.stop()
        self._hint.hide()

    def _turn_to(self, spread: int) -> None:
        self._at = max(0, min(spread, len(self._spreads) - 1))
        self._say_where()
        self.update()
        self._ahead.start()
        self.turned.emit(self._at)

    def turn_to(self, page: PageId) -> None:
        """Open the book at a page, where it is in what is shown."""
        self._turn_to_page(page)

    def _turn_to_page(self, page: PageId) -> None:
        for number, spread in enumerate(self._spreads):
            if any(side is not None and side.page == page for side in spread):
                self._turn_to(number)
                return

    def _sides(self) -> list[LaidOutPage]:
        sides = [side for side in self._spreads[self._at] if side is not None] if self._spreads else []
        return sorted(sides, key=lambda side: side.number)

    def _say_where(self) -> None:
        """Tell a screen reader which pages are open and what they say."""
        numbers = " – ".join(str(side.number) for side in self._sides())
        self.setAccessibleName(self.tr("{title}, page {numbers}").format(title=self._title, numbers=numbers))
        self.setAccessibleDescription("\n".join(words_of(side) for side in self._sides()))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _places(self, spread: Spread) -> list[tuple[LaidOutPage, QRectF]]:
        """Where the sides of a spread stand in the window, as large as they can be; a single side stands in the middle."""
        sides = [side for side in spread if side is not None]
        if not sides:
            return []
        width, height = sum(side.width for side in sides), max(side.height for side in sides)
        scale = min((self.width() - 2 * MARGIN) / width, (self.height() - 2 * MARGIN) / height)
        # Edges stand on the screen's own pixels, so that the pages are shown as sharp as they were painted.
        ratio = self.devicePixelRatioF()
        x = round((self.width() - width * scale) / 2 * ratio) / ratio
        places = []
        for side in sides:
            wide, high = (round(size * scale * ratio) / ratio for size in (side.width, side.height))
            places.append((side, QRectF(x, round((self.height() - high) / 2 * ratio) / ratio, wide, high)))
            x += wide
        return places

    def _image(self, side: LaidOutPage, place: QRectF) -> QImage:
        ratio = self.devicePixelRatioF()
        key = (side.number, round(place.width() * ratio), round(place.height() * ratio))
        if key not in self._images:
            assert self._painter is not None
            if len(self._images) > 12:
                self._images.pop(next(iter(self._images)))
            self._images[key] = self._painter.page_image(side, place.width() * ratio / side.width)
        return self._images[key]

    def _paint_ahead(self) -> None:
        if self._at + 1 < len(self._spreads):
            for side, place in self._places(self._spreads[self._at + 1]):
                self._image(side, place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("desk"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._spreads:
            painter.setPen(look.colour("ink2"))
            painter.setFont(look.font(18))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("This book has no pages yet. Esc goes back."))
            return
        places = self._places(self._spreads[self._at])
        for step, strength in ((6, 7), (4, 9), (2, 12)):
            for _, place in places:
                painter.fillRect(place.adjusted(-step, -step + 3, step, step + 3), QColor(60, 50, 30, strength))
        for side, place in places:
            painter.drawImage(place, self._image(side, place))
            painter.setPen(QPen(EDGE, 0))
            painter.drawRect(place)
        if len(places) == 2:
            _paint_spine(painter, places[1][1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._right_to_left:
            # The arrows point where the pages lie.
            key = TURNED.get(key, key)
        if key in FORWARD:
            self.turn(1)
        elif key in BACK:
            self.turn(-1)
        elif key == Qt.Key.Key_Home:
            self._turn_to(0)
        elif key == Qt.Key.Key_End:
            self._turn_to(len(self._spreads) - 1)
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._spreads:
            return
        page = self._link_at(event.position())
        x = event.position().x()
        if page is not None:
            self._turn_to_page(page)
        elif x > self.width() * 2 / 3:
            self.turn(-1 if self._right_to_left else 1)
        elif x < self.width() / 3:
            self.turn(1 if self._right_to_left else -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = bool(self._spreads) and self._link_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def _link_at(self, point: QPointF) -> PageId | None:
        for side, place in self._places(self._spreads[self._at]):
            if not place.contains(point):
                continue
            scale = place.width() / side.width
            x, y = (point.x() - place.left()) / scale, (point.y() - place.top()) / scale
            for item in walk(side.items):
                if isinstance(item, Link) and QRectF(item.place.x, item.place.y, item.place.width, item.place.height).contains(
                    x, y
                ):
                    return item.target
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self.turn(1 if event.angleDelta().y() < 0 else -1)


def _paint_spine(painter: QPainter, right: QRectF) -> None:
    """The soft fold between two pages."""
    fold = QLinearGradient(right.left() - SPINE, 0, right.left() + SPINE, 0)
    for at, strength in ((0.0, 0), (0.5, 34), (0.5001, 26), (1.0, 0)):
        fold.setColorAt(at, QColor(50, 40, 20, strength))
    painter.fillRect(QRectF(right.left() - SPINE, right.top(), 2 * SPINE, right.height()), fold)


def words_of(side: LaidOutPage) -> str:
    """Everything a side says, in reading order: its words and what its pictures show."""
    said: list[str] = []

    def listen(items: tuple[Item, ...]) -> None:
        for item in as_read(items):
            if isinstance(item, Tagged) and item.role == "Artifact":
                continue
            if isinstance(item, Tagged) and item.alt:
                said.append(item.alt)
            elif isinstance(item, Glyphs):
                said.append(item.text.strip())
            elif hasattr(item, "items"):
                listen(item.items)

    listen(side.items)
    return " ".join(words for words in said if words)
