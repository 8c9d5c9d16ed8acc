"""Pictures as a page shows them: covered, squared up, turned, straightened, cut, lit, and small enough for their place."""

import math
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.photos import Crop, PhotoView, shown_size, zoom_of_straightening
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.photos.covers import covered
from lifestory_app.photos.decoding import PICTURE_ERRORS, Size, Undecodable, as_jpeg, decode, in_srgb, resized
from lifestory_app.photos.squaring import squared

QUALITY = 88
THREADS = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """One picture to make: how to get the original bytes, and what to show of them in at most width x height pixels."""

    original: Callable[[], bytes]
    view: PhotoView
    width: int
    height: int


def size_of(width: int, height: int, view: PhotoView, most: Size) -> Size:
    """The pixels of a rendered view: as large as fits into `most`, never more than the photo has."""
    across, down = shown_size(width, height, view)
    scale = min(1.0, most[0] / across, most[1] / down)
    return max(1, min(most[0], round(across * scale))), max(1, min(most[1], round(down * scale)))


@lru_cache(maxsize=64)
def tone(light: float, contrast: float) -> tuple[int, ...]:
    """What becomes of each of the 256 values of a channel. Both run from -1 to 1; nothing is cut off by `light` alone."""
    gamma, slope = 2.0**-light, 2.0**contrast
    lit = ((value / 255) ** gamma for value in range(256))
    return tuple(min(255, max(0, round(255 * (0.5 + (value - 0.5) * slope)))) for value in lit)


def render(original: bytes, view: PhotoView, width: int, height: int) -> bytes:
    """A JPEG of at most width x height pixels that shows just the view, in sRGB and with no metadata.

    `original` may also be the proxy. Never larger than the photo. Raises Refused for what cannot be decoded, and
    ValueError for a size below one pixel.
    """
    if width < 1 or height < 1:
        raise ValueError(f"no such size: {width} x {height}")
    try:
        return _render(original, view, (width, height))
    except (Undecodable, MemoryError, *PICTURE_ERRORS):
        raise Refused(
            "A photo of this book could not be read again. The rest of the book is safe; run “verify”, or add the photo again."
        ) from None


def _render(original: bytes, view: PhotoView, most: Size) -> bytes:
    decoded = decode(original, lambda width, height: _enough(width, height, view, most))
    size = size_of(decoded.width, decoded.height, view, most)
    picture = covered(decoded.picture, view.covers)
    if view.corners is not None:
        across, _ = shown_size(picture.width, picture.height, view)
        picture = squared(picture, view.corners, across / size[0])
    if view.turn % 4:
        turns = (Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
        picture = picture.transpose(turns[view.turn % 4 - 1])
    picture = _straightened(picture, view, size) if view.straighten else _cut(picture, view.crop, size)
    picture = in_srgb(picture, decoded.icc)
    if view.light or view.contrast:
        picture = picture.point(tone(view.light, view.contrast) * 3)
    return as_jpeg(picture, QUALITY)


def _enough(width: int, height: int, view: PhotoView, most: Size) -> Size:
    """The size at which the whole photo must be decoded so that the view has as many pixels as are wanted."""
    across, down = shown_size(width, height, view)
    scale = min(1.0, max(size_of(width, height, view, most)[0] / across, size_of(width, height, view, most)[1] / down))
    return math.ceil(width * scale), math.ceil(height * scale)


def _cut(picture: Image.Image, crop: Crop, size: Size) -> Image.Image:
    """The crop at a size. What lies outside is taken away before scaling, since scaling mixes neighbours in."""
    width, height = picture.size
    left, right = _inwards(crop.left, crop.right, width)
    top, bottom = _inwards(crop.top, crop.bottom, height)
    if (left, top, right, bottom) != (0, 0, width, height):
        picture = picture.crop((left, top, right, bottom))
    return resized(picture, size)


def _inwards(start: float, end: float, side: int) -> tuple[int, int]:
    """The whole pixels within a part of a side; of a part that holds none, the one it begins in."""
    first, last = math.ceil(start * side - 1e-6), math.floor(end * side + 1e-6)
    if first < last:
        return first, last
    first = min(side - 1, math.floor(start * side))
    return first, first + 1


def _straightened(picture: Image.Image, view: PhotoView, size: Size) -> Image.Image:
    """The picture turned by a few degrees about its middle, filling its frame, and cut."""
    across = picture.width * (view.crop.right - view.crop.left)
    shrink = across / zoom_of_straightening(*picture.size, view.straighten) / size[0]
    if shrink > 1.1:
        picture = resized(picture, (math.ceil(picture.width / shrink), math.ceil(picture.height / shrink)))
    width, height = picture.size
    zoom = zoom_of_straightening(width, height, view.straighten)
    angle = math.radians(view.straighten)
    step_x = width * (view.crop.right - view.crop.left) / size[0] / zoom
    step_y = height * (view.crop.bottom - view.crop.top) / size[1] / zoom
    left, top = (view.crop.left - 0.5) * width / zoom, (view.crop.top - 0.5) * height / zoom
    cos, sin = math.cos(angle), math.sin(angle)
    # From a pixel of the result to where it comes from: scale, turn back (clockwise is positive), move to the middle.
    matrix = (
        cos * step_x,
        sin * step_y,
        cos * left + sin * top + width / 2,
        -sin * step_x,
        cos * step_y,
        -sin * left + cos * top + height / 2,
    )
    return picture.transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC)


def render_many(wanted: Iterable[Wanted], tell: Tell = tell_nobody, total: int = 0) -> Iterator[bytes]:
    """Render pictures, in the order given, on THREADS threads. Originals are fetched in the caller's thread, a few at a time.

    Raises what `render` raises, and Stopped from `tell`.
    """
    waiting: deque[Future[bytes]] = deque()
    todo, done = iter(wanted), 0
    pool = ThreadPoolExecutor(THREADS, thread_name_prefix="prints")
    try:
        while True:
            while len(waiting) <= THREADS and (next_one := next(todo, None)) is not None:
                waiting.append(pool.submit(render, next_one.original(), next_one.view, next_one.width, next_one.height))
            if not waiting:
                return
            tell(done, max(total, done + len(waiting)))
            yield waiting.popleft().result()
            done += 1
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
