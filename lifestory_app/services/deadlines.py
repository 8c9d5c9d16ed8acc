"""What is due for the book at work, reckoned on another thread: the bank holidays take a moment to load."""

from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from lifestory_app import platforms
from lifestory_app.domain.due_edits import MarkDone, MarkNotDone
from lifestory_app.services.jobs import Job
from lifestory_app.services.session import Session
from lifestory_app.services.settings import Settings
from lifestory_app.usecases.deadlines import AHEAD, Due, DueDates, Nation, Start, Unit, dates_of, following, pressing

__all__ = ["AHEAD", "Deadlines", "Due", "DueDates", "Nation", "Start", "Unit", "following", "pressing", "today"]


def today() -> date:
    """The day it is where this computer stands."""
    return datetime.now().astimezone().date()


class Deadlines(QObject):
    """`told` gives the DueDates each time they are reckoned: when asked, and after the book or the nation changed."""

    told = Signal(object)

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._job: Job | None = None
        self._again = False

    @property
    def nation(self) -> Nation:
        """Whose bank holidays count."""
        return Nation(self._settings.value("nation"))

    def choose(self, nation: Nation) -> None:
        """Count the bank holidays of another part of the United Kingdom from now on."""
        self._settings.set("nation", nation.value)
        self.reckon()

    def reckon(self) -> None:
        """Reckon anew; `told` gives what came of it."""
        if self._job is not None:
            self._again = True
            return
        book, nation = self._session.book, self.nation
        self._job = self._session.jobs.start(lambda _tell: dates_of(book, nation, today()))
        self._job.done.connect(self._done)
        self._job.failed.connect(self._failed)

    def mark(self, due: Due, done: bool) -> None:
        """Note that something is done, or that it is not after all."""
        self._session.end_phrase()
        who = platforms.user_name()
        edit = MarkDone(due.rule.id, due.rule.name, today().isoformat(), who) if done else MarkNotDone(due.rule.id)
        self._session.do(edit)
        self.reckon()

    def _done(self, dates: DueDates) -> None:
        self._job = None
        if self._again:
            self._again = False
            self.reckon()
        elif not self._session.is_closed:
            self.told.emit(dates)

    def _failed(self, mistake: BaseException) -> None:
        self._job = None
        raise mistake
