"""The pages that make themselves from homes and what happened: true to scale, nothing lost on any paper, told in sentences."""

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifestory_app import resources
from lifestory_app.domain.book import AgeBand, PageShape, Reading
from lifestory_app.domain.dates import Season, Span, UncertainDate
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.homes import Event, EventKind, Home, HomeKind
from lifestory_app.domain.ids import EventId, HomeId
from lifestory_app.domain.provenance import WORKER_ONLY
from lifestory_app.export.editions import make_edition
from lifestory_app.family.places import places_of
from lifestory_app.family.timeline import happenings, in_order
from lifestory_app.layout.arrange.timescale import parts_of, scale_of
from lifestory_app.layout.check import check_display_list
from lifestory_app.layout.describe import describe
from lifestory_app.layout.display import Glyphs, Group, LaidOutPage, Rect, Shape, Tagged, walk
from lifestory_app.layout.engine import TIMELINES, lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.map_drawing import draw_map, view_of
from lifestory_app.layout.seasons import season_of, seasons_of
from lifestory_app.layout.text import TextStyle
from lifestory_app.layout.themes import theme, themes
from lifestory_app.layout.timeline_sheet import timeline_sheet
from tests.builders import a_book
from tests.layout.test_room import collisions
from tests.layout.timelines import HAPPENED, LIFE, a_life, on_a_page

FONTS = Fonts.shared()
LOOKS = [
    (AgeBand.PRIMARY, Reading.STANDARD),
    (AgeBand.EARLY_YEARS, Reading.STANDARD),
    (AgeBand.OLDER, Reading.LARGE_PRINT),
    (AgeBand.OLDER, Reading.DYSLEXIA),
]


def words_of(sides: tuple[LaidOutPage, ...]) -> str:
    """All that is read on the sides, with the words that stand for pictures, each run of blanks as one."""
    found: list[str] = []
    for side in sides:
        for item in walk(side.items):
            if isinstance(item, Glyphs):
                found.append(item.text)
            elif isinstance(item, Tagged) and item.alt:
                found.append(item.alt)
    return " ".join("".join(f" {each} " for each in found).split())


@pytest.mark.parametrize("layout", TIMELINES)
@pytest.mark.parametrize(("age_band", "reading"), LOOKS)
@pytest.mark.parametrize("shape", PageShape)
@pytest.mark.parametrize("theme", [each.id for each in themes()])
def test_a_life_of_nine_homes_finds_room_in_every_look(
    theme: str, shape: PageShape, age_band: AgeBand, reading: Reading, layout: str
) -> None:
    book = on_a_page(a_life(theme=theme, shape=shape, age_band=age_band, reading=reading), layout)
    sides = lay_out(book, FONTS).pages

    for side in sides:
        check_display_list(side)
        assert side.overflows == (), (side.part, side.overflows)
        assert side.missing == ()
        assert collisions(side) == []
    read = words_of(sides)
    told = [title for _, title, *_ in LIFE] + ([name for _, name, _ in HAPPENED] if layout in ("timeline", "seasons") else [])
    for each in told:
        assert "".join(each.split()) in "".join(read.split()), each


@pytest.mark.parametrize("layout", ["timeline", "seasons"])
def test_the_words_for_the_strip_name_every_home_on_it(layout: str) -> None:
    (strip,) = [
        item
        for side in lay_out(on_a_page(a_life(), layout), FONTS).pages
        for item in walk(side.items)
        if isinstance(item, Tagged) and item.role == "Figure"
    ]

    for kind, title, *_ in LIFE:
        assert (title in strip.alt) == (kind is not HomeKind.SHORT_BREAKS)


def test_the_table_of_homes_has_its_heads_on_every_side_and_a_row_for_each_home() -> None:
    sides = lay_out(on_a_page(a_life(shape=PageShape.A5, reading=Reading.LARGE_PRINT), "homes-table"), FONTS).pages
    tables = [item for side in sides for item in walk(side.items) if isinstance(item, Tagged) and item.role == "Table"]

    assert len(tables) == len(sides) > 1
    heads = [item for table in tables for item in walk(table.items) if isinstance(item, Tagged) and item.role == "TH"]
    assert sum(head.scope == "Row" for head in heads) == len(LIFE)
    assert sum(head.scope == "Column" for head in heads) == 2 * len(tables)


def test_homes_that_only_were_told_without_dates_still_have_their_rows() -> None:
    home = Home(HomeId("a"), HomeKind.FOSTER, "With Ann")
    for layout in ("homes-table",):
        sides = lay_out(on_a_page(a_book(homes=(home,)), layout), FONTS).pages
        assert "With Ann" in words_of(sides)
        assert "dates not known" in words_of(sides)


@pytest.mark.parametrize("layout", TIMELINES)
def test_a_book_without_homes_has_a_page_with_its_words_alone(layout: str) -> None:
    (side,) = lay_out(on_a_page(a_book(), layout), FONTS).pages

    check_display_list(side)
    assert "as wide as the time" in words_of((side,))


@pytest.mark.parametrize(
    ("layout", "theme"), [("timeline", "plain"), ("seasons", "meadow"), ("homes-table", "plain"), ("places-map", "seaside")]
)
def test_the_pages_are_laid_out_as_they_were_last_looked_at(layout: str, theme: str, reference) -> None:
    sides = lay_out(on_a_page(a_life(theme=theme), layout), FONTS).pages
    reference(f"{theme}-{layout}.txt", "\n".join(describe(side) for side in sides))


# Laws


exact = st.dates(date(2015, 1, 1), date(2024, 12, 31))
stays = st.lists(st.tuples(exact, st.integers(1, 900)), min_size=1, max_size=7).map(
    lambda made: tuple(
        Home(
            HomeId(str(number)),
            HomeKind.FOSTER,
            f"Home {number}",
            (),
            Span(UncertainDate.on(day), UncertainDate.on(day + timedelta(days=length))),
        )
        for number, (day, length) in enumerate(made)
    )
)


@given(stays)
def test_every_part_is_as_wide_as_the_time_in_that_home_until_the_next(homes: tuple[Home, ...]) -> None:
    scale = scale_of(None, homes, (), None, 10.0, 500.0)
    assert scale is not None
    parts = parts_of(homes, scale)
    a_day = 500.0 / (scale.end - scale.start).days
    following = in_order(homes)

    for part in parts:
        assert part.home.when.start is not None
        assert part.home.when.end is not None
        later = [each.when.start.earliest for each in following[following.index(part.home) + 1 :] if each.when.start]
        days = (min([part.home.when.end.earliest, *later]) - part.home.when.start.earliest).days
        assert part.right - part.left == pytest.approx(days * a_day)
    for one, other in pairwise(parts):
        assert one.right <= other.left + 1e-6


@settings(max_examples=25, deadline=None)
@given(stays)
def test_no_home_is_lost_on_the_smallest_paper(homes: tuple[Home, ...]) -> None:
    for layout in ("timeline", "seasons", "homes-table"):
        sides = lay_out(on_a_page(a_book(homes=homes, shape=PageShape.A5), layout), FONTS).pages
        assert all(side.overflows == () for side in sides)
        read = words_of(sides)
        for home in homes:
            assert home.title in read


@given(stays)
def test_a_season_is_given_to_every_home_and_is_the_true_one(homes: tuple[Home, ...]) -> None:
    given_to = seasons_of(homes)

    assert len(given_to) == len(homes)
    for home, season in zip(homes, given_to, strict=True):
        assert home.when.start is not None
        month = home.when.start.month
        assert season is {12: Season.WINTER, 3: Season.SPRING, 6: Season.SUMMER, 9: Season.AUTUMN}[(month or 0) // 3 * 3 or 12]


def test_a_home_of_which_only_the_year_is_known_has_the_season_after_the_one_before() -> None:
    assert season_of(UncertainDate(2019)) is None
    homes = [Home(HomeId(str(n)), HomeKind.FOSTER, "x", (), Span(UncertainDate(2019 + n))) for n in range(5)]
    assert seasons_of(homes) == [Season.SPRING, Season.SUMMER, Season.AUTUMN, Season.WINTER, Season.SPRING]


# The picture of its own


def test_the_picture_of_a_timeline_tells_every_home_carer_school_and_event() -> None:
    book = a_life()
    sheet = timeline_sheet(book, FONTS)
    told = "\n".join(sheet.told)

    for _, title, _, _, place in LIFE:
        assert f"{title} in {place}" in told
    assert "Cared for by Sue: November 2014 to 8 June 2018." in sheet.told
    assert "School: Portwell Primary School: November 2014 to June 2018." in sheet.told
    for each in happenings(book.events):
        assert each.name in told
    assert sheet.shows == len(LIFE)
    drawn = " ".join(item.text.strip() for item in walk(sheet.items) if isinstance(item, Glyphs))
    for _, title, *_ in LIFE:
        assert title.split()[0] in drawn
    for item in walk(sheet.items):
        if isinstance(item, Glyphs):
            assert min(item.xs) >= 20
            assert max(item.xs) <= sheet.width - 20
            assert max(item.ys) <= sheet.height


def test_the_picture_of_a_book_without_homes_tells_nothing() -> None:
    assert timeline_sheet(a_book(), FONTS).shows == 0
    alone = replace(a_book(), homes=(Home(HomeId("a"), HomeKind.FOSTER, "With Ann"),))
    assert timeline_sheet(alone, FONTS).told == ("Home: With Ann: dates not known.",)


# The map


def test_the_map_has_a_pin_for_every_known_place_and_its_words_tell_the_moves_in_order() -> None:
    (side, *_) = lay_out(on_a_page(a_life(), "places-map"), FONTS).pages
    (drawn,) = [item for item in walk(side.items) if isinstance(item, Tagged) and item.role == "Figure"]

    for _, title, *_, place in LIFE:
        assert title in drawn.alt
        assert place in drawn.alt
    assert "The line goes from Leicester to Whitby, about 130 miles to the north." in drawn.alt
    ink = [item.text.strip() for item in walk(drawn.items) if isinstance(item, Glyphs)]
    assert [each for each in ink if each.isdigit()] == ["1", "2", "3", "4", "5", "6", "7"]


@given(
    st.lists(
        st.sampled_from(["Leicester", "Whitby", "York", "Leeds", "Addis Ababa, Ethiopia", "Jamaica", "Dublin"]), min_size=1
    )
)
@settings(max_examples=40, deadline=None)
def test_pins_stand_in_the_box_and_apart_whatever_the_places_are(towns: list[str]) -> None:
    homes = tuple(
        Home(HomeId(str(number)), HomeKind.FOSTER, f"Home {number}", (), Span(UncertainDate(2010, 1, 1 + number)), town)
        for number, town in enumerate(towns[:20])
    )
    places = places_of(homes, ())
    box = Rect(40, 90, 400, 260)
    view = view_of(places.on_map, box)
    for place in places.on_map:
        assert place.spot is not None
        x, y = view.at(place.spot.longitude, place.spot.latitude)
        assert box.x <= x <= box.right
        assert box.y <= y <= box.bottom
    items = draw_map(theme("plain"), places, box, FONTS, TextStyle("andika", 11, 13, "#000000"))
    assert {item.text.strip() for item in walk(items) if isinstance(item, Glyphs)} >= {
        str(each.number) for each in places.on_map
    }


def test_two_homes_in_one_town_share_a_pin_and_a_place_that_is_not_known_has_only_its_line() -> None:
    homes = (
        Home(HomeId("a"), HomeKind.FOSTER, "With Ann", (), Span(UncertainDate(2010)), "Leicester"),
        Home(HomeId("b"), HomeKind.FOSTER, "With Bea", (), Span(UncertainDate(2011)), "Wexmouth"),
        Home(HomeId("c"), HomeKind.FOSTER, "With Cass", (), Span(UncertainDate(2012)), "leicester"),
    )
    sides = lay_out(on_a_page(a_book(homes=homes), "places-map"), FONTS).pages
    places = places_of(homes, ())

    assert [(place.name, place.number, len(place.stays)) for place in places.places] == [
        ("Leicester", 1, 2),
        ("Wexmouth", 0, 1),
    ]
    assert places.moves == (1,)
    assert "Wexmouth" in words_of(sides)
    assert "With Bea, from 2011" in words_of(sides)


def test_a_street_or_a_postcode_stands_on_no_page_that_makes_itself() -> None:
    home = Home(HomeId("a"), HomeKind.FOSTER, "With Ann", (), Span(UncertainDate(2010)), "12 Quay Row, Leicester LE1 4AB")
    for layout in TIMELINES:
        read = words_of(lay_out(on_a_page(a_book(homes=(home,)), layout), FONTS).pages)
        assert "Leicester" in read
        for private in ("Quay", "12", "LE1", "4AB"):
            assert private not in read, layout
    assert "Quay" not in "".join(timeline_sheet(a_book(homes=(home,)), FONTS).told)


def test_places_that_a_reader_may_not_see_are_not_on_their_map() -> None:
    shown = Home(HomeId("a"), HomeKind.FOSTER, "With Ann", (), Span(UncertainDate(2010)), "Leicester")
    hidden = Home(HomeId("b"), HomeKind.FOSTER, "With Bea", (), Span(UncertainDate(2011)), "Whitby", seen_by=WORKER_ONLY)
    fair = Event(EventId("c"), EventKind.FESTIVAL, "The fair", UncertainDate(2012), place="York", seen_by=WORKER_ONLY)
    book = on_a_page(a_book(homes=(shown, hidden), events=(fair,)), "places-map")
    read = words_of(lay_out(make_edition(book, Edition.CHILD).book, FONTS).pages)

    assert "Leicester" in read
    assert "Whitby" not in read
    assert "York" not in read


def test_no_line_of_an_outline_is_drawn_along_the_edge_of_the_map() -> None:
    places = places_of((Home(HomeId("a"), HomeKind.FOSTER, "x", (), Span(UncertainDate(2010)), "Leicester"),), ())
    box = Rect(0, 0, 400, 300)
    (group, _) = draw_map(theme("plain"), places, box, FONTS, TextStyle("andika", 11, 13, "#000000"))
    assert isinstance(group, Group)
    assert group.clip is not None
    coasts = [item for item in group.items if isinstance(item, Shape) and item.stroke is not None and item.stroke.width == 0.7]
    assert coasts
    for coast in coasts:
        for name, *numbers in coast.path:
            if name in ("M", "L"):
                assert -12.01 <= numbers[0] <= 412.01
                assert -12.01 <= numbers[1] <= 312.01


def test_no_land_is_drawn_right_across_the_earth_and_both_maps_stay_in_their_bounds() -> None:
    made = json.loads(resources.asset("map", "land.json").read_text(encoding="utf-8"))
    for name in ("isles", "world"):
        west, south, east, north = made[name]["box"]
        for steps in made[name]["rings"]:
            x = y = 0
            for at in range(0, len(steps), 2):
                assert at == 0 or abs(steps[at]) * made[name]["unit"] < 120
                x, y = x + steps[at], y + steps[at + 1]
                assert west - 0.1 <= x * made[name]["unit"] <= east + 0.1
                assert south - 0.1 <= y * made[name]["unit"] <= north + 0.1


def test_an_older_reader_has_a_calm_strip_without_houses() -> None:
    def shapes(age_band: AgeBand) -> int:
        (side, *_) = lay_out(on_a_page(a_life(age_band=age_band), "timeline"), FONTS).pages
        (strip,) = [item for item in walk(side.items) if isinstance(item, Tagged) and item.role == "Figure"]
        return sum(isinstance(item, Shape) for item in walk(strip.items))

    homes = len(LIFE) - 1
    assert shapes(AgeBand.OLDER) <= 2 * homes + 2
    assert shapes(AgeBand.PRIMARY) > 4 * homes
