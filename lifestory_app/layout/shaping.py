"""Characters to glyphs, through HarfBuzz. Measures are in ems, so that one shaping serves every size."""

from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb

from lifestory_app.layout.fonts import Face, Fonts
from lifestory_app.layout.itemise import script


@dataclass(frozen=True, slots=True)
class Shaped:
    """Glyphs from left to right. `clusters` say where in the text each one's characters begin. All lengths are ems."""

    gids: tuple[int, ...]
    clusters: tuple[int, ...]
    advances: tuple[float, ...]
    dx: tuple[float, ...]
    dy: tuple[float, ...]
    width: float


NOTHING = Shaped((), (), (), (), (), 0.0)


def kerns_across_spaces(face: str) -> bool:
    """Whether words of a face must be shaped together (Nastaliq slopes a whole phrase)."""
    return "nastaliq" in face


@lru_cache(maxsize=40_000)
def shape(text: str, face: str, lang: str, rtl: bool, fonts: Fonts) -> Shaped:
    """Shape a stretch of one face, language and direction."""
    if not text:
        return NOTHING
    if not kerns_across_spaces(face) and " " in text.strip(" "):
        return _joined(text, face, lang, rtl, fonts)
    return _shaped(text, fonts.face(face), lang, rtl)


def _joined(text: str, face: str, lang: str, rtl: bool, fonts: Fonts) -> Shaped:
    """The words of a stretch, shaped one by one and found again when they come back."""
    words: list[tuple[int, Shaped]] = []
    at = 0
    for piece in text.split(" "):
        if piece:
            words.append((at, shape(piece, face, lang, rtl, fonts)))
        at += len(piece)
        if at < len(text):
            words.append((at, shape(" ", face, lang, rtl, fonts)))
        at += 1
    if rtl:
        words.reverse()
    return Shaped(
        tuple(gid for _, word in words for gid in word.gids),
        tuple(start + cluster for start, word in words for cluster in word.clusters),
        tuple(advance for _, word in words for advance in word.advances),
        tuple(dx for _, word in words for dx in word.dx),
        tuple(dy for _, word in words for dy in word.dy),
        sum(word.width for _, word in words),
    )


def _shaped(text: str, face: Face, lang: str, rtl: bool) -> Shaped:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = _script(text)
    buffer.language = lang
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.hb_font, buffer)
    upem = face.upem
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    kept = [number for number, info in enumerate(infos) if info.codepoint]
    return Shaped(
        tuple(infos[number].codepoint for number in kept),
        tuple(infos[number].cluster for number in kept),
        tuple(positions[number].x_advance / upem for number in kept),
        tuple(positions[number].x_offset / upem for number in kept),
        tuple(positions[number].y_offset / upem for number in kept),
        sum(positions[number].x_advance for number in kept) / upem,
    )


def _script(text: str) -> str:
    return next((found for found in map(script, text) if found not in ("Zyyy", "Zinh", "Zzzz")), "Latn")
