"""The words of a page in a second language, beside the English (practice 3.4).

They are a person's words: an interpreter's, checked by somebody who reads the language. Nothing here is ever translated by a
machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.text import EMPTY, Words

REST = "rest"
"""The name under which stands what belongs to no place of words: captions, facts, cards, the words of a letter."""

BESIDE = "beside"
"""The name of the second language among the places of a laid-out page."""


@dataclass(frozen=True, slots=True)
class SecondLanguage:
    """What a page says in another language, and who saw to it.

    `lang` is a BCP 47 tag. `words` are (name, words) pairs: the name is that of a place of words of the page, or `REST`; names
    are unique. `interpreter` is whose words they are. `checked_by`, `checked` and `how` tell who read them against the English,
    when and in what way ("read aloud with Mum, over the phone").
    """

    lang: str
    title: str = ""
    words: tuple[tuple[str, Words], ...] = ()
    interpreter: str = ""
    checked_by: str = ""
    checked: UncertainDate | None = None
    how: str = ""

    def __post_init__(self) -> None:
        names = [name for name, _ in self.words]
        if len(set(names)) != len(names):
            raise ValueError(f"a place stands twice in a second language: {names}")

    def of(self, name: str) -> Words:
        """The words of one place; empty where there are none."""
        return dict(self.words).get(name, EMPTY)

    def with_words(self, name: str, words: Words) -> "SecondLanguage":
        """With other words in one place. Empty words take the place out; the others keep their order."""
        if not words.paragraphs:
            return replace(self, words=tuple(pair for pair in self.words if pair[0] != name))
        if any(known == name for known, _ in self.words):
            return replace(self, words=tuple((known, words if known == name else old) for known, old in self.words))
        return replace(self, words=(*self.words, (name, words)))

    def in_order(self, places: Sequence[str]) -> tuple[Words, ...]:
        """The words of every place that has any: in this order, then of places that are not named, and last the rest."""
        others = [name for name, _ in self.words if name not in places and name != REST]
        found = (self.of(name) for name in (*places, *others, REST))
        return tuple(words for words in found if not words.is_empty)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing yet."""
        return not self.title.strip() and all(words.is_empty for _, words in self.words)

    @property
    def is_checked(self) -> bool:
        """Whether an interpreter is named, and who read the words against the English, and when."""
        return bool(self.interpreter.strip() and self.checked_by.strip() and self.checked is not None)

    def without_people(self) -> "SecondLanguage":
        """The words alone, without who interpreted and checked them: that is for the worker and the record."""
        return replace(self, interpreter="", checked_by="", checked=None, how="")
