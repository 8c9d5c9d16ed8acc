"""The pages of a book file, read without SQLite (https://sqlite.org/fileformat2.html).

Two uses: a digest of everything that is not a sealed value, so that a flipped bit in the unused bytes of a page is found too;
and reading records out of a file that SQLite can no longer open.
"""

import hashlib
import mmap
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lifestory_app.storage.schema import PAGE

INDEX_INNER, TABLE_INNER, INDEX_LEAF, TABLE_LEAF = 2, 5, 10, 13
_LOCAL_MOST = {INDEX_INNER: 1002, INDEX_LEAF: 1002, TABLE_LEAF: PAGE - 35}
_LOCAL_LEAST, _OVERFLOW = 489, PAGE - 4
_POINTERS_EACH = PAGE // 5
_LOCK_PAGE = 2**30 // PAGE + 1
_LARGEST_RECORD = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Counters:
    """The bytes of the header that change with every save, and by which SQLite they were written."""

    changes: int
    valid_for: int
    sqlite: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a record stands: the page, and the byte in it."""

    page: int
    place: int


class Pages:
    """A file of pages, mapped into memory for reading."""

    def __init__(self, path: Path) -> None:
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            self._map: mmap.mmap | bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
        self.count = size // PAGE

    def close(self) -> None:
        if isinstance(self._map, mmap.mmap):
            self._map.close()

    def page(self, number: int) -> bytes:
        """One page, counted from 1. Raises ValueError outside the file."""
        if not 1 <= number <= self.count:
            raise ValueError("a page outside the file")
        return bytes(self._map[(number - 1) * PAGE : number * PAGE])

    @property
    def counters(self) -> Counters:
        head = self.page(1)
        return Counters(int.from_bytes(head[24:28]), int.from_bytes(head[92:96]), int.from_bytes(head[96:100]))

    def is_pointer_map(self, number: int) -> bool:
        return number >= 2 and (number - 2) % (_POINTERS_EACH + 1) == 0

    def trees(self, roots: list[int]) -> list[int]:
        """Every page of these b-trees. Raises ValueError where they are broken."""
        found: set[int] = set()
        ahead = list(roots)
        while ahead:
            number = ahead.pop()
            if number in found:
                raise ValueError("a page twice in a tree")
            found.add(number)
            page = self.page(number)
            start = 100 if number == 1 else 0
            if page[start] in (INDEX_INNER, TABLE_INNER):
                ahead += _children(page, start)
        return sorted(found)

    def digest(self, roots: list[int], blank: bytes) -> str:
        """SHA-256 of all pages that are not wholly a sealed value's, the counters and `blank` read as zeros."""
        digest = hashlib.sha256(self.count.to_bytes(4))
        others = set(range(2, self.count + 1, _POINTERS_EACH + 1))
        if self.count >= _LOCK_PAGE:
            others.add(_LOCK_PAGE)
        for number in sorted(others.union(self.trees(roots))):
            page = self.page(number)
            if number == 1:
                page = page[:24] + bytes(4) + page[28:92] + bytes(8) + page[100:]
            if blank and blank in page:
                page = page.replace(blank, bytes(len(blank)))
            digest.update(number.to_bytes(4) + page)
        return digest.hexdigest()

    def keys(self, root: int) -> dict[bytes, Cell]:
        """Where the records of one table with a key of bytes stand, by their key. Raises ValueError where it is broken."""
        found: dict[bytes, Cell] = {}
        for number in self.trees([root]):
            page = self.page(number)
            for place in _cells(page, 0):
                start = place + 4 if page[0] == INDEX_INNER else place
                _, start = _varint(page, start)
                header, after = _varint(page, start)
                kind, _ = _varint(page, after)
                if kind < 12 or kind % 2:
                    raise ValueError("a key that is no bytes")
                found[page[start + header : start + header + (kind - 12) // 2]] = Cell(number, place)
        return found

    def cells(self) -> Iterator[Cell]:
        """Where records may stand, anywhere in the file."""
        for number in range(1, self.count + 1):
            if self.is_pointer_map(number):
                continue
            page = self.page(number)
            start = 100 if number == 1 else 0
            if page[start] in _LOCAL_MOST:
                for place in _cells(page, start):
                    yield Cell(number, place)

    def record(self, cell: Cell) -> tuple[object, ...] | None:
        """The columns of the record that stands there, a rowid first in place of NULL. None where there is none."""
        page = self.page(cell.page)
        try:
            return self._record(page, cell.place, page[100 if cell.page == 1 else 0])
        except (ValueError, IndexError):
            return None

    def _record(self, page: bytes, place: int, kind: int) -> tuple[object, ...] | None:
        if kind == INDEX_INNER:
            place += 4
        size, place = _varint(page, place)
        rowid = None
        if kind == TABLE_LEAF:
            rowid, place = _varint(page, place)
        if not 2 <= size <= _LARGEST_RECORD:
            return None
        local = size
        if size > _LOCAL_MOST[kind]:
            local = _LOCAL_LEAST + (size - _LOCAL_LEAST) % _OVERFLOW
            if local > _LOCAL_MOST[kind]:
                local = _LOCAL_LEAST
        payload = bytearray(page[place : place + local])
        following = int.from_bytes(page[place + local : place + local + 4]) if local < size else 0
        while len(payload) < size:
            overflow = self.page(following)
            payload += overflow[4 : 4 + min(_OVERFLOW, size - len(payload))]
            following = int.from_bytes(overflow[:4])
        if following and local < size:
            raise ValueError("a record that goes on behind its end")
        return _columns(bytes(payload), rowid)


def _children(page: bytes, start: int) -> list[int]:
    cells = int.from_bytes(page[start + 3 : start + 5])
    if start + 12 + 2 * cells > PAGE:
        raise ValueError("more cells than fit")
    places = [int.from_bytes(page[start + 12 + 2 * each : start + 14 + 2 * each]) for each in range(cells)]
    return [int.from_bytes(page[place : place + 4]) for place in places] + [int.from_bytes(page[start + 8 : start + 12])]


def _cells(page: bytes, start: int) -> list[int]:
    cells = int.from_bytes(page[start + 3 : start + 5])
    first = start + (12 if page[start] in (INDEX_INNER, TABLE_INNER) else 8)
    cells = min(cells, (PAGE - first) // 2)
    return [int.from_bytes(page[first + 2 * each : first + 2 * each + 2]) for each in range(cells)]


def _varint(data: bytes, place: int) -> tuple[int, int]:
    number = 0
    for step, byte in enumerate(data[place : place + 9]):
        if step == 8:
            return number << 8 | byte, place + 9
        number = number << 7 | byte & 0x7F
        if not byte & 0x80:
            return number, place + step + 1
    raise ValueError("not a number")


def _columns(payload: bytes, rowid: int | None) -> tuple[object, ...]:
    header, place = _varint(payload, 0)
    types: list[int] = []
    while place < header:
        kind, place = _varint(payload, place)
        types.append(kind)
    found: list[object] = []
    for kind in types:
        size = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[kind] if kind < 10 else (kind - 12) // 2
        piece = payload[place : place + size]
        if len(piece) < size:
            raise ValueError("a record cut short")
        place += size
        if kind == 0:
            found.append(rowid)
        elif kind in (8, 9):
            found.append(kind - 8)
        elif kind < 7:
            found.append(int.from_bytes(piece, signed=True))
        elif kind >= 12:
            found.append(piece if kind % 2 == 0 else piece.decode("utf-8"))
        else:
            raise ValueError("a column of a kind no book has")
    return tuple(found)
