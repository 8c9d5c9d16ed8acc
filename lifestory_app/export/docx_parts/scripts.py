"""Which way a stretch of text runs and in which script it is written: what Word has to be told run by run."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from lifestory_app.domain.text import reads_right_to_left

# First and last code point, and the script (ISO 15924) whose font the characters need. Latin, Greek and Cyrillic are "".
_RANGES = (
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0750, 0x077F, "Arab"),
    (0x08A0, 0x08FF, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x1200, 0x139F, "Ethi"),
    (0x2D80, 0x2DDF, "Ethi"),
    (0x2E80, 0x303F, "Hani"),
    (0x3040, 0x30FF, "Hani"),
    (0x3400, 0x4DBF, "Hani"),
    (0x4E00, 0x9FFF, "Hani"),
    (0xAB00, 0xAB2F, "Ethi"),
    (0xF900, 0xFAFF, "Hani"),
    (0xFB1D, 0xFB4F, "Hebr"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFE, "Arab"),
    (0xFF00, 0xFFEF, "Hani"),
    (0x20000, 0x3FFFF, "Hani"),
)
_DANDAS = (0x0964, 0x0965)
"""Full stops that all the scripts of India share, though they stand among the letters of one."""

_STARTS = [first for first, _, _ in _RANGES]

COMPLEX = frozenset({"Arab", "Hebr", "Deva", "Beng", "Guru", "Gujr", "Taml"})
"""Scripts that Word formats by its complex-script properties."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that run one way in one script; "" is the book's own script."""

    text: str
    rtl: bool
    script: str


def is_rtl_language(lang: str) -> bool:
    return reads_right_to_left(lang)


def direction(text: str, lang: str) -> bool:
    """True where the paragraph runs from right to left: by its first strong character (UAX #9, P2), else by its language."""
    for character in text:
        bidi = unicodedata.bidirectional(character)
        if bidi in ("R", "AL"):
            return True
        if bidi == "L":
            return False
    return is_rtl_language(lang)


def _script(character: str) -> str | None:
    """The script of a character; None where it goes with its neighbours."""
    code = ord(character)
    if code in _DANDAS:
        return None
    place = bisect_right(_STARTS, code) - 1
    if place >= 0 and code <= _RANGES[place][1]:
        return _RANGES[place][2]
    return "" if character.isalpha() else None


def _way(character: str) -> bool | None:
    bidi = unicodedata.bidirectional(character)
    if bidi in ("R", "AL", "AN"):
        return True
    return False if bidi == "L" else None


def stretches(text: str, paragraph_rtl: bool) -> Iterator[Stretch]:
    """The text cut where its direction or its script changes. Nothing is dropped; neutral characters between two strong ones
    of the same kind go with them, others with the paragraph."""
    if text.isascii() and not paragraph_rtl:
        if text:
            yield Stretch(text, False, "")
        return
    ways = _filled([_way(character) for character in text], paragraph_rtl)
    scripts = _carried([_script(character) for character in text])
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or (ways[end], scripts[end]) != (ways[start], scripts[start]):
            yield Stretch(text[start:end], ways[start], scripts[start])
            start = end


def _filled(ways: list[bool | None], paragraph: bool) -> list[bool]:
    """Neutrals take the direction of their neighbours where both agree, else that of the paragraph (UAX #9, N1 and N2)."""
    after: list[bool] = []
    coming = paragraph
    for way in reversed(ways):
        coming = coming if way is None else way
        after.append(coming)
    after.reverse()
    out: list[bool] = []
    before = paragraph
    for way, coming in zip(ways, after, strict=True):
        if way is not None:
            before = way
            out.append(way)
        else:
            out.append(before if before == coming else paragraph)
    return out


def _carried(scripts: list[str | None]) -> list[str]:
    """Spaces and punctuation stay with the script before them; those at the front go with the first that is known."""
    known = next((script for script in scripts if script is not None), "")
    out = []
    for script in scripts:
        known = known if script is None else script
        out.append(known)
    return out
