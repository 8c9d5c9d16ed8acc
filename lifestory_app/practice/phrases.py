"""Finds phrases of a list in a text, by whole words, whatever their case, apostrophes, blanks and line ends."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

TOKEN = re.compile(r"[^\W_]+(?:['’ʼ][^\W\d_]+)*")
_GAP = re.compile(r"[^\S\n]*\n?[^\S\n]*|[^\S\n]*[-‐‑][^\S\n]*|/")
_PLAIN = str.maketrans("’ʼ", "''")
_GOOD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)*~?")
Step = frozenset[str]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a text: as it stands and as it is looked up."""

    text: str
    low: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """The words and numbers of a text."""
    return [
        Token(plain := found[0].translate(_PLAIN), plain.casefold(), found.start(), found.end())
        for found in TOKEN.finditer(text)
    ]


def steps_of(phrase: str) -> tuple[Step | None, ...]:
    """The words of a pattern, each with its forms. Raises ValueError saying what is wrong with it.

    `a|b` is either word, `word~` the word with its regular endings, `_` any one word. Words in capitals are met in capitals
    only: they stand in the step as they are.
    """
    steps: list[Step | None] = []
    for part in re.split(r"[\s-]+", phrase.translate(_PLAIN).strip()):
        if part == "_":
            steps.append(None)
            continue
        forms: set[str] = set()
        for each in part.split("|"):
            if not _GOOD.fullmatch(each):
                raise ValueError(f"{phrase!r} is not a phrase that can be looked for: look at {part!r}")
            bare = each.removesuffix("~")
            word = bare if len(bare) > 1 and bare.isupper() else bare.casefold()
            forms |= _endings(word) if each.endswith("~") else {word}
        steps.append(frozenset(forms))
    if not any(steps) or steps[0] is None or steps[-1] is None:
        raise ValueError(f"{phrase!r} must begin and end with a word")
    return tuple(steps)


class Phrases:
    """Many phrases, looked for at once. `key` says whose a phrase is."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[Step | None, ...], int]]] = {}

    def add(self, phrase: str, key: int) -> None:
        """Look for a phrase too. Raises ValueError."""
        steps = steps_of(phrase)
        for word in steps[0] or ():
            self._by_first.setdefault(word, []).append((steps, key))

    def found_in(self, text: str, tokens: list[Token]) -> Iterator[tuple[int, int, int]]:
        """Each place where a phrase stands: start, end, and whose it is."""
        for at, token in enumerate(tokens):
            both = (token.low, token.text) if token.text.isupper() else (token.low,)
            for word in both:
                for steps, key in self._by_first.get(word, ()):
                    if _stands(steps, text, tokens, at):
                        yield token.start, tokens[at + len(steps) - 1].end, key


def longest(spans: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Of spans that overlap, the longer; of equal ones, the one that was listed first."""
    taken = Places()
    by_length = sorted(spans, key=lambda each: (each[0] - each[1], each[0], each[2]))
    return sorted(span for span in by_length if taken.take(span[0], span[1]))


class Places:
    """Places of a text that are taken, none over another."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def take(self, start: int, end: int) -> bool:
        """Take a place; False where something of it is taken."""
        number = bisect_left(self._starts, end)
        if number and self._ends[number - 1] > start:
            return False
        self._starts.insert(number, start)
        self._ends.insert(number, end)
        return True


class Stretches:
    """Stretches of a text that may lie over one another, asked whether they touch a place."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._longest = max((end - start for start, end in self._spans), default=0)

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them lies over something of a place."""
        first = bisect_left(self._spans, (start - self._longest, 0))
        for left, right in islice(self._spans, first, None):
            if left >= end:
                return False
            if right > start:
                return True
        return False


def _stands(steps: tuple[Step | None, ...], text: str, tokens: list[Token], at: int) -> bool:
    if at + len(steps) > len(tokens):
        return False
    for number in range(1, len(steps)):
        before, token, step = tokens[at + number - 1], tokens[at + number], steps[number]
        if step is not None and token.low not in step and token.text not in step:
            return False
        if not _GAP.fullmatch(text, before.end, token.start):
            return False
    return True


def _endings(word: str) -> set[str]:
    """A word with the regular endings of nouns and verbs."""
    forms = {word, f"{word}s", f"{word}'s", f"{word}s'"}
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        forms |= {f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"}
    elif word.endswith("e"):
        forms |= {f"{word}d", f"{word[:-1]}ing"}
    else:
        forms |= {f"{word}ed", f"{word}ing"}
        if word.endswith(("s", "x", "z", "ch", "sh")):
            forms.add(f"{word}es")
        if word[-1:] not in "aeiouwxy" and word[-2:-1] in "aeiou" and word[-3:-2] not in "aeiou":
            forms |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return forms
