"""One person of a family tree file as a person of a book: names, dates, and what is known of their life.

Notes are for the worker only, for nobody knows what a stranger wrote there. Places are towns and countries, never streets.
"""

import html
import re
from collections.abc import Iterator

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Beginning, Fact, Gender, Migration, Person, Role
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, WORKER_ONLY, SeenBy, Source
from lifestory_app.family.gedcom_dates import ReadDate, read_date
from lifestory_app.family.gedcom_names import names_of, untaken
from lifestory_app.family.gedcom_records import Record, Tree
from lifestory_app.family.gedcom_told import Telling

BORN, DIED, BORN_IN, DIED_IN = "Born", "Died", "Born in", "Died in"
LIVED_IN, LANGUAGE, NOTE = "Lived in", "Language", "Note"
EVENTS = {
    "CHR": "Christened", "BAPM": "Baptised", "CONF": "Confirmed", "BARM": "Bar mitzvah", "BASM": "Bat mitzvah",
    "BLES": "Blessed", "CHRA": "Christened as an adult", "FCOM": "First communion", "ORDN": "Ordained", "GRAD": "Graduated",
    "RETI": "Retired", "NATU": "Became a citizen", "BURI": "Buried", "CREM": "Cremated", "EMIG": "Moved away from",
    "IMMI": "Came to live in", "ADOP": "Adopted",
}  # fmt: skip
ATTRIBUTES = {"OCCU": "Work", "EDUC": "Education", "NATI": "Nationality", "TITL": "Title"}
_GENDERS = {"M": Gender.MALE, "F": Gender.FEMALE, "X": Gender.NON_BINARY, "U": Gender.UNKNOWN, "N": Gender.UNKNOWN}
_DETAILS = (
    "AGE",
    "AGNC",
    "RELI",
    "RESN",
    "SDATE",
    "TIME",
    "ASSO",
    "HUSB",
    "WIFE",
    "QUAY",
    "PHRASE",
    "TEMP",
    "STAT",
    "MAP",
    "FORM",
)
LEFT = {
    **dict.fromkeys(("OBJE", "_PHOTO", "_PRIM", "FILE"), "picture"),
    **dict.fromkeys(("SOUR", "REPO"), "source"),
    **dict.fromkeys(("ADDR", "PHON", "EMAIL", "FAX", "WWW", "_EMAIL", "_URL"), "contact"),
    **dict.fromkeys(("SSN", "IDNO"), "identity number"),
    **dict.fromkeys(("CHAN", "CREA", "UID", "_UID", "RIN", "REFN", "RFN", "AFN", "EXID"), "house number"),
    **dict.fromkeys(("_APID", "_UPD", "_CRE", "SUBM", "ANCI", "DESI", "RESN"), "house number"),
    **dict.fromkeys(("BAPL", "CONL", "ENDL", "SLGC", "INIL", "SLGS", "WAC"), "ordinance"),
    **dict.fromkeys(("CAUS", "_DCAUSE"), "cause"),
    **dict.fromkeys(("HEAL", "_MDCL", "_HEIG", "_WEIG"), "health"),
    **dict.fromkeys(("WILL", "PROB", "CENS", "PROP", "CAST"), "property"),
    **dict.fromkeys(("NCHI", "NMR"), "number of"),
    **dict.fromkeys(_DETAILS, "detail"),
    "NO": "unsure of",
}  # fmt: skip
_SETTLED_ELSEWHERE = frozenset({"NAME", "ALIA", "_AKA", "_ALIA", "_MARNM", "SEX", "FAMC", "FAMS", "ASSO", "RESN"})
_STREET = re.compile(
    r"\d|\s(street|st|st\.|road|rd|avenue|ave|lane|drive|close|court|terrace|crescent|house|cottage|farm|church|chapel|hospital|"
    r"cemetery|school|college|university)$|^(flat|apartment|university)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<(?:/?(?:p|br|b|i|u|em|strong|span|div|a)\b[^<>]{0,200})/?>", re.IGNORECASE)
LONGEST_FACT = 2000


def person_of(record: Record, id: PersonId, tree: Tree, source: Source, told: Telling) -> Person:
    """Read one INDI record."""
    return _Reading(record, tree, source, told).person(id)


class _Reading:
    def __init__(self, record: Record, tree: Tree, source: Source, told: Telling) -> None:
        self.record, self.tree, self.source, self.told = record, tree, source, told
        self.facts: list[Fact] = []
        self.beginning = Beginning.BORN

    def person(self, id: PersonId) -> Person:
        record = self.record
        for name in record.all("NAME"):
            for each in untaken(name):
                self.leave(each)
        born, died = self.life("BIRT", BORN, BORN_IN), self.life("DEAT", DIED, DIED_IN)
        self.faith = self.first_faith()
        languages, migrations = self.languages(), tuple(self.migrations())
        for sub in record.under:
            self.take(sub)
        secret = bool(re.search(r"confidential|privacy", record.text("RESN"), re.IGNORECASE))
        if secret:
            self.told.leave("confidential")
        return Person(
            id,
            names_of(record, self.told),
            Role.RELATIVE,
            gender=self.gender(),
            born=born,
            died=died,
            dead=died is None and self.says_dead(),
            facts=tuple(dict.fromkeys(self.facts)),
            source=self.source,
            seen_by=WORKER_ONLY if secret else FAMILY_AND_RECORDS,
            beginning=self.beginning,
            languages=languages,
            faith=self.faith,
            migrations=migrations,
        )

    def gender(self) -> Gender:
        said = self.record.text("SEX").upper()
        if said and said not in _GENDERS:
            self.told.leave("gender")
        return _GENDERS.get(said, Gender.UNKNOWN)

    def add(self, label: str, value: str, when: UncertainDate | None = None, seen_by: SeenBy = FAMILY_AND_RECORDS) -> None:
        if value := value.strip()[:LONGEST_FACT]:
            self.facts.append(Fact(label.strip()[:100], value, when, self.source, seen_by))

    def life(self, tag: str, happened: str, where: str) -> UncertainDate | None:
        """The date of birth or death; what is no single date becomes a fact in words."""
        one: UncertainDate | None = None
        for number, event in enumerate(self.record.all(tag)):
            if number:
                self.told.leave("second")
                continue
            if event.text("AGE").upper() == "STILLBORN" or event.text("AGE", "PHRASE").upper() == "STILLBORN":
                self.beginning = Beginning.STILLBORN
            read = when_of(event)
            one = read.one if read else None
            if read and not one:
                self.told.leave("not a date")
                self.add(happened, read.words)
            self.add(where, place_of(event))
            self.details(event, {"FAMC"})
        return one

    def says_dead(self) -> bool:
        """Whether there is a death, dated or not."""
        return any(each.value.strip().upper() != "N" for each in self.record.all("DEAT"))

    def first_faith(self) -> str:
        return next((text for each in self.record.all("RELI") if (text := each.value.strip()[:200])), "")

    def languages(self) -> tuple[str, ...]:
        found = [each for each in self.record.all("FACT") if each.text("TYPE") == LANGUAGE]
        return tuple(dict.fromkeys(each.value.strip()[:100] for each in found if each.value.strip()))

    def migrations(self) -> Iterator[Migration]:
        """Moving away and coming to live somewhere, one right after the other on the same day, are one move."""
        pairs = zip(self.record.under, self.record.under[1:], strict=False)
        self.paired: set[int] = set()
        for left, came in pairs:
            if left.tag == "EMIG" and came.tag == "IMMI" and left.text("DATE") == came.text("DATE"):
                read = when_of(left)
                yield Migration(place_of(left), place_of(came), read.one if read else None)
                self.paired |= {id(left), id(came)}

    def take(self, sub: Record) -> None:
        """Everything else on a person, line by line."""
        tag = sub.tag
        if tag in ("BIRT", "DEAT") or tag in _SETTLED_ELSEWHERE or id(sub) in self.paired:
            return
        if tag in ("NOTE", "SNOTE"):
            self.note(sub)
        elif tag == "ADOP" and sub.first("FAMC"):
            # By whom is for the family to say; its bond has the date.
            self.details(sub, {"FAMC"})
        elif tag == "RELI":
            if sub.value.strip()[:200] != self.faith:
                self.add("Religion", sub.value)
            self.details(sub)
        elif tag in EVENTS:
            self.event(sub, EVENTS[tag], place_of(sub) or _said(sub))
        elif tag in ATTRIBUTES:
            if sub.text("PLAC") and tag in ("OCCU", "EDUC"):
                self.told.leave("work place")
            self.event(sub, ATTRIBUTES[tag], _said(sub) or ("" if tag in ("OCCU", "EDUC") else place_of(sub)))
        elif tag == "RESI":
            self.event(sub, LIVED_IN, town_of(sub))
        elif tag == "DSCR":
            self.event(sub, "Description", _said(sub), WORKER_ONLY)
        elif tag in ("EVEN", "FACT"):
            if sub.text("TYPE") != LANGUAGE:
                # What a program let people name themselves may be anything, so only the worker sees it at first.
                self.event(sub, sub.text("TYPE") or "Event", _said(sub) or place_of(sub), WORKER_ONLY)
        else:
            self.leave(sub)

    def event(self, sub: Record, label: str, value: str, seen_by: SeenBy = FAMILY_AND_RECORDS) -> None:
        read = when_of(sub)
        when = read.one if read else None
        if read and not when:
            value = f"{value} ({read.words})" if value else read.words
        if sub.tag in EVENTS or sub.tag in ("EVEN", "FACT"):
            value = value or (str(when) if when else "yes")
        self.add(label, value, when, seen_by)
        self.details(sub)

    def details(self, sub: Record, settled: set[str] | None = None) -> None:
        """What stands under an event: its notes are kept, the rest is told."""
        for each in sub.under:
            if each.tag in ("NOTE", "SNOTE"):
                self.note(each)
            elif each.tag not in ("DATE", "PLAC", "TYPE", *(settled or ())):
                self.leave(each)

    def note(self, note: Record) -> None:
        if not note.is_pointer:
            self.add(NOTE, plain(note.value), seen_by=WORKER_ONLY)
        elif shared := self.tree.notes.get(note.value):
            self.add(NOTE, shared.value, seen_by=WORKER_ONLY)
        else:
            self.told.leave("dangling")

    def leave(self, sub: Record) -> None:
        leave(sub, self.told)


def leave(sub: Record, told: Telling) -> None:
    """Tell that a line is left out, by what it is."""
    if sub.tag in ("NOTE", "SNOTE"):
        told.leave("unlinked")
    elif sub.tag in LEFT:
        # A pointer to a picture is told where the picture's own record is counted.
        if not (sub.tag == "OBJE" and sub.is_pointer):
            told.leave(LEFT[sub.tag])
    else:
        told.leave_tag(sub.tag)


def when_of(event: Record) -> ReadDate | None:
    line = event.first("DATE") or event.first("_DATE")
    return read_date(line.value, line.text("PHRASE")) if line and not line.is_pointer else None


def place_of(event: Record) -> str:
    """Town, region and country of an event, with no street, house or number."""
    parts = [part.strip() for part in event.text("PLAC").split(",")]
    kept = [part for part in parts if part and not _STREET.search(part)]
    return ", ".join(kept[-4:])[:200]


def town_of(event: Record) -> str:
    """The town alone."""
    city = event.text("ADDR", "CITY")
    return city[:100] if city and not _STREET.search(city) else place_of(event).split(", ")[0]


def _said(sub: Record) -> str:
    """The words of a line; a Y says only that an event happened."""
    return "" if sub.is_pointer or (sub.value.strip() == "Y" and sub.tag != "FACT") else sub.value.strip()


def plain(text: str) -> str:
    """A note as words: some programs write them as a web page."""
    if "<" in text and _MARKUP.search(text):
        text = _MARKUP.sub(" ", re.sub(r"(?i)<br\s*/?>|</p>", "\n", text))
    return re.sub(r"\n\s*\n+", "\n", html.unescape(text)).strip()
