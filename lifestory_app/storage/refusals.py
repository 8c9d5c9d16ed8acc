"""The sentences of a save that was refused: what happened, what is safe, what to do."""

import sqlite3
from pathlib import Path

from lifestory_app.storage.values import BookChanged, Holder, NotSaved, Why

_WHY = {
    sqlite3.SQLITE_FULL: Why.FULL,
    sqlite3.SQLITE_READONLY: Why.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Why.READ_ONLY,
    sqlite3.SQLITE_PERM: Why.READ_ONLY,
    sqlite3.SQLITE_BUSY: Why.BUSY,
    sqlite3.SQLITE_LOCKED: Why.BUSY,
}


def disk_refused(path: Path, trouble: sqlite3.Error) -> NotSaved:
    """What to say of an error of the database. The low byte of its code says what kind it is."""
    why = _WHY.get(getattr(trouble, "sqlite_errorcode", 0) & 0xFF, Why.OTHER)
    sentence = {
        Why.FULL: f"“{path.name}” could not be saved: the disk is full. "
        "The book on it is as it was; make room on the disk, or save a copy elsewhere.",
        Why.READ_ONLY: f"“{path.name}” could not be saved: its folder can only be read now. "
        "The book in it is as it was; save a copy elsewhere.",
        Why.BUSY: f"“{path.name}” could not be saved: another program is using the file. "
        "The book in it is as it was; close the other program, or save a copy elsewhere.",
        Why.OTHER: f"“{path.name}” could not be saved: the disk may be full, gone or busy. "
        "The book on it is as it was; make room or save a copy elsewhere.",
    }[why]
    return NotSaved(sentence, why=why)


def gone(path: Path) -> NotSaved:
    """What to say of a file that is not there."""
    return NotSaved(
        f"“{path.name}” is not where it was: its stick or folder may have been taken out. "
        "Nothing was saved; put it back, or save a copy elsewhere.",
        why=Why.GONE,
    )


def changed(path: Path) -> BookChanged:
    """What to say of a file that is not as it was read."""
    return BookChanged(
        f"“{path.name}” was changed by somebody else, or replaced, since it was read here. "
        "Nothing was written over it; open it again to see what changed."
    )


def taken_over(path: Path, by: Holder, since: str) -> BookChanged:
    """What to say of a book that somebody took over while it was open here."""
    return BookChanged(
        f"{by.person} took over “{path.name}” on {by.machine} at {since}. "
        "Nothing was written over that work; save yours as a copy elsewhere.",
        why=Why.TAKEN_OVER,
    )
