"""Measures and draws stretches of one paragraph: glyphs placed as they are seen, told in the order in which they are read."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from lifestory_app.layout import bidi
from lifestory_app.layout.display import Colour, Glyphs
from lifestory_app.layout.fonts import Face, Fonts
from lifestory_app.layout.itemise import BREAK, Itemised, Look, Piece
from lifestory_app.layout.shaping import Shaped, segments, shape, shape_stretch

SLOPING = "noto-nastaliq-urdu"
"""The family whose words step down so far that their lines need more room."""


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """Glyphs of a line that starts at x 0, on the baseline y 0; the width that is seen; the room it needs, in ems."""

    glyphs: tuple[Glyphs, ...]
    width: float
    ascent: float
    descent: float


class LineSetter:
    """Sets lines of one itemised paragraph in one size. Lengths are points."""

    def __init__(
        self, item: Itemised, size: float, colour: Colour, strong_colour: Colour | None, own: Face, fonts: Fonts
    ) -> None:
        self.item = item
        self.size = size
        self.colour = colour
        self.strong_colour = strong_colour or colour
        self.own = own
        self.fonts = fonts
        # Where each segment starts, how wide all before it are, and how it looks: the width of a stretch is then a difference.
        self._starts: list[int] = []
        self._before: list[float] = [0.0]
        self._looks: list[Look] = []
        for start, end, look in item.pieces:
            at = start
            for part in segments(item.text[start:end], look.face):
                self._starts.append(at)
                self._looks.append(look)
                width = shape(part, look.face, look.lang, bool(look.level % 2), fonts).width * size
                self._before.append(self._before[-1] + width)
                at += len(part)

    def measure(self, start: int, end: int) -> float:
        """The width of a stretch, in points."""
        if end <= start:
            return 0.0
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        if first == last:
            return self._part(first, start, end)
        between = self._before[last] - self._before[first + 1]
        return self._part(first, start, self._starts[first + 1]) + between + self._part(last, self._starts[last], end)

    def _part(self, number: int, start: int, end: int) -> float:
        """The width of some of a segment."""
        whole_end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.item.text)
        if start == self._starts[number] and end == whole_end:
            return self._before[number + 1] - self._before[number]
        return self._shape(start, end, self._looks[number]).width * self.size

    def _shape(self, start: int, end: int, look: Look) -> Shaped:
        return shape_stretch(self.item.text[start:end], look.face, look.lang, bool(look.level % 2), self.fonts)

    def line(self, start: int, end: int) -> DrawnLine:
        """One line. One space that follows it is drawn beyond its end, so that copied words stay apart."""
        text = self.item.text
        after = end + 1 if end < len(text) and text[end] in (" ", BREAK) else end
        pieces = self._pieces(start, end, after)
        shaped = [self._shape(*piece) for piece in pieces]
        trailing = sum(each.width for each, piece in zip(shaped, pieces, strict=True) if piece[0] >= end) * self.size
        x = -trailing if self.item.base else 0.0
        places = [0.0] * len(pieces)
        order = bidi.visual_order([look.level for _, _, look in pieces]) if self.item.level else range(len(pieces))
        for number in order:
            places[number] = x
            x += shaped[number].width * self.size
        made = [self._glyphs(*each) for each in zip(shaped, pieces, places, strict=True) if each[0].gids]
        faces = [self.own, *(self.fonts.face(look.face) for _, _, look in pieces if look.face.startswith(SLOPING))]
        seen = sum(each.width for each in shaped) * self.size - trailing
        return DrawnLine(tuple(made), seen, max(each.ascent for each in faces), max(each.descent for each in faces))

    def _pieces(self, start: int, end: int, after: int) -> list[Piece]:
        """The pieces of a line in reading order, cut also where what is seen ends; levels are those of the line (rule L1)."""
        pieces: list[Piece] = []
        for first, last, look in self.item.pieces:
            first, last = max(first, start), min(last, after)
            if first < end < last:
                pieces += [(first, end, look), (end, last, look)]
            elif first < last:
                pieces.append((first, last, look))
        if not self.item.level:
            return pieces
        line = bidi.line_levels(self.item.text[start:after].replace(BREAK, " "), self.item.level[start:after], self.item.base)
        levelled: list[Piece] = []
        for first, last, look in pieces:
            for place in range(first, last):
                level = line[place - start]
                if place > first and levelled[-1][2].level == level:
                    levelled[-1] = (levelled[-1][0], place + 1, levelled[-1][2])
                else:
                    levelled.append((place, place + 1, look if look.level == level else replace(look, level=level)))
        return levelled

    def _glyphs(self, shaped: Shaped, piece: Piece, x: float) -> Glyphs:
        start, end, look = piece
        size = self.size
        return Glyphs(
            font=look.face,
            size=size,
            colour=self.strong_colour if look.strong else self.colour,
            gids=shaped.gids,
            xs=tuple([x + each * size for each in shaped.xs]),
            ys=tuple([each * size for each in shaped.ys]),
            text=self.item.text[start:end].replace(BREAK, " "),
            clusters=shaped.clusters,
            lang=look.lang,
            rtl=bool(look.level % 2),
        )
