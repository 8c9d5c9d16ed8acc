"""How a thing is moved, sized and turned: it stays on the paper, and snapping never carries it far."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lifestory_app.domain.book import PageShape
from lifestory_app.domain.scrapbook import EDGE, LEAST, Bounds, Paper, ScrapPlace
from lifestory_app.ui.scrapbook import geometry

A4: Paper = (210.0, 297.0)
BODY = Bounds(19, 47, 195, 285)
papers = st.sampled_from([shape.size_mm for shape in PageShape])
far = st.floats(-500, 500)
turns = st.floats(-180, 180)
corners = st.sampled_from([(-1, -1), (1, -1), (1, 1), (-1, 1)])


@st.composite
def lying(draw: st.DrawFn, paper: Paper = A4) -> ScrapPlace:
    """A place on the paper, in whole tenths as all are."""
    place = ScrapPlace(
        draw(st.floats(0, 210)), draw(st.floats(0, 297)), draw(st.floats(8, 150)), draw(st.floats(8, 150)), draw(turns)
    )
    return geometry.exact(place.kept_on(paper))


def is_on(place: ScrapPlace, paper: Paper) -> bool:
    box = place.bounds
    return min(box.left, box.top, paper[0] - box.right, paper[1] - box.bottom) >= EDGE - 0.2


others = st.lists(lying(), max_size=6)


@given(lying(), far, far, others, st.floats(0.5, 6))
def test_a_moved_thing_stays_on_the_paper_and_keeps_its_size_and_turn(
    start: ScrapPlace, dx: float, dy: float, beside: list[ScrapPlace], reach: float
) -> None:
    place, _ = geometry.moved(start, dx, dy, A4, geometry.lines(beside, A4, BODY), reach)

    assert is_on(place, A4)
    assert (place.width, place.height, place.turn) == (start.width, start.height, start.turn)


@given(lying(), far, far, others, st.floats(0.5, 6))
def test_snapping_moves_a_thing_by_less_than_the_reach(
    start: ScrapPlace, dx: float, dy: float, beside: list[ScrapPlace], reach: float
) -> None:
    free, _ = geometry.moved(start, dx, dy, A4)
    snapped, guides = geometry.moved(start, dx, dy, A4, geometry.lines(beside, A4, BODY), reach)

    assert abs(snapped.x - free.x) < reach + 0.11
    assert abs(snapped.y - free.y) < reach + 0.11
    for guide in guides:
        box = snapped.bounds
        marks = (box.left, snapped.x, box.right) if guide.axis == "x" else (box.top, snapped.y, box.bottom)
        assert min(abs(mark - guide.at) for mark in marks) <= geometry.NEAR


@given(lying(), corners, far, far, st.booleans())
def test_a_sized_thing_stays_on_the_paper_and_is_never_too_small(
    start: ScrapPlace, corner: tuple[int, int], x: float, y: float, keeps: bool
) -> None:
    place, _ = geometry.sized(start, corner, x, y, A4, keeps_shape=keeps)

    assert is_on(place, A4)
    assert place.width >= LEAST - 0.06
    assert place.height >= LEAST - 0.06
    assert place.turn == start.turn


@given(lying(), corners, st.floats(-20, 20), st.floats(-20, 20), st.booleans())
def test_the_corner_across_stays_where_it_was(
    start: ScrapPlace, corner: tuple[int, int], dx: float, dy: float, keeps: bool
) -> None:
    at = geometry.corners(start)[corner]
    opposite = (-corner[0], -corner[1])

    place, _ = geometry.sized(start, corner, at[0] + dx, at[1] + dy, A4, keeps_shape=keeps)

    assert math.dist(geometry.corners(place)[opposite], geometry.corners(start)[opposite]) < 0.25


@given(lying(), corners, st.floats(-40, 40), st.floats(-40, 40))
def test_a_thing_that_keeps_its_shape_keeps_it(start: ScrapPlace, corner: tuple[int, int], dx: float, dy: float) -> None:
    assume(min(start.width, start.height) > 12)
    at = geometry.corners(start)[corner]

    place, _ = geometry.sized(start, corner, at[0] + dx, at[1] + dy, A4, keeps_shape=True)

    assert math.isclose(place.width / place.height, start.width / start.height, rel_tol=0.02)


@given(lying(), st.floats(-720, 720))
def test_a_turned_thing_stays_on_the_paper(start: ScrapPlace, degrees: float) -> None:
    place = geometry.turned(start, degrees, A4)

    assert is_on(place, A4)
    assert -180 < place.turn <= 180


@given(lying(), st.floats(0.05, 30), papers)
def test_a_grown_thing_stays_on_its_paper(start: ScrapPlace, by: float, paper: Paper) -> None:
    place = geometry.grown(geometry.exact(start.kept_on(paper)), by, paper)

    assert is_on(place, paper)
    assert min(place.width, place.height) >= LEAST - 0.06


@given(lying(), st.floats(1, 600), st.booleans(), st.booleans())
def test_another_width_or_height_leaves_it_on_the_paper(start: ScrapPlace, length: float, wide: bool, keeps: bool) -> None:
    place = geometry.stretched(
        start, A4, width=length if wide else None, height=None if wide else length, keeps_shape=keeps, least=LEAST
    )

    assert is_on(place, A4)


def test_a_narrow_strip_made_as_wide_as_can_be_stays_on_the_paper_in_its_shape() -> None:
    place = geometry.stretched(ScrapPlace(8, 75.5, 8, 143), A4, width=560, keeps_shape=True, least=LEAST)

    assert is_on(place, A4)
    assert place.height / place.width == pytest.approx(143 / 8, rel=0.02)


def test_a_width_in_the_form_leaves_across_and_down_as_they_are() -> None:
    start = ScrapPlace(80, 100, 40, 30, 12)

    place = geometry.stretched(start, A4, width=50, keeps_shape=True, least=LEAST)

    assert geometry.corner(place) == geometry.corner(start)
    assert (place.width, place.height) == (50, 37.5)


@pytest.mark.parametrize(
    ("raw", "snapped"), [(1.9, 0), (-2.2, 0), (4, 5), (-6, -5), (13.2, 15), (88, 90), (23.4, 23), (-179, -180), (47, 45)]
)
def test_turns_snap_to_those_people_mean_and_else_to_whole_degrees(raw: float, snapped: float) -> None:
    assert geometry.snapped_turn(raw) == snapped
    assert geometry.snapped_turn(raw, free=True) == raw


def test_the_top_of_a_thing_points_where_the_hand_is() -> None:
    start = ScrapPlace(100, 100, 40, 20, 33)

    assert geometry.pointed(start, 100, 20) == 0
    assert geometry.pointed(start, 180, 100) == 90
    assert geometry.pointed(start, 100, 180) in (180, -180)


def test_a_thing_lines_up_with_the_middle_of_another_and_says_so() -> None:
    other = ScrapPlace(100, 80, 60, 40)
    start = ScrapPlace(60, 200, 50, 50)

    place, guides = geometry.moved(start, 39, 0, A4, geometry.lines([other], A4, BODY), 2)

    assert place.x == 100
    assert [(guide.axis, guide.at, guide.start, guide.end) for guide in guides] == [("x", 100, 60, 225)]


def test_a_point_is_on_a_turned_thing_as_it_lies() -> None:
    place = ScrapPlace(100, 100, 80, 10, 90)

    assert geometry.holds(place, 100, 135)
    assert not geometry.holds(place, 135, 100)
