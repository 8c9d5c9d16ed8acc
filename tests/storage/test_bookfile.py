"""Opening, saving and closing a book, and everything that may come in between."""

import os
import shutil
import stat
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lifestory_app import platforms
from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import Edit
from lifestory_app.domain.errors import EditRefused, Refused
from lifestory_app.domain.ids import PhotoId
from lifestory_app.storage import bookfile, schema
from lifestory_app.storage.backups import list_backups, list_recovery_copies
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.migrations import FORMAT
from lifestory_app.storage.rows import CHUNK
from lifestory_app.storage.values import Anchor, BookChanged, NotSaved, Passphrase, WrongKey
from lifestory_app.storage.verify import verify_book
from tests.builders import a_book, a_full_book, a_photo
from tests.storage.helpers import CHECKOUT, KEY, LOW, new_file, noise, python, raw
from tests.strategies import books, edits

slow = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def put(folder: Path, book: Book) -> Path:
    path = folder / f"{os.urandom(4).hex()}.lifestory"
    BookFile.create(path, book, KEY, cost=LOW).close()
    return path


def read(path: Path) -> Book:
    with BookFile.open(path, KEY, write=False) as file:
        return file.book


@given(book=books())
@slow
def test_a_book_opens_as_it_was_saved(tmp_path: Path, book: Book) -> None:
    assert read(put(tmp_path, book)) == book


@given(data=st.data())
@slow
def test_after_any_edits_each_save_is_what_opens(tmp_path: Path, data: st.DataObject) -> None:
    path = put(tmp_path, a_full_book())

    with BookFile.open(path, KEY) as file:
        book = file.book
        for _ in range(data.draw(st.integers(1, 5))):
            edit: Edit = data.draw(edits(book))
            try:
                book = edit.apply(book)
            except EditRefused:
                continue
            file.save(book)
            assert read(path) == book

    assert read(path) == book
    assert verify_book(path, KEY).is_whole


def test_a_save_writes_only_the_parts_that_changed(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        before = {bytes(row): bytes(sealed) for row, sealed in file.store.db.execute("SELECT id, sealed FROM part")}

        file.save(replace(file.book, people=(replace(file.book.people[0], called="Rob"), *file.book.people[1:])))

        after = {bytes(row): bytes(sealed) for row, sealed in file.store.db.execute("SELECT id, sealed FROM part")}
        assert len([row for row in before if before[row] != after[row]]) == 1


def test_a_save_of_nothing_new_writes_nothing(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        was = file.path.read_bytes()

        first = file.save(file.book)

        assert file.path.read_bytes() == was
        assert first.head == file.store.head.save


def test_a_book_is_never_made_over_another_file(tmp_path: Path) -> None:
    path = tmp_path / "robin.lifestory"
    path.write_bytes(b"somebody else's")

    with pytest.raises(Refused, match="already there"):
        BookFile.create(path, a_book(), KEY, cost=LOW)

    assert path.read_bytes() == b"somebody else's"
    assert list(tmp_path.iterdir()) == [path]


def test_a_book_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="could not be written"):
        BookFile.create(tmp_path / "nowhere" / "robin.lifestory", a_book(), KEY, cost=LOW)

    assert list(tmp_path.iterdir()) == []


def test_a_closed_book_is_one_file_only_its_owner_can_read(tmp_path: Path) -> None:
    new_file(tmp_path).close()

    (only,) = tmp_path.iterdir()

    assert only.name == "robin.lifestory"
    assert platforms.IS_WINDOWS or stat.S_IMODE(only.stat().st_mode) == 0o600


def test_closing_twice_is_harmless(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    file.close()
    file.close()


def test_a_wrong_passphrase_is_told_and_changes_nothing(tmp_path: Path) -> None:
    path = put(tmp_path, a_full_book())
    was, when = path.read_bytes(), path.stat().st_mtime_ns

    with pytest.raises(WrongKey, match="passphrase does not open"):
        BookFile.open(path, Passphrase("guess"))

    assert (path.read_bytes(), path.stat().st_mtime_ns) == (was, when)
    assert list(tmp_path.iterdir()) == [path]


def test_reading_changes_not_a_byte(tmp_path: Path) -> None:
    path = put(tmp_path, a_full_book())
    was, when = path.read_bytes(), path.stat().st_mtime_ns

    read(path)

    assert (path.read_bytes(), path.stat().st_mtime_ns) == (was, when)
    assert list(tmp_path.iterdir()) == [path]


# Photos.


def test_a_photo_is_kept_to_the_byte_in_all_its_sizes(tmp_path: Path) -> None:
    original = noise(2 * CHUNK + 5)
    with new_file(tmp_path, a_book()) as file:
        file.add_photo(a_photo("beach"), original, b"proxy", b"")
    with BookFile.open(file.path, KEY, write=False) as again:
        assert again.book.photos == (a_photo("beach"),)
        assert again.original(PhotoId("beach")) == original
        assert again.proxy(PhotoId("beach")) == b"proxy"
        assert again.thumb(PhotoId("beach")) == b""


@pytest.mark.parametrize("size", [1, CHUNK - 1, CHUNK, CHUNK + 1])
def test_photos_of_awkward_sizes_come_back(tmp_path: Path, size: int) -> None:
    with new_file(tmp_path, a_book()) as file:
        file.add_photo(a_photo("beach"), noise(size), b"p", b"t")
        assert file.original(PhotoId("beach")) == noise(size)
        assert file.verify().is_whole


def test_a_photo_is_saved_the_moment_it_is_added(tmp_path: Path) -> None:
    file = new_file(tmp_path, a_book())
    file.add_photo(a_photo("beach"), b"original", b"p", b"t")

    with BookFile.open(file.path, KEY, write=False) as other:
        assert other.original(PhotoId("beach")) == b"original"
    file.close()


def test_two_photos_of_the_same_bytes_are_stored_once(tmp_path: Path) -> None:
    with new_file(tmp_path, a_book()) as file:
        file.add_photo(a_photo("one"), noise(300_000), b"p", b"t")
        size = file.path.stat().st_size
        file.add_photo(a_photo("two"), noise(300_000), b"p", b"t")

        assert file.path.stat().st_size - size < 50_000
        assert file.original(PhotoId("two")) == noise(300_000)


def test_a_photo_taken_off_and_put_back_still_has_its_picture(tmp_path: Path) -> None:
    with new_file(tmp_path, a_book()) as file:
        file.add_photo(a_photo("beach"), b"original", b"p", b"t")
        with_photo = file.book
        file.save(replace(with_photo, photos=()))
        file.save(with_photo)

        assert file.original(PhotoId("beach")) == b"original"


def test_the_picture_of_a_photo_that_nothing_refers_to_goes_at_closing(tmp_path: Path) -> None:
    with new_file(tmp_path, a_book()) as file:
        file.add_photo(a_photo("beach"), noise(900_000), b"p", b"t")
        file.save(replace(file.book, photos=()))

    assert file.path.stat().st_size < 200_000
    assert verify_book(file.path, KEY).is_whole


def test_a_photo_added_again_takes_the_place_of_the_first(tmp_path: Path) -> None:
    with new_file(tmp_path, a_book()) as file:
        file.add_photo(a_photo("beach"), noise(900_000), b"p", b"t")
        file.add_photo(a_photo("beach"), noise(900_000, 2), b"p", b"t")

        assert file.original(PhotoId("beach")) == noise(900_000, 2)
        report = file.verify()
        assert report.is_whole
        assert report.notices
    assert file.path.stat().st_size < 1_300_000
    assert verify_book(file.path, KEY).notices == ()


def test_a_picture_the_book_does_not_have_is_refused(tmp_path: Path) -> None:
    with new_file(tmp_path) as file, pytest.raises(Refused, match="no picture"):
        file.original(PhotoId("photo-1"))


def test_what_can_be_made_again_is_put_by_and_dropped(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        file.put_derived("print beach", noise(CHUNK + 9))
        file.put_derived("print beach", noise(CHUNK + 10, 2))
        assert file.derived("print beach") == noise(CHUNK + 10, 2)
        assert file.derived("print sea") is None
        assert file.verify().is_whole

        file.drop_derived()

        assert file.derived("print beach") is None


# Versions.


def test_a_version_is_the_book_as_it_was(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        first = file.book
        kept = file.keep_version("For the panel", who="Ruth")
        file.save(replace(first, title="Later", pages=first.pages[1:]))

        assert file.book_at(kept.number) == first
        assert [version.name for version in file.versions()] == ["For the panel"]
        assert (kept.number, kept.who, kept.automatic) == (1, "Ruth", False)
        assert file.anchor == Anchor(1, kept.hash)


@given(data=st.data())
@slow
def test_every_version_stays_what_it_was_through_later_edits(tmp_path: Path, data: st.DataObject) -> None:
    path = put(tmp_path, a_full_book())
    kept: dict[int, Book] = {}

    with BookFile.open(path, KEY) as file:
        for _ in range(3):
            for _ in range(2):
                try:
                    file.save(data.draw(edits(file.book)).apply(file.book))
                except EditRefused:
                    continue
            kept[file.keep_version("kept").number] = file.book
    with BookFile.open(path, KEY, write=False) as file:
        assert {number: file.book_at(number) for number in kept} == kept


def test_comparing_names_the_parts_that_differ(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        book = file.book
        file.keep_version("one")
        file.save(replace(book, pages=(replace(book.pages[0], title="Changed"), *book.pages[2:]), gaps=()))
        file.add_photo(a_photo("photo-2"), b"o", b"p", b"t")
        compared = file.compare(1, None)

        assert [str(name.id) for name in compared.changed] == [book.pages[0].id]
        assert [(name.kind, name.id) for name in compared.removed] == [("page", book.pages[1].id), ("gap", "gap-1")]
        assert [(name.kind, name.id) for name in compared.added] == [("photo", "photo-2")]
        assert file.compare(1, 1).is_same


def test_restoring_keeps_the_present_first(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        first = file.book
        file.keep_version("one")
        file.add_photo(a_photo("photo-2"), b"o", b"p", b"t")
        present = file.save(replace(file.book, title="Present")) and file.book

        assert file.restore(1) == first
        assert file.book == first
        assert file.book_at(2) == present
        file.save(present)
        assert file.original(PhotoId("photo-2")) == b"o"
    assert read(file.path) == present


def test_a_restored_photo_has_its_picture_again(tmp_path: Path) -> None:
    with new_file(tmp_path, a_book()) as file:
        file.add_photo(a_photo("beach"), b"original", b"p", b"t")
        file.keep_version("with the beach")
        file.save(replace(file.book, photos=()))
    with BookFile.open(file.path, KEY) as file:
        file.restore(1)

        assert file.original(PhotoId("beach")) == b"original"


def test_a_version_that_is_not_kept_is_refused(tmp_path: Path) -> None:
    with new_file(tmp_path) as file, pytest.raises(Refused, match="no version 7"):
        file.book_at(7)


def test_closing_keeps_what_changed_and_closing_again_keeps_nothing_more(tmp_path: Path) -> None:
    path = put(tmp_path, a_book())
    for _ in range(2):
        BookFile.open(path, KEY).close()

    with BookFile.open(path, KEY, write=False) as file:
        assert [version.automatic for version in file.versions()] == [True]


def test_a_quarter_of_an_hour_of_change_keeps_a_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with new_file(tmp_path) as file:
        file.save(replace(file.book, title="Soon"))
        assert file.versions() == ()
        later = bookfile.now() + timedelta(minutes=16)
        monkeypatch.setattr(bookfile, "now", lambda: later)

        file.save(replace(file.book, title="Later"))

        assert [version.automatic for version in file.versions()] == [True]


def test_versions_cost_only_what_changed(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        file.add_photo(a_photo("photo-2"), noise(500_000), b"p", b"t")
        file.keep_version("one")
        size = file.path.stat().st_size
        for number in range(10):
            file.save(replace(file.book, title=f"Title {number}"))
            file.keep_version(f"{number}")

        assert (file.path.stat().st_size - size) / 10 < 20_000


# What can go wrong.


def test_two_programs_in_one_book_lose_nothing(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    code = (
        "import sys; from dataclasses import replace; from pathlib import Path\n"
        "from lifestory_app.storage.bookfile import BookFile\n"
        "from tests.storage.helpers import KEY\n"
        "with BookFile.open(Path(sys.argv[1]), KEY, take_over=True) as other:\n"
        "    other.save(replace(other.book, title='Theirs'))\n"
    )
    assert python(code, file.path).wait() == 0

    with pytest.raises(BookChanged, match="changed by somebody else") as refused:
        file.save(replace(file.book, title="Ours"))
    file.close()

    assert read(file.path).title == "Theirs"
    assert refused.value.recovery_copy is not None
    assert read(refused.value.recovery_copy).title == "Ours"


def test_a_file_replaced_on_the_disk_is_not_written_over(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    shutil.copyfile(file.path, tmp_path / "older")
    file.save(replace(file.book, title="Ours"))
    os.replace(tmp_path / "older", file.path)
    older = file.path.read_bytes()

    with pytest.raises(BookChanged) as refused:
        file.save(replace(file.book, title="Ours again"))
    file.close()

    assert file.path.read_bytes() == older
    assert refused.value.recovery_copy is not None
    assert read(refused.value.recovery_copy).title == "Ours again"


def test_an_older_copy_written_into_the_same_file_is_not_written_over(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    older = file.path.read_bytes()
    file.save(replace(file.book, title="Ours"))
    file.path.write_bytes(older)

    with pytest.raises(BookChanged):
        file.save(replace(file.book, title="Ours again"))
    file.close()

    assert read(file.path).title == a_full_book().title


def test_a_file_taken_away_is_told_and_the_work_kept(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    file.path.unlink()

    with pytest.raises(NotSaved) as refused:
        file.save(replace(file.book, title="Ours"))
    file.close()

    assert refused.value.recovery_copy is not None
    assert read(refused.value.recovery_copy).title == "Ours"


def test_a_full_disk_leaves_the_book_as_it_was(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        before = file.book
        pages = file.store.db.execute("PRAGMA page_count").fetchone()[0]
        file.store.db.execute(f"PRAGMA max_page_count={pages}")

        with pytest.raises(NotSaved, match="disk is full") as refused:
            file.add_photo(a_photo("photo-2"), noise(3 * CHUNK), b"p", b"t")

        assert file.book == before
        assert read(file.path) == before
        assert refused.value.recovery_copy is not None
        file.store.db.execute("PRAGMA max_page_count=1000000")
        file.add_photo(a_photo("photo-2"), noise(3 * CHUNK), b"p", b"t")
    assert verify_book(file.path, KEY).is_whole


def test_work_that_cannot_even_be_kept_aside_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = new_file(tmp_path)
    file.path.unlink()
    (tmp_path / "a file").touch()
    monkeypatch.setenv("LIFESTORY_DATA", os.fspath(tmp_path / "a file" / "below"))

    with pytest.raises(NotSaved) as refused:
        file.save(replace(file.book, title="Ours"))
    file.close()

    assert refused.value.recovery_copy is None


def test_a_book_that_cannot_be_written_opens_for_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, a_full_book())
    was = path.read_bytes()
    monkeypatch.setattr(platforms, "can_write_beside", lambda path: False)

    with BookFile.open(path, KEY) as file:
        assert not file.can_write
        with pytest.raises(NotSaved, match="for reading only") as refused:
            file.save(replace(file.book, title="Ours"))
        file.put_derived("print", b"x")

    assert path.read_bytes() == was
    assert refused.value.recovery_copy is not None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the superuser can become somebody else")
def test_somebody_who_may_only_read_can_read(tmp_path: Path) -> None:
    path = put(tmp_path, a_full_book())
    path.chmod(0o644)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/") and "pytest" in os.fspath(folder):
            folder.chmod(0o755)
    was = path.read_bytes()
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from lifestory_app.storage.bookfile import BookFile\n"
        "from tests.storage.helpers import KEY\n"
        "os.setuid(65534)\n"
        "file = BookFile.open(Path(sys.argv[1]), KEY)\n"
        "print(file.can_write, file.book.title)\n"
        "file.close()\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, path],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )

    assert told.stdout == f"False {a_full_book().title}\n", told.stderr
    assert path.read_bytes() == was


def test_several_threads_may_use_one_book(tmp_path: Path) -> None:
    failed: list[BaseException] = []
    with new_file(tmp_path, a_book()) as file:
        file.add_photo(a_photo("beach"), noise(2 * CHUNK), b"p", b"t")

        def read_on() -> None:
            try:
                for _ in range(10):
                    assert file.original(PhotoId("beach")) == noise(2 * CHUNK)
            except BaseException as error:
                failed.append(error)

        threads = [threading.Thread(target=read_on) for _ in range(3)]
        for thread in threads:
            thread.start()
        for number in range(10):
            file.save(replace(file.book, title=f"Title {number}"))
        for thread in threads:
            thread.join()

    assert not failed


def test_a_book_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = put(tmp_path, a_book())
    with raw(path) as db:
        db.execute(f"PRAGMA user_version={FORMAT + 1}")
    db.close()
    was = path.read_bytes()

    with pytest.raises(Refused, match="newer Life Story"):
        BookFile.open(path, KEY)

    assert path.read_bytes() == was


def test_only_a_book_that_is_all_there_counts_as_one(tmp_path: Path) -> None:
    path = put(tmp_path, a_book())

    schema.check_is_book(path)


def test_a_book_on_a_stick_or_share_is_first_saved_in_the_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platforms, "is_risky_folder", lambda folder: True)
    with new_file(tmp_path) as file:
        file.path.rename(tmp_path / "gone")
        with pytest.raises(NotSaved):
            file.save(replace(file.book, title="Ours"))
        with pytest.raises(NotSaved):
            file.add_photo(a_photo("photo-2"), b"original", b"p", b"t")

    (backup,) = list_backups(file.id)
    with BookFile.open(backup.path, KEY) as again:
        assert again.original(PhotoId("photo-2")) == b"original"
        assert again.verify().is_whole
    (aside,) = list_recovery_copies(file.id)
    assert read(aside.path).title == "Ours", "and one copy holds the newest words"


def test_folders_that_programs_synchronise_are_known_by_name(tmp_path: Path) -> None:
    assert platforms.is_risky_folder(tmp_path / "OneDrive - Wexshire" / "books")
    assert platforms.is_risky_folder(tmp_path / "Dropbox")
    assert not platforms.is_risky_folder(tmp_path)


def test_work_kept_aside_is_kept_once_and_goes_with_the_next_save(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        away = file.path.rename(tmp_path / "away")
        for number in range(3):
            with pytest.raises(NotSaved):
                file.save(replace(file.book, title=f"Ours {number}"))

        (aside,) = list_recovery_copies(file.id)
        assert read(aside.path).title == "Ours 2"
        away.rename(file.path)
        file.save(replace(file.book, title="Ours"))

        assert list_recovery_copies(file.id) == ()
