"""A book for reading only: laid out, with its pictures, and without holding the file against anybody who works on it."""

import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from lifestory_app.domain.edition import Edition
from lifestory_app.domain.photos import PhotoSource
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.usecases.given_keys import key_from

if TYPE_CHECKING:
    from lifestory_app.layout.fonts import Fonts
    from lifestory_app.usecases.openbooks import OpenBook


@dataclass
class ReadableBook:
    """An open book, every page of it laid out."""

    laid_out: LaidOutBook
    photos: PhotoSource
    fonts: "Fonts"
    _open: "OpenBook"
    _folder: "tempfile.TemporaryDirectory[str] | None" = None

    def close(self) -> None:
        """Close the file; a sample made for looking at goes with it."""
        self._open.file.close()
        if self._folder is not None:
            self._folder.cleanup()


_loading = Lock()


def load() -> None:
    """Load what laying out a book needs, and its fonts, while the user is still busy typing or the key is worked out.

    One thread at a time: two that import the same modules in different orders can each see the other's half done.
    """
    with _loading:
        from lifestory_app.export import editions
        from lifestory_app.layout.fonts import Fonts
        from lifestory_app.usecases import openbooks

        assert editions
        assert openbooks
        Fonts.shared()


def load_exports() -> None:
    """Load what making the sample needs beyond that: it brings the exports' libraries, for which no book need wait."""
    with _loading:
        from lifestory_app.usecases import demo

        assert demo


def read_book(path: Path, words: str, tell: Tell = tell_nobody) -> ReadableBook:
    """Open a book with a passphrase or recovery code. Raises Refused."""
    tell(0, 2, "Opening the book")
    file = BookFile.open(path, key_from(words), write=False)
    try:
        tell(1, 2, "Laying out the pages")
        load()
        from lifestory_app.export.editions import make_edition
        from lifestory_app.usecases.openbooks import opened

        book = opened(file)
        # Worker and child look at it together: what is read is what the child may have.
        shown = make_edition(book.book, Edition.CHILD).book
        return ReadableBook(book.laid_out(shown), book.photos, book.fonts, book)
    except BaseException:
        file.close()
        raise


def read_sample(tell: Tell = tell_nobody, kind: str = "adoption") -> ReadableBook:
    """Make the sample book of a kind in a private folder, under a passphrase that nobody knows, and open it."""
    load_exports()
    from lifestory_app.usecases.demo import make_sample

    def making(done: int, total: int, doing: str = "") -> None:
        tell(done, total, f"Making the sample book: {doing}" if doing else "Making the sample book")

    folder = tempfile.TemporaryDirectory(prefix="lifestory-", ignore_cleanup_errors=True)
    try:
        passphrase = secrets.token_hex(16)
        path = make_sample(Path(folder.name) / "sample.lifestory", passphrase, making, kind)
        readable = read_book(path, passphrase, tell)
    except BaseException:
        folder.cleanup()
        raise
    readable._folder = folder
    return readable
