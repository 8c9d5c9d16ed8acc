"""Makes a Book again of parts of which some are lost."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PersonId, new_id
from lifestory_app.domain.letters import Letter, LetterKind
from lifestory_app.domain.pages import PeopleSlot, Section, Time
from lifestory_app.domain.people import Name, Person, Role
from lifestory_app.storage import codec
from lifestory_app.storage.codec import LETTER_SECTION, THE_BOOK, Plain
from lifestory_app.storage.values import PartName
from lifestory_app.storage.without import book_without


def mended(parts: Mapping[PartName, bytes]) -> tuple[Book, list[str]]:
    """The book in what is left, its gaps closed so that it opens, and what had to be left out or made up, in words."""
    notes: list[str] = []
    plain = _readable(parts, notes)
    _close_letters(plain, notes)
    if THE_BOOK not in plain:
        notes.append("the book’s title and look, which were made up")
        plain[THE_BOOK] = codec.encode(Book(new_id(), _child_in(plain), "adoption", "Rescued book"))
        plain[THE_BOOK] = {key: each for key, each in plain[THE_BOOK].items() if key not in codec.COLLECTIONS.values()}
    book = codec.book_of(plain)
    return _without_loose_ends(book, notes), notes


def _readable(parts: Mapping[PartName, bytes], notes: list[str]) -> dict[PartName, Plain]:
    """The parts that decode, each tried by itself."""
    plain: dict[PartName, Plain] = {}
    for name, data in parts.items():
        try:
            value = codec.read_part(data)[1]
            codec.check_part(name, value)
            plain[name] = value
        except codec.Unreadable:
            notes.append(f"{name.kind} {name.id}, which this program cannot read")
    return plain


def _close_letters(plain: dict[PartName, Plain], notes: list[str]) -> None:
    listed: set[str] = set()
    for name in [name for name in plain if name.kind == "letter"]:
        present = [each for each in plain[name]["sections"] if PartName(LETTER_SECTION, each) in plain]
        plain[name] = {**plain[name], "sections": present}
        listed.update(present)
    for name in [name for name in plain if name.kind == LETTER_SECTION and name.id not in listed]:
        letter_id = name.id.split("/")[0]
        home = PartName("letter", letter_id)
        if home not in plain:
            notes.append("the beginning and end of a letter, which were left empty")
            letter: dict[str, Any] = codec.encode(
                Letter(letter_id, LetterKind.LATER_LIFE, None, "Rescued letter", "")  # type: ignore[arg-type]
            )
            plain[home] = letter
        plain[home] = {**plain[home], "sections": [*plain[home]["sections"], name.id]}


def _child_in(plain: Mapping[PartName, Plain]) -> PersonId:
    for name, value in plain.items():
        if name.kind == "person" and value.get("role") == Role.CHILD:
            return PersonId(name.id)
    return PersonId(new_id())


def _without_loose_ends(book: Book, notes: list[str]) -> Book:
    people = {person.id for person in book.people}
    if book.child not in people:
        notes.append("the child’s own entry, which was left empty")
        book = replace(book, people=(Person(book.child, (Name("?"),), Role.CHILD), *book.people))
        people.add(book.child)
    sections = {section.id for section in book.sections}
    for page in book.pages:
        if page.section not in sections:
            notes.append("the title of a section, which was left empty")
            sections.add(page.section)
            book = replace(book, sections=(*book.sections, Section(page.section, "", Time.PAST)))
    return book_without(book, _missing(book, {str(each) for each in people})).in_order()


def _missing(book: Book, people: set[str]) -> list[PartName]:
    """What the parts refer to and the book does not have."""
    photos = {photo.id for photo in book.photos}
    shown = {photo for page in book.pages for photo in page.photos()}
    shown |= {photo for story in book.storyboards for photo in story.photos()}
    shown |= {photo for memory in book.memories for photo in memory.photo_ids()}
    shown |= {photo for request in book.photo_requests for photo in request.photos}
    shown |= {each.portrait for each in book.people if each.portrait} | {each.photo for each in book.homes if each.photo}
    named = {str(one) for bond in book.bonds for one in (bond.one, bond.other)}
    groups = [*(home.who for home in book.homes), *(event.who for event in book.events), *(photo.who for photo in book.photos)]
    groups += [*(each.who for each in book.households), *(each.who for each in book.topics)]
    groups += [tuple(each.person for each in book.supports if each.person is not None)]
    groups += [memory.who for memory in book.memories]
    groups += [(memory.kept.giver,) for memory in book.memories if memory.kept is not None and memory.kept.giver is not None]
    told = [each.person for story in book.storyboards for each in story.agreements]
    groups += [tuple(person for person in told if person is not None)]
    named |= {str(one) for group in groups for one in group}
    slots = [value for page in book.pages for _, value in page.slots]
    named |= {str(one) for value in slots if isinstance(value, PeopleSlot) for one in value.people}
    gone = [PartName("photo", each) for each in sorted(shown - photos)]
    gone += [PartName("person", each) for each in sorted(named - people)]
    things = {
        str(each)
        for each in (
            *people,
            *(home.id for home in book.homes),
            *(letter.id for letter in book.letters),
            *(story.id for story in book.storyboards),
        )
    }
    abouts = {str(page.about) for page in book.pages if page.about} - things
    abouts |= {str(memory.home) for memory in book.memories if memory.home} - {str(home.id) for home in book.homes}
    gone += [PartName("home", each) for each in sorted(abouts)]
    told_of = {str(each) for page in book.pages for each in page.memories()} - {str(each.id) for each in book.memories}
    gone += [PartName("memory", each) for each in sorted(told_of)]
    met = {str(each.meeting) for each in book.promises if each.meeting}
    met |= {str(each.family_time) for each in book.photo_requests if each.family_time}
    gone += [PartName("occasion", each) for each in sorted(met - {str(each.id) for each in book.occasions})]
    cultures = {str(each) for person in book.people for each in person.cultures} - {str(each.id) for each in book.cultures}
    gone += [PartName("culture", each) for each in sorted(cultures)]
    centres = {str(each.centre) for each in book.diagrams if each.centre} - {str(each.id) for each in book.households}
    return gone + [PartName("household", each) for each in sorted(centres)]
