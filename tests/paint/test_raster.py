"""PNG through our own PDF: the right size, the right colours in the right places."""

from io import BytesIO

from PIL import Image

from lifestory_app.layout.display import Group, Rect, Shape, rectangle
from lifestory_app.paint.raster import to_png
from tests.paint.sheets import HEIGHT, WIDTH, PlainPhotos, every_kind_of_item, fonts, line


def picture(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def test_shapes_stand_where_they_were_put() -> None:
    red = Shape(rectangle(Rect(10, 20, 30, 10)), "#FF0000")
    moved = Group((Shape(rectangle(Rect(0, 0, 10, 10)), "#0000FF"),), (1, 0, 0, 1, 60, 70))

    shown = picture(to_png((red, moved), 100, 90, 72, fonts()))

    assert shown.size == (100, 90)
    assert shown.getpixel((25, 25)) == (255, 0, 0)
    assert shown.getpixel((65, 75)) == (0, 0, 255)
    assert shown.getpixel((5, 25)) == (255, 255, 255)
    assert shown.getpixel((25, 35)) == (255, 255, 255)


def test_words_are_upright_and_between_their_lines() -> None:
    shown = (
        picture(to_png((line("L", 20, 80, 100),), 100, 100, 72, fonts())).convert("L").point(lambda v: 255 if v < 128 else 0)
    )

    left, top, right, low = shown.getbbox() or (0, 0, 0, 0)
    assert 20 <= left < 45
    assert 75 <= low <= 81
    stem = sum(1 for y in range(top, low) if shown.getpixel((left + 5, y)))
    assert stem > 0.9 * (low - top), "the stem of an L stands on its left"
    assert sum(1 for x in range(left, right) if shown.getpixel((x, low - 3))) > 0.8 * (right - left), "its foot lies below"


def test_a_whole_page_without_photos_has_plain_places() -> None:
    page = every_kind_of_item().pages[0]

    bare = picture(to_png(page.items, WIDTH, HEIGHT, 36, fonts(), paper=page.paper))
    full = picture(to_png(page.items, WIDTH, HEIGHT, 36, fonts(), PlainPhotos(), paper=page.paper))

    assert bare.getpixel((80, 120)) == (0xE6, 0xE1, 0xD8)
    assert full.getpixel((80, 120)) != bare.getpixel((80, 120))
    assert bare.getpixel((4, 4)) == (0xFF, 0xF8, 0xEC)
