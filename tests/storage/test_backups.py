"""Backups: up to date in one go, opened like any book, and never in the way."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PhotoId
from lifestory_app.storage import state, versions
from lifestory_app.storage.backups import list_backups, restore_backup, update_backup
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.state import now
from lifestory_app.storage.values import Version
from lifestory_app.storage.verify import verify_book
from tests.builders import a_photo
from tests.storage.helpers import KEY, new_file, noise


def test_a_backup_opens_like_the_book_with_its_photos_and_versions(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        file.add_photo(a_photo("photo-1"), noise(1_500_000), b"p", b"t")
        file.keep_version("one")
        file.save(replace(file.book, title="Newest"))
        backup = update_backup(file)

    assert verify_book(backup.path, KEY).is_whole
    with BookFile.open(backup.path, KEY, write=False) as again:
        assert again.book == file.book
        assert again.original(PhotoId("photo-1")) == noise(1_500_000)
        assert [version.name for version in again.versions()] == ["one"]
    assert list_backups() == list_backups(file.id)
    assert list_backups(file.id)[0].path == backup.path
    assert list_backups("0" * 32) == ()


def test_a_second_backup_adds_only_what_is_new(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        file.add_photo(a_photo("photo-1"), noise(1_500_000), b"p", b"t")
        first = update_backup(file)
        file.save(replace(file.book, title="Newest", pages=file.book.pages[1:]))
        second = update_backup(file)

    assert second.path == first.path
    assert second.size - first.size < 50_000
    with BookFile.open(second.path, KEY, write=False) as again:
        assert again.book == file.book


def test_a_backup_comes_back_to_a_place_of_choice_and_over_nothing(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        backup = update_backup(file)
    restore_backup(backup, tmp_path / "again.lifestory")

    with BookFile.open(tmp_path / "again.lifestory", KEY) as again:
        assert again.book == file.book
    with pytest.raises(Refused, match="already there"):
        restore_backup(backup, file.path)


def test_a_backup_of_another_history_is_set_aside_and_not_written_over(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        older = file.path.read_bytes()
        file.save(replace(file.book, title="One way"))
        file.keep_version("one way")
        update_backup(file)
    twin = tmp_path / "twin.lifestory"
    twin.write_bytes(older)
    with BookFile.open(twin, KEY, take_over=True) as other:
        other.save(replace(other.book, title="Another way"))
        other.keep_version("another way")
        update_backup(other)

    titles = set()
    for backup in list_backups(file.id):
        with BookFile.open(backup.path, KEY, write=False) as again:
            titles.add(again.book.title)
    assert titles == {"One way", "Another way"}


def test_a_damaged_backup_is_set_aside_for_a_new_one(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        backup = update_backup(file)
        backup.path.write_bytes(backup.path.read_bytes()[:9000])
        again = update_backup(file)

    assert verify_book(again.path, KEY).is_whole
    assert len(list_backups(file.id)) == 2


def test_data_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a file").touch()
    with new_file(tmp_path) as file:
        monkeypatch.setenv("LIFESTORY_DATA", str(tmp_path / "a file" / "below"))
        with pytest.raises(Refused, match="backup could not be written"):
            update_backup(file)
        assert list_backups() == ()


def a_version(number: int, days_ago: float, automatic: bool = True) -> Version:
    return Version(number, "", now() - timedelta(days=days_ago), "", automatic, "")


def test_automatic_versions_thin_out_by_age_and_named_ones_stay() -> None:
    fresh = [a_version(100 + each, 0.01 * (9 - each)) for each in range(9)]
    last_week = [a_version(50 + each, 5 + each / 100) for each in range(4)]
    long_ago = [a_version(each, 800 + each / 100, automatic=each > 2) for each in range(1, 7)]

    dropped = versions.too_many([*long_ago, *last_week, *fresh], now())

    left = {each.number for each in (*long_ago, *last_week, *fresh)} - dropped
    assert {each.number for each in fresh} <= left
    assert {1, 2} <= left
    assert 1 <= len(left & set(range(50, 54))) <= 2
    assert 1 <= len(left & set(range(3, 7))) <= 2


def test_the_only_automatic_version_stays_however_old() -> None:
    assert versions.too_many([a_version(1, 5000)], now()) == set()


def test_thinning_frees_what_only_old_versions_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with new_file(tmp_path) as file:
        long_ago = now() - timedelta(days=700)
        for number in range(6):
            monkeypatch.setattr(versions, "now", lambda number=number: long_ago + timedelta(minutes=number))
            file.save(replace(file.book, title=f"Title {number}"))
            file.keep_version(automatic=True)
        monkeypatch.setattr(versions, "now", state.now)
        kept = len(file.store.rows.ids("kept"))
        file.keep_version("today")

        assert file.thin_versions(now()) == 5

        assert len(file.versions()) == 2
        assert len(file.store.rows.ids("kept")) == kept - 5
        assert file.verify().is_whole
