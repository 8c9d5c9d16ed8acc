"""Whether a letter speaks to the child: a later life letter says “you”, never “Robin” or “he” (practice section 4)."""

import re
from dataclasses import dataclass

from lifestory_app.practice.sentences import sentences_of, words_of
from lifestory_app.practice.word_sets import word_set

ENOUGH_WORDS = 40
"""A part of so many words in which nobody is spoken to is worth a look."""
_TO_YOU = word_set("you your yours yourself you’re you've you’ve you’d you'd you’ll you'll you're")
_CALLED = word_set("called named name names is as am you")
_NOT_CHILD = re.compile(r"\b(?:[Tt]he|[Tt]his) (?:child|boy|girl|baby|little one)\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """How words speak. `about` are sentences that tell of the child instead of speaking to it."""

    words: int
    to_you: int
    about: tuple[str, ...] = ()

    @property
    def speaks_to_you(self) -> bool:
        """Whether there is nothing to look at again."""
        return not self.about and (self.to_you > 0 or self.words < ENOUGH_WORDS)


def voice_of(text: str, child: str) -> Voice:
    """How a text speaks to the child of this first name."""
    there = words_of(text)
    to_you = sum(word.text.casefold() in _TO_YOU for word in there)
    about = tuple(sentence.text for sentence in sentences_of(text) if _tells_of(sentence.text, child))
    return Voice(len(there), to_you, about)


def _tells_of(sentence: str, child: str) -> bool:
    said = re.sub(r"[“\"][^”\"]*[”\"]", " ", sentence)
    if _NOT_CHILD.search(said) and not re.search(r"\b(?:you|your)\b", said, re.IGNORECASE):
        return True
    if not child:
        return False
    for found in re.finditer(rf"(?<!\w){re.escape(child)}(?!\w)", said):
        before, after = said[: found.start()].rstrip(), said[found.end() :]
        last = words_of(before)[-1].text.casefold() if words_of(before) else ""
        spoken_to = after.startswith((",", ".", "!", "?")) and (not before or before.endswith(",") or last == "dear")
        if not spoken_to and last not in _CALLED:
            return True
    return False
