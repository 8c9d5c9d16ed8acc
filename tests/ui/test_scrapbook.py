"""Arranging a scrapbook page by mouse, by keys alone and by the form alone: all three say and do the same."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lifestory_app.domain.edits import RemovePage
from lifestory_app.domain.ids import ScrapId
from lifestory_app.domain.pages import DrawingSlot, PhotoSlot, ScrapItem, ScrapSlot
from lifestory_app.domain.photos import Cover, Crop, PhotoView
from lifestory_app.domain.scrapbook import EDGE, Backing, Lettering, ScrapPlace, ScrapWords, Tape, TapeColour, TapePattern
from lifestory_app.domain.text import Words
from lifestory_app.paint.qt import QtPainter
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.editor.canvas import PHOTO_MIME
from lifestory_app.ui.pictures.crop import CropScreen
from lifestory_app.ui.pictures.library import PhotoLibrary
from lifestory_app.ui.scrapbook import frame, things
from lifestory_app.ui.scrapbook.screen import ScrapScreen
from lifestory_app.ui.scrapbook.shelf import PictureShelf
from lifestory_app.ui.scrapbook.sprites import layers_of
from lifestory_app.usecases.editing import open_for_work
from tests.builders import a_book
from tests.services.helpers import PASSPHRASE
from tests.ui.conftest import OpenBench
from tests.ui.pictures import photo_file
from tests.ui.scrapbooks import PAGE, PAPER, thing, with_page, words

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def three_things() -> ScrapSlot:
    return ScrapSlot(
        (
            thing("card", words("We went on the little train."), 60, 100, 70, 40, backing=Backing.CARD),
            thing("label", words("Larch Wood", lettering=Lettering.PRINT), 150, 120, 60, 30, backing=Backing.TORN),
            thing("tape", Tape(TapeColour.SAGE), 60, 200, 30, 10, -20),
        ),
        PAPER,
    )


@pytest.fixture
def screen(bench: OpenBench) -> ScrapScreen:
    opened = bench(a_book())
    opened.session.do(with_page(opened.session.book, three_things()))
    opened.session.end_phrase()
    return arrange(opened)


def arrange(opened: Bench, chosen: str = "") -> ScrapScreen:
    """Open the page as a person does: its button in the form."""
    opened.write.go_to(PAGE)
    opened.write.scrapbook_wanted.emit(PAGE, chosen)
    screen = opened.step
    assert isinstance(screen, ScrapScreen)
    QApplication.processEvents()
    return screen


def place(screen: ScrapScreen, name: str) -> ScrapPlace:
    item = screen.page.slot.item(ScrapId(name))
    assert item is not None
    return item.place


def ids(screen: ScrapScreen) -> list[str]:
    return [item.id for item in screen.page.slot.items]


def added(screen: ScrapScreen, before: list[str]) -> ScrapItem:
    (new,) = [item for item in screen.page.slot.items if item.id not in before]
    return new


def at(screen: ScrapScreen, x: float, y: float) -> QPoint:
    return screen.canvas.view().to_screen(x, y).toPoint()


def handle(screen: ScrapScreen, key: tuple[int, int]) -> QPoint:
    item = screen.item
    assert item is not None
    return frame.handles(item.place, screen.canvas.view(), QRectF(screen.canvas.rect()))[key].toPoint()


def drag(screen: ScrapScreen, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = CTRL) -> None:
    """Press, move in a few steps and let go. With Ctrl held nothing snaps."""
    canvas = screen.canvas
    QTest.mousePress(canvas, LEFT, NONE, start)
    for part in (0.3, 0.7, 1.0):
        move(canvas, start + (end - start) * part, held)
    QTest.mouseRelease(canvas, LEFT, held, end)


def move(canvas: QWidget, to: QPoint, held: Qt.KeyboardModifier) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    spot = QPointF(to)
    event = QMouseEvent(QEvent.Type.MouseMove, spot, canvas.mapToGlobal(spot), Qt.MouseButton.NoButton, LEFT, held)
    QApplication.sendEvent(canvas, event)


def undo_all(screen: ScrapScreen) -> None:
    while screen.session.can_undo is not None:
        screen.session.undo()


# The mouse.


def test_the_button_in_the_form_and_a_scrap_on_the_page_open_the_screen(qtbot: QtBot, screen: ScrapScreen) -> None:
    bench = screen.session
    window = screen.window()
    opened = window.bench  # type: ignore[attr-defined]
    screen.done.click()
    assert opened.step is None

    opened.write._open_slot(PAGE, "scrap.label")

    again = opened.step
    assert isinstance(again, ScrapScreen)
    assert again.chosen == "label"
    assert bench is again.session


def test_a_press_chooses_the_topmost_thing_as_it_is_turned(screen: ScrapScreen) -> None:
    QTest.mouseClick(screen.canvas, LEFT, NONE, at(screen, 60, 100))
    assert screen.chosen == "card"

    tape = place(screen, "tape")
    QTest.mouseClick(screen.canvas, LEFT, NONE, at(screen, tape.x + 12, tape.y - 4.4))
    assert screen.chosen == "tape"
    screen.choose(None)
    # The corner of its straight box, where the turned strip is not.
    QTest.mouseClick(screen.canvas, LEFT, NONE, at(screen, tape.x - 13, tape.y - 8))
    assert screen.chosen is None


def test_a_drag_moves_by_the_exact_millimetres_and_is_one_step(screen: ScrapScreen) -> None:
    before, scale = place(screen, "card"), screen.canvas.view().scale
    start = at(screen, 60, 100)

    drag(screen, start, start + QPoint(40, 60))

    moved = place(screen, "card")
    assert moved.x - before.x == pytest.approx(40 / scale, abs=0.06)
    assert moved.y - before.y == pytest.approx(60 / scale, abs=0.06)
    assert screen.session.can_undo == "Move on the page"
    screen.session.undo()
    assert place(screen, "card") == before
    assert screen.session.can_undo == "Add a page"


def test_nothing_is_changed_before_the_hand_is_lifted_and_escape_drops_it(qtbot: QtBot, screen: ScrapScreen) -> None:
    before = screen.session.book
    start = at(screen, 60, 100)

    QTest.mousePress(screen.canvas, LEFT, NONE, start)
    move(screen.canvas, start + QPoint(50, 50), CTRL)
    assert screen.form.place.across.value() > 40
    assert screen.session.book is before
    QTest.keyClick(screen.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(screen.canvas, LEFT, NONE, start + QPoint(50, 50))

    assert screen.session.book is before
    assert screen.form.place.across.value() == 25


def test_a_moved_thing_snaps_to_the_middle_of_another_unless_a_key_is_held(screen: ScrapScreen) -> None:
    scale = screen.canvas.view().scale
    start = at(screen, 60, 100)
    nearly = QPoint(0, round(20 * scale) - 3)

    drag(screen, start, start + nearly, NONE)
    assert place(screen, "card").y == 120
    screen.session.undo()
    drag(screen, start, start + nearly, CTRL)
    assert place(screen, "card").y == pytest.approx(100 + nearly.y() / scale, abs=0.06)


def test_a_corner_makes_words_larger_and_the_corner_across_stays(screen: ScrapScreen) -> None:
    screen.choose(ScrapId("card"))
    scale = screen.canvas.view().scale
    before = place(screen, "card")
    start = handle(screen, (1, 1))

    drag(screen, start, start + QPoint(30, 20))

    after = place(screen, "card")
    assert after.width - before.width == pytest.approx(30 / scale, abs=0.06)
    assert after.height - before.height == pytest.approx(20 / scale, abs=0.06)
    assert (after.bounds.left, after.bounds.top) == pytest.approx((before.bounds.left, before.bounds.top), abs=0.06)


def test_the_handle_above_turns_and_snaps_to_turns_people_mean(screen: ScrapScreen) -> None:
    screen.choose(ScrapId("label"))
    middle = at(screen, 150, 120)

    drag(screen, handle(screen, frame.TURN), middle + QPoint(100, 3), NONE)
    assert place(screen, "label").turn == 90
    drag(screen, handle(screen, frame.TURN), middle + QPoint(12, -90), CTRL)
    assert place(screen, "label").turn == pytest.approx(7.6, abs=0.8)
    assert (place(screen, "label").x, place(screen, "label").y) == (150, 120)


def test_what_is_seen_is_what_prints(qtbot: QtBot, screen: ScrapScreen) -> None:
    screen.choose(None)
    canvas = screen.canvas
    view = canvas.view()
    side = screen.page.side
    printed = QtPainter(screen.session.fonts, screen.session.photos).page_image(side, canvas.scale())

    seen = canvas.grab().toImage()

    corner = view.corner.toPoint()
    wrong = 0
    for x in range(4, printed.width() - 4, 3):
        for y in range(4, printed.height() - 4, 3):
            one, other = QColor(printed.pixel(x, y)), QColor(seen.pixel(corner.x() + x, corner.y() + y))
            apart = abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())
            wrong += apart > 60
    assert wrong < printed.width() * printed.height() / 9 * 0.004
    assert set(layers_of(side).things) == {"scrap.card", "scrap.label", "scrap.tape"}


def test_only_the_thing_that_moved_is_painted_again(screen: ScrapScreen) -> None:
    screen.canvas.grab()
    made = screen.canvas.sprites.made

    screen.page.place(ScrapId("label"), place(screen, "label").moved(5, 5), "Move")
    screen.canvas.grab()

    assert screen.canvas.sprites.made == made + 1


# The keys.


def test_arrows_move_by_a_millimetre_and_with_shift_by_five_as_one_step(screen: ScrapScreen) -> None:
    screen.choose(ScrapId("card"))
    before = place(screen, "card")

    for _ in range(3):
        QTest.keyClick(screen.canvas, Qt.Key.Key_Right)
    QTest.keyClick(screen.canvas, Qt.Key.Key_Down, SHIFT)

    assert (place(screen, "card").x, place(screen, "card").y) == (before.x + 3, before.y + 5)
    assert screen.desk.state.whole == "2.8 cm across, 8.5 cm down, straight"
    screen.session.undo()
    assert place(screen, "card") == before


def test_keys_turn_size_layer_duplicate_and_take_off(screen: ScrapScreen) -> None:
    screen.choose(ScrapId("card"))
    canvas = screen.canvas

    QTest.keyClick(canvas, Qt.Key.Key_Right, CTRL)
    QTest.keyClick(canvas, Qt.Key.Key_Left, CTRL | SHIFT)
    assert place(screen, "card").turn == -14
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert place(screen, "card").width == 73.5
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert place(screen, "card").width == 70
    QTest.keyClick(canvas, Qt.Key.Key_Up, ALT)
    assert ids(screen) == ["label", "card", "tape"]
    QTest.keyClick(canvas, Qt.Key.Key_Down, ALT)
    assert ids(screen) == ["card", "label", "tape"]
    QTest.keyClick(canvas, Qt.Key.Key_D, CTRL)
    assert len(ids(screen)) == 4
    assert screen.chosen == ids(screen)[-1]
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert ids(screen) == ["card", "label", "tape"]
    undo_all(screen)
    assert len(screen.session.book.pages) == 1


def test_tab_goes_through_the_things_as_they_are_read_and_then_on(qtbot: QtBot, screen: ScrapScreen) -> None:
    canvas = screen.canvas
    canvas.setFocus()
    seen = []
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
        seen.append(screen.chosen)

    assert seen == ["card", "label", "tape"]
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not canvas


def test_by_keys_alone_a_page_is_made_and_undone(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    opened = bench(a_book())
    opened.photos.taking.take([photo_file(tmp_path / "kite.jpg")])
    qtbot.waitUntil(lambda: len(opened.session.book.photos) == 1 and not opened.photos.taking.is_busy, timeout=20_000)
    opened.session.do(with_page(opened.session.book, ScrapSlot()))
    opened.session.end_phrase()
    start = opened.session.book
    screen = arrange(opened)

    QTest.keyClick(screen.head.tools["words"], Qt.Key.Key_Space)
    qtbot.keyClicks(QApplication.focusWidget(), "Up it went")
    QTest.keyClick(screen.head.tools["tape"], Qt.Key.Key_Space)
    screen.strip.setFocus()
    screen.strip.setCurrentRow(0)
    QTest.keyClick(screen.strip, Qt.Key.Key_Return)
    QTest.keyClick(screen.canvas, Qt.Key.Key_Left, SHIFT)
    QTest.keyClick(screen.canvas, Qt.Key.Key_Down, ALT)

    kinds = [type(item.what) for item in screen.page.slot.items]
    assert kinds == [ScrapWords, PhotoSlot, Tape]
    said = screen.page.slot.items[0].what
    assert isinstance(said, ScrapWords)
    assert said.words.plain == "Up it went"
    while opened.session.book != start:
        assert opened.session.can_undo is not None
        opened.session.undo()
    assert screen.page.slot.items == ()


# The form and the list.


def test_the_form_places_sizes_and_turns_as_the_hand_does(qtbot: QtBot, screen: ScrapScreen) -> None:
    screen.choose(ScrapId("card"))
    fields = screen.form.place

    for field, value in ((fields.across, 30), (fields.down, 60), (fields.width_, 80), (fields.height_, 50), (fields.turn, -10)):
        field.setValue(value)
        field.editingFinished.emit()

    lies = place(screen, "card")
    assert (lies.x - lies.width / 2, lies.y - lies.height / 2, lies.width, lies.height, lies.turn) == (30, 60, 80, 50, -10)
    assert "turned 10 degrees to the left" in screen.canvas.accessibleDescription()
    fields.straight.click()
    assert place(screen, "card").turn == 0
    screen.session.undo()
    screen.session.undo()
    assert place(screen, "card").turn == 0
    assert place(screen, "card").height == 50


def test_the_form_cannot_put_a_thing_off_the_paper_and_says_where_it_stopped(screen: ScrapScreen) -> None:
    screen.choose(ScrapId("card"))

    screen.form.place.across.setValue(900)

    assert place(screen, "card").bounds.right == 206
    assert screen.form.place.across.value() == 136


def test_the_form_changes_words_lettering_backing_and_tape(qtbot: QtBot, screen: ScrapScreen) -> None:
    screen.choose(ScrapId("card"))
    form = screen.form

    form.lettering.button("large").click()
    form.centred.click()
    form.backing.setCurrentIndex(form.backing.findData(Backing.TICKET))
    form.backing.activated.emit(form.backing.currentIndex())
    item = screen.item
    assert item is not None
    assert item.what == ScrapWords(Words.of("We went on the little train."), Lettering.LARGE, centred=True)
    assert item.backing is Backing.TICKET

    screen.choose(ScrapId("tape"))
    form.colour.setCurrentIndex(form.colour.findData(TapeColour.LILAC))
    form.colour.activated.emit(form.colour.currentIndex())
    form.pattern.button("dots").click()
    assert screen.item is not None
    assert screen.item.what == Tape(TapeColour.LILAC, TapePattern.DOTS)
    assert screen.list.currentItem().text() == "Tape: lilac, dots"
    undo_all(screen)


def test_a_phrase_typed_into_words_is_one_step_and_another_thing_begins_another(qtbot: QtBot, screen: ScrapScreen) -> None:
    screen.choose(ScrapId("card"))
    screen.enter_form()
    qtbot.keyClicks(QApplication.focusWidget(), "Hello ")
    screen.choose(ScrapId("label"))
    screen.enter_form()
    qtbot.keyClicks(QApplication.focusWidget(), "Oh ")

    screen.session.undo()
    assert screen.list.item(1).text() == "Larch Wood"
    screen.session.undo()
    assert screen.list.item(2).text() == "We went on the little train."


def test_words_that_have_no_room_are_told_in_the_form_and_the_list(screen: ScrapScreen) -> None:
    screen.choose(ScrapId("label"))
    assert screen.form.trouble.isHidden()

    item = screen.item
    assert item is not None
    long = " ".join(["Winston carried the kite all the way home and never once complained."] * 8)
    screen.form._rewrite("Write", "", words=Words.of(long))

    assert screen.form.trouble.isVisibleTo(screen)
    assert "never once complained" in screen.form.trouble.plain.text()
    assert "Does not all fit" in screen.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_list_shows_the_top_layer_first_and_moves_layers_by_keys(screen: ScrapScreen) -> None:
    names = [screen.list.item(row).text() for row in range(3)]
    assert names == ["Tape: sage green, stripes", "Larch Wood", "We went on the little train."]
    screen.list.setCurrentRow(2)
    assert screen.chosen == "card"

    QTest.keyClick(screen.list, Qt.Key.Key_Up, ALT)
    QTest.keyClick(screen.list, Qt.Key.Key_Up, ALT)

    assert ids(screen) == ["label", "tape", "card"]
    assert screen.list.currentRow() == 0
    assert screen.form.place.layer.text() == "On top of all"
    QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert screen.form.words.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(screen.list, Qt.Key.Key_Delete)
    assert ids(screen) == ["label", "tape"]


def test_a_row_dropped_elsewhere_in_the_list_changes_the_layer(screen: ScrapScreen) -> None:
    screen.list.setCurrentRow(0)
    item = screen.list.takeItem(0)
    screen.list.insertItem(2, item)
    after = [screen.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(3)]
    assert after == ["label", "card", "tape"]

    screen.list.layered.emit(ScrapId("tape"), 0)

    assert ids(screen) == ["tape", "card", "label"]


# Adding.


def test_new_things_do_not_lie_on_one_another(screen: ScrapScreen) -> None:
    for _ in range(4):
        screen.head.tools["tape"].click()

    spots = [item.place for item in screen.page.slot.items[3:]]
    assert len({(spot.x, spot.y) for spot in spots}) == 4
    assert len({item.what.colour for item in screen.page.slot.items if isinstance(item.what, Tape)}) == 5
    assert all(place.turn for place in spots)


def test_a_drawing_is_found_on_the_shelf_by_a_word(qtbot: QtBot, screen: ScrapScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ids(screen)

    def at_the_shelf(dialog: PictureShelf) -> int:
        dialog.show()
        qtbot.keyClicks(dialog.find, "kite")
        assert [each.title for each in dialog.grid.tiles] == ["Kite"]
        dialog.style_.button("line").click()
        assert dialog.primary.isEnabled() == bool(dialog.grid.tiles)
        dialog.style_.button("soft").click()
        dialog.primary.click()
        dialog.deleteLater()
        return 1

    monkeypatch.setattr(Bench, "run", lambda _bench, dialog: at_the_shelf(dialog))
    screen.head.tools["drawing"].click()

    new = added(screen, before)
    assert isinstance(new.what, DrawingSlot)
    assert new.what.drawing.id == "kite"  # type: ignore[union-attr]
    assert new.what.alt
    assert screen.chosen == new.id


def test_files_dropped_on_the_page_are_taken_in_and_lie_where_they_were_dropped(
    qtbot: QtBot, screen: ScrapScreen, tmp_path: Path
) -> None:
    before = ids(screen)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo_file(tmp_path / "kite.jpg")))])

    drop(screen, mime, QPointF(at(screen, 120, 180)))
    qtbot.waitUntil(lambda: len(screen.page.slot.items) == 4, timeout=20_000)

    new = added(screen, before)
    assert isinstance(new.what, PhotoSlot)
    assert (new.place.x, new.place.y) == pytest.approx((120, 180), abs=0.6)
    assert screen.chosen == new.id


def test_a_picture_dropped_from_a_web_page_comes_in_and_one_without_a_file_is_told(qtbot: QtBot, screen: ScrapScreen) -> None:
    before = ids(screen)
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#55aa88"))
    picture, far = QMimeData(), QMimeData()
    picture.setImageData(image)
    far.setUrls([QUrl("mtp://phone/kite.jpg")])
    said: list[str] = []
    screen.said.connect(said.append)

    drop(screen, far, QPointF(at(screen, 120, 180)))
    drop(screen, picture, QPointF(at(screen, 120, 180)))
    qtbot.waitUntil(lambda: len(screen.page.slot.items) == 4, timeout=20_000)

    assert len(said) == 1
    assert added(screen, before).place.x == pytest.approx(120, abs=0.6)


def drop(screen: ScrapScreen, mime: QMimeData, spot: QPointF) -> None:
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(spot.toPoint(), copy, mime, LEFT, NONE)
    QApplication.sendEvent(screen.canvas, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(screen.canvas, QDropEvent(spot, copy, mime, LEFT, NONE))


def test_a_pasted_picture_and_pasted_words_come_onto_the_page(qtbot: QtBot, screen: ScrapScreen) -> None:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#88aa55"))
    screen.canvas.setFocus()

    QApplication.clipboard().setImage(image)
    QTest.keyClick(screen.canvas, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: len(screen.page.slot.items) == 4, timeout=20_000)
    QApplication.clipboard().setText("What Winston said")
    QTest.keyClick(screen.canvas, Qt.Key.Key_V, CTRL)

    photo, said = screen.page.slot.items[3:]
    assert isinstance(photo.what, PhotoSlot)
    assert isinstance(said.what, ScrapWords)
    assert said.what.words.plain == "What Winston said"


def test_a_copied_thing_is_pasted_and_nothing_of_the_book_is_on_the_clipboard(screen: ScrapScreen) -> None:
    screen.choose(ScrapId("card"))
    QTest.keyClick(screen.canvas, Qt.Key.Key_C, CTRL)

    assert "train" not in QApplication.clipboard().text()
    QTest.keyClick(screen.canvas, Qt.Key.Key_V, CTRL)

    assert screen.page.slot.items[-1].what == screen.page.slot.items[0].what
    assert screen.page.slot.items[-1].id != "card"


def with_photo(qtbot: QtBot, screen: ScrapScreen, tmp_path: Path, size: tuple[int, int] = (800, 600)) -> ScrapItem:
    before = ids(screen)
    screen.files_brought.emit([photo_file(tmp_path / "kite.jpg", size=size)], (105.0, 190.0))
    qtbot.waitUntil(lambda: len(screen.page.slot.items) == len(before) + 1, timeout=20_000)
    return added(screen, before)


def shown_shape(screen: ScrapScreen, item: ScrapItem) -> float:
    placed = next(each for each in screen.page.side.placed if each.slot == f"scrap.{item.id}")
    return placed.width / placed.height


@pytest.mark.parametrize("size", [(800, 600), (600, 800)])
def test_a_new_photo_shows_whole_and_keeps_its_shape_when_sized(
    qtbot: QtBot, screen: ScrapScreen, tmp_path: Path, size: tuple[int, int]
) -> None:
    photo = with_photo(qtbot, screen, tmp_path, size)
    assert shown_shape(screen, photo) == pytest.approx(size[0] / size[1], rel=0.01)

    start = handle(screen, (1, 1))
    drag(screen, start, start + QPoint(20, 90))

    assert shown_shape(screen, photo) == pytest.approx(size[0] / size[1], rel=0.01)
    screen.form.place.keep.setChecked(False)
    screen.form.place.width_.setValue(40)
    assert shown_shape(screen, photo) < size[0] / size[1] * 0.9


def test_a_photo_is_put_on_the_page_by_dragging_it_from_the_strip(qtbot: QtBot, screen: ScrapScreen, tmp_path: Path) -> None:
    with_photo(qtbot, screen, tmp_path)
    before = ids(screen)
    mime = screen.strip.mimeData([screen.strip.item(0)])
    assert mime.hasFormat(PHOTO_MIME)

    drop(screen, mime, QPointF(at(screen, 60, 240)))

    assert isinstance(added(screen, before).what, PhotoSlot)
    assert "on this page" in screen.strip.item(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_photo_is_chosen_from_the_library_and_cropped_and_changed(qtbot: QtBot, screen: ScrapScreen, tmp_path: Path) -> None:
    with_photo(qtbot, screen, tmp_path)
    before = ids(screen)
    bench = screen.window().bench  # type: ignore[attr-defined]
    screen.head.tools["photo"].click()
    library = bench.step
    assert isinstance(library, PhotoLibrary)
    library.picked.emit(screen.session.book.photos[0].id)
    assert bench.step is screen
    new = added(screen, before)

    screen.open_thing(new.id)
    crop = bench.step
    assert isinstance(crop, CropScreen)
    crop.used.emit(PhotoView(screen.session.book.photos[0].id, Crop(0.2, 0.2, 0.8, 0.8)))

    assert bench.step is screen
    item = screen.page.item(new.id)
    assert item is not None
    assert isinstance(item.what, PhotoSlot)
    assert item.what.view.crop == Crop(0.2, 0.2, 0.8, 0.8)


def test_caption_and_words_for_a_listener_of_a_photo_are_typed(qtbot: QtBot, screen: ScrapScreen, tmp_path: Path) -> None:
    photo = with_photo(qtbot, screen, tmp_path)
    screen.enter_form()
    qtbot.keyClicks(QApplication.focusWidget(), "Our kite")
    qtbot.keyClicks(screen.form.alt.line, "A red kite")

    item = screen.page.item(photo.id)
    assert item is not None
    assert isinstance(item.what, PhotoSlot)
    assert (item.what.caption, item.what.alt) == ("Our kite", "A red kite")
    assert screen.list.item(0).text() == "Our kite"


def test_a_full_page_says_so_kindly_and_takes_no_more(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(a_book())
    strips = tuple(thing(f"t{n}", Tape(), 30 + n * 6, 80 + n * 7, 24, 8) for n in range(24))
    opened.session.do(with_page(opened.session.book, ScrapSlot(strips, PAPER)))
    screen = arrange(opened, "scrap.t3")
    said: list[str] = []
    screen.said.connect(said.append)

    screen.head.tools["tape"].click()
    screen.head.tools["words"].click()
    screen.duplicate()
    screen.head.tools["photo"].click()

    assert len(screen.page.slot.items) == 24
    assert len(said) == 4
    assert "24 things" in said[0]
    assert opened.step is screen


def test_arrange_for_me_is_one_step_that_undo_takes_back(screen: ScrapScreen) -> None:
    before = screen.page.slot

    screen.head.tools["tidy"].click()

    assert screen.page.slot != before
    assert screen.session.can_undo == "Arrange the page"
    screen.session.undo()
    assert screen.page.slot == before


# Going and coming back.


def test_undo_past_the_page_itself_closes_the_screen(screen: ScrapScreen) -> None:
    bench = screen.window().bench  # type: ignore[attr-defined]

    undo_all(screen)

    assert bench.step is None
    assert all(page.id != PAGE for page in screen.session.book.pages)


def test_what_is_done_to_pages_is_not_done_from_here(screen: ScrapScreen) -> None:
    bench = screen.window().bench  # type: ignore[attr-defined]
    actions = screen.window().table  # type: ignore[attr-defined]

    assert not actions["page.duplicate"].isEnabled()
    assert actions["edit.undo"].isEnabled()
    bench.next_area(1)
    assert screen.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert bench.step is None
    assert actions["page.duplicate"].isEnabled()


def test_everything_is_kept_when_the_book_is_saved_and_opened_again(qtbot: QtBot, screen: ScrapScreen) -> None:
    screen.head.tools["words"].click()
    screen.form._rewrite("Write", "", words=Words.of("A long day, **all** of it good."))
    start = at(screen, 150, 120)
    drag(screen, start, start + QPoint(-17, 33))
    screen.head.tools["tidy"].click()
    kept = screen.page.slot
    path = screen.session.path
    screen.window().close_book()  # type: ignore[attr-defined]

    again = open_for_work(path, PASSPHRASE)
    value = again.saved.page(PAGE).slot("scrap")
    again.opened.file.close()

    assert value == kept


def test_a_page_made_for_other_paper_is_arranged_as_it_is_shown(screen: ScrapScreen) -> None:
    from lifestory_app.domain.book import PageShape
    from lifestory_app.domain.edits import SetLook

    screen.session.do(SetLook(shape=PageShape.SQUARE))
    screen.choose(ScrapId("label"))
    start = at(screen, place(screen, "label").x, place(screen, "label").y)
    shown = place(screen, "label")

    drag(screen, start, start + QPoint(0, 25))

    value = screen.session.book.page(PAGE).slot("scrap")
    assert isinstance(value, ScrapSlot)
    assert value.paper == PageShape.SQUARE.size_mm
    assert place(screen, "label").y - shown.y == pytest.approx(25 / screen.canvas.view().scale, abs=0.06)


def test_a_book_open_for_reading_is_looked_at_and_not_changed(screen: ScrapScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(screen.session), "can_write", property(lambda _: False))
    screen.refresh()
    before = screen.session.book
    start = at(screen, 60, 100)

    drag(screen, start, start + QPoint(40, 40))
    QTest.keyClick(screen.canvas, Qt.Key.Key_Left)

    assert screen.session.book is before
    assert screen.chosen == "card"


def test_things_are_told_where_they_lie_in_plain_words() -> None:
    assert things.where(ScrapPlace(60, 70, 60, 40, 4)) == "3 cm across, 5 cm down, turned 4 degrees to the right"
    assert things.where(ScrapPlace(60, 70, 60, 40, -15)) == "3 cm across, 5 cm down, turned 15 degrees to the left"
    assert things.how_large(ScrapPlace(60, 70, 65, 40)) == "6.5 cm wide, 4 cm high"


def test_a_page_with_another_layout_or_gone_closes_the_screen(screen: ScrapScreen) -> None:
    bench = screen.window().bench  # type: ignore[attr-defined]

    screen.session.do(RemovePage(PAGE))

    assert bench.step is None


def test_a_photo_dropped_on_the_page_among_the_others_lies_there_as_one_more_thing(
    qtbot: QtBot, screen: ScrapScreen, tmp_path: Path
) -> None:
    bench = screen.window().bench  # type: ignore[attr-defined]
    with_photo(qtbot, screen, tmp_path)
    screen.done.click()
    before = [item.id for item in bench.session.book.page(PAGE).slot("scrap").items]

    bench.write.place_photo(PAGE, "scrap.label", bench.session.book.photos[0].id)

    items = bench.session.book.page(PAGE).slot("scrap").items
    assert [item.id for item in items[:-1]] == before
    assert isinstance(items[-1].what, PhotoSlot)
    assert bench.session.can_undo == "Put a photo on the page"


def test_a_photo_that_is_covered_elsewhere_is_covered_here_too(qtbot: QtBot, screen: ScrapScreen, tmp_path: Path) -> None:
    photo = with_photo(qtbot, screen, tmp_path)
    cover = Cover(Crop(0.2, 0.2, 0.4, 0.4))
    assert isinstance(photo.what, PhotoSlot)
    covered = replace(photo.what, view=replace(photo.what.view, covers=(cover,)))
    screen.page.change(replace(photo, what=covered), "Cover a face")

    again = screen.page.item(screen.page.add_photo(photo.what.view.photo))

    assert again is not None
    assert isinstance(again.what, PhotoSlot)
    assert again.what.view.covers == (cover,)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_hands_and_keys_do_undo_leads_back_and_redo_forth(screen: ScrapScreen, seed: int) -> None:
    first, dice = screen.session.book, random.Random(seed)
    deeds = [key_press, key_press, key_press, pull, pull, type_number, add_or_tidy]

    for _ in range(80):
        dice.choice(deeds)(screen, dice)
    screen.page.end_series()
    last = screen.session.book

    for item in screen.page.slot.items:
        box = item.place.bounds
        assert min(box.left, box.top, PAPER[0] - box.right, PAPER[1] - box.bottom) >= EDGE - 0.2
    while screen.session.book != first:
        assert screen.session.can_undo is not None
        screen.session.undo()
    while screen.session.can_redo is not None:
        screen.session.redo()
    assert screen.session.book == last


def key_press(screen: ScrapScreen, dice: random.Random) -> None:
    keys = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Plus, Qt.Key.Key_Minus)
    more = (Qt.Key.Key_Tab, Qt.Key.Key_D, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_Delete)
    key = dice.choice(keys * 4 + more)
    held = CTRL if key in more[1:4] else dice.choice((NONE, SHIFT, CTRL, ALT)) if key in keys[:4] else NONE
    QTest.keyClick(screen.canvas, key, held)


def pull(screen: ScrapScreen, dice: random.Random) -> None:
    items = screen.page.slot.items
    if items:
        lies = dice.choice(items).place
        start = at(screen, lies.x + dice.uniform(-0.6, 0.6) * lies.width, lies.y + dice.uniform(-0.6, 0.6) * lies.height)
        drag(screen, start, start + QPoint(dice.randint(-200, 200), dice.randint(-200, 200)), dice.choice((NONE, CTRL)))


def type_number(screen: ScrapScreen, dice: random.Random) -> None:
    place_fields = screen.form.place
    if screen.item is not None:
        field = dice.choice(
            (place_fields.across, place_fields.down, place_fields.width_, place_fields.height_, place_fields.turn)
        )
        field.setValue(dice.uniform(-200, 400))


def add_or_tidy(screen: ScrapScreen, dice: random.Random) -> None:
    screen.head.tools[dice.choice(("words", "tape", "tidy"))].click()


def test_the_wheel_over_the_form_scrolls_it_and_changes_nothing(screen: ScrapScreen) -> None:
    screen.choose(ScrapId("tape"))
    before = screen.session.book

    for field in (screen.form.colour, screen.form.place.across):
        field.setFocus()
        spot = QPointF(field.rect().center())
        far, turn = QPoint(0, 0), QPoint(0, -120)
        phase = Qt.ScrollPhase.NoScrollPhase
        QApplication.sendEvent(
            field, QWheelEvent(spot, field.mapToGlobal(spot), far, turn, Qt.MouseButton.NoButton, NONE, phase, False)
        )

    assert screen.session.book is before
