"""Photos come into the book that is open for work as one step, and what cannot come in is named."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lifestory_app.services.session import Session
from lifestory_app.services.taking import PhotoTaking
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import NotSaved
from lifestory_app.usecases.taking_in import PhotosTaken
from tests.builders import a_book
from tests.photos.pictures import a_picture, saved
from tests.services.conftest import OpenSession


def written(folder: Path, name: str, width: int = 120) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(saved(a_picture(width), "JPEG", quality=90))
    return path


def taken(qtbot: QtBot, session: Session, files: list[Path]) -> PhotosTaken:
    taking = PhotoTaking(session)
    with qtbot.waitSignal(taking.taken, timeout=20_000) as told:
        taking.take(files)
    outcome = told.args[0]
    assert isinstance(outcome, PhotosTaken)
    return outcome


def test_a_folder_comes_in_as_one_step_and_undone_and_redone_it_keeps_its_pictures(
    qtbot: QtBot, working: OpenSession, tmp_path: Path
) -> None:
    session = working(a_book())
    folder = tmp_path / "phone"
    written(folder, "one.jpg")
    written(folder, "two.jpg", 160)
    (folder / "notes.txt").write_text("not a photo")
    (folder / "broken.jpg").write_bytes(b"nothing")

    outcome = taken(qtbot, session, [folder])

    assert [Path(name).name for name, _ in outcome.added] == ["one.jpg", "two.jpg"]
    assert [Path(name).name for name, _ in outcome.refused] == ["broken.jpg"]
    assert outcome.added[1][1].near == outcome.added[0][1].id
    both = session.book.photos
    session.undo()
    assert not session.book.photos
    assert session.settled()
    session.redo()
    assert session.book.photos == both
    assert session.settled()
    assert session.opened.file.book.photos == both
    assert all(session.thumb(photo.id) for photo in both)


def test_a_photo_that_is_there_already_is_told_and_not_kept_twice(qtbot: QtBot, working: OpenSession, tmp_path: Path) -> None:
    session = working(a_book())
    photo = written(tmp_path / "in", "one.jpg")
    first = taken(qtbot, session, [photo])

    again = taken(qtbot, session, [photo])

    assert again.already_there == [(str(photo), first.added[0][1].id)]
    assert len(session.book.photos) == 1


def test_a_full_disk_half_way_keeps_the_photos_that_are_in_the_file(
    qtbot: QtBot, working: OpenSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = working(a_book())
    files = [written(tmp_path / "in", "one.jpg"), written(tmp_path / "in", "two.jpg", 160)]
    add = BookFile.add_photo

    def full_after_one(self: BookFile, *given: object) -> object:
        if self.book.photos:
            raise NotSaved("The disk is full.")
        return add(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(BookFile, "add_photo", full_after_one)
    outcome = taken(qtbot, session, files)

    assert outcome.refused == [(str(files[1]), "The disk is full.")]
    assert [photo.file_name for photo in session.book.photos] == ["one.jpg"]


def test_what_is_pasted_comes_in_from_memory(qtbot: QtBot, working: OpenSession) -> None:
    session = working(a_book())
    taking = PhotoTaking(session)

    with qtbot.waitSignal(taking.taken, timeout=20_000):
        taking.paste(saved(a_picture()), "Pasted picture.png")

    assert [photo.file_name for photo in session.book.photos] == ["Pasted picture.png"]
    assert session.thumb(session.book.photos[0].id)
