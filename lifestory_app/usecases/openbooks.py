"""Opening a book to work on it or to read it, with the photos behind it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lifestory_app import platforms
from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import Edit
from lifestory_app.layout.engine import LayoutCache, lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.photos.source import StoredPhotos
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import Key

SUFFIX = ".lifestory"


@dataclass
class OpenBook:
    """A book file that is open: its value, its photos, and the fonts it is set in."""

    file: BookFile
    photos: StoredPhotos
    fonts: Fonts
    _cache: LayoutCache

    @property
    def book(self) -> Book:
        return self.file.book

    def laid_out(self, book: Book | None = None) -> LaidOutBook:
        """The book, or an edition or older version of it, laid out page by page."""
        return lay_out(book or self.book, self.fonts, self._cache)

    def do(self, *edits: Edit) -> Book:
        """Make edits and save them durably as one. Raises EditRefused or Refused, with nothing changed."""
        book = self.book
        for edit in edits:
            book = edit.apply(book)
        self.file.save(book)
        return book


def opened(file: BookFile) -> OpenBook:
    """An open book file with what is needed to show it."""
    return OpenBook(file, StoredPhotos(file, lambda: file.book, file.can_write), Fonts.shared(), LayoutCache())


@contextmanager
def open_book(path: Path, key: Key, *, write: bool = False, take_over: bool = False) -> Iterator[OpenBook]:
    """Open a book for a while. Raises Refused where it is no book, the key is wrong, or someone else works on it."""
    with BookFile.open(path, key, write=write, take_over=take_over, person=platforms.user_name()) as file:
        yield opened(file)
