"""Checking that a book is whole."""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.storage import codec, lease
from lifestory_app.storage.keys import Keyring, Unsealable, about_slot
from lifestory_app.storage.pages import Cell, Pages
from lifestory_app.storage.schema import TABLES
from lifestory_app.storage.state import ASSET, Manifest, now, pictures_in, utc
from lifestory_app.storage.store import Store, unlocked_by, unlocked_with
from lifestory_app.storage.values import Anchor, Damaged, Key, VerifyReport
from lifestory_app.storage.versions import manifest_of, parts_at, piece_ids, read_kept, wanted_texts
from lifestory_app.storage.without import book_without


def verify_book(path: Path, key: Key, tell: Tell = tell_nobody, anchor: Anchor | None = None) -> VerifyReport:
    """Open a book, read and check all of it, and close it. What keeps it from opening is told as a problem.

    Raises NotABook for what was never a book, and WrongKey.
    """
    path = path.absolute()
    try:
        store = Store(path, unlocked_by(key, path), write=False)
    except Damaged as found:
        return VerifyReport(0, 0, (found.sentence,))
    try:
        report = check(store, tell, anchor)
        keys = store.keys
    finally:
        store.close()
    if report.is_whole:
        _note_when_free(path, keys)
    return report


def _note_when_free(path: Path, keys: Keyring) -> None:
    """Note the check in the book, unless it cannot be written or somebody works in it."""
    with suppress(Refused):
        store = Store(path, unlocked_with(keys), write=True)
        try:
            if store.can_write:
                lease.acquire(store, "", take_over=False)
                note(store)
                lease.release(store)
                store.seal_pages()
                store.db.execute("PRAGMA journal_mode=DELETE").fetchall()
        finally:
            store.close()


def note(store: Store) -> None:
    """Note that all of the book was just found whole. Raises as `Store.change` does."""
    with store.change():
        store.rows.put_meta("verified", codec.canonical({"when": utc(now()), "save": store.head.save}))


def check(store: Store, tell: Tell = tell_nobody, anchor: Anchor | None = None) -> VerifyReport:
    """Read and check every object, hash and version of an open book. Changes nothing."""
    return _Check(store, tell).run(anchor)


class _Check:
    pages: Pages
    cells: dict[bytes, Cell]

    def __init__(self, store: Store, tell: Tell) -> None:
        self.store, self.rows, self.tell = store, store.rows, tell
        self.problems: list[str] = []
        self.notices: list[str] = []
        self.objects = self.done = 0
        self.total = 1

    def run(self, anchor: Anchor | None) -> VerifyReport:
        self._attempt(self._database, "The database inside the file is damaged.")
        self._attempt(self.store.check_again, "The newest state of the book does not read as it was saved.")
        self._attempt(self._small_rows, "Something is wrong with who may open the book or works in it.")
        self.objects += len(self.store.parts)
        manifests = self._versions()
        self._attempt(lambda: self._texts_of_versions(manifests), "A part that versions hold is damaged.")
        self._attempt(lambda: self._pictures(manifests), "The photos could not all be read.")
        self._attempt(self._derived, "A picture put by for printing is damaged; dropping them all mends it.")
        self._anchor(anchor)
        return VerifyReport(self.objects, len(manifests), tuple(self.problems), tuple(self.notices))

    def _attempt(self, step: Callable[[], None], problem: str) -> None:
        try:
            step()
        except (Unsealable, codec.Unreadable, Damaged, sqlite3.Error, KeyError, TypeError, ValueError):
            self.problems.append(problem)

    def _step(self, doing: str) -> None:
        self.done += 1
        self.tell(min(self.done, self.total), self.total, doing)

    def _database(self) -> None:
        counted = self.store.db.execute("SELECT count(*) FROM photo").fetchone()[0]
        self.total = 2 + counted + len(self.store.head.versions)
        self._step("Checking the file")
        # Under an unbroken seal the pictures' own table is walked page by page later on.
        tables = [f"({table})" for table in TABLES if table != "photo"] if self.store.seal_state == "whole" else [""]
        for table in tables:
            if self.store.db.execute(f"PRAGMA quick_check{table}").fetchall() != [("ok",)]:
                raise Unsealable
        if self.store.seal_state == "broken":
            self.problems.append("Bytes of the file between the book’s own were changed.")
        elif self.store.seal_state == "open":
            self.notices.append("The book was not closed since its last change, so unused bytes of the file were not checked.")

    def _small_rows(self) -> None:
        for slot in self.rows.slots():
            about_slot(self.store.keys, slot)
        for (name,) in self.store.db.execute("SELECT name FROM meta").fetchall():
            if name not in ("id", "head", "working", "lease", "verified", "pending"):
                raise Unsealable
            if name != "id":
                self.rows.meta(name)

    def _versions(self) -> list[Manifest]:
        found: list[Manifest] = []
        for kept in self.store.head.versions:
            self._step("Checking the versions")
            try:
                manifest = manifest_of(self.store, kept)
                book = self.store.book(parts_at(self.store, manifest), manifest.format)
                book_without(book, self.store.head.taken_out)
                found.append(manifest)
            except (Damaged, Unsealable, codec.Unreadable, sqlite3.Error):
                self.problems.append(f"Version {kept.number} does not read as it was kept.")
        return found

    def _texts_of_versions(self, manifests: list[Manifest]) -> None:
        ids = self.rows.ids("kept")
        self.objects += len(ids)
        if len(manifests) == len(self.store.head.versions) and ids != wanted_texts(self.store, manifests):
            self.problems.append("The parts that versions hold are too many or too few.")

    def _pictures(self, manifests: list[Manifest]) -> None:
        """Read straight from the pages, which is several times faster than through SQLite, while its lock keeps writers out."""
        pages = Pages(self.store.source)
        try:
            self.store.db.execute("BEGIN")
            (root,) = self.store.db.execute("SELECT rootpage FROM sqlite_schema WHERE name='photo'").fetchone()
            self.pages, self.cells = pages, pages.keys(root)
            self._all_pictures(manifests)
        finally:
            self.store.db.execute("ROLLBACK")
            # Not before: closing a file gives up every lock this process has on it.
            pages.close()

    def _all_pictures(self, manifests: list[Manifest]) -> None:
        wanted: set[bytes] = set()
        for digest, (size, photo) in self._picture_list(manifests).items():
            rows = piece_ids(self.rows, digest, size)
            wanted.update(rows)
            self.objects += 1
            if not self._picture_is_whole(digest, size, rows):
                self.problems.append(f"A picture of the photo {photo} does not read as it was taken in.")
        if len(manifests) == len(self.store.head.versions):
            self._left_over(sorted(self.cells.keys() - wanted))

    def _left_over(self, rows: list[bytes]) -> None:
        """Pictures whose photo was replaced stay until the book is closed; what we did not seal is a problem."""
        for row in rows:
            self._piece(row)
        if rows:
            self.notices.append("Pictures that were replaced are still in the file; they go when the book is next closed.")

    def _picture_list(self, manifests: list[Manifest]) -> dict[str, tuple[int, str]]:
        """Every picture of the book and its versions: its size, and how to name its photo to the user."""
        found: dict[str, tuple[int, str]] = {}
        names = {name.id: number for number, name in enumerate(self.store.parts, 1) if name.kind == "photo"}
        gone = set(self.store.head.taken_out)
        everywhere = [(name, data) for name, data in self.store.parts.items() if name.kind == ASSET]
        for manifest in manifests:
            for name, digest in manifest.entries.items():
                if name.kind == ASSET and name not in gone and self.store.working.entries.get(name) != digest:
                    everywhere.append((name, read_kept(self.store, digest)))
        for name, data in everywhere:
            label = name.id if name.id in names else f"{name.id} of an earlier version"
            for digest, size in pictures_in(data).values():
                found[digest] = size, label
        return found

    def _picture_is_whole(self, digest: str, size: int, rows: list[bytes]) -> bool:
        hashed, told = hashlib.sha256(), 0
        try:
            for row in rows:
                self._step("Checking the photos")
                piece = self._piece(row)
                hashed.update(piece)
                told += len(piece)
        except (Unsealable, sqlite3.Error):
            return False
        return hashed.hexdigest() == digest and told == size

    def _piece(self, row: bytes) -> bytes:
        record = self.pages.record(self.cells[row]) if row in self.cells else None
        if record is None or len(record) != 2 or not isinstance(record[1], bytes):
            raise Unsealable
        return self.rows.open_piece("photo", row, record[1])

    def _derived(self) -> None:
        for row in sorted(self.rows.ids("derived")):
            self.rows.piece("derived", row)
            self.objects += 1

    def _anchor(self, anchor: Anchor | None) -> None:
        if anchor is None:
            return
        kept = {each.number: each.hash for each in self.store.head.versions}
        if self.store.head.version < anchor.number or kept.get(anchor.number, anchor.hash) != anchor.hash:
            self.problems.append("This is an older or another copy of the book than the one that was last seen here.")
