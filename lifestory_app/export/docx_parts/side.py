"""One page of the book on its way into Word: what is still to be placed on it, and how much room there is."""

from collections.abc import Iterable
from dataclasses import dataclass

from lifestory_app.domain.book import Book
from lifestory_app.domain.pages import (
    Card,
    CardsSlot,
    DrawingSlot,
    FactRow,
    FactsSlot,
    NoPhotoSlot,
    Page,
    PeopleSlot,
    PhotoSlot,
    PictureSlot,
    ScrapItem,
    ScrapSlot,
    SlotValue,
    TextSlot,
)
from lifestory_app.domain.people import Person
from lifestory_app.domain.scrapbook import Tape, reading_order
from lifestory_app.domain.text import EMPTY, Words
from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.document import Document
from lifestory_app.export.docx_parts.paper import Part
from lifestory_app.export.docx_parts.scripts import is_rtl_language
from lifestory_app.export.docx_parts.xml import w

_TITLE_BLOCK = mm(35)
_BELOW_TITLE = 225.0
"""Millimetres below the title of an A4 page (look/book section 2)."""

BANDED_TITLE_TOP = mm(12)
"""Above a title without a pill where the theme prints a band behind it, so that the body still begins below the band."""

SPARE = mm(7)
"""Left free at the foot of each page, since Word breaks lines a little differently on every computer."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something ready to stand on a page: its paragraphs and tables, and how high it will be in points."""

    blocks: tuple[str, ...] = ()
    height: float = 0.0

    def __add__(self, other: "Piece") -> "Piece":
        return Piece(self.blocks + other.blocks, self.height + other.height)


def together(pieces: Iterable[Piece]) -> Piece:
    return sum(pieces, Piece())


class Side:
    """A page being written. Slots are taken by name; what no arrangement takes is written after the rest."""

    def __init__(self, document: Document, page: Page) -> None:
        self.document, self.page = document, page
        self.book: Book = document.book
        self.writing, self.measure, self.theme = document.writing, document.measure, document.theme
        self.lang = page.lang or self.book.lang
        self.rtl = is_rtl_language(self.lang)
        self.width = document.paper.text_width
        self.used = self.reserve = 0.0
        self._slots: dict[str, SlotValue] = dict(page.slots)

    @property
    def left(self) -> float:
        """The height still free on the page, less what is kept for what stands below its slots."""
        return self.document.paper.text_height - self.used - SPARE - self.reserve

    def wide(self, columns: int) -> float:
        """The width of so many of the twelve columns."""
        return self.document.paper.wide(columns)

    def high(self, on_a4: float) -> float:
        """A height given in millimetres for A4, in points for this sheet."""
        return (self.document.paper.text_height - _TITLE_BLOCK) * on_a4 / _BELOW_TITLE

    def words(self, name: str) -> Words:
        slot = self._take(name, TextSlot)
        return slot.words if isinstance(slot, TextSlot) and not slot.words.is_empty else EMPTY

    def facts(self, name: str) -> tuple[FactRow, ...]:
        slot = self._take(name, FactsSlot)
        return slot.rows if isinstance(slot, FactsSlot) else ()

    def cards(self, name: str) -> tuple[Card, ...]:
        slot = self._take(name, CardsSlot)
        return slot.cards if isinstance(slot, CardsSlot) else ()

    def scraps(self, name: str) -> tuple[ScrapItem, ...]:
        """What lies on a scrapbook page, as `in_reading_order` has it."""
        slot = self._take(name, ScrapSlot)
        return self.in_reading_order(slot) if isinstance(slot, ScrapSlot) else ()

    def in_reading_order(self, slot: ScrapSlot) -> tuple[ScrapItem, ...]:
        """Things in the order in which they are read, their places measured on this paper; tape is left out."""
        items = [item for item in slot.on(self.book.shape.size_mm).items if not isinstance(item.what, Tape)]
        return tuple(items[number] for number in reading_order([item.place for item in items], self.rtl))

    def people(self, name: str) -> tuple[Person, ...]:
        slot = self._take(name, PeopleSlot)
        known = {person.id: person for person in self.book.people}
        return tuple(known[each] for each in slot.people if each in known) if isinstance(slot, PeopleSlot) else ()

    def picture(self, name: str) -> PictureSlot | None:
        slot = self._take(name, PhotoSlot, DrawingSlot, NoPhotoSlot)
        return slot if isinstance(slot, PhotoSlot | DrawingSlot | NoPhotoSlot) else None

    def remaining(self) -> tuple[tuple[str, SlotValue], ...]:
        """What nothing has taken yet, in order; taken by asking."""
        rest = tuple(self._slots.items())
        self._slots.clear()
        return rest

    def add(self, *pieces: Piece) -> None:
        for piece in pieces:
            self.document.add(*piece.blocks)
            self.used += piece.height

    def text(self, style: str, text: str, width: float | None = None, lang: str | None = None) -> Piece:
        """One paragraph of plain text, or nothing where there is none."""
        if not text:
            return Piece()
        height = self.measure.text(text, style, self.width if width is None else width)
        return Piece((self.writing.paragraph(style, text, lang or self.lang),), height)

    def prose(self, words: Words, style: str = "BodyText", width: float | None = None, panel: bool = False) -> Piece:
        """All the paragraphs of a piece of writing."""
        room = self.width if width is None else width
        blocks = tuple(self.writing.paragraphs(words, style, self.lang, panel))
        return Piece(blocks, self.measure.words(words, style, room))

    def begin(self, part: Part = Part.PAGES, title_style: str = "", title: str = "", pill: bool = True) -> None:
        """The first lines of a page: the word for the time it tells of, and its title, which is where links lead."""
        document = self.document
        document.sides[self.page.id] = document.side
        breaks = document.begin(part)
        label = self.label if pill else ""
        style = title_style or self.heading
        number = document.next_number()
        start = w("bookmarkStart", id=number, name=document.bookmark(self.page.id))
        marked = {"before_text": start, "after_text": w("bookmarkEnd", id=number)}
        if label:
            self._line("Pill", label, page_break=breaks)
            breaks = False
        lower = BANDED_TITLE_TOP if self.theme.id == "comic" and part is Part.PAGES and title and not label else None
        self._line(style if title else "Gap", title, page_break=breaks, before=lower, **marked)
        self.used += lower or 0.0

    def _line(self, style: str, text: str, **more: object) -> None:
        self.document.add(self.writing.paragraph(style, text, self.lang, **more))  # type: ignore[arg-type]
        self.used += self.measure.text(text, style, self.width)

    @property
    def label(self) -> str:
        """The word in the pill: which time of the child's life the page tells of."""
        return next((section.label for section in self.book.sections if section.id == self.page.section), "")

    @property
    def heading(self) -> str:
        """The style of the page's title: heading 2 below an opener, heading 1 where a part of the book has none."""
        opened = any(page.layout == "section-opener" for page in self.book.pages_of(self.page.section))
        return "Heading2" if opened else "Heading1"

    def _take(self, name: str, *kinds: type) -> SlotValue | None:
        value = self._slots.get(name)
        if value is not None and isinstance(value, kinds):
            return self._slots.pop(name)
        return None
