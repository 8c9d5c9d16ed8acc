"""Where book and letter disagree: both side by side, with the way to where the book says it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from lifestory_app.ui import kit

if TYPE_CHECKING:
    from lifestory_app.services.letters import Disagreement


class DisagreeingCard(QFrame):
    """One disagreement, side by side."""

    source_wanted = Signal(object)
    ask_wanted = Signal(object)

    def __init__(self, found: "Disagreement", page: str, *, can_write: bool) -> None:
        super().__init__()
        self.found, self.page = found, page
        self.setProperty("role", "warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        mark = QVBoxLayout()
        mark.addWidget(kit.Icon("warning", "warn"))
        mark.addStretch(1)
        row.addLayout(mark)
        column = QVBoxLayout()
        column.setSpacing(4)
        row.addLayout(column, 1)
        column.addWidget(kit.label(self.tr("The book and the letter disagree."), "strong", wraps=True))
        if found.about:
            column.addWidget(kit.label(found.about, "body", wraps=True))
        sides = QGridLayout()
        sides.setHorizontalSpacing(12)
        sides.setVerticalSpacing(2)
        book = self.tr("In the book, {page}").format(page=page) if page else self.tr("In the book")
        if found.page is None and found.entry is None:
            book = self.tr("In the calendar")
        for at, (where, said) in enumerate(((book, found.there), (self.tr("In the letter"), found.here))):
            sides.addWidget(kit.label(where, "body", wraps=True), 0, at)
            told = kit.label(said, "strong", wraps=True)
            told.setAccessibleName(f"{where}: {said}")
            sides.addWidget(told, 1, at)
            sides.setColumnStretch(at, 1)
        column.addLayout(sides)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        self.source = kit.Button(self.tr("See the source"))
        self.source.setAccessibleDescription(found.there)
        self.source.clicked.connect(lambda: self.source_wanted.emit(found))
        if found.page is None and found.entry is None:
            self.source.hide()
        self.ask = kit.Button(self.tr("Ask later"), role="quiet")
        self.ask.setToolTip(self.tr("Note it with what is not known yet, and show it here no more"))
        self.ask.setAccessibleDescription(found.here)
        self.ask.clicked.connect(lambda: self.ask_wanted.emit(found))
        self.ask.setEnabled(can_write)
        deeds.addWidget(self.source)
        deeds.addWidget(self.ask)
        deeds.addStretch(1)
        column.addLayout(deeds)
