"""The grid of photos: small pictures with a name and the one thing each needs. It can be embedded anywhere."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PhotoId
from lifestory_app.ui import look
from lifestory_app.ui.editor.canvas import PHOTO_MIME
from lifestory_app.ui.pictures.needs import PhotoState
from lifestory_app.ui.tokens import Scheme

Index = QModelIndex | QPersistentModelIndex
STATE = Qt.ItemDataRole.UserRole
PICTURE = 132


class _Photos(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.states: list[PhotoState] = []

    def show(self, states: list[PhotoState]) -> None:
        if [each.photo.id for each in states] != [each.photo.id for each in self.states]:
            self.beginResetModel()
            self.states = states
            self.endResetModel()
            return
        old, self.states = self.states, states
        for number, (before, after) in enumerate(zip(old, states, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.states)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.states):
            return None
        state = self.states[index.row()]
        if role == STATE:
            return state
        if role == Qt.ItemDataRole.DisplayRole:
            return name_of(state)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{name_of(state)}, {state.words}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else usual

    def mimeTypes(self) -> list[str]:
        return [PHOTO_MIME]

    def mimeData(self, indexes: list[Index]) -> QMimeData:
        mime = QMimeData()
        ids = "\n".join(self.states[index.row()].photo.id for index in indexes)
        mime.setData(PHOTO_MIME, ids.encode())
        return mime


class PhotoGrid(QListView):
    """Shows photos and reports which are chosen. Space adds to the choice, Enter goes to the form."""

    chosen = Signal(object)
    entered = Signal(object)
    delete_wanted = Signal()

    def __init__(self, thumb: Callable[[PhotoId], bytes], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumb = thumb
        self._images: dict[PhotoId, QImage] = {}
        self._photos = _Photos()
        self.setModel(self._photos)
        self.setItemDelegate(_PhotoDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSpacing(6)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setAccessibleName(self.tr("Photos"))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.choice()))
        self.doubleClicked.connect(lambda index: self.entered.emit(index.data(STATE).photo.id))

    def show_photos(self, states: list[PhotoState]) -> None:
        """Show these photos; those chosen stay chosen where they are still shown."""
        before = self.choice()
        self._photos.show(states)
        if self.choice() != before:
            self.choose([photo for photo in before if any(each.photo.id == photo for each in states)])

    def choice(self) -> list[PhotoId]:
        """The photos that are chosen, in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._photos.states[row].photo.id for row in rows if row < len(self._photos.states)]

    def choose(self, photos: list[PhotoId]) -> None:
        """Choose these photos."""
        self.clearSelection()
        for number, state in enumerate(self._photos.states):
            if state.photo.id in photos:
                index = self._photos.index(number)
                self.selectionModel().select(index, self.selectionModel().SelectionFlag.Select)
                if state.photo.id == photos[0]:
                    self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.Select)
                    self.scrollTo(index)

    def image(self, photo: PhotoId) -> QImage:
        """The small picture of a photo, read once."""
        if photo not in self._images:
            try:
                self._images[photo] = QImage.fromData(self._thumb(photo))
            except Refused:
                self._images[photo] = QImage()
        return self._images[photo]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self.choice():
            self.entered.emit(self.choice()[0])
        elif event.key() == Qt.Key.Key_Delete and self.choice():
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)


class _PhotoDelegate(QStyledItemDelegate):
    def __init__(self, grid: PhotoGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(PICTURE + 20, PICTURE + look.px(56))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = index.data(STATE)
        if not isinstance(state, PhotoState):
            return
        place: QRect = option.rect  # type: ignore[attr-defined]
        flags = option.state  # type: ignore[attr-defined]
        is_chosen = bool(flags & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = place.adjusted(2, 2, -2, -2)
        if is_chosen:
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.setBrush(look.colour("sel"))
            painter.drawRoundedRect(box, 8, 8)
        image = self._grid.image(state.photo.id)
        frame = QRect(box.left() + (box.width() - PICTURE) // 2, box.top() + 6, PICTURE, PICTURE)
        if image.isNull():
            painter.fillRect(frame, look.colour("sunk"))
        else:
            size = image.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
            shown = QRect(
                frame.left() + (PICTURE - size.width()) // 2, frame.bottom() - size.height() + 1, size.width(), size.height()
            )
            painter.drawImage(shown, image)
        self._words(
            painter,
            QRect(box.left() + 8, frame.bottom() + 4, box.width() - 16, box.bottom() - frame.bottom()),
            state,
            is_chosen,
        )
        if flags & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 3))
            painter.drawRoundedRect(place.adjusted(1, 1, -2, -2), 9, 9)
        painter.restore()

    def _words(self, painter: QPainter, room: QRect, state: PhotoState, is_chosen: bool) -> None:
        ink = "sel_ink" if is_chosen else "ink"
        font = look.font(14, 700 if is_chosen else 400)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(look.colour(ink))
        y = room.top() + metrics.ascent() + 2
        painter.drawText(room.left(), y, metrics.elidedText(name_of(state), Qt.TextElideMode.ElideRight, room.width()))
        shade = "sel_ink" if is_chosen and look.scheme() is Scheme.CONTRAST else state.shade
        small = look.font(13, 600)
        under = QFontMetrics(small)
        top = y + metrics.descent() + 2
        size = look.px(16)
        painter.drawPixmap(room.left(), top, look.icon_pixmap(state.mark, shade, size, painter.device().devicePixelRatioF()))
        painter.setFont(small)
        painter.setPen(look.colour(shade))
        words = under.elidedText(state.words, Qt.TextElideMode.ElideRight, room.width() - size - 5)
        painter.drawText(room.left() + size + 5, top + under.ascent(), words)


def name_of(state: PhotoState) -> str:
    """What a photo is called in the library: its caption, or the name of its file."""
    return " ".join(state.photo.caption.split()) or state.photo.file_name
