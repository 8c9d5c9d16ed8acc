"""Fonts in a PDF: only the glyphs that are used, each under a code of its own for every text it stands for.

One code (CID) for each pair of glyph and text makes ToUnicode exact: the same glyph may say "fi" in one word and "f" in
another, and what a reader copies is what was written.
"""

import struct
from collections.abc import Sequence

import uharfbuzz as hb

from lifestory_app.layout.fonts import Face
from lifestory_app.paint.pdf_objects import Name, PdfFile, Ref, Value, utf16

NOTHING = "\u2060"
"""Stands for no text: ToUnicode must name something for each code, and a word joiner breaks and shows nothing."""

_LAYOUT_TABLES = (
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "kern",
    "morx",
    "kerx",
    "DSIG",
    "FFTM",
    "Silf",
    "Glat",
    "Gloc",
    "Feat",
    "Sill",
)
_FORBIDDEN = {0x0000, 0xFEFF, 0xFFFE, 0xFFFF}
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{ranges}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def is_private(char: str) -> bool:
    """Whether a character has only private meaning (Unicode private use areas)."""
    code = ord(char)
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000


def sayable(text: str) -> str:
    """Text as a reader may copy it: without what PDF/UA forbids a code to stand for, private characters shown as unknown."""
    if text.isprintable() and not any(map(is_private, text)):
        return text
    kept = "".join("\ufffd" if is_private(char) else char for char in text)
    return "".join(char for char in kept if ord(char) not in _FORBIDDEN and not 0xD800 <= ord(char) <= 0xDFFF)


class PdfFont:
    """One face as a PDF uses it: codes in the order of their first use, widths in thousandths of the size."""

    def __init__(self, face: Face, name: str) -> None:
        self.name = name
        self.face = face
        self._codes: dict[tuple[int, str], str] = {(0, ""): "0000"}
        self._widths: dict[int, float] = {}

    def code(self, glyph: int, text: str) -> str:
        """The code, in hexadecimal, under which a glyph says a text."""
        code = self._codes.get((glyph, text))
        if code is None:
            code = self._codes[glyph, text] = f"{len(self._codes):04X}"
        return code

    def width(self, glyph: int) -> float:
        """How far a glyph moves the pen, in thousandths of the size."""
        width = self._widths.get(glyph)
        if width is None:
            width = self._widths[glyph] = round(self.face.advance(glyph) * 1000, 3)
        return width

    @property
    def space(self) -> int:
        """The glyph of the space, 0 where the face has none."""
        return self.face.glyph(" ")

    def put(self, file: PdfFile, ref: Ref) -> None:
        """Write the font, cut down to what was used."""
        glyphs = [glyph for glyph, _ in self._codes]
        cut, places = _subset(self.face, set(glyphs))
        program = file.put_stream({"Length1": len(cut)}, cut)
        name = Name(f"{_tag(glyphs)}+{self.face.postscript_name}")
        descriptor = file.put({"Type": Name("FontDescriptor"), "FontName": name, **_described(self.face), "FontFile2": program})
        places_stream = file.put_stream({}, b"".join(places[glyph].to_bytes(2, "big") for glyph in glyphs))
        descendant = file.put(
            {
                "Type": Name("Font"),
                "Subtype": Name("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0},
                "FontDescriptor": descriptor,
                "DW": 1000,
                "W": [0, [self.width(glyph) for glyph in glyphs]],
                "CIDToGIDMap": places_stream,
            }
        )
        font: dict[str, Value] = {"Type": Name("Font"), "Subtype": Name("Type0"), "BaseFont": name}
        unicode = file.put_stream({}, self._unicode_map().encode("ascii"))
        file.put({**font, "Encoding": Name("Identity-H"), "DescendantFonts": [descendant], "ToUnicode": unicode}, ref)

    def _unicode_map(self) -> str:
        rows = [f"<{code}> <{utf16(sayable(text) or NOTHING)}>" for (_, text), code in self._codes.items() if code != "0000"]
        hundreds = [rows[start : start + 100] for start in range(0, len(rows), 100)]
        ranges = "\n".join(f"{len(some)} beginbfchar\n" + "\n".join(some) + "\nendbfchar" for some in hundreds)
        return _CMAP.format(ranges=ranges)


def _subset(face: Face, glyphs: set[int]) -> tuple[bytes, dict[int, int]]:
    """The face with only these glyphs (and their parts), and where each of them went."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _LAYOUT_TABLES)
    wanted.flags |= hb.SubsetFlags.NO_LAYOUT_CLOSURE
    plan = hb.SubsetPlan(face.hb_face, wanted)
    places = plan.old_to_new_glyph_mapping
    return plan.execute().blob.data, {glyph: places[glyph] for glyph in glyphs}


def _tag(glyphs: Sequence[int]) -> str:
    """Six letters that name a subset, the same for the same glyphs (ISO 32000-1, 9.6.4)."""
    sum_ = 0
    for glyph in glyphs:
        sum_ = (sum_ * 31 + glyph + 1) % 26**6
    letters = ""
    for _ in range(6):
        sum_, letter = divmod(sum_, 26)
        letters += chr(65 + letter)
    return letters


def _described(face: Face) -> dict[str, Value]:
    """The measures of a face, in thousandths of the size. Flags 4: glyphs are chosen by number, not by a standard encoding."""
    scale = 1000 / face.upem
    head = bytes(face.hb_face.reference_table("head").data)
    box: list[Value] = [round(edge * scale) for edge in struct.unpack(">4h", head[36:44])]
    capitals = face.hb_font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
    return {
        "Flags": 4,
        "FontBBox": box,
        "ItalicAngle": 0,
        "Ascent": round(face.ascent * 1000),
        "Descent": -round(face.descent * 1000),
        "CapHeight": round(capitals * scale),
        "StemV": round(10 + 220 * (face.weight - 50) / 900),
    }
