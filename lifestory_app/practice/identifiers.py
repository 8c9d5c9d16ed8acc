"""Finds what tells where somebody lives or who they are: postcodes, numbers, emails, addresses (practice section 11)."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_POSTCODE = re.compile(
    r"(?<![\w£$€])(?:GIR ?0AA|"
    r"(?:[A-PR-UWYZ][0-9][0-9A-HJKPSTUW]?|[A-PR-UWYZ][A-HK-Y][0-9][0-9ABEHMNPRVWXY]?)\s?[0-9][ABD-HJLNP-UW-Z]{2})(?!\w)",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.,£$€/-])(?:\+|00)?\(?\d[\d\s().\u2010-\u2013-]{7,22}\d(?![\w%])")
_NHS = re.compile(r"(?<![\w.,£$€/-])(\d{3})([ \u00a0\u2009-]?)(\d{3})\2(\d{4})(?![\w%]|[.,]\d)")
_NHS_SAID = re.compile(r"\bNHS\W{1,3}(?:(?:no|num|number|nr|id)\b\.?\W{0,3}(?:is\W)?)?(\d[\d \u00a0-]{8,12}\d)", re.IGNORECASE)
_COURT = re.compile(r"(?<!\w)[A-Z]{2}\d{2}[A-Z]\d{5}(?!\w)")
_INSURANCE = re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)")
_PUPIL = re.compile(r"(?<!\w)[A-Z]\d{11}[A-Z\d]?(?!\w)")
_CASE = re.compile(
    r"\b(?:(?:(?:court|social care|police|crime|client|person|child|hospital|patient)\s+)?(?:case|file|ref(?:erence)?|record|"
    r"crime|client|person|(?:child|pupil|student)(?=\s+(?:id|no|num|number|ref)\b)|"
    r"hospital|patient|mosaic|liquid ?logic|LCS|carefirst|eclipse|azeus|UPN|UCI|URN|NINO)\b[\s.:#]*"
    r"(?:(?:no|num|number|nr|id|ref|reference)\b)?[\s.:#№]*(?:is\s+|was\s+)?)"
    r"((?=[A-Z0-9/-]*\d{3})[A-Z0-9]{1,10}(?:[/-][A-Z0-9]{1,10}){0,3})(?!\w)",
    re.IGNORECASE,
)
_STREETS = (
    "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Drive|Dr|Way|Crescent|Cres|Court|Ct|Place|Pl|Terrace|Gardens|Gdns|Grove|Hill|Square|Row|Walk|Mews"
    "|Park|View|Rise|Green|Parade|Villas|Croft|Hey|Gate|House|Cottages|Drove|Wynd|Brae|Heol|Ffordd|Stryd|Buildings|Estate|Common|Fold|Mount|Vale"
)
_ADDRESS = re.compile(
    rf"(?<![\w.,£$€/])(?:(?:flat|apartment|unit|room|no\.?|number)\s+\d{{1,4}}[A-Za-z]?,?\s+)?\d{{1,4}}[A-Za-z]?,?\s+"
    rf"(?:(?:St\.?|The|[A-Z][\w'’]+)\s+){{1,3}}(?:{_STREETS})(?![\w])"
)
_NAMED = re.compile(r"(?<!\w)(?:flat|apartment)\s+\d{1,4}[A-Za-z]?,\s+(?:[A-Z][\w'’]+\s?){1,4}", re.IGNORECASE)
_UK_STARTS = ("01", "02", "03", "05", "07", "08", "09")


def emails(text: str) -> Iterator[Span]:
    """Addresses of electronic mail."""
    return (found.span() for found in _EMAIL.finditer(text)) if "@" in text else iter(())


def postcodes(text: str) -> Iterator[Span]:
    """Postcodes of the United Kingdom; in small letters only with the blank in the middle."""
    for found in _POSTCODE.finditer(text):
        if found[0].isupper() or re.search(r"\s", found[0]):
            yield found.span()


def phones(text: str) -> Iterator[Span]:
    """Phone numbers of the United Kingdom, and others that begin with +."""
    for found in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if _is_phone(found[0], digits):
            yield found.span()


def nhs_numbers(text: str) -> Iterator[Span]:
    """Numbers of ten digits whose last one checks the others, and whatever is called an NHS number."""
    seen: set[int] = set()
    for found in _NHS.finditer(text):
        if has_check_digit(found[1] + found[3] + found[4]):
            seen.add(found.start())
            yield found.span()
    for found in _NHS_SAID.finditer(text):
        if len(re.sub(r"\D", "", found[1])) == 10 and found.start(1) not in seen:
            yield found.span(1)


def case_numbers(text: str) -> Iterator[Span]:
    """Numbers of cases, courts, pupils and people: told by their form, or by what is written before them."""
    for pattern in (_COURT, _INSURANCE, _PUPIL):
        yield from (found.span() for found in pattern.finditer(text))
    for found in _CASE.finditer(text):
        if not re.fullmatch(r"(?:19|20)\d\d", found[1]):
            yield found.span(1)


def addresses(text: str) -> Iterator[Span]:
    """A house number with the name of a street, or a flat with that of a house."""
    yield from (found.span() for found in _ADDRESS.finditer(text))
    for found in _NAMED.finditer(text):
        start, end = found.span()
        yield start, end - (len(found[0]) - len(found[0].rstrip()))


def has_check_digit(digits: str) -> bool:
    """Whether ten digits can be an NHS number: weights 10 to 2, modulo 11."""
    if len(set(digits)) == 1:
        return False
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return (0 if check == 11 else check) == int(digits[9])


def _is_phone(written: str, digits: str) -> bool:
    if "\n" in written or (re.search(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", written) and not digits.startswith("0")):
        return False
    if written.lstrip("(").startswith("+"):
        return 9 <= len(digits) <= 15
    if digits.startswith("0044"):
        return 12 <= len(digits) <= 15
    return digits.startswith(_UK_STARTS) and len(digits) in (10, 11)
