"""When life story work is due: reckoned by hand, beside what the program says."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.due_edits import MarkDone, MarkNotDone
from lifestory_app.domain.errors import EditRefused, Refused
from lifestory_app.domain.homes import Event, EventKind, Home, HomeKind
from lifestory_app.domain.ids import EventId, HomeId
from lifestory_app.practice.deadlines import (
    BankHolidays,
    Due,
    Nation,
    Start,
    Unit,
    due_of,
    last_day,
    read_rules,
    rules,
    starts_of,
    working_days_between,
)
from tests.builders import a_book

ENGLAND = BankHolidays()


def home(id: str, kind: HomeKind, start: str) -> Home:
    return Home(HomeId(id), kind, id, when=Span(UncertainDate.parse(start)))


def by_rule(*homes: Home, adopted: str = "", kind: str = "adoption") -> dict[str, Due]:
    events = (Event(EventId("day"), EventKind.ADOPTION_DAY, "Adoption day", UncertainDate.parse(adopted)),) if adopted else ()
    book = replace(a_book(), kind=kind, homes=homes, events=events)
    return {due.rule.id: due for due in due_of(book, ENGLAND, rules())}


@pytest.mark.parametrize(
    ("begun", "within", "unit", "last"),
    [
        ("2026-12-18", 10, Unit.WORKING_DAYS, "2027-01-06"),  # Christmas, Boxing Day (on the Monday) and New Year are off
        ("2026-03-30", 5, Unit.WORKING_DAYS, "2026-04-08"),  # Good Friday and Easter Monday
        ("2026-11-30", 3, Unit.MONTHS, "2027-02-28"),
        ("2026-11-27", 4, Unit.WEEKS, "2026-12-25"),
        ("2026-11-27", 10, Unit.DAYS, "2026-12-07"),
        ("2026-11-28", 0, Unit.WORKING_DAYS, "2026-11-28"),
    ],
)
def test_the_last_day_in_time_is_that_of_a_calendar_on_the_wall(begun: str, within: int, unit: Unit, last: str) -> None:
    assert last_day(date.fromisoformat(begun), within, unit, ENGLAND) == date.fromisoformat(last)


def test_each_part_of_the_kingdom_has_bank_holidays_of_its_own() -> None:
    twelfth_of_july, easter_monday, st_andrew = date(2027, 7, 12), date(2027, 3, 29), date(2026, 11, 30)
    off = {
        nation: {day for day in (twelfth_of_july, easter_monday, st_andrew) if not BankHolidays(nation).is_working(day)}
        for nation in Nation
    }

    assert off == {
        Nation.ENGLAND: {easter_monday},
        Nation.WALES: {easter_monday},
        Nation.SCOTLAND: {st_andrew},
        Nation.NORTHERN_IRELAND: {easter_monday, twelfth_of_july},
    }


@given(st.dates(date(2015, 1, 1), date(2040, 1, 1)), st.integers(0, 120))
def test_working_days_there_and_back_agree(begun: date, within: int) -> None:
    last = last_day(begun, within, Unit.WORKING_DAYS, ENGLAND)

    assert working_days_between(begun, last, ENGLAND) == within
    assert working_days_between(last, begun, ENGLAND) == -within
    assert within == 0 or ENGLAND.is_working(last)
    assert last >= begun + timedelta(days=within)


def test_the_book_and_the_letter_are_due_ten_working_days_after_the_celebration() -> None:
    due = by_rule(adopted="2024-10-18")

    assert due["final-book"].on == due["later-life-letter"].on == date(2024, 11, 1)
    assert due["book-begun"].on is None
    assert due["book-begun"].start is Start.CARE


def test_reviews_are_reckoned_one_from_the_other() -> None:
    due = by_rule(home("foster", HomeKind.FOSTER, "2021-10-04"), home("mum-and-dad", HomeKind.ADOPTIVE, "2023-06-17"))

    assert due["first-review"].on == date(2021, 11, 1)
    assert due["second-review"].on == date(2022, 2, 1)
    assert due["book-begun"].on == date(2022, 2, 4)
    assert due["first-placement-review"].on == date(2023, 7, 15)
    assert due["first-book"].on == date(2023, 10, 15)


def test_life_with_parents_and_in_hospital_is_not_care() -> None:
    homes = (
        home("born", HomeKind.HOSPITAL, "2019-03-12"),
        home("mum", HomeKind.PARENTS, "2019-03-14"),
        home("nan", HomeKind.KINSHIP, "2020-11-20"),
    )

    assert starts_of(replace(a_book(), homes=homes, events=())) == {Start.CARE: UncertainDate.parse("2020-11-20")}


def test_a_day_known_in_part_is_reckoned_from_the_earliest_it_may_have_been() -> None:
    due = by_rule(adopted="October 2024")

    assert due["final-book"].on == date(2024, 10, 15)
    assert not due["final-book"].is_exact


def test_a_book_of_another_kind_has_no_rules_of_adoption() -> None:
    due = by_rule(home("foster", HomeKind.FOSTER, "2021-10-04"), adopted="2024-10-18", kind="memory")

    assert set(due) == {"first-review", "second-review", "book-begun"}


def test_what_is_done_is_noted_with_its_day_and_can_be_taken_back() -> None:
    book = replace(a_book(), kind="adoption")
    done = MarkDone("final-book", "Life story book to the new family", "2024-10-30", "Ruth").apply(book)

    assert {due.rule.id: due.done for due in due_of(done, ENGLAND, rules()) if due.done} == {"final-book": date(2024, 10, 30)}
    assert MarkDone("final-book", "The book", "2024-10-31", "Ruth").apply(done).receipts[-1].when == "2024-10-31"
    assert MarkNotDone("final-book").apply(done) == book
    with pytest.raises(EditRefused):
        MarkNotDone("final-book").apply(book)


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ('from = "moon"', "neither"),
        ('from = "care"\nunit = "fortnights"', "fortnights"),
        ('from = "care"\nwithin = -3', "whole number"),
        ('from = "care"\nwithin = 2.5', "whole number"),
        ('from = "care"\ncolour = "red"', "no such key"),
    ],
)
def test_a_broken_rule_is_told_with_its_file_and_line(tmp_path: Path, rule: str, told: str) -> None:
    rest = "".join(
        f"{key}\n"
        for key in ('unit = "days"', "within = 3", 'name = "A rule"', 'why = "It helps."', 'source = "Here"')
        if key.split(" ")[0] not in rule
    )
    path = tmp_path / "ours.toml"
    path.write_text(f'[[deadline]]\nid = "a"\n{rest}{rule}\n')

    with pytest.raises(Refused) as refusal:
        read_rules(path)

    assert "“ours.toml” cannot be used: line " in refusal.value.sentence
    assert told in refusal.value.sentence


def test_every_rule_that_ships_says_why_and_where_it_is_from() -> None:
    assert len(rules()) >= 7
    assert all(rule.why.endswith(".") and rule.source for rule in rules())
