"""Checking that a book is whole."""

from pathlib import Path

from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.storage.values import Anchor, Key, VerifyReport


def verify_book(path: Path, key: Key, tell: Tell = tell_nobody, anchor: Anchor | None = None) -> VerifyReport:
    """Open a book, read and check all of it, and close it. What keeps it from opening is told as a problem.

    Raises NotABook for what was never a book, and WrongKey.
    """
    raise NotImplementedError
