"""What is due for a book at work: told when it is opened, and in full when it is asked for."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from lifestory_app.domain.edits import Edit, PutEvent, PutHome
from lifestory_app.domain.homes import Event, EventKind, Home, HomeKind
from lifestory_app.domain.ids import EventId, HomeId, new_id
from lifestory_app.services.deadlines import Deadlines, DueDates, Start, following, pressing
from lifestory_app.ui import kit
from lifestory_app.ui.due import words

if TYPE_CHECKING:
    from lifestory_app.services.settings import Settings
    from lifestory_app.ui.bench import Bench

LOOK_AFTER_MS = 2500
"""The first page and the book's place on the shelf come first."""
_NOTICE = "due"


class DueSteps:
    """Knows when to tell what is due, and where a day that is not known is entered."""

    def __init__(self, bench: "Bench", settings: "Settings") -> None:
        self._bench = bench
        self.next: tuple[str, date | None] | None = None
        """What is due next and when, for the first screen; None until it was reckoned."""
        self.deadlines = Deadlines(bench.session, settings, bench)
        self.deadlines.told.connect(self._tell)
        QTimer.singleShot(LOOK_AFTER_MS, bench, self._look)

    def show(self) -> None:
        """Show all that is due."""
        from lifestory_app.ui.due.due_dialog import DueDialog

        bench = self._bench
        dialog = DueDialog(bench, self.deadlines, bench.session.book.the_child.known_as)
        dialog.day_wanted.connect(self._enter_day)
        bench.run(dialog)

    def _look(self) -> None:
        if not self._bench.session.is_closed:
            self.deadlines.reckon()

    def _tell(self, dates: DueDates) -> None:
        """Tell what is due soon or was due not long ago; of all else nobody is reminded without asking."""
        comes = following(dates)
        self.next = (comes.rule.name, comes.on) if comes is not None else ("", None)
        due = pressing(dates)
        if due is None:
            self._bench.notices.drop(_NOTICE)
            return
        more = kit.Button(self._bench.tr("When things are due"))
        more.clicked.connect(self.show)
        kind = "warn" if due.on is not None and due.on < dates.today else "note"
        self._bench.notices.show(_NOTICE, kind, words.pressing(due, dates), "", more)

    def _enter_day(self, start: Start) -> None:
        """Go to the home or event that lacks the day, made where there is none."""
        book = self._bench.session.book
        if start is Start.CELEBRATION:
            event = next((each for each in book.events if each.kind is EventKind.ADOPTION_DAY), None)
            if event is None:
                event = Event(EventId(new_id()), EventKind.ADOPTION_DAY, self._bench.tr("Adoption day"))
                self._put(PutEvent(event))
            self._bench.show_entry("event", event.id)
            return
        placed = start is Start.PLACED
        home = next((each for each in book.homes if each.when.start is None and each.kind.is_new_family is placed), None)
        if home is None:
            home = Home(HomeId(new_id()), HomeKind.ADOPTIVE if placed else HomeKind.FOSTER, "")
            self._put(PutHome(home))
        self._bench.show_entry("home", home.id)

    def _put(self, edit: Edit) -> None:
        self._bench.session.do_alone(edit)
