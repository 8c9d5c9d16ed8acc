"""One open database of a book: its keys, its newest state, and the transactions that change it."""

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from lifestory_app import platforms
from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused
from lifestory_app.storage import codec, refusals, schema
from lifestory_app.storage.keys import SLOTS_CAP, Keyring, SlotRow, Unsealable, open_slot
from lifestory_app.storage.migrations import FORMAT, migrated
from lifestory_app.storage.pages import Pages
from lifestory_app.storage.rows import Rows, read_slots
from lifestory_app.storage.state import ASSET, Entries, Head, Working, pictures_in, row_name, sha256, utc
from lifestory_app.storage.state import now as utc_now
from lifestory_app.storage.values import Damaged, Identity, Key, NotSaved, PartName, RecoveryCode, Why, WrongKey

Unlock = Callable[[sqlite3.Connection, bytes], Keyring]


def unlocked_by(key: Key, path: Path) -> Unlock:
    """Tries a key on every slot."""

    def unlock(db: sqlite3.Connection, file_id: bytes) -> Keyring:
        for slot in read_slots(db)[:SLOTS_CAP]:
            try:
                return Keyring(open_slot(slot, key, file_id), file_id)
            except Unsealable:
                continue
        what = {RecoveryCode: "recovery code", Identity: "organisation key"}.get(type(key), "passphrase")
        raise WrongKey(f"That {what} does not open “{path.name}”. Nothing was changed; check it and try again.")

    return unlock


def unlocked_with(keys: Keyring) -> Unlock:
    """Takes keys that are known already. Refused as a wrong key where the file is another book."""

    def unlock(_db: sqlite3.Connection, file_id: bytes) -> Keyring:
        if file_id != keys.file_id:
            raise WrongKey("That is another book. Nothing was changed.")
        return keys

    return unlock


class Store:
    """An open database. Everything it gives was checked against the head on opening."""

    head: Head
    head_raw: bytes
    working: Working

    def __init__(self, path: Path, unlock: Unlock, write: bool) -> None:
        """Open, check, unlock and read. Raises NotABook, WrongKey, Damaged."""
        self.path = path
        self.lock = threading.RLock()
        self.lease_raw: bytes | None = None
        self.lease_token = ""
        self._private: tempfile.TemporaryDirectory[str] | None = None
        schema.read_header(path)
        writable = platforms.can_write_beside(path)
        self.can_write = write and writable
        self.source = source = path
        if schema.has_hot_journal(path) and not writable:
            self.source = source = self._private_copy()
        hot = schema.has_hot_journal(source)
        try:
            self.db = schema.connect(source, write=self.can_write or hot)
        except sqlite3.Error as trouble:
            if self._private is not None:
                self._private.cleanup()
            raise Damaged(schema.damaged_sentence(path)) from trouble
        try:
            if hot:
                self._roll_back(source)
            self.file_identity = _identity(path)
            schema.check_database(self.db, path)
            self.rows = Rows(self.db, self._unlock(unlock))
            self.seal_state = self._check_seal(source)
            if self.can_write:
                schema.allow_writing(self.db)
            self.db.execute("BEGIN")
            self.parts = self._read()
            self.db.execute("COMMIT")
        except BaseException:
            self.close()
            raise

    def _roll_back(self, source: Path) -> None:
        # Reading anything makes SQLite put the file back as it was before the save that was cut off.
        try:
            self.db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.Error as trouble:
            raise Damaged(schema.damaged_sentence(self.path)) from trouble
        schema.read_header(source)

    def _private_copy(self) -> Path:
        self._private = tempfile.TemporaryDirectory(prefix="lifestory-")
        copy = Path(self._private.name) / "book"
        shutil.copyfile(self.path, copy)
        shutil.copyfile(schema.journal_of(self.path), schema.journal_of(copy))
        return copy

    def _unlock(self, unlock: Unlock) -> Keyring:
        try:
            row = self.db.execute("SELECT sealed FROM meta WHERE name='id'").fetchone()
            if row is None or not isinstance(row[0], bytes) or len(row[0]) != 16:
                raise Damaged(schema.damaged_sentence(self.path))
            return unlock(self.db, row[0])
        except (sqlite3.Error, TypeError, ValueError) as wrong:
            # A text that is no UTF-8, or a value of another type than the book's own.
            raise Damaged(schema.damaged_sentence(self.path)) from wrong

    @property
    def keys(self) -> Keyring:
        return self.rows.keys

    def close(self) -> None:
        with self.lock:
            self.db.close()
            if self._private is not None:
                self._private.cleanup()

    def reopen(self) -> None:
        """Open the same file again after its connection was closed."""
        fresh = Store(self.path, unlocked_with(self.keys), write=True)
        self.db, self.rows, self.file_identity = fresh.db, fresh.rows, fresh.file_identity
        self.head, self.head_raw, self.working, self.parts = fresh.head, fresh.head_raw, fresh.working, fresh.parts
        self.lease_raw = self.rows.raw_meta("lease")

    # Reading.

    def check_again(self) -> None:
        """Read the newest state from the disk again and hold it against the head. Raises Damaged."""
        with self.lock:
            before = (self.head, self.head_raw, self.working)
            self.db.execute("BEGIN")
            try:
                self._read()
            finally:
                self.head, self.head_raw, self.working = before
                self.db.execute("ROLLBACK")

    def _read(self) -> dict[PartName, bytes]:
        """Read the newest state whole, and hold every row of it against the head."""
        try:
            raw = self.rows.raw_meta("head")
            if raw is None:
                raise Unsealable
            self.head_raw = raw
            self.head = Head.read(self.rows.open_meta("head", raw))
            self.working = self._read_working()
            self._check_bound()
            return self._read_parts(self.working.entries)
        except (Unsealable, codec.Unreadable, KeyError, TypeError, ValueError, sqlite3.Error) as wrong:
            raise Damaged(schema.damaged_sentence(self.path)) from wrong

    def _read_working(self) -> Working:
        data = self.rows.meta("working")
        if data is None or sha256(data) != self.head.working:
            raise Unsealable
        return Working.read(data)

    def _check_bound(self) -> None:
        head = self.head
        if self.rows.version_rows() != [(each.number, each.parent) for each in head.versions]:
            raise Unsealable
        if head.versions and head.version != head.versions[-1].number:
            raise Unsealable
        if tuple(sorted((slot.id.hex(), slot.digest) for slot in self.rows.slots())) != head.slots:
            raise Unsealable

    def _read_parts(self, entries: Entries) -> dict[PartName, bytes]:
        rows = {bytes(row): bytes(raw) for row, raw in self.db.execute("SELECT id, sealed FROM part")}
        ids = {name: self.part_id(name) for name in entries}
        if rows.keys() != set(ids.values()):
            raise Unsealable
        parts: dict[PartName, bytes] = {}
        for name, digest in entries.items():
            data = self.rows.open_text("part", ids[name], rows[ids[name]])
            if sha256(data) != digest:
                raise Unsealable
            parts[name] = data
        return parts

    def part_id(self, name: PartName) -> bytes:
        return self.keys.name("part", row_name(name))

    def kept_id(self, digest: str) -> bytes:
        return self.keys.name("kept", bytes.fromhex(digest))

    def book(self, parts: dict[PartName, bytes], written_in: int) -> Book:
        """The Book in these parts. Raises Damaged for parts that make none."""
        try:
            plain = {}
            for name, data in parts.items():
                if name.kind == ASSET:
                    continue
                found, value = codec.read_part(data)
                if found != name:
                    raise codec.Unreadable("a part under another's name")
                plain[name] = codec.letter_without(value, self.head.taken_out) if name.kind == "letter" else value
            return codec.book_of(migrated(plain, written_in))
        except (codec.Unreadable, ValueError) as wrong:
            raise Damaged(
                f"“{self.path.name}” holds something this program does not know, perhaps from a newer Life Story. "
                "It was left as it is; open it with the newest program."
            ) from wrong

    def assets(self, entries: Iterable[PartName], read: Callable[[PartName], bytes]) -> dict[str, dict[str, tuple[str, int]]]:
        """Photo id -> which picture (`original`, `proxy`, `thumb`) -> its SHA-256 and size."""
        return {name.id: pictures_in(read(name)) for name in entries if name.kind == ASSET}

    # Changing.

    @contextmanager
    def change(self) -> Iterator[None]:
        """One durable transaction, in which the file must be as it was read last. All of it happens, or none.

        Raises BookChanged, NotSaved.
        """
        with self.lock:
            before = (self.head, self.head_raw, self.working, self.parts, self.lease_raw)
            if not self.can_write:
                raise NotSaved(f"“{self.path.name}” is open for reading only, so nothing was saved. Save a copy elsewhere.")
            self._demand_same_file()
            try:
                self.db.execute("BEGIN IMMEDIATE")
                if self.rows.raw_meta("head") != self.head_raw or self.rows.raw_meta("lease") != self.lease_raw:
                    raise refusals.changed(self.path)
                yield
                self.db.execute("COMMIT")
            except BaseException as trouble:
                if self.db.in_transaction:
                    with suppress(sqlite3.Error):
                        self.db.execute("ROLLBACK")
                self.head, self.head_raw, self.working, self.parts, self.lease_raw = before
                if isinstance(trouble, sqlite3.Error):
                    raise refusals.disk_refused(self.path, trouble) from trouble
                raise
            self._demand_same_file()

    def _demand_same_file(self) -> None:
        found = _identity(self.path)
        if found is None:
            raise refusals.gone(self.path)
        if found != self.file_identity:
            raise refusals.changed(self.path)

    def reconnect(self) -> None:
        """Open the same file again where it is as it was known last. Raises NotSaved, BookChanged."""
        if _identity(self.path) is None:
            self._demand_same_file()
        try:
            fresh = Store(self.path, unlocked_with(self.keys), write=True)
        except Refused as refused:
            raise NotSaved(refused.sentence) from refused
        same = fresh.head_raw == self.head_raw and fresh.rows.raw_meta("lease") == self.lease_raw
        if not same or not fresh.can_write:
            can_write = fresh.can_write
            fresh.close()
            if can_write:
                raise refusals.changed(self.path)
            raise NotSaved(
                f"“{self.path.name}” cannot be written where it is. Nothing was saved; save a copy elsewhere.",
                why=Why.READ_ONLY,
            )
        self.db.close()
        self.db, self.rows, self.file_identity = fresh.db, fresh.rows, fresh.file_identity

    def put_state(self, entries: Entries, changed: dict[PartName, bytes], head: Head | None = None) -> None:
        """Inside `change`: write the parts that changed, drop those that went, then the manifest and the head."""
        for name, data in changed.items():
            self.rows.put_text("part", self.part_id(name), data)
        self.rows.drop("part", [self.part_id(name) for name in self.working.entries if name not in entries])
        if self.working.format < FORMAT:
            self.db.execute(f"PRAGMA user_version={FORMAT}")
        self.working = Working(entries)
        data = self.working.plain()
        if sha256(data) != (head or self.head).working:
            self.rows.put_meta("working", data, least=1)
        self.parts = {name: changed.get(name) or self.parts[name] for name in entries}
        self.put_head((head or self.head).next(sha256(data)))

    def put_head(self, head: Head) -> None:
        """Inside `change`: write the head last."""
        self.head = head
        self.head_raw = self.rows.put_meta("head", head.plain(), least=1)

    def touch_head(self, **changes: object) -> None:
        """Inside `change`: the same state under a new head that differs in these."""
        self.put_head(replace(self.head.next(self.head.working), **changes))  # type: ignore[arg-type]

    def put_slots(self, slots: Iterable[SlotRow], gone: Iterable[bytes] = ()) -> None:
        """Inside `change`: add or replace slots, take others away, and bind them to the head."""
        for slot in slots:
            self.rows.put_slot(slot)
        self.rows.drop("slot", gone)
        self.touch_head(slots=bound_slots(self.rows.slots()))

    # The seal over unused bytes.

    def _check_seal(self, source: Path) -> str:
        """`whole`, `broken`, or `open` where the book was not closed properly since it was sealed."""
        try:
            row = self.db.execute("SELECT sealed FROM seal WHERE id=1").fetchone()
            pages = Pages(source)
            try:
                raw = bytes(row[0])
                plain = codec.parse(self.keys.unseal("seal", raw, "seal", b"\x01").rstrip(b" "))
                counters = pages.counters
                if counters.changes != counters.valid_for:
                    return "broken"
                if counters.changes != plain["changes"]:
                    return "open"
                if counters.sqlite == plain["sqlite"] and pages.digest(self._roots(), raw) == plain["digest"]:
                    return "whole"
                # A writer may have come in between.
                return "broken" if pages.counters == counters else "open"
            finally:
                pages.close()
        except (Unsealable, codec.Unreadable, ValueError, KeyError, TypeError, IndexError, sqlite3.Error):
            return "broken"

    def _roots(self) -> list[int]:
        return [1, *(root for (root,) in self.db.execute("SELECT rootpage FROM sqlite_schema WHERE rootpage > 0"))]

    def seal_pages(self) -> None:
        """After the last change: give unused pages back, and seal the digest of every byte that is no sealed value."""
        schema.give_back_pages(self.db)
        for _ in range(2):
            row = self.db.execute("SELECT sealed FROM seal WHERE id=1").fetchone()
            raw = bytes(row[0]) if row else b""
            pages = Pages(self.path)
            try:
                changes, digest = pages.counters.changes + 1, pages.digest(self._roots(), raw)
            finally:
                pages.close()
            sealed = self.keys.seal("seal", _seal_plain(changes, digest), "seal", b"\x01")
            self.db.execute("INSERT INTO seal VALUES(1,?) ON CONFLICT(id) DO UPDATE SET sealed=excluded.sealed", (sealed,))
            if row and self._check_seal(self.path) == "whole":
                return


def _seal_plain(changes: int, digest: str) -> bytes:
    # Always of one length, so that SQLite writes it over the old one and moves nothing.
    return codec.canonical({"changes": changes, "digest": digest, "sqlite": _sqlite_number()}).ljust(160)


def _sqlite_number() -> int:
    major, minor, patch = sqlite3.sqlite_version_info
    return major * 1_000_000 + minor * 1_000 + patch


def bound_slots(slots: Iterable[SlotRow]) -> tuple[tuple[str, str], ...]:
    """What the head says of the slots."""
    return tuple(sorted((slot.id.hex(), slot.digest) for slot in slots))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def draft_beside(path: Path) -> Path:
    """A fresh name in the same folder for a file that will be put in `path`'s place."""
    return path.with_name(f".{path.name}.{os.urandom(6).hex()}.part")


def drafts_of(path: Path) -> list[Path]:
    """What killed work left beside a book."""
    start, found = f".{path.name}.", []
    for each in path.parent.iterdir():
        if each.name.startswith(start) and each.name.endswith((".part", ".part-journal")):
            found.append(each)
    return found


@contextmanager
def new_database(draft: Path, keys: Keyring, slots: Iterable[SlotRow]) -> Iterator[Rows]:
    """An empty database to fill, with the slots that open it; synced when done, removed when anything goes wrong.

    Whoever fills it writes the state and the head. It needs no journal, since nobody opens it before it is whole.
    """
    try:
        # Made private to the user before SQLite opens it.
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        db = sqlite3.connect(draft, isolation_level=None, check_same_thread=False)
        try:
            for setting in ("journal_mode=OFF", "synchronous=OFF", "temp_store=MEMORY"):
                db.execute(f"PRAGMA {setting}").fetchall()
            schema.create_tables(db)
            db.execute("BEGIN")
            db.execute("INSERT INTO meta VALUES('id', ?)", (keys.file_id,))
            rows = Rows(db, keys)
            for slot in slots:
                rows.put_slot(slot)
            db.execute("INSERT INTO seal VALUES(1, ?)", (keys.seal("seal", _seal_plain(0, ""), "seal", b"\x01"),))
            yield rows
            db.execute("COMMIT")
        finally:
            db.close()
        with open(draft, "rb+") as file:
            platforms.sync_file(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def first_head(working: Working, slots: Iterable[SlotRow]) -> Head:
    """The head of a new book."""
    data = working.plain()
    return Head(1, os.urandom(16).hex(), utc(utc_now()), sha256(data), 0, (), bound_slots(slots))


def cannot_write(path: Path, trouble: Exception) -> Refused:
    why = getattr(trouble, "strerror", None) or "the disk refused"
    return Refused(f"“{path.name}” could not be written ({why}). Nothing was changed; try another folder.")
