"""What is seen is what is printed: one display list, painted by Qt and rendered from the PDF."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QImage

from lifestory_app.domain.photos import PhotoView, Purpose
from lifestory_app.export.pdf_book import Preset, write_pdf
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.paint.qt import QtPainter
from tests.builders import a_full_book

SCALE = 150 / 72
# Measured between Qt and pdfium on a page of text and a photo; two PDF viewers differ by more from one another.
MEAN, OVER_16, OVER_64 = 2.22, 0.0269, 0.0070


class SoftPhoto:
    """A photo of slow gradients, so that resampling is not what is measured."""

    def picture(self, view: PhotoView, width: int, height: int, purpose: Purpose) -> bytes:
        across, down = Image.linear_gradient("L").rotate(90), Image.linear_gradient("L")
        picture = Image.merge("RGB", (across, down, Image.new("L", (256, 256), 120))).resize((width, height))
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=95)
        return out.getvalue()


def qt_picture(image: QImage) -> Image.Image:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    return Image.frombytes("RGB", (image.width(), image.height()), bytes(image.constBits()), "raw", "RGB", image.bytesPerLine())


@pytest.mark.parametrize("theme", ["meadow", "seaside", "paper"])
def test_screen_and_pdf_differ_less_than_two_viewers_do(theme: str, qapp, tmp_path: Path) -> None:
    from dataclasses import replace

    book = replace(a_full_book(), theme=theme)
    fonts, photos = Fonts.shared(), SoftPhoto()
    laid = lay_out(book, fonts)
    target = tmp_path / "book.pdf"
    with open(target, "wb") as out:
        write_pdf(laid, book, photos, fonts, out, Preset.SCREEN)
    painter = QtPainter(fonts, photos)
    document = pypdfium2.PdfDocument(target)

    for number, side in enumerate(laid.pages):
        seen = qt_picture(painter.page_image(side, SCALE))
        printed = document[number].render(scale=SCALE).to_pil().convert("RGB").resize(seen.size)
        difference = ImageChops.difference(seen, printed)
        greatest = ImageChops.lighter(ImageChops.lighter(*difference.split()[:2]), difference.split()[2])
        pixels = seen.width * seen.height
        mean = (
            sum(sum(level * count for level, count in enumerate(band.histogram())) for band in difference.split()) / 3 / pixels
        )
        histogram = greatest.histogram()

        assert mean <= MEAN, (side.title, mean)
        assert sum(histogram[17:]) / pixels <= OVER_16, side.title
        assert sum(histogram[65:]) / pixels <= OVER_64, side.title
    document.close()
