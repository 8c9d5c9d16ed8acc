"""Lengths. Paper is thought of in millimetres; layout and painters count in points (1/72 inch)."""

POINTS_PER_MM = 72 / 25.4


def mm(length: float) -> float:
    """Millimetres to points."""
    return length * POINTS_PER_MM


def to_mm(points: float) -> float:
    """Points to millimetres."""
    return points / POINTS_PER_MM
