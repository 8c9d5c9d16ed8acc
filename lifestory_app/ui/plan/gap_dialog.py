"""What is not known, whole: who was asked, when and what came of it, the next step, the page, and how it ended."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.edits import Edit, PutGap
from lifestory_app.domain.gaps import Asked, Gap, GapState
from lifestory_app.domain.ids import GapId, PageId, new_id
from lifestory_app.domain.plan_edits import RemoveGap
from lifestory_app.ui import kit
from lifestory_app.ui.people.fields import Choice
from lifestory_app.ui.people.parts import Pair
from lifestory_app.ui.plan import words
from lifestory_app.ui.plan.dialogs import DayField, EntryDialog, line, said


class _Try(QWidget):
    """One try: whom, when, and what came of it."""

    taken_off = Signal(object)

    def __init__(self, asked: Asked, number: int, *, can_write: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        self.whom = line(asked.whom, self.tr("Gran Jean"))
        self.when = DayField(self.tr("When, try {number}").format(number=number), asked.when)
        self.outcome = line(asked.outcome, self.tr("She will look in the loft"))
        column.addWidget(Pair(kit.Field(self.tr("Who was asked, try {number}").format(number=number), self.whom), self.when))
        row = QHBoxLayout()
        self.away = kit.IconButton("delete", self.tr("Take off try {number}").format(number=number))
        self.away.clicked.connect(lambda: self.taken_off.emit(self))
        if not can_write:
            self.away.hide()
        outcome = self.tr("What came of it, try {number}").format(number=number)
        row.addWidget(kit.Field(outcome, self.outcome, beside=self.away), 1)
        column.addLayout(row)

    @property
    def asked(self) -> Asked:
        return Asked(said(self.whom), self.when.day, said(self.outcome))

    @property
    def is_empty(self) -> bool:
        return self.asked == Asked("")


class WholeGapDialog(EntryDialog):
    """Shows all that is noted of one thing that is not known. `page_wanted` asks for the page that says it."""

    page_wanted = Signal(object)

    def __init__(self, parent: QWidget | None, book: Book, gap: Gap | None, today: date, *, can_write: bool) -> None:
        super().__init__(parent, "", "gap", is_new=gap is None, can_write=can_write, width=640)
        title = self.tr("What we do not know yet")
        self.setWindowTitle(title)
        self.title.setText(title)
        self._today, self._can_write = today, can_write
        self._gap = gap or Gap(GapId(new_id()), "")
        shown = self._gap
        self.what = line(shown.what, self.tr("A photo of Dean"))
        self._what_field = kit.Field(self.tr("What is not known"), self.what)
        self.body.addWidget(self._what_field)
        self.page = Choice(dict(words.pages(book)))
        self.page.show_value(shown.page)
        self._go = kit.Button(self.tr("Go there"), "page")
        self._go.setAccessibleName(self.tr("Go to the page that says it"))
        self._go.clicked.connect(self._go_to_page)
        self.page.activated.connect(lambda _: self._renew())
        self.body.addWidget(kit.Field(self.tr("The page that says it"), self.page, beside=self._go))
        self._tries: list[_Try] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.body.addWidget(kit.label(self.tr("Who was asked, and when"), "label"))
        self.body.addLayout(self._list)
        self._more = kit.Button(self.tr("Add a try"), "add")
        self._more.clicked.connect(self._add)
        if not can_write:
            self._more.hide()
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        for asked in shown.tries:
            self._put(asked)
        self.next_step = line(shown.next_step, self.tr("Try his sister"))
        self.again = self._day(self.tr("When to ask again"), shown.ask_again)
        self.body.addWidget(Pair(kit.Field(self.tr("The next step"), self.next_step), self.again))
        states = [
            (GapState.OPEN.value, self.tr("Still open"), "gap"),
            (GapState.FOUND.value, self.tr("Found"), "ok"),
            (GapState.TOLD.value, self.tr("Told kindly as not known"), "heart"),
        ]
        self.state = kit.Segments(states, self.tr("How it stands"))
        self.state.choose(shown.state.value)
        self.body.addWidget(kit.Field(self.tr("How it stands"), self.state))
        self._end()
        self._renew()
        (self.what if gap is None else self.next_step).setFocus()

    def _renew(self) -> None:
        self._go.setEnabled(self.page.value is not None)

    def _put(self, asked: Asked) -> _Try:
        made = _Try(asked, len(self._tries) + 1, can_write=self._can_write)
        made.taken_off.connect(self._take_off)
        self._tries.append(made)
        self._list.addWidget(made)
        kit.tab_as_laid_out(self)
        return made

    def _add(self) -> None:
        self._put(Asked("", UncertainDate.on(self._today))).whom.setFocus()

    def _take_off(self, row: _Try) -> None:
        left = [each.asked for each in self._tries if each is not row]
        kit.clear(self._list)
        self._tries = []
        for asked in left:
            self._put(asked)
        self._more.setFocus()

    def _go_to_page(self) -> None:
        page = self.page.value
        self.reject()
        self.page_wanted.emit(page)

    @property
    def lines(self) -> list[QLineEdit]:
        """The lines of the tries: whom, of each."""
        return [each.whom for each in self._tries]

    def add_try(self) -> None:
        """Add a try, as its button does."""
        self._add()

    def kept(self) -> Edit | None:
        if not all(each.when.reads() for each in self._tries):
            return None
        if not said(self.what):
            self._what_field.show_trouble(self.tr("Say what it is, in a few words."))
            self.what.setFocus()
            return None
        state = GapState(self.state.choice)
        page = self.page.value
        return PutGap(
            replace(
                self._gap,
                what=said(self.what),
                tries=tuple(each.asked for each in self._tries if not each.is_empty and each.asked != Asked("", each.when.day)),
                ask_again=self.again.day,
                next_step=said(self.next_step),
                filled=state is GapState.FOUND,
                told=state is GapState.TOLD,
                page=PageId(str(page)) if page is not None else None,
            )
        )

    def gone(self) -> Edit:
        return RemoveGap(self._gap.id)
