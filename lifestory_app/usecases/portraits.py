"""A person's drawing, on its own, and what can be chosen for it."""

from dataclasses import dataclass
from functools import cache

from lifestory_app.domain.drawings import PersonDrawing
from lifestory_app.domain.errors import Refused
from lifestory_app.layout.display import Item, Rect
from lifestory_app.layout.drawings import Choice, choices_of, draw, kit, suggested_alt

__all__ = ["Choice", "Item", "drawn"]

PARTS = (
    "age", "body", "skin", "face", "expression", "hair", "hair_colour", "headwear", "headwear_colour", "facial_hair", "extras",
    "extra_colour", "top", "top_colour", "bottom", "bottom_colour", "shoes", "shoes_colour", "pose",
)  # fmt: skip
"""What can be chosen for a person, in the order in which it is asked."""

WHOLE_FIGURE = ("age", "body", "bottom", "bottom_colour", "shoes", "shoes_colour", "pose")
"""What shows only in a standing figure."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to choose: its key, what there is, and whether several may be chosen at once."""

    key: str
    choices: tuple[Choice, ...]
    many: bool = False


@cache
def parts() -> tuple[Part, ...]:
    """Everything that can be chosen for a person."""
    return tuple(Part(key, choices_of(key), key == "extras") for key in PARTS)


def drawn(drawing: PersonDrawing, side: float) -> tuple[Item, ...]:
    """A drawing of a person in a square with this side, in points. Raises Refused for what the kit does not have."""
    return draw(drawing, Rect(0, 0, side, side))


def figure(drawing: PersonDrawing, view: str, width: float, height: float) -> tuple[Item, ...]:
    """A person as a bust or standing, in a box. Raises Refused as `drawn` does."""
    return draw(with_choice(drawing, "view", view), Rect(0, 0, width, height))


def chosen(drawing: PersonDrawing, key: str) -> tuple[str, ...]:
    """What is chosen for one part: one value, or for extras as many as there are."""
    value = dict(drawing.choices).get(key, kit()["defaults"].get(key) or "")
    if key == "extras":
        return tuple(part for part in (value.split(",") if isinstance(value, str) else value) if part)
    return (str(value),)


def with_choice(drawing: PersonDrawing, key: str, value: str) -> PersonDrawing:
    """The drawing with another choice; of extras, with one more, or without the one that was there."""
    choices = dict(drawing.choices)
    if key == "extras":
        there = chosen(drawing, key)
        left = [each for each in there if each != value]
        choices[key] = ",".join(left if value in there else [*there, value])
    else:
        choices[key] = value
    return PersonDrawing(tuple(sorted((name, each) for name, each in choices.items() if each != "")))


def told(drawing: PersonDrawing) -> str:
    """What the drawing shows, for a listener."""
    try:
        return suggested_alt(drawing)
    except (Refused, KeyError):
        return ""
