"""What leaves of a letter, made on another thread and noted in the book."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from lifestory_app.domain.ids import LetterId
from lifestory_app.domain.letters import Letter
from lifestory_app.domain.progress import Tell
from lifestory_app.domain.receipts import Receipt
from lifestory_app.services.one_at_a_time import LeavesBook

if TYPE_CHECKING:
    from lifestory_app.usecases.letter_papers import PapersMade

__all__ = ["LetterLeaving", "papers_of"]


def papers_of(letter: Letter) -> tuple[tuple[str, str], ...]:
    """The papers there are for a letter, each with its id and what it is called."""
    from lifestory_app.usecases.letter_papers import papers_of

    return papers_of(letter)


class LetterLeaving(LeavesBook):
    """Makes the documents of a letter, one letter at a time."""

    made = Signal(object)

    def make(
        self, folder: Path, letter: LetterId, papers: frozenset[str], *, pdf: bool, docx: bool, replace: bool = False
    ) -> None:
        """Make the papers that are wanted in a folder; `made` tells when they are there."""
        if not self._is_ready(self.tr("Papers are being made already. Wait until they are done.")):
            return
        opened = self._session.opened

        def work(tell: Tell) -> "tuple[PapersMade, Receipt]":
            from lifestory_app.usecases.editing import apart
            from lifestory_app.usecases.letter_papers import Form, LetterWish, write_papers

            forms = frozenset(form for form, wanted in ((Form.PDF, pdf), (Form.DOCX, docx)) if wanted)
            return write_papers(apart(opened), LetterWish(folder, letter, forms, papers, replace), tell)

        self._start(work, self._made, self.tr("The papers could not be made. The book is as it was."))

    def _made(self, outcome: "tuple[PapersMade, Receipt]") -> None:
        made, receipt = outcome
        self._note(receipt)
        self.made.emit(made)
