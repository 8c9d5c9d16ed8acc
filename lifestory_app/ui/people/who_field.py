"""Ticks for people of the book: who lived in a home, who lives together, whom a topic touches."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Person
from lifestory_app.ui import kit, look
from lifestory_app.ui.people.bond_words import names_of

COLUMN = 240
"""How wide a column of names is, in pixels at 100 %."""


class WhoField(QWidget):
    """Shows who is chosen, in the book's order, and says whom the user ticks."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(kit.label(name, "label", wraps=True))
        self._none = kit.label(self.tr("There is nobody else in the book yet."), "small")
        column.addWidget(self._none)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(0)
        column.addLayout(self._grid)
        self.boxes: dict[PersonId, QCheckBox] = {}
        self._kept: tuple[PersonId, ...] = ()
        self._columns = 1

    def show_people(self, people: Sequence[Person], who: tuple[PersonId, ...]) -> None:
        """Show people to choose from, those of `who` ticked. Others of `who` are kept as they are."""
        if list(self.boxes) != [person.id for person in people]:
            for box in self.boxes.values():
                self._grid.removeWidget(box)
                box.hide()
                box.deleteLater()
            self.boxes = {}
            for person in people:
                box = QCheckBox(self)
                box.toggled.connect(self._gather)
                self.boxes[person.id] = box
            self._lay()
        self._kept = tuple(each for each in who if each not in self.boxes)
        self._none.setVisible(not people)
        names = names_of(people)
        for person in people:
            box = self.boxes[person.id]
            box.setText(names[person.id].replace("&", "&&"))
            with QSignalBlocker(box):
                box.setChecked(person.id in who)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = max(1, min(3, self.width() // look.px(COLUMN)))
        if columns != self._columns:
            self._columns = columns
            self._lay()

    def _lay(self) -> None:
        for number, box in enumerate(self.boxes.values()):
            self._grid.addWidget(box, number // self._columns, number % self._columns)
        kit.tab_as_laid_out(self)

    def _gather(self) -> None:
        self.chosen.emit((*self._kept, *(person for person, box in self.boxes.items() if box.isChecked())))
