"""What is done with a book: a version named, read, looked at as PDF, copied, put on the record; closed and opened again."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from lifestory_app.ui.out.preview import PreviewScreen
from tests.ui.walk.afternoon import CHILD, Afternoon

VERSION = "First draft for Amara"


def name_a_version(new: Afternoon) -> None:
    """A version under a name is kept for ever."""
    hands = new.hands
    hands.press("Versions")

    def name(_dialog: QWidget) -> None:
        hands.press(hands.front.findChildren(QLineEdit)[0])
        hands.type(VERSION)
        hands.keys("Return")

    hands.answer(lambda: hands.press("Name this version"), name)
    listed = new.bench._modes["versions"].list  # type: ignore[attr-defined]
    hands.wait(lambda: any(VERSION in listed.item(row).text() for row in range(listed.count())), "the version in the list")
    hands.press("Write")
    new.go_to("By the sea")
    hands.fill("Words", "We slept with the window open and heard the waves.")
    hands.press("Versions")
    hands.wait(lambda: any(VERSION in listed.item(row).text() for row in range(listed.count())), "the version in the list")
    hands.pick(listed, VERSION)
    hands.wait(
        lambda: hands.look_for("Bring back this page") and hands.see("Bring back this page").isEnabled(), "the page then"
    )
    new.shoot("versions", {1: hands.see("Name this version"), 2: listed, 3: hands.see("Bring back this page")})
    hands.press("Write")


def read_it(new: Afternoon) -> None:
    """Full screen, two pages at a time, turned with the arrow keys."""
    hands = new.hands
    new.go_to("All about me")
    hands.keys("F5")
    hands.wait(lambda: new.window.currentWidget() is new.window.reading, "the reading view")
    hands.keys("Right")
    hands.keys("Left")
    hands.wait(lambda: new.window.reading.hasFocus(), "the book being read")
    new.shoot("reading")
    hands.keys("Esc")
    assert new.window.currentWidget() is new.bench
    new.window.resize(1366, 768)


def look_at_the_pdf(new: Afternoon) -> None:
    """The very PDF, before it is made."""
    hands = new.hands
    hands.from_menu(lambda: hands.press("Send or print"), "See the PDF first")
    screen = new.bench.step
    assert isinstance(screen, PreviewScreen)
    hands.wait(lambda: screen.pages is not None, "the pages of the PDF", 60)
    assert screen.pages is not None
    assert len(screen.pages) >= 12
    new.shoot("preview")
    hands.keys("Esc")
    assert new.bench.step is None


def make_copies(new: Afternoon) -> None:
    """A PDF and a Word document for the child."""
    hands = new.hands

    def make(_dialog: QWidget) -> None:
        hands.wait(lambda: not new.bench.leaving.is_busy, "what is left out")
        marks = {1: hands.see(f"{CHILD} and the family"), 2: hands.see("What kind of file"), 3: hands.see("Make the copy")}
        new.shoot("copy", marks)
        hands.press("Make the copy")
        hands.wait(lambda: (new.documents / f"{CHILD}’s story.pdf").is_file(), "the PDF", 60)
        hands.wait(lambda: not new.bench.leaving.is_busy, "the PDF being checked")
        hands.wait_for("Open the folder")
        new.shoot("copy-made")
        hands.press("What kind of file: Word")
        hands.press("Make the copy")
        hands.wait(lambda: (new.documents / f"{CHILD}’s story.docx").is_file(), "the Word document", 60)
        hands.wait(lambda: not new.bench.leaving.is_busy, "the Word document being checked")
        hands.keys("Esc")

    hands.answer(lambda: hands.keys("Ctrl+E"), make)


def save_to_record(new: Afternoon) -> None:
    """A checked copy in the record's folder, with the case note."""
    hands = new.hands

    def save(_dialog: QWidget) -> None:
        hands.press("The adoption record")
        hands.press("Choose the folder")
        new.shoot("record", {1: hands.see("The adoption record"), 2: hands.see("Choose the folder")})
        hands.press("Save to the adoption record")
        hands.wait_for("Copy the case note", patience=60)
        note = hands.see("Case note, ready to paste", QPlainTextEdit)
        assert CHILD in note.toPlainText()
        hands.keys("Esc")

    hands.answer(lambda: hands.keys("Ctrl+R"), save)
    assert list(new.record.rglob("*.pdf")), "the record has the book"


def close_and_open_again(new: Afternoon) -> None:
    """Closed, seen on the first screen, and opened with the passphrase: everything is there."""
    hands = new.hands
    before = new.book
    hands.press("Books")
    hands.wait(lambda: new.window.bench is None, "the book closing")
    hands.wait_for(f"Go on: {CHILD}")
    ways = ("Start a new book", "Open a book", f"Go on: {CHILD}")
    new.shoot("first-screen", lambda: {number: hands.see(way) for number, way in enumerate(ways, 1)})
    hands.press(f"Go on: {CHILD}")
    hands.wait_for("Passphrase or recovery code of this book", QLineEdit)
    hands.type("not these words at all")
    hands.keys("Return")
    hands.wait(lambda: "passphrase" in hands.see("Passphrase or…", QLineEdit).accessibleDescription(), "that it was not right")
    new.shoot("passphrase")
    hands.keys("Ctrl+A")
    hands.type(new.passphrase)
    hands.keys("Return")
    hands.wait(lambda: new.window.bench is not None, "the book opening again")
    assert new.book.pages == before.pages
    assert new.book.people == before.people
    assert new.book == before


def take_everything_in(new: Afternoon) -> None:
    """What an afternoon made: at least twelve pages, twenty photos, three people beside the child, and another look."""
    book = new.book
    assert len(book.pages) >= 12
    assert len(book.photos) >= 20
    assert len(book.people) >= 4
    assert book.theme == "seaside"
    assert new.bench.session.settled()


STEPS = (
    name_a_version, read_it, look_at_the_pdf, make_copies, save_to_record, close_and_open_again, take_everything_in,
)  # fmt: skip
