"""Where scraps lie: they turn, fit any paper, and are read in an order that follows the eye."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifestory_app.domain.book import PageShape
from lifestory_app.domain.ids import ScrapId
from lifestory_app.domain.pages import ScrapItem, ScrapSlot
from lifestory_app.domain.scrapbook import EDGE, ScrapPlace, Tape, reading_order
from tests.strategies import scrapbooks

A4, SQUARE = PageShape.A4.size_mm, PageShape.SQUARE.size_mm
papers = st.sampled_from([shape.size_mm for shape in PageShape])
places = st.builds(ScrapPlace, *[st.floats(-9000, 9000)] * 2, *[st.floats(0.01, 9000)] * 2, st.floats(-9000, 9000))


def scrap(name: str) -> ScrapItem:
    return ScrapItem(ScrapId(name), Tape(), ScrapPlace(60, 60, 24, 8))


@given(places, papers)
def test_whatever_lies_on_a_paper_lies_inside_its_edges(place: ScrapPlace, paper: tuple[float, float]) -> None:
    box = place.kept_on(paper).bounds

    assert box.left >= EDGE - 0.05
    assert box.top >= EDGE - 0.05
    assert box.right <= paper[0] - EDGE + 0.05
    assert box.bottom <= paper[1] - EDGE + 0.05


@given(places, papers)
def test_a_place_inside_the_edges_stays_as_it_is(place: ScrapPlace, paper: tuple[float, float]) -> None:
    once = place.kept_on(paper)

    again = once.kept_on(paper)

    assert math.isclose(again.x, once.x, abs_tol=0.1)
    assert math.isclose(again.y, once.y, abs_tol=0.1)


@given(scrapbooks, papers)
def test_an_arrangement_keeps_its_things_and_layers_on_any_paper(slot: ScrapSlot, paper: tuple[float, float]) -> None:
    moved = slot.on(paper)

    assert moved.paper == paper
    assert [(item.id, item.what, item.backing) for item in moved.items] == [(i.id, i.what, i.backing) for i in slot.items]


def test_things_that_lie_apart_lie_apart_on_every_paper() -> None:
    above, below = ScrapPlace(60, 90, 90, 70, 3), ScrapPlace(60, 170, 90, 70, -3)

    for shape in PageShape:
        slot = ScrapSlot((ScrapItem(ScrapId("a"), Tape(), above), ScrapItem(ScrapId("b"), Tape(), below))).on(shape.size_mm)
        assert slot.items[0].place.bounds.bottom <= slot.items[1].place.bounds.top


def test_a_quarter_turn_swaps_width_and_height() -> None:
    box = ScrapPlace(100, 100, 80, 20, 90).bounds

    assert (round(box.width), round(box.height)) == (20, 80)


def test_turning_goes_round() -> None:
    assert ScrapPlace(0, 0, 1, 1, 170).turned(20).turn == -170
    assert ScrapPlace(0, 0, 1, 1, 0).turned(180).turn == 180


@pytest.mark.parametrize("wrong", [(math.nan, 0, 1, 1), (0, math.inf, 1, 1), (0, 0, 0, 1), (0, 0, 1, -1), (1e9, 0, 1, 1)])
def test_a_place_that_cannot_be_is_refused(wrong: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="scrap"):
        ScrapPlace(*wrong)


def test_reading_goes_down_and_across_where_things_stand_side_by_side() -> None:
    tall = ScrapPlace(60, 120, 90, 120, -2)
    right = [ScrapPlace(155, 80, 70, 40), ScrapPlace(150, 125, 70, 30, 3), ScrapPlace(158, 165, 70, 30)]
    below = ScrapPlace(105, 220, 160, 30)

    assert reading_order([below, right[2], tall, right[0], right[1]]) == [2, 3, 4, 1, 0]
    assert reading_order([below, right[2], tall, right[0], right[1]], right_to_left=True) == [3, 4, 1, 2, 0]


def test_two_that_overlap_much_are_read_by_their_upper_edge() -> None:
    assert reading_order([ScrapPlace(100, 110, 80, 80), ScrapPlace(90, 100, 80, 80)]) == [1, 0]


@given(st.lists(places, max_size=8))
def test_each_thing_is_read_once(some: list[ScrapPlace]) -> None:
    assert sorted(reading_order(some)) == list(range(len(some)))


def test_layers_change_without_losing_anything() -> None:
    slot = ScrapSlot((scrap("a"), scrap("b"), scrap("c")))

    assert [item.id for item in slot.in_layer(ScrapId("a"), 2).items] == ["b", "c", "a"]
    assert [item.id for item in slot.in_layer(ScrapId("c"), -5).items] == ["c", "a", "b"]
    assert [item.id for item in slot.without(ScrapId("b")).with_item(scrap("d")).items] == ["a", "c", "d"]
    assert slot.in_layer(ScrapId("gone"), 0) == slot


def test_two_things_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="one id"):
        ScrapSlot((scrap("a"), scrap("a")))
