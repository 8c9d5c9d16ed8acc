"""Who is in a photo: a chip for each, pressed to take the name off, and a menu to add another."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Person
from lifestory_app.ui import kit
from lifestory_app.ui.words.flow import Flow


class PeopleChips(QWidget):
    """Shows some of the people of a book, and reports who should be there instead."""

    changed = Signal(object)

    def __init__(self, label: str) -> None:
        super().__init__()
        self._who: tuple[PersonId, ...] = ()
        self._names: list[tuple[PersonId, str]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(kit.label(label, "label"))
        self._chips = QWidget()
        self._flow = Flow(6)
        self._chips.setLayout(self._flow)
        column.addWidget(self._chips)
        self.adding = kit.Button(self.tr("Add a person"), "add-person")
        self.menu = QMenu(self.adding)
        self.adding.setMenu(self.menu)
        column.addWidget(self.adding)

    def show_people(self, people: Sequence[Person], who: tuple[PersonId, ...]) -> None:
        """Show who of these people is in it."""
        names = [(person.id, person.called or person.known_as) for person in people]
        if (names, who) == (self._names, self._who):
            return
        had_focus = any(chip.hasFocus() for chip in self.chips())
        self._names, self._who = names, who
        self._flow.clear()
        for person, name in names:
            if person in who:
                chip = kit.Button(name, "close", "chip")
                chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
                chip.setAccessibleName(self.tr("{name} is in it. Take the name off").format(name=name))
                chip.clicked.connect(lambda _=False, person=person: self._take_off(person))
                self._flow.addWidget(chip)
        self._put_before_adding()
        self._chips.setVisible(bool(self.chips()))
        self._chips.updateGeometry()
        self.menu.clear()
        for person, name in names:
            if person not in who:
                self.menu.addAction(name.replace("&", "&&"), lambda person=person: self._add(person))
        self.adding.setEnabled(not self.menu.isEmpty())
        if had_focus:
            (self.chips()[0] if self.chips() else self.adding).setFocus()

    def _put_before_adding(self) -> None:
        """Let Tab come to the chips where they stand, though they were made last."""
        before = self.adding.previousInFocusChain()
        while before is not self.adding and (before.focusPolicy() is Qt.FocusPolicy.NoFocus or before in self.chips()):
            before = before.previousInFocusChain()
        for chip in (*self.chips(), self.adding):
            QWidget.setTabOrder(before, chip)
            before = chip

    def chips(self) -> list[QWidget]:
        """The chips, in the order shown."""
        return [item.widget() for at in range(self._flow.count()) if (item := self._flow.itemAt(at)) is not None]

    def _add(self, person: PersonId) -> None:
        self.changed.emit((*self._who, person))

    def _take_off(self, person: PersonId) -> None:
        self.changed.emit(tuple(each for each in self._who if each != person))
