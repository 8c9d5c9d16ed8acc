"""Working on an open book: opening it for work, saving and checking, and the ways on when a disk says no."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from lifestory_app import platforms
from lifestory_app.domain.book import Book
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.export.editions import make_edition
from lifestory_app.layout.engine import LayoutCache, lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.photos.source import StoredPhotos
from lifestory_app.storage.backups import update_backup
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.elsewhere import KeptWork, forget_kept_work, kept_work, save_elsewhere, without_pictures
from lifestory_app.storage.values import BookChanged, BookInUse, Holder, NotSaved, Why
from lifestory_app.usecases.given_keys import key_from
from lifestory_app.usecases.openbooks import OpenBook, opened

__all__ = [
    "BookChanged",
    "BookInUse",
    "Fonts",
    "Holder",
    "KeptWork",
    "LaidOutBook",
    "NotSaved",
    "OpenBook",
    "PageSetter",
    "Why",
    "Work",
    "open_for_work",
]


@dataclass
class Work:
    """A book opened for work. `left_open`: it was not closed last time. `kept`: work that could not be saved then.

    `held_by` is who works in a book that was opened only to be looked at.
    """

    opened: OpenBook
    left_open: bool
    kept: KeptWork | None
    held_by: Holder | None = None

    @property
    def saved(self) -> Book:
        """The book as the file holds it."""
        return self.opened.file.book


class PageSetter:
    """Lays pages out for a window, with a cache of its own: work on other threads has another."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self._cache = LayoutCache()

    def laid_out(self, book: Book) -> LaidOutBook:
        """The book laid out; only pages that changed are made again."""
        return lay_out(book, self.fonts, self._cache)


def child_edition(book: Book, setter: PageSetter) -> LaidOutBook:
    """What the child may have of a book, laid out."""
    return setter.laid_out(make_edition(book, Edition.CHILD).book)


def open_for_work(path: Path, words: str, *, write: bool = True, take_over: bool = False, tell: Tell = tell_nobody) -> Work:
    """Open a book with a passphrase or recovery code. Raises BookInUse where somebody works in it, else Refused."""
    tell(0, 3, "Opening the book")
    file = BookFile.open(path, key_from(words), write=write, take_over=take_over, person=platforms.user_name())
    try:
        kept = kept_work(file) if file.can_write else None
        held_by = None
        if not write:
            with suppress(Refused):
                held_by = file.holder()
        return Work(opened(file), file.left_by is not None and not take_over, kept, held_by)
    except BaseException:
        file.close()
        raise


def save_and_check(work: OpenBook, book: Book) -> datetime:
    """Save durably, read it all again from the disk and hold it against what was meant. Returns when. Raises Refused."""
    saved = work.file.save(book)
    work.file.check_saved()
    return saved.when


def photos_of(work: OpenBook, book: Callable[[], Book]) -> StoredPhotos:
    """The photos of a book under work, whose newest value `book` gives."""
    return StoredPhotos(work.file, book, work.file.can_write)


def try_again(work: OpenBook, book: Book) -> datetime:
    """Save after trouble: find the file again where its disk was away. Raises Refused, with the work kept aside."""
    try:
        work.file.reconnect()
    except (BookChanged, NotSaved) as trouble:
        trouble.recovery_copy = work.file.keep_aside(book)
        raise
    when = save_and_check(work, book)
    forget_kept_work(work.file)
    return when


def go_on_elsewhere(work: OpenBook, book: Book, to: Path) -> OpenBook:
    """Put the whole book at another place and go on there. The old file is closed and left as it is. Raises Refused."""
    copy = save_elsewhere(work.file, book, to)
    forget_kept_work(copy)
    work.file.close()
    return opened(copy)


def left_behind(work: OpenBook) -> int:
    """How many photos of a book the file does not have the pictures of."""
    return len(without_pictures(work.file))


def keep_aside(work: OpenBook, book: Book) -> bool:
    """Keep work that is not in the file on this computer, sealed; it is offered when the book is opened again."""
    return work.file.keep_aside(book) is not None


def settle_kept(work: OpenBook) -> None:
    """The work kept from last time was brought back, or is not wanted: take its copies away."""
    forget_kept_work(work.file)


def close_work(work: OpenBook) -> str:
    """Keep a version of what changed, bring the backup up to date, and close. Why there is no new backup, else ""."""
    told = ""
    if work.file.can_write:
        try:
            update_backup(work.file)
        except Refused as refusal:
            told = refusal.sentence
    work.file.close()
    return told


def apart(work: OpenBook) -> OpenBook:
    """The same open book with a layout cache of its own, for work on another thread."""
    return replace(work, _cache=LayoutCache())
