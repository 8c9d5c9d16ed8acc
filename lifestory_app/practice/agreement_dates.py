"""Dates, ages and lengths of time in a letter that the facts of the book contradict."""

import datetime
import re
from collections.abc import Iterator

from lifestory_app.domain.dates import MONTHS, WEEKDAYS, UncertainDate
from lifestory_app.domain.people import Person, Role
from lifestory_app.practice.agreement_text import (
    NUMBER,
    BookTold,
    Dated,
    Line,
    Mismatch,
    Stay,
    content_of,
    dates_in,
    name_of,
    number_of,
)

_ABOUT = datetime.timedelta(days=183)
_BORN = re.compile(r"\b(?P<who>[Yy]ou were|[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)? was|[Ss]he was|[Hh]e was) born\b")
_YEAR = re.compile(r"\bin (?P<year>(?:19|20)\d\d)\b")
_MOVED = re.compile(
    r"\b(?:liv(?:e|ed|ing)|mov(?:e|ed|ing)|came|went|come|go|stay(?:ed)?|looked after|look after|home to|took you)\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    rf"\b(?P<who>[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?|[Yy]our (?:birth )?(?:mum|mother|dad|father)|[Ss]he|[Hh]e) was "
    rf"(?:only |just )?(?P<age>{NUMBER})(?: years old)?,? when you were born\b"
)
_YOU = re.compile(
    rf"\b(?:[Yy]ou were (?:only |just )?(?P<age>{NUMBER})(?: years old)?,? when |[Ww]hen you were (?:only |just )?"
    rf"(?P<first>{NUMBER})(?: years old)?,? )(?P<clause>[^.;]*)"
)
_WRITING = re.compile(rf"\b[Ww]hen you are (?:only |just )?(?P<age>{NUMBER})\b")
_FOR = re.compile(rf"\bfor (?:a |an )?(?P<number>{NUMBER}) (?P<unit>months?|years?|weeks?)\b", re.IGNORECASE)
_HEDGED = re.compile(r"\b(?:about|nearly|almost|around|over|more than|less than|some|just under|just over)\s*$", re.IGNORECASE)
ALIKE, LEAST_ALIKE = 0.3, 4
"""How many of the words of a sentence, and what share of them, must stand on a page for both to tell of the same."""
_MONTH_WORDS = frozenset(word.casefold()[:6] for word in (*MONTHS, *WEEKDAYS))
_PARTS = {"birth-mother": Role.BIRTH_MOTHER, "birth-father": Role.BIRTH_FATHER}


def mismatches(told: BookTold, lines: tuple[Line, ...]) -> Iterator[Mismatch]:
    """Dates that the book gives otherwise, and lengths of time that its dates do not give."""
    for line in lines:
        births = list(_births(told, line))
        yield from births
        taken = {(each.start, each.end) for each in births}
        for found, when, weekday in dates_in(line.text):
            place = (line.start + found.start(), line.start + found.end())
            right = WEEKDAYS[when.earliest.weekday()] if when.day is not None else ""
            if place in taken:
                continue
            if weekday and right and weekday != right:
                entry = next((each.entry for each in told.dated if each.when == when), None)
                if told.child.born == when:
                    entry = ("person", told.child.id)
                plain = str(when)
                yield Mismatch(*place, f"{weekday} {plain}", f"{right} {plain}", "", None, entry)
            elif not _about_birth(line, found) and not _is_known(told, when):
                meant = next((each for each in told.dated if _is_about(each, line) and is_near_date(when, each.when)), None)
                if meant is not None:
                    yield Mismatch(*place, str(when), str(meant.when), meant.what, None, meant.entry)
                else:
                    yield from _on_a_page(told, line, place, when)
        yield from _lengths(told, line)


def _on_a_page(told: BookTold, line: Line, place: tuple[int, int], when: UncertainDate) -> Iterator[Mismatch]:
    """A date of a page that tells the same, where one part of it differs."""
    words = content_of(line.text) - _MONTH_WORDS
    for at, page in enumerate(told.pages):
        # What was when is often told in one sentence, and what it was in the next.
        after = told.pages[at + 1 : at + 2]
        around = page.words.union(*(each.words for each in after if each.page == page.page))
        shared = words & around
        if len(shared) < LEAST_ALIKE or len(shared) < ALIKE * len(words):
            continue
        for _, date, _ in dates_in(page.text):
            if is_near_date(when, date):
                yield Mismatch(*place, str(when), str(date), page.title, page.page)
                return


def ages(told: BookTold, part: str, lines: tuple[Line, ...]) -> Iterator[Mismatch]:
    """Ages that the dates of the book do not allow."""
    child = told.child
    last = next((person for person in told.book.people if person.role is _PARTS.get(part)), None)
    for line in lines:
        for found in _AGE.finditer(line.text):
            someone = last if found["who"].casefold() in ("she", "he") else _person(told, found["who"])
            if someone is not None and someone.born is not None and child.born is not None:
                about = f"{name_of(someone)}, born {someone.born}"
                yield from _age(line, found, "age", someone.born, child.born, about, ("person", someone.id))
        for found in _YOU.finditer(line.text):
            which = "age" if found["age"] else "first"
            meant = _meant_by(told, found["clause"])
            if meant is not None and child.born is not None:
                what, when, entry = meant
                yield from _age(line, found, which, child.born, when, f"{what}, {when}", entry)
        for found in _WRITING.finditer(line.text):
            if re.search(r"\bwrit(?:e|ing)\b", line.text[: found.start()]) and told.letter_dated is not None and child.born:
                about = f"{child.known_as}, born {child.born}"
                yield from _age(line, found, "age", child.born, told.letter_dated, about, ("person", child.id))
        last = _last_named(told, line) or last


def _births(told: BookTold, line: Line) -> Iterator[Mismatch]:
    """Days of birth. A person is born once, so any other day is told."""
    for found in _BORN.finditer(line.text):
        who = found["who"]
        you = who.casefold() == "you were"
        someone = told.child if you else _person(told, who.removesuffix(" was"))
        if someone is None or someone.born is None:
            continue
        after = line.text[found.end() : found.end() + 80]
        about = f"{name_of(someone)}, born"
        entry = ("person", str(someone.id))
        for match, date, _ in dates_in(after):
            if not _meet(date, someone.born) and not re.search(r"\b(?:and|when|until|but)\b", after[: match.start()]):
                start = line.start + found.end() + match.start()
                yield Mismatch(start, start + len(match[0]), str(date), str(someone.born), about, None, entry)
            break
        else:
            year = _YEAR.search(after)
            if year is not None and not re.search(r"\b(?:and|when|until|but)\b", after[: year.start()]):
                date = UncertainDate(int(year["year"]))
                if not _meet(date, someone.born):
                    start = line.start + found.end() + year.start("year")
                    yield Mismatch(start, start + 4, year["year"], str(someone.born), about, None, entry)


def _about_birth(line: Line, date: re.Match[str]) -> bool:
    """Whether a date is one of a birth, which is looked at by itself."""
    before = line.text[max(0, date.start() - 80) : date.start()]
    return re.search(r"\bborn\b", before) is not None


def _is_known(told: BookTold, date: UncertainDate) -> bool:
    """Whether the book has this date, told as closely: a year alone says too little."""
    return any(
        other.month is not None and (other.day is not None or date.day is None) and _meet(date, other) for other in told.dates
    )


def _is_about(fact: Dated, line: Line) -> bool:
    """Whether a sentence is plainly about a dated fact of the book."""
    text = line.text.casefold()
    if fact.cues:
        return any(re.search(rf"\b{cue}\b", text) for cue in fact.cues)
    if fact.names:
        return any(_stands(name, text) for name in fact.names) and _MOVED.search(text) is not None
    words = [word for word in re.findall(r"[^\W\d_]{4,}", fact.what.casefold()) if word not in ("with", "your", "from", "went")]
    return len(words) > 1 and sum(word[:5] in text for word in words) >= min(2, len(words))


def is_near_date(one: UncertainDate, other: UncertainDate) -> bool:
    """Whether two dates differ in one of their parts alone, so that one may be meant for the other."""
    if one.season or other.season or other.about or one.month is None or other.month is None:
        return False
    same = (one.year == other.year, one.month == other.month)
    if one.day is None or other.day is None:
        return (same[1] and abs(one.year - other.year) <= 3) or (same[0] and abs(one.month - other.month) <= 2)
    return sum((*same, one.day == other.day)) == 2


def _meet(one: UncertainDate, other: UncertainDate) -> bool:
    """Whether two dates may be the same day."""
    slack = _ABOUT if one.about or other.about else datetime.timedelta()
    return one.earliest - slack <= other.latest and other.earliest - slack <= one.latest


def _meant_by(told: BookTold, clause: str) -> tuple[str, UncertainDate, tuple[str, str]] | None:
    """The one dated fact that a clause is about, such as coming to live with somebody, or the adoption."""
    text = clause.casefold()
    text = re.split(r"\b(?:until|before|after|and then)\b", text)[0]
    if re.search(r"\badopt(?:ed|ion)\b", text):
        known = [each for each in told.dated if "adopted" in each.cues]
        return (known[0].what, known[0].when, known[0].entry) if len(known) == 1 else None
    if re.search(r"\b(?:came|went|moved|come|go)\b", text):
        stay = _one_stay(told, text)
        if stay is not None and stay.when.start is not None:
            return stay.title, stay.when.start, ("home", stay.id)
    if re.search(r"\b(?:judge|court)\b", text):
        known = [each for each in told.dated if "judge" in each.cues]
        return (known[0].what, known[0].when, known[0].entry) if len(known) == 1 else None
    return None


def _one_stay(told: BookTold, text: str) -> Stay | None:
    """The one home whose people a text names."""
    found = [stay for stay in told.stays if any(_stands(name, text) for name in stay.names)]
    return found[0] if len(found) == 1 else None


def _lengths(told: BookTold, line: Line) -> Iterator[Mismatch]:
    """How long the child lived somewhere."""
    text = line.text.casefold()
    if not re.search(r"\byou\b", text) or not re.search(r"\b(?:looked after you|lived with|lived|stayed)\b", text):
        return
    stay = _one_stay(told, text)
    if stay is None or stay.when.start is None or stay.when.end is None:
        return
    for found in _FOR.finditer(line.text):
        number = number_of(found["number"])
        if number is None or _HEDGED.search(line.text[: found.start("number")]):
            continue
        rest = line.text[found.end() :].casefold()
        if rest.startswith((" you", " she", " he", " they")) or "half" in rest[:12]:
            continue
        days = (stay.when.start.earliest, stay.when.start.latest, stay.when.end.earliest, stay.when.end.latest)
        least, most = (days[2] - days[1]).days, (days[3] - days[0]).days
        unit = {"m": 30.44, "y": 365.25, "w": 7.0}[found["unit"][0].casefold()]
        slack = {"m": 31.0, "y": 240.0, "w": 10.0}[found["unit"][0].casefold()]
        if not least - slack <= number * unit <= most + slack:
            start = line.start + found.start("number")
            here = line.text[found.start("number") : found.end()]
            yield Mismatch(start, line.start + found.end(), here, str(stay.when), stay.title, None, ("home", stay.id))


def _age(
    line: Line, found: re.Match[str], group: str, born: UncertainDate, then: UncertainDate, about: str, entry: tuple[str, str]
) -> Iterator[Mismatch]:
    number = number_of(found[group])
    youngest, oldest = _years(born.latest, then.earliest), _years(born.earliest, then.latest)
    if number is None or born.about or then.about or youngest <= number <= oldest or oldest < 0:
        return
    right = str(youngest) if youngest == oldest else f"{max(youngest, 0)} or {oldest}"
    start = line.start + found.start(group)
    yield Mismatch(start, line.start + found.end(group), found[group], right, about, None, entry)


def _years(first: datetime.date, then: datetime.date) -> int:
    return then.year - first.year - ((then.month, then.day) < (first.month, first.day))


def _person(told: BookTold, words: str) -> Person | None:
    text = words.casefold().removeprefix("your ")
    roles = {"mum": "birth mum", "mother": "birth mother", "dad": "birth dad", "father": "birth father"}
    return told.people.get(text) or told.people.get(text.split(" ")[-1]) or told.people.get(roles.get(text, ""))


def _last_named(told: BookTold, line: Line) -> Person | None:
    names = re.findall(r"\b[A-Z][^\W\d_]+\b", line.text)
    return next((told.people[name.casefold()] for name in reversed(names) if name.casefold() in told.people), None)


def _stands(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
