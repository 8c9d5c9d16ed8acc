"""Finds what a picture tells beside its pixels. The export verifier and the tests rest on it."""

from collections.abc import Iterator

from lifestory_app.photos.formats import format_of
from lifestory_app.photos.segments import Malformed, gif_blocks, jpeg_segments, png_chunks, webp_chunks

_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"Exif\x00\x00", "Exif"),
    (b"http://ns.adobe.com/xap/1.0/\x00", "XMP"),
    (b"http://ns.adobe.com/xmp/extension/\x00", "XMP"),
    (b"Photoshop 3.0\x008BIM", "IPTC"),
    (b"8BIM\x04\x04", "IPTC"),
    (b"exif:GPSL", "GPS"),
)
_PACKET_MARKS = (b"<x:xmpmeta", b"<?xpacket begin")
_PICTURE_CHUNKS = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB cICP iCCP sBIT pHYs bKGD acTL fcTL fdAT".split())
_WEBP_PICTURE_CHUNKS = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP", b"ANIM", b"ANMF"})
_TIFF_TAGS = {0x8769: "Exif", 0x8825: "GPS", 0x927C: "MakerNote", 0x02BC: "XMP", 0x83BB: "IPTC", 0x8649: "IPTC"}
_THUMBNAIL = 0x0201
_MOST_EMBEDDED = 5000
_HEAD = 1024 * 1024


def sniff_private(data: bytes) -> tuple[str, ...]:
    """What private things some bytes hold, by name and in order; empty where none is found.

    Names: Exif, GPS, MakerNote, XMP, IPTC, comment, text, time, embedded thumbnail, other data, data after the end. Works for
    pictures of every format taken in, and for any other bytes, in which it looks for JPEGs that stand there as they are. The
    XMP packet of a PDF itself is no finding, as PDF/A asks for it.
    """
    found = set(_by_format(data, format_of(data)))
    found |= {name for mark, name in _MARKS if mark in data}
    if not data.startswith(b"%PDF") and any(mark in data for mark in _PACKET_MARKS):
        found.add("XMP")
    return tuple(sorted(found))


def _by_format(data: bytes, format: str) -> Iterator[str]:
    try:
        match format:
            case "JPEG":
                yield from _jpeg(data)
            case "PNG":
                yield from _png(data)
            case "WEBP":
                yield from _webp(data)
            case "GIF":
                yield from _gif(data)
            case "TIFF":
                yield from _tiff(data)
            case "HEIF" | "AVIF":
                yield from _boxes(data)
            case _:
                yield from _embedded(data)
    except (Malformed, IndexError):
        return


def _jpeg(data: bytes) -> Iterator[str]:
    for marker, payload, end in jpeg_segments(data):
        if 0xE0 <= marker <= 0xEF:
            yield from _application(marker, payload)
        elif marker == 0xFE:
            yield "comment"
        elif marker == 0xD9 and end < len(data):
            yield "data after the end"


def _application(marker: int, payload: bytes) -> Iterator[str]:
    if b"\xff\xd8\xff" in payload or payload.startswith(b"JFXX"):
        yield "embedded thumbnail"
    if marker == 0xE0 and payload.startswith(b"JFIF\x00"):
        if payload[12:14] != b"\x00\x00" or len(payload) > 14:
            yield "embedded thumbnail"
    elif payload.startswith(b"Exif\x00"):
        yield "Exif"
        yield from _tiff(payload[6:])
    elif payload.startswith((b"http://ns.adobe.com/xap/", b"http://ns.adobe.com/xmp/")):
        yield "XMP"
    elif payload.startswith(b"Photoshop"):
        yield "IPTC"
    elif not payload.startswith((b"ICC_PROFILE\x00", b"Adobe")):
        yield "other data"


def _png(data: bytes) -> Iterator[str]:
    for name, contents, end in png_chunks(data):
        keyword = contents.split(b"\x00", 1)[0].lower()
        if name == b"eXIf":
            yield "Exif"
            yield from _tiff(contents)
        elif name in (b"tEXt", b"zTXt", b"iTXt"):
            kinds = ((b"xmp", "XMP"), (b"exif", "Exif"), (b"iptc", "IPTC"), (b"8bim", "IPTC"))
            yield next((kind for word, kind in kinds if word in keyword), "text")
        elif name == b"tIME":
            yield "time"
        elif name not in _PICTURE_CHUNKS:
            yield "other data"
        elif name == b"IEND" and end < len(data):
            yield "data after the end"


def _webp(data: bytes) -> Iterator[str]:
    if 8 + int.from_bytes(data[4:8], "little") < len(data):
        yield "data after the end"
    for name, contents, _ in webp_chunks(data):
        if name == b"EXIF":
            yield "Exif"
            yield from _tiff(contents.removeprefix(b"Exif\x00\x00"))
        elif name == b"XMP ":
            yield "XMP"
        elif name not in _WEBP_PICTURE_CHUNKS:
            yield "other data"


def _gif(data: bytes) -> Iterator[str]:
    for kind, block, end in gif_blocks(data):
        if kind == "fe":
            yield "comment"
        elif kind == "01":
            yield "text"
        elif kind == "ff" and block[3:14] != b"NETSCAPE2.0":
            yield "XMP" if block[3:14] == b"XMP DataXMP" else "other data"
        elif kind == "end" and end < len(data):
            yield "data after the end"


def _tiff(data: bytes) -> Iterator[str]:
    """What the directories of a TIFF, or of the TIFF that EXIF is, hold."""
    order = {b"II": "little", b"MM": "big"}.get(data[:2])
    if order is None:
        return

    def number(at: int, size: int) -> int:
        return int.from_bytes(data[at : at + size], "little" if order == "little" else "big")

    waiting, done = [(number(4, 4), 0)], set[int]()
    while waiting and len(done) < 20:
        at, depth = waiting.pop()
        if at in done or not 8 <= at <= len(data) - 2:
            continue
        done.add(at)
        count = min(number(at, 2), (len(data) - at) // 12)
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            tag, value = number(entry, 2), number(entry + 8, 4)
            if tag in _TIFF_TAGS:
                yield _TIFF_TAGS[tag]
            if tag == _THUMBNAIL:
                yield "embedded thumbnail"
            if tag in (0x8769, 0x8825) and depth < 2:
                waiting.append((value, depth + 1))
        waiting.append((number(at + 2 + 12 * count, 4), depth))


def _boxes(data: bytes) -> Iterator[str]:
    """HEIF and AVIF name the kinds of their items in the first boxes."""
    head = data[: 1024 * 1024]
    at = head.find(b"infe")
    while at >= 0:
        kind = head[at + 12 : at + 16]
        if kind == b"Exif":
            yield "Exif"
        elif kind == b"mime" and b"rdf+xml" in head[at : at + 64]:
            yield "XMP"
        at = head.find(b"infe", at + 4)


def _embedded(data: bytes) -> Iterator[str]:
    """Every JPEG that stands as it is inside other bytes, a PDF's for one. Where such a JPEG ends is not asked."""
    at = data.find(b"\xff\xd8\xff")
    for _ in range(_MOST_EMBEDDED):
        if at < 0:
            return
        read = 3
        try:
            for marker, payload, end in jpeg_segments(data[at : at + _HEAD]):
                read = max(read, end)
                if marker == 0xDA:
                    break
                if 0xE0 <= marker <= 0xEF:
                    yield from _application(marker, payload)
                elif marker == 0xFE:
                    yield "comment"
        except (Malformed, IndexError):
            pass
        at = data.find(b"\xff\xd8\xff", at + read)
