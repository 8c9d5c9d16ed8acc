"""When life story work is due: rules that a council can change, reckoned from the days that the book knows (practice 9)."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Protocol

from lifestory_app import resources
from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.due_edits import rule_of
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.homes import EventKind, HomeKind
from lifestory_app.practice import own_folder
from lifestory_app.practice.kinds import kinds
from lifestory_app.practice.reading import Fault, Table, read_table

SHIPPED = "usual.toml"
_NO_CARE = (HomeKind.PARENTS, HomeKind.HOSPITAL, HomeKind.MOTHER_AND_BABY, HomeKind.SHORT_BREAKS)
"""Where a child lives with their parents, or for a short while, without being in care."""


class Start(StrEnum):
    """The days of a child's story that work is reckoned from."""

    CARE = "care"
    PLACED = "placed"
    CELEBRATION = "celebration"


class Unit(StrEnum):
    WORKING_DAYS = "working days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class Nation(StrEnum):
    """Whose bank holidays are no working days."""

    ENGLAND = "England"
    WALES = "Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"


class Calendar(Protocol):
    """Says which days nobody is at work."""

    def is_working(self, day: date) -> bool: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """One deadline. `since` is a Start or the id of an earlier rule; `kinds` the kinds of book it is for, none for all."""

    id: str
    name: str
    since: str
    within: int
    unit: Unit
    why: str
    source: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """A rule for one book. `on` is None where the day it is reckoned from is not known.

    `is_exact` is False where that day is known only in part: `on` is then reckoned from the earliest it may have been.
    `done` is the day on which somebody noted that it is done.
    """

    rule: Rule
    start: Start
    on: date | None
    is_exact: bool = True
    done: date | None = None


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of this computer: ours, or a council's own in their place, and further ones of its own."""
    return own_rules(own_folder.in_use().of("deadlines"))[0]


def own_rules(paths: Iterable[Path]) -> tuple[tuple[Rule, ...], tuple[Fault, ...]]:
    """All rules with a council's own files, and what is wrong with those that are left out.

    A file with the name of ours stands in place of ours; another one adds rules, which may be reckoned from those before it.
    """
    files = {path.name: path for path in paths}
    faults: list[Fault] = []
    found: tuple[Rule, ...] | None = None
    if SHIPPED in files:
        found = _own(files.pop(SHIPPED), (), faults, "Ours are used instead.")
    found = found or read_rules(resources.template("deadlines", SHIPPED))
    for path in files.values():
        found += _own(path, found, faults, "It is left out.") or ()
    return found, tuple(faults)


def _own(path: Path, known: tuple[Rule, ...], faults: list[Fault], instead: str) -> tuple[Rule, ...] | None:
    try:
        found = read_rules(path, known)
    except Refused as refused:
        faults.append(Fault.of(refused, path.name, instead))
        return None
    ids = {each.id for each in kinds()}
    file = read_table(path)
    for number, rule in enumerate(found):
        for name in rule.kinds:
            if name not in ids:
                said = f"at “deadline {rule.id}.kinds”, there is no kind of book “{name}”"
                faults.append(
                    Fault(path.name, file.line("deadline", number, "kinds"), said, "The rule is used for the others.")
                )
    return found


def read_rules(path: Path, known: Iterable[Rule] = ()) -> tuple[Rule, ...]:
    """The rules of a file, which may rest on those known. Raises Refused naming the file, the line and the fault."""
    file = read_table(path)
    before = tuple(known)
    found: list[Rule] = []
    for table in file.tables("deadline"):
        rule = _rule(table)
        if any(each.id == rule.id for each in (*before, *found)):
            raise table.fault("id", f"there is a rule “{rule.id}” already")
        if rule.since not in set(Start) and all(each.id != rule.since for each in (*before, *found)):
            raise table.fault("from", f"“{rule.since}” is neither one of {', '.join(Start)} nor a rule above it")
        table.done()
        found.append(rule)
    file.done()
    return tuple(found)


def _rule(table: Table) -> Rule:
    within = table.number("within", -1)
    if within != int(within) or not 0 <= within <= 5000:
        raise table.fault("within", f"a whole number from 0 to 5000 is needed, not {within!r}")
    return Rule(
        table.name("id"),
        table.name("name"),
        table.name("from"),
        int(within),
        table.choice("unit", Unit),
        table.text("why"),
        table.text("source"),
        table.texts("kinds"),
    )


def starts_of(book: Book) -> dict[Start, UncertainDate]:
    """The days that work is reckoned from, as far as the book knows them."""
    found: dict[Start, UncertainDate] = {}
    care = [home.when.start for home in book.homes if home.kind not in _NO_CARE and not home.kind.is_new_family]
    placed = [home.when.start for home in book.homes if home.kind.is_new_family]
    days = [event.when for event in book.events if event.kind is EventKind.ADOPTION_DAY]
    for start, known, which in ((Start.CARE, care, min), (Start.PLACED, placed, min), (Start.CELEBRATION, days, max)):
        dated = [day for day in known if day is not None]
        if dated:
            found[start] = which(dated, key=lambda day: day.earliest)
    return found


def due_of(book: Book, calendar: Calendar, rules: Iterable[Rule]) -> tuple[Due, ...]:
    """What is due for a book, in the order of the rules."""
    starts = starts_of(book)
    done = {rule_of(receipt): date.fromisoformat(receipt.when[:10]) for receipt in book.receipts if rule_of(receipt)}
    found: dict[str, Due] = {}
    for rule in rules:
        if rule.kinds and book.kind not in rule.kinds:
            continue
        before = found.get(rule.since)
        if before is not None:
            start, begun, is_exact = before.start, before.on, before.is_exact
        elif rule.since in set(Start):
            start = Start(rule.since)
            day = starts.get(start)
            begun, is_exact = (day.earliest, day.is_exact) if day is not None else (None, True)
        else:
            continue  # the rule it is reckoned from is not for this kind of book
        on = last_day(begun, rule.within, rule.unit, calendar) if begun is not None else None
        found[rule.id] = Due(rule, start, on, is_exact, done.get(rule.id))
    return tuple(found.values())


def last_day(begun: date, within: int, unit: Unit, working: Calendar) -> date:
    """The last day that is still in time. The day on which it began does not count."""
    match unit:
        case Unit.DAYS:
            return begun + timedelta(days=within)
        case Unit.WEEKS:
            return begun + timedelta(weeks=within)
        case Unit.MONTHS:
            months = begun.year * 12 + begun.month - 1 + within
            year, month = divmod(months, 12)
            return date(year, month + 1, min(begun.day, calendar.monthrange(year, month + 1)[1]))
        case Unit.WORKING_DAYS:
            day, left = begun, within
            while left:
                day += timedelta(days=1)
                left -= working.is_working(day)
            return day


def working_days_between(first: date, last: date, working: Calendar) -> int:
    """How many working days come after the first day, up to and with the last; negative where the last is over."""
    if last < first:
        return -working_days_between(last, first, working)
    days = (first + timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(working.is_working(day) for day in days)


class BankHolidays:
    """The working days of a part of the United Kingdom: no weekends, no bank holidays. Works offline."""

    def __init__(self, nation: Nation = Nation.ENGLAND) -> None:
        # Loading the library takes a tenth of a second, which only those wait for who ask when something is due.
        import holidays

        codes = {Nation.ENGLAND: "ENG", Nation.WALES: "WLS", Nation.SCOTLAND: "SCT", Nation.NORTHERN_IRELAND: "NIR"}
        self._off = holidays.country_holidays("GB", subdiv=codes[nation])

    def is_working(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self._off
