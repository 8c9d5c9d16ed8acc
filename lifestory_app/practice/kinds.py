"""The kinds of book: which pages each has, in which order, what is required, and words to start from (practice section 3)."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from lifestory_app import resources
from lifestory_app.domain.book import AgeBand, PageShape
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.pages import Section
from lifestory_app.practice.letter_forms import form_called
from lifestory_app.practice.reading import Table, each, read_table
from lifestory_app.practice.story import read_sections


class Need(StrEnum):
    """Whether a kind of book must have a page (practice 3.2: R, C, O)."""

    REQUIRED = "required"
    WHERE_IT_APPLIES = "where it applies"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class KindPage:
    """One page of a kind: its layout, why it matters to the child, what belongs on it, and words to start from by slot.

    `start` is put on a new page; `starters` are sentences to choose from and change while writing. `letter` is the form of
    the letter that the page shows, which is begun together with the page.
    """

    id: str
    section: str
    layout: str
    title: str
    need: Need
    why: str
    belongs: str
    start: tuple[tuple[str, str], ...] = ()
    starters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    letter: str = ""


@dataclass(frozen=True, slots=True)
class BookKind:
    """A kind of book, with its sections and pages in order.

    `whom` says for whom it is, and `about`, which may name the child, how it goes. `age_band` and `shape` are what it is made
    for unless somebody chooses another reader or paper. Of a kind whose pages are few, `most` says how many do it good.
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


@cache
def kinds() -> tuple[BookKind, ...]:
    """Every kind of book there is."""
    return tuple(read_kind(path) for path in sorted(resources.template("kinds").glob("*.toml")))


def kind(id: str) -> BookKind:
    """A kind by its id. Raises Refused for one that is not known."""
    for found in kinds():
        if found.id == id:
            return found
    names = ", ".join(found.id for found in kinds())
    raise Refused(f"There is no kind of book “{id}”. Nothing was made; there are: {names}.")


def read_kind(path: Path) -> BookKind:
    """A kind from its file. Raises Refused naming the file and the fault."""
    file = read_table(path)
    sections = read_sections(file)
    made = BookKind(
        path.stem,
        file.text("name"),
        file.text("whom"),
        file.text("about", ""),
        file.text("theme", "meadow"),
        file.text("title"),
        file.choice("age_band", AgeBand, AgeBand.PRIMARY),
        file.choice("shape", PageShape, PageShape.A4),
        _count(file, "most"),
        sections,
        each(file.tables("page"), _page),
        path.name,
    )
    known = {section.id for section in sections}
    for page in made.pages:
        if page.section not in known:
            raise file.fault(f"page {page.id}", f"there is no section “{page.section}”")
        if page.letter and form_called(page.letter) is None:
            raise file.fault(f"page {page.id}", f"there is no form of letter “{page.letter}”")
        if page.letter and page.need is Need.REQUIRED:
            raise file.fault(f"page {page.id}", "a letter is never required: nobody can be made to write one")
    file.done()
    return made


def _count(file: Table, name: str) -> int | None:
    number = file.number(name, 0.0)
    return int(number) if number >= 1 else None


def _page(table: Table) -> KindPage:
    start, starters = table.table("start"), table.table("starters")
    return KindPage(
        table.text("id"),
        table.text("section"),
        table.text("layout"),
        table.text("title", ""),
        table.choice("need", Need, Need.OPTIONAL),
        table.text("why"),
        table.text("belongs"),
        tuple((slot, start.text(slot)) for slot in start.rest()),
        tuple((slot, starters.texts(slot)) for slot in starters.rest()),
        table.text("letter", ""),
    )
