"""Where a crop stands on its photo: moved, resized and enlarged without ever leaving the photo or its frame's shape."""

from lifestory_app.domain.corners import Corners
from lifestory_app.domain.photos import Crop

LEAST = 0.05


def fitted(aspect: float | None, photo_aspect: float) -> Crop:
    """The largest crop in the middle whose shape, width by height, is `aspect`; all of the photo for None."""
    if aspect is None:
        return Crop()
    share = aspect / photo_aspect
    wide, high = (1.0, 1 / share) if share > 1 else (share, 1.0)
    return _placed(0.5 - wide / 2, 0.5 - high / 2, wide, high)


def shaped(crop: Crop, aspect: float | None, photo_aspect: float) -> Crop:
    """The crop in the shape of its frame: its middle kept, never larger than it was."""
    if aspect is None:
        return crop
    wide, high = crop.right - crop.left, crop.bottom - crop.top
    share = aspect / photo_aspect
    wide, high = (wide, wide / share) if wide / high < share else (high * share, high)
    across, down = (crop.left + crop.right) / 2, (crop.top + crop.bottom) / 2
    return _placed(across - wide / 2, down - high / 2, wide, high)


def moved(crop: Crop, by_x: float, by_y: float) -> Crop:
    """The crop moved by fractions of the photo, as far as there is photo."""
    wide, high = crop.right - crop.left, crop.bottom - crop.top
    return _placed(crop.left + by_x, crop.top + by_y, wide, high)


def enlarged(crop: Crop, factor: float) -> Crop:
    """The crop made larger or smaller about its middle, keeping its shape, as far as there is photo."""
    wide, high = crop.right - crop.left, crop.bottom - crop.top
    factor = min(factor, 1 / wide, 1 / high)
    factor = max(factor, LEAST / min(wide, high))
    new_wide, new_high = wide * factor, high * factor
    return _placed(crop.left + (wide - new_wide) / 2, crop.top + (high - new_high) / 2, new_wide, new_high)


def dragged(crop: Crop, corner: int, x: float, y: float, aspect: float | None, photo_aspect: float) -> Crop:
    """The crop with one corner (0 top left, 1 top right, 2 bottom right, 3 bottom left) pulled to a point of the photo.

    The opposite corner stays. With `aspect` the crop keeps that shape.
    """
    anchor_x = crop.right if corner in (0, 3) else crop.left
    anchor_y = crop.bottom if corner in (0, 1) else crop.top
    x, y = min(1.0, max(0.0, x)), min(1.0, max(0.0, y))
    to_left, to_top = corner in (0, 3), corner in (0, 1)
    wide = max(LEAST, (anchor_x - x) if to_left else (x - anchor_x))
    high = max(LEAST, (anchor_y - y) if to_top else (y - anchor_y))
    most_wide, most_high = (anchor_x if to_left else 1 - anchor_x), (anchor_y if to_top else 1 - anchor_y)
    wide, high = min(wide, most_wide), min(high, most_high)
    if aspect is not None:
        share = aspect / photo_aspect
        wide, high = (wide, wide / share) if wide / high < share else (high * share, high)
    return _placed(anchor_x - wide if to_left else anchor_x, anchor_y - high if to_top else anchor_y, wide, high)


def zoom_of(crop: Crop, aspect: float | None, photo_aspect: float) -> float:
    """How far the crop goes in: 1 shows as much of the photo as its frame can."""
    most = fitted(aspect, photo_aspect)
    return max(1.0, (most.right - most.left) / (crop.right - crop.left))


def zoomed(crop: Crop, zoom: float, aspect: float | None, photo_aspect: float) -> Crop:
    """The crop going in so far, about its middle."""
    most = fitted(aspect, photo_aspect)
    return enlarged(crop, (most.right - most.left) / max(1.0, zoom) / (crop.right - crop.left))


def _placed(left: float, top: float, wide: float, high: float) -> Crop:
    wide, high = min(1.0, max(1e-3, wide)), min(1.0, max(1e-3, high))
    left, top = min(1 - wide, max(0.0, left)), min(1 - high, max(0.0, top))
    return Crop(max(0.0, left), max(0.0, top), min(1.0, left + wide), min(1.0, top + high))


def corner_moved(corners: Corners, number: int, x: float, y: float) -> Corners:
    """Corners with one of them (clockwise from the top left) at a point of the photo.

    As they were where the four would make no sheet.
    """
    spots = list(corners.spots)
    spots[number] = (min(1.0, max(0.0, x)), min(1.0, max(0.0, y)))
    try:
        return Corners(*spots)
    except ValueError:
        return corners


def new_cover(photo_aspect: float) -> Crop:
    """Where a new cover stands: in the middle, as wide as it is high, a fifth of the photo's shorter side."""
    wide, high = (0.2 / photo_aspect, 0.2) if photo_aspect > 1 else (0.2, 0.2 * photo_aspect)
    return _placed(0.5 - wide / 2, 0.5 - high / 2, wide, high)
