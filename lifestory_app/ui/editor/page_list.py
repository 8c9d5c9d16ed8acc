"""The pages at the left: thumbnails by section, dragged to reorder, with what each page needs under its name."""

from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QImage, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PageId, PhotoId, SectionId
from lifestory_app.layout.display import LaidOutPage
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.ui.editor.canvas import PHOTO_MIME
from lifestory_app.ui.editor.page_images import PageImages
from lifestory_app.ui.editor.page_rows import Kept, Row, rows_of

PAGE_MIME = "application/x-lifestory-page"
ROW_ROLE = Qt.ItemDataRole.UserRole
THUMB = 60
DEEDS = {
    "copy": QKeySequence.StandardKey.Copy,
    "cut": QKeySequence.StandardKey.Cut,
    "paste": QKeySequence.StandardKey.Paste,
    "delete": QKeySequence.StandardKey.Delete,
}

Index = QModelIndex | QPersistentModelIndex


class PageListModel(QAbstractListModel):
    """The rows of the list. It says where a dragged page was let go; it moves nothing itself."""

    page_moved = Signal(object, object, object)
    files_dropped = Signal(object, object, list)
    files_on_page = Signal(object, list)
    photos_on_page = Signal(object, object)
    photos_between = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """Show these rows; where only what they say changed, the list stays where it is scrolled to."""
        same_shape = [(row.section, row.page) for row in rows] == [(row.section, row.page) for row in self.rows]
        if not same_shape:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        old, self.rows = self.rows, rows
        for number, (before, after) in enumerate(zip(old, rows, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.label}  {row.title}".strip()
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._said(row)
        return None

    def _said(self, row: Row) -> str:
        if row.page is None:
            state = self.tr("open") if row.is_open else self.tr("closed")
            return self.tr("{title}, {count} pages, {state}").format(title=row.title, count=row.count, state=state)
        parts = [self.tr("Page {label}").format(label=row.label) if row.label else "", row.title]
        parts.append(row.state.words if row.state else "")
        if row.hints:
            count = self.tr("1 hint about wording") if row.hints == 1 else self.tr("{count} hints about wording")
            parts.append(count.format(count=row.hints))
        parts.append(self.tr("shared with brothers and sisters") if row.is_shared else "")
        return ", ".join(part for part in parts if part)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return usual | Qt.ItemFlag.ItemIsDragEnabled if self.rows[index.row()].page is not None else usual

    def mimeTypes(self) -> list[str]:
        return [PAGE_MIME, PHOTO_MIME, "text/uri-list"]

    def mimeData(self, indexes: list[Index]) -> QMimeData:
        mime = QMimeData()
        page = self.rows[indexes[0].row()].page if indexes else None
        mime.setData(PAGE_MIME, QByteArray(str(page or "").encode()))
        return mime

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def canDropMimeData(self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: Index) -> bool:
        return data.hasFormat(PAGE_MIME) or data.hasFormat(PHOTO_MIME) or data.hasUrls()

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        if row < 0:
            row = parent.row() if parent.isValid() else len(self.rows)
            if parent.isValid() and self.rows[row].page is None:
                row += 1
        onto = self.rows[parent.row()].page if parent.isValid() else None
        place = self.place_at(row)
        if place is None:
            return False
        section, before = place
        if data.hasFormat(PAGE_MIME):
            page = PageId(bytes(data.data(PAGE_MIME).data()).decode())
            self.page_moved.emit(page, section, before)
        elif data.hasFormat(PHOTO_MIME):
            photos = [PhotoId(each) for each in bytes(data.data(PHOTO_MIME).data()).decode().split("\n") if each]
            if onto is not None:
                self.photos_on_page.emit(onto, photos)
            else:
                self.photos_between.emit(section, before, photos)
        else:
            files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
            if files and onto is not None:
                self.files_on_page.emit(onto, files)
            elif files:
                self.files_dropped.emit(section, before, files)
        # False: the view must not take rows away itself after a move.
        return False

    def place_at(self, row: int) -> tuple[SectionId, PageId | None] | None:
        """The section, and the page before which a thing dropped at this row comes; None at the end of the section."""
        if not self.rows:
            return None
        if row <= 0:
            row = 1
        here = self.rows[row] if row < len(self.rows) else None
        if here is not None and here.page is not None:
            return here.section, here.page
        return self.rows[row - 1].section, None


class PageList(QListView):
    """Shows the pages and reports which one is wanted, and what is to become of it."""

    chosen = Signal(object)
    page_moved = Signal(object, object, object)
    files_dropped = Signal(object, object, list)
    files_on_page = Signal(object, list)
    photos_on_page = Signal(object, object)
    photos_between = Signal(object, object, object)
    menu_wanted = Signal(object, QPoint)
    entered = Signal()
    deed_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Imported here, since the delegate knows the list.
        from lifestory_app.ui.editor.page_delegate import PageDelegate

        self._model = PageListModel()
        self._closed: set[SectionId] = set()
        self._wanted = ""
        self._images: PageImages | None = None
        self._thumbs: dict[PageId, tuple[LaidOutPage, int, QImage]] = {}
        self._queue: list[tuple[LaidOutPage, int]] = []
        self._last: tuple[Book, LaidOutBook] | None = None
        self._kept_rows: Kept = {}
        self._hints: dict[PageId, int] = {}
        self.setModel(self._model)
        self.setItemDelegate(PageDelegate(self))
        self.setAccessibleName(self.tr("Pages"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setUniformItemSizes(False)
        self.setMouseTracking(True)
        for signal, own in (
            (self._model.page_moved, self.page_moved),
            (self._model.files_dropped, self.files_dropped),
            (self._model.files_on_page, self.files_on_page),
            (self._model.photos_on_page, self.photos_on_page),
            (self._model.photos_between, self.photos_between),
        ):
            signal.connect(own)
        self._paint_next = QTimer(self, interval=0)
        self._paint_next.timeout.connect(self._paint_one)

    def use(self, images: PageImages | None) -> None:
        """Paint thumbnails with these from now on."""
        self._images = images
        self._thumbs.clear()
        self._queue.clear()
        self._last = None

    def show_book(self, book: Book, laid_out: LaidOutBook) -> None:
        """Show the pages of a book; the chosen page stays chosen."""
        self._last = (book, laid_out)
        chosen = self.current_page()
        self._model.show(rows_of(book, laid_out, self._closed, self._wanted, self._kept_rows, self._hints))
        there = {row.page for row in self._model.rows}
        self._thumbs = {page: kept for page, kept in self._thumbs.items() if page in there}
        self._kept_rows = {page: kept for page, kept in self._kept_rows.items() if page in there}
        if chosen is not None and self._index_of(chosen) is not None:
            self.choose(chosen)

    def show_hints(self, counts: dict[PageId, int]) -> None:
        """Show how many words of each page are worth a second look."""
        self._hints = counts
        if self._last is not None:
            self.show_book(*self._last)

    def find(self, words: str) -> None:
        """Show only pages whose title has these words."""
        self._wanted = words.strip()
        if self._last is not None:
            self.show_book(*self._last)

    def current_page(self) -> PageId | None:
        """The page that is chosen."""
        row = self.currentIndex().data(ROW_ROLE)
        return row.page if isinstance(row, Row) else None

    def choose(self, page: PageId | None) -> None:
        """Mark a page as chosen, without saying so to anybody; its section is opened for it."""
        if page is None:
            return
        index = self._index_of(page)
        if index is None and self._last is not None and any(each.id == page for each in self._last[0].pages):
            self._closed.discard(self._last[0].page(page).section)
            self._model.show(rows_of(*self._last, self._closed, self._wanted, self._kept_rows, self._hints))
            index = self._index_of(page)
        if index is None or index == self.currentIndex():
            return
        self.selectionModel().blockSignals(True)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.selectionModel().blockSignals(False)
        self.scrollTo(index)
        self.viewport().update()

    def _index_of(self, page: PageId) -> QModelIndex | None:
        for number, row in enumerate(self._model.rows):
            if row.page == page:
                return self._model.index(number)
        return None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)  # type: ignore[arg-type]
        row = current.data(ROW_ROLE)
        if isinstance(row, Row) and row.page is not None and not self.selectionModel().signalsBlocked():
            self.chosen.emit(row.page)

    # Folding.

    def turn(self, section: SectionId) -> None:
        """Open a section that is closed, close one that is open."""
        self._closed ^= {section}
        if self._last is not None:
            self.show_book(*self._last)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self.indexAt(event.position().toPoint()).data(ROW_ROLE)
        if isinstance(row, Row) and row.page is None and event.button() == Qt.MouseButton.LeftButton:
            self.turn(row.section)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().data(ROW_ROLE)
        deed = next((name for name, keys in DEEDS.items() if event.matches(keys)), "")
        if deed and isinstance(row, Row) and row.page is not None:
            self.deed_wanted.emit(deed)
            return
        if isinstance(row, Row):
            closes = event.key() == Qt.Key.Key_Left and row.is_open
            opens = event.key() == Qt.Key.Key_Right and not row.is_open
            if row.page is None and (closes or opens or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space)):
                number = self.currentIndex().row()
                self.turn(row.section)
                self.setCurrentIndex(self._model.index(number))
                return
            if row.page is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.entered.emit()
                return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex() if event.reason() == QContextMenuEvent.Reason.Keyboard else self.indexAt(event.pos())
        row = index.data(ROW_ROLE)
        if isinstance(row, Row) and row.page is not None:
            self.choose(row.page)
            self.chosen.emit(row.page)
            at = self.visualRect(index).center() if event.reason() == QContextMenuEvent.Reason.Keyboard else event.pos()
            self.menu_wanted.emit(row.page, self.viewport().mapToGlobal(at))

    # Thumbnails, painted one at a time while nothing else is to be done.

    def thumb(self, row: Row, width: int) -> QImage | None:
        """The thumbnail of a page; an older one, or None, while the true one is waited for."""
        if row.side is None or row.page is None or self._images is None:
            return None
        kept = self._thumbs.get(row.page)
        if kept is not None and kept[0] is row.side and kept[1] == width:
            return kept[2]
        if all(side is not row.side for side, _ in self._queue):
            self._queue.append((row.side, width))
            self._paint_next.start()
        return kept[2] if kept is not None else None

    def _paint_one(self) -> None:
        if not self._queue or self._images is None:
            self._paint_next.stop()
            return
        side, width = self._queue.pop(0)
        image = self._images.painter.page_image(side, width / side.width)
        self._thumbs[side.page] = (side, width, image)
        index = self._index_of(side.page)
        if index is not None:
            self.update(index)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()
