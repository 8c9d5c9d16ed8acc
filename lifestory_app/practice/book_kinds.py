"""What a kind of book is: its sections and pages, what is needed, and words to start from for each age (practice section 3)."""

from dataclasses import dataclass, replace
from enum import StrEnum

from lifestory_app.domain.book import AgeBand, PageShape
from lifestory_app.domain.pages import Section

AGE_KEYS = {"early": AgeBand.EARLY_YEARS, "primary": AgeBand.PRIMARY, "older": AgeBand.OLDER}
"""How the reader's age is written in a file of a kind."""

Start = tuple[tuple[str, str], ...]
Starters = tuple[tuple[str, tuple[str, ...]], ...]


class Need(StrEnum):
    """Whether a kind of book must have a page (practice 3.2: R, C, O)."""

    REQUIRED = "required"
    WHERE_IT_APPLIES = "where it applies"
    OPTIONAL = "optional"


class KindGroup(StrEnum):
    """Where a kind stands among the others: chosen by the child's plan, by who reads, or because it is short."""

    PLAN = "plan"
    READER = "reader"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class AgeWords:
    """What a page says to readers of one age in place of its general words, slot by slot; no title is the general one."""

    title: str | None = None
    start: Start = ()
    starters: Starters = ()


@dataclass(frozen=True, slots=True)
class KindPage:
    """One page of a kind: its layout, why it matters to the child, what belongs on it, and words to start from by slot.

    `start` is put on a new page; `starters` are sentences to choose from and change while writing; `ages` are those of both
    that are said otherwise to readers of one age. `letter` is the form of the letter that the page shows, which is begun
    together with the page. A page that is `shared` begins marked as shared with brothers and sisters.
    """

    id: str
    section: str
    layout: str
    title: str
    need: Need
    why: str
    belongs: str
    start: Start = ()
    starters: Starters = ()
    letter: str = ""
    ages: tuple[tuple[AgeBand, AgeWords], ...] = ()
    shared: bool = False

    def for_age(self, band: AgeBand) -> "KindPage":
        """The page as it is begun for readers of this age. A slot whose text for the age is empty begins empty."""
        words = dict(self.ages).get(band)
        if words is None:
            return self
        start = {**dict(self.start), **dict(words.start)}
        starters = {**dict(self.starters), **dict(words.starters)}
        return replace(
            self,
            title=self.title if words.title is None else words.title,
            start=tuple((slot, text) for slot, text in start.items() if text),
            starters=tuple((slot, texts) for slot, texts in starters.items() if texts),
        )


@dataclass(frozen=True, slots=True)
class BookKind:
    """A kind of book, with its sections and pages in order.

    `whom` says for whom it is, and `about`, which may name the child, how it goes. `age_band` and `shape` are what it is made
    for unless somebody chooses another reader or paper. Of a kind whose pages are few, `most` says how many do it good.
    `grows_into` is the kind that a shortened book becomes, `place` where it stands in its group, the lowest first.
    """

    id: str
    name: str
    whom: str
    about: str
    theme: str
    title: str
    age_band: AgeBand
    shape: PageShape
    most: int | None
    sections: tuple[Section, ...]
    pages: tuple[KindPage, ...]
    file: str
    group: KindGroup = KindGroup.PLAN
    place: int = 100
    grows_into: str = ""
    based_on: str = ""

    @property
    def required(self) -> tuple[KindPage, ...]:
        """The pages that a book of this kind begins with, each perhaps several times."""
        return tuple(page for page in self.pages if page.need is Need.REQUIRED)

    def page(self, id: str) -> KindPage | None:
        """The page of this id."""
        return next((page for page in self.pages if page.id == id), None)
