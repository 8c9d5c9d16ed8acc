"""Photos without anything but their picture: JPEG, PNG, WebP and GIF walked piece by piece, keeping only what is allowed.

The compressed picture is copied as it is, so every pixel stays. Lists of what is kept follow design decision 3. Whatever does
not keep to its format raises Malformed, and then the picture is made anew instead of being trusted.
"""

import re
import zlib
from collections.abc import Iterator

from lifestory_app.photos.icc import sound_profile

_LARGEST_PROFILE = 4 * 1024 * 1024
_ICC_MARK = b"ICC_PROFILE\x00"
_ICC_PIECE = 65519
# A marker inside a scan: not a stuffed zero, a restart, or a fill byte. One plain byte in front makes it 15 times as fast.
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_KEPT = _JPEG_FRAMES | {0xC4, 0xCC, 0xDB, 0xDD}
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_CRITICAL = (b"PLTE", b"IDAT")
# Sizes that a chunk may have; another size means it is not what it says.
_PNG_EXTRAS = {
    b"tRNS": range(1, 257),
    b"gAMA": range(4, 5),
    b"cHRM": range(32, 33),
    b"sRGB": range(1, 2),
    b"cICP": range(4, 5),
    b"sBIT": range(1, 5),
    b"pHYs": range(9, 10),
    b"bKGD": range(1, 7),
}
_WEBP_ICC, _WEBP_ALPHA, _WEBP_ANIMATED = 0x20, 0x10, 0x02


class Malformed(Exception):
    """Bytes that do not keep to their format, or use what is not carried over."""


def bare(data: bytes, format: str) -> bytes:
    """The same picture with its colour profile and nothing else. Raises Malformed, also for formats that are not walked."""
    match format:
        case "JPEG":
            return bare_jpeg(data)
        case "PNG":
            return bare_png(data)
        case "WEBP":
            return bare_webp(data)
        case "GIF":
            return bare_gif(data)
    raise Malformed(f"{format} is not walked")


def jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """(marker, payload, end) of every segment up to the end marker; a scan counts to the SOS before it. Raises Malformed."""
    if data[:2] != b"\xff\xd8":
        raise Malformed("no start")
    at = 2
    while True:
        if at >= len(data) or data[at] != 0xFF:
            raise Malformed("no marker where one belongs")
        while at < len(data) and data[at] == 0xFF:
            at += 1
        if at >= len(data):
            raise Malformed("no end")
        marker = data[at]
        at += 1
        if marker == 0xD9:
            yield marker, b"", at
            return
        if marker == 0x01 or 0xD0 <= marker <= 0xD7:
            continue
        end = at + int.from_bytes(data[at : at + 2], "big")
        if marker < 0xC0 or marker == 0xD8 or end < at + 2 or end > len(data):
            raise Malformed("a segment beyond the end")
        payload = data[at + 2 : end]
        if marker == 0xDA:
            if end - at < 3 or end - at != 6 + 2 * payload[0]:
                raise Malformed("a wrong scan header")
            found = _NEXT_MARKER.search(data, end)
            if found is None:
                raise Malformed("a scan without end")
            payload, end = data[at + 2 : found.start()], found.start()
        yield marker, payload, end
        at = end


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG of start, JFIF, colour profile, Adobe, tables, frame, scans and end. Thumbnails in the JFIF segment go too."""
    out: list[bytes] = []
    jfif = b""
    profile: dict[int, bytes] = {}
    seen = set()
    for marker, payload, _ in jpeg_segments(data):
        seen.add(marker)
        if marker == 0xE0:
            if payload[:5] == b"JFIF\x00" and len(payload) >= 14 and not jfif:
                jfif = _segment(0xE0, payload[:12] + b"\x00\x00")
        elif marker == 0xE2:
            if payload.startswith(_ICC_MARK) and len(payload) > 14:
                profile.setdefault(payload[12], payload[14:])
        elif marker == 0xEE:
            if payload[:5] == b"Adobe" and len(payload) >= 12:
                out.append(_segment(0xEE, payload[:12]))
        elif marker == 0xDA:
            out.append(b"\xff\xda" + (6 + 2 * payload[0]).to_bytes(2, "big") + payload)
        elif marker in _JPEG_KEPT:
            out.append(_segment(marker, payload))
        elif marker != 0xD9 and marker != 0xFE and not 0xE0 <= marker <= 0xEF:
            raise Malformed(f"marker {marker:x}")
    if not seen & _JPEG_FRAMES or 0xDA not in seen:
        raise Malformed("no picture")
    icc = sound_profile(b"".join(piece for _, piece in sorted(profile.items())))
    return b"".join([b"\xff\xd8", jfif, *_icc_segments(icc), *out, b"\xff\xd9"])


def _segment(marker: int, payload: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload


def _icc_segments(icc: bytes) -> list[bytes]:
    pieces = [icc[at : at + _ICC_PIECE] for at in range(0, len(icc), _ICC_PIECE)]
    if len(pieces) > 255:
        return []
    return [_segment(0xE2, _ICC_MARK + bytes((number, len(pieces))) + piece) for number, piece in enumerate(pieces, 1)]


def png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """(name, contents, end) of every chunk up to IEND. Raises Malformed, also for a wrong checksum in a chunk that matters."""
    if not data.startswith(_PNG_SIGNATURE):
        raise Malformed("no signature")
    at = 8
    name = b""
    while name != b"IEND":
        size = int.from_bytes(data[at : at + 4], "big")
        name, contents, end = data[at + 4 : at + 8], data[at + 8 : at + 8 + size], at + 12 + size
        if end > len(data) or not name.isalpha():
            raise Malformed("a chunk beyond the end")
        sound = zlib.crc32(contents, zlib.crc32(name)) == int.from_bytes(data[end - 4 : end], "big")
        if not sound and name[:1].isupper():
            raise Malformed("a wrong checksum")
        if sound:
            yield name, contents, end
        at = end


def bare_png(data: bytes) -> bytes:
    """A PNG of its header, palette, transparency, picture and colour facts. Of an animated one the still picture stays."""
    out = [_PNG_SIGNATURE]
    names: list[bytes] = []
    for name, contents, _ in png_chunks(data):
        if not names and name != b"IHDR":
            raise Malformed("no header")
        if name == b"IHDR":
            if names or len(contents) != 13:
                raise Malformed("a wrong header")
            out.append(_chunk(name, contents))
        elif name in _PNG_CRITICAL or (name in _PNG_EXTRAS and len(contents) in _PNG_EXTRAS[name]):
            out.append(_chunk(name, contents))
        elif name == b"iCCP":
            out.append(_icc_chunk(contents))
        elif name[:1].isupper() and name != b"IEND":
            raise Malformed("a chunk nobody knows")
        names.append(name)
    if b"IDAT" not in names:
        raise Malformed("no picture")
    return b"".join([*out, _chunk(b"IEND", b"")])


def _chunk(name: bytes, contents: bytes) -> bytes:
    return len(contents).to_bytes(4, "big") + name + contents + zlib.crc32(contents, zlib.crc32(name)).to_bytes(4, "big")


def _icc_chunk(contents: bytes) -> bytes:
    """The colour profile again, under a name that says nothing; nothing at all where it is broken."""
    packed = contents[contents.find(b"\x00") + 2 :]
    try:
        icc = sound_profile(zlib.decompressobj().decompress(packed, _LARGEST_PROFILE))
    except zlib.error:
        return b""
    return _chunk(b"iCCP", b"ICC\x00\x00" + zlib.compress(icc)) if icc else b""


def webp_chunks(data: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """(name, contents, end) of every chunk inside the RIFF. Raises Malformed."""
    whole = 8 + int.from_bytes(data[4:8], "little")
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or whole > len(data):
        raise Malformed("no RIFF")
    at = 12
    while at + 8 <= whole:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size
        if end > whole:
            raise Malformed("a chunk beyond the end")
        at, name, contents = end + size % 2, data[at : at + 4], data[at + 8 : end]
        yield name, contents, min(at, whole)


def bare_webp(data: bytes) -> bytes:
    """A WebP of one picture with its transparency and colour profile. Animated ones raise Malformed."""
    kept: dict[bytes, bytes] = {}
    for name, contents, _ in webp_chunks(data):
        if name in (b"ANIM", b"ANMF") or (name == b"VP8X" and contents[:1] and contents[0] & _WEBP_ANIMATED):
            raise Malformed("animated")
        if name in (b"VP8X", b"ICCP", b"ALPH", b"VP8 ", b"VP8L"):
            kept.setdefault(name, contents)
    picture = b"VP8L" if b"VP8L" in kept else b"VP8 "
    if picture not in kept:
        raise Malformed("no picture")
    icc = sound_profile(kept.get(b"ICCP", b""))
    out = []
    if b"VP8X" in kept:
        extended = kept[b"VP8X"]
        if len(extended) != 10:
            raise Malformed("a wrong header")
        flags = (extended[0] & _WEBP_ALPHA) | (_WEBP_ICC if icc else 0)
        out.append(_riff_chunk(b"VP8X", bytes((flags, 0, 0, 0)) + extended[4:]))
        out += [_riff_chunk(b"ICCP", icc)] if icc else []
        out += [_riff_chunk(b"ALPH", kept[b"ALPH"])] if picture == b"VP8 " and b"ALPH" in kept else []
    out.append(_riff_chunk(picture, kept[picture]))
    body = b"WEBP" + b"".join(out)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _riff_chunk(name: bytes, contents: bytes) -> bytes:
    return name + len(contents).to_bytes(4, "little") + contents + b"\x00" * (len(contents) % 2)


def gif_blocks(data: bytes) -> Iterator[tuple[str, bytes, int]]:
    """(kind, bytes, end) of header, pictures, extensions (kind is the label in hex) and trailer. Raises Malformed."""
    if data[:6] not in (b"GIF87a", b"GIF89a") or len(data) < 13:
        raise Malformed("no header")
    at = 13 + _colour_table(data[10])
    yield "header", data[:at], at
    while True:
        start = at
        match data[at : at + 1]:
            case b"\x3b":
                yield "end", b"\x3b", at + 1
                return
            case b"\x2c":
                if at + 11 > len(data):
                    raise Malformed("a picture beyond the end")
                at = _sub_blocks_end(data, at + 11 + _colour_table(data[at + 9]))
                yield "picture", data[start:at], at
            case b"\x21":
                at = _sub_blocks_end(data, at + 2)
                yield f"{data[start + 1]:02x}", data[start:at], at
            case _:
                raise Malformed("no block where one belongs")


def _colour_table(packed: int) -> int:
    return 3 << (packed & 7) + 1 if packed & 0x80 else 0


def _sub_blocks_end(data: bytes, at: int) -> int:
    while at < len(data):
        size = data[at]
        at += 1 + size
        if not size:
            return at
    raise Malformed("a block beyond the end")


def bare_gif(data: bytes) -> bytes:
    """A GIF of its pictures, their timing and transparency, and whether they repeat."""
    out = []
    pictures = 0
    for kind, block, _ in gif_blocks(data):
        repeats = kind == "ff" and block[3:14] == b"NETSCAPE2.0" and len(block) == 19 and block[14:16] == b"\x03\x01"
        timing = kind == "f9" and len(block) == 8
        pictures += kind == "picture"
        if kind in ("header", "picture", "end") or repeats or timing:
            out.append(block)
    if not pictures:
        raise Malformed("no picture")
    return b"".join(out)


def gif_frames(data: bytes, most: int) -> int:
    """How many pictures a GIF holds as far as it can be walked, counted up to `most`."""
    count = 0
    try:
        for kind, _, _ in gif_blocks(data):
            count += kind == "picture"
            if count >= most:
                break
    except (Malformed, IndexError):
        return count
    return count
