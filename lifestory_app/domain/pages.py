"""Pages of named layouts with named slots, gathered in sections of time."""

from dataclasses import dataclass, replace
from enum import StrEnum

from lifestory_app.domain.drawings import Drawing
from lifestory_app.domain.ids import (
    GapId,
    HomeId,
    LetterId,
    MemoryId,
    PageId,
    PersonId,
    PhotoId,
    ScrapId,
    SectionId,
    StoryboardId,
)
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, SeenBy, Source
from lifestory_app.domain.scrapbook import LEAST, NARROWEST, Backing, Paper, ScrapPlace, ScrapWords, Tape
from lifestory_app.domain.second_language import SecondLanguage
from lifestory_app.domain.sharing import Sharing
from lifestory_app.domain.text import EMPTY, Words
from lifestory_app.domain.voices import Voice

FOR_RECORDS = frozenset({"genogram", "box-list"})
"""Layouts of pages for the records alone: they never reach the child's copy, whatever a page says of who may see it."""


class Time(StrEnum):
    """Where a section stands in the child's story (practice 3.1). Front and back matter stand outside it."""

    FRONT = "front"
    PRESENT = "present"
    PAST = "past"
    FUTURE = "future"
    BACK = "back"
    WORKER = "worker"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the book. `label` is the word in the pill above titles: "Now", "Before", "Next"."""

    id: SectionId
    title: str
    time: Time
    label: str = ""


@dataclass(frozen=True, slots=True)
class TextSlot:
    words: Words = EMPTY


@dataclass(frozen=True, slots=True)
class PhotoSlot:
    """A photo on a page. `caption` and `alt`, where given, stand in place of the photo's own."""

    view: PhotoView
    caption: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class DrawingSlot:
    """A drawing of ours where a photo would be."""

    drawing: Drawing
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class NoPhotoSlot:
    """The honest panel: what we do not have, then who was asked and when."""

    what: str
    asked: str = ""
    gap: GapId | None = None


PictureSlot = PhotoSlot | DrawingSlot | NoPhotoSlot


@dataclass(frozen=True, slots=True)
class FactRow:
    label: str
    value: str
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class FactsSlot:
    """A short list of labels and values."""

    rows: tuple[FactRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One of several small things side by side: a memory, a wish, a milestone, a voice."""

    title: str = ""
    words: Words = EMPTY
    picture: PictureSlot | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CardsSlot:
    cards: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class PeopleSlot:
    """People of the book shown together, by name and face."""

    people: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class MemoriesSlot:
    """Memories of the book told on a page, in this order. What they say stands in the memory box, once."""

    memories: tuple[MemoryId, ...] = ()

    def without(self, id: MemoryId) -> "MemoriesSlot":
        return MemoriesSlot(tuple(each for each in self.memories if each != id))


ScrapContent = PhotoSlot | DrawingSlot | NoPhotoSlot | ScrapWords | Tape


@dataclass(frozen=True, slots=True)
class ScrapItem:
    """One thing that lies on a scrapbook page: what it is, where, and what it is mounted on."""

    id: ScrapId
    what: ScrapContent
    place: ScrapPlace
    backing: Backing = Backing.FRAME

    @property
    def picture(self) -> PictureSlot | None:
        return self.what if isinstance(self.what, PhotoSlot | DrawingSlot | NoPhotoSlot) else None

    @property
    def least(self) -> float:
        """How narrow and how low it may be."""
        return NARROWEST if isinstance(self.what, Tape) else LEAST


@dataclass(frozen=True, slots=True)
class ScrapSlot:
    """Things placed freely, the lowest layer first. Their places are millimetres on `paper`, for which they were arranged."""

    items: tuple[ScrapItem, ...] = ()
    paper: Paper = (210.0, 297.0)

    def __post_init__(self) -> None:
        ids = [item.id for item in self.items]
        if len(set(ids)) != len(ids):
            raise ValueError("two scraps of one id")
        if not all(50 <= length <= 2000 for length in self.paper):
            raise ValueError(f"no such paper: {self.paper}")

    def item(self, id: ScrapId) -> ScrapItem | None:
        return next((item for item in self.items if item.id == id), None)

    def with_item(self, item: ScrapItem) -> "ScrapSlot":
        """With another state of a thing in its layer, or the thing on top where it is new."""
        if self.item(item.id) is None:
            return replace(self, items=(*self.items, item))
        return replace(self, items=tuple(item if each.id == item.id else each for each in self.items))

    def without(self, id: ScrapId) -> "ScrapSlot":
        return replace(self, items=tuple(item for item in self.items if item.id != id))

    def in_layer(self, id: ScrapId, layer: int) -> "ScrapSlot":
        """With a thing moved to a layer, counted from 0 at the bottom."""
        moving = self.item(id)
        if moving is None:
            return self
        others = [item for item in self.items if item.id != id]
        others.insert(max(0, min(layer, len(others))), moving)
        return replace(self, items=tuple(others))

    def on(self, paper: Paper) -> "ScrapSlot":
        """The same arrangement on other paper, all of it inside the edges."""

        def placed(item: ScrapItem) -> ScrapItem:
            return replace(item, place=item.place.on_paper(self.paper, paper).kept_on(paper, item.least))

        return ScrapSlot(tuple(placed(item) for item in self.items), paper)


SlotValue = TextSlot | PhotoSlot | DrawingSlot | NoPhotoSlot | FactsSlot | CardsSlot | PeopleSlot | ScrapSlot | MemoriesSlot


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the book, or the start of one that flows over several.

    `layout` is the id of a page layout; `slots` are (name, value) pairs, names unique. `about` names what the page tells of,
    so that facts and checks can find it: a person, home, letter or story. `kind` is the id of the practice page it answers
    (practice 3.2), such as "born" or "birth-mum". `childs_own` says that the child made the whole page, `voices` what on it is
    the child's own where others made the rest. `tray` keeps what the layout has no slot for; it is never shown and never
    leaves the book. `beside` is what the page says in a second language. `sharing` is there for a page that is shared with
    brothers and sisters, and None for all others.
    """

    id: PageId
    section: SectionId
    layout: str
    title: str = ""
    slots: tuple[tuple[str, SlotValue], ...] = ()
    kind: str = ""
    about: PersonId | HomeId | LetterId | StoryboardId | None = None
    lang: str | None = None
    childs_own: bool = False
    source: Source | None = None
    seen_by: SeenBy = FAMILY_AND_RECORDS
    tray: tuple[tuple[str, SlotValue], ...] = ()
    beside: SecondLanguage | None = None
    voices: tuple[Voice, ...] = ()
    sharing: Sharing | None = None

    def __post_init__(self) -> None:
        names = [name for name, _ in self.slots]
        if len(set(names)) != len(names):
            raise ValueError(f"a slot stands twice on one page: {names}")

    def slot(self, name: str) -> SlotValue | None:
        return dict(self.slots).get(name)

    def with_slot(self, name: str, value: SlotValue | None) -> "Page":
        """The page with one slot filled, or emptied by None. The others keep their order."""
        if value is None:
            return replace(self, slots=tuple(pair for pair in self.slots if pair[0] != name))
        if self.slot(name) is None:
            return replace(self, slots=(*self.slots, (name, value)))
        return replace(self, slots=tuple((key, value if key == name else old) for key, old in self.slots))

    def pictures(self) -> tuple[PictureSlot, ...]:
        """Every picture on the page, in order, those on cards and scraps included."""
        found: list[PictureSlot] = []
        for _, value in self.slots:
            if isinstance(value, PhotoSlot | DrawingSlot | NoPhotoSlot):
                found.append(value)
            elif isinstance(value, CardsSlot):
                found += [card.picture for card in value.cards if card.picture is not None]
            elif isinstance(value, ScrapSlot):
                found += [item.picture for item in value.items if item.picture is not None]
        return tuple(found)

    def memories(self) -> tuple[MemoryId, ...]:
        """The memories that are told on the page."""
        return tuple(each for _, value in self.slots if isinstance(value, MemoriesSlot) for each in value.memories)

    def photos(self) -> tuple[PhotoId, ...]:
        return tuple(picture.view.photo for picture in self.pictures() if isinstance(picture, PhotoSlot))
