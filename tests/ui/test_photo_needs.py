"""The library's lists, orders and chips tell the truth about the photos."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.pages import PhotoSlot
from lifestory_app.domain.photos import Consent, Cover, Crop, PhotoView
from lifestory_app.domain.views import view_of
from lifestory_app.services.jobs import Jobs
from lifestory_app.services.session import Session
from lifestory_app.services.taking import PhotoTaking
from lifestory_app.ui.pictures.grid import KEPT, filling
from lifestory_app.ui.pictures.library import PhotoLibrary
from lifestory_app.ui.pictures.needs import Order
from lifestory_app.usecases.editing import open_for_work
from tests.builders import a_book, a_full_book, a_page, a_photo
from tests.photos.pictures import a_picture, saved
from tests.services.helpers import PASSPHRASE, book_file
from tests.ui.conftest import OpenBench

PHOTOS = (
    a_photo("old", caption="Zoo", alt="A zoo", taken=UncertainDate(2020, 5)),
    a_photo("new", caption="apples", alt="Apples", taken=UncertainDate(2024), consent=Consent.UNKNOWN),
    a_photo("undated", width=300, height=200),
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    page = a_page(layout="photo-and-words", slots=(("photo", PhotoSlot(PhotoView(PHOTOS[0].id))),))
    book = a_book(people=a_full_book().people, photos=PHOTOS, pages=(page,))
    session = Session(open_for_work(book_file(tmp_path / "b.lifestory", book), PASSPHRASE), Jobs())
    yield session
    session.jobs.finish()
    session.close_as_it_is()


@pytest.fixture
def library(qtbot: QtBot, dressed: None, session: Session) -> PhotoLibrary:
    library = PhotoLibrary(session, PhotoTaking(session))
    qtbot.addWidget(library)
    library.resize(1366, 690)
    library.show()
    return library


def shown(library: PhotoLibrary) -> list[str]:
    return [state.photo.id for state in library.grid._photos.states]


def go_to(library: PhotoLibrary, name: str) -> None:
    row = next(at for at in range(library._lists.count()) if library._lists.item(at).text() == name)
    library._lists.setCurrentRow(row)


@pytest.mark.parametrize(
    ("name", "photos"),
    [
        ("All photos", {"old", "new", "undated"}),
        ("In the book", {"old"}),
        ("Not used yet", {"new", "undated"}),
        ("No caption", {"undated"}),
        ("Consent not asked", {"new"}),
        ("Too small to print", {"undated"}),
    ],
)
def test_each_list_shows_its_photos_and_how_many(library: PhotoLibrary, name: str, photos: set[str]) -> None:
    go_to(library, name)

    assert set(shown(library)) == photos
    told = library._lists.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == f"{name}, {len(photos)}"


@pytest.mark.parametrize(
    ("order", "photos"),
    [
        (Order.NEWEST, ["new", "old", "undated"]),
        (Order.TAKEN_IN, ["old", "new", "undated"]),
        (Order.NAME, ["new", "undated", "old"]),
    ],
)
def test_photos_stand_in_the_order_that_is_chosen(library: PhotoLibrary, order: Order, photos: list[str]) -> None:
    library._order.setCurrentIndex(library._order.findData(order))
    library._order.activated.emit(library._order.currentIndex())

    assert shown(library) == photos


def test_people_are_added_to_a_photo_and_taken_off_as_chips(qtbot: QtBot, library: PhotoLibrary, session: Session) -> None:
    library.choose(PHOTOS[1].id)
    who = library.form._who
    names = [action.text() for action in who.menu.actions()]
    first = session.book.people[0].id

    who.menu.actions()[0].trigger()

    assert session.book.photo(PHOTOS[1].id).who == (first,)
    assert [chip.text() for chip in who.chips()] == [names[0]]  # type: ignore[attr-defined]
    assert [action.text() for action in who.menu.actions()] == names[1:]
    go_to(library, names[0][:1].upper() + names[0][1:])
    assert shown(library) == ["new"]

    qtbot.keyClick(who.chips()[0], Qt.Key.Key_Space)
    assert session.book.photo(PHOTOS[1].id).who == ()
    session.undo()
    assert session.book.photo(PHOTOS[1].id).who == (first,)


def test_how_wide_a_photo_prints_well_is_told(library: PhotoLibrary) -> None:
    library.choose(PHOTOS[1].id)
    assert library.form._prints._words.text() == "Prints well up to 20 cm wide"

    library.choose(PHOTOS[2].id)
    assert library.form._prints._words.text() == "Prints well only up to 3 cm wide"


def test_f6_goes_from_the_lists_to_the_photos_to_what_is_known_of_them(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(a_book(photos=PHOTOS))
    library = opened.photos.show_library()
    opened.next_area(-1)
    for area in library.areas()[:4]:
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus is area or area.isAncestorOf(focus)
        opened.next_area(1)


def test_tiles_fill_their_row_at_every_width(qtbot: QtBot, library: PhotoLibrary) -> None:
    for wide in (911, 1100, 1366, 1920):
        library.resize(wide, 690)
        qtbot.wait(1)
        room, tile = library.grid.viewport().width(), library.grid.gridSize().width()
        columns = room // tile
        assert columns >= 1
        assert room - columns * tile <= columns
        tops = {library.grid.visualRect(library.grid.model().index(at, 0)).top() for at in range(min(columns, 3))}
        assert len(tops) == 1


def test_a_picture_fills_a_tile_without_being_stretched() -> None:
    for width, height in ((240, 180), (135, 240), (240, 60)):
        part = filling(width, height, 1.45)
        assert part.width() / part.height() == pytest.approx(1.45)
        assert 0 <= part.left() <= part.right() <= width + 1e-6
        assert 0 <= part.top() <= part.bottom() <= height + 1e-6


def test_a_photo_that_is_covered_on_one_page_begins_covered_on_the_next(session: Session) -> None:
    cover = Cover(Crop(0.1, 0.1, 0.3, 0.3), smile=True)
    view = PhotoView(PHOTOS[0].id, Crop(0, 0, 0.5, 0.5), covers=(cover,), light=0.2)
    page = a_page("page-9", layout="photo-and-words", slots=(("photo", PhotoSlot(view)),))
    book = a_book(photos=PHOTOS, pages=(*session.book.pages, page))

    assert view_of(book, PHOTOS[0].id) == PhotoView(PHOTOS[0].id, covers=(cover,), light=0.2)
    assert view_of(book, PHOTOS[1].id) == PhotoView(PHOTOS[1].id)


def test_an_empty_library_says_how_to_begin(qtbot: QtBot, dressed: None, tmp_path: Path) -> None:
    session = Session(open_for_work(book_file(tmp_path / "e.lifestory", a_book()), PASSPHRASE), Jobs())
    library = PhotoLibrary(session, PhotoTaking(session))
    qtbot.addWidget(library)
    library.show()

    assert library._empty.isVisible()
    assert library._empty.sentence.text().startswith("No photos yet. Bring them from a phone, a stick or a folder")
    assert library._bring.isVisible()
    assert not library.form.isVisible()
    session.close_as_it_is()


def test_two_hundred_photos_are_read_as_they_come_into_sight_and_few_stay_in_memory(
    qtbot: QtBot, dressed: None, tmp_path: Path
) -> None:
    photos = tuple(a_photo(f"p{n:03}") for n in range(200))
    session = Session(open_for_work(book_file(tmp_path / "b.lifestory", a_book(photos=photos)), PASSPHRASE), Jobs())
    read: list[str] = []
    picture = saved(a_picture(240, 180), "JPEG")
    session.thumb = lambda photo: read.append(photo) or picture  # type: ignore[method-assign,func-returns-value]
    library = PhotoLibrary(session, PhotoTaking(session))
    qtbot.addWidget(library)
    library.resize(1366, 690)
    library.show()
    qtbot.waitExposed(library)
    qtbot.waitUntil(lambda: len(read) > 4)

    assert 4 < len(read) <= 24
    bar = library.grid.verticalScrollBar()
    for value in range(0, bar.maximum() + 200, 200):
        bar.setValue(value)
        library.grid.viewport().repaint()
    assert len(set(read)) == 200
    bar.setValue(0)
    library.grid.viewport().repaint()
    assert len(read) == 200
    assert len(library.grid._images) <= KEPT
    session.close_as_it_is()
