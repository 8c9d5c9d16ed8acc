"""A family of fourteen with three homes, and a hard thing told in five panels: by keyboard alone, and by mouse alone."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QTextEdit, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.homes import HomeKind
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import BondKind, Name, Role
from lifestory_app.domain.storyboards import PanelPart
from lifestory_app.services.family_view import View
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.people.screen import PeopleScreen
from tests.builders import a_book
from tests.ui.conftest import OpenBench
from tests.ui.walk.hands import LEFT, PLAIN, Hands
from tests.ui.walk.keyboard import Keyboard

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)

MAYA = "Maya"
HOMES = (("Kelly and Dean’s house", "With parents", "May 2019"), ("Sue and Tony’s house", "Foster home", "2021"),
         ("Home with Helen", "Adoptive home", "June 2024"))  # fmt: skip
PANELS = (
    ("Who is worried?", "Gran and the nursery were worried."),
    ("What are they worried about?", "Some mornings nobody was awake to make breakfast."),
    ("What happened then?", "The judge listened to everybody."),
    ("What are adults doing now?", "The judge said that Maya needs a family where she is safe."),
    ("What happens next?", "Maya lives with Helen and Ravi now."),
)


@pytest.fixture
def begun(bench: OpenBench) -> Bench:
    """A book in which nobody is but the child."""
    book = a_book()
    child = replace(book.the_child, names=(Name(MAYA),))
    return bench(replace(book, people=(child,)))


def names(book: Book) -> list[str]:
    return [person.known_as for person in book.people]


def who(book: Book, name: str) -> PersonId:
    return next(person.id for person in book.people if person.known_as == name)


def is_joined(book: Book, kind: BondKind, one: str, other: str) -> bool:
    pair = (who(book, one), who(book, other))
    return any(
        bond.kind is kind and ((bond.one, bond.other) == pair or (kind.is_mutual and (bond.other, bond.one) == pair))
        for bond in book.bonds
    )


def holds(book: Book) -> None:
    """What must be in the book in the end, whichever way it was made."""
    birth, couple = BondKind.BIRTH_PARENT, BondKind.IN_A_RELATIONSHIP
    assert len(book.people) == 14, names(book)
    for one, other in (
        ("Kelly", MAYA), ("Dean", MAYA), ("Jean", "Kelly"), ("Frank", "Kelly"), ("Kelly", "Jayden"), ("Marcus", "Jayden"),
        ("Rose", "Dean"), ("Dean", "Poppy"), ("Jean", "Liam"), ("Frank", "Liam"),
    ):  # fmt: skip
        assert is_joined(book, birth, one, other), f"{one} is a parent of {other}"
    for one, other in (("Jean", "Frank"), ("Kelly", "Marcus"), ("Helen", "Ravi"), ("Sue", "Tony")):
        assert is_joined(book, couple, one, other), f"{one} and {other} are a couple"
    assert not is_joined(book, couple, "Kelly", "Dean")
    assert book.person(who(book, "Helen")).role is Role.ADOPTIVE_PARENT
    assert book.person(who(book, "Sue")).role is Role.FOSTER_CARER
    assert str(book.person(who(book, "Kelly")).born) == "2 March 1995"
    assert [(home.title, home.kind, str(home.when.start)) for home in book.homes] == [
        (HOMES[0][0], HomeKind.PARENTS, "May 2019"), (HOMES[1][0], HomeKind.FOSTER, "2021"),
        (HOMES[2][0], HomeKind.ADOPTIVE, "June 2024"),
    ]  # fmt: skip
    (story,) = book.storyboards
    assert [panel.words.plain for panel in story.panels if panel.words.plain] == [words for _, words in PANELS]
    parts = [panel.part for panel in story.panels if panel.words.plain]
    assert parts == list(PanelPart)[2:]
    assert sum(len(panel.things) for panel in story.panels) == 2


def family_screen(bench: Bench) -> PeopleScreen:
    screen = bench._modes["people"]
    assert isinstance(screen, PeopleScreen)
    return screen


def is_drawn(bench: Bench, hands: Hands) -> None:
    """Everybody of the birth family is to be seen in the genogram in the end."""
    screen = family_screen(bench)
    hands.wait(lambda: screen.diagram.canvas.picture is not None and not screen.diagram.pictures.is_busy, "the genogram")
    told = screen.diagram.canvas.accessibleDescription()
    for name in ("Kelly", "Dean", "Jean", "Frank", "Marcus", "Jayden", "Rose", "Poppy", "Liam"):
        assert name in told
    assert screen.diagram.view is View.GENOGRAM


def test_by_the_keyboard_alone(begun: Bench) -> None:
    keys = Keyboard(Hands(begun.window()))
    list_, book = "People and homes", lambda: begun.session.book

    def go_to(name: str) -> None:
        keys.area(list_)
        keys.pick(list_, name)

    def beside(name: str, key: str, new: str) -> None:
        go_to(name)
        keys.press(key)
        keys.type(new)

    keys.press("Ctrl+2")
    beside(MAYA, "Alt+P", "Kelly")
    keys.fill("Born", "2 March 1995")
    beside(MAYA, "Alt+P", "Dean")
    beside("Kelly", "Alt+P", "Jean")
    go_to("Kelly")
    keys.area("Add beside Kelly: Parent")
    keys.from_menu(lambda: keys.press("Return"), "A parent, in a couple with Jean")
    keys.type("Frank")
    beside("Kelly", "Alt+T", "Marcus")
    beside("Kelly", "Alt+C", "Jayden")
    beside("Kelly", "Alt+S", "Liam")
    beside("Dean", "Alt+P", "Rose")
    beside("Dean", "Alt+C", "Poppy")
    for name, role, partner in (("Helen", "Adoptive", "Ravi"), ("Sue", "Foster", "Tony")):
        keys.press("Ctrl+Return")
        keys.type(name)
        keys.choose("Who they are to the child", role)
        keys.press("Alt+T")
        keys.type(partner)
    for title, kind, start in HOMES:
        keys.area(list_)
        keys.to("Add something else")
        keys.from_menu(lambda: keys.press("Return"), "A home")
        keys.type(title)
        keys.choose("What kind of home", kind)
        keys.fill("From", start)
    is_drawn(begun, keys.hands)

    keys.press("Ctrl+1")

    def add_page(_gallery: QWidget) -> None:
        keys.pick("Kind of page", "All layouts")
        keys.pick("Pages to add", "Words and Pictures")
        keys.press("Ctrl+Return")

    keys.answer(lambda: keys.press("Ctrl+N"), add_page)
    keys.push("Panels: Write and draw the panels")
    for number, (question, words) in enumerate(PANELS):
        keys.area("Panels")
        keys.to("Add a panel")
        keys.from_menu(lambda: keys.press("Return"), question)
        keys.type(words)
        if number < 2:
            keys.area("Find a picture by a word")
            keys.press("Ctrl+A")
            keys.type(("house", "sad")[number])
            keys.to("Pictures")
            keys.press("Return")
    keys.press("Escape")

    holds(book())


def test_by_the_mouse_alone(begun: Bench) -> None:
    hands = Hands(begun.window())
    hands.press("Family")
    screen = family_screen(begun)

    def pick_from(name: str, words: str) -> None:
        """Open a list that folds down by the mouse, and press on a row of it."""
        box = hands.see(name, QComboBox)
        hands.reach(box)
        QTest.mousePress(box, LEFT, PLAIN, box.rect().center())
        hands.wait(box.view().isVisible, f"the list of “{name}”")
        # A list that has just folded down takes no click until a double click is over.
        QTest.qWait(QApplication.doubleClickInterval() + 50)
        hands.pick(box.view(), words)
        hands.wait(lambda: not box.view().isVisible(), f"the list of “{name}” folding up")
        assert box.currentText().startswith(words)

    def in_diagram(name: str) -> None:
        """Press on somebody in the genogram."""
        canvas = screen.diagram.canvas
        hands.wait(lambda: not screen.diagram.pictures.is_busy, "the genogram")
        place = canvas.picture.place_of(who(begun.session.book, name))  # type: ignore[union-attr]
        assert place is not None, name
        QTest.mouseClick(canvas, LEFT, PLAIN, canvas.in_room((place.x, place.y)).toPoint())
        QApplication.processEvents()

    def beside(name: str, relation: str, new: str, way: str = "") -> None:
        in_diagram(name)
        press = lambda: hands.press(f"Add beside {name}: {relation}")  # noqa: E731 - a deed for now or for a menu
        if way:
            hands.from_menu(press, way)
        else:
            press()
        hands.type(new)

    beside(MAYA, "Parent", "Kelly")
    hands.fill("Born", "2 March 1995")
    beside(MAYA, "Parent", "Dean", "A parent")
    beside("Kelly", "Parent", "Jean")
    beside("Kelly", "Parent", "Frank", "A parent, in a couple with Jean")
    beside("Kelly", "Partner", "Marcus")
    beside("Kelly", "Child", "Jayden", "A child with Marcus")
    beside("Kelly", "Brother or sister", "Liam")
    beside("Dean", "Parent", "Rose")
    beside("Dean", "Child", "Poppy")
    for name, role, partner in (("Helen", "Adoptive", "Ravi"), ("Sue", "Foster", "Tony")):
        hands.press("Add a person")
        hands.type(name)
        pick_from("Who they are to the child", role)
        hands.press(f"Add beside {name}: Partner")
        hands.type(partner)
    for title, kind, start in HOMES:
        hands.from_menu(lambda: hands.press("Add something else"), "A home")
        hands.type(title)
        pick_from("What kind of home", kind)
        hands.fill("From", start)
    is_drawn(begun, hands)

    hands.press("Write")

    def add_page(_gallery: QWidget) -> None:
        hands.pick(hands.see("Kind of page", QAbstractItemView), "All layouts")
        hands.pick(hands.see("Pages to add", QAbstractItemView), "Words and Pictures")
        hands.press("Add this page")

    hands.answer(lambda: hands.press("Add a page"), add_page)
    hands.press("Panels: Write and draw the panels")
    for number, (question, words) in enumerate(PANELS):
        hands.from_menu(lambda: hands.press("Add a panel"), question)
        hands.press(hands.see("Words under the picture", QTextEdit).viewport())
        hands.type(words)
        if number < 2:
            hands.fill("Find a picture by a word", ("house", "sad")[number])
            shelf = hands.see("Pictures", QAbstractItemView)
            shown = [shelf.visualRect(shelf.model().index(row, 0)) for row in range(shelf.model().rowCount())]
            place = next(box.center() for box in shown if shelf.viewport().rect().contains(box.center()))
            QTest.mouseClick(shelf.viewport(), LEFT, PLAIN, place)
            QTest.mouseDClick(shelf.viewport(), LEFT, PLAIN, place)
    hands.press("Back to the page")

    holds(begun.session.book)
