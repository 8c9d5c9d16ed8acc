"""How high words will stand in Word, near enough to size the pictures beside them so that a page does not spill.

Word breaks its own lines; this breaks them greedily by the widths of single letters, which differs by a word at most.
"""

import math

from lifestory_app.domain.text import Paragraph, ParagraphKind, Words
from lifestory_app.export.docx_parts.scripts import stretches
from lifestory_app.export.docx_parts.styles import Style, Styles
from lifestory_app.layout.fonts import Face

_STYLE_OF = {
    ParagraphKind.HEADING: "Heading3",
    ParagraphKind.BULLET: "ListBullet",
    ParagraphKind.NUMBERED: "ListNumber",
}
# What an unknown letter is taken to be wide, in ems: as wide as a Chinese character, so that room is left rather than lacking.
_UNKNOWN = 1.0
_IDEOGRAPHS = 0x2E80
# Nastaliq stands this many ems high; other scripts stay below it.
_TALLEST = 2.2


class Measure:
    """Heights of words in the styles of one book, in points."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._advances: dict[str, dict[str, float]] = {}

    def text(self, text: str, style: str, width: float) -> float:
        """The height of one paragraph with the space around it; 0 where there is no text."""
        return self._height(text, self._styles[style], width) if text else 0.0

    def words(self, words: Words, style: str, width: float) -> float:
        """The height of a piece of writing whose body paragraphs are in this style."""
        return sum(self._paragraph(paragraph, style, width) for paragraph in words.paragraphs)

    def lines(self, text: str, style: str, width: float) -> int:
        known = self._styles[style]
        face = self._styles.face(style)
        room = width - known.indent - known.indent_end
        return sum(self._lines(line, face, known.text.size, room) for line in text.split("\n"))

    def _paragraph(self, paragraph: Paragraph, style: str, width: float) -> float:
        return self._height(paragraph.plain, self._styles[_STYLE_OF.get(paragraph.kind, style)], width)

    def _height(self, text: str, style: Style, width: float) -> float:
        face = self._styles.face(style.id)
        line = style.line_height(face)
        if not text.isascii() and any(stretch.script for stretch in stretches(text, False)):
            line = max(line, _TALLEST * style.text.size)
        border = 2 * style.border.room if style.border else 0
        return self.lines(text, style.id, width) * line + style.before + style.after + border

    def _lines(self, text: str, face: Face, size: float, width: float) -> int:
        lines, filled = 1, 0.0
        space = self._advance(" ", face) * size
        for word in text.split(" "):
            wide = sum(self._advance(letter, face) for letter in word) * size
            if filled and filled + space + wide > width and not _is_dense(word):
                lines, filled = lines + 1, wide
            else:
                filled += wide + (space if filled else 0)
            if filled > width > 0:
                more = math.ceil(filled / width) - 1
                lines, filled = lines + more, filled - more * width
        return lines

    def _advance(self, letter: str, face: Face) -> float:
        known = self._advances.setdefault(face.key, {})
        if letter not in known:
            glyph = face.glyph(letter)
            known[letter] = face.advance(glyph) if glyph else _UNKNOWN
        return known[letter]


def _is_dense(word: str) -> bool:
    """Writing without spaces between words, which breaks anywhere."""
    return any(ord(letter) >= _IDEOGRAPHS for letter in word)
