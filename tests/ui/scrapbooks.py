"""A scrapbook page as a family would make it, on which the editor is tried and looked at."""

from lifestory_app.domain.book import Book
from lifestory_app.domain.drawings import Pictogram
from lifestory_app.domain.edits import AddPage
from lifestory_app.domain.ids import PageId, ScrapId
from lifestory_app.domain.pages import DrawingSlot, Page, PhotoSlot, ScrapContent, ScrapItem, ScrapSlot
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.scrapbook import (
    Backing,
    Lettering,
    ScrapPlace,
    ScrapWords,
    Tape,
    TapeColour,
    TapePattern,
)
from lifestory_app.domain.text import Words

PAGE = PageId("our-day")
PAPER = (210.0, 297.0)


def thing(id: str, what: ScrapContent, *place: float, backing: Backing = Backing.FRAME) -> ScrapItem:
    """One thing at a place: across, down (of its middle), width, height, turn."""
    return ScrapItem(ScrapId(id), what, ScrapPlace(*place), backing)


def words(*lines: str, lettering: Lettering = Lettering.HAND, centred: bool = False) -> ScrapWords:
    return ScrapWords(Words.of(*lines), lettering, centred)


def our_day(book: Book) -> ScrapSlot:
    """A day out with as many of the book's photos as fit, words, drawings and tape."""
    photos = [PhotoSlot(PhotoView(photo.id)) for photo in book.photos]
    things = [
        thing("ticket", words("# Wexmouth Pier", "One child, all day", lettering=Lettering.PRINT), 158, 66, 72, 34, 3,
              backing=Backing.TICKET),
        thing("said", words("I could see all the way to France. Winston says it was Wales."), 55, 183, 78, 34, -2,
              backing=Backing.TORN),
        thing("kite", DrawingSlot(Pictogram("kite"), "A kite"), 182, 150, 34, 34, 8, backing=Backing.NONE),
        thing("ice", words("Best day ever", lettering=Lettering.LARGE, centred=True), 148, 262, 84, 18, -3,
              backing=Backing.NONE),
        thing("leaf", DrawingSlot(Pictogram("leaf"), "A leaf", "from the path"), 40, 240, 38, 42, 4, backing=Backing.CARD),
    ]  # fmt: skip
    spots = ((62, 104, 92, 100, -2.5), (150, 125, 66, 60, 2), (128, 206, 96, 74, -1.5))
    shown = [thing(f"photo-{n}", photo, *spot) for n, (photo, spot) in enumerate(zip(photos, spots, strict=False))]
    tapes = [
        thing("tape-1", Tape(TapeColour.SAGE), 62, 54, 26, 9, -4),
        thing("tape-2", Tape(TapeColour.PEACH, TapePattern.DOTS), 150, 95, 22, 8, 3),
        thing("tape-3", Tape(TapeColour.STRAW), 84, 172, 20, 8, -32),
        thing("tape-4", Tape(TapeColour.SKY, TapePattern.PLAIN), 172, 172, 20, 8, 30),
    ]
    return ScrapSlot((*shown, *things, *tapes), PAPER)


def with_page(book: Book, slot: ScrapSlot | None = None, id: PageId = PAGE) -> AddPage:
    """The edit that adds a scrapbook page to a book."""
    value = our_day(book) if slot is None else slot
    slots = (("scrap", value),) if value.items else ()
    return AddPage(Page(id, book.sections[0].id, "scrapbook", "Our day at the pier", slots))
