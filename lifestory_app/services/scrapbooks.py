"""The scrapbook page of an open book: what lies on it, and every deed on it as one step of undo.

The use cases load layout, so they are imported where they are asked.
"""

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lifestory_app.domain.edits import ArrangeScraps
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PageId, PhotoId, ScrapId, new_id
from lifestory_app.domain.pages import DrawingSlot, Page, PhotoSlot, ScrapContent, ScrapItem, ScrapSlot
from lifestory_app.domain.photos import Crop
from lifestory_app.domain.scrap_places import NEW_LEAN, free_spot
from lifestory_app.domain.scrapbook import Backing, Bounds, Paper, ScrapPlace, ScrapWords, Tape
from lifestory_app.domain.units import to_mm
from lifestory_app.domain.views import view_of
from lifestory_app.services.session import Session

if TYPE_CHECKING:
    from lifestory_app.usecases.scrapbooks import Ink, ShelfPicture, Side

SLOT = "scrap"
FOOT = 22.0
"""The number of the page stands in the lowest millimetres, so nothing is put there unless somebody wants it there."""

SERIES_MS = 1500
"""Small steps of one kind, with no longer pause between them, are one step of undo."""


def shelf_pictures() -> "tuple[ShelfPicture, ...]":
    """Every drawing of the shelf."""
    from lifestory_app.usecases import scrapbooks

    return scrapbooks.shelf_pictures()


def art(id: str, size: float) -> "Ink":
    """A drawing of the shelf as ink, in a square of so many points. Raises Refused."""
    from lifestory_app.usecases import scrapbooks

    return scrapbooks.art(id, size)


def drawing_called(value: DrawingSlot) -> str:
    """What a drawing is called in a list."""
    from lifestory_app.usecases import scrapbooks

    return scrapbooks.drawing_called(value)


def tape_colours() -> dict[str, str]:
    """The colour of each tape, by its name."""
    from lifestory_app.usecases import scrapbooks

    return scrapbooks.tape_colours()


class ScrapPage(QObject):
    """One scrapbook page of a session's book. Deeds go to the session; `told` says what was refused, and why."""

    told = Signal(str)

    def __init__(self, session: Session, page: PageId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from lifestory_app.usecases import scrapbooks

        self._cases = scrapbooks
        self.session, self.id = session, page
        self.most = scrapbooks.most_things()
        self._known: tuple[Page, object, ScrapSlot] | None = None
        self._pause = QTimer(self, singleShot=True, interval=SERIES_MS)
        self._pause.timeout.connect(session.end_phrase)

    # What there is.

    @property
    def page(self) -> Page | None:
        """The page as it is now; None where it is gone, or has another layout."""
        return self._cases.page_there(self.session.book, self.id)

    @property
    def slot(self) -> ScrapSlot:
        """The things on the page, each where the page shows it."""
        page, shape = self.page, self.session.book.shape
        if page is None:
            return ScrapSlot()
        if self._known is None or self._known[0] is not page or self._known[1] != shape:
            self._known = (page, shape, self._cases.scraps_on(self.session.book, page))
        return self._known[2]

    @property
    def side(self) -> "Side":
        """The page laid out."""
        return self.session.laid_out.side(self.id)

    @property
    def paper(self) -> Paper:
        """Width and height of the page."""
        return self._cases.paper_of(self.session.book)

    @property
    def body(self) -> Bounds:
        """The part of the page below its title and inside its margins."""
        box = dict(self.side.slots).get(SLOT)
        if box is None:
            return Bounds(15, 40, self.paper[0] - 15, self.paper[1] - 15)
        return Bounds(to_mm(box.x), to_mm(box.y), to_mm(box.right), min(to_mm(box.bottom), self.paper[1] - FOOT))

    def item(self, id: ScrapId | None) -> ScrapItem | None:
        """One thing, or None where it is no longer there."""
        return self.slot.item(id) if id is not None else None

    def alone(self, item: ScrapItem) -> "Side | None":
        """The page with one thing on it, as it would lie; None where it cannot be shown."""
        page = self.page
        if page is None:
            return None
        try:
            return self._cases.alone(self.session.book, page, item, self.session.fonts, self.side.number)
        except Refused:
            return None

    def overflow(self, id: ScrapId) -> str:
        """The words that have no room on a thing, "" where all have."""
        return "\n".join(each.left_over for each in self.side.overflows if each.slot == f"{SLOT}.{id}")

    @property
    def is_full(self) -> bool:
        """Whether there are as many things as a page may have."""
        return len(self.slot.items) >= self.most

    # Changing things.

    def change(self, item: ScrapItem, label: str, phrase: str = "") -> bool:
        """Put another state of a thing in its place. Steps of one `phrase` follow each other as one."""
        return self._do(self.slot.with_item(item), label, f"{phrase} {item.id}" if phrase else "")

    def place(self, id: ScrapId, place: ScrapPlace, label: str, phrase: str = "") -> bool:
        """Let a thing lie elsewhere, larger or smaller, or turned."""
        item = self.item(id)
        return item is not None and self.change(replace(item, place=place), label, phrase)

    def size(
        self,
        id: ScrapId,
        place: ScrapPlace,
        corner: tuple[int, int] = (0, 0),
        *,
        keeps_shape: bool,
        phrase: str = "",
    ) -> bool:
        """Let a thing be larger or smaller. A photo that keeps its shape stays whole: its frame gives way at the side of the
        `corner` that was pulled, or about its middle."""
        item = self.item(id)
        if item is None:
            return False
        if keeps_shape:
            whole = self.whole(replace(item, place=place))
            more = corner[1] * (whole.height - place.height) / 2
            lean = math.radians(place.turn)
            place = replace(whole, x=place.x - more * math.sin(lean), y=place.y + more * math.cos(lean))
            place = place.kept_on(self.paper, item.least)
        return self.place(id, place, self.tr("Make it another size"), phrase)

    def in_layer(self, id: ScrapId, layer: int) -> bool:
        """Put a thing into a layer, counted from 0 at the bottom."""
        return self._do(self.slot.in_layer(id, layer), self.tr("Change the layer"))

    def remove(self, id: ScrapId) -> bool:
        """Take a thing off the page."""
        return self._do(self.slot.without(id), self.tr("Take off the page"))

    def mount(self, item: ScrapItem, backing: Backing) -> bool:
        """Put a thing on another backing; a photo that is shown whole stays whole."""
        changed = replace(item, backing=backing)
        return self.change(replace(changed, place=self.whole(changed)), self.tr("Change what it is mounted on"))

    def whole(self, item: ScrapItem) -> ScrapPlace:
        """The place at which a photo that was never cropped shows whole; that of other things as it is."""
        page = self.page
        if page is None or not isinstance(item.what, PhotoSlot) or item.what.view.crop != Crop():
            return item.place
        try:
            place = self._cases.whole_photo(self.session.book, page, item, self.session.fonts)
        except Refused:
            return item.place
        return place.kept_on(self.paper) if place is not item.place else place

    def tidy(self) -> bool:
        """Put all things in order."""
        page = self.page
        if page is None or not self.slot.items:
            return False
        tidied = self._cases.tidied(self.session.book, page, self.body, self.session.fonts)
        return self._do(tidied, self.tr("Arrange the page"))

    def end_series(self) -> None:
        """What comes now is a step of its own."""
        self._pause.stop()
        self.session.end_phrase()

    def _do(self, slot: ScrapSlot, label: str, phrase: str = "") -> bool:
        if self.page is None:
            return False
        if not phrase:
            self.end_series()
        done = self.session.do(ArrangeScraps(self.id, SLOT, slot, label, phrase))
        if phrase:
            self._pause.start()
        else:
            self.session.end_phrase()
        return done

    # Adding things.

    def add_photo(self, photo: PhotoId, at: tuple[float, float] | None = None) -> ScrapId | None:
        """Put a photo of the book on the page: at a spot, or where there is room."""
        return next(iter(self.add_photos([photo], at)), None)

    def add_photos(self, photos: list[PhotoId], at: tuple[float, float] | None = None) -> list[ScrapId]:
        """Put photos of the book on the page as one step; as many as there is room for."""
        slot = self.slot
        new: list[ScrapId] = []
        wide = min(self.paper) * (0.4 if len(photos) < 3 else 0.33)
        for photo in photos[: max(0, self.most - len(slot.items))]:
            what = PhotoSlot(view_of(self.session.book, photo))
            shape = self._cases.shape_of_view(self.session.book, what.view)
            size = (wide, wide / shape) if shape >= 1 else (wide * 0.86, wide * 0.86 / shape)
            item = self._new(slot, what, size, Backing.FRAME, at if not new else None)
            item = replace(item, place=self.whole(item))
            slot = slot.with_item(item)
            new.append(item.id)
        if len(new) < len(photos):
            self.say_full()
        label = self.tr("Put a photo on the page") if len(new) == 1 else self.tr("Put photos on the page")
        return new if new and self._do(slot, label) else []

    def add_words(self, words: ScrapWords, at: tuple[float, float] | None = None) -> ScrapId | None:
        """Put words on the page."""
        long = len(words.words.plain)
        size = (self.paper[0] * 0.36, self.paper[0] * (0.13 if long < 60 else 0.2 if long < 160 else 0.32))
        return self._add(words, size, Backing.CARD, self.tr("Put words on the page"), at)

    def add_drawing(self, value: DrawingSlot, at: tuple[float, float] | None = None) -> ScrapId | None:
        """Put a drawing on the page."""
        side = min(self.paper) * 0.2
        return self._add(value, (side, side), Backing.NONE, self.tr("Put a drawing on the page"), at)

    def add_tape(self, tape: Tape, at: tuple[float, float] | None = None) -> ScrapId | None:
        """Put a strip of tape on the page."""
        return self._add(tape, (24.0, 8.0), Backing.NONE, self.tr("Put tape on the page"), at)

    def add_copy(self, item: ScrapItem) -> ScrapId | None:
        """Put a copy of a thing on the page, a little beside it."""
        if self.is_full:
            self.say_full()
            return None
        if isinstance(item.what, PhotoSlot) and item.what.view.photo not in {p.id for p in self.session.book.photos}:
            self.told.emit(self.tr("That photo is no longer in the book."))
            return None
        copy = replace(item, id=ScrapId(new_id()), place=item.place.moved(6, 6).kept_on(self.paper, item.least))
        return copy.id if self._do(self.slot.with_item(copy), self.tr("Duplicate")) else None

    def _add(
        self, what: ScrapContent, size: tuple[float, float], backing: Backing, label: str, at: tuple[float, float] | None
    ) -> ScrapId | None:
        if self.is_full:
            self.say_full()
            return None
        item = self._new(self.slot, what, size, backing, at)
        return item.id if self._do(self.slot.with_item(item), label) else None

    def _new(
        self,
        slot: ScrapSlot,
        what: ScrapContent,
        size: tuple[float, float],
        backing: Backing,
        at: tuple[float, float] | None,
    ) -> ScrapItem:
        """A new thing a little turned, at a spot or where it covers least."""
        x, y = at or free_spot([item.place for item in slot.items], size, self.body)
        lean = NEW_LEAN[len(slot.items) % len(NEW_LEAN)] * (2 if isinstance(what, Tape) else 1)
        place = ScrapPlace(round(x, 1), round(y, 1), round(size[0], 1), round(size[1], 1), lean)
        item = ScrapItem(ScrapId(new_id()), what, place, backing)
        return replace(item, place=place.kept_on(self.paper, item.least))

    def say_full(self) -> None:
        """Tell that there is no room for more things."""
        self.told.emit(
            self.tr("There is room for {most} things on one page. Take one off, or go on on another page.").format(
                most=self.most
            )
        )
