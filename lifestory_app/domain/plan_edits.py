"""Edits of the plan and of what is not known, as values like all edits."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from lifestory_app.domain.book import Book, put, without
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.ids import GapId, OccasionId, PageId, PhotoRequestId, PromiseId
from lifestory_app.domain.pages import Card, CardsSlot, NoPhotoSlot, Page, PictureSlot, ScrapItem, ScrapSlot, SlotValue
from lifestory_app.domain.plan import Occasion, PhotoRequest, Promise, Stage, StageMark
from lifestory_app.domain.voices import Voice

_GONE = "That is no longer in the plan. Nothing was changed."


@dataclass(frozen=True, slots=True)
class PutOccasion:
    """Add a meeting or a time together, or put another state of it in place."""

    occasion: Occasion
    label: str = "Change a time together"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        return replace(book, occasions=put(book.occasions, self.occasion))


@dataclass(frozen=True, slots=True)
class RemoveOccasion:
    """Take a meeting or a time together out of the plan; what was agreed or asked for there stays."""

    occasion_id: OccasionId
    label: str = "Take a time together out"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        if all(each.id != self.occasion_id for each in book.occasions):
            raise EditRefused(_GONE)
        return without_occasion(book, self.occasion_id)


def without_occasion(book: Book, id: OccasionId) -> Book:
    """The book less a meeting or time together, and less every mention of it by id."""
    return replace(
        book,
        occasions=without(book.occasions, id),
        promises=tuple(replace(each, meeting=None) if each.meeting == id else each for each in book.promises),
        photo_requests=tuple(
            replace(each, family_time=None) if each.family_time == id else each for each in book.photo_requests
        ),
    )


@dataclass(frozen=True, slots=True)
class PutPromise:
    """Note who brings what, or put another state of it in place."""

    promise: Promise
    label: str = "Change who brings what"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        meeting = self.promise.meeting
        if meeting is not None and all(each.id != meeting for each in book.occasions):
            raise EditRefused("That meeting is no longer in the plan. Nothing was changed.")
        return replace(book, promises=put(book.promises, self.promise))


@dataclass(frozen=True, slots=True)
class RemovePromise:
    promise_id: PromiseId
    label: str = "Take out who brings what"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        if all(each.id != self.promise_id for each in book.promises):
            raise EditRefused(_GONE)
        return replace(book, promises=without(book.promises, self.promise_id))


@dataclass(frozen=True, slots=True)
class PutPhotoRequest:
    """Note photos that were asked for, or put another state of it in place."""

    request: PhotoRequest
    label: str = "Change which photos were asked for"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        request = self.request
        if not set(request.photos) <= {photo.id for photo in book.photos}:
            raise EditRefused("That photo is not in this book. Add it to the book first; nothing was changed.")
        if request.family_time is not None and all(each.id != request.family_time for each in book.occasions):
            raise EditRefused("That family time is no longer in the plan. Nothing was changed.")
        return replace(book, photo_requests=put(book.photo_requests, request))


@dataclass(frozen=True, slots=True)
class RemovePhotoRequest:
    request_id: PhotoRequestId
    label: str = "Take out which photos were asked for"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        if all(each.id != self.request_id for each in book.photo_requests):
            raise EditRefused(_GONE)
        return replace(book, photo_requests=without(book.photo_requests, self.request_id))


@dataclass(frozen=True, slots=True)
class MarkStage:
    """Say that the book has reached a stage, or has not after all; None lets the book speak for itself again."""

    stage: Stage
    is_done: bool | None
    when: UncertainDate | None = None
    label: str = "Change where the book is"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        if self.is_done is None:
            return replace(book, stage_marks=without(book.stage_marks, self.stage.value))
        return replace(book, stage_marks=put(book.stage_marks, StageMark(self.stage, self.is_done, self.when)))


@dataclass(frozen=True, slots=True)
class MarkVoices:
    """Say what of a page is the child's own. What is typed in one go is one step."""

    page_id: PageId
    voices: tuple[Voice, ...]
    label: str = "Mark what is the child’s own"

    @property
    def merge_key(self) -> str | None:
        return f"voices {self.page_id}"

    def apply(self, book: Book) -> Book:
        page = next((each for each in book.pages if each.id == self.page_id), None)
        if page is None:
            raise EditRefused("That page is no longer in the book. Nothing was changed.")
        return book.with_page(replace(page, voices=self.voices))


@dataclass(frozen=True, slots=True)
class RemoveGap:
    """Take out what was noted as not known. What a page says of it stays there, in its own words."""

    gap_id: GapId
    label: str = "Take out what is not known"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        if all(gap.id != self.gap_id for gap in book.gaps):
            raise EditRefused("That is no longer noted as not known. Nothing was changed.")
        return without_gap(book, self.gap_id)


def without_gap(book: Book, id: GapId) -> Book:
    """The book less a gap, and less every link to it from pages and their trays."""

    def bare(picture: PictureSlot) -> PictureSlot:
        return replace(picture, gap=None) if isinstance(picture, NoPhotoSlot) and picture.gap == id else picture

    def less(value: SlotValue) -> SlotValue:
        if isinstance(value, CardsSlot):
            return CardsSlot(tuple(_card(card, bare) for card in value.cards))
        if isinstance(value, ScrapSlot):
            return replace(value, items=tuple(_scrap(item, bare) for item in value.items))
        return bare(value) if isinstance(value, NoPhotoSlot) else value

    def changed(page: Page) -> Page:
        slots = tuple((name, less(value)) for name, value in page.slots)
        tray = tuple((name, less(value)) for name, value in page.tray)
        return page if (slots, tray) == (page.slots, page.tray) else replace(page, slots=slots, tray=tray)

    return replace(book, gaps=without(book.gaps, id), pages=tuple(changed(page) for page in book.pages))


def _card(card: Card, change: Callable[[PictureSlot], PictureSlot]) -> Card:
    return replace(card, picture=change(card.picture)) if card.picture is not None else card


def _scrap(item: ScrapItem, change: Callable[[PictureSlot], PictureSlot]) -> ScrapItem:
    return replace(item, what=change(item.picture)) if item.picture is not None else item
