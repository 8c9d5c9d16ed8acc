"""How books look: colours that can be read, a grid that holds, frames that leave room, drawings without a lost stroke."""

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifestory_app import resources
from lifestory_app.domain.book import AgeBand, PageShape, Reading
from lifestory_app.domain.drawings import PersonDrawing, Pictogram, PlacedDrawing, Scene
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.units import mm, to_mm
from lifestory_app.layout import furniture
from lifestory_app.layout.display import Glyphs, Rect, Shape, Tagged, walk
from lifestory_app.layout.drawings import draw, kit, shelf, suggested_alt
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.frames import frame
from lifestory_app.layout.sheet import Sheet
from lifestory_app.layout.svg import read_file, read_svg
from lifestory_app.layout.themes import read_theme, softened, theme, themes, type_scale
from tests.builders import a_book

FONTS = Fonts.shared()
SHEETS = [Sheet.of(shape, left) for shape in PageShape for left in (False, True)]


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", themes(), ids=lambda look: look.id)
def test_words_of_a_theme_can_be_read_on_its_paper_and_its_panels(look) -> None:
    for words in (look.ink, look.a1, look.a2):
        assert contrast(words, look.paper) >= 4.5
        assert contrast(words, look.tint) >= 4.5
    assert contrast(softened(look.ink, look.paper), look.paper) >= 4.5
    assert contrast("#FFFFFF", look.a1) >= 4.5


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
        assert large.title.size == plain.title.size
        assert easy.body.family == "open-dyslexic"
        assert plain.body.leading / plain.body.size == pytest.approx(1.417, abs=0.01)
        for style in (plain.cover, plain.body, plain.label, plain.hand):
            assert FONTS.key(style.family, style.weight)


def test_the_grid_is_that_of_the_look_of_the_book() -> None:
    sheet = Sheet.of(PageShape.A4)

    assert [round(to_mm(sheet.x(column))) for column in (1, 6, 7, 8, 12)] == [19, 94, 109, 124, 184]
    assert [round(to_mm(sheet.w(columns))) for columns in (4, 5, 6, 7, 12)] == [56, 71, 86, 101, 176]
    assert round(to_mm(Sheet.of(PageShape.A4, left=True).x(1))) == 15


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: f"{sheet.shape}-{'left' if sheet.left else 'right'}")
def test_twelve_columns_fit_between_the_margins(sheet: Sheet) -> None:
    right = sheet.width - (sheet.spine if sheet.left else sheet.outer)

    assert sheet.x(1) >= mm(12)
    assert sheet.x(1) + sheet.w(12) <= right + mm(0.6)


@pytest.mark.parametrize("look", themes(), ids=lambda look: look.id)
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: f"{sheet.shape}-{'left' if sheet.left else 'right'}")
def test_furniture_is_decoration_covers_the_bleed_and_is_the_same_every_time(look, sheet: Sheet) -> None:
    for make in (furniture.background, furniture.cover, furniture.opener):
        items = make(look, sheet)

        assert items == make(look, sheet)
        assert all(isinstance(item, Tagged) and item.role == "Artifact" for item in items)
        xs = [segment[1] for item in walk(items) if isinstance(item, Shape) for segment in item.path[:1] if len(segment) > 1]
        assert min(xs) <= -sheet.bleed + 0.01


@pytest.mark.parametrize("look", themes(), ids=lambda look: look.id)
def test_the_pill_is_read_and_the_page_number_is_not(look) -> None:
    pill = furniture.pill(look, "Before", 50, 50, FONTS)
    folio = furniture.folio(look, "12", SHEETS[0], FONTS, "Robin’s story")

    assert any(isinstance(item, Tagged) and item.role == "P" for item in pill)
    assert all(isinstance(item, Tagged) and item.role == "Artifact" for item in folio)
    assert "".join(item.text for item in walk(folio) if isinstance(item, Glyphs)).endswith("12")
    assert furniture.folio(look, "", SHEETS[0], FONTS, "x") == ()


@given(
    st.sampled_from(themes()),
    st.sampled_from(["photo", "circle", "panel", "document"]),
    st.floats(130, 500),
    st.floats(130, 500),
    st.text(max_size=8),
)
def test_a_frame_leaves_most_of_its_slot_to_the_picture(look, kind: str, width: float, height: float, seed: str) -> None:
    slot = Rect(40, 60, width, height)
    made = frame(look, slot, kind, seed)

    assert made == frame(look, slot, kind, seed)
    assert slot.x - 0.01 <= made.inner.x
    assert slot.y - 0.01 <= made.inner.y
    assert made.inner.right <= slot.right + 0.01
    assert made.inner.bottom <= slot.bottom + 0.01
    room = min(width, height) ** 2 if kind == "circle" else width * height
    assert made.inner.width * made.inner.height >= 0.4 * room


def elements(path: Path) -> int:
    shapes = {"path", "circle", "ellipse", "rect", "line", "polygon", "polyline"}
    root = ElementTree.parse(path).getroot()
    hidden = {part for tag in ("defs", "clipPath") for each in root.findall(f".//{{*}}{tag}") for part in each.iter()}
    return sum(each.tag.rsplit("}", 1)[-1] in shapes and each not in hidden for each in root.iter())


@pytest.mark.parametrize("folder", ["ornaments", "pictures"])
def test_every_drawing_is_read_without_a_lost_stroke(folder: str) -> None:
    files = sorted(resources.asset(folder).rglob("*.svg"))
    assert len(files) > 40

    for file in files:
        drawn = sum(isinstance(item, Shape) for item in walk(read_file(file).items))
        assert drawn >= elements(file), file.name


def test_roles_are_recoloured() -> None:
    art = read_svg('<svg viewBox="0 0 9 9"><rect width="9" height="9" fill="#111111" data-fill="a1"/></svg>', {"a1": "#2C6A4B"})

    assert art.items == (replace(art.items[0], fill="#2C6A4B"),)


@pytest.mark.parametrize(
    "bad",
    ["<svg/>", '<svg viewBox="0 0 1 1"><image/></svg>', '<svg viewBox="0 0 1 1"><rect fill="rgb(1,2,3)" width="1"/></svg>'],
)
def test_what_is_not_our_kind_of_drawing_is_told(bad: str) -> None:
    with pytest.raises(ValueError):
        read_svg(bad)


def test_every_example_person_is_drawn_at_every_age_and_in_every_view() -> None:
    examples = json.loads(resources.asset("pictures", "examples.json").read_text(encoding="utf-8"))
    people = [
        each if "age" in each else each["person"] for each in (examples if isinstance(examples, list) else examples.values())
    ]
    assert len(people) >= 48

    for person in people:
        choices = {key: ",".join(value) if isinstance(value, list) else str(value) for key, value in person.items()}
        assert len(list(walk(draw(PersonDrawing(tuple(choices.items())), Rect(0, 0, 100, 130))))) > 8
    for age in kit()["views"]["bust"]["anchors"]:
        for view in ("bust", "circle", "standing"):
            drawn = draw(PersonDrawing((("age", age), ("view", view))), Rect(0, 0, 100, 130))
            assert len(list(walk(drawn))) > 5


def test_every_picture_of_the_shelf_is_drawn_and_described() -> None:
    for name in shelf():
        assert draw(Pictogram(name), Rect(0, 0, 50, 50))
        assert suggested_alt(Pictogram(name))


def test_a_colour_that_is_none_is_refused_before_it_reaches_a_painter() -> None:
    for scene in (Scene((), "red"), Scene((), "#FFFFFF", "blue")):
        with pytest.raises(Refused, match="colour"):
            draw(scene, Rect(0, 0, 100, 100))


def test_a_scene_stays_inside_its_place_and_an_unknown_part_is_refused() -> None:
    place = Rect(10, 10, 200, 100)
    (group,) = draw(Scene((PlacedDrawing(Pictogram("kite"), 0.9, 0.1, 0.9),)), place)

    assert group.clip is not None
    with pytest.raises(Refused, match="no picture “dragon”"):
        draw(Pictogram("dragon"), place)
    with pytest.raises(Refused, match="drawing kit has no"):
        draw(PersonDrawing((("hair", "seaweed"),)), place)
