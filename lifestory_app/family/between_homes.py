"""What a worker should look at again in the homes of a child: two at one time, and times of which nothing is told.

Practice 8, check 12: dates agree, no overlaps, gaps over 14 days explained. Only what is certain is told: where a date is known
in part, every day that it may have been counts in the child's favour.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.gaps import Gap
from lifestory_app.domain.homes import Home
from lifestory_app.domain.ids import GapId, HomeId
from lifestory_app.family.timeline import BESIDE, begins, goes_on, how_long, in_order

MOST_DAYS = 14
"""So many days may lie between two homes before somebody should say where the child was."""


class LookKind(StrEnum):
    TWO_AT_ONCE = "two at once"
    BETWEEN = "between homes"
    NO_END = "no end"
    NO_DATES = "no dates"


@dataclass(frozen=True, slots=True)
class LookAgain:
    """One thing to look at again. `told` says it in a sentence or two for the worker, never for the book.

    Of a time between homes `after` is the home before it, None for the birth, and `before` the home after it, None for now;
    `first` and `last` are the days of which certainly nothing is told, and `when` names the time in words.
    """

    kind: LookKind
    told: str
    after: HomeId | None = None
    before: HomeId | None = None
    first: date | None = None
    last: date | None = None
    when: str = ""

    @property
    def gap_id(self) -> GapId:
        """The id under which this time is noted as not known yet, so that it counts as explained."""
        return GapId(f"between-{self.after or 'birth'}-{self.before or 'now'}")

    def noted(self, child: str) -> Gap:
        """The note that says honestly that this is not known yet."""
        return Gap(self.gap_id, f"We do not know yet where {child or 'the child'} lived {self.when}.")


def look_again(book: Book) -> tuple[LookAgain, ...]:
    """All there is to look at again in the homes of a book, in order of time; times noted as not known are left out."""
    homes = in_order(book.homes)
    noted = {gap.id for gap in noted_times(book)}
    between = tuple(each for each in _between(book, homes) if each.gap_id not in noted)
    return (*_two_at_once(homes), *between, *_without_end(homes), *_without_dates(homes))


def noted_times(book: Book) -> tuple[Gap, ...]:
    """The times between homes that are noted as not known yet. One that is filled explains nothing any more."""
    times = {each.gap_id for each in _between(book, in_order(book.homes))}
    return tuple(gap for gap in book.gaps if gap.id in times and not gap.filled)


def surely_from(day: UncertainDate) -> date:
    """The first day it may have been, with room for `about`."""
    return _shifted(day.earliest, -_slack(day))


def surely_until(day: UncertainDate) -> date:
    """The last day it may have been, with room for `about`."""
    return _shifted(day.latest, _slack(day))


def _slack(day: UncertainDate) -> int:
    """How many days `about` may mean on either side: the less is known, the more."""
    if not day.about:
        return 0
    return 31 if day.day else 92 if day.month or day.season else 366


def _shifted(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _between(book: Book, homes: tuple[Home, ...]) -> tuple[LookAgain, ...]:
    """The times over 14 days in which the child certainly lived in none of the homes."""
    if not homes or any(home.when.start is None and home.when.end is None for home in homes):
        return ()
    stays = [(surely_from(h.when.start) if h.when.start else date.min, _until(h.when), h) for h in homes]
    stays.sort(key=lambda stay: stay[0])
    born = book.the_child.born
    known = surely_until(born) if born else stays[0][1]
    after: Home | None = None if born else stays[0][2]
    found: list[LookAgain] = []
    for begin, end, home in stays:
        if (begin - known).days - 1 > MOST_DAYS:
            found.append(_gap(after, home, known, begin))
        if end >= known:
            known, after = end, home
    last = _last_day(book)
    if last is not None and after is not None and (last - known).days > MOST_DAYS:
        told = f"Nothing is told of where the child has lived since “{_called(after)}” ended, {after.when.end}."
        since, when = known + timedelta(days=1), f"after {after.when.end}"
        found.append(LookAgain(LookKind.BETWEEN, told, after.id, None, since, last, when))
    return tuple(found)


def _until(when: Span) -> date:
    return surely_until(when.end) if when.end else date.max


def _gap(after: Home | None, before: Home, known: date, begin: date) -> LookAgain:
    first, last = known + timedelta(days=1), begin - timedelta(days=1)
    least = how_long(known, begin)
    if after is None:
        told = f"Nothing is told of the time between the birth and “{_called(before)}”: at least {least}."
        when = f"before {before.when.start}"
    else:
        told = f"Nothing is told of the time between “{_called(after)}” and “{_called(before)}”: at least {least}."
        when = f"between {after.when.end} and {before.when.start}"
    return LookAgain(LookKind.BETWEEN, told, after.id if after else None, before.id, first, last, when)


def _two_at_once(homes: tuple[Home, ...]) -> tuple[LookAgain, ...]:
    """Homes that certainly share more than a day. Short breaks and hospital may lie inside the time of another home."""
    found: list[LookAgain] = []
    main = [
        (home, surely_until(home.when.start), surely_from(home.when.end))
        for home in homes
        if home.kind not in BESIDE and home.when.start and home.when.end
    ]
    for number, (one, began, ended) in enumerate(main):
        for other, begins_then, ends_then in main[number + 1 :]:
            first, last = max(began, begins_then), min(ended, ends_then)
            if (last - first).days > 1:
                told = f"“{_called(one)}” and “{_called(other)}” are told for the same time, {how_long(first, last)} of it."
                found.append(LookAgain(LookKind.TWO_AT_ONCE, told, one.id, other.id, first, last))
    return tuple(found)


def _without_end(homes: tuple[Home, ...]) -> tuple[LookAgain, ...]:
    """Homes that have no end although another one began after them."""
    found: list[LookAgain] = []
    for home in homes:
        if home.kind in BESIDE or home.when.start is None or home.when.end is not None or goes_on(home, homes):
            continue
        later = [each for each in homes if each.kind not in BESIDE and begins(each.when) > begins(home.when)]
        if later:
            told = f"“{_called(home)}” has no last day, and “{_called(later[0])}” began {later[0].when.start or 'later'}."
            found.append(LookAgain(LookKind.NO_END, told, home.id, later[0].id))
    return tuple(found)


def _without_dates(homes: tuple[Home, ...]) -> tuple[LookAgain, ...]:
    """Homes of which no day is known: they keep every time between homes from being seen."""
    said = "“{home}” has no dates yet, so times between homes cannot be looked at."
    return tuple(
        LookAgain(LookKind.NO_DATES, said.format(home=_called(home)), home.id)
        for home in homes
        if home.when.start is None and home.when.end is None
    )


def _called(home: Home | None) -> str:
    return (home.title.strip() if home else "") or "a home without a name"


def _last_day(book: Book) -> date | None:
    """The last day on which the book certainly knows of the child."""
    known = [event.when for event in book.events]
    known += [photo.taken for photo in book.photos] + [letter.dated for letter in book.letters]
    return max((surely_from(day) for day in known if day), default=None)
