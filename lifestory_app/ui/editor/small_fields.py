"""Fields for what is chosen on a page: people of the book, and who the page is for."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.pages import PeopleSlot
from lifestory_app.domain.provenance import Audience, SeenBy
from lifestory_app.ui import kit


class PeopleField(QWidget):
    """Which people of the book stand on the page, in the book's order."""

    refilled = Signal(object)
    people_wanted = Signal()

    def __init__(self, name: str, prompt: str) -> None:
        super().__init__()
        self._boxes: dict[PersonId, QCheckBox] = {}
        self._chosen: tuple[PersonId, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(kit.label(name, "label"))
        column.addWidget(kit.label(prompt, "small"))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        more = kit.Button(self.tr("Add or change people"), "people", "quiet")
        more.clicked.connect(self.people_wanted)
        column.addWidget(more)
        self.setFocusProxy(more)

    def show_value(self, value: object, book: Book) -> None:
        """Show the people of the book, those on the page ticked."""
        self._chosen = value.people if isinstance(value, PeopleSlot) else ()
        if list(self._boxes) != [person.id for person in book.people]:
            kit.clear(self._list)
            self._boxes = {}
            for person in book.people:
                box = QCheckBox()
                box.toggled.connect(self._gather)
                self._boxes[person.id] = box
                self._list.addWidget(box)
        for person in book.people:
            box = self._boxes[person.id]
            box.setText(person.called or person.known_as)
            with QSignalBlocker(box):
                box.setChecked(person.id in self._chosen)

    def _gather(self) -> None:
        kept = [person for person in self._chosen if person not in self._boxes or self._boxes[person].isChecked()]
        new = [person for person, box in self._boxes.items() if box.isChecked() and person not in kept]
        people = tuple(kept + new)
        self.refilled.emit(PeopleSlot(people) if people else None)


class AudienceField(QWidget):
    """Who a page is for. The worker always sees it."""

    remarked = Signal(object)
    childs_own = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._boxes: dict[Audience, QCheckBox] = {}
        names = {
            Audience.CHILD: self.tr("The child’s copy"),
            Audience.ADOPTERS: self.tr("The adopters’ or carers’ copy"),
            Audience.CARE_RECORD: self.tr("The care record"),
            Audience.ADOPTION_RECORD: self.tr("The adoption record"),
            Audience.BIRTH_FAMILY: self.tr("The birth family’s copy"),
        }
        for audience, name in names.items():
            box = QCheckBox(name)
            box.toggled.connect(self._gather)
            self._boxes[audience] = box
            column.addWidget(box)
        self._own = QCheckBox(self.tr("The child made this page"))
        self._own.toggled.connect(self.childs_own)
        column.addWidget(self._own)

    def own_hidden(self) -> None:
        """Leave out what is only asked of pages."""
        self._own.hide()

    def show_value(self, seen_by: SeenBy, own: bool) -> None:
        """Show who a page is for."""
        for audience, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setChecked(audience in seen_by)
        with QSignalBlocker(self._own):
            self._own.setChecked(own)

    def _gather(self) -> None:
        self.remarked.emit(frozenset(audience for audience, box in self._boxes.items() if box.isChecked()))
