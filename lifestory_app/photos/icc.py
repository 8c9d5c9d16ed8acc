"""Colour profiles with nothing in them but colour.

Profiles of screens and scanners carry maker, model, serial number, and names that people gave them. What colour rests on is
kept by an allow-list of tags (ICC.1:2022, section 9); the rest, and whatever lies between the tags, goes.
"""

_COLOUR_TAGS = frozenset(
    (
        b"wtpt bkpt chad rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC A2B0 A2B1 A2B2 A2B3 B2A0 B2A1 B2A2 B2A3 D2B0 D2B1 D2B2 D2B3 "
        b"B2D0 B2D1 B2D2 B2D3 gamt lumi meas view tech cicp"
    ).split()
)
_HEADER = 128
_MOST_TAGS = 100


def sound_profile(icc: bytes) -> bytes:
    """The profile with only its colour tags, or b"" where it does not hold together."""
    size = int.from_bytes(icc[:4], "big")
    if len(icc) < _HEADER + 4 or icc[36:40] != b"acsp" or not _HEADER + 4 <= size <= len(icc):
        return b""
    count = int.from_bytes(icc[_HEADER : _HEADER + 4], "big")
    if count > _MOST_TAGS or _HEADER + 4 + 12 * count > size:
        return b""
    tags: list[tuple[bytes, bytes]] = []
    for at in range(_HEADER + 4, _HEADER + 4 + 12 * count, 12):
        name, start, length = (
            icc[at : at + 4],
            int.from_bytes(icc[at + 4 : at + 8], "big"),
            int.from_bytes(icc[at + 8 : at + 12], "big"),
        )
        if start + length > size:
            return b""
        if name in _COLOUR_TAGS:
            tags.append((name, icc[start : start + length]))
    return _profile(icc[:_HEADER], tags) if tags else b""


def _profile(header: bytes, tags: list[tuple[bytes, bytes]]) -> bytes:
    major = header[8]
    tags = [(b"desc", _description(major)), (b"cprt", _copyright(major)), *tags]
    start = _HEADER + 4 + 12 * len(tags)
    table, body = bytearray(len(tags).to_bytes(4, "big")), bytearray()
    placed: dict[bytes, int] = {}
    for name, contents in tags:
        if contents not in placed:
            body += b"\x00" * (-len(body) % 4)
            placed[contents] = start + len(body)
            body += contents
        table += name + placed[contents].to_bytes(4, "big") + len(contents).to_bytes(4, "big")
    body += b"\x00" * (-len(body) % 4)
    # Of the header: version, class, spaces, intent and illuminant stay; platform, maker, model, date, creator and id go.
    clean = bytearray(_HEADER)
    clean[8:24] = header[8:24]
    clean[24:36] = (2000).to_bytes(2, "big") + b"\x00\x01\x00\x01" + bytes(6)
    clean[36:40] = b"acsp"
    clean[64:80] = header[64:80]
    clean[0:4] = (start + len(body)).to_bytes(4, "big")
    return bytes(clean + table + body)


def _description(major: int) -> bytes:
    if major >= 4:
        return _localised("Colour profile")
    words = b"Colour profile\x00"
    return b"desc" + bytes(4) + len(words).to_bytes(4, "big") + words + bytes(4 + 4 + 2 + 1 + 67)


def _copyright(major: int) -> bytes:
    return _localised("None") if major >= 4 else b"text" + bytes(4) + b"None\x00"


def _localised(words: str) -> bytes:
    text = words.encode("utf-16-be")
    return (
        b"mluc"
        + bytes(4)
        + (1).to_bytes(4, "big")
        + (12).to_bytes(4, "big")
        + b"enGB"
        + len(text).to_bytes(4, "big")
        + (28).to_bytes(4, "big")
        + text
    )
