"""Words that do not fit: a smaller step of type, around the picture, or over another side, and never too small to read."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifestory_app.domain.book import AgeBand, Book, PageShape, Reading
from lifestory_app.domain.ids import LetterId, PageId
from lifestory_app.domain.letters import Letter, LetterKind, LetterSection
from lifestory_app.domain.pages import Card, CardsSlot, Page, TextSlot
from lifestory_app.domain.text import Words
from lifestory_app.layout.display import Glyphs, Tagged, walk
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fitting import LEAST_BODY, LEAST_SMALL
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.themes import theme, themes, type_scale
from tests.builders import SECTION, a_book, a_page
from tests.layout.books import every_layout

FONTS = Fonts.shared()
SENTENCE = "Sue packed my red blanket and a bag of peas for the way, and Winston waved until we could not see him."


def told(number: int) -> TextSlot:
    return TextSlot(Words.of(*(SENTENCE for _ in range(number))))


def sizes(book: Book, page: str, words: str) -> set[float]:
    """The sizes of the runs that hold a word."""
    sides = lay_out(book, FONTS).sides_of(PageId(page))
    return {
        round(item.size, 2) for side in sides for item in walk(side.items) if isinstance(item, Glyphs) and words in item.text
    }


@pytest.mark.parametrize("age", AgeBand)
@pytest.mark.parametrize("look", [each.id for each in themes()])
def test_every_page_of_the_test_book_fits_a4_at_the_age_it_is_written_for(look: str, age: AgeBand) -> None:
    laid = lay_out(every_layout(look, age_band=age), FONTS)

    # The ticket of the scrapbook page is as large as somebody made it.
    assert [(side.title, over.left_over) for side, over in laid.overflows if over.slot != "scrap.ticket"] == []


@pytest.mark.parametrize("reading", [Reading.LARGE_PRINT, Reading.DYSLEXIA])
@pytest.mark.parametrize("look", ["meadow", "paper", "comic"])
def test_every_page_of_the_test_book_fits_a4_in_large_print_and_for_dyslexia(look: str, reading: Reading) -> None:
    laid = lay_out(every_layout(look, reading=reading), FONTS)

    assert [(side.title, over.left_over) for side, over in laid.overflows if over.slot != "scrap.ticket"] == []


def test_words_that_do_not_fit_are_set_a_step_smaller_and_those_that_fit_are_not() -> None:
    short = a_book(pages=(a_page("page", layout="photo-and-words", words="", slots=(("words", told(2)),)),))
    long = short.with_page(short.page(PageId("page")).with_slot("words", told(6)))
    usual = type_scale(theme("meadow"), short).body.size

    assert sizes(short, "page", "blanket") == {usual}
    (smaller,) = sizes(long, "page", "blanket")
    assert LEAST_BODY[AgeBand.PRIMARY] <= smaller < usual


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 40),
    st.sampled_from(list(AgeBand)),
    st.sampled_from(list(PageShape)),
    st.sampled_from(["photo-and-words", "hard-page", "person", "home", "photo-and-facts", "recipe", "note"]),
)
def test_however_much_is_written_nothing_is_set_too_small_to_read(
    number: int, age: AgeBand, shape: PageShape, layout: str
) -> None:
    book = a_book(age_band=age, shape=shape, pages=(a_page("page", layout=layout, words="", slots=(("words", told(number)),)),))

    least = LEAST_BODY[age] if shape is not PageShape.A5 else max(12.0, LEAST_BODY[age] * 0.875)
    assert all(size >= least - 0.05 for size in sizes(book, "page", "blanket"))
    laid = lay_out(book, FONTS)
    small = [item.size for side in laid.pages for item in walk(side.items) if isinstance(item, Glyphs) and item.text.strip()]
    assert min(small) >= LEAST_SMALL - 0.05


def test_large_print_is_never_made_smaller() -> None:
    page = a_page("page", layout="person", words="", slots=(("lead", told(1)), ("words", told(12)), ("quote", told(4))))
    book = a_book(reading=Reading.LARGE_PRINT, pages=(page,))

    laid = lay_out(book, FONTS)

    assert len(laid.pages) > 1
    assert not laid.overflows
    assert min(sizes(book, "page", "blanket")) >= 20


@pytest.mark.parametrize("layout", ["memory-box", "milestones", "favourites", "my-day", "hopes", "questions"])
def test_cards_that_would_be_too_small_go_on_over_another_side_whole(layout: str) -> None:
    cards = CardsSlot(tuple(Card(f"Card {number}", Words.of(SENTENCE, SENTENCE)) for number in range(5)))
    page = Page(PageId("page"), SECTION, layout, "Five things", (("cards", cards),))

    laid = lay_out(a_book(shape=PageShape.A5, pages=(page,)), FONTS)

    assert len(laid.pages) > 1
    assert not laid.overflows
    for number in range(5):
        on = [side.part for side in laid.pages if f"cards.{number}" in {name for name, _ in side.slots}]
        assert len(on) == 1, "each card stands whole on one side"


def test_a_page_of_several_columns_goes_on_over_as_many_sides_as_it_needs() -> None:
    slots = (("words", told(30)), ("quote", told(1)), ("quote-source", told(1)))
    book = a_book(age_band=AgeBand.OLDER, pages=(a_page("page", layout="columns", words="", slots=slots),))

    laid = lay_out(book, FONTS)

    assert len(laid.pages) > 1
    assert not laid.overflows
    read = "".join(item.text for side in laid.pages for item in walk(side.items) if isinstance(item, Glyphs))
    assert read.count("blanket") == 32


def test_pictures_stand_in_the_order_in_which_the_language_is_read() -> None:
    book = every_layout()
    for lang, ahead in (("en-GB", True), ("ur", False)):
        side = lay_out(replace(book, lang=lang), FONTS).side(PageId("then-and-now"))
        boxes = dict(side.slots)
        assert (boxes["photo1"].x < boxes["photo2"].x) is ahead, lang


@pytest.mark.parametrize("look", [each.id for each in themes()])
@pytest.mark.parametrize("shape", PageShape)
def test_a_title_in_a_tall_script_is_on_the_page(shape: PageShape, look: str) -> None:
    page = a_page("page", layout="photo-and-words", title="یہ میرا گھر ہے", words="")

    laid = lay_out(a_book(lang="ur", theme=look, shape=shape, pages=(page,)), FONTS)

    assert not laid.overflows


@pytest.mark.parametrize(
    "layout", ["photo-and-words", "hard-page", "person", "home", "recipe", "imprint", "two-photos", "note"]
)
@pytest.mark.parametrize("shape", PageShape)
def test_words_that_the_least_type_does_not_hold_go_on_over_another_side_whole(layout: str, shape: PageShape) -> None:
    page = a_page("page", layout=layout, words="", slots=(("words", told(24)),))
    book = a_book(shape=shape, pages=(page,))

    laid = lay_out(book, FONTS)

    assert not laid.overflows
    assert len(laid.pages) > 1
    read = "".join(item.text for side in laid.pages for item in walk(side.items) if isinstance(item, Glyphs))
    assert read.count("blanket") == 24


@pytest.mark.parametrize("number", range(1, 9))
def test_no_side_of_a_letter_ends_with_a_heading(number: int) -> None:
    letter = Letter(
        LetterId("letter"),
        LetterKind.FROM_CARER,
        None,
        "A letter",
        "Dear Robin,",
        tuple(LetterSection(f"s{at}", f"Heading {at}", Words.of(*(SENTENCE for _ in range(number)))) for at in range(12)),
    )
    page = Page(PageId("letter"), SECTION, "letter", "", (), about="letter")
    laid = lay_out(a_book(shape=PageShape.A5, pages=(page,), letters=(letter,)), FONTS)

    assert len(laid.pages) > 1
    for side in laid.pages:
        roles = [
            item.role for item in side.items if isinstance(item, Tagged) and item.slot and item.slot.startswith("section.")
        ]
        assert not roles[-1].startswith("H")
