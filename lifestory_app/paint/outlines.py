"""Glyphs as paths, where a painter cannot rely on a font: SVG, and letters that no font has."""

from functools import lru_cache

from lifestory_app.layout.display import Path, Segment
from lifestory_app.layout.fonts import Face


class _Pen:
    """Collects what HarfBuzz draws, in fractions of the size, y down."""

    def __init__(self, upem: int) -> None:
        self.path: list[Segment] = []
        self._scale = 1 / upem
        self._at = (0.0, 0.0)

    def _point(self, point: tuple[float, float]) -> tuple[float, float]:
        return round(point[0] * self._scale, 5), round(-point[1] * self._scale, 5)

    def moveTo(self, to: tuple[float, float]) -> None:
        self._at = self._point(to)
        self.path.append(("M", *self._at))

    def lineTo(self, to: tuple[float, float]) -> None:
        self._at = self._point(to)
        self.path.append(("L", *self._at))

    def qCurveTo(self, by: tuple[float, float], to: tuple[float, float]) -> None:
        (x0, y0), (x1, y1), (x2, y2) = self._at, self._point(by), self._point(to)
        self.path.append(
            (
                "C",
                x0 + (x1 - x0) * 2 / 3,
                y0 + (y1 - y0) * 2 / 3,
                x2 + (x1 - x2) * 2 / 3,
                y2 + (y1 - y2) * 2 / 3,
                x2,
                y2,
            )
        )
        self._at = (x2, y2)

    def curveTo(self, by1: tuple[float, float], by2: tuple[float, float], to: tuple[float, float]) -> None:
        self.path.append(("C", *self._point(by1), *self._point(by2), *self._point(to)))
        self._at = self._point(to)

    def closePath(self) -> None:
        self.path.append(("Z",))

    def endPath(self) -> None:
        """Glyphs are filled, so an open end means nothing."""


@lru_cache(maxsize=4096)
def outline(face: Face, glyph: int) -> Path:
    """A glyph around its origin, in fractions of the size, y down."""
    pen = _Pen(face.upem)
    face.hb_font.draw_glyph_with_pen(glyph, pen)
    return tuple(pen.path)
