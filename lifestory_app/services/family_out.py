"""The family out of the book: looked at beforehand, made on another thread as a picture or a family tree file, and noted."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lifestory_app.domain.book import Book
from lifestory_app.domain.edition import Edition, Withheld
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.progress import Tell
from lifestory_app.domain.receipts import Receipt
from lifestory_app.services.jobs import Job
from lifestory_app.services.one_at_a_time import LeavesBook
from lifestory_app.services.session import Session

if TYPE_CHECKING:
    from lifestory_app.usecases.family_drawing import FamilyDrawn
    from lifestory_app.usecases.family_out import FamilyWritten


class FamilyForm(StrEnum):
    """What the family can leave as."""

    TREE = "tree"
    ECOMAP = "ecomap"
    TIMELINE = "timeline"
    GENOGRAM = "genogram"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class FamilyAsked:
    """What somebody would like: in which form, for whom, and for a family tree file whether the living are named."""

    form: FamilyForm
    edition: Edition
    living: bool = False


@dataclass(frozen=True, slots=True)
class FamilySeen:
    """What would leave: a small picture of it and its words, or how many people and families; what is held back and why."""

    asked: FamilyAsked
    png: bytes = b""
    title: str = ""
    told: tuple[str, ...] = ()
    people: int = 0
    families: int = 0
    withheld: tuple[Withheld, ...] = ()
    look_at: tuple[str, ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True)
class FamilyMade:
    """A file that is in its place, and what was held back from it."""

    target: Path
    withheld: tuple[Withheld, ...]
    look_at: tuple[str, ...]


class FamilyLeaving(LeavesBook):
    """Makes one file at a time of a session's family."""

    seen = Signal(object)
    made = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self._looking: Job | None = None
        self._next: FamilyAsked | None = None

    def editions(self, form: FamilyForm) -> tuple[Edition, ...]:
        """For whom the family may leave in a form, the usual reader first. No genogram is for the family."""
        from lifestory_app.usecases.family_drawing import records_of

        records = records_of(self._session.book)
        return records if form is FamilyForm.GENOGRAM else (Edition.CHILD, Edition.ADOPTERS, *records)

    def look(self, asked: FamilyAsked) -> None:
        """Look at what would leave; `seen` gives a FamilySeen. Of several asked for quickly the last is looked at."""
        if self._looking is not None:
            self._next = asked
            return
        opened, book = self._session.opened, self._session.book

        def work(_tell: Tell) -> FamilySeen:
            from lifestory_app.usecases.editing import apart

            return _seen(apart(opened), book, asked)

        self._looking = self._session.jobs.start(work)
        self._looking.done.connect(self._seen)
        self._looking.stopped.connect(self._looked)
        self._looking.failed.connect(self._look_failed)

    def make(self, target: Path, asked: FamilyAsked, version: str, *, replace: bool) -> None:
        """Make the file; `version` is the GEDCOM of a family tree file. `made` tells when it is in its place."""
        if not self._is_ready(self.tr("A file is being made already. Wait for it, or stop it first.")):
            return
        opened, book = self._session.opened, self._session.book

        def work(tell: Tell) -> "tuple[FamilyWritten | FamilyDrawn, Receipt]":
            from lifestory_app.usecases.editing import apart
            from lifestory_app.usecases.family_drawing import DiagramForm, DrawingWish, make_drawing
            from lifestory_app.usecases.family_out import FamilyWish, make_family

            if asked.form is FamilyForm.FILE:
                wish = FamilyWish(target, asked.edition, version, asked.living, replace)
                return make_family(opened, book, wish, tell)
            drawing = DrawingWish(target, DiagramForm(asked.form.value), asked.edition, replace)
            return make_drawing(apart(opened), book, drawing, tell)

        self._start(work, self._made)

    def _seen(self, seen: FamilySeen) -> None:
        if not self._looked():
            self.seen.emit(seen)

    def _looked(self) -> bool:
        """Go on with what was asked for meanwhile. False where nothing was."""
        self._looking = None
        asked, self._next = self._next, None
        if asked is not None:
            self.look(asked)
        return asked is not None

    def _look_failed(self, mistake: BaseException) -> None:
        self._looked()
        raise mistake

    def _made(self, outcome: "tuple[FamilyWritten | FamilyDrawn, Receipt]") -> None:
        made, receipt = outcome
        self._note(receipt)
        self.made.emit(FamilyMade(made.target, made.withheld, made.look_at))


def _seen(opened: object, book: Book, asked: FamilyAsked) -> FamilySeen:
    from lifestory_app.usecases.family_drawing import DiagramForm, look_at_drawing
    from lifestory_app.usecases.family_out import look_at_family
    from lifestory_app.usecases.openbooks import OpenBook

    assert isinstance(opened, OpenBook)
    if asked.form is not FamilyForm.FILE:
        drawn = look_at_drawing(opened, book, DiagramForm(asked.form.value), asked.edition)
        return FamilySeen(
            asked, drawn.png, drawn.title, drawn.told, 0, 0, drawn.withheld, drawn.look_at, drawn.refused
        )  # fmt: skip
    try:
        written = look_at_family(book, asked.edition, living=asked.living)
    except Refused as refusal:
        return FamilySeen(asked, refused=refusal.sentence)
    return FamilySeen(
        asked, people=written.people, families=written.families, withheld=written.withheld, look_at=written.look_at
    )
