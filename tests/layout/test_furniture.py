"""What a theme puts around the story: it bleeds, it is decoration, and it never stands behind words."""

from dataclasses import replace

import pytest

from lifestory_app.domain.book import PageShape
from lifestory_app.domain.pages import TextSlot
from lifestory_app.domain.text import Words
from lifestory_app.domain.units import mm
from lifestory_app.layout import furniture
from lifestory_app.layout.arrange import scenery
from lifestory_app.layout.display import Glyphs, Gradient, Item, LaidOutPage, Matrix, Point, Rect, Shape, Tagged, walk
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.sheet import Sheet
from lifestory_app.layout.themes import theme, themes
from tests.builders import a_book, a_page
from tests.layout.books import every_layout
from tests.layout.bounds import box, holds, outline, placed, word_boxes

FONTS = Fonts.shared()
SHEETS = [Sheet.of(shape, left) for shape in PageShape for left in (False, True)]
HALFTONE, DOTS = "#F7B52C", "#D9C6A6"


def named(sheet: Sheet) -> str:
    return f"{sheet.shape}-{'left' if sheet.left else 'right'}"


@pytest.mark.parametrize("look", themes(), ids=lambda look: look.id)
@pytest.mark.parametrize("sheet", SHEETS, ids=named)
def test_furniture_is_decoration_covers_the_bleed_and_is_the_same_every_time(look, sheet: Sheet) -> None:
    for make in (furniture.background, furniture.cover, furniture.opener):
        items = make(look, sheet)
        drawn = box(items)

        assert items == make(look, sheet)
        assert all(isinstance(item, Tagged) and item.role == "Artifact" for item in items)
        assert drawn.x <= -sheet.bleed + 0.01
        assert drawn.y <= -sheet.bleed + 0.01
        assert drawn.right >= sheet.width + sheet.bleed - 0.01
        assert drawn.bottom >= sheet.height + sheet.bleed - 0.01


@pytest.mark.parametrize("look", themes(), ids=lambda look: look.id)
@pytest.mark.parametrize("sheet", SHEETS, ids=named)
def test_ornaments_of_a_page_keep_out_of_where_words_stand(look, sheet: Sheet) -> None:
    top, foot = scenery.body_top(look, sheet), scenery.foot(look, sheet)
    body = Rect(sheet.x(1), top, sheet.w(12), foot - top)
    ground = {look.paper}

    for item, matrix in placed(furniture.background(look, sheet)):
        assert isinstance(item, Shape)
        if item.fill in ground or look.id == "paper":  # the pale dots of Paper and tape are its paper
            continue
        for x, y in outline(item, matrix):
            assert not (body.x < x < body.right and body.y < y < body.bottom), (x / mm(1), y / mm(1), item.fill)


@pytest.mark.parametrize("look", themes(), ids=lambda look: look.id)
@pytest.mark.parametrize("shape", PageShape)
@pytest.mark.parametrize("layout", ["cover", "section-opener"])
def test_scenes_keep_clear_of_the_words_on_them(look, shape: PageShape, layout: str) -> None:
    book = every_layout(theme=look.id, shape=shape)
    long = "These pages are about the time before I can remember. Some parts are happy and some are sad. I can stop."
    pages = tuple(
        replace(page, title="Where my story began", slots=(("lead", TextSlot(Words.of(long))),))
        if page.layout == layout == "section-opener"
        else page
        for page in book.pages
    )
    book = replace(book, pages=pages)
    wanted = {page.id for page in book.pages if page.layout == layout}
    sides = [side for side in lay_out(book, FONTS).pages if side.page in wanted]
    assert sides

    for side in sides:
        words = word_boxes(side.items)
        assert words
        backdrop = side.items[0]
        assert isinstance(backdrop, Tagged)
        assert backdrop.role == "Artifact"
        drawn = list(placed((backdrop,)))
        for number, (item, matrix) in enumerate(drawn):
            assert isinstance(item, Shape)
            if isinstance(item.fill, Gradient) or item.fill in (HALFTONE, DOTS):
                continue  # the sky, and dots on which every letter keeps its contrast
            for point in outline(item, matrix):
                if any(word.x < point[0] < word.right and word.y < point[1] < word.bottom for word in words):
                    assert is_covered(point, drawn[number + 1 :]), (item.fill, point[0] / mm(1), point[1] / mm(1))


def is_covered(point: Point, later: list[tuple[Item, Matrix]]) -> bool:
    """Whether something opaque is drawn over a point afterwards."""
    return any(
        isinstance(item, Shape) and item.fill is not None and item.opacity == 1 and holds(item, matrix, point)
        for item, matrix in later
    )


@pytest.mark.parametrize("look", themes(), ids=lambda look: look.id)
def test_the_pill_is_read_and_the_page_number_is_not(look) -> None:
    pill = furniture.pill(look, "Before", 50, 50, FONTS)
    folio = furniture.folio(look, "12", SHEETS[0], FONTS, "Robin’s story")

    assert any(isinstance(item, Tagged) and item.role == "P" for item in pill)
    assert all(isinstance(item, Tagged) and item.role == "Artifact" for item in folio)
    assert "".join(item.text for item in walk(folio) if isinstance(item, Glyphs)).endswith("12")
    assert furniture.folio(look, "", SHEETS[0], FONTS, "x") == ()


@pytest.mark.parametrize("look", [each for each in themes() if each.id != "plain"], ids=lambda look: look.id)
@pytest.mark.parametrize("shape", PageShape)
def test_the_page_number_stands_at_the_outer_foot(look, shape: PageShape) -> None:
    for left in (False, True):
        sheet = Sheet.of(shape, left)
        drawn = box(furniture.folio(look, "7", sheet, FONTS, ""))
        middle = drawn.x + drawn.width / 2
        outward = middle if left else sheet.width - middle

        assert outward == pytest.approx(mm(20.5), abs=mm(0.6))
        assert sheet.height - mm(22) < drawn.y < drawn.bottom < sheet.height


@pytest.mark.parametrize("look", themes(), ids=lambda look: look.id)
def test_the_facts_panel_stays_in_its_place_but_for_its_shadow_and_string(look) -> None:
    place = Rect(100, 100, 200, 300)
    items = furniture.facts_panel(look, place)
    if look.id == "plain":
        assert items == ()
        return
    drawn = box(items)

    assert all(isinstance(item, Tagged) and item.role == "Artifact" for item in items)
    assert drawn.x >= place.x - mm(2.5)
    assert drawn.right <= place.right + mm(3)
    assert drawn.bottom <= place.bottom + mm(3)
    assert drawn.y >= place.y - mm(13)


def test_a_robin_sits_on_the_cover_of_meadow_and_nothing_on_that_of_plain() -> None:
    sheet = Sheet.of(PageShape.A4)
    picture = Rect(mm(35), mm(84), mm(140), mm(140))
    robin = box(furniture.perched(theme("meadow"), sheet, picture))

    assert robin.right > picture.x + picture.width * 0.75
    assert robin.y < picture.y < robin.bottom < picture.y + picture.height * 0.2
    assert furniture.perched(theme("plain"), sheet, picture) == ()


@pytest.mark.parametrize("name", ["comic", "night"])
@pytest.mark.parametrize("shape", PageShape)
def test_a_side_that_goes_on_has_no_wide_header_without_a_title(name: str, shape: PageShape) -> None:
    words = TextSlot(Words.of(*["The kite went up and up, and we all held on."] * 60))
    book = a_book(theme=name, shape=shape, pages=(a_page(layout="words", slots=(("words", words),)),))

    first, second, *_ = lay_out(book, FONTS).pages

    def top(page: LaidOutPage) -> float:
        return min(place.y for slot, place in page.slots if slot.startswith("words"))

    assert top(second) < mm(42)
    assert top(second) < top(first) - mm(15)
