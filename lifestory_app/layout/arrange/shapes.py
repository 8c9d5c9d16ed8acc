"""Small shapes that pages are made of, as paths. Lengths are points."""

import math

from lifestory_app.layout.display import Colour, Gradient, Group, Item, Matrix, Path, Rect, Segment, Shape, Stroke, Tagged
from lifestory_app.layout.shapes import QUARTER


def line(x: float, y: float, to_x: float, to_y: float) -> Path:
    return (("M", x, y), ("L", to_x, to_y))


def rule(x: float, y: float, width: float, colour: Colour, thick: float = 0.7, dash: tuple[float, ...] = ()) -> Tagged:
    """A level line that only divides."""
    return Tagged("Artifact", (Shape(line(x, y, x + width, y), stroke=Stroke(colour, thick, dash)),))


def star(x: float, y: float, radius: float, turn: float = 0.0) -> Path:
    """A plump five-pointed star; `turn` in degrees."""
    points: list[tuple[float, float]] = []
    for corner in range(10):
        angle = math.radians(turn + corner * 36 - 90)
        reach = radius if corner % 2 == 0 else radius * 0.52
        points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return soft(points, 0.22)


def soft(points: list[tuple[float, float]], softness: float) -> Path:
    """A closed shape through points, each corner rounded by this fraction of its sides."""
    path: list[Segment] = []
    for number, (x, y) in enumerate(points):
        (px, py), (nx, ny) = points[number - 1], points[(number + 1) % len(points)]
        start = (x + (px - x) * softness, y + (py - y) * softness)
        end = (x + (nx - x) * softness, y + (ny - y) * softness)
        path.append(("L", *start) if path else ("M", *start))
        path.append(("C", (start[0] + 2 * x) / 3, (start[1] + 2 * y) / 3, (end[0] + 2 * x) / 3, (end[1] + 2 * y) / 3, *end))
    return (*path, ("Z",))


def bubble(place: Rect, tip: tuple[float, float], radius: float) -> Path:
    """A speech bubble: a round box with a tail that points to the speaker, below or beside it."""
    r = min(radius, place.width / 2.2, place.height / 2.2)
    x, y, right, bottom, k = place.x, place.y, place.right, place.bottom, r * (1 - QUARTER)
    wide = min(16.0, place.width / 5, place.height / 2.5)
    below = tip[1] > bottom
    foot: list[Segment] = []
    side: list[Segment] = []
    if below:
        middle = min(max(tip[0], x + r + wide / 2), right - r - wide / 2)
        foot = [("L", middle + wide / 2, bottom), ("L", *tip), ("L", middle - wide / 2, bottom)]
    elif tip[0] < x:
        middle = min(max(tip[1], y + r + wide / 2), bottom - r - wide / 2)
        side = [("L", x, middle + wide / 2), ("L", *tip), ("L", x, middle - wide / 2)]
    right_side: list[Segment] = []
    if not below and tip[0] > right:
        middle = min(max(tip[1], y + r + wide / 2), bottom - r - wide / 2)
        right_side = [("L", right, middle - wide / 2), ("L", *tip), ("L", right, middle + wide / 2)]
    return (
        ("M", x + r, y),
        ("L", right - r, y),
        ("C", right - k, y, right, y + k, right, y + r),
        *right_side,
        ("L", right, bottom - r),
        ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        *foot,
        ("L", x + r, bottom),
        ("C", x + k, bottom, x, bottom - k, x, bottom - r),
        *side,
        ("L", x, y + r),
        ("C", x, y + k, x + k, y, x + r, y),
        ("Z",),
    )


def artifact(*items: Item) -> Tagged:
    """Ink that means nothing to a reader who cannot see it."""
    return Tagged("Artifact", items)


def filled(path: Path, fill: Colour | Gradient, opacity: float = 1.0) -> Tagged:
    """A plain filled shape that only decorates."""
    return artifact(Shape(path, fill=fill, opacity=opacity))


def moved_group(items: tuple[Item, ...], matrix: Matrix | None) -> tuple[Item, ...]:
    """The items inside one group that moves them, or as they are."""
    return (Group(items, matrix),) if matrix is not None and items else items
