"""WordprocessingML as text: elements of the main namespace, escaped, with nothing that XML or Word forbids."""

import re

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ROOT = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())

TWIPS_PER_POINT = 20
EMU_PER_POINT = 12700

# What XML 1.0 cannot hold at all: controls, lone surrogates and the two non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without the characters that no XML can hold."""
    return _FORBIDDEN.sub("", text)


def escape(text: str) -> str:
    """Text made fit for an element or a quoted attribute."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def w(tag: str, /, *children: str, **attributes: str | float | None) -> str:
    """An element of the main namespace; attributes that are None are left out, numbers are rounded to whole ones."""
    opening = f"<w:{tag}"
    for key, value in attributes.items():
        if value is not None:
            opening += f' w:{key}="{escape(value) if isinstance(value, str) else round(value)}"'
    return f"{opening}>{''.join(children)}</w:{tag}>" if children else f"{opening}/>"


def twips(points: float) -> int:
    """Points as Word's twentieths of a point."""
    return round(points * TWIPS_PER_POINT)


def emu(points: float) -> int:
    """Points as the English Metric Units of drawings."""
    return round(points * EMU_PER_POINT)


def colour(hexadecimal: str) -> str:
    """`#RRGGBB` as Word writes it."""
    return hexadecimal.lstrip("#").upper()


def text_element(text: str) -> str:
    """The inside of a run: its text, with tabs and line ends as Word's own marks."""
    pieces = re.split(r"(\t|\r\n|\r|\n)", clean(text))
    out = ""
    for piece in pieces:
        if piece == "\t":
            out += "<w:tab/>"
        elif piece in ("\n", "\r", "\r\n"):
            out += "<w:br/>"
        elif piece:
            out += f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
    return out
