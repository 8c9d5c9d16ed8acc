"""Files that are no book, or mean harm: refused in one sentence, and left as they were."""

import os
import sqlite3
import struct
from pathlib import Path

import pytest

from lifestory_app.domain.errors import Refused
from lifestory_app.storage import schema
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.recovery import recover
from lifestory_app.storage.schema import check_is_book
from lifestory_app.storage.values import Damaged, NotABook
from lifestory_app.storage.verify import verify_book
from tests.storage.helpers import KEY, new_file, raw


def refused_and_untouched(path: Path) -> str:
    """Every way in says no, in one sentence each, and nothing in the folder changes."""
    before = {each: (each.read_bytes(), each.stat().st_mtime_ns) for each in path.parent.iterdir()}
    sentences = []
    for enter in (
        lambda: check_is_book(path),
        lambda: BookFile.open(path, KEY),
        lambda: BookFile.open(path, KEY, write=False),
    ):
        with pytest.raises((NotABook, Damaged)) as refusal:
            enter()
        sentences.append(refusal.value.sentence)
    assert {each: (each.read_bytes(), each.stat().st_mtime_ns) for each in path.parent.iterdir()} == before
    assert len(set(sentences)) == 1
    assert "\n" not in sentences[0]
    assert path.name in sentences[0]
    return sentences[0]


def test_every_bad_database_is_refused_and_left_as_it_was(inputs: Path, tmp_path: Path) -> None:
    files = sorted((inputs / "sqlite-bad").glob("*.db"))
    assert len(files) > 70

    for file in files:
        folder = tmp_path / file.stem
        folder.mkdir()
        copy = folder / file.name
        copy.write_bytes(file.read_bytes())
        refused_and_untouched(copy)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"SQLite for", "cut short"),
        (b"\xff\xd8\xff\xe0 a JPEG picture", "not a Life Story book"),
        (b"PK\x03\x04" + bytes(200), "not a Life Story book"),
        (bytes(8192), "not a Life Story book"),
        (b"SQLite format 3\0" + bytes(5000), "another program"),
    ],
    ids=["empty", "start only", "picture", "zip", "zeros", "bare header"],
)
def test_what_was_never_a_book_is_named_for_what_it_is(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "x.lifestory"
    path.write_bytes(data)

    assert says in refused_and_untouched(path)


def test_no_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing", tmp_path):
        with pytest.raises(NotABook, match="no file"):
            check_is_book(path)


def test_a_truncated_book_is_refused_wherever_it_was_cut(tmp_path: Path) -> None:
    new_file(tmp_path).close()
    whole = (tmp_path / "robin.lifestory").read_bytes()

    for size in (1, 15, 99, 100, 4095, 4096, 3 * 4096, len(whole) // 2, len(whole) - 4096, len(whole) - 1):
        folder = tmp_path / str(size)
        folder.mkdir()
        cut = folder / "cut.lifestory"
        cut.write_bytes(whole[:size])

        assert "cut short" in refused_and_untouched(cut)


def test_a_book_with_something_behind_it_is_refused(tmp_path: Path) -> None:
    new_file(tmp_path).close()
    path = tmp_path / "robin.lifestory"
    path.write_bytes(path.read_bytes() + b"x")

    assert "longer" in refused_and_untouched(path)


@pytest.mark.parametrize("place", [16, 18, 19, 20, 21, 22, 28, 44, 56, 60, 68])
def test_huge_and_odd_sizes_in_the_header_are_refused(tmp_path: Path, place: int) -> None:
    new_file(tmp_path).close()
    path = tmp_path / "robin.lifestory"
    data = bytearray(path.read_bytes())
    data[place : place + 1] = b"\x7f"
    path.write_bytes(data)

    refused_and_untouched(path)


def disguised(path: Path, *statements: str) -> None:
    """A database that claims to be a book."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA page_size=4096")
    db.execute("PRAGMA auto_vacuum=INCREMENTAL")
    db.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
    db.execute("PRAGMA user_version=2")
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT x AS name, x AS sealed FROM c"


@pytest.mark.parametrize(
    "extra",
    [
        "CREATE TRIGGER t AFTER INSERT ON meta BEGIN DELETE FROM part; END",
        "CREATE VIEW v AS SELECT load_extension('evil.so')",
        "CREATE VIRTUAL TABLE f USING fts4(x)",
        "CREATE TABLE more(x)",
        "CREATE INDEX i ON version(parent)",
    ],
)
def test_a_schema_with_anything_more_in_it_is_refused(tmp_path: Path, extra: str) -> None:
    path = tmp_path / "hostile.lifestory"
    disguised(path, *schema.TABLES.values(), extra)

    assert "another kind" in refused_and_untouched(path)


def test_a_view_in_a_tables_place_never_runs(tmp_path: Path) -> None:
    path = tmp_path / "hostile.lifestory"
    tables = [sql for name, sql in schema.TABLES.items() if name != "meta"]
    disguised(path, *tables, f"CREATE VIEW meta AS {ENDLESS}")

    assert "another kind" in refused_and_untouched(path)


def test_an_empty_schema_and_an_empty_book_are_refused(tmp_path: Path) -> None:
    bare, hollow = tmp_path / "bare", tmp_path / "hollow"
    disguised(bare)
    disguised(hollow, *schema.TABLES.values())

    for path in (bare, hollow):
        with pytest.raises(Refused):
            BookFile.open(path, KEY)


def test_a_journal_beside_a_stranger_is_not_replayed(tmp_path: Path) -> None:
    path = tmp_path / "foreign.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE t(x)")
    db.commit()
    db.close()
    schema.journal_of(path).write_bytes(schema.JOURNAL_MAGIC + bytes(5000))

    refused_and_untouched(path)


def test_a_rotten_journal_beside_a_book_does_no_harm(tmp_path: Path) -> None:
    new_file(tmp_path).close()
    path = tmp_path / "robin.lifestory"
    header = struct.pack(">8sIIIII", schema.JOURNAL_MAGIC, 1, 7, 1, 512, 4096)
    schema.journal_of(path).write_bytes(header.ljust(512, b"\0") + struct.pack(">I", 1) + os.urandom(4096) + bytes(4))

    try:
        with BookFile.open(path, KEY) as file:
            assert file.verify().is_whole
    except Refused:
        # Truncated by the journal's word, as SQLite must do; the copy without the journal is the proof of rescue elsewhere.
        assert path.stat().st_size in (4096, *range(8192, 10**7, 4096))


def test_writing_is_forbidden_to_a_reader_even_by_mistake(tmp_path: Path) -> None:
    new_file(tmp_path).close()
    with BookFile.open(tmp_path / "robin.lifestory", KEY, write=False) as file:
        for statement in (
            "DELETE FROM part",
            "ATTACH DATABASE ':memory:' AS other",
            "CREATE TABLE t(x)",
            "SELECT load_extension('x')",
            "DROP TABLE part",
        ):
            with pytest.raises(sqlite3.Error):
                file.store.db.execute(statement)


def test_checking_what_is_no_book_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.lifestory"
    path.write_bytes(b"no book")

    with pytest.raises(NotABook):
        verify_book(path, KEY)


def test_nothing_can_be_rescued_from_what_is_no_book(tmp_path: Path) -> None:
    for number, data in enumerate((b"", b"no book", os.urandom(40_000), b"SQLite format 3\0" + bytes(8192))):
        path = tmp_path / f"{number}.lifestory"
        path.write_bytes(data)
        with pytest.raises(NotABook):
            recover(path, KEY, tmp_path / "rescued")
    assert not (tmp_path / "rescued").exists()


def test_a_row_of_a_strange_type_is_refused(tmp_path: Path) -> None:
    new_file(tmp_path).close()
    path = tmp_path / "robin.lifestory"
    for statement in (
        "UPDATE meta SET sealed='text' WHERE name='id'",
        "UPDATE slot SET params='text', kind=x'00'",
        "UPDATE part SET sealed=5",
        "INSERT INTO version VALUES(9223372036854775807, -1, x'')",
    ):
        copy = tmp_path / "copy.lifestory"
        copy.write_bytes(path.read_bytes())
        with raw(copy) as db:
            db.execute(statement)
        db.close()
        with pytest.raises(Refused):
            BookFile.open(copy, KEY, write=False)
