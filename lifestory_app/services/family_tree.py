"""A family tree file into the book that is open for work: read on another thread, then one edit of the session."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lifestory_app.domain.progress import Tell
from lifestory_app.services.one_at_a_time import OneAtATime
from lifestory_app.services.session import Session

if TYPE_CHECKING:
    from lifestory_app.usecases.family import FamilyRead


class TreeBringing(OneAtATime):
    """One file at a time. `brought` gives what came and what was left out, after the book has its new people."""

    brought = Signal(object)
    ended = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session.jobs, parent)
        self._session = session

    def bring(self, path: Path) -> None:
        """Read a file and add everybody in it; nobody is joined with somebody of the book."""
        if not self._is_free(self.tr("A family tree is being read already. Bring this one when it is done.")):
            return
        book = self._session.book

        def work(tell: Tell) -> "FamilyRead":
            from lifestory_app.usecases.family import read_family

            return read_family(book, path, tell=tell)

        self._start(work, self._take, self.tr("The family tree could not be read. The book is as it was."))

    def _take(self, read: "FamilyRead") -> None:
        if self._session.is_closed:
            return
        if read.edit.people or read.edit.bonds:
            done = self._session.do_alone(replace(read.edit, label=self.tr("Bring in a family tree")))
            if not done:
                return
        self.brought.emit(read)

    def _free(self) -> None:
        super()._free()
        self.ended.emit()
