"""A book open for work in a window, for tests."""

from pathlib import Path

from lifestory_app.domain.book import Book
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import KdfCost, Passphrase

PASSPHRASE = "four plain words here"


def book_file(path: Path, book: Book) -> Path:
    """A closed book file."""
    BookFile.create(path, book, Passphrase(PASSPHRASE), cost=KdfCost.LOW_FOR_TESTS, person="Amara").close()
    return path
