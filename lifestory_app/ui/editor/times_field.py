"""Beside a page that makes itself from homes and what happened: the way to them, and what should be looked at again in them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifestory_app.services.between_homes import places_to_look_at
from lifestory_app.services.session import Session
from lifestory_app.ui import kit
from lifestory_app.ui.people.look_again import LookAgainCard

MAP = "places-map"
LAYOUTS = ("timeline", "seasons", "homes-table", MAP)
"""The layouts that make themselves so."""


class TimesField(QWidget):
    """The way to the homes; beside a map also what a worker should know of its places. Never on the page or in a copy."""

    people_wanted = Signal()
    home_wanted = Signal()

    def __init__(self, session: Session, layout: str) -> None:
        super().__init__()
        self._session, self._layout = session, layout
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        change = kit.Button(self.tr("Change homes and events"), "home")
        change.clicked.connect(self.people_wanted)
        hint = self.tr("The page makes itself from them and changes with them.")
        column.addWidget(kit.Field(self.tr("Homes, and what happened"), change, hint))
        self.again = LookAgainCard(session)
        self.again.home_wanted.connect(self.home_wanted)
        column.addWidget(self.again)
        self.notes = kit.Card(16)
        self.notes.body.addWidget(kit.label(self.tr("Places on the map"), "label"))
        self.notes.body.addWidget(kit.label(self.tr("Only you see this. It is not in the book or in any copy."), "small"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.notes.body.addLayout(self._lines)
        column.addWidget(self.notes)
        self._told: tuple[str, ...] | None = None
        session.changed.connect(self.refresh)
        self.refresh()
        self.setFocusProxy(change)

    def refresh(self, *_: object) -> None:
        """Look at the places of the book as it is now."""
        told = places_to_look_at(self._session.book) if self._layout == MAP else ()
        if told == self._told:
            return
        self._told = told
        kit.clear(self._lines)
        for each in told:
            self._lines.addWidget(kit.label(each, "body", wraps=True))
        self.notes.setVisible(bool(told))
