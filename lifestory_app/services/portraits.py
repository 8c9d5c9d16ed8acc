"""What a person of the book looks like, for lists and forms."""

from typing import TYPE_CHECKING

from lifestory_app.domain.drawings import PersonDrawing

if TYPE_CHECKING:
    from lifestory_app.usecases.portraits import Item


def drawn(drawing: PersonDrawing, side: float) -> "tuple[Item, ...]":
    """A drawing of a person in a square with this side, in points. Raises Refused for what the kit does not have."""
    from lifestory_app.usecases.portraits import drawn

    return drawn(drawing, side)
