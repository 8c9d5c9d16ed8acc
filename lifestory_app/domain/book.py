"""The Book: one immutable value that holds a child's whole story."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from lifestory_app.domain.family import Culture, Diagram, DiagramKind, Household, Support, Topic
from lifestory_app.domain.gaps import Gap
from lifestory_app.domain.homes import Event, Home
from lifestory_app.domain.ids import (
    DiagramId,
    GapId,
    HomeId,
    LetterId,
    MemoryId,
    PageId,
    PersonId,
    PhotoId,
    SectionId,
    StoryboardId,
)
from lifestory_app.domain.kept_words import KeptWords
from lifestory_app.domain.letters import Letter
from lifestory_app.domain.memories import Memory
from lifestory_app.domain.pages import Page, Section
from lifestory_app.domain.people import Bond, Person
from lifestory_app.domain.photos import Photo
from lifestory_app.domain.plan import Occasion, PhotoRequest, Promise, StageMark
from lifestory_app.domain.receipts import Receipt
from lifestory_app.domain.storyboards import Storyboard


class PageShape(StrEnum):
    """Paper the book is made for. `size_mm` is the trimmed page."""

    A4 = "A4"
    A4_LANDSCAPE = "A4 landscape"
    A5 = "A5"
    SQUARE = "square"

    @property
    def size_mm(self) -> tuple[float, float]:
        return {"A4": (210, 297), "A4 landscape": (297, 210), "A5": (148, 210), "square": (210, 210)}[self.value]


class AgeBand(StrEnum):
    """Who reads the book, which sets its type sizes (look/book section 3)."""

    EARLY_YEARS = "early years"
    PRIMARY = "primary"
    OLDER = "older"


class Reading(StrEnum):
    """Help for the reader's eyes, on top of the age band."""

    STANDARD = "standard"
    LARGE_PRINT = "large print"
    DYSLEXIA = "dyslexia-friendly"


@dataclass(frozen=True)
class Book:
    """A whole book. Edits return another one; nothing in it ever changes.

    People, homes, events and photos are entered once, and pages refer to them by id. `pages` is in book order, and the pages
    of one section stand together in the order of `sections`.
    """

    id: str
    child: PersonId
    kind: str
    title: str
    theme: str = "meadow"
    shape: PageShape = PageShape.A4
    age_band: AgeBand = AgeBand.PRIMARY
    reading: Reading = Reading.STANDARD
    lang: str = "en-GB"
    author: str = ""
    agency: str = ""
    people: tuple[Person, ...] = ()
    bonds: tuple[Bond, ...] = ()
    homes: tuple[Home, ...] = ()
    events: tuple[Event, ...] = ()
    photos: tuple[Photo, ...] = ()
    sections: tuple[Section, ...] = ()
    pages: tuple[Page, ...] = ()
    letters: tuple[Letter, ...] = ()
    gaps: tuple[Gap, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    households: tuple[Household, ...] = ()
    cultures: tuple[Culture, ...] = ()
    topics: tuple[Topic, ...] = ()
    supports: tuple[Support, ...] = ()
    diagrams: tuple[Diagram, ...] = ()
    storyboards: tuple[Storyboard, ...] = ()
    memories: tuple[Memory, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    promises: tuple[Promise, ...] = ()
    photo_requests: tuple[PhotoRequest, ...] = ()
    stage_marks: tuple[StageMark, ...] = ()
    kept_words: tuple[KeptWords, ...] = ()

    @cached_property
    def _people(self) -> dict[PersonId, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def _photos(self) -> dict[PhotoId, Photo]:
        return {photo.id: photo for photo in self.photos}

    @cached_property
    def _pages(self) -> dict[PageId, Page]:
        return {page.id: page for page in self.pages}

    @cached_property
    def _sections(self) -> dict[SectionId, Section]:
        return {section.id: section for section in self.sections}

    def person(self, id: PersonId) -> Person:
        """Raises KeyError, like its neighbours, for an id that is not in the book."""
        return self._people[id]

    def photo(self, id: PhotoId) -> Photo:
        return self._photos[id]

    def page(self, id: PageId) -> Page:
        return self._pages[id]

    def section(self, id: SectionId) -> Section:
        return self._sections[id]

    def home(self, id: HomeId) -> Home:
        return next_of(self.homes, id)

    def letter(self, id: LetterId) -> Letter:
        return next_of(self.letters, id)

    def storyboard(self, id: StoryboardId) -> Storyboard:
        return next_of(self.storyboards, id)

    def memory(self, id: MemoryId) -> Memory:
        return next_of(self.memories, id)

    def gap(self, id: GapId) -> Gap:
        return next_of(self.gaps, id)

    def diagram(self, kind: DiagramKind) -> Diagram:
        """What was chosen for a diagram of this kind, or the usual where nothing was."""
        return next((each for each in self.diagrams if each.kind is kind), Diagram(DiagramId(kind.value), kind))

    @property
    def the_child(self) -> Person:
        return self.person(self.child)

    def pages_of(self, section: SectionId) -> tuple[Page, ...]:
        return tuple(page for page in self.pages if page.section == section)

    def in_order(self) -> "Book":
        """The same book with its pages gathered by section, each section's pages keeping their order."""
        place = {section.id: number for number, section in enumerate(self.sections)}
        pages = tuple(sorted(self.pages, key=lambda page: place.get(page.section, len(place))))
        return self if pages == self.pages else replace(self, pages=pages)

    def with_page(self, page: Page) -> "Book":
        """The book with this page in place of the one of the same id, or at the end of its section."""
        return replace(self, pages=put(self.pages, page)).in_order()


Thing = TypeVar(
    "Thing",
    Person,
    Bond,
    Home,
    Event,
    Photo,
    Section,
    Page,
    Letter,
    Gap,
    Receipt,
    Household,
    Culture,
    Topic,
    Support,
    Diagram,
    Storyboard,
    Memory,
    Occasion,
    Promise,
    PhotoRequest,
    StageMark,
)


def put(things: tuple[Thing, ...], new: Thing) -> tuple[Thing, ...]:
    """The things with this one in place of the one of the same id, or last."""
    if any(thing.id == new.id for thing in things):
        return tuple(new if thing.id == new.id else thing for thing in things)
    return things + (new,)  # noqa: RUF005 - unpacking loses the type


def without(things: tuple[Thing, ...], id: str) -> tuple[Thing, ...]:
    """The things less the one of this id."""
    return tuple(thing for thing in things if thing.id != id)


def next_of(things: Iterable[Thing], id: str) -> Thing:
    """The thing of this id. Raises KeyError."""
    for thing in things:
        if thing.id == id:
            return thing
    raise KeyError(id)


def requests_without_photo(book: Book, id: PhotoId) -> tuple[PhotoRequest, ...]:
    """The photos that were asked for, with no link to one that leaves the book."""
    return tuple(
        replace(each, photos=tuple(photo for photo in each.photos if photo != id)) if id in each.photos else each
        for each in book.photo_requests
    )


def without_in_family(book: Book, id: PersonId) -> Book:
    """The book less every mention of a person in households, topics, supports, diagrams and memories."""

    def less(ids: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
        return tuple(each for each in ids if each != id)

    return replace(
        book,
        households=tuple(replace(each, who=less(each.who)) for each in book.households),
        topics=tuple(replace(each, who=less(each.who)) for each in book.topics),
        storyboards=tuple(
            replace(
                story,
                agreements=tuple(replace(each, person=None) if each.person == id else each for each in story.agreements),
            )
            for story in book.storyboards
        ),
        memories=tuple(memory.without_person(id) for memory in book.memories),
        supports=tuple(replace(each, person=None) if each.person == id else each for each in book.supports),
        diagrams=tuple(
            replace(each, left_out=less(each.left_out), moved=tuple(moved for moved in each.moved if moved.who != id))
            for each in book.diagrams
        ),
    )
