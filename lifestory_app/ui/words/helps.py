"""What helps a person who writes: spelling, and a second look at wording."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import SignalInstance

from lifestory_app.domain.text import Words
from lifestory_app.services.hint_counts import HintCounts
from lifestory_app.services.jobs import Job
from lifestory_app.ui.words.marks import SpellingHelp


class WordingHelp(Protocol):
    """What a field asks about its wording."""

    ready: SignalInstance
    changed: SignalInstance

    def wake(self) -> None: ...
    def look(self, words: Words, lang: str, *, in_letter: bool = False) -> Job | None: ...
    def keep(self, rule: str, text: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Helps:
    """The helps that are switched on."""

    spelling: SpellingHelp | None = None
    wording: WordingHelp | None = None
    counts: HintCounts | None = None


NO_HELPS = Helps()
