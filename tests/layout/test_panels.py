"""Words and Pictures on paper: no panel is parted from its words, nothing is lost, and a listener hears what is drawn."""

import itertools
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifestory_app.domain.book import AgeBand, Book, PageShape, Reading
from lifestory_app.domain.ids import PageId, PanelId, StoryboardId, ThingId
from lifestory_app.domain.pages import Page
from lifestory_app.domain.storyboards import Bubble, InkColour, Mark, MarkKind, Panel, PanelPart, Storyboard
from lifestory_app.domain.text import Words
from lifestory_app.layout.check import check_display_list
from lifestory_app.layout.describe import describe
from lifestory_app.layout.display import Glyphs, LaidOutPage, Tagged, walk
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.panels import INKS, simplified, smooth, told
from tests.builders import SECTION, a_book, a_photo, a_storyboard

FONTS = Fonts.shared()
STORY = StoryboardId("story-1")
SENTENCES = "Mum has an illness you cannot see. It makes her very sad and very tired. Nan Jean rang for help."
places = st.tuples(st.floats(0, 400), st.floats(0, 300))


def told_in(story: Storyboard, layout: str = "words-and-pictures", **look: object) -> Book:
    page = Page(PageId("wp"), SECTION, layout, "", about=story.id)
    return a_book(pages=(page,), storyboards=(story,), photos=(a_photo("photo-1"),), **look)


def story_of(panels: int) -> Storyboard:
    parts = list(PanelPart)
    return replace(
        a_storyboard(),
        panels=tuple(
            Panel(PanelId(f"p{n}"), parts[n % len(parts)], Words.of(f"Number {n}. {SENTENCES}"), f"Whose {n}")
            for n in range(panels)
        ),
    )


def sides(book: Book) -> tuple[LaidOutPage, ...]:
    laid_out = lay_out(book, FONTS)
    for side in laid_out.pages:
        check_display_list(side)
    return laid_out.pages


def read(side: LaidOutPage) -> str:
    return "".join(item.text for item in walk(side.items) if isinstance(item, Glyphs))


@pytest.mark.parametrize("layout", ["words-and-pictures", "words-and-pictures-large"])
@pytest.mark.parametrize("shape", PageShape)
@pytest.mark.parametrize("reading", Reading)
def test_every_panel_stands_with_all_its_words_on_one_side(layout: str, shape: PageShape, reading: Reading) -> None:
    found = sides(told_in(story_of(7), layout, shape=shape, reading=reading))

    assert not [overflow for side in found for overflow in side.overflows]
    for number in range(7):
        (home,) = [side for side in found if f"Number {number}." in read(side)]
        assert f"Whose {number}" in read(home)
        assert any(name == f"panel.p{number}" for name, _ in home.slots)


def test_a_strip_has_fewer_sides_than_panels_and_the_large_form_one_each() -> None:
    assert len(sides(told_in(story_of(7)))) == 2
    assert len(sides(told_in(story_of(7), "words-and-pictures-large"))) == 7


@pytest.mark.parametrize("theme", ["comic", "plain"])
def test_a_story_is_drawn_as_it_was_last_looked_at(theme: str, reference) -> None:
    reference(
        f"{theme}-words-and-pictures.txt", "\n".join(describe(side) for side in sides(told_in(a_storyboard(), theme=theme)))
    )


def test_panels_do_not_overlap_and_stay_inside_the_margins() -> None:
    for side in sides(told_in(story_of(6), age_band=AgeBand.EARLY_YEARS)):
        boxes = [place for name, place in side.slots if name.startswith("panel.")]
        for place in boxes:
            assert place.x >= 0
            assert place.right <= side.width
        for one, other in ((a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :]):
            assert one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y


def test_in_a_language_from_right_to_left_the_first_panel_stands_at_the_right() -> None:
    book = told_in(story_of(2))
    arabic = replace(book, pages=(replace(book.pages[0], lang="ar"),))

    def first_and_second(book: Book) -> tuple[float, float]:
        slots = dict(sides(book)[0].slots)
        return slots["panel.p0"].x, slots["panel.p1"].x

    assert first_and_second(book)[0] < first_and_second(book)[1]
    assert first_and_second(arabic)[0] > first_and_second(arabic)[1]


def test_a_listener_hears_what_was_written_of_a_panel_or_else_what_stands_in_it() -> None:
    drawn, empty = a_storyboard().panels[0], Panel(PanelId("p"), PanelPart.TITLE)

    assert told(replace(drawn, alt="Mum and us")) == "Mum and us"
    assert "I am glad you told me." in told(drawn)
    assert "drawing by hand" in told(drawn)
    assert told(empty) == "Room for a drawing."


def test_what_is_said_in_a_bubble_is_ink_of_its_figure() -> None:
    (side, *_) = sides(told_in(a_storyboard()))
    figure = next(item for item in walk(side.items) if isinstance(item, Tagged) and item.role == "Figure")

    assert "glad" in "".join(item.text for item in walk(figure.items) if isinstance(item, Glyphs))
    assert [placed.photo for placed in side.placed] == ["photo-1"]


def test_a_page_whose_story_is_gone_is_still_a_page() -> None:
    book = replace(told_in(a_storyboard()), storyboards=())

    assert len(sides(book)) == 1


@given(st.lists(places, min_size=1, max_size=80, unique=True))
def test_a_simpler_stroke_keeps_its_ends_and_its_shape(points: list[tuple[float, float]]) -> None:
    kept = simplified(points)

    assert kept[0] == points[0]
    assert kept[-1] == points[-1]
    assert set(kept) <= set(points)
    at = 0
    for start, end in itertools.pairwise(kept):
        first = points.index(start, at)
        last = points.index(end, first + 1) if first + 1 < len(points) else first
        for x, y in points[first:last]:
            assert _distance((x, y), start, end) <= 1.2 + 1e-6
        at = last


def _distance(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    length = math.dist(start, end)
    if length == 0:
        return math.dist(point, start)
    share = ((point[0] - start[0]) * (end[0] - start[0]) + (point[1] - start[1]) * (end[1] - start[1])) / length**2
    share = max(0.0, min(1.0, share))
    return math.dist(point, (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))


@given(st.lists(places, min_size=2, max_size=30))
def test_a_smooth_stroke_goes_through_every_point(points: list[tuple[float, float]]) -> None:
    ends = [segment[-2:] for segment in smooth(points)]

    assert ends == points


@given(
    st.lists(
        st.builds(
            Mark,
            st.uuids().map(str).map(ThingId),
            st.sampled_from(MarkKind),
            st.lists(places, min_size=1, max_size=9).map(tuple),
        ),
        max_size=4,
    ),
    st.text(st.characters(categories=("L", "P", "Zs")), max_size=60),
    places,
    places,
)
def test_anything_drawn_and_said_makes_a_sound_page(
    marks: list[Mark], text: str, at: tuple[float, float], tip: tuple[float, float]
) -> None:
    bubble = Bubble(ThingId("bubble"), text, *at, 140, tip)
    panel = Panel(PanelId("p"), PanelPart.WHO_WORRIED, Words.of("Mum."), things=(*marks, bubble))

    assert len(sides(told_in(replace(a_storyboard(), panels=(panel,))))) == 1


def test_every_ink_can_be_told_from_the_paper() -> None:
    def light(colour: str) -> float:
        channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert set(INKS) == set(InkColour)
    assert all(1.05 / (light(colour) + 0.05) > 2.0 for colour in INKS.values())
