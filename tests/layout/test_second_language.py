"""Words in a second language stand on the page or go on over another side: all of them, clear of all else."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifestory_app.domain.book import AgeBand, Book, PageShape, Reading
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.second_language import BESIDE, SecondLanguage
from lifestory_app.domain.text import Words
from lifestory_app.layout.check import check_display_list
from lifestory_app.layout.describe import describe
from lifestory_app.layout.display import Glyphs, LaidOutPage, Tagged, walk
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook
from tests.layout.books import every_layout
from tests.layout.second_languages import SAYINGS, saying, with_second
from tests.layout.test_room import collisions, overlap, seen

FONTS = Fonts.shared()


def panel(side: LaidOutPage) -> Tagged | None:
    return next((item for item in side.items if isinstance(item, Tagged) and item.slot == BESIDE), None)


def letters(text: str) -> str:
    return "".join(text.split())


def said_in(laid: LaidOutBook, page: PageId) -> str:
    """What the panels of a page say, without blanks."""
    panels = [found for side in laid.sides_of(page) if (found := panel(side)) is not None]
    return letters("".join(each.text for item in panels for each in walk((item,)) if isinstance(each, Glyphs)))


def demand_all_there(book: Book, beside: SecondLanguage) -> None:
    plain = lay_out(with_second(book, None), FONTS)
    left_before = Counter((str(side.page), each.slot) for side in plain.pages for each in side.overflows)
    laid = lay_out(book, FONTS)
    wanted = letters(beside.title) + "".join(letters(words.plain) for _, words in beside.words)
    for page in book.pages:
        assert wanted in said_in(laid, page.id), page.layout
    for side in laid.pages:
        check_display_list(side)
        assert not side.missing, side.missing
        for each in side.overflows:
            assert (str(side.page), each.slot) in left_before, (side.page, each)
        found = panel(side)
        if found is None:
            continue
        place = dict(side.slots)[BESIDE]
        assert place.x >= 0, side.page
        assert place.right <= side.width, side.page
        assert place.bottom <= side.height, side.page
        others = tuple(item for item in side.items if item is not found)
        assert [told for role, told, box in seen(others) if role != "Artifact" and overlap(box, place)] == [], side.page
        inside = [box for _, _, box in seen((found,))]
        assert all(place.x <= box.x and box.right <= place.right + 1 and box.bottom <= place.bottom for box in inside)
        assert collisions(replace(side, items=(found,))) == []


TRIED = [(lang, list(PageShape)[(number + turn) % 4]) for number, lang in enumerate(SAYINGS) for turn in (0, 2)]
"""Each language on two papers, and each paper with three languages: all of them together take too long for every run."""


@pytest.mark.parametrize(("lang", "shape"), TRIED)
def test_every_layout_has_room_for_a_second_language(lang: str, shape: PageShape) -> None:
    theme = ("meadow", "seaside", "night", "paper", "comic", "plain")[list(SAYINGS).index(lang)]
    beside = saying(lang)

    demand_all_there(with_second(every_layout(theme, shape), beside), beside)


@pytest.mark.parametrize("lang", ["ur", "pa"])
def test_large_print_has_room_for_a_second_language(lang: str) -> None:
    beside = saying(lang)

    demand_all_there(with_second(every_layout("plain", PageShape.A4, AgeBand.OLDER, Reading.LARGE_PRINT), beside), beside)


@settings(max_examples=12, deadline=None)
@given(lang=st.sampled_from(sorted(SAYINGS)), paragraphs=st.integers(1, 60), shape=st.sampled_from(PageShape))
def test_however_long_it_is_all_of_it_is_there(lang: str, paragraphs: int, shape: PageShape) -> None:
    beside = saying(lang, paragraphs)
    book = every_layout("meadow", shape)
    chosen = {"photo-and-words", "words", "letter", "cover"}
    book = replace(book, pages=tuple(page for page in book.pages if page.layout in chosen))

    demand_all_there(with_second(book, beside), beside)


def test_the_panel_is_told_in_its_language() -> None:
    laid = lay_out(with_second(every_layout(), saying("ur")), FONTS)

    found = panel(laid.sides_of(PageId("photo-and-words"))[0])

    assert found is not None
    assert found.lang == "ur"
    assert {item.lang for item in walk((found,)) if isinstance(item, Tagged)} == {"ur"}
    assert all(item.rtl for item in walk((found,)) if isinstance(item, Glyphs) and item.text.strip())


def test_words_run_from_the_right_edge_of_the_panel_where_the_language_does() -> None:
    for lang, at_right in (("ur", True), ("pl", False)):
        side = lay_out(with_second(every_layout(), saying(lang)), FONTS).sides_of(PageId("photo-and-words"))[0]
        found, place = panel(side), dict(side.slots)[BESIDE]
        assert found is not None
        label = next(item for item in walk((found,)) if isinstance(item, Glyphs))
        assert (min(label.xs) > place.x + place.width / 2) is at_right


def test_a_page_without_words_in_it_is_laid_out_as_ever() -> None:
    book = every_layout()

    assert lay_out(with_second(book, SecondLanguage("ur", interpreter="Sana")), FONTS).pages == lay_out(book, FONTS).pages


def test_words_of_a_place_that_the_layout_lacks_are_not_lost() -> None:
    beside = SecondLanguage("pl", "", (("gone", Words.of("Nie zgubione.")),))
    laid = lay_out(with_second(every_layout(), beside), FONTS)

    assert "Niezgubione." in said_in(laid, PageId("photo-and-words"))


def test_the_panel_is_laid_out_as_it_was_last_looked_at(reference) -> None:
    laid = lay_out(with_second(every_layout(), saying("ur")), FONTS)

    reference("meadow-second-language.txt", "\n".join(describe(side) for side in laid.sides_of(PageId("two-photos"))))
