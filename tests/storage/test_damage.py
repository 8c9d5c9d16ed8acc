"""Flipped bits, parts moved about, and what can be rescued."""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PhotoId
from lifestory_app.storage import verify
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.recovery import recover
from lifestory_app.storage.store import Store, unlocked_by, unlocked_with
from lifestory_app.storage.values import Anchor, Damaged, NotABook, Passphrase, WrongKey
from lifestory_app.storage.verify import verify_book
from tests.builders import a_book, a_full_book, a_photo
from tests.storage.helpers import KEY, a_worked_on_book, new_file, noise, raw


def missed_flips(path: Path, places: list[int]) -> list[int]:
    """The places where a flipped bit is not found by checking everything."""
    with BookFile.open(path, KEY, write=False) as file:
        keys = file.store.keys
    data = path.read_bytes()
    copy, rng, missed = path.with_name("flipped"), random.Random(3), []
    for number, place in enumerate(places):
        flipped = bytearray(data)
        flipped[place] ^= 1 << rng.randrange(8)
        copy.write_bytes(flipped)
        # The costly way in, through the passphrase, now and then; it is the same from there.
        way_in = unlocked_by(KEY, copy) if number % 25 == 0 else unlocked_with(keys)
        try:
            store = Store(copy, way_in, write=False)
        except Refused:
            continue
        try:
            if verify.check(store).is_whole:
                missed.append(place)
        finally:
            store.close()
    return missed


def test_a_flipped_bit_anywhere_in_a_book_is_found(tmp_path: Path) -> None:
    path = a_worked_on_book(tmp_path)
    size = path.stat().st_size
    every_page = [page * 4096 + random.Random(page).randrange(4096) for page in range(size // 4096)]
    header = list(range(0, 112, 4))

    assert missed_flips(path, header + every_page + random.Random(9).sample(range(size), 250)) == []


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_a_flipped_bit_in_every_single_byte_is_found(tmp_path: Path) -> None:
    path = a_worked_on_book(tmp_path, a_book())

    assert missed_flips(path, list(range(path.stat().st_size))) == []


def test_checking_from_outside_tells_of_a_flipped_bit(tmp_path: Path) -> None:
    path = a_worked_on_book(tmp_path)
    assert verify_book(path, KEY).is_whole
    data = bytearray(path.read_bytes())
    data[len(data) - 2000] ^= 1
    path.write_bytes(data)

    for _ in range(2):
        report = verify_book(path, KEY)

        assert not report.is_whole
        assert report.problems[0].endswith(".")


def test_a_check_that_finds_all_whole_is_noted(tmp_path: Path) -> None:
    path = a_worked_on_book(tmp_path)

    report = verify_book(path, KEY)

    with BookFile.open(path, KEY, write=False) as file:
        assert file.last_verified is not None
    assert report.versions == 2
    assert report.objects > 30


def found(path: Path) -> bool:
    """Whether opening or checking finds something wrong."""
    try:
        return not verify_book(path, KEY).is_whole
    except WrongKey:
        return True


def tampered(path: Path, change: Callable[[sqlite3.Connection], None]) -> Path:
    copy = path.with_name("tampered.lifestory")
    shutil.copyfile(path, copy)
    db = raw(copy)
    change(db)
    db.close()
    return copy


def swap(table: str) -> Callable[[sqlite3.Connection], None]:
    def change(db: sqlite3.Connection) -> None:
        (one, a), (two, b) = db.execute(f"SELECT id, sealed FROM {table} LIMIT 2").fetchall()
        db.execute(f"UPDATE {table} SET sealed=? WHERE id=?", (b, one))
        db.execute(f"UPDATE {table} SET sealed=? WHERE id=?", (a, two))

    return change


def run(statement: str) -> Callable[[sqlite3.Connection], None]:
    def change(db: sqlite3.Connection) -> None:
        assert db.execute(statement).rowcount > 0

    return change


@pytest.mark.parametrize(
    "change",
    [
        *(swap(table) for table in ("part", "kept", "photo", "derived")),
        *(run(f"DELETE FROM {table} WHERE id=(SELECT max(id) FROM {table})") for table in ("part", "kept", "photo", "slot")),
        run("DELETE FROM version WHERE number=2"),
        run("DELETE FROM version WHERE number=1"),
        run("DELETE FROM meta WHERE name='working'"),
        run("DELETE FROM meta WHERE name='head'"),
        run("UPDATE version SET parent=0 WHERE number=2"),
        run("INSERT INTO part SELECT randomblob(32), sealed FROM part LIMIT 1"),
        run("INSERT INTO kept SELECT id, sealed FROM part LIMIT 1"),
        run("INSERT INTO photo SELECT randomblob(36), sealed FROM photo LIMIT 1"),
        run("INSERT INTO slot SELECT randomblob(8), kind, params, secret, wrapped, about FROM slot LIMIT 1"),
        run("INSERT INTO version SELECT 9, parent, sealed FROM version WHERE number=2"),
        run("INSERT INTO meta SELECT 'more', sealed FROM meta WHERE name='head'"),
    ],
)
def test_parts_swapped_dropped_or_slipped_in_are_found(tmp_path: Path, change: Callable[[sqlite3.Connection], None]) -> None:
    assert found(tampered(a_worked_on_book(tmp_path), change))


@pytest.mark.parametrize("table", ["part", "meta"])
def test_an_older_state_of_a_part_put_back_is_found(tmp_path: Path, table: str) -> None:
    path = a_worked_on_book(tmp_path)
    key = {"part": "id", "meta": "name"}[table]
    db = raw(path)
    before = dict(db.execute(f"SELECT {key}, sealed FROM {table}").fetchall())
    db.close()
    with BookFile.open(path, KEY) as file:
        file.save(replace(file.book, title="Newer", pages=file.book.pages[1:]))
    db = raw(path)
    after = dict(db.execute(f"SELECT {key}, sealed FROM {table}").fetchall())
    db.close()
    changed = [row for row in before if row in after and before[row] != after[row] and row not in ("verified", "lease")]
    assert changed

    for row in changed:

        def put_back(db: sqlite3.Connection, row: object = row) -> None:
            db.execute(f"UPDATE {table} SET sealed=? WHERE {key}=?", (before[row], row))

        assert found(tampered(path, put_back)), row


def test_a_whole_older_file_put_back_is_found_by_an_anchor(tmp_path: Path) -> None:
    path = a_worked_on_book(tmp_path)
    older = path.read_bytes()
    with BookFile.open(path, KEY) as file:
        file.save(replace(file.book, title="Newer"))
        kept = file.keep_version("For the panel")
        anchor = file.anchor
    assert anchor == Anchor(kept.number, kept.hash)
    assert verify_book(path, KEY, anchor=anchor).is_whole

    path.write_bytes(older)

    assert verify_book(path, KEY).is_whole
    assert not verify_book(path, KEY, anchor=anchor).is_whole


# Rescue.


def rescued(path: Path, into: Path) -> tuple[BookFile, tuple[str, ...]]:
    was = path.read_bytes()
    report = recover(path, KEY, into)
    assert path.read_bytes() == was
    assert verify_book(into, KEY).is_whole
    return BookFile.open(into, KEY, write=False), report.not_saved


def test_a_whole_book_is_rescued_whole(tmp_path: Path) -> None:
    path = a_worked_on_book(tmp_path)
    with BookFile.open(path, KEY, write=False) as file:
        book, versions, original = file.book, file.versions(), file.original(PhotoId("photo-1"))

    again, lost = rescued(path, tmp_path / "rescued.lifestory")

    with again:
        assert lost == ()
        assert again.book == book
        assert again.versions() == versions
        assert again.original(PhotoId("photo-1")) == original


def test_a_part_whose_row_is_gone_comes_back_from_a_version(tmp_path: Path) -> None:
    path = a_worked_on_book(tmp_path)
    with BookFile.open(path, KEY, write=False) as file:
        book = file.book
    copy = tampered(path, run("DELETE FROM part"))
    with pytest.raises(Damaged):
        BookFile.open(copy, KEY)

    again, lost = rescued(copy, tmp_path / "rescued.lifestory")

    with again:
        assert again.book == book
        assert lost == ()


def test_what_is_lost_is_named_and_the_rest_saved(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        page = file.book.pages[2]
        row = file.store.part_id(type(next(iter(file.store.parts)))("page", page.id))
        book = file.book
        file.store.can_write = False  # closed without keeping a version, as a killed program would
    path = file.path
    copy = tampered(path, lambda db: db.execute("DELETE FROM part WHERE id=?", (row,)) and None)

    again, lost = rescued(copy, tmp_path / "rescued.lifestory")

    with again:
        assert again.book.pages == tuple(each for each in book.pages if each.id != page.id)
        assert again.book.people == book.people
        assert [each for each in lost if page.id in each]


def test_a_broken_picture_is_told_and_the_small_one_saved(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        file.add_photo(a_photo("photo-1"), noise(50_000), noise(9000, 2), noise(900, 3))
    whole = file.path.read_bytes()
    place = len(whole)
    with BookFile.open(file.path, KEY, write=False) as again:
        sealed = again.store.rows.raw("photo", again.store.rows.photo_id(_sha(noise(50_000))) + bytes(4))
        place = whole.index(sealed[1000:1500])
    file.path.write_bytes(whole[:place] + b"XX" + whole[place + 2 :])

    again, lost = rescued(file.path, tmp_path / "rescued.lifestory")

    with again:
        assert again.proxy(PhotoId("photo-1")) == noise(9000, 2)
        assert any("photo-1.jpg" in each and "smaller copy" in each for each in lost)


def _sha(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("seed", range(6))
def test_whatever_pages_are_lost_what_is_rescued_is_true(tmp_path: Path, seed: int) -> None:
    path = a_worked_on_book(tmp_path)
    with BookFile.open(path, KEY, write=False) as file:
        book, earlier = file.book, [file.book_at(version.number) for version in file.versions()]
    data, rng = bytearray(path.read_bytes()), random.Random(seed)
    for _ in range(3 * (seed + 1)):
        page = rng.randrange(len(data) // 4096)
        data[page * 4096 : page * 4096 + 4096] = os.urandom(4096)
    path.write_bytes(data)
    into = tmp_path / "rescued.lifestory"

    try:
        again, lost = rescued(path, into)
    except (NotABook, WrongKey):
        assert not into.exists()
        return

    with again:
        known = {page.id: {page, *(each.page(page.id) for each in earlier)} for page in book.pages}
        for page in again.book.pages:
            # People and photos that are lost leave the pages that showed them; the words stay.
            told = {(each.title, each.layout, each.slot("words"), each.slot("facts")) for each in known[page.id]}
            assert (page.title, page.layout, page.slot("words"), page.slot("facts")) in told
        assert again.book == book or lost


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_cut_short_is_read_as_far_as_it_goes(tmp_path: Path, share: float) -> None:
    path = a_worked_on_book(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    into = tmp_path / "rescued.lifestory"

    try:
        again, lost = rescued(path, into)
    except (NotABook, WrongKey):
        assert share < 0.5
        return

    with again:
        assert again.book.pages or share < 0.5
        assert lost


def test_a_header_overwritten_is_no_hindrance(tmp_path: Path) -> None:
    path = a_worked_on_book(tmp_path)
    with BookFile.open(path, KEY, write=False) as file:
        book = file.book
    data = bytearray(path.read_bytes())
    data[:4096] = bytes(4096)
    path.write_bytes(data)
    with pytest.raises(NotABook):
        BookFile.open(path, KEY)

    again, _ = rescued(path, tmp_path / "rescued.lifestory")

    with again:
        assert again.book == book


def test_rescue_needs_a_key_and_a_free_name(tmp_path: Path) -> None:
    path = a_worked_on_book(tmp_path)

    with pytest.raises(WrongKey):
        recover(path, Passphrase("guess"), tmp_path / "rescued.lifestory")
    with pytest.raises(Refused, match="already there"):
        recover(path, KEY, path)

    assert sorted(each.name for each in tmp_path.iterdir()) == ["robin.lifestory"]


def test_a_full_book_keeps_every_kind_of_part_through_a_rescue(tmp_path: Path) -> None:
    new_file(tmp_path).close()

    again, lost = rescued(tmp_path / "robin.lifestory", tmp_path / "rescued.lifestory")

    with again:
        assert again.book == a_full_book()
        assert lost == ()
