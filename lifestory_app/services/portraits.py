"""What a person of the book looks like, for lists and forms, and what can be chosen for a drawing of them."""

from typing import TYPE_CHECKING

from lifestory_app.domain.drawings import PersonDrawing

if TYPE_CHECKING:
    from lifestory_app.usecases.portraits import Item, Part


def drawn(drawing: PersonDrawing, side: float) -> "tuple[Item, ...]":
    """A drawing of a person in a square with this side, in points. Raises Refused for what the kit does not have."""
    from lifestory_app.usecases.portraits import drawn

    return drawn(drawing, side)


def figure(drawing: PersonDrawing, view: str, width: float, height: float) -> "tuple[Item, ...]":
    """A person as a bust or standing, in a box. Raises Refused."""
    from lifestory_app.usecases.portraits import figure

    return figure(drawing, view, width, height)


def parts() -> "tuple[Part, ...]":
    """Everything that can be chosen for a person."""
    from lifestory_app.usecases.portraits import parts

    return parts()


def shows_whole_figure(key: str) -> bool:
    """Whether a part shows only in a standing figure."""
    from lifestory_app.usecases.portraits import WHOLE_FIGURE

    return key in WHOLE_FIGURE


def chosen(drawing: PersonDrawing, key: str) -> tuple[str, ...]:
    """What is chosen for one part."""
    from lifestory_app.usecases.portraits import chosen

    return chosen(drawing, key)


def with_choice(drawing: PersonDrawing, key: str, value: str) -> PersonDrawing:
    """The drawing with another choice; of extras, with one more or one less."""
    from lifestory_app.usecases.portraits import with_choice

    return with_choice(drawing, key, value)


def told(drawing: PersonDrawing) -> str:
    """What the drawing shows, for a listener."""
    from lifestory_app.usecases.portraits import told

    return told(drawing)
