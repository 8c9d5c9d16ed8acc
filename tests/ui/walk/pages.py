"""Pages as wholes: added, duplicated, deleted and undone, moved, and given another layout; and the look of the whole book."""

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtWidgets import QAbstractItemView, QToolButton, QWidget

from lifestory_app.domain.pages import PhotoSlot
from lifestory_app.ui.editor.canvas import SLOT_MIME
from tests.ui.walk.afternoon import Afternoon


def add_page(new: Afternoon) -> None:
    """A page chosen from those that belong in such a book, with the reason beside it."""
    hands = new.hands
    new.go_to("By the sea")
    before = new.titles()

    def choose(_gallery: QWidget) -> None:
        pages = hands.see("Pages to add", QAbstractItemView)
        hands.pick(hands.see("Kind of page", QAbstractItemView), "For this book")
        hands.pick(pages, "Things I am proud of")
        hands.wait(lambda: all(tile.sides for tile in pages.tiles[:8]), "the previews")  # type: ignore[attr-defined]
        new.shoot("add-page", {1: hands.see("Kind of page"), 2: hands.see("Add this page")})
        hands.press("Add this page")

    hands.answer(lambda: hands.press("Add a page"), choose)
    assert len(new.titles()) == len(before) + 1
    assert new.page.title == "Things I am proud of"


def duplicate_delete_and_undo(new: Afternoon) -> None:
    """A page copied with Ctrl+D, deleted with the key for it, and brought back by Undo."""
    hands = new.hands
    new.go_to("My birth mum")
    before = new.titles()
    hands.keys("Ctrl+D")
    assert len(new.titles()) == len(before) + 1
    hands.press(new.bench.write.list.viewport())
    new.go_to("Why I could not stay")
    hands.keys("Delete")
    assert "Why I could not stay" not in new.titles()
    undo = hands.see("Undo: …")
    new.shoot("deleted", {1: (undo, undo.rect().bottomLeft()), 2: new.bench.toast})
    hands.press("Undo", within=new.bench.toast)
    assert "Why I could not stay" in new.titles()
    hands.press("Undo: …")
    assert new.titles() == before


def move_pages(new: Afternoon) -> None:
    """A page moved down with the keys, and one dragged to the beginning of its part."""
    hands = new.hands
    pages = new.bench.write.list
    new.go_to("Who helped decide")
    hands.keys("Alt+Up")
    titles = new.titles()
    assert titles.index("Who helped decide") == titles.index("Why I could not stay") - 1
    dragged = pages.model().mimeData([hands.row(pages, "By the sea")])
    first = hands.row(pages, "The day I moved in")
    pages.scrollTo(first)
    hands.drop(pages.viewport(), dragged, pages.visualRect(first).topLeft() + QPoint(40, 2))
    titles = new.titles()
    assert titles.index("By the sea") == titles.index("The day I moved in") - 1, titles


def swap_photos(new: Afternoon) -> None:
    """One photo dragged on another: they change places."""
    hands = new.hands
    new.go_to("By the sea")
    before = new.page.photos()
    mime = QMimeData()
    mime.setData(SLOT_MIME, f"{new.page.id}\nphoto1".encode())
    hands.drop(new.bench.write.desk.canvas, mime, new.place("photo2"))
    assert new.page.photos()[:2] == (before[1], before[0])


def change_layout(new: Afternoon) -> None:
    """Another layout has no place for one thing: it goes to the tray, and comes back."""
    hands = new.hands
    photos = new.page.photos()

    def choose(name: str, picture: str) -> None:
        def act(_gallery: QWidget) -> None:
            tiles = hands.see("Layouts", QAbstractItemView)
            hands.wait(lambda: all(tile.sides is not None for tile in tiles.tiles), "the previews")  # type: ignore[attr-defined]
            hands.pick(tiles, name)
            if picture:
                marks = {1: hands.see("Kind of page"), 2: hands.see("Use this layout")}
                new.shoot(picture, marks)
            hands.press("Use this layout")

        hands.answer(lambda: hands.press("Layout"), act)

    choose("Three photos", "layouts")
    assert len(new.page.tray) == 1
    assert len(new.page.photos()) == 3
    new.shoot("tray", {1: hands.see("Put back: …")})
    choose("Four photos", "")
    if new.page.tray:
        hands.press("Put back: …")
    assert new.page.tray == ()
    assert sorted(new.page.photos()) == sorted(photos)


def crop_a_photo(new: Afternoon) -> None:
    """A photo cut closer, and something in it covered for good."""
    hands = new.hands
    new.go_to("The day I moved in")
    hands.press("Photo: caption, words for a listener and more")
    hands.press("Photo: Crop, turn or cover")
    cover = hands.wait_for("What to do: Cover", QToolButton)
    hands.keys("+")
    hands.keys("+")
    new.shoot("crop", {1: hands.see("The photo"), 2: hands.see("Go closer")})
    hands.press(cover)
    hands.press("Add a cover")
    new.shoot("cover", {1: cover, 2: hands.see("Add a cover"), 3: hands.see("How should it look?: …")})
    hands.keys("Ctrl+Return")
    slot = new.page.slot("photo")
    assert isinstance(slot, PhotoSlot)
    assert len(slot.view.covers) == 1
    assert new.bench.step is None


def change_look(new: Afternoon) -> None:
    """The whole book in another look, with its own pages to choose by."""
    hands = new.hands

    def choose(_gallery: QWidget) -> None:
        themes = hands.see("Themes", QAbstractItemView)
        hands.pick(themes, "Seaside")
        hands.wait(lambda: all(tile.sides for tile in themes.tiles), "the previews")  # type: ignore[attr-defined]
        new.shoot(
            "looks", {1: (themes, themes.visualRect(hands.row(themes, "Seaside")).topLeft()), 2: hands.see("Use this look")}
        )
        hands.press("Use this look")

    hands.answer(lambda: hands.press("Look"), choose)
    assert new.book.theme == "seaside"
    new.go_to("By the sea")
    new.shoot("spread")


STEPS = (add_page, duplicate_delete_and_undo, move_pages, swap_photos, change_layout, crop_a_photo, change_look)
