"""Twenty photos from a stick: brought, told about, and laid out on pages."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPushButton

from tests.ui.walk.afternoon import Afternoon, from_file_manager
from tests.ui.walk.album import SNAPS

ON_NEW_PAGES = ("jetty", "boats", "dunes", "evening-sea", "leaves", "forest", "mountain", "sunflower")
NAMES = ("By the sea", "Leaves we kicked", "Up in the hills", "Our sunflower")
CONSENT_NOT_NEEDED = (*ON_NEW_PAGES, "kite", "dandelions", "ladybird", "brushes")


def bring_photos(new: Afternoon) -> None:
    """A whole folder, dropped from the file manager."""
    hands = new.hands
    hands.press("Photos")
    grid = hands.wait_for("Photos", QAbstractItemView) if new.book.photos else None
    assert grid is None, "the book begins without photos"
    hands.drop(hands.front, from_file_manager(new.stick))
    hands.wait(lambda: len(new.book.photos) == len(SNAPS), "twenty photos", 60)
    hands.wait(lambda: not new.bench.photos.taking.is_busy, "the last of them")
    assert all(photo.taken for photo in new.book.photos)


def tell_about_photos(new: Afternoon) -> None:
    """Captions, who is in them, and consent for some: what is still wanting stays on its list."""
    hands = new.hands
    photos = hands.see("Photos", QAbstractItemView)
    for snap in SNAPS:
        if not snap.caption:
            continue
        hands.pick(photos, snap.name.split(".")[0])
        hands.fill("Caption: who and when", snap.caption)
        if snap.name.split(".")[0] in CONSENT_NOT_NEEDED:
            hands.choose("May it be in the book?", "Not needed")
    hands.pick(photos, "Our kite")
    hands.from_menu(lambda: hands.press("Add a person"), "Dad")
    hands.fill("What it shows, for a listener", "A kite high up in a blue sky")
    kite = next(photo for photo in new.book.photos if photo.caption.startswith("Our kite"))
    assert [new.book.person(who).called for who in kite.who] == ["Dad"]
    new.shoot(
        "photos",
        {
            1: hands.see("Lists of photos"),
            2: (photos.viewport(), photos.visualRect(hands.row(photos, "Our kite")).bottomRight() - QPoint(24, 24)),
            3: hands.see("Caption: who and when", QLineEdit),
            4: hands.see("Make pages from these photos"),
        },
    )


def make_pages_from_photos(new: Afternoon) -> None:
    """Eight photos of four outings chosen, and the program lays them out by date."""
    hands = new.hands
    photos = hands.see("Photos", QAbstractItemView)
    names = {snap.name.split(".")[0]: snap.caption for snap in SNAPS}
    hands.pick(photos, names[ON_NEW_PAGES[0]])
    for name in ON_NEW_PAGES[1:]:
        hands.pick(photos, names[name], keys=Qt.KeyboardModifier.ControlModifier)
    pages = {page.id for page in new.book.pages}
    button = hands.see("Make pages from these photos", QPushButton)
    hands.from_menu(lambda: hands.press(button), "At the end of “My family and me”")
    made = [page for page in new.book.pages if page.id not in pages]
    assert [len(page.photos()) for page in made] == [4, 2, 1, 1]
    for title in NAMES:
        hands.fill("Title", title)
        if title == NAMES[0]:
            new.shoot("photo-page")
        hands.keys("Ctrl+PgDown")
    assert [page.title for page in new.book.pages if page.id not in pages] == list(NAMES)


STEPS = (bring_photos, tell_about_photos, make_pages_from_photos)
