"""A hard thing told as Words and Pictures: words first, two drawings of the shelf, and whether the family agreed."""

from PySide6.QtWidgets import QAbstractItemView, QTextEdit, QWidget

from lifestory_app.domain.storyboards import Answer
from tests.ui.walk.afternoon import Afternoon

WORDS = "Gran and the people at nursery were worried. Some mornings nobody was awake to make breakfast for Maya."


def add_story_page(new: Afternoon) -> None:
    """The page is among all layouts."""
    hands = new.hands
    new.go_to("Why I could not stay")

    def choose(_gallery: QWidget) -> None:
        hands.pick(hands.see("Kind of page", QAbstractItemView), "All layouts")
        hands.pick(hands.see("Pages to add", QAbstractItemView), "Words and Pictures")
        hands.press("Add this page")

    hands.answer(lambda: hands.press("Add a page"), choose)
    assert new.page.layout == "words-and-pictures"


def tell_it(new: Afternoon) -> None:
    """The panel that says who was worried: its words, two pictures of the shelf, and what the family said to it."""
    hands = new.hands
    hands.press("Panels: Write and draw the panels")
    panels = hands.wait_for("Panels", QAbstractItemView)
    if not panels.model().rowCount():
        hands.from_menu(lambda: hands.press("Add a panel"), "Who is worried?")
    else:
        hands.pick(panels, "Who is worried?")
    hands.fill("Words under the picture", WORDS)
    for word in ("house", "sad"):
        hands.fill("Find a picture by a word", word)
        shelf = hands.see("Pictures", QAbstractItemView)
        hands.press(shelf.viewport())
        hands.keys("Return")
    hands.press(hands.see("Words under the picture", QTextEdit).viewport())
    marks = {1: panels, 2: hands.see("Words under the picture"), 3: hands.see("Pictures", QAbstractItemView)}
    new.shoot("panels", marks)
    hands.choose("What they think", "Agreed")
    hands.press("Back to the page")
    (story,) = new.book.storyboards
    panel = next(each for each in story.panels if each.words.plain)
    assert len(panel.things) == 2
    assert story.agreements[0].answer is Answer.AGREED


STEPS = (add_story_page, tell_it)
