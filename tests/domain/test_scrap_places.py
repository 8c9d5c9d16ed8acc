"""Where a new thing goes on a scrapbook page, how all of them lie in order, and arranging as steps of undo."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifestory_app.domain.book import PageShape
from lifestory_app.domain.edits import ArrangeScraps
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.history import History
from lifestory_app.domain.ids import PageId, PhotoId, ScrapId
from lifestory_app.domain.pages import NoPhotoSlot, PhotoSlot, ScrapItem, ScrapSlot
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.scrap_places import free_spot, in_order
from lifestory_app.domain.scrapbook import EDGE, Bounds, ScrapPlace, ScrapWords, Tape
from lifestory_app.domain.text import Words
from tests.builders import a_full_book
from tests.strategies import scrapbooks

A4 = PageShape.A4.size_mm
BODY = Bounds(19, 47, 195, 285)


def picture(id: str, *place: float) -> ScrapItem:
    return ScrapItem(ScrapId(id), NoPhotoSlot("No photo yet."), ScrapPlace(*place))


def words(id: str, *place: float) -> ScrapItem:
    return ScrapItem(ScrapId(id), ScrapWords(Words.of("A kite.")), ScrapPlace(*place))


def tape(id: str, *place: float) -> ScrapItem:
    return ScrapItem(ScrapId(id), Tape(), ScrapPlace(*place))


def overlap(one: ScrapPlace, other: ScrapPlace) -> float:
    a, b = one.bounds, other.bounds
    across, down = min(a.right, b.right) - max(a.left, b.left), min(a.bottom, b.bottom) - max(a.top, b.top)
    return max(0.0, across) * max(0.0, down)


def test_the_first_thing_goes_into_the_middle() -> None:
    assert free_spot([], (60, 40), BODY) == (107, 166)


def test_eight_new_things_do_not_lie_on_top_of_one_another() -> None:
    places: list[ScrapPlace] = []

    for _ in range(8):
        x, y = free_spot(places, (50, 40), BODY)
        places.append(ScrapPlace(x, y, 50, 40))

    covered = [overlap(one, other) for n, one in enumerate(places) for other in places[:n]]
    assert max(covered) < 50 * 40 * 0.1


@given(st.lists(st.builds(ScrapPlace, *[st.floats(20, 190)] * 4), max_size=24), *[st.floats(3, 400)] * 2)
@settings(max_examples=40)
def test_a_free_spot_lies_in_the_body_of_the_page(places: list[ScrapPlace], wide: float, high: float) -> None:
    x, y = free_spot(places, (wide, high), BODY)

    assert BODY.left <= x <= BODY.right
    assert BODY.top <= y <= BODY.bottom


@given(scrapbooks, st.sampled_from(PageShape))
@settings(max_examples=80, deadline=None)
def test_putting_in_order_keeps_every_thing_and_its_layer_on_the_paper(slot: ScrapSlot, shape: PageShape) -> None:
    paper = shape.size_mm
    slot = slot.on(paper)
    body = Bounds(17, 45, paper[0] - 15, paper[1] - 12)

    tidy = in_order(slot, body, {})

    assert [(item.id, item.what, item.backing) for item in tidy.items] == [(i.id, i.what, i.backing) for i in slot.items]
    for item in tidy.items:
        box = item.place.bounds
        assert min(box.left, box.top, paper[0] - box.right, paper[1] - box.bottom) >= EDGE - 0.1


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 12, 18])
def test_pictures_in_order_do_not_cover_each_other_and_keep_their_shapes(count: int) -> None:
    shapes = [4 / 3, 3 / 4, 1.0, 1.5]
    slot = ScrapSlot(tuple(picture(str(n), 100, 150, 60, 60 / shapes[n % 4], n * 7) for n in range(count)), A4)

    tidy = in_order(slot, BODY, {ScrapId(str(n)): shapes[n % 4] for n in range(count)})

    places = [item.place for item in tidy.items]
    assert all(math.isclose(p.width / p.height, shapes[n % 4], rel_tol=0.02) for n, p in enumerate(places))
    assert all(overlap(one, other) < 1 for n, one in enumerate(places) for other in places[:n])
    assert all(abs(place.turn) <= 2 for place in places)
    assert min(place.height for place in places) > 20


def test_words_in_order_stay_as_large_as_they_were_and_stand_straight() -> None:
    slot = ScrapSlot((picture("a", 60, 100, 80, 60, 9), words("w", 150, 100, 70, 40, -12), picture("b", 90, 200, 80, 60)), A4)

    tidy = in_order(slot, BODY, {})

    said = tidy.items[1].place
    assert (said.width, said.height, said.turn) == (70, 40, 0)


def test_tape_goes_with_the_picture_it_held_and_loose_tape_holds_one() -> None:
    slot = ScrapSlot(
        (picture("a", 60, 200, 80, 60), picture("b", 150, 100, 80, 60), tape("t", 150, 70, 24, 8), tape("u", 20, 280, 24, 8)),
        A4,
    )

    tidy = in_order(slot, BODY, {})

    places = {item.id: item.place for item in tidy.items}
    assert abs(places[ScrapId("t")].x - places[ScrapId("b")].x) < 3
    assert abs(places[ScrapId("t")].y - places[ScrapId("b")].bounds.top) < 5
    assert abs(places[ScrapId("u")].x - places[ScrapId("a")].x) < 3
    assert (places[ScrapId("t")].width, places[ScrapId("t")].height) == (24, 8)


def test_moving_one_thing_step_by_step_is_one_step_of_undo_and_another_thing_is_another() -> None:
    history = History(a_full_book())
    page = PageId("page-1")
    slot = ScrapSlot((picture("a", 60, 100, 80, 60), picture("b", 150, 100, 80, 60)), A4)
    history.do(ArrangeScraps(page, "scrap", slot, "Put on the page"))

    for _ in range(5):
        item = slot.items[0]
        slot = slot.with_item(replace(item, place=item.place.moved(1, 0)))
        history.do(ArrangeScraps(page, "scrap", slot, "Move on the page", "move a"))
    moved = history.book
    other = slot.items[1]
    history.do(ArrangeScraps(page, "scrap", slot.with_item(replace(other, place=other.place.moved(1, 0))), "Move", "move b"))

    assert history.undo() is moved
    assert history.can_undo == "Move on the page"
    assert history.undo().page(page).slot("scrap").items[0].place.x == 60  # type: ignore[union-attr]
    assert history.undo() is history.opened


def test_a_page_without_things_has_no_slot_and_a_photo_that_is_not_there_is_refused() -> None:
    book = a_full_book()
    gone = ScrapSlot((ScrapItem(ScrapId("a"), PhotoSlot(PhotoView(PhotoId("gone"))), ScrapPlace(60, 100, 80, 60)),), A4)

    assert ArrangeScraps(PageId("page-1"), "scrap", ScrapSlot()).apply(book) == book
    with pytest.raises(EditRefused, match="not in this book"):
        ArrangeScraps(PageId("page-1"), "scrap", gone).apply(book)
