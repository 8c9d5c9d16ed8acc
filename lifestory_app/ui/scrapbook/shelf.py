"""The shelf of drawings: found by a word, in soft colour or in line, and taken for the page."""

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lifestory_app.domain.errors import Refused
from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.scrapbooks import art, shelf_pictures
from lifestory_app.ui import kit, look
from lifestory_app.ui.galleries.choices import GroupList
from lifestory_app.ui.galleries.frame import GalleryFrame

PICTURE = 96


def _tr(text: str) -> str:
    return QCoreApplication.translate("PictureShelf", text)


Index = QModelIndex | QPersistentModelIndex


class _Pictures(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.pictures = list(shelf_pictures())

    def show(self, pictures: list[object]) -> None:
        self.beginResetModel()
        self.pictures = pictures  # type: ignore[assignment]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.pictures)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.pictures):
            return None
        picture = self.pictures[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return picture.id
        if role == Qt.ItemDataRole.DisplayRole:
            return picture.title
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return picture.alt
        return None


class ShelfGrid(QListView):
    """Shows drawings with their names, of which one is chosen. Arrow keys move, Enter takes."""

    chosen = Signal(str)
    used = Signal()

    def __init__(self, painter: QtPainter) -> None:
        super().__init__()
        self._painter = painter
        self._images: dict[tuple[str, int], QImage] = {}
        self._model = _Pictures(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(self.tr("Drawings"))
        self.setProperty("role", "window")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSpacing(4)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(
            lambda now, _: self.chosen.emit(str(now.data(Qt.ItemDataRole.UserRole) or ""))
        )
        self.doubleClicked.connect(lambda _: self.used.emit())

    def show_pictures(self, pictures: list[object], chosen: str) -> None:
        """Show these drawings; the first is chosen where the one named is not among them."""
        self._model.show(pictures)
        ids = [each.id for each in self._model.pictures]
        row = ids.index(chosen) if chosen in ids else 0
        if ids:
            self.setCurrentIndex(self._model.index(row))
            self.scrollTo(self.currentIndex())

    @property
    def choice(self) -> str:
        """The id of the chosen drawing, "" for none."""
        return str(self.currentIndex().data(Qt.ItemDataRole.UserRole) or "") if self.currentIndex().isValid() else ""

    def choose(self, id: str) -> None:
        """Choose a drawing that is shown."""
        for row, each in enumerate(self._model.pictures):
            if each.id == id:
                self.setCurrentIndex(self._model.index(row))

    @property
    def tiles(self) -> tuple[object, ...]:
        """What is shown, in order."""
        return tuple(self._model.pictures)

    def image(self, id: str, size: int, ratio: float) -> QImage:
        """A drawing, painted once."""
        pixels = round(size * ratio)
        if (id, pixels) not in self._images:
            image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(0)
            try:
                ink = art(id, float(pixels))
            except Refused:
                ink = ()
            painter = QPainter(image)
            self._painter.paint(ink, painter)
            painter.end()
            image.setDevicePixelRatio(ratio)
            self._images[id, pixels] = image
        return self._images[id, pixels]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.used.emit()
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    def __init__(self, grid: ShelfGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(max(PICTURE + 32, look.px(112)), PICTURE + 20 + look.px(40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect.adjusted(2, 2, -2, -2)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("accent" if is_chosen else "line"), 2 if is_chosen else 1))
        painter.setBrush(look.colour("sel" if is_chosen else "panel"))
        painter.drawRoundedRect(place, 8, 8)
        frame = QRect(place.center().x() - PICTURE // 2, place.top() + 6, PICTURE, PICTURE)
        # Drawings are made for paper, so they stand on it in dark and high contrast too.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(frame, 6, 6)
        painter.drawImage(
            frame.topLeft(),
            self._grid.image(str(index.data(Qt.ItemDataRole.UserRole)), PICTURE, painter.device().devicePixelRatioF()),
        )
        painter.setFont(look.font(13, 700 if is_chosen else 400))
        painter.setPen(look.colour("sel_ink" if is_chosen else "ink"))
        room = QRect(place.left() + 6, frame.bottom() + 3, place.width() - 12, place.bottom() - frame.bottom() - 4)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        name = str(index.data())
        if QFontMetrics(painter.font()).boundingRect(room, int(flags), name).height() > room.height():
            name = QFontMetrics(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags, name)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 3))
            painter.drawRoundedRect(place.adjusted(-1, -1, 1, 1), 9, 9)
        painter.restore()


class PictureShelf(GalleryFrame):
    """Chooses one drawing. `taken` gives its id."""

    taken = Signal(str)

    def __init__(self, painter: QtPainter, parent: QWidget | None = None, chosen: str = "") -> None:
        super().__init__(
            _tr("Which drawing?"),
            "star",
            _tr("Put it on the page"),
            ShelfGrid(painter),
            parent,  # type: ignore[arg-type]
        )
        self._pictures = shelf_pictures()
        self._group = "all"
        known = next((each for each in self._pictures if each.id == chosen), None)
        self.find = QLineEdit()
        self.find.setPlaceholderText(self.tr("kite, home, sad, birthday"))
        self.find.textChanged.connect(lambda _: self._show())
        self.left.addWidget(kit.Field(self.tr("Find by a word"), self.find))
        self.left.addWidget(kit.label(self.tr("How it is drawn"), "label"))
        self.style_ = kit.Segments(
            [("soft", self.tr("Soft colour"), ""), ("line", self.tr("Line"), "")], self.tr("How it is drawn")
        )
        self.style_.choose("line" if known is not None and known.is_line else "soft")
        self.style_.chosen.connect(lambda _: self._restart())
        self.left.addWidget(self.style_)
        self.groups = GroupList(self.tr("What it is about"))
        self.groups.chosen.connect(self._choose_group)
        self.left.addWidget(self.groups)
        self.left.addStretch(1)
        self.grid.chosen.connect(lambda _: self._tell())
        self.primary.clicked.connect(self._take)
        self._show(chosen)

    def _restart(self) -> None:
        self._group = "all"
        self._show()

    def _choose_group(self, group: str) -> None:
        self._group = group
        self._show()

    def _show(self, chosen: str = "") -> None:
        """Show what fits the words, the style and the group."""
        is_line = self.style_.choice == "line"
        wanted = self.find.text().lower().split()
        found = [
            each
            for each in self._pictures
            if each.is_line == is_line and all(word in f"{each.title.lower()} {each.words}" for word in wanted)
        ]
        names = _groups()
        counts = {group: sum(each.group == group for each in found) for group in names}
        rows = [("all", self.tr("All"), len(found))]
        rows += [(group, names[group], count) for group, count in counts.items() if count]
        if self._group not in [key for key, _, _ in rows]:
            self._group = "all"
        self.groups.show_groups(rows, self._group)
        self.groups.setVisible(not is_line)
        shown = [each for each in found if self._group in ("all", each.group)]
        self.grid.show_pictures(shown, chosen or self.grid.choice)  # type: ignore[attr-defined]
        if not shown:
            other = self.tr("Nothing in this style. Try another word, or the other style.")
            self.count.setText(other)
        else:
            self.count.setText(
                self.tr("1 drawing") if len(shown) == 1 else self.tr("{count} drawings").format(count=len(shown))
            )
        self.primary.setEnabled(bool(shown))
        self._tell()

    def _tell(self) -> None:
        chosen = next((each for each in self._pictures if each.id == self.grid.choice), None)
        if chosen is not None:
            self.say(chosen.title, chosen.alt, "eye", "note")
        else:
            self.say("", "", "eye", "note")

    def _take(self) -> None:
        if self.grid.choice:
            self.taken.emit(str(self.grid.choice))
            self.accept()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.find.setFocus()


def _groups() -> dict[str, str]:
    """What the groups of the shelf are called."""
    return {
        "homes": _tr("Homes"),
        "places": _tr("Places"),
        "memory": _tr("Keepsakes"),
        "play": _tr("Play and fun"),
        "nature": _tr("Nature and animals"),
        "time": _tr("Days and times"),
        "moving": _tr("Moving and travel"),
        "feelings": _tr("Feelings"),
        "needs": _tr("What we need"),
        "work": _tr("Help and meetings"),
        "worries": _tr("Worries"),
        "shapes": _tr("Signs and shapes"),
    }
