"""Letters of every size and turn are drawn by Qt as the PDF shows them."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from lifestory_app.layout.display import Glyphs, Group, Item, Tagged
from lifestory_app.paint.qt import QtPainter
from lifestory_app.paint.raster import to_png
from tests.paint.sheets import a_page, fonts, line


def ink(picture: Image.Image) -> float:
    """How much of a picture is dark, in pixels."""
    return sum((255 - level) / 255 * count for level, count in enumerate(picture.convert("L").histogram()))


def letters(size: float) -> Glyphs:
    return line("Kite", 100, 300, size, "andika-700", colour="#000000")


@pytest.mark.parametrize(
    "item",
    [*(letters(size) for size in (9, 20, 30, 34, 90)), Group((letters(20),), (0.966, 0.259, -0.259, 0.966, 50, 0))],
    ids=["9", "20", "30", "34", "90", "turned"],
)
def test_letters_show_on_the_screen_as_in_the_pdf(item: Item, qapp: object) -> None:
    page = a_page([Tagged("P", (item,))])

    image = QtPainter(fonts()).page_image(page, 2).convertToFormat(QImage.Format.Format_RGB888)
    seen = Image.frombytes("RGB", (image.width(), image.height()), bytes(image.constBits()), "raw", "RGB", image.bytesPerLine())
    printed = Image.open(BytesIO(to_png((item,), page.width, page.height, 144, fonts())))

    assert ink(seen) > 100
    assert ink(seen) == pytest.approx(ink(printed), rel=0.25)
