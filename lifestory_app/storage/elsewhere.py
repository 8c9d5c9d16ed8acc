"""Work that cannot be saved where it belongs: a copy of the book in another place, and copies kept for such a day."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from lifestory_app import platforms
from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PhotoId
from lifestory_app.storage import backups, schema
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.state import ASSET
from lifestory_app.storage.store import cannot_write, draft_beside
from lifestory_app.storage.values import PartName


@dataclass(frozen=True, slots=True)
class KeptWork:
    """Work that was kept when it could not be saved. `path` is its sealed copy in this user's data."""

    path: Path
    book: Book
    when: datetime


def save_elsewhere(file: BookFile, book: Book, to: Path) -> BookFile:
    """Put the whole book, with its photos, at another path and open it there. The first file is left as it is.

    The photos come from the file where it can still be read, also when only its name is gone, else from its backup. Raises
    Refused where the name is taken, the place cannot be written, or none of them can be read.
    """
    to = to.absolute()
    if to.exists():
        raise Refused(f"“{to.name}” is already there. It was left as it is; choose another name.")
    for source in _sources(file):
        draft = draft_beside(to)
        try:
            # Within the lock, since no save of ours may be half in the file while it is read.
            with file.store.lock:
                if not _copied(source, draft):
                    continue
            platforms.put_in_place(draft, to)
        except FileExistsError as taken:
            raise Refused(f"“{to.name}” is already there. It was left as it is; choose another name.") from taken
        except OSError as trouble:
            raise cannot_write(to, trouble) from trouble
        finally:
            draft.unlink(missing_ok=True)
        try:
            copy = file.sibling(to)
        except Refused:
            # Another book lies where this one was, or its backup is of no use.
            to.unlink()
            continue
        try:
            copy.save(book)
        except BaseException:
            copy.close()
            raise
        return copy
    raise Refused(
        "Neither the book nor a backup of it can be read just now, so no copy was made. Your work is safe in this window; "
        "put the stick or folder back, then try again."
    )


def without_pictures(file: BookFile) -> tuple[PhotoId, ...]:
    """Photos whose pixels a file does not have: a copy made from a backup lacks those that were taken in after it."""
    return tuple(photo.id for photo in file.book.photos if PartName(ASSET, photo.id) not in file.store.parts)


def _sources(file: BookFile) -> Iterator[Path | sqlite3.Connection]:
    if _is_book(file.path):
        yield file.path
    # A file that was moved or deleted can still be read by whoever has it open, though not everywhere.
    yield file.store.db
    yield from (path for path in backups.copies_of(file.id) if _is_book(path))


def _copied(source: Path | sqlite3.Connection, draft: Path) -> bool:
    """Write all of a source into a new file. False where it cannot be read; an OSError is the new one's."""
    with open(draft, "xb") as target:
        if isinstance(source, Path):
            try:
                origin = open(source, "rb")  # noqa: SIM115 - closed below
            except OSError:
                return False
            with origin:
                while data := _read(origin):
                    target.write(data)
                if data is None:
                    return False
            platforms.sync_file(target)
            return True
    into = sqlite3.connect(draft)
    try:
        source.backup(into)
    except sqlite3.Error:
        return False
    finally:
        into.close()
    with open(draft, "rb+") as target:
        platforms.sync_file(target)
    return True


def _read(origin: BinaryIO) -> bytes | None:
    try:
        return origin.read(1024 * 1024)
    except OSError:
        return None


def _is_book(path: Path) -> bool:
    try:
        schema.check_is_book(path)
    except (Refused, OSError):
        return False
    return not schema.has_hot_journal(path)


def kept_work(file: BookFile) -> KeptWork | None:
    """The newest work that could not be saved and differs from what the file holds, or None."""
    for copy in backups.list_recovery_copies(file.id):
        try:
            kept = file.sibling(copy.path)
        except Refused:
            continue
        try:
            book = kept.book
        finally:
            kept.close()
        if book != file.book:
            return KeptWork(copy.path, book, copy.when)
    return None


def forget_kept_work(file: BookFile) -> None:
    """Take away the copies of work that could not be saved: it is in the book now, or is not wanted."""
    for copy in backups.list_recovery_copies(file.id):
        copy.path.unlink(missing_ok=True)
