"""Pages made from the memory box, and memories in the comparing of versions."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import RemoveHome, RemovePage
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.ids import HomeId, MemoryId, PageId
from lifestory_app.domain.memories import MemoryKind
from lifestory_app.domain.memory_edits import PutMemory
from lifestory_app.domain.pages import Page
from lifestory_app.domain.told import told_page
from lifestory_app.usecases.looking_back import memories_changed, page_back, pages_changed
from lifestory_app.usecases.memories import layouts_for, make_page, make_stay
from tests.builders import a_full_book, a_memory
from tests.strategies import books

ONE, HAT, SAYING = MemoryId("memory-1"), MemoryId("memory-2"), MemoryId("memory-3")


def new_pages(before: Book, after: Book) -> list[Page]:
    there = {page.id for page in before.pages}
    return [page for page in after.pages if page.id not in there]


def test_the_layout_that_suits_best_comes_first() -> None:
    book = a_full_book()

    assert layouts_for([book.memory(HAT)])[0] == "memory-box"
    assert layouts_for([book.memory(SAYING)])[0] == "funny-sayings"
    assert layouts_for([book.memory(ONE)])[0] == "memory"
    assert layouts_for([book.memory(ONE), book.memory(SAYING)])[0] == "milestones"


def test_a_page_stands_beside_the_pages_about_its_home() -> None:
    book = a_full_book()
    about = replace(book.pages[0], id=PageId("home"), about=HomeId("home-2"))
    book = replace(book, pages=(*book.pages, about)).in_order()

    (page,) = new_pages(book, make_page(book, [book.memory(ONE)], "memory").apply(book))

    assert page.section == about.section
    assert page.memories() == (ONE,)


def test_no_memory_makes_no_page() -> None:
    with pytest.raises(EditRefused, match="No memory is chosen"):
        make_page(a_full_book(), [], "memory")


def test_many_sayings_of_a_stay_get_a_page_of_their_own() -> None:
    sayings = tuple(
        a_memory(f"s{n}", "", kind=MemoryKind.FUNNY_SAYING, said=f"Saying {n}", home=HomeId("home-2")) for n in range(5)
    )
    book = replace(a_full_book(), memories=sayings, pages=())

    pages = new_pages(book, make_stay(book, book.home(HomeId("home-2"))).apply(book))

    assert [page.layout for page in pages] == ["stay", "funny-sayings"]
    assert pages[1].memories() == tuple(memory.id for memory in sayings)
    assert pages[0].memories() == ()


def test_what_is_new_in_a_stay_joins_its_page() -> None:
    book = replace(a_full_book(), pages=())
    home = book.home(HomeId("home-2"))
    book = make_stay(book, home).apply(book)
    new = a_memory("new", "Pancakes", home=home.id)
    book = PutMemory(new).apply(book)

    after = make_stay(book, home).apply(book)

    (stay,) = (page for page in after.pages if page.layout == "stay")
    assert stay.memories() == (HAT, new.id)
    with pytest.raises(EditRefused, match="already"):
        make_stay(after, home)


@settings(max_examples=60, deadline=None)
@given(books())
def test_the_pages_of_a_stay_tell_each_memory_once_and_nothing_the_child_may_not_see(book: Book) -> None:
    book = replace(book, pages=())
    for home in book.homes:
        made = make_stay(book, home).apply(book)
        told = [memory for page in made.pages for memory in page.memories()]

        assert len(set(told)) == len(told)
        assert all(book.memory(each).home == home.id for each in told)
        assert all("child" in {audience.value for audience in book.memory(each).seen_by} for each in told)


# Versions.


def test_a_page_differs_where_a_memory_on_it_differs() -> None:
    old = a_full_book()
    new = PutMemory(replace(old.memory(ONE), title="All the way")).apply(old)

    assert [change.page for change in pages_changed(old, new)] == ["page-5"]
    assert [(change.name, change.how) for change in memories_changed(old, new)] == [("All the way", "changed")]


def test_a_memory_on_no_page_is_told_too() -> None:
    old = a_full_book()
    new = PutMemory(a_memory("new", "Pancakes")).apply(old)

    assert pages_changed(old, new) == ()
    assert [(change.name, change.how) for change in memories_changed(old, new)] == [("Pancakes", "added")]
    assert [(change.name, change.how) for change in memories_changed(new, old)] == [("Pancakes", "removed")]


def test_a_page_comes_back_with_what_its_memories_said() -> None:
    old = a_full_book()
    page = PageId("page-5")
    new = RemoveHome(HomeId("home-2")).apply(old)
    new = PutMemory(replace(new.memory(ONE), title="Changed", said="")).apply(RemovePage(page).apply(new))

    back = page_back(old, new, page).apply(new)

    assert told_page(back, back.page(page)) == told_page(old, old.page(page))
    assert back.memory(ONE).home is None, "a home that left the book stays away"
