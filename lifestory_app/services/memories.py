"""The memory box of an open book: what is shown of it, and every deed on it as one step of undo.

The use cases load layout, so they are imported where they are asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.drawings import Drawing
from lifestory_app.domain.edits import Edit, PutHome
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.homes import Home
from lifestory_app.domain.ids import HomeId, MemoryId, PageId, PhotoId, new_id
from lifestory_app.domain.memories import QUIET_DAYS, KeptObject, Memory, MemoryKind, by_date, days_quiet
from lifestory_app.domain.memory_edits import PutMemory
from lifestory_app.domain.pages import Page
from lifestory_app.domain.progress import Tell
from lifestory_app.domain.receipts import Receipt
from lifestory_app.domain.views import view_of
from lifestory_app.services.one_at_a_time import LeavesBook
from lifestory_app.services.session import Session

if TYPE_CHECKING:
    from lifestory_app.usecases.memories import ObjectPrompt, StayFact, StayGroup
    from lifestory_app.usecases.memory_papers import LabelSheet, PaperMade


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which memories are shown; the fields that are at their default leave nothing out."""

    kind: MemoryKind | None = None
    home: HomeId | None = None
    kept_only: bool = False
    no_photo: bool = False
    on_no_page: bool = False

    @property
    def is_everything(self) -> bool:
        return self == Wanted()

    def of(self, book: Book) -> tuple[Memory, ...]:
        """The memories of a book that are wanted, by date."""
        told = {memory for page in book.pages for memory in page.memories()}
        return tuple(
            memory
            for memory in by_date(book.memories)
            if (self.kind is None or memory.kind is self.kind)
            and (self.home is None or memory.home == self.home)
            and not (self.kept_only and memory.kept is None)
            and not (self.no_photo and memory.views())
            and not (self.on_no_page and memory.id in told)
        )


def fresh(book: Book, who: str, kind: MemoryKind = MemoryKind.ORDINARY_DAY, home: HomeId | None = None) -> Memory:
    """A memory still to be told, noted today, of the home the child lives in where no other is named."""
    now = home or next((each.id for each in reversed(book.homes) if each.when.end is None), None)
    kept = KeptObject() if kind is MemoryKind.OBJECT else None
    return Memory(
        MemoryId(new_id()),
        kind,
        kept=kept,
        home=now,
        entered_by=who,
        noted=UncertainDate.on(datetime.now().astimezone().date()),
    )


def fresh_object(book: Book, who: str, label: str, drawing: Drawing) -> Memory:
    """A thing to keep, by a suggestion."""
    return replace(fresh(book, who, MemoryKind.OBJECT), kept=KeptObject(label, drawing=drawing))


def last_writer(book: Book) -> str:
    """Who noted the last memory: most likely who notes the next."""
    return next((memory.entered_by for memory in reversed(book.memories) if memory.entered_by), "")


def quiet_for(book: Book) -> int:
    """For how many days nothing was noted, where that is worth saying; else 0."""
    days = days_quiet(book.memories, datetime.now().astimezone().date())
    return days if days is not None and days >= QUIET_DAYS else 0


def with_photo(book: Book, memory: Memory, photo: PhotoId, *, of_thing: bool = False) -> Memory:
    """The memory with one more photo, or with that of its thing."""
    view = view_of(book, photo)
    if of_thing:
        return replace(memory, kept=replace(memory.kept or KeptObject(), photo=view))
    return memory if any(each.photo == photo for each in memory.photos) else replace(memory, photos=(*memory.photos, view))


def pages_of(book: Book, memory: MemoryId) -> tuple[Page, ...]:
    """The pages that tell a memory."""
    return tuple(page for page in book.pages if memory in page.memories())


def layouts_for(memories: Sequence[Memory]) -> tuple[tuple[str, str], ...]:
    """The layouts that suit memories, the best first, with their names."""
    from lifestory_app.usecases.memories import names_of_layouts

    return names_of_layouts(memories)


def stay_groups() -> "tuple[StayGroup, ...]":
    from lifestory_app.usecases.memories import stay_groups

    return stay_groups()


def object_prompts() -> "tuple[ObjectPrompt, ...]":
    from lifestory_app.usecases.memories import object_prompts

    return object_prompts()


def stay_value(home: Home, label: str) -> str:
    from lifestory_app.usecases.memories import value_of

    return value_of(home, label)


def note_of_stay(home: Home, fact: "StayFact", value: str) -> PutHome:
    """The edit that says one thing of a stay anew."""
    from lifestory_app.usecases.memories import noted

    return PutHome(replace(home, facts=noted(home, fact, value)), f"stay {fact.label}")


def make_pages(session: Session, memories: Sequence[Memory], layout: str) -> PageId | None:
    """Make pages of memories as one step. Returns the first of them, or None where that was refused."""
    from lifestory_app.usecases.memories import make_page

    return _made(session, lambda: make_page(session.book, memories, layout))


def make_stay(session: Session, home: Home) -> PageId | None:
    """Make the pages of a stay as one step. Returns the first of them, or None where that was refused."""
    from lifestory_app.usecases.memories import make_stay

    return _made(session, lambda: make_stay(session.book, home))


def _made(session: Session, made: object) -> PageId | None:
    there = session.book.pages
    try:
        edit: Edit = made()  # type: ignore[operator]
    except Refused as refusal:
        session.refused.emit(refusal.sentence)
        return None
    done = session.do_alone(edit)
    if not done:
        return None
    before = {page.id: page for page in there}
    return next((page.id for page in session.book.pages if before.get(page.id) != page), None)


def put(session: Session, memory: Memory, phrase: str = "") -> bool:
    """Put another state of a memory into the book; without a phrase it is a step of its own."""
    if not phrase:
        session.end_phrase()
    done = session.do(PutMemory(memory, phrase))
    if not phrase:
        session.end_phrase()
    return done


def sheets() -> "tuple[LabelSheet, ...]":
    from lifestory_app.usecases.memory_papers import SHEETS

    return SHEETS


class BoxPapers(LeavesBook):
    """Makes the list of the box and its labels."""

    made = Signal(object)

    def make(
        self, target: Path, *, labels: bool, sheet: str = "", start: int = 1, memories: frozenset[str] | None = None
    ) -> None:
        """Make the list, or labels on a sheet from a place on; `made` tells when the PDF is in its place."""
        if not self._is_ready(self.tr("A paper is being made already. Wait until it is done.")):
            return
        opened = self._session.opened

        def work(tell: Tell) -> "tuple[PaperMade, Receipt]":
            from lifestory_app.usecases.memory_papers import SHEETS, BoxPaper, BoxWish, sheet_of, write_paper

            paper = BoxPaper.LABELS if labels else BoxPaper.LIST
            wanted = sheet_of(sheet) if sheet else SHEETS[0]
            return write_paper(opened, BoxWish(target, paper, wanted, start, memories=memories, replace=True), tell)

        self._start(work, self._made, self.tr("The paper could not be made. The book is as it was."))

    def _made(self, outcome: "tuple[PaperMade, Receipt]") -> None:
        made, receipt = outcome
        self._note(receipt)
        self.made.emit(made)

    def _stopped(self) -> None:
        self.refused.emit(self.tr("Stopped. Nothing was made."))
