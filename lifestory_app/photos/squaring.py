"""A sheet of paper in a photo, squared up by its four corners, with nothing of what lies around it."""

import math
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageStat

from lifestory_app.domain.corners import Corners, Spot, sheet_size
from lifestory_app.photos.decoding import Size, resized

_FINER = 2.0
"""How many times finer than wanted the photo is kept until the sheet is square; made smaller at once it would flicker."""


def squared(picture: Image.Image, corners: Corners, shrink: float = 1.0) -> Image.Image:
    """The sheet alone, seen from straight above. It will be made `shrink` times smaller, so that less will do.

    What lies outside the corners is taken away first, since every scaling mixes neighbours in.
    """
    picture = _alone(picture, corners)
    if shrink > _FINER * 1.1:
        by = shrink / _FINER
        picture = resized(picture, (math.ceil(picture.width / by), math.ceil(picture.height / by)))
    across, down = sheet_size(*picture.size, corners)
    size = max(1, round(across)), max(1, round(down))
    spots = [(x * picture.width, y * picture.height) for x, y in corners.spots]
    return picture.transform(size, Image.Transform.PERSPECTIVE, coefficients(size, spots), Image.Resampling.BICUBIC)


def _alone(picture: Image.Image, corners: Corners) -> Image.Image:
    """The picture with nothing around the sheet, but for two pixels, but the colour that it has on the whole."""
    if corners == Corners():
        return picture
    mask = Image.new("L", picture.size)
    ImageDraw.Draw(mask).polygon([(x * picture.width - 0.5, y * picture.height - 0.5) for x, y in corners.spots], 255)
    mean = tuple(round(value) for value in ImageStat.Stat(picture, mask).mean)
    alone = Image.new(picture.mode, picture.size, mean if len(mean) > 1 else mean[0])
    alone.paste(picture, mask=mask)
    return alone


def coefficients(size: Size, spots: Sequence[Spot]) -> tuple[float, ...]:
    """The eight numbers with which Pillow finds, for a point of the sheet, the point of the photo it comes from.

    `spots` are where the sheet's corners stand in the photo, clockwise from the top left (Heckbert 1989).
    """
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = spots
    width, height = size
    skew_x, skew_y = x0 - x1 + x2 - x3, y0 - y1 + y2 - y3
    right_x, right_y, foot_x, foot_y = x1 - x2, y1 - y2, x3 - x2, y3 - y2
    span = right_x * foot_y - foot_x * right_y
    g = (skew_x * foot_y - foot_x * skew_y) / span
    h = (right_x * skew_y - skew_x * right_y) / span
    return (
        (x1 - x0 + g * x1) / width,
        (x3 - x0 + h * x3) / height,
        x0,
        (y1 - y0 + g * y1) / width,
        (y3 - y0 + h * y3) / height,
        y0,
        g / width,
        h / height,
    )
