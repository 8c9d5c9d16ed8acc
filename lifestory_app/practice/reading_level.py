"""How old a reader must be to read a text with ease, and which sentence to mend first.

The age is that of the Flesch-Kincaid grade (Kincaid and others, 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59
is the school year of the United States, in which children are five years older. Beside it stands how many words are familiar.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lifestory_app import resources
from lifestory_app.practice.sentences import Sentence, counted_words, sentences_of, stretches_of
from lifestory_app.practice.syllables import syllables

YOUNGEST = 5.0
SHORTEST = 3
"""Words. A cry of fewer is no sentence by itself: “Oh dear!” belongs to what follows."""
_FILE = "familiar-words.txt"


WORTH_MENDING = 6
"""Words. A shorter sentence is not what makes a text hard, whatever its words."""


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """How a text reads. `age` is None where there are too few words to say; `familiar` is a share of 0 to 1."""

    age: float | None
    grade: float | None
    words: int
    sentences: int
    familiar: float
    hardest: Sentence | None = None

    @property
    def told_age(self) -> int | None:
        """The age in whole years, as it is told to people."""
        return None if self.age is None else max(round(self.age), round(YOUNGEST))


def reading_level(text: str) -> ReadingLevel:
    """How a text reads, its sentences counted as common measures do. The hardest is one as people see them."""
    return _level(counted_words(text), stretches_of(text), sentences_of(text))


def level_of(sentences: Sequence[Sentence]) -> ReadingLevel:
    """How sentences read that the caller knows for such: those of the fields of a book, where a line ends one."""
    return _level([word for each in sentences for word in counted_words(each.text)], sentences, sentences)


def _level(words: Sequence[str], counting: Sequence[Sentence], telling: Sequence[Sentence]) -> ReadingLevel:
    count = sum(len(counted_words(part.text)) >= SHORTEST for part in counting)
    if not words:
        return ReadingLevel(None, None, 0, 0, 1.0)
    grade = _grade(words, count or 1)
    known = sum(is_familiar(word) for word in words) / len(words)
    age = round(max(grade + 5, YOUNGEST), 1)
    return ReadingLevel(age, round(grade, 1), len(words), count or 1, round(known, 3), _hardest(telling))


def _hardest(sentences: Sequence[Sentence]) -> Sentence | None:
    with_words = [(each, words) for each in sentences if len(words := counted_words(each.text)) >= WORTH_MENDING]
    return max(with_words, key=lambda each: _grade(each[1], 1))[0] if with_words else None


def is_familiar(word: str) -> bool:
    """Whether a word, or the word it is made from, is one that children of about eight read and use; numbers are."""
    word = word.casefold().replace("’", "'")
    if not any(sign.isalpha() for sign in word):
        return True
    return all(_is_listed(part.removesuffix("'s").rstrip("'")) for part in word.split("-"))


def _grade(words: Sequence[str], sentences: int) -> float:
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def _is_listed(word: str) -> bool:
    known = _familiar()
    if word in known or not word:
        return True
    for ending in ("ing", "ed", "er", "est", "es", "s", "ly", "y", "d", "r"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2:
            continue
        doubled = len(stem) > 2 and stem[-1] == stem[-2]
        if stem in known or stem + "e" in known or (doubled and stem[:-1] in known):
            return True
        if stem.endswith("i") and stem[:-1] + "y" in known:
            return True
    return False


@cache
def _familiar() -> frozenset[str]:
    text = resources.template("wording", _FILE).read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
