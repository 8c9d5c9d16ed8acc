"""What is worth a second look in a field of one line: told beside its label, and in a card below when it is asked for."""

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from lifestory_app.domain.text import Paragraph, Run, Words
from lifestory_app.ui.words import languages
from lifestory_app.ui.words.helps import Helps
from lifestory_app.ui.words.hints import HintCard
from lifestory_app.ui.words.keys import command_of
from lifestory_app.ui.words.marks import Hint
from lifestory_app.ui.words.walk import SETTLE_MS
from lifestory_app.ui.words.wording import WordingWatch

_COMMANDS = ("next", "before", "use")


class Noting(Protocol):
    """Where a word about a line is said: its caption, or a line of its own."""

    def show_note(self, text: str, icon: str = "", kind: str = "") -> None:
        """Say something, or "" for nothing."""


class LineHints(QObject):
    """Watches one line. F7 goes from one marked word to the next, Alt+Enter uses the first better words, Esc closes the card.

    The card is also shown for the word that the cursor is put into.
    """

    deed_begins = Signal()
    deed_ended = Signal()

    def __init__(self, line: QLineEdit, caption: Noting, card: HintCard, parent: QObject) -> None:
        super().__init__(parent)
        self._line, self._caption, self._card = line, caption, card
        self._hints: tuple[Hint, ...] = ()
        self._lang = languages.ENGLISH
        self._typed = False
        self.watch = WordingWatch(self)
        self.watch.hinted.connect(self._show)
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self._look_here)
        line.cursorPositionChanged.connect(self._moved)
        line.installEventFilter(self)
        card.used.connect(self._use)
        card.kept.connect(self._keep)

    def use(self, helps: Helps) -> None:
        """Use the helps that are switched on."""
        self.watch.use(helps.wording)

    def speak(self, lang: str) -> None:
        """The line is in this language: only English is looked over."""
        if lang != self._lang:
            self._lang = lang
            self.shown(self._line.text())

    def shown(self, text: str) -> None:
        """Another text was put into the line."""
        self._typed = False
        self.watch.show(_words(text), self._lang)

    def typed(self, text: str) -> None:
        """The line is being typed into."""
        self._typed = True
        self._card.show_hint(None)
        self.watch.typed(_words(text))

    def _show(self, hints: tuple[Hint, ...]) -> None:
        if hints == self._hints:
            return
        self._hints = hints
        if self._card.hint is not None and self._card.hint not in hints:
            self._card.show_hint(None)
        if not hints:
            self._caption.show_note("")
            return
        said = self.tr("“{words}”: F7 says why").format(words=hints[0].word)
        self._caption.show_note(said, "hint", "warn")

    # The word the cursor is in.

    def _moved(self) -> None:
        if self._hints and self._line.hasFocus():
            self._soon.start()

    def _look_here(self) -> None:
        if self._typed:
            self._typed = False
            return
        at = self._line.cursorPosition()
        here = next((hint for hint in self._hints if hint.start <= at <= hint.start + len(hint.word)), None)
        if here is not None and self._line.hasFocus():
            self._card.show_hint(here)

    def _step(self, by: int) -> None:
        if not self._hints:
            self._card.say(self.tr("There is no word to look at here."))
            return
        shown = self._card.hint
        at = self._hints.index(shown) + by if shown in self._hints else (0 if by > 0 else -1)
        hint = self._hints[at % len(self._hints)]
        self._line.setSelection(hint.start, len(hint.word))
        self._soon.stop()
        self._card.show_hint(hint)

    def _use(self, better: str) -> None:
        hint, text = self._card.hint, self._line.text()
        if hint is None or self._line.isReadOnly() or text[hint.start : hint.start + len(hint.word)] != hint.word:
            return
        self.deed_begins.emit()
        self._line.setText(text[: hint.start] + better + text[hint.start + len(hint.word) :])
        self._line.setCursorPosition(hint.start + len(better))
        self.deed_ended.emit()
        self._card.show_hint(None)
        self._line.setFocus()

    def _keep(self) -> None:
        hint = self._card.hint
        self._card.show_hint(None)
        self._line.setFocus()
        if hint is not None:
            self.watch.keep(hint)

    # Keys.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and watched is self._line and self._takes(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._do(command_of(event))
                return True
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        command = command_of(event)
        if event.key() == Qt.Key.Key_Escape or command == "use":
            return self._card.isVisible()
        return command in _COMMANDS

    def _do(self, command: str) -> None:
        if command in ("next", "before"):
            self._step(1 if command == "next" else -1)
        elif command == "use" and self._card.hint is not None and self._card.hint.better:
            self._use(self._card.hint.better[0])
        else:
            self._card.show_hint(None)


def _words(text: str) -> Words:
    return Words((Paragraph((Run(text),)),)) if text.strip() else Words()
