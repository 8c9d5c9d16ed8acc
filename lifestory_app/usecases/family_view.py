"""The family as the window shows it beside its form: the very figures of the pages, and where everybody stands in them."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from lifestory_app.domain.book import Book
from lifestory_app.domain.family import DiagramKind
from lifestory_app.domain.ids import PageId, PersonId, SectionId
from lifestory_app.domain.pages import Page
from lifestory_app.family.genogram import Spot
from lifestory_app.family.kin import Kinsman, unnamed_parent
from lifestory_app.family.shapes import Outline, half_of, outline_of
from lifestory_app.family.walking import Way, joined_in, ways_by_place, ways_of
from lifestory_app.layout.arrange import ecomap, tree
from lifestory_app.layout.arrange.side import Side
from lifestory_app.layout.display import Group, Item, Rect, Shape, Tagged, rectangle, walk
from lifestory_app.layout.engine import family_part, lay_out_page, setting_of
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.genogram.figure import figure_of
from lifestory_app.layout.genogram.heading import drawn_line
from lifestory_app.layout.genogram.key import SAMPLE, Entry
from lifestory_app.layout.genogram.pens import Pens, pens_of
from lifestory_app.layout.themes import theme
from lifestory_app.layout.timeline_sheet import timeline_sheet

__all__ = ["FamilyPicture", "Item", "KeyEntry", "Outline", "Rect", "Standing", "View", "Way", "key_of", "picture_of"]

_UNNAMED = unnamed_parent(PersonId(""))
UNMOVED = (1, 0, 0, 1, 0, 0)
_NOT_IN_BOOK = PageId("as seen in the window")


class View(StrEnum):
    """What the family is shown as."""

    GENOGRAM = "genogram"
    TREE = "tree"
    ECOMAP = "ecomap"
    TIMELINE = "timeline"

    @property
    def diagram(self) -> DiagramKind | None:
        """The diagram of the book that it shows, where there is something to choose for it."""
        return None if self is View.TIMELINE else DiagramKind(self.value)

    @property
    def can_be_moved(self) -> bool:
        """Whether somebody in it may be moved by hand."""
        return self in (View.GENOGRAM, View.ECOMAP)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person or support stands: the middle, half the height, the outline, and the box of the words where known.

    `person` is whom a press on it chooses, `support` what on an ecomap.
    """

    who: str
    x: float
    y: float
    half: float
    outline: Outline = Outline.CIRCLE
    words: tuple[float, float, float, float] | None = None
    person: PersonId | None = None
    support: str = ""

    @property
    def beside(self) -> PersonId | None:
        """Of a parent whom the book does not name: beside whom they stand."""
        return PersonId(self.who.removeprefix(_UNNAMED)) if self.who.startswith(_UNNAMED) else None

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies on the symbol or its words."""
        if abs(x - self.x) <= self.half and abs(y - self.y) <= self.half:
            return True
        if self.words is None:
            return False
        left, top, wide, high = self.words
        return left <= x <= left + wide and top <= y <= top + high


@dataclass(frozen=True, slots=True)
class FamilyPicture:
    """The picture in points from its top left corner. `told` tells all of it.

    `joined` says to whom lines lead; `key` is given in parts by `key_of`.
    """

    view: View
    items: tuple[Item, ...]
    width: float
    height: float
    paper: str
    places: tuple[Standing, ...] = ()
    ways: dict[tuple[str, Way], str] = field(default_factory=dict)
    told: str = ""
    drawn: str = ""
    key: tuple[Entry, ...] = ()
    pens: Pens | None = None
    joined: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def place_of(self, who: str) -> Standing | None:
        """Where a person or support stands, by the id of either."""
        return next((each for each in self.places if who and who in (each.who, each.person)), None)

    def at(self, x: float, y: float) -> Standing | None:
        """What stands at a place."""
        return next((each for each in reversed(self.places) if each.holds(x, y)), None)


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A sample of the key with the middle of its left edge at the origin, how wide it is, and what it means."""

    items: tuple[Item, ...]
    width: float
    meaning: str


def key_of(picture: FamilyPicture, fonts: Fonts) -> tuple[KeyEntry, ...]:
    """The key of a picture, entry by entry, for a window that lets them flow."""
    pens = picture.pens
    if pens is None:
        return ()
    return tuple(_sample(tuple(each.draw(SAMPLE / 2, 0, pens, fonts)), each.meaning) for each in picture.key)


def _sample(items: tuple[Item, ...], meaning: str) -> KeyEntry:
    """A sample without the empty room at its sides, which in columns lets all meanings begin below each other."""
    xs = [x for item in walk(items) if isinstance(item, Shape) for x in _across(item)]
    left, right = (min(xs), max(xs)) if xs else (0.0, SAMPLE)
    if right - left > SAMPLE or any(isinstance(item, Group) and item.transform != UNMOVED for item in walk(items)):
        left, right = 0.0, SAMPLE
    room = 2.0 if right - left > 4 else 4.0
    return KeyEntry((Group(items, (1, 0, 0, 1, room - left, 0)),), right - left + 2 * room, meaning)


def _across(shape: Shape) -> list[float]:
    return [float(number) for segment in shape.path for number in segment[1::2] if not isinstance(number, str)]


def picture_of(book: Book, view: View, fonts: Fonts) -> FamilyPicture:
    """One picture of the family of a book. Raises Refused for what cannot be laid out."""
    match view:
        case View.GENOGRAM:
            return _genogram(book, fonts)
        case View.TREE:
            return _tree(book, fonts)
        case View.ECOMAP:
            return _ecomap(book, fonts)
        case View.TIMELINE:
            sheet = timeline_sheet(book, fonts)
            return FamilyPicture(view, sheet.items, sheet.width, sheet.height, sheet.paper, told=" ".join(sheet.told))


def _genogram(book: Book, fonts: Fonts) -> FamilyPicture:
    family = family_part(book)
    pens = replace(pens_of(theme("plain")), paper="#FFFFFF")
    made = figure_of(family.kin, family.diagram, family.drawn, pens, fonts, book.lang, family.cultures, family.topics)
    genogram = made.genogram
    kin = {each.id: each for each in genogram.kin.people}
    return FamilyPicture(
        View.GENOGRAM,
        made.items,
        made.width,
        made.height,
        pens.paper,
        tuple(_standing(spot, kin[spot.id], genogram.symbol) for spot in genogram.spots),
        ways_of(genogram),
        " ".join(made.told),
        drawn_line(family.drawn, book.author),
        made.key,
        pens,
        joined_in(genogram.kin),
    )


def _standing(spot: Spot, each: Kinsman, symbol: float) -> Standing:
    person = spot.id if each.person is not None else None
    return Standing(spot.id, spot.x, spot.y, half_of(each, symbol), outline_of(each), spot.words, person)


def _tree(book: Book, fonts: Fonts) -> FamilyPicture:
    page = _page(book, "family-tree")
    side = lay_out_page(book, page, fonts)[0]
    room = dict(side.slots)[tree.SLOT]
    spots = tree.spots_of(setting_of(book, page), room)
    places = tuple(_face(spot.person, spot.x - room.x, spot.y - room.y, spot.radius, person=spot.person) for spot in spots)
    return FamilyPicture(
        View.TREE,
        _cut_out(side.items, room),
        room.width,
        room.height,
        side.paper,
        places,
        ways_by_place({each.who: (each.x, each.y) for each in places}),
        _told(side.items),
    )


def _told(items: tuple[Item, ...]) -> str:
    """What the figures of a side show, for a listener."""
    return " ".join(item.alt for item in walk(items) if isinstance(item, Tagged) and item.role == "Figure")


def _face(who: str, x: float, y: float, radius: float, person: PersonId | None, support: str = "") -> Standing:
    """A face in a circle with its name on a pill over the lower edge."""
    words = (x - 1.4 * radius, y + 0.7 * radius, 2.8 * radius, 0.7 * radius)
    return Standing(who, x, y, radius, words=words, person=person, support=support)


def _ecomap(book: Book, fonts: Fonts) -> FamilyPicture:
    page = _page(book, "ecomap")
    side = lay_out_page(book, page, fonts)[0]
    room = dict(side.slots)[ecomap.SLOT]
    people = {each.id: each.person for each in book.supports}
    places = []
    setting = setting_of(book, page)
    for support, x, y, radius in ecomap.circles_of(setting, room, fonts):
        if support is None:
            places.append(_face(book.child, x - room.x, y - room.y, radius, book.child))
        else:
            places.append(Standing(support, x - room.x, y - room.y, radius, person=people.get(support), support=support))
    # The key and the day stand below the map, to the foot of the side.
    whole = Rect(room.x, room.y, room.width, Side(setting, fonts).foot - room.y)
    return FamilyPicture(
        View.ECOMAP,
        _cut_out(side.items, whole),
        whole.width,
        whole.height,
        side.paper,
        tuple(places),
        ways_by_place({each.who: (each.x, each.y) for each in places}),
        _told(side.items),
        joined={each.who: (book.child,) for each in places if each.who != book.child},
    )


def _cut_out(items: tuple[Item, ...], room: Rect) -> tuple[Item, ...]:
    """What of a side stands in a room, from the corner of that room."""
    return (Group(items, (1, 0, 0, 1, -room.x, -room.y), rectangle(room)),)


def _page(book: Book, layout: str) -> Page:
    """The first page of this layout; one that is in no book where there is none."""
    found = next((page for page in book.pages if page.layout == layout), None)
    if found is not None:
        return found
    section = book.sections[0].id if book.sections else SectionId("none")
    return Page(_NOT_IN_BOOK, section, layout, "")
