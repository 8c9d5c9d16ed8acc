"""The field in which words of the book are written."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from lifestory_app.domain.text import Words, tidied
from lifestory_app.ui import kit
from lifestory_app.ui.words import document, languages
from lifestory_app.ui.words.box import WordsBox
from lifestory_app.ui.words.caption import Caption
from lifestory_app.ui.words.helps import Helps
from lifestory_app.ui.words.hints import HintCard
from lifestory_app.ui.words.keys import command_of
from lifestory_app.ui.words.marks import Hint, SpellingHelp
from lifestory_app.ui.words.menu import words_menu
from lifestory_app.ui.words.tools import ToolRow, next_kind
from lifestory_app.ui.words.walk import HintWalk
from lifestory_app.ui.words.wording import WordingWatch

_ESC, _BACKTAB = Qt.Key.Key_Escape, Qt.Key.Key_Backtab
SHORT, MIDDLING = 15, 40
"""Words. A place for fewer is one line high, or two, until more is written in it."""
PHRASE_MS = 2000
"""How long nobody types before what was typed is one phrase."""


class WordsField(QWidget):
    """Shows words and says when the user has written others. It has no undo of its own: the book has one."""

    rewritten = Signal(object)
    phrase_ended = Signal()
    picture_pasted = Signal(QImage)
    hint_kept = Signal(object)

    def __init__(self, label: str) -> None:
        super().__init__()
        self._words = Words()
        self._page_lang = languages.ENGLISH
        self._showing = False
        self._in_phrase = False
        self._tools_asleep = False
        self._spelling: SpellingHelp | None = None
        self._pause = QTimer(self, singleShot=True, interval=PHRASE_MS)
        self._pause.timeout.connect(self._end_phrase)
        self.box = WordsBox()
        self.tools = ToolRow()
        self.card = HintCard(self.box)
        self.caption = Caption(label, self.box)
        self.walk = HintWalk(self.box, self.card, self)
        self.wording = WordingWatch(self)
        self._note, self._reads_at = ("", "", ""), (0, False)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.box)

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("role", "box")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(0)
        inner.addWidget(self.tools)
        self._line = kit.line()
        inner.addWidget(self._line)
        round_box = QVBoxLayout()
        round_box.setContentsMargins(10, 6, 4, 4)
        round_box.addWidget(self.box)
        inner.addLayout(round_box)
        self.box.setProperty("ring_round", frame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(frame)
        column.addSpacing(4)
        column.addWidget(self.card)

    def _connect(self) -> None:
        box, tools = self.box, self.tools
        box.document().contentsChanged.connect(self._tell)
        box.cursorPositionChanged.connect(self._show_state)
        box.currentCharFormatChanged.connect(self._show_state)
        box.picture_pasted.connect(self.picture_pasted)
        box.installEventFilter(self)
        box.viewport().installEventFilter(self)
        tools.strong_wanted.connect(lambda on: self._format(lambda: box.turn(strong=on)))
        tools.emphasis_wanted.connect(lambda on: self._format(lambda: box.turn(emphasis=on)))
        tools.kind_wanted.connect(lambda kind: self._format(lambda: box.become(kind)))
        tools.language_wanted.connect(lambda tag: self._format(lambda: box.speak(self._lang_of(tag))))
        tools.starter_wanted.connect(lambda text: self._format(lambda: box.put_in(_starter(text), apart=True)))
        tools.left.connect(self.focus_words)
        self.card.used.connect(lambda better: self._format(lambda: self.walk.put(better)))
        self.card.kept.connect(self._keep)
        self.wording.hinted.connect(self.show_hints)
        self.wording.read_at.connect(self._show_age)
        self.hint_kept.connect(self.wording.keep)

    # What is shown.

    def show_words(self, words: Words, page_lang: str) -> None:
        """Show words. Does nothing where they are shown already; else the cursor stays at its place among them."""
        self._page_lang = page_lang
        self.tools.show_page_language(page_lang)
        self.box.marks.speak(page_lang)
        self.box.run(right_to_left=languages.is_right_to_left(page_lang))
        words = tidied(words)
        if words == self._words:
            return
        self.wording.show(words, page_lang)
        before, self._words = self._words.plain, words
        cursor = self.box.textCursor()
        at, scrolled = _moved_with(cursor.position(), before, words.plain), self.box.verticalScrollBar().value()
        self._showing = True
        try:
            self.box.setFont(languages.with_families(self.box.font(), words.plain))
            document.write(words, self.box.document())
        finally:
            self._showing = False
        cursor.setPosition(min(at, self.box.document().characterCount() - 1))
        self.walk.settle()
        self.box.setTextCursor(cursor)
        self.box.verticalScrollBar().setValue(scrolled)
        self._show_state()

    @property
    def words(self) -> Words:
        """The words that are shown."""
        return self._words

    def show_prompt(self, text: str) -> None:
        """What the box says while it is empty."""
        self.box.show_prompt(text)

    def size_for(self, words: int) -> None:
        """Take the room of a place that is good for so many words, 0 for any number.

        A short one shows its tools when it is first entered, and keeps them: what is below it moves once at most.
        """
        self.box.keep_room_for(1 if 0 < words <= SHORT else 2 if 0 < words <= MIDDLING else 4)
        if 0 < words <= SHORT:
            self._tools_asleep = True
            self.tools.hide()
            self._line.hide()

    def _wake_tools(self) -> None:
        if self._tools_asleep and not self.box.isReadOnly():
            self._tools_asleep = False
            self.tools.show()
            self._line.show()

    def show_note(self, text: str, icon: str = "", kind: str = "") -> None:
        """Say something quietly at the right of the label, with the age the words read well at where that is known."""
        self._note = (text, icon, kind)
        age, too_old = self._reads_at
        if not age or kind in ("warn", "stop"):
            self.caption.show_note(text, icon, kind)
            return
        reads = self.tr("{note}, reads well at {age}") if text else self.tr("Reads well at {age}")
        self.caption.show_note(reads.format(note=text, age=age), "hint" if too_old else "ok", "warn" if too_old else "good")

    def _show_age(self, age: int, too_old: bool) -> None:
        if (age, too_old) != self._reads_at:
            self._reads_at = (age, too_old)
            self.show_note(*self._note)

    def set_starters(self, starters: list[tuple[str, str]]) -> None:
        """Offer sentences to start from: a title and the text it puts in."""
        self.tools.show_starters(starters)

    def set_spelling(self, spelling: SpellingHelp | None) -> None:
        """Look words up here; None checks no spelling."""
        self._spelling = spelling
        self.box.marks.use(spelling)
        self.walk.use(spelling)
        if spelling is not None and self.isVisible():
            spelling.wake()

    def use_helps(self, helps: Helps) -> None:
        """Use the helps that are switched on."""
        self.set_spelling(helps.spelling)
        self.wording.use(helps.wording)
        if self.isVisible():
            self.wording.wake()

    def meant_for(self, *, child: bool, in_letter: bool = False) -> None:
        """Say whether the words are for the child: notes for the worker or the records may use words of the office."""
        self.wording.meant_for(child, in_letter)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed."""
        self.box.setReadOnly(read_only)
        self.tools.setVisible(not read_only and not self._tools_asleep)
        self.walk.put_away()

    def show_hints(self, hints: tuple[Hint, ...]) -> None:
        """Mark words with dots; the card shows what is said of the one the cursor is in, or that F7 goes to."""
        self.box.marks.show_hints(hints)
        self.box.viewport().update()
        shown = self.card.hint
        if shown is not None and shown.key and shown not in hints:
            self.walk.put_away()

    def show_hint(self, hint: Hint | None) -> None:
        """Show one hint in the card below, or none."""
        self.walk.show_card(hint)

    def focus_words(self) -> None:
        """Put the keyboard into the words."""
        self.box.setFocus()

    def put_sentence(self, text: str) -> None:
        """Put a sentence in where the cursor stands, as a step of its own."""
        self._format(lambda: self.box.put_in(_apart(text, self.box)))

    # What the user does.

    def do(self, command: str) -> None:
        """Do what a key asks: strong, emphasis, list, starters, next, before, use."""
        now = document.meaning(self.box.currentCharFormat())
        match command:
            case "strong":
                self._format(lambda: self.box.turn(strong=not now.strong))
            case "emphasis":
                self._format(lambda: self.box.turn(emphasis=not now.emphasis))
            case "list":
                kind = document.kind_of(self.box.textCursor().block())
                self._format(lambda: self.box.become(next_kind(kind)))
            case "starters":
                self.tools.open_starters()
            case "next" | "before":
                self.walk.step(1 if command == "next" else -1)
                self.focus_words()
                # The card takes its room first.
                QTimer.singleShot(0, self, self._bring_card_into_view)
            case "use":
                self._format(self.walk.use_first)

    def _bring_card_into_view(self) -> None:
        """Scroll so far that the card below the words is seen, and the words with it where there is room for both."""
        area = self.parent()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parent()
        if area is not None and self.card.isVisible():
            area.ensureWidgetVisible(self.card, 0, 8)

    def _format(self, deed: object) -> None:
        """A deed is a step of its own: what was typed before it is a phrase, and so is what comes after."""
        if self.box.isReadOnly():
            return
        self._end_phrase()
        deed()  # type: ignore[operator]
        self._end_phrase()
        self._show_state()
        self.focus_words()

    def _keep(self) -> None:
        mark = self.walk.leave_alone()
        if mark is not None and mark.hint is not None:
            self.hint_kept.emit(mark.hint)
        self.focus_words()

    def _tell(self) -> None:
        if self._showing:
            return
        words = document.read(self.box.document())
        if words == self._words:
            return
        self._words = words
        self.wording.typed(words)
        self._in_phrase = True
        self._pause.start()
        self.rewritten.emit(words)

    def _end_phrase(self) -> None:
        self._pause.stop()
        if self._in_phrase:
            self._in_phrase = False
            self.phrase_ended.emit()

    def _show_state(self) -> None:
        now = document.meaning(self.box.currentCharFormat())
        kind = document.kind_of(self.box.textCursor().block())
        self.tools.show_state(strong=now.strong, emphasis=now.emphasis, kind=kind, lang=now.lang)

    def _lang_of(self, tag: str) -> str | None:
        """The language of the page is not named at every word."""
        return None if languages.is_same(tag, self._page_lang) else tag

    # Keys and the rest of what Qt says.

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def _takes(self, event: QKeyEvent) -> bool:
        return bool(command_of(event)) or (event.key() == _ESC and self.card.isVisible())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if command:
            self.do(command)
        elif event.key() == _ESC and self.card.isVisible():
            self.walk.put_away()
            self.focus_words()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.box.viewport() and isinstance(event, QContextMenuEvent):
            # The mouse asks the viewport, the keyboard asks the box.
            words_menu(self, event)
            return True
        if watched is self.box:
            if event.type() == QEvent.Type.FocusIn:
                self._wake_tools()
            elif event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
                self.box.marks.typing(-1)
                self._end_phrase()
            elif event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
                words_menu(self, event)
                return True
            elif _is_key(event, _BACKTAB) and self.tools.isVisible():
                self.tools.enter()
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._spelling is not None:
            self._spelling.wake()
        self.wording.wake()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.focus_words()
        super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._showing = True
            document.dress(self.box.document())
            self._showing = False
            self.box.marks.rehighlight()
            self.box.fit()


def _is_key(event: QEvent, key: Qt.Key) -> bool:
    return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == key


def _apart(text: str, box: WordsBox) -> Words:
    """A sentence with a blank between it and the words that it comes to stand beside."""
    cursor = box.textCursor()
    whole, at = box.toPlainText(), cursor.selectionStart()
    before, after = whole[at - 1 : at], whole[cursor.selectionEnd() : cursor.selectionEnd() + 1]
    start = " " if before and not before.isspace() else ""
    end = " " if after and not after.isspace() else ""
    return Words.of(f"{start}{text}{end}")


def _starter(text: str) -> Words:
    """The words a starter puts in: one paragraph a line, with the signs of lists and of strong words."""
    return Words.of(*(line.strip() for line in text.splitlines() if line.strip()))


def _moved_with(position: int, before: str, after: str) -> int:
    """Where a position goes when a text becomes another: it stays with the letters round it, or stands behind the change."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    same = 0
    while same < min(len(before), len(after)) - start and before[-1 - same] == after[-1 - same]:
        same += 1
    if position <= start:
        return position
    return position + len(after) - len(before) if position >= len(before) - same else len(after) - same
