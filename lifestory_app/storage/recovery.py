"""Rescue: reads what can be read of a damaged book, and says what could not."""

from pathlib import Path

from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.storage.values import Key, RecoveryReport


def recover(path: Path, key: Key, into: Path, tell: Tell = tell_nobody) -> RecoveryReport:
    """Write what can be read of a damaged book into a new book file, opened by the same keys. The damaged file is not touched.

    Raises WrongKey, NotABook where nothing of a book is in the file, Refused where `into` is taken.
    """
    raise NotImplementedError
