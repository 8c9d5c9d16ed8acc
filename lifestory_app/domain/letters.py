"""Letters that go with the book: above all the later life letter (practice section 4)."""

from dataclasses import dataclass
from enum import StrEnum

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.ids import LetterId, PersonId
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, SeenBy, Source
from lifestory_app.domain.text import EMPTY, Words


class LetterKind(StrEnum):
    LATER_LIFE = "later life letter"
    FROM_CARER = "letter from a carer"
    FROM_FAMILY = "letter from the family"


@dataclass(frozen=True, slots=True)
class LetterSection:
    """One part of a letter. `id` names the prompt it answers (practice section 4); `held_back` parts are given later."""

    id: str
    heading: str
    words: Words = EMPTY
    held_back: bool = False


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
