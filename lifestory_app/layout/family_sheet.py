"""A picture of the family that stands on its own, outside any book: the child's tree, who is around."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from lifestory_app.domain.book import AgeBand, Book, PageShape
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.family import DiagramKind
from lifestory_app.domain.ids import PageId, SectionId
from lifestory_app.domain.pages import Page, Section, Time
from lifestory_app.family.telling import possessive
from lifestory_app.family.tree import tree_of
from lifestory_app.layout.display import Glyphs, Group, Item, Tagged
from lifestory_app.layout.engine import lay_out_page
from lifestory_app.layout.fonts import Fonts


@dataclass(frozen=True, slots=True)
class FamilySheet:
    """The picture, its size in points, what it is called, the words that stand for it, and how much it shows.

    `shows` counts people; around the child also places and groups; on the line of a life homes. `paper` is the colour behind.
    `left_over` are words and names with no room.
    """

    items: tuple[Item, ...]
    width: float
    height: float
    title: str
    told: tuple[str, ...]
    shows: int
    paper: str = "#FFFFFF"
    left_over: tuple[str, ...] = ()


def tree_sheet(book: Book, fonts: Fonts) -> FamilySheet:
    """The child's family tree, in the look of the book."""
    child = book.the_child.known_as
    return _sheet(book, "family-tree", f"{possessive(child)} family tree", len(tree_of(book).everybody()), fonts)


def ecomap_sheet(book: Book, fonts: Fonts, today: date) -> FamilySheet:
    """Who and what is around the child, with its key and its date: `today` where none is chosen (practice 6.6)."""
    diagram = book.diagram(DiagramKind.ECOMAP)
    if diagram.drawn is None:
        others = tuple(each for each in book.diagrams if each.kind is not DiagramKind.ECOMAP)
        book = replace(book, diagrams=(*others, replace(diagram, drawn=UncertainDate.on(today))))
    return _sheet(book, "ecomap", f"Who is around {book.the_child.known_as}", len(book.supports), fonts)


def _sheet(book: Book, layout: str, title: str, shows: int, fonts: Fonts) -> FamilySheet:
    """The first side of a page of this layout on A4 lying on its side, the shape of a screen and of a wall."""
    section = Section(SectionId("sheet"), "", Time.PRESENT)
    page = Page(PageId("sheet"), section.id, layout, title)
    # For a child of any age the words keep the size that leaves the drawing its room.
    alone = replace(book, shape=PageShape.A4_LANDSCAPE, sections=(section, *book.sections), age_band=AgeBand.PRIMARY)
    side = lay_out_page(alone, page, fonts, alone=True)[0]
    over = tuple(" ".join(each.left_over.split()) for each in side.overflows)
    told = tuple(text for text in (" ".join(each.split()) for each in _said(side.items)) if text and text != title)
    return FamilySheet(side.items, side.width, side.height, title, told, shows, side.paper, over)


def _said(items: tuple[Item, ...]) -> Iterator[str]:
    """What a reader hears of a side, a piece of text or the words of a figure at a time."""
    for item in items:
        if isinstance(item, Tagged) and item.role != "Artifact":
            yield item.alt or " ".join(_letters(item.items))
        elif isinstance(item, Group):
            yield from _said(item.items)


def _letters(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Glyphs):
            yield item.text
        elif isinstance(item, Group | Tagged):
            yield from _letters(item.items)
