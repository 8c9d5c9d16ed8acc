"""Whether a letter and its book agree: names, dates, places, ages and counts that differ, shown side by side.

A letter is read years later beside the book and the records (practice sections 4 and 8). What is told here is worth a look;
which of the two is right is for a person to say. Where it is not plain what words are about, nothing is told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.letters import Letter
from lifestory_app.practice import agreement_counts, agreement_dates, agreement_names, agreement_places
from lifestory_app.practice.agreement_text import BookTold, Known, Line, Mismatch, lines_of, told_of

__all__ = ["Disagreement", "Kind", "Known", "compare"]


class Kind(StrEnum):
    NAME = "name"
    DATE = "date"
    AGE = "age"
    PLACE = "place"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that the letter tells otherwise than the book.

    `here` are the words in the letter, at `start` to `end` in code points of the part's plain text. `there` is what the book
    says, on `page` or as a fact entered with a person, home or event (`entry`, its kind and id); with neither it is what the
    calendar says. `about` says what it is of.
    """

    kind: Kind
    part: str
    start: int
    end: int
    here: str
    there: str
    about: str
    page: PageId | None = None
    entry: tuple[str, str] | None = None

    @property
    def key(self) -> tuple[str, str, str, str]:
        """The same for the same disagreement wherever it stands in the part."""
        return (self.kind.value, self.part, self.here, self.there)


def compare(book: Book, letter: Letter, is_word: Known | None = None) -> tuple[Disagreement, ...]:
    """Where a letter and its book disagree, in the order of the letter. `is_word` is a dictionary, to know names better."""
    told = told_by(book, letter)
    found: dict[tuple[str, str, str, str], Disagreement] = {}
    for part in letter.sections:
        lines = lines_of(part.words.plain)
        for kind, mismatch in _of_part(told, part.id, lines, is_word):
            each = Disagreement(
                kind, part.id, mismatch.start, mismatch.end, mismatch.here, mismatch.there, mismatch.about, mismatch.page,
                mismatch.entry,
            )  # fmt: skip
            found.setdefault(each.key, each)
    return tuple(found.values())


def told_by(book: Book, letter: Letter) -> BookTold:
    """All that the book tells, but for the letter itself. The same book is read once."""
    others = tuple(each for each in book.letters if each.id != letter.id)
    return _told(_Same(book), letter.dated, tuple(each.id for each in others))


class _Same:
    """A book as far as it matters here, so that typing in the letter reads nothing anew."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._rests_on = (
            book.people, book.homes, book.events, book.bonds, book.pages, book.memories, book.photos, book.storyboards,
            book.author, book.agency, book.sections,
        )  # fmt: skip

    def __hash__(self) -> int:
        return hash((self.book.id, *(id(each) for each in self._rests_on)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and all(a is b for a, b in zip(self._rests_on, other._rests_on, strict=True))


@lru_cache(maxsize=2)
def _told(same: _Same, dated: object, _others: tuple[object, ...]) -> BookTold:
    return told_of(same.book, dated)  # type: ignore[arg-type]


def _of_part(told: BookTold, part: str, lines: Iterable[Line], is_word: Known | None) -> Iterator[tuple[Kind, Mismatch]]:
    lines = tuple(lines)
    for mismatch in agreement_names.mismatches(told, lines, is_word):
        yield Kind.NAME, mismatch
    for mismatch in agreement_dates.mismatches(told, lines):
        yield Kind.DATE, mismatch
    for mismatch in agreement_dates.ages(told, part, lines):
        yield Kind.AGE, mismatch
    for mismatch in agreement_places.mismatches(told, lines):
        yield Kind.PLACE, mismatch
    for mismatch in agreement_counts.mismatches(told, lines):
        yield Kind.COUNT, mismatch
