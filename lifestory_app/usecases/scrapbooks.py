"""What arranging a scrapbook page needs: the shelf of drawings, how one thing would lie alone, and all of them put in order."""

from dataclasses import dataclass, replace
from functools import cache

from lifestory_app.domain.book import Book
from lifestory_app.domain.drawings import Pictogram
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.pages import DrawingSlot, Page, PhotoSlot, ScrapItem, ScrapSlot
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.scrap_places import in_order
from lifestory_app.domain.scrapbook import Bounds, ScrapPlace
from lifestory_app.domain.units import to_mm
from lifestory_app.layout.arrange.mounts import TAPES
from lifestory_app.layout.arrange.photo_views import whole_shape
from lifestory_app.layout.display import Item, LaidOutPage, Rect
from lifestory_app.layout.drawings import draw, shelf, suggested_alt
from lifestory_app.layout.engine import lay_out_page
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.templates import page_template

LAYOUT, SLOT = "scrapbook", "scrap"
Ink = tuple[Item, ...]
Side = LaidOutPage
_LINE = "line"


@dataclass(frozen=True, slots=True)
class ShelfPicture:
    """One drawing that can be taken from the shelf. `words` are what it can be found by besides its title."""

    id: str
    title: str
    group: str
    words: str
    alt: str
    is_line: bool


@cache
def shelf_pictures() -> tuple[ShelfPicture, ...]:
    """Every drawing of the shelf, in its order."""
    return tuple(
        ShelfPicture(
            name,
            str(entry["title"]),
            str(entry["group"]),
            " ".join(str(word) for word in entry["words"]).lower(),
            str(entry["alt"]),
            entry["group"] == _LINE,
        )
        for name, entry in shelf().items()
    )


def art(id: str, size: float) -> Ink:
    """A drawing of the shelf that fills a square of so many points. Raises Refused where there is none of that id."""
    return draw(Pictogram(id), Rect(0, 0, size, size))


def drawing_called(value: DrawingSlot) -> str:
    """What a drawing is called in a list."""
    if isinstance(value.drawing, Pictogram):
        found = next((each for each in shelf_pictures() if each.id == value.drawing.id), None)
        return found.title if found is not None else ""
    try:
        return suggested_alt(value.drawing)
    except Refused:
        return ""


def tape_colours() -> dict[str, str]:
    """The colour of each tape, by its name."""
    return {str(colour): shade for colour, shade in TAPES.items()}


def most_things() -> int:
    """How many things there may be on one page."""
    slot = page_template(LAYOUT).slot(SLOT)
    return slot.most if slot is not None and slot.most else 24


def paper_of(book: Book) -> tuple[float, float]:
    """The size of a page in millimetres, as the layout has it."""
    across, down = book.shape.size_mm
    return round(across, 3), round(down, 3)


def scraps_on(book: Book, page: Page) -> ScrapSlot:
    """The things on a page, each where the page shows it."""
    value = page.slot(SLOT)
    return (value if isinstance(value, ScrapSlot) else ScrapSlot((), paper_of(book))).on(paper_of(book))


def alone(book: Book, page: Page, item: ScrapItem, fonts: Fonts, number: int) -> Side:
    """The page with nothing on it but one thing, which need not be in the book. Raises Refused."""
    return lay_out_page(book, page.with_slot(SLOT, ScrapSlot((item,), paper_of(book))), fonts, number)[0]


def whole_photo(book: Book, page: Page, item: ScrapItem, fonts: Fonts) -> ScrapPlace:
    """The place of a photo made higher or lower until its frame has the shape of what is to be seen. Others stay."""
    if not isinstance(item.what, PhotoSlot):
        return item.place
    place = item.place
    for _ in range(3):
        placed = next(iter(alone(book, page, replace(item, place=place), fonts, 1).placed), None)
        if placed is None or placed.slot != f"{SLOT}.{item.id}":
            return item.place
        wanted = placed.width / shape_of_view(book, item.what.view)
        more = to_mm(wanted - placed.height)
        if abs(more) < 0.05 or place.height + more < 8:
            break
        place = replace(place, height=place.height + more)
    return place


def shape_of_view(book: Book, view: PhotoView) -> float:
    """Width by height of what a view shows of a photo."""
    return whole_shape(view, book.photo(view.photo))


def tidied(book: Book, page: Page, body: Bounds, fonts: Fonts) -> ScrapSlot:
    """All things of a page put in order, photos whole."""
    slot = scraps_on(book, page)
    shapes = {}
    for item in slot.items:
        if isinstance(item.what, PhotoSlot):
            # Frames are wider at some edges than at others, so the shape is measured with the frame.
            place = whole_photo(book, page, replace(item, place=replace(item.place, turn=0.0, width=70.0, height=70.0)), fonts)
            shapes[item.id] = place.width / place.height
    return in_order(slot, body, shapes)


def page_there(book: Book, page: PageId) -> Page | None:
    """The page, where it is still in the book and still a scrapbook page."""
    return next((each for each in book.pages if each.id == page and each.layout == LAYOUT), None)
