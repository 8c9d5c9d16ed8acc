"""A page on which things lie where one likes: photos, words, a drawing and tape, put in order by the program."""

from PySide6.QtWidgets import QAbstractItemView, QWidget

from lifestory_app.domain.pages import ScrapSlot
from tests.ui.walk.afternoon import Afternoon


def add_scrapbook_page(new: Afternoon) -> None:
    """The page is among all layouts."""
    hands = new.hands
    new.go_to("By the sea")

    def choose(_gallery: QWidget) -> None:
        hands.pick(hands.see("Kind of page", QAbstractItemView), "All layouts")
        hands.pick(hands.see("Pages to add", QAbstractItemView), "Scrapbook")
        hands.press("Add this page")

    hands.answer(lambda: hands.press("Add a page"), choose)
    assert new.page.layout == "scrapbook"
    hands.fill("Title", "In the garden")


def arrange_it(new: Afternoon) -> None:
    """Two photos by mouse and by key, words, a drawing found by a word, and tape; then all of it in order."""
    hands = new.hands
    hands.press("Arrange the page")
    strip = hands.wait_for("Photos of the book…", QAbstractItemView)
    page = hands.see("The page")
    dragged = hands.row(strip, "Blow and make a wish")
    hands.drop(page, strip.mimeData([strip.item(dragged.row())]))  # type: ignore[attr-defined]
    hands.pick(strip, "I found this one")
    hands.keys("Return")
    hands.press("Add words")
    hands.type("We made daisy chains all afternoon.")

    def choose(_gallery: QWidget) -> None:
        hands.fill("Find by a word", "flower")
        hands.press("Put it on the page")

    hands.answer(lambda: hands.press("Add a drawing"), choose)
    hands.press("Add tape")
    hands.press("Arrange for me")
    things = hands.see("Things on this page…", QAbstractItemView)
    marks = {1: hands.see("Add a photo"), 2: page, 3: things, 4: hands.see("Arrange for me")}
    new.shoot("scrapbook", marks)
    hands.press("Done")
    slot = new.page.slot("scrap")
    assert isinstance(slot, ScrapSlot)
    assert len(slot.items) == 5
    assert len(new.page.photos()) == 2


STEPS = (add_scrapbook_page, arrange_it)
