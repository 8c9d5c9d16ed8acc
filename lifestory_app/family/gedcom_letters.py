"""From the bytes of a family tree file to letters: by its mark, by what its bytes can be, then by what it says of itself.

Many programs name another character set than the one they wrote, so a name is believed only where the bytes allow it.
"""

import re
import unicodedata

_SAID = re.compile(rb"[\r\n][ \t]*1[ \t]+CHAR[ \t]+([^\r\n]*)")
_HEADER_BYTES = 64_000
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CALLED = {
    "IBMPC": "cp437", "IBM": "cp437", "IBMDOS": "cp437", "IBM-PC": "cp437", "MSDOS": "cp437", "MS-DOS": "cp437",
    "DOS": "cp437", "OEM": "cp850", "ANSEL": "ansel",
    "MACINTOSH": "mac-roman", "MAC": "mac-roman", "MACROMAN": "mac-roman", "MAC-ROMAN": "mac-roman",
    "UNICODE": "utf-8", "UTF-8": "utf-8", "UTF8": "utf-8", "UTF-16": "utf-8", "UTF16": "utf-8", "ASCII": "cp1252",
    "ANSI": "cp1252", "WINDOWS": "cp1252", "IBMWINDOWS": "cp1252", "MS-ANSI": "cp1252", "LATIN1": "cp1252",
    "ISO-8859-1": "cp1252", "ISO8859-1": "cp1252", "ISO8859": "cp1252",
}  # fmt: skip
# The only other names that are looked up: Python knows "encodings" that unpack and decrypt.
_CODE_PAGE = re.compile(r"(?:CP|WINDOWS-?|WIN-?)(125\d|437|85\d|86\d)")
_ISO = re.compile(r"ISO-?8859-?(\d{1,2})")

# ANSEL (ANSI/NISO Z39.47, with the signs GEDCOM added), from its first sign to the last that stands alone.
_ALONE = {
    **dict(zip(range(0xA1, 0xAF), "ŁØĐÞÆŒʹ·♭®±ƠƯʼ", strict=True)),
    **dict(zip(range(0xB0, 0xBB), "ʻłøđþæœʺı£ð", strict=True)),
    0xBC: "ơ", 0xBD: "ư", 0xBE: "□", 0xBF: "■",
    **dict(zip(range(0xC0, 0xC9), "°ℓ℗©♯¿¡ß€", strict=True)),
    0xCD: "e", 0xCE: "o", 0xCF: "ß",
}  # fmt: skip
_OVER = (
    "\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\ufe20\ufe21\u0315\u030b\u0310"
    "\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\ufe22\ufe23"
)
_MARK_OF = {**dict(zip(range(0xE0, 0xFC), _OVER, strict=True)), 0xFE: "\u0313"}
_ANSEL = {
    **dict.fromkeys(range(0x80, 0x100), "\ufffd"),
    **_ALONE,
    **_MARK_OF,
    0x88: "", 0x89: "", 0x8D: "", 0x8E: "",
}  # fmt: skip
_MARKED = re.compile("([\xe0-\xfb\xfe]{1,4})([^\r\n\xe0-\xff])")


def letters_of(data: bytes) -> str:
    """The text of a file. What no character set explains becomes U+FFFD."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    start = data[:400].lstrip(b" \t\r\n")
    if start[1:2] == b"\0" and start[:1].isascii():
        return data.decode("utf-16-le", "replace")
    if data[:1] == b"\0" and data[1:2] != b"\0":
        return data.decode("utf-16-be", "replace")
    try:
        # Words in an 8-bit set are next to never good UTF-8, and a file that names another set often is.
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    name = _named(data)
    if name == "ansel":
        return ansel(data)
    if name == "cp1252":
        return _windows(data)
    if name != "utf-8":
        return data.decode(name, "replace")
    # It says UTF-8, or nothing: a few broken letters are told, but a file of 8-bit words is read as Windows wrote it.
    bad = data.decode("utf-8", "replace").count("\ufffd")
    return _windows(data) if bad > 3 or not _SAID.search(data[:_HEADER_BYTES]) else data.decode("utf-8", "replace")


def _named(data: bytes) -> str:
    said = _SAID.search(data[:_HEADER_BYTES])
    if said is None:
        return "utf-8"
    name = "".join(said[1].decode("ascii", "replace").upper().split())
    if name in _CALLED:
        return _CALLED[name]
    if page := _CODE_PAGE.fullmatch(name):
        return _known("cp" + page[1])
    if iso := _ISO.fullmatch(name):
        return _known("iso8859-" + iso[1])
    return "cp1252"


def _known(name: str) -> str:
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name


def _windows(data: bytes) -> str:
    """Windows-1252, and for the five bytes it leaves open what Latin-1 has there."""
    text = data.decode("latin-1")
    return text.translate({byte: bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)})


def ansel(data: bytes) -> str:
    """ANSEL writes accents before their letter; here they stand after it, and are one letter where Unicode has one."""
    text = _MARKED.sub(r"\2\1", data.decode("latin-1")).translate(_ANSEL)
    return unicodedata.normalize("NFC", text)
