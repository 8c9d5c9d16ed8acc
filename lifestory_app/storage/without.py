"""A Book less one thing and every mention of it by id: what is left after a taking out for good."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from lifestory_app.domain.book import Book, requests_without_photo, without, without_in_family
from lifestory_app.domain.edits import without_home
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.family_edits import RemoveCulture, RemoveHousehold, RemoveSupport, RemoveTopic
from lifestory_app.domain.ids import CultureId, GapId, HouseholdId, MemoryId, OccasionId, PersonId, PhotoId, SupportId, TopicId
from lifestory_app.domain.letters import Letter
from lifestory_app.domain.memory_edits import without_memory
from lifestory_app.domain.pages import (
    Card,
    CardsSlot,
    NoPhotoSlot,
    Page,
    PeopleSlot,
    PhotoSlot,
    ScrapItem,
    ScrapSlot,
    SlotValue,
)
from lifestory_app.domain.plan_edits import without_gap, without_occasion
from lifestory_app.domain.storyboards import without_photo
from lifestory_app.storage.codec import LETTER_SECTION
from lifestory_app.storage.values import PartName

Value = TypeVar("Value")

NOT_HERE = "This photo was taken out of the book."


def demand_may_go(book: Book, part: PartName) -> None:
    """Raises Refused for what a book cannot be without, and for what is not of a kind that can go."""
    if part == PartName("person", book.child):
        raise Refused("The book is about this child, so the child cannot be taken out of it. Nothing was changed.")
    if part.kind not in (*_BY_KIND, LETTER_SECTION):
        raise Refused(
            "Only a photo, page, letter, gap, memory, part of the plan, or a fact of the family can be taken out for good. "
            "Nothing was changed."
        )


def book_without(book: Book, parts: Iterable[PartName]) -> Book:
    """The book less these parts. Where a photo was, the page says that it was taken out."""
    for part in parts:
        if part.kind == LETTER_SECTION:
            book = replace(book, letters=tuple(_without_section(letter, part.id) for letter in book.letters))
        elif part.kind in _BY_KIND:
            book = _BY_KIND[part.kind](book, part.id)
    return book


def _without_photo(book: Book, id: str) -> Book:
    photos = tuple(replace(photo, near=None) if photo.near == id else photo for photo in without(book.photos, id))
    return replace(
        book,
        photos=photos,
        people=tuple(replace(each, portrait=None) if each.portrait == id else each for each in book.people),
        homes=tuple(replace(each, photo=None) if each.photo == id else each for each in book.homes),
        pages=tuple(_page_without_photo(page, id) for page in book.pages),
        storyboards=tuple(without_photo(story, id) for story in book.storyboards),
        memories=tuple(memory.without_photo(PhotoId(id)) for memory in book.memories),
        photo_requests=requests_without_photo(book, PhotoId(id)),
    )


def _page_without_photo(page: Page, id: str) -> Page:
    if id not in page.photos() and not page.tray:
        return page

    def emptied(value: SlotValue) -> SlotValue:
        if isinstance(value, PhotoSlot) and value.view.photo == id:
            return NoPhotoSlot(NOT_HERE)
        if isinstance(value, CardsSlot):
            return CardsSlot(tuple(_card_without_photo(card, id) for card in value.cards))
        if isinstance(value, ScrapSlot):
            return replace(value, items=tuple(_scrap_without_photo(item, id) for item in value.items))
        return value

    return _changed(page, emptied)


def _changed(page: Page, change: Callable[[SlotValue], SlotValue]) -> Page:
    """The page with a change made to everything on it and in its tray."""
    return replace(
        page,
        slots=tuple((name, change(value)) for name, value in page.slots),
        tray=tuple((name, change(value)) for name, value in page.tray),
    )


def _card_without_photo(card: Card, id: str) -> Card:
    shows = isinstance(card.picture, PhotoSlot) and card.picture.view.photo == id
    return replace(card, picture=NoPhotoSlot(NOT_HERE)) if shows else card


def _scrap_without_photo(item: ScrapItem, id: str) -> ScrapItem:
    shows = isinstance(item.what, PhotoSlot) and item.what.view.photo == id
    return replace(item, what=NoPhotoSlot(NOT_HERE)) if shows else item


def _without_person(book: Book, id: str) -> Book:
    def less(ids: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
        return tuple(each for each in ids if each != id)

    def slot_less(value: SlotValue) -> SlotValue:
        return PeopleSlot(less(value.people)) if isinstance(value, PeopleSlot) else value

    def page_less(page: Page) -> Page:
        return replace(_changed(page, slot_less), about=None if page.about == id else page.about)

    return replace(
        without_in_family(book, PersonId(id)),
        people=without(book.people, id),
        bonds=tuple(bond for bond in book.bonds if id not in (bond.one, bond.other)),
        homes=tuple(replace(each, who=less(each.who)) if id in each.who else each for each in book.homes),
        events=tuple(replace(each, who=less(each.who)) if id in each.who else each for each in book.events),
        photos=tuple(replace(each, who=less(each.who)) if id in each.who else each for each in book.photos),
        pages=tuple(page_less(page) for page in book.pages),
        letters=tuple(replace(each, to=None) if each.to == id else each for each in book.letters),
    )


def _no_longer_about(book: Book, id: str) -> Book:
    pages = tuple(replace(page, about=None) if page.about == id else page for page in book.pages)
    return replace(book, pages=pages)


def _without_section(letter: Letter, name: str) -> Letter:
    letter_id, _, section = name.partition("/")
    if letter.id != letter_id:
        return letter
    return replace(letter, sections=tuple(each for each in letter.sections if each.id != section.split("/")[0]))


_BY_KIND: dict[str, Callable[[Book, str], Book]] = {
    "photo": _without_photo,
    "person": _without_person,
    "page": lambda book, gone: replace(book, pages=without(book.pages, gone)),
    "home": lambda book, gone: _no_longer_about(without_home(book, gone), gone),
    "event": lambda book, gone: replace(book, events=without(book.events, gone)),
    "bond": lambda book, gone: replace(book, bonds=without(book.bonds, gone)),
    "letter": lambda book, gone: _no_longer_about(replace(book, letters=without(book.letters, gone)), gone),
    "gap": lambda book, gone: without_gap(book, GapId(gone)),
    "storyboard": lambda book, gone: _no_longer_about(replace(book, storyboards=without(book.storyboards, gone)), gone),
    "memory": lambda book, gone: without_memory(book, MemoryId(gone)),
    "occasion": lambda book, gone: without_occasion(book, OccasionId(gone)),
    "promise": lambda book, gone: replace(book, promises=without(book.promises, gone)),
    "photo request": lambda book, gone: replace(book, photo_requests=without(book.photo_requests, gone)),
    "household": lambda book, gone: RemoveHousehold(HouseholdId(gone)).apply(book),
    "culture": lambda book, gone: RemoveCulture(CultureId(gone)).apply(book),
    "topic": lambda book, gone: RemoveTopic(TopicId(gone)).apply(book),
    "support": lambda book, gone: RemoveSupport(SupportId(gone)).apply(book),
}
