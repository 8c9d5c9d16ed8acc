"""The later life letter begun, one part of it written with a fact of the book, and a hard part held for later."""

from PySide6.QtWidgets import QAbstractButton, QListView, QTextEdit

from tests.ui.walk.afternoon import Afternoon

MINE = "I was your social worker from the day you were four. You showed me your rabbit before you told me your name."


def begin_the_letter(new: Afternoon) -> None:
    """Thirteen parts, each with why it matters and what belongs in it."""
    hands = new.hands
    hands.press("Letter")
    hands.press("Begin this letter")
    hands.wait(lambda: len(new.book.letters) == 1, "a letter")
    parts = hands.see("Parts of the letter", QListView)
    hands.pick(parts, "Who I am")
    hands.fill("1. Who I am", MINE)
    assert new.book.letters[0].sections[0].words.plain == MINE


def use_a_fact(new: Afternoon) -> None:
    """What the book knows is offered beside the words, and is put in by a press."""
    hands = new.hands
    hands.pick(hands.see("Parts of the letter", QListView), "3. Your birth")
    put = hands.wait_for("Put in…", QAbstractButton)
    hands.press(put)
    hands.wait(lambda: new.book.letters[0].sections[2].words.plain, "the fact in the letter")
    marks = {
        1: hands.see("Parts of the letter", QListView),
        2: hands.see("3. Your birth", QTextEdit),
        3: hands.see("Facts you could use"),
        4: hands.see("Hold this part for later…", QAbstractButton),
        5: hands.see("Finish and sign", QAbstractButton),
    }
    new.shoot("letter", marks)
    hands.press("Write")


STEPS = (begin_the_letter, use_a_fact)
"""All steps, in order."""
