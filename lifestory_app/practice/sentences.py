"""Parts a text into words and sentences, each with its place in code points."""

import re
from dataclasses import dataclass
from itertools import pairwise

from lifestory_app.practice.word_sets import word_set

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*(?:['’][^\W\d_]+)*")
"""Letters, with apostrophes inside. A hyphen stands between words."""
_COUNTED = re.compile(rf"(?:{WORD.pattern}|\d[\d.,:/]*)(?:[-‐‑](?:{WORD.pattern}|\d+))*")
"""What is read as one word: a hyphenated word, or a number."""
_STOP = re.compile(r"(?:[.!?…]+|[。！？؟।])[\"'”’»)\]*_]*")
_ANY_STOP = re.compile(r"[.!?]+")
_AFTER_STOP = re.compile(r"[\s]+[\"'“‘«(\[*_]*")
_BREAK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+|[\u2029\f]")
_SHORT = word_set(
    "mr mrs ms mx dr prof st rev sr jr messrs no nos vol pp ed eds etc approx dept est fig inc ltd co vs jan feb",
    "mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun",
)
"""Words written short with a stop. Those that also end sentences do so before a capital."""
_NEVER_LAST = word_set(
    "mr mrs ms mx dr prof rev messrs vs approx fig e.g i.e",
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it stands in a text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text, without the blanks round it."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of a text in order; numbers are none."""
    return [Word(found[0], found.start(), found.end()) for found in WORD.finditer(text)]


def counted_words(text: str) -> list[str]:
    """What a reader reads as words: hyphenated words are one, and so is a number."""
    return [found[0] for found in _COUNTED.finditer(text)]


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a text; an empty line ends one too."""
    ends = {stop.end() for stop in _STOP.finditer(text) if _ends_here(text, stop)}
    return _cut(text, ends | {found.end() for found in _BREAK.finditer(text)})


def stretches_of(text: str) -> list[Sentence]:
    """What stands between stops, wherever these are and whatever lines it runs over.

    Common measures of reading count these for sentences: a heading or the points of a list are read together with what
    follows, and 2.5 is parted. Only so do figures compare with theirs.
    """
    return _cut(text, {found.end() for found in _ANY_STOP.finditer(text)})


def _cut(text: str, ends: set[int]) -> list[Sentence]:
    found = []
    for start, end in pairwise(sorted({0, len(text)} | ends)):
        piece = text[start:end]
        bare = piece.strip()
        if bare:
            start += len(piece) - len(piece.lstrip())
            found.append(Sentence(bare, start, start + len(bare)))
    return found


def _ends_here(text: str, stop: re.Match[str]) -> bool:
    """Whether a stop ends a sentence: not within a number, an address or a word written short."""
    if stop.end() == len(text):
        return True
    after = _AFTER_STOP.match(text, stop.end())
    if after is None:
        # A closing quote may stand for an opening one; letters straight behind a stop are an address or a slip.
        return stop[0][0] not in ".…" and not text[stop.end()].isalnum()
    following = text[after.end() : after.end() + 1]
    if "!" in stop[0] or "?" in stop[0]:
        # “Oh!” she said.
        return not following.islower()
    if stop[0][0] != ".":
        return not following.islower()
    before = re.search(r"[^\s(\[\"'“‘]*$", text[max(0, stop.start() - 20) : stop.start()])
    word = before[0].casefold() if before is not None else ""
    if word in _NEVER_LAST or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return word not in _NEVER_LAST and following.isupper() and word not in ("e.g", "i.e") and len(word) > 3
    if word in _SHORT or (len(word) == 1 and word not in "ia" and word.isalpha()):
        return following.isupper() and len(word) > 1 and word not in ("st", "no")
    return not following.islower()
