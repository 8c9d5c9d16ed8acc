"""Work that cannot be saved where it belongs: a copy of the book in another place, and copies kept for such a day."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lifestory_app import platforms
from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused
from lifestory_app.storage import backups, schema
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.store import cannot_write, draft_beside


@dataclass(frozen=True, slots=True)
class KeptWork:
    """Work that was kept when it could not be saved. `path` is its sealed copy in this user's data."""

    path: Path
    book: Book
    when: datetime


def save_elsewhere(file: BookFile, book: Book, to: Path) -> BookFile:
    """Put the whole book, with its photos, at another path and open it there. The first file is left as it is.

    The photos come from the file where it can still be read, else from its backup. Raises Refused where the name is taken,
    the place cannot be written, or neither can be read.
    """
    to = to.absolute()
    if to.exists():
        raise Refused(f"“{to.name}” is already there. It was left as it is; choose another name.")
    source = next((path for path in (file.path, *backups.copies_of(file.id)) if _is_book(path)), None)
    if source is None:
        raise Refused(
            "Neither the book nor a backup of it can be read just now, so no copy was made. Your work is safe in this window; "
            "put the stick or folder back, then try again."
        )
    draft = draft_beside(to)
    try:
        shutil.copyfile(source, draft)
        with open(draft, "rb+") as copied:
            platforms.sync_file(copied)
        platforms.put_in_place(draft, to)
    except FileExistsError as taken:
        raise Refused(f"“{to.name}” is already there. It was left as it is; choose another name.") from taken
    except OSError as trouble:
        raise cannot_write(to, trouble) from trouble
    finally:
        draft.unlink(missing_ok=True)
    copy = file.sibling(to)
    try:
        copy.save(book)
    except BaseException:
        copy.close()
        raise
    return copy


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
