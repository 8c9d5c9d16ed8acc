"""The grid of photos: small pictures with a name and the one thing each needs. It can be embedded anywhere."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDrag, QFontMetrics, QImage, QKeyEvent, QPainter, QPainterPath, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PhotoId
from lifestory_app.ui import look
from lifestory_app.ui.editor.canvas import PHOTO_MIME
from lifestory_app.ui.pictures.needs import PhotoState

Index = QModelIndex | QPersistentModelIndex
STATE = Qt.ItemDataRole.UserRole
LEAST_WIDE, SHAPE = 168, 1.45
"""The least width of a tile at 100 %, and the shape of its picture, width by height."""
GAP = 14
KEPT, TILE_BYTES = 40, 48 * 1024 * 1024
"""How many small pictures, and how many bytes of them cut for their tiles, stay in memory. Others are read again."""


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
    dragged = Signal(bool)

    def __init__(self, thumb: Callable[[PhotoId], bytes], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumb = thumb
        self._images: OrderedDict[PhotoId, QImage] = OrderedDict()
        self._tiles: OrderedDict[tuple[PhotoId, int, int, float], QPixmap] = OrderedDict()
        self._photos = _Photos()
        self.setModel(self._photos)
        self.setItemDelegate(_PhotoDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setViewportMargins(16, 10, 4, 0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setProperty("role", "window")
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
        """The small picture of a photo, read when it is first painted and kept for a while."""
        image = self._images.get(photo)
        if image is None:
            try:
                image = QImage.fromData(self._thumb(photo))
            except Refused:
                image = QImage()
            self._images[photo] = image
            if len(self._images) > KEPT:
                self._images.popitem(last=False)
        else:
            self._images.move_to_end(photo)
        return image

    def tile(self, photo: PhotoId, size: QSize, ratio: float) -> QPixmap:
        """The small picture of a photo filling a tile with rounded corners, drawn once and not at every step of scrolling."""
        key = (photo, size.width(), size.height(), ratio)
        made = self._tiles.get(key)
        if made is not None:
            self._tiles.move_to_end(key)
            return made
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        image = self.image(photo)
        frame = QRectF(0, 0, size.width(), size.height())
        outline = QPainterPath()
        outline.addRoundedRect(frame, 8, 8)
        painter = QPainter(made)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillPath(outline, look.colour("sunk"))
        if not image.isNull():
            painter.setClipPath(outline)
            painter.drawImage(frame, image, filling(image.width(), image.height(), frame.width() / frame.height()))
        painter.end()
        self._tiles[key] = made
        if len(self._tiles) * made.width() * made.height() * 4 > TILE_BYTES:
            self._tiles.popitem(last=False)
        return made

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the chosen photos under a small picture of the first, and say so as long as it lasts."""
        chosen = self.selectionModel().selectedIndexes()
        if not chosen:
            return
        drag = QDrag(self)
        drag.setMimeData(self._photos.mimeData(sorted(chosen, key=lambda index: index.row())))
        small = self.image(self.choice()[0]).scaled(96, 96, Qt.AspectRatioMode.KeepAspectRatio)
        drag.setPixmap(QPixmap.fromImage(small))
        self.dragged.emit(True)
        drag.exec(actions)
        self.dragged.emit(False)

    # Room.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tiles.clear()
            self._share_room()

    def _share_room(self) -> None:
        """Make tiles just so wide that they fill their row."""
        room = self.viewport().width()
        least = round(LEAST_WIDE * min(1.4, look.scale()) + GAP)
        columns = max(room // least, 2 if room > least * 1.5 else 1)
        wide = max(60, (room - 1) // columns)
        tile = QSize(wide, round((wide - GAP) / SHAPE) + look.px(50) + GAP)
        if tile != self.gridSize():
            self.setGridSize(tile)
            self.verticalScrollBar().setSingleStep(tile.height() // 4)

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
        return self._grid.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = index.data(STATE)
        if not isinstance(state, PhotoState):
            return
        place: QRect = option.rect.adjusted(4, 4, 4 - GAP, 4 - GAP)  # type: ignore[attr-defined]
        flags = option.state  # type: ignore[attr-defined]
        is_chosen = bool(flags & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(place.left(), place.top(), place.width(), round(place.width() / SHAPE))
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(frame.topLeft(), self._grid.tile(state.photo.id, frame.size().toSize(), ratio))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("accent" if is_chosen else "line"), 3 if is_chosen else 1))
        painter.drawRoundedRect(frame, 8, 8)
        if is_chosen:
            self._chosen_mark(painter, frame)
        below = QRect(place.left() + 2, round(frame.bottom()) + 4, place.width() - 4, place.bottom() - round(frame.bottom()))
        self._words(painter, below, state, is_chosen)
        if flags & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 3))
            painter.drawRoundedRect(frame.adjusted(-4, -4, 4, 4), 11, 11)
        painter.restore()

    def _chosen_mark(self, painter: QPainter, frame: QRectF) -> None:
        words = self._grid.tr("Chosen")
        font = look.font(13, 600)
        size = look.px(16)
        pill = QRectF(frame.left() + 8, frame.top() + 8, QFontMetrics(font).horizontalAdvance(words) + size + 22, look.px(24))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        ratio = painter.device().devicePixelRatioF()
        mark = look.icon_pixmap("tick", "accent_ink", size, ratio)
        painter.drawPixmap(QPointF(pill.left() + 8, pill.center().y() - size / 2), mark)
        painter.setFont(font)
        painter.setPen(look.colour("accent_ink"))
        painter.drawText(pill.adjusted(size + 12, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _words(self, painter: QPainter, room: QRect, state: PhotoState, is_chosen: bool) -> None:
        font = look.font(14, 700 if is_chosen else 400)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(look.colour("ink"))
        y = room.top() + metrics.ascent() + 2
        painter.drawText(room.left(), y, metrics.elidedText(name_of(state), Qt.TextElideMode.ElideRight, room.width()))
        shade = state.shade
        small = look.font(13, 600)
        under = QFontMetrics(small)
        top = y + metrics.descent() + 2
        size = look.px(16)
        painter.drawPixmap(room.left(), top, look.icon_pixmap(state.mark, shade, size, painter.device().devicePixelRatioF()))
        painter.setFont(small)
        painter.setPen(look.colour(shade))
        words = under.elidedText(state.words, Qt.TextElideMode.ElideRight, room.width() - size - 5)
        painter.drawText(room.left() + size + 5, top + under.ascent(), words)


def filling(width: int, height: int, shape: float) -> QRectF:
    """The part of a picture that fills a frame of another shape: its middle, of tall ones a little higher, where faces are."""
    if width / max(1, height) > shape:
        wide = height * shape
        return QRectF((width - wide) / 2, 0, wide, height)
    high = width / shape
    return QRectF(0, (height - high) * 0.3, width, high)


def name_of(state: PhotoState) -> str:
    """What a photo is called in the library: its caption, or the name of its file."""
    return " ".join(state.photo.caption.split()) or state.photo.file_name
