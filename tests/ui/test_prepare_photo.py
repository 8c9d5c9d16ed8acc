"""A photo is squared up and covered by mouse and by keys, and what leaves shows just that."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lifestory_app.domain.corners import Corners
from lifestory_app.domain.edits import PutPhoto
from lifestory_app.domain.photos import Cover, Crop, PhotoView, Purpose, whole_size
from lifestory_app.services.jobs import Jobs
from lifestory_app.services.session import Session
from lifestory_app.ui.crop_geometry import new_cover
from lifestory_app.ui.pictures.crop import CropScreen
from lifestory_app.ui.pictures.square_panel import FIRST
from lifestory_app.usecases.editing import open_for_work
from lifestory_app.usecases.taking_in import take_photos
from tests.builders import a_book
from tests.services.helpers import PASSPHRASE, book_file

TABLE, PAPER = (70, 50, 40), (250, 250, 245)
SHEET = Corners((0.2, 0.15), (0.85, 0.1), (0.9, 0.85), (0.12, 0.9))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A book with one photo: a sheet of paper on a brown table."""
    picture = Image.new("RGB", (800, 600), TABLE)
    ImageDraw.Draw(picture).polygon([(x * 800, y * 600) for x, y in SHEET.spots], PAPER)
    picture.save(tmp_path / "drawing.jpg", quality=95)
    session = Session(open_for_work(book_file(tmp_path / "b.lifestory", a_book()), PASSPHRASE), Jobs())
    taken = take_photos(session.opened, (), [tmp_path / "drawing.jpg"])
    session.do(PutPhoto(taken.added[0][1]))
    yield session
    session.jobs.finish()
    session.close_as_it_is()


@pytest.fixture
def screen(qtbot: QtBot, dressed: None, session: Session) -> CropScreen:
    screen = CropScreen(session, PhotoView(session.book.photos[0].id), 4 / 3, (300.0, 225.0), "for page 2, My drawing")
    qtbot.addWidget(screen)
    screen.resize(1200, 700)
    screen.show()
    return screen


def at(screen: CropScreen, x: float, y: float) -> QPoint:
    place = screen.corners.place() if screen.corners.isVisible() else screen.board.place()
    return QPointF(place.left() + x * place.width(), place.top() + y * place.height()).toPoint()


def drag(widget: object, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(widget, (start + end) / 2)
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)


def shown(session: Session, view: PhotoView) -> Image.Image:
    return Image.open(BytesIO(session.photos.picture(view, 400, 400, Purpose.PRINT))).convert("RGB")


def near(found: tuple[float, float], wanted: tuple[float, float]) -> bool:
    return all(abs(one - other) < 0.006 for one, other in zip(found, wanted, strict=True))


def test_a_sheet_is_squared_up_by_pulling_its_corners(qtbot: QtBot, screen: CropScreen, session: Session) -> None:
    screen.show_mode("square")
    assert screen.view.corners is None

    for start, end in zip(FIRST.spots, SHEET.spots, strict=True):
        drag(screen.corners, at(screen, *start), at(screen, *end))

    assert screen.view.corners is not None
    assert all(near(found, wanted) for found, wanted in zip(screen.view.corners.spots, SHEET.spots, strict=True))
    across, down = whole_size(800, 600, screen.view)
    crop = screen.view.crop
    assert (crop.right - crop.left) * across / ((crop.bottom - crop.top) * down) == pytest.approx(4 / 3)
    picture = shown(session, PhotoView(screen.view.photo, corners=screen.view.corners))
    rim = picture.resize((40, 30)).crop((1, 1, 39, 29))
    assert min(low for low, _ in rim.getextrema()) > 200  # type: ignore[type-var,operator]
    for _ in range(4):
        screen.step_back()
    assert screen.view.corners is None


def test_corners_are_moved_by_keys_and_tab_goes_from_one_to_the_next(qtbot: QtBot, screen: CropScreen) -> None:
    screen.show_mode("square")
    screen.corners.setFocus(Qt.FocusReason.TabFocusReason)

    qtbot.keyClick(screen.corners, Qt.Key.Key_Right)
    qtbot.keyClick(screen.corners, Qt.Key.Key_Tab)
    qtbot.keyClick(screen.corners, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert screen.view.corners is not None
    assert near(screen.view.corners.top_left, (0.09, 0.08))
    assert near(screen.view.corners.top_right, (0.92, 0.13))
    assert screen.corners.accessibleDescription() == "Top right, across 92 %, down 13 %"
    for _ in range(2):
        qtbot.keyClick(screen.corners, Qt.Key.Key_Tab)
    assert screen.corners.hasFocus()
    qtbot.keyClick(screen.corners, Qt.Key.Key_Tab)
    assert not screen.corners.hasFocus()


def test_fields_put_each_corner_and_as_it_was_takes_all_back(screen: CropScreen) -> None:
    screen.show_mode("square")
    across, down = screen.square._numbers[2]

    across.setValue(80)
    down.setValue(75)

    assert screen.view.corners is not None
    assert screen.view.corners.bottom_right == (0.8, 0.75)
    screen.square.back.click()
    assert screen.view.corners is None
    assert (across.value(), down.value()) == (92, 92)


def test_a_corner_that_would_make_no_sheet_stays_where_it_was(screen: CropScreen) -> None:
    screen.show_mode("square")
    drag(screen.corners, at(screen, *FIRST.top_left), at(screen, 0.3, 0.3))
    before = screen.view.corners

    screen.square._numbers[0][0].setValue(95)

    assert screen.view.corners == before
    assert screen.square._numbers[0][0].value() == 30


def test_a_cover_is_drawn_over_a_face_named_and_made_to_smile(qtbot: QtBot, screen: CropScreen, session: Session) -> None:
    screen.show_mode("cover")

    drag(screen.board, at(screen, 0.4, 0.4), at(screen, 0.6, 0.7))
    qtbot.keyClicks(screen.covers._name, "Ben")

    (cover,) = screen.view.covers
    assert near((cover.area.left, cover.area.top), (0.4, 0.4))
    assert near((cover.area.right, cover.area.bottom), (0.6, 0.7))
    assert (cover.smile, cover.name) == (True, "Ben")
    assert screen.covers._made[0].button.text() == "1. Ben"
    assert shown(session, screen.view).getpixel((200, 170)) == pytest.approx((0xD9, 0xC2, 0xA3), abs=12)
    screen.covers._look.button("blur").click()
    assert screen.view.covers[0].blur
    screen.covers._look.button("colour").click()
    assert (screen.view.covers[0].blur, screen.view.covers[0].smile) == (False, False)


def test_covers_are_chosen_and_taken_off_in_their_rows(qtbot: QtBot, screen: CropScreen) -> None:
    screen.add_cover()
    screen.add_cover()
    qtbot.keyClick(screen.board, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    first, second = screen.view.covers
    assert first == Cover(new_cover(800 / 600), smile=True)
    assert second.area.left == pytest.approx(first.area.left - 0.05)

    screen.covers._made[0].button.click()
    screen.covers._numbers["across"].setValue(20)
    assert screen.view.covers[0].area.left + screen.view.covers[0].area.right == pytest.approx(0.4, abs=0.02)
    screen.covers._made[0].away.click()

    assert screen.view.covers == (second,)
    qtbot.keyClick(screen.board, Qt.Key.Key_Delete)
    assert screen.view.covers == ()
    assert not screen.covers._fields.isVisible()


def test_turning_and_light_are_tried_and_start_again_gives_the_first_view(screen: CropScreen) -> None:
    first = screen.view
    screen.turn(1)
    screen.show_mode("light")
    screen._panels["light"]._light.setValue(40)  # type: ignore[attr-defined]
    assert (screen.view.turn, screen.view.light) == (1, 0.4)
    crop = screen.view.crop
    assert (crop.right - crop.left) * 600 / ((crop.bottom - crop.top) * 800) == pytest.approx(4 / 3)

    screen.step_back()
    screen.step_back()

    assert screen.view == first
    assert screen.view.crop == Crop()
