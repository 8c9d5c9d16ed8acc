"""Backups: for each book, a second book file in this user's own data, opened like any book.

A backup keeps the sealed rows of the book as they are, since both have the same keys. Its versions are those of the book and,
until age thins them out, those that the book has let go. Recovery copies, of work that could not be saved, lie beside them.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lifestory_app import platforms
from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused
from lifestory_app.storage import codec, schema
from lifestory_app.storage.state import Entries, Working, now, row_name, sha256
from lifestory_app.storage.store import (
    Store,
    bound_slots,
    cannot_write,
    draft_beside,
    drafts_of,
    first_head,
    new_database,
    unlocked_with,
)
from lifestory_app.storage.values import Backup, PartName
from lifestory_app.storage.versions import thin

if TYPE_CHECKING:
    from lifestory_app.storage.bookfile import BookFile


def _folder(name: str) -> Path:
    folder = platforms.data_home() / name
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _backup_path(book: str) -> Path:
    return _folder("backups") / f"{book}{schema.SUFFIX}"


def copies_of(book: str) -> list[Path]:
    """Every backup and recovery copy of a book in this user's data."""
    try:
        folders = [_folder("backups"), _folder("recovery")]
    except OSError:
        return []
    return sorted(path for folder in folders for path in folder.glob(f"{book}*{schema.SUFFIX}"))


def update_backup(file: "BookFile") -> Backup:
    """Bring the backup of an open book up to date in one transaction. Raises Refused where the disk does not take it."""
    with file.store.lock:
        return update(file.store, file.store.working.entries, {})


def update(store: Store, entries: Entries, ahead: dict[PartName, bytes], pictures: Iterable[bytes] = ()) -> Backup:
    """The same, with parts and pictures that the book will only get after this: on risky disks the backup is written first."""
    try:
        path = _backup_path(store.keys.file_id.hex())
        for draft in drafts_of(path):
            draft.unlink(missing_ok=True)
        backup = _opened(path, store)
        try:
            _bring_up_to_date(backup, store, entries, ahead, pictures)
            thin(backup, now())
            backup.seal_pages()
        finally:
            backup.close()
        return _told(path)
    except (OSError, sqlite3.Error) as trouble:
        raise Refused(
            "The backup could not be written: the disk with this user’s own data may be full. "
            "The book itself is as it was; make room, or keep a copy elsewhere."
        ) from trouble


def _opened(path: Path, store: Store) -> Store:
    """The backup of this book, made where there is none. One that does not go with the book is set aside, not written over."""
    if path.exists():
        try:
            backup = Store(path, unlocked_with(store.keys), write=True)
        except Refused:
            _set_aside(path)
        else:
            ours = {each.number: each.hash for each in store.head.versions}
            if all(ours.get(each.number, each.hash) == each.hash for each in backup.head.versions) and (
                backup.head.version <= store.head.version
            ):
                return backup
            backup.close()
            _set_aside(path)
    _new_file(path, store, {})
    return Store(path, unlocked_with(store.keys), write=True)


def _set_aside(path: Path) -> None:
    stamp = datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y%m%dT%H%M%SZ")
    platforms.put_in_place(path, path.with_name(f"{path.stem}-{stamp}-{os.urandom(2).hex()}{schema.SUFFIX}"))


def _new_file(path: Path, store: Store, parts: dict[PartName, bytes]) -> None:
    """A book file with these parts and the keys and slots of another, without its versions and pictures."""
    slots = store.rows.slots()
    working = Working({name: sha256(data) for name, data in parts.items()})
    draft = draft_beside(path)
    try:
        with new_database(draft, store.keys, slots) as rows:
            for name, data in parts.items():
                rows.put_text("part", store.keys.name("part", row_name(name)), data)
            rows.put_meta("working", working.plain(), least=1)
            rows.put_meta("head", first_head(working, slots).plain(), least=1)
        platforms.put_in_place(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _bring_up_to_date(
    backup: Store, store: Store, entries: Entries, ahead: dict[PartName, bytes], pictures: Iterable[bytes]
) -> None:
    with backup.change():
        for data in pictures:
            backup.rows.put_pieces("photo", backup.rows.photo_id(sha256(data)), data)
        _copy_rows(backup, store, "kept")
        _copy_rows(backup, store, "photo")
        have = {each.number for each in backup.head.versions}
        new = [each for each in store.head.versions if each.number not in have]
        for each in new:
            row = store.db.execute("SELECT number, parent, sealed FROM version WHERE number=?", (each.number,)).fetchone()
            backup.db.execute("INSERT INTO version VALUES(?,?,?)", row)
        slots = store.rows.slots()
        backup.db.execute("DELETE FROM slot")
        for slot in slots:
            backup.rows.put_slot(slot)
        changed = {
            name: ahead.get(name) or store.parts[name]
            for name, digest in entries.items()
            if backup.working.entries.get(name) != digest
        }
        backup.put_state(entries, changed)
        backup.touch_head(
            version=store.head.version,
            versions=tuple(sorted((*backup.head.versions, *new), key=lambda each: each.number)),
            slots=bound_slots(slots),
            taken_out=tuple(dict.fromkeys((*backup.head.taken_out, *store.head.taken_out))),
        )


def _copy_rows(backup: Store, store: Store, table: str) -> None:
    for row in sorted(store.rows.ids(table) - backup.rows.ids(table)):
        backup.rows.put_raw(table, row, store.rows.raw(table, row))


def _told(path: Path) -> Backup:
    found = path.stat()
    return Backup(path, path.stem[:32], datetime.fromtimestamp(found.st_mtime, UTC), found.st_size)


def list_backups(book: str | None = None) -> tuple[Backup, ...]:
    """The backups there are, newest first: of one book (`BookFile.id`), or of all."""
    return _listed("backups", book)


def _listed(folder: str, book: str | None) -> tuple[Backup, ...]:
    try:
        paths = list(_folder(folder).glob(f"{book or ''}*{schema.SUFFIX}"))
    except OSError:
        return ()
    told = [_told(path) for path in paths if not path.name.startswith(".")]
    return tuple(sorted(told, key=lambda backup: backup.when, reverse=True))


def list_recovery_copies(book: str | None = None) -> tuple[Backup, ...]:
    """The recovery copies there are, newest first. They open like books, without the photos' pixels."""
    return _listed("recovery", book)


def restore_backup(which: Backup, to: Path) -> None:
    """Copy a backup to a place of the user's choice, whole or not at all. Refuses to write over a file."""
    to = to.absolute()
    schema.check_is_book(which.path)
    if to.exists():
        raise Refused(f"“{to.name}” is already there. It was left as it is; choose another name for the restored book.")
    draft = draft_beside(to)
    try:
        if schema.has_hot_journal(which.path):
            db = schema.connect(which.path, write=True)
            db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            db.close()
        with open(which.path, "rb") as source, open(draft, "xb") as target:
            shutil.copyfileobj(source, target, 1024 * 1024)
            platforms.sync_file(target)
        platforms.put_in_place(draft, to)
    except FileExistsError as taken:
        raise Refused(f"“{to.name}” is already there. It was left as it is; choose another name.") from taken
    except (OSError, sqlite3.Error) as trouble:
        raise cannot_write(to, trouble) from trouble
    finally:
        draft.unlink(missing_ok=True)


def keep_recovery_copy(store: Store, book: Book) -> Path | None:
    """Keep work that could not be saved, sealed under the book's own keys, as a book without its photos' pixels.

    Returns where it is, None where this user's data cannot be written either.
    """
    try:
        parts = {name: codec.part_bytes(name, thing) for name, thing in codec.parts_of(book).items()}
        stamp = now().strftime("%Y%m%dT%H%M%SZ")
        path = _folder("recovery") / f"{store.keys.file_id.hex()}-{stamp}-{os.urandom(2).hex()}{schema.SUFFIX}"
        _new_file(path, store, parts)
        return path
    except (OSError, sqlite3.Error, ValueError):
        return None
