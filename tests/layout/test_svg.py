"""Our own drawings are read whole: no stroke lost, curves true, colours by role."""

import math
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lifestory_app import resources
from lifestory_app.layout.display import Gradient, Group, Rect, Shape, walk
from lifestory_app.layout.svg import place_art, read_file, read_svg
from tests.layout.bounds import box

DRAWINGS = [file for folder in ("ornaments", "pictures") for file in sorted(resources.asset(folder).rglob("*.svg"))]


def elements(path: Path) -> int:
    shapes = {"path", "circle", "ellipse", "rect", "line", "polygon", "polyline"}
    root = ElementTree.parse(path).getroot()
    hidden = {part for tag in ("defs", "clipPath") for each in root.findall(f".//{{*}}{tag}") for part in each.iter()}
    return sum(each.tag.rsplit("}", 1)[-1] in shapes and each not in hidden for each in root.iter())


def art_of(inside: str) -> tuple[object, ...]:
    return read_svg(f'<svg viewBox="0 0 20 20">{inside}</svg>').items


@pytest.mark.parametrize("folder", ["ornaments", "pictures"])
def test_every_drawing_is_read_without_a_lost_stroke(folder: str) -> None:
    files = sorted(resources.asset(folder).rglob("*.svg"))
    assert len(files) > 40

    for file in files:
        drawn = sum(isinstance(item, Shape) for item in walk(read_file(file).items))
        assert drawn >= elements(file), file.name


def test_no_drawing_reaches_far_out_of_its_box() -> None:
    # Strips that run over the whole width are cut where they are placed; nothing else may stray.
    strips = {"seaside-footer", "seaside-opener-sea", "meadow-footer", "comic-header", "comic-halftone-corner"}

    for file in DRAWINGS:
        if file.stem not in strips:
            art = read_file(file)
            drawn, most = box(art.items), 0.06 * max(art.box.width, art.box.height) + 0.6
            assert drawn.x >= art.box.x - most, file.name
            assert drawn.y >= art.box.y - most, file.name
            assert drawn.right <= art.box.right + most, file.name
            assert drawn.bottom <= art.box.bottom + most, file.name


def test_roles_are_recoloured() -> None:
    art = read_svg('<svg viewBox="0 0 9 9"><rect width="9" height="9" fill="#111111" data-fill="a1"/></svg>', {"a1": "#2C6A4B"})

    assert art.items == (replace(art.items[0], fill="#2C6A4B"),)


def test_all_kinds_of_path_data_become_lines_and_cubic_curves() -> None:
    (shape,) = art_of('<path d="M1 1h4v4H1zm8 0q2 4 4 0t4 0M2 12s2 4 4 0 M3 16a3 2 0 1 0 6 0" fill="#123456"/>')

    assert isinstance(shape, Shape)
    assert {segment[0] for segment in shape.path} == {"M", "L", "C", "Z"}
    ends = [segment[-2:] for segment in shape.path if segment[0] == "C"]
    for wanted in ((13.0, 1.0), (17.0, 1.0), (6.0, 12.0), (9.0, 16.0)):
        assert any(math.dist(wanted, end) < 0.01 for end in ends)


def test_transforms_opacity_strokes_and_gradients_are_kept() -> None:
    (group,) = art_of(
        '<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fff"/>'
        '<stop offset="100%" stop-color="#000000"/></linearGradient></defs>'
        '<g transform="translate(2 3) rotate(90) scale(2)" opacity=".5">'
        '<rect x="1" y="1" width="4" height="2" rx="9" fill="url(#g)"/>'
        '<line x1="0" y1="0" x2="3" y2="0" stroke="#112233" stroke-width="0.5" stroke-dasharray="1 2" '
        'stroke-linecap="round"/></g>'
    )

    assert isinstance(group, Group)
    assert group.transform == pytest.approx((0, 2, -2, 0, 2, 3))
    filled, drawn = group.items
    assert isinstance(filled, Shape)
    assert filled.fill == Gradient((1, 1), (1, 3), ((0.0, "#FFFFFF"), (1.0, "#000000")))
    assert filled.opacity == 0.5
    assert isinstance(drawn, Shape)
    assert drawn.stroke is not None
    assert (drawn.stroke.width, drawn.stroke.dash, drawn.stroke.round) == (0.5, (1, 2), True)


def test_a_drawing_is_placed_whole_in_the_middle_stretched_or_cut() -> None:
    art = read_svg('<svg viewBox="10 0 20 10"><rect x="10" width="40" height="10" fill="#111111"/></svg>')
    place = Rect(100, 100, 60, 60)

    assert box(place_art(art, place)) == Rect(100, 115, 120, 30)
    assert box(place_art(art, place, stretch=True)) == Rect(100, 100, 120, 60)
    (cut,) = place_art(art, place, cut=True)
    assert isinstance(cut, Group)
    assert cut.clip is not None


@pytest.mark.parametrize(
    "bad",
    ["<svg/>", '<svg viewBox="0 0 1 1"><image/></svg>', '<svg viewBox="0 0 1 1"><rect fill="rgb(1,2,3)" width="1"/></svg>'],
)
def test_what_is_not_our_kind_of_drawing_is_told(bad: str) -> None:
    with pytest.raises(ValueError):
        read_svg(bad)
