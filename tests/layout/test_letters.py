"""A letter's names of parts keep clear of one another, and its signature is never alone."""

import itertools
from dataclasses import replace

import pytest

from lifestory_app.domain.book import Book, PageShape
from lifestory_app.domain.ids import PageId, PersonId
from lifestory_app.domain.pages import Page
from lifestory_app.domain.people import Name, Person, Role
from lifestory_app.domain.text import Words
from lifestory_app.layout.display import Glyphs, LaidOutPage, Tagged, walk
from lifestory_app.layout.engine import lay_out_page
from lifestory_app.layout.fonts import Fonts
from lifestory_app.practice.letter_forms import form_called
from lifestory_app.practice.starter import letters_of_kind
from tests.builders import SECTION, a_book


def sides_of(words: list[str], shape: PageShape = PageShape.A4) -> tuple[LaidOutPage, ...]:
    """A carer's letter with these words in its parts."""
    form = form_called("carer")
    assert form is not None
    sue = Person(PersonId("sue"), (Name("Sue"),), Role.FOSTER_CARER)
    book: Book = a_book()
    book = replace(book, shape=shape, people=(*book.people, sue))
    (letter,) = letters_of_kind(book, form)
    parts = tuple(replace(part, words=Words.of(said)) for part, said in zip(letter.sections, words, strict=False))
    book = replace(book, letters=(replace(letter, sections=parts),))
    return lay_out_page(book, Page(PageId("letter"), SECTION, "letter", about=letter.id), Fonts.shared())


def lines(side: LaidOutPage, slot: str) -> list[list[float]]:
    """The heights of the lines of each piece of a slot."""
    tagged = [item for item in walk(side.items) if isinstance(item, Tagged) and item.slot == slot]
    return [sorted({y for each in walk(item.items) if isinstance(each, Glyphs) for y in each.ys}) for item in tagged]


def test_names_of_parts_in_the_margin_keep_clear_of_one_another() -> None:
    (side,) = sides_of(["Short."] * 6)

    names = lines(side, "heading")
    assert len(names) == 6
    assert all(below[0] - above[-1] > 12 for above, below in itertools.pairwise(names))


@pytest.mark.parametrize("shape", PageShape)
@pytest.mark.parametrize("count", range(8, 30))
def test_a_signature_is_never_alone_on_the_last_side(shape: PageShape, count: int) -> None:
    told = "A day that I remember well, told in a line. "
    sides = sides_of(
        [told * count, told * count, told * count, "You laughed at it. " * 3, "", "I hope it rains for you."], shape
    )

    last = {item.slot for item in walk(sides[-1].items) if isinstance(item, Tagged) and item.slot}
    assert "signed-by" in last
    assert any(slot.startswith("section.") for slot in last)
