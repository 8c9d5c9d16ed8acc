"""Draws the kit: people put together from parts, pictograms, and scenes of both. All is ink; the caller says what it means.

How a person is put together stands in `assets/pictures/people.json`: views hold anchors, parts hold layers, each layer is
drawn in the frame of its anchor, and colours are roles with tones.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from lifestory_app import resources
from lifestory_app.domain.drawings import Drawing, PersonDrawing, Pictogram, PlacedDrawing, Scene
from lifestory_app.domain.errors import Refused
from lifestory_app.layout.display import Group, Item, Path, Rect, Shape, rectangle
from lifestory_app.layout.shapes import mixed
from lifestory_app.layout.svg import Art, place_art, read_file, read_svg

_CHOICES = ("face", "expression", "hair", "headwear", "facial_hair", "top", "bottom", "shoes")
_ROLES = {"skin": "skin", "hair": "hair"}
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
_COLOURED = ("skin", "hair", "headwear", "top", "bottom", "shoes", "extra")


@cache
def kit() -> dict[str, Any]:
    """The parts people are made of."""
    found: dict[str, Any] = json.loads(resources.asset("pictures", "people.json").read_text(encoding="utf-8"))
    return found


@cache
def shelf() -> dict[str, dict[str, Any]]:
    """Every pictogram and line drawing: title, file, search words, suggested alternative text, by id."""
    entries = json.loads(resources.asset("pictures", "index.json").read_text(encoding="utf-8"))
    listed = entries if isinstance(entries, list) else entries["pictures"]
    return {entry["id"]: entry for entry in listed}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a part of a person can have, and what it is called."""

    value: str
    title: str


_PEOPLE = {
    "baby": "a baby",
    "toddler": "a toddler",
    "child": "a child",
    "teen": "a teenager",
    "adult": "an adult",
    "older": "an older person",
}
_POSES = {"down": "Arms down", "wave": "Waving", "wide": "Arms wide", "together": "Hands together", "lap": "Hands in the lap"}
_BY_KIT = {"skin": "skin", "hair_colour": "hair"}


@cache
def choices_of(key: str) -> tuple[Choice, ...]:
    """What can be chosen for one key of a person: a part, an age, a view, a pose or a named colour. Raises KeyError."""
    parts, colours = kit()["parts"], kit()["colours"]
    if key == "age":
        found = {age: words.removeprefix("a ").removeprefix("an ").capitalize() for age, words in _PEOPLE.items()}
    elif key == "pose":
        found = _POSES
    elif key == "body":
        found = {name: body["title"] for name, body in kit()["bodies"].items()}
    elif key == "view":
        found = {name: view["title"] for name, view in kit()["views"].items()}
    elif key == "skin":
        # Skin tones are numbered: a name for the colour of somebody's skin is theirs to give.
        found = {name: f"Skin {number} of {len(colours['skin'])}" for number, name in enumerate(colours["skin"], 1)}
    elif key.endswith("_colour"):
        found = {name: name.replace("-", " ").capitalize() for name in colours[_BY_KIT.get(key, "cloth")]}
    else:
        found = {name: part["title"] for name, part in parts["extra" if key == "extras" else key].items()}
    return tuple(Choice(value, title) for value, title in found.items())


def suggested_alt(drawing: Drawing) -> str:
    """Words to start from when somebody describes a drawing; a person should make them fit the page."""
    return f"A drawing of {_seen(drawing)}" if not isinstance(drawing, Pictogram) else str(_entry(drawing.id)["alt"])


def _seen(drawing: Drawing) -> str:
    """What a drawing shows, as the end of a sentence. Colour of skin and shape of body are left for a person to say, or not."""
    if isinstance(drawing, Pictogram):
        alt = str(_entry(drawing.id)["alt"]).removesuffix(".")
        return alt[:1].lower() + alt[1:]
    if isinstance(drawing, Scene):
        return ", ".join(_seen(part.drawing) for part in drawing.parts) or "a place"
    chosen: dict[str, Any] = {**kit()["defaults"], **_spec(drawing)}
    parts = kit()["parts"]
    details: list[str] = []
    if chosen["headwear"] != "none":
        details.append(parts["headwear"][chosen["headwear"]]["title"])
    elif chosen["hair"] not in ("none", "bald"):
        details.append(f"hair: {parts['hair'][chosen['hair']]['title'].lower()}")
    details += [parts["extra"][name]["title"] for name in _names(chosen["extras"])]
    wears = ", ".join(each[:1].lower() + each[1:] for each in details)
    face = {"happy": "smiling", "asleep": "asleep"}.get(chosen["expression"], f"looking {chosen['expression']}")
    return f"{_PEOPLE[chosen['age']]}, {face}" + (f" ({wears})" if wears else "")


def _names(extras: str | list[str]) -> list[str]:
    return [name.strip() for name in extras.split(",") if name.strip()] if isinstance(extras, str) else extras


def _entry(id: str) -> dict[str, Any]:
    if id not in shelf():
        raise Refused(f"There is no picture “{id}” on the shelf. The page is as it was; choose another picture.")
    return shelf()[id]


def draw(drawing: Drawing, place: Rect) -> tuple[Item, ...]:
    """A drawing that fills a place, cut at its edges. Raises Refused for a choice or picture that the kit does not have."""
    if isinstance(drawing, Scene):
        return (Group(tuple(_scene(drawing, place)), clip=rectangle(place)),)
    if isinstance(drawing, Pictogram):
        inset = min(place.width, place.height) * 0.08
        return place_art(_pictogram(drawing.id), place.inset(inset))
    backdrop = dict(drawing.choices).get("backdrop") or "#E7F0D8"
    ground = Shape(rectangle(place), fill=backdrop if _HEX.fullmatch(backdrop) else "#E7F0D8")
    return (Group((ground, *_person_in(drawing, place)), clip=rectangle(place)),)


def _person_in(drawing: PersonDrawing, place: Rect) -> tuple[Item, ...]:
    """A person as large as the place allows: a bust stands on its foot, a full figure a little above it."""
    spec = _spec(drawing)
    view = spec.get("view", kit()["defaults"].get("view", "bust"))
    art = _person(tuple(sorted({**spec, "backdrop": ""}.items())))
    if view in ("bust", "circle"):
        # In a tall frame the shoulders reach its edges, as in a portrait photo; hats and hair keep inside.
        side = min(place.width * (1.12 if view == "bust" else 1.0), place.height * 1.02)
        return place_art(art, Rect(place.x + (place.width - side) / 2, place.bottom - side, side, side))
    return place_art(art, place.inset(min(place.width, place.height) * 0.05))


def _scene(scene: Scene, place: Rect) -> Iterator[Item]:
    for colour in (scene.backdrop, scene.ground or "#FFFFFF"):
        if not _HEX.fullmatch(colour):
            raise Refused(f"“{colour}” is not a colour of a picture. The page is as it was; choose another colour.")
    yield Shape(rectangle(place), fill=scene.backdrop)
    if scene.ground:
        x, right, wide, high = place.x, place.right, place.width, place.height
        top = place.y + high * 0.74
        hill: Path = (
            ("M", x, top + high * 0.05),
            ("C", x + wide * 0.3, top - high * 0.05, x + wide * 0.65, top + high * 0.06, right, top),
            ("L", right, place.bottom),
            ("L", x, place.bottom),
            ("Z",),
        )
        yield Shape(hill, fill=scene.ground)
    for part in scene.parts:
        yield from placed(part, place)


def shape_of(drawing: PersonDrawing | Pictogram) -> float:
    """Width by height of a pictogram or standing person. Raises Refused as `draw` does."""
    box = _standing(drawing).box
    return box.width / box.height


def _standing(drawing: PersonDrawing | Pictogram) -> Art:
    if isinstance(drawing, Pictogram):
        return _pictogram(drawing.id)
    return _person(tuple(sorted({"view": "standing", **_spec(drawing), "backdrop": ""}.items())))


def placed(part: PlacedDrawing, place: Rect) -> tuple[Item, ...]:
    """A pictogram or standing person where it is placed inside a box. Raises Refused as `draw` does."""
    art = _standing(part.drawing)
    height = part.height * place.height
    width = height * art.box.width / art.box.height
    middle = (place.x + part.x * place.width, place.y + part.y * place.height)
    return place_art(art, Rect(middle[0] - width / 2, middle[1] - height / 2, width, height))


def _pictogram(id: str) -> Art:
    return read_file(resources.asset("pictures", *str(_entry(id)["file"]).split("/")))


def _spec(drawing: PersonDrawing) -> dict[str, str]:
    return dict(drawing.choices)


@lru_cache(maxsize=256)
def _person(choices: tuple[tuple[str, str], ...]) -> Art:
    try:
        return read_svg(compose(dict(choices)))
    except KeyError as fault:
        raise Refused(f"The drawing kit has no {fault}. The page is as it was; choose another part.") from fault


def compose(choices: dict[str, str]) -> str:
    """One person as SVG. `choices` names only what differs from the kit's defaults; `extras` are joined by commas."""
    parts = kit()["parts"]
    spec: dict[str, Any] = {**kit()["defaults"], **choices}
    spec["extras"] = _names(spec["extras"])
    extras = [parts["extra"][name] for name in spec["extras"]]
    view = spec.get("view") or "bust"
    if view == "standing":
        view = next((extra["view"] for extra in extras if "view" in extra), view)
    spec["pose"] = next((extra["pose"] for extra in extras if "pose" in extra), spec["pose"])
    if view == "seated" and spec["pose"] == "down":
        spec["pose"] = "lap"
    colours = {role: _colour(role, spec["skin" if role == "skin" else f"{role}_colour"]) for role in _COLOURED}
    if spec["age"] == "baby" and spec["top"] == "sleepsuit":
        colours["bottom"] = colours["top"]
    frame = kit()["views"][view]
    layers = list(_chosen(spec, view))
    if view not in ("bust", "circle"):
        layers += _arms(spec)
    drawn = []
    for layer in sorted(layers, key=lambda one: one["z"]):
        if view not in layer.get("views", [view]) or spec["age"] not in layer.get("ages", [spec["age"]]):
            continue
        anchor = frame["anchors"][spec["age"]].get(layer["at"])
        if anchor and layer["svg"]:
            drawn.append(f'<g transform="{_place(spec, anchor, layer["at"])}">{_painted(layer["svg"], colours)}</g>')
    x, y, width, height = frame.get("boxes", {}).get(spec["age"], frame["box"])
    back = ""
    if spec["backdrop"]:
        tint = _colour("backdrop", spec["backdrop"])
        back = f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{tint}"/>'
        if "disc" in frame:
            cx, cy, radius = frame["disc"]
            back = f'<circle cx="{cx}" cy="{cy}" r="{radius}" fill="{tint}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x} {y} {width} {height}">{back}{"".join(drawn)}</svg>'


def _chosen(spec: dict[str, Any], view: str) -> Iterator[dict[str, Any]]:
    """All layers of the parts that a person has."""
    parts = kit()["parts"]
    hides = parts["headwear"][spec["headwear"]]["hides"]
    for category in _CHOICES:
        part = parts[category][spec[category]]
        if category == "bottom" and spec["age"] == "baby" and spec["top"] == "swaddle":
            continue
        if category != "hair" or not hides:
            yield from part["layers"]
        elif "hair-top" in hides and spec["hair"] != "none":
            yield from part.get("under", [one for one in part["layers"] if one["z"] < 60])
            yield from parts["hair"]["bald"]["layers"]
    for name in spec["extras"]:
        yield from parts["extra"][name]["layers"]
    yield from parts["neck"]["neck"]["layers"]
    if view in ("bust", "circle"):
        yield from parts["shoulders"][f"{spec['age']}-{spec['body']}"]["layers"]


def _arms(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The two arms; only one of them waves or holds a stick."""
    parts = kit()["parts"]
    sleeve = parts["top"][spec["top"]]["sleeve"]
    if sleeve == "hidden" and spec["age"] == "baby":
        return
    sides = {"armL": spec["pose"], "armR": spec["pose"]}
    if spec["pose"] in ("wave", "stick"):
        sides["armL"] = "down"
    for anchor, pose in sides.items():
        for layer in parts["arm"][pose]["layers"]:
            if sleeve in layer["sleeves"] or (sleeve == "hidden" and "long" in layer["sleeves"]):
                yield {**layer, "at": anchor}


def _place(spec: dict[str, Any], anchor: list[float], name: str) -> str:
    """The transform of an anchor, widened for the shape of the body in full figures."""
    x, y, across, down = anchor
    body = kit()["bodies"][spec["body"]]
    if name == "torso":
        across *= body["torso"]
    elif name in ("legs", "foot"):
        across *= body["legs"]
    elif name in ("armL", "armR"):
        x, across = x * body["torso"], across * body["arm"]
    return f"translate({x:g} {y:g}) scale({across:.4g} {down:.4g})"


def _colour(role: str, value: str) -> str:
    if _HEX.fullmatch(value):
        return value.upper()
    return str(kit()["colours"][_ROLES.get(role, "cloth")][value])


def _painted(svg: str, colours: dict[str, str]) -> str:
    """A fragment with its roles and tones as colours."""

    def one(found: re.Match[str]) -> str:
        base, tone = colours[found[1]], found[2]
        return mixed(base, *kit()["tones"][tone]) if tone else base

    return re.sub(r"@([a-z]+)(?:\.([a-z]+))?", one, svg)
