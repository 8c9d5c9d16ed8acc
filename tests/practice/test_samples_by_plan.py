"""The samples of the kinds that go by the child's plan, and of Words and Pictures as a book."""

import re
from dataclasses import replace

import pytest

from lifestory_app import resources
from lifestory_app.domain.book import PageShape
from lifestory_app.domain.drawings import Drawing, Pictogram, Scene
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.pages import DrawingSlot
from lifestory_app.domain.people import Role
from lifestory_app.domain.storyboards import PanelPart, PanelPicture
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.practice.kinds import Need
from lifestory_app.practice.kinds import kind as read_kind_of
from lifestory_app.practice.samples import read_sample, samples
from tests.practice.test_samples import words_on

BY_PLAN = (
    "special-guardianship",
    "long-term-fostering",
    "residential",
    "private-fostering",
    "returned-home",
    "words-and-pictures",
)
THEMES = ("comic", "meadow", "night", "paper", "plain", "seaside")


@pytest.mark.parametrize("kind", BY_PLAN)
def test_its_words_have_room_on_every_paper_and_in_every_look(kind: str) -> None:
    sample = read_sample(kind)
    taken = {each.name: replace(each.known, id=PhotoId(f"t-{each.name}"), width=2000, height=1400) for each in sample.photos}
    book = sample.with_photos(taken)

    for shape, theme in [(shape, book.theme) for shape in PageShape] + [(book.shape, theme) for theme in THEMES]:
        sides = lay_out(replace(book, shape=shape, theme=theme), Fonts.shared())
        assert [(theme, shape, side.title, over.left_over) for side, over in sides.overflows] == []
        assert not sides.missing


@pytest.mark.parametrize("kind", BY_PLAN)
def test_it_has_the_pages_its_kind_requires_in_their_order(kind: str) -> None:
    of_kind = read_kind_of(kind)
    wanted = [page.id for page in of_kind.pages]
    book = read_sample(kind).book
    there = [page.kind for page in book.pages if page.layout not in ("imprint", "section-opener", "contents")]

    assert {page.id for page in of_kind.pages if page.need is Need.REQUIRED} <= set(there)
    assert [wanted.index(each) for each in there] == sorted(wanted.index(each) for each in there)
    assert {section.id for section in book.sections} <= {section.id for section in of_kind.sections}


@pytest.mark.parametrize("kind", BY_PLAN)
def test_no_photograph_stands_in_it_twice_and_every_one_is_shown(kind: str) -> None:
    sample = read_sample(kind)
    shown = [photo for page in sample.book.pages for photo in page.photos()]

    portraits = {person.portrait for person in sample.book.people} - set(shown) - {None}
    assert sorted([*shown, *map(str, portraits)]) == sorted({photo.name for photo in sample.photos})


@pytest.mark.parametrize("kind", samples())
def test_every_pictogram_of_a_sample_is_one_of_ours(kind: str) -> None:
    ours = {path.stem for path in resources.asset("pictures", "pictograms").rglob("*.svg")}
    ours |= {f"line-{path.stem}" for path in resources.asset("pictures", "line").glob("*.svg")}
    book = read_sample(kind).book
    drawn = [picture.drawing for page in book.pages for picture in page.pictures() if isinstance(picture, DrawingSlot)]
    drawn += [
        thing.what
        for board in book.storyboards
        for panel in board.panels
        for thing in panel.things
        if isinstance(thing, PanelPicture) and isinstance(thing.what, Pictogram)
    ]

    assert {name for drawing in drawn for name in _pictograms(drawing)} <= ours


@pytest.mark.parametrize("kind", BY_PLAN)
def test_no_page_says_birth_mum_where_a_child_has_one_mum_and_knows_her(kind: str) -> None:
    book = read_sample(kind).book

    assert not [page.title for page in book.pages if "birth mum" in words_on(page) or "birth dad" in words_on(page)]
    called = {person.called for person in book.people if person.role in (Role.BIRTH_MOTHER, Role.BIRTH_FATHER)}
    assert not any("birth" in name for name in called)


@pytest.mark.parametrize("wanted", BY_PLAN)
def test_no_starter_of_its_kind_speaks_of_adoption_or_of_a_birth_mum(wanted: str) -> None:
    for page in read_kind_of(wanted).pages:
        said = repr((page.title, page.start, page.starters, page.ages))
        assert not re.search(r"birth (mum|dad|famil)|adopt(ion|ed) day|family for me|a family who", said), page.id


def test_words_and_pictures_go_from_something_warm_to_what_comes_next() -> None:
    (board,) = read_sample("words-and-pictures").book.storyboards
    parts = [panel.part for panel in board.panels]

    assert parts[0] is PanelPart.OUR_FAMILY
    assert parts[-1] is PanelPart.WHAT_NEXT
    assert set(PanelPart) - {PanelPart.TITLE} <= set(parts)
    assert all(panel.whose and panel.alt and panel.things for panel in board.panels)
    assert all(len(panel.words.plain.split()) <= 30 for panel in board.panels)


def test_an_imprint_of_a_book_without_photographs_thanks_nobody() -> None:
    sample = read_sample("words-and-pictures")
    imprint = next(page for page in sample.book.pages if page.layout == "imprint")

    assert not sample.photos
    assert "Photographs" not in words_on(imprint)


def _pictograms(drawing: Drawing) -> set[str]:
    if isinstance(drawing, Scene):
        return {name for part in drawing.parts for name in _pictograms(part.drawing)}
    return {drawing.id} if isinstance(drawing, Pictogram) else set()
