"""Paints one tile of a gallery: the page, its name, and what to know; the chosen one by ring, tick, word and bold."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lifestory_app.ui import look
from lifestory_app.ui.tokens import Scheme

if TYPE_CHECKING:
    from lifestory_app.ui.galleries.grid import Index, PageGrid, Tile

RADIUS = 6
BETWEEN = 8


class TileDelegate(QStyledItemDelegate):
    """Paints tiles for a grid."""

    def __init__(self, grid: "PageGrid") -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, _option: QStyleOptionViewItem, _index: "Index") -> QSize:
        return self._grid.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: "Index") -> None:
        tile: Tile = index.data(Qt.ItemDataRole.UserRole)
        state = option.state  # type: ignore[attr-defined]
        is_chosen = tile.key == self._grid.choice
        size = self._grid.tile_size()
        place = QRect(option.rect.topLeft(), size).translated(6, 6)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        side = self._grid.preview_size()
        box = QRect(place.left(), place.top(), size.width(), side.height())
        self._paint_pages(painter, box, tile)
        if is_chosen:
            self._paint_ring(painter, box)
            self._paint_chip(painter, box)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(-6.5, -6.5, 6.5, 6.5), RADIUS + 6, RADIUS + 6)
        self._paint_words(painter, QRect(place.left(), box.bottom() + 10, size.width(), place.bottom() - box.bottom()), tile)
        painter.restore()

    def _paint_pages(self, painter: QPainter, box: QRect, tile: "Tile") -> None:
        side = self._grid.preview_size()
        ratio = painter.device().devicePixelRatioF()
        shown = len(tile.sides) if tile.sides else 1
        wide = side.width() * shown + BETWEEN * (shown - 1) if self._grid.pages > 1 else side.width()
        x = box.left() if self._grid.pages > 1 else box.left() + (box.width() - wide) // 2
        for place in range(min(self._grid.pages, max(1, shown))):
            paper = QRect(x, box.top(), side.width(), side.height())
            image = self._grid.image(tile, place, round(side.width() * ratio))
            if image is not None:
                painter.drawImage(paper, image)
            else:
                painter.fillRect(paper, QColor(tile.sides[place].paper) if tile.sides else look.colour("sunk"))
            painter.setPen(QPen(look.colour("edge"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(paper).adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3)
            x += side.width() + BETWEEN

    def _paint_ring(self, painter: QPainter, box: QRect) -> None:
        painter.setPen(QPen(look.colour("accent"), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(-1.5, -1.5, 1.5, 1.5), RADIUS, RADIUS)
        # A second, quiet line keeps the ring in sight on a page of its own colour.
        painter.setPen(QPen(look.colour("win"), 1))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS - 2, RADIUS - 2)

    def _paint_chip(self, painter: QPainter, box: QRect) -> None:
        font = look.font(13, 700)
        metrics = QFontMetrics(font)
        word = self._grid.tr("Chosen")
        mark, high = look.px(16), max(24, metrics.height() + 6)
        wide = min(box.width() - 12, metrics.horizontalAdvance(word) + mark + 26)
        chip = QRect(box.left() + 8, box.top() + 8, wide, high)
        painter.setPen(QPen(look.colour("accent_ink"), 1))
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(chip, high / 2, high / 2)
        ratio = painter.device().devicePixelRatioF()
        tick = look.icon_pixmap("tick", "accent_ink", mark, ratio)
        painter.drawPixmap(chip.left() + 9, chip.center().y() - mark // 2 + 1, tick)
        painter.setFont(font)
        room = chip.adjusted(14 + mark, 0, -8, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)

    def _paint_words(self, painter: QPainter, room: QRect, tile: "Tile") -> None:
        is_chosen = tile.key == self._grid.choice
        font = look.font(15, 700 if is_chosen else 400)
        metrics = QFontMetrics(font)
        high = metrics.boundingRect(0, 0, room.width(), 9999, Qt.TextFlag.TextWordWrap, tile.name).height()
        painter.setFont(font)
        painter.setPen(look.colour("ink"))
        painter.drawText(room.adjusted(0, 0, 0, 20), Qt.TextFlag.TextWordWrap, tile.name)
        if not tile.line:
            return
        small = look.font(13, 600)
        shade = "ink" if look.scheme() is Scheme.CONTRAST else tile.shade
        top, left = room.top() + high + 2, room.left()
        painter.setFont(small)
        painter.setPen(look.colour(shade))
        if tile.mark:
            size = look.px(16)
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(left, top + 1, look.icon_pixmap(tile.mark, shade, size, ratio))
            left += size + 5
        under = QRect(left, top, room.right() - left + 1, 9999)
        painter.drawText(under, Qt.TextFlag.TextWordWrap, tile.line)
