"""How books look: the colours, type and grid of the look of the book."""

from pathlib import Path

import pytest

from lifestory_app.domain.book import AgeBand, PageShape, Reading
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.units import mm, to_mm
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.sheet import Sheet
from lifestory_app.layout.themes import read_theme, softened, theme, themes, type_scale
from tests.builders import a_book

FONTS = Fonts.shared()
SHEETS = [Sheet.of(shape, left) for shape in PageShape for left in (False, True)]

TOKENS = """
meadow  #FCF8EA #26362D #2C6A4B #5A4892 #E7F0D8 #B9CDA2 #8DB36B #F3C74F #A48FD0 #CFE6EE
seaside #FDF8EE #16324A #0E6078 #A8442B #DFF0F2 #9CCBD2 #7CC0C9 #F1D6A2 #EE8A6A #CDE8EE
night   #F5F2FB #221F48 #3F3B8F #8A3B6B #E5E1F4 #B9B2DF #232655 #FFDF8A #7C77C0 #3A3B7E
paper   #F4EADA #3A2B22 #86432A #22606C #E9DAC3 #CDB797 #EFB9A0 #F0D080 #A5CCC5 #FFFDF7
comic   #FFFDF4 #1C1B2B #0B559F #B5341A #FFF0B8 #1C1B2B #FFD044 #7FC4E8 #F48C5A #E7F4FB
plain   #FFFFFF #1F2429 #1F4E73 #96470F #EEF2F4 #B8C3CA #1F4E73 #E2A458 #8FB0C4 #F7F4EE
"""
ROLES = ("paper", "ink", "a1", "a2", "tint", "line", "d1", "d2", "d3", "d4")

OTHER_PAIRS = [
    # Words on other grounds than paper and tint (look of the book, section 4), with what they must reach.
    ("night", "#FFF3CF", "#46468C", 7.5),
    ("night", "#FFF8E4", "#5C579F", 6.0),
    ("night", "#221F48", "#FFDF8A", 11.9),
    ("seaside", "#FFFFFF", "#0E6078", 7.1),
    ("meadow", "#FFFFFF", "#2C6A4B", 6.4),
    ("comic", "#1C1B2B", "#FFD044", 11.6),
    ("comic", "#1C1B2B", "#F7B52C", 9.3),
    ("paper", "#86432A", "#FFFDF7", 7.0),
    ("paper", "#22606C", "#FFFDF7", 7.0),
    ("paper", "#3A2B22", "#A5CCC5", 7.8),
    ("plain", "#4A545C", "#FFFFFF", 7.7),
    ("plain", "#FFFFFF", "#1F4E73", 8.8),
]


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("row", TOKENS.split("\n")[1:-1], ids=lambda row: row.split()[0])
def test_colours_are_those_of_the_look_of_the_book(row: str) -> None:
    name, *colours = row.split()

    assert [getattr(theme(name).tokens, role) for role in ROLES] == colours


@pytest.mark.parametrize("look", themes(), ids=lambda look: look.id)
def test_words_of_a_theme_can_be_read_on_its_paper_and_its_panels(look) -> None:
    for words in (look.ink, look.a1, look.a2):
        assert contrast(words, look.paper) >= 4.5
        assert contrast(words, look.tint) >= 4.5
        assert contrast(words, "#FFFFFF") >= 4.5
    assert contrast(softened(look.ink, look.paper), look.paper) >= 4.5
    assert contrast("#FFFFFF", look.a1) >= 4.5


@pytest.mark.parametrize(("look", "words", "ground", "least"), OTHER_PAIRS)
def test_words_on_coloured_grounds_reach_what_the_look_of_the_book_says(look, words, ground, least) -> None:
    assert contrast(words, ground) >= least - 0.05


def test_there_are_six_themes_in_order_and_an_unknown_one_is_refused() -> None:
    assert [look.id for look in themes()] == ["meadow", "seaside", "night", "paper", "comic", "plain"]
    with pytest.raises(Refused, match="no theme “space”"):
        theme("space")


def test_a_broken_theme_names_its_file(tmp_path: Path) -> None:
    broken = tmp_path / "council.toml"
    broken.write_text(
        'name = "Ours"\norder = 1\nframe = "rounded"\n[faces]\ndisplay = "andika"\n[colours]\npaper = "#FFFFFF"\n'
    )

    with pytest.raises(Refused, match=r"council\.toml"):
        read_theme(broken)


@pytest.mark.parametrize("look", themes(), ids=lambda look: look.id)
def test_type_grows_with_large_print_and_shrinks_with_no_age(look) -> None:
    for band in AgeBand:
        plain = type_scale(look, a_book(age_band=band))
        large = type_scale(look, a_book(age_band=band, reading=Reading.LARGE_PRINT))
        easy = type_scale(look, a_book(age_band=band, reading=Reading.DYSLEXIA))

        assert plain.body.size >= 14
        assert large.body.size >= 20
        assert large.lead.size >= 24
        assert min(style.size for style in (large.caption, large.label, large.hand, large.bubble)) >= 16
        assert large.title.size == plain.title.size
        assert easy.body.family == easy.lead.family == "open-dyslexic"
        assert easy.body.size == pytest.approx(plain.body.size * 0.92)
        assert easy.body.leading == plain.body.leading
        assert plain.body.leading / plain.body.size == pytest.approx(1.417, abs=0.01)
        for style in (plain.cover, plain.lead, plain.body, plain.label, plain.hand):
            assert FONTS.key(style.family, style.weight)


@pytest.mark.parametrize(
    ("role", "by_age", "leading"),
    [
        ("cover", (62, 62, 46), 0.40),
        ("opener", (46, 46, 36), 0.41),
        ("title", (40, 35, 32), 0.42),
        ("quote", (34, 30, 26), 0.47),
        ("lead", (24, 20, 18), 0.50),
        ("body", (22, 16, 14), 0.50),
        ("label", (14, 12, 12), 0.50),
        ("caption", (14, 12, 11), 0.50),
        ("hand", (16, 13.5, 13.5), 0.42),
        ("bubble", (16, 13, 12), 0.50),
    ],
)
def test_sizes_by_age_are_those_of_the_look_of_the_book(role: str, by_age: tuple[float, ...], leading: float) -> None:
    for band, size in zip((AgeBand.EARLY_YEARS, AgeBand.PRIMARY, AgeBand.OLDER), by_age, strict=True):
        style = getattr(type_scale(theme("meadow"), a_book(age_band=band)), role)

        assert style.size == size
        assert to_mm(style.leading) == pytest.approx(size * leading)


@pytest.mark.parametrize(
    ("shape", "size", "starts", "widths", "top", "foot"),
    [
        (PageShape.A4, (210, 297), (19, 94, 109, 124, 184), (56, 71, 86, 101, 176), 17, 277),
        (PageShape.SQUARE, (210, 210), (19, 94, 109, 124, 184), (56, 71, 86, 101, 176), 17, 186),
        (PageShape.A4_LANDSCAPE, (297, 210), (20, 130, 152, 174, 262), (84, 106, 128, 150, 260), 17, 190),
        (PageShape.A5, (148, 210), (17, 67, 77, 87, 127), (36, 46, 56, 66, 116), 15, 190),
    ],
)
def test_the_grid_is_that_of_the_look_of_the_book(shape, size, starts, widths, top, foot) -> None:
    sheet = Sheet.of(shape)

    assert (round(to_mm(sheet.width)), round(to_mm(sheet.height))) == size
    assert tuple(round(to_mm(sheet.x(column)), 3) for column in (1, 6, 7, 8, 12)) == starts
    assert tuple(round(to_mm(sheet.w(columns)), 3) for columns in (4, 5, 6, 7, 12)) == widths
    assert (round(to_mm(sheet.top)), round(to_mm(sheet.foot)), round(to_mm(sheet.bleed))) == (top, foot, 3)


def test_margins_of_a_left_hand_page_are_mirrored() -> None:
    for shape in PageShape:
        left, right = Sheet.of(shape, left=True), Sheet.of(shape)

        assert left.x(1) == pytest.approx(left.outer)
        assert right.x(1) == pytest.approx(right.spine)
        assert left.w(12) == right.w(12)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: f"{sheet.shape}-{'left' if sheet.left else 'right'}")
def test_twelve_columns_fit_between_the_margins(sheet: Sheet) -> None:
    right = sheet.width - (sheet.spine if sheet.left else sheet.outer)

    assert sheet.x(1) >= mm(12)
    assert sheet.x(1) + sheet.w(12) <= right + mm(0.6)
