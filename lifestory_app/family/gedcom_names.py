"""Names of a family tree file as names of a book: first name and surname, their kind, and the name in its own script."""

import re
import unicodedata
from collections.abc import Iterator

from lifestory_app.domain.dates import Span
from lifestory_app.domain.people import Name, NameKind
from lifestory_app.family.gedcom_dates import read_date
from lifestory_app.family.gedcom_records import Record
from lifestory_app.family.gedcom_told import Telling

LONGEST_NAME = 200
_KIND = {
    "birth": NameKind.BIRTH, "maiden": NameKind.BIRTH, "adoptive": NameKind.ADOPTIVE, "adopted": NameKind.ADOPTIVE,
    "former": NameKind.FORMER,
}  # fmt: skip
_SLASHES = re.compile(r"([^/]*)/([^/]*)/?(.*)")
_QUOTED = re.compile(r"\s*[\"“”„][^\"“”„]*[\"“”„]")
_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
_SCHEME = {"hangul": "ko", "kana": "ja", "romaji": "ja", "pinyin": "zh", "wadegiles": "zh"}
_TAKEN = frozenset({"GIVN", "SURN", "SPFX", "NICK", "TYPE", "FONE", "ROMN", "TRAN", "DATE", "_DATE", "_MARNM", "_AKA"})


def names_of(person: Record, told: Telling) -> tuple[Name, ...]:
    """All names of a person, the first as their birth name where the file says no other kind, with no name twice."""
    found: list[Name] = []
    for number, record in enumerate(person.all("NAME")):
        found += _names(record, number == 0, told)
    for tag in ("ALIA", "_AKA", "_ALIA", "_MARNM"):
        for record in person.all(tag):
            given, family = _slashed(record.value)
            if not record.is_pointer and (given or family):
                found.append(Name(given, family, NameKind.KNOWN_AS))
    return tuple(dict.fromkeys(found))


def _names(record: Record, is_first: bool, told: Telling) -> Iterator[Name]:
    given, family = name_parts(record)
    native, lang = "", None
    for tag in ("FONE", "TRAN", "ROMN"):
        for other in record.all(tag):
            spelt, tongue = _clean(other.value.replace("/", " ")), _language(other)
            is_latin = tag == "ROMN" or (other.text("LANG").lower().endswith("-latn"))
            if native or not spelt:
                told.leave("spelling")
            elif is_latin and not _is_latin(f"{given} {family}"):
                native, lang = f"{given} {family}".strip(), tongue
                given, family = _slashed(other.value)
            elif not _is_latin(spelt) or (tongue and not tongue.startswith("en")):
                native, lang = spelt, tongue
            else:
                told.leave("spelling")
    for part in ("NPFX", "NSFX"):
        if record.text(part):
            told.leave("name part")
    if given or family or native:
        yield Name(given, family, _kind(record, is_first), _when(record), native, lang)
    nick = _clean(record.text("NICK"))
    if nick and nick != given:
        yield Name(nick, kind=NameKind.KNOWN_AS)
    for tag in ("_AKA", "_MARNM"):
        if other_name := _clean(record.text(tag).replace("/", " ")):
            yield Name(given, other_name, NameKind.KNOWN_AS) if tag == "_MARNM" else Name(other_name, kind=NameKind.KNOWN_AS)


def untaken(record: Record) -> Iterator[Record]:
    """What stands under a name that is not part of the name."""
    return (each for each in record.under if each.tag not in _TAKEN and each.tag not in ("NPFX", "NSFX"))


def name_parts(record: Record) -> tuple[str, str]:
    """First name and surname: by their own lines where there are some, else by the slashes."""
    given, family = _slashed(record.value)
    if said := _clean(record.text("GIVN")):
        given = said
    surname = _clean(record.text("SURN"))
    if surname and "," not in surname:
        surname = _clean(f"{record.text('SPFX')} {surname}")
        # “/de Allen/” with SURN Allen and no SPFX: the longer one is the whole of it.
        family = family if surname in family and len(family) > len(surname) else surname
    return given, family or surname


def _slashed(value: str) -> tuple[str, str]:
    value = value[: 2 * LONGEST_NAME].replace("\n", " ")
    found = _SLASHES.fullmatch(value)
    if found is None:
        return _clean(_QUOTED.sub("", value)), ""
    before = _clean(_QUOTED.sub("", found[1]))
    return before or _clean(found[3]), _clean(found[2])


def _clean(text: str) -> str:
    return " ".join(text.split())[:LONGEST_NAME].strip()


def _kind(record: Record, is_first: bool) -> NameKind:
    said = record.text("TYPE").lower()
    said = record.text("TYPE", "PHRASE").lower() or said if said == "other" else said
    if not said:
        return NameKind.BIRTH if is_first else NameKind.KNOWN_AS
    return _KIND.get(said, NameKind.KNOWN_AS)


def _when(record: Record) -> Span:
    line = record.first("_DATE") or record.first("DATE")
    read = read_date(line.value, line.text("PHRASE")) if line else None
    return (read.as_span if read else None) or Span()


def _language(record: Record) -> str | None:
    said = record.text("LANG") or record.text("TYPE")
    if said.lower() in _SCHEME:
        return _SCHEME[said.lower()]
    if not _TAG.fullmatch(said) or said.lower().startswith("und"):
        return None
    return re.sub(r"(?i)-latn$", "", said)


def _is_latin(text: str) -> bool:
    """Whether all letters are of the script this page is written in."""
    return all(unicodedata.name(letter, "LATIN").startswith(("LATIN", "MODIFIER")) for letter in text if letter.isalpha())
