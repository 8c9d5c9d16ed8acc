from dataclasses import fields, is_dataclass, replace
from itertools import combinations

import pytest
from hypothesis import given, settings

from lifestory_app.domain.book import Book
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.family import RECORDS_ONLY
from lifestory_app.domain.gaps import Asked
from lifestory_app.domain.homes import Home, HomeKind
from lifestory_app.domain.ids import BondId, HomeId, MemoryId, PageId, PersonId, PhotoId, StoryboardId
from lifestory_app.domain.pages import MemoriesSlot, NoPhotoSlot, Page
from lifestory_app.domain.people import Bond, BondKind, Fact, Name, NameKind, Person
from lifestory_app.domain.photos import Consent
from lifestory_app.domain.provenance import WORKER_ONLY, Audience, Source, SourceKind
from lifestory_app.domain.receipts import Receipt, ReceiptKind
from lifestory_app.domain.voices import Voice
from lifestory_app.export.editions import make_edition
from tests.builders import CHILD, SECTION, a_book, a_full_book
from tests.strategies import books


def everything_in(value: object) -> list[object]:
    found = [value]
    if is_dataclass(value):
        for field in fields(value):
            found += everything_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for each in value:
            found += everything_in(each)
    return found


@settings(deadline=None, max_examples=60)
@given(books())
def test_an_edition_of_an_edition_is_the_same_book(book: Book) -> None:
    for edition in (Edition.CHILD, Edition.ADOPTION_RECORD):
        once = make_edition(book, edition)

        again = make_edition(once.book, edition)

        assert again.book == once.book


@settings(deadline=None, max_examples=60)
@given(books())
def test_an_edition_never_holds_more_than_the_book_and_refers_only_to_what_it_holds(book: Book) -> None:
    edited = make_edition(book, Edition.CHILD).book

    assert {page.id for page in edited.pages} <= {page.id for page in book.pages}
    photos, people = {photo.id for photo in edited.photos}, {person.id for person in edited.people}
    for page in edited.pages:
        assert set(page.photos()) <= photos
    for home in edited.homes:
        assert set(home.who) <= people
    memories = {memory.id for memory in edited.memories}
    assert memories <= {memory.id for page in edited.pages for memory in book.memories if memory.id in page.memories()}
    for memory in edited.memories:
        assert set(memory.who) <= people
        assert set(memory.photo_ids()) <= photos
        assert memory.kept is None or memory.kept.giver in {None, *people}
        assert memory.home in {None, *(home.id for home in edited.homes)}
    assert {bond.one for bond in edited.bonds} | {bond.other for bond in edited.bonds} <= people


def test_the_child_copy_holds_no_source_no_receipt_and_no_surname_but_the_childs_own() -> None:
    edited = make_edition(a_full_book(), Edition.CHILD).book

    assert not [each for each in everything_in(edited) if isinstance(each, Source)]
    assert edited.receipts == ()
    assert {name.family for person in edited.people for name in person.names if person.id != CHILD} == {""}
    assert {name.family for name in edited.the_child.names} == {"", "Marlowe", "Ashdown"}


def test_what_is_held_back_is_told_with_the_reason() -> None:
    edited = make_edition(a_full_book(), Edition.CHILD)

    told = {(each.what, each.which): each.why for each in edited.withheld}
    assert told["page", "Notes"] == "it is not marked for this reader"
    assert told["letter part", "Court"] == "it is held back to be given later"


@pytest.mark.parametrize(("consent", "words"), [(Consent.UNKNOWN, "still asking"), (Consent.NO, "may not be shown")])
def test_a_photo_without_consent_leaves_a_gentle_panel_in_the_child_copy(consent: Consent, words: str) -> None:
    book = a_full_book()
    book = replace(book, photos=(replace(book.photos[0], consent=consent),))

    edited = make_edition(book, Edition.CHILD)

    panel = edited.book.page(PageId("page-2")).slot("photo")
    assert isinstance(panel, NoPhotoSlot)
    assert words in panel.asked
    assert edited.book.photos == ()
    assert edited.book.the_child.portrait is None
    assert make_edition(book, Edition.ADOPTION_RECORD).book.photos[0].id == PhotoId("photo-1")


def test_a_record_is_told_what_left_but_not_where_on_somebodys_computer() -> None:
    places = ("/home/jo/Records/Robin", r"C:\Users\jo\Records\Robin", "robin.pdf")
    receipts = tuple(Receipt(str(n), ReceiptKind.RECORD_COPY, "a copy", where=place) for n, place in enumerate(places))

    edited = make_edition(replace(a_book(), receipts=receipts), Edition.ADOPTION_RECORD).book

    assert [receipt.where for receipt in edited.receipts] == ["Robin", "Robin", "robin.pdf"]


def test_a_page_whose_section_was_lost_stays_in_the_book() -> None:
    edited = make_edition(replace(a_book(), sections=()), Edition.CHILD).book

    assert edited.pages == make_edition(a_book(), Edition.CHILD).book.pages


def test_someone_the_child_may_not_see_is_nowhere_in_the_child_copy() -> None:
    book = a_full_book()
    kelly = PersonId("kelly")
    hidden = replace(book, people=tuple(replace(p, seen_by=WORKER_ONLY) if p.id == kelly else p for p in book.people))

    edited = make_edition(hidden, Edition.CHILD)

    assert kelly not in everything_in(edited.book)
    assert ("page", "My birth mum") in {(each.what, each.which) for each in edited.withheld}


def test_the_adoption_record_keeps_sources_surnames_and_held_back_parts() -> None:
    edited = make_edition(a_full_book(), Edition.ADOPTION_RECORD).book

    assert [each for each in everything_in(edited) if isinstance(each, Source)]
    assert [part.heading for part in edited.letters[0].sections] == ["Who I am", "Court"]
    assert not any(part.held_back for part in edited.letters[0].sections)


def test_the_care_record_is_refused_for_a_book_that_names_a_new_family() -> None:
    with pytest.raises(Refused, match=r"new family .* Nothing was written"):
        make_edition(a_full_book(), Edition.CARE)
    adopted = Person(CHILD, (Name("Robin", "Ashdown", NameKind.ADOPTIVE),))
    with pytest.raises(Refused, match="adoptive name"):
        make_edition(a_book(people=(adopted,)), Edition.CARE)


def test_the_care_record_of_a_book_without_a_new_family_is_made() -> None:
    assert make_edition(a_book(), Edition.CARE).book.pages


def test_what_was_noted_about_a_story_is_for_the_worker_and_the_record() -> None:
    child, record = (make_edition(a_full_book(), edition).book for edition in (Edition.CHILD, Edition.ADOPTION_RECORD))

    assert child.storyboards[0].panels
    assert (child.storyboards[0].purpose, child.storyboards[0].agreements, child.storyboards[0].sharings) == ("", (), ())
    assert record.storyboards[0].agreements == a_full_book().storyboards[0].agreements


def test_a_photo_without_consent_is_in_no_panel_of_the_child_copy() -> None:
    book = a_full_book()
    asked = replace(book, photos=tuple(replace(photo, consent=Consent.UNKNOWN) for photo in book.photos))

    assert book.storyboards[0].photos()
    assert make_edition(asked, Edition.CHILD).book.storyboards[0].photos() == ()


def test_a_story_that_is_not_for_the_child_takes_its_page_with_it() -> None:
    book = a_full_book()
    page = replace(book.pages[0], id=PageId("wp"), layout="words-and-pictures", title="Why", about=StoryboardId("story-1"))
    hidden = tuple(replace(story, seen_by=WORKER_ONLY) for story in book.storyboards)

    edited = make_edition(replace(book, storyboards=hidden, pages=(*book.pages, page)), Edition.CHILD)

    assert edited.book.storyboards == ()
    assert all(each.id != "wp" for each in edited.book.pages)
    assert any(each.what == "page" and each.which == "Why" for each in edited.withheld)


def test_feelings_health_and_topics_of_shame_never_reach_the_child_copy() -> None:
    book = a_full_book()
    feeling = Bond(BondId("f"), BondKind.CONFLICT, PersonId("kelly"), CHILD)

    child = make_edition(replace(book, bonds=(*book.bonds, feeling)), Edition.CHILD).book
    record = make_edition(replace(book, bonds=(*book.bonds, feeling)), Edition.ADOPTION_RECORD).book

    assert not [bond for bond in child.bonds if bond.kind.is_feeling]
    assert not child.topics
    assert not [person for person in child.people if person.conditions]
    assert feeling in record.bonds
    assert record.topics


READERS = {
    Edition.CHILD: Audience.CHILD,
    Edition.ADOPTERS: Audience.ADOPTERS,
    Edition.CARE: Audience.CARE_RECORD,
    Edition.ADOPTION_RECORD: Audience.ADOPTION_RECORD,
}


def with_facts_for_every_reader() -> Book:
    """A person and a home, each with one fact for every set of readers that there is, named by them."""
    sets = [frozenset(), *(frozenset(each) for size in range(1, 6) for each in combinations(Audience, size))]
    source = Source(SourceKind.RELATIVE, "Gran")
    facts = tuple(Fact("+".join(sorted(seen_by)), "so", source=source, seen_by=seen_by) for seen_by in sets)
    book = a_book()
    people = (*book.people, Person(PersonId("jean"), (Name("Jean"),), facts=facts))
    home = Home(HomeId("home"), HomeKind.KINSHIP, "With Jean", facts=facts)
    return replace(book, people=people, homes=(home,))


@pytest.mark.parametrize("edition", Edition)
def test_a_fact_is_held_by_the_copies_of_those_who_may_read_it_and_by_no_other(edition: Edition) -> None:
    book, audience = with_facts_for_every_reader(), READERS[edition]

    edited = make_edition(book, edition).book

    wanted = {fact.label for fact in book.homes[0].facts if audience in fact.seen_by}
    for facts in (edited.person(PersonId("jean")).facts, edited.homes[0].facts):
        assert {fact.label for fact in facts} == wanted
        assert len(facts) == 16
    sources = [each for each in everything_in(edited) if isinstance(each, Source)]
    assert bool(sources) == (edition in (Edition.CARE, Edition.ADOPTION_RECORD)), "where it is known from is for the records"


def test_what_is_kept_for_later_is_with_the_adopters_and_not_in_the_childs_copy() -> None:
    later = RECORDS_ONLY | {Audience.ADOPTERS}
    fact = Fact("Why", "for when you are older", seen_by=later)
    kelly = next(person for person in a_full_book().people if person.id == "kelly")
    book = a_full_book()
    book = replace(book, people=tuple(replace(p, facts=(fact,)) if p.id == kelly.id else p for p in book.people))

    child, adopters = (make_edition(book, edition) for edition in (Edition.CHILD, Edition.ADOPTERS))

    assert fact not in child.book.person(kelly.id).facts
    assert fact in adopters.book.person(kelly.id).facts
    assert ("fact", "Why") in {(each.what, each.which) for each in child.withheld}


def test_the_adopters_copy_keeps_the_rules_of_the_childs_copy() -> None:
    book = a_full_book()
    feeling = Bond(BondId("f"), BondKind.CONFLICT, PersonId("kelly"), CHILD)
    asked = replace(book.photos[0], consent=Consent.UNKNOWN)

    edited = make_edition(replace(book, bonds=(*book.bonds, feeling), photos=(asked,)), Edition.ADOPTERS).book

    assert feeling not in edited.bonds
    assert edited.receipts == ()
    assert edited.photos == ()
    assert {name.family for person in edited.people for name in person.names if person.id != CHILD} == {""}


def test_a_memory_for_the_worker_alone_is_on_no_page_of_a_copy() -> None:
    hard, box = MemoryId("memory-4"), Page(PageId("box"), SECTION, "memory-box", "Box")
    one = Page(PageId("one"), SECTION, "memory", slots=(("memories", MemoriesSlot((hard,))),))
    both = box.with_slot("memories", MemoriesSlot((MemoryId("memory-2"), hard)))
    book = replace(a_full_book(), pages=(one, both)).in_order()

    edited = make_edition(book, Edition.CHILD)

    assert [page.memories() for page in edited.book.pages] == [(MemoryId("memory-2"),)]
    assert [memory.id for memory in edited.book.memories] == [MemoryId("memory-2")]
    assert ("page", "its memory is not for this reader") in {(each.what, each.why) for each in edited.withheld}


def test_the_child_copy_says_nothing_of_who_noted_a_memory_nor_where_the_box_is() -> None:
    book = a_full_book()
    box = Page(PageId("box"), SECTION, "memory-box", "Box", (("memories", MemoriesSlot((MemoryId("memory-2"),))),))

    edited = make_edition(replace(book, pages=(*book.pages, box)).in_order(), Edition.CHILD).book

    assert {(memory.entered_by, memory.noted) for memory in edited.memories} == {("", None)}
    assert {memory.kept.where_kept for memory in edited.memories if memory.kept} == {""}


def test_a_photo_without_consent_is_on_no_memory_of_the_childs_copy() -> None:
    book = a_full_book()
    book = replace(book, photos=tuple(replace(photo, consent=Consent.NO) for photo in book.photos))

    edited = make_edition(book, Edition.CHILD).book

    assert not any(memory.views() for memory in edited.memories)
    assert edited.memory(MemoryId("memory-1")).said == "Look, no wobbles!"


def test_the_record_keeps_every_memory_of_it_with_who_noted_it() -> None:
    edited = make_edition(a_full_book(), Edition.ADOPTION_RECORD).book

    assert [memory.id for memory in edited.memories] == [MemoryId(f"memory-{number}") for number in (1, 2, 3)]
    assert edited.memory(MemoryId("memory-1")).entered_by == "Sue"


def test_the_plan_and_the_childs_own_marks_are_in_no_copy_for_a_family_and_whole_in_the_record() -> None:
    book = a_full_book()

    for edition in (Edition.CHILD, Edition.ADOPTERS):
        edited = make_edition(book, edition).book

        assert (edited.occasions, edited.promises, edited.photo_requests, edited.stage_marks) == ((), (), (), ())
        assert not [each for each in everything_in(edited) if isinstance(each, Voice | Asked)]
        assert [(gap.what, gap.next_step, gap.ask_again) for gap in edited.gaps] == [("A photo of my birth dad", "", None)]
    record = make_edition(book, Edition.ADOPTION_RECORD).book
    assert (record.occasions, record.promises, record.stage_marks) == (book.occasions, book.promises, book.stage_marks)
    assert record.photo_requests == book.photo_requests
    assert record.gaps == book.gaps
    assert [page.voices for page in record.pages if page.voices] == [page.voices for page in book.pages if page.voices]


def test_a_record_links_no_photo_that_it_may_not_hold() -> None:
    book = a_full_book()
    hidden = replace(book, photos=(replace(book.photos[0], seen_by=WORKER_ONLY),))

    edited = make_edition(hidden, Edition.ADOPTION_RECORD).book

    assert [(each.count, each.photos) for each in edited.photo_requests] == [(46, ())]
