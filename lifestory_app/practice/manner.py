"""How a thing is said: who did it, how sure it is, how long the sentence runs, how loud it is (practice section 10)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lifestory_app.domain.findings import Finding
from lifestory_app.practice.phrases import Phrases, Stretches, Token
from lifestory_app.practice.sentences import Sentence, counted_words
from lifestory_app.practice.word_lists import Entry, Finder, finding_of
from lifestory_app.practice.word_sets import word_set

Span = tuple[int, int]

MOST_WORDS = ((7, 12), (9, 15), (12, 20))
"""Age, and how many words a sentence may have up to it: easy read has 15. Older readers read more."""
MOST_FOR_ANYONE = 25
NEAR = (80, 200)
"""Code points before and after a soft word in which a plain one takes the hiding out of it."""
_BE = word_set(
    "was were is are am be been being got get gets getting wasn't weren't isn't aren't you're he's she's they're",
)
_BETWEEN = word_set(
    "not also then later often never always both all soon just once sometimes again badly once only ever even",
)
_NO_ACTOR = word_set(
    "then now friday saturday sunday monday tuesday wednesday thursday christmas easter car bus train taxi",
    "ambulance plane boat night day mistake accident chance law",
)
_NEW_CLAUSE = word_set("that because when and but so while until which who if")
"""After these “by” tells of something else."""
_RUN = re.compile(r"[!?]*!{2}[!?]*|[!?]*!\?[!?]*|\?![!?]*|!(?: !)+")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_TAIL = 12


@dataclass
class Shape:
    """A text with its parts, looked at once for all rules."""

    text: str
    tokens: list[Token]
    sentences: list[Sentence]
    lists: Finder
    _ready: dict[str, Phrases] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _token_starts: list[int] = field(default_factory=list)

    def sentence_at(self, place: int) -> Sentence:
        """The sentence a place lies in."""
        if not self._starts:
            self._starts = [each.start for each in self.sentences]
        return self.sentences[max(bisect_right(self._starts, place) - 1, 0)]

    def spans(self, rule: str) -> Iterator[Span]:
        """Where the phrases of a rule stand, less those that are right as they are."""
        met = self.lists.of_rule(rule).found_in(self.text, self.tokens)
        spans = self.lists.of_rule(rule, "but_not").found_in(self.text, self.tokens)
        right = Stretches((start, end) for start, end, _ in spans)
        for start, end, _ in met:
            if not right.touch(start, end):
                yield start, end

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The words that begin between two places."""
        if not self._token_starts:
            self._token_starts = [token.start for token in self.tokens]
        return self.tokens[bisect_left(self._token_starts, start) : bisect_left(self._token_starts, end)]

    def says_near(self, place: int, key: str, phrases: Sequence[str]) -> bool:
        """Whether one of some phrases stands in the paragraph of a place."""
        if key not in self._ready:
            made = self._ready[key] = Phrases()
            for phrase in phrases:
                made.add(phrase, 0)
        start, end = max(0, place - NEAR[0]), min(len(self.text), place + NEAR[1])
        for gap in _PARAGRAPH.finditer(self.text, start, end):
            if gap.end() <= place:
                start = gap.end()
            else:
                end = gap.start()
                break
        near = self.tokens_in(start, end)
        return next(self._ready[key].found_in(self.text, near), None) is not None


def passives(shape: Shape) -> Iterator[Span]:
    """What was done to somebody by nobody: “was moved”. With “by Mum” it is told who did it."""
    at_start = {token.start: number for number, token in enumerate(shape.tokens)}
    for start, end in shape.spans("passive"):
        number = at_start[start]
        first = number - 1
        while first >= 0 and number - first <= 2 and _is_between(shape.tokens[first].low):
            first -= 1
        if first < 0 or shape.tokens[first].low not in _BE:
            continue
        if re.search(r"[.!?;:\n]", shape.text[shape.tokens[first].end : start]):
            continue
        if not _names_actor(shape, end):
            yield shape.tokens[first].start, end


def _is_between(word: str) -> bool:
    return word in _BETWEEN or (word.endswith("ly") and len(word) > 4)


def _names_actor(shape: Shape, end: int) -> bool:
    last = shape.sentence_at(end - 1).end
    after = shape.tokens_in(end, last)[:_TAIL]
    for token, following in pairwise(after):
        if token.low in _NEW_CLAUSE:
            return False
        if token.low == "by" and following.low not in _NO_ACTOR and not following.low[0].isdigit():
            return True
    return False


def promises(shape: Shape) -> Iterator[Span]:
    """What nobody can be sure to keep."""
    return shape.spans("promise")


def absolutes(shape: Shape) -> Iterator[Span]:
    """Always and never, said of people."""
    return shape.spans("absolute")


def euphemisms(shape: Shape) -> Iterator[Span]:
    """Soft words with no plain one beside them."""
    rule = shape.lists.words.rule("euphemism")
    for start, end in shape.spans("euphemism"):
        if rule is None or not shape.says_near(start, "euphemism", rule.unless):
            yield start, end


def exclamations(text: str) -> Iterator[Span]:
    """More than one exclamation mark in a row."""
    return (found.span() for found in _RUN.finditer(text)) if "!" in text else iter(())


def most_words(age: int | None) -> int:
    """How many words a sentence may have for a reader of an age."""
    if age is None:
        return MOST_FOR_ANYONE
    return next((most for up_to, most in MOST_WORDS if age <= up_to), MOST_FOR_ANYONE)


def long_sentences(shape: Shape, age: int | None, rule: Entry | None) -> list[Finding]:
    """Sentences of more words than a reader of this age takes in at once."""
    if rule is None:
        return []
    most = most_words(age)
    return [
        finding_of(rule, shape.text, each.start, each.end, count=count, most=most)
        for each in shape.sentences
        if len(each.text) > 3 * most and (count := len(counted_words(each.text))) > most
    ]
