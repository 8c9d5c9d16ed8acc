"""A family tree file into the book that is open for work: read on another thread, then one edit of the session."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lifestory_app.domain.progress import Tell
from lifestory_app.services.jobs import Job
from lifestory_app.services.session import Session

if TYPE_CHECKING:
    from lifestory_app.usecases.family import FamilyRead


class TreeBringing(QObject):
    """One file at a time. `brought` gives what came and what was left out, after the book has its new people."""

    brought = Signal(object)
    refused = Signal(str)
    ended = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def bring(self, path: Path) -> None:
        """Read a file and add everybody in it; nobody is joined with somebody of the book."""
        if self._job is not None:
            self.refused.emit(self.tr("A family tree is being read already. Bring this one when it is done."))
            return
        book = self._session.book

        def work(tell: Tell) -> "FamilyRead":
            from lifestory_app.usecases.family import read_family

            return read_family(book, path, tell=tell)

        self._job = self._session.jobs.start(work)
        self._job.done.connect(self._done)
        self._job.refused.connect(self._refused)
        self._job.stopped.connect(self._end)
        self._job.failed.connect(self._failed)

    def _done(self, read: "FamilyRead") -> None:
        self._end()
        if self._session.is_closed:
            return
        if read.edit.people or read.edit.bonds:
            self._session.end_phrase()
            done = self._session.do(replace(read.edit, label=self.tr("Bring in a family tree")))
            self._session.end_phrase()
            if not done:
                return
        self.brought.emit(read)

    def _refused(self, sentence: str) -> None:
        self._end()
        self.refused.emit(sentence)

    def _failed(self, mistake: BaseException) -> None:
        self._refused(self.tr("The family tree could not be read. The book is as it was."))
        raise mistake

    def _end(self) -> None:
        self._job = None
        self.ended.emit()
