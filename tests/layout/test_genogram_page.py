"""The genogram's page in the book: on every paper, told in words, with a key of what it uses, and for the record alone."""

from dataclasses import replace

import pytest

from lifestory_app.domain.book import Book, PageShape
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.family import DiagramKind
from lifestory_app.domain.family_edits import ArrangeDiagram, PutHousehold
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS
from lifestory_app.export.editions import make_edition
from lifestory_app.layout.check import check_display_list
from lifestory_app.layout.display import Glyphs, LaidOutPage, Tagged, walk
from lifestory_app.layout.engine import LayoutCache, lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.templates import page_template
from lifestory_app.usecases.page_changes import empty_page
from tests.builders import a_book, a_page
from tests.family.families import FAMILIES
from tests.family.hearing import hear

FONTS = Fonts.shared()


def with_page(name: str, **more: object) -> Book:
    """A family's book with a genogram and a page of words."""
    page = a_page("genogram", "genogram", "The family", words="", seen_by=FAMILY_AND_RECORDS)
    given = {"sections": a_book().sections, "pages": (page, a_page("words")), "theme": "plain", **more}
    return replace(FAMILIES[name]().book, **given)  # type: ignore[arg-type]


def side_of(book: Book) -> LaidOutPage:
    return next(side for side in lay_out(book, FONTS).pages if side.page == "genogram")


def figure_on(side: LaidOutPage) -> Tagged:
    return next(item for item in walk(side.items) if isinstance(item, Tagged) and item.slot == "diagram")


def printed(side: LaidOutPage) -> str:
    return " ".join(" ".join(item.text for item in walk(side.items) if isinstance(item, Glyphs)).split())


@pytest.mark.parametrize("shape", PageShape)
@pytest.mark.parametrize("name", ["of-the-look", "cultural", "births-and-losses", "large"])
def test_the_page_keeps_the_contract_and_stays_on_the_paper(name: str, shape: PageShape) -> None:
    side = side_of(with_page(name, shape=shape))

    check_display_list(side)
    place = figure_on(side).place
    assert place is not None
    assert place.x >= 0
    assert place.right <= side.width
    assert place.bottom <= side.height


@pytest.mark.parametrize("name", FAMILIES)
def test_the_words_for_the_figure_tell_all_of_it(name: str) -> None:
    told = figure_on(side_of(with_page(name))).alt

    assert told.startswith("Genogram of ")
    sentences = tuple(part if part.endswith(".") else f"{part}." for part in told.split(". "))
    assert hear(sentences).bonds


def test_the_key_names_what_is_used_and_nothing_else() -> None:
    said = printed(side_of(with_page("of-the-look")))

    for word in (
        "Man or boy",
        "Gender not recorded",
        "Living together: LT",
        "Separated: s",
        "Adopted child",
        "Close",
        "In conflict",
    ):
        assert word in said
    for word in ("Foster child", "Divorced", "Pregnancy", "Pet", "Harmed", "Non-binary"):
        assert word not in said


def test_the_page_says_for_whom_it_is_and_what_day_it_is_true_for() -> None:
    said = printed(side_of(with_page("of-the-look", author="Ruth")))

    assert "Genogram for the record, not for the child’s copy" in said
    assert "As things were on 3 June 2026, drawn by Ruth" in said


def test_a_diagram_too_large_for_its_paper_is_told() -> None:
    side = side_of(with_page("large", shape=PageShape.A5))

    assert [over.slot for over in side.overflows] == ["diagram"]


def test_a_genogram_never_reaches_the_childs_copy_whatever_the_page_says() -> None:
    edited = make_edition(with_page("three-fathers"), Edition.CHILD)

    assert [page.layout for page in edited.book.pages] == ["words"]
    assert [each.which for each in edited.withheld if each.what == "page"] == ["The family"]


def test_a_genogram_reaches_the_record() -> None:
    edited = make_edition(with_page("three-fathers"), Edition.CARE)

    assert "genogram" in [page.layout for page in edited.book.pages]


def test_a_new_page_with_a_genogram_is_for_the_records() -> None:
    page = empty_page(page_template("genogram"), a_book().sections[0].id)

    assert make_edition(a_book(pages=(page,)), Edition.CHILD).book.pages == ()


def test_only_the_genogram_is_laid_out_again_when_a_household_changes() -> None:
    book = with_page("two-households")
    cache = LayoutCache()
    lay_out(book, FONTS, cache)
    made = cache.made
    home = replace(book.households[0], who=(PersonId("nora"), PersonId("pat")))

    lay_out(PutHousehold(home).apply(book), FONTS, cache)

    assert cache.made == made + 1


def test_a_nudge_is_drawn_and_tidying_up_gives_the_page_back() -> None:
    book = with_page("twins")
    diagram = book.diagram(DiagramKind.GENOGRAM)

    moved = ArrangeDiagram(diagram.place_moved("luke", 30, 0)).apply(book)
    tidy = ArrangeDiagram(diagram.place_moved("luke", 0, 0)).apply(moved)

    assert side_of(moved) != side_of(book)
    assert side_of(tidy) == side_of(book)
