"""Wording help for the fields of a window: looks words over on another thread, never while a key is on its way to the page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lifestory_app.domain.book import Book
from lifestory_app.domain.kept_words import KeptWords
from lifestory_app.domain.pages import Page
from lifestory_app.domain.text import Words
from lifestory_app.services.jobs import Job, Jobs

if TYPE_CHECKING:
    from lifestory_app.usecases.wording import FieldLook, Reader


@dataclass
class _Ready:
    """What is loaded once: whether something is a word, and what could not be used of the lists."""

    is_word: Callable[[str], bool] | None = None
    faults: tuple[str, ...] = ()


class WordingService(QObject):
    """Says what is worth a second look. Until it is ready nothing is."""

    ready = Signal()
    keep_wanted = Signal(object)
    """Words are to be kept as they are: a KeptWords, for the book to hold."""
    changed = Signal()
    """Other things are said than before: fields look again."""
    list_faults = Signal(tuple)
    """Sentences on what could not be used of a council's own list."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._asked = False
        self._loaded: _Ready | None = None
        self._rests_on: tuple[object, ...] | None = None
        self._book: Book | None = None
        self._reader: Reader | None = None
        self._kept: frozenset[tuple[str, str]] = frozenset()

    @property
    def is_ready(self) -> bool:
        return self._loaded is not None

    @property
    def reader(self) -> "Reader | None":
        """For whom words are looked at; None while there is nothing to look with."""
        return self._reader

    @property
    def kept(self) -> frozenset[tuple[str, str]]:
        """What is not said again: pairs of a rule and the words in small letters."""
        return self._kept

    def wake(self) -> None:
        """Load the lists and the dictionary, once, on another thread; `ready` says when they are there."""
        if self._asked:
            return
        self._asked = True

        def work(_tell: object) -> _Ready:
            from lifestory_app.usecases.wording import dictionary, finder

            lists = finder()
            _ = lists.phrases
            return _Ready(dictionary(), lists.words.faults)

        job = self._jobs.start(work)
        job.done.connect(self._take)

    def know_book(self, book: Book) -> None:
        """Look at words with the names and the age of a book. Costs nothing where these are as before."""
        kept = frozenset((each.rule, each.text) for each in book.kept_words)
        if kept != self._kept:
            self._kept = kept
            self.changed.emit()
        rests_on = (book.people, book.homes, book.events, book.photos, book.author, book.agency, book.age_band, book.child)
        if self._rests_on is not None and all(a is b for a, b in zip(self._rests_on, rests_on, strict=True)):
            return
        self._rests_on, self._book = rests_on, book
        if self._loaded is not None:
            self._read_names()

    def look(self, words: Words, lang: str, *, in_letter: bool = False) -> Job | None:
        """Look at words on another thread; the job is done with a FieldLook. None while there is nothing to look with."""
        reader, kept = self._reader, self._kept
        if reader is None:
            return None

        def work(_tell: object) -> "FieldLook":
            from lifestory_app.usecases.wording import look_at_field, without_kept

            return without_kept(look_at_field(words, lang, reader, in_letter=in_letter), kept)

        return self._jobs.start(work)

    def keep(self, rule: str, text: str) -> None:
        """Ask for these words to be kept in the book: no more is said of them under this rule. The child's own words win."""
        self.keep_wanted.emit(KeptWords(rule, text.casefold()))

    def _take(self, loaded: Any) -> None:
        self._loaded = loaded
        if self._book is not None:
            self._read_names()
        if loaded.faults:
            self.list_faults.emit(loaded.faults)
        self.ready.emit()

    def _read_names(self) -> None:
        from lifestory_app.usecases.wording import reader_of

        assert self._book is not None
        assert self._loaded is not None
        reader = reader_of(self._book, self._loaded.is_word)
        if reader != self._reader:
            self._reader = reader
            self.changed.emit()


def is_for_child(book: Book, page: Page) -> bool:
    """Whether the words of a page are for the child, and so worth looking over."""
    from lifestory_app.usecases.wording import is_for_child as told

    return told(book, page)
