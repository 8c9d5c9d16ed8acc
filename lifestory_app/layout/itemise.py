"""Cuts a paragraph into characters that each know their face, language, direction and weight.

A word is never set in two faces. A run that has a letter its family lacks is set as a whole in the fallback family, so that a
child's own name does not change face in the middle of a sentence.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from fontTools.unicodedata import script as script_of_char

from lifestory_app.domain.text import Paragraph
from lifestory_app.layout import bidi
from lifestory_app.layout.fonts import LAST_RESORTS, SCRIPT_FAMILIES, WIDE_FAMILY, Fonts

JOINERS = "\u200c\u200d"
BREAK = "\n"
NASTALIQ = "noto-nastaliq-urdu"
NASTALIQ_LANGUAGES = ("ur", "ks", "pa-arab", "skr")
_LINE_BREAKS = {"\r\n": BREAK, "\r": BREAK, "\x0b": BREAK, "\x0c": BREAK, "\x85": BREAK, "\u2028": BREAK, "\u2029": BREAK}


@dataclass(frozen=True, slots=True)
class Look:
    """How a character is set: its face, the language it is in, whether it is strong, and its embedding level."""

    face: str
    lang: str
    strong: bool
    level: int


@dataclass(frozen=True, slots=True)
class Itemised:
    """A paragraph ready to be shaped: its characters that can be drawn, a look for each, and what no font could draw."""

    text: str
    looks: tuple[Look, ...]
    base: int
    missing: tuple[str, ...]


@lru_cache(maxsize=8192)
def script(char: str) -> str:
    """The script of a character as ISO 15924, `Zyyy` for what all scripts share, `Zinh` for marks."""
    return str(script_of_char(char))


def is_ignorable(char: str) -> bool:
    """Characters that steer text and are not drawn: bidi controls, variation selectors, soft hyphens and their like."""
    if char in JOINERS or char == BREAK:
        return False
    point = ord(char)
    return unicodedata.category(char) in ("Cc", "Cf", "Cs") or 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF


def clean(text: str) -> str:
    """The text with every kind of line break as one, and tabs as spaces."""
    for odd, plain in _LINE_BREAKS.items():
        text = text.replace(odd, plain)
    return text.replace("\t", " ")


def itemise(
    paragraph: Paragraph, family: str, fallback: str, weights: tuple[int, int], lang: str, nastaliq: bool, fonts: Fonts
) -> Itemised:
    """Cut a paragraph into characters with looks. `weights` are those of plain and strong words."""
    raw = [(clean(run.text), run.strong or run.emphasis, run.lang or lang) for run in paragraph.runs]
    whole = "".join(text for text, _, _ in raw)
    classes = [bidi.character_class(char) for char in whole]
    base = bidi.base_level(classes)
    if base is None:
        base = 1 if _is_right_to_left(lang) else 0
    # A line break inside a paragraph does not end it for UAX #9: it is levelled as the white space it stands for.
    level = bidi.levels(whole.replace(BREAK, "\u2028"), base)
    chars: list[str] = []
    looks: list[Look] = []
    missing: list[str] = []
    at = 0
    for text, strong, run_lang in raw:
        wanted = weights[1] if strong else weights[0]
        families = _families(text, family, fallback, run_lang, nastaliq, wanted, fonts)
        for word in _words(text):
            for char, face in zip(word, _faces(word, families, wanted, fonts), strict=True):
                if face == "":
                    missing.append(char)
                elif face is not None:
                    chars.append(char)
                    looks.append(Look(face, run_lang, strong, level[at]))
                at += 1
    return Itemised("".join(chars), tuple(_spaces_join(chars, looks)), base, tuple(missing))


def _is_right_to_left(lang: str) -> bool:
    return lang.split("-")[0] in ("ar", "ur", "fa", "ps", "ckb", "he", "yi", "sd", "ug", "dv") or lang.lower() == "pa-arab"


def _families(text: str, family: str, fallback: str, lang: str, nastaliq: bool, weight: int, fonts: Fonts) -> tuple[str, ...]:
    """The families to try for a run, best first."""
    latin = "".join(char for char in text if script(char) in ("Latn", "Zinh") and not is_ignorable(char))
    order = (family, fallback) if fonts.of(family, weight).has(latin) else (fallback, family)
    urdu = (NASTALIQ,) if nastaliq and lang.lower().startswith(NASTALIQ_LANGUAGES) else ()
    return (*order, *urdu)


def _words(text: str) -> list[str]:
    """The text cut before and after every space and line break, nothing lost."""
    words: list[str] = []
    for char in text:
        apart = char in (" ", BREAK) or _is_ideograph(char)
        if words and not apart and not (words[-1][-1] in (" ", BREAK) or _is_ideograph(words[-1][-1])):
            words[-1] += char
        else:
            words.append(char)
    return words


def _is_ideograph(char: str) -> bool:
    return char >= "\u2e80" and script(char) in ("Hani", "Hira", "Kana", "Bopo")


@lru_cache(maxsize=20_000)
def _faces(word: str, families: tuple[str, ...], weight: int, fonts: Fonts) -> tuple[str | None, ...]:
    """The face of every character of a word: None for one that is not drawn, "" for one that no font has."""
    drawn = "".join(char for char in word if not is_ignorable(char) and char not in JOINERS and char != BREAK)
    key = _face_for(drawn, families, weight, fonts)
    if key is not None:
        return tuple(None if is_ignorable(char) else key for char in word)
    # Brackets and marks around the letters may be missing from the letters' own face; the letters still stay together.
    letters = "".join(char for char in drawn if script(char) != "Zyyy")
    key = _face_for(letters, families, weight, fonts) if letters else None
    faces: list[str | None] = []
    for char in word:
        if is_ignorable(char):
            faces.append(None)
        elif key is not None and (char in JOINERS or fonts.face(key).has(char)):
            faces.append(key)
        elif char in JOINERS:
            faces.append(None)
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
    return list(dict.fromkeys([*families[:2], *own, WIDE_FAMILY, *LAST_RESORTS, NASTALIQ]))


def _spaces_join(chars: list[str], looks: list[Look]) -> list[Look]:
    """Spaces set as the word before them where language and direction allow, so that a line is made of few pieces."""
    out = list(looks)
    for place in range(1, len(out)):
        before, here = out[place - 1], out[place]
        if chars[place] == " " and (before.lang, before.strong, before.level) == (here.lang, here.strong, here.level):
            out[place] = before
    return out
