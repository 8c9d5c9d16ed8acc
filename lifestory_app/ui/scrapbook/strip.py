"""The book's photos beside the page, small, to be dragged onto it or put on it with Enter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.photos import Photo
from lifestory_app.ui import look
from lifestory_app.ui.editor.canvas import PHOTO_MIME

ID = Qt.ItemDataRole.UserRole
USED = ID + 1
THUMB = 64


class PhotoStrip(QListWidget):
    """Shows the photos of the book, and reports the one that is to go on the page."""

    wanted = Signal(object)

    def __init__(self, thumb: Callable[[PhotoId], bytes]) -> None:
        super().__init__()
        self._thumb = thumb
        self._images: dict[PhotoId, QImage] = {}
        self.setAccessibleName(self.tr("Photos of the book. Enter puts one on the page."))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setItemDelegate(_Thumbs(self))
        self.itemDoubleClicked.connect(lambda item: self.wanted.emit(PhotoId(item.data(ID))))

    def show_photos(self, photos: Sequence[Photo], on_page: frozenset[PhotoId]) -> None:
        """Show these photos; those that are on the page already have a tick."""
        if [self.item(row).data(ID) for row in range(self.count())] != [photo.id for photo in photos]:
            self.clear()
            for photo in photos:
                item = QListWidgetItem()
                item.setData(ID, photo.id)
                self.addItem(item)
        for row, photo in enumerate(photos):
            item = self.item(row)
            name = " ".join(photo.caption.split()) or photo.file_name
            item.setToolTip(name)
            item.setData(USED, photo.id in on_page)
            used = self.tr("{name}, on this page").format(name=name)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, used if photo.id in on_page else name)

    def image(self, photo: PhotoId) -> QImage:
        """The small picture of a photo, read once."""
        if photo not in self._images:
            try:
                self._images[photo] = QImage.fromData(self._thumb(photo))
            except Refused:
                self._images[photo] = QImage()
        return self._images[photo]

    def mimeTypes(self) -> list[str]:
        return [PHOTO_MIME]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        mime = QMimeData()
        mime.setData(PHOTO_MIME, "\n".join(str(item.data(ID)) for item in items).encode())
        return mime

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self.currentItem() is not None:
            self.wanted.emit(PhotoId(self.currentItem().data(ID)))
        else:
            super().keyPressEvent(event)


class _Thumbs(QStyledItemDelegate):
    def __init__(self, strip: PhotoStrip) -> None:
        super().__init__(strip)
        self._strip = strip

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(THUMB + 6, THUMB + 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        place: QRect = option.rect  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRect(place.center().x() - THUMB // 2, place.center().y() - THUMB // 2, THUMB, THUMB)
        image = self._strip.image(PhotoId(index.data(ID)))
        if image.isNull():
            painter.fillRect(frame, look.colour("sunk"))
        else:
            side = min(image.width(), image.height())
            painter.drawImage(frame, image, QRect((image.width() - side) // 2, (image.height() - side) // 2, side, side))
        if index.data(USED):
            size = 18
            badge = QRect(frame.right() - size - 2, frame.bottom() - size - 2, size, size)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(badge)
            mark = look.icon_pixmap("tick", "accent_ink", 14, painter.device().devicePixelRatioF())
            painter.drawPixmap(badge.left() + 2, badge.top() + 2, mark)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 3))
            painter.drawRect(frame)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 3))
            painter.drawRoundedRect(place.adjusted(1, 1, -2, -2), 6, 6)
        painter.restore()
