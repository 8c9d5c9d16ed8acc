"""The four corners of a sheet of paper in a photo: where they stand, and the size of the sheet that was photographed."""

import math
from dataclasses import dataclass
from itertools import pairwise

Spot = tuple[float, float]
LEAST_SPAN = 0.004
"""What each three neighbouring corners span at least, twice their triangle's area: a sheet is never a line or a bow tie."""
FOCAL_LENGTH = 0.75
"""How far phones see, in parts of a photo's longer side (26 to 28 mm on film of 36 mm)."""


@dataclass(frozen=True, slots=True)
class Corners:
    """Four corners as fractions of the upright photo, clockwise from the one that shall be at the top left.

    Raises ValueError for what is no sheet: a corner outside the photo, or corners that do not go round a field with four sides.
    """

    top_left: Spot = (0.0, 0.0)
    top_right: Spot = (1.0, 0.0)
    bottom_right: Spot = (1.0, 1.0)
    bottom_left: Spot = (0.0, 1.0)

    def __post_init__(self) -> None:
        round_about = self.spots
        if not all(0 <= along <= 1 for spot in round_about for along in spot):
            raise ValueError(f"a corner outside its photo: {self}")
        for (ax, ay), (bx, by), (cx, cy) in zip(
            round_about, (*round_about[1:], round_about[0]), (*round_about[2:], *round_about[:2]), strict=True
        ):
            if not (bx - ax) * (cy - by) - (by - ay) * (cx - bx) >= LEAST_SPAN:
                raise ValueError(f"corners that make no sheet: {self}")

    @property
    def spots(self) -> tuple[Spot, Spot, Spot, Spot]:
        """The corners, clockwise from the top left."""
        return self.top_left, self.top_right, self.bottom_right, self.bottom_left


def sheet_size(width: float, height: float, corners: Corners) -> tuple[float, float]:
    """The sheet that four corners of a photo of this size show, in as many pixels as the photo has of it.

    Its shape follows from how the sides run together, seen with the eye of a phone about the photo's middle (Zhang and He's
    whiteboard scanner, with the focal length given). Corners at right angles give just the part of the photo between them.
    """
    spots = [(x * width, y * height) for x, y in corners.spots]
    area = abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise((*spots, spots[0])))) / 2
    shape = _shape(spots, width, height)
    return math.sqrt(area * shape), math.sqrt(area / shape)


def _shape(spots: list[Spot], width: float, height: float) -> float:
    """Width by height of the sheet itself."""
    far = FOCAL_LENGTH * max(width, height)
    one, two, four, three = (((x - width / 2) / far, (y - height / 2) / far, 1.0) for x, y in spots)
    diagonal = _cross(one, four)
    to_two = _dot(diagonal, three) / _dot(_cross(two, four), three)
    to_three = _dot(diagonal, two) / _dot(_cross(three, four), two)
    across = math.dist([to_two * part for part in two], one)
    down = math.dist([to_three * part for part in three], one)
    return across / down


Ray = tuple[float, float, float]


def _cross(a: Ray, b: Ray) -> Ray:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def _dot(a: Ray, b: Ray) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
