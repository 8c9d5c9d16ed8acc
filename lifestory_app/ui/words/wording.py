"""Keeps the hints about wording in step with the words of a field, off the way of a key."""

from PySide6.QtCore import QObject, QTimer, Signal

from lifestory_app.domain.text import Words
from lifestory_app.ui.words.helps import WordingHelp
from lifestory_app.ui.words.marks import Hint

PAUSE_MS = 700
"""How long nobody types before words are looked over."""
AT_ONCE_MS = 60


class WordingWatch(QObject):
    """Looks the words of one field over whenever they have been other for a moment, and says what it found."""

    hinted = Signal(tuple)
    read_at = Signal(int, bool)
    """The age words read well at, 0 where nothing can be said, and whether that is too old for this book."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._help: WordingHelp | None = None
        self._words, self._lang = Words(), "en-GB"
        self._is_wanted, self._in_letter = True, False
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._look)

    def use(self, wording: WordingHelp | None) -> None:
        """Ask here; None says nothing."""
        if self._help is not None:
            self._help.ready.disconnect(self._again)
            self._help.changed.disconnect(self._again)
        self._help = wording
        if wording is not None:
            wording.ready.connect(self._again)
            wording.changed.connect(self._again)
        self._again()

    def wake(self) -> None:
        """Load what is needed, once the field is seen."""
        if self._help is not None:
            self._help.wake()

    def meant_for(self, child: bool, in_letter: bool) -> None:
        """Whether the words are for the child, and whether they are read when the child is older."""
        if (child, in_letter) != (self._is_wanted, self._in_letter):
            self._is_wanted, self._in_letter = child, in_letter
            self._again()

    def show(self, words: Words, lang: str) -> None:
        """Words were put into the field that were not typed."""
        self._words, self._lang = words, lang
        self._soon.start(AT_ONCE_MS)

    def typed(self, words: Words) -> None:
        """Words were typed."""
        self._words = words
        self._soon.start(PAUSE_MS)

    def keep(self, hint: Hint) -> None:
        """Say no more of this hint."""
        if self._help is not None and hint.key:
            rule, _, text = hint.key.partition(":")
            self._help.keep(rule, text)

    def _again(self) -> None:
        self._soon.start(AT_ONCE_MS)

    def _look(self) -> None:
        if self._help is None or not self._is_wanted or self._words.is_empty:
            self._tell((), 0, False)
            return
        job = self._help.look(self._words, self._lang, in_letter=self._in_letter)
        if job is not None:
            job.done.connect(self._take)

    def _take(self, look: object) -> None:
        if look.words is not self._words or not self._is_wanted:  # type: ignore[attr-defined]
            # Other words have been written since.
            return
        age: int = look.age or 0  # type: ignore[attr-defined]
        self._tell(
            tuple(self._hint(each) for each in look.hints),  # type: ignore[attr-defined]
            age,
            look.reads_too_old,  # type: ignore[attr-defined]
        )

    def _tell(self, hints: tuple[Hint, ...], age: int, too_old: bool) -> None:
        self.hinted.emit(hints)
        self.read_at.emit(age, too_old)

    def _hint(self, each: object) -> Hint:
        finding = each.finding  # type: ignore[attr-defined]
        says = finding.why if not finding.advice else f"{finding.why} {finding.advice}"
        marked: str = each.marked  # type: ignore[attr-defined]
        better = tuple(_cased(one, marked) for one in finding.better)
        key = f"{finding.rule}:{finding.text}"
        return Hint(marked, says, better, self.tr("Keep mine"), each.paragraph, each.start, key)  # type: ignore[attr-defined]


def _cased(better: str, word: str) -> str:
    """Better words with a capital where the word that they stand for has one at its beginning."""
    return better[:1].upper() + better[1:] if word[:1].isupper() and not word.isupper() else better
