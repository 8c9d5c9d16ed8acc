"""Photos come from the file manager, a phone's folder and the clipboard, wherever they are dropped or pasted."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.pages import PhotoSlot
from lifestory_app.domain.photos import Cover, Crop, PhotoView
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.editor.canvas import PHOTO_MIME
from lifestory_app.ui.editor.page_list import PageList
from lifestory_app.ui.pictures.crop import CropScreen
from lifestory_app.ui.pictures.library import PhotoLibrary
from tests.builders import a_book, a_page
from tests.ui.conftest import OpenBench
from tests.ui.pictures import photo_file

COLOURS = ("#446688", "#aa7733", "#117744", "#772266", "#992211", "#334411")


def some_book() -> Book:
    two = a_page("page-1", layout="two-photos", title="Two", words="")
    return a_book(pages=(two, a_page("page-2", layout="photo-and-words", title="One", words="")))


def some_photos(folder: Path, count: int, taken: tuple[str, ...] = ()) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    dates = (*taken, *("",) * count)
    return [photo_file(folder / f"{n}.jpg", COLOURS[n], (640 + n * 40, 480), dates[n]) for n in range(count)]


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(target: QWidget, mime: QMimeData, at: QPoint) -> None:
    buttons, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    QApplication.sendEvent(target, QDragEnterEvent(at, copy, mime, buttons, keys))
    QApplication.sendEvent(target, QDragMoveEvent(at, copy, mime, buttons, keys))
    QApplication.sendEvent(target, QDropEvent(QPointF(at), copy, mime, buttons, keys))


def row_of(pages: PageList, title: str) -> QPoint:
    """The middle of a page's row."""
    model = pages.model()
    index = next(model.index(row, 0) for row in range(model.rowCount()) if title in str(model.index(row, 0).data()))
    pages.scrollTo(index)
    return pages.visualRect(index).center()


def between(pages: PageList, title: str) -> QPoint:
    """Just above a page's row."""
    middle = row_of(pages, title)
    return QPoint(middle.x(), pages.visualRect(pages.indexAt(middle)).top() + 1)


def photos_on(bench: Bench, page: str) -> tuple[str, ...]:
    return bench.session.book.page(PageId(page)).photos()


def brought(qtbot: QtBot, bench: Bench, count: int) -> None:
    qtbot.waitUntil(lambda: len(bench.session.book.photos) == count and not bench.photos.taking.is_busy, timeout=20_000)


def test_a_phones_folder_dropped_on_the_library_gives_its_photos_and_nothing_is_said_of_other_files(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    opened = bench(some_book())
    dcim = tmp_path / "DCIM"
    some_photos(dcim / "100APPLE", 2)
    photo_file(dcim / "Camera.jpeg", COLOURS[3])
    (dcim / "100APPLE" / "IMG_0003.MOV").write_bytes(b"film")
    (dcim / "100APPLE" / "IMG_0001.AAE").write_text("edits")
    (dcim / ".thumbnails").mkdir()
    photo_file(dcim / ".thumbnails" / "t.jpg", COLOURS[4])
    photo_file(dcim / "100APPLE" / "._0.jpg", COLOURS[5])
    library = opened.photos.show_library()

    drop(library, files(dcim), QPoint(600, 300))

    brought(qtbot, opened, 3)
    assert [photo.file_name for photo in opened.session.book.photos] == ["0.jpg", "1.jpg", "Camera.jpeg"]
    assert library._told.bold.text() == "3 photos are in the book now."
    assert "MOV" not in library._told.plain.text()
    assert set(library.grid.choice()) == {photo.id for photo in opened.session.book.photos}


def test_files_dropped_between_pages_become_pages_by_date_and_one_step_takes_the_pages_back(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    opened = bench(some_book())
    dates = ("2024:06:01 10:00:00", "2024:06:01 12:00:00", "2020:01:05 10:00:00")
    pages = opened.write.list

    drop(pages.viewport(), files(*some_photos(tmp_path / "in", 3, dates)), between(pages, "One"))

    brought(qtbot, opened, 3)
    made = [(page.title, len(page.photos())) for page in opened.session.book.pages]
    assert made == [("Two", 0), ("5 January 2020", 1), ("1 June 2024", 2), ("One", 0)]
    opened.do("edit.undo")
    assert [page.title for page in opened.session.book.pages] == ["Two", "One"]
    assert len(opened.session.book.photos) == 3


def test_files_dropped_on_a_page_in_the_list_stand_on_that_page(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    opened = bench(some_book())
    pages = opened.write.list

    drop(pages.viewport(), files(*some_photos(tmp_path / "in", 2)), row_of(pages, "Two"))

    brought(qtbot, opened, 2)
    assert photos_on(opened, "page-1") == tuple(photo.id for photo in opened.session.book.photos)
    opened.do("edit.undo")
    assert photos_on(opened, "page-1") == ()


def test_a_photo_dropped_on_a_place_of_the_page_stands_there(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    opened = bench(some_book())
    canvas = opened.write.desk.canvas
    side, place = canvas.places()[0]
    box = dict(side.slots)["photo2"]
    scale = place.width() / side.width
    at = QPointF(place.x() + (box.x + box.width / 2) * scale, place.y() + (box.y + box.height / 2) * scale)

    drop(canvas, files(*some_photos(tmp_path / "in", 1)), at.toPoint())

    brought(qtbot, opened, 1)
    value = opened.session.book.page(PageId("page-1")).slot("photo2")
    assert isinstance(value, PhotoSlot)


def test_copied_files_and_pictures_are_pasted_into_the_library_and_on_the_page(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    opened = bench(some_book())
    photos = some_photos(tmp_path / "in", 2)
    library = opened.photos.show_library()
    library.grid.setFocus()

    QApplication.clipboard().setMimeData(files(photos[0]))
    qtbot.keyClick(library.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    brought(qtbot, opened, 1)
    assert photos_on(opened, "page-1") == ()
    library.closed.emit()

    canvas = opened.write.desk.canvas
    canvas.setFocus()
    QApplication.clipboard().setMimeData(files(photos[1]))
    qtbot.keyClick(canvas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    brought(qtbot, opened, 2)
    assert photos_on(opened, "page-1") == (opened.session.book.photos[1].id,)

    picture = QImage(200, 150, QImage.Format.Format_RGB32)
    picture.fill(QColor("#775533"))
    QApplication.clipboard().setImage(picture)
    qtbot.keyClick(opened.write.form._fields["photo2"]._choose, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    brought(qtbot, opened, 3)
    assert photos_on(opened, "page-1")[1] == opened.session.book.photos[2].id
    assert opened.session.book.photos[2].file_name == "Pasted picture.png"


def test_pages_stand_at_the_left_while_photos_are_dragged_and_take_them(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    opened = bench(some_book())
    opened.photos.taking.take(some_photos(tmp_path / "in", 3))
    brought(qtbot, opened, 3)
    one, two, three = (photo.id for photo in opened.session.book.photos)
    library = opened.photos.show_library()
    assert isinstance(library, PhotoLibrary)

    library.grid.dragged.emit(True)
    assert library.pages is not None
    assert library.pages.isVisible()
    mime = QMimeData()
    mime.setData(PHOTO_MIME, QByteArray(f"{one}\n{two}".encode()))
    drop(library.pages.viewport(), mime, row_of(library.pages, "Two"))
    library.grid.dragged.emit(False)

    assert library._lists.isVisible()
    assert photos_on(opened, "page-1") == (one, two)
    assert opened.step is library
    opened.do("edit.undo")
    assert photos_on(opened, "page-1") == ()

    mime.setData(PHOTO_MIME, QByteArray(three.encode()))
    library.grid.dragged.emit(True)
    drop(library.pages.viewport(), mime, between(library.pages, "One"))
    assert [len(page.photos()) for page in opened.session.book.pages] == [0, 1, 0]
    assert opened.step is None


def test_what_is_brought_while_photos_are_being_taken_in_changes_nothing_about_where_those_go(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    opened = bench(some_book())
    photos = some_photos(tmp_path / "in", 3)
    opened.photos._files_on_page(photos[:1], PageId("page-2"), "")

    opened.photos._files_on_page(photos[1:], PageId("page-1"), "")

    brought(qtbot, opened, 1)
    assert (len(photos_on(opened, "page-2")), len(photos_on(opened, "page-1"))) == (1, 0)


def test_stop_keeps_the_photos_that_are_in_and_says_so(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    opened = bench(some_book())
    library = opened.photos.show_library()

    def stop(done: int, _total: int, _doing: str) -> None:
        if done == 2:
            library.waiting.stop_wanted.emit()

    opened.photos.taking.progressed.connect(stop)
    drop(library, files(*some_photos(tmp_path / "in", 6)), QPoint(600, 300))
    assert not library._add.isEnabled()

    qtbot.waitUntil(lambda: not opened.photos.taking.is_busy, timeout=20_000)
    count = len(opened.session.book.photos)
    assert 1 <= count < 6
    assert "those already read are kept" in library._told.plain.text()
    assert library._add.isEnabled()
    assert opened.session.settled()
    assert len(opened.session.opened.file.book.photos) == count


def test_photos_that_have_no_file_here_are_told_how_to_come(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(some_book())
    library = opened.photos.show_library()
    mime = QMimeData()
    mime.setUrls([QUrl("mtp://phone/DCIM/1.jpg")])

    drop(library, mime, QPoint(600, 300))

    assert library._told.bold.text() == "These photos are not in a folder of this computer."


def test_a_photo_that_stands_nowhere_is_covered_first_and_then_put_on_the_page(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    opened = bench(some_book())
    opened.photos.taking.take(some_photos(tmp_path / "in", 1))
    brought(qtbot, opened, 1)
    library = opened.photos.show_library()
    library.form._crop.click()
    screen = opened.step
    assert isinstance(screen, CropScreen)

    screen.add_cover()
    qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert opened.step is None
    value = opened.session.book.page(PageId("page-1")).slot("photo1")
    assert isinstance(value, PhotoSlot)
    assert len(value.view.covers) == 1
    opened.do("edit.undo")
    assert photos_on(opened, "page-1") == ()


def test_a_photo_put_on_a_page_from_the_library_is_covered_as_it_is_elsewhere(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    opened = bench(some_book())
    opened.photos._files_on_page(some_photos(tmp_path / "in", 1), PageId("page-2"), "")
    brought(qtbot, opened, 1)
    photo = opened.session.book.photos[0].id
    cover = Cover(Crop(0.2, 0.2, 0.4, 0.4), smile=True)
    opened.write.use_view(PageId("page-2"), "photo", PhotoView(photo, Crop(0, 0, 0.5, 0.5), covers=(cover,)))
    opened.write.go_to(PageId("page-1"))
    library = opened.photos.show_library()
    library.choose(photo)

    library.form._put_on.click()

    assert opened.step is None
    value = opened.session.book.page(PageId("page-1")).slot("photo1")
    assert isinstance(value, PhotoSlot)
    assert value.view == PhotoView(photo, covers=(cover,))
