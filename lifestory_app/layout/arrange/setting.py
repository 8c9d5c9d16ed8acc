"""Everything that the layout of one page depends on, and nothing else: what the cache compares."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from lifestory_app.domain.book import AgeBand, PageShape, Reading
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.family import Culture, Diagram, Household, Moved, Support, Topic
from lifestory_app.domain.homes import Event, Home
from lifestory_app.domain.ids import PageId, PersonId, PhotoId, SectionId
from lifestory_app.domain.letters import Letter
from lifestory_app.domain.pages import Page, Section
from lifestory_app.domain.people import Person
from lifestory_app.domain.photos import Photo
from lifestory_app.domain.storyboards import Storyboard
from lifestory_app.domain.text import reads_right_to_left
from lifestory_app.domain.theme import Theme
from lifestory_app.family.kin import Kin
from lifestory_app.family.tree import Tree
from lifestory_app.layout.display import LaidOutPage
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.themes import TypeScale


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list of pages: the page, its title, its printed number, and whether it begins a part of the book."""

    page: PageId
    section: SectionId
    title: str
    label: str
    begins_part: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What is the same for every page of one book. A side that stands `alone`, as a picture of its own, has no page number."""

    theme: Theme
    types: TypeScale
    shape: PageShape
    age_band: AgeBand
    reading: Reading
    lang: str
    title: str
    author: str
    agency: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class FamilyPart:
    """What a genogram is made of: the kin, what was chosen for the diagram, and the day it is true for."""

    kin: Kin
    diagram: Diagram
    drawn: UncertainDate | None
    cultures: tuple[Culture, ...] = ()
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """What an ecomap is made of: what stands around the child, what was moved by hand, and the day it is true for.

    In the middle stands the child, or where one is chosen the household `centre`.
    """

    supports: tuple[Support, ...] = ()
    moved: tuple[Moved, ...] = ()
    drawn: UncertainDate | None = None
    centre: Household | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """One page and the facts that its layout may use. Two equal settings give the same sides.

    `number` is that of its first side. `title_level` is the heading level of its title: 2 once a cover or the opener of a part
    has been a heading 1, so that no level is ever skipped. `until` is the last day that the book knows of. With `goes_on`,
    words that find no place go over another side. `reserve` is the height at the foot of its first side that is kept free.
    `mirrored` says that the page is arranged from left to right to be seen in a mirror (`layout.mirror`).
    """

    page: Page
    section: Section
    look: Look
    number: int
    title_level: int = 2
    photos: tuple[Photo, ...] = ()
    people: tuple[Person, ...] = ()
    homes: tuple[Home, ...] = ()
    events: tuple[Event, ...] = ()
    letter: Letter | None = None
    child: Person | None = None
    until: date | None = None
    entries: tuple[Entry, ...] = ()
    family: FamilyPart | None = None
    story: Storyboard | None = None
    around: Around | None = None
    tree: Tree | None = None
    goes_on: bool = False
    reserve: float = 0.0
    mirrored: bool = False

    @property
    def lang(self) -> str:
        return self.page.lang or self.look.lang

    @property
    def reads_right_to_left(self) -> bool:
        """Whether an arranger must itself begin at the right: not where all it arranges is turned afterwards."""
        return reads_right_to_left(self.lang) and not self.mirrored

    def is_left(self, number: int) -> bool:
        """Whether the side of a number is a left-hand one as it is arranged. A book read from right to left is bound there."""
        return (number % 2 == 0) ^ reads_right_to_left(self.look.lang) ^ self.mirrored

    @property
    def primary(self) -> bool:
        return self.look.age_band is AgeBand.PRIMARY

    @property
    def large_print(self) -> bool:
        return self.look.reading is Reading.LARGE_PRINT

    def photo(self, id: PhotoId) -> Photo | None:
        return next((photo for photo in self.photos if photo.id == id), None)

    def person(self, id: PersonId) -> Person | None:
        return next((person for person in self.people if person.id == id), None)


Arranger = Callable[[Setting, Fonts], tuple[LaidOutPage, ...]]
"""A page layout: from what a page depends on to the sides it fills. Pure."""
