"""What may be said of words: where they stand, why to look again, and what might stand there instead."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a wording matters in words for a child (practice section 10)."""

    ALMOST_NEVER = "E"
    THINK_AGAIN = "W"
    EXPLAIN = "X"

    @property
    def weight(self) -> int:
        """The more, the more it matters."""
        return {"E": 3, "W": 2, "X": 1}[self.value]


@dataclass(frozen=True, slots=True)
class Finding:
    """Words to look at again. `start` and `end` are code points of the text they stand in.

    `better` are words that can stand there instead, the likeliest first; `advice` says in a sentence what to do where no words
    can just be put in their place. In `why`, {word} stands for the words themselves. `source` names the guidance
    that it rests on (practice section 13).
    """

    rule: str
    level: Level
    start: int
    end: int
    text: str
    why: str
    better: tuple[str, ...] = ()
    advice: str = ""
    source: str = ""

    @property
    def said(self) -> str:
        """Why to look again, with the words named."""
        return self.why.replace("{word}", f"“{self.text}”")

    @property
    def suggestion(self) -> str:
        """What might be done, in one line."""
        return "; ".join(self.better) or self.advice
