"""Opens books for the reading view, off the thread that draws, and keeps the open one."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from lifestory_app.services.jobs import Job, Jobs
from lifestory_app.usecases.reading import ReadableBook, read_book, read_sample


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

    def open(self, path: Path, words: str) -> None:
        """Open a book with its passphrase or recovery code."""
        self._start(self._jobs.start(lambda tell: read_book(path, words, tell)))

    def open_sample(self) -> None:
        """Make the sample book and open it."""
        self._start(self._jobs.start(read_sample))

    def stop(self) -> None:
        if self._job is not None:
            self._job.stop()

    def close(self) -> None:
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

    def _keep(self, book: ReadableBook) -> None:
        self.close()
        self.book = book
        self.opened.emit(book)
