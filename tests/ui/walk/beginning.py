"""From the first screen to a book that is open: its child, its kind, its look, its passphrase and the recovery sheet."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QToolButton

from tests.ui.walk.afternoon import BORN, CHILD, Afternoon


def start(new: Afternoon) -> None:
    """The first screen: the door that starts a book."""
    hands = new.hands
    hands.wait_for("Start a new book")
    new.shoot("first-screen-empty")
    hands.press("Start a new book")


def say_whose_book(new: Afternoon) -> None:
    """The child's name and birthday; the keyboard stands in the first field."""
    hands = new.hands
    hands.see("First name", QLineEdit)
    hands.type(CHILD)
    hands.keys("Tab")
    hands.type(BORN)
    hands.wait_for(f"{CHILD}’s story")
    new.shoot("new-child", {1: hands.see("First name", QLineEdit), 2: hands.see("Next: …")})
    hands.keys("Ctrl+Return")


def choose_kind_and_look(new: Afternoon) -> None:
    """The kind of book, then how it looks: covers of this very book."""
    hands = new.hands
    hands.press("Adoption book")
    hands.press("Next: …")
    meadow = hands.wait_for("Meadow", QToolButton)
    tiles = [hands.see(name, QToolButton) for name in ("Meadow", "Seaside", "Night sky", "Paper and tape", "Comic", "Plain")]
    hands.wait(lambda: all(not tile.icon().isNull() for tile in tiles), "the covers")
    hands.press(meadow)
    hands.choose("Paper", "A4, upright")
    new.shoot("new-look", {1: meadow, 2: hands.see("Paper", QComboBox)})
    hands.press("Next: …")


def choose_passphrase(new: Afternoon) -> None:
    """Four words by lot, which are shown; the book's file has a place already."""
    hands = new.hands
    hands.press("Suggest four words")
    field = hands.see("Passphrase", QLineEdit)
    new.passphrase = field.text()
    assert len(new.passphrase.split()) == 4
    new.shoot("new-passphrase", {1: hands.see("Suggest four words")})
    hands.press("Make the book")


def keep_recovery_sheet(new: Afternoon) -> None:
    """The code that opens the book when the passphrase is lost, put into a PDF."""
    hands = new.hands
    done = hands.wait_for("Print the recovery sheet")
    new.shoot("recovery", {1: done})
    hands.press("Put it into a PDF")
    hands.wait(lambda: list(new.documents.glob("*recovery*.pdf")), "the recovery sheet")
    hands.press(hands.see("I have the code in a safe place…", QCheckBox))
    hands.press("Begin the book")
    hands.wait(lambda: new.window.bench is not None, "the book opening")
    assert new.file.is_file()
    assert new.window.windowTitle().startswith(CHILD)


STEPS = (start, say_whose_book, choose_kind_and_look, choose_passphrase, keep_recovery_sheet)
