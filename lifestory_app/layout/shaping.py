"""Characters to glyphs, through HarfBuzz. Measures are in ems, so that one shaping serves every size."""

import re
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb

from lifestory_app.layout.fonts import Face, Fonts
from lifestory_app.layout.itemise import script

WHOLE_LINES = ("playpen-sans",)
"""Families whose words are shaped together: the letters of this hand vary by what was written before them.

No other face that ships changes its letters across a space (tests/layout/test_shaping.py proves it for each), so their words
are shaped one by one and found again when they come back. See docs/decisions/words-are-shaped-one-by-one.md.
"""

_EAST_ASIAN = "\u2e80-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff65"
_SEGMENTS = re.compile(f"[ \n]|[{_EAST_ASIAN}][\u3099\u309a]*|[^ \n{_EAST_ASIAN}]+")


@dataclass(frozen=True, slots=True)
class Shaped:
    """Glyphs from left to right, each at its place from where the stretch starts (x to the right, y down).

    `clusters` say where in the text each one's characters begin. All lengths are ems.
    """

    gids: tuple[int, ...]
    clusters: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    width: float


NOTHING = Shaped((), (), (), (), 0.0)


def is_shaped_whole(face: str) -> bool:
    """Whether words of a face must be shaped together."""
    return face.rpartition("-")[0] in WHOLE_LINES


def segments(text: str, face: str) -> list[str]:
    """The text cut into what is shaped at once: words, spaces and ideographs. Nothing is lost."""
    return [text] if is_shaped_whole(face) else _SEGMENTS.findall(text)


def shape_stretch(text: str, face: str, lang: str, rtl: bool, fonts: Fonts) -> Shaped:
    """Shape a stretch of one face, language and direction, of any number of words."""
    parts = segments(text, face)
    if len(parts) == 1:
        return shape(text, face, lang, rtl, fonts)
    gids: list[int] = []
    clusters: list[int] = []
    xs: list[float] = []
    ys: list[float] = []
    pen = 0.0
    at = len(text) if rtl else 0
    for part in reversed(parts) if rtl else parts:
        shaped = shape(part, face, lang, rtl, fonts)
        if rtl:
            at -= len(part)
        gids += shaped.gids
        clusters += [at + cluster for cluster in shaped.clusters]
        xs += [pen + x for x in shaped.xs]
        ys += shaped.ys
        pen += shaped.width
        if not rtl:
            at += len(part)
    return Shaped(tuple(gids), tuple(clusters), tuple(xs), tuple(ys), pen)


@lru_cache(maxsize=40_000)
def shape(text: str, face: str, lang: str, rtl: bool, fonts: Fonts) -> Shaped:
    """Shape a word, or a whole line of a face that needs it. A line break is drawn as a space."""
    return shape_at_once(text.replace("\n", " "), fonts.face(face), lang, rtl) if text else NOTHING


def shape_at_once(text: str, face: Face, lang: str, rtl: bool) -> Shaped:
    """Shape a text as HarfBuzz would in one go."""
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = _script(text)
    buffer.language = lang
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.hb_font, buffer)
    upem = face.upem
    gids, clusters, xs, ys = [], [], [], []
    pen = 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if not info.codepoint:
            continue
        gids.append(info.codepoint)
        clusters.append(info.cluster)
        xs.append((pen + position.x_offset) / upem)
        ys.append(-position.y_offset / upem)
        pen += position.x_advance
    return Shaped(tuple(gids), tuple(clusters), tuple(xs), tuple(ys), pen / upem)


def _script(text: str) -> str:
    return next((found for found in map(script, text) if found not in ("Zyyy", "Zinh", "Zzzz")), "Latn")
