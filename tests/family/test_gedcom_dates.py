"""Dates of a family tree file: one date, a span, or words; and back."""

import pytest
from hypothesis import given

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.family.gedcom_dates import read_date, written, written_span
from tests.strategies import dates


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("12 MAR 2019", "2019-03-12"),
        ("  MAR  1819", "1819-03"),
        ("12 March 2019", "2019-03-12"),
        ("9 Sept 1888", "1888-09-09"),
        ("1819", "1819"),
        ("ABT    1819", "about 1819"),
        ("abt 1819", "about 1819"),
        ("EST JUN 1819", "about 1819-06"),
        ("CAL 1819", "about 1819"),
        ("C. 1900", "about 1900"),
        ("11 FEB 1731/32", "1732-02-11"),
        ("@#DJULIAN@ 11 FEB 1731/32", "1732-02-22"),
        ("JULIAN 11 FEB 1732", "1732-02-22"),
        ("@#DJULIAN@ 1066", "about 1066"),
        ("@#DGREGORIAN@ 1 JAN 1900", "1900-01-01"),
        ("GREGORIAN 1 JAN 1900", "1900-01-01"),
        ("INT 1700 (about seventeen hundred)", "about 1700"),
        ("1995-03-12", "1995-03-12"),
        ("12.3.1995", "1995-03-12"),
        ("BET MAR 2019 AND MAY 2019", "spring 2019"),
        ("BET DEC 2019 AND FEB 2020", "winter 2019"),
    ],
)
def test_what_is_one_date_is_read_as_one(value: str, expected: str) -> None:
    read = read_date(value)

    assert read is not None
    assert read.one is not None
    assert read.one.code == expected


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("BEF 1900", "before 1900"),
        ("AFT NOV 1850", "after November 1850"),
        ("BET 1900 AND 5 MAY 1905", "between 1900 and 5 May 1905"),
        ("@#DHEBREW@ 14 NSN 4895", "14 Nisan 4895 (Hebrew calendar)"),
        ("FRENCH_R 11 FRIM 13", "11 Frimaire 13 (French Republican calendar)"),
        ("BEF @#DHEBREW@ TSH 5000", "before Tishri 5000 (Hebrew calendar)"),
        ("@#DJULIAN@ 12 JUL 100 BC", "12 Jul 100 BC (Julian calendar)"),
        ("44 B.C.", "44 B.C."),
        ("(No idea of the date)", "No idea of the date"),
        ("12/03/1995", "12/03/1995"),
        ("31 FEB 1900", "31 FEB 1900"),
        ("1 JAN", "1 JAN"),
        ("Whitsun", "Whitsun"),
    ],
)
def test_what_is_not_one_date_is_kept_in_words(value: str, words: str) -> None:
    read = read_date(value)

    assert read is not None
    assert (read.one, read.as_span, read.words) == (None, None, words)


@pytest.mark.parametrize(
    ("value", "span"),
    [
        ("FROM 1900 TO MAY 1905", Span(UncertainDate(1900), UncertainDate(1905, 5))),
        ("FROM 1900", Span(UncertainDate(1900))),
        ("TO 1905", Span(None, UncertainDate(1905))),
        ("FROM 1905 TO 1900", None),
    ],
)
def test_a_period_is_a_span_where_it_can_be(value: str, span: Span | None) -> None:
    read = read_date(value)

    assert read is not None
    assert (read.one, read.span) == (None, span)


def test_the_words_of_a_person_say_more_than_the_date_a_program_made_of_them() -> None:
    read = read_date("BET 1900 AND 1901", "the winter Gran broke her arm")

    assert read is not None
    assert read.words == "the winter Gran broke her arm"


@pytest.mark.parametrize("version", ["5.5.1", "7.0"])
@given(one=dates())
def test_a_date_of_a_book_comes_back_as_it_was(one: UncertainDate, version: str) -> None:
    payload, phrase = written(one, version)

    read = read_date(payload, phrase)

    assert read is not None
    assert read.one == one
    assert "\n" not in payload
    assert not (phrase and version == "5.5.1")


@pytest.mark.parametrize("version", ["5.5.1", "7.0"])
@given(first=dates(), second=dates())
def test_a_span_of_a_book_comes_back_as_it_was(first: UncertainDate, second: UncertainDate, version: str) -> None:
    start, end = sorted((first, second), key=lambda each: each.earliest)
    for span in (Span(start, end), Span(start), Span(None, end)):
        payload, phrase = written_span(span, version)

        read = read_date(payload, phrase)

        assert read is not None
        assert read.as_span == span
    assert written_span(Span(), version) == ("", "")
