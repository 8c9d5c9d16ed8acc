"""The books this user worked on last, for the first screen. Sealed under a key in the system keyring.

Without a keyring only the place and the time are kept: nothing that tells of a child (design decision 11).
"""

import base64
import json
import os
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from lifestory_app import platforms
from lifestory_app.usecases.keyrings import secret_of, set_secret

MOST = 12
_NAME = "recent books"
_PLAIN, _SEALED = "plain", "sealed"


@dataclass(frozen=True, slots=True)
class RecentBook:
    """A book worked on before. All but `path` and `when` is empty where no keyring keeps it closed.

    `cover` is a JPEG. `due` is what is due next and not done, and `due_on` the day.
    """

    path: Path
    when: datetime
    first_name: str = ""
    kind: str = ""
    cover: bytes = b""
    due: str = ""
    due_on: date | None = None

    @property
    def is_there(self) -> bool:
        return self.path.is_file()


def recent_books() -> tuple[RecentBook, ...]:
    """The books, newest first. What cannot be read counts as none."""
    try:
        data = json.loads(_file().read_text(encoding="utf-8"))
        if data["form"] == _SEALED:
            data = json.loads(_opened(base64.b64decode(data["sealed"])))
        found = [_book(each) for each in data["books"]]
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    return tuple(sorted(found, key=lambda book: book.when, reverse=True)[:MOST])


def note_book(
    path: Path, first_name: str = "", kind: str = "", cover: bytes = b"", due: tuple[str, date | None] | None = None
) -> None:
    """Put a book first in the list. `due` is what is due next and when, ("", None) for nothing, None where it is not known."""
    new = RecentBook(path.absolute(), datetime.now(UTC), first_name, kind, cover)
    known = next((book for book in recent_books() if book.path == new.path), None)
    if known is not None:
        if not cover:
            first_name, kind = first_name or known.first_name, kind or known.kind
            new = replace(known, when=new.when, first_name=first_name, kind=kind)
        new = replace(new, due=known.due, due_on=known.due_on)
    if due is not None:
        new = replace(new, due=due[0], due_on=due[1])
    _write((new, *(book for book in recent_books() if book.path != new.path))[:MOST])


def forget_book(path: Path) -> None:
    """Take a book off the list. The file stays where it is."""
    _write(tuple(book for book in recent_books() if book.path != path.absolute()))


def _file() -> Path:
    return platforms.data_home() / "recent.json"


def _book(plain: Any) -> RecentBook:
    return RecentBook(
        Path(plain["path"]),
        datetime.fromisoformat(plain["when"]),
        str(plain.get("first_name", "")),
        str(plain.get("kind", "")),
        base64.b64decode(plain.get("cover", "")),
        str(plain.get("due", "")),
        date.fromisoformat(plain["due_on"]) if plain.get("due_on") else None,
    )


def _write(books: tuple[RecentBook, ...]) -> None:
    key = _key()
    rows: list[dict[str, str]] = []
    for book in books:
        row = {"path": str(book.path), "when": book.when.isoformat()}
        if key is not None:
            cover = base64.b64encode(book.cover).decode()
            row |= {"first_name": book.first_name, "kind": book.kind, "cover": cover}
            if book.due_on is not None:
                row |= {"due": book.due, "due_on": book.due_on.isoformat()}
        rows.append(row)
    told: dict[str, object] = {"form": _PLAIN, "books": rows}
    if key is not None:
        sealed = _sealed(json.dumps(told).encode(), key)
        told = {"form": _SEALED, "sealed": base64.b64encode(sealed).decode()}

    def write(file: BinaryIO) -> None:
        file.write(json.dumps(told).encode())

    try:
        platforms.replace_file(_file(), write)
    except OSError:
        return


def _key() -> bytes | None:
    """The key in the keyring, made when it is first wanted; None where there is no keyring."""
    kept = secret_of(_NAME)
    if kept:
        return bytes.fromhex(kept)
    fresh = os.urandom(32)
    return fresh if set_secret(_NAME, fresh.hex()) else None


def _sealed(data: bytes, key: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, data, _NAME.encode())


def _opened(data: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key = secret_of(_NAME)
    if not key:
        raise ValueError("no key")
    try:
        return AESGCM(bytes.fromhex(key)).decrypt(data[:12], data[12:], _NAME.encode())
    except InvalidTag as wrong:
        raise ValueError("another key") from wrong
