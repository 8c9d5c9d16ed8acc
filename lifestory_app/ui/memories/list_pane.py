"""The list of the memory box at the left: memories by date with what to show of them, the stays, and how to add."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QListWidget, QListWidgetItem, QMenu, QVBoxLayout

from lifestory_app.domain.book import Book
from lifestory_app.domain.memories import MemoryKind
from lifestory_app.services.memories import Wanted
from lifestory_app.ui import kit
from lifestory_app.ui.memories import words
from lifestory_app.ui.people.fields import Choice
from lifestory_app.ui.people.portraits import Portraits
from lifestory_app.ui.people.rows import DATA, Row, RowDelegate, fill


class MemoryPane(kit.Pane):
    """Shows rows, and says which are chosen, what is to be shown, and what is to be done."""

    chosen = Signal(str, str)
    entered = Signal()
    take_out_wanted = Signal()
    add_wanted = Signal()
    page_wanted = Signal()
    papers_wanted = Signal()
    filtered = Signal()

    def __init__(self, portraits: Portraits, *, can_write: bool) -> None:
        super().__init__("left", 280, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        head = QVBoxLayout()
        head.setContentsMargins(12, 4, 12, 0)
        head.setSpacing(4)
        head.addWidget(kit.label(self.tr("Memory box"), "h2", wraps=True))
        self._told = kit.label("", "small")
        head.addWidget(self._told)
        head.addWidget(self._make_filter())
        column.addLayout(head)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Memories and stays"))
        self.list.setMinimumHeight(40)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setItemDelegate(RowDelegate(self.list, portraits))
        self.list.currentItemChanged.connect(self._choose)
        self.list.itemSelectionChanged.connect(self._count)
        self.list.installEventFilter(self)
        column.addWidget(self.list, 1)
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QVBoxLayout(foot)
        row.setContentsMargins(12, 11, 12, 11)
        row.setSpacing(8)
        self.add = kit.Button(self.tr("Add a memory"), "add", "primary")
        self.add.clicked.connect(self.add_wanted)
        self.page = kit.Button(self.tr("Make a page"), "add-page")
        self.page_menu = QMenu(self.page)
        self.page.setMenu(self.page_menu)
        self.page_menu.aboutToShow.connect(self.page_wanted)
        self.papers = kit.Button(self.tr("List and labels"), "print", "quiet")
        self.papers.clicked.connect(self.papers_wanted)
        for button in (self.add, self.page, self.papers):
            row.addWidget(button)
        self.add.setVisible(can_write)
        self.page.setVisible(can_write)
        column.addWidget(foot)

    def _make_filter(self) -> kit.Fold:
        self._fold = kit.Fold(self.tr("Show only"), "filter")
        every: dict[object, str] = {None: self.tr("Every kind")}
        self._kind = Choice({**every, **words.kinds()})
        self._kind.setAccessibleName(self.tr("Which kind of memory"))
        self._home = Choice({None: self.tr("Of every home")})
        self._home.setAccessibleName(self.tr("Of which home"))
        self._kept = QCheckBox(self.tr("Things that are kept"))
        self._bare = QCheckBox(self.tr("No photo yet"))
        self._untold = QCheckBox(self.tr("On no page yet"))
        for choice in (self._kind, self._home):
            choice.picked.connect(lambda _value: self.filtered.emit())
            self._fold.body.addWidget(choice)
        for box in (self._kept, self._bare, self._untold):
            box.toggled.connect(lambda _on: self.filtered.emit())
            self._fold.body.addWidget(box)
        return self._fold

    @property
    def wanted(self) -> Wanted:
        """What is to be shown."""
        kind, home = self._kind.value, self._home.value
        return Wanted(
            MemoryKind(str(kind)) if kind is not None else None,
            str(home) if home is not None else None,  # type: ignore[arg-type]
            self._kept.isChecked(),
            self._bare.isChecked(),
            self._untold.isChecked(),
        )

    def show_everything(self) -> None:
        """Leave nothing out any more."""
        self._kind.show_value(None)
        self._home.show_value(None)
        for box in (self._kept, self._bare, self._untold):
            box.blockSignals(True)
            box.setChecked(False)
            box.blockSignals(False)
        self.filtered.emit()

    def show_homes(self, book: Book) -> None:
        """Offer the homes of the book to choose from."""
        before = self._home.value
        unnamed = self.tr("A home without a name")
        offered: dict[object, str] = {None: self.tr("Of every home")}
        offered.update({home.id: home.title or unnamed for home in book.homes})
        if self._home.values != list(offered) or [self._home.itemText(n) for n in range(self._home.count())] != list(
            offered.values()
        ):
            self._home.offer(offered)
            self._home.show_value(before if before in offered else None)

    def say(self, shown: int, there: int, quiet: int) -> None:
        """Say how many memories there are, and calmly where nothing was noted for long."""
        count = self.tr("1 memory") if there == 1 else self.tr("{count} memories").format(count=there)
        if shown != there:
            count = self.tr("{shown} of {there} memories").format(shown=shown, there=there)
        if quiet:
            count += self.tr(". Nothing was noted for {days} days; a few words are enough.").format(days=quiet)
        self._told.setText(count)

    def show_rows(self, rows: Sequence[Row], chosen: tuple[str, str]) -> None:
        """Show these rows with one of them chosen, without saying so to anybody. Others that were chosen stay so."""
        kept = {(row.kind, row.id) for row in self.rows_chosen()}
        self.list.blockSignals(True)
        fill(self.list, rows)
        for number, row in enumerate(rows):
            item = self.list.item(number)
            is_chosen = (row.kind, row.id) == chosen
            if is_chosen:
                self.list.setCurrentItem(item, QItemSelectionModel.SelectionFlag.NoUpdate)
            item.setSelected(is_chosen or (chosen in kept and (row.kind, row.id) in kept and bool(row.id)))
        if not chosen[1]:
            self.list.setCurrentItem(None)
        self.list.blockSignals(False)
        self._count()

    def rows_chosen(self) -> list[Row]:
        """The rows that are marked, from the top down."""
        found = [self.list.item(number) for number in range(self.list.count())]
        return [item.data(DATA) for item in found if item.isSelected() and item.data(DATA).id]

    def _count(self) -> None:
        memories = sum(row.kind == "memory" for row in self.rows_chosen())
        self.page.setEnabled(memories > 0)
        words = self.tr("Make a page") if memories < 2 else self.tr("Make a page of {count}").format(count=memories)
        self.page.setText(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Delete:
                self.take_out_wanted.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self.entered.emit()
                return True
        return super().eventFilter(watched, event)

    def _choose(self, item: QListWidgetItem | None, _before: object) -> None:
        row: Row | None = item.data(DATA) if item is not None else None
        if row is not None and row.id:
            self.chosen.emit(row.kind, row.id)
