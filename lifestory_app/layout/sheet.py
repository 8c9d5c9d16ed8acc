"""One side of paper and its grid of twelve columns (look of the book, section 2). Lengths are points."""

from dataclasses import dataclass
from functools import cache

from lifestory_app.domain.book import PageShape
from lifestory_app.domain.units import mm

BLEED = mm(3)


@dataclass(frozen=True, slots=True)
class Measures:
    """A shape's margins and columns in millimetres. `module` is a column and its gutter; text ends at `foot`."""

    spine: float
    outer: float
    top: float
    foot: float
    column: float
    gutter: float
    module: float


MEASURES = {
    PageShape.A4: Measures(19, 15, 17, 277, 11, 4, 15),
    PageShape.SQUARE: Measures(19, 15, 17, 186, 11, 4, 15),
    PageShape.A4_LANDSCAPE: Measures(20, 17, 17, 190, 18, 4, 22),
    PageShape.A5: Measures(17, 15, 15, 190, 6, 4, 10),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A side: its size, whether it is a left-hand one, and where its columns stand. Left-hand sides are mirrored."""

    shape: PageShape
    left: bool
    width: float
    height: float
    bleed: float

    @staticmethod
    @cache
    def of(shape: PageShape, left: bool = False) -> "Sheet":
        """The side of a shape of paper."""
        across, down = shape.size_mm
        return Sheet(shape, left, mm(across), mm(down), BLEED)

    @property
    def measures(self) -> Measures:
        return MEASURES[self.shape]

    @property
    def grid(self) -> "Sheet":
        """The grid is the sheet's own: `sheet.grid.x(7)` and `sheet.x(7)` are the same."""
        return self

    @property
    def start(self) -> float:
        """The left edge of the first column."""
        return mm(self.measures.outer if self.left else self.measures.spine)

    def x(self, column: int) -> float:
        """The left edge of a column, counted from 1."""
        return self.start + mm((column - 1) * self.measures.module)

    def w(self, columns: int) -> float:
        """The width of so many columns."""
        return mm(columns * self.measures.module - self.measures.gutter)

    @property
    def spine(self) -> float:
        return mm(self.measures.spine)

    @property
    def outer(self) -> float:
        return mm(self.measures.outer)

    @property
    def gutter(self) -> float:
        return mm(self.measures.gutter)

    @property
    def top(self) -> float:
        return mm(self.measures.top)

    @property
    def foot(self) -> float:
        """Where text ends at the latest."""
        return mm(self.measures.foot)
