"""Shapes that our own drawings and pages are made of, as paths, and how they are turned and mixed. Lengths are points."""

import math

from lifestory_app.layout.display import Colour, Matrix, Path, Rect, rectangle

QUARTER = 0.5522847498
"""How far the handles of a quarter circle reach, as a fraction of its radius."""


def round_box(place: Rect, radius: float, foot: float | None = None) -> Path:
    """A box with round corners; `foot` is the radius of the lower two, if it differs."""
    r = max(0.0, min(radius, place.width / 2, place.height / 2))
    low = r if foot is None else max(0.0, min(foot, place.width / 2, place.height / 2))
    if r <= 0 and low <= 0:
        return rectangle(place)
    k, j = r * (1 - QUARTER), low * (1 - QUARTER)
    x, y, right, bottom = place.x, place.y, place.right, place.bottom
    return (
        ("M", x + r, y),
        ("L", right - r, y),
        ("C", right - k, y, right, y + k, right, y + r),
        ("L", right, bottom - low),
        ("C", right, bottom - j, right - j, bottom, right - low, bottom),
        ("L", x + low, bottom),
        ("C", x + j, bottom, x, bottom - j, x, bottom - low),
        ("L", x, y + r),
        ("C", x, y + k, x + k, y, x + r, y),
        ("Z",),
    )


def ellipse(x: float, y: float, rx: float, ry: float) -> Path:
    """An ellipse around a point, as four curves."""
    kx, ky = rx * QUARTER, ry * QUARTER
    return (
        ("M", x + rx, y),
        ("C", x + rx, y + ky, x + kx, y + ry, x, y + ry),
        ("C", x - kx, y + ry, x - rx, y + ky, x - rx, y),
        ("C", x - rx, y - ky, x - kx, y - ry, x, y - ry),
        ("C", x + kx, y - ry, x + rx, y - ky, x + rx, y),
        ("Z",),
    )


def circle(x: float, y: float, radius: float) -> Path:
    """A circle around a point."""
    return ellipse(x, y, radius, radius)


def turned(degrees: float, about: Rect) -> Matrix:
    """The matrix that turns things clockwise about the middle of a box."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x, y = about.x + about.width / 2, about.y + about.height / 2
    return (cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos)


def mixed(colour: Colour, other: Colour, share: float) -> Colour:
    """A colour with a share (0 to 1) of another in it."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one * (1 - share) + two * share):02X}" for one, two in pairs)
