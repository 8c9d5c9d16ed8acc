"""Where a thing is known from, and who may see it. Carried by every fact, person, photo and page from the first day."""

from dataclasses import dataclass
from enum import StrEnum

from lifestory_app.domain.dates import UncertainDate


class SourceKind(StrEnum):
    """Who or what a fact rests on (practice: QA check 14)."""

    CHILD = "child"
    BIRTH_PARENT = "birth parent"
    RELATIVE = "relative"
    CARER = "carer"
    ADOPTER = "adopter"
    SOCIAL_WORKER = "social worker"
    PERMANENCE_REPORT = "child permanence report"
    COURT = "court"
    HEALTH = "health record"
    SCHOOL = "school"
    CASE_FILE = "case file"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Source:
    """What a fact rests on: the kind, and in words who said it or which paper."""

    kind: SourceKind
    detail: str = ""
    when: UncertainDate | None = None


class Audience(StrEnum):
    """Everyone a book, or a part of it, may be meant for. The worker sees everything."""

    CHILD = "child"
    ADOPTERS = "adopters"
    CARE_RECORD = "care record"
    ADOPTION_RECORD = "adoption record"
    BIRTH_FAMILY = "birth family"


SeenBy = frozenset[Audience]

WORKER_ONLY: SeenBy = frozenset()
FAMILY_AND_RECORDS: SeenBy = frozenset(Audience) - {Audience.BIRTH_FAMILY}
"""The usual: all but the birth family. That the care record never links two identities is the work of the editions."""
