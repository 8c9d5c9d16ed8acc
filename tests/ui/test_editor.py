"""The editor driven by keyboard and mouse: what is typed, dropped and chosen is in the book, and undo takes it back."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lifestory_app.domain.book import Book, PageShape
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.edits import AddPage, FillSlot, PutPhoto, RemovePage, RemovePhoto, RenameBook
from lifestory_app.domain.family import RECORDS_ONLY
from lifestory_app.domain.ids import PageId, PersonId
from lifestory_app.domain.pages import NoPhotoSlot, Page, PhotoSlot, TextSlot
from lifestory_app.domain.people import Fact, Gender, NameKind
from lifestory_app.domain.photos import Consent, Cover, PhotoView
from lifestory_app.domain.text import Words
from lifestory_app.layout.display import Glyphs, walk
from lifestory_app.services.previews import layouts
from lifestory_app.ui import asking
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.crop_geometry import new_cover
from lifestory_app.ui.editor.canvas import SLOT_MIME
from lifestory_app.ui.editor.facts_field import FactsField
from lifestory_app.ui.editor.gap_dialog import GapDialog
from lifestory_app.ui.editor.page_list import PAGE_MIME
from lifestory_app.ui.galleries.frame import GalleryFrame
from lifestory_app.ui.main_window import MainWindow
from lifestory_app.ui.pictures.crop import CropScreen
from lifestory_app.ui.pictures.library import PhotoLibrary
from lifestory_app.ui.words.field import WordsField
from tests.builders import a_book, a_full_book, a_page, a_photo
from tests.ui.conftest import OpenBench
from tests.ui.pictures import photo_file


def three_pages() -> Book:
    """A book with three pages of words and photos, which have no photo yet."""
    return a_book(pages=tuple(a_page(f"page-{n}", layout="photo-and-words", title=f"Page {n}", words="") for n in (1, 2, 3)))


def titles(bench: Bench) -> list[str]:
    return [page.title for page in bench.session.book.pages]


def page_of(bench: Bench) -> Page:
    assert bench.page is not None
    return bench.session.book.page(bench.page)


def text_box(bench: Bench) -> QTextEdit:
    field = next(field for field in bench.write.form._fields.values() if isinstance(field, WordsField))
    box = field.findChild(QTextEdit)
    assert isinstance(box, QTextEdit)
    return box


def test_what_is_typed_is_on_the_page_and_one_phrase_is_one_step_back(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(three_pages())
    before = opened.session.book
    side = opened.session.laid_out.side(opened.session.book.pages[0].id)

    qtbot.keyClicks(text_box(opened), "We had a kite.")

    slot = page_of(opened).slot("words")
    assert isinstance(slot, TextSlot)
    assert slot.words.plain == "We had a kite."
    assert opened.session.laid_out.side(page_of(opened).id) is not side, "the page shows it"
    opened.do("edit.undo")
    assert opened.session.book is before
    assert text_box(opened).toPlainText() == ""
    opened.do("edit.redo")
    assert text_box(opened).toPlainText() == "We had a kite."


def test_the_list_the_page_and_the_form_show_the_same_page(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(three_pages())
    opened.write.list.setFocus()

    qtbot.keyClick(opened.write.list, Qt.Key.Key_Down)

    assert page_of(opened).title == "Page 2"
    assert opened.write.form.page_id == PageId("page-2")
    opened.do("page.next")
    assert opened.write.list.current_page() == PageId("page-3")
    opened.do("page.next")
    assert page_of(opened).title == "Page 3", "there is none after the last"


def test_enter_in_the_list_goes_to_the_form_and_tab_on_to_the_words(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(three_pages())
    opened.write.list.setFocus()

    qtbot.keyClick(opened.write.list, Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "!")

    assert page_of(opened).title == "Page 1!"


def test_the_next_page_keeps_the_keyboard_in_the_same_field(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(three_pages())
    opened.write.form.enter("words")
    qtbot.waitUntil(lambda: opened.write.form.slot_of(QApplication.focusWidget()) == "words")

    opened.do("page.next")

    assert opened.write.form.slot_of(QApplication.focusWidget()) == "words"


def test_pages_are_duplicated_moved_cut_pasted_and_deleted(bench: OpenBench) -> None:
    opened = bench(three_pages())

    opened.do("page.duplicate")
    assert titles(opened) == ["Page 1", "Page 1", "Page 2", "Page 3"]
    assert len({page.id for page in opened.session.book.pages}) == 4
    opened.do("page.down")
    assert titles(opened) == ["Page 1", "Page 2", "Page 1", "Page 3"]
    opened.do("page.cut")
    assert titles(opened) == ["Page 1", "Page 2", "Page 3"]
    opened.do("page.paste")
    opened.do("page.paste")
    assert titles(opened) == ["Page 1", "Page 2", "Page 3", "Page 1", "Page 1"]
    opened.do("page.delete")
    assert not opened.toast.isHidden()
    assert "deleted" in opened.toast.accessibleName()
    for _ in range(6):
        opened.do("edit.undo")
    assert titles(opened) == ["Page 1", "Page 2", "Page 3"]


def test_a_page_is_dragged_to_another_place_in_the_list(bench: OpenBench) -> None:
    opened = bench(three_pages())
    mime = QMimeData()
    mime.setData(PAGE_MIME, b"page-3")
    model = opened.write.list.model()

    model.dropMimeData(mime, Qt.DropAction.MoveAction, 1, 0, model.index(-1, 0))

    assert titles(opened) == ["Page 3", "Page 1", "Page 2"]


def test_every_page_can_be_deleted_and_brought_back(bench: OpenBench) -> None:
    opened = bench(three_pages())
    for _ in range(3):
        opened.do("page.delete")

    assert titles(opened) == []
    assert opened.page is None
    opened.do("page.delete")
    opened.do("edit.undo")

    assert len(titles(opened)) == 1
    assert opened.page is not None


def test_a_section_folds_and_its_page_is_found_by_a_word(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(three_pages())
    pages = opened.write.list
    section = opened.session.book.sections[0].id

    pages.turn(section)
    assert pages.model().rowCount() == 1
    pages.choose(PageId("page-2"))
    assert pages.model().rowCount() == 4, "choosing a page opens its section"
    opened.write.find()
    qtbot.keyClicks(opened.write._find, "page 3")
    assert pages.model().rowCount() == 2


def drop(target: QWidget, mime: QMimeData, at: QPointF) -> None:
    point = at.toPoint()
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(point, Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(target, enter)
    event = QDropEvent(at, Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(target, event)


def middle_of(bench: Bench, slot: str) -> QPointF:
    canvas = bench.write.desk.canvas
    side, place = canvas.places()[0]
    box = dict(side.slots)[slot]
    scale = place.width() / side.width
    return QPointF(place.x() + (box.x + box.width / 2) * scale, place.y() + (box.y + box.height / 2) * scale)


def test_a_place_that_is_empty_shows_on_the_canvas_and_never_on_the_paper(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(three_pages())
    canvas = opened.write.desk.canvas
    side, place = canvas.places()[0]
    shown = canvas.empty_boxes(side)

    assert set(shown) == {"photo", "words"}
    assert not any("Photo" in item.text for item in walk(side.items) if isinstance(item, Glyphs))
    box, scale = shown["photo"], place.width() / side.width
    middle = QPoint(round(place.x() + (box.x + box.width / 2) * scale), round(place.y() + (box.y + box.height / 2) * scale))
    white = canvas.grab().toImage().pixelColor(middle + QPoint(60, 40))

    opened.session.do(FillSlot(page_of(opened).id, "photo", NoPhotoSlot("We have no photo yet.")))

    assert set(canvas.empty_boxes(canvas.places()[0][0])) == {"words"}
    assert canvas.grab().toImage().pixelColor(middle + QPoint(60, 40)) != white


def test_an_empty_place_can_be_pressed_where_it_is_seen(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(a_book(pages=(a_page("person", layout="person", title="", words=""),)))
    canvas = opened.write.desk.canvas
    side, place = canvas.places()[0]
    shown, pressed = canvas.empty_boxes(side), []
    canvas.slot_pressed.connect(lambda _, slot: pressed.append(slot))

    assert {"title", "photo", "lead", "words", "strip"} <= set(shown)
    for slot in ("title", "photo", "lead", "words", "strip"):
        box, scale = shown[slot], place.width() / side.width
        at = QPointF(place.x() + (box.x + box.width / 2) * scale, place.y() + (box.y + box.height / 2) * scale)
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at.toPoint())

    assert pressed == ["title", "photo", "lead", "words", "strip"]


def test_empty_places_keep_clear_of_what_is_there_and_of_each_other(qtbot: QtBot, bench: OpenBench) -> None:
    pages = tuple(a_page(template.id, layout=template.id, title="A title", words="") for template in layouts())
    opened = bench(a_book(pages=pages))
    canvas = opened.write.desk.canvas

    for page in pages:
        opened.write.go_to(page.id)
        side = canvas.places()[0][0]
        shown = list(canvas.empty_boxes(side).values())
        assert side.page == page.id
        for number, one in enumerate(shown):
            assert one.x >= 0
            assert one.right <= side.width + 1
            for other in shown[number + 1 :]:
                across = min(one.right, other.right) - max(one.x, other.x)
                down = min(one.bottom, other.bottom) - max(one.y, other.y)
                assert across <= 1 or down <= 1, page.id


def test_a_photo_dropped_on_a_place_is_taken_in_and_stands_there(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    opened = bench(three_pages())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo_file(tmp_path / "kite.jpg")))])

    drop(opened.write.desk.canvas, mime, middle_of(opened, "photo"))
    qtbot.waitUntil(lambda: isinstance(page_of(opened).slot("photo"), PhotoSlot), timeout=10_000)

    assert len(opened.session.book.photos) == 1
    assert opened.session.thumb(opened.session.book.photos[0].id).startswith(b"\xff\xd8")
    opened.do("edit.undo")
    assert page_of(opened).slot("photo") is None
    opened.do("edit.undo")
    assert opened.session.book.photos == ()
    opened.do("edit.redo")
    opened.do("edit.redo")
    assert isinstance(page_of(opened).slot("photo"), PhotoSlot)


def test_a_photo_that_is_none_is_told_and_nothing_changes(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    opened = bench(three_pages())
    (tmp_path / "fake.jpg").write_bytes(b"this is no picture")
    before = opened.session.book

    opened.photos.taking.take([tmp_path / "fake.jpg"])
    qtbot.waitUntil(lambda: not opened.photos.taking.is_busy, timeout=10_000)

    assert opened.session.book is before
    assert opened.notices.isVisible()


def with_two_photos(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> Bench:
    book = a_book(pages=(a_page("page-1", layout="two-photos", title="Two"),))
    opened = bench(book)
    files = [photo_file(tmp_path / "one.jpg", "#446688"), photo_file(tmp_path / "two.jpg", "#aa7733", (480, 640))]
    opened.photos._files_on_page(files, PageId("page-1"), "")
    qtbot.waitUntil(lambda: len(page_of(opened).photos()) == 2, timeout=10_000)
    return opened


def test_two_photos_change_places_when_one_is_dragged_on_the_other(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    opened = with_two_photos(qtbot, bench, tmp_path)
    before = page_of(opened).photos()
    mime = QMimeData()
    mime.setData(SLOT_MIME, b"page-1\nphoto1")

    drop(opened.write.desk.canvas, mime, middle_of(opened, "photo2"))

    assert page_of(opened).photos() == tuple(reversed(before))
    opened.do("edit.undo")
    assert page_of(opened).photos() == before


def test_undo_while_a_photo_is_prepared_takes_back_the_last_try_and_nothing_of_the_book(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    opened = with_two_photos(qtbot, bench, tmp_path)
    book = opened.session.book
    opened.photos.crop(PageId("page-1"), "photo1")
    screen = opened.step
    assert isinstance(screen, CropScreen)
    first = screen.view
    screen.turn(1)
    turned = screen.view

    qtbot.keyClick(screen.board, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.view == first
    qtbot.keyClick(screen.board, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert screen.view == turned
    assert opened.session.book == book


def test_a_photo_prepared_for_a_page_that_was_taken_out_meanwhile_changes_nothing(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    opened = with_two_photos(qtbot, bench, tmp_path)
    opened.photos.crop(PageId("page-1"), "photo1")
    screen = opened.step
    assert isinstance(screen, CropScreen)
    while opened.session.can_undo is not None:
        opened.session.undo()
    opened.session.do(RemovePage(PageId("page-1")))
    book = opened.session.book

    screen.used.emit(screen.view)

    assert opened.step is None
    assert opened.session.book == book
    assert "no longer in the book" in opened.toast._words.text()


def test_a_photo_is_cropped_turned_and_covered_by_keys_alone(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    opened = with_two_photos(qtbot, bench, tmp_path)
    opened.photos.crop(PageId("page-1"), "photo1")
    screen = opened.step
    assert isinstance(screen, CropScreen)
    first = screen.view

    qtbot.keyClick(screen.board, Qt.Key.Key_Plus)
    assert screen.view.crop != first.crop
    screen.turn(1)
    qtbot.keyClick(screen.board, Qt.Key.Key_Insert)
    qtbot.keyClick(screen.board, Qt.Key.Key_Right)
    assert len(screen.view.covers) == 1
    screen.step_back()
    screen.step_back()
    screen.step_back()
    assert (screen.view.turn, screen.view.covers) == (0, ())
    qtbot.keyClick(screen.board, Qt.Key.Key_Insert)
    qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    slot = page_of(opened).slot("photo1")
    assert isinstance(slot, PhotoSlot)
    assert slot.view.covers == (Cover(new_cover(640 / 480), smile=True),)
    assert opened.step is None
    opened.do("edit.undo")
    again = page_of(opened).slot("photo1")
    assert isinstance(again, PhotoSlot)
    assert again.view.covers == ()


def test_the_library_tells_what_photos_need_and_takes_what_is_known_of_them(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    opened = with_two_photos(qtbot, bench, tmp_path)
    library = opened.photos.show_library()
    assert isinstance(library, PhotoLibrary)
    assert library.grid.model().rowCount() == 2
    photo = library.grid.choice()[0]

    qtbot.keyClicks(library.form._caption.findChild(QLineEdit), "Our kite")
    library.form._consent.setCurrentIndex(library.form._consent.findData(Consent.YES))
    library.form._choose_consent(0)
    library.form._when.findChild(QLineEdit).setText("")
    qtbot.keyClicks(library.form._when.findChild(QLineEdit), "June 2024")

    known = opened.session.book.photo(photo)
    assert (known.caption, known.consent, str(known.taken)) == ("Our kite", Consent.YES, "June 2024")
    library.form.take_out()
    assert photo in [each.id for each in opened.session.book.photos], "a page shows it"
    assert "shows this photo" in opened.notices._kept["refused"].bold.text()
    library.closed.emit()
    assert opened.step is None


def test_pages_are_made_from_photos_by_date(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    opened = bench(three_pages())
    days = ["2024:06:01 10:00:00"] * 3 + ["2024:08:09 10:00:00"] * 2 + [""]
    files = [photo_file(tmp_path / f"{n}.jpg", f"#4{n}66{n}8", taken=day) for n, day in enumerate(days)]
    opened.photos.taking.take(files)
    qtbot.waitUntil(lambda: len(opened.session.book.photos) == 6, timeout=20_000)
    library = opened.photos.show_library()
    library.grid.selectAll()

    library._make(opened.session.book.sections[0].id)

    assert opened.step is None
    new = [page for page in opened.session.book.pages if page.photos()]
    assert [len(page.photos()) for page in new] == [3, 2, 1]
    assert page_of(opened).id == new[0].id
    opened.do("edit.undo")
    assert titles(opened) == ["Page 1", "Page 2", "Page 3"]


def test_what_is_not_known_is_noted_on_the_page_and_told_in_the_list(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(three_pages())

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, GapDialog)
        qtbot.keyClicks(dialog._whom, "Gran Jean")
        qtbot.keyClicks(dialog._when, "3 May 2026")
        dialog.primary.click()

    QTimer.singleShot(100, fill)
    opened.write.note_gap("photo")

    slot = page_of(opened).slot("photo")
    assert isinstance(slot, NoPhotoSlot)
    assert slot.asked == "We asked Gran Jean on 3 May 2026."
    assert opened.session.book.gaps[-1].tries[0].whom == "Gran Jean"
    row = opened.write.list.currentIndex().data(Qt.ItemDataRole.UserRole)
    assert row.state.words == "Not known yet"
    opened.do("edit.undo")
    assert opened.session.book.gaps == ()


def use(qtbot: QtBot, choose: object) -> None:
    """Choose in the gallery that is about to open, and use it."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, GalleryFrame)
        dialog.grid.choose(choose)
        dialog.primary.click()
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(150, act)


def test_a_layout_without_a_place_for_the_photo_keeps_it_in_the_tray(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    opened = with_two_photos(qtbot, bench, tmp_path)

    use(qtbot, "words")
    opened.do("page.layout")

    assert page_of(opened).layout == "words"
    assert len(page_of(opened).tray) == 2
    row = opened.write.list.currentIndex().data(Qt.ItemDataRole.UserRole)
    assert row.state.words == "Something in the tray"
    use(qtbot, "two-photos")
    opened.do("page.layout")
    assert len(page_of(opened).photos()) == 2
    assert page_of(opened).tray == ()


def test_the_look_changes_and_every_word_stays(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(three_pages())
    opened.session.do(FillSlot(PageId("page-1"), "words", TextSlot(Words.of("We had a kite."))))

    use(qtbot, "night")
    opened.do("book.look")

    assert opened.session.book.theme == "night"
    assert page_of(opened).slot("words") == TextSlot(Words.of("We had a kite."))


def test_a_page_is_added_behind_the_one_that_is_shown(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(three_pages())

    def add() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, GalleryFrame)
        dialog.primary.click()

    QTimer.singleShot(150, add)
    opened.do("page.add")

    assert len(titles(opened)) == 4
    assert opened.session.book.pages[1].id == opened.page


def test_people_and_homes_are_entered_once_and_refused_removal_says_why(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(three_pages())
    opened.show_mode("people")
    people = opened._modes["people"]

    people.add("person")  # type: ignore[attr-defined]
    qtbot.keyClicks(people.form_of("person")._given.line, "Kelly")  # type: ignore[attr-defined]
    qtbot.keyClicks(people.form_of("person")._born._line.findChild(QLineEdit), "about 1995")  # type: ignore[attr-defined]
    people.add("home")  # type: ignore[attr-defined]
    qtbot.keyClicks(people.form_of("home")._name.findChild(QLineEdit), "With Sue")  # type: ignore[attr-defined]

    person, home = opened.session.book.people[-1], opened.session.book.homes[-1]
    assert (person.known_as, str(person.born), home.title) == ("Kelly", "about 1995", "With Sue")
    for _ in range(5):
        opened.do("edit.undo")
    assert [each.known_as for each in opened.session.book.people] == [each.known_as for each in three_pages().people]


def test_a_choice_gives_the_value_itself_and_not_its_word(qtbot: QtBot, bench: OpenBench) -> None:
    # A box of Qt gives a member of a list of words back as a plain text, which the book file cannot hold.
    opened = bench(three_pages())
    opened.show_mode("people")
    form = opened._modes["people"].form_of("person")  # type: ignore[attr-defined]

    form.names.entries.open_row("0")
    form.names.kind.setCurrentIndex(2)
    form.names.kind.activated.emit(2)
    form._gender.activated.emit(1)

    child = opened.session.book.the_child
    assert type(child.names[0].kind) is NameKind
    assert type(child.gender) is Gender
    assert opened.session.settled()


def test_a_version_is_named_looked_at_and_brought_back(qtbot: QtBot, bench: OpenBench, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = bench(three_pages())
    monkeypatch.setattr("lifestory_app.ui.kit.TextDialog.ask", lambda *_, **__: "First draft")
    opened.do("book.version")
    versions = opened._modes["versions"]
    qtbot.waitUntil(lambda: versions.list.count() == 3)  # type: ignore[attr-defined]
    opened.show_mode("write")
    opened.write.form.enter("title")
    opened.write.form._title.rewritten.emit("Another title")
    opened.do("page.next")
    opened.do("page.delete")

    opened.show_mode("versions")
    qtbot.waitUntil(lambda: len(versions.changes) == 2)  # type: ignore[attr-defined]
    assert "Another" in versions._new_page.accessibleDescription()  # type: ignore[attr-defined]
    assert "Page" in versions._old_page.accessibleDescription()  # type: ignore[attr-defined]
    versions._bring_page()  # type: ignore[attr-defined]
    assert titles(opened) == ["Page 1", "Page 3"]
    versions._bring_book()  # type: ignore[attr-defined]
    assert titles(opened) == ["Page 1", "Page 2", "Page 3"]
    opened.do("edit.undo")
    assert titles(opened) == ["Page 1", "Page 3"]


def test_a_copy_is_made_checked_and_noted_in_the_book(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    from lifestory_app.ui.out.copy_dialog import CopyDialog

    opened = bench(three_pages())
    dialog = CopyDialog(opened.session, opened.leaving, opened)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.put_at(tmp_path / "copy.pdf")
    (tmp_path / "copy.pdf").write_bytes(b"somebody else's")
    dialog.put_at(tmp_path / "copy.pdf")
    assert not dialog.primary.isEnabled(), "a file that is there is not written over unasked"
    dialog._replace.setChecked(True)

    with qtbot.waitSignal(opened.leaving.made, timeout=20_000):
        dialog.primary.click()

    assert (tmp_path / "copy.pdf").read_bytes().startswith(b"%PDF")
    assert opened.session.book.receipts[-1].where == "copy.pdf"
    assert dialog._folder.isVisibleTo(dialog)
    qtbot.waitUntil(lambda: not dialog._folder.visibleRegion().isEmpty())
    assert dialog._place_field.control.accessibleDescription() == "", "the copy that was just made is no trouble"
    assert not dialog.primary.isEnabled(), "and is not made twice"
    dialog._for[Edition.ADOPTION_RECORD].choose()
    assert "there already" in dialog._place_field.control.accessibleDescription(), "one for somebody else would take its place"


def test_a_copy_is_made_on_another_paper_and_the_book_keeps_its_own(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    from lifestory_app.ui.out.copy_dialog import CopyDialog

    opened = bench(three_pages())
    dialog = CopyDialog(opened.session, opened.leaving, opened)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.put_at(tmp_path / "small.pdf")
    assert dialog._paper.choice is None
    # The look that the dialog began with may still be under way.
    for_a5 = {"timeout": 20_000, "check_params_cb": lambda ready: ready.paper is PageShape.A5}
    with qtbot.waitSignal(opened.leaving.checked, **for_a5):
        dialog._paper.setCurrentIndex(dialog._paper.findText("A5, small"))

    with qtbot.waitSignal(opened.leaving.made, timeout=20_000):
        dialog.primary.click()

    width, height = pypdfium2.PdfDocument(tmp_path / "small.pdf")[0].get_size()
    assert (round(width * 25.4 / 72), round(height * 25.4 / 72)) == (148, 210)
    assert opened.session.book.shape is PageShape.A4


def test_a_record_copy_is_made_with_its_case_note(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    from lifestory_app.ui.out.record_dialog import RecordDialog

    opened = bench(three_pages())
    (tmp_path / "record").mkdir()
    dialog = RecordDialog(opened.session, opened.leaving, opened)
    qtbot.addWidget(dialog)
    dialog._for[Edition.ADOPTION_RECORD].choose()
    dialog.put_into(tmp_path / "record")

    with qtbot.waitSignal(opened.leaving.recorded, timeout=20_000):
        dialog.primary.click()

    assert "adoption record" in dialog._note.toPlainText().lower()
    assert opened.session.book.receipts[-1].edition == "adoption-record"


def test_the_pdf_is_seen_before_it_is_made_and_prints_as_a_booklet(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from lifestory_app.ui.out.preview import PreviewScreen
    from lifestory_app.ui.out.printing import PrintDialog

    opened = bench(three_pages())
    opened.do("book.preview")
    screen = opened.step
    assert isinstance(screen, PreviewScreen)
    qtbot.waitUntil(lambda: screen.pages is not None, timeout=20_000)
    assert screen.pages is not None
    assert len(screen.pages) == 3
    screen.grab()
    screen.closed.emit()

    dialog = PrintDialog(opened.leaving, opened)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.primary.isEnabled, timeout=20_000)
    qtbot.keyClicks(dialog._which, "2-9")
    assert dialog.wanted() is None
    assert "2-9" in dialog._which.accessibleDescription()
    dialog._which.setText("1-3")
    dialog._booklet.choose()
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    assert dialog.print_to(printer)

    import pypdfium2

    with pypdfium2.PdfDocument(tmp_path / "paper.pdf") as paper:
        assert len(paper) == 2, "four pages on the two sides of one sheet"


def test_a_stick_that_is_taken_out_holds_nobody_up(
    qtbot: QtBot, window: MainWindow, bench: OpenBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = bench(three_pages())
    away = tmp_path / "away"
    opened.session.path.rename(away)
    opened.write.form._title.rewritten.emit("Written without the stick")
    qtbot.waitUntil(lambda: opened.session.current_trouble is not None, timeout=3000)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.reject()  # type: ignore[attr-defined]
    assert "not in the file" in opened.top.save_line.words
    assert opened.notices.isVisible()

    opened.write.form._title.rewritten.emit("And more")
    away.rename(opened.session.path)
    opened.do("book.save")
    qtbot.waitUntil(lambda: not opened.session.has_unsaved_work, timeout=3000)

    assert "Saved and checked" in opened.top.save_line.words
    monkeypatch.setattr(asking, "place_for_book", lambda *_: tmp_path / "elsewhere.lifestory")
    opened.save_elsewhere()
    assert opened.session.path.name == "elsewhere.lifestory"
    qtbot.wait(20)


def test_two_pages_are_shown_as_they_lie_open_and_zoom_is_told(bench: OpenBench) -> None:
    opened = bench(three_pages())
    opened.do("page.next")

    opened.do("view.sides")
    assert len(opened.write.desk.canvas.places()) == 2
    opened.do("view.larger")
    assert opened.write.desk.canvas.zoom is not None
    opened.do("view.fit")

    assert opened.write.desk.canvas.zoom is None
    assert "Fit" in opened.write.desk._fit.text()


def test_pressing_a_place_on_the_page_goes_to_its_field(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(three_pages())
    canvas = opened.write.desk.canvas

    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=middle_of(opened, "photo").toPoint())

    assert opened.write.form.slot_of(QApplication.focusWidget()) == "photo"
    assert canvas.mapFromGlobal(QPoint(0, 0)) is not None


def test_f6_goes_through_the_areas_of_the_window(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(three_pages())
    opened.write.list.setFocus()
    seen = []

    for _ in range(4):
        opened.do("view.next_area")
        focus = QApplication.focusWidget()
        areas = {"list": opened.write.list, "page": opened.write.desk.canvas, "form": opened.write.form, "top": opened.top}
        seen.append(next(name for name, area in areas.items() if area is focus or area.isAncestorOf(focus)))

    assert seen == ["page", "form", "top", "list"]


def test_a_photo_that_was_in_the_book_already_is_put_in_its_place_without_more_ado(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    opened = bench(three_pages())
    file = photo_file(tmp_path / "kite.jpg")
    opened.photos.taking.take([file])
    qtbot.waitUntil(lambda: not opened.photos.taking.is_busy, timeout=10_000)
    opened.notices.drop("photos")

    opened.photos._files_on_page([file], page_of(opened).id, "photo")
    qtbot.waitUntil(lambda: isinstance(page_of(opened).slot("photo"), PhotoSlot), timeout=10_000)

    assert len(opened.session.book.photos) == 1
    assert not opened.notices.isVisible(), "nothing is told of what can be seen"


def test_the_version_that_was_chosen_last_is_the_one_that_is_shown(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(three_pages())
    opened.show_mode("versions")
    versions = opened.screen
    for name in ("First", "Second", "Third"):
        versions._back.name(name)  # type: ignore[attr-defined]
        opened.session.do(RenameBook(f"After {name}"))
    versions._back.read()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: versions.list.count() >= 4)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: versions._old is not None)  # type: ignore[attr-defined]
    first = versions.list.stop(3).version  # type: ignore[attr-defined]

    versions.list.setCurrentRow(2)  # type: ignore[attr-defined]
    versions.list.setCurrentRow(3)  # type: ignore[attr-defined]
    versions._show_versions(versions._versions)  # type: ignore[attr-defined]

    assert versions.list.currentRow() == 3, "a list that is read again does not choose another"  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: versions._old.version.number == first.number)  # type: ignore[attr-defined]
    qtbot.wait(200)
    assert versions._old.version.number == first.number  # type: ignore[attr-defined]


def test_a_page_that_is_pasted_brings_a_photo_back_that_was_taken_out_since(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(a_book(pages=(a_page(),)))
    session = opened.session
    session.do(PutPhoto(a_photo()))
    shown = a_page("page-2", "photo-and-words", "Kite", slots=(("photo", PhotoSlot(PhotoView(a_photo().id))),))
    waits = replace(shown, id=PageId("page-3"), slots=(), tray=(("photo", PhotoSlot(PhotoView(a_photo().id))),))
    for page in (shown, waits):
        before = session.book
        session.do(AddPage(page))
        opened.write.go_to(page.id)
        opened.do("page.cut")
        session.do(RemovePhoto(a_photo().id))
        assert not session.book.photos

        opened.do("page.paste")

        assert [photo.id for photo in session.book.photos] == [a_photo().id]
        assert session.can_undo == "Add a page"
        session.undo()
        assert not session.book.photos
        while session.book != before:
            session.undo()


def test_what_is_known_of_somebody_is_brought_to_their_page_in_one_step(qtbot: QtBot, bench: OpenBench) -> None:
    kelly = PersonId("kelly")
    facts = (
        Fact("Good at", "singing"),
        Fact("Worked", "at the harbour"),
        Fact("Court", "in May", seen_by=RECORDS_ONLY),
        Fact("Day", "on the page already"),
    )
    book = a_full_book()
    people = tuple(replace(each, facts=facts) if each.id == kelly else each for each in book.people)
    about = replace(book.page(PageId("page-2")), about=kelly)
    opened = bench(replace(book, people=people).with_page(about))
    opened.show_page(about.id)
    before = opened.session.book
    field = opened.write.form.findChild(FactsField)
    words = opened.write.form.findChild(WordsField)

    assert field._bring.accessibleDescription() == "Good at, Worked"
    assert "Good at: singing" in [action.text() for action in words.tools._starters.actions()]
    field._bring.click()

    rows = opened.session.book.page(about.id).slot("facts").rows  # type: ignore[union-attr]
    assert [row.label for row in rows] == ["Day", "Dzień", "Good at", "Worked"]
    assert not field._bring.isVisible()
    opened.session.undo()
    assert opened.session.book == before
