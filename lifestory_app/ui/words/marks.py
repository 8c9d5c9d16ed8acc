"""Marks under words: a wavy line for spelling, a dotted one for words to think about again."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from lifestory_app.ui.words.document import LANG, WAVY, blocks, cut, stretches, units


class SpellingHelp(Protocol):
    """What a field asks about spelling."""

    ready: SignalInstance
    changed: SignalInstance

    def wake(self) -> None: ...
    def wrong(self, text: str, lang: str | None) -> tuple[tuple[int, int], ...]: ...
    def suggestions(self, word: str) -> tuple[str, ...]: ...
    def keep(self, word: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to look at again: a word where it stands in the words, what is said of it, and what might stand there instead.

    `says` holds {word} where the word itself is named. `better` are other words for it; `keep` is what the button says that
    leaves it as it is. `key` is the owner's own name for the hint.
    """

    word: str
    says: str
    better: tuple[str, ...] = ()
    keep: str = ""
    paragraph: int = 0
    start: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked word in the document: its place in UTF-16 units, and the hint of the owner; None means spelling."""

    start: int
    end: int
    word: str
    hint: Hint | None = None


class Marks(QSyntaxHighlighter):
    """Finds what is to be marked in each paragraph, and draws the wavy lines. The word that is being typed is left alone."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._spelling: SpellingHelp | None = None
        self._page_lang = "en-GB"
        self._hints: dict[int, list[Hint]] = {}
        self._typing_at = -1

    def use(self, spelling: SpellingHelp | None) -> None:
        """Look words up here; None marks no spelling."""
        if self._spelling is not None:
            self._spelling.ready.disconnect(self.rehighlight)
            self._spelling.changed.disconnect(self.rehighlight)
        self._spelling = spelling
        if spelling is not None:
            spelling.ready.connect(self.rehighlight)
            spelling.changed.connect(self.rehighlight)
        self.rehighlight()

    def speak(self, page_lang: str) -> None:
        """The language of letters that name none."""
        if page_lang != self._page_lang:
            self._page_lang = page_lang
            self.rehighlight()

    def show_hints(self, hints: tuple[Hint, ...]) -> None:
        """Mark these words with dots. A hint whose word no longer stands at its place is not shown."""
        self._hints = {}
        for hint in hints:
            self._hints.setdefault(hint.paragraph, []).append(hint)

    def typing(self, at: int) -> None:
        """Leave the word at a position alone while it is written; -1 when it is finished."""
        if at >= 0:
            block = self.document().findBlock(at)
            letter = cut(block.text(), at - block.position() - 1, at - block.position()) if at > block.position() else ""
            at = at if letter.isalpha() or letter in ("'", "’", "-") else -1
        before, self._typing_at = self._typing_at, at
        if (before < 0) != (at < 0):
            self.rehighlightBlock(self.document().findBlock(min(max(before, at), self.document().characterCount() - 1)))

    def misspelt(self, block: QTextBlock) -> list[Mark]:
        """The words of a paragraph that are not known. Words of letters in two formats are looked up whole."""
        if self._spelling is None:
            return []
        found: list[Mark] = []
        pieces: list[tuple[int, str, str]] = []
        for at, text, shown_as in stretches(block):
            lang = shown_as.property(LANG) or self._page_lang
            if pieces and pieces[-1][2] == lang:
                pieces[-1] = (pieces[-1][0], pieces[-1][1] + text, lang)
            else:
                pieces.append((at, text, lang))
        for at, text, lang in pieces:
            for start, end in self._spelling.wrong(text, lang):
                first = at + units(text[:start])
                found.append(Mark(first, first + units(text[start:end]), text[start:end]))
        return found

    def worth_a_thought(self, block: QTextBlock) -> list[Mark]:
        """The words of a paragraph that the owner has hints about, where they still stand."""
        hints = self._hints.get(block.blockNumber())
        if not hints:
            return []
        text = block.text()
        return [
            Mark(
                block.position() + units(text[: hint.start]),
                block.position() + units(text[: hint.start + len(hint.word)]),
                hint.word,
                hint,
            )
            for hint in hints
            if text[hint.start : hint.start + len(hint.word)] == hint.word
        ]

    def all_marks(self) -> list[Mark]:
        """Every marked word, in the order of the text."""
        found = [mark for block in blocks(self.document()) for mark in (*self.misspelt(block), *self.worth_a_thought(block))]
        return sorted(found, key=lambda mark: (mark.start, mark.hint is None))

    def mark_at(self, position: int) -> Mark | None:
        """The marked word in or at whose end a position lies."""
        block = self.document().findBlock(position)
        marks = [*self.worth_a_thought(block), *self.misspelt(block)]
        return next((mark for mark in marks if mark.start <= position <= mark.end), None)

    def highlightBlock(self, _text: str) -> None:
        block = self.currentBlock()
        begin = block.position()
        # Qt's own wave is a hair's breadth high at every size of text, so the box draws one where this is set.
        wavy = QTextCharFormat()
        wavy.setProperty(WAVY, True)
        for mark in self.misspelt(block):
            if not mark.start <= self._typing_at <= mark.end:
                self.setFormat(mark.start - begin, mark.end - mark.start, wavy)
