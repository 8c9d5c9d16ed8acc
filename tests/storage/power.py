"""A disk that loses power: an SQLite file system that remembers what was truly written.

Writes since the last sync may be lost or torn, 512-byte sector by sector, in any order; a truncation may be; a file made or
removed without a sync of its folder may be gone or back. Everything else is the book file's own code, on apsw's SQLite.
"""

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import apsw

SECTOR = 512


class Cut(Exception):
    """The power is gone."""


class Disk:
    """Files in memory: how they look to the program, and what of them is safe."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.seen = {name: bytearray(data) for name, data in files.items()}
        self.safe = dict(files)
        self.loose: dict[str, list[tuple[int, bytes | None]]] = {name: [] for name in files}
        self.unentered: set[str] = set()
        self.ghosts: dict[str, bytes] = {}
        self.until_cut = 10**9
        self.syncs = 0

    def tick(self) -> None:
        self.until_cut -= 1
        if self.until_cut <= 0:
            raise Cut

    def sync(self, name: str) -> None:
        self.tick()
        # One for the file, one more for its folder where its name is new.
        self.syncs += 1 + (name in self.unentered)
        self.safe[name] = bytes(self.seen[name])
        self.loose[name] = []
        self.unentered.discard(name)
        self.ghosts.pop(name, None)

    def remove(self, name: str, synced: bool) -> None:
        self.tick()
        if name in self.seen:
            del self.seen[name]
            data = self.safe.pop(name, b"")
            self.loose.pop(name, None)
            if synced:
                self.syncs += 1
            else:
                self.ghosts[name] = data

    def after_the_cut(self, rng: random.Random) -> dict[str, bytes]:
        """What is on the disk when the power comes back."""
        left: dict[str, bytes] = {}
        for name in self.seen:
            if name in self.unentered and rng.random() < 0.5:
                if name in self.ghosts:
                    left[name] = self.ghosts[name]
                continue
            left[name] = self._torn(name, rng)
        for name, data in self.ghosts.items():
            if name not in self.seen and rng.random() < 0.5:
                left[name] = data
        return left

    def _torn(self, name: str, rng: random.Random) -> bytes:
        data = bytearray(self.safe.get(name, b""))
        for place, piece in self.loose[name]:
            if piece is None:
                if rng.random() < 0.5:
                    del data[place:]
                continue
            for start in range(0, len(piece), SECTOR):
                if rng.random() < 0.5:
                    sector = piece[start : start + SECTOR]
                    at = place + start
                    data.extend(bytes(max(0, at + len(sector) - len(data))))
                    data[at : at + len(sector)] = sector
        return bytes(data)


class _File:
    def __init__(self, disk: Disk, name: str) -> None:
        self._disk, self._name = disk, name

    def xRead(self, amount: int, offset: int) -> bytes:
        return bytes(self._disk.seen[self._name][offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.tick()
        data = bytes(data)
        file = self._disk.seen[self._name]
        file.extend(bytes(max(0, offset + len(data) - len(file))))
        file[offset : offset + len(data)] = data
        self._disk.loose[self._name].append((offset, data))

    def xTruncate(self, size: int) -> None:
        self._disk.tick()
        del self._disk.seen[self._name][size:]
        self._disk.loose[self._name].append((size, None))

    def xSync(self, flags: int) -> None:
        self._disk.sync(self._name)

    def xFileSize(self) -> int:
        return len(self._disk.seen[self._name])

    def xClose(self) -> None: ...
    def xLock(self, level: int) -> None: ...
    def xUnlock(self, level: int) -> None: ...
    def xCheckReservedLock(self) -> bool:
        return False

    def xSectorSize(self) -> int:
        return SECTOR

    def xDeviceCharacteristics(self) -> int:
        return 0

    def xFileControl(self, op: int, pointer: int) -> bool:
        return False


class _System(apsw.VFS):
    def __init__(self, disk: Disk, name: str) -> None:
        super().__init__(name, "", iVersion=1)
        self._disk = disk

    def xOpen(self, name: object, flags: list[int]) -> _File:  # type: ignore[override]
        base = _base(name.filename() if isinstance(name, apsw.URIFilename) else name)
        if base not in self._disk.seen:
            self._disk.seen[base] = bytearray()
            self._disk.loose[base] = []
            self._disk.unentered.add(base)
        flags[1] = flags[0]
        return _File(self._disk, base)

    def xDelete(self, name: str, sync: bool) -> None:
        self._disk.remove(_base(name), bool(sync))

    def xAccess(self, name: str, flags: int) -> bool:
        return _base(name) in self._disk.seen

    def xFullPathname(self, name: str) -> str:
        return "/" + _base(name)


def _base(name: object) -> str:
    return str(name).rsplit("/", 1)[-1]


class Database:
    """apsw with the manners of `sqlite3.Connection`, as far as the book file knows them."""

    def __init__(self, disk: Disk, name: str) -> None:
        self._system = _System(disk, f"power-{id(disk)}")
        self._db = apsw.Connection(f"/{name}", vfs=f"power-{id(disk)}")

    def execute(self, sql: str, values: tuple[object, ...] = ()) -> "Rows":
        try:
            return Rows(list(self._db.execute(sql, values)))
        except apsw.Error as trouble:
            raise sqlite3.OperationalError(str(trouble)) from trouble

    def executescript(self, sql: str) -> None:
        self.execute(sql)

    @property
    def in_transaction(self) -> bool:
        return self._db.in_transaction

    def close(self) -> None:
        self._db.close(True)


class Rows:
    """What a statement gave."""

    def __init__(self, rows: list[tuple[object, ...]]) -> None:
        self._rows = rows

    def fetchall(self) -> list[tuple[object, ...]]:
        return self._rows

    def fetchone(self) -> tuple[object, ...] | None:
        return self._rows[0] if self._rows else None

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        return iter(self._rows)


def put_on_disk(files: dict[str, bytes], folder: Path) -> None:
    """Write what the cut left into a real folder."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
