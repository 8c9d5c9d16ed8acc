"""The photo library finds photos and changes what is known of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lifestory_app.services.jobs import Jobs
from lifestory_app.services.session import Session
from lifestory_app.services.taking import PhotoTaking
from lifestory_app.ui.pictures.library import PhotoLibrary
from lifestory_app.usecases.editing import open_for_work
from tests.builders import a_book, a_full_book, a_photo
from tests.services.helpers import PASSPHRASE, book_file


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    people = a_full_book().people
    photos = (a_photo("p1", caption="Pancakes", who=(people[0].id,)), a_photo("p2", caption="Swings"))
    book = a_book(people=people, photos=photos)
    session = Session(open_for_work(book_file(tmp_path / "b.lifestory", book), PASSPHRASE), Jobs())
    yield session
    session.jobs.finish()
    session.close_as_it_is()


@pytest.fixture
def library(qtbot: QtBot, session: Session) -> PhotoLibrary:
    library = PhotoLibrary(session, PhotoTaking(session))
    qtbot.addWidget(library)
    library.show()
    return library


def test_photos_are_found_by_who_is_in_them(library: PhotoLibrary, session: Session) -> None:
    library._find.setText(session.book.people[0].known_as.lower())

    assert library.grid.choice() == ["p1"]
    assert library.grid.model().rowCount() == 1


def test_a_typed_caption_is_one_step(qtbot: QtBot, library: PhotoLibrary, session: Session) -> None:
    library.choose(session.book.photos[1].id)
    library.form._caption.line.selectAll()
    qtbot.keyClicks(library.form._caption.line, "At the park")

    assert session.book.photos[1].caption == "At the park"
    session.undo()
    assert session.book.photos[1].caption == "Swings"


def test_delete_takes_the_chosen_photo_out_and_undo_brings_it_back(
    qtbot: QtBot, library: PhotoLibrary, session: Session
) -> None:
    library.choose(session.book.photos[1].id)
    qtbot.keyClick(library.grid, Qt.Key.Key_Delete)
    assert [photo.id for photo in session.book.photos] == ["p1"]

    session.undo()
    assert [photo.id for photo in session.book.photos] == ["p1", "p2"]
