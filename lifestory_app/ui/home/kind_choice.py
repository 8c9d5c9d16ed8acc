"""Choosing a kind of book: all there are, in groups, of which one is chosen."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from lifestory_app.ui import kit


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind as it is offered: its id and group, its name, for whom it is, and a few words at the right."""

    id: str
    group: str
    name: str
    whom: str
    number: str = ""


class KindChoice(QWidget):
    """The kinds of book below one another, in their groups. They scroll where there are more than there is room for."""

    chosen = Signal(str)

    def __init__(self, ground: str = "window") -> None:
        super().__init__()
        inside = QWidget()
        inside.setProperty("role", ground)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(4, 4, 16, 4)
        self._column.setSpacing(8)
        self._area = kit.scrolled(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._area)
        self._group = QButtonGroup(self)
        self.cards: dict[str, kit.OptionCard] = {}

    def group_names(self) -> dict[str, str]:
        """What each group is called."""
        return {
            "plan": self.tr("By the child’s plan"),
            "reader": self.tr("By who reads it"),
            "short": self.tr("Short books"),
        }

    def show_kinds(self, rows: Iterable[KindRow]) -> None:
        """Offer these kinds; none of them is chosen yet."""
        for card in self.cards.values():
            self._group.removeButton(card.ring)
        self.cards = {}
        kit.clear(self._column)
        rows = list(rows)
        names = self.group_names()
        groups = list(dict.fromkeys(row.group for row in rows))
        for group in groups:
            if len(groups) > 1:
                head = kit.label(names.get(group, group), "label", wraps=True)
                head.setContentsMargins(0, 0 if group == groups[0] else 8, 0, 0)
                self._column.addWidget(head)
            for row in rows:
                if row.group == group:
                    self._column.addWidget(self._card(row))
        self._column.addStretch(1)

    def _card(self, row: KindRow) -> kit.OptionCard:
        card = kit.OptionCard(row.name, row.whom, row.number, self._group)
        card.chosen.connect(lambda: self._choose(row.id))
        self.cards[row.id] = card
        return card

    def choose(self, kind: str) -> None:
        """Choose a kind, and bring it into sight."""
        self.cards[kind].choose()

    def _choose(self, kind: str) -> None:
        card = self.cards[kind]
        QTimer.singleShot(0, card, lambda: self._area.ensureWidgetVisible(card, 0, 24))
        self.chosen.emit(kind)

    def begin(self) -> None:
        """Put the keyboard on what is chosen."""
        checked = self._group.checkedButton()
        if checked is not None:
            checked.setFocus()
