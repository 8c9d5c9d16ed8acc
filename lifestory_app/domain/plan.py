"""The plan of the work on a book: when people meet, who brings what, which photos were asked for, where the book is.

It is the worker's (practice 2.2, 9 and 12): no copy for a child or a family holds any of it. The records keep it, since they
are where a grown-up will look for why a page says that something is not known.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.ids import OccasionId, PhotoId, PhotoRequestId, PromiseId


class OccasionKind(StrEnum):
    """What people come together for. On a statutory visit life story work was done beside what the visit is for."""

    PLANNING = "planning meeting"
    REVIEW = "looked-after review"
    PANEL = "panel"
    COURT = "court date"
    CHILD = "with the child"
    PARENTS = "with parents"
    CARERS = "with carers"
    RELATIVES = "with relatives"
    VISIT = "statutory visit"
    FAMILY_TIME = "family time"

    @property
    def is_date(self) -> bool:
        """Whether it is a date of the office, rather than time spent together on the book."""
        return self in (OccasionKind.PLANNING, OccasionKind.REVIEW, OccasionKind.PANEL, OccasionKind.COURT)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time that people come together for the book. `what` was done, or is to be done; `then` comes next."""

    id: OccasionId
    kind: OccasionKind = OccasionKind.CHILD
    when: UncertainDate | None = None
    who: str = ""
    what: str = ""
    then: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """Who brings what to the book, by when, and the day on which it came. `meeting` is where it was agreed."""

    id: PromiseId
    who: str = ""
    what: str = ""
    by: UncertainDate | None = None
    came: UncertainDate | None = None
    meeting: OccasionId | None = None

    @property
    def is_open(self) -> bool:
        return self.came is None


@dataclass(frozen=True, slots=True)
class PhotoRequest:
    """Photos that were asked for: of whom or what, of whom they were asked and when; when they came, and how many.

    `photos` are those of them that are in the book, `family_time` the time together on which they were taken.
    """

    id: PhotoRequestId
    of_whom: str = ""
    asked: str = ""
    when: UncertainDate | None = None
    received: UncertainDate | None = None
    count: int = 0
    photos: tuple[PhotoId, ...] = ()
    family_time: OccasionId | None = None
    note: str = ""

    @property
    def is_open(self) -> bool:
        return self.received is None


class Stage(StrEnum):
    """Where a book is on its way (practice 2.2), in order."""

    PLANNED = "planned"
    GATHERED = "gathered"
    DRAFTED = "drafted"
    WITH_FAMILY = "with the family"
    CHECKED = "checked"
    HANDED_OVER = "handed over"
    ON_RECORD = "on the record"


@dataclass(frozen=True, slots=True)
class StageMark:
    """What the worker says of a stage, which counts before what the book shows of it."""

    stage: Stage
    is_done: bool
    when: UncertainDate | None = None

    @property
    def id(self) -> str:
        return self.stage.value


def by_day(occasions: Iterable[Occasion]) -> tuple[Occasion, ...]:
    """From the first to the last; those without a day come last, as they were entered."""
    return tuple(sorted(occasions, key=lambda each: (each.when is None, each.when.earliest if each.when else date.max)))


def next_of_all(occasions: Iterable[Occasion], today: date) -> Occasion | None:
    """The first that is still to come, today's included."""
    return next(
        (each for each in by_day(occasions) if not each.done and each.when is not None and each.when.latest >= today), None
    )
