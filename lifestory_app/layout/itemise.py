"""Cuts a paragraph into pieces that each know their face, language, direction and weight.

A word is never set in two faces. A run that has a letter its family lacks is set as a whole in the fallback family, so that a
child's own name does not change face in the middle of a sentence.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from fontTools.unicodedata import script as script_of_char

from lifestory_app.domain.text import Paragraph
from lifestory_app.layout import bidi
from lifestory_app.layout.fonts import EMOJI_FAMILY, LAST_RESORTS, SCRIPT_FAMILIES, WIDE_FAMILY, Fonts

JOINERS = "\u200c\u200d"
BREAK = "\n"
NASTALIQ = "noto-nastaliq-urdu"
NASTALIQ_LANGUAGES = ("ur", "ks", "pa-arab", "skr")
ALPHABETS = ("Latn", "Cyrl", "Grek")
"""Scripts that many families share: which family sets them is decided for a whole run."""

_WIDE_SIGNS = "\u3000-\u3004\u3008-\u3020\u3030\uff00-\uff65"
_QUOTES = "‘’“”…—·"
EAST_ASIAN_SIGNS = re.compile(f"[{_QUOTES}{_WIDE_SIGNS}]+")
"""Signs that Chinese and Japanese write as wide as an ideograph: quotation marks of their own text are not those of Latin."""

_LINE_BREAKS = str.maketrans(dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", BREAK) | {"\t": " "})
_IDEOGRAPHS = "\u2e80-\u2fff\u3005-\u3007\u3021-\u312f\u3190-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORDS = re.compile(
    f"[ \n]|[{_IDEOGRAPHS}][\u3099\u309a]*|[{_WIDE_SIGNS}][{_WIDE_SIGNS}{_QUOTES}]*|[^ \n{_IDEOGRAPHS}{_WIDE_SIGNS}]+"
)
_VISIBLE_FORMATS = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")


@dataclass(frozen=True, slots=True)
class Look:
    """How a character is set: its face, the language it is in, whether it is strong, and its embedding level."""

    face: str
    lang: str
    strong: bool
    level: int


Piece = tuple[int, int, Look]
"""A stretch of text of one look: where it starts and ends."""


@dataclass(frozen=True, slots=True)
class Itemised:
    """A paragraph ready to be shaped: its characters that can be drawn, in pieces of one look, and what no font could draw.

    `level` holds the embedding level of every character, or nothing where all of them are 0.
    """

    text: str
    pieces: tuple[Piece, ...]
    level: tuple[int, ...]
    base: int
    missing: tuple[str, ...]


@lru_cache(maxsize=8192)
def script(char: str) -> str:
    """The script of a character as ISO 15924, `Zyyy` for what all scripts share, `Zinh` for marks."""
    return str(script_of_char(char))


@lru_cache(maxsize=8192)
def is_ignorable(char: str) -> bool:
    """Characters that steer text and are not drawn: bidi controls, variation selectors, soft hyphens and their like."""
    if char in JOINERS or char == BREAK or char in _VISIBLE_FORMATS or _is_tag(char):
        return False
    point = ord(char)
    selects = 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF or 0x180B <= point <= 0x180F or point == 0x034F
    return selects or unicodedata.category(char) in ("Cc", "Cf", "Cs")


def _is_tag(char: str) -> bool:
    """The tags that spell a region in a flag (Wales, Scotland)."""
    return "\U000e0020" <= char <= "\U000e007f"


def joins(char: str) -> bool:
    """Whether a character is not seen by itself and belongs to the one before it."""
    return char in JOINERS or _is_tag(char)


def clean(text: str) -> str:
    """The text with every kind of line break as one, and tabs as spaces."""
    return text.replace("\r\n", BREAK).translate(_LINE_BREAKS)


def itemise(
    paragraph: Paragraph,
    family: str,
    fallback: str,
    weights: tuple[int, int],
    lang: str,
    nastaliq: bool,
    fonts: Fonts,
    base: int | None = None,
) -> Itemised:
    """Cut a paragraph into pieces of one look. `weights` are those of plain and strong words.

    `base` is the level of the paragraph; None finds it by its first strong character, or by its language where it has none.
    """
    raw = [(clean(run.text), run.strong or run.emphasis, run.lang or lang) for run in paragraph.runs if run.text]
    whole = "".join(text for text, _, _ in raw)
    if base is None:
        base = _base(whole, lang)
    # A line break inside a paragraph does not end it for UAX #9: it is levelled as the white space it stands for.
    level = [] if base == 0 and bidi.is_left_to_right(whole) else bidi.levels(whole.replace(BREAK, "\u2028"), base)
    made = _Pieces()
    at = 0
    choices = _choices([(text, weights[1] if strong else weights[0]) for text, strong, _ in raw], family, fallback, fonts)
    for (text, strong, run_lang), choice in zip(raw, choices, strict=True):
        weight = weights[1] if strong else weights[0]
        urdu = (NASTALIQ,) if nastaliq and run_lang.lower().startswith(NASTALIQ_LANGUAGES) else ()
        east_asian = run_lang.lower().startswith(("zh", "ja"))
        for word in _WORDS.findall(text):
            families = (*choice[_alphabet(word)], *urdu)
            if east_asian and EAST_ASIAN_SIGNS.fullmatch(word):
                families = (SCRIPT_FAMILIES["Hani"], *families)
            faces = _faces(word, families, weight, fonts)
            made.add(word, faces, run_lang, strong, level[at : at + len(word)])
            at += len(word)
    return Itemised("".join(made.text), tuple(made.pieces), tuple(made.level) if level else (), base, tuple(made.missing))


def _base(text: str, lang: str) -> int:
    if bidi.is_left_to_right(text):
        found = next((0 for char in text if bidi.character_class(char) == "L"), None)
    else:
        found = bidi.base_level([bidi.character_class(char) for char in text])
    return found if found is not None else int(_is_right_to_left(lang))


def _is_right_to_left(lang: str) -> bool:
    return lang.split("-")[0] in ("ar", "ur", "fa", "ps", "ckb", "he", "yi", "sd", "ug", "dv") or lang.lower() == "pa-arab"


class _Pieces:
    """Pieces under way. Neighbours of one look are one piece; a space takes the face of the word before it (not of emoji)."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.pieces: list[Piece] = []
        self.level: list[int] = []
        self.missing: list[str] = []
        self._end = 0

    def add(self, word: str, faces: "str | tuple[str | None, ...]", lang: str, strong: bool, level: Sequence[int]) -> None:
        level = level or [0] * len(word)
        if isinstance(faces, str) and min(level) == max(level):
            self._append(word, faces, lang, strong, level[0])
            self.level += level
            return
        for place, char in enumerate(word):
            face = faces if isinstance(faces, str) else faces[place]
            if face == "":
                self.missing.append(char)
            elif face is not None:
                self._append(char, face, lang, strong, level[place])
                self.level.append(level[place])

    def _append(self, text: str, face: str, lang: str, strong: bool, level: int) -> None:
        end = self._end + len(text)
        self.text.append(text)
        if self.pieces:
            start, _, look = self.pieces[-1]
            same_face = look.face == face or (text in (" ", BREAK) and not look.face.startswith(EMOJI_FAMILY))
            if same_face and look.level == level and look.strong == strong and look.lang == lang:
                self.pieces[-1] = (start, end, look)
                self._end = end
                return
        self.pieces.append((self._end, end, Look(face, lang, strong, level)))
        self._end = end


def _choices(runs: list[tuple[str, int]], family: str, fallback: str, fonts: Fonts) -> list[dict[str, tuple[str, ...]]]:
    """For every run of text and weight, the families to try for each alphabet, best first.

    The first is one that has all letters of the run. Runs that meet inside a word are taken together.
    """
    groups: list[list[int]] = []
    for number, (text, _) in enumerate(runs):
        if groups and text[0] not in (" ", BREAK) and runs[groups[-1][-1]][0][-1] not in (" ", BREAK):
            groups[-1].append(number)
        else:
            groups.append([number])
    out: list[dict[str, tuple[str, ...]]] = []
    for group in groups:
        letters = [(_letters(runs[number][0]), runs[number][1]) for number in group]
        choice = {}
        for alphabet in ALPHABETS:
            order = dict.fromkeys((family, fallback, WIDE_FAMILY))
            best = (
                each for each in order if all(fonts.of(each, weight).has(found.get(alphabet, "")) for found, weight in letters)
            )
            first = next(best, family)
            choice[alphabet] = (first, *(each for each in (family, fallback) if each != first))
        out += [choice] * len(group)
    return out


@lru_cache(maxsize=2048)
def _letters(text: str) -> dict[str, str]:
    """The different letters of a text by alphabet, each with the marks that it carries."""
    found: dict[str, set[str]] = {}
    before = ""
    for char in set(text) if text.isascii() else unicodedata.normalize("NFC", text):
        kind = script(char)
        if kind == "Zinh" and not is_ignorable(char) and not joins(char):
            kind = before
        elif kind != "Zyyy":
            before = kind
        if kind in ALPHABETS:
            found.setdefault(kind, set()).add(char)
    return {alphabet: "".join(sorted(chars)) for alphabet, chars in found.items()}


@lru_cache(maxsize=20_000)
def _alphabet(word: str) -> str:
    return next((found for found in map(script, word) if found in ALPHABETS), ALPHABETS[0])


@lru_cache(maxsize=20_000)
def _faces(word: str, families: tuple[str, ...], weight: int, fonts: Fonts) -> str | tuple[str | None, ...]:
    """The face of a word, or of each of its characters: None for one that is not drawn, "" for one that no font has."""
    drawn = "".join(char for char in word if not is_ignorable(char) and not joins(char) and char != BREAK)
    key = _face_for(drawn, families, weight, fonts)
    if key is not None:
        return tuple(None if is_ignorable(char) else key for char in word) if any(map(is_ignorable, word)) else key
    # Brackets and marks around the letters may be missing from the letters' own face; the letters still stay together.
    letters = "".join(char for char in drawn if script(char) != "Zyyy")
    key = _face_for(letters, families, weight, fonts) if letters else None
    faces: list[str | None] = []
    for char in word:
        if is_ignorable(char):
            faces.append(None)
        elif joins(char):
            # Joins only what is drawn before it in one face: a family of emoji, a consonant and its virama.
            faces.append(next((each for each in reversed(faces) if each is not None), None) or None)
        elif key is not None and fonts.face(key).has(char):
            faces.append(key)
        else:
            faces.append(_face_for(char, families, weight, fonts, last_resorts=True) or "")
    return tuple(faces)


def _face_for(text: str, families: tuple[str, ...], weight: int, fonts: Fonts, last_resorts: bool = False) -> str | None:
    """The best face that can draw all of a text. A text of one script is never set in a face meant for quite another."""
    own = {*families, *_own(text)}
    for family in _in_order(text, families):
        if (family in own or last_resorts) and fonts.of(family, weight).has(text):
            return fonts.key(family, weight)
    return None


def _own(text: str) -> list[str]:
    return [WIDE_FAMILY, *(SCRIPT_FAMILIES[found] for found in map(script, text) if found in SCRIPT_FAMILIES)]


def _in_order(text: str, families: tuple[str, ...]) -> list[str]:
    own = _own(text)[1:]
    if own and NASTALIQ in families and own[0] == SCRIPT_FAMILIES["Arab"]:
        return list(dict.fromkeys([NASTALIQ, *own, *families, *LAST_RESORTS]))
    plain = [family for family in families if family != NASTALIQ]
    return list(dict.fromkeys([*plain, *own, WIDE_FAMILY, *LAST_RESORTS, NASTALIQ]))
