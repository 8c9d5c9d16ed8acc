"""A person's drawing, on its own."""

from lifestory_app.domain.drawings import PersonDrawing
from lifestory_app.layout.display import Item, Rect
from lifestory_app.layout.drawings import draw

__all__ = ["Item", "drawn"]


def drawn(drawing: PersonDrawing, side: float) -> tuple[Item, ...]:
    """A drawing of a person in a square with this side, in points. Raises Refused for what the kit does not have."""
    return draw(drawing, Rect(0, 0, side, side))
