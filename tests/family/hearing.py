"""Draws a genogram again from its sentences alone, as somebody would who has it read out."""

import re
from dataclasses import dataclass

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.people import BondKind
from lifestory_app.family.telling import CHILD_OF, COUPLES, SIBLINGS

Heard = tuple[BondKind, object, Span]
"""A bond as it was heard: its kind, who (a set of two for what reads the same both ways, else from and to), and when."""


@dataclass(frozen=True)
class Hearing:
    """What a listener knows after the last sentence."""

    people: tuple[str, ...]
    child: str
    unnamed: tuple[str, ...]
    bonds: frozenset[Heard]
    couples: frozenset[frozenset[str]]
    households: tuple[tuple[str, frozenset[str], bool], ...]


def hear(sentences: tuple[str, ...]) -> Hearing:
    """Understand the sentences. Raises ValueError for one that cannot be understood."""
    people, unnamed, child = [], [], ""
    for sentence in sentences:
        if found := re.match(r"(.+?) is (the child this is about, )?(?:a |stillborn).*\.$", sentence):
            people.append(found[1])
            child = found[1] if found[2] else child
        elif found := re.match(r"(A parent not named here \(with .+?\)) is drawn with a question mark\.$", sentence):
            unnamed.append("a" + found[1][1:])
    return _Listener(people, unnamed, child).hear(sentences)


class _Listener:
    def __init__(self, people: list[str], unnamed: list[str], child: str) -> None:
        self.people, self.unnamed, self.child = people, unnamed, child
        # The longest first, so that "Jo Marlowe" is not heard as "Jo".
        self.name = "|".join(re.escape(name) for name in sorted([*people, *unnamed], key=len, reverse=True))
        self.bonds: set[Heard] = set()
        self.couples: set[frozenset[str]] = set()
        self.households: list[tuple[str, frozenset[str], bool]] = []

    def hear(self, sentences: tuple[str, ...]) -> Hearing:
        for said in sentences[1:]:
            # Somebody without a name begins a sentence with a capital, as anything does.
            sentence = f"a{said[1:]}" if said.startswith("A parent not named here") else said
            if not any(understand(sentence) for understand in (
                self._about_somebody, self._couple, self._child, self._siblings, self._feeling, self._household, self._aside,
            )):  # fmt: skip
                raise ValueError(f"not understood: {sentence}")
        return Hearing(
            tuple(self.people), self.child, tuple(self.unnamed), frozenset(self.bonds), frozenset(self.couples),
            tuple(self.households),
        )  # fmt: skip

    def _about_somebody(self, sentence: str) -> bool:
        return bool(re.match(rf"(?:{self.name}) is (?:the child this is about, )?(?:a |stillborn)", sentence)) or (
            sentence.endswith("is drawn with a question mark.")
        )

    def _couple(self, sentence: str) -> bool:
        found = re.match(rf"({self.name}) and ({self.name}): (.+)\.$", sentence)
        if not found:
            return False
        parts = found[3].split("; ")
        if parts == [["parents together", "whether they were a couple is not recorded"][0], *parts[1:]]:
            self.couples.add(frozenset((found[1], found[2])))
            return True
        kinds = {said: kind for kind, said in COUPLES.items()}
        for part in parts:
            said, _, when = part.partition(", ")
            if said not in kinds:
                return False
            self.bonds.add((kinds[said], frozenset((found[1], found[2])), span(when)))
        self.couples.add(frozenset((found[1], found[2])))
        return True

    def _child(self, sentence: str) -> bool:
        for kind, said in CHILD_OF.items():
            found = re.match(rf"({self.name}): {said} ({self.name})(?: and ({self.name}))?(?:, (.+))?\.$", sentence)
            if found:
                for parent in (found[2], found[3]):
                    if parent and parent not in self.unnamed:
                        self.bonds.add((kind, (parent, found[1]), span(found[4] or "")))
                return True
        return False

    def _siblings(self, sentence: str) -> bool:
        for kind, said in SIBLINGS.items():
            found = re.match(rf"({self.name}) and ({self.name}): {said}(?:, (.+))?\.$", sentence)
            if found:
                self.bonds.add((kind, frozenset((found[1], found[2])), span(found[3] or "")))
                return True
        return False

    def _feeling(self, sentence: str) -> bool:
        for kind in BondKind:
            if not (kind.is_feeling or kind is BondKind.PET_OF):
                continue
            found = re.match(rf"({self.name}): {kind.value} ({self.name})(?:, (.+))?\.$", sentence)
            if found:
                pair: object = frozenset((found[1], found[2])) if kind.is_mutual else (found[1], found[2])
                self.bonds.add((kind, pair, span(found[3] or "")))
                return True
        return False

    def _household(self, sentence: str) -> bool:
        found = re.match(r"(Live together|Lived together once), “(.*)”(?: \(.+\))?: (.+)\.$", sentence)
        if found:
            who = re.findall(self.name, found[3])
            self.households.append((found[2], frozenset(who), found[1] == "Live together"))
        return bool(found)

    def _aside(self, sentence: str) -> bool:
        return sentence.startswith((
            "How they belong", "Left out of this drawing", "In the book but not family", "Something to be proud",
            "Something felt as shame", "Not drawn for want of room",
        )) or "cannot stand above" in sentence  # fmt: skip


def span(text: str) -> Span:
    """`from 1988`, `until 2001`, `2014 to 2017` or nothing, as a span is written."""
    if not text:
        return Span()
    if text.startswith("from "):
        return Span(UncertainDate.parse(text.removeprefix("from ")))
    if text.startswith("until "):
        return Span(None, UncertainDate.parse(text.removeprefix("until ")))
    start, end = text.split(" to ")
    return Span(UncertainDate.parse(start), UncertainDate.parse(end))
