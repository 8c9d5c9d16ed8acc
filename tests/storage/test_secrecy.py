"""Nothing of a book is to be read anywhere on the disk without a key."""

import os
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from lifestory_app.storage import backups, schema
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.recovery import recover
from lifestory_app.storage.values import NotSaved, Passphrase
from tests.builders import a_full_book, a_photo
from tests.storage.helpers import KEY, LOW, new_file, raw

PICTURE = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + b"the pixels of a beach at Wexmouth" * 400
# Long enough that sealed bytes, which are random, do not hold them by chance.
SECRETS = (
    *(each.encode() for each in ("Robin", "Marlowe", "Ashdown", "Kelly", "Wexmouth", "kites", "sunny", "social worker")),
    *(each.encode() for each in ("روبن", "beach", "holiday", "panel", "adoption", "seaside", "page-2", "gap-1", "photo-1")),
    b"\xff\xd8\xff\xe0\x00",
    b"\x10JFIF",
    b"a kite over Wexmouth",
    b"for Sue alone",
)


def found_in(data: bytes) -> list[bytes]:
    """What can be read in some bytes, in UTF-8 or UTF-16."""
    return [each for each in SECRETS if each in data or each.decode("latin-1").encode("utf-16-le") in data]


def everything_below(*folders: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


def test_the_search_itself_finds_what_lies_open() -> None:
    assert found_in(b"..." + PICTURE) == [b"Wexmouth", b"beach", b"\xff\xd8\xff\xe0\x00", b"\x10JFIF"]
    assert found_in("x Kelly y".encode("utf-16-le")) == [b"Kelly"]


def test_no_plain_text_or_picture_is_in_the_book_or_anything_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work, temporary = tmp_path / "work", tmp_path / "temporary"
    work.mkdir()
    temporary.mkdir()
    data = Path(os.environ["LIFESTORY_DATA"])
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    snapshots: list[dict[Path, bytes]] = []

    def look(done: int = 0, total: int = 0, doing: str = "") -> None:
        snapshots.append(everything_below(work, temporary, data))

    file = new_file(work, replace(a_full_book(), title="A holiday"), name="work.lifestory")
    file.add_photo(a_photo("photo-1", file_name="beach holiday.jpg"), PICTURE, PICTURE[:500], PICTURE[:90])
    file.keep_version("for the panel", who="Ruth")
    file.put_derived("beach print", PICTURE)
    sue = file.add_passphrase("Sue", Passphrase("for Sue alone"), LOW)
    backups.update_backup(file)
    look()
    with file.store.change():
        # In the middle of a save: the journal holds the old rows, and the new ones are spilt to the disk.
        file.store.db.execute("PRAGMA cache_spill=1")
        file.store.db.execute("PRAGMA cache_size=1")
        for name in list(file.store.parts):
            file.store.rows.put_text("part", file.store.part_id(name), file.store.parts[name])
        look()
        assert schema.journal_of(file.path).stat().st_size > 0
    file.remove(sue.id, look)
    file.close()
    recover(file.path, KEY, work / "rescued.lifestory", look)
    file = BookFile.open(file.path, KEY)
    file.path.rename(work / "moved.lifestory")
    with pytest.raises(NotSaved):
        file.save(replace(file.book, title="Lost and found at the beach"))
    file.close()
    look()

    assert len(snapshots) > 4
    seen = {path for snapshot in snapshots for path in snapshot}
    assert {"backups", "recovery"} <= {path.parent.name for path in seen}
    for snapshot in snapshots:
        for path, content in snapshot.items():
            assert content == b"" or found_in(content) == [], path
            assert found_in(path.name.replace("lifestory", "").encode()) == []


def test_only_sealed_values_ids_and_what_opening_needs_stand_in_the_tables(tmp_path: Path) -> None:
    new_file(tmp_path).close()
    db = raw(tmp_path / "robin.lifestory")
    words = {row[0] for row in db.execute("SELECT name FROM meta UNION SELECT kind FROM slot")}
    db.close()

    assert words == {"id", "head", "working", "passphrase"}


def test_a_refusal_tells_nothing_of_what_is_in_the_book(tmp_path: Path) -> None:
    new_file(tmp_path).close()
    path = tmp_path / "robin.lifestory"
    data = bytearray(path.read_bytes())
    data[-3000] ^= 1
    path.write_bytes(data)

    try:
        with BookFile.open(path, KEY) as file:
            told = str(file.verify())
    except Exception as refusal:
        told = str(refusal)

    assert found_in(told.encode()) == []
