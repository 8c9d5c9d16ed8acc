"""Dates of a family tree file, and dates of a book as such a file writes them.

A book holds one date, perhaps “about”, or a span. What is neither (before, between, another calendar, words) is told as words,
so that nothing is claimed that the file does not say.
"""

import re
from dataclasses import dataclass
from datetime import date

from lifestory_app.domain.dates import MONTHS, Season, Span, UncertainDate

_SHORT = tuple(month[:3].upper() for month in MONTHS)
_CALENDAR = re.compile(r"@#D([A-Z _]+)@ ?|\b(GREGORIAN|JULIAN|HEBREW|FRENCH_R) ")
# fmt: off
_MONTH_NAMES = {
    "TSH": "Tishri", "CSH": "Heshvan", "KSL": "Kislev", "TVT": "Tevet", "SHV": "Shevat", "ADR": "Adar", "ADS": "Adar Sheni",
    "NSN": "Nisan", "IYR": "Iyar", "SVN": "Sivan", "TMZ": "Tammuz", "AAV": "Av", "ELL": "Elul",
    "VEND": "Vendémiaire", "BRUM": "Brumaire", "FRIM": "Frimaire", "NIVO": "Nivôse", "PLUV": "Pluviôse", "VENT": "Ventôse",
    "GERM": "Germinal", "FLOR": "Floréal", "PRAI": "Prairial", "MESS": "Messidor", "THER": "Thermidor", "FRUC": "Fructidor",
    "COMP": "Complémentaire",
}
# fmt: on
_CALENDAR_NAME = {"HEBREW": "Hebrew", "FRENCH R": "French Republican", "FRENCH_R": "French Republican", "ROMAN": "Roman"}
_DAY_MONTH_YEAR = re.compile(r"(?:(?:(\d{1,2}) )?([A-Z]{3,9})\.? )?(\d{1,4})(?:/(\d{1,4}))?( ?B\.? ?C\.?(?: ?E\.?)?)?")
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})")
_ABOUT = re.compile(r"(?:ABT|ABOUT|CIRCA|CA|C|EST|CAL|CALC)\.? |~ ?")
_INTERPRETED = re.compile(r"INT (.*?) ?\((.*)\)")
_BETWEEN = re.compile(r"(?:BET|BETWEEN|BTW)\.? (.*) AND (.*)")
_PERIOD = re.compile(r"FROM (.*) TO (.*)")
_ONE_SIDED = re.compile(r"(FROM|TO|BEF|BEFORE|AFT|AFTER)\.? (.*)")
_ONE_SIDE = {"FROM": "from", "TO": "until", "BEF": "before", "BEFORE": "before", "AFT": "after", "AFTER": "after"}
_SEASON = re.compile(r"([A-Z]{3}) (\d{1,4}) AND ([A-Z]{3}) (\d{1,4})")
_SEASON_MONTHS = {"MAR": Season.SPRING, "JUN": Season.SUMMER, "SEP": Season.AUTUMN, "DEC": Season.WINTER}
_LAST_MONTH = {Season.SPRING: "MAY", Season.SUMMER: "AUG", Season.AUTUMN: "NOV", Season.WINTER: "FEB"}
_FIRST_MONTH = {season: month for month, season in _SEASON_MONTHS.items()}


@dataclass(frozen=True, slots=True)
class ReadDate:
    """A date as it was read: `one` date, or a `span`, or neither; `words` always says it."""

    words: str
    one: UncertainDate | None = None
    span: Span | None = None

    @property
    def as_span(self) -> Span | None:
        return Span(self.one) if self.one else self.span


def read_date(value: str, phrase: str = "") -> ReadDate | None:
    """A DATE value, with its PHRASE where GEDCOM 7 gives one. None where both are empty."""
    text, phrase = " ".join(value.split())[:300], " ".join(phrase.split())[:300]
    if phrase and (said := _said(phrase)):
        return said
    if not text:
        return ReadDate(phrase) if phrase else None
    read = _read(text)
    # The words of a person say more than what a program made of them.
    return ReadDate(phrase, read.one, read.span) if phrase and not read.one else read


def _read(text: str) -> ReadDate:
    upper = text.upper()
    if text.startswith("(") and text.endswith(")"):
        return _said(text[1:-1]) or ReadDate(text[1:-1].strip())
    if found := _INTERPRETED.fullmatch(upper):
        return _said(text[found.start(2) : found.end(2)]) or _roughly(found[1])
    if found := _BETWEEN.fullmatch(upper):
        if season := _season(f"{found[1]} AND {found[2]}"):
            return ReadDate(str(season), season)
        return ReadDate(f"between {_one(found[1])[1]} and {_one(found[2])[1]}")
    if found := _PERIOD.fullmatch(upper):
        (start, start_words), (end, end_words) = _one(found[1]), _one(found[2])
        return ReadDate(f"{start_words} to {end_words}", span=_span(start, end) if start and end else None)
    if found := _ONE_SIDED.fullmatch(upper):
        side, (one, words) = _ONE_SIDE[found[1]], _one(found[2])
        span = {"from": Span(one), "until": Span(None, one)}.get(side) if one else None
        return ReadDate(f"{side} {words}", span=span)
    if found := _ABOUT.match(upper):
        return _roughly(upper[found.end() :])
    one, words = _one(upper)
    return ReadDate(words if one or words != _plainly(upper) else text, one)


def _roughly(text: str) -> ReadDate:
    one, words = _one(text)
    if one is None:
        return ReadDate(f"about {words}")
    about = UncertainDate(one.year, one.month, one.day, one.season, True)
    return ReadDate(str(about), about)


def _span(start: UncertainDate | None, end: UncertainDate | None) -> Span | None:
    try:
        return Span(start, end)
    except ValueError:
        return None


def _one(text: str) -> tuple[UncertainDate | None, str]:
    """A single date in capitals, and how to say it."""
    calendar = ""
    if found := _CALENDAR.match(text):
        calendar, text = found[1] or found[2], text[found.end() :]
    text = text.strip()
    if calendar not in ("", "GREGORIAN", "JULIAN"):
        return None, f"{_plainly(text)} ({_CALENDAR_NAME.get(calendar, 'unknown')} calendar)"
    one = _gregorian(text)
    if calendar == "JULIAN":
        if one is None:
            return None, f"{_plainly(text)} (Julian calendar)"
        one = _from_julian(one)
    return one, str(one) if one else _plainly(text)


def _plainly(text: str) -> str:
    """A date that is not understood, in ordinary letters."""
    words = [_MONTH_NAMES.get(word) or (word if word in ("BC", "BCE") else word.title()) for word in text.split()]
    return " ".join(words)


def _gregorian(text: str) -> UncertainDate | None:
    if found := _ISO.fullmatch(text):
        year, month, day = int(found[1]), int(found[2]), int(found[3]) if found[3] else None
    elif found := _DOTTED.fullmatch(text):
        year, month, day = int(found[3]), int(found[2]), int(found[1])
    elif (found := _DAY_MONTH_YEAR.fullmatch(text)) and not found[5]:
        name = found[2]
        month = next((number for number, each in enumerate(MONTHS, 1) if name and each.upper().startswith(name[:4])), 0)
        year, day = _newer(int(found[3]), found[4]), int(found[1]) if found[1] else None
        if name and not month:
            return None
    else:
        return None
    try:
        return UncertainDate(year, month or None, day)
    except ValueError:
        return None


def _newer(year: int, second: str | None) -> int:
    """Of a year told both ways, as 1731/32 was before the year began in January, the one we count by."""
    return year + 1 if second and str(year + 1).endswith(second) else year


def _from_julian(one: UncertainDate) -> UncertainDate:
    """A whole date by our calendar; a month or year alone stays, as about then."""
    if one.day is None or one.month is None:
        return UncertainDate(one.year, one.month, about=True)
    shift = (14 - one.month) // 12
    years, months = one.year + 4800 - shift, one.month + 12 * shift - 3
    day_number = one.day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083
    try:
        return UncertainDate.on(date.fromordinal(day_number - 1721425))
    except (ValueError, OverflowError):
        return UncertainDate(one.year, about=True)


def _season(text: str) -> UncertainDate | None:
    found = _SEASON.fullmatch(text)
    season = _SEASON_MONTHS.get(found[1]) if found else None
    if found is None or season is None or found[3] != _LAST_MONTH[season]:
        return None
    year = int(found[2])
    if int(found[4]) != year + (season is Season.WINTER) or not 1 <= year <= 9998:
        return None
    return UncertainDate(year, season=season)


def _said(words: str) -> ReadDate | None:
    """Words that say a date or a span as this program writes them."""
    try:
        one = UncertainDate.parse(words)
        return ReadDate(str(one), one)
    except (ValueError, IndexError, OverflowError):
        pass
    try:
        if words.startswith("from "):
            span = Span(UncertainDate.parse(words[5:]))
        elif words.startswith("until "):
            span = Span(None, UncertainDate.parse(words[6:]))
        else:
            start, _, end = words.partition(" to ")
            span = Span(UncertainDate.parse(start), UncertainDate.parse(end))
    except (ValueError, IndexError, OverflowError):
        return None
    return ReadDate(str(span), span=span)


def written(one: UncertainDate, version: str) -> tuple[str, str]:
    """A date as DATE and PHRASE; the phrase is empty but in GEDCOM 7."""
    if one.season is not None:
        last = one.year + (one.season is Season.WINTER)
        if not one.about:
            return f"BET {_FIRST_MONTH[one.season]} {one.year:03} AND {_LAST_MONTH[one.season]} {last:03}", ""
        month = f"{_FIRST_MONTH[one.season]} {one.year:03}"
        return (f"ABT {month}", str(one)) if version == "7.0" else (f"INT {month} ({one})", "")
    return ("ABT " if one.about else "") + _bare(one), ""


def _bare(one: UncertainDate) -> str:
    month = _SHORT[one.month - 1] if one.month else _FIRST_MONTH[one.season] if one.season else ""
    return " ".join(part for part in (str(one.day) if one.day else "", month, f"{one.year:03}") if part)


def written_span(span: Span, version: str) -> tuple[str, str]:
    """A span as DATE and PHRASE. With only a beginning it is written as the one date."""
    if span.start and not span.end:
        return written(span.start, version)
    ends = [each for each in (span.start, span.end) if each]
    if not ends:
        return "", ""
    if all(each.season is None and not each.about for each in ends):
        return _from_to(span), ""
    return (_from_to(span), str(span)) if version == "7.0" else (f"({span})", "")


def _from_to(span: Span) -> str:
    start = f"FROM {_bare(span.start)}" if span.start else ""
    end = f"TO {_bare(span.end)}" if span.end else ""
    return f"{start} {end}".strip()
