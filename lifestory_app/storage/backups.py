"""Backups: for each book, a second book file in this user's own data, opened like any book."""

from pathlib import Path

from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import Backup


def update_backup(file: BookFile) -> Backup:
    """Bring the backup of an open book up to date in one transaction. Raises Refused where this user's data cannot be written."""
    raise NotImplementedError


def list_backups(book: str | None = None) -> tuple[Backup, ...]:
    """The backups there are, newest first: of one book (`BookFile.id`), or of all."""
    raise NotImplementedError


def restore_backup(which: Backup, to: Path) -> None:
    """Copy a backup to a place of the user's choice, whole or not at all. Refuses to write over a file."""
    raise NotImplementedError
