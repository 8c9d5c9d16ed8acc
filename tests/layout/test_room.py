"""Nothing on a page stands on something else: words keep clear of words and of pictures, in every look."""

from collections.abc import Iterator

import pytest

from lifestory_app.domain.book import AgeBand, PageShape, Reading
from lifestory_app.domain.ids import PageId
from lifestory_app.layout.display import Glyphs, Group, Item, LaidOutPage, Link, Matrix, Rect, Tagged
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts
from tests.layout.books import every_layout

FONTS = Fonts.shared()
# These carry words over a picture on purpose: on a panel, in a box on the frame's edge, or on a name box.
OVER_PICTURES = ("full-photo", "voices", "cover", "people")


def seen(items: tuple[Item, ...], matrix: Matrix = (1, 0, 0, 1, 0, 0), role: str = "") -> Iterator[tuple[str, str, Rect]]:
    """Every line of words (the height of small letters) and every figure, as (role, text, box on the page)."""
    a, b, c, d, e, f = matrix

    def on_page(place: Rect) -> Rect:
        corners = [(x, y) for x in (place.x, place.right) for y in (place.y, place.bottom)]
        xs, ys = [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]
        return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))

    for item in items:
        match item:
            case Glyphs() if item.text.strip():
                left, right = min(item.xs), max(item.xs) + item.size * 0.4
                yield role, item.text, on_page(Rect(left, item.ys[0] - item.size * 0.5, right - left, item.size * 0.55))
            case Group():
                p, q, r, s, t, u = item.transform
                inner = (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f)
                yield from seen(item.items, inner, role)
            case Tagged(role="Figure", place=Rect() as place):
                yield "Figure", item.alt, on_page(place)
            case Tagged() | Link():
                yield from seen(item.items, matrix, item.role if isinstance(item, Tagged) else role)


def collisions(side: LaidOutPage) -> list[tuple[str, str]]:
    found = list(seen(side.items))
    words = [each for each in found if each[0] != "Figure"]
    figures = [each for each in found if each[0] == "Figure"]
    pairs = [(one, other) for number, one in enumerate(words) for other in words[number + 1 :]]
    if side.page not in OVER_PICTURES:
        pairs += [(word, figure) for word in words for figure in figures if word[0] != "Caption"]
    return [(one[1], other[1]) for one, other in pairs if overlap(one[2], other[2])]


def overlap(one: Rect, other: Rect) -> bool:
    return min(one.right, other.right) - max(one.x, other.x) > 1 and min(one.bottom, other.bottom) - max(one.y, other.y) > 0.5


@pytest.mark.parametrize(
    ("age_band", "reading"),
    [(AgeBand.PRIMARY, Reading.STANDARD), (AgeBand.EARLY_YEARS, Reading.STANDARD), (AgeBand.OLDER, Reading.LARGE_PRINT)],
)
@pytest.mark.parametrize("shape", PageShape)
@pytest.mark.parametrize("theme", ["meadow", "paper", "comic", "night"])
def test_words_keep_clear_of_words_and_pictures(theme: str, shape: PageShape, age_band: AgeBand, reading: Reading) -> None:
    for side in lay_out(every_layout(theme, shape, age_band, reading), FONTS).pages:
        assert collisions(side) == [], side.page


def test_a_collision_is_seen() -> None:
    side = lay_out(every_layout(), FONTS).side(PageId("early-years"))
    moved = Group((next(item for item in side.items if isinstance(item, Tagged) and item.role == "H2"),), (1, 0, 0, 1, 0, -200))

    assert collisions(LaidOutPage(side.page, side.section, side.width, side.height, (*side.items, moved), 5))
