"""What kind of file some bytes are, told by the bytes alone and never by the name, and the limits photos must keep."""

from enum import StrEnum

MAX_FILE_BYTES = 200 * 1024 * 1024
MAX_PIXELS = 100_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "HEIF", "AVIF")


class Trouble(StrEnum):
    """Why a file cannot be taken in."""

    NO_PHOTO = "no photo"
    RAW = "raw"
    TOO_LARGE = "too large"
    BROKEN = "broken"
    DAMAGED = "damaged"
    TOO_MUCH = "too much"


_OTHER_FILES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "a PDF document"),
    (0, b"PK\x03\x04", "an archive or an office document"),
    (0, b"PK\x05\x06", "an empty archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "an archive"),
    (0, b"Rar!\x1a\x07", "an archive"),
    (0, b"\x1f\x8b", "a compressed file"),
    (0, b"BZh", "a compressed file"),
    (0, b"\xfd7zXZ\x00", "a compressed file"),
    (0, b"\xc5\xd0\xd3\xc6", "a PostScript drawing"),
    (0, b"%!", "a PostScript drawing"),
    (0, b"8BPS", "a Photoshop document"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (0, b"MZ", "a program"),
    (0, b"\x7fELF", "a program"),
    (0, b"\x1aE\xdf\xa3", "a film"),
    (0, b"SQLite format 3\x00", "a database"),
    (0, b"BM", "a BMP picture"),
    (0, b"\x00\x00\x01\x00", "an icon"),
    (0, b"DDS ", "a DDS picture"),
    (0, b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 picture"),
    (0, b"\xff\x4f\xff\x51", "a JPEG 2000 picture"),
    (0, b"\xff\x0a", "a JPEG XL picture"),
    (0, b"\x00\x00\x00\x0cJXL ", "a JPEG XL picture"),
    (257, b"ustar", "an archive"),
)
_FILM_BRANDS = frozenset({b"isom", b"iso2", b"mp41", b"mp42", b"qt  ", b"M4V ", b"M4A ", b"avc1", b"3gp4", b"3gp5", b"crx "})


def other_kind(data: bytes) -> str:
    """What a file that is no photo of ours seems to be, in the user's words, or ""."""
    for at, mark, kind in _OTHER_FILES:
        if data[at : at + len(mark)] == mark:
            return kind
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<svg", b"<?xml", b"<!doctype svg")) and b"<svg" in data[:65536].lower():
        return "an SVG drawing"
    if start.startswith((b"<html", b"<!doctype html")):
        return "a web page"
    if data[4:8] == b"ftyp" and data[8:12] in _FILM_BRANDS:
        return "a raw camera file" if data[8:12] == b"crx " else "a film or sound"
    if data[:4] == b"RIFF" and data[8:12] in (b"AVI ", b"WAVE"):
        return "a film or sound"
    return ""


def format_of(data: bytes) -> str:
    """Which of FORMATS the bytes begin like, or "". The decoder has the last word."""
    if data[:3] == b"\xff\xd8\xff":
        return "JPEG"
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[:4] in (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+", b"II\x00*", b"MM*\x00"):
        return "TIFF"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "GIF"
    if data[4:8] == b"ftyp":
        size = int.from_bytes(data[:4], "big")
        brands = {data[at : at + 4] for at in (8, *range(16, min(size, 256), 4))}
        if data[8:12] in (b"avif", b"avis") or (b"avif" in brands and not brands & {b"heic", b"heix", b"heim", b"heis"}):
            return "AVIF"
        if brands & {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"mif2"}:
            return "HEIF"
    return ""
