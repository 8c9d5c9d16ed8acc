"""A life in order of time, and what a worker should look at again in it."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import Season, Span, UncertainDate
from lifestory_app.domain.homes import Event, EventKind, Home, HomeKind, left_id
from lifestory_app.domain.ids import EventId, HomeId, PersonId
from lifestory_app.domain.people import Name, Person, Role
from lifestory_app.family.between_homes import LookKind, look_again, noted_times, surely_from, surely_until
from lifestory_app.family.timeline import (
    Bar,
    goes_on,
    happenings,
    how_long,
    in_order,
    length_of,
    people_who_cared,
    schools,
    strips_of,
)
from tests.builders import a_book

BORN = date(2019, 3, 12)


def home(id: str, start: str = "", end: str = "", kind: HomeKind = HomeKind.FOSTER, who: tuple[str, ...] = ()) -> Home:
    when = Span(UncertainDate.parse(start) if start else None, UncertainDate.parse(end) if end else None)
    return Home(HomeId(id), kind, f"With {id}", tuple(PersonId(each) for each in who), when)


def with_homes(*homes: Home, **more: object) -> Book:
    return a_book(homes=homes, **more)


def seen(*homes: Home, **more: object) -> list[LookKind]:
    return [each.kind for each in look_again(with_homes(*homes, **more))]


# What is told of a time between homes


def test_a_time_of_more_than_fourteen_days_between_homes_is_told_in_a_sentence() -> None:
    (found,) = look_again(with_homes(home("Kelly", "2019-03-12", "2020-11-20"), home("Sue", "2021-01-04")))

    assert found.kind is LookKind.BETWEEN
    assert found.told == "Nothing is told of the time between “With Kelly” and “With Sue”: at least 6 weeks."
    assert (found.first, found.last) == (date(2020, 11, 21), date(2021, 1, 3))


def test_fourteen_days_between_homes_are_let_be_and_fifteen_are_told() -> None:
    kelly = home("Kelly", "2019-03-12", "2020-11-20")

    assert seen(kelly, home("Sue", "2020-12-05")) == []
    assert seen(kelly, home("Sue", "2020-12-06")) == [LookKind.BETWEEN]


def test_dates_known_in_part_count_in_the_childs_favour() -> None:
    kelly = home("Kelly", "2019-03-12", "2020-11-20")

    assert seen(kelly, home("Sue", "2020")) == []
    assert seen(kelly, home("Sue", "about 2021")) == []
    assert seen(kelly, home("Sue", "about 2022")) == [LookKind.BETWEEN]
    assert seen(home("Kelly", "2019-03-12", "about November 2020"), home("Sue", "2021-02-01")) == []


def test_a_time_before_the_first_home_and_one_after_the_last_are_told() -> None:
    later = Event(EventId("fair"), EventKind.FESTIVAL, "The fair", UncertainDate(2024, 5, 1))
    told = [each.told for each in look_again(with_homes(home("Kelly", "2020-01-01", "2021-01-01"), events=(later,)))]

    assert told == [
        "Nothing is told of the time between the birth and “With Kelly”: at least 9 months.",
        "Nothing is told of where the child has lived since “With Kelly” ended, 1 January 2021.",
    ]


def test_a_hospital_fills_the_time_between_homes() -> None:
    hospital = home("the nurses", "2020-11-20", "2021-01-04", HomeKind.HOSPITAL)

    assert seen(home("Kelly", "2019-03-12", "2020-11-20"), hospital, home("Sue", "2021-01-04")) == []


def test_a_time_noted_as_not_known_yet_counts_as_explained_until_the_homes_around_it_change() -> None:
    book = with_homes(home("Kelly", "2019-03-12", "2020-11-20"), home("Sue", "2021-01-04"))
    (found,) = look_again(book)
    noted = replace(book, gaps=(found.noted("Robin"),))

    assert noted.gaps[0].what == "We do not know yet where Robin lived between 20 November 2020 and 4 January 2021."
    assert look_again(noted) == ()
    assert noted_times(noted) == noted.gaps
    filled = replace(noted, gaps=(replace(noted.gaps[0], filled=True),))
    assert look_again(filled) == (found,)
    assert look_again(replace(noted, homes=(*noted.homes[:1], home("Ann", "2021-03-01")))) != ()


def test_a_home_without_dates_is_told_and_keeps_times_between_homes_from_being_told() -> None:
    homes = (home("Kelly", "2019-03-12", "2020-11-20"), home("Sue", "2022-01-04"), home("Ann"))

    assert seen(*homes) == [LookKind.NO_DATES]


# Two at one time


def test_two_homes_at_one_time_are_told_but_not_those_that_meet_on_one_day() -> None:
    kelly = home("Kelly", "2019-03-12", "2020-11-20")

    assert seen(kelly, home("Sue", "2020-11-20")) == []
    assert seen(kelly, home("Sue", "2020-11-01", "2021-05-01")) == [LookKind.TWO_AT_ONCE]
    assert look_again(with_homes(kelly, home("Sue", "2020-10-20", "2021-05-01")))[0].told == (
        "“With Kelly” and “With Sue” are told for the same time, 4 weeks of it."
    )


def test_short_breaks_and_hospital_may_lie_inside_the_time_of_a_home() -> None:
    kelly = home("Kelly", "2019-03-12", "2020-11-20")
    for kind in (HomeKind.SHORT_BREAKS, HomeKind.HOSPITAL):
        assert seen(kelly, home("the Moores", "2019-08-01", "2020-01-01", kind), home("Sue", "2020-11-20")) == []


def test_months_that_only_may_share_days_are_not_two_at_one_time() -> None:
    assert seen(home("Kelly", "2019-03-12", "November 2020"), home("Sue", "November 2020", "2021-05-01")) == []


def test_a_home_without_a_last_day_is_told_once_another_began() -> None:
    homes = (home("Kelly", "2019-03-12"), home("Sue", "2020-11-20"))

    assert seen(*homes) == [LookKind.NO_END]
    assert look_again(with_homes(*homes))[0].told == "“With Kelly” has no last day, and “With Sue” began 20 November 2020."
    assert [goes_on(each, homes) for each in homes] == [False, True]


# Laws


@st.composite
def dates(draw: st.DrawFn) -> UncertainDate:
    about = draw(st.booleans())
    year = draw(st.integers(2019, 2024))
    match draw(st.integers(0, 3)):
        case 0:
            return UncertainDate(year, about=about)
        case 1:
            return UncertainDate(year, season=draw(st.sampled_from(Season)), about=about)
        case 2:
            return UncertainDate(year, draw(st.integers(1, 12)), about=about)
        case _:
            return UncertainDate(year, draw(st.integers(1, 12)), draw(st.integers(1, 28)), about=about)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start, end = draw(st.none() | dates()), draw(st.none() | dates())
    if start and end and end.latest < start.earliest:
        start, end = end, start
    return Span(start, end)


homes_of_any_kind = st.lists(st.tuples(spans(), st.sampled_from(HomeKind)), max_size=6).map(
    lambda made: tuple(Home(HomeId(str(n)), kind, f"Home {n}", (), when) for n, (when, kind) in enumerate(made))
)


@given(homes_of_any_kind, st.data())
def test_no_time_between_homes_is_told_that_may_not_be_one(homes: tuple[Home, ...], data: st.DataObject) -> None:
    book = with_homes(*homes)
    told = [each for each in look_again(book) if each.kind is LookKind.BETWEEN]

    for gap in told:
        assert gap.first is not None
        assert gap.last is not None
        assert (gap.last - gap.first).days + 1 > 14
        for each in homes:
            begin = surely_from(each.when.start) if each.when.start else date.min
            end = surely_until(each.when.end) if each.when.end else date.max
            day = begin + timedelta(days=data.draw(st.integers(0, (end - begin).days)))
            assert not gap.first <= day <= gap.last


@given(homes_of_any_kind)
def test_two_homes_are_told_for_one_time_only_where_they_surely_share_a_day(homes: tuple[Home, ...]) -> None:
    by_id = {each.id: each for each in homes}
    for each in look_again(with_homes(*homes)):
        if each.kind is LookKind.TWO_AT_ONCE:
            assert each.after
            assert each.before
            one, other = by_id[each.after].when, by_id[each.before].when
            assert one.start
            assert one.end
            assert other.start
            assert other.end
            assert one.start.latest < other.end.earliest
            assert other.start.latest < one.end.earliest


@given(homes_of_any_kind)
def test_order_drops_nobody_and_at_most_one_home_goes_on_where_days_differ(homes: tuple[Home, ...]) -> None:
    assert sorted(in_order(homes), key=lambda home: home.id) == sorted(homes, key=lambda home: home.id)
    on = [each for each in homes if goes_on(each, homes)]
    assert len({each.when.start.code for each in on if each.when.start}) <= 1 or len(on) > 1


# In words


def test_lengths_are_told_as_a_person_would() -> None:
    assert how_long(date(2020, 1, 1), date(2020, 1, 10)) == "9 days"
    assert how_long(date(2020, 1, 1), date(2020, 2, 5)) == "5 weeks"
    assert how_long(date(2020, 1, 1), date(2020, 9, 1)) == "8 months"
    assert how_long(date(2020, 1, 1), date(2021, 1, 1)) == "1 year"
    assert how_long(date(2021, 10, 4), date(2023, 6, 17)) == "1 year and 8 months"
    assert how_long(date(2020, 1, 1), date(2020, 1, 1)) == "1 day"
    assert length_of(Span(UncertainDate(2020), UncertainDate(2022))) == "about 2 years"
    assert length_of(Span(UncertainDate(2020))) == ""


def test_whoever_cared_for_the_child_is_one_bar_where_homes_follow_closely() -> None:
    homes = in_order(
        (
            home("Sue", "2021-10-04", "2023-06-17", who=("sue", "pip")),
            home("Sue again", "2023-06-17", "2024-01-01", who=("sue",)),
        )
    )
    people = (
        Person(PersonId("sue"), (Name("Sue"),), Role.FOSTER_CARER),
        Person(PersonId("pip"), (Name("Pip"),), Role.SIBLING),
    )

    assert people_who_cared(homes, people) == (Bar("Sue", Span(UncertainDate(2021, 10, 4), UncertainDate(2024, 1, 1))),)


def test_a_school_of_two_events_is_told_once_from_its_first_day_to_its_last() -> None:
    school = Event(EventId("s"), EventKind.SCHOOL, "Portwell Primary", UncertainDate(2021, 9))
    last = Event(left_id(school.id), EventKind.SCHOOL, "The last day there", UncertainDate(2023, 7))
    first_tooth = Event(EventId("t"), EventKind.MILESTONE, "My first tooth", UncertainDate(2019, 9))
    moved = Event(EventId("m"), EventKind.MOVE, "I moved", UncertainDate(2021, 10, 4))

    assert schools((school, last)) == (Bar("Portwell Primary", Span(UncertainDate(2021, 9), UncertainDate(2023, 7))),)
    assert [(str(each.when), each.name) for each in happenings((school, last, moved, first_tooth))] == [
        ("September 2019", "My first tooth"),
        ("September 2021 to July 2023", "Portwell Primary"),
    ]
    assert schools((first_tooth,)) == ()
    assert strips_of(a_book(events=(school, last))).schools == schools((school, last))
