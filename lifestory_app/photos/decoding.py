"""From the bytes of a photo to pixels: upright, 8 bits a channel, and sRGB when asked. Nothing here trusts the bytes.

Intake calls this in a process of its own; only what passed there is ever decoded in this one.
"""

import struct
import warnings
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import pillow_heif
from PIL import Image, ImageCms, ImageFile, TiffImagePlugin

from lifestory_app.photos.formats import FORMATS, MAX_PIXELS, Trouble, format_of
from lifestory_app.photos.segments import Malformed, bare

pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
Image.MAX_IMAGE_PIXELS = MAX_PIXELS
# Pillow warns about odd metadata, on standard error and in words from the file. Sizes are checked here, by `_opened`.
warnings.filterwarnings("ignore", module=r"PIL\.")

PICTURE_ERRORS = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    AssertionError,
    EOFError,
    RuntimeError,
    struct.error,
    zlib.error,
    ImageCms.PyCMSError,
    Image.DecompressionBombError,
)
"""What the decoders raise on broken or hostile files. Measured on inputs/bad-photos and mutated files, then widened."""

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
Size = tuple[int, int]
_TAG_SUBFILE_TYPE, _TAG_COMPRESSION, _TAG_SUB_IFDS, _TAG_DNG_VERSION = 254, 259, 330, 50706


class Undecodable(Exception):
    """Bytes that give no picture, and why. `detail` is the number of pixels where there are too many."""

    def __init__(self, trouble: Trouble, detail: int = 0) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble
        self.detail = detail


@dataclass(slots=True)
class Decoded:
    """A picture upright, perhaps decoded smaller than it is, in one of the modes L, RGB, RGBA, LA, CMYK or LAB.

    `width` and `height` are those of the whole photo seen upright. `opened` is what it was read
    from, for its metadata.
    """

    picture: Image.Image
    opened: ImageFile.ImageFile
    format: str
    width: int
    height: int
    icc: bytes
    orientation: int
    damaged: bool
    compression: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """What the header of a photo says: format, size as stored, and how it must be turned."""

    format: str
    size: Size
    orientation: int


def looks_at(data: bytes) -> Look:
    """Read a photo's header only. Raises Undecodable."""
    opened = _opened(data)
    return Look(_format(opened), opened.size, orientation_of(opened))


def decode(data: bytes, needed: Callable[[int, int], Size] | None = None) -> Decoded:
    """Decode a photo. `needed` tells from its width and height, seen upright, what size will do; JPEGs then come smaller.

    They never come below that size. A file with broken metadata is read without it. A picture that stops short is given as
    far as it reads, marked damaged. Raises Undecodable.
    """
    opened = _opened(data)
    orientation = orientation_of(opened)
    across = orientation in (5, 6, 7, 8)
    width, height = opened.size[::-1] if across else opened.size
    icc = _profile(opened)
    enough = needed(width, height) if needed else None
    enough = enough[::-1] if enough and across else enough
    damaged = False
    compression = opened.tag_v2.get(_TAG_COMPRESSION, 1) if isinstance(opened, TiffImagePlugin.TiffImageFile) else 0
    try:
        _load(opened, enough)
    except MemoryError:
        raise Undecodable(Trouble.TOO_MUCH) from None
    except PICTURE_ERRORS:
        opened = _what_reads(data, opened, enough)
        damaged = True
    picture: Image.Image = opened
    if opened.format == "TIFF":
        width, height = opened.size
    try:
        picture = plain_mode(picture)
    except MemoryError:
        raise Undecodable(Trouble.TOO_MUCH) from None
    except PICTURE_ERRORS:
        raise Undecodable(Trouble.BROKEN) from None
    if orientation in _UPRIGHT:
        picture = picture.transpose(_UPRIGHT[orientation])
    return Decoded(picture, opened, _format(opened), width, height, icc, orientation, damaged, compression)


def _opened(data: bytes) -> ImageFile.ImageFile:
    """The file with its header read and its size found bearable. Raises Undecodable."""
    try:
        opened = _open(data)
    except MemoryError:
        raise Undecodable(Trouble.TOO_MUCH) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Undecodable(Trouble.TOO_LARGE) from None
    except PICTURE_ERRORS:
        opened = _open_bare(data)
    pixels = opened.width * opened.height
    if pixels > MAX_PIXELS:
        raise Undecodable(Trouble.TOO_LARGE, pixels)
    if pixels == 0:
        raise Undecodable(Trouble.BROKEN)
    if isinstance(opened, TiffImagePlugin.TiffImageFile) and _is_raw(opened, data):
        raise Undecodable(Trouble.RAW)
    return opened


def _format(opened: ImageFile.ImageFile) -> str:
    """Pillow calls a JPEG with more pictures behind the first MPO; to us it is a JPEG."""
    return "JPEG" if opened.format == "MPO" else str(opened.format)


def _open(data: bytes) -> ImageFile.ImageFile:
    opened = Image.open(BytesIO(data), formats=FORMATS)
    assert isinstance(opened, ImageFile.ImageFile)
    return opened


def _open_bare(data: bytes) -> ImageFile.ImageFile:
    """Broken or monstrous metadata must not cost a family its photo: read the picture without any."""
    begins_like = format_of(data)
    if not begins_like:
        raise Undecodable(Trouble.NO_PHOTO)
    try:
        return _open(bare(data, begins_like))
    except (Malformed, *PICTURE_ERRORS):
        raise Undecodable(Trouble.BROKEN) from None


def _is_raw(opened: TiffImagePlugin.TiffImageFile, data: bytes) -> bool:
    """Raw files of cameras are TIFFs whose first picture is a stamp-sized preview: better refused than taken in so small."""
    tags = opened.tag_v2
    kind = tags.get(_TAG_SUBFILE_TYPE, 0)
    small = isinstance(kind, int) and bool(kind & 1)
    return data[8:10] == b"CR" or _TAG_DNG_VERSION in tags or (small and _TAG_SUB_IFDS in tags)


def orientation_of(opened: ImageFile.ImageFile) -> int:
    """How the picture must be turned, 1 to 8 as in EXIF. TIFF, and HEIF for the most part, is turned by its own decoder."""
    if opened.format == "TIFF":
        return 1
    try:
        orientation = opened.getexif().get(0x0112, 1)
    except (MemoryError, *PICTURE_ERRORS):
        return 1
    return orientation if isinstance(orientation, int) and orientation in _UPRIGHT else 1


def _profile(opened: ImageFile.ImageFile) -> bytes:
    icc = opened.info.get("icc_profile")
    return icc if isinstance(icc, bytes) else b""


def _load(opened: ImageFile.ImageFile, enough: Size | None) -> None:
    if enough is not None and opened.format in ("JPEG", "MPO"):
        opened.draft(opened.mode, enough)
    opened.load()


def _what_reads(data: bytes, failed: ImageFile.ImageFile, enough: Size | None) -> ImageFile.ImageFile:
    """The part of a damaged picture that its decoder could make out. Raises Undecodable where that is nothing.

    A JPEG that stops short is given its end marker, upon which the decoder leaves the rest grey. Of others the rows that came
    are kept.
    """
    opened = failed
    try:
        if failed.format in ("JPEG", "MPO"):
            opened = _open(data + b"\xff\xd9")
            try:
                _load(opened, enough)
            except PICTURE_ERRORS:
                opened.tile = []
                opened.load()
        else:
            opened.tile = []
            opened.load()
        plain = all(low == high for low, high in _extrema(opened))
    except MemoryError:
        raise Undecodable(Trouble.TOO_MUCH) from None
    except PICTURE_ERRORS:
        raise Undecodable(Trouble.BROKEN) from None
    if plain:
        raise Undecodable(Trouble.BROKEN)
    return opened


def _extrema(picture: Image.Image) -> tuple[tuple[float, float], ...]:
    found = picture.getextrema()
    return (found,) if len(picture.getbands()) == 1 else found  # type: ignore[return-value]


def plain_mode(picture: Image.Image) -> Image.Image:
    """The picture with 8 bits a channel, in L, LA, RGB, RGBA, CMYK or LAB."""
    mode = picture.mode
    if mode in ("P", "PA"):
        return picture.convert("RGBA" if mode == "PA" or "transparency" in picture.info else "RGB")
    if mode in ("L", "RGB", "1") and "transparency" in picture.info:
        return picture.convert("RGBA")
    if mode in ("L", "LA", "RGB", "RGBA", "CMYK", "LAB"):
        return picture
    if mode in ("La", "RGBa"):
        return picture.convert("LA" if mode == "La" else "RGBA")
    if mode == "1":
        return picture.convert("L")
    if mode.startswith("I") or mode == "F":
        return _eight_bits(picture)
    return picture.convert("RGB")


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits or in fractions, as grey of 8. Pillow's own conversion would cut off what is brighter than 255."""
    whole = picture.convert("I") if picture.mode.startswith("I;16") else picture
    (low, high) = _extrema(whole)[0]
    if picture.mode == "F" and low >= 0 and high <= 1:
        scale = 255.0
    elif high <= 65535:
        # Scanners and instruments put 8 or 12 bits into 16; seen as 16 they would be black.
        scale = next(255 / most for most in (255, 4095, 65535) if high <= most)
    else:
        scale = 255 / high
    return whole.convert("F").point(lambda value: value * scale + 0.5).convert("L")


_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
_SPACES = {"L": "GRAY", "RGB": "RGB ", "CMYK": "CMYK"}


def in_srgb(picture: Image.Image, icc: bytes) -> Image.Image:
    """The picture as RGB in sRGB, what is see-through laid on white. A profile that is broken or does not fit is left aside."""
    alpha = picture.getchannel("A") if picture.mode in ("RGBA", "LA") else None
    colours = picture.convert(picture.mode[:-1]) if alpha else picture
    if icc and colours.mode == "L" and icc[16:20] == b"RGB ":
        colours = colours.convert("RGB")
    transform = None
    if colours.mode == "LAB":
        transform = _from_lab()
    elif icc and icc[16:20] == _SPACES[colours.mode].encode():
        transform = _from_profile(icc, colours.mode)
    if transform is not None:
        colours = transform.apply(colours)
    elif colours.mode != "RGB":
        colours = colours.convert("RGB")
    if alpha is None:
        return colours
    white = Image.new("RGB", picture.size, "white")
    white.paste(colours, mask=alpha)
    return white


@lru_cache(maxsize=16)
def _from_profile(icc: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """How colours of a profile become sRGB, or None where they are that already or the profile is broken."""
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(icc))
        says = (profile.profile.profile_description or "").lower()
        if mode == "RGB" and "srgb" in says and "linear" not in says:
            return None
        return ImageCms.ImageCmsTransform(
            profile, _SRGB, mode, "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC, flags=ImageCms.Flags.BLACKPOINTCOMPENSATION
        )
    except PICTURE_ERRORS:
        return None


@lru_cache(maxsize=1)
def _from_lab() -> ImageCms.ImageCmsTransform:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    return ImageCms.ImageCmsTransform(lab, _SRGB, "LAB", "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC)


def fitted(width: int, height: int, longest: int) -> Size:
    """A size of the same shape whose longest side is at most `longest`. Never larger than it was."""
    scale = min(1.0, longest / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def resized(picture: Image.Image, size: Size) -> Image.Image:
    """The whole picture at another size.

    Measured on photos against full decoding and Lanczos: 37 to 50 dB at half size, 3 dB below Lanczos, at half of its cost.
    """
    if picture.size == size:
        return picture
    return picture.resize(size, Image.Resampling.HAMMING, reducing_gap=3.0)


def as_jpeg(picture: Image.Image, quality: int = 88, subsampling: str = "4:2:0", icc: bytes = b"") -> bytes:
    """A baseline JPEG with nothing in it but the picture, and its colour profile where one is given."""
    clean = picture.copy()
    clean.info = {}
    out = BytesIO()
    clean.save(out, "JPEG", quality=quality, subsampling=subsampling, icc_profile=icc or None)
    return out.getvalue()
