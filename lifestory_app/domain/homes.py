"""Where the child lived, with whom, from when to when; and what happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.ids import EventId, HomeId, PersonId, PhotoId
from lifestory_app.domain.people import Fact
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, SeenBy, Source


class HomeKind(StrEnum):
    PARENTS = "with parents"
    KINSHIP = "kinship care"
    FOSTER = "foster home"
    SHORT_BREAKS = "short breaks"
    MOTHER_AND_BABY = "mother and baby placement"
    RESIDENTIAL = "children's home"
    HOSPITAL = "hospital"
    ADOPTIVE = "adoptive home"
    SPECIAL_GUARDIANSHIP = "special guardianship"

    @property
    def is_new_family(self) -> bool:
        return self in (HomeKind.ADOPTIVE, HomeKind.SPECIAL_GUARDIANSHIP)


@dataclass(frozen=True, slots=True)
class Home:
    """One place the child lived. `place` is a town or country, never a street."""

    id: HomeId
    kind: HomeKind
    title: str
    who: tuple[PersonId, ...] = ()
    when: Span = Span()
    place: str = ""
    photo: PhotoId | None = None
    facts: tuple[Fact, ...] = ()
    source: Source | None = None
    seen_by: SeenBy = FAMILY_AND_RECORDS


class EventKind(StrEnum):
    BIRTH = "birth"
    MOVE = "move"
    COURT = "court"
    SCHOOL = "school"
    HEALTH = "health"
    FAMILY_TIME = "family time"
    MILESTONE = "milestone"
    FESTIVAL = "festival"
    ADOPTION_DAY = "adoption day"
    GOODBYE = "goodbye"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day, or about then."""

    id: EventId
    kind: EventKind
    title: str
    when: UncertainDate | None = None
    who: tuple[PersonId, ...] = ()
    place: str = ""
    source: Source | None = None
    seen_by: SeenBy = FAMILY_AND_RECORDS


_LEFT = ".left"


def left_id(school: EventId) -> EventId:
    """The id of the event that tells when a school came to an end: a school is two events, told as one."""
    return EventId(f"{school}{_LEFT}")


def is_leaving(event: Event) -> bool:
    """Whether an event only tells the end of a school that another one tells the beginning of."""
    return event.kind is EventKind.SCHOOL and event.id.endswith(_LEFT)


def span_of(event: Event, events: Iterable[Event]) -> Span | None:
    """From when to when the child went to a school; None for an event of a single day."""
    if event.kind is not EventKind.SCHOOL or is_leaving(event):
        return None
    leaving = next((each for each in events if each.id == left_id(event.id)), None)
    return _span(event.when, leaving.when) if leaving is not None else None


def _span(start: UncertainDate | None, end: UncertainDate | None) -> Span:
    """A span, its end left out where it cannot be."""
    try:
        return Span(start, end)
    except ValueError:
        return Span(start)
