"""The places of a life in order, by town or country and never by street; and what a worker should look at again in them."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import Span
from lifestory_app.domain.homes import Event, EventKind, Home, HomeKind, is_leaving, span_of
from lifestory_app.family.gazetteer import Spot, find, is_known_town
from lifestory_app.family.timeline import begins, in_order

_POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|[A-Z]\d[\dW]\s?[A-Z\d]{4})\b", re.IGNORECASE)
_STREETS = frozenset(
    [
        "street",
        "st",
        "road",
        "rd",
        "avenue",
        "ave",
        "lane",
        "ln",
        "close",
        "drive",
        "dr",
        "crescent",
        "terrace",
        "gardens",
        "court",
        "way",
        "grove",
        "place",
        "row",
        "mews",
        "walk",
        "square",
        "parade",
        "view",
        "rise",
        "estate",
        "house",
        "flat",
        "apartment",
    ]
)
_MILES = 3958.8
_WINDS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")


@dataclass(frozen=True, slots=True)
class Stay:
    """Something that happened at a place: a home, or an event. `moves` says that the child came there to live."""

    what: str
    when: str
    moves: bool


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a life with all that happened there, in order. `number` stands on its pin; 0 where there is none."""

    name: str
    stays: tuple[Stay, ...]
    spot: Spot | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Places:
    """All the places in the order in which the child came to them, and the numbers of those they moved between, in order."""

    places: tuple[Place, ...] = ()
    moves: tuple[int, ...] = ()

    @property
    def on_map(self) -> tuple[Place, ...]:
        return tuple(place for place in self.places if place.spot is not None)


def shown_place(text: str) -> str:
    """A place as pages may show it: streets, numbers and postcodes are left out, towns and countries stay."""
    parts = (" ".join(_POSTCODE.sub(" ", part).split()).strip(" .") for part in re.split(r"[,;\n]", text))
    return ", ".join(part for part in parts if part and not _is_street(part))


def _is_street(part: str) -> bool:
    if is_known_town(part):
        return False
    words = re.findall(r"[^\W_]+", part.casefold())
    has_number = any(any(letter.isdigit() for letter in word) for word in words)
    named = len(words) > 1 and (words[-1] in _STREETS or words[0] in ("flat", "apartment"))
    return has_number or named


def places_of(homes: Iterable[Home], events: Iterable[Event]) -> Places:
    """The places of homes, of the birth and of what else happened, each place once."""
    known = list(events)
    told: list[tuple[Span, str, Stay]] = []
    for event in known:
        if is_leaving(event) or not event.place.strip():
            continue
        day = str(span_of(event, known) or event.when or "")
        told.append((Span(event.when), event.place, Stay(event.title, day, event.kind is EventKind.BIRTH)))
    for home in in_order(homes):
        if home.place.strip():
            when = str(home.when) if home.when != Span() else ""
            told.append((home.when, home.place, Stay(home.title, when, home.kind is not HomeKind.SHORT_BREAKS)))
    told.sort(key=lambda each: (begins(each[0]), not each[2].moves))
    gathered: dict[str, list[Stay]] = {}
    names: dict[str, tuple[str, Spot | None]] = {}
    order: list[str] = []
    for _, text, stay in told:
        shown = shown_place(text)
        if not shown:
            continue
        spot = find(shown)
        key = f"{spot.latitude} {spot.longitude} {spot.is_town}" if spot else shown.casefold()
        names.setdefault(key, (shown, spot))
        gathered.setdefault(key, []).append(stay)
        if stay.moves and (not order or order[-1] != key):
            order.append(key)
    numbers: dict[str, int] = {}
    for key, (_, spot) in names.items():
        if spot is not None:
            numbers[key] = len(numbers) + 1
    places = tuple(Place(name, tuple(gathered[key]), spot, numbers.get(key, 0)) for key, (name, spot) in names.items())
    moves = [numbers[key] for key in order if key in numbers]
    return Places(places, tuple(here for here, _ in groupby(moves)))


def tell(places: Places) -> tuple[str, ...]:
    """The map in sentences, so that somebody who cannot see it knows every place, its number and how the moves went."""
    by_number = {place.number: place for place in places.on_map}
    told = [f"{each.number}: {each.name}. {' '.join(_said(stay) for stay in each.stays)}" for each in places.on_map]
    for before, after in pairwise(places.moves):
        one, other = by_number[before], by_number[after]
        told.append(f"The line goes from {one.name} to {other.name}, {way(one.spot, other.spot)}.")
    return tuple(told)


def _said(stay: Stay) -> str:
    return f"{stay.what}, {stay.when}." if stay.when else f"{stay.what}."


def way(one: Spot | None, other: Spot | None) -> str:
    """How far and in which direction one place lies from another: `about 120 miles to the north-east`."""
    if one is None or other is None:
        return "not on the map"
    miles = miles_between(one, other)
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(other.longitude - one.longitude)
    bearing = math.atan2(math.sin(turn) * math.cos(b), math.cos(a) * math.sin(b) - math.sin(a) * math.cos(b) * math.cos(turn))
    wind = _WINDS[round(math.degrees(bearing) / 45) % 8]
    rounded = max(1, round(miles) if miles < 20 else round(miles / 10) * 10)
    return f"about {rounded} {'mile' if rounded == 1 else 'miles'} to the {wind}"


def miles_between(one: Spot, other: Spot) -> float:
    """As the crow flies."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(other.longitude - one.longitude)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * _MILES * math.asin(math.sqrt(min(1.0, half)))


def places_to_look_at(book: Book) -> tuple[str, ...]:
    """What a worker is told of the places of a book, each place once."""
    texts = [home.place for home in in_order(book.homes)] + [event.place for event in book.events]
    return tuple(note for text in dict.fromkeys(text.strip() for text in texts) if (note := note_of(text)))


def note_of(text: str) -> str:
    """What a worker is told of one place: that it looks like an address, is not on the map, or is the name of several towns.

    Empty where all is well.
    """
    text, shown = " ".join(text.split()), shown_place(text)
    if not text:
        return ""
    if shown != ", ".join(part.strip(" .") for part in text.split(",") if part.strip(" .")):
        kept = f"Pages show only “{shown}”." if shown else "Pages leave it out."
        return f"“{text}” looks like an address. {kept} Write the town or the country alone."
    spot = find(shown)
    if spot is None:
        return (
            f"We do not know where “{shown}” is. The map page lists it, and the map has no pin for it. "
            f"If you know a larger town close by, write “{shown}, near” and its name."
        )
    if spot.alike and spot.is_town and "," not in shown:
        return (
            f"There is more than one town called “{shown}”. The map shows the largest. "
            f"If it is another, write the country after it, such as “{shown}, Wales”."
        )
    return ""
