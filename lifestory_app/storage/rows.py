"""Rows of a book file: values sealed under the book's keys, each bound to its place.

A sealed value is `4-byte length, data, zeros`, the zeros filling the record's last page, so that sizes of texts do not show and
no byte of an overflow page is left unchecked.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lifestory_app.storage.keys import NONCE, TAG, Keyring, SlotRow, Unsealable

CHUNK = 1_047_968
"""Photos are sealed in pieces of this many bytes: with its row, a piece fills its pages exactly."""
_MOST_TEXT = 64 * 1024 * 1024

# How SQLite stores a record longer than fits: 489 bytes in the b-tree page, the rest in pages of 4092
# (https://sqlite.org/fileformat2.html section 1.6, page size 4096).
_LOCAL, _STEP = 489, 4092

_BY_ID = ("part", "kept", "photo", "derived", "slot")
_READ = {table: f"SELECT sealed FROM {table} WHERE id=?" for table in _BY_ID}  # noqa: S608 - names of ours
_HAS = {table: f"SELECT count(*) FROM {table} WHERE id=?" for table in _BY_ID}  # noqa: S608
_IDS = {table: f"SELECT id FROM {table}" for table in _BY_ID}  # noqa: S608
_DROP = {table: f"DELETE FROM {table} WHERE id=?" for table in _BY_ID}  # noqa: S608
_PUT = {table: f"INSERT INTO {table} VALUES(?,?) ON CONFLICT(id) DO UPDATE SET sealed=excluded.sealed" for table in _BY_ID}


def _varint(number: int) -> int:
    return max(1, (number.bit_length() + 6) // 7)


def _integer(number: int) -> int:
    if number in (0, 1):
        return 0
    return next(size for size in (1, 2, 3, 4, 6, 8) if -(1 << 8 * size - 1) <= number < 1 << 8 * size - 1)


def padded(data: bytes, beside: int, headers: int, least: int = 1) -> bytes:
    """The envelope of data whose sealed row fills whole pages.

    `beside` counts the bytes of the record's other columns, `headers` those of their types; `least` is the least number of
    pages beyond the first piece.
    """
    needed = 4 + len(data) + NONCE + TAG
    pages = max(least, -(-(needed + beside + headers + 2 - _LOCAL) // _STEP))
    while True:
        for own in range(1, 6):
            size = _LOCAL + pages * _STEP - 1 - headers - beside - own
            if size >= needed and _varint(12 + 2 * size) == own:
                return len(data).to_bytes(4) + data + bytes(size - needed)
        pages += 1


def unpadded(envelope: bytes) -> bytes:
    """The data in an envelope. Raises Unsealable where the padding is not what it must be."""
    size = int.from_bytes(envelope[:4])
    if len(envelope) < 4 + size or any(envelope[4 + size :]):
        raise Unsealable
    return envelope[4 : 4 + size]


def _text(data: bytes, effort: int = 6) -> bytes:
    return zlib.compress(data, effort)


def _untext(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(packed, _MOST_TEXT)
    except zlib.error as wrong:
        raise Unsealable from wrong
    if not unpacker.eof or unpacker.unused_data:
        raise Unsealable
    return data


class Rows:
    """Reads and writes sealed rows. Reading raises Unsealable where a row is not what was written there."""

    def __init__(self, db: sqlite3.Connection, keys: Keyring) -> None:
        self.db = db
        self.keys = keys

    # Meta: one row a name.

    def raw_meta(self, name: str) -> bytes | None:
        """The sealed bytes themselves, to see whether they changed."""
        row = self.db.execute("SELECT sealed FROM meta WHERE name=?", (name,)).fetchone()
        return None if row is None else bytes(row[0])

    def meta(self, name: str) -> bytes | None:
        raw = self.raw_meta(name)
        return None if raw is None else self.open_meta(name, raw)

    def open_meta(self, name: str, raw: bytes) -> bytes:
        return _untext(unpadded(self.keys.unseal("text", raw, "meta", name.encode())))

    def put_meta(self, name: str, data: bytes, least: int = 0) -> bytes:
        """Write a row and return its sealed bytes."""
        # Written at every save; more effort would cost more time than all the rest, and save 4 %.
        envelope = padded(_text(data, 1), len(name), _varint(13 + 2 * len(name)), least)
        raw = self.keys.seal("text", envelope, "meta", name.encode())
        self.db.execute("INSERT INTO meta VALUES(?,?) ON CONFLICT(name) DO UPDATE SET sealed=excluded.sealed", (name, raw))
        return raw

    def drop_meta(self, name: str) -> None:
        self.db.execute("DELETE FROM meta WHERE name=?", (name,))

    # Texts: the working state in `part`, what versions hold in `kept`.

    def text(self, table: str, id: bytes) -> bytes:
        return self.open_text(table, id, self.raw(table, id))

    def raw(self, table: str, id: bytes) -> bytes:
        """The sealed bytes of a row."""
        row = self.db.execute(_READ[table], (id,)).fetchone()
        if row is None:
            raise Unsealable
        return bytes(row[0])

    def put_raw(self, table: str, id: bytes, raw: bytes) -> None:
        """Write sealed bytes as they are, into another file with the same keys."""
        self.db.execute(_PUT[table], (id, raw))

    def open_text(self, table: str, id: bytes, raw: bytes) -> bytes:
        return _untext(unpadded(self.keys.unseal("text", raw, table, id)))

    def put_text(self, table: str, id: bytes, data: bytes) -> None:
        raw = self.keys.seal("text", padded(_text(data), len(id), 1), table, id)
        self.db.execute(_PUT[table], (id, raw))

    def has(self, table: str, id: bytes) -> bool:
        return bool(self.db.execute(_HAS[table], (id,)).fetchone()[0])

    def ids(self, table: str) -> set[bytes]:
        return {bytes(row) for (row,) in self.db.execute(_IDS[table])}

    def drop(self, table: str, ids: Iterable[bytes]) -> None:
        for row in ids:
            self.db.execute(_DROP[table], (row,))

    # Versions.

    def version(self, number: int, parent: int) -> bytes:
        row = self.db.execute("SELECT parent, sealed FROM version WHERE number=?", (number,)).fetchone()
        if row is None or row[0] != parent:
            raise Unsealable
        return self.open_version(number, parent, bytes(row[1]))

    def open_version(self, number: int, parent: int, raw: bytes) -> bytes:
        return _untext(unpadded(self.keys.unseal("text", raw, "version", number.to_bytes(8), str(parent))))

    def put_version(self, number: int, parent: int, data: bytes) -> None:
        envelope = padded(_text(data), _integer(parent), 2)
        raw = self.keys.seal("text", envelope, "version", number.to_bytes(8), str(parent))
        self.db.execute("INSERT INTO version VALUES(?,?,?)", (number, parent, raw))

    def version_rows(self) -> list[tuple[int, int]]:
        return list(self.db.execute("SELECT number, parent FROM version ORDER BY number"))

    # Pictures: `photo` by the hash of what is in them, `derived` by a key of the caller's.

    def put_pieces(self, table: str, id: bytes, data: bytes) -> None:
        for number, start in enumerate(range(0, max(1, len(data)), CHUNK)):
            self.put_piece(table, id + number.to_bytes(4), data[start : start + CHUNK])

    def put_piece(self, table: str, row_id: bytes, data: bytes) -> None:
        raw = self.keys.seal("photos", padded(data, len(row_id), 1, 0), table, row_id)
        self.db.execute(_PUT[table], (row_id, raw))

    def pieces(self, table: str, id: bytes, size: int) -> Iterator[bytes]:
        for number in range(max(1, -(-size // CHUNK))):
            yield self.piece(table, id + number.to_bytes(4))

    def piece(self, table: str, row_id: bytes) -> bytes:
        return self.open_piece(table, row_id, self.raw(table, row_id))

    def open_piece(self, table: str, row_id: bytes, raw: bytes) -> bytes:
        return unpadded(self.keys.unseal("photos", raw, table, row_id))

    def copy_photo(self, sha256: str, size: int, out: BinaryIO) -> None:
        """Write a photo's bytes out piece by piece, checking its hash. Raises Unsealable, after writing what it had."""
        digest, told = hashlib.sha256(), 0
        for piece in self.pieces("photo", self.photo_id(sha256), size):
            digest.update(piece)
            told += len(piece)
            out.write(piece)
        if digest.hexdigest() != sha256 or told != size:
            raise Unsealable

    def photo_id(self, sha256: str) -> bytes:
        return self.keys.name("photo", bytes.fromhex(sha256))

    def drop_pieces(self, table: str, id: bytes) -> None:
        for row in [row for row in self.ids(table) if row.startswith(id)]:
            self.db.execute(_DROP[table], (row,))

    # Slots.

    def slots(self) -> tuple[SlotRow, ...]:
        return read_slots(self.db)

    def put_slot(self, slot: SlotRow) -> None:
        self.db.execute(
            "INSERT OR REPLACE INTO slot VALUES(?,?,?,?,?,?)",
            (slot.id, slot.kind, slot.params, slot.secret, slot.wrapped, slot.about),
        )


def read_slots(db: sqlite3.Connection) -> tuple[SlotRow, ...]:
    """The slots as they stand; needs no key."""
    rows = db.execute("SELECT id, kind, params, secret, wrapped, about FROM slot ORDER BY id")
    return tuple(SlotRow(bytes(row), str(kind), *(bytes(each) for each in rest)) for row, kind, *rest in rows)
