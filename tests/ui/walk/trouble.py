"""What can go wrong in an afternoon, and where help is found: a stick taken out, the guide under F1, and every key."""

from PySide6.QtWidgets import QListWidget, QWidget

from lifestory_app.services.session import Safety
from tests.ui.walk.afternoon import Afternoon


def take_the_stick_out(new: Afternoon) -> None:
    """The book's file is away while somebody types: the work stays in the window, and is saved when the stick is back."""
    hands = new.hands
    new.go_to("By the sea")
    away = new.file.with_name("away")
    new.file.rename(away)

    def see(_dialog: QWidget) -> None:
        new.shoot("trouble")
        away.rename(new.file)
        hands.press("Try again")

    hands.answer(
        lambda: hands.fill("Words", "We slept with the window open and heard the sea."), see, "what happened to the stick"
    )
    hands.wait(lambda: new.bench.session.line.safety is Safety.SAVED, "everything being saved again")


def ask_for_help(new: Afternoon) -> None:
    """F1 opens the guide at the part for the screen one stands on."""
    hands = new.hands

    def look(_dialog: QWidget) -> None:
        parts = hands.see("Parts of Help", QListWidget)
        assert parts.currentItem().text() == "Write a page"
        new.shoot("help", {1: parts})
        hands.keys("Esc")

    hands.answer(lambda: hands.keys("F1"), look)


def look_at_the_keys(new: Afternoon) -> None:
    """Every key, and how to give an action another."""
    hands = new.hands

    def look(dialog: QWidget) -> None:
        hands.wait(lambda: dialog.isVisible(), "the settings")
        hands.turn_to("Keys")
        new.shoot("keys")
        hands.keys("Esc")

    hands.answer(lambda: hands.keys("Ctrl+,"), look)


STEPS = (take_the_stick_out, ask_for_help, look_at_the_keys)
