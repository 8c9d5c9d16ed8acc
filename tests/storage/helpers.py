"""Small sealed books for the tests of storage: invented, and cheap to open."""

import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

from lifestory_app.domain.book import Book
from lifestory_app.storage import verify
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.store import Store, unlocked_with
from lifestory_app.storage.values import KdfCost, Passphrase, VerifyReport
from tests.builders import a_full_book, a_photo

KEY = Passphrase("a kite over Wexmouth")
LOW = KdfCost.LOW_FOR_TESTS
CHECKOUT = Path(__file__).resolve().parents[2]


def noise(size: int, seed: int = 1) -> bytes:
    """Bytes that cannot be guessed or pressed together, the same in every run."""
    return random.Random(seed).randbytes(size)


def new_file(folder: Path, book: Book | None = None, name: str = "robin.lifestory") -> BookFile:
    """A fresh book file, open."""
    return BookFile.create(folder / name, book or a_full_book(), KEY, cost=LOW, person="Ruth")


def a_worked_on_book(folder: Path, book: Book | None = None) -> Path:
    """A closed book file with a photo, two versions, a recovery code and something put by."""
    with new_file(folder, book) as file:
        file.add_photo(a_photo("photo-1"), noise(9000), noise(3000, 2), noise(900, 3))
        file.keep_version("First draft")
        file.new_recovery_code()
        file.save(_retitled(file.book, "Another title"))
        file.put_derived("print copy", noise(5000, 4))
        file.put_derived("print copy, cropped", noise(4000, 5))
    return folder / "robin.lifestory"


def _retitled(book: Book, title: str) -> Book:
    from dataclasses import replace

    return replace(book, title=title)


def raw(path: Path) -> sqlite3.Connection:
    """The database itself, as somebody with a grudge would open it."""
    return sqlite3.connect(path, isolation_level=None)


def verified(path: Path, like: Store) -> VerifyReport:
    """Everything in a copy of a book, checked with the keys of the book it is a copy of."""
    store = Store(path, unlocked_with(like.keys), write=False)
    try:
        return verify.check(store)
    finally:
        store.close()


def python(code: str, *arguments: object, **more: object) -> "subprocess.Popen[bytes]":
    """Another process of this program, running some code."""
    given = {"cwd": CHECKOUT, **more}
    environment = {**os.environ, "PYTHONPATH": os.fspath(CHECKOUT)}
    command = [sys.executable, "-c", code, *(str(argument) for argument in arguments)]
    return subprocess.Popen(command, env=environment, **given)  # type: ignore[call-overload,no-any-return]
