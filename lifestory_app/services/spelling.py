"""Spelling for the fields of a window: loaded on another thread when it is first wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused
from lifestory_app.services.jobs import Jobs

if TYPE_CHECKING:
    from lifestory_app.usecases.spelling import Spelling


class SpellingService(QObject):
    """Says which words are not known. Until it is ready no word is wrong."""

    ready = Signal()
    changed = Signal()
    """Other words are right than before: fields look again."""
    refused = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._spelling: Spelling | None = None
        self._asked = False
        self._rests_on: tuple[object, ...] | None = None
        self._names: frozenset[str] = frozenset()

    @property
    def is_ready(self) -> bool:
        return self._spelling is not None

    def wake(self) -> None:
        """Load the dictionary, once, on another thread; `ready` says when it is there."""
        if self._asked:
            return
        self._asked = True

        def work(_tell: object) -> "Spelling":
            from lifestory_app.usecases.spelling import load_spelling

            return load_spelling()

        job = self._jobs.start(work)
        job.done.connect(self._take)
        # Without its dictionary the program checks no spelling; everything else goes on.
        job.failed.connect(self._stay_without)

    def know_book(self, book: Book) -> None:
        """Take the names of a book for right. Costs nothing where its people, homes and events are as before."""
        rests_on = (book.people, book.homes, book.events, book.photos, book.author, book.agency)
        if self._rests_on is not None and all(a is b for a, b in zip(self._rests_on, rests_on, strict=True)):
            return
        from lifestory_app.usecases.spelling import names_of

        self._rests_on = rests_on
        names = names_of(book)
        if names == self._names:
            return
        self._names = names
        if self._spelling is not None:
            self._spelling.know(names)
            self.changed.emit()

    def wrong(self, text: str, lang: str | None) -> tuple[tuple[int, int], ...]:
        """Where the words stand that are not known, as start and end."""
        return self._spelling.wrong(text, lang) if self._spelling is not None else ()

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Up to five words that may have been meant."""
        return self._spelling.suggestions(word) if self._spelling is not None else ()

    def keep(self, word: str) -> None:
        """Put a word into the user's own list."""
        if self._spelling is None:
            return
        try:
            self._spelling.keep(word)
        except Refused as refusal:
            self.refused.emit(refusal.sentence)
        self.changed.emit()

    def _take(self, spelling: "Spelling") -> None:
        spelling.know(self._names)
        self._spelling = spelling
        self.ready.emit()

    def _stay_without(self, mistake: Exception) -> None:
        if not isinstance(mistake, ImportError | OSError):
            raise mistake
