"""Pictures on their way into the package: photos as they come, drawings as vectors with a PNG for older programs."""

from collections.abc import Sequence
from dataclasses import dataclass

from lifestory_app.domain.photos import PhotoSource
from lifestory_app.export.docx_parts.pictures import Box
from lifestory_app.layout.display import Item
from lifestory_app.layout.fonts import Fonts
from lifestory_app.paint.raster import to_png
from lifestory_app.paint.svg import to_svg


@dataclass(frozen=True, slots=True)
class Drawn:
    """The bytes of a picture and what they are, with the vector drawing behind a PNG."""

    content: bytes
    ending: str
    svg: str = ""


def drawn(items: Sequence[Item], size: Box, dpi: float, fonts: Fonts, paper: str, photos: PhotoSource | None = None) -> Drawn:
    """Items of a display list as a vector picture, and as a PNG of so many dots per inch on paper of a colour."""
    png = to_png(items, size.width, size.height, dpi, fonts, photos, paper)
    return Drawn(png, "png", to_svg(items, size.width, size.height, fonts, photos))
