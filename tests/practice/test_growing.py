"""A book becomes one of another kind: nothing that stands in it is lost, and what is missing comes in order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.edits import AddPage
from lifestory_app.domain.errors import EditRefused, Refused
from lifestory_app.domain.history import History
from lifestory_app.domain.homes import Home, HomeKind
from lifestory_app.domain.ids import HomeId, PageId, PersonId, SectionId
from lifestory_app.domain.pages import Page, Section, TextSlot, Time
from lifestory_app.domain.people import Name, Person, Role
from lifestory_app.domain.text import Words
from lifestory_app.practice.book_kinds import BookKind, Need
from lifestory_app.practice.growing import Growth, grow
from lifestory_app.practice.kinds import kind, kinds
from lifestory_app.practice.starter import facts_of_child, start_book

ADOPTION = kind("adoption")
SHORT = replace(
    ADOPTION,
    id="first-book",
    name="First book",
    title="{{ child }}’s first book",
    sections=tuple(section for section in ADOPTION.sections if section.id != "back"),
    pages=tuple(
        replace(page, title="Why I moved", start=()) if page.id == "why" else page
        for page in ADOPTION.pages
        if page.section != "back" and page.id in {"cover", "about-me", "why", "home", "moved-in", "hopes", "seasons"}
    ),
    grows_into="adoption",
)
MUM = Person(PersonId("kim"), (Name("Kim"),), Role.BIRTH_MOTHER)
HOMES = (
    Home(HomeId("one"), HomeKind.FOSTER, "With Sue", when=Span(UncertainDate(2021), UncertainDate(2022))),
    Home(HomeId("two"), HomeKind.FOSTER, "With Pat", when=Span(UncertainDate(2022), UncertainDate(2023))),
)


def a_short_book() -> Book:
    facts = facts_of_child("Ava", UncertainDate(2020, 5, 1))
    return start_book(SHORT, replace(facts, people=(*facts.people, MUM), homes=HOMES[:1]))


def grown(book: Book, to: BookKind = ADOPTION, old: BookKind | None = SHORT) -> tuple[Growth, Book]:
    growth = grow(book, to, old)
    return growth, growth.edit.apply(book)


def test_a_first_book_grows_into_the_full_one_in_the_order_of_that() -> None:
    book = a_short_book()

    growth, full = grown(book)

    whole = start_book(ADOPTION, replace(facts_of_child("Ava"), people=book.people, homes=book.homes, child=book.child))
    assert [page.kind for page in full.pages] == [page.kind for page in whole.pages]
    assert [section.title for section in full.sections] == [section.title for section in ADOPTION.sections]
    assert (full.kind, full.title) == ("adoption", "Ava’s story")
    assert {page.id for page in book.pages} <= {page.id for page in full.pages}
    assert [page.kind for page in growth.added] == [
        "my-family",
        "born",
        "birth-mum",
        "birth-dad",
        "family-tree",
        "culture",
        "who-decided",
    ]
    assert growth.new_sections == ("More about my story",)
    assert growth.unknown == ()
    assert next(page for page in full.pages if page.kind == "born").slot("words") is not None


def test_what_was_written_stays_and_what_nobody_changed_is_said_anew() -> None:
    book = a_short_book()
    why = next(page for page in book.pages if page.kind == "why")
    me = next(page for page in book.pages if page.kind == "about-me")
    written = me.with_slot("lead", TextSlot(Words.of("Me, and my dog.")))
    book = book.with_page(replace(written, title="Ava now"))

    _, full = grown(book)

    assert full.page(why.id).title == "Why I could not stay"
    assert full.page(me.id) == replace(written, title="Ava now")


def test_what_the_cover_says_of_a_first_book_ends_with_it_unless_somebody_wrote_it() -> None:
    first = kind("first-book")
    book = start_book(first, facts_of_child("Ava"))
    cover = book.pages[0]
    assert cover.slot("credit") is not None

    _, full = grown(book, ADOPTION, first)
    assert full.page(cover.id).slot("credit") is None

    ours = book.with_page(cover.with_slot("credit", TextSlot(Words.of("Made by Sue and me"))))
    _, full = grown(ours, ADOPTION, first)
    assert full.page(cover.id).slot("credit") == TextSlot(Words.of("Made by Sue and me"))


def test_a_home_and_a_parent_that_came_meanwhile_get_pages_of_their_own() -> None:
    book = replace(a_short_book(), homes=HOMES)

    growth, full = grown(book)

    assert [page.title for page in growth.added if page.kind in ("home", "birth-mum")] == ["My birth mum, Kim", "With Pat"]
    assert [page.title for page in full.pages if page.kind == "home"] == ["With Sue", "With Pat"]


def test_pages_that_the_new_kind_does_not_know_stay_in_a_fitting_section_and_are_told() -> None:
    memory = kind("memory")
    facts = facts_of_child("Theo")
    book = start_book(memory, replace(facts, homes=HOMES[:1]))

    growth, full = grown(book, ADOPTION, memory)

    titles = {page.kind: growth.section_of(page) for page in growth.unknown}
    assert titles["came"] == "Where my story began"
    assert [section.title for section in full.sections] == [section.title for section in ADOPTION.sections]
    assert all(full.section(page.section).time is book.section(book.page(page.id).section).time for page in growth.unknown)


def test_a_section_that_a_person_made_stays_behind_those_of_its_time() -> None:
    book = a_short_book()
    mine = Section(SectionId("mine"), "My swimming", Time.PRESENT)
    book = replace(book, sections=(*book.sections, mine))
    book = AddPage(Page(PageId("swim"), mine.id, "words", "Medals"), None).apply(book)

    growth, full = grown(book)

    titles = [section.title for section in full.sections]
    assert titles[titles.index("My family and me") + 1] == "My swimming"
    assert [page.id for page in growth.unknown] == ["swim"]
    assert growth.section_of(growth.unknown[0]) == "My swimming"


def test_a_page_that_was_moved_by_hand_stays_where_it_was_put() -> None:
    book = a_short_book()
    hopes = next(page for page in book.pages if page.kind == "hopes")
    now = next(section for section in book.sections if section.title == "Me now")
    book = book.with_page(replace(hopes, section=now.id))

    _, full = grown(book)

    assert full.section(full.page(hopes.id).section).title == "Me now"


def test_a_book_of_that_kind_already_is_refused() -> None:
    with pytest.raises(Refused, match="already"):
        grow(a_short_book(), SHORT, SHORT)


def test_a_page_added_meanwhile_is_never_lost() -> None:
    book = a_short_book()
    growth = grow(book, ADOPTION, SHORT)
    more = AddPage(Page(PageId("new"), book.sections[0].id, "words"), None).apply(book)

    with pytest.raises(EditRefused, match="other pages by now"):
        growth.edit.apply(more)


def test_it_is_one_step_of_undo() -> None:
    history = History(a_short_book())
    before = history.book
    history.do(grow(before, ADOPTION, SHORT).edit)
    history.undo()

    assert history.book is before


KINDS = st.sampled_from((*kinds(), SHORT))


@given(KINDS, KINDS, st.booleans(), st.lists(st.integers(0, 30), max_size=6), st.integers(0, 30), st.booleans())
def test_whatever_changes_into_whatever_loses_nothing(
    old: BookKind, new: BookKind, is_known: bool, gone: list[int], renamed: int, has_homes: bool
) -> None:
    facts = facts_of_child("Ava", UncertainDate(2020, 5, 1))
    book = start_book(old, replace(facts, people=(*facts.people, MUM), homes=HOMES if has_homes else ()))
    book = replace(book, pages=tuple(page for number, page in enumerate(book.pages) if number not in gone))
    book = replace(
        book,
        sections=tuple(
            replace(section, title="Ours") if number == renamed else section for number, section in enumerate(book.sections)
        ),
    )
    if new.id == old.id:
        return

    growth = grow(book, new, old if is_known else None)
    changed = growth.edit.apply(book)

    assert changed.in_order() is changed
    assert len({section.id for section in changed.sections}) == len(changed.sections)
    there = {page.id: page for page in changed.pages}
    assert len(there) == len(changed.pages)
    for page in book.pages:
        now = there[page.id]
        assert replace(now, section=page.section, title=page.title, slots=page.slots) == page
        lost = {name for name, _ in page.slots} - {name for name, _ in now.slots}
        assert not lost or (is_known and lost <= {name for name, _ in old.page(page.kind).start})  # type: ignore[union-attr]
        assert changed.section(now.section)
    required = {page.id for page in new.pages if page.need is Need.REQUIRED and (page.id != "home" or has_homes)}
    assert required <= {page.kind for page in changed.pages}
    assert {page.id for page in growth.added} == set(there) - {page.id for page in book.pages}
    times = [section.time for section in changed.sections if section.title in {each.title for each in new.sections}]
    assert times == [section.time for section in new.sections]
    assert replace(changed, kind=book.kind, title=book.title, sections=book.sections, pages=book.pages) == book
