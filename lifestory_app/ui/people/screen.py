"""The mode of people and homes: the list at the left, the chosen one at the right."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lifestory_app.domain.drawings import PersonDrawing
from lifestory_app.domain.edits import PutHome, PutPerson
from lifestory_app.domain.homes import Home, HomeKind
from lifestory_app.domain.ids import HomeId, PersonId, new_id
from lifestory_app.domain.people import Name, NameKind, Person
from lifestory_app.services.family_tree import TreeBringing
from lifestory_app.services.session import Session
from lifestory_app.ui import asking, kit
from lifestory_app.ui.people import words
from lifestory_app.ui.people.home_form import HomeForm
from lifestory_app.ui.people.person_form import PersonForm
from lifestory_app.ui.people.portraits import Portraits
from lifestory_app.ui.people.rows import DATA, Row, RowDelegate

if TYPE_CHECKING:
    from lifestory_app.services.family_tree import FamilyRead

CHOOSABLE = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


class PeopleScreen(QWidget):
    """Shows the people and homes of a session's book. Each is entered once, and every page reads the same facts."""

    photo_wanted = Signal(object)
    page_wanted = Signal(object)
    tree_begun = Signal()
    tree_brought = Signal(object)
    tree_refused = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._portraits = Portraits(session)
        self.trees = TreeBringing(session, self)
        self.trees.brought.connect(self._brought)
        self.trees.refused.connect(self.tree_refused)
        self.trees.ended.connect(self._show_tree_button)
        self._chosen: tuple[str, str] = ("person", session.book.child)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._make_left())
        self.person, self.home = PersonForm(session, self._portraits), HomeForm(session)
        self.person.photo_wanted.connect(self.photo_wanted)
        self.person.drawing_wanted.connect(self.draw)
        self.person.page_wanted.connect(self.page_wanted)
        self._forms = QStackedWidget()
        for form in (self.person, self.home):
            self._forms.addWidget(kit.scrolled(form))
        across.addWidget(self._forms, 1)
        session.changed.connect(self.refresh)
        self.refresh()

    def _make_left(self) -> QFrame:
        pane = kit.Pane("left", 280, 520)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 8, 0, 0)
        head = QVBoxLayout()
        head.setContentsMargins(12, 4, 12, 4)
        head.addWidget(kit.label(self.tr("People and homes"), "h2", wraps=True))
        head.addWidget(kit.label(self.tr("Each is entered once. Pages, captions and spelling know them then."), "small"))
        column.addLayout(head)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("People and homes"))
        self.list.setMinimumHeight(40)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setItemDelegate(RowDelegate(self.list, self._portraits))
        self.list.currentItemChanged.connect(self._choose)
        self.list.installEventFilter(self)
        column.addWidget(self.list, 1)
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QVBoxLayout(foot)
        row.setContentsMargins(12, 11, 12, 11)
        row.setSpacing(8)
        person = kit.Button(self.tr("Add a person"), "add-person", "primary")
        person.clicked.connect(self.add_person)
        home = kit.Button(self.tr("Add a home"), "home")
        home.clicked.connect(self.add_home)
        self.tree = kit.Button("", "family", "quiet")
        self.tree.clicked.connect(self.bring_tree)
        hint = self.tr("A file that a family tree program made: .ged, .gdz or .zip.")
        self.tree.setToolTip(hint)
        self.tree.setAccessibleDescription(hint)
        self._show_tree_button()
        for button in (person, home, self.tree):
            row.addWidget(button)
            button.setVisible(self._session.can_write)
        column.addWidget(foot)
        return pane

    def begin(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus()

    def change_name(self) -> None:
        """Put the keyboard into the name of the chosen person or home."""
        (self.person if self._chosen[0] == "person" else self.home).begin()

    def take_out(self) -> None:
        """Take the chosen person or home out of the book, where no page needs it. Undo brings it back."""
        if self._session.can_write:
            (self.person if self._chosen[0] == "person" else self.home).take_out()

    def areas(self) -> list[QWidget]:
        """What F6 goes through, in order."""
        return [self.list, self._forms]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Delete:
                self.take_out()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self.change_name()
                return True
        return super().eventFilter(watched, event)

    def refresh(self, *_: object) -> None:
        """Show the people and homes of the book as it is now."""
        book = self._session.book
        there = {("person", person.id) for person in book.people} | {("home", home.id) for home in book.homes}
        if self._chosen not in there:
            self._chosen = ("person", book.child)
        rows = self._rows()
        self.list.blockSignals(True)
        while self.list.count() > len(rows):
            self.list.takeItem(self.list.count() - 1)
        for row in rows[self.list.count() :]:
            item = QListWidgetItem()
            item.setData(DATA, row)
            self.list.addItem(item)
        for number, row in enumerate(rows):
            item = self.list.item(number)
            item.setData(DATA, row)
            item.setText(f"{row.name}\n{row.what}" if row.id else row.name)
            item.setFlags(CHOOSABLE if row.id else Qt.ItemFlag.NoItemFlags)
            if (row.kind, row.id) == self._chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._show()

    def _rows(self) -> list[Row]:
        book = self._session.book
        roles, kinds, unnamed = words.roles(), words.homes(), self.tr("No name yet")
        people = [Row("person", p.id, p.called or p.known_as or unnamed, roles[p.role], p) for p in book.people]
        homes = [Row("home", h.id, h.title or unnamed, self._said_of(h, kinds[h.kind])) for h in book.homes]
        heads = [Row("", "", self.tr("Homes"))] if homes else []
        return [Row("", "", self.tr("People")), *people, *heads, *homes]

    def _said_of(self, home: Home, kind: str) -> str:
        when = str(home.when) if home.when.start is not None or home.when.end is not None else ""
        return self.tr("{kind}, {when}").format(kind=kind, when=when) if when else kind

    def _choose(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            self._session.end_phrase()
            row: Row = item.data(DATA)
            if row.id:
                self._chosen = (row.kind, row.id)
                self._show()

    def _show(self) -> None:
        book = self._session.book
        kind, which = self._chosen
        if kind == "person":
            self._forms.setCurrentIndex(0)
            self.person.show_person(book, book.person(PersonId(which)))
        else:
            self._forms.setCurrentIndex(1)
            self.home.show_home(book, book.home(HomeId(which)))

    def draw(self, id: PersonId) -> None:
        """Put together a drawing of a person, used wherever there is no photo of them."""
        from lifestory_app.ui.people.builder import PersonBuilder

        person = self._session.book.person(id)
        builder = PersonBuilder(self, self._portraits.painter, person.called or person.known_as, person.drawing)
        builder.used.connect(lambda drawing: self._use_drawing(id, drawing))
        builder.exec()
        builder.deleteLater()

    def _use_drawing(self, id: PersonId, drawing: PersonDrawing) -> None:
        self._session.end_phrase()
        self._session.do(PutPerson(replace(self._session.book.person(id), drawing=drawing)))
        self._session.end_phrase()

    def add_person(self) -> None:
        """Add a person, and put the keyboard into their name."""
        person = Person(PersonId(new_id()), (Name("", kind=NameKind.BIRTH),))
        self._chosen = ("person", person.id)
        self._session.end_phrase()
        self._session.do(PutPerson(person))
        self._session.end_phrase()
        self.person.begin()

    def add_home(self) -> None:
        """Add a home, and put the keyboard into its name."""
        home = Home(HomeId(new_id()), HomeKind.FOSTER, "")
        self._chosen = ("home", home.id)
        self._session.end_phrase()
        self._session.do(PutHome(home))
        self._session.end_phrase()
        self.home.begin()

    def bring_tree(self) -> None:
        """Ask for a file of a family tree program, and add the people in it."""
        path = asking.family_tree_to_bring(self)
        if path is None:
            return
        self.tree_begun.emit()
        self.trees.bring(path)
        self.list.setFocus()
        self._show_tree_button()

    def _show_tree_button(self) -> None:
        busy = self.trees.is_busy
        self.tree.setText(self.tr("Reading the family tree…") if busy else self.tr("Bring in a family tree…"))
        self.tree.setEnabled(not busy)

    def _brought(self, read: "FamilyRead") -> None:
        if self.isVisible() and QApplication.activeModalWidget() is None:
            self.tell_of_tree(read)
        else:
            self.tree_brought.emit(read)

    def tell_of_tree(self, read: "FamilyRead") -> None:
        """Show what came with a family tree, and what was left out."""
        from lifestory_app.ui.people.tree_dialog import TreeDialog

        dialog = TreeDialog(self, read)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
