from datetime import date

import pytest
from hypothesis import given

from lifestory_app.domain.dates import Season, Span, UncertainDate, age_on
from tests.strategies import dates


@given(dates())
def test_a_date_is_read_back_from_its_code_and_from_its_words(day: UncertainDate) -> None:
    assert UncertainDate.parse(day.code) == day
    assert UncertainDate.parse(str(day)) == day


@given(dates())
def test_a_date_begins_before_it_ends(day: UncertainDate) -> None:
    assert day.earliest <= day.latest


@given(dates(), dates())
def test_an_age_is_told_only_where_every_reading_agrees(born: UncertainDate, day: UncertainDate) -> None:
    age = age_on(born, day)

    if age is not None:
        assert 0 <= age <= 200
        assert born.earliest.year + age <= day.latest.year


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (UncertainDate(2019, 3, 12), "12 March 2019"),
        (UncertainDate(2019, 3), "March 2019"),
        (UncertainDate(2019, season=Season.SPRING, about=True), "about spring 2019"),
        (UncertainDate(2019), "2019"),
    ],
)
def test_a_date_reads_as_a_person_would_write_it(day: UncertainDate, words: str) -> None:
    assert str(day) == words


def test_winter_runs_over_the_new_year() -> None:
    winter = UncertainDate(2019, season=Season.WINTER)

    assert winter.earliest == date(2019, 12, 1)
    assert winter.latest == date(2020, 2, 29)


NO_DATES = ["", "soon", "2019-13", "2019-02-30", "1-2-3-4", "spring", "30 February 2019", "March", "2019-03-00"]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        UncertainDate.parse(text)


def test_a_span_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        Span(UncertainDate(2020), UncertainDate(2019))


def test_an_age_turns_on_the_birthday() -> None:
    born = UncertainDate(2019, 3, 12)

    assert age_on(born, UncertainDate(2024, 3, 11)) == 4
    assert age_on(born, UncertainDate(2024, 3, 12)) == 5
    assert age_on(born, UncertainDate(2024, 3)) is None
