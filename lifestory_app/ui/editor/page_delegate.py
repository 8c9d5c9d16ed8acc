"""Paints the rows of the list of pages: section heads that fold, thumbnails with number, name and state."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lifestory_app.ui import look
from lifestory_app.ui.editor.page_rows import Row
from lifestory_app.ui.tokens import Scheme

if TYPE_CHECKING:
    from lifestory_app.ui.editor.page_list import PageList

HEAD, PAGE, THUMB, BAR = 40, 76, 60, 4


class PageDelegate(QStyledItemDelegate):
    """Paints one row."""

    def __init__(self, pages: "PageList") -> None:
        super().__init__(pages)
        self._pages = pages

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(Qt.ItemDataRole.UserRole)
        is_head = isinstance(row, Row) and row.page is None
        return QSize(100, look.px(HEAD) if is_head else max(PAGE, look.px(PAGE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place, state = option.rect, option.state  # type: ignore[attr-defined]
        if row.page is None:
            self._paint_head(painter, place, row)
        else:
            self._paint_page(
                painter,
                place,
                row,
                bool(state & QStyle.StateFlag.State_Selected),
                bool(state & QStyle.StateFlag.State_MouseOver),
            )
        has_keys = bool(state & QStyle.StateFlag.State_HasFocus)
        if has_keys:
            painter.setPen(QPen(look.colour("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), 6, 6)
        painter.restore()

    def _paint_head(self, painter: QPainter, place: QRect, row: Row) -> None:
        painter.fillRect(place, look.colour("sunk"))
        painter.setPen(look.colour("line"))
        painter.drawLine(place.topLeft(), place.topRight())
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        mark = look.px(16)
        pages = self._pages.tr("%n pages", "", row.count) if row.count != 1 else self._pages.tr("1 page")
        pages = pages.replace("%n", str(row.count))
        small = look.font(13)
        wide = QFontMetrics(small).horizontalAdvance(pages)
        icon = look.icon_pixmap("down" if row.is_open else "right", "ink2", mark, painter.device().devicePixelRatioF())
        painter.drawPixmap(place.right() - 10 - mark, place.center().y() - mark // 2 + 1, icon)
        painter.setFont(small)
        painter.setPen(look.colour("ink2"))
        count = QRect(place.right() - 16 - mark - wide, place.top(), wide + 2, place.height())
        painter.drawText(count, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, pages)
        strong = look.font(14, 600)
        painter.setFont(strong)
        painter.setPen(look.colour("ink"))
        room = QRect(place.left() + 12, place.top(), count.left() - place.left() - 20, place.height())
        title = QFontMetrics(strong).elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)

    def _paint_page(self, painter: QPainter, place: QRect, row: Row, is_chosen: bool, is_under: bool) -> None:
        if is_chosen or is_under:
            painter.fillRect(place, look.colour("sel" if is_chosen else "sunk"))
        if is_chosen:
            painter.fillRect(QRect(place.left(), place.top(), BAR, place.height()), look.colour("accent"))
        frame = QRect(place.left() + 12, place.top() + (place.height() - THUMB) // 2, THUMB, THUMB)
        shown = self._paint_thumb(painter, frame, row, is_chosen)
        self._paint_words(painter, QRect(shown, place.top(), place.right() - shown - 8, place.height()), row, is_chosen)

    def _paint_thumb(self, painter: QPainter, frame: QRect, row: Row, is_chosen: bool) -> int:
        """The thumbnail; returns where the words begin."""
        ratio = painter.device().devicePixelRatioF()
        aspect = row.side.width / row.side.height if row.side is not None else 1.0
        wide = round(THUMB * min(1.0, aspect))
        high = round(THUMB / max(1.0, aspect))
        paper = QRect(frame.left() + (THUMB - wide) // 2, frame.top() + (THUMB - high) // 2, wide, high)
        image = self._pages.thumb(row, round(wide * ratio))
        if image is None:
            painter.fillRect(paper, look.colour("sunk"))
        else:
            painter.drawImage(paper, image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("accent" if is_chosen else "edge"), 3 if is_chosen else 1))
        painter.drawRoundedRect(paper.adjusted(-1, -1, 1, 1), 3, 3)
        if row.hints:
            self._paint_hints(painter, frame, row.hints)
        return frame.right() + 13

    def _paint_hints(self, painter: QPainter, frame: QRect, count: int) -> None:
        """How many words are worth a second look, on the corner of the thumbnail."""
        font = look.font(12, 700)
        metrics = QFontMetrics(font)
        said = str(count) if count < 100 else "99+"
        high = metrics.height() + 2
        wide = max(high, metrics.horizontalAdvance(said) + 10)
        badge = QRect(frame.right() - wide + 6, frame.bottom() - high + 4, wide, high)
        painter.setBrush(look.colour("panel"))
        painter.setPen(QPen(look.colour("warn"), 1.5))
        painter.drawRoundedRect(badge, high / 2, high / 2)
        painter.setFont(font)
        painter.setPen(look.colour("warn"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, said)

    def _paint_words(self, painter: QPainter, room: QRect, row: Row, is_chosen: bool) -> None:
        ink = "sel_ink" if is_chosen else "ink"
        font = look.font(15, 700 if is_chosen else 400)
        metrics = QFontMetrics(font)
        small = look.font(13, 600)
        number = f"{row.label}" if row.label else ""
        gap = metrics.horizontalAdvance(number) + 9 if number else 0
        lines = (
            _two_lines(row.title, metrics, room.width() - gap)
            if row.state is None
            else [metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room.width() - gap)]
        )
        high = metrics.height() * len(lines) + (QFontMetrics(small).height() + 2 if row.state else 0)
        top = room.top() + (room.height() - high) // 2
        painter.setFont(font)
        painter.setPen(look.colour(ink if is_chosen else "ink2"))
        painter.drawText(room.left(), top + metrics.ascent(), number)
        painter.setPen(look.colour(ink))
        for line in lines:
            painter.drawText(room.left() + gap, top + metrics.ascent(), line)
            top += metrics.height()
        if row.state is not None:
            plain = is_chosen and look.scheme() is Scheme.CONTRAST
            shade = "sel_ink" if plain else row.state.shade
            size = look.px(16)
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(room.left(), top + 2, look.icon_pixmap(row.state.mark, shade, size, ratio))
            painter.setFont(small)
            painter.setPen(look.colour(shade))
            under = QFontMetrics(small)
            words = under.elidedText(row.state.words, Qt.TextElideMode.ElideRight, room.width() - size - 6)
            painter.drawText(room.left() + size + 6, top + 2 + under.ascent(), words)


def _two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """A title over at most two lines, the second cut with an ellipsis."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    words = text.split()
    first = ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    if not first:
        return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)]
    return [first, metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)] if words else [first]
