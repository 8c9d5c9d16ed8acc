"""The list of the family at the left: people, homes and what else is entered once, and how to add to them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QMenu, QVBoxLayout

from lifestory_app.ui import kit, look
from lifestory_app.ui.people.portraits import Portraits
from lifestory_app.ui.people.rows import DATA, Row, RowDelegate, fill
from lifestory_app.ui.people.sections import Section

LOW = 560
"""Pixels of height at 100 %."""


class ListPane(kit.Pane):
    """Shows the rows of all parts, and says which was chosen, which is to be changed, and what is to be added."""

    chosen = Signal(str, str)
    entered = Signal()
    take_out_wanted = Signal()
    add_wanted = Signal(str)
    tree_wanted = Signal()
    send_wanted = Signal()

    def __init__(self, sections: Sequence[Section], portraits: Portraits, *, can_write: bool) -> None:
        super().__init__("left", 248, 480)
        self._can_write = can_write
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        head = QVBoxLayout()
        head.setContentsMargins(12, 4, 12, 4)
        top = QHBoxLayout()
        top.addWidget(kit.label(self.tr("Family"), "h2"), 1)
        self._search = kit.IconButton("search", self.tr("Find somebody or something"), "Ctrl+F")
        self._search.setCheckable(True)
        self._search.toggled.connect(self._show_search)
        top.addWidget(self._search)
        head.addLayout(top)
        self._find = QLineEdit()
        self._find.setAccessibleName(self.tr("Find somebody or something by a name"))
        self._find.setPlaceholderText(self.tr("A part of the name"))
        self._find.textChanged.connect(lambda _: self._sift())
        self._find.hide()
        head.addWidget(self._find)
        self._hint = kit.label(self.tr("Each is entered once. Pages, captions and spelling know them then."), "small")
        head.addWidget(self._hint)
        column.addLayout(head)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("People and homes"))
        self.list.setMinimumHeight(40)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setItemDelegate(RowDelegate(self.list, portraits))
        self.list.currentItemChanged.connect(self._choose)
        self.list.installEventFilter(self)
        column.addWidget(self.list, 1)
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QVBoxLayout(foot)
        row.setContentsMargins(12, 11, 12, 11)
        row.setSpacing(8)
        people, *others = sections
        self.add_person = kit.Button(self.tr("Add a person"), people.icon, "primary")
        self.add_person.clicked.connect(lambda: self.add_wanted.emit(people.kind))
        self.add_more = kit.Button(self.tr("Add something else"), "add")
        self._menu = QMenu(self.add_more)
        self._others = others
        self._menu.aboutToShow.connect(self._fill_menu)
        self.add_more.setMenu(self._menu)
        self.tree = kit.Button("", "family", "quiet")
        self.tree.clicked.connect(self.tree_wanted)
        hint = self.tr("A file that a family tree program made: .ged, .gdz or .zip.")
        self.tree.setToolTip(hint)
        self.tree.setAccessibleDescription(hint)
        for button in (self.add_person, self.add_more, self.tree):
            row.addWidget(button)
            button.setVisible(can_write)
        self.send = kit.Button(self.tr("Make a picture or file…"), "export", "quiet")
        self.send.clicked.connect(self.send_wanted)
        self.send.setToolTip(self.tr("Of the family: a picture, or a file for a family tree program."))
        row.addWidget(self.send)
        column.addWidget(foot)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for section in self._others:
            action = self._menu.addAction(look.icon(section.icon), section.adds)
            action.triggered.connect(lambda _=False, kind=section.kind: self.add_wanted.emit(kind))
        self._menu.addSeparator()
        tree = self._menu.addAction(look.icon("family"), self.tree.text())
        tree.setEnabled(self.tree.isEnabled())
        tree.triggered.connect(self.tree_wanted)
        self._menu.addAction(look.icon("export"), self.send.text()).triggered.connect(self.send_wanted)

    def show_rows(self, rows: Sequence[Row], chosen: tuple[str, str]) -> None:
        """Show these rows with one of them chosen, without saying so to anybody."""
        self.list.blockSignals(True)
        fill(self.list, rows)
        for number, row in enumerate(rows):
            item = self.list.item(number)
            if (row.kind, row.id) == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._sift()

    def find(self) -> None:
        """Put the keyboard into the field that finds somebody by a name."""
        self._search.setChecked(True)
        self._find.setFocus()

    def _show_search(self, shown: bool) -> None:
        self._find.setVisible(shown)
        if shown:
            self._find.setFocus()
        else:
            self._find.clear()

    def _sift(self) -> None:
        """Leave only those whose name has what is looked for, under the heads of their parts."""
        wanted, found = self._find.text().strip().casefold(), False
        for number in reversed(range(self.list.count())):
            row: Row = self.list.item(number).data(DATA)
            names = [row.name, *(name.full for name in row.person.names)] if row.person is not None else [row.name]
            fits = any(wanted in name.casefold() for name in names) if row.id else found
            found = (found or fits) if row.id else False
            self.list.setRowHidden(number, bool(wanted) and not fits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height the list has it: the hint goes, and what is seldom done stays in the menu alone."""
        super().resizeEvent(event)
        is_low = self.height() < look.px(LOW)
        self._hint.setVisible(not is_low)
        self.tree.setVisible(self._can_write and not is_low)
        self.send.setVisible(not is_low or not self._can_write)

    def show_busy(self, is_busy: bool) -> None:
        """Say whether a family tree is being read."""
        self.tree.setText(self.tr("Reading the family tree…") if is_busy else self.tr("Bring in a family tree…"))
        self.tree.setEnabled(not is_busy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Delete:
                self.take_out_wanted.emit()
                return True
            if event.key() == Qt.Key.Key_Home and not event.modifiers():
                # The very first row is a head, which cannot be chosen and would hold the key up.
                self.list.setCurrentRow(next((n for n in range(self.list.count()) if self.list.item(n).data(DATA).id), 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self.entered.emit()
                return True
        return super().eventFilter(watched, event)

    def _choose(self, item: QListWidgetItem | None, _before: object) -> None:
        row: Row | None = item.data(DATA) if item is not None else None
        if row is not None and row.id:
            self.chosen.emit(row.kind, row.id)
