"""The database inside a book file: its exact schema, and the checks before anything in it is believed.

The header bytes are read without SQLite first; then SQLite is opened with what it may do cut down to what a book needs
(https://sqlite.org/security.html).
"""

import os
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lifestory_app.storage.migrations import FORMAT
from lifestory_app.storage.values import Damaged, NotABook

APPLICATION_ID = 0x4C535442
"""“LSTB”, at byte 68 of the file."""
PAGE = 4096
SQLITE_MAGIC = b"SQLite format 3\0"
JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
SUFFIX = ".lifestory"

TABLES = {
    "meta": "CREATE TABLE meta(name TEXT PRIMARY KEY NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID",
    "slot": (
        "CREATE TABLE slot(id BLOB PRIMARY KEY NOT NULL, kind TEXT NOT NULL, params BLOB NOT NULL, "
        "secret BLOB NOT NULL, wrapped BLOB NOT NULL, about BLOB NOT NULL) WITHOUT ROWID"
    ),
    "part": "CREATE TABLE part(id BLOB PRIMARY KEY NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID",
    "kept": "CREATE TABLE kept(id BLOB PRIMARY KEY NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID",
    "version": "CREATE TABLE version(number INTEGER PRIMARY KEY, parent INTEGER NOT NULL, sealed BLOB NOT NULL)",
    "photo": "CREATE TABLE photo(id BLOB PRIMARY KEY NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID",
    "derived": "CREATE TABLE derived(id BLOB PRIMARY KEY NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID",
    "seal": "CREATE TABLE seal(id INTEGER PRIMARY KEY, sealed BLOB NOT NULL)",
}
SMALL_TABLES = ("meta", "slot", "part", "version", "seal")
"""Checked whole at every opening; `verify` checks all."""

_LENGTH_LIMIT = 64 * 1024 * 1024
_DEADLINE = 30.0


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes of the file say (https://sqlite.org/fileformat2.html section 1.3)."""

    change_counter: int
    pages: int
    user_version: int


def journal_of(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def has_hot_journal(path: Path) -> bool:
    """Whether a save was cut off, so that SQLite must first put the file back as it was."""
    try:
        with open(journal_of(path), "rb") as file:
            return file.read(8) == JOURNAL_MAGIC
    except OSError:
        return False


def read_header(path: Path) -> Header:
    """Read and judge the header bytes, without SQLite. Raises NotABook."""
    try:
        if not path.is_file():
            raise NotABook(f"There is no file “{path.name}” here. Nothing was changed; choose another file.")
        with open(path, "rb") as file:
            head = file.read(100)
            size = os.fstat(file.fileno()).st_size
    except OSError as trouble:
        raise NotABook(
            f"“{path.name}” could not be read ({trouble.strerror}). Nothing was changed; ask who may open it, or copy it first."
        ) from trouble
    if not head:
        raise NotABook(f"“{path.name}” is empty, so there is no book in it. It was left as it is; look for a backup.")
    if not head.startswith(SQLITE_MAGIC[: len(head)]):
        raise NotABook(f"“{path.name}” is not a Life Story book. It was left as it is; choose another file.")
    if len(head) < 100:
        raise NotABook(f"“{path.name}” is cut short. It was left as it is; look for a backup or another copy.")
    if int.from_bytes(head[68:72]) != APPLICATION_ID:
        raise NotABook(f"“{path.name}” is a database of another program, not a Life Story book. It was left as it is.")
    if (
        int.from_bytes(head[16:18]) != PAGE
        or head[18:24] != b"\x01\x01\x00\x40\x20\x20"
        or int.from_bytes(head[56:60]) != 1
        or int.from_bytes(head[44:48]) != 4
    ):
        raise NotABook(f"The beginning of “{path.name}” is damaged. It was left as it is; recover it, or look for a backup.")
    header = Header(int.from_bytes(head[24:28]), int.from_bytes(head[28:32]), int.from_bytes(head[60:64]))
    if not has_hot_journal(path) and header.pages * PAGE != size:
        what = "is cut short" if size < header.pages * PAGE else "is longer than a book of its kind can be"
        raise NotABook(f"“{path.name}” {what}. It was left as it is; look for another copy or a backup, or try to recover it.")
    return header


def connect(path: Path, write: bool) -> sqlite3.Connection:
    """Open the database of a book, cut down to what a book needs. Its header must have been judged before."""
    mode = "rw" if write else "ro"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    db = sqlite3.connect(uri, uri=True, timeout=10, isolation_level=None, check_same_thread=False, cached_statements=64)
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LENGTH_LIMIT)
    db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    db.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, 10_000)
    _configure(db)
    for setting in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY", "query_only=ON"):
        db.execute(f"PRAGMA {setting}")
    return db


def _configure(db: sqlite3.Connection) -> None:
    # Python 3.11 has no setconfig.
    setconfig: Callable[[int, bool], None] | None = getattr(db, "setconfig", None)
    if setconfig is not None:
        setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # type: ignore[attr-defined,unused-ignore]
        setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)  # type: ignore[attr-defined,unused-ignore]
        setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)  # type: ignore[attr-defined,unused-ignore]


def allow_writing(db: sqlite3.Connection) -> None:
    """Make every save durable: TRUNCATE + EXTRA lost nothing in simulated power cuts, where DELETE + FULL lost one in ten."""
    for setting in (
        "query_only=OFF",
        "journal_mode=TRUNCATE",
        "synchronous=EXTRA",
        "fullfsync=ON",
        "secure_delete=ON",
        "cache_size=-16000",
    ):
        db.execute(f"PRAGMA {setting}").fetchall()


def give_back_pages(db: sqlite3.Connection) -> None:
    """Make the file as small as what is in it."""
    # Through execute() Python stops after the first page.
    db.executescript("PRAGMA incremental_vacuum")


_ALWAYS = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_PRAGMA}
_CHANGES = {sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE}
_FUNCTIONS = {"count", "max"}


def _authorise(action: int, one: str | None, two: str | None, _database: str | None, inside: str | None) -> int:
    if inside is not None:
        return sqlite3.SQLITE_DENY
    if action in _ALWAYS or (action in _CHANGES and one in TABLES):
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and two in _FUNCTIONS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def check_database(db: sqlite3.Connection, path: Path) -> None:
    """Demand the exact schema and sound text tables, within a deadline. Raises NotABook for a stranger, Damaged for a wreck."""
    until = time.monotonic() + _DEADLINE
    db.set_progress_handler(lambda: int(time.monotonic() > until), 20_000)
    db.set_authorizer(_authorise)
    try:
        found = {name: (kind, sql) for kind, name, sql in db.execute("SELECT type, name, sql FROM sqlite_schema")}
        if found != {name: ("table", sql) for name, sql in TABLES.items()}:
            raise NotABook(f"“{path.name}” is a database of another kind, not a Life Story book. It was left as it is.")
        if db.execute("PRAGMA user_version").fetchone()[0] > FORMAT:
            raise NotABook(
                f"“{path.name}” was made by a newer Life Story than this one. It was left as it is; install the newer program."
            )
        for table in SMALL_TABLES:
            # The table stands in TABLES.
            if db.execute(f"PRAGMA quick_check({table})").fetchall() != [("ok",)]:
                raise Damaged(damaged_sentence(path))
    except (sqlite3.Error, UnicodeDecodeError) as trouble:
        raise Damaged(damaged_sentence(path)) from trouble
    finally:
        db.set_progress_handler(None, 0)


def damaged_sentence(path: Path) -> str:
    return f"Some of “{path.name}” does not read as it was written. It was left as it is; try to recover it, or open a backup."


def create_tables(db: sqlite3.Connection) -> None:
    """Lay out an empty database. Must be the first thing done to it."""
    db.execute(f"PRAGMA page_size={PAGE}")
    db.execute("PRAGMA auto_vacuum=INCREMENTAL")
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    db.execute(f"PRAGMA user_version={FORMAT}")
    for sql in TABLES.values():
        db.execute(sql)


def check_is_book(path: Path) -> None:
    """Raise NotABook or Damaged, in one sentence, for an empty, truncated, foreign or hostile file. The file is not touched."""
    read_header(path)
    if has_hot_journal(path):
        return
    try:
        db = connect(path, write=False)
    except sqlite3.Error as trouble:
        raise Damaged(damaged_sentence(path)) from trouble
    try:
        check_database(db, path)
    finally:
        db.close()
