"""What working on Words and Pictures needs: a story begun, a panel as ink, and where its things stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from lifestory_app.domain.book import Book
from lifestory_app.domain.drawings import PersonDrawing, Pictogram
from lifestory_app.domain.edits import ChangePage, Edit, Together
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PageId, PanelId, PhotoId, StoryboardId, new_id
from lifestory_app.domain.pages import Page
from lifestory_app.domain.people import Role
from lifestory_app.domain.photos import Photo
from lifestory_app.domain.story_edits import PutStoryboard
from lifestory_app.domain.storyboards import (
    HIGH,
    WIDE,
    Agreement,
    InkColour,
    Panel,
    PanelPart,
    PanelPicture,
    Place,
    Storyboard,
    Thing,
)
from lifestory_app.layout.display import Item, Rect
from lifestory_app.layout.drawings import draw, shelf, suggested_alt
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.panels import INKS, bounds, draw_panel, simplified, told
from lifestory_app.layout.text import TextStyle
from lifestory_app.layout.themes import theme

__all__ = ["bounds_of", "colours", "ink_of", "simple_stroke", "told"]

LAYOUTS = ("words-and-pictures", "words-and-pictures-large")
Ink = tuple[Item, ...]
Box = Rect


def begin_story(book: Book, page: PageId) -> tuple[StoryboardId, Edit]:
    """A story with an empty panel for each part, shown by a page, as one edit. Parents are listed as not asked yet."""
    shown = book.page(page)
    story = Storyboard(
        StoryboardId(new_id()),
        shown.title,
        tuple(Panel(PanelId(new_id()), part) for part in PanelPart if part is not PanelPart.TITLE),
        agreements=tuple(
            Agreement(person.called or person.known_as, person.id)
            for person in book.people
            if person.role in (Role.BIRTH_MOTHER, Role.BIRTH_FATHER)
        ),
    )
    edits = (PutStoryboard(story), ChangePage(replace(shown, about=story.id)))
    return story.id, Together(edits, "Begin Words and Pictures")


def story_of(book: Book, page: Page) -> Storyboard | None:
    """The story that a page shows, or None."""
    return next((story for story in book.storyboards if story.id == page.about), None)


def _style(book: Book) -> TextStyle:
    look = theme(book.theme)
    return TextStyle(look.hand or look.reading, 12, 15, look.tokens.ink, fallback="playpen-sans" if look.hand else "andika")


def _photo(book: Book, id: PhotoId) -> Photo | None:
    return next((photo for photo in book.photos if photo.id == id), None)


def ink_of(book: Book, panel: Panel, width: float, fonts: Fonts) -> Ink:
    """What is drawn in a panel, in a box of so many points across."""
    place = Rect(0, 0, width, width * HIGH / WIDE)
    return draw_panel(panel, place, _style(book), book.lang, fonts, lambda photo: _photo(book, photo)).items


def bounds_of(book: Book, thing: Thing, fonts: Fonts) -> Box:
    """The box around a thing in units of the panel, before it is turned."""
    return bounds(thing, _style(book), book.lang, fonts, lambda photo: _photo(book, photo))


def simple_stroke(points: Sequence[Place]) -> tuple[Place, ...]:
    """A stroke as drawn, with the points that its shape needs."""
    kept = simplified(points)
    return tuple((round(x, 1), round(y, 1)) for x, y in kept)


def colours() -> dict[InkColour, str]:
    """The colours there are to draw with."""
    return dict(INKS)


@dataclass(frozen=True, slots=True)
class ShelfEntry:
    """One drawing of the shelf; `words` are all that it can be found by."""

    id: str
    title: str
    words: str
    alt: str


@cache
def shelf_entries() -> tuple[ShelfEntry, ...]:
    """Every drawing of the shelf, those drawn in line first: they sit best beside a drawing by hand."""
    found = [
        (
            entry["group"] != "line",
            ShelfEntry(
                name,
                str(entry["title"]),
                " ".join([str(entry["title"]), *map(str, entry["words"])]).lower(),
                str(entry["alt"]),
            ),
        )
        for name, entry in shelf().items()
    ]
    return tuple(entry for _, entry in sorted(found, key=lambda pair: pair[0]))


def shelf_art(id: str, size: float) -> Ink:
    """A drawing of the shelf in a square of so many points. Raises Refused where there is none of that id."""
    return draw(Pictogram(id), Rect(0, 0, size, size))


def called(thing: Thing) -> str:
    """What a picture shows, for a list; "" for what only a person can name."""
    if isinstance(thing, PanelPicture) and isinstance(thing.what, Pictogram | PersonDrawing):
        try:
            return suggested_alt(thing.what).removeprefix("A drawing of ").rstrip(".")
        except Refused:
            return ""
    return ""
