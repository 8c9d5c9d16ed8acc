"""Places in a letter that are not those of the book: where the child was born, and where it lived with whom."""

import re
from collections.abc import Iterator

from lifestory_app.domain.dates import MONTHS
from lifestory_app.domain.homes import EventKind
from lifestory_app.practice.agreement_text import BookTold, Line, Mismatch

_PLACE = r"(?P<place>[A-Z][^\W\d_]+(?:[ -](?:[A-Z][^\W\d_]+|upon|under|le))*)"
_BORN = re.compile(rf"\b[Yy]ou were born (?:at home |in hospital )?(?:in|at) (?:the )?{_PLACE}")
_BORN_LATER = re.compile(rf"\b[Yy]ou were born on [^.;]{{4,40}}? in {_PLACE}")
_LIVED = re.compile(rf"\b(?:lived?|living|stayed?|moved|home) with (?P<who>[^.,;]{{2,60}}?) in {_PLACE}", re.IGNORECASE)
_MONTHS = frozenset(month.casefold() for month in MONTHS)


def mismatches(told: BookTold, lines: tuple[Line, ...]) -> Iterator[Mismatch]:
    """Places that the book gives otherwise."""
    births = [event for event in told.book.events if event.kind is EventKind.BIRTH and event.place.strip()]
    for line in lines:
        for pattern in (_BORN, _BORN_LATER):
            found = pattern.search(line.text)
            if found is not None and len(births) == 1 and not _agree(found["place"], births[0].place):
                yield _told(line, found, births[0].place, births[0].title, ("event", births[0].id))
        for found in _LIVED.finditer(line.text):
            if not found["place"][:1].isupper():
                continue
            who = found["who"].casefold()
            stays = [
                stay for stay in told.stays if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", who) for name in stay.names)
            ]
            if len(stays) == 1 and stays[0].place.strip() and not _agree(found["place"], stays[0].place):
                yield _told(line, found, stays[0].place, stays[0].title, ("home", stays[0].id))


def _agree(here: str, there: str) -> bool:
    """Whether one place may be the other: the same, a part of it, or no place at all but a month."""
    one, other = here.casefold().strip(), there.casefold()
    return one in _MONTHS or one in other or other.split(",")[0].strip() in one or "hospital" in one


def _told(line: Line, found: re.Match[str], there: str, about: str, entry: tuple[str, str]) -> Mismatch:
    start = line.start + found.start("place")
    return Mismatch(start, start + len(found["place"]), found["place"], there, about, None, entry)
