"""What a book tells, taken apart for comparing: names, dated facts, and the sentences of its pages."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import MONTHS, WEEKDAYS, Season, Span, UncertainDate
from lifestory_app.domain.homes import EventKind
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.people import Person, Role
from lifestory_app.practice.book_words import passages
from lifestory_app.practice.sentences import Sentence, sentences_of
from lifestory_app.practice.spelling import names_of
from lifestory_app.practice.word_sets import word_set

Known = Callable[[str], bool]
Line = Sentence
"""One sentence of a part, with its place in the plain text of the part."""

_MONTH = "|".join(MONTHS)
_DAY = "|".join(WEEKDAYS)
DATE = re.compile(
    rf"(?:(?P<weekday>{_DAY}),?\s+(?:the\s+)?)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{_MONTH}),?\s+"
    rf"(?P<year>(?:19|20)\d\d)\b|(?P<season>spring|summer|autumn|winter)(?:\s+of)?\s+(?P<of>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""A date with its year: a day, a month or a season of it."""
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {word: number for number, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
NUMBER = rf"(?:\d{{1,3}}(?:\.\d+)?|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(reversed(_ONES))})"
"""A number in figures or in words, up to ninety-nine."""
SMALL_WORDS = word_set(
    "a an and the of in on at to for with by from was is were are be been had has have it its his her their your my our you i",
    "we they he she that this so could would when not did do as or but all very who me us him them there then after before",
    "because if about into up out one more most some said told came went",
)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Something told otherwise: the words `here` at their place in a part, and what the book says `there`, and where."""

    start: int
    end: int
    here: str
    there: str
    about: str
    page: PageId | None = None
    entry: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A fact of the book with a date. `names` and `cues` are words by which a sentence is known to be about it."""

    what: str
    when: UncertainDate
    entry: tuple[str, str]
    names: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stay:
    """A home with what its people are called, its place, and from when to when."""

    id: str
    title: str
    names: tuple[str, ...]
    when: Span
    place: str


@dataclass(frozen=True, slots=True)
class PageLine:
    """A sentence of a page."""

    page: PageId
    title: str
    text: str
    words: frozenset[str]
    numbers: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class BookTold:
    """All that a letter is compared with."""

    book: Book
    child: Person
    people: dict[str, Person] = field(default_factory=dict)
    """People by each word they are called by, in small letters."""
    names: frozenset[str] = frozenset()
    """Single names and places, as they are written."""
    written: frozenset[str] = frozenset()
    """Words with a capital that stand on pages, and names of all kinds, in small letters."""
    dates: tuple[UncertainDate, ...] = ()
    dated: tuple[Dated, ...] = ()
    stays: tuple[Stay, ...] = ()
    pages: tuple[PageLine, ...] = ()
    letter_dated: UncertainDate | None = None


def lines_of(text: str) -> tuple[Line, ...]:
    """The sentences of a part; a paragraph ends one."""
    found: list[Line] = []
    start = 0
    for line in text.split("\n"):
        found += [Line(each.text, start + each.start, start + each.end) for each in sentences_of(line)]
        start += len(line) + 1
    return tuple(found)


def number_of(text: str) -> float | None:
    """The number that words or figures say, or None."""
    text = text.strip().casefold()
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return float(text)
    parts = re.split(r"[- ]", text)
    if any(part not in _NUMBERS for part in parts) or not parts[0]:
        return None
    return float(sum(_NUMBERS[part] for part in parts))


def dates_in(text: str) -> Iterator[tuple[re.Match[str], UncertainDate, str]]:
    """The dates of a text that can be, each with its match and the weekday that stands before it, or ""."""
    for found in DATE.finditer(text):
        try:
            if found["season"]:
                yield found, UncertainDate(int(found["of"]), season=Season(found["season"].casefold())), ""
                continue
            month = next(n for n, name in enumerate(MONTHS, 1) if name.casefold() == found["month"].casefold())
            day = int(found["day"]) if found["day"] else None
            yield found, UncertainDate(int(found["year"]), month, day), (found["weekday"] or "").capitalize()
        except ValueError:
            continue


def counted_in(text: str) -> Iterator[tuple[re.Match[str], float, str]]:
    """Numbers with what they count: "seven times" gives 7 and "time"."""
    for found in re.finditer(rf"\b(?P<number>{NUMBER})\s+(?P<what>[a-z]{{3,}})\b", text, re.IGNORECASE):
        value = number_of(found["number"])
        if value is not None:
            yield found, value, singular(found["what"].casefold())


def singular(word: str) -> str:
    """A word for one of several, near enough for comparing."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def content_of(text: str) -> frozenset[str]:
    """The words of a text that mean something, by their beginnings. What is said of me in the book is said of you here."""
    words = (word.casefold().removesuffix("’s").removesuffix("'s") for word in re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)?", text))
    return frozenset(word[:6] for word in words if word not in SMALL_WORDS and number_of(word) is None and len(word) > 2)


def told_of(book: Book, letter_dated: UncertainDate | None) -> BookTold:
    """Take a book apart."""
    pages = tuple(_page_lines(book))
    people = {word: person for person in book.people for word in called(person)}
    dated = tuple(_dated(book))
    capital = {word.casefold() for line in pages for word in re.findall(r"[A-Z][^\W\d_]+", line.text)}
    parts = {part for name in names_of(book) for part in re.findall(r"[^\W\d_]+", name)}
    page_dates = [date for line in pages for _, date, _ in dates_in(line.text)]
    return BookTold(
        book,
        book.the_child,
        people,
        frozenset(part for part in parts if part[:1].isupper()),
        frozenset(capital | {part.casefold() for part in parts}),
        tuple(dict.fromkeys([*_all_dates(book), *page_dates, *([letter_dated] if letter_dated else [])])),
        dated,
        tuple(_stays(book)),
        pages,
        letter_dated,
    )


def called(person: Person) -> Iterator[str]:
    """The words that a person is called by, in small letters."""
    for name in person.names:
        if name.given:
            yield name.given.casefold()
    word = person.called.casefold().removeprefix("my ").removeprefix("the ").strip()
    if word:
        yield word
    roles = {Role.BIRTH_MOTHER: ("birth mother", "birth mum"), Role.BIRTH_FATHER: ("birth father", "birth dad")}
    yield from roles.get(person.role, ())


def name_of(person: Person) -> str:
    """What a person is called in what is told."""
    return person.called if person.known_as and person.known_as in person.called else person.known_as or person.called


def _page_lines(book: Book) -> Iterator[PageLine]:
    titles = {page.id: page.title or page.layout for page in book.pages}
    letters = {page.id for page in book.pages if page.layout == "letter"}
    for passage in passages(book):
        if passage.page in letters:
            continue
        for line in lines_of(passage.text):
            if line.text.strip():
                numbers = tuple((value, what) for _, value, what in counted_in(line.text))
                yield PageLine(passage.page, titles[passage.page], line.text, content_of(line.text), numbers)


def _stays(book: Book) -> Iterator[Stay]:
    known = {person.id: person for person in book.people}
    for home in book.homes:
        there = [known[who] for who in home.who if who in known and known[who].role is not Role.PET]
        names = [word for person in there for word in called(person)]
        yield Stay(home.id, home.title, tuple(names), home.when, home.place)


_CUES = {
    EventKind.ADOPTION_DAY: ("adopted", "adoption"),
    EventKind.COURT: ("judge", "court"),
}


def _dated(book: Book) -> Iterator[Dated]:
    for event in book.events:
        if event.when is not None and event.kind is not EventKind.BIRTH:
            title = event.title.strip().rstrip(".")
            yield Dated(title, event.when, ("event", event.id), (), _CUES.get(event.kind, ()))
    for stay in _stays(book):
        for when, what in ((stay.when.start, "{}, from"), (stay.when.end, "{}, until")):
            if when is not None:
                yield Dated(what.format(stay.title or "A home"), when, ("home", stay.id), stay.names)


def _all_dates(book: Book) -> Iterator[UncertainDate]:
    """The dates of people, bonds, homes and events."""
    spans = [bond.when for bond in book.bonds] + [home.when for home in book.homes]
    spans += [name.when for person in book.people for name in person.names]
    yield from (date for span in spans for date in (span.start, span.end) if date is not None)
    singles = [date for person in book.people for date in (person.born, person.died)] + [event.when for event in book.events]
    yield from (date for date in singles if date is not None)
