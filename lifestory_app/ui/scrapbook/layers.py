"""The list of things on the page, the top layer first: to choose among them and to put one above another."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import ScrapId
from lifestory_app.domain.pages import ScrapSlot
from lifestory_app.ui import look
from lifestory_app.ui.scrapbook import things

ID = Qt.ItemDataRole.UserRole
ICON, TROUBLE = ID + 1, ID + 2


class LayerList(QListWidget):
    """Shows the things of a page by name, the top layer first. Dragging or Alt+Up and Alt+Down change the layer."""

    chosen = Signal(object)
    layered = Signal(object, int)
    entered = Signal()
    remove_wanted = Signal()
    duplicate_wanted = Signal()
    menu_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Things on this page, the top layer first"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Rows(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at)))
        self.currentItemChanged.connect(self._moved)
        self.itemDoubleClicked.connect(lambda _: self.entered.emit())

    def show_things(self, slot: ScrapSlot, book: Book, chosen: ScrapId | None, troubled: frozenset[ScrapId]) -> None:
        """Show these things, one of them chosen. `troubled` are those with words that have no room."""
        self.blockSignals(True)
        while self.count() > len(slot.items):
            self.takeItem(self.count() - 1)
        while self.count() < len(slot.items):
            self.addItem(QListWidgetItem())
        current: QListWidgetItem | None = None
        for row, thing in enumerate(reversed(slot.items)):
            item = self.item(row)
            name = things.called(thing, book)
            layer = things.layer_of(len(slot.items) - 1 - row, len(slot.items))
            trouble = self.tr("Does not all fit") if thing.id in troubled else ""
            item.setText(things.shown(thing, book) or name)
            item.setToolTip(name)
            item.setData(ID, thing.id)
            item.setData(ICON, things.icon_of(thing))
            item.setData(TROUBLE, trouble)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                ". ".join(part for part in (name, layer, things.where(thing.place), trouble) if part),
            )
            if thing.id == chosen:
                current = item
        self.setCurrentItem(current)
        if current is None:
            self.clearSelection()
        self.blockSignals(False)
        self.viewport().update()

    def _moved(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            self.chosen.emit(ScrapId(str(item.data(ID))))

    def dropEvent(self, event: QDropEvent) -> None:
        before = [self.item(row).data(ID) for row in range(self.count())]
        moving = self.currentItem()
        self.blockSignals(True)
        super().dropEvent(event)
        self.blockSignals(False)
        after = [self.item(row).data(ID) for row in range(self.count())]
        if moving is not None and after != before and sorted(map(str, after)) == sorted(map(str, before)):
            which = _which_moved(before, after)
            self.layered.emit(ScrapId(which), len(after) - 1 - after.index(which))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        if self.currentItem() is None:
            super().keyPressEvent(event)
        elif held == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            row = self.currentRow() + (-1 if key == Qt.Key.Key_Up else 1)
            if 0 <= row < self.count():
                self.layered.emit(ScrapId(str(self.currentItem().data(ID))), self.count() - 1 - row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not held & ~Qt.KeyboardModifier.KeypadModifier:
            self.entered.emit()
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif key == Qt.Key.Key_D and held == Qt.KeyboardModifier.ControlModifier:
            self.duplicate_wanted.emit()
        else:
            super().keyPressEvent(event)


def _which_moved(before: list[str], after: list[str]) -> str:
    """The one that another place of explains the change."""
    for one in before:
        if [each for each in before if each != one] == [each for each in after if each != one]:
            return one
    return after[0]


class _Rows(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, max(40, look.px(60 if index.data(TROUBLE) else 40)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        place, state = option.rect, option.state  # type: ignore[attr-defined]
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        shade = "sel_ink" if is_chosen else "ink"
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.fillRect(place, look.colour("sel"))
            painter.fillRect(QRect(place.left(), place.top(), 4, place.height()), look.colour("accent"))
        size, ratio = look.px(20), painter.device().devicePixelRatioF()
        line = look.px(40)
        painter.drawPixmap(
            place.left() + 12, place.top() + (line - size) // 2, look.icon_pixmap(str(index.data(ICON)), shade, size, ratio)
        )
        painter.setFont(look.font(15, 700 if is_chosen else 400))
        painter.setPen(look.colour(shade))
        room = QRect(place.left() + 12 + size + 8, place.top(), place.width() - size - 30, line)
        words = QFontMetrics(painter.font()).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        trouble = str(index.data(TROUBLE) or "")
        if trouble:
            colour = "sel_ink" if is_chosen and look.scheme() is look.Scheme.CONTRAST else "warn"
            below = QRect(room.left(), place.top() + look.px(34), room.width(), look.px(20))
            small = look.px(16)
            painter.drawPixmap(below.left(), below.top() + 2, look.icon_pixmap("warning", colour, small, ratio))
            painter.setFont(look.font(13, 600))
            painter.setPen(look.colour(colour))
            painter.drawText(below.adjusted(small + 5, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, trouble)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(2, 2, -2, -2), 6, 6)
        painter.restore()
