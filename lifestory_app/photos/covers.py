"""Parts of a photo made unreadable for good: plain colour, a blur that keeps next to nothing, or a smile."""

import math
from collections.abc import Iterable

from PIL import Image, ImageDraw

from lifestory_app.domain.photos import Cover, Crop

Box = tuple[int, int, int, int]
Ink = int | tuple[int, ...]
COVER_COLOUR: dict[str, Ink] = {
    "L": 0xC5,
    "LA": (0xC5, 255),
    "RGB": (0xD9, 0xC2, 0xA3),
    "RGBA": (0xD9, 0xC2, 0xA3, 255),
    "CMYK": (0x26, 0x3D, 0x5C, 0),
    "LAB": (0xCB, 133, 147),
}
"""A warm sand, in the modes in which photos are decoded."""
_LINES: dict[str, Ink] = {
    "L": 0x3B,
    "LA": (0x3B, 255),
    "RGB": (0x4A, 0x38, 0x20),
    "RGBA": (0x4A, 0x38, 0x20, 255),
    "CMYK": (0xB5, 0xC7, 0xDF, 0),
    "LAB": (0x40, 133, 146),
}
BLUR_CELLS = 6
"""Into how many patches along its longer side a blurred part is averaged: of a face, hair and skin colour is what remains."""
_BLUR_STEPS = 16
_FINE = 4
_MOST_FACE = 480


def covered(picture: Image.Image, covers: Iterable[Cover]) -> Image.Image:
    """The picture with its covers burnt in. They are rounded outwards, so that no edge of what they cover is left."""
    picture = picture.copy() if covers else picture
    for cover in covers:
        box = _outwards(cover.area, picture.size)
        if cover.blur:
            picture.paste(_blurred(picture.crop(box)), box)
        elif cover.smile:
            _smile(picture, box)
        else:
            picture.paste(COVER_COLOUR[picture.mode], box)
    return picture


def _outwards(area: Crop, size: tuple[int, int]) -> Box:
    """A box of whole pixels around an area, with one more for the colour that JPEG spreads to its neighbours."""
    width, height = size
    return (
        max(0, math.floor(area.left * width) - 1),
        max(0, math.floor(area.top * height) - 1),
        min(width, math.ceil(area.right * width) + 1),
        min(height, math.ceil(area.bottom * height) + 1),
    )


def _blurred(part: Image.Image) -> Image.Image:
    """Averages of a few patches in coarse steps, drawn softly: the rest is gone, and no sharpening brings it back."""
    scale = BLUR_CELLS / max(part.size)
    cells = (max(1, min(part.width, round(part.width * scale))), max(1, min(part.height, round(part.height * scale))))
    coarse = [value // _BLUR_STEPS * _BLUR_STEPS + _BLUR_STEPS // 2 for value in range(256)]
    small = part.resize(cells, Image.Resampling.BOX)
    if max(cells) >= max(part.size):
        small = small.resize((1, 1), Image.Resampling.BOX)
    return small.point(coarse * len(small.getbands())).resize(part.size, Image.Resampling.BICUBIC)


def _smile(picture: Image.Image, box: Box) -> None:
    """A round face over the ellipse in a box. Nothing shines through: the colour is laid whole, and only the lines are soft."""
    size = (box[2] - box[0], box[3] - box[1])
    whole = Image.new("L", size)
    ImageDraw.Draw(whole).ellipse((0, 0, size[0] - 1, size[1] - 1), 255)
    picture.paste(COVER_COLOUR[picture.mode], box, whole)
    picture.paste(_LINES[picture.mode], box, _face(size))


def _face(size: tuple[int, int]) -> Image.Image:
    """Ring, eyes and mouth as a mask, in the middle of a box. As large as the smaller side lets them be."""
    side = min(size)
    fine = min(side * _FINE, _MOST_FACE)
    face = Image.new("L", (fine, fine))
    draw = ImageDraw.Draw(face)
    middle, line = fine / 2, max(1, round(fine * 0.035))

    def circle(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
        return x - radius, y - radius, x + radius, y + radius

    draw.ellipse(circle(middle, middle, fine * 0.36), outline=255, width=line)
    for x in (middle - fine * 0.115, middle + fine * 0.115):
        draw.ellipse(circle(x, middle - fine * 0.07, fine * 0.042), fill=255)
    draw.arc(circle(middle, middle + fine * 0.02, fine * 0.19), 20, 160, fill=255, width=line)
    mask = Image.new("L", size)
    small = face.resize((side, side), Image.Resampling.LANCZOS)
    mask.paste(small, ((size[0] - side) // 2, (size[1] - side) // 2))
    return mask
