"""Goes from one marked word to the next, and shows the card of the one the cursor is in."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QTextCursor

from lifestory_app.ui.words.box import WordsBox
from lifestory_app.ui.words.hints import HintCard
from lifestory_app.ui.words.marks import Hint, Mark, SpellingHelp

SETTLE_MS = 150
"""How long the cursor rests in a word before its card is shown: suggestions cost up to a tenth of a second."""


class HintWalk(QObject):
    """Keeps the card below a field in step with the cursor. Nothing is shown for a word while it is typed."""

    def __init__(self, box: WordsBox, card: HintCard, parent: QObject) -> None:
        super().__init__(parent)
        self._box, self._card = box, card
        self._spelling: SpellingHelp | None = None
        self._mark: Mark | None = None
        self._typed = False
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self._look_here)
        self._over = QTimer(self, singleShot=True, interval=0)
        self._over.timeout.connect(self._stop_typing)
        box.cursorPositionChanged.connect(self._moved)
        box.document().contentsChange.connect(self._changed)

    def use(self, spelling: SpellingHelp | None) -> None:
        """Ask here for suggestions."""
        self._spelling = spelling

    def settle(self) -> None:
        """What was just put into the box was not typed."""
        self._over.stop()
        self._typed = False
        self._box.marks.typing(-1)

    def step(self, by: int) -> None:
        """Go to the next marked word, or with -1 the one before, round the end; say so where there is none."""
        self.settle()
        marks = self._box.marks.all_marks()
        if not marks:
            self._mark = None
            self._card.say(self.tr("There is no word to look at here."))
            self._announce()
            return
        cursor = self._box.textCursor()
        if by > 0:
            after = [mark for mark in marks if mark.start >= cursor.selectionEnd() and mark != self._mark]
            found = after[0] if after else marks[0]
        else:
            ahead = [mark for mark in marks if mark.end <= cursor.selectionStart() and mark != self._mark]
            found = ahead[-1] if ahead else marks[-1]
        self._select(found)
        self._show(found)
        self._announce()

    def use_first(self) -> None:
        """Put the first suggestion in place of the word, where there is one."""
        if self._mark is None or self._card.hint is None:
            mark = self._box.marks.mark_at(self._box.textCursor().selectionEnd())
            if mark is None:
                return
            self._show(mark)
        hint = self._card.hint
        if hint is not None and hint.better:
            self.put(hint.better[0])

    def put(self, better: str) -> None:
        """Put another word in the place of the one the card is about."""
        mark, self._mark = self._mark, None
        self._card.show_hint(None)
        if mark is None or self._box.isReadOnly():
            return
        cursor = self._box.textCursor()
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        if cursor.selectedText() != mark.word:
            return
        letters = QTextCursor(cursor)
        letters.setPosition(mark.start + 1)
        self._box.setTextCursor(cursor)
        cursor.insertText(better, letters.charFormat())
        self._box.setTextCursor(cursor)
        self.settle()

    def leave_alone(self) -> Mark | None:
        """Take the card away; a word of spelling goes into the user's list. The mark that was shown."""
        mark, self._mark = self._mark, None
        self._card.show_hint(None)
        if mark is not None and mark.hint is None and self._spelling is not None:
            self._spelling.keep(mark.word)
        return mark

    def hint_at(self, position: int) -> tuple[Mark, Hint] | None:
        """The marked word at a place, and what its card says."""
        mark = self._box.marks.mark_at(position)
        return (mark, self._hint_of(mark)) if mark is not None else None

    def show_at(self, mark: Mark) -> None:
        """Be about this word: for a menu that offers the same as the card."""
        self._show(mark)

    def show_card(self, hint: Hint | None) -> None:
        """Show a hint that the owner gives, where its word stands."""
        self._mark = None
        if hint is not None:
            block = self._box.document().findBlockByNumber(hint.paragraph)
            self._mark = next((mark for mark in self._box.marks.worth_a_thought(block) if mark.hint == hint), None)
        self._card.show_hint(hint)

    def put_away(self) -> None:
        """Take the card away."""
        self._mark = None
        self._card.show_hint(None)

    def _hint_of(self, mark: Mark) -> Hint:
        if mark.hint is not None:
            return mark.hint
        better = self._spelling.suggestions(mark.word) if self._spelling is not None else ()
        return Hint(mark.word, self.tr("{word} is not in the dictionary."), better[:3], self.tr("Keep as it is"))

    def _select(self, mark: Mark) -> None:
        cursor = self._box.textCursor()
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        self._box.setTextCursor(cursor)
        self._box.ensureCursorVisible()
        self._soon.stop()

    def _show(self, mark: Mark) -> None:
        self._mark = mark
        self._card.show_hint(self._hint_of(mark), "hint" if mark.hint is not None else "spelling")

    def _changed(self, at: int, removed: int, added: int) -> None:
        if self._box.hasFocus() and (added or removed):
            self._typed = True
            self._over.start()
        if self._mark is not None and self._mark.start <= at + added:
            self.put_away()

    def _moved(self) -> None:
        at = self._box.textCursor().position()
        if self._typed:
            self._soon.stop()
            self._box.marks.typing(at)
            return
        self._box.marks.typing(-1)
        self._soon.start()

    def _stop_typing(self) -> None:
        self._typed = False

    def _look_here(self) -> None:
        if not self._box.hasFocus():
            return
        mark = self._box.marks.mark_at(self._box.textCursor().selectionEnd())
        if mark is None:
            self.put_away()
        elif mark != self._mark:
            self._show(mark)

    def _announce(self) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._box, self._card.accessibleName()))
