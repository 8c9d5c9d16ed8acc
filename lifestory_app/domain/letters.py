"""Letters that go with the book: above all the later life letter (practice section 4)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.ids import LetterId, PersonId
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, SeenBy, Source
from lifestory_app.domain.text import EMPTY, Words


class LetterKind(StrEnum):
    LATER_LIFE = "later life letter"
    FROM_CARER = "letter from a carer"
    FROM_FAMILY = "letter from the family"


class PartState(StrEnum):
    """Where a part of a letter is: what is said, what is not said yet, and what is given at another time."""

    SAID = "said"
    NOT_YET = "not yet"
    GIVEN_LATER = "given later"


@dataclass(frozen=True, slots=True)
class LetterSection:
    """One part of a letter. `id` names the prompt it answers (practice section 4); `held_back` parts are given later."""

    id: str
    heading: str
    words: Words = EMPTY
    held_back: bool = False

    @property
    def state(self) -> PartState:
        """Where this part is. One that is held back is given later, written or not."""
        if self.held_back:
            return PartState.GIVEN_LATER
        return PartState.NOT_YET if self.words.is_empty else PartState.SAID


@dataclass(frozen=True, slots=True)
class Letter:
    id: LetterId
    kind: LetterKind
    to: PersonId | None
    title: str
    greeting: str
    sections: tuple[LetterSection, ...] = ()
    closing: str = ""
    signed_by: str = ""
    signed_role: str = ""
    dated: UncertainDate | None = None
    enclosures: tuple[str, ...] = ()
    source: Source | None = None
    seen_by: SeenBy = FAMILY_AND_RECORDS

    @property
    def said(self) -> int:
        """How many parts have their words, those that are given later included."""
        return sum(not part.words.is_empty for part in self.sections)

    def part(self, id: str) -> LetterSection | None:
        """A part by its id, or None."""
        return next((part for part in self.sections if part.id == id), None)

    def with_part(self, changed: LetterSection) -> "Letter":
        """The letter with one of its parts in another state."""
        return replace(self, sections=tuple(changed if part.id == changed.id else part for part in self.sections))

    def not_said(self) -> Iterator[LetterSection]:
        """The parts that have no words yet, whether they are given now or later."""
        return (part for part in self.sections if part.words.is_empty)

    def held_back(self) -> Iterator[LetterSection]:
        """The parts that are given at another time and have their words: each leaves as a document of its own."""
        return (part for part in self.sections if part.held_back and not part.words.is_empty)

    def given_now(self) -> "Letter":
        """The letter as it is handed over: without a trace of the parts that are given later."""
        return replace(self, sections=tuple(part for part in self.sections if not part.held_back))

    def part_alone(self, part: LetterSection) -> "Letter":
        """A part that is given later, as a letter of its own: the same hand and the same child, and nothing else."""
        return replace(self, title=part.heading, sections=(replace(part, heading="", held_back=False),), enclosures=())
