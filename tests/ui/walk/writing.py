"""Pages filled: words typed and started from, photos put in by form and by drag, what is not known, and a spelling mended."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCheckBox, QLineEdit, QMenu, QTextEdit, QWidget

from lifestory_app.domain.pages import NoPhotoSlot, PhotoSlot, TextSlot
from tests.ui.walk.afternoon import CHILD, Afternoon, from_file_manager, spot

FACTS = (("My hair", "curly"), ("My best food", "pancakes"), ("I am good at", "climbing"), ("I always say", "“One more!”"))
CARDS = (
    ("I live with", "Mum, Dad and our dog Biscuit."),
    ("My friends", "Ivy and Sol. We build dens."),
    ("This year", "I learned to swim."),
)


def words_of(new: Afternoon, slot: str) -> str:
    """What stands in a place for words, for checks only."""
    value = new.page.slot(slot)
    return value.words.plain if isinstance(value, TextSlot) else ""


def fill_cover(new: Afternoon) -> None:
    """The cover: its photo chosen by the form, and who made the book."""
    hands = new.hands
    new.go_to(f"{CHILD}’s story")
    hands.press("Picture: choose a photo")
    hands.pick(hands.wait_for("Photos", QAbstractItemView), "Our kite")
    hands.press("Use this photo")
    assert isinstance(new.page.slot("photo"), PhotoSlot)
    hands.fill("Who made it", f"Made by {CHILD} with Mum and Dad")


def fill_about_me(new: Afternoon) -> None:
    """Facts in rows, and a photo dropped on its place on the page from the file manager."""
    hands = new.hands
    new.go_to("All about me")
    hands.fill("First sentence", f"I am {CHILD} and I am seven.")
    for number, (what, known) in enumerate(FACTS, 1):
        hands.press("Add a fact")
        hands.type(what)
        hands.fill(f"Four things about me, row {number}: what is known", known)
    for heading, words in CARDS:
        hands.press("Three cards: add one")
        hands.type(heading)
        hands.keys("Tab")
        hands.type(words)
    canvas = new.bench.write.desk.canvas
    hands.drop(canvas, from_file_manager(new.stick / "brushes.jpg"), new.place("photo"))
    hands.wait(lambda: isinstance(new.page.slot("photo"), PhotoSlot), "the photo on the page")
    assert len(new.book.photos) == 20, "a photo that is in the book is not taken in twice"
    hands.press(hands.see("First sentence", QTextEdit).viewport())
    hands.reach(hands.see("Fold this away"))
    marks = {
        1: new.bench.write.list,
        2: spot(canvas, new.place("photo")),
        3: hands.see("First sentence", QTextEdit),
        4: hands.see("We do not know this yet"),
        5: (new.bench.top.save_line, QPoint(-14, 12)),
    }
    new.shoot("write", marks)


def fill_family(new: Afternoon) -> None:
    """People ticked, and a sentence to start from taken out of the menu and changed."""
    hands = new.hands
    new.go_to("My family")
    for who in ("Mum", "Dad"):
        hands.press(hands.see(who, QCheckBox))
    hands.press(hands.see("Words", QTextEdit).viewport())
    hands.keys("Ctrl+J")
    hands.wait(lambda: _menu() is not None, "the starters")
    new.shoot("starters")
    hands.keys("Return")
    hands.type(" We have a dog called Biscuit.")
    assert words_of(new, "words").endswith("a dog called Biscuit.")
    assert len(words_of(new, "words")) > 40, "there is more than what was typed"


def fill_hard_pages(new: Afternoon) -> None:
    """The pages that are hard to write: what is known in plain words, and what is not."""
    hands = new.hands
    new.go_to("The day I was born")
    hands.fill("Words", "I was born on a Tuesday. It was raining and then the sun came out.")
    new.go_to("My birth mum")
    hands.fill("First sentence", "Her name is Leanne.")
    hands.fill("Words", "Leanne has brown eyes like me. She sang to me when I was a baby.")
    new.go_to("Why I could not stay")
    hands.fill("What happened", "Leanne loved me. She was not well, and she could not look after me every day.")
    new.go_to("The day I moved in")
    hands.fill("Words", "My room was yellow. Biscuit slept at the door all night.")
    hands.press("Photo: choose a photo")
    hands.pick(hands.wait_for("Photos", QAbstractItemView), "The path to the beach")
    hands.keys("Ctrl+Return")
    assert isinstance(new.page.slot("photo"), PhotoSlot)


def note_what_is_not_known(new: Afternoon) -> None:
    """Nobody has a photo of the birth dad: who was asked, and when."""
    hands = new.hands
    new.go_to("My birth dad")

    def fill(dialog: QWidget) -> None:
        hands.choose("Where on the page", "Photo")
        hands.fill("Who was asked", "Gran Jean")
        hands.fill("When they were asked", "3 May 2026")
        new.shoot("gap", {1: hands.see("Who was asked", QLineEdit)})
        hands.press("Note it on the page")

    hands.answer(lambda: hands.press("We do not know this yet"), fill)
    slot = new.page.slot("photo")
    assert isinstance(slot, NoPhotoSlot)
    assert slot.asked == "We asked Gran Jean on 3 May 2026."


def mend_a_spelling(new: Afternoon) -> None:
    """A word typed wrongly is marked; the menu over it has the right one."""
    hands = new.hands
    new.go_to("Hopes and dreams")
    box = hands.fill("Words", "One day I want to see a real whail.")
    assert isinstance(box, QTextEdit)
    hands.wait(lambda: new.window.spelling.is_ready, "the dictionary")

    def mend(menu: QWidget) -> None:
        new.shoot("spelling")
        hands.take_from(menu, "Use “whale”")

    hands.answer(lambda: hands.ask(box, "whail"), mend)
    assert words_of(new, "words").endswith("a real whale.")


def _menu() -> QMenu | None:
    there = QApplication.activePopupWidget()
    return there if isinstance(there, QMenu) and there.isVisible() else None


STEPS = (fill_cover, fill_about_me, fill_family, fill_hard_pages, note_what_is_not_known, mend_a_spelling)
