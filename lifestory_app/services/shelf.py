"""The first screen's side of it: recent books, passphrases that are remembered, and new books, off the drawing thread."""

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lifestory_app.domain.book import AgeBand, PageShape, Reading
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.services.jobs import Job, Jobs

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lifestory_app.usecases.new_books import Fonts, KindOffer, LaidOutBook, NewBook
    from lifestory_app.usecases.passphrases import Judged
    from lifestory_app.usecases.shelf import RecentBook


class Shelf(QObject):
    """Recent books, newest first, and what the keyring remembers of them."""

    listed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._one_at_a_time = Lock()
        self.books: tuple[RecentBook, ...] = ()
        self.can_remember = False
        """Whether there is a keyring to remember in; known once the list was read."""

    def read(self) -> None:
        """Read the list on another thread; `listed` gives it."""
        self._later(lambda: None)

    def note(self, path: Path, first_name: str, kind: str, cover: bytes, due: "tuple[str, date | None] | None" = None) -> None:
        """Put a book first in the list. `due` is what is due next and when, None where that is not known."""
        from lifestory_app.usecases.shelf import note_book

        self._later(lambda: note_book(path, first_name, kind, cover, due))

    def forget(self, path: Path) -> None:
        """Take a book off the list, and what the keyring remembers of it."""
        from lifestory_app.usecases.keyrings import forget_passphrase
        from lifestory_app.usecases.shelf import forget_book

        def work() -> None:
            forget_book(path)
            forget_passphrase(path)

        self._later(work)

    def remembered(self, path: Path) -> str:
        """The passphrase that the keyring keeps for a book, or ""."""
        from lifestory_app.usecases.keyrings import remembered_passphrase

        return remembered_passphrase(path) or ""

    def remember(self, path: Path, words: str) -> bool:
        """Let the keyring keep a passphrase. False where there is none that would."""
        from lifestory_app.usecases.keyrings import remember_passphrase

        return remember_passphrase(path, words)

    def _later(self, deed: "Callable[[], None]") -> None:
        def work(_tell: object) -> "tuple[tuple[RecentBook, ...], bool]":
            from lifestory_app.usecases.keyrings import can_remember
            from lifestory_app.usecases.shelf import recent_books

            # A list that is read while another deed changes it would come last, and be the older one.
            with self._one_at_a_time:
                deed()
                return recent_books(), can_remember()

        job = self._jobs.start(work)
        job.done.connect(self._keep)
        job.failed.connect(_raise)

    def _keep(self, found: "tuple[tuple[RecentBook, ...], bool]") -> None:
        self.books, self.can_remember = found
        self.listed.emit(self.books)


def kind_name(id: str) -> str:
    """What a kind of book is called, or "" for one that this program does not know."""
    from lifestory_app.usecases.new_books import kind_name

    return kind_name(id)


def new_book(
    child: str, born: UncertainDate | None, kind: str, theme: str, shape: PageShape, age_band: AgeBand, reading: Reading
) -> "NewBook":
    """What a person chose for a new book."""
    from lifestory_app.usecases.new_books import NewBook

    return NewBook(child, born, kind, theme, shape, age_band, reading)


def first_look(child: str, kind: str = "adoption") -> "NewBook":
    """A book of this child before anything else was chosen."""
    from lifestory_app.usecases.new_books import NewBook

    return NewBook(child, kind=kind)


class Starting(QObject):
    """What the new-book assistant asks for."""

    previewed = Signal(object, object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs

    def offers(self, child: str) -> "tuple[KindOffer, ...]":
        """The kinds of book there are, for a child of this first name. Raises Refused for one that cannot be written."""
        from lifestory_app.usecases.new_books import offers

        return offers(child)

    def preview(self, wish: "NewBook") -> None:
        """Lay out what a new book would look like; `previewed` gives the wish and (pages, fonts)."""

        def work(_tell: object) -> "tuple[LaidOutBook, Fonts]":
            from lifestory_app.usecases.new_books import preview

            return preview(wish)

        job = self._jobs.start(work)
        job.done.connect(lambda made: self.previewed.emit(wish, made))
        job.failed.connect(_raise)

    def start(self, wish: "NewBook", path: Path, passphrase: str) -> Job:
        """Make the book file; the job gives where it is and its recovery code."""

        def work(_tell: object) -> object:
            from lifestory_app.usecases.new_books import start_new

            return start_new(wish, path, passphrase)

        return self._jobs.start(work)

    def judge(self, words: str, names: tuple[str, ...]) -> "Judged":
        """How hard a passphrase is to guess."""
        from lifestory_app.usecases.passphrases import judge

        return judge(words, names)

    def suggest(self) -> str:
        """Four words for a passphrase."""
        from lifestory_app.usecases.passphrases import suggest

        return suggest()


def _raise(mistake: BaseException) -> None:
    raise mistake
