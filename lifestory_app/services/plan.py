"""The plan of an open book for the window, and the making of the one page for a meeting.

The use cases load layout, so they are imported where they are asked.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.extracts import ExtractKind
from lifestory_app.domain.people import NameKind
from lifestory_app.domain.plan import Stage
from lifestory_app.domain.plan_edits import MarkStage
from lifestory_app.domain.progress import Tell
from lifestory_app.domain.receipts import Receipt
from lifestory_app.services.deadlines import Nation, today
from lifestory_app.services.jobs import Job
from lifestory_app.services.one_at_a_time import LeavesBook
from lifestory_app.services.session import Session

if TYPE_CHECKING:
    from lifestory_app.domain.edition import Withheld
    from lifestory_app.usecases.plan import ExtractMade, LaidOutBook, Standing, Written

__all__ = [
    "Edition",
    "ExtractKind",
    "Extracts",
    "Nation",
    "is_adopted",
    "name_for_record",
    "standing_of",
    "turn_stage",
    "written_of",
]


def written_of(book: Book) -> "Written":
    from lifestory_app.usecases.plan import written_of

    return written_of(book)


def standing_of(book: Book) -> "tuple[Standing, ...]":
    from lifestory_app.usecases.plan import standing_of

    return standing_of(book)


def is_adopted(book: Book) -> bool:
    """Whether the book names a new family, so that it matters which record a page is for."""
    from lifestory_app.usecases.plan import names_new_family

    return bool(names_new_family(book))


def name_for_record(book: Book) -> str:
    """What a file for the care record may call the child: never a name from the new family."""
    name = book.the_child.name(NameKind.KNOWN_AS, NameKind.BIRTH, NameKind.FORMER)
    return name.given if name is not None else ""


def turn_stage(session: Session, stage: Stage) -> bool:
    """Say that a stage is reached, or is not after all. Returns what holds now."""
    book = session.book
    standing = next(each for each in standing_of(book) if each.stage is stage)
    wanted = not standing.is_done
    if standing.is_said:
        # Where the book by itself shows what is wanted, nobody needs to say it.
        session.do_alone(MarkStage(stage, None))
        shown = next(each for each in standing_of(session.book) if each.stage is stage)
        if shown.is_done is wanted:
            return wanted
        session.undo()
    session.do_alone(MarkStage(stage, wanted, UncertainDate.on(today()) if wanted else None))
    return wanted


class Extracts(LeavesBook):
    """Shows and makes the one page."""

    seen = Signal(object, object)
    made = Signal(object)

    def __init__(self, session: Session, nation: Nation, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self._nation = nation
        self._looking: Job | None = None
        self._again: tuple[ExtractKind, Edition] | None = None

    def look(self, kind: ExtractKind, edition: Edition) -> None:
        """Lay the page out; `seen` gives its sides, and what was held back."""
        if self._looking is not None:
            self._again = (kind, edition)
            return
        book, fonts, nation = self._session.book, self._session.fonts, self._nation

        def work(_tell: Tell) -> "tuple[LaidOutBook, tuple[Withheld, ...]]":
            from lifestory_app.usecases.plan import extract_for, laid_out_extract

            extract, withheld = extract_for(book, kind, edition, nation, today(), fonts)
            return laid_out_extract(extract, book, fonts), withheld

        self._looking = self._session.jobs.start(work)
        self._looking.done.connect(self._looked)
        self._looking.refused.connect(self._not_seen)
        self._looking.failed.connect(self._failed_to_look)

    def _looked(self, found: "tuple[LaidOutBook, tuple[Withheld, ...]]") -> None:
        self._looking = None
        again, self._again = self._again, None
        if again is not None:
            self.look(*again)
        else:
            self.seen.emit(*found)

    def _not_seen(self, sentence: str) -> None:
        self._looking = self._again = None
        self.refused.emit(sentence)

    def _failed_to_look(self, mistake: BaseException) -> None:
        self._looking = self._again = None
        if not self._session.is_closed:
            raise mistake

    def make(self, target: Path, kind: ExtractKind, edition: Edition) -> None:
        """Make the page; `made` tells when it is in its place."""
        if not self._is_ready(self.tr("A page is being made already. Wait until it is done.")):
            return
        opened, nation = self._session.opened, self._nation

        def work(tell: Tell) -> "tuple[ExtractMade, Receipt]":
            from lifestory_app.usecases.plan import ExtractWish, write_extract

            return write_extract(opened, ExtractWish(target, kind, edition, nation, replace=True), tell)

        self._start(work, self._made, self.tr("The page could not be made. The book is as it was."))

    def _made(self, outcome: "tuple[ExtractMade, Receipt]") -> None:
        made, receipt = outcome
        self._note(receipt)
        self.made.emit(made)

    def _stopped(self) -> None:
        self.refused.emit(self.tr("Stopped. Nothing was made."))
