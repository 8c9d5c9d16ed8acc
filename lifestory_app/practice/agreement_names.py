"""Names in a letter that are nearly, but not quite, those of the book: Kelley for Kelly, Wexmoth for Wexmouth."""

import re
from collections.abc import Iterator

from lifestory_app.domain.dates import MONTHS, WEEKDAYS
from lifestory_app.practice.agreement_text import BookTold, Known, Line, Mismatch, name_of
from lifestory_app.practice.names import names_in

SHORTEST, LONG = 4, 7
"""Shorter names are too near to others; from so many letters on two may differ."""
_NAME = re.compile(r"(?<![\w’'])[A-Z][^\W\d_]+")
_NEVER = frozenset(word.casefold() for word in (*MONTHS, *WEEKDAYS, "Dear", "Mum", "Mummy", "Dad", "Daddy", "Nan", "Gran"))


def mismatches(told: BookTold, lines: tuple[Line, ...], is_word: Known | None) -> Iterator[Mismatch]:
    """Names that one letter, or in long names two, keep from being a name of the book, and that stand nowhere else in it."""
    known = [name for name in sorted(told.names) if len(name) >= SHORTEST]
    if is_word is None:
        is_word = names_in(told.book).is_word
    for line in lines:
        for found in _NAME.finditer(line.text):
            name = found[0]
            plain = name.casefold()
            begins = not line.text[: found.start()].strip(" “‘\"'")
            if len(name) < SHORTEST or plain in told.written or plain in _NEVER or plain.removesuffix("s") in told.written:
                continue
            if is_word is not None and is_word(plain):
                continue
            if begins and is_word is None:
                continue
            near = next((other for other in known if is_near(plain, other.casefold())), None)
            if near is not None:
                start = line.start + found.start()
                yield Mismatch(start, start + len(name), name, near, "", None, _entry(told, near))


def is_near(one: str, other: str) -> bool:
    """Whether two names in small letters differ so little that one may be meant for the other."""
    if one == other or one[0] != other[0] or abs(len(one) - len(other)) > 2:
        return False
    most = 2 if min(len(one), len(other)) >= LONG else 1
    return min(len(one), len(other)) >= SHORTEST and distance(one, other) <= most


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed or swapped with their neighbour to make one name of the other."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            least = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                least = min(least, rows[i - 2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]


def _entry(told: BookTold, name: str) -> tuple[str, str] | None:
    """Where a name is entered: with a person, a home or an event."""
    for person in told.book.people:
        if any(name in (*each.given.split(), *each.family.split()) for each in person.names) or name in name_of(person).split():
            return ("person", person.id)
    for home in told.book.homes:
        if name in home.place or name in home.title:
            return ("home", home.id)
    return next((("event", event.id) for event in told.book.events if name in event.place or name in event.title), None)
