"""Fonts that travel inside the document, so that it looks the same on a computer that has none of them.

Word calls a font by its family name and only knows a regular and a bold of it: other weights are families of their own
(“Baloo 2 ExtraBold”). Embedding follows ECMA-376 part 4, 2.8.1: the first 32 bytes are mixed with the digits of a key.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb

from lifestory_app.export.docx_parts.package import Package, Relationships
from lifestory_app.export.docx_parts.xml import DECLARATION, ROOT, w
from lifestory_app.layout.fonts import Face, Fonts

# What Word falls back to where embedded fonts are not shown (the web, phones). All come with Windows and Office.
_STAND_INS = {
    "Andika": "Calibri",
    "Atkinson Hyperlegible Next": "Calibri",
    "OpenDyslexic": "Comic Sans MS",
    "Patrick Hand": "Segoe Print",
    "Noto Naskh Arabic": "Arial",
    "Noto Sans Arabic": "Arial",
    "Noto Nastaliq Urdu": "Urdu Typesetting",
    "Noto Sans Gurmukhi": "Nirmala UI",
    "Noto Sans Bengali": "Nirmala UI",
    "Noto Sans Gujarati": "Nirmala UI",
    "Noto Sans Tamil": "Nirmala UI",
    "Noto Sans Ethiopic": "Ebrima",
    "Noto Sans SC": "Microsoft YaHei",
}
_STAND_IN = "Trebuchet MS"

TOO_LARGE_TO_EMBED = 4_000_000
"""Bytes. A Chinese font is over 10 MB, so only the letters that the book has are embedded; the computer has the others."""


@dataclass(frozen=True, slots=True)
class WordFont:
    """A face as Word knows it: the family's name, and whether it is that family's bold."""

    name: str
    bold: bool


@lru_cache(maxsize=256)
def word_font(face: Face) -> WordFont:
    name = str(face.hb_face.get_name(1) or face.family)
    style = str(face.hb_face.get_name(2) or "")
    return WordFont(name, "bold" in style.lower())


def obfuscated(data: bytes, key: uuid.UUID) -> bytes:
    """A font file as it must stand in the package: to mix it again with the same key gives the font back."""
    mask = key.bytes[::-1]
    head = bytes(byte ^ mask[place % 16] for place, byte in enumerate(data[:32]))
    return head + data[32:]


def _with_letters(face: Face, letters: set[int]) -> bytes:
    """The font with these code points and no others."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(letters | {0x20})
    return bytes(hb.subset(face.hb_face, wanted).blob.data)


def write_fonts(package: Package, fonts: Fonts, used: Mapping[str, set[int]]) -> None:
    """Write the font table and embed each face of these keys; the letters that the book sets in them are theirs."""
    families: dict[str, dict[bool, Face]] = {}
    for key in sorted(used):
        face = fonts.face(key)
        word = word_font(face)
        families.setdefault(word.name, {})[word.bold] = face
    links = Relationships()
    rows, number = [], 0
    for name, faces in sorted(families.items()):
        embedded = []
        for bold, face in sorted(faces.items()):
            number += 1
            data = face.data if len(face.data) <= TOO_LARGE_TO_EMBED else _with_letters(face, used[face.key])
            mixed = uuid.uuid5(uuid.NAMESPACE_URL, f"font:{name}:{bold}:{len(face.data)}")
            package.write(f"word/fonts/font{number}.odttf", obfuscated(data, mixed))
            link = links.to("font", f"fonts/font{number}.odttf")
            embedded.append(f'<w:embed{"Bold" if bold else "Regular"} r:id="{link}" w:fontKey="{{{str(mixed).upper()}}}"/>')
        stand_in = next((other for family, other in _STAND_INS.items() if name.startswith(family)), _STAND_IN)
        rows.append(
            w(
                "font",
                w("altName", val=stand_in),
                w("charset", val="00"),
                w("family", val="auto"),
                w("pitch", val="variable"),
                *embedded,
                name=name,
            )
        )
    package.write("word/fontTable.xml", f"{DECLARATION}<w:fonts {ROOT}>{''.join(rows)}</w:fonts>")
    if number:
        package.write("word/_rels/fontTable.xml.rels", links.xml)
