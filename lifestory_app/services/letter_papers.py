"""What leaves of a letter, made on another thread and noted in the book."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lifestory_app.domain.edits import AddReceipt
from lifestory_app.domain.ids import LetterId
from lifestory_app.domain.letters import Letter
from lifestory_app.domain.progress import Tell
from lifestory_app.services.jobs import Job
from lifestory_app.services.session import Session

if TYPE_CHECKING:
    from lifestory_app.usecases.letter_papers import PapersMade

__all__ = ["LetterLeaving", "papers_of"]


def papers_of(letter: Letter) -> tuple[tuple[str, str], ...]:
    """The papers there are for a letter, each with its id and what it is called."""
    from lifestory_app.usecases.letter_papers import papers_of

    return papers_of(letter)


class LetterLeaving(QObject):
    """Makes the documents of a letter, one letter at a time; it goes on when its dialog is closed."""

    progressed = Signal(int, int, str)
    made = Signal(object)
    refused = Signal(str)
    stopped = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def make(
        self, folder: Path, letter: LetterId, papers: frozenset[str], *, pdf: bool, docx: bool, replace: bool = False
    ) -> None:
        """Make the papers that are wanted in a folder; `made` tells when they are there."""
        if self._job is not None:
            self.refused.emit(self.tr("Papers are being made already. Wait until they are done."))
            return
        self._session.end_phrase()
        self._session.settled()
        opened = self._session.opened

        def work(tell: Tell) -> "tuple[PapersMade, object]":
            from lifestory_app.usecases.editing import apart
            from lifestory_app.usecases.letter_papers import Form, LetterWish, write_papers

            forms = frozenset(form for form, wanted in ((Form.PDF, pdf), (Form.DOCX, docx)) if wanted)
            return write_papers(apart(opened), LetterWish(folder, letter, forms, papers, replace), tell)

        self._job = self._session.jobs.start(work)
        self._job.progressed.connect(self.progressed)
        self._job.done.connect(self._done)
        self._job.refused.connect(self._refused)
        self._job.stopped.connect(self._stopped)
        self._job.failed.connect(self._failed)

    def stop(self) -> None:
        """Ask what is under way to stop. Nothing half-made is left."""
        if self._job is not None:
            self._job.stop()

    def _done(self, outcome: "tuple[PapersMade, object]") -> None:
        self._job = None
        made, receipt = outcome
        if self._session.can_write:
            self._session.end_phrase()
            self._session.do(AddReceipt(receipt))  # type: ignore[arg-type]
            self._session.end_phrase()
        self.made.emit(made)

    def _refused(self, sentence: str) -> None:
        self._job = None
        self.refused.emit(sentence)

    def _stopped(self) -> None:
        self._job = None
        self.stopped.emit()

    def _failed(self, mistake: BaseException) -> None:
        self._job = None
        self.refused.emit(self.tr("The papers could not be made. The book is as it was."))
        raise mistake
