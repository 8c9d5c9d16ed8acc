"""How a page would look in another layout, or a book in another look, before anything is changed."""

from dataclasses import dataclass, replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.drawings import Pictogram
from lifestory_app.domain.edits import SetLook
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.page_template import PageTemplate, SlotKind, SlotTemplate
from lifestory_app.domain.pages import (
    Card,
    CardsSlot,
    DrawingSlot,
    FactRow,
    FactsSlot,
    MemoriesSlot,
    Page,
    PeopleSlot,
    SlotValue,
    TextSlot,
)
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.domain.text import Words
from lifestory_app.domain.theme import Theme
from lifestory_app.domain.told import MEMORY, STAY
from lifestory_app.layout.display import LaidOutPage, Rect
from lifestory_app.layout.engine import LayoutCache, lay_out, lay_out_page
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.layout.templates import page_templates
from lifestory_app.layout.themes import themes

SHOWN_PEOPLE = 6
Sides = tuple[LaidOutPage, ...]
Places = dict[str, Rect]


def layouts() -> tuple[PageTemplate, ...]:
    """Every page layout there is."""
    return page_templates()


def all_themes() -> tuple[Theme, ...]:
    """Every theme there is, in the order in which they are offered."""
    return themes()


def preview(book: Book, page: Page, fonts: Fonts, laid_out: LaidOutBook, number: int = 0) -> Sides:
    """The sides of a page as it would stand in the book as laid out now. Raises Refused."""
    labels = {side.page: side.label for side in reversed(laid_out.pages)}
    number = number or next((side.number for side in laid_out.pages if side.page == page.id), 1)
    return lay_out_page(book, page, fonts, number, labels)


@dataclass(frozen=True, slots=True)
class Fit:
    """Which pages have words that do not fit: in the look asked for, and in the one the book has."""

    new: tuple[PageId, ...]
    now: tuple[PageId, ...]
    sides: int


def fit_of_look(book: Book, look: SetLook, fonts: Fonts, tell: Tell = tell_nobody) -> Fit:
    """Lay the whole book out in another look and see whose words still fit. Raises Refused or Stopped."""
    tell(0, 2, "")
    now = lay_out(book, fonts, LayoutCache())
    tell(1, 2, "")
    new = lay_out(look.apply(book), fonts, LayoutCache())
    return Fit(_overfull(new), _overfull(now), len(new.pages))


def _overfull(laid_out: LaidOutBook) -> tuple[PageId, ...]:
    return tuple(dict.fromkeys(side.page for side, _ in laid_out.overflows))


def pages_to_show(book: Book) -> tuple[Page, ...]:
    """Three pages that show what a look does to this book: its cover, a page with a picture, a page with many words."""
    cover = next((page for page in book.pages if page.layout == "cover"), None)
    rest = [page for page in book.pages if page.layout not in ("cover", "contents", "section-opener", "imprint", "letter")]
    pictured = [page for page in rest if page.pictures()]
    photo = max(pictured, key=lambda page: (bool(page.photos()), _length(page)), default=None)
    others = [page for page in rest if page is not photo]
    words = max(others, key=lambda page: (not page.pictures(), _length(page)), default=None)
    return tuple(page for page in (cover, photo, words) if page is not None) or book.pages[:3]


def _length(page: Page) -> int:
    """How much a page says, up to what a full page holds: the longest page need not be the best to show."""
    return min(400, sum(len(value.words.plain) for _, value in page.slots if isinstance(value, TextSlot)))


def preview_in_look(book: Book, look: SetLook, page: Page, fonts: Fonts, laid_out: LaidOutBook) -> Sides:
    """The sides of a page of the book in another look. Raises Refused."""
    return preview(look.apply(book), page, fonts, laid_out)


def preview_guide(book: Book, page: Page, template: PageTemplate, fonts: Fonts, laid_out: LaidOutBook, number: int) -> Sides:
    """The sides of a page to be added, with what belongs on it written where it would stand. Raises Refused."""
    return preview(book, as_guide(book, page, template), fonts, laid_out, number)


def as_guide(book: Book, page: Page, template: PageTemplate) -> Page:
    """The page with what belongs on it written where it would stand: only for being looked at, never for the book."""
    if page.layout == STAY and page.about is None and book.homes:
        page = replace(page, about=book.homes[0].id)
    if page.layout == MEMORY and not book.memories:
        page = page.with_slot("photo", DrawingSlot(Pictogram("photo"), template.name))
        page = page.with_slot("story", TextSlot(Words.of(template.why)))
    for slot in template.slots:
        if page.slot(slot.name) is None:
            page = page.with_slot(slot.name, _guide(book, slot))
    return page if page.title else replace(page, title=template.name)


def places_when_filled(book: Book, page: Page, template: PageTemplate, fonts: Fonts, laid_out: LaidOutBook) -> Places:
    """Where each place of a page would stand if all of it were filled, the title included. Raises Refused."""
    first = preview(book, as_guide(book, page, template), fonts, laid_out)[0]
    return {name: box for name, box in first.slots if "." not in name}


def _guide(book: Book, slot: SlotTemplate) -> SlotValue | None:
    match slot.kind:
        case SlotKind.PICTURE:
            return DrawingSlot(Pictogram("photo"), slot.prompt)
        case SlotKind.TEXT:
            return TextSlot(Words.of(slot.prompt))
        case SlotKind.FACTS:
            parts = [part.strip(" .") for part in slot.prompt.split(",")]
            return FactsSlot(tuple(FactRow(part[:1].upper() + part[1:], "…") for part in parts[: slot.most or 4]))
        case SlotKind.CARDS:
            card = Card(slot.label, picture=DrawingSlot(Pictogram("photo"), slot.prompt))
            return CardsSlot((card,) * min(slot.most or 3, 3))
        case SlotKind.PEOPLE:
            return PeopleSlot(tuple(person.id for person in book.people)[:SHOWN_PEOPLE])
        case SlotKind.MEMORIES if book.memories:
            return MemoriesSlot(tuple(memory.id for memory in book.memories)[: slot.most or 3])
        case _:  # what is placed freely has no place of its own to show
            return None


def look_of(book: Book) -> SetLook:
    """The look that a book has."""
    return SetLook(book.theme, book.shape, book.age_band, book.reading)
