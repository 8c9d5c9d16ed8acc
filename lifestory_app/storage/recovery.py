"""Rescue: reads what can be read of a damaged book, and says what could not.

Every sealed value tells by itself whether it is whole, so the pages are searched for values without believing anything that
says where they are. What is missing from the newest state is looked for in the versions.
"""

import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from lifestory_app import platforms
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.storage import codec, schema
from lifestory_app.storage.keys import Keyring, SlotRow, Unsealable, about_slot, open_slot
from lifestory_app.storage.mending import mended
from lifestory_app.storage.pages import Cell, Pages
from lifestory_app.storage.rows import Rows
from lifestory_app.storage.state import (
    ASSET,
    Entries,
    Head,
    Kept,
    Manifest,
    Working,
    pictures_in,
    row_name,
    sha256,
)
from lifestory_app.storage.store import bound_slots, cannot_write, draft_beside, first_head, new_database
from lifestory_app.storage.values import Key, NotABook, PartName, RecoveryReport, WrongKey
from lifestory_app.storage.versions import piece_ids

_META = {"id", "head", "working", "lease", "verified", "pending"}
_ODD = (Unsealable, codec.Unreadable, KeyError, TypeError, ValueError)


def recover(path: Path, key: Key, into: Path, tell: Tell = tell_nobody) -> RecoveryReport:
    """Write what can be read of a damaged book into a new book file, opened by the same keys. The damaged file is not touched.

    Raises WrongKey, NotABook where nothing of a book is in the file, Refused where `into` is taken.
    """
    path, into = path.absolute(), into.absolute()
    if into.exists():
        raise Refused(f"“{into.name}” is already there. It was left as it is; choose another name for what is rescued.")
    try:
        with _readable(path) as source, closing(Pages(source)) as pages:
            found = _Finds(pages, tell)
            found.unlock(key, path)
            return _Rescue(found).write(into)
    except FileExistsError as taken:
        raise Refused(f"“{into.name}” is already there. It was left as it is; choose another name.") from taken
    except (OSError, sqlite3.Error) as trouble:
        raise cannot_write(into, trouble) from trouble


@contextmanager
def _readable(path: Path) -> Iterator[Path]:
    """The file itself, or, where a save was cut off, a private copy that was put back as it was before that save."""
    if not path.is_file():
        raise NotABook(f"There is no file “{path.name}” here. Nothing was changed; choose another file.")
    if not schema.has_hot_journal(path):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="lifestory-") as folder:
        copy = Path(folder) / "book"
        shutil.copyfile(path, copy)
        shutil.copyfile(schema.journal_of(path), schema.journal_of(copy))
        try:
            with closing(schema.connect(copy, write=True)) as db:
                db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.Error:
            yield path
        else:
            yield copy


class _Finds:
    """Everything in the file that reads as it was sealed."""

    def __init__(self, pages: Pages, tell: Tell) -> None:
        self._pages = pages
        self._tell = tell
        self.meta: dict[str, list[bytes]] = {}
        self.slots: dict[bytes, SlotRow] = {}
        self._texts: dict[bytes, list[Cell]] = {}
        self._pieces: dict[bytes, list[Cell]] = {}
        self._versions: list[tuple[int, int, bytes]] = []
        for done, cell in enumerate(pages.cells()):
            if done % 64 == 0:
                tell(cell.page, pages.count, "Searching the file")
            record = pages.record(cell)
            if record is not None:
                self._sort(record, cell)

    def _sort(self, record: tuple[object, ...], cell: Cell) -> None:
        match record:
            case (str() as name, bytes() as raw) if name in _META:
                self.meta.setdefault(name, []).append(raw)
            case (bytes() as row, bytes()) if len(row) == 32:
                self._texts.setdefault(row, []).append(cell)
            case (bytes() as row, bytes()) if len(row) == 36:
                self._pieces.setdefault(row, []).append(cell)
            case (int() as number, int() as parent, bytes() as raw) if number > 0 and parent >= 0:
                self._versions.append((number, parent, raw))
            case (bytes() as row, str() as kind, bytes() as params, bytes() as secret, bytes() as wrapped, bytes() as about):
                self.slots[row] = SlotRow(row, kind, params, secret, wrapped, about)
            case _:
                pass

    def unlock(self, key: Key, path: Path) -> None:
        """Find the keys. Raises NotABook where there is no slot at all, WrongKey where none opens."""
        if not self.slots:
            raise NotABook(f"Nothing of a Life Story book could be found in “{path.name}”. It was left as it is.")
        ids = {raw for raw in self.meta.get("id", []) if len(raw) == 16}
        for slot in self.slots.values():
            ids |= _named_book(slot)
        for slot in self.slots.values():
            for file_id in ids:
                try:
                    self._rows = Rows(_NO_DATABASE, Keyring(open_slot(slot, key, file_id), file_id))
                except Unsealable:
                    continue
                self.keys = self._rows.keys
                return
        raise WrongKey(
            f"That key opens nothing of what is left of “{path.name}”. It was left as it is; try another key, "
            "such as the printed recovery code."
        )

    def good_slots(self, head: Head | None) -> list[SlotRow]:
        bound = dict(head.slots) if head else None
        good: list[SlotRow] = []
        for slot in self.slots.values():
            try:
                about_slot(self.keys, slot)
            except _ODD:
                continue
            if bound is None or bound.get(slot.id.hex()) == slot.digest:
                good.append(slot)
        return good

    def opened_meta(self, name: str) -> list[bytes]:
        opened: list[bytes] = []
        for raw in self.meta.get(name, []):
            try:
                opened.append(self._rows.open_meta(name, raw))
            except Unsealable:
                continue
        return opened

    def text(self, table: str, row: bytes) -> bytes | None:
        for cell in self._texts.get(row, []):
            record = self._pages.record(cell)
            try:
                if record is not None and isinstance(record[1], bytes):
                    return self._rows.open_text(table, row, record[1])
            except Unsealable:
                continue
        return None

    def every_text(self, table: str) -> Iterator[tuple[bytes, bytes]]:
        for row in self._texts:
            data = self.text(table, row)
            if data is not None:
                yield row, data

    def versions(self) -> dict[int, tuple[Manifest, str]]:
        """Every version manifest that reads, with its hash."""
        found: dict[int, tuple[Manifest, str]] = {}
        for number, parent, raw in self._versions:
            try:
                data = self._rows.open_version(number, parent, raw)
                found[number] = Manifest.read(data), sha256(data)
            except _ODD:
                continue
        return dict(sorted(found.items()))

    def piece(self, row: bytes) -> bytes | None:
        for cell in self._pieces.get(row, []):
            record = self._pages.record(cell)
            try:
                if record is not None and isinstance(record[1], bytes):
                    return self._rows.open_piece("photo", row, record[1])
            except Unsealable:
                continue
        return None

    def picture_is_whole(self, digest: str, size: int) -> bool:
        hashed = hashlib.sha256()
        for row in piece_ids(self._rows, digest, size):
            piece = self.piece(row)
            if piece is None:
                return False
            hashed.update(piece)
        return hashed.hexdigest() == digest

    def pieces_of(self, digest: str, size: int) -> Iterator[tuple[bytes, bytes]]:
        for row in piece_ids(self._rows, digest, size):
            piece = self.piece(row)
            if piece is not None:
                yield row, piece


# The rows of a wreck come from its pages; only the unsealing of `Rows` is used.
_NO_DATABASE = sqlite3.connect(":memory:", check_same_thread=False)


def _named_book(slot: SlotRow) -> set[bytes]:
    try:
        plain = codec.parse(slot.params)
        found = bytes.fromhex(plain["book"])
    except _ODD:
        return set()
    return {found} if len(found) == 16 else set()


class _Rescue:
    """Puts the finds together to a book again."""

    def __init__(self, found: _Finds) -> None:
        self.found = found
        self.saved: list[str] = []
        self.lost: list[str] = []
        self.mended: dict[str, bytes] = {}
        self.head = self._head()
        self.versions = found.versions()

    def _head(self) -> Head | None:
        heads = []
        for data in self.found.opened_meta("head"):
            try:
                heads.append(Head.read(data))
            except _ODD:
                continue
        return max(heads, key=lambda head: head.save, default=None)

    def _wanted(self) -> Entries | None:
        """The newest list of parts that reads."""
        for data in self.found.opened_meta("working"):
            if self.head is None or sha256(data) == self.head.working:
                try:
                    return Working.read(data).entries
                except _ODD:
                    continue
        self.lost.append("the list of what was in the book: parts may be missing that cannot be named")
        newest = max(self.versions, default=None)
        return dict(self.versions[newest][0].entries) if newest is not None else None

    def parts(self) -> dict[PartName, bytes]:
        """The newest state of every part that can be had."""
        loose = self._loose()
        wanted = self._wanted()
        names = list(dict.fromkeys([*(wanted or {}), *loose]))
        if self.head is not None and wanted is not None and not self.lost:
            names = list(wanted)
        parts: dict[PartName, bytes] = {}
        for name in names:
            digest = (wanted or {}).get(name)
            data = loose.get(name)
            if data is None and digest is not None:
                data = self._kept(digest)
            if data is None:
                data, number = self._older(name)
                told = _told(name, data)
                self.lost.append(f"{told} as last saved" + (f"; as it was in version {number} it was saved" if data else ""))
            elif name.kind != ASSET:
                self.saved.append(_told(name, data))
            if data is not None:
                parts[name] = data
        return parts

    def _loose(self) -> dict[PartName, bytes]:
        """The rows of the working state that read; each says itself what it is."""
        loose: dict[PartName, bytes] = {}
        for row, data in self.found.every_text("part"):
            try:
                name, _ = codec.read_part(data)
            except _ODD:
                continue
            if row == self.found.keys.name("part", row_name(name)):
                loose[name] = data
        return loose

    def _older(self, name: PartName) -> tuple[bytes | None, int]:
        for number in sorted(self.versions, reverse=True):
            digest = self.versions[number][0].entries.get(name)
            if digest is None:
                continue
            data = self._kept(digest)
            if data is not None:
                return data, number
        return None, 0

    def _whole_versions(self) -> dict[int, tuple[Manifest, str]]:
        gone = set(self.head.taken_out) if self.head else set()
        whole: dict[int, tuple[Manifest, str]] = {}
        known = {each.number: each.hash for each in self.head.versions} if self.head else {}
        for number, (manifest, digest) in self.versions.items():
            texts = (self._kept(each) for name, each in manifest.entries.items() if name not in gone)
            label = f"version {number}" + (f" “{manifest.name}”" if manifest.name else "")
            if known.get(number, digest) == digest and all(text is not None for text in texts):
                whole[number] = manifest, digest
                self.saved.append(label)
            else:
                self.lost.append(f"{label} whole; what could be read of it was kept")
                whole[number] = self._in_part(manifest, gone)
        self.lost += [f"version {number}" for number in known if number not in self.versions]
        return whole

    def _in_part(self, manifest: Manifest, gone: set[PartName]) -> tuple[Manifest, str]:
        """A version of which parts are lost, made anew of what is left: it is another one, and says so."""
        parts: dict[PartName, bytes] = {}
        for name, digest in manifest.entries.items():
            data = self._kept(digest)
            if data is not None and name not in gone:
                parts[name] = data
        book, _ = mended({name: data for name, data in parts.items() if name.kind != ASSET})
        state = {name: codec.part_bytes(name, thing) for name, thing in codec.parts_of(book).items()}
        state |= {name: data for name, data in parts.items() if name.kind == ASSET}
        entries = {name: sha256(data) for name, data in state.items()}
        self.mended.update({entries[name]: data for name, data in state.items()})
        anew = replace(manifest, name=f"{manifest.name} (in part)".strip(), entries=entries, nonce=os.urandom(16).hex())
        return anew, sha256(anew.plain())

    def _kept(self, digest: str) -> bytes | None:
        """A part as versions hold it, or as it was mended for one."""
        return self.mended.get(digest) or self.found.text("kept", self.found.keys.name("kept", bytes.fromhex(digest)))

    def write(self, into: Path) -> RecoveryReport:
        """Write the new book. Raises OSError, FileExistsError."""
        parts = self.parts()
        versions = self._whole_versions()
        if not parts:
            raise NotABook("Nothing of the book could be read any more. The damaged file was left as it is; look for a backup.")
        pictures: dict[str, int] = {}
        assets = self._assets(parts, pictures)
        book, notes = mended(parts)
        self.lost += notes
        state = {name: codec.part_bytes(name, thing) for name, thing in codec.parts_of(book).items()} | assets
        gone = self._without_pictures(versions, pictures)
        slots = self.found.good_slots(self.head)
        working = Working({name: sha256(data) for name, data in state.items()})
        draft = draft_beside(into)
        try:
            with new_database(draft, self.found.keys, slots) as rows:
                for name, data in state.items():
                    rows.put_text("part", self.found.keys.name("part", row_name(name)), data)
                self._write_versions(rows, versions, gone)
                for digest, size in pictures.items():
                    for row, piece in self.found.pieces_of(digest, size):
                        rows.put_piece("photo", row, piece)
                rows.put_meta("working", working.plain(), least=1)
                rows.put_meta("head", self._new_head(working, slots, versions, gone).plain(), least=1)
            platforms.put_in_place(draft, into)
        finally:
            draft.unlink(missing_ok=True)
        return RecoveryReport(tuple(self.saved), tuple(dict.fromkeys(self.lost)))

    def _assets(self, parts: dict[PartName, bytes], pictures: dict[str, int]) -> dict[PartName, bytes]:
        """The pictures of each photo that are whole; what is not is told."""
        assets: dict[PartName, bytes] = {}
        for name in [name for name in parts if name.kind == ASSET]:
            listed = pictures_in(parts.pop(name))
            whole = {which: each for which, each in listed.items() if self.found.picture_is_whole(*each)}
            photo = _told(PartName("photo", name.id), parts.get(PartName("photo", name.id)))
            if "original" not in whole:
                smaller = "; a smaller copy of it was saved" if whole else ""
                self.lost.append(f"the picture of {photo}{smaller}")
            pictures.update(whole.values())
            value = {which: {"sha256": digest, "size": size} for which, (digest, size) in whole.items()}
            assets[name] = codec.canonical({"kind": ASSET, "id": name.id, "value": value})
        return assets

    def _without_pictures(self, versions: Mapping[int, tuple[Manifest, str]], pictures: dict[str, int]) -> tuple[PartName, ...]:
        """What versions must do without: what was taken out for good, and pictures that are lost."""
        gone = dict.fromkeys(self.head.taken_out if self.head else ())
        for manifest, _ in versions.values():
            for name, digest in manifest.entries.items():
                if name.kind != ASSET or name in gone:
                    continue
                data = self._kept(digest)
                listed = pictures_in(data) if data is not None else {}
                if all(each[0] in pictures or self.found.picture_is_whole(*each) for each in listed.values()):
                    pictures.update(listed.values())
                else:
                    gone[name] = None
        return tuple(gone)

    def _write_versions(self, rows: Rows, versions: Mapping[int, tuple[Manifest, str]], gone: tuple[PartName, ...]) -> None:
        for number, (manifest, _) in versions.items():
            rows.put_version(number, manifest.parent, manifest.plain())
            for name, digest in manifest.entries.items():
                row, data = rows.keys.name("kept", bytes.fromhex(digest)), self._kept(digest)
                if name not in gone and data is not None and not rows.has("kept", row):
                    rows.put_text("kept", row, data)

    def _new_head(
        self,
        working: Working,
        slots: list[SlotRow],
        versions: Mapping[int, tuple[Manifest, str]],
        gone: tuple[PartName, ...],
    ) -> Head:
        kept = tuple(Kept(number, manifest.parent, digest) for number, (manifest, digest) in versions.items())
        head = replace(first_head(working, slots), versions=kept, slots=bound_slots(slots), taken_out=gone)
        return replace(head, version=kept[-1].number if kept else 0, save=(self.head.save if self.head else 0) + 1)


def _told(name: PartName, data: bytes | None) -> str:
    """A part in words for the user: its kind, and a title or name where it has one."""
    if name == codec.THE_BOOK:
        return "the book’s title and look"
    label = ""
    if data is not None:
        try:
            value = codec.read_part(data)[1]
            label = value.get("title") or value.get("file_name") or value.get("heading") or value.get("what") or ""
            label = label or " ".join(each.get("given", "") for each in value.get("names", [])[:1])
        except (*_ODD, AttributeError):
            label = ""
    return f"{name.kind} “{label}”" if label else f"{name.kind} {name.id}"
