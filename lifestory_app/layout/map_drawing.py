"""A map of the places of a life: land and sea from the data that ships, pins, and a dotted line in the order of the moves.

The map is flat: degrees of longitude are squeezed as at its middle, which is true enough for a country. Lengths are points.
"""

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from lifestory_app import resources
from lifestory_app.domain.text import Words
from lifestory_app.domain.theme import Theme
from lifestory_app.domain.units import mm
from lifestory_app.family.gazetteer import lands
from lifestory_app.family.places import Place, Places
from lifestory_app.layout.arrange.side import ink_of
from lifestory_app.layout.display import Colour, Group, Item, Path, Point, Rect, Segment, Shape, Stroke
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.shapes import circle, mixed, round_box
from lifestory_app.layout.text import Align, SetText, TextStyle, set_text

LEAST_SPAN = 3.2
"""Degrees of latitude that a map shows at the least: closer up the coast would be too rough to be known again."""

CREDIT = "Coasts: Natural Earth. Towns: GeoNames, CC BY 4.0."
_AROUND = 1.3
"""How much more than the places themselves is shown."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class View:
    """Which part of the earth is shown, and where: degrees to points."""

    place: Rect
    west: float
    north: float
    across: float
    down: float
    """Points to a degree of longitude, and of latitude."""

    def at(self, longitude: float, latitude: float) -> Point:
        """Where a spot stands on paper."""
        return self.place.x + (longitude - self.west) * self.across, self.place.y + (self.north - latitude) * self.down

    @property
    def box(self) -> Box:
        """West, south, east and north of what is shown."""
        return (
            self.west, self.north - self.place.height / self.down, self.west + self.place.width / self.across, self.north,
        )  # fmt: skip


def view_of(places: Sequence[Place], place: Rect) -> View:
    """The part of the earth that holds all these places with room around them, in the shape of a box on paper."""
    spots = [each.spot for each in places if each.spot is not None]
    south, north = min(spot.latitude for spot in spots), max(spot.latitude for spot in spots)
    west, east = min(spot.longitude for spot in spots), max(spot.longitude for spot in spots)
    middle = min(max((south + north) / 2, -70.0), 75.0)
    squeeze = math.cos(math.radians(middle))
    high = max((north - south) * _AROUND, LEAST_SPAN, max((east - west) * _AROUND, 0) * squeeze * place.height / place.width)
    high = min(high, 360.0 * squeeze * place.height / place.width, 150.0)
    down = place.height / high
    across = down * squeeze
    wide = place.width / across
    return View(place, (west + east) / 2 - wide / 2, min(max(middle + high / 2, -60 + high), 88.0), across, down)


def draw_map(theme: Theme, places: Places, place: Rect, fonts: Fonts, label: TextStyle) -> tuple[Item, ...]:
    """The map in its box: land, sea, the moves as a dotted line, and a numbered pin with its name for every place."""
    view = view_of(places.on_map, place)
    pins = _pins(view, places.on_map, _radius(place))
    clip = round_box(place, mm(3))
    sea, ground, coast = _colours(theme)
    items: list[Item] = [Shape(clip, fill=sea)]
    outlines = tuple(path for ring in _land(view) if (path := _outline(view, ring)))
    for path in outlines:
        items.append(Shape(path, fill=ground, stroke=Stroke(coast, 0.7)))
    ways = _ways(places, pins)
    items += [Shape(way, stroke=Stroke(theme.tokens.a2, 2.1, (0.1, 4.6))) for way in ways]
    items += _leaders(theme, view, places.on_map, pins)
    drawn, taken = _drawn_pins(theme, pins, fonts, label)
    items += drawn
    items += _labels(places.on_map, pins, place, taken, fonts, label, ground)
    taken += [box for way in ways for box in _along(way)]
    items += _land_names(theme, view, places.on_map, taken, fonts, label)
    items += _north(theme, place, taken)
    return (Group(tuple(items), clip=clip), Shape(clip, stroke=Stroke(mixed(coast, theme.tokens.ink, 0.15), 0.9)))


def _colours(theme: Theme) -> tuple[Colour, Colour, Colour]:
    """Sea, land and coast: calm, and warmed by the theme's own paper."""
    tokens = theme.tokens
    sea = mixed("#C5DBE8", tokens.tint, 0.1)
    ground = mixed("#F6F2E8", tokens.paper, 0.35)
    return sea, ground, "#93AFC0"


# Land


@cache
def _rings(name: str) -> tuple[tuple[Box, tuple[Point, ...]], ...]:
    """The rings of one of the maps that ship, each with the box around it."""
    made = json.loads(resources.asset("map", "land.json").read_text(encoding="utf-8"))[name]
    rings: list[tuple[Box, tuple[Point, ...]]] = []
    for steps in made["rings"]:
        x = y = 0
        points: list[Point] = []
        for at in range(0, len(steps), 2):
            x, y = x + steps[at], y + steps[at + 1]
            points.append((x * made["unit"], y * made["unit"]))
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        rings.append(((min(xs), min(ys), max(xs), max(ys)), tuple(points)))
    return tuple(rings)


@cache
def _bounds(name: str) -> Box:
    west, south, east, north = json.loads(resources.asset("map", "land.json").read_text(encoding="utf-8"))[name]["box"]
    return west, south, east, north


def _land(view: View) -> list[tuple[Point, ...]]:
    """The rings that touch what is shown: of the British Isles closely where they hold it all, else of the world."""
    west, south, east, north = view.box
    edge = _bounds("isles")
    close = west >= edge[0] and south >= edge[1] and east <= edge[2] and north <= edge[3]
    return [
        points
        for box, points in _rings("isles" if close else "world")
        if box[0] < east and box[2] > west and box[1] < north and box[3] > south
    ]


def _outline(view: View, ring: Sequence[Point]) -> Path:
    """A ring on paper, cut a little beyond the box so that no coast is drawn along its edge; () where nothing is left."""
    place = view.place.inset(-12)
    points = [view.at(*point) for point in ring]
    inside: tuple[Callable[[Point], float], ...] = (
        lambda p: p[0] - place.x,
        lambda p: place.right - p[0],
        lambda p: p[1] - place.y,
        lambda p: place.bottom - p[1],
    )
    for within in inside:
        kept: list[Point] = []
        for number, here in enumerate(points):
            before = points[number - 1]
            was, now = within(before), within(here)
            if (was >= 0) != (now >= 0):
                share = was / (was - now)
                kept.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
            if now >= 0:
                kept.append(here)
        points = kept
    if len(points) < 3:
        return ()
    lines: list[Segment] = [("L", round(x, 2), round(y, 2)) for x, y in points[1:]]
    return (("M", round(points[0][0], 2), round(points[0][1], 2)), *lines, ("Z",))


# Pins


def _radius(place: Rect) -> float:
    return min(mm(3.6), max(mm(2.7), place.width / 60))


@dataclass(frozen=True, slots=True)
class _Pin:
    number: int
    x: float
    y: float
    radius: float


def _pins(view: View, places: Sequence[Place], radius: float) -> list[_Pin]:
    """Where pins stand: on their spots, pushed apart and kept inside the box where they would cover each other."""
    points = [view.at(each.spot.longitude, each.spot.latitude) for each in places if each.spot is not None]
    apart = radius * 2.15
    for _ in range(60):
        moved = False
        for one in range(len(points)):
            for other in range(one + 1, len(points)):
                dx, dy = points[other][0] - points[one][0], points[other][1] - points[one][1]
                gap = math.hypot(dx, dy)
                if gap >= apart:
                    continue
                moved = True
                if gap < 1e-6:
                    dx, dy, gap = math.cos(one + other), math.sin(one + other), 1.0
                push = (apart - (0 if gap == 1.0 else gap)) / 2 + 0.01
                ux, uy = dx / gap * push, dy / gap * push
                points[one] = (points[one][0] - ux, points[one][1] - uy)
                points[other] = (points[other][0] + ux, points[other][1] + uy)
        place = view.place.inset(radius * 1.3)
        points = [(min(max(x, place.x), place.right), min(max(y, place.y), place.bottom)) for x, y in points]
        if not moved:
            break
    return [_Pin(each.number, x, y, radius) for each, (x, y) in zip(places, points, strict=True)]


def _leaders(theme: Theme, view: View, places: Sequence[Place], pins: Sequence[_Pin]) -> list[Item]:
    """A hairline and a dot where a pin had to be moved off its spot."""
    items: list[Item] = []
    for each, pin in zip(places, pins, strict=True):
        assert each.spot is not None
        x, y = view.at(each.spot.longitude, each.spot.latitude)
        if math.hypot(pin.x - x, pin.y - y) > pin.radius * 0.8:
            items.append(Shape((("M", x, y), ("L", pin.x, pin.y)), stroke=Stroke(theme.tokens.ink, 0.6)))
            items.append(Shape(circle(x, y, 1.6), fill=theme.tokens.ink))
    return items


def _ways(places: Places, pins: Sequence[_Pin]) -> list[Path]:
    """The moves in order, each a soft curve to the right of the way, so that there and back are two lines."""
    by_number = {pin.number: pin for pin in pins}
    ways: list[Path] = []
    for before, after in pairwise(places.moves):
        one, other = by_number[before], by_number[after]
        dx, dy = other.x - one.x, other.y - one.y
        bend = 0.16
        middle = ((one.x + other.x) / 2 - dy * bend, (one.y + other.y) / 2 + dx * bend)
        first = (one.x + (middle[0] - one.x) * 0.67, one.y + (middle[1] - one.y) * 0.67)
        second = (other.x + (middle[0] - other.x) * 0.67, other.y + (middle[1] - other.y) * 0.67)
        ways.append((("M", one.x, one.y), ("C", *first, *second, other.x, other.y)))
    return ways


def _along(way: Path) -> list[Rect]:
    """Small boxes along a curve, so that nothing that may stand elsewhere is put on it."""
    (_, x0, y0), (_, x1, y1, x2, y2, x3, y3) = way  # type: ignore[misc]
    boxes: list[Rect] = []
    for step in range(25):
        t = step / 24
        a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
        boxes.append(Rect(a * x0 + b * x1 + c * x2 + d * x3 - 2, a * y0 + b * y1 + c * y2 + d * y3 - 2, 4, 4))
    return boxes


def _drawn_pins(theme: Theme, pins: Sequence[_Pin], fonts: Fonts, label: TextStyle) -> tuple[list[Item], list[Rect]]:
    items: list[Item] = []
    taken: list[Rect] = []
    for pin in pins:
        items.append(Shape(circle(pin.x, pin.y, pin.radius), fill=theme.tokens.a1, stroke=Stroke("#FFFFFF", 1.2)))
        size = pin.radius * (1.25 if pin.number < 10 else 1.05)
        style = TextStyle(label.family, size, size * 1.25, "#FFFFFF", weight=700, align=Align.CENTRE)
        text = set_text(Words.of(f"{pin.number}"), style, pin.radius * 4, "en-GB", fonts)
        items += ink_of(text.place(pin.x - pin.radius * 2, pin.y - text.height * 0.53))
        taken.append(Rect(pin.x - pin.radius, pin.y - pin.radius, pin.radius * 2, pin.radius * 2).inset(-1))
    return items, taken


def _labels(
    places: Sequence[Place],
    pins: Sequence[_Pin],
    place: Rect,
    taken: list[Rect],
    fonts: Fonts,
    style: TextStyle,
    ground: Colour,
) -> list[Item]:
    """The name of each place beside its pin, where it covers no other; the list tells those that find no room."""
    items: list[Item] = []
    for each, pin in zip(places, pins, strict=True):
        text = set_text(Words.of(each.name), style, place.width * 0.42, "en-GB", fonts)
        spot = next((box for box in _around(pin, text) if _is_free(box, place, taken)), None)
        if spot is None:
            continue
        taken.append(spot)
        items.append(Shape(round_box(spot, 3), fill=ground, opacity=0.78))
        items += ink_of(text.place(spot.x + 2, spot.y))
    return items


def _land_names(
    theme: Theme, view: View, places: Sequence[Place], taken: list[Rect], fonts: Fonts, style: TextStyle
) -> list[Item]:
    """The names of the lands that the places lie in, and of the parts of Britain, softly, where they cover nothing."""
    within = {each.spot.country for each in places if each.spot is not None}
    soft = replace(style, weight=400, colour=mixed(theme.tokens.ink, "#F6F2E8", 0.3))
    items: list[Item] = []
    far = view.place.height / view.down > 16
    for land in lands():
        # The whole Kingdom is named from afar, its parts from close by.
        near_enough = land.country in within or (not far and land.country in ("GB", "IE"))
        if not near_enough or (land.country == "GB" and bool(land.part) == far):
            continue
        if any(each.name.split(",")[0].strip() == land.name for each in places):
            continue
        text = set_text(Words.of(land.name), soft, view.place.width * 0.4, "en-GB", fonts)
        x, y = view.at(land.longitude, land.latitude)
        box = Rect(x - text.natural_width / 2 - 2, y - text.height / 2, text.natural_width + 4, text.height)
        if _is_free(box, view.place, taken):
            taken.append(box)
            items += ink_of(text.place(box.x + 2, box.y))
    return items


def _around(pin: _Pin, text: SetText) -> list[Rect]:
    """Where a name may stand: right, left, below, above, then at the corners."""
    wide, high, r = text.natural_width + 4, text.height, pin.radius + 2
    left, right = pin.x - r - wide, pin.x + r
    spots = (
        (right, pin.y - high / 2),
        (left, pin.y - high / 2),
        (pin.x - wide / 2, pin.y + r),
        (pin.x - wide / 2, pin.y - r - high),
        (right - 3, pin.y + r * 0.5),
        (right - 3, pin.y - r * 0.5 - high),
        (left + 3, pin.y + r * 0.5),
        (left + 3, pin.y - r * 0.5 - high),
    )
    return [Rect(x, y, wide, high) for x, y in spots]


def _is_free(box: Rect, place: Rect, taken: Sequence[Rect]) -> bool:
    inside = place.inset(3)
    if box.x < inside.x or box.right > inside.right or box.y < inside.y or box.bottom > inside.bottom:
        return False
    return not any(
        box.x < other.right and other.x < box.right and box.y < other.bottom and other.y < box.bottom for other in taken
    )


def _north(theme: Theme, place: Rect, taken: Sequence[Rect]) -> list[Item]:
    """A small arrow to the north in a corner that is free."""
    high = mm(9)
    for x, y in ((place.right - mm(6), place.bottom - mm(12)), (place.x + mm(6), place.bottom - mm(12))):
        if _is_free(Rect(x - mm(3), y, mm(6), high), place, taken):
            stroke = Stroke(theme.tokens.ink, 1.1)
            return [
                Shape((("M", x, y + high), ("L", x, y)), stroke=stroke),
                Shape((("M", x - 3, y + 4), ("L", x, y), ("L", x + 3, y + 4)), stroke=stroke),
            ]
    return []
