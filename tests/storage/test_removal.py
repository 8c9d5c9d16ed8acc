"""Who can open a book, shutting somebody out, and taking something out for good."""

from dataclasses import replace
from pathlib import Path

import pyrage
import pytest

from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused, Stopped
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.pages import NoPhotoSlot
from lifestory_app.domain.receipts import ReceiptKind
from lifestory_app.storage import backups, removal
from lifestory_app.storage.backups import list_backups, update_backup
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.keys import new_recovery_code
from lifestory_app.storage.values import BookChanged, Identity, Key, PartName, Passphrase, RecoveryCode, WrongKey
from lifestory_app.storage.verify import verify_book
from tests.builders import a_full_book, a_photo
from tests.storage.helpers import KEY, LOW, new_file, noise

SUE = Passphrase("for Sue alone")


def opens(path: Path, key: Key) -> bool:
    try:
        BookFile.open(path, key, write=False).close()
    except WrongKey:
        return False
    return True


def test_everyone_with_a_slot_can_open_the_book(tmp_path: Path) -> None:
    council = pyrage.x25519.Identity.generate()
    with new_file(tmp_path) as file:
        file.add_passphrase("Sue", SUE, LOW)
        code = file.new_recovery_code()
        file.add_organisation("Wexshire Council", str(council.to_public()))
        told = [(slot.kind, slot.label) for slot in file.slots()]

    assert told == [
        ("passphrase", "Ruth"),
        ("passphrase", "Sue"),
        ("recovery", "Recovery code"),
        ("organisation", "Wexshire Council"),
    ]
    for key in (KEY, SUE, RecoveryCode(code), Identity(str(council))):
        assert opens(file.path, key)
    assert not opens(file.path, Passphrase("somebody else"))
    with pytest.raises(WrongKey, match="recovery code does not open"):
        BookFile.open(file.path, RecoveryCode(new_recovery_code()[0]))


def test_a_new_recovery_code_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        old = file.new_recovery_code()
        new = file.new_recovery_code()

    assert not opens(file.path, RecoveryCode(old))
    assert opens(file.path, RecoveryCode(new))


def test_a_changed_passphrase_keeps_the_name_and_drops_the_old_words(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        (slot,) = file.slots()
        changed = file.change_passphrase(slot.id, SUE, LOW)

    assert changed.label == "Ruth"
    assert opens(file.path, SUE)
    assert not opens(file.path, KEY)


def test_a_key_that_is_no_passphrase_cannot_be_changed_like_one(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        file.new_recovery_code()
        code = next(slot for slot in file.slots() if slot.kind == "recovery")
        with pytest.raises(Refused):
            file.change_passphrase(code.id, SUE, LOW)
        with pytest.raises(Refused, match="at most"):
            file.add_passphrase("x" * 81, SUE, LOW)


def test_the_last_key_to_a_book_stays(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        with pytest.raises(Refused, match="only key"):
            file.remove(file.slots()[0].id)
        with pytest.raises(Refused, match="Nobody"):
            file.remove("0011223344556677")
        assert file.verify().is_whole


def worked_on(folder: Path) -> BookFile:
    """A book that Sue can open too, with photos, versions, a backup and a recovery copy."""
    file = new_file(folder)
    file.add_photo(a_photo("photo-1"), noise(1_500_000), noise(3000, 2), noise(900, 3))
    file.keep_version("one")
    file.save(replace(file.book, title="Changed"))
    file.add_passphrase("Sue", SUE, LOW)
    update_backup(file)
    backups.keep_recovery_copy(file.store, file.book)
    return file


def test_whoever_is_removed_opens_neither_the_book_nor_its_copies(tmp_path: Path) -> None:
    with worked_on(tmp_path) as file:
        old_key, book, versions = file.store.keys.data_key, file.book, file.versions()
        file.remove(next(slot.id for slot in file.slots() if slot.label == "Sue"))

        assert file.store.keys.data_key != old_key
        assert file.book == book
        assert file.versions() == versions
        assert file.book_at(1) == replace(a_full_book(), photos=book.photos)
        assert file.original(PhotoId("photo-1")) == noise(1_500_000)
        file.save(replace(file.book, title="Saving goes on"))
    copies = backups.copies_of(file.id)
    assert len(copies) == 2
    for path in (file.path, *copies):
        assert opens(path, KEY)
        assert not opens(path, SUE)
        assert verify_book(path, KEY).is_whole
        assert old_key not in path.read_bytes()
    assert [each.name for each in tmp_path.iterdir()] == [file.path.name]


def test_a_removal_that_could_not_reach_the_backup_finishes_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with worked_on(tmp_path) as file:
        with monkeypatch.context() as while_killed:
            while_killed.setattr(removal, "finish", lambda store: None)
            file.remove(next(slot.id for slot in file.slots() if slot.label == "Sue"))
        (backup,) = list_backups(file.id)
        assert opens(backup.path, SUE)

    BookFile.open(file.path, KEY).close()

    assert not opens(backup.path, SUE)
    assert opens(backup.path, KEY)


def test_a_removal_the_disk_refuses_leaves_the_book_open_and_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*paths: object) -> None:
        raise OSError(28, "No space left on device")

    with worked_on(tmp_path) as file:
        with monkeypatch.context() as full:
            full.setattr("os.replace", refuse)
            with pytest.raises(Refused, match="could not be written"):
                file.remove(file.slots()[-1].id)

        file.save(replace(file.book, title="Still here"))
        assert file.verify().is_whole
    assert opens(file.path, SUE)
    assert [each.name for each in tmp_path.iterdir()] == [file.path.name]


@pytest.mark.parametrize("step", [1, 3, 5])
def test_a_removal_that_is_stopped_leaves_all_as_it_was(tmp_path: Path, step: int) -> None:
    told: list[str] = []

    def stop(done: int, total: int, doing: str = "") -> None:
        told.append(doing)
        if len(told) == step:
            raise Stopped

    with worked_on(tmp_path) as file:
        with pytest.raises(Stopped):
            file.remove(file.slots()[-1].id, stop)
        assert file.verify().is_whole
    assert opens(file.path, SUE)
    assert [each.name for each in tmp_path.iterdir()] == [file.path.name]


def test_a_removal_from_a_book_that_changed_is_refused(tmp_path: Path) -> None:
    file = worked_on(tmp_path)
    with BookFile.open(file.path, KEY, take_over=True) as other:
        other.save(replace(other.book, title="Theirs"))
    with pytest.raises(BookChanged):
        file.remove(file.slots()[-1].id)
    file.close()

    with BookFile.open(file.path, KEY, write=False) as again:
        assert again.book.title == "Theirs"


# Taking out for good.


def holds(path: Path, data: bytes) -> bool:
    """Whether any sealed picture in a book file is this one."""
    with BookFile.open(path, KEY, write=False) as file:
        import hashlib

        return file.store.rows.has("photo", file.store.rows.photo_id(hashlib.sha256(data).hexdigest()) + bytes(4))


def test_a_photo_taken_out_is_in_no_version_and_no_backup(tmp_path: Path) -> None:
    picture = noise(1_500_000)
    with worked_on(tmp_path) as file:
        hashes = [version.hash for version in file.versions()]
        assert holds(file.path, picture)

        book = file.take_out(PartName("photo", "photo-1"), "Another child’s photo", who="Ruth")

        assert file.book == book
        assert [each.id for each in book.photos] == []
        assert book.people[0].portrait is None
        assert isinstance(book.page(next(p.id for p in book.pages if p.kind == "born")).slot("photo"), NoPhotoSlot)
        receipt = book.receipts[-1]
        assert (receipt.kind, receipt.who) == (ReceiptKind.TAKEN_OUT, "Ruth")
        assert "Another child’s photo" in receipt.what
        assert [version.hash for version in file.versions()] == hashes
        earlier = file.book_at(1)
        assert earlier.photos == ()
        assert all(not page.photos() for page in earlier.pages)
        with pytest.raises(Refused):
            file.original(PhotoId("photo-1"))
        assert file.restore(1).photos == ()
    for path in (file.path, *backups.copies_of(file.id)):
        assert not holds(path, picture)
        assert verify_book(path, KEY).is_whole


@pytest.mark.parametrize("kind", ["page", "person", "home", "event", "bond", "letter", "letter section", "gap", "photo"])
def test_each_kind_of_part_can_be_taken_out(tmp_path: Path, kind: str) -> None:
    with new_file(tmp_path) as file:
        file.keep_version("one")
        part = [name for name in file.store.parts if name.kind == kind][-1]
        digest = file.store.working.entries[part]

        book = file.take_out(part, "A court said so")

        assert part not in file.store.parts
        assert not file.store.rows.has("kept", file.store.kept_id(digest))
        assert _no_loose_ends(book)
        assert _no_loose_ends(file.book_at(1))
        assert file.verify().is_whole


def _no_loose_ends(book: Book) -> bool:
    people, photos = {each.id for each in book.people}, {each.id for each in book.photos}
    things = people | {each.id for each in book.homes} | {each.id for each in book.letters}  # type: ignore[operator]
    return (
        all({bond.one, bond.other} <= people for bond in book.bonds)
        and all(set(home.who) <= people for home in book.homes)
        and all(set(page.photos()) <= photos for page in book.pages)
        and all(page.about is None or page.about in things for page in book.pages)
    )


def test_the_child_and_what_is_not_there_cannot_be_taken_out(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        for part in (PartName("person", "child"), PartName("book", ""), PartName("page", "nowhere")):
            with pytest.raises(Refused):
                file.take_out(part, "why not")
        assert file.book == a_full_book()


def test_taking_out_reaches_the_backup_later_if_not_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with worked_on(tmp_path) as file:
        (backup,) = list_backups(file.id)
        with monkeypatch.context() as while_killed:
            while_killed.setattr(removal, "finish", lambda store: None)
            file.take_out(PartName("photo", "photo-1"), "Another child’s photo")
        assert holds(backup.path, noise(1_500_000))

    BookFile.open(file.path, KEY).close()

    assert not holds(backup.path, noise(1_500_000))
