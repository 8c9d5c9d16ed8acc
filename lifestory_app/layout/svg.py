"""Reads our own drawings: a small part of SVG, turned into display items once and placed anywhere.

Elements: svg, g, path, circle, ellipse, rect, line, polygon, polyline, linearGradient, clipPath. Colours that carry
`data-fill` or `data-stroke` name a role and can be recoloured by theme. Anything else is a mistake of ours and told as one.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath
from typing import cast
from xml.etree import ElementTree

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

from lifestory_app.layout.display import Gradient, Group, Item, Matrix, Path, Rect, Segment, Shape, Stroke, rectangle
from lifestory_app.layout.shapes import ellipse, round_box

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_NAME = re.compile(r"\{[^}]*\}")
_NUMBERS = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TRANSFORM = re.compile(r"(\w+)\s*\(([^)]*)\)")
_LENGTH = re.compile(r"[-+.\deE]+")

Roles = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Art:
    """A drawing: the box it was drawn in and its items, in the drawing's own units."""

    box: Rect
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Style:
    """What an element inherits."""

    fill: str = "#000000"
    stroke: str = "none"
    width: float = 1.0
    round: bool = False
    dash: tuple[float, ...] = ()
    opacity: float = 1.0
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0


@lru_cache(maxsize=512)
def read_file(path: FilePath, roles: Roles = ()) -> Art:
    """A drawing from a file, with its roles coloured."""
    return read_svg(path.read_text(encoding="utf-8"), dict(roles))


def read_svg(text: str, colours: Mapping[str, str] | None = None) -> Art:
    """A drawing from its SVG text. `colours` gives the colour of each role. Raises ValueError for what is not our SVG."""
    root = ElementTree.fromstring(text)  # noqa: S314 - only files that ship with the program come here
    box = root.get("viewBox")
    if box is None:
        raise ValueError("a drawing needs a viewBox")
    x, y, width, height = (float(number) for number in _NUMBERS.findall(box))
    reader = _Reader(colours or {}, root)
    return Art(Rect(x, y, width, height), tuple(reader.children(root, _Style())))


def place_art(art: Art, place: Rect, *, stretch: bool = False, cut: bool = False) -> tuple[Item, ...]:
    """A drawing inside a place: as large as it fits, in the middle; or stretched to fill it. `cut` hides what leaves it."""
    across, down = place.width / art.box.width, place.height / art.box.height
    if not stretch:
        across = down = min(across, down)
    dx = place.x + (place.width - art.box.width * across) / 2 - art.box.x * across
    dy = place.y + (place.height - art.box.height * down) / 2 - art.box.y * down
    return (Group(art.items, (across, 0, 0, down, dx, dy), rectangle(art.box) if cut else None),)


class _Reader:
    def __init__(self, colours: Mapping[str, str], root: ElementTree.Element) -> None:
        self.colours = colours
        self.named = {found: element for element in root.iter() if (found := element.get("id"))}

    def children(self, parent: ElementTree.Element, style: _Style) -> list[Item]:
        items: list[Item] = []
        for element in parent:
            items += self.element(element, style)
        return items

    def element(self, element: ElementTree.Element, inherited: _Style) -> list[Item]:
        tag = _NAME.sub("", element.tag) if isinstance(element.tag, str) else "comment"
        if tag in ("defs", "title", "desc", "comment", "metadata", "clipPath", "linearGradient"):
            return []
        style = self.style(element, inherited)
        items = self.children(element, style) if tag in ("g", "svg") else self.shape(tag, element, style)
        matrix, clip = _matrix(element.get("transform", "")), self.clip(element)
        if matrix == IDENTITY and clip is None:
            return items
        return [Group(tuple(items), matrix, clip)] if items else []

    def style(self, element: ElementTree.Element, old: _Style) -> _Style:
        def colour(name: str, otherwise: str) -> str:
            role = element.get(f"data-{name}")
            if role is not None and role in self.colours:
                return self.colours[role]
            return element.get(name, otherwise)

        def number(name: str, otherwise: float) -> float:
            given = element.get(name)
            return float(_LENGTH.findall(given)[0]) if given else otherwise

        dash = element.get("stroke-dasharray")
        return _Style(
            fill=colour("fill", old.fill),
            stroke=colour("stroke", old.stroke),
            width=number("stroke-width", old.width),
            round=element.get("stroke-linecap", "round" if old.round else "") == "round"
            or element.get("stroke-linejoin") == "round",
            dash=tuple(float(each) for each in _NUMBERS.findall(dash)) if dash and dash != "none" else old.dash,
            opacity=old.opacity * number("opacity", 1.0),
            fill_opacity=number("fill-opacity", old.fill_opacity),
            stroke_opacity=number("stroke-opacity", old.stroke_opacity),
        )

    def clip(self, element: ElementTree.Element) -> Path | None:
        name = _reference(element.get("clip-path", ""))
        if name is None:
            return None
        segments: list[Segment] = []
        for part in self.named[name]:
            segments += _outline(_NAME.sub("", part.tag), part)
        return tuple(segments)

    def shape(self, tag: str, element: ElementTree.Element, style: _Style) -> list[Item]:
        path = _outline(tag, element)
        if not path:
            return []
        fill = self.paint(style.fill, path) if tag != "line" else None
        stroke = Stroke(_hex(style.stroke), style.width, style.dash, style.round) if style.stroke != "none" else None
        filled, drawn = style.opacity * style.fill_opacity, style.opacity * style.stroke_opacity
        if fill is not None and stroke is not None and filled != drawn:
            return [Shape(path, fill, None, filled), Shape(path, None, stroke, drawn)]
        if fill is None and stroke is None:
            return []
        return [Shape(path, fill, stroke, filled if fill is not None else drawn)]

    def paint(self, value: str, path: Path) -> str | Gradient | None:
        if value == "none":
            return None
        name = _reference(value)
        if name is None:
            return _hex(value)
        gradient = self.named[name]
        box = _bounds(path)

        def at(key: str, otherwise: float) -> float:
            given = gradient.get(key)
            if given is None:
                return otherwise
            return float(given.rstrip("%")) / (100 if given.endswith("%") else 1)

        x1, y1, x2, y2 = at("x1", 0), at("y1", 0), at("x2", 1), at("y2", 0)
        if gradient.get("gradientUnits") != "userSpaceOnUse":
            x1, x2 = box.x + x1 * box.width, box.x + x2 * box.width
            y1, y2 = box.y + y1 * box.height, box.y + y2 * box.height
        stops = tuple(
            (float(str(stop.get("offset", "0")).rstrip("%")) / (100 if str(stop.get("offset", "0")).endswith("%") else 1),
             _hex(self.colours.get(stop.get("data-stop-color", ""), stop.get("stop-color", "#000000"))))
            for stop in gradient
        )  # fmt: skip
        return Gradient((x1, y1), (x2, y2), stops)


def _reference(value: str) -> str | None:
    return value[5:-1] if value.startswith("url(#") else None


def _hex(colour: str) -> str:
    if colour in ("white", "black"):
        return {"white": "#FFFFFF", "black": "#000000"}[colour]
    if len(colour) == 4 and colour.startswith("#"):
        return "#" + "".join(letter * 2 for letter in colour[1:]).upper()
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        raise ValueError(f"not a colour of ours: {colour!r}")
    return colour.upper()


def _outline(tag: str, element: ElementTree.Element) -> Path:
    def number(name: str, otherwise: float = 0.0) -> float:
        return float(_LENGTH.findall(element.get(name, str(otherwise)))[0])

    if tag == "path":
        return _path(element.get("d", ""))
    if tag == "circle":
        return ellipse(number("cx"), number("cy"), number("r"), number("r"))
    if tag == "ellipse":
        return ellipse(number("cx"), number("cy"), number("rx"), number("ry"))
    if tag == "rect":
        box = Rect(number("x"), number("y"), number("width"), number("height"))
        return round_box(box, number("rx", number("ry")))
    if tag == "line":
        return (("M", number("x1"), number("y1")), ("L", number("x2"), number("y2")))
    if tag in ("polygon", "polyline"):
        numbers = [float(each) for each in _NUMBERS.findall(element.get("points", ""))]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        path: Path = tuple(("L" if place else "M", *point) for place, point in enumerate(points))
        return (*path, ("Z",)) if tag == "polygon" else path
    raise ValueError(f"an element that our drawings do not use: {tag}")


def _path(data: str) -> Path:
    pen = RecordingPen()
    parse_path(data, pen)
    path: list[Segment] = []
    here = (0.0, 0.0)
    for name, points in pen.value:
        if name == "moveTo":
            path.append(("M", *points[0]))
        elif name == "lineTo":
            path.append(("L", *points[0]))
        elif name == "curveTo":
            path.append(cast(Segment, ("C", *points[0], *points[1], *points[2])))
        elif name == "qCurveTo":
            (qx, qy), (x, y) = points
            x0, y0 = here
            path.append(("C", x0 + 2 / 3 * (qx - x0), y0 + 2 / 3 * (qy - y0), x + 2 / 3 * (qx - x), y + 2 / 3 * (qy - y), x, y))
        elif name == "closePath":
            path.append(("Z",))
        if points:
            here = points[-1]
    return tuple(path)


def _bounds(path: Path) -> Rect:
    xs = [number for segment in path for number in segment[1::2] if isinstance(number, float | int)]
    ys = [number for segment in path for number in segment[2::2] if isinstance(number, float | int)]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _matrix(text: str) -> Matrix:
    result = IDENTITY
    for name, arguments in _TRANSFORM.findall(text):
        numbers = [float(each) for each in _NUMBERS.findall(arguments)]
        result = times(result, _one_matrix(name, numbers))
    return result


def _one_matrix(name: str, numbers: list[float]) -> Matrix:
    if name == "translate":
        return (1, 0, 0, 1, numbers[0], numbers[1] if len(numbers) > 1 else 0)
    if name == "scale":
        return (numbers[0], 0, 0, numbers[-1], 0, 0)
    if name == "rotate":
        cos, sin = math.cos(math.radians(numbers[0])), math.sin(math.radians(numbers[0]))
        turn: Matrix = (cos, sin, -sin, cos, 0, 0)
        if len(numbers) == 3:
            x, y = numbers[1:]
            return times(times((1, 0, 0, 1, x, y), turn), (1, 0, 0, 1, -x, -y))
        return turn
    if name == "matrix":
        return cast(Matrix, tuple(numbers))
    raise ValueError(f"a transform that our drawings do not use: {name}")


def times(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that applies `other` first, then `one`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, l = other  # noqa: E741
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f)
