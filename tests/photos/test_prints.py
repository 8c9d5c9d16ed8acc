"""Laws of views: what shows, how large, and that what was cut away or covered is gone."""

import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from lifestory_app.domain.errors import Refused, Stopped
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.photos import Cover, Crop, PhotoView, zoom_of_straightening
from lifestory_app.photos.decoding import decode
from lifestory_app.photos.prints import Wanted, render, render_many, size_of, tone
from lifestory_app.photos.private import sniff_private
from tests.photos.pictures import SECRET, a_picture, chatty_jpeg, chatty_png, chatty_webp, exif, opened, saved

PHOTO = PhotoId("photo")
WHOLE = PhotoView(PHOTO)
sides = st.integers(1, 90)
fractions = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted).filter(lambda pair: pair[1] - pair[0] > 0.05)
crops = st.tuples(fractions, fractions).map(lambda pairs: Crop(pairs[0][0], pairs[1][0], pairs[0][1], pairs[1][1]))
views = st.builds(
    PhotoView,
    st.just(PHOTO),
    crops,
    st.integers(0, 3),
    st.floats(-15, 15),
    st.floats(-1, 1),
    st.floats(-1, 1),
    st.lists(st.builds(Cover, crops, st.booleans()) | st.builds(Cover, crops, smile=st.just(True)), max_size=2).map(tuple),
)


def shown(data: bytes, view: PhotoView = WHOLE, width: int = 4000, height: int = 4000) -> Image.Image:
    return opened(render(data, view, width, height))


def farthest(one: Image.Image, other: Image.Image) -> int:
    """The largest difference of any channel of any pixel."""
    assert one.size == other.size
    return max(high for _, high in ImageChops.difference(one, other).getextrema())  # type: ignore[misc]


@settings(max_examples=120, deadline=None)
@given(sides, sides, views, st.integers(1, 120), st.integers(1, 120))
def test_a_view_fits_its_place_keeps_its_shape_and_is_never_enlarged(
    width: int, height: int, view: PhotoView, most_across: int, most_down: int
) -> None:
    picture = shown(saved(Image.new("RGB", (width, height), "grey")), view, most_across, most_down)

    assert picture.size == size_of(width, height, view, (most_across, most_down))
    assert picture.width <= most_across
    assert picture.height <= most_down
    across, down = (height, width) if view.turn % 2 else (width, height)
    crop = view.crop
    assert picture.width <= max(1, math.ceil(across * (crop.right - crop.left)))
    assert picture.height <= max(1, math.ceil(down * (crop.bottom - crop.top)))


@settings(max_examples=60, deadline=None)
@given(st.integers(8, 90), st.integers(8, 90), crops, st.integers(0, 3), st.floats(-15, 15))
def test_straightening_never_shows_a_corner(width: int, height: int, crop: Crop, turn: int, degrees: float) -> None:
    picture = shown(saved(Image.new("RGB", (width, height), "white")), PhotoView(PHOTO, crop, turn, degrees))

    assert all(low >= 250 for low, _ in picture.getextrema())  # type: ignore[union-attr,operator]


@settings(max_examples=40, deadline=None)
@given(st.integers(8, 60), st.integers(8, 60), st.integers(0, 3))
def test_four_turns_are_none_and_each_swaps_the_sides(width: int, height: int, turn: int) -> None:
    data = saved(a_picture(width * 2, height * 2))

    once, again = render(data, PhotoView(PHOTO, turn=turn), 999, 999), render(data, PhotoView(PHOTO, turn=turn + 4), 999, 999)

    assert once == again
    assert opened(once).size == ((height * 2, width * 2) if turn % 2 else (width * 2, height * 2))


@pytest.mark.parametrize(("turn", "top_left"), [(0, (255, 0, 0)), (1, (0, 0, 255)), (2, (255, 255, 0)), (3, (0, 255, 0))])
def test_turning_is_clockwise(turn: int, top_left: tuple[int, int, int]) -> None:
    pixel = shown(saved(a_picture()), PhotoView(PHOTO, turn=turn)).getpixel((10, 10))

    assert all(abs(got - want) < 8 for got, want in zip(pixel, top_left, strict=True))  # type: ignore[arg-type]


def test_straightening_is_clockwise() -> None:
    horizon = Image.new("RGB", (200, 100), "white")
    ImageDraw.Draw(horizon).rectangle((0, 50, 200, 100), "black")

    turned = shown(saved(horizon), PhotoView(PHOTO, straighten=10)).convert("L")

    left = next(y for y in range(turned.height) if turned.getpixel((5, y)) < 128)  # type: ignore[operator]
    right = next(y for y in range(turned.height) if turned.getpixel((turned.width - 6, y)) < 128)  # type: ignore[operator]
    slope = math.degrees(math.atan2(right - left, turned.width - 11))
    assert abs(slope - 10) < 1


def test_straightening_by_nothing_changes_nothing() -> None:
    assert zoom_of_straightening(400, 300, 0) == 1
    data = saved(a_picture(200, 150))
    still, hardly = shown(data), shown(data, PhotoView(PHOTO, straighten=0.001))
    assert farthest(still.resize((99, 74)), hardly.resize((99, 74))) < 12


def test_the_crop_is_measured_after_turning() -> None:
    data = saved(a_picture())
    # Upright, the top left quarter is red; turned once clockwise it is at the top right.
    for turn, crop in (
        (0, Crop(0, 0, 0.5, 0.5)),
        (1, Crop(0.5, 0, 1, 0.5)),
        (2, Crop(0.5, 0.5, 1, 1)),
        (3, Crop(0, 0.5, 0.5, 1)),
    ):
        picture = shown(data, PhotoView(PHOTO, crop, turn))
        assert farthest(picture, Image.new("RGB", picture.size, "red")) < 6


@settings(max_examples=40, deadline=None)
@given(st.integers(10, 80), st.integers(10, 80), crops, st.integers(0, 3), st.integers(5, 80))
def test_nothing_outside_the_crop_has_any_say(width: int, height: int, crop: Crop, turn: int, most: int) -> None:
    plain = Image.effect_noise((width, height), 50).convert("RGB")
    turned = (
        plain.transpose((None, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)[turn])
        if turn
        else plain
    )
    box = (
        math.floor(crop.left * turned.width),
        math.floor(crop.top * turned.height),
        math.ceil(crop.right * turned.width),
        math.ceil(crop.bottom * turned.height),
    )
    marked = Image.new("RGB", turned.size, "magenta")
    marked.paste(turned.crop(box), box)
    back = (None, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)[turn]
    marked = marked.transpose(back) if back is not None else marked
    view = PhotoView(PHOTO, crop, turn)

    assert render(saved(plain), view, most, most) == render(saved(marked), view, most, most)


def marker_does_not_show(data: bytes, view: PhotoView, most: int) -> None:
    """Paint magenta around the crop of a photo, and find nothing of it in the picture."""
    upright = decode(data).picture.convert("RGB")
    upright.info = {}
    upright.thumbnail((240, 240))
    if min(upright.size) < 24:
        return
    crop = view.crop
    box = tuple(
        round(part * side) for part, side in zip((crop.left, crop.top, crop.right, crop.bottom), upright.size * 2, strict=True)
    )
    marked = Image.new("RGB", upright.size, "magenta")
    marked.paste(upright.crop(box), box)  # type: ignore[arg-type]
    inside = PhotoView(
        PHOTO,
        Crop(
            (box[0] + 1) / upright.width,
            (box[1] + 1) / upright.height,
            (box[2] - 1) / upright.width,
            (box[3] - 1) / upright.height,
        ),
    )
    assert render(saved(upright), inside, most, most) == render(saved(marked), inside, most, most)


def test_a_marker_outside_the_crop_never_appears_for_any_photo(inputs: Path) -> None:
    seen = 0
    for path in sorted((inputs / "photos").iterdir()):
        if path.suffix == ".md" or path.name == "fmt__ultrahdr.jpg" or path.stat().st_size > 400_000:
            continue
        marker_does_not_show(path.read_bytes(), PhotoView(PHOTO, Crop(0.25, 0.2, 0.7, 0.75)), 90)
        seen += 1
    assert seen > 100


def test_no_photo_of_others_leaves_a_trace_in_a_print(inputs: Path) -> None:
    seen = 0
    for path in sorted((inputs / "photos").iterdir()):
        if path.suffix == ".md" or path.name == "fmt__ultrahdr.jpg":
            continue
        data = render(path.read_bytes(), PhotoView(PHOTO, Crop(0.1, 0.1, 0.9, 0.9)), 300, 300)
        assert sniff_private(data) == (), path
        assert set(opened(data).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}, path
        seen += 1
    assert seen > 130


@pytest.mark.parametrize("data", [chatty_jpeg(), chatty_jpeg(6), chatty_png(), chatty_webp()])
def test_a_print_holds_nothing_but_the_picture(data: bytes) -> None:
    made = render(data, WHOLE, 500, 500)

    assert sniff_private(made) == ()
    assert SECRET not in made
    assert opened(made).mode == "RGB"
    # 4:2:0 baseline, as the printers of books expect.
    frame = made.index(b"\xff\xc0")
    assert made[frame + 11] == 0x22


def noisy(seed: int) -> Image.Image:
    return Image.effect_noise((200, 160), 40 + seed).convert("RGB")


@pytest.mark.parametrize("format", ["PNG", "TIFF"])
@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA", "CMYK"])
def test_a_solid_cover_leaves_no_trace_of_what_is_under_it(format: str, mode: str) -> None:
    if (format, mode) == ("PNG", "CMYK"):
        return
    area = Crop(0.3, 0.25, 0.6, 0.7)
    face = noisy(1)
    other = face.copy()
    other.paste(noisy(90).crop((60, 40, 120, 112)), (60, 40))
    assert face.tobytes() != other.tobytes()
    view = PhotoView(PHOTO, covers=(Cover(area),), straighten=3, turn=1)

    one, two = (render(saved(each.convert(mode), format), view, 150, 150) for each in (face, other))

    assert one == two


@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA", "CMYK", "LAB"])
def test_a_smile_leaves_no_trace_of_the_face_under_it(mode: str) -> None:
    """Two faces in the ellipse that a smile fills come out byte for byte alike, at full size and small."""
    face = noisy(1)
    ellipse = Image.new("L", face.size)
    ImageDraw.Draw(ellipse).ellipse((61, 41, 118, 110), 255)
    other = face.copy()
    other.paste(noisy(90), mask=ellipse)
    view = PhotoView(PHOTO, covers=(Cover(Crop(0.3, 0.25, 0.6, 0.7), smile=True),))

    for most in (200, 77):
        one, two = (render(saved(each.convert("RGB") if mode == "LAB" else each.convert(mode), "TIFF"), view, most, most)
                    for each in (face, other))  # fmt: skip
        assert one == two


def test_a_smile_smiles_and_leaves_the_hair_round_it() -> None:
    view = PhotoView(PHOTO, covers=(Cover(Crop(0.25, 0, 0.75, 1), smile=True),))

    smiling = shown(saved(Image.new("RGB", (400, 200), "blue")), view).convert("RGB")

    colours = {smiling.getpixel((x, y)) for x in range(110, 290, 2) for y in range(10, 190, 2)}
    assert smiling.getpixel((104, 4))[2] > 200  # type: ignore[index]
    assert any(sum(each) < 220 for each in colours)  # type: ignore[arg-type]
    assert smiling.getpixel((200, 130)) == pytest.approx((0xD9, 0xC2, 0xA3), abs=6)


def test_a_cover_grows_outwards_so_that_no_edge_is_left_at_any_scale() -> None:
    picture = Image.new("RGB", (400, 400), "white")
    ImageDraw.Draw(picture).rectangle((120, 120, 239, 239), "red")
    for data in (saved(picture), saved(picture, "JPEG", quality=95, subsampling=0), saved(picture, "JPEG", quality=90)):
        for most in (400, 200, 111, 50):
            view = PhotoView(PHOTO, covers=(Cover(Crop(0.3, 0.3, 0.6, 0.6)),))
            red, green, _ = shown(data, view, most, most).split()
            assert ImageChops.subtract(red, green).getextrema()[1] < 40  # type: ignore[index,operator]


def test_a_blur_keeps_next_to_nothing_of_what_is_under_it() -> None:
    """Two parts of the same average brightness, one with writing and one without, come out nearly alike."""
    written, plain = Image.new("L", (300, 200), 128), Image.new("L", (300, 200), 128)
    draw = ImageDraw.Draw(written)
    for line in range(60, 140, 4):
        draw.line((100, line, 200, line), 255 if line % 8 else 1)
    view = PhotoView(PHOTO, covers=(Cover(Crop(0.3, 0.25, 0.7, 0.75), blur=True),))

    one, two = shown(saved(written), view), shown(saved(plain), view)

    assert farthest(one, two) <= 24
    region = one.convert("L").crop((95, 55, 205, 145))
    steps = [abs(a - b) for a, b in zip(region.tobytes(), region.tobytes()[110:], strict=False)]
    assert max(steps) <= 16


def test_a_blur_still_tells_light_from_dark() -> None:
    view = PhotoView(PHOTO, covers=(Cover(Crop(0, 0, 1, 1), blur=True),))
    picture = Image.new("L", (90, 60), 20)
    picture.paste(230, (45, 0, 90, 60))

    blurred = shown(saved(picture), view).convert("L")

    assert blurred.getpixel((10, 30)) < 60 < 190 < blurred.getpixel((80, 30))  # type: ignore[operator]


def test_covers_are_on_the_photo_and_turn_with_it() -> None:
    view = PhotoView(PHOTO, turn=1, covers=(Cover(Crop(0, 0, 0.5, 0.5)),))

    picture = shown(saved(a_picture(), "PNG"), view)

    assert picture.getpixel((70, 20)) == pytest.approx((0xD9, 0xC2, 0xA3), abs=6)
    assert picture.getpixel((20, 20)) == pytest.approx((0, 0, 255), abs=6)


def test_light_and_contrast_do_nothing_at_nought_and_keep_their_order() -> None:
    assert tone(0, 0) == tuple(range(256))
    for value in (-1.0, -0.3, 0.4, 1.0):
        assert list(tone(value, 0)) == sorted(tone(value, 0))
        assert list(tone(0, value)) == sorted(tone(0, value))
        assert tone(value, 0)[0] == 0
        assert tone(value, 0)[255] == 255
    assert tone(0.5, 0)[128] > 128 > tone(-0.5, 0)[128]
    assert tone(0, 0.5)[200] > 200 > tone(0, -0.5)[200]
    grey = saved(Image.new("RGB", (9, 9), (100, 100, 100)))
    assert shown(grey, PhotoView(PHOTO, light=0.5)).getpixel((4, 4)) == pytest.approx((tone(0.5, 0)[100],) * 3, abs=2)


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_turned_photo_is_shown_upright(orientation: int) -> None:
    turned = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}[orientation]
    stored = a_picture().transpose(turned) if turned is not None else a_picture()

    picture = shown(saved(stored, "JPEG", exif=exif(orientation), quality=95))

    assert picture.size == (120, 80)
    assert picture.getpixel((20, 20)) == pytest.approx((255, 0, 0), abs=30)


def test_a_large_jpeg_is_decoded_small_and_still_sharp_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import JpegImagePlugin

    sizes: list[tuple[int, int]] = []
    load = JpegImagePlugin.JpegImageFile.load

    def watched(self: JpegImagePlugin.JpegImageFile) -> object:
        sizes.append(self.size)
        return load(self)

    monkeypatch.setattr(JpegImagePlugin.JpegImageFile, "load", watched)
    data = saved(a_picture(1600, 1200), "JPEG")
    for view, most, decoded in (
        (WHOLE, (400, 300), (400, 300)),
        (WHOLE, (401, 301), (800, 600)),
        (PhotoView(PHOTO, Crop(0, 0, 0.5, 0.5)), (400, 300), (800, 600)),
        (PhotoView(PHOTO, turn=1), (300, 400), (400, 300)),
    ):
        sizes.clear()
        render(data, view, *most)
        assert sizes[0] == decoded


def test_a_proxy_and_the_original_show_the_same() -> None:
    original = saved(a_picture(640, 480))
    proxy = saved(a_picture(640, 480).resize((320, 240)), "JPEG", quality=95)
    view = PhotoView(PHOTO, Crop(0.2, 0.3, 0.9, 0.8), 1, 4, 0.2, 0.1)

    assert farthest(shown(original, view, 80, 80).resize((9, 9)), shown(proxy, view, 80, 80).resize((9, 9))) < 14


@pytest.mark.parametrize("data", [b"", b"no photo", chatty_jpeg()[:300], b"%!PS-Adobe"])
def test_what_cannot_be_decoded_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        render(data, WHOLE, 100, 100)


def test_a_damaged_photo_is_printed_as_far_as_it_reads() -> None:
    whole = saved(Image.effect_noise((300, 200), 50), "JPEG")

    picture = shown(whole[: len(whole) // 2])

    assert picture.size == (300, 200)


def test_many_are_rendered_in_order_and_originals_fetched_a_few_at_a_time() -> None:
    fetched: list[int] = []

    def original(number: int) -> bytes:
        fetched.append(number)
        return saved(Image.new("RGB", (10 + number, 10), "blue"))

    wanted = (Wanted(lambda number=number: original(number), WHOLE, 99, 99) for number in range(20))  # type: ignore[misc]
    made: Iterator[bytes] = render_many(wanted, total=20)

    first = opened(next(made))
    assert first.size == (10, 10)
    assert len(fetched) <= 3
    assert [opened(each).width for each in made] == list(range(11, 30))


def test_rendering_many_can_be_stopped() -> None:
    def tell(done: int, total: int, doing: str = "") -> None:
        if done == 3:
            raise Stopped

    data = saved(a_picture())
    made = []
    with pytest.raises(Stopped):
        made.extend(render_many((Wanted(lambda: data, WHOLE, 9, 9) for _ in range(50)), tell, 50))

    assert len(made) == 3
