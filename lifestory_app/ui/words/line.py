"""A field of one line, for titles and captions."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from lifestory_app.ui.words import languages
from lifestory_app.ui.words.caption import Caption
from lifestory_app.ui.words.field import PHRASE_MS
from lifestory_app.ui.words.helps import Helps
from lifestory_app.ui.words.hints import HintCard
from lifestory_app.ui.words.keys import is_for_text
from lifestory_app.ui.words.line_hints import LineHints
from lifestory_app.ui.words.menu import line_menu


class _Line(QLineEdit):
    """One line under the keyboard. Undo, and every key that is not for text, is left to the window."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not is_for_text(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_for_text(event):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        line_menu(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class LineField(QWidget):
    """Shows one line and says when the user has written another. Its undo is the book's."""

    rewritten = Signal(str)
    phrase_ended = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self.line = _Line()
        self.caption = Caption(label, self.line)
        self._in_phrase = False
        self._lang = languages.ENGLISH
        self._pause = QTimer(self, singleShot=True, interval=PHRASE_MS)
        self._pause.timeout.connect(self._end_phrase)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(self.line)
        self.hints: LineHints | None = None
        # Not textEdited: what is dictated or set through the accessibility bus would be shown and not written.
        self.line.textChanged.connect(self._tell)
        self.line.returnPressed.connect(self._end_phrase)
        self.line.left.connect(self._end_phrase)
        self.setFocusProxy(self.line)

    def show_text(self, text: str) -> None:
        """Show a text. Does nothing where it is shown already, but for blanks at the ends while it is being written."""
        shown = self.line.text()
        if text == shown or (self.line.hasFocus() and text == " ".join(shown.split())):
            return
        at = self.line.cursorPosition()
        with QSignalBlocker(self.line):
            self.line.setText(text)
        if self.hints is not None:
            self.hints.shown(text)
        self.line.setCursorPosition(min(at, len(text)))

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self.line.text()

    def use_helps(self, helps: Helps) -> None:
        """Say what is worth a second look in the line, where that help is switched on."""
        if helps.wording is None or self.hints is not None:
            return
        card = HintCard(self.line)
        self.layout().addWidget(card)
        self.hints = LineHints(self.line, self.caption, card, self)
        self.hints.deed_begins.connect(self._end_phrase)
        self.hints.deed_ended.connect(self._end_phrase)
        self.hints.use(helps)

    def meant_for(self, *, child: bool, in_letter: bool = False) -> None:
        """Say whether the words are for the child: notes for the worker or the records may use words of the office."""
        if self.hints is not None:
            self.hints.watch.meant_for(child, in_letter)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.hints is not None:
            self.hints.watch.wake()

    def speak(self, lang: str) -> None:
        """Be written in a language: from right to left where it is, with its letters."""
        if lang == self._lang:
            return
        self._lang = lang
        right_to_left = languages.is_right_to_left(lang)
        self.line.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
        if self.hints is not None:
            self.hints.speak(lang)
        self.line.setFont(languages.with_families(self.line.font(), languages.name_of(lang)))

    def show_prompt(self, text: str) -> None:
        """What the line says while it is empty."""
        self.line.setPlaceholderText(text)

    def show_note(self, text: str, icon: str = "", kind: str = "") -> None:
        """Say something quietly at the right of the label."""
        self.caption.show_note(text, icon, kind)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed."""
        self.line.setReadOnly(read_only)

    def focus(self) -> None:
        """Put the keyboard into the line, behind what stands there."""
        self.line.setFocus()
        self.line.end(False)

    def _tell(self, text: str) -> None:
        self._in_phrase = True
        self._pause.start()
        if self.hints is not None:
            self.hints.typed(text)
        self.rewritten.emit(text)

    def _end_phrase(self) -> None:
        self._pause.stop()
        if self._in_phrase:
            self._in_phrase = False
            self.phrase_ended.emit()
