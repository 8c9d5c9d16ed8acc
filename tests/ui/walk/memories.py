"""A thing that is kept, noted in the memory box and put on a page."""

from PySide6.QtWidgets import QLineEdit, QTextEdit

from lifestory_app.domain.memories import MemoryKind
from tests.ui.walk.afternoon import Afternoon

STORY = "You would not go to bed without it. It has been washed so often that nobody knows what colour it was."


def note_a_thing(new: Afternoon) -> None:
    """What it is, what happened, what the child said, and when."""
    hands = new.hands
    hands.press("Memories")
    hands.press("Add a memory")
    hands.press("What kind of memory: A thing to keep")
    hands.fill("What happened?", STORY)
    hands.fill("What the child said, in the child’s own words", "He is not smelly, he is Hop")
    hands.fill("When was it?", "June 2024")
    (memory,) = new.book.memories
    assert (memory.kind, str(memory.when)) == (MemoryKind.OBJECT, "June 2024")
    assert memory.story.plain == STORY
    marks = {
        1: hands.see("Add a memory"),
        2: hands.see("What kind of memory: A thing to keep"),
        3: hands.see("What happened?", QTextEdit),
        4: hands.see("When was it?", QLineEdit),
        5: hands.see("Make a page"),
    }
    new.shoot("memories", marks)


def make_its_page(new: Afternoon) -> None:
    """The page tells what was noted, and no words were typed twice."""
    hands = new.hands
    pages = len(new.book.pages)
    hands.from_menu(lambda: hands.press("Make a page"), "One memory")
    hands.wait(lambda: len(new.book.pages) == pages + 1, "a page of the memory")
    if new.bench.mode != "write":
        hands.press("Write")


STEPS = (note_a_thing, make_its_page)
