"""The line of versions: flags were named, clocks were kept by themselves, a pen is the book of now."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QStyledItemDelegate, QStyleOptionViewItem

from lifestory_app.ui import look

if TYPE_CHECKING:
    from lifestory_app.services.looking_back import Version

DATA = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Stop:
    """One place on the line: a version, or the book of now, which has none."""

    name: str
    under: str
    icon: str
    version: "Version | None" = None

    @property
    def is_named(self) -> bool:
        return self.version is None or not self.version.automatic


class VersionLine(QListWidget):
    """The versions, newest first, under the book of now. Space makes the chosen one the newer of two."""

    newer_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Versions"))
        self.setAccessibleDescription(self.tr("Space makes the chosen one the newer of the two that are compared."))
        self.setItemDelegate(_StopDelegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.newer: int | None = None
        self.older: int | None = None
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    def show_stops(self, stops: list[Stop], chosen: int | None) -> None:
        """Show these, and choose the one of this version number, else the newest version."""
        self.blockSignals(True)
        self.clear()
        for stop in stops:
            item = QListWidgetItem(f"{stop.name}\n{stop.under}")
            item.setData(DATA, stop)
            self.addItem(item)
        numbers = [stop.version.number if stop.version is not None else None for stop in stops]
        wanted = numbers.index(chosen) if chosen in numbers[1:] else min(1, len(stops) - 1)
        self.setCurrentRow(wanted)
        self.blockSignals(False)

    def stop(self, row: int) -> Stop | None:
        """The place at a row."""
        item = self.item(row)
        return item.data(DATA) if item is not None else None

    def _show_menu(self, at: QPoint) -> None:
        item = self.itemAt(at) or self.currentItem()
        if item is None:
            return
        stop: Stop = item.data(DATA)
        menu = QMenu(self)
        menu.addAction(
            look.icon("compare"), self.tr("Make it the newer of the two"), lambda: self.newer_wanted.emit(stop.version)
        )
        menu.exec(self.viewport().mapToGlobal(at))
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.stop(self.currentRow())
        if event.key() == Qt.Key.Key_Space and chosen is not None:
            self.newer_wanted.emit(chosen.version)
        else:
            super().keyPressEvent(event)


class _StopDelegate(QStyledItemDelegate):
    def __init__(self, line: VersionLine) -> None:
        super().__init__(line)
        self._line = line

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, look.px(64))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        stop: Stop = index.data(DATA)
        number = stop.version.number if stop.version is not None else None
        is_newer = number == self._line.newer
        is_older = number is not None and number == self._line.older and not is_newer
        compared = is_newer or is_older
        box: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if compared:
            painter.fillRect(box, look.colour("sel"))
        middle = QPointF(box.left() + look.px(28), box.center().y() + 0.5)
        self._paint_line(painter, box, middle, index, compared)
        self._paint_ring(painter, middle, stop.icon, compared)
        self._paint_words(painter, box, stop, is_newer, is_older)
        painter.restore()

    def _paint_line(self, painter: QPainter, box: QRect, middle: QPointF, index: Index, compared: bool) -> None:
        painter.setPen(QPen(look.colour("sel_ink" if compared else "edge"), 2))
        if index.row():
            painter.drawLine(QPointF(middle.x(), box.top()), middle)
        if index.row() + 1 < self._line.count():
            painter.drawLine(middle, QPointF(middle.x(), box.bottom() + 1))

    def _paint_ring(self, painter: QPainter, middle: QPointF, icon: str, compared: bool) -> None:
        half = look.px(15)
        contrast = look.scheme() is look.Scheme.CONTRAST
        fill, ink = ("accent", "accent_ink") if compared else ("panel", "ink")
        if compared and contrast:
            fill, ink = "panel", "ink"
        painter.setPen(QPen(look.colour("sel_ink" if compared and contrast else "accent" if compared else "edge"), 2))
        painter.setBrush(look.colour(fill))
        painter.drawEllipse(middle, half, half)
        size = look.px(16)
        drawn = look.icon_pixmap(icon, ink, size, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(middle.x() - size / 2, middle.y() - size / 2), drawn)

    def _paint_words(self, painter: QPainter, box: QRect, stop: Stop, is_newer: bool, is_older: bool) -> None:
        compared = is_newer or is_older
        right = box.right() - look.px(12)
        if compared and self._line.count() > 1:
            right = self._paint_chip(painter, box, self.tr("Newer") if is_newer else self.tr("Older")) - 8
        left = box.left() + look.px(56)
        bold = look.font(15, 600 if stop.is_named or compared else 400)
        small = look.font(13)
        heights = QFontMetrics(bold).height(), QFontMetrics(small).height()
        top = box.center().y() - (heights[0] + heights[1]) // 2
        for text, font, role, y in (
            (stop.name, bold, "sel_ink" if compared else "ink", top),
            (stop.under, small, "sel_ink" if compared else "ink2", top + heights[0]),
        ):
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(look.colour(role))
            room = QRect(left, y, max(0, right - left), metrics.height())
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def _paint_chip(self, painter: QPainter, box: QRect, word: str) -> int:
        font: QFont = look.font(13, 600)
        wide, high = QFontMetrics(font).horizontalAdvance(word) + look.px(18), look.px(24)
        place = QRectF(box.right() - look.px(12) - wide, box.center().y() - high / 2, wide, high)
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.setBrush(look.colour("panel"))
        painter.drawRoundedRect(place, high / 2, high / 2)
        painter.setPen(look.colour("ink"))
        painter.setFont(font)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), word)
        return round(place.left())
