"""A grid of pages as they would look, of which one is chosen. Arrow keys move in it."""

from collections import deque
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QImage, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from lifestory_app.layout.display import LaidOutPage
from lifestory_app.ui import look

if TYPE_CHECKING:
    from lifestory_app.paint.qt import QtPainter

Sides = tuple[LaidOutPage, ...]
Index = QModelIndex | QPersistentModelIndex
GAP, BAR = 24, 16


@dataclass(frozen=True)
class Tile:
    """One preview: its name, a line of what to know (an icon and words), and its sides once they are laid out.

    `sides` is None while they are still to come, and empty where they cannot be shown.
    """

    key: Hashable
    name: str
    mark: str = ""
    line: str = ""
    shade: str = "ink2"
    sides: Sides | None = None
    note: str = ""


class _Tiles(QAbstractListModel):
    """The tiles that the grid shows."""

    def __init__(self, words_of_chosen: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.tiles: list[Tile] = []
        self._words_of_chosen = words_of_chosen
        self.chosen: Hashable = None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.tiles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.tiles):
            return None
        tile = self.tiles[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return tile
        if role == Qt.ItemDataRole.DisplayRole:
            return tile.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            chosen = self._words_of_chosen if tile.key == self.chosen else ""
            return ". ".join(part for part in (tile.name, tile.line, chosen) if part)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return tile.note
        return None

    def show(self, tiles: Sequence[Tile]) -> None:
        self.beginResetModel()
        self.tiles = list(tiles)
        self.endResetModel()

    def place_of(self, key: Hashable) -> int | None:
        return next((place for place, tile in enumerate(self.tiles) if tile.key == key), None)

    def put(self, tile: Tile) -> None:
        place = self.place_of(tile.key)
        if place is not None:
            self.tiles[place] = tile
            self.dataChanged.emit(self.index(place), self.index(place))


def _high(font: QFont, words: str, wide: int) -> int:
    """How high words stand in a column of a width."""
    return QFontMetrics(font).boundingRect(0, 0, wide, 9999, Qt.TextFlag.TextWordWrap, words).height()


class PageGrid(QListView):
    """Shows tiles; reports the one that is chosen, and when it is to be used at once."""

    chosen = Signal(object)
    used = Signal()

    def __init__(self, painter: "QtPainter", name: str, pages: int = 1, wide: int = 152) -> None:
        super().__init__()
        from lifestory_app.ui.galleries.tile_delegate import TileDelegate

        self._painter = painter
        self.pages, self._wide = pages, wide
        self._aspect = 1.414
        self._images: dict[tuple[Hashable, int, int], tuple[LaidOutPage, QImage]] = {}
        self._wanted: deque[tuple[Hashable, int, int]] = deque()
        self._tiles = _Tiles(self.tr("Chosen"), self)
        self.setModel(self._tiles)
        self.setItemDelegate(TileDelegate(self))
        self.setAccessibleName(name)
        self.setProperty("role", "window")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(40)
        self.setMouseTracking(True)
        self.setMinimumWidth(look.px(wide) * pages // 2 + GAP)
        self.selectionModel().currentChanged.connect(self._current_moved)
        self.doubleClicked.connect(lambda _: self.used.emit())
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._paint_next)

    # What is shown.

    def show_tiles(self, tiles: Sequence[Tile], chosen: Hashable = None) -> None:
        """Show these tiles, one of them chosen: the one named, else the one chosen before if it is still there."""
        keep = chosen if chosen is not None else self._tiles.chosen
        known = {tile.key: tile.sides for tile in self._tiles.tiles}
        model = self.selectionModel()
        model.blockSignals(True)
        self._tiles.show([replace(tile, sides=tile.sides or known.get(tile.key)) for tile in tiles])
        place = self._tiles.place_of(keep)
        if place is not None:
            index = self._tiles.index(place)
            model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.blockSignals(False)
        self._measure()
        if place is not None:
            self._tiles.chosen = keep
            self.scrollTo(self._tiles.index(place))
            self.chosen.emit(keep)

    def show_sides(self, key: Hashable, sides: Sides) -> None:
        """The preview of one tile is there."""
        place = self._tiles.place_of(key)
        if place is not None:
            self._tiles.put(replace(self._tiles.tiles[place], sides=sides))
            self._measure()

    def change(self, tile: Tile) -> None:
        """Put another state of a tile in place of the one of its key."""
        self._tiles.put(tile)

    def choose(self, key: Hashable) -> None:
        """Choose a tile."""
        place = self._tiles.place_of(key)
        if place is not None:
            self.setCurrentIndex(self._tiles.index(place))

    @property
    def choice(self) -> Hashable:
        """The key of the chosen tile; None before any was."""
        return self._tiles.chosen

    def tile(self, key: Hashable) -> Tile | None:
        """The tile of this key, if it is shown."""
        place = self._tiles.place_of(key)
        return None if place is None else self._tiles.tiles[place]

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """What is shown, in order."""
        return tuple(self._tiles.tiles)

    # Its pictures.

    def image(self, tile: Tile, place: int, width: int) -> QImage | None:
        """The picture of a side, `width` device pixels wide; None while it is still to be painted, which it will be soon."""
        if not tile.sides or place >= len(tile.sides):
            return None
        key = (tile.key, place, width)
        kept = self._images.get(key)
        if kept is not None and kept[0] is tile.sides[place]:
            return kept[1]
        if key not in self._wanted:
            self._wanted.append(key)
            self._soon.start()
        return None

    def _paint_next(self) -> None:
        if not self._wanted:
            return
        key, place, width = self._wanted.popleft()
        tile = self.tile(key)
        if tile is not None and tile.sides and place < len(tile.sides):
            side = tile.sides[place]
            self._images[key, place, width] = (side, self._painter.page_image(side, width / side.width))
            self._tiles.put(tile)
        if self._wanted:
            self._soon.start()

    # Its sizes.

    def preview_size(self) -> QSize:
        """The size of one side in a tile: as many tiles across as there is room for, grown to fill it, by a third at most."""
        least = max(self._wide, look.px(self._wide * 2 // 3))
        between = 8 * (self.pages - 1)
        room = self.width() - BAR
        across = max(1, room // (least * self.pages + between + GAP))
        wide = (room // across - GAP - between) // self.pages
        wide = min(max(wide, least), least * 4 // 3)
        return QSize(wide, round(wide * self._aspect))

    def tile_size(self) -> QSize:
        """The size of one tile with its words."""
        side = self.preview_size()
        wide = side.width() * self.pages + 8 * (self.pages - 1)
        name, line = look.font(15, 700), look.font(13, 600)
        under = max(
            (_high(name, tile.name, wide) + (_high(line, tile.line, wide - look.px(16) - 5) + 2 if tile.line else 0)
             for tile in self._tiles.tiles), default=0)  # fmt: skip
        return QSize(wide, side.height() + 10 + under)

    def _measure(self) -> None:
        sides = [side for tile in self._tiles.tiles for side in tile.sides or ()]
        if sides:
            self._aspect = sides[0].height / sides[0].width
        size = self.tile_size()
        grid = QSize(size.width() + GAP, size.height() + GAP)
        if grid != self.gridSize():
            self.setGridSize(grid)
        self.viewport().update()

    def _current_moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        tile = now.data(Qt.ItemDataRole.UserRole)
        if isinstance(tile, Tile):
            self._tiles.chosen = tile.key
            self.viewport().update()
            self.chosen.emit(tile.key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def keyPressEvent(self, event: object) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():  # type: ignore[attr-defined]
            self.used.emit()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]
