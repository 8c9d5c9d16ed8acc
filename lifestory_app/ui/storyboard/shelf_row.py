"""Pictures to use: the line drawings of the shelf in one row, found by a word, put in by Enter, a press or a drag."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QFontMetrics, QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from lifestory_app.domain.errors import Refused
from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.storyboards import shelf_art, shelf_entries
from lifestory_app.ui import kit, look
from lifestory_app.ui.storyboard.canvas import SHELF_MIME

if TYPE_CHECKING:
    from lifestory_app.services.storyboards import ShelfEntry

PICTURE = 48
ENTRY = Qt.ItemDataRole.UserRole


class ShelfRow(QWidget):
    """A row of drawings with a search. `taken` gives the id of the one to put into the panel."""

    taken = Signal(str)

    def __init__(self, painter: QtPainter) -> None:
        super().__init__()
        self._entries = shelf_entries()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(12)
        name = kit.label(self.tr("Pictures to use"), "label")
        head.addWidget(name)
        self.find = QLineEdit()
        self.find.setPlaceholderText(self.tr("Find: dog, judge, cuddle…"))
        self.find.setAccessibleName(self.tr("Find a picture by a word"))
        self.find.setMinimumWidth(150)
        self.find.textChanged.connect(self._show)
        head.addWidget(self.find)
        hint = kit.label(self.tr("Choose one, then press Enter, or drag it in"), "small")
        head.addWidget(hint, 1)
        column.addLayout(head)
        self.row = _Row(painter)
        self.row.taken.connect(self.taken)
        column.addWidget(self.row)
        self._show()

    def _show(self) -> None:
        wanted = self.find.text().lower().split()
        found = [each for each in self._entries if all(word in each.words for word in wanted)]
        self.row.show_entries(found)


class _Row(QListWidget):
    taken = Signal(str)

    def __init__(self, painter: QtPainter) -> None:
        super().__init__()
        self._painter = painter
        self._images: dict[str, QImage] = {}
        self.setAccessibleName(self.tr("Pictures"))
        self.setProperty("role", "window")
        self.setItemDelegate(_Delegate(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setHorizontalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self._fit()
        self.itemDoubleClicked.connect(lambda item: self.taken.emit(item.data(ENTRY).id))

    def _fit(self) -> None:
        self.setFixedHeight(PICTURE + look.px(44) + 30)

    def show_entries(self, entries: "list[ShelfEntry]") -> None:
        """Show these drawings."""
        self.clear()
        for entry in entries:
            item = QListWidgetItem(entry.title)
            item.setData(ENTRY, entry)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, entry.alt)
            self.addItem(item)
        if entries:
            self.setCurrentRow(0)

    def image(self, id: str) -> QImage:
        """A drawing, painted once."""
        if id not in self._images:
            ratio = self.devicePixelRatioF()
            pixels = round(PICTURE * ratio)
            image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(0)
            try:
                ink = shelf_art(id, float(pixels))
            except Refused:
                ink = ()
            painter = QPainter(image)
            self._painter.paint(ink, painter)
            painter.end()
            image.setDevicePixelRatio(ratio)
            self._images[id] = image
        return self._images[id]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and item is not None:
            self.taken.emit(item.data(ENTRY).id)
        else:
            super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        item = self.currentItem()
        if item is None:
            return
        mime = QMimeData()
        mime.setData(SHELF_MIME, QByteArray(item.data(ENTRY).id.encode()))
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.exec(Qt.DropAction.CopyAction)


class _Delegate(QStyledItemDelegate):
    def __init__(self, row: _Row) -> None:
        super().__init__(row)
        self._row = row

    def sizeHint(self, _option: QStyleOptionViewItem, _index: object) -> QSize:
        return QSize(look.px(98), PICTURE + look.px(40) + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        entry = index.data(ENTRY)  # type: ignore[attr-defined]
        place: QRect = option.rect.adjusted(3, 3, -3, -3)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("accent" if is_chosen else "line"), 2 if is_chosen else 1))
        painter.setBrush(look.colour("sel" if is_chosen else "panel"))
        painter.drawRoundedRect(place, 8, 8)
        frame = QRect(place.center().x() - PICTURE // 2, place.top() + 4, PICTURE, PICTURE)
        # Drawings are made for paper, so they stand on it in dark and high contrast too.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(frame, 6, 6)
        painter.drawImage(frame.topLeft(), self._row.image(entry.id))
        painter.setFont(look.font(13, 700 if is_chosen else 400))
        painter.setPen(look.colour("sel_ink" if is_chosen else "ink"))
        room = QRect(place.left() + 3, frame.bottom() + 2, place.width() - 6, place.bottom() - frame.bottom() - 2)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        name = entry.title
        if QFontMetrics(painter.font()).boundingRect(room, int(flags), name).height() > room.height():
            name = QFontMetrics(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags, name)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 3))
            painter.drawRoundedRect(place, 9, 9)
        painter.restore()
