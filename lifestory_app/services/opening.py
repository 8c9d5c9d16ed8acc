"""Opens books for work, off the thread that draws. One at a time."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lifestory_app.domain.progress import Tell
from lifestory_app.services.jobs import Job, Jobs

if TYPE_CHECKING:
    from lifestory_app.usecases.editing import Work


class BookOpener(QObject):
    """Says when a book is open for work, or why it is not. `in_use` says that somebody else works in it."""

    opened = Signal(object)
    refused = Signal(str)
    in_use = Signal(str)
    progressed = Signal(int, int, str)
    stopped = Signal()
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None

    def open(self, path: Path, words: str, *, write: bool = True, take_over: bool = False) -> None:
        """Open a book with its passphrase or recovery code."""
        self.progressed.emit(0, 0, "")
        job = self._jobs.start(lambda tell: _open(path, words, write, take_over, tell))
        self._job = job
        job.progressed.connect(self.progressed)
        job.refused.connect(lambda sentence: self._refused(job, sentence))
        job.stopped.connect(self.stopped)
        job.failed.connect(self.failed)
        job.done.connect(self.opened)

    def stop(self) -> None:
        """Ask the opening that is under way to stop."""
        if self._job is not None:
            self._job.stop()

    def _refused(self, job: Job, sentence: str) -> None:
        if type(job.refusal).__name__ == "BookInUse":
            self.in_use.emit(sentence)
        else:
            self.refused.emit(sentence)


def _open(path: Path, words: str, write: bool, take_over: bool, tell: Tell) -> "Work":
    from lifestory_app.usecases.editing import open_for_work

    return open_for_work(path, words, write=write, take_over=take_over, tell=tell)
