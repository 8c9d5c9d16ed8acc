"""A short list of groups with how many each holds, of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lifestory_app.ui import look

COUNT = Qt.ItemDataRole.UserRole + 1


class GroupList(QListWidget):
    """Groups and their counts. Arrow keys choose."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Rows(self))
        self.currentItemChanged.connect(self._moved)

    def show_groups(self, groups: Sequence[tuple[str, str, int]], chosen: str) -> None:
        """Show groups by id, word and count, without telling anybody which is chosen."""
        self.blockSignals(True)
        self.clear()
        for key, word, count in groups:
            item = QListWidgetItem(word)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setData(COUNT, count)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{word}, {count}")
            self.addItem(item)
            if key == chosen:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self.setFixedHeight(self.count() * max(40, look.px(40)) + 2)

    def choose(self, key: str) -> None:
        """Choose a group, as if by hand."""
        for place in range(self.count()):
            if self.item(place).data(Qt.ItemDataRole.UserRole) == key:
                self.setCurrentRow(place)

    @property
    def choice(self) -> str:
        """The id of the chosen group."""
        item = self.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def _moved(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))


class _Rows(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, max(40, look.px(40)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        place, state = option.rect, option.state  # type: ignore[attr-defined]
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.fillRect(place, look.colour("sel"))
            painter.fillRect(QRect(place.left(), place.top(), 4, place.height()), look.colour("accent"))
        painter.setFont(look.font(15, 700 if is_chosen else 400))
        painter.setPen(look.colour("sel_ink" if is_chosen else "ink"))
        room = place.adjusted(12, 0, -10, 0)
        count = str(index.data(COUNT))
        wide = QFontMetrics(painter.font()).horizontalAdvance(count) + 8
        name = QFontMetrics(painter.font()).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width() - wide)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("focus"), 3))
            painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), 6, 6)
        painter.restore()
