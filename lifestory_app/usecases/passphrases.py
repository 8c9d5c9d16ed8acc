"""Passphrases: how hard one is to guess, in a sentence, and words for one that nobody would."""

import math
import re
import secrets
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from lifestory_app import resources
from lifestory_app.usecases.starting import SHORTEST_PASSPHRASE

_OFTEN = (
    "password passwort passphrase letmein welcome qwerty qwertyuiop asdfgh admin monkey dragon football liverpool chelsea "
    "arsenal sunshine princess iloveyou 123456 12345678 123456789 111111 000000 abc secret lifestory life story council "
    "social worker adoption child family mum dad summer winter spring autumn"
)
COMMON = frozenset(_OFTEN.split(" "))


class Strength(StrEnum):
    """How well a passphrase keeps a book closed."""

    TOO_SHORT = "too short"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Judged:
    """A passphrase judged: `bits` is a careful estimate of what a guesser who knows the field would need."""

    strength: Strength
    bits: float
    has_name: bool = False


def judge(words: str, names: tuple[str, ...] = ()) -> Judged:
    """How hard a passphrase is to guess. Names of the child, common words, repeats and plain numbers count for little."""
    lowered = words.lower()
    named = [name.lower() for name in names if len(name) > 1 and name.lower() in lowered]
    for name in named:
        lowered = lowered.replace(name, " ")
    bits = sum(_bits(piece) for piece in set(re.findall(r"[^\W\d_]+|\d+|[^\w\s]+", lowered)))
    if len(words) < SHORTEST_PASSPHRASE:
        return Judged(Strength.TOO_SHORT, bits, bool(named))
    if bits < 30:
        return Judged(Strength.WEAK, bits, bool(named))
    return Judged(Strength.FAIR if bits < 42 else Strength.STRONG, bits, bool(named))


def _bits(piece: str) -> float:
    """A word counts as one of some thousands, or by its letters where it is none; figures and marks by their number."""
    if piece in COMMON:
        return 4.0
    if piece.isdigit():
        # A year or a birthday is among the first that a guesser tries.
        return min(len(piece), 4) * 2.2 + max(0, len(piece) - 4) * 3.0
    if not piece.isalnum():
        return min(len(piece), 3) * 3.0
    different = len(set(piece))
    by_letters = min(len(piece), different + 2) * 2.6
    return min(by_letters, 12.9) if piece in _known() else by_letters


@cache
def _known() -> frozenset[str]:
    return frozenset(_list())


@cache
def _list() -> tuple[str, ...]:
    return tuple(resources.asset("words", "eff-long.txt").read_text(encoding="utf-8").split())


def suggest() -> str:
    """Four words drawn by lot: about 51 bits."""
    assert len(_list()) >= 7000, math.log2(len(_list()))
    return " ".join(secrets.choice(_list()) for _ in range(4))
