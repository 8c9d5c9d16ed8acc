"""A life in order of time: homes, people who cared, schools and what happened, as plain values for every shape of timeline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.homes import Event, EventKind, Home, HomeKind, is_leaving, span_of
from lifestory_app.domain.people import Person, Role

CARING = frozenset({
    Role.BIRTH_MOTHER, Role.BIRTH_FATHER, Role.RELATIVE, Role.FOSTER_CARER, Role.KINSHIP_CARER, Role.ADOPTIVE_PARENT,
    Role.SPECIAL_GUARDIAN,
})  # fmt: skip
"""Who looked after a child where they lived together."""

BESIDE = frozenset({HomeKind.SHORT_BREAKS, HomeKind.HOSPITAL})
"""Kinds of home that lie beside another one: the child goes back there."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a strip: what it is called, and from when to when."""

    name: str
    when: Span


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened, or a school from its first day to its last. `day` is where it stands on a line."""

    name: str
    when: UncertainDate | Span
    day: date
    kind: EventKind


@dataclass(frozen=True, slots=True)
class Strips:
    """A whole life in order of time, one strip for each thing that goes on for a while."""

    homes: tuple[Home, ...] = ()
    people: tuple[Bar, ...] = ()
    schools: tuple[Bar, ...] = ()
    happenings: tuple[Happening, ...] = ()


def strips_of(book: Book) -> Strips:
    """Everything a book knows of times, in order of time; things without a date come last."""
    homes = in_order(book.homes)
    return Strips(homes, people_who_cared(homes, book.people), schools(book.events), happenings(book.events))


def middle_of(day: UncertainDate) -> date:
    """The middle of the days it may have been: the honest place for a date known only in part."""
    return day.earliest + timedelta(days=(day.latest - day.earliest).days // 2)


def begins(when: Span) -> date:
    """Where a stretch stands in order of time; one without dates comes last."""
    day = when.start or when.end
    return middle_of(day) if day else date.max


def in_order(homes: Iterable[Home]) -> tuple[Home, ...]:
    """Homes in order of time."""
    return tuple(sorted(homes, key=lambda home: begins(home.when)))


def goes_on(home: Home, homes: Iterable[Home]) -> bool:
    """Whether the child lives there still, as far as the book knows: it has begun, has no end, and no home began after it."""
    if home.when.end is not None or home.when.start is None or home.kind is HomeKind.SHORT_BREAKS:
        return False
    mine = middle_of(home.when.start)
    return all(
        other is home or other.when.start is None or other.kind in BESIDE or middle_of(other.when.start) <= mine
        for other in homes
    )


def people_who_cared(homes: Sequence[Home], people: Iterable[Person]) -> tuple[Bar, ...]:
    """Whoever looked after the child in a home, for the time they lived there together; one bar where homes follow closely."""
    found: list[Bar] = []
    for person in people:
        if person.role not in CARING:
            continue
        name = person.called or person.known_as
        for home in homes:
            if person.id not in home.who or (home.when.start is None and home.when.end is None):
                continue
            last = next((bar for bar in reversed(found) if bar.name == name), None)
            if last is not None and _meet(last.when, home.when):
                found[found.index(last)] = Bar(name, Span(last.when.start, home.when.end))
            else:
                found.append(Bar(name, home.when))
    return tuple(sorted(found, key=lambda bar: begins(bar.when)))


def _meet(one: Span, other: Span) -> bool:
    """Whether one stretch begins as another ends, give or take a day."""
    if one.end is None or other.start is None:
        return False
    return one.end.is_exact and other.start.is_exact and abs((other.start.earliest - one.end.latest).days) <= 1


def schools(events: Sequence[Event]) -> tuple[Bar, ...]:
    """The schools of which a beginning is known, in order."""
    spans = ((event, span_of(event, events)) for event in events)
    found = [Bar(event.title, span) for event, span in spans if span is not None and span.start is not None]
    return tuple(sorted(found, key=lambda bar: begins(bar.when)))


def happenings(events: Sequence[Event]) -> tuple[Happening, ...]:
    """What happened, in order of time: all dated events but moves, which the homes tell. A school is told once."""
    found: list[Happening] = []
    for event in events:
        if event.when is None or event.kind is EventKind.MOVE or is_leaving(event):
            continue
        span = span_of(event, events)
        found.append(Happening(event.title, span or event.when, middle_of(event.when), event.kind))
    return tuple(sorted(found, key=lambda each: each.day))


def by_month(when: UncertainDate | Span) -> UncertainDate | Span:
    """The same told by months, which says enough to a child: `March 2019` for a day in it."""
    if isinstance(when, UncertainDate):
        return replace(when, day=None)
    return Span(*(replace(day, day=None) if day else None for day in (when.start, when.end)))


def how_long(start: date, end: date) -> str:
    """The time between two days as a person would say it: `9 days`, `5 weeks`, `8 months`, `1 year and 8 months`."""
    days = (end - start).days
    if days < 14:
        return _count(max(days, 1), "day")
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    if months < 2:
        return _count(days // 7, "week")
    years, rest = divmod(months, 12)
    parts = [_count(each, unit) for each, unit in ((years, "year"), (rest, "month")) if each]
    return " and ".join(parts)


def length_of(when: Span) -> str:
    """How long a stretch was: `about` where its dates leave that open, and empty where one of them is not known."""
    if when.start is None or when.end is None:
        return ""
    if when.start.is_exact and when.end.is_exact:
        return how_long(when.start.earliest, when.end.latest)
    least = how_long(when.start.latest, max(when.end.earliest, when.start.latest))
    most = how_long(when.start.earliest, when.end.latest)
    middle = how_long(middle_of(when.start), max(middle_of(when.end), middle_of(when.start)))
    sure = least == most and not when.start.about and not when.end.about
    return middle if sure else f"about {middle}"


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
