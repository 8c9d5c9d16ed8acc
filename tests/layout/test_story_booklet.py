"""Words and Pictures as a booklet: read in order when folded, nothing lost, and sound as every PDF of ours."""

from dataclasses import replace
from pathlib import Path

import pytest

from lifestory_app.domain.book import Book
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PanelId, StoryboardId
from lifestory_app.domain.storyboards import Panel, PanelPart, Storyboard
from lifestory_app.domain.text import Words
from lifestory_app.domain.units import mm
from lifestory_app.layout.describe import describe
from lifestory_app.layout.display import Glyphs, Group, walk
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.story_booklet import story_pages
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import KdfCost, Passphrase
from lifestory_app.usecases.openbooks import opened
from lifestory_app.usecases.story_booklets import BookletWish, make_booklet, story_booklet
from tests.builders import a_book
from tests.export.pdf_checks import assert_sound

THEMES = ("comic", "meadow", "night", "paper", "plain", "seaside")


def a_story(panels: int) -> Storyboard:
    """A story of so many panels, the last of them the settled ending."""
    made = tuple(
        Panel(
            PanelId(f"p{number}"),
            PanelPart.WHAT_NEXT if number == panels - 1 else PanelPart.WHAT_HAPPENED,
            Words.of(f"Word{number} is one true thing, told in plain words."),
            "Kelly’s words" if number % 2 else "Everyone’s words",
        )
        for number in range(panels)
    )
    return Storyboard(StoryboardId("why"), "Why I live with Gran", made)


def book_of(panels: int, theme: str = "meadow") -> Book:
    return replace(a_book(), theme=theme, storyboards=(a_story(panels),))


def said(items) -> str:
    return " ".join(item.text for item in walk(items) if isinstance(item, Glyphs))


@pytest.mark.parametrize("theme", THEMES)
def test_each_panel_has_a_page_between_the_cover_and_the_back(theme: str) -> None:
    book = book_of(5, theme)

    laid = story_pages(book, book.storyboards[0], Fonts.shared())

    assert not laid.overflows
    assert len(laid.pages) == 7
    assert "Robin’s story" in said(laid.pages[0].items)
    assert "Why I live" in said(laid.pages[0].items)
    assert [f"Word{number}" in said(laid.pages[number + 1].items) for number in range(5)] == [True] * 5
    back = said(laid.pages[-1].items)
    assert "Word4" in back
    assert back.count("Kelly’s words") == 1


@pytest.mark.parametrize("panels", range(1, 11))
def test_folded_it_reads_in_order_and_ends_on_the_back(tmp_path: Path, panels: int) -> None:
    book = book_of(panels)
    with BookFile.create(tmp_path / "ava.lifestory", book, Passphrase("kite over sea"), cost=KdfCost.LOW_FOR_TESTS) as file:
        laid, _ = story_booklet(opened(file), book, book.storyboards[0].id)

    halves = [
        {item.transform[4] > 0: said(item.items) for item in side.items if isinstance(item, Group)} for side in laid.pages
    ]
    assert all((side.width, side.height) == (2 * mm(148), mm(210)) for side in laid.pages)
    # Sheets laid into one another: a reader turns through the fronts' right halves and the backs' left halves, and back again.
    order = [side.get(number % 2 == 0) for number, side in enumerate(halves)]
    order += [side.get(number % 2 == 1) for number, side in reversed(list(enumerate(halves)))]
    assert "Words and Pictures" in (order[0] or "")
    assert [f"Word{number}" in (order[number + 1] or "") for number in range(panels)] == [True] * panels
    assert "Whose words these are" in (order[-1] or "")
    assert len(order) % 4 == 0


def test_a_booklet_of_a_language_from_right_to_left_is_bound_at_the_right(tmp_path: Path) -> None:
    book = replace(book_of(2), lang="ur")
    with BookFile.create(tmp_path / "ava.lifestory", book, Passphrase("kite over sea"), cost=KdfCost.LOW_FOR_TESTS) as file:
        laid, _ = story_booklet(opened(file), book, book.storyboards[0].id)

    front = [item for item in laid.pages[0].items if isinstance(item, Group)]
    assert "Words and Pictures" in said(next(item.items for item in front if item.transform[4] == 0))


def test_a_booklet_is_sound_and_its_leaving_is_noted(tmp_path: Path) -> None:
    book = book_of(4)
    target = tmp_path / "why.pdf"
    with BookFile.create(tmp_path / "ava.lifestory", book, Passphrase("kite over sea"), cost=KdfCost.LOW_FOR_TESTS) as file:
        made, receipt = make_booklet(opened(file), book, BookletWish(book.storyboards[0].id, target))

        assert_sound(target)
        assert made.look_at == ("Not everybody has agreed to these words yet.",)
        assert (receipt.edition, receipt.where) == (Edition.CHILD.value, "why.pdf")
        with pytest.raises(Refused, match="already there"):
            make_booklet(opened(file), book, BookletWish(book.storyboards[0].id, target))


def test_words_that_are_not_for_the_child_make_no_booklet(tmp_path: Path) -> None:
    hidden = replace(a_story(3), seen_by=frozenset())
    book = replace(a_book(), storyboards=(hidden, replace(a_story(3), id=StoryboardId("empty"), panels=())))
    with BookFile.create(tmp_path / "ava.lifestory", book, Passphrase("kite over sea"), cost=KdfCost.LOW_FOR_TESTS) as file:
        for story, told in ((hidden.id, "not for the child"), (StoryboardId("empty"), "no panel yet")):
            with pytest.raises(Refused, match=told):
                make_booklet(opened(file), book, BookletWish(story, tmp_path / "why.pdf"))
    assert not (tmp_path / "why.pdf").exists()


def test_a_side_of_paper_is_laid_out_as_it_was_last_looked_at(tmp_path: Path, reference) -> None:
    book = book_of(2, "plain")
    with BookFile.create(tmp_path / "ava.lifestory", book, Passphrase("kite over sea"), cost=KdfCost.LOW_FOR_TESTS) as file:
        laid, _ = story_booklet(opened(file), book, book.storyboards[0].id)

    reference("plain-story-booklet.txt", "\n".join(describe(side) for side in laid.pages))
