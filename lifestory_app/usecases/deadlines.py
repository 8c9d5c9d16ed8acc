"""What is due for a book, and how far off it is, for the window."""

from dataclasses import dataclass
from datetime import date

from lifestory_app.domain.book import Book
from lifestory_app.practice.deadlines import (
    BankHolidays,
    Due,
    Nation,
    Start,
    Unit,
    due_of,
    rules,
    working_days_between,
)

__all__ = ["AHEAD", "BEHIND", "Due", "DueDates", "Nation", "Start", "Unit", "dates_of", "following", "pressing"]

AHEAD, BEHIND = 14, 28
"""For how many days before, and after, the day something is due it is told without being asked for."""


@dataclass(frozen=True, slots=True)
class DueDates:
    """What is due on the day asked, with the working days until then by rule (negative where it is over)."""

    today: date
    due: tuple[Due, ...]
    working_days: dict[str, int]


def dates_of(book: Book, nation: Nation, today: date) -> DueDates:
    """What is due for a book, soonest first, what waits for a day that is not known after it, and what is done last."""
    working = BankHolidays(nation)
    found = due_of(book, working, rules())
    order = sorted(found, key=lambda each: (each.done is not None, each.on is None, each.on or date.max))
    days = {each.rule.id: working_days_between(today, each.on, working) for each in order if each.on is not None}
    return DueDates(today, tuple(order), days)


def pressing(dates: DueDates) -> Due | None:
    """The first thing that is due soon, or was not long ago, and is not done."""
    for each in dates.due:
        if each.on is not None and each.done is None and -BEHIND <= (each.on - dates.today).days <= AHEAD:
            return each
    return None


def following(dates: DueDates) -> Due | None:
    """What comes next: the first thing that is not done, and was not due so long ago that nobody waits for it."""
    for each in dates.due:
        if each.on is not None and each.done is None and (each.on - dates.today).days >= -BEHIND:
            return each
    return None
