"""Display lists to PNG, through our own PDF, so that a picture shows just what the PDF shows."""

from collections.abc import Sequence
from io import BytesIO

import pypdfium2

from lifestory_app.domain.ids import PageId, SectionId
from lifestory_app.domain.photos import PhotoSource
from lifestory_app.layout.display import Item, LaidOutPage, Tagged
from lifestory_app.layout.fonts import Fonts
from lifestory_app.paint.pdf import About, PdfPainter, Preset, time_of_making


def to_png(
    items: Sequence[Item],
    width: float,
    height: float,
    dpi: float,
    fonts: Fonts,
    photos: PhotoSource | None = None,
    paper: str = "#FFFFFF",
) -> bytes:
    """A PNG of items on a sheet of width x height points. Without `photos`, places of photos are plain.

    Raises Refused where a photo cannot be had.
    """
    whole = (Tagged("Artifact", tuple(items)),)
    page = LaidOutPage(PageId("picture"), SectionId("picture"), width, height, whole, 1, paper=paper)
    sheet = BytesIO()
    painter = PdfPainter(sheet, About("", "", "en", time_of_making()), fonts, photos, Preset.SCREEN)
    painter.expect((page,))
    painter.page(page)
    painter.finish()
    return page_to_png(sheet.getvalue(), 0, dpi)


def page_to_png(pdf: bytes, number: int, dpi: float) -> bytes:
    """One page of a finished PDF (counting from 0) as a PNG."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[number]
        bitmap = page.render(scale=dpi / 72)
        out = BytesIO()
        bitmap.to_pil().save(out, "PNG")
        bitmap.close()
        page.close()
    return out.getvalue()
