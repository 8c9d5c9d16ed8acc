"""The fonts that ship: found by family and weight, measured and shaped from their own files. No system font is ever used."""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import uharfbuzz as hb

from lifestory_app import resources

SCRIPT_FAMILIES = {
    "Arab": "noto-naskh-arabic",
    "Beng": "noto-sans-bengali",
    "Bopo": "noto-sans-sc",
    "Deva": "noto-sans-devanagari",
    "Ethi": "noto-sans-ethiopic",
    "Gujr": "noto-sans-gujarati",
    "Guru": "noto-sans-gurmukhi",
    "Hani": "noto-sans-sc",
    "Hira": "noto-sans-sc",
    "Kana": "noto-sans-sc",
    "Taml": "noto-sans-tamil",
}
"""Which family a script is set in where the page's own family lacks it."""

WIDE_FAMILY = "noto-sans"
"""Latin, Greek and Cyrillic letters that no reading face has."""

EMOJI_FAMILY = "noto-emoji"
"""Emoji as line drawings in the colour of the words, so that they print, copy and are read out like any sign."""

LAST_RESORTS = (WIDE_FAMILY, EMOJI_FAMILY, "noto-sans-sc", *sorted(set(SCRIPT_FAMILIES.values()) - {"noto-sans-sc"}))


class Face:
    """One font file. Measures are fractions of an em; `ascent` and `descent` are both positive."""

    def __init__(self, key: str, path: Path, family: str, weight: int) -> None:
        self.key = key
        self.path = path
        self.family = family
        self.weight = weight

    @cached_property
    def data(self) -> bytes:
        return self.path.read_bytes()

    @cached_property
    def hb_face(self) -> hb.Face:
        return hb.Face(hb.Blob(self.data))

    @cached_property
    def hb_font(self) -> hb.Font:
        return hb.Font(self.hb_face)

    @cached_property
    def upem(self) -> int:
        return int(self.hb_face.upem)

    @cached_property
    def ascent(self) -> float:
        return float(self.hb_font.get_font_extents("ltr").ascender / self.upem)

    @cached_property
    def descent(self) -> float:
        return float(-self.hb_font.get_font_extents("ltr").descender / self.upem)

    @cached_property
    def letters(self) -> frozenset[int]:
        """Every code point the font can draw."""
        return frozenset(self.hb_face.unicodes)

    @cached_property
    def postscript_name(self) -> str:
        """The name by which a PDF or a printer knows the face."""
        return str(self.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.path.stem)

    def glyph(self, char: str) -> int:
        """The glyph of a character, 0 where the font has none."""
        return int(self.hb_font.get_nominal_glyph(ord(char)) or 0)

    def advance(self, gid: int) -> float:
        """How far a glyph moves the pen, in ems."""
        return float(self.hb_font.get_glyph_h_advance(gid) / self.upem)

    def has(self, text: str) -> bool:
        """Whether the font can draw every character of a text; a letter and its accent may be one glyph."""
        letters = self.letters
        if all(ord(char) in letters for char in text):
            return True
        return not text.isascii() and all(ord(char) in letters for char in unicodedata.normalize("NFC", text))


@dataclass(frozen=True, slots=True)
class Family:
    """A family of faces: its file names by weight, and the scripts it is meant for."""

    id: str
    name: str
    scripts: tuple[str, ...]
    files: tuple[tuple[int, Path], ...]

    @property
    def weights(self) -> tuple[int, ...]:
        return tuple(weight for weight, _ in self.files)

    def nearest(self, weight: int) -> int:
        """The weight of this family that comes nearest to the one wished for."""
        return min(self.weights, key=lambda have: (abs(have - weight), have))


class Fonts:
    """All fonts of the program. Opens a file when it is first asked for."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or resources.asset("fonts")
        table = tomllib.loads((self.folder / "fonts.toml").read_text(encoding="utf-8"))
        self.families = {name: _family(name, row, self.folder) for name, row in table.items()}
        self._faces: dict[str, Face] = {}
        self._keys: dict[tuple[str, int], str] = {}

    @staticmethod
    @cache
    def shared() -> "Fonts":
        """One set of fonts for the whole process."""
        return Fonts()

    def key(self, family: str, weight: int) -> str:
        """The key of the face of a family that comes nearest to a weight. Raises KeyError for a family that does not ship."""
        if (family, weight) not in self._keys:
            self._keys[family, weight] = f"{family}-{self.families[family].nearest(weight)}"
        return self._keys[family, weight]

    def face(self, key: str) -> Face:
        """A face by its key, such as `andika-400`. Raises KeyError."""
        if key not in self._faces:
            family, _, weight = key.rpartition("-")
            path = dict(self.families[family].files)[int(weight)]
            self._faces[key] = Face(key, path, self.families[family].name, int(weight))
        return self._faces[key]

    def of(self, family: str, weight: int) -> Face:
        """The face of a family nearest to a weight."""
        return self.face(self.key(family, weight))


def _family(family_id: str, row: dict[str, object], folder: Path) -> Family:
    files = row["faces"]
    assert isinstance(files, dict)
    scripts = row["scripts"]
    assert isinstance(scripts, list)
    by_weight = sorted((int(weight), folder / family_id / str(file)) for weight, file in files.items())
    return Family(family_id, str(row["name"]), tuple(scripts), tuple(by_weight))
