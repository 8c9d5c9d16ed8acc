"""Editions: a book with less in it, made before anything leaves. Every export goes through one (design decision 10).

The rules, with their ground in practice section 11:

- `child`: pages and parts meant for the child; no worker's pages, no sources, no receipts, nothing of the plan;
  photos only where consent or a manager's decision allows; first names only, but the child's own names; no held-back parts of
  a letter.
- `adopters`: the same rules for those who care for the child, with what is marked for them and not for the child yet.
- `adoption-record`: everything that record may hold, surnames, sources, held-back parts and the plan included; of receipts, no
  path. Who was asked, who came and what was done is what a grown-up looks for there (practice 2.2, 12).
- `care`: refused for a book that names a new family, because the care record must never link two identities.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PureWindowsPath

from lifestory_app.domain.book import Book
from lifestory_app.domain.edition import Edition, Withheld
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.family import RECORDS_ONLY, Diagram, Support
from lifestory_app.domain.gaps import Gap
from lifestory_app.domain.homes import EventKind
from lifestory_app.domain.ids import PageId, PersonId, PhotoId
from lifestory_app.domain.letters import Letter
from lifestory_app.domain.memories import KeptObject, Memory
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
    ScrapItem,
    ScrapSlot,
    Section,
    SlotValue,
    Time,
)
from lifestory_app.domain.people import Bond, Fact, NameKind, Person
from lifestory_app.domain.photos import Consent, Photo
from lifestory_app.domain.plan import PhotoRequest
from lifestory_app.domain.provenance import Audience, SeenBy
from lifestory_app.domain.receipts import Receipt
from lifestory_app.domain.second_language import REST, SecondLanguage
from lifestory_app.domain.storyboards import Storyboard, without_photo
from lifestory_app.domain.text import EMPTY
from lifestory_app.domain.told import MEMORY, STAY

AUDIENCE = {
    Edition.CHILD: Audience.CHILD,
    Edition.ADOPTERS: Audience.ADOPTERS,
    Edition.ADOPTION_RECORD: Audience.ADOPTION_RECORD,
    Edition.CARE: Audience.CARE_RECORD,
}
MADE_OF_TIMES = frozenset({"timeline", "seasons", "homes-table", "places-map"})
"""Layouts that make themselves from homes and events."""

NOT_FOR_THEM = "it is not marked for this reader"
NOT_ASKED = "nobody was asked yet whether it may be shown"
NOT_AGREED = "not everybody in it agreed that it is shown"
GONE = "the book no longer has it"
NOT_SHOWN = NoPhotoSlot("There is a photo for this page.", "It is kept safe. It may not be shown in this book.")
NO_LONGER = NoPhotoSlot("There was a photo on this page.", "It is no longer in this book.")
STILL_ASKING = NoPhotoSlot("There is a photo for this page.", "We are still asking if it may be shown.")


@dataclass(frozen=True, slots=True)
class Edited:
    """A book ready to leave, for whom, and what was held back from them."""

    book: Book
    edition: Edition
    withheld: tuple[Withheld, ...]


def make_edition(book: Book, edition: Edition) -> Edited:
    """The book as one kind of reader may have it. Raises Refused where no such edition may be made."""
    _demand_allowed(book, edition)
    return _Maker(book, edition).make()


def _demand_allowed(book: Book, edition: Edition) -> None:
    if edition is Edition.CARE and (why := names_new_family(book)):
        raise Refused(
            f"A copy for the care record cannot be made, because the book names a new family ({why}), and that record must "
            "never link the two. Nothing was written; save the copy to the adoption record instead."
        )


def memories_for(
    book: Book, edition: Edition
) -> tuple[tuple[Memory, ...], tuple[Photo, ...], tuple[Person, ...], tuple[Withheld, ...]]:
    """The memories that one kind of reader may have, on a page of the book or not, with their photos and people.

    Where a thing is kept stays with it: for the list that lies in the box itself. Raises Refused as `make_edition` does.
    """
    _demand_allowed(book, edition)
    maker = _Maker(book, edition)
    memories = tuple(maker.memory(each) for each in book.memories if maker.kept("memory", each.name, each.seen_by))
    shown = {photo for memory in memories for photo in memory.photo_ids()}
    for photo in {photo for memory in book.memories if memory.id in maker.memories for photo in memory.photo_ids()}:
        if why := maker.photos.get(photo, ""):
            maker.hold_back("photo", book.photo(photo).caption or book.photo(photo).file_name, why)
    people = tuple(
        Person(person.id, tuple(replace(name, family="", source=None) for name in person.names), person.role, person.called)
        for person in book.people
        if person.id in maker.people
    )
    return memories, tuple(photo for photo in book.photos if photo.id in shown), people, tuple(maker.withheld)


def names_new_family(book: Book) -> str:
    """What in a book names a new family, in words; empty where nothing does."""
    if any(person.belongs_to_new_family for person in book.people):
        return "a person of the new family"
    if any(name.kind is NameKind.ADOPTIVE for person in book.people for name in person.names):
        return "an adoptive name"
    if any(home.kind.is_new_family for home in book.homes):
        return "a new home"
    if any(event.kind is EventKind.ADOPTION_DAY for event in book.events):
        return "the adoption day"
    return ""


class _Maker:
    """One making of one edition; collects what is held back as it goes."""

    def __init__(self, book: Book, edition: Edition) -> None:
        self.book = book
        self.edition = edition
        self.audience = AUDIENCE[edition]
        self.withheld: list[Withheld] = []
        self.workers = {section.id for section in book.sections if section.time is Time.WORKER}
        self.people = {person.id for person in book.people if person.id == book.child or self.may_see(person.seen_by)}
        self.photos = {photo.id: self.why_not_photo(photo) for photo in book.photos}
        self.memories = {memory.id for memory in book.memories if self.may_see(memory.seen_by)}
        self.homes = {home.id for home in book.homes if self.may_see(home.seen_by)}

    @property
    def for_family(self) -> bool:
        return self.edition in (Edition.CHILD, Edition.ADOPTERS)

    def may_see(self, seen_by: SeenBy) -> bool:
        return self.audience in seen_by

    def why_not_photo(self, photo: Photo) -> str:
        if not self.may_see(photo.seen_by):
            return NOT_FOR_THEM
        if self.for_family and not photo.consent.allows:
            return NOT_ASKED if photo.consent is Consent.UNKNOWN else NOT_AGREED
        return ""

    def hold_back(self, what: str, which: str, why: str) -> None:
        self.withheld.append(Withheld(what, which, why))

    def make(self) -> Edited:
        book = self.book
        for person in book.people:
            if person.id not in self.people:
                self.hold_back("person", person.known_as, NOT_FOR_THEM)
        letters = tuple(self.letter(letter) for letter in book.letters if self.kept("letter", letter.title, letter.seen_by))
        stories = {each.id for each in book.storyboards if self.kept("Words and Pictures", each.title, each.seen_by)}
        kept_apart = {str(letter.id) for letter in letters} | {str(story) for story in stories}
        pages = tuple(self.page(page) for page in book.pages if self.keeps_page(page, kept_apart))
        sections = tuple(section for section in book.sections if section.id not in self.workers)
        if not self.for_family:
            pages += tuple(_pages_of_letters(pages, letters, sections))
        told = {memory for page in pages for memory in page.memories()}
        edited = replace(
            book,
            people=tuple(self.person(person) for person in book.people if person.id in self.people),
            bonds=tuple(bond for bond in book.bonds if self.keeps_bond(bond)),
            homes=tuple(
                replace(
                    home,
                    who=self.seen_people(home.who),
                    facts=self.facts(home.facts),
                    photo=self.seen_photo(home.photo),
                )
                for home in book.homes
                if self.kept("home", home.title, home.seen_by)
            ),
            events=tuple(
                replace(event, who=self.seen_people(event.who))
                for event in book.events
                if self.kept("event", event.title, event.seen_by)
            ),
            pages=pages,
            sections=sections,
            letters=letters,
            gaps=tuple(self.gap(gap) for gap in book.gaps if self.kept("gap", gap.what, gap.seen_by)),
            photos=tuple(replace(photo, who=self.seen_people(photo.who)) for photo in self.kept_photos(pages)),
            receipts=() if self.for_family else tuple(_without_path(receipt) for receipt in book.receipts),
            households=tuple(
                replace(each, who=self.seen_people(each.who))
                for each in book.households
                if self.kept("household", each.title, each.seen_by)
            ),
            cultures=book.cultures,
            topics=tuple(
                replace(each, who=self.seen_people(each.who))
                for each in book.topics
                if self.kept("topic", each.name, each.seen_by)
            ),
            supports=tuple(self.support(each) for each in book.supports if self.kept("support", each.name, each.seen_by)),
            diagrams=tuple(self.diagram(each) for each in book.diagrams),
            storyboards=tuple(self.story(each) for each in book.storyboards if each.id in stories),
            memories=tuple(
                self.memory(each)
                for each in book.memories
                if self.kept("memory", each.name, each.seen_by) and (each.id in told or not self.for_family)
            ),
        )
        edited = _without_plan(edited) if self.for_family else replace(edited, photo_requests=self.requests(edited))
        if self.for_family:
            edited = _without_sources(edited)
        return Edited(edited, self.edition, tuple(self.withheld))

    def keeps_bond(self, bond: Bond) -> bool:
        """How two people get on is for the records; the child's book never draws it (practice 6.5)."""
        shown = self.may_see(bond.seen_by) and not (self.for_family and bond.kind.is_feeling)
        return shown and {bond.one, bond.other} <= self.people

    def kept(self, what: str, which: str, seen_by: SeenBy) -> bool:
        if self.may_see(seen_by):
            return True
        self.hold_back(what, which, NOT_FOR_THEM)
        return False

    def keeps_page(self, page: Page, kept_apart: set[str]) -> bool:
        """Whether this reader gets a page; `kept_apart` are the letters and stories that they get."""
        title = page.title or page.layout
        if page.section in self.workers:
            self.hold_back("page", title, "it is a page for the worker")
            return False
        if page.layout in FOR_RECORDS and self.audience not in RECORDS_ONLY:
            self.hold_back("page", title, "it is for the record, not for a copy")
            return False
        if page.about in {person.id for person in self.book.people} - self.people:
            self.hold_back("page", title, "it is about someone this reader may not see")
            return False
        if page.about in {letter.id for letter in self.book.letters} - kept_apart:
            self.hold_back("page", title, "its letter is not for this reader")
            return False
        if page.about in {story.id for story in self.book.storyboards} - kept_apart:
            self.hold_back("page", title, "its Words and Pictures are not for this reader")
            return False
        if page.layout == STAY and page.about in {home.id for home in self.book.homes} - self.homes:
            self.hold_back("page", title, "it is about a home this reader may not see")
            return False
        if page.memories() and page.layout == MEMORY and not self.memories.intersection(page.memories()):
            self.hold_back("page", title, "its memory is not for this reader")
            return False
        return self.kept("page", title, page.seen_by)

    def kept_photos(self, pages: Iterable[Page]) -> Iterable[Photo]:
        shown = {photo for page in pages for photo in page.photos()}
        shown |= {photo for story in self.book.storyboards for photo in story.photos()}
        told = {memory for page in pages for memory in page.memories()}
        shown |= {photo for memory in self.book.memories if memory.id in told for photo in memory.photo_ids()}
        shown |= {person.portrait for person in self.book.people if person.portrait}
        shown |= {home.photo for home in self.book.homes if home.photo}
        for photo in self.book.photos:
            if why := self.photos[photo.id]:
                self.hold_back("photo", photo.caption or photo.file_name, why)
            elif photo.id in shown or not self.for_family:
                yield photo

    def person(self, person: Person) -> Person:
        names = person.names
        if self.for_family and person.id != self.book.child:
            names = tuple(replace(name, family="") for name in names if name.kind is not NameKind.FORMER) or names
        return replace(
            person,
            names=names,
            facts=self.facts(person.facts),
            portrait=self.seen_photo(person.portrait),
            conditions=tuple(each for each in person.conditions if self.may_see(each.seen_by)),
        )

    def support(self, support: Support) -> Support:
        """With no link to a person whom this reader may not see."""
        return support if support.person in self.people else replace(support, person=None)

    def diagram(self, diagram: Diagram) -> Diagram:
        """With nothing of people whom this reader may not see, not even that they were moved."""
        gone = {person.id for person in self.book.people} - self.people
        return replace(
            diagram,
            moved=tuple(each for each in diagram.moved if each.who not in gone),
            left_out=self.seen_people(diagram.left_out),
        )

    def facts(self, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        return tuple(fact for fact in facts if self.kept("fact", fact.label, fact.seen_by))

    def letter(self, letter: Letter) -> Letter:
        if not self.for_family:
            return replace(letter, sections=tuple(replace(part, held_back=False) for part in letter.sections))
        for part in letter.sections:
            if part.held_back:
                self.hold_back("letter part", part.heading, "it is held back to be given later")
        return replace(letter, sections=tuple(part for part in letter.sections if not part.held_back))

    def gap(self, gap: Gap) -> Gap:
        """For a family only that it is not known: who was asked, and what comes next, is the worker's and the record's."""
        return replace(gap, tries=(), next_step="", ask_again=None) if self.for_family else gap

    def requests(self, edited: Book) -> tuple[PhotoRequest, ...]:
        """The photos that were asked for, with links to those alone that this record holds."""
        there = {photo.id for photo in edited.photos}
        return tuple(
            replace(each, photos=tuple(photo for photo in each.photos if photo in there)) for each in edited.photo_requests
        )

    def story(self, story: Storyboard) -> Storyboard:
        """With no photo that may not be shown; in the child's copy without what was noted about agreeing and sharing."""
        for photo in story.photos():
            if self.photos.get(photo, GONE):
                story = without_photo(story, photo)
        if not self.for_family:
            agreements = tuple(
                each if each.person is None or each.person in self.people else replace(each, person=None, name="")
                for each in story.agreements
            )
            return replace(story, agreements=agreements)
        return replace(
            story, purpose="", authors="", agreements=(), sharings=(), carer_has_it=None, on_record=None, source=None
        )

    def memory(self, memory: Memory) -> Memory:
        """With no photo that may not be shown and nobody whom this reader may not see."""
        for photo in memory.photo_ids():
            if self.photos.get(photo, GONE):
                memory = memory.without_photo(photo)
        for person in {person.id for person in self.book.people} - self.people:
            memory = memory.without_person(person)
        return replace(memory, home=memory.home if memory.home in self.homes else None)

    def seen_people(self, people: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
        return tuple(person for person in people if person in self.people)

    def seen_photo(self, photo: PhotoId | None) -> PhotoId | None:
        return photo if photo and not self.photos.get(photo, GONE) else None

    def page(self, page: Page) -> Page:
        for photo in page.photos():
            if photo not in self.photos:
                self.hold_back("photo", f"on the page “{page.title or page.layout}”", GONE)
        slots = tuple((name, self.slot(value)) for name, value in page.slots)
        voices = () if self.for_family else page.voices
        return replace(page, slots=slots, tray=(), voices=voices, beside=self.second_language(page, slots), sharing=None)

    def second_language(self, page: Page, slots: tuple[tuple[str, SlotValue], ...]) -> SecondLanguage | None:
        """What the page says in a second language, as far as this reader gets what it is said of.

        What is said beside pictures, cards and people is held back where any of them is: it may name what they may not see.
        The family gets the words, not who interpreted and checked them.
        """
        beside = page.beside
        if beside is None:
            return None
        if not beside.of(REST).is_empty and (slots != page.slots or self.tells_of_held_back(page)):
            self.hold_back("second language", f"on the page “{page.title or page.layout}”", "it may tell of what is held back")
            beside = beside.with_words(REST, EMPTY)
        return beside.without_people() if self.for_family else beside

    def tells_of_held_back(self, page: Page) -> bool:
        """Whether a page shows more than its slots, and some of that is not for this reader."""
        letter = next((each for each in self.book.letters if each.id == page.about), None)
        if letter is not None and self.for_family and any(part.held_back for part in letter.sections):
            return True
        if page.layout in MADE_OF_TIMES:
            seen_by = [home.seen_by for home in self.book.homes] + [event.seen_by for event in self.book.events]
            return not all(self.may_see(each) for each in seen_by)
        return not self.memories.issuperset(page.memories())

    def slot(self, value: SlotValue) -> SlotValue:
        if isinstance(value, PhotoSlot):
            return self.picture(value)
        if isinstance(value, PeopleSlot):
            return PeopleSlot(self.seen_people(value.people))
        if isinstance(value, MemoriesSlot):
            return MemoriesSlot(tuple(each for each in value.memories if each in self.memories))
        if isinstance(value, CardsSlot):
            return CardsSlot(tuple(self.card(card) for card in value.cards))
        if isinstance(value, ScrapSlot):
            return replace(value, items=tuple(self.scrap(item) for item in value.items))
        return value

    def card(self, card: Card) -> Card:
        return replace(card, picture=self.picture(card.picture)) if card.picture else card

    def scrap(self, item: ScrapItem) -> ScrapItem:
        return replace(item, what=self.picture(item.picture)) if item.picture is not None else item

    def picture(self, picture: PictureSlot) -> PictureSlot:
        if not isinstance(picture, PhotoSlot) or not (why := self.photos.get(picture.view.photo, GONE)):
            return picture
        if why == GONE:
            return NO_LONGER
        return STILL_ASKING if why == NOT_ASKED else NOT_SHOWN


def _pages_of_letters(pages: Iterable[Page], letters: Iterable[Letter], sections: tuple[Section, ...]) -> Iterator[Page]:
    """A page for each letter that is on none: a letter is handed over by itself, and a copy of it is kept on the record."""
    there = {page.about for page in pages}
    for letter in letters:
        if letter.id not in there and sections:
            yield Page(
                PageId(f"letter {letter.id}"), sections[-1].id, "letter", letter.title, about=letter.id, seen_by=letter.seen_by
            )


def _without_path(receipt: Receipt) -> Receipt:
    """The receipt with the last part of where it went: folders above it name people and computers."""
    return replace(receipt, where=PureWindowsPath(receipt.where).name)


def _without_plan(book: Book) -> Book:
    return replace(book, occasions=(), promises=(), photo_requests=(), stage_marks=(), kept_words=())


def _without_sources(book: Book) -> Book:
    """The same book with no word of where things are known from: that is the worker's and the record's to keep."""

    def bare(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        return tuple(replace(fact, source=None) for fact in facts)

    return replace(
        book,
        people=tuple(
            replace(
                person,
                source=None,
                facts=bare(person.facts),
                conditions=tuple(replace(each, source=None) for each in person.conditions),
                names=tuple(replace(name, source=None) for name in person.names),
            )
            for person in book.people
        ),
        bonds=tuple(replace(bond, source=None) for bond in book.bonds),
        homes=tuple(replace(home, source=None, facts=bare(home.facts)) for home in book.homes),
        events=tuple(replace(event, source=None) for event in book.events),
        photos=tuple(replace(photo, source=None, decided_by="") for photo in book.photos),
        pages=tuple(replace(page, source=None) for page in book.pages),
        letters=tuple(replace(letter, source=None) for letter in book.letters),
        gaps=tuple(replace(gap, source=None) for gap in book.gaps),
        households=tuple(replace(each, source=None) for each in book.households),
        supports=tuple(replace(each, source=None) for each in book.supports),
        memories=tuple(
            replace(each, source=None, entered_by="", noted=None, kept=_of_child(each.kept)) for each in book.memories
        ),
    )


def _of_child(kept: KeptObject | None) -> KeptObject | None:
    """A thing without where its box is kept: a copy may be left lying about."""
    return replace(kept, where_kept="") if kept is not None else None
