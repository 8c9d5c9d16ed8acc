"""The power goes while a book is being saved. What was acknowledged is there when it comes back."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from lifestory_app.storage import schema
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.store import Store, unlocked_with
from tests.builders import a_book, a_photo
from tests.storage.helpers import KEY, LOW
from tests.storage.power import Cut, Database, Disk, put_on_disk


def on_disk(store: Store, disk: Disk, settings: tuple[str, ...]) -> Store:
    """Move an open book onto the disk that can lose power."""
    store.db.close()
    database = Database(disk, store.path.name)
    for setting in settings:
        database.execute(f"PRAGMA {setting}")
    store.db = store.rows.db = database  # type: ignore[assignment]
    return store


OURS = ("journal_mode=TRUNCATE", "synchronous=EXTRA", "fullfsync=ON", "secure_delete=ON", "cache_size=-16000")
CONTROL = ("journal_mode=DELETE", "synchronous=FULL", "secure_delete=ON", "cache_size=-16000")


def cuts(folder: Path, number: int, settings: tuple[str, ...]) -> dict[str, int]:
    """Save until the power goes, again and again, and count what was lost."""
    path = folder / "robin.lifestory"
    with BookFile.create(path, a_book(title="0"), KEY, cost=LOW) as file:
        keys = file.store.keys
    rng, count = random.Random(7), {"cuts": number, "acknowledged": 0, "lost": 0, "unreadable": 0}
    last = 0
    for _ in range(number):
        file = BookFile(Store(path, unlocked_with(keys), write=True), "Ruth")
        disk = Disk({path.name: path.read_bytes()})
        on_disk(file.store, disk, settings)
        # Cuts fall where saving begins, deep in it, and often right behind an acknowledged save.
        disk.until_cut = rng.randrange(2, 400)
        said = last
        try:
            while True:
                said += 1
                page = replace(file.book.pages[0], title=str(said))
                file.save(replace(file.book, title=str(said), pages=(page,)))
                last = said
                count["acknowledged"] += 1
                if said % 9 == 0:
                    file.add_photo(a_photo(f"photo-{said % 4}"), rng.randbytes(30_000), b"p", b"t")
        except Exception as trouble:
            if not _is_a_cut(trouble):
                raise
        left = disk.after_the_cut(rng)
        disk.until_cut = 10**9
        file.store.db.close()
        for old in folder.glob(f"{path.name}*"):
            old.unlink()
        put_on_disk(left, folder)
        got = _reread(path, keys, count)
        if got is None:
            return count
        if got < last:
            count["lost"] += 1
        last = got
    return count


def _is_a_cut(trouble: BaseException | None) -> bool:
    while trouble is not None:
        if isinstance(trouble, Cut) or "Cut" in repr(trouble) or "disk may be full" in str(trouble):
            return True
        trouble = trouble.__cause__ or trouble.__context__
    return False


def _reread(path: Path, keys: object, count: dict[str, int]) -> int | None:
    try:
        store = Store(path, unlocked_with(keys), write=True)  # type: ignore[arg-type]
    except Exception:
        count["unreadable"] += 1
        return None
    book = store.book(store.parts, store.working.format)
    store.close()
    assert book.pages[0].title == book.title or book.title == "0", "half a save"
    return int(book.title)


def test_a_book_loses_nothing_to_power_cuts(tmp_path: Path) -> None:
    count = cuts(tmp_path, 25, OURS)

    assert count["acknowledged"] > 50
    assert (count["lost"], count["unreadable"]) == (0, 0)


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_a_book_loses_nothing_to_three_hundred_power_cuts(tmp_path: Path) -> None:
    count = cuts(tmp_path, 300, OURS)

    print(f"TRUNCATE + EXTRA: {count}")
    assert (count["lost"], count["unreadable"]) == (0, 0)


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_the_control_with_sqlites_usual_settings_does_lose_saves(tmp_path: Path) -> None:
    count = cuts(tmp_path, 300, CONTROL)

    print(f"DELETE + FULL: {count}")
    assert count["lost"] > 0


def test_the_book_file_asks_for_the_settings_tested_here(tmp_path: Path) -> None:
    with BookFile.create(tmp_path / "robin.lifestory", a_book(), KEY, cost=LOW) as file:
        asked = {name: file.store.db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}

    assert asked == {"journal_mode": "truncate", "synchronous": 3}
    assert schema.PAGE == 4096


def test_a_saved_edit_takes_at_most_six_syncs(tmp_path: Path) -> None:
    file = BookFile.create(tmp_path / "robin.lifestory", a_book(), KEY, cost=LOW)
    disk = Disk({file.path.name: file.path.read_bytes()})
    lease = file.store.lease_raw
    on_disk(file.store, disk, OURS)
    assert lease == file.store.rows.raw_meta("lease")

    counted = []
    for number in range(5):
        before = disk.syncs
        page = replace(file.book.pages[0], title=f"Edit {number}")
        file.save(file.book.with_page(page))
        counted.append(disk.syncs - before)
    file.store.db.close()

    assert max(counted) <= 6
    assert min(counted) >= 3
