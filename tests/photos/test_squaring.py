"""A photographed sheet of paper is squared up: straight, in its own shape, with nothing of what lay round it."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from lifestory_app.domain.corners import Corners, Spot, sheet_size
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.photos import Cover, Crop, PhotoView, shown_size, whole_size
from lifestory_app.photos.covers import covered
from lifestory_app.photos.prints import render, size_of
from lifestory_app.photos.squaring import coefficients, squared
from tests.photos.pictures import opened, saved

PHOTO = PhotoId("photo")
part = st.floats(0, 1)


@st.composite
def sheets(draw: st.DrawFn) -> Corners:
    """Four corners, each in its own quarter of the photo."""
    low, high = st.floats(0, 0.4), st.floats(0.6, 1)
    spots = [(draw(x), draw(y)) for x, y in ((low, low), (high, low), (high, high), (low, high))]
    try:
        return Corners(*spots)
    except ValueError:
        assume(False)
        raise


def a_drawing(width: int = 420, height: int = 297) -> Image.Image:
    """A sheet with a frame of marks whose places are known."""
    sheet = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(sheet)
    for x, y in marks(width, height):
        draw.ellipse((x - 8, y - 8, x + 8, y + 8), "black")
    return sheet


def marks(width: float, height: float) -> list[Spot]:
    return [(width * across, height * down) for across in (0.1, 0.5, 0.9) for down in (0.1, 0.5, 0.9)]


def photographed(sheet: Image.Image, size: tuple[int, int], tilt: float, spin: float, focal: float = 0.75) -> tuple[
    Image.Image, Corners
]:  # fmt: skip
    """The sheet on a dark table, seen by a camera that looks down at a slant. Where its corners are follows from the optics."""
    far = focal * max(size)
    wide, high = sheet.width / sheet.height, 1.0
    spots: list[Spot] = []
    for x, y in ((-wide, -high), (wide, -high), (wide, high), (-wide, high)):
        x, y = x * math.cos(spin) - y * math.sin(spin), x * math.sin(spin) + y * math.cos(spin)
        y, z = y * math.cos(tilt), 3.4 + y * math.sin(tilt)
        spots.append((far * x / z / size[0] + 0.5, far * y / z / size[1] + 0.5))
    corners = Corners(*spots)
    # From the photo back to the sheet is the other way round: solve for each pixel by Pillow's own transform of the inverse.
    there = coefficients(sheet.size, [(x * size[0], y * size[1]) for x, y in corners.spots])
    picture = Image.new("RGB", size, (60, 45, 40))
    warped = sheet.transform(size, Image.Transform.PERSPECTIVE, inverted(there), Image.Resampling.BICUBIC)
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).polygon([(x * size[0], y * size[1]) for x, y in corners.spots], 255)
    picture.paste(warped, mask=mask)
    return picture, corners


def inverted(c: tuple[float, ...]) -> tuple[float, ...]:
    """The way back of a perspective: the adjugate of its matrix, scaled so that the last number is 1."""
    a, b, c_, d, e, f, g, h = c
    back = (e - f * h, c_ * h - b, b * f - c_ * e, f * g - d, a - c_ * g, c_ * d - a * f, d * h - e * g, b * g - a * h)
    last = a * e - b * d
    return tuple(each / last for each in back)


def dark_spots(picture: Image.Image) -> list[Spot]:
    """The middles of the dark marks, each looked for round the place where it should be."""
    grey = picture.convert("L")
    found = []
    for x, y in marks(*picture.size):
        reach = picture.width // 12
        cells = [
            (across, down)
            for across in range(round(x) - reach, round(x) + reach)
            for down in range(round(y) - reach, round(y) + reach)
            if 0 <= across < grey.width and 0 <= down < grey.height and grey.getpixel((across, down)) < 110  # type: ignore[operator]
        ]
        assert cells, "a mark is gone"
        found.append((sum(x for x, _ in cells) / len(cells), sum(y for _, y in cells) / len(cells)))
    return found


@pytest.mark.parametrize(("tilt", "spin"), [(0.0, 0.0), (0.5, 0.0), (0.45, 0.2), (0.7, -0.12), (0.3, 0.4)])
@pytest.mark.parametrize("most", [2000, 400])
def test_a_photographed_sheet_comes_back_square(tilt: float, spin: float, most: int) -> None:
    photo, corners = photographed(a_drawing(), (1200, 900), tilt, spin)

    square = opened(render(saved(photo, "JPEG", quality=95), PhotoView(PHOTO, corners=corners), most, most))

    assert square.width / square.height == pytest.approx(420 / 297, rel=0.02)
    for (x, y), (want_x, want_y) in zip(dark_spots(square), marks(*square.size), strict=True):
        assert math.dist((x, y), (want_x, want_y)) < 3
    edge = [square.convert("L").getpixel((x, square.height // 3)) for x in (6, square.width - 7)]
    assert min(edge) > 200  # type: ignore[type-var]


def test_a_camera_that_sees_further_changes_the_shape_little() -> None:
    _, corners = photographed(a_drawing(), (1200, 900), 0.4, 0.1, focal=0.95)

    across, down = sheet_size(1200, 900, corners)

    assert across / down == pytest.approx(420 / 297, rel=0.1)


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_corners_of_the_whole_photo_change_nothing(width: int, height: int) -> None:
    assert sheet_size(width, height, Corners()) == pytest.approx((width, height))


@settings(max_examples=30, deadline=None)
@given(st.integers(8, 90), st.integers(8, 90), st.integers(0, 3))
def test_a_photo_squared_up_by_its_own_corners_is_that_photo(width: int, height: int, turn: int) -> None:
    data = saved(Image.effect_noise((width, height), 60).convert("RGB"))

    plain, same = (opened(render(data, PhotoView(PHOTO, turn=turn, corners=each), 99, 99)) for each in (None, Corners()))

    assert plain.size == same.size
    assert max(high for _, high in ImageChops.difference(plain, same).getextrema()) <= 4  # type: ignore[misc]


@given(st.integers(20, 4000), st.integers(20, 4000), st.tuples(part, part).map(sorted), st.tuples(part, part).map(sorted))
def test_corners_at_right_angles_are_a_crop(width: int, height: int, across: list[float], down: list[float]) -> None:
    assume(across[1] - across[0] > 0.1 and down[1] - down[0] > 0.1)
    (left, right), (top, bottom) = across, down
    corners = Corners((left, top), (right, top), (right, bottom), (left, bottom))
    crop = PhotoView(PHOTO, Crop(left, top, right, bottom))
    wanted = shown_size(width, height, crop)

    assert shown_size(width, height, PhotoView(PHOTO, corners=corners)) == pytest.approx(wanted)


@given(st.integers(20, 4000), st.integers(20, 4000), sheets(), st.integers(0, 3))
def test_a_sheet_has_no_more_pixels_than_its_photo_and_turning_swaps_its_sides(
    width: int, height: int, corners: Corners, turn: int
) -> None:
    across, down = sheet_size(width, height, corners)

    assert across * down <= width * height * (1 + 1e-9)
    assert across > 0
    assert down > 0
    turned = whole_size(width, height, PhotoView(PHOTO, turn=turn, corners=corners))
    assert turned == ((down, across) if turn % 2 else (across, down))


@settings(max_examples=60, deadline=None)
@given(st.integers(24, 90), st.integers(24, 90), sheets(), st.integers(0, 3), st.integers(5, 120))
def test_nothing_outside_the_corners_has_any_say(width: int, height: int, corners: Corners, turn: int, most: int) -> None:
    plain = Image.effect_noise((width, height), 50).convert("RGB")
    keep = Image.new("L", plain.size)
    spots = [(x * width, y * height) for x, y in corners.spots]
    draw = ImageDraw.Draw(keep)
    draw.polygon(spots, 255)
    draw.line([*spots, spots[0]], 255, 6)
    for x, y in spots:
        draw.ellipse((x - 3, y - 3, x + 3, y + 3), 255)
    marked = Image.new("RGB", plain.size, "magenta")
    marked.paste(plain, mask=keep)
    view = PhotoView(PHOTO, turn=turn, corners=corners)

    one, two = (render(saved(each), view, most, most) for each in (plain, marked))

    assert one == two
    assert opened(one).size == size_of(width, height, view, (most, most))


def test_covers_are_burnt_in_before_the_sheet_is_squared_up() -> None:
    photo, corners = photographed(a_drawing(), (1200, 900), 0.5, 0.1)
    cover = Cover(Crop(0.4, 0.4, 0.6, 0.6))
    hidden = photo.copy()
    hidden.paste((255, 0, 255), (482, 362, 718, 538))
    assert covered(photo, (cover,)).tobytes() == covered(hidden, (cover,)).tobytes()

    one, two = (render(saved(each), PhotoView(PHOTO, corners=corners, covers=(cover,)), 300, 300) for each in (photo, hidden))

    assert one == two


def test_a_large_sheet_made_small_does_not_flicker() -> None:
    """Fine lines become an even grey, which they do not where pixels are merely picked out."""
    lines = Image.new("L", (1600, 1200), 255)
    draw = ImageDraw.Draw(lines)
    for y in range(0, 1200, 4):
        draw.line((0, y, 1600, y), 0, 2)
    corners = Corners((0.1, 0.1), (0.92, 0.12), (0.9, 0.9), (0.12, 0.88))

    small = squared(lines, corners, 8.0).resize((160, 120), Image.Resampling.BOX).crop((10, 10, 150, 110))

    low, high = small.getextrema()
    assert high - low < 60  # type: ignore[operator]


@pytest.mark.parametrize(
    "spots",
    [
        ((0, 0), (1, 0), (1, 1), (0, 1.1)),
        ((0, 0), (1, 1), (1, 0), (0, 1)),
        ((0, 0), (0, 1), (1, 1), (1, 0)),
        ((0, 0), (0.01, 0), (0.01, 0.01), (0, 0.01)),
        ((0, 0), (1, 0), (0.2, 0.2), (0, 1)),
        ((float("nan"), 0), (1, 0), (1, 1), (0, 1)),
    ],
)
def test_what_is_no_sheet_is_not_taken(spots: tuple[Spot, Spot, Spot, Spot]) -> None:
    with pytest.raises(ValueError, match="corner"):
        Corners(*spots)
