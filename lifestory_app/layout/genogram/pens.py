"""Colours, pens and type of a genogram, from the theme of its book."""

from dataclasses import dataclass

from lifestory_app.domain.family import CultureColour
from lifestory_app.domain.theme import Theme
from lifestory_app.family.genogram import LineKind
from lifestory_app.layout.display import Stroke
from lifestory_app.layout.shapes import mixed
from lifestory_app.layout.text import Align, TextStyle
from lifestory_app.layout.themes import softened

SYMBOL = 32.0
THIN, USUAL = 0.8, 1.3

DASHES: dict[LineKind, tuple[float, ...]] = {
    LineKind.TOGETHER: (5.0, 3.4),
    LineKind.RELATIONSHIP: (0.1, 3.2),
    LineKind.PARENTS: (7.0, 2.4, 0.1, 2.4, 0.1, 2.4),
    LineKind.ADOPTED: (5.0, 3.4),
    LineKind.FOSTERED: (0.1, 3.2),
    LineKind.KINSHIP: (7.0, 2.6, 0.1, 2.6),
    LineKind.GUARDIANSHIP: (10.0, 3.4),
    LineKind.STEP: (2.4, 4.6),
    LineKind.DONOR: (0.1, 5.6),
}
"""Dots are dashes of no length with round ends."""

CULTURES = {
    CultureColour.TEAL: "#8CCFC4",
    CultureColour.AMBER: "#F2C66B",
    CultureColour.VIOLET: "#C3B1E8",
    CultureColour.ROSE: "#F0B3C0",
    CultureColour.SKY: "#A9D3F2",
    CultureColour.OLIVE: "#CBD08A",
    CultureColour.CLAY: "#E2B79B",
    CultureColour.SLATE: "#B9C4CC",
}
"""Light enough for ink to be read on each."""


@dataclass(frozen=True, slots=True)
class Pens:
    """What a genogram is drawn and written with."""

    ink: str
    paper: str
    strong: str
    warm: str
    soft: str
    family: str
    fallback: str = "andika"

    def line(self, kind: LineKind) -> Stroke:
        """The pen of a line that says this."""
        dash = DASHES.get(kind, ())
        width = THIN if kind in (LineKind.PET,) else USUAL
        dots = any(on < 1 for on in dash[::2])
        return Stroke(self.ink, width + 0.5 if dots and len(dash) == 2 else width, dash, round=dots or not dash)

    @property
    def symbol(self) -> Stroke:
        return Stroke(self.ink, USUAL)

    @property
    def line_thin(self) -> Stroke:
        return Stroke(self.ink, THIN)

    @property
    def household(self) -> Stroke:
        return Stroke(self.strong, 1.5, (0.1, 3.6))

    @property
    def shade(self) -> str:
        """What fills a part of a symbol: the number in it can still be read."""
        return mixed(self.ink, self.paper, 0.72)

    def style(self, size: float, colour: str = "", align: Align = Align.START, weight: int = 400) -> TextStyle:
        """Type of a size, set close."""
        return TextStyle(
            self.family, size, size * 1.2, colour or self.ink, weight, align=align, fallback=self.fallback, nastaliq=False
        )

    @property
    def words(self) -> TextStyle:
        """Names and years at people."""
        return self.style(9.2)

    @property
    def on_line(self) -> TextStyle:
        """Dates on couples' lines."""
        return self.style(8.6, self.soft, Align.CENTRE)

    @property
    def age(self) -> TextStyle:
        return self.style(11.0, align=Align.CENTRE)


def pens_of(theme: Theme) -> Pens:
    """The pens of a theme."""
    tokens = theme.tokens
    ink = tokens.ink
    return Pens(ink, tokens.paper, tokens.a1, tokens.a2, softened(ink, tokens.paper), theme.reading)
