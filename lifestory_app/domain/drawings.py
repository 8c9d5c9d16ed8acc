"""Pictures of our own drawing kit, used wherever there is no photo. Drawn by `layout`, never stored as pixels."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonDrawing:
    """A person put together from the kit: choices as (key, value) pairs, only those that differ from its defaults.

    Keys and values are those of `assets/pictures/people.json`; `extras` holds its values joined by commas.
    """

    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Pictogram:
    """One picture of the shelf, by the id it has in `assets/pictures/index.json`."""

    id: str


@dataclass(frozen=True, slots=True)
class PlacedDrawing:
    """A drawing inside a scene: its middle and its height, as fractions of the scene's width and height."""

    drawing: "PersonDrawing | Pictogram"
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Scene:
    """Several drawings together in front of a plain backdrop, back to front."""

    parts: tuple[PlacedDrawing, ...]
    backdrop: str = "#CBE4EC"
    ground: str | None = "#A9CF8A"


Drawing = PersonDrawing | Pictogram | Scene
