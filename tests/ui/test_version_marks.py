"""What differs between two states of a page is found on the paper itself."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from lifestory_app.domain.book import Book
from lifestory_app.domain.pages import Page, TextSlot
from lifestory_app.domain.text import Words
from lifestory_app.layout.display import LaidOutPage
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.paint.qt import QtPainter
from lifestory_app.ui.versions.marks import Marks, compared
from tests.builders import a_full_book


def sides(book: Book, page: Page) -> tuple[LaidOutPage, ...]:
    return lay_out(book, Fonts.shared()).sides_of(page.id)


def differing(words: str, later: str) -> tuple[Marks, Marks, LaidOutPage]:
    book = a_full_book()
    page = replace(book.pages[0], layout="words", title="A page", slots=(("words", TextSlot(Words.of(words))),))
    book = replace(book, pages=(page,))
    changed = page.with_slot("words", TextSlot(Words.of(later)))
    new = sides(replace(book, pages=(changed,)), changed)
    gone, put_in = compared(sides(book, page), new, QtPainter(Fonts.shared()))
    return gone, put_in, new[0]


def test_nothing_is_marked_where_nothing_changed(qapp: QApplication) -> None:
    gone, put_in, _ = differing("We see Nan each week.", "We see Nan each week.")

    assert not gone.count
    assert not put_in.count


def test_the_word_that_went_and_the_words_that_came_are_marked_where_they_stand(qapp: QApplication) -> None:
    gone, put_in, side = differing("You have contact with her twice a year.", "You have family time with her twice a year.")

    assert (gone.words, put_in.words) == (("contact",), ("family time",))
    (box,) = put_in.boxes[0]
    slot = dict(side.slots)["words"]
    assert QRectF(slot.x, slot.y - 2, slot.width, slot.height + 4).contains(box)
    assert box.width() > gone.boxes[0][0].width(), "one box holds both words"


@pytest.mark.parametrize("words", ["মা গান গায়", "ਮੇਰੀ ਮਾਂ ਗਾਉਂਦੀ ਹੈ", "والدتي تحب البحر"])
def test_words_of_every_script_are_found(qapp: QApplication, words: str) -> None:
    first, _, rest = words.partition(" ")

    gone, put_in, _ = differing(words, rest)

    assert gone.words == (first,)
    assert not put_in.count
    assert gone.boxes[0][0].width() > 5
