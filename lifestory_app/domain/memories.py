"""Memories: what happened, in a few plain words, and the things that are kept from it (practice section 7)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.drawings import Drawing
from lifestory_app.domain.ids import HomeId, MemoryId, PersonId, PhotoId
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, SeenBy, Source
from lifestory_app.domain.text import EMPTY, Words

QUIET_DAYS = 28
"""After so many days without a new memory the screen says so, calmly (practice section 7)."""


class MemoryKind(StrEnum):
    MILESTONE = "milestone"
    OUTING = "outing"
    BIRTHDAY = "birthday"
    FESTIVAL = "festival"
    SCHOOL = "school"
    HEALTH = "health"
    FAMILY_TIME = "family time"
    FUNNY_SAYING = "funny saying"
    ORDINARY_DAY = "ordinary day"
    OBJECT = "object"
    GOODBYE = "goodbye"


class Likeness(StrEnum):
    """Whether the thing itself is kept, or a copy of it."""

    NOT_SAID = "not said"
    ORIGINAL = "original"
    COPY = "copy"


class Given(StrEnum):
    """Whether it is known who gave a thing: a hospital teddy may be nobody's gift, and then that is said."""

    NOT_SAID = "not said"
    KNOWN = "known"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class KeptObject:
    """A thing that is kept. `giver` where one of the book's people gave it, `given_by` where it was somebody else.

    `drawing` stands in for a photo on pages while there is none.
    """

    label: str = ""
    description: str = ""
    photo: PhotoView | None = None
    drawing: Drawing | None = None
    size: str = ""
    where_kept: str = ""
    likeness: Likeness = Likeness.NOT_SAID
    given: Given = Given.NOT_SAID
    giver: PersonId | None = None
    given_by: str = ""
    why: str = ""

    def without_person(self, id: PersonId) -> "KeptObject":
        """With no word of a person who leaves the book."""
        return replace(self, giver=None, given=Given.NOT_SAID) if self.giver == id else self


@dataclass(frozen=True, slots=True)
class Memory:
    """One memory. `said` is what the child said, in the child's words; `place` is broad, never a street.

    `home` is the stay it belongs to. `noted` is the day on which it was written down, by `entered_by`.
    """

    id: MemoryId
    kind: MemoryKind = MemoryKind.ORDINARY_DAY
    title: str = ""
    when: UncertainDate | None = None
    story: Words = EMPTY
    who: tuple[PersonId, ...] = ()
    place: str = ""
    said: str = ""
    photos: tuple[PhotoView, ...] = ()
    kept: KeptObject | None = None
    home: HomeId | None = None
    entered_by: str = ""
    noted: UncertainDate | None = None
    source: Source | None = None
    seen_by: SeenBy = FAMILY_AND_RECORDS

    @property
    def name(self) -> str:
        """What it is called: its title, else the name of the thing, else how its story or saying begins."""
        label = self.kept.label if self.kept is not None else ""
        told = (self.said, self.story.plain) if self.kind is MemoryKind.FUNNY_SAYING else (self.story.plain, self.said)
        begins = " ".join((told[0] or told[1]).split())
        return self.title.strip() or label.strip() or (begins if len(begins) <= 40 else f"{begins[:38].rstrip()}…")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said of it yet but what it is about."""
        return not (self.name or self.photos or self.kept)

    def views(self) -> tuple[PhotoView, ...]:
        """Every photo of it, that of the thing first."""
        own = (self.kept.photo,) if self.kept is not None and self.kept.photo is not None else ()
        return (*own, *self.photos)

    def photo_ids(self) -> tuple[PhotoId, ...]:
        return tuple(view.photo for view in self.views())

    def without_photo(self, id: PhotoId) -> "Memory":
        """The memory with one photo taken off it, wherever it shows."""
        kept = self.kept
        if kept is not None and kept.photo is not None and kept.photo.photo == id:
            kept = replace(kept, photo=None)
        return replace(self, photos=tuple(view for view in self.photos if view.photo != id), kept=kept)

    def without_photos(self) -> "Memory":
        """The memory before any photo of it is in the book."""
        return replace(self, photos=(), kept=replace(self.kept, photo=None) if self.kept is not None else None)

    def with_view(self, before: PhotoView, after: PhotoView, *, of_thing: bool = False) -> "Memory":
        """The memory with one of its photos, or that of its thing, shown in another way."""
        if of_thing and self.kept is not None:
            return replace(self, kept=replace(self.kept, photo=after)) if self.kept.photo == before else self
        return replace(self, photos=tuple(after if view == before else view for view in self.photos))

    def without_person(self, id: PersonId) -> "Memory":
        """The memory with no mention by id of a person who leaves the book."""
        kept = self.kept.without_person(id) if self.kept is not None else None
        return replace(self, who=tuple(each for each in self.who if each != id), kept=kept)


def by_date(memories: Iterable[Memory]) -> tuple[Memory, ...]:
    """Memories from the first to the last; those without a date come last, as they were entered."""
    return tuple(sorted(memories, key=lambda each: (each.when is None, each.when.earliest if each.when else date.max)))


def days_quiet(memories: Iterable[Memory], today: date) -> int | None:
    """How many days nothing was noted, or None where nothing ever was, or it is not known when."""
    noted = [memory.noted.latest for memory in memories if memory.noted is not None]
    return max(0, (today - max(noted)).days) if noted else None
