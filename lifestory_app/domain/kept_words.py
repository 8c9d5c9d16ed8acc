"""Words that a worker thought over and kept: wording help says no more of them, in this book, on any computer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeptWords:
    """What is not said again: the rule that it was said under, and the words in small letters."""

    rule: str
    text: str
