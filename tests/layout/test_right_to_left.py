"""Pages of a language that is read from right to left: laid out from the right, told in the same order, nothing lost."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifestory_app.domain.book import Book, PageShape
from lifestory_app.domain.ids import PageId
from lifestory_app.layout.check import check_display_list
from lifestory_app.layout.describe import describe
from lifestory_app.layout.display import Glyphs, LaidOutPage, Picture, Tagged, walk
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.mirror import KEPT, mirrored
from lifestory_app.layout.themes import themes
from tests.layout.books import every_layout
from tests.layout.right_to_left import in_urdu, page_in_urdu
from tests.layout.test_room import collisions

FONTS = Fonts.shared()
THEMES = [theme.id for theme in themes()]


def place_of(side: LaidOutPage, slot: str) -> tuple[float, float]:
    place = dict(side.slots)[slot]
    return place.x, place.right


def side_of(book: Book, page: str) -> LaidOutPage:
    return lay_out(book, FONTS).sides_of(PageId(page))[0]


@pytest.mark.parametrize("shape", PageShape)
@pytest.mark.parametrize("theme", THEMES)
def test_a_book_from_right_to_left_keeps_the_contract_and_its_paper(theme: str, shape: PageShape) -> None:
    for side in lay_out(in_urdu(every_layout(theme, shape)), FONTS).pages:
        check_display_list(side)
        # Two runs of one line stand close: a mark or a blank between them belongs to one of them.
        apart = [(one, other) for one, other in collisions(side) if not one.endswith(" ") and not other.startswith(",")]
        assert apart == [], side.page
        for _, place in side.slots:
            assert place.x >= -1, side.page
            assert place.right <= side.width + 1, side.page


@pytest.mark.parametrize("theme", THEMES)
def test_every_layout_is_turned(theme: str) -> None:
    """What an English page has at the left, an Urdu one of the same words has at the right."""
    book = every_layout(theme)
    english = lay_out(book, FONTS)
    other = lay_out(replace(book, lang="ur"), FONTS)
    for before, after in zip(english.pages, other.pages, strict=True):
        if before.page in KEPT:
            continue
        assert [name for name, _ in after.slots] == [name for name, _ in before.slots]
        for (name, one), (_, two) in zip(before.slots, after.slots, strict=True):
            assert two.x == pytest.approx(before.width - one.right, abs=0.01), (before.page, name)
            assert (two.y, two.height) == pytest.approx((one.y, one.height)), (before.page, name)


@settings(max_examples=20, deadline=None)
@given(theme=st.sampled_from(THEMES), shape=st.sampled_from(PageShape), data=st.data())
def test_a_mirror_in_a_mirror_shows_the_page_itself(theme: str, shape: PageShape, data: st.DataObject) -> None:
    side = data.draw(st.sampled_from(lay_out(every_layout(theme, shape), FONTS).pages))

    again = mirrored(mirrored(side))

    assert again.left == side.left
    assert [name for name, _ in again.slots] == [name for name, _ in side.slots]
    letters, photos = (
        [[item for item in walk(each.items) if isinstance(item, kind)] for each in (side, again)] for kind in (Glyphs, Picture)
    )
    for one, two in zip(*letters, strict=True):
        assert two.xs == pytest.approx(one.xs)  # type: ignore[union-attr]
    for one, two in zip(*photos, strict=True):
        assert two.place.x == pytest.approx(one.place.x)  # type: ignore[union-attr]


def test_letters_and_photos_are_never_seen_in_a_mirror() -> None:
    """No group around letters or a photo turns them over: its matrix keeps their handedness."""

    def turned_over(items: tuple[object, ...], hand: float) -> list[object]:
        found: list[object] = []
        for item in items:
            match item:
                case Glyphs() | Picture():
                    found += [item] if hand < 0 else []
                case Tagged():
                    found += turned_over(item.items, hand)
                case _ if hasattr(item, "transform"):
                    a, b, c, d, _, _ = item.transform
                    found += turned_over(item.items, hand * (a * d - b * c))
                case _ if hasattr(item, "items"):
                    found += turned_over(item.items, hand)
        return found

    for theme in THEMES:
        for side in lay_out(in_urdu(every_layout(theme)), FONTS).pages:
            assert turned_over(side.items, 1.0) == [], side.page


def test_photos_run_from_the_right() -> None:
    side = side_of(in_urdu(every_layout()), "four-photos")

    assert place_of(side, "photo1")[0] > place_of(side, "photo2")[0]


def test_picture_and_facts_change_sides() -> None:
    english, urdu = (side_of(book, "photo-and-facts") for book in (every_layout(), in_urdu(every_layout())))

    assert place_of(english, "photo")[0] < place_of(english, "facts")[0]
    assert place_of(urdu, "photo")[0] > place_of(urdu, "facts")[0]


@pytest.mark.parametrize("theme", THEMES)
def test_title_and_pill_stand_at_the_right(theme: str) -> None:
    side = side_of(in_urdu(every_layout(theme)), "photo-and-facts")
    title = next(item for item in walk(side.items) if isinstance(item, Tagged) and item.role.startswith("H"))
    letters = [item for item in walk((title,)) if isinstance(item, Glyphs)]
    pill = next(item for item in walk(side.items) if isinstance(item, Glyphs) and item.text.strip() == "ابھی")

    assert max(item.span[1] for item in letters) > side.width * 0.8
    assert pill.span[1] > side.width * 0.8


@pytest.mark.parametrize("theme", THEMES)
def test_the_page_number_keeps_to_the_outer_edge(theme: str) -> None:
    """In an English book a page in Urdu has its number where the others have theirs; a book in Urdu is bound at the right."""

    def numbers(side: LaidOutPage) -> float:
        found = [item for item in walk(side.items) if isinstance(item, Glyphs) and item.text.strip() == side.label]
        return max(found, key=lambda item: item.ys[0]).span[0] / side.width

    book = every_layout(theme)
    mixed = replace(book, pages=tuple(page_in_urdu(page) if page.layout == "four-photos" else page for page in book.pages))
    for made, right_to_left in ((book, False), (mixed, False), (in_urdu(book), True)):
        for page in ("two-photos", "four-photos", "six-photos"):
            side = side_of(made, page)
            assert side.left is ((side.number % 2 == 0) != right_to_left)
            assert (numbers(side) < 0.5) is side.left, (page, side.number)


def test_it_is_read_in_the_same_order() -> None:
    def told(book: Book) -> list[str]:
        return [
            "".join("".join(item.text.split()) for item in walk(side.items) if isinstance(item, Glyphs))
            for side in lay_out(book, FONTS).pages
            if side.page not in KEPT
        ]

    assert told(every_layout()) == told(replace(every_layout(), lang="ur"))


def test_the_book_opens_from_the_other_side() -> None:
    laid = lay_out(in_urdu(every_layout()), FONTS)
    numbers = [tuple(side.number if side else None for side in spread) for spread in laid.spreads()]

    assert numbers[:3] == [(1, None), (3, 2), (5, 4)]
    english = lay_out(every_layout(), FONTS)
    assert [tuple(side.number if side else None for side in spread) for spread in english.spreads()][:2] == [(None, 1), (2, 3)]


def test_a_page_from_right_to_left_is_laid_out_as_it_was_last_looked_at(reference) -> None:
    reference("paper-right-to-left.txt", describe(side_of(in_urdu(every_layout("paper")), "person")))
