"""The book file: opens, saves and closes one book, and never loses what it was given.

with BookFile.open(path, Passphrase("…")) as file:
    file.save(RenameBook("Robin’s story").apply(file.book))
"""

import io
import os
import sqlite3
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from lifestory_app import platforms
from lifestory_app.domain.book import Book, put
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.photos import Photo
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.storage import access, backups, codec, lease, refusals, removal, verify, versions
from lifestory_app.storage.keys import PASSPHRASE, Keyring, Unsealable, make_slot, new_key, secret_bytes
from lifestory_app.storage.migrations import FORMAT
from lifestory_app.storage.rows import CHUNK
from lifestory_app.storage.schema import damaged_sentence
from lifestory_app.storage.state import ASSET, Entries, Working, asset_part, from_utc, now, pictures_in, row_name, sha256, utc
from lifestory_app.storage.store import (
    Store,
    cannot_write,
    draft_beside,
    drafts_of,
    first_head,
    new_database,
    unlocked_by,
    unlocked_with,
)
from lifestory_app.storage.values import (
    Anchor,
    BookChanged,
    Comparison,
    Damaged,
    Holder,
    KdfCost,
    Key,
    NotSaved,
    PartName,
    Passphrase,
    Saved,
    Slot,
    VerifyReport,
    Version,
)
from lifestory_app.storage.without import book_without

BETWEEN_VERSIONS = timedelta(minutes=15)


class BookFile:
    """One open book file. Use it as a context manager, or call `close`. Safe to use from several threads."""

    def __init__(self, store: Store, person: str) -> None:
        """For `create` and `open`."""
        self._store = store
        self._person = person
        self._closed = False
        self._opened = now()
        self._aside: Path | None = None
        self.left_by: Holder | None = None
        """Who held the lease without being there any more when the book was opened: it was not closed then."""
        self._book = store.book(store.parts, store.working.format)
        self._things = codec.parts_of(self._book)

    @classmethod
    def create(
        cls, path: Path, book: Book, passphrase: Passphrase, *, cost: KdfCost = KdfCost.NORMAL, person: str = ""
    ) -> "BookFile":
        """Make a new book file, whole or not at all, and open it. `person` labels the first slot and holds the lease.

        Raises Refused where the name is taken or the folder cannot be written.
        """
        path = path.absolute()
        if path.exists():
            raise Refused(f"“{path.name}” is already there. It was left as it is; choose another name.")
        keys = Keyring(new_key(), os.urandom(16))
        label = access.checked_label(person or platforms.user_name())
        slot = make_slot(keys, PASSPHRASE, secret_bytes(passphrase), label, utc(now()), cost)
        parts = _parts(book)
        working = Working({name: sha256(data) for name, data in parts.items()})
        draft = draft_beside(path)
        try:
            with new_database(draft, keys, [slot]) as rows:
                for name, data in parts.items():
                    rows.put_text("part", keys.name("part", row_name(name)), data)
                rows.put_meta("working", working.plain(), least=1)
                rows.put_meta("head", first_head(working, [slot]).plain(), least=1)
            platforms.put_in_place(draft, path)
        except FileExistsError as taken:
            raise Refused(f"“{path.name}” is already there. It was left as it is; choose another name.") from taken
        except (OSError, sqlite3.Error) as trouble:
            raise cannot_write(path, trouble) from trouble
        finally:
            draft.unlink(missing_ok=True)
        return cls._opened_store(Store(path, unlocked_with(keys), write=True), person, take_over=False)

    @classmethod
    def open(
        cls, path: Path, key: Key, *, write: bool = True, take_over: bool = False, person: str = "", tell: Tell = tell_nobody
    ) -> "BookFile":
        """Open a book. With `write` its lease is taken; `take_over` takes it from whoever holds it.

        Raises NotABook, WrongKey, BookInUse (a live or distant holder), Damaged; all are Refused, and the file is as it was.
        """
        path = path.absolute()
        tell(0, 2, "Opening the book")
        store = Store(path, unlocked_by(key, path), write)
        tell(1, 2, "Reading the book")
        return cls._opened_store(store, person, take_over)

    @classmethod
    def _opened_store(cls, store: Store, person: str, take_over: bool) -> "BookFile":
        try:
            file = cls(store, person)
            if store.can_write:
                file.left_by = lease.acquire(store, person, take_over)
                for draft in drafts_of(store.path):
                    with suppress(OSError):
                        draft.unlink()
                with suppress(Refused):
                    removal.finish(store)
            return file
        except BaseException:
            store.close()
            raise

    def __enter__(self) -> "BookFile":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def path(self) -> Path:
        return self._store.path

    @property
    def id(self) -> str:
        """Names the file for its backups: 32 hex digits, the same in every copy."""
        return self._store.keys.file_id.hex()

    @property
    def can_write(self) -> bool:
        """False for a book opened for reading, and for one on a disk or in a folder that cannot be written."""
        return self._store.can_write

    @property
    def store(self) -> Store:
        """The open database, for the other modules of this room."""
        return self._store

    def close(self) -> None:
        """Keep what changed as a version, give the lease back and close. Safe to call twice.

        The work is saved before this; a disk that refuses the tidying keeps nothing from being closed.
        """
        if self._closed:
            return
        self._closed = True
        with self._store.lock:
            try:
                if self.can_write:
                    with suppress(Refused, sqlite3.Error, OSError):
                        self._tidy()
            finally:
                self._store.close()
                lease.let_go(self._store)

    def _tidy(self) -> None:
        store = self._store
        with suppress(NotSaved, Damaged):
            if versions.differs_from_last(store):
                versions.keep(store, "", automatic=True, who=self._person)
            versions.thin(store, now(), prune=True)
        lease.release(store)
        store.seal_pages()
        # Leaving TRUNCATE makes SQLite remove the journal.
        store.db.execute("PRAGMA journal_mode=DELETE").fetchall()

    @property
    def book(self) -> Book:
        """The book as last read or saved."""
        return self._book

    @property
    def head_version(self) -> int:
        """The number of the newest version kept, 0 before the first."""
        return self._store.head.version

    @property
    def anchor(self) -> Anchor | None:
        """What to note outside the book, so that an older copy put back is found; None before the first version."""
        kept = self._store.head.versions
        return Anchor(kept[-1].number, kept[-1].hash) if kept else None

    @property
    def saved_at(self) -> datetime:
        """When the book was last saved (UTC)."""
        return from_utc(self._store.head.when)

    @property
    def last_verified(self) -> datetime | None:
        """When everything in the file was last read and found whole (UTC)."""
        with self._store.lock:
            try:
                data = self._store.rows.meta("verified")
                return from_utc(codec.parse(data)["when"]) if data else None
            except (Unsealable, codec.Unreadable, KeyError, TypeError, ValueError):
                return None

    # Saving.

    def check_saved(self) -> None:
        """Read the newest state from the disk again, every text of it, and hold it against the head. Raises Damaged."""
        self._store.check_again()

    def sibling(self, path: Path) -> "BookFile":
        """Open a copy of this book at another path with the keys of this one. Raises as `open` does."""
        store = Store(path.absolute(), unlocked_with(self._store.keys), write=True)
        return self._opened_store(store, self._person, take_over=True)

    def reconnect(self) -> None:
        """Find the file again after its disk was away, and go on with it where it is as it was saved last.

        Raises NotSaved where it is still away, BookChanged where it is another one now.
        """
        with self._store.lock:
            self._store.reconnect()

    def save(self, book: Book) -> Saved:
        """Write the parts that changed in one durable transaction.

        Raises BookChanged when the file is not as it was read or saved last, and NotSaved when the disk refuses; both keep
        the work in a sealed recovery copy in this user's data, and leave the file as it is.
        """
        store = self._store
        with store.lock:
            try:
                things, entries, changed = self._differences(book)
                if not changed and list(entries.items()) == list(store.working.entries.items()):
                    self._demand_unchanged()
                    return self._saved(book, things)
                if platforms.is_risky_folder(store.path.parent):
                    with suppress(Refused):
                        backups.update(store, entries, changed)
                with store.change():
                    store.put_state(entries, changed)
            except (BookChanged, NotSaved) as trouble:
                trouble.recovery_copy = self.keep_aside(book)
                raise self._by_whom(trouble) from trouble.__cause__
            saved = self._saved(book, things)
            self._forget_aside()
            self._keep_now_and_then()
            return saved

    def keep_aside(self, book: Book) -> Path | None:
        """Keep work that is not in the file, sealed, in this user's data, in place of what was kept so since it was opened.

        It goes when the next save succeeds. None where it could not be kept.
        """
        with self._store.lock:
            kept = backups.keep_recovery_copy(self._store, book)
            if kept is not None:
                self._forget_aside()
                self._aside = kept
            return kept

    def _forget_aside(self) -> None:
        if self._aside is not None:
            with suppress(OSError):
                self._aside.unlink(missing_ok=True)
            self._aside = None

    def _by_whom(self, trouble: BookChanged | NotSaved) -> BookChanged | NotSaved:
        """The same refusal, with the name of whoever took the book over meanwhile."""
        store = self._store
        if isinstance(trouble, BookChanged):
            with suppress(Refused, sqlite3.Error):
                holder = lease.holder_of(store)
                if holder is not None and store.rows.raw_meta("lease") != store.lease_raw:
                    told = refusals.taken_over(store.path, holder, lease.local(holder.since))
                    told.recovery_copy = trouble.recovery_copy
                    return told
        return trouble

    def _differences(self, book: Book) -> tuple[dict[PartName, object], Entries, dict[PartName, bytes]]:
        store = self._store
        try:
            things = codec.parts_of(book)
        except ValueError as twice:
            raise NotSaved(
                "Two things in this book have the same name inside, so saving would lose one of them. "
                "Nothing was saved; undo the last step and save again."
            ) from twice
        entries: Entries = {}
        changed: dict[PartName, bytes] = {}
        for name, thing in things.items():
            known = store.working.entries.get(name)
            if known is not None and self._things.get(name) is thing and store.working.format == FORMAT:
                entries[name] = known
                continue
            data = codec.part_bytes(name, thing)
            entries[name] = sha256(data)
            if entries[name] != known:
                changed[name] = data
        entries.update({name: digest for name, digest in store.working.entries.items() if name.kind == ASSET})
        return things, entries, changed

    def _demand_unchanged(self) -> None:
        if self.can_write:
            with self._store.change():
                pass

    def _saved(self, book: Book, things: dict[PartName, object]) -> Saved:
        self._book, self._things = book, things
        return Saved(from_utc(self._store.head.when), self._store.head.save)

    def _keep_now_and_then(self) -> None:
        kept = self._store.head.versions
        last = versions.manifest_of(self._store, kept[-1]).version.when if kept else self._opened
        if now() - max(last, self._opened) >= BETWEEN_VERSIONS:
            with suppress(NotSaved, Damaged):
                versions.keep(self._store, "", automatic=True, who=self._person)

    def add_photo(self, photo: Photo, original: bytes, proxy: bytes, thumb: bytes) -> Saved:
        """Put a photo and its record, which `book` then holds, into the book, committed by itself. Raises as `save` does."""
        store = self._store
        with store.lock:
            book = replace(self._book, photos=put(self._book.photos, photo))
            try:
                things, entries, changed = self._differences(book)
                asset = PartName(ASSET, photo.id)
                pictures = {"original": original, "proxy": proxy, "thumb": thumb}
                changed[asset] = asset_part(photo.id, pictures)
                entries[asset] = sha256(changed[asset])
                if platforms.is_risky_folder(store.path.parent):
                    with suppress(Refused):
                        backups.update(store, entries, changed, pictures.values())
                with store.change():
                    for digest, data in {sha256(data): data for data in pictures.values()}.items():
                        store.rows.put_pieces("photo", store.rows.photo_id(digest), data)
                    store.put_state(entries, changed)
            except (BookChanged, NotSaved) as trouble:
                # What is kept aside already may be newer than the photo's book, which is that of the last save.
                trouble.recovery_copy = self._aside or self.keep_aside(book)
                raise self._by_whom(trouble) from trouble.__cause__
            return self._saved(book, things)

    # Pictures.

    def original(self, id: PhotoId) -> bytes:
        """The photo's own bytes, as they were taken in. Raises Damaged, or Refused where the book has no such photo."""
        return self._picture(id, "original")

    def proxy(self, id: PhotoId) -> bytes:
        """The 1600 pixel copy. Raises as `original` does."""
        return self._picture(id, "proxy")

    def thumb(self, id: PhotoId) -> bytes:
        """The 240 pixel copy. Raises as `original` does."""
        return self._picture(id, "thumb")

    def copy_original(self, id: PhotoId, out: BinaryIO) -> None:
        """Write the photo's own bytes out, a piece at a time. Raises as `original` does; what was written is then worthless."""
        self._copy(id, "original", out)

    def _picture(self, id: PhotoId, which: str) -> bytes:
        out = io.BytesIO()
        self._copy(id, which, out)
        return out.getvalue()

    def _copy(self, id: PhotoId, which: str, out: BinaryIO) -> None:
        store = self._store
        with store.lock:
            data = store.parts.get(PartName(ASSET, id))
            pictures = pictures_in(data) if data is not None else {}
            if which not in pictures:
                raise Refused("The book has no picture for that photo. Nothing was changed; add the photo again.")
            digest, size = pictures[which]
            try:
                store.rows.copy_photo(digest, size, out)
            except (Unsealable, sqlite3.Error) as wrong:
                raise Damaged(damaged_sentence(store.path)) from wrong

    def derived(self, key: str) -> bytes | None:
        """Something worked out from photos and put by, such as a print copy; None where it must be made again."""
        rows = self._store.rows
        with self._store.lock:
            try:
                row = rows.keys.name("derived", key.encode())
                first = rows.piece("derived", row + bytes(4))
                size = int.from_bytes(first[:8])
                data = b"".join((first[8:], *(rows.piece("derived", row + n.to_bytes(4)) for n in range(1, _pieces(size)))))
                return data if len(data) == size else None
            except (Unsealable, sqlite3.Error):
                return None

    def put_derived(self, key: str, data: bytes) -> None:
        """Put something by that can be made again. Does nothing in a book that cannot be written."""
        if not self.can_write:
            return
        rows = self._store.rows
        with self._store.change():
            row = rows.keys.name("derived", key.encode())
            rows.drop_pieces("derived", row)
            rows.put_pieces("derived", row, len(data).to_bytes(8) + data)

    def drop_derived(self) -> None:
        """Forget everything that can be made again."""
        with self._store.change():
            self._store.db.execute("DELETE FROM derived")

    # Versions.

    def keep_version(self, name: str | None = None, automatic: bool = False, who: str = "") -> Version:
        """Keep the book as last saved. Named versions are kept for ever; automatic ones thin out by age."""
        with self._store.lock:
            return versions.keep(self._store, name or "", automatic, who or self._person)

    def versions(self) -> tuple[Version, ...]:
        """All versions kept, oldest first."""
        with self._store.lock:
            return versions.all_versions(self._store)

    def book_at(self, version: int) -> Book:
        """The book as it was in a version. What was taken out for good stays out. Raises Refused for a number not kept."""
        with self._store.lock:
            manifest = versions.manifest_of(self._store, versions.kept_version(self._store, version))
            return book_without(
                self._store.book(versions.parts_at(self._store, manifest), manifest.format), self._store.head.taken_out
            )

    def compare(self, a: int | None, b: int | None) -> Comparison:
        """What changed from version `a` to version `b`; None stands for the book as last saved."""
        with self._store.lock:
            return versions.compared(versions.entries_at(self._store, a), versions.entries_at(self._store, b))

    def restore(self, version: int, who: str = "") -> Book:
        """Make the book what it was in a version, after keeping it as it is now as a version of its own."""
        store = self._store
        with store.lock:
            book = self.book_at(version)
            manifest = versions.manifest_of(store, versions.kept_version(store, version))
            old = {name: data for name, data in versions.parts_at(store, manifest).items() if name.kind == ASSET}
            parts = _parts(book)
            entries = {name: sha256(data) for name, data in parts.items()}
            entries |= {name: digest for name, digest in store.working.entries.items() if name.kind == ASSET}
            for name, data in old.items():
                if name not in entries:
                    parts[name] = data
                    entries[name] = sha256(data)
            changed = {name: data for name, data in parts.items() if entries[name] != store.working.entries.get(name)}
            with store.change():
                if versions.differs_from_last(store):
                    versions.keep_inside(store, "", automatic=True, who=who or self._person)
                store.put_state(entries, changed)
            self._saved(book, codec.parts_of(book))
            return book

    def thin_versions(self, now: datetime) -> int:
        """Drop automatic versions that age has made too many, and what only they held. Returns how many went."""
        with self._store.lock:
            return versions.thin(self._store, now)

    # Who can open it.

    def slots(self) -> tuple[Slot, ...]:
        """Every way to open this book."""
        return access.slots(self._store)

    def add_passphrase(self, label: str, passphrase: Passphrase, cost: KdfCost = KdfCost.NORMAL) -> Slot:
        """Let another person open the book with a passphrase of their own."""
        return access.add_passphrase(self._store, label, passphrase, cost)

    def change_passphrase(self, slot_id: str, passphrase: Passphrase, cost: KdfCost = KdfCost.NORMAL) -> Slot:
        """Give one person another passphrase. Older copies still open with the old one; `remove` is for leaks."""
        return access.change_passphrase(self._store, slot_id, passphrase, cost)

    def new_recovery_code(self) -> str:
        """Make a recovery code to print, in place of any earlier one: seven groups of four, with a check."""
        return access.new_recovery(self._store)

    def add_organisation(self, label: str, age_recipient: str) -> Slot:
        """Let an organisation open the book with its age key. Raises Refused for what is no age recipient (`age1…`)."""
        return access.add_organisation(self._store, label, age_recipient)

    def remove(self, slot_id: str, tell: Tell = tell_nobody) -> None:
        """Shut one person out: the book and its backups are written anew under a new key, checked, and put in place.

        Killed at any moment, the old or the new file opens. Copies elsewhere still open with the old key: tell the user so.
        Raises Refused for the last slot.
        """
        with self._store.lock:
            self._store = removal.remove_slot(self._store, slot_id, tell)

    def take_out(self, part: PartName, why: str, who: str = "") -> Book:
        """Take a photo or part out for good: of the book, every version, every backup. A receipt says that it was done."""
        with self._store.lock:
            book = removal.take_out(self._store, part, why, who or self._person)
            self._saved(book, codec.parts_of(book))
            return book

    # Checking.

    def verify(self, tell: Tell = tell_nobody, anchor: Anchor | None = None) -> VerifyReport:
        """Read and check every object, hash and version; note when, if the book is whole and can be written."""
        with self._store.lock:
            report = verify.check(self._store, tell, anchor)
            if report.is_whole and self.can_write:
                verify.note(self._store)
            return report

    def holder(self) -> Holder | None:
        """Who holds the lease, if anyone."""
        with self._store.lock:
            return lease.holder_of(self._store)


def _parts(book: Book) -> dict[PartName, bytes]:
    try:
        return {name: codec.part_bytes(name, thing) for name, thing in codec.parts_of(book).items()}
    except ValueError as twice:
        raise Refused("Two things in this book have the same name inside. Nothing was saved; take one of them out.") from twice


def _pieces(size: int) -> int:
    return max(1, -(-(size + 8) // CHUNK))
