"""Counts in a letter that a page of the book gives otherwise: visits, weights, brothers and sisters."""

import re
from collections.abc import Iterator

from lifestory_app.domain.people import Gender, Role
from lifestory_app.practice.agreement_text import (
    NUMBER,
    BookTold,
    Line,
    Mismatch,
    PageLine,
    content_of,
    counted_in,
    number_of,
)

ALIKE = 0.5
"""How much of the words of the shorter sentence must stand in the other for both to tell of the same."""
LEAST_ALIKE = 3
_MEASURES = {"kg": "kg", "kilogram": "kg", "kilo": "kg", "g": "g", "gram": "g", "pound": "pound", "lb": "pound"}
_WEIGHT = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>kilograms?|kilos?|kg|grams?|pounds?|lbs?)\b", re.IGNORECASE)
_SIBLINGS = re.compile(rf"\b[Yy]ou have (?P<number>{NUMBER})\s+(?:\w+ )?(?P<what>brothers?|sisters?)\b")
_UNCOUNTED = frozenset({"time", "year", "month", "week", "day", "hour", "minute"})
"""What may well be counted twice in a story, and so must be plainly the same."""


def mismatches(told: BookTold, lines: tuple[Line, ...]) -> Iterator[Mismatch]:
    """Numbers that a page, or the family as it is entered, gives otherwise."""
    for line in lines:
        yield from _weights(told, line)
        yield from _siblings(told, line)
        words = content_of(line.text)
        for found, value, what in counted_in(line.text):
            page = _told_otherwise(told, words, value, what)
            if page is not None:
                number = next(other for other, counted in page.numbers if counted == what)
                start = line.start + found.start()
                yield Mismatch(
                    start, line.start + found.end(), found[0], f"{_figure(number)} {_many(what, number)}", page.title, page.page
                )


def _told_otherwise(told: BookTold, words: frozenset[str], value: float, what: str) -> PageLine | None:
    """The one sentence of a page that tells the same with another number; None where any tells it with this one."""
    found: PageLine | None = None
    for page in told.pages:
        counted = [number for number, other in page.numbers if other == what]
        if len(counted) != 1 or not _is_same(words, page.words, what):
            continue
        if counted[0] == value:
            return None
        found = found or page
    return found


def _is_same(one: frozenset[str], other: frozenset[str], what: str) -> bool:
    own = what[:6]
    shared = (one & other) - {own}
    least = min(len(one - {own}), len(other - {own}))
    wanted = LEAST_ALIKE if what in _UNCOUNTED else LEAST_ALIKE - 1
    return len(shared) >= wanted and least > 0 and len(shared) / least >= ALIKE


def _weights(told: BookTold, line: Line) -> Iterator[Mismatch]:
    """What the child weighed at birth, where pages give one weight."""
    if not re.search(r"\b[Yy]ou (?:only |just )?weighed\b", line.text):
        return
    there = [
        (float(found["number"]), _unit(found["unit"]), page, found[0])
        for page in told.pages
        for found in _WEIGHT.finditer(page.text)
    ]
    for found in _WEIGHT.finditer(line.text):
        same = [each for each in there if each[1] == _unit(found["unit"])]
        values = {each[0] for each in same}
        if len(values) == 1 and float(found["number"]) not in values:
            start = line.start + found.start()
            _, _, page, text = same[0]
            yield Mismatch(start, start + len(found[0]), found[0], text, page.title, page.page)


def _unit(word: str) -> str:
    plain = word.casefold().removesuffix("s") if len(word) > 2 else word.casefold()
    return _MEASURES.get(plain, plain)


def _siblings(told: BookTold, line: Line) -> Iterator[Mismatch]:
    """How many brothers or sisters the child has, where the family is entered with boys and girls."""
    known = [person for person in told.book.people if person.role is Role.SIBLING]
    if not known or any(person.gender not in (Gender.MALE, Gender.FEMALE) for person in known):
        return
    for found in _SIBLINGS.finditer(line.text):
        boys = found["what"].startswith("brother")
        there = sum((person.gender is Gender.MALE) == boys for person in known)
        number = number_of(found["number"])
        if number is not None and number != there:
            start = line.start + found.start("number")
            here = line.text[found.start("number") : found.end()]
            what = "brother" if boys else "sister"
            entry = next((("person", str(person.id)) for person in known if (person.gender is Gender.MALE) == boys), None)
            yield Mismatch(start, start + len(here), here, f"{there} {_many(what, there)}", "", None, entry)


def _figure(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)


def _many(what: str, number: float) -> str:
    return what if number == 1 else f"{what[:-1]}ies" if what.endswith("y") and what[-2:-1] not in "aeiou" else f"{what}s"
