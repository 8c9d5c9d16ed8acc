"""Where a book is on its way, from what it shows itself and what the worker says of it (practice 2.2)."""

from dataclasses import dataclass
from datetime import date

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.due_edits import rule_of
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.plan import OccasionKind, Stage, by_day
from lifestory_app.domain.receipts import ReceiptKind

HANDED_OVER = "final-book"
"""The rule of the deadlines whose note says that the family has the book."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many of the pages that are to be written are written, and the titles of the others, in order."""

    pages: int = 0
    of: int = 0
    wanting: tuple[str, ...] = ()

    @property
    def is_all(self) -> bool:
        return bool(self.of) and self.pages == self.of


@dataclass(frozen=True, slots=True)
class Standing:
    """One stage: whether it is reached, since when where that is known, and whether the worker said so."""

    stage: Stage
    is_done: bool
    when: UncertainDate | None = None
    is_said: bool = False


def where_it_is(book: Book, written: Written) -> tuple[Standing, ...]:
    """Every stage in order. What the worker says counts; of the rest the book speaks for itself.

    Planned: a planning meeting was held. Gathered: something that was promised came and nothing is owed, or half the pages are
    written. Drafted: all pages are written. With the family: a copy for them was made. Handed over: that was noted where work
    is due. On the record: then a copy was saved there. That it was checked only a person can say.
    """
    said = {mark.stage: mark for mark in book.stage_marks}
    found: list[Standing] = []
    for stage in Stage:
        mark = said.get(stage)
        if mark is not None:
            found.append(Standing(stage, mark.is_done, mark.when, True))
        else:
            is_done, when = _shown(book, stage, written, found)
            found.append(Standing(stage, is_done, when))
    return tuple(found)


def now_at(standings: tuple[Standing, ...]) -> Stage | None:
    """The stage that the work is on: the first that is not reached; None when all are."""
    return next((each.stage for each in standings if not each.is_done), None)


def _shown(book: Book, stage: Stage, written: Written, before: list[Standing]) -> tuple[bool, UncertainDate | None]:
    match stage:
        case Stage.PLANNED:
            met = [each for each in by_day(book.occasions) if each.kind is OccasionKind.PLANNING and each.done]
            return bool(met), met[0].when if met else None
        case Stage.GATHERED:
            owed = any(promise.is_open for promise in book.promises)
            return (bool(book.promises) and not owed) or (written.of > 0 and written.pages * 2 >= written.of), None
        case Stage.DRAFTED:
            return written.is_all, None
        case Stage.WITH_FAMILY:
            return _left(book, ReceiptKind.EXPORT, Edition.ADOPTERS)
        case Stage.CHECKED:
            return False, None
        case Stage.HANDED_OVER:
            done = next((each.when for each in book.receipts if rule_of(each) == HANDED_OVER), "")
            return bool(done), _day(done)
        case Stage.ON_RECORD:
            return _left(book, ReceiptKind.RECORD_COPY) if before[-1].is_done else (False, None)


def _left(book: Book, kind: ReceiptKind, edition: Edition | None = None) -> tuple[bool, UncertainDate | None]:
    """Whether something of a kind left the book, and when the last of it did."""
    times = [each.when for each in book.receipts if each.kind is kind and edition in (None, each.edition)]
    return bool(times), _day(max(times)) if times else None


def _day(when: str) -> UncertainDate | None:
    try:
        return UncertainDate.on(date.fromisoformat(when[:10]))
    except ValueError:
        return None
