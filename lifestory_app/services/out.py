"""What leaves the book: looked at beforehand, made on another thread from the book as it was asked for, and noted in it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lifestory_app.domain.book import PageShape
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.ids import StoryboardId
from lifestory_app.domain.progress import Tell
from lifestory_app.domain.receipts import Receipt
from lifestory_app.services.one_at_a_time import LeavesBook
from lifestory_app.services.session import Session

if TYPE_CHECKING:
    from lifestory_app.usecases.handing_over import Exported, Made, PdfPages, Readiness, Recorded


class Leaving(LeavesBook):
    """Makes copies of a session's book."""

    checked = Signal(object)
    made = Signal(object)
    recorded = Signal(object)
    previewed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self._is_preview = False
        self._next: Edition | StoryboardId | None = None

    def check(self, edition: Edition, paper: PageShape | None = None) -> None:
        """Look at what an edition would hold, on this paper or the book's own; `checked` gives a Readiness."""
        opened, book = self._session.opened, self._session.book

        def work(_tell: Tell) -> "Readiness":
            from lifestory_app.usecases.handing_over import readiness

            return readiness(opened, book, edition, paper)

        job = self._session.jobs.start(work)
        job.done.connect(self.checked)
        job.refused.connect(self.refused)
        job.failed.connect(_raise)

    def make(
        self,
        target: Path,
        edition: Edition,
        *,
        screen: bool,
        bleed: bool,
        replace: bool,
        paper: PageShape | None = None,
    ) -> None:
        """Make a PDF or a Word document; `made` tells when it is in its place and was read again."""
        if not self._can_copy():
            return
        opened = self._session.opened

        def work(tell: Tell) -> "Made":
            from lifestory_app.usecases.handing_over import ExportWish, Preset, make

            preset = Preset.SCREEN if screen else Preset.PRINT
            wish = ExportWish(target, edition, preset, paper, bleed=bleed, crop_marks=bleed, replace=replace)
            return make(opened, wish, tell)

        self._start(work, self._made)

    def make_booklet(self, target: Path, story: StoryboardId, *, replace: bool) -> None:
        """Make Words and Pictures by itself, as a booklet to fold; `made` tells when it is in its place and was read again."""
        if not self._can_copy():
            return
        opened, book = self._session.opened, self._session.book

        def work(tell: Tell) -> "Made":
            from lifestory_app.usecases.editing import apart
            from lifestory_app.usecases.handing_over import Made
            from lifestory_app.usecases.story_booklets import BookletWish, make_booklet

            return Made(*make_booklet(apart(opened), book, BookletWish(story, target, replace), tell))

        self._start(work, self._made)

    def copy_to_record(self, folder: Path, edition: Edition) -> None:
        """Put a checked copy on the child's record; `recorded` tells when it is there."""
        if not self._can_copy():
            return
        opened = self._session.opened

        def work(tell: Tell) -> "tuple[Recorded, Receipt]":
            from lifestory_app.usecases.handing_over import copy_to_the_record

            return copy_to_the_record(opened, folder, edition, tell)

        self._start(work, self._recorded)

    def preview(self, of: "Edition | StoryboardId") -> None:
        """Make the very PDF in memory, of an edition or of a story as a booklet; `previewed` gives its pages.

        One that is still being made gives way to it.
        """
        if self._job is not None and self._is_preview:
            self._next = of
            self._job.stop()
            return
        if not self._can_copy():
            return
        opened, book = self._session.opened, self._session.book

        def work(tell: Tell) -> "PdfPages":
            from lifestory_app.usecases.editing import apart
            from lifestory_app.usecases.handing_over import PdfPages, pdf_in_memory
            from lifestory_app.usecases.story_booklets import booklet_in_memory

            if isinstance(of, Edition):
                return PdfPages(pdf_in_memory(opened, book, of, tell))
            return PdfPages(booklet_in_memory(apart(opened), book, of, tell))

        self._is_preview = True
        self._start(work, self._previewed)

    def drop_preview(self) -> None:
        """Nobody looks at the PDF any more. A copy that is being made goes on."""
        if self._is_preview:
            self.stop()

    def stop(self) -> None:
        """Ask what is under way to stop. Nothing half-made is left."""
        self._next = None
        super().stop()

    def _can_copy(self) -> bool:
        self._is_preview = self._is_preview and self.is_busy
        return self._is_ready(self.tr("A copy is being made already. Wait for it, or stop it first."))

    def _made(self, made: "Made") -> None:
        self._note(made.receipt)
        exported: Exported = made.exported
        self.made.emit(exported)

    def _recorded(self, outcome: "tuple[Recorded, Receipt]") -> None:
        recorded, receipt = outcome
        self._note(receipt)
        self.recorded.emit(recorded)

    def _previewed(self, pages: "PdfPages") -> None:
        if not self._go_on():
            self.previewed.emit(pages)

    def _go_on(self) -> bool:
        """Begin the preview that waited for another one to end. False where none did."""
        wanted, self._next = self._next, None
        if wanted is not None:
            self.preview(wanted)
        return wanted is not None

    def _stopped(self) -> None:
        if not self._go_on():
            super()._stopped()


def booklet(pages: int) -> tuple[tuple[int | None, int | None], ...]:
    """Pages as pairs on the sides of folded sheets."""
    from lifestory_app.usecases.handing_over import booklet_order

    return booklet_order(pages)


def pages_of(text: str, pages: int) -> tuple[int, ...]:
    """Pages from words like “1-4, 7”. Raises ValueError naming what is not a page."""
    from lifestory_app.usecases.handing_over import wanted_pages

    return wanted_pages(text, pages)


def _raise(mistake: BaseException) -> None:
    raise mistake
