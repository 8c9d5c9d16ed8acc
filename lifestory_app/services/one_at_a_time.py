"""Work that is done one piece at a time, off the thread that draws, and how each piece ended."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from lifestory_app.domain.edits import AddReceipt
from lifestory_app.domain.progress import Tell
from lifestory_app.domain.receipts import Receipt
from lifestory_app.services.jobs import Job, Jobs
from lifestory_app.services.session import Session

Work = Callable[[Tell], Any]


class OneAtATime(QObject):
    """Starts work, and says how far it is and how it ended. It goes on when the dialog that asked for it is closed."""

    progressed = Signal(int, int, str)
    refused = Signal(str)
    stopped = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    def stop(self) -> None:
        """Ask what is under way to stop. Nothing half-made is left."""
        if self._job is not None:
            self._job.stop()

    def _is_free(self, busy: str) -> bool:
        """Whether work can begin; where it cannot, `busy` is told."""
        if self._job is not None:
            self.refused.emit(busy)
        return self._job is None

    def _start(self, work: Work, then: Callable[[Any], object], failed: str = "") -> None:
        """Start work; `then` gets what it gives. `failed` is told where a mistake of ours ends it, which is raised too."""
        self._job = self._jobs.start(work)
        self.progressed.emit(0, 0, "")
        self._job.progressed.connect(self.progressed)
        self._job.done.connect(lambda made: self._done(made, then))
        self._job.refused.connect(self._refused)
        self._job.stopped.connect(self._free)
        self._job.stopped.connect(self._stopped)
        self._job.failed.connect(lambda mistake: self._failed(mistake, failed))

    def _free(self) -> None:
        self._job = None

    def _done(self, made: Any, then: Callable[[Any], object]) -> None:
        self._free()
        then(made)

    def _refused(self, sentence: str) -> None:
        self._free()
        self.refused.emit(sentence)

    def _stopped(self) -> None:
        self.stopped.emit()

    def _failed(self, mistake: BaseException, told: str) -> None:
        self._free()
        if told:
            self.refused.emit(told)
        else:
            self.stopped.emit()
        raise mistake


class LeavesBook(OneAtATime):
    """Makes what leaves a session's book, from the book as it was asked for, and notes in it that it left."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session.jobs, parent)
        self._session = session

    def _is_ready(self, busy: str) -> bool:
        """Whether work can begin on a book in which everything that was typed stands; where not, `busy` is told."""
        if not self._is_free(busy):
            return False
        self._session.end_phrase()
        self._session.settled()
        return True

    def _note(self, receipt: Receipt) -> None:
        if self._session.can_write and not self._session.is_closed:
            self._session.do_alone(AddReceipt(receipt))
