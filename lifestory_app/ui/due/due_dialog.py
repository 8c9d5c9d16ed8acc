"""When work on this book is due: every rule with its day, how far off it is, and what waits for a day not yet known."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.services.deadlines import AHEAD, Deadlines, Due, DueDates, Start
from lifestory_app.ui import kit
from lifestory_app.ui.dates import weekday
from lifestory_app.ui.due import words
from lifestory_app.ui.people.fields import Choice


class DueDialog(kit.Dialog):
    """Shows what is due. `day_wanted` asks for the form in which a day that is not known (a Start) can be entered."""

    day_wanted = Signal(object)

    def __init__(self, parent: QWidget | None, deadlines: Deadlines, child: str) -> None:
        super().__init__(parent, "", "calendar", width=760)
        self.setWindowTitle(self.tr("When things are due"))
        self.title.setText(self.tr("When things are due"))
        self._deadlines, self._child = deadlines, child
        note = self.tr("Reckoned from the homes and events in the book. Your council may have rules of its own; theirs count.")
        self.body.addWidget(kit.label(note, "quiet", wraps=True))
        self.nation = Choice(words.nations())
        self.nation.show_value(deadlines.nation)
        self.nation.picked.connect(deadlines.choose)
        self.body.addWidget(kit.Field(self.tr("Bank holidays of"), self.nation))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        deadlines.told.connect(self.show_dates)
        deadlines.reckon()

    def show_dates(self, dates: DueDates) -> None:
        """Show what is due, soonest first."""
        focused = self.focusWidget()
        kept = focused.objectName() if focused is not None else ""
        kit.clear(self._rows)
        names = {each.rule.id: each.rule.name for each in dates.due}
        for due in dates.due:
            self._rows.addWidget(self._row(due, dates, names))
        if not dates.due:
            self._rows.addWidget(kit.label(self.tr("Nothing is due for this kind of book."), "body"))
        again = self.findChild(QWidget, kept) if kept else None
        if again is not None:
            again.setFocus()
        self.fit()

    def _row(self, due: Due, dates: DueDates, names: dict[str, str]) -> QFrame:
        card = kit.Card(12)
        across = QHBoxLayout()
        across.setSpacing(16)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(kit.label(due.rule.name, "strong", wraps=True))
        told.addWidget(kit.label(words.rule(due, self._child, names), "body", wraps=True))
        if not due.is_exact and due.on is not None:
            told.addWidget(kit.label(self.tr("Reckoned from the earliest day it may have been."), "small", wraps=True))
        told.addWidget(kit.label(f"{due.rule.why} {due.rule.source}.", "small", wraps=True))
        across.addLayout(told, 1)
        side = QVBoxLayout()
        side.setSpacing(6)
        if due.on is None:
            side.addWidget(kit.Chip(self.tr("The day is not known yet"), "gap", "note"))
            button = kit.Button(self.tr("Enter it"), "pen")
            start = words.starts(self._child)[due.start]
            button.setAccessibleName(self.tr("Enter the day: {start}").format(start=start))
            button.clicked.connect(lambda: self._ask_for(due.start))
        elif due.done is not None:
            side.addWidget(kit.Chip(self.tr("Done, {day}").format(day=weekday(due.done, dates.today)), "ok", "good"))
            button = kit.Button(self.tr("Not done after all"), role="quiet")
            button.setAccessibleName(self.tr("Not done after all: {name}").format(name=due.rule.name))
            button.clicked.connect(lambda: self._deadlines.mark(due, False))
        else:
            ahead = (due.on - dates.today).days
            kind, icon = ("warn", "warning") if ahead < 0 else ("note", "clock") if ahead <= AHEAD else ("plain", "calendar")
            side.addWidget(kit.Chip(weekday(due.on, dates.today), icon, kind))
            side.addWidget(kit.label(words.far(due, dates), "small"))
            button = kit.Button(self.tr("It is done"), "tick")
            button.setAccessibleName(self.tr("It is done: {name}").format(name=due.rule.name))
            button.clicked.connect(lambda: self._deadlines.mark(due, True))
        button.setObjectName(f"due {due.rule.id}")
        side.addWidget(button)
        side.addStretch(1)
        across.addLayout(side)
        card.body.addLayout(across)
        return card

    def _ask_for(self, start: Start) -> None:
        self.accept()
        self.day_wanted.emit(start)
