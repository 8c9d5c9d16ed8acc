"""Fields for what is listed on a page: facts in rows, people of the book, and who the page is for."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.pages import FactRow, FactsSlot, PeopleSlot
from lifestory_app.domain.people import Fact
from lifestory_app.domain.provenance import Audience, SeenBy
from lifestory_app.ui import kit
from lifestory_app.ui.words.line import LineField


class FactsField(QWidget):
    """Rows of a label and what is said of it, such as “Weight: 3.1 kg”."""

    refilled = Signal(object)
    phrase_ended = Signal()

    def __init__(self, name: str, prompt: str, most: int) -> None:
        super().__init__()
        self._most = most
        self._name = name
        self._rows: list[FactRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(kit.label(name, "label"))
        column.addWidget(kit.label(prompt, "small"))
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column.addLayout(self._list)
        self._add = kit.Button(self.tr("Add a fact"), "add")
        self._add.clicked.connect(self._append)
        column.addWidget(self._add)
        self._known: tuple[FactRow, ...] = ()
        self._bring = kit.Button(self.tr("Bring what is known"), "person", "link")
        self._bring.clicked.connect(self._take_known)
        column.addWidget(self._bring)
        self._bring.hide()
        self.setFocusProxy(self._add)

    def offer(self, facts: Sequence[Fact]) -> None:
        """Offer facts that are known of whom the page is about, and do not stand on it yet, as far as there is room."""
        there = {row.label for row in self._rows}
        rows = [FactRow(fact.label, fact.value) for fact in facts if fact.label not in there]
        self._known = tuple(rows[: self._most - len(self._rows)] if self._most else rows)
        self._bring.setVisible(bool(self._known))
        said = ", ".join(row.label for row in self._known)
        self._bring.setToolTip(said)
        self._bring.setAccessibleDescription(said)

    def _take_known(self) -> None:
        self.phrase_ended.emit()
        self.refilled.emit(FactsSlot((*self._rows, *self._known)))
        self.phrase_ended.emit()
        self._add.setFocus()

    def show_value(self, value: object) -> None:
        """Show these rows; nothing moves where they are shown already."""
        rows = list(value.rows) if isinstance(value, FactsSlot) else []
        if len(rows) != self._list.count():
            kit.clear(self._list)
            for number in range(len(rows)):
                self._list.addLayout(self._row(number))
        for number, row in enumerate(rows):
            layout = self._list.itemAt(number).layout()
            for at, text in ((0, row.label), (1, row.value)):
                box = layout.itemAt(at).widget()
                if isinstance(box, QLineEdit) and box.text() != text:
                    with QSignalBlocker(box):
                        box.setText(text)
        self._rows = rows
        self._add.setVisible(not self._most or len(rows) < self._most)

    def _row(self, number: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for wide, name, sample in (
            (2, self.tr("{field}, row {row}: what it is").format(field=self._name, row=number + 1), self.tr("Weight")),
            (3, self.tr("{field}, row {row}: what is known").format(field=self._name, row=number + 1), self.tr("3.1 kg")),
        ):
            box = QLineEdit()
            box.setAccessibleName(name)
            box.setPlaceholderText(sample)
            box.textEdited.connect(self._gather)
            box.editingFinished.connect(self.phrase_ended)
            row.addWidget(box, wide)
        away = kit.IconButton("delete", self.tr("Take row {row} off").format(row=number + 1))
        away.clicked.connect(lambda: self._drop(number))
        row.addWidget(away)
        return row

    def _gather(self) -> None:
        rows = []
        for number, old in enumerate(self._rows):
            layout = self._list.itemAt(number).layout()
            texts = [box.text() for at in (0, 1) if isinstance(box := layout.itemAt(at).widget(), QLineEdit)]
            rows.append(FactRow(texts[0], texts[1], old.lang))
        self._rows = rows
        self.refilled.emit(FactsSlot(tuple(rows)))

    def _append(self) -> None:
        self.phrase_ended.emit()
        self.refilled.emit(FactsSlot((*self._rows, FactRow("", ""))))
        self.phrase_ended.emit()
        layout = self._list.itemAt(self._list.count() - 1).layout() if self._list.count() else None
        box = layout.itemAt(0).widget() if layout is not None else None
        if box is not None:
            box.setFocus()

    def _drop(self, number: int) -> None:
        self.phrase_ended.emit()
        rows = tuple(row for at, row in enumerate(self._rows) if at != number)
        self.refilled.emit(FactsSlot(rows) if rows else None)
        self.phrase_ended.emit()


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


__all__ = ["AudienceField", "FactsField", "LineField", "PeopleField"]
