"""What photos need, and the lists to work through. Told from the book and its pages, never guessed."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.photos import Consent, Photo, Sharpness, dots_per_inch, sharpness, widest_good_print
from lifestory_app.layout.laid_out import LaidOutBook

LEAST_WIDTH_CM = 6
"""A photo that prints well only narrower than this is too small for most places of a page."""


class Order(StrEnum):
    """In which order photos are shown."""

    NEWEST = "newest"
    TAKEN_IN = "taken in"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class PhotoState:
    """One photo as the library shows it: where it is used, how sharp it prints at worst, and the one thing it needs."""

    photo: Photo
    is_used: bool
    sharp: Sharpness | None
    mark: str
    shade: str
    words: str

    @property
    def is_small(self) -> bool:
        """Whether it prints poorly where it stands, or as long as it stands nowhere, anywhere but very small."""
        return self.sharp is Sharpness.POOR if self.sharp is not None else widest_good_print(self.photo) < LEAST_WIDTH_CM


@dataclass(frozen=True, slots=True)
class WorkList:
    """A list at the left: an id, its name, its icon, and the photos in it. Lists of one `group` stand together."""

    id: str
    name: str
    icon: str
    photos: tuple[PhotoId, ...]
    group: int = 0


def states_of(book: Book, laid_out: LaidOutBook) -> dict[PhotoId, PhotoState]:
    """Every photo of the book with what it needs, newest taken in last."""
    worst: dict[PhotoId, Sharpness] = {}
    order = [Sharpness.GOOD, Sharpness.SOFT, Sharpness.POOR]
    for _, placed in laid_out.placed:
        photo = book.photo(placed.photo)
        found = sharpness(dots_per_inch(photo, placed.view, placed.width, placed.height))
        worst[photo.id] = max(worst.get(photo.id, found), found, key=order.index)
    used = used_photos(book)
    return {photo.id: _state(photo, photo.id in used, worst.get(photo.id)) for photo in book.photos}


def in_order(states: list[PhotoState], order: Order) -> list[PhotoState]:
    """Photos in an order; those without a date behind those with one."""
    if order is Order.NAME:
        return sorted(states, key=lambda state: (" ".join(state.photo.caption.split()) or state.photo.file_name).casefold())
    if order is Order.NEWEST:
        dated = [state for state in states if state.photo.taken is not None]
        undated = [state for state in states if state.photo.taken is None]
        return [*sorted(dated, key=lambda state: state.photo.taken.earliest, reverse=True), *undated]  # type: ignore[union-attr]
    return states


def used_photos(book: Book) -> frozenset[PhotoId]:
    """The photos that a page, a memory, a person or a home shows."""
    shown = {photo for page in book.pages for photo in page.photos()}
    shown |= {photo for memory in book.memories for photo in memory.photo_ids()}
    shown |= {person.portrait for person in book.people if person.portrait is not None}
    shown |= {home.photo for home in book.homes if home.photo is not None}
    return frozenset(shown)


def _state(photo: Photo, is_used: bool, sharp: Sharpness | None) -> PhotoState:
    mark, shade, words = "ok", "good", _tr("Ready")
    if photo.consent is Consent.NO:
        mark, shade, words = "stop", "stop", _tr("Not agreed")
    elif sharp is Sharpness.POOR:
        mark, shade, words = "warning", "warn", _tr("Too small where it is")
    elif not photo.consent.allows:
        mark, shade, words = "consent", "warn", _tr("Consent not asked")
    elif sharp is None and widest_good_print(photo) < LEAST_WIDTH_CM:
        mark, shade, words = "warning", "warn", _tr("Small for a page")
    elif not photo.caption:
        mark, shade, words = "caption", "note", _tr("No caption")
    elif not photo.alt:
        mark, shade, words = "text", "note", _tr("No words for a listener")
    elif not is_used:
        mark, shade, words = "tray", "ink2", _tr("Not used yet")
    return PhotoState(photo, is_used, sharp, mark, shade, words)


def work_lists(book: Book, states: dict[PhotoId, PhotoState]) -> list[WorkList]:
    """The lists, first those to work through, then one for each person."""

    def those(test: object) -> tuple[PhotoId, ...]:
        return tuple(each for each, state in states.items() if test(state))  # type: ignore[operator]

    lists = [
        WorkList("all", _tr("All photos"), "photos", tuple(states)),
        WorkList("used", _tr("In the book"), "read", those(lambda state: state.is_used)),
        WorkList("unused", _tr("Not used yet"), "tray", those(lambda state: not state.is_used)),
        WorkList("caption", _tr("No caption"), "caption", those(lambda state: not state.photo.caption), 1),
        WorkList("consent", _tr("Consent not asked"), "consent", those(lambda state: not state.photo.consent.allows), 1),
        WorkList("small", _tr("Too small to print"), "warning", those(lambda state: state.is_small), 1),
        WorkList("alt", _tr("No words for a listener"), "text", those(lambda state: not state.photo.alt), 1),
        WorkList("near", _tr("Nearly the same"), "duplicate", those(lambda state: state.photo.near is not None), 1),
        WorkList("damaged", _tr("Damaged"), "stop", those(lambda state: state.photo.damaged), 1),
    ]
    kept = [each for each in lists if each.photos or each.id not in ("near", "damaged")]
    for person in book.people:
        photos = those(lambda state, person=person: person.id in state.photo.who)
        if photos:
            name = person.called or person.known_as
            kept.append(WorkList(f"person {person.id}", name[:1].upper() + name[1:], "person", photos, 2))
    return kept


def _tr(text: str) -> str:
    return QCoreApplication.translate("PhotoNeeds", text)
