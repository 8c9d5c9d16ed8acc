"""What the scenes of a theme are made of: skies, hills, waves, clouds, stars, houses, torn paper.

Every function is pure; what looks strewn is seeded, so a page looks the same for ever. Lengths are points, page fractions where
said.
"""

import math
import random
from functools import cache, lru_cache

from lifestory_app import resources
from lifestory_app.domain.units import mm
from lifestory_app.layout.display import Colour, Gradient, Group, Item, Path, Point, Rect, Segment, Shape, Stroke, rectangle
from lifestory_app.layout.shapes import circle, round_box
from lifestory_app.layout.sheet import Sheet
from lifestory_app.layout.svg import place_art, read_file

NIGHT_SKY = ((0.0, "#191B45"), (0.55, "#2B2C66"), (1.0, "#5C579F"))
NIGHT_HILLS = ("#3A3B7E", "#2C2D66", "#1F2050")


def sky(sheet: Sheet, *stops: tuple[float, Colour]) -> Shape:
    """The whole sheet in a gradient from top to foot."""
    b = sheet.bleed
    place = Rect(-b, -b, sheet.width + 2 * b, sheet.height + 2 * b)
    return Shape(rectangle(place), fill=Gradient((0, -b), (0, sheet.height + b), stops))


def disc(x: float, y: float, radius: float, fill: Colour, opacity: float = 1.0) -> Shape:
    return Shape(circle(x, y, radius), fill=fill, opacity=opacity)


def hill(sheet: Sheet, left: float, middle: float, right: float, fill: Colour) -> Shape:
    """A hill over the whole width; its crest stands at three heights, as fractions of the page from the top."""
    b, w, h = sheet.bleed, sheet.width, sheet.height
    path: Path = (
        ("M", -b, left * h),
        ("C", w * 0.20, (left - 0.035) * h, w * 0.36, (middle - 0.012) * h, w * 0.52, middle * h),
        ("C", w * 0.70, (middle + 0.014) * h, w * 0.84, (right - 0.02) * h, w + b, right * h),
        ("L", w + b, h + b),
        ("L", -b, h + b),
        ("Z",),
    )
    return Shape(path, fill=fill)


def waves(sheet: Sheet, at: float, fill: Colour, shift: float = 0.0, swell: float = 2.7) -> Shape:
    """A band of water from a height (points) to the foot, its edge in soft waves."""
    b = sheet.bleed
    length = (sheet.width + 2 * b) / 4.5
    x = -b - length + shift * length
    path: list[Segment] = [("M", x, at)]
    while x < sheet.width + b:
        for rise in (-swell, swell):
            half = length / 2
            path.append(("C", x + half * 0.36, at + mm(rise), x + half * 0.64, at + mm(rise), x + half, at))
            x += half
    path += [("L", x, sheet.height + b), ("L", -b - length, sheet.height + b), ("Z",)]
    return Shape(tuple(path), fill=fill)


def cloud(x: float, y: float, width: float, fill: Colour = "#FFFFFF", opacity: float = 0.92) -> list[Item]:
    """A flat-footed cloud; x and y are the left end of its foot."""
    u = width / 44
    foot = Rect(x, y - 10 * u, width, 10 * u)
    return [
        Shape(round_box(foot, 5 * u), fill=fill, opacity=opacity),
        disc(x + 15 * u, y - 11 * u, 8.4 * u, fill, opacity),
        disc(x + 28 * u, y - 9 * u, 7 * u, fill, opacity),
    ]


def ornament(name: str, x: float, foot: float, height: float, mirrored: bool = False, **roles: Colour) -> tuple[Item, ...]:
    """An ornament standing with its middle at x on a foot, so many points high; `roles` are colours by role."""
    art = read_file(resources.asset("ornaments", f"{name}.svg"), tuple(sorted(roles.items())))
    width = height * art.box.width / art.box.height
    placed = place_art(art, Rect(x - width / 2, foot - height, width, height))
    if not mirrored:
        return placed
    return (Group(placed, (-1, 0, 0, 1, 2 * x, 0)),)


@lru_cache(maxsize=64)
def stars(sheet: Sheet, foot: float, count: int, keep_clear: tuple[Rect, ...] = ()) -> tuple[Item, ...]:
    """Small stars and a few bright ones strewn over the upper part of a page, the same every time, none behind words."""
    chance = random.Random(f"stars {count}")  # noqa: S311 - a night sky, not a secret
    apart = math.sqrt(sheet.width * foot / count) * 0.62
    found: list[Point] = []
    for _ in range(count * 8):
        x, y = chance.uniform(0, sheet.width), chance.uniform(-sheet.bleed, foot)
        clear = all(not _inside(place, x, y, mm(3)) for place in keep_clear)
        if clear and all(math.hypot(x - a, y - b) > apart for a, b in found):
            found.append((x, y))
        if len(found) == count:
            break
    dim: list[Segment] = []
    bright: list[Segment] = []
    for number, (x, y) in enumerate(found):
        radius = mm(0.35 + 0.45 * ((number * 7) % 5) / 4)
        (bright if number % 3 else dim).extend(circle(x, y, radius))
        if number % 11 == 4:
            bright += _spark(x, y, mm(1.6 + number % 4 * 0.5))
    return tuple(
        Shape(tuple(path), fill="#FFF3CF", opacity=strength) for path, strength in ((dim, 0.55), (bright, 0.9)) if path
    )


def _inside(place: Rect, x: float, y: float, margin: float) -> bool:
    return place.x - margin < x < place.right + margin and place.y - margin < y < place.bottom + margin


def _spark(x: float, y: float, reach: float) -> list[Segment]:
    """A four-pointed star."""
    near = reach * 0.12
    points = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
    path: list[Segment] = [("M", *points[0])]
    for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
        dx, dy = (x0 + x1) / 2 - x, (y0 + y1) / 2 - y
        inner = (x + dx / reach * near * 2, y + dy / reach * near * 2)
        path.append(("C", *_towards((x0, y0), inner), *_towards((x1, y1), inner), x1, y1))
    return [*path, ("Z",)]


def _towards(start: Point, end: Point) -> Point:
    return start[0] + (end[0] - start[0]) * 0.8, start[1] + (end[1] - start[1]) * 0.8


def lit_house(x: float, foot: float, width: float) -> list[Item]:
    """A house at night with its lights on; x is its middle."""
    u = width / 30
    left, top = x - 12.5 * u, foot - 19 * u

    def box(dx: float, dy: float, wide: float, high: float, fill: Colour, radius: float = 0.0) -> Shape:
        return Shape(round_box(Rect(left + dx * u, top + dy * u, wide * u, high * u), radius * u), fill=fill)

    roof: Path = (("M", left - 2.5 * u, top), ("L", x, top - 12 * u), ("L", left + 27.5 * u, top), ("Z",))
    items: list[Item] = [
        box(17.5, -11, 3, 8, "#3B2F63"),
        box(0, 0, 25, 19, "#6F68B0"),
        box(17.5, 0, 7.5, 19, "#625BA3"),
        Shape(roof, fill="#44366F"),
        box(9.5, 9, 6, 10, "#2A2A60", 0.8),
        disc(left + 14 * u, top + 14.5 * u, 0.5 * u, "#FFDF8A"),
    ]
    for dx in (2.5, 17.5):
        items.append(box(dx, 4, 5, 5, "#FFE9A8", 0.5))
        bars: Path = (
            ("M", left + (dx + 2.5) * u, top + 4 * u),
            ("L", left + (dx + 2.5) * u, top + 9 * u),
            ("M", left + dx * u, top + 6.5 * u),
            ("L", left + (dx + 5) * u, top + 6.5 * u),
        )
        items.append(Shape(bars, stroke=Stroke("#C99B55", 0.5 * u)))
    return items


def round_tree(x: float, foot: float, height: float, leaf: Colour, light: Colour, trunk: Colour) -> list[Item]:
    """A tree with a round head of five masses; x is its middle."""
    u = height / 42
    stem: Path = (
        ("M", x - 1.6 * u, foot - 18 * u),
        ("L", x + 1.6 * u, foot - 18 * u),
        ("L", x + 2.4 * u, foot),
        ("L", x - 2.4 * u, foot),
        ("Z",),
    )
    masses = ((-8.0, 22.0, 8.5), (8.0, 22.0, 8.5), (-4.5, 31.0, 8.5), (5.5, 31.5, 8.5), (0.0, 25.0, 9.0))
    items: list[Item] = [Shape(stem, fill=trunk)]
    items += [disc(x + dx * u, foot - up * u, radius * u, leaf) for dx, up, radius in masses]
    return [*items, disc(x - 5 * u, foot - 31 * u, 3.6 * u, light, 0.5), disc(x + 6 * u, foot - 25 * u, 2.8 * u, light, 0.5)]


def grass(x: float, foot: float, height: float, colour: Colour) -> Shape:
    """A tuft of five blades."""
    path: list[Segment] = []
    for lean, tall in ((-0.55, 0.62), (-0.22, 0.9), (0.04, 1.0), (0.34, 0.78), (0.66, 0.55)):
        wide = height * 0.055
        base, tip = x + lean * height * 0.3, x + lean * height
        top = foot - tall * height
        path += [
            ("M", base - wide, foot),
            ("C", base - wide, foot - tall * height * 0.55, tip - wide, top + height * 0.2, tip, top),
            ("C", tip + wide, top + height * 0.25, base + wide * 1.2, foot - tall * height * 0.5, base + wide, foot),
            ("Z",),
        ]
    return Shape(tuple(path), fill=colour)


def torn(place: Rect, seed: str, ragged: tuple[bool, bool, bool, bool] = (True, False, True, False)) -> Path:
    """A piece of paper with torn edges. `ragged` says which: top, right, foot, left."""
    chance = random.Random(f"torn {seed}")  # noqa: S311 - an edge, not a secret
    corners = [(place.x, place.y), (place.right, place.y), (place.right, place.bottom), (place.x, place.bottom)]
    path: list[Segment] = [("M", *corners[0])]
    for number, is_torn in enumerate(ragged):
        (x0, y0), (x1, y1) = corners[number], corners[(number + 1) % 4]
        if not is_torn:
            path.append(("L", x1, y1))
            continue
        steps = max(1, round(math.hypot(x1 - x0, y1 - y0) / mm(7)))
        level = number % 2 == 0

        def stray(most: float, level: bool = level) -> Point:
            off = chance.uniform(-most, most)
            return (0.0, off) if level else (off, 0.0)

        here = (x0, y0)
        for step in range(1, steps + 1):
            dx, dy = stray(mm(0.9)) if step < steps else (0.0, 0.0)
            there = (x0 + (x1 - x0) * step / steps + dx, y0 + (y1 - y0) * step / steps + dy)
            bends = []
            for share in (1 / 3, 2 / 3):
                dx, dy = stray(mm(0.7))
                bends += [here[0] + (there[0] - here[0]) * share + dx, here[1] + (there[1] - here[1]) * share + dy]
            path.append(("C", bends[0], bends[1], bends[2], bends[3], *there))
            here = there
    return (*path, ("Z",))


def birds(x: float, y: float, colour: Colour, scale: float = 1.0) -> list[Item]:
    """Three gulls far away; x and y are the left one's middle."""
    found: list[Item] = []
    for dx, dy, size in ((0, 0, 9.0), (10, 6, 15.0), (26, 1, 10.0)):
        w = mm(size) / 2 * scale
        cx, cy = x + mm(dx) * scale, y + mm(dy) * scale
        wing: Path = (
            ("M", cx - w, cy - w * 0.25),
            ("C", cx - w * 0.6, cy - w * 0.45, cx - w * 0.2, cy - w * 0.25, cx, cy + w * 0.25),
            ("C", cx + w * 0.2, cy - w * 0.25, cx + w * 0.6, cy - w * 0.45, cx + w, cy - w * 0.25),
        )
        found.append(Shape(wing, stroke=Stroke(colour, mm(0.9) * scale)))
    return found


@cache
def dots(sheet: Sheet) -> Shape:
    """The dotted paper of Paper and tape."""
    path: list[Segment] = []
    step, radius = mm(6), mm(0.28)
    for row in range(int((sheet.height + 2 * sheet.bleed) / step) + 1):
        for column in range(int((sheet.width + 2 * sheet.bleed) / step) + 1):
            path += circle(column * step - sheet.bleed, row * step - sheet.bleed, radius)
    return Shape(tuple(path), fill="#D9C6A6")
