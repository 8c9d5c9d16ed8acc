"""Every change a user can make to a book, as a value. An edit returns another book, or refuses; it never half-happens.

`label` is the sentence of the Edit menu. Neighbouring edits with the same `merge_key` become one step of undo.
"""

from dataclasses import dataclass, replace
from typing import Protocol

from lifestory_app.domain import bond_checks
from lifestory_app.domain.book import (
    AgeBand,
    Book,
    PageShape,
    Reading,
    put,
    requests_without_photo,
    without,
    without_in_family,
)
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.gaps import Gap
from lifestory_app.domain.homes import Event, Home
from lifestory_app.domain.ids import BondId, EventId, HomeId, PageId, PersonId, PhotoId, SectionId
from lifestory_app.domain.letters import Letter
from lifestory_app.domain.pages import CardsSlot, Page, PhotoSlot, ScrapSlot, Section, SlotValue
from lifestory_app.domain.people import Bond, Person
from lifestory_app.domain.photos import Photo
from lifestory_app.domain.receipts import Receipt


class Edit(Protocol):
    @property
    def label(self) -> str: ...

    @property
    def merge_key(self) -> str | None: ...

    def apply(self, book: Book) -> Book:
        """Another book. Raises EditRefused where the edit does not fit this one."""
        ...


class _Plain:
    """An edit that stands alone in the history."""

    __slots__ = ()
    label = ""
    merge_key: str | None = None


def _page(book: Book, id: PageId) -> Page:
    try:
        return book.page(id)
    except KeyError:
        raise EditRefused("That page is no longer in the book. Nothing was changed.") from None


@dataclass(frozen=True, slots=True)
class PutPerson(_Plain):
    """Add a person, or put another state of one in place. `phrase` names the field that is being typed into."""

    person: Person
    phrase: str = ""
    label = "Change a person"

    @property
    def merge_key(self) -> str | None:  # type: ignore[override]
        return f"person {self.person.id} {self.phrase}" if self.phrase else None

    def apply(self, book: Book) -> Book:
        return replace(book, people=put(book.people, self.person))


@dataclass(frozen=True, slots=True)
class RemovePerson(_Plain):
    """Take a person and their bonds out. Refused while the book still tells of them."""

    person_id: PersonId
    label = "Take a person out"

    def apply(self, book: Book) -> Book:
        if self.person_id == book.child:
            raise EditRefused("The book is about this child, so the child cannot be taken out of it.")
        if about := [page for page in book.pages if page.about == self.person_id]:
            raise EditRefused(
                f"The page “{about[0].title}” is about this person. Take that page out first; nothing was changed."
            )
        return replace(
            without_in_family(book, self.person_id),
            people=without(book.people, self.person_id),
            bonds=tuple(bond for bond in book.bonds if self.person_id not in (bond.one, bond.other)),
            homes=tuple(replace(home, who=_less(home.who, self.person_id)) for home in book.homes),
            events=tuple(replace(event, who=_less(event.who, self.person_id)) for event in book.events),
            photos=tuple(replace(photo, who=_less(photo.who, self.person_id)) for photo in book.photos),
        )


def _less(ids: tuple[PersonId, ...], id: PersonId) -> tuple[PersonId, ...]:
    return tuple(each for each in ids if each != id)


@dataclass(frozen=True, slots=True)
class PutBond(_Plain):
    """Join two people, or put another state of what joins them in place. `phrase` names the field that is being typed into.

    Refused where two people cannot be joined so. What the book holds already may stay and be dated, however odd it is.
    """

    bond: Bond
    phrase: str = ""
    label = "Change how people belong together"

    @property
    def merge_key(self) -> str | None:  # type: ignore[override]
        return f"bond {self.bond.id} {self.phrase}" if self.phrase else None

    def apply(self, book: Book) -> Book:
        known = {person.id for person in book.people}
        if not {self.bond.one, self.bond.other} <= known:
            raise EditRefused("A bond joins two people of the book. Add both of them first; nothing was changed.")
        if not any(_joins_as(self.bond, each) for each in book.bonds) and (why := bond_checks.impossible(book, self.bond)):
            raise EditRefused(f"{why}. Nothing was changed; look at who is whose parent, and at the dates of birth.")
        return replace(book, bonds=put(book.bonds, self.bond))


def _joins_as(bond: Bond, each: Bond) -> bool:
    return (bond.id, bond.kind, bond.one, bond.other) == (each.id, each.kind, each.one, each.other)


@dataclass(frozen=True, slots=True)
class RemoveBond(_Plain):
    """Take out what joins two people; both of them stay."""

    bond_id: BondId
    label = "Take out how people belong together"

    def apply(self, book: Book) -> Book:
        if all(bond.id != self.bond_id for bond in book.bonds):
            raise EditRefused("That is no longer in the book. Nothing was changed.")
        return replace(book, bonds=without(book.bonds, self.bond_id))


@dataclass(frozen=True, slots=True)
class PutHome(_Plain):
    """Add a home, or put another state of one in place. `phrase` names the field that is being typed into."""

    home: Home
    phrase: str = ""
    label = "Change a home"

    @property
    def merge_key(self) -> str | None:  # type: ignore[override]
        return f"home {self.home.id} {self.phrase}" if self.phrase else None

    def apply(self, book: Book) -> Book:
        return replace(book, homes=put(book.homes, self.home))


@dataclass(frozen=True, slots=True)
class RemoveHome(_Plain):
    """Take a home out. Refused while a page is about it."""

    home_id: HomeId
    label = "Take a home out"

    def apply(self, book: Book) -> Book:
        if all(home.id != self.home_id for home in book.homes):
            raise EditRefused("That home is no longer in the book. Nothing was changed.")
        if about := [page for page in book.pages if page.about == self.home_id]:
            raise EditRefused(f"The page “{about[0].title}” is about this home. Take that page out first; nothing was changed.")
        return without_home(book, self.home_id)


def without_home(book: Book, id: str) -> Book:
    """The book less a home; memories of it belong to none then."""
    memories = tuple(replace(memory, home=None) if memory.home == id else memory for memory in book.memories)
    return replace(book, homes=without(book.homes, id), memories=memories)


@dataclass(frozen=True, slots=True)
class PutEvent(_Plain):
    """Add something that happened, or put another state of it in place. `phrase` names the field that is being typed into."""

    event: Event
    phrase: str = ""
    label = "Change what happened"

    @property
    def merge_key(self) -> str | None:  # type: ignore[override]
        return f"event {self.event.id} {self.phrase}" if self.phrase else None

    def apply(self, book: Book) -> Book:
        return replace(book, events=put(book.events, self.event))


@dataclass(frozen=True, slots=True)
class RemoveEvent(_Plain):
    """Take out something that happened."""

    event_id: EventId
    label = "Take out what happened"

    def apply(self, book: Book) -> Book:
        if all(event.id != self.event_id for event in book.events):
            raise EditRefused("That is no longer in the book. Nothing was changed.")
        return replace(book, events=without(book.events, self.event_id))


@dataclass(frozen=True, slots=True)
class PutPhoto(_Plain):
    """Add a photo's record, or what is known of it."""

    photo: Photo
    label = "Change a photo"

    @property
    def merge_key(self) -> str | None:  # type: ignore[override]
        return f"photo {self.photo.id}"

    def apply(self, book: Book) -> Book:
        return replace(book, photos=put(book.photos, self.photo))


@dataclass(frozen=True, slots=True)
class RemovePhoto(_Plain):
    """Take a photo that no page shows out of the book."""

    photo_id: PhotoId
    label = "Take a photo out"

    def apply(self, book: Book) -> Book:
        if any(self.photo_id in story.photos() for story in book.storyboards):
            raise EditRefused("A panel of Words and Pictures shows this photo. Take it off there first; nothing was changed.")
        if any(self.photo_id in memory.photo_ids() for memory in book.memories):
            raise EditRefused("A memory in the memory box shows this photo. Take it off there first; nothing was changed.")
        if any(self.photo_id in page.photos() for page in book.pages):
            raise EditRefused("A page shows this photo. Take it off that page first; nothing was changed.")
        return replace(
            book,
            photos=without(book.photos, self.photo_id),
            people=tuple(
                replace(person, portrait=None) if person.portrait == self.photo_id else person for person in book.people
            ),
            homes=tuple(replace(home, photo=None) if home.photo == self.photo_id else home for home in book.homes),
            pages=tuple(_out_of_tray(page, self.photo_id) for page in book.pages),
            photo_requests=requests_without_photo(book, self.photo_id),
        )


def _out_of_tray(page: Page, photo: PhotoId) -> Page:
    """The page without this photo in its tray; a photo on a card that waits there goes from the card."""
    if not page.tray:
        return page
    kept = tuple((name, left) for name, value in page.tray if (left := _without_photo(value, photo)) is not None)
    return page if kept == page.tray else replace(page, tray=kept)


def _without_photo(value: SlotValue, photo: PhotoId) -> SlotValue | None:
    def shows(picture: object) -> bool:
        return isinstance(picture, PhotoSlot) and picture.view.photo == photo

    if isinstance(value, CardsSlot):
        return CardsSlot(tuple(replace(card, picture=None) if shows(card.picture) else card for card in value.cards))
    if isinstance(value, ScrapSlot):
        return replace(value, items=tuple(item for item in value.items if not shows(item.picture)))
    return None if shows(value) else value


@dataclass(frozen=True, slots=True)
class PutGap(_Plain):
    gap: Gap
    label = "Note what is not known yet"

    def apply(self, book: Book) -> Book:
        return replace(book, gaps=put(book.gaps, self.gap))


@dataclass(frozen=True, slots=True)
class PutLetter(_Plain):
    letter: Letter
    label = "Change a letter"

    @property
    def merge_key(self) -> str | None:  # type: ignore[override]
        return f"letter {self.letter.id}"

    def apply(self, book: Book) -> Book:
        return replace(book, letters=put(book.letters, self.letter))


@dataclass(frozen=True, slots=True)
class PutSection(_Plain):
    section: Section
    label = "Change a section"

    def apply(self, book: Book) -> Book:
        return replace(book, sections=put(book.sections, self.section))


@dataclass(frozen=True, slots=True)
class AddPage(_Plain):
    """Add a page at the end of its section, or before another page of the same section."""

    page: Page
    before: PageId | None = None
    label = "Add a page"

    def apply(self, book: Book) -> Book:
        if any(page.id == self.page.id for page in book.pages):
            raise EditRefused("That page is in the book already. Nothing was changed.")
        if all(section.id != self.page.section for section in book.sections):
            raise EditRefused("The section for that page is no longer in the book. Nothing was changed.")
        return _placed(book, book.pages, self.page, self.before)


@dataclass(frozen=True, slots=True)
class RemovePage(_Plain):
    page_id: PageId
    label = "Take a page out"

    def apply(self, book: Book) -> Book:
        _page(book, self.page_id)
        return replace(book, pages=without(book.pages, self.page_id))


@dataclass(frozen=True, slots=True)
class DuplicatePage(_Plain):
    """Put a copy with an id of its own behind a page."""

    page_id: PageId
    copy_id: PageId
    label = "Copy a page"

    def apply(self, book: Book) -> Book:
        page = _page(book, self.page_id)
        copy = replace(page, id=self.copy_id, sharing=None)
        place = book.pages.index(page) + 1
        return replace(book, pages=(*book.pages[:place], copy, *book.pages[place:]))


@dataclass(frozen=True, slots=True)
class MovePage(_Plain):
    """Move a page before another one, or to the end of a section."""

    page_id: PageId
    section: SectionId
    before: PageId | None = None
    label = "Move a page"

    def apply(self, book: Book) -> Book:
        page = _page(book, self.page_id)
        if all(section.id != self.section for section in book.sections):
            raise EditRefused("That section is no longer in the book. Nothing was changed.")
        if self.before == self.page_id:
            return book
        return _placed(book, without(book.pages, self.page_id), replace(page, section=self.section), self.before)


def _placed(book: Book, others: tuple[Page, ...], page: Page, before: PageId | None) -> Book:
    place = next((number for number, other in enumerate(others) if other.id == before), len(others))
    return replace(book, pages=(*others[:place], page, *others[place:])).in_order()


@dataclass(frozen=True, slots=True)
class RetitlePage(_Plain):
    page_id: PageId
    title: str
    label = "Rename page"

    @property
    def merge_key(self) -> str | None:  # type: ignore[override]
        return f"title {self.page_id}"

    def apply(self, book: Book) -> Book:
        return book.with_page(replace(_page(book, self.page_id), title=self.title))


@dataclass(frozen=True, slots=True)
class FillSlot(_Plain):
    """Put words, a photo or a drawing into one slot of a page; None empties it."""

    page_id: PageId
    slot: str
    value: SlotValue | None
    label = "Change what is on a page"

    @property
    def merge_key(self) -> str | None:  # type: ignore[override]
        return f"slot {self.page_id} {self.slot}"

    def apply(self, book: Book) -> Book:
        page = _page(book, self.page_id)
        known = {photo.id for photo in book.photos}
        changed = page.with_slot(self.slot, self.value)
        if not set(changed.photos()) <= known:
            raise EditRefused("That photo is not in this book. Add it to the book first; nothing was changed.")
        if not set(changed.memories()) <= {memory.id for memory in book.memories}:
            raise EditRefused("That memory is no longer in the memory box. Nothing was changed.")
        return book.with_page(changed)


@dataclass(frozen=True, slots=True)
class ArrangeScraps(_Plain):
    """Put the things of a scrapbook page differently. `label` says what was done to them; `phrase` names a series of small
    steps, such as the arrow keys moving one thing, which are one step of undo together."""

    page_id: PageId
    slot: str
    value: ScrapSlot
    label: str = "Arrange the page"
    phrase: str = ""

    @property
    def merge_key(self) -> str | None:  # type: ignore[override]
        return f"scraps {self.page_id} {self.slot} {self.phrase}" if self.phrase else None

    def apply(self, book: Book) -> Book:
        return FillSlot(self.page_id, self.slot, self.value if self.value.items else None).apply(book)


@dataclass(frozen=True, slots=True)
class ChangePage(_Plain):
    """Put another state of a page in place: its layout, who may see it, whether it is the child's own."""

    page: Page
    label = "Change a page"

    def apply(self, book: Book) -> Book:
        _page(book, self.page.id)
        return book.with_page(self.page)


@dataclass(frozen=True, slots=True)
class SetLook(_Plain):
    """Change how the whole book looks: theme, paper, age band, reading help. None leaves a thing as it is."""

    theme: str | None = None
    shape: PageShape | None = None
    age_band: AgeBand | None = None
    reading: Reading | None = None
    label = "Change how the book looks"

    def apply(self, book: Book) -> Book:
        return replace(
            book,
            theme=self.theme or book.theme,
            shape=self.shape or book.shape,
            age_band=self.age_band or book.age_band,
            reading=self.reading or book.reading,
        )


@dataclass(frozen=True, slots=True)
class RenameBook(_Plain):
    title: str
    label = "Rename the book"
    merge_key = "book title"

    def apply(self, book: Book) -> Book:
        return replace(book, title=self.title)


@dataclass(frozen=True, slots=True)
class NameAgency(_Plain):
    """Say which agency the book and its letters come from."""

    agency: str
    label = "Name the agency"

    def apply(self, book: Book) -> Book:
        return replace(book, agency=self.agency)


@dataclass(frozen=True, slots=True)
class ReplaceBook(_Plain):
    """Make the book what it was in a version, or in work that was kept aside. What left the book meanwhile stays noted."""

    book: Book
    label = "Bring a version back"

    def apply(self, book: Book) -> Book:
        if self.book.id != book.id:
            raise EditRefused("That is a version of another book. Nothing was changed.")
        receipts = self.book.receipts
        for receipt in book.receipts:
            receipts = put(receipts, receipt)
        return replace(self.book, receipts=receipts)


@dataclass(frozen=True, slots=True)
class AddReceipt(_Plain):
    receipt: Receipt
    label = "Note what left the book"

    def apply(self, book: Book) -> Book:
        return replace(book, receipts=put(book.receipts, self.receipt))


@dataclass(frozen=True, slots=True)
class Together(_Plain):
    """Several edits as one step. If one refuses, none happens."""

    edits: tuple[Edit, ...]
    label: str = "Several changes"

    def apply(self, book: Book) -> Book:
        for edit in self.edits:
            book = edit.apply(book)
        return book
