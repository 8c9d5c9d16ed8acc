"""People and a home, each entered once."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QLineEdit, QWidget

from tests.ui.walk.afternoon import Afternoon

PEOPLE = (
    ("Leanne", "my birth mum", "Birth mum", "Girl or woman", "1996"),
    ("Priya", "Mum", "Adoptive mum or dad", "Girl or woman", "about 1985"),
    ("Tom", "Dad", "Adoptive mum or dad", "Boy or man", ""),
)
HOME = "Our house by the sea"


def enter_people(new: Afternoon) -> None:
    """Three people: what the child calls them, who they are, and a date as sure as it is."""
    hands = new.hands
    hands.press("Family")
    for given, called, role, gender, born in PEOPLE:
        hands.press("Add a person")
        hands.type(given)
        hands.fill("What the child calls them", called)
        hands.choose("Who they are to the child", role)
        hands.choose("Girl, boy, woman or man", gender)
        if born:
            hands.fill("Born", born)
    assert [person.called for person in new.book.people[1:]] == [row[1] for row in PEOPLE]


def enter_home(new: Afternoon) -> None:
    """A home, who lived in it, and from when."""
    hands = new.hands
    hands.from_menu(lambda: hands.press("Add something else"), "A home")
    hands.type(HOME)
    hands.choose("What kind of home", "Adoptive home")
    hands.fill("From", "June 2024")
    for who in ("Mum", "Dad"):
        hands.press(hands.see(who, QCheckBox))
    home = new.book.homes[0]
    assert (home.title, str(home.when.start), len(home.who)) == (HOME, "June 2024", 2)


def look_at_people(new: Afternoon) -> None:
    """Back to the first of them, for the picture of the guide."""
    hands = new.hands
    people = new.bench._modes["people"]
    hands.pick(people.list, "my birth mum")  # type: ignore[attr-defined]
    marks = {
        1: hands.see("Add a person"),
        2: hands.see("Add beside my birth mum: Brother or sister"),
        3: (people.diagram.canvas, QPoint(40, 40)),  # type: ignore[attr-defined]
        4: hands.see("What the child calls them", QLineEdit),
        5: hands.see("Born", QLineEdit),
    }
    new.shoot("people", marks)


def draw_people(new: Afternoon) -> None:
    """Where there is no photo of somebody, they are put together from drawn parts until they look like the real one."""
    hands = new.hands
    people = new.bench.screen

    def draw(who: str, choices: tuple[tuple[str, str], ...]) -> None:
        def act(_dialog: QWidget) -> None:
            for part, choice in choices:
                hands.pick(hands.see("What to choose", QAbstractItemView), part)
                hands.pick(hands.see(part, QAbstractItemView), choice)
            if who == "Mum":
                new.shoot("draw", {1: hands.see("What to choose"), 2: hands.see("Use this drawing")})
            hands.press("Use this drawing")

        hands.pick(people.list, who)  # type: ignore[attr-defined]
        hands.answer(lambda: hands.press("Draw them"), act)

    draw("Dad", (("Age", "Adult"), ("Skin", "Skin 4"), ("Beard", "Short beard"), ("Hair", "Short and messy")))
    draw("Mum", (("Age", "Adult"), ("Skin", "Skin 6"), ("Its colour", "Coral"), ("Hair", "Long and wavy")))
    assert all(person.drawing is not None for person in new.book.people[2:])
    hands.press("Write")


STEPS = (enter_people, enter_home, look_at_people, draw_people)
