"""What the book of a brother or sister may have of this one (practice 3.3): nothing but what is theirs too or marked as shared.

It begins with the child's edition, so that whatever the first child may not have, nobody else gets. Of the rest only goes along
who is family of the other child, what both were part of, and pages that somebody has marked as shared. A page or fact that
names somebody who does not go along is held back whole. Every id is another one there, so that no id tells anything.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import Span
from lifestory_app.domain.edition import Edition, Withheld
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.homes import Event, Home
from lifestory_app.domain.ids import BondId, CultureId, EventId, HomeId, PageId, PersonId, PhotoId, ScrapId, SectionId
from lifestory_app.domain.pages import (
    FOR_RECORDS,
    Card,
    CardsSlot,
    MemoriesSlot,
    NoPhotoSlot,
    Page,
    PeopleSlot,
    PhotoSlot,
    PictureSlot,
    ScrapSlot,
    SlotValue,
)
from lifestory_app.domain.people import Bond, BondKind, Fact, Gender, Name, NameKind, Person, Role
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS
from lifestory_app.domain.sharing import derived_id
from lifestory_app.domain.text import Words
from lifestory_app.export.editions import NOT_SHOWN, make_edition
from lifestory_app.practice.reading_level import is_familiar

STAYS = "it stays in this book"
_LINEAGE = (BondKind.BIRTH_PARENT, BondKind.ADOPTIVE_PARENT)
_AMONG_SIBLINGS = (BondKind.BIRTH_PARENT, BondKind.SIBLING, BondKind.TWIN, BondKind.IDENTICAL_TWIN)
_ROLES = {
    BondKind.ADOPTIVE_PARENT: Role.ADOPTIVE_PARENT,
    BondKind.FOSTER_CARER: Role.FOSTER_CARER,
    BondKind.KINSHIP_CARER: Role.KINSHIP_CARER,
    BondKind.SPECIAL_GUARDIAN: Role.SPECIAL_GUARDIAN,
    BondKind.PET_OF: Role.PET,
}
_OFFICIAL = (Role.SOCIAL_WORKER, Role.JUDGE, Role.GUARDIAN)
_CARERS = (Role.FOSTER_CARER, Role.KINSHIP_CARER)


@dataclass(frozen=True, slots=True)
class SharedPhoto:
    """A picture on a shared page: what of this book it shows, and the id that it has in the other."""

    id: PhotoId
    view: PhotoView
    who: tuple[PersonId, ...]
    caption: str
    alt: str


@dataclass(frozen=True, slots=True)
class ForSibling:
    """What goes along to the book of another child, with ids of its own, and what stays."""

    child: PersonId
    people: tuple[Person, ...]
    bonds: tuple[Bond, ...]
    homes: tuple[Home, ...]
    events: tuple[Event, ...]
    cultures: tuple[Any, ...]
    pages: tuple[Page, ...]
    photos: tuple[SharedPhoto, ...]
    stays: tuple[Withheld, ...]
    came_from: tuple[tuple[PageId, PageId], ...] = ()
    """For each page that goes along its id there, and here."""


def who_may_have_one(book: Book) -> tuple[Person, ...]:
    """The brothers and sisters of the child who may have a book of their own."""
    joined = {
        other
        for bond in book.bonds
        if bond.kind.is_sibling
        for other in (bond.one, bond.other)
        if book.child in (bond.one, bond.other)
    }
    parents = {bond.one for bond in book.bonds if bond.kind in _LINEAGE and bond.other == book.child}
    joined |= {bond.other for bond in book.bonds if bond.kind in _LINEAGE and bond.one in parents}
    return tuple(
        person
        for person in book.people
        if person.id != book.child
        and (person.role is Role.SIBLING or person.id in joined)
        and not person.has_died
        and person.beginning == "born"
    )


def for_sibling(book: Book, other: PersonId) -> ForSibling:
    """What the book of a brother or sister may have. Raises Refused for somebody who is none."""
    if all(person.id != other for person in who_may_have_one(book)):
        raise Refused("That is no brother or sister of the child in this book. Nothing was made; enter how they are joined.")
    edited = make_edition(book, Edition.CHILD)
    if all(person.id != other for person in edited.book.people):
        raise Refused("The child may not know of this brother or sister yet, so no book was begun. Change who may see them.")
    return _Maker(book, edited.book, other, edited.withheld).make()


class _Maker:
    """One making of what one other child may have. `seen` is what the first child may have."""

    def __init__(self, book: Book, seen: Book, other: PersonId, withheld: tuple[Withheld, ...]) -> None:
        self.book, self.seen, self.other = book, seen, other
        self.stays: list[Withheld] = list(withheld)
        there = {person.id for person in seen.people}
        self.homes = [home for home in seen.homes if other in home.who]
        self.parents = {bond.one: bond.kind for bond in seen.bonds if bond.other == other and bond.kind.is_parent}
        self.forebears = self._forebears()
        children = {bond.other for bond in seen.bonds if bond.kind in _LINEAGE and bond.one in self.forebears}
        joined = {one for bond in seen.bonds if bond.kind.is_sibling for one in _other_end(bond, other)}
        pets = {bond.one for bond in seen.bonds if bond.kind is BondKind.PET_OF and bond.other == other}
        roles = {person.id: person.role for person in seen.people}
        carers = {who for home in self.homes for who in home.who if roles.get(who) in _CARERS}
        self.siblings = (self._children_of(set(self.parents)) | joined | {book.child}) - {other}
        self.people = there & ({other} | set(self.parents) | self.forebears | children | joined | pets | carers | {book.child})
        self.forbidden = self._forbidden()

    def _children_of(self, parents: set[PersonId]) -> set[PersonId]:
        return {bond.other for bond in self.seen.bonds if bond.kind in _LINEAGE and bond.one in parents}

    def _forebears(self) -> set[PersonId]:
        found: set[PersonId] = set()
        new = {self.other}
        while new:
            new = {bond.one for bond in self.seen.bonds if bond.kind in _LINEAGE and bond.other in new} - found - {self.other}
            found |= new
        return found

    def _forbidden(self) -> "re.Pattern[str] | None":
        """Names of those who stay, surnames of everybody, and places of the first child's new family.

        Social workers and judges do not go along either, but a page may name them.
        """
        may = {self._name(person).given.casefold() for person in self.seen.people if person.id in self.people}
        may |= {
            person.called.casefold() for person in self.seen.people if person.id in self.people and self._keeps_called(person)
        }
        there = {person.id for person in self.seen.people}
        words: set[str] = set()
        for person in self.book.people:
            if person.role in _OFFICIAL and person.id in there:
                continue  # the same social worker and judge may well have worked for both
            for name in person.names:
                words |= {name.given, name.family, name.native, *name.given.split(), *name.native.split()}
            if person.called[:1].isupper():
                words.add(person.called)  # “Mum” too, where no Mum of both goes along
        kept = {home.id for home in self.homes}
        for home in self.book.homes:
            if home.kind.is_new_family and home.id not in kept:
                words |= {home.place, home.place.split(",")[0]}
        said = {word.strip() for word in words if len(word.strip()) > 1 and word.strip().casefold() not in may}
        if not said:
            return None
        # “Will” and “May” are words too: those are names only as they are written.
        ways = (re.escape(word) if is_familiar(word) else f"(?i:{re.escape(word)})" for word in sorted(said, key=len)[::-1])
        return re.compile("|".join(rf"(?<!\w){way}(?!\w)" for way in ways))

    def named(self, value: object) -> str:
        """The first name in some words that may not go along, or empty."""
        if self.forbidden is None:
            return ""
        for text in _texts(value):
            found = self.forbidden.search(text)
            if found:
                return found[0]
        return ""

    def id(self, id: str) -> str:
        return derived_id(self.book.id, id)

    def hold_back(self, what: str, which: str, why: str = STAYS) -> None:
        self.stays.append(Withheld(what, which, why))

    def make(self) -> ForSibling:
        people = tuple(self.person(person) for person in self.seen.people if self._goes(person))
        bonds = tuple(self.bond(bond) for bond in self.seen.bonds if self._keeps_bond(bond))
        homes = tuple(home for each in self.seen.homes if (home := self.home(each)) is not None)
        events = tuple(event for each in self.seen.events if (event := self.event(each)) is not None)
        photos: dict[PhotoId, SharedPhoto] = {}
        pages: list[Page] = []
        came_from: list[tuple[PageId, PageId]] = []
        marked = {page.id for page in self.book.pages if page.sharing is not None}
        for page in self.seen.pages:
            if page.id not in marked:
                continue
            made = self.page(page, photos)
            if made is not None:
                pages.append(made)
                came_from.append((made.id, page.id))
        used = {culture for person in people for culture in person.cultures}
        cultures = tuple(
            replace(each, id=CultureId(self.id(each.id))) for each in self.seen.cultures if self.id(each.id) in used
        )
        return ForSibling(
            PersonId(self.id(self.other)),
            people,
            bonds,
            homes,
            events,
            cultures,
            tuple(pages),
            tuple(photos.values()),
            tuple(dict.fromkeys(self.stays)),
            tuple(came_from),
        )

    # People.

    def _goes(self, person: Person) -> bool:
        if person.id in self.people:
            return True
        self.hold_back("person", person.known_as, "they are not joined to this brother or sister")
        return False

    def _name(self, person: Person) -> Name:
        """The one name that goes along: the first name that the book uses."""
        found = person.name(NameKind.KNOWN_AS, NameKind.BIRTH) if person.id in self.siblings else None
        name = (
            found or person.name(NameKind.KNOWN_AS, NameKind.ADOPTIVE, NameKind.BIRTH, NameKind.FORMER) or Name(person.called)
        )
        return Name(name.given, kind=NameKind.KNOWN_AS, native=name.native, lang=name.lang)

    def _keeps_called(self, person: Person) -> bool:
        return person.id not in self.siblings and person.id != self.other

    def person(self, person: Person) -> Person:
        """Family of both with what is known of them; brothers, sisters and carers by name and face alone."""
        bare = Person(
            PersonId(self.id(person.id)),
            (self._name(person),),
            self._role(person),
            person.called if self._keeps_called(person) and not self.named(person.called) else "",
            person.gender,
            drawing=person.drawing,
            dead=person.has_died,
            beginning=person.beginning,
        )
        if person.id in self.siblings or not (person.id == self.other or person.id in self.forebears):
            return bare
        return replace(
            bare,
            born=person.born,
            died=person.died,
            facts=tuple(fact for each in person.facts if (fact := self.fact(each, person)) is not None),
            cultures=tuple(CultureId(self.id(each)) for each in person.cultures),
            languages=tuple(each for each in person.languages if not self.named(each)),
            faith="" if self.named(person.faith) else person.faith,
            migrations=tuple(each for each in person.migrations if not self.named(each)),
        )

    def fact(self, fact: Fact, person: Person) -> Fact | None:
        if name := self.named(fact):
            self.hold_back("fact", f"{fact.label}, of {person.known_as}", f"it names {name}")
            return None
        return Fact(fact.label, fact.value, fact.when)

    def _role(self, person: Person) -> Role:
        if person.id == self.other:
            return Role.CHILD
        if person.id in self.siblings:
            return Role.SIBLING
        kind = self.parents.get(person.id)
        if kind is BondKind.BIRTH_PARENT:
            if person.gender is Gender.MALE or (person.gender is not Gender.FEMALE and person.role is Role.BIRTH_FATHER):
                return Role.BIRTH_FATHER
            if person.gender is Gender.FEMALE or person.role is Role.BIRTH_MOTHER:
                return Role.BIRTH_MOTHER
            return Role.RELATIVE
        if kind is not None:
            return _ROLES.get(kind, Role.RELATIVE)
        return person.role if person.role in (*_CARERS, Role.PET) else Role.RELATIVE

    def _keeps_bond(self, bond: Bond) -> bool:
        ends = {bond.one, bond.other}
        if not ends <= self.people or bond.kind.is_feeling:
            return False
        return bond.kind in _AMONG_SIBLINGS or not ends & self.siblings

    def bond(self, bond: Bond) -> Bond:
        when = bond.when if bond.kind.is_couple else Span()
        return Bond(
            BondId(self.id(bond.id)), bond.kind, PersonId(self.id(bond.one)), PersonId(self.id(bond.other)), when
        )  # fmt: skip

    def who(self, people: Iterable[PersonId]) -> tuple[PersonId, ...]:
        return tuple(PersonId(self.id(each)) for each in people if each in self.people)

    # What both were part of.

    def home(self, home: Home) -> Home | None:
        """A home where the other child lived too. When, and what was noted of it, is the first child's."""
        if self.other not in home.who:
            self.hold_back("home", home.title, "this brother or sister is not entered for it")
            return None
        if name := self.named((home.title, home.place)):
            self.hold_back("home", home.title, f"it names {name}")
            return None
        who = tuple(each for each in self.who(home.who) if each != self.id(self.other))
        return Home(HomeId(self.id(home.id)), home.kind, home.title, who, place=home.place)

    def event(self, event: Event) -> Event | None:
        """What happened to both."""
        if self.other not in event.who:
            self.hold_back("event", event.title, "this brother or sister is not entered for it")
            return None
        if name := self.named((event.title, event.place)):
            self.hold_back("event", event.title, f"it names {name}")
            return None
        return Event(EventId(self.id(event.id)), event.kind, event.title, event.when, self.who(event.who), event.place)

    # Pages.

    def page(self, page: Page, photos: dict[PhotoId, SharedPhoto]) -> Page | None:
        """A page that is marked as shared, or None where something on it may not go along."""
        title = page.title or page.layout
        homes = {home.id for home in self.homes}
        if page.layout == "letter" or page.layout in FOR_RECORDS:
            self.hold_back("page", title, "a page like this belongs to one child alone")
            return None
        if page.memories():
            self.hold_back("page", title, "it tells memories of the first child’s box")
            return None
        if page.about is not None and page.about not in self.people and page.about not in homes:
            self.hold_back("page", title, "it is about somebody or something that stays")
            return None
        found: dict[PhotoId, SharedPhoto] = {}
        slots = tuple((name, self.slot(value, title, found)) for name, value in page.slots)
        beside = page.beside.without_people() if page.beside is not None else None
        if name := self.named((page.title, slots, beside, [each.caption + "\n" + each.alt for each in found.values()])):
            self.hold_back("page", title, f"it names {name}")
            return None
        photos |= found
        return Page(
            PageId(self.id(page.id)),
            SectionId(page.section),
            page.layout,
            page.title,
            slots,
            page.kind,
            PersonId(self.id(page.about)) if page.about is not None else None,
            page.lang,
            beside=beside,
            seen_by=FAMILY_AND_RECORDS,
        )

    def slot(self, value: SlotValue, title: str, found: dict[PhotoId, SharedPhoto]) -> SlotValue:
        if isinstance(value, PhotoSlot | NoPhotoSlot):
            return self.picture(value, title, found)
        if isinstance(value, CardsSlot):
            return CardsSlot(tuple(self.card(each, title, found) for each in value.cards))
        if isinstance(value, PeopleSlot):
            for each in value.people:
                if each not in self.people:
                    self.hold_back("person", f"on the page “{title}”", "they do not go along")
            return PeopleSlot(self.who(value.people))
        if isinstance(value, ScrapSlot):
            items = [
                replace(
                    item,
                    id=ScrapId(self.id(item.id)),
                    what=self.picture(item.what, title, found) if isinstance(item.what, PhotoSlot | NoPhotoSlot) else item.what,
                )
                for item in value.items
            ]
            return replace(value, items=tuple(items))
        assert not isinstance(value, MemoriesSlot)
        return value

    def card(self, card: Card, title: str, found: dict[PhotoId, SharedPhoto]) -> Card:
        picture: PictureSlot | None = card.picture
        if isinstance(picture, PhotoSlot | NoPhotoSlot):
            picture = self.picture(picture, title, found)
        return replace(card, picture=picture)

    def picture(self, slot: PhotoSlot | NoPhotoSlot, title: str, found: dict[PhotoId, SharedPhoto]) -> PictureSlot:
        """Just what shows of a photo, as a picture of its own: what was cropped away or covered never goes along."""
        if isinstance(slot, NoPhotoSlot):
            return replace(slot, gap=None)
        photo = next((each for each in self.seen.photos if each.id == slot.view.photo), None)
        if photo is None:
            return NOT_SHOWN
        whole = self.book.photo(photo.id)
        if any(each not in self.people for each in whole.who):
            self.hold_back("photo", f"on the page “{title}”", "somebody is in it who does not go along")
            return NOT_SHOWN
        made = PhotoId(derived_id(self.book.id, slot.view))
        caption, alt = slot.caption or photo.caption, slot.alt or photo.alt
        found[made] = SharedPhoto(made, slot.view, self.who(photo.who), caption, alt)
        return PhotoSlot(PhotoView(made), caption, alt)


def _other_end(bond: Bond, one: PersonId) -> tuple[PersonId, ...]:
    if bond.one == one:
        return (bond.other,)
    return (bond.one,) if bond.other == one else ()


def _texts(value: object) -> Iterator[str]:
    """Every text in a value, words with what is strong in them as one."""
    if isinstance(value, Words):
        yield value.plain
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
