"""Photos in a PDF: the JPEG that the photo source gives is copied as it is, written at once and let go."""

from dataclasses import dataclass

from lifestory_app.domain.photos import PhotoSource, PhotoView, Purpose
from lifestory_app.paint.pdf_objects import Name, PdfFile, Ref

_COLOUR_SPACES = {1: "DeviceGray", 3: "DeviceRGB"}
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SAYS_SOMETHING = frozenset(range(0xE1, 0xEE)) | {0xEF, 0xFE}
_ALONE = frozenset(range(0xD0, 0xD8)) | {0x01}


@dataclass(frozen=True, slots=True)
class Jpeg:
    """A JPEG with every segment gone that tells of anything but its pixels."""

    data: bytes
    width: int
    height: int
    components: int


def bare_jpeg(data: bytes) -> Jpeg:
    """Read a JPEG's size, and leave out application segments (EXIF, XMP, thumbnails) and comments.

    JFIF and Adobe's segment stay: the first gives the shape of pixels, the second how colours are coded. Raises ValueError for
    what is not a whole JPEG of one or three components.
    """
    if data[:2] != b"\xff\xd8" or data.rfind(b"\xff\xd9") < 0:
        raise ValueError("not a whole JPEG")
    at, kept, size = 2, [b"\xff\xd8"], (0, 0, 0)
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _ALONE:
            at += 2
            continue
        if marker == 0xDA:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in _FRAMES and at + 10 <= len(data):
            size = (int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big"), data[at + 9])
        if marker not in _SAYS_SOMETHING:
            kept.append(data[at:end])
        at = end
    if at + 1 >= len(data) or data[at] != 0xFF or data[at + 1] != 0xDA or 0 in size or size[2] not in _COLOUR_SPACES:
        raise ValueError("not a JPEG of one or three colours")
    head = b"".join(kept)
    return Jpeg(data if len(head) == at else head + data[at:], *size)


def pixels(width: float, height: float, per_point: float) -> tuple[int, int]:
    """How many pixels a photo placed at width x height points gets. Print copies are made for just these sizes."""
    return max(1, round(round(width * per_point, 4))), max(1, round(round(height * per_point, 4)))


class Images:
    """The photos of one PDF, each written once for every view and size."""

    def __init__(self, file: PdfFile, photos: PhotoSource, purpose: Purpose) -> None:
        self._file = file
        self._photos = photos
        self._purpose = purpose
        self._known: dict[tuple[PhotoView, int, int], Ref] = {}

    def image(self, view: PhotoView, width: int, height: int) -> Ref:
        """The picture of a view of at most width x height pixels. Raises Refused or ValueError where it cannot be had."""
        known = self._known.get((view, width, height))
        if known is None:
            jpeg = bare_jpeg(self._photos.picture(view, width, height, self._purpose))
            known = self._known[view, width, height] = self._file.put_stream(
                {
                    "Type": Name("XObject"),
                    "Subtype": Name("Image"),
                    "Width": jpeg.width,
                    "Height": jpeg.height,
                    "BitsPerComponent": 8,
                    "ColorSpace": Name(_COLOUR_SPACES[jpeg.components]),
                    "Filter": Name("DCTDecode"),
                },
                jpeg.data,
                packed=False,
            )
        return known
