"""Dates as families know them: exact, a month, a season, a year, or only "about"."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# Written out, because the calendar module answers in the language of the computer.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_WORDS = tuple(month.lower() for month in MONTHS)


class Season(StrEnum):
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


# Meteorological seasons; winter is named by the year in which it begins.
_FIRST_MONTH = {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9, Season.WINTER: 12}


@dataclass(frozen=True, slots=True)
class UncertainDate:
    """A date that may be known only in part: a year, with perhaps a month and day, or a season, and perhaps "about".

    Raises ValueError for a date that cannot be.
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: Season | None = None
    about: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9998:
            raise ValueError(f"not a year: {self.year}")
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        if self.season is not None and self.month is not None:
            raise ValueError("a date has a season or a month, not both")
        if self.month is not None:
            date(self.year, self.month, 1 if self.day is None else self.day)

    @classmethod
    def on(cls, day: date) -> "UncertainDate":
        """The exact date."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> "UncertainDate":
        """Read a date as `code` or `str` writes it, capitals or not. Raises ValueError.

        That is `2019-03-12`, `2019-03`, `2019`, `12 March 2019`, `March 2019` or `spring 2019`, any of them after `about`.
        """
        words = text.strip().lower().split()
        about = bool(words) and words[0] in ("about", "around", "c.", "circa")
        words = words[1:] if about else words
        if len(words) == 2 and words[0] in set(Season):
            return cls(int(words[1]), season=Season(words[0]), about=about)
        if len(words) in (2, 3) and words[-2] in _MONTH_WORDS:
            day = int(words[0]) if len(words) == 3 else None
            return cls(int(words[-1]), _MONTH_WORDS.index(words[-2]) + 1, day, about=about)
        if len(words) != 1:
            raise ValueError(f"not a date: {text!r}")
        numbers = [int(part) for part in words[0].split("-")]
        if len(numbers) > 3:
            raise ValueError(f"not a date: {text!r}")
        year, month, day = [*numbers, None, None][:3]
        return cls(year or 0, month, day, about=about)

    @property
    def is_exact(self) -> bool:
        return self.day is not None and not self.about

    @property
    def earliest(self) -> date:
        """The first day it may have been, taking the words at their face."""
        if self.season is not None:
            return date(self.year, _FIRST_MONTH[self.season], 1)
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it may have been, taking the words at their face."""
        if self.season is not None:
            year = self.year + (self.season is Season.WINTER)
            month = (_FIRST_MONTH[self.season] + 1) % 12 + 1
            return date(year, month, calendar.monthrange(year, month)[1])
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """As a person would write it: `about spring 2019`, `12 March 2019`."""
        if self.season is not None:
            text = f"{self.season} {self.year}"
        elif self.month is None:
            text = str(self.year)
        elif self.day is None:
            text = f"{MONTHS[self.month - 1]} {self.year}"
        else:
            text = f"{self.day} {MONTHS[self.month - 1]} {self.year}"
        return f"about {text}" if self.about else text

    @property
    def code(self) -> str:
        """The short form that `parse` reads back."""
        if self.season is not None:
            text = f"{self.season} {self.year:04}"
        else:
            text = "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)])
        return f"about {text}" if self.about else text


@dataclass(frozen=True, slots=True)
class Span:
    """From one date to another; either end may not be known, and no end may mean "still"."""

    start: UncertainDate | None = None
    end: UncertainDate | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end.latest < self.start.earliest:
            raise ValueError(f"ends before it begins: {self.start} to {self.end}")

    def __str__(self) -> str:
        if self.start and self.end:
            return f"{self.start} to {self.end}"
        if self.start:
            return f"from {self.start}"
        return f"until {self.end}" if self.end else "dates not known"


def age_on(born: UncertainDate, day: UncertainDate) -> int | None:
    """Whole years of age, or None where the two dates do not settle it."""
    youngest = _whole_years(born.latest, day.earliest)
    oldest = _whole_years(born.earliest, day.latest)
    uncertain = born.about or day.about
    return oldest if youngest == oldest and not uncertain and oldest >= 0 else None


def _whole_years(first: date, then: date) -> int:
    return then.year - first.year - ((then.month, then.day) < (first.month, first.day))
