"""Opens books for the reading view, off the thread that draws, and keeps the open one.

The use cases load PDF, Word and photo libraries, which would hold up the first window; so they are imported where the work
is done.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lifestory_app.domain.progress import Tell
from lifestory_app.services.jobs import Job, Jobs

if TYPE_CHECKING:
    from lifestory_app.usecases.reading import ReadableBook


class ReadingRoom(QObject):
    """The book that is open for reading. Says when it has one, or why it has none."""

    opened = Signal(object)
    refused = Signal(str)
    progressed = Signal(int, int, str)
    stopped = Signal()
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self.book: ReadableBook | None = None

    def warm_up(self) -> None:
        """Load what opening a book needs while the user reads the first screen."""
        self._jobs.start(_load)

    def open(self, path: Path, words: str) -> None:
        """Open a book with its passphrase or recovery code."""
        self._start(self._jobs.start(lambda tell: _read_book(path, words, tell)))

    def open_sample(self, kind: str = "adoption") -> None:
        """Make the sample book of a kind and open it."""
        self._start(self._jobs.start(lambda tell: _read_sample(kind, tell)))

    def stop(self) -> None:
        """Ask the opening that is under way to stop."""
        if self._job is not None:
            self._job.stop()

    def close(self) -> None:
        """Close the open book, if there is one."""
        if self.book is not None:
            self.book.close()
            self.book = None

    def _start(self, job: Job) -> None:
        self._job = job
        self.progressed.emit(0, 0, "")
        job.progressed.connect(self.progressed)
        job.refused.connect(self.refused)
        job.stopped.connect(self.stopped)
        job.failed.connect(self.failed)
        job.done.connect(self._keep)

    def _keep(self, book: "ReadableBook") -> None:
        self.close()
        self.book = book
        self.opened.emit(book)


def _load(_tell: Tell) -> None:
    from lifestory_app.usecases.reading import load

    load()


def _read_book(path: Path, words: str, tell: Tell) -> "ReadableBook":
    from lifestory_app.usecases.reading import read_book

    return read_book(path, words, tell)


def _read_sample(kind: str, tell: Tell) -> "ReadableBook":
    from lifestory_app.usecases.reading import read_sample

    return read_sample(tell, kind)
