import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifestory_app.domain.edits import AddPage, RemovePage, RetitlePage
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.history import History
from lifestory_app.domain.ids import PageId
from tests.builders import a_book, a_full_book, a_page
from tests.strategies import edits


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_undo_leads_back_to_the_opened_book_and_redo_to_the_last(data: st.DataObject) -> None:
    history = History(a_full_book())
    opened = history.book

    for _ in range(data.draw(st.integers(1, 8))):
        before = history.book
        try:
            history.do(data.draw(edits(history.book)))
        except EditRefused:
            assert history.book is before
    last = history.book

    while history.can_undo:
        history.undo()
    assert history.book is opened
    while history.can_redo:
        history.redo()
    assert history.book is last


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_an_edit_leaves_a_book_whose_ids_are_unique_and_whose_pages_keep_their_sections_together(data: st.DataObject) -> None:
    book = a_full_book()
    for _ in range(data.draw(st.integers(1, 5))):
        try:
            book = data.draw(edits(book)).apply(book)
        except EditRefused:
            continue

        for things in (book.people, book.bonds, book.homes, book.photos, book.sections, book.pages, book.letters):
            ids = [thing.id for thing in things]
            assert len(ids) == len(set(ids))
        assert book.in_order() is book
        known = {photo.id for photo in book.photos}
        assert all(set(page.photos()) <= known for page in book.pages)


def test_typing_into_one_title_is_one_step_of_undo() -> None:
    history = History(a_book())
    opened = history.book

    for typed in ("K", "Ki", "Kit"):
        history.do(RetitlePage(PageId("page-1"), typed))

    assert history.book.pages[0].title == "Kit"
    assert history.undo() is opened


def test_a_finished_phrase_is_a_step_of_its_own() -> None:
    history = History(a_book())

    history.do(RetitlePage(PageId("page-1"), "Kites"))
    history.end_phrase()
    history.do(RetitlePage(PageId("page-1"), "Kites and wind"))

    assert history.undo().pages[0].title == "Kites"


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    history = History(a_book())

    assert not history.do(RetitlePage(PageId("page-1"), "About me"))
    assert history.can_undo is None


def test_a_new_edit_after_undo_forgets_what_was_undone() -> None:
    history = History(a_book())
    history.do(AddPage(a_page("page-2")))
    history.undo()

    history.do(RetitlePage(PageId("page-1"), "Kites"))

    assert history.can_redo is None
    assert [page.id for page in history.book.pages] == ["page-1"]


def test_a_page_that_is_gone_cannot_be_changed() -> None:
    history = History(a_book())
    history.do(RemovePage(PageId("page-1")))
    book = history.book

    for edit in (RetitlePage(PageId("page-1"), "x"), RemovePage(PageId("page-1"))):
        with pytest.raises(EditRefused, match="no longer in the book"):
            history.do(edit)
    assert history.book is book
