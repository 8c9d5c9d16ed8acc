"""A book beside the journal of a save that was cut off."""

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from lifestory_app import platforms
from lifestory_app.storage import schema
from lifestory_app.storage.backups import Backup, restore_backup
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.recovery import recover
from lifestory_app.storage.state import now
from lifestory_app.storage.values import NotSaved, Passphrase, WrongKey
from lifestory_app.storage.verify import verify_book
from tests.builders import a_full_book
from tests.storage.helpers import KEY, new_file


def cut_off(folder: Path) -> Path:
    """A book and its journal as a killed program leaves them: half of a save is on the disk already."""
    work, left = folder / "work", folder / "left"
    work.mkdir()
    left.mkdir()
    with new_file(work) as file:
        file.save(replace(file.book, title="The last whole save"))
        file.store.db.execute("PRAGMA cache_size=2")
        with suppress(NotSaved), file.store.change():
            for name in list(file.store.parts):
                file.store.rows.put_text("part", file.store.part_id(name), b"half a save")
            shutil.copyfile(file.path, left / file.path.name)
            shutil.copyfile(schema.journal_of(file.path), schema.journal_of(left / file.path.name))
            raise NotSaved("never mind")
        assert (left / file.path.name).read_bytes() != file.path.read_bytes()
    path = left / file.path.name
    assert schema.has_hot_journal(path)
    return path


def as_left(path: Path) -> tuple[bytes, bytes]:
    return path.read_bytes(), schema.journal_of(path).read_bytes()


def test_the_last_whole_save_is_what_opens(tmp_path: Path) -> None:
    path = cut_off(tmp_path)

    with BookFile.open(path, KEY, take_over=True) as file:
        assert file.book == replace(a_full_book(), title="The last whole save")
        assert file.verify().is_whole
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_wrong_key_first_does_no_harm(tmp_path: Path) -> None:
    path = cut_off(tmp_path)

    with pytest.raises(WrongKey):
        BookFile.open(path, Passphrase("guess"))

    with BookFile.open(path, KEY, write=False) as file:
        assert file.book.title == "The last whole save"


def test_where_nothing_can_be_written_a_private_copy_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, private = cut_off(tmp_path), tmp_path / "private"
    private.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(private))
    monkeypatch.setattr(platforms, "can_write_beside", lambda path: False)
    was = as_left(path)

    with BookFile.open(path, KEY) as file:
        assert file.book.title == "The last whole save"
        assert file.verify().is_whole
        assert not file.can_write
        assert list(private.iterdir())

    assert as_left(path) == was
    assert list(private.iterdir()) == []


def test_rescue_works_on_a_copy_put_back_as_it_was(tmp_path: Path) -> None:
    path = cut_off(tmp_path)
    was = as_left(path)

    report = recover(path, KEY, tmp_path / "rescued.lifestory")

    assert report.not_saved == ()
    assert as_left(path) == was
    with BookFile.open(tmp_path / "rescued.lifestory", KEY) as file:
        assert file.book.title == "The last whole save"


def test_a_backup_that_was_cut_off_is_restored_whole(tmp_path: Path) -> None:
    path = cut_off(tmp_path)

    restore_backup(Backup(path, "", now(), 0), tmp_path / "restored.lifestory")

    assert verify_book(tmp_path / "restored.lifestory", KEY).is_whole
