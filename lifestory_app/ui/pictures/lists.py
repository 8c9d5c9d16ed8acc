"""The lists at the left of the library: what to work through, then who is in the photos, each with how many there are."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lifestory_app.ui import look
from lifestory_app.ui.pictures.needs import WorkList
from lifestory_app.ui.tokens import Scheme

_LIST, _IS_APART = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
APART = 17
"""The room above the first list of a group, with a line in its middle."""


class WorkLists(QListWidget):
    """Shows lists with their counts at the right, groups apart, and reports the one that is chosen."""

    list_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[WorkList] = []
        self.setAccessibleName(self.tr("Lists of photos"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Rows(self))
        self.currentItemChanged.connect(self._tell)

    def show_lists(self, lists: Sequence[WorkList], chosen: str) -> None:
        """Show lists, one of them chosen."""
        with QSignalBlocker(self):
            if list(lists) != self._shown:
                self._shown = list(lists)
                self._fill()
            for row in range(self.count()):
                found = self.item(row).data(_LIST)
                if isinstance(found, WorkList) and found.id == chosen and self.currentRow() != row:
                    self.setCurrentRow(row)

    def _fill(self) -> None:
        self.clear()
        group = self._shown[0].group if self._shown else 0
        for each in self._shown:
            item = QListWidgetItem(each.name)
            item.setData(_IS_APART, each.group != group)
            group = each.group
            item.setData(_LIST, each)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.name}, {len(each.photos)}")
            item.setToolTip(each.name)
            self.addItem(item)

    def _tell(self, item: QListWidgetItem | None, _old: object) -> None:
        found = item.data(_LIST) if item is not None else None
        if isinstance(found, WorkList):
            self.list_chosen.emit(found.id)


class _Rows(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(10, look.px(40) + (APART if index.data(_IS_APART) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        row: QRect = option.rect  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        found = index.data(_LIST)
        painter.save()
        if not isinstance(found, WorkList):
            painter.restore()
            return
        if index.data(_IS_APART):
            painter.fillRect(QRect(row.left() + 12, row.top() + APART // 2, row.width() - 24, 1), look.colour("line"))
            row = row.adjusted(0, APART, 0, 0)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, look.colour("sel"))
        is_tinted = is_chosen or bool(state & QStyle.StateFlag.State_MouseOver)
        ink = look.colour("sel_ink" if is_tinted else "ink")
        if is_chosen:
            painter.fillRect(QRect(row.left(), row.top(), 4, row.height()), look.colour("accent"))
        size = look.px(20)
        shade = "sel_ink" if is_tinted else "ink2"
        icon = look.icon_pixmap(found.icon, shade, size, painter.device().devicePixelRatioF())
        painter.drawPixmap(row.left() + 16, row.center().y() - size // 2 + 1, icon)
        font = look.font(15, 700 if is_chosen else 400)
        metrics = QFontMetrics(font)
        count = str(len(found.photos))
        wide = metrics.horizontalAdvance(count)
        painter.setFont(font)
        painter.setPen(ink if is_tinted and look.scheme() is Scheme.CONTRAST else look.colour("ink2"))
        painter.drawText(row.adjusted(0, 0, -14, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        room = row.adjusted(16 + size + 12, 0, -(14 + wide + 10), 0)
        painter.setPen(ink)
        words = metrics.elidedText(found.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
