from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.edits import Edit, RemovePhoto
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.gaps import Gap, GapState
from lifestory_app.domain.history import History
from lifestory_app.domain.ids import GapId, OccasionId, PageId, PhotoId, PhotoRequestId, PromiseId
from lifestory_app.domain.pages import NoPhotoSlot
from lifestory_app.domain.plan import Occasion, OccasionKind, PhotoRequest, Promise, Stage, by_day, next_of_all
from lifestory_app.domain.plan_edits import MarkStage, PutPhotoRequest, PutPromise, RemoveGap, RemoveOccasion
from lifestory_app.storage import codec
from tests.builders import a_full_book
from tests.strategies import plan_edits


@st.composite
def plan_edit_of(draw: st.DrawFn) -> tuple[Book, Edit]:
    book = a_full_book()
    return book, draw(plan_edits(book, draw(st.integers(0, 3).map(str))))


@settings(deadline=None, max_examples=150)
@given(plan_edit_of())
def test_every_edit_of_the_plan_is_one_step_that_undo_takes_back(given_edit: tuple[Book, Edit]) -> None:
    book, edit = given_edit
    history = History(book)

    try:
        changed = history.do(edit)
    except EditRefused:
        assert history.book == book
        return

    after = history.book
    assert history.undo() == book
    assert not changed or history.redo() == after


@settings(deadline=None, max_examples=150)
@given(plan_edit_of())
def test_a_plan_that_was_saved_is_read_back_as_it_was(given_edit: tuple[Book, Edit]) -> None:
    book, edit = given_edit
    try:
        book = edit.apply(book)
    except EditRefused:
        return

    parts = {name: codec.read_part(codec.part_bytes(name, each))[1] for name, each in codec.parts_of(book).items()}

    assert codec.book_of(parts) == book


def test_a_meeting_that_is_taken_out_leaves_what_was_agreed_there() -> None:
    book = RemoveOccasion(OccasionId("occasion-1")).apply(a_full_book())

    assert [each.id for each in book.occasions] == ["occasion-2"]
    assert [(each.what, each.meeting) for each in book.promises] == [("The white hat", None)]


def test_a_family_time_that_is_taken_out_leaves_the_photos_that_came_from_it() -> None:
    book = RemoveOccasion(OccasionId("occasion-2")).apply(a_full_book())

    assert [(each.count, each.family_time) for each in book.photo_requests] == [(46, None)]


def test_a_request_names_only_photos_and_family_times_of_the_book() -> None:
    book = a_full_book()

    with pytest.raises(EditRefused, match="That photo is not in this book"):
        PutPhotoRequest(PhotoRequest(PhotoRequestId("r"), photos=(PhotoId("gone"),))).apply(book)
    with pytest.raises(EditRefused, match="no longer in the plan"):
        PutPhotoRequest(PhotoRequest(PhotoRequestId("r"), family_time=OccasionId("gone"))).apply(book)
    with pytest.raises(EditRefused, match="no longer in the plan"):
        PutPromise(Promise(PromiseId("p"), meeting=OccasionId("gone"))).apply(book)


def test_a_photo_that_leaves_the_book_leaves_the_request_it_answered() -> None:
    book = a_full_book()
    bare = replace(book, pages=(), memories=(), storyboards=(), people=book.people)

    less = RemovePhoto(PhotoId("photo-1")).apply(bare)

    assert [(each.count, each.photos) for each in less.photo_requests] == [(46, ())]


def test_what_a_page_says_of_a_gap_stays_when_the_note_goes() -> None:
    book = a_full_book()
    page = book.page(PageId("page-2")).with_slot("photo", NoPhotoSlot("We have no photo", "We asked Gran.", GapId("gap-1")))
    book = book.with_page(replace(page, tray=(("side", NoPhotoSlot("Nor here", gap=GapId("gap-1"))),)))

    less = RemoveGap(GapId("gap-1")).apply(book)

    assert less.gaps == ()
    assert less.page(page.id).slot("photo") == NoPhotoSlot("We have no photo", "We asked Gran.")
    assert less.page(page.id).tray == (("side", NoPhotoSlot("Nor here")),)


def test_a_stage_can_be_said_and_left_to_the_book_again() -> None:
    book = a_full_book()

    said = MarkStage(Stage.CHECKED, True, UncertainDate(2024, 2, 1)).apply(book)
    unsaid = MarkStage(Stage.CHECKED, None).apply(said)

    assert [(each.stage, each.is_done) for each in said.stage_marks] == [(Stage.WITH_FAMILY, True), (Stage.CHECKED, True)]
    assert unsaid.stage_marks == book.stage_marks


@pytest.mark.parametrize(
    ("gap", "state"),
    [
        (Gap(GapId("g"), "x"), GapState.OPEN),
        (Gap(GapId("g"), "x", filled=True), GapState.FOUND),
        (Gap(GapId("g"), "x", told=True), GapState.TOLD),
        (Gap(GapId("g"), "x", filled=True, told=True), GapState.FOUND),
    ],
)
def test_a_gap_is_open_until_it_is_found_or_told_as_not_known(gap: Gap, state: GapState) -> None:
    assert gap.state is state
    assert gap.is_open is (state is GapState.OPEN)


def test_what_comes_next_is_the_first_that_is_not_done_and_not_over() -> None:
    def on(day: int, *, done: bool = False) -> Occasion:
        return Occasion(OccasionId(str(day)), OccasionKind.CHILD, UncertainDate(2026, 11, day), done=done)

    undated = Occasion(OccasionId("x"))
    all_of_them = (undated, on(25), on(3), on(16, done=True), on(16))

    assert [each.id for each in by_day(all_of_them)] == ["3", "16", "16", "25", "x"]
    assert next_of_all(all_of_them, date(2026, 11, 16)) == on(16)
    assert next_of_all((undated, on(3)), date(2026, 11, 16)) is None
