"""Originals as they may leave the machine: every pixel, and nothing that tells where, by whom or with what they were taken."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from lifestory_app.domain.errors import Refused
from lifestory_app.photos.decoding import PICTURE_ERRORS, Decoded, Undecodable, as_jpeg, decode, in_srgb, looks_at
from lifestory_app.photos.icc import sound_profile
from lifestory_app.photos.private import sniff_private
from lifestory_app.photos.segments import Malformed, bare

__all__ = ["Leaving", "fit_to_leave", "sniff_private"]

QUALITY = 95
SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "GIF": ".gif"}
_LOSSY_TIFF = frozenset({6, 7, 34887, 50001})
"""TIFF compressions that are JPEG, or may lose detail in another way."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """A photo ready to leave: its suffix, its bytes, whether they are the original's own pixels, and what to tell the user."""

    suffix: str
    data: bytes
    same_pixels: bool
    note: str = ""


def fit_to_leave(original: bytes, format: str) -> Leaving:
    """An original without anything private. `format` is the one that intake found.

    JPEG, PNG, WebP and GIF keep their compressed picture as it is. What stands turned, HEIF, AVIF, TIFF, animated WebP, and
    files that do not keep to their format are made anew: upright, full size, as JPEG, or as PNG where nothing was lost so far
    or parts are see-through.
    Raises Refused for what cannot be decoded.
    """
    try:
        if format in SUFFIXES:
            stripped = _stripped(original, format)
            if stripped is not None:
                return Leaving(SUFFIXES[format], stripped, same_pixels=True)
        return _made_anew(original)
    except (Undecodable, MemoryError, *PICTURE_ERRORS):
        raise Refused(
            "A photo of this book could not be read again, so it cannot leave. The book itself is unchanged."
        ) from None


def _stripped(original: bytes, format: str) -> bytes | None:
    """The original with only what is allowed in it, or None where that will not do."""
    try:
        stripped = bare(original, format)
        before, after = looks_at(original), looks_at(stripped)
    except (Malformed, Undecodable, IndexError):
        return None
    same = before.orientation == 1 and (before.format, before.size) == (after.format, after.size)
    return stripped if same and not sniff_private(stripped) else None


def _made_anew(original: bytes) -> Leaving:
    decoded = decode(original)
    frames = getattr(decoded.opened, "n_frames", 1)
    note = f"Only the first of its {frames} pictures." if frames > 1 and decoded.format != "JPEG" else ""
    picture, icc = decoded.picture, sound_profile(decoded.icc)
    see_through = picture.mode in ("RGBA", "LA")
    if picture.mode in ("CMYK", "LAB"):
        picture, icc = in_srgb(picture, decoded.icc), b""
    if see_through or _lossless(decoded, original):
        return Leaving(".png", _as_png(_deep(decoded) or picture, icc), same_pixels=False, note=note)
    return Leaving(".jpg", as_jpeg(picture, QUALITY, "4:4:4", icc), same_pixels=False, note=note)


def _lossless(decoded: Decoded, original: bytes) -> bool:
    match decoded.format:
        case "PNG" | "GIF":
            return True
        case "WEBP":
            return b"VP8L" in original[:4096]
        case "TIFF":
            return decoded.compression not in _LOSSY_TIFF
    return False


def _deep(decoded: Decoded) -> Image.Image | None:
    """The picture in 16 bits, where it is grey and has them and stands upright already."""
    opened: Image.Image = decoded.opened
    return opened if opened.mode == "I;16" and decoded.orientation == 1 else None


def _as_png(picture: Image.Image, icc: bytes) -> bytes:
    clean = picture.copy()
    clean.info = {}
    out = BytesIO()
    clean.save(out, "PNG", icc_profile=icc or None)
    return out.getvalue()
