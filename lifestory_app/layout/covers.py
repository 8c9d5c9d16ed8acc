"""The cover in each theme: a scene around a round picture, with the title above it or beside it.

The foot is the theme's dark colour, for words in white. Ornaments keep clear of the title and sit around the picture; what sits
on its edge is drawn in front of it.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from lifestory_app import resources
from lifestory_app.domain.theme import Theme
from lifestory_app.domain.units import mm
from lifestory_app.layout import scenes
from lifestory_app.layout.display import Colour, Group, Item, Path, Rect, Segment, Shape, Stroke, rectangle
from lifestory_app.layout.scenes import NIGHT_HILLS, NIGHT_SKY, disc, ornament, sky, waves
from lifestory_app.layout.shapes import turned
from lifestory_app.layout.sheet import Sheet
from lifestory_app.layout.svg import place_art, read_file

_HILLS = ("#BBD8A0", "#8FBF7F", "#5E9C63")
_GREEN = "#3F7F4C"


@dataclass(frozen=True, slots=True)
class Front:
    """A sheet with the place of its round picture, and where its title ends. Points."""

    sheet: Sheet
    picture: Rect
    title_foot: float

    @property
    def is_wide(self) -> bool:
        """Whether the title stands beside the picture."""
        return self.sheet.width > self.sheet.height * 1.1

    @property
    def radius(self) -> float:
        return self.picture.width / 2

    @property
    def middle(self) -> tuple[float, float]:
        return self.picture.x + self.radius, self.picture.y + self.picture.height / 2

    @property
    def scale(self) -> float:
        """How large ornaments are drawn: 1 on A4."""
        return min(1.0, self.sheet.height / mm(297), self.sheet.width / mm(190))

    @property
    def foot(self) -> float:
        """Where the dark foot with the credit begins, as a fraction of the page."""
        return min(0.89, 1 - mm(26) / self.sheet.height)

    def rim(self, degrees: float, reach: float = 1.0) -> tuple[float, float]:
        """A point on the edge of the picture, counted clockwise from the top."""
        x, y = self.middle
        angle = math.radians(degrees)
        return x + math.sin(angle) * self.radius * reach, y - math.cos(angle) * self.radius * reach


def cover(theme: Theme, sheet: Sheet, picture: Rect | None = None, title_foot: float | None = None) -> tuple[Item, ...]:
    """The scene of the cover, around a round picture and below or beside a title that ends at `title_foot`."""
    return _MAKERS.get(theme.id, _plain)(theme, _front(sheet, picture, title_foot))


def perched(theme: Theme, sheet: Sheet, picture: Rect) -> tuple[Item, ...]:
    """What sits on the edge of the cover's picture, in front of it; nothing in Plain."""
    maker = _PERCHED.get(theme.id)
    return maker(_front(sheet, picture, None)) if maker else ()


def _front(sheet: Sheet, picture: Rect | None, title_foot: float | None) -> Front:
    if picture is None:
        radius = min(mm(70), sheet.width * 0.333, sheet.height * 0.236)
        x, y = sheet.width / 2, sheet.height * 0.52
        picture = Rect(x - radius, y - radius, 2 * radius, 2 * radius)
    return Front(sheet, picture, title_foot if title_foot is not None else picture.y - mm(12))


def _meadow(theme: Theme, front: Front) -> tuple[Item, ...]:
    sheet, u = front.sheet, front.scale
    w, h = sheet.width, sheet.height
    items: list[Item] = [sky(sheet, (0, "#FDF6E0"), (0.75, "#DCECEF"), (1, "#CFE6EE"))]
    sun = min(w, h) * 0.2
    items += [disc(w * 0.975, h * 0.025, sun, "#FBE3B2", 0.9), disc(w * 0.985, h * 0.025, sun * 0.85, "#FBDC98")]
    items += _clouds(front)
    items += [scenes.hill(sheet, 0.745, 0.705, 0.715, _HILLS[0]), scenes.hill(sheet, 0.745, 0.775, 0.775, _HILLS[1])]
    items.append(scenes.hill(sheet, 0.83, 0.835, 0.845, _HILLS[2]))
    for x, high in ((0.145, 25.0), (0.19, 17.0), (0.29, 21.0), (0.71, 20.0), (0.83, 26.0), (0.885, 17.0)):
        items.append(scenes.grass(w * x, h * 0.885, mm(high) * u, _GREEN))
    for name, x, foot, high, bloom, heart in (
        ("meadow-umbel", 0.105, 0.882, 76.0, "#FFFFFF", ""),
        ("meadow-umbel", 0.172, 0.884, 54.0, "#FFFFFF", ""),
        ("meadow-umbel", 0.895, 0.880, 76.0, "#FFFFFF", ""),
        ("meadow-flower", 0.068, 0.886, 41.0, "#F3C74F", "#C98A2B"),
        ("meadow-flower", 0.232, 0.890, 36.0, "#A48FD0", "#F3C74F"),
        ("meadow-flower", 0.765, 0.893, 29.0, "#F3C74F", "#C98A2B"),
        ("meadow-flower", 0.828, 0.880, 41.0, "#A48FD0", "#F3C74F"),
        ("meadow-flower", 0.955, 0.882, 38.0, "#FFFFFF", "#F3C74F"),
    ):
        roles = {"bloom": bloom, "stem": _GREEN} if not heart else {"d3": bloom, "d2": heart, "stem": _GREEN}
        items += ornament(name, w * x, h * foot, mm(high) * u, x > 0.5 and not heart, **roles)
    items.append(scenes.hill(sheet, front.foot + 0.015, front.foot, front.foot + 0.01, theme.tokens.a1))
    return tuple(items)


def _clouds(front: Front) -> list[Item]:
    """Two clouds half behind the picture, never behind the title."""
    x, y = front.middle
    size = front.radius * 0.68
    first = (x - front.radius * 1.34, max(y - front.radius * 0.8, front.title_foot + size * 0.62))
    if front.is_wide:
        first = (front.sheet.x(1), max(front.sheet.height * 0.62, front.title_foot + size * 0.7))
    return [*scenes.cloud(*first, size), *scenes.cloud(x + front.radius * 0.62, y - front.radius * 0.52, size * 0.97)]


def _seaside(theme: Theme, front: Front) -> tuple[Item, ...]:
    sheet, u = front.sheet, front.scale
    w, h = sheet.width, sheet.height
    items: list[Item] = [sky(sheet, (0, "#FDF8EE"), (0.7, "#D6ECF0"), (1, "#C4E3E9"))]
    sun = min(w, h) * 0.19
    items += [disc(w * 0.985, h * 0.02, sun, "#FBE3A6", 0.8), disc(w * 0.99, h * 0.02, sun * 0.74, "#F9D584")]
    items += _clouds(front)
    sea = h * 0.735
    island: Path = (
        ("M", w * 0.80, sea + mm(4)),
        ("C", w * 0.86, sea - mm(11) * u, w * 0.93, sea - mm(17) * u, w + sheet.bleed, sea - mm(16) * u),
        ("L", w + sheet.bleed, sea + mm(9)),
        ("L", w * 0.80, sea + mm(9)),
        ("Z",),
    )
    if not front.is_wide:
        items += scenes.birds(mm(10) * u, front.rim(-72)[1], "#5B8FA3", u * 0.7)
        items.append(Shape(island, fill="#A9C49B"))
        items += ornament("seaside-lighthouse", w * 0.915, sea - mm(10) * u, mm(58) * u)
    tones = ("#9CD0D7", "#6FB6C1", "#4295A6")
    items.append(waves(sheet, sea, tones[0]))
    boat = 0.135 if not front.is_wide else 0.24
    items += ornament("seaside-boat", w * boat, h * 0.768, mm(38) * u)
    items += [waves(sheet, h * 0.775, tones[1], 0.35), waves(sheet, h * 0.825, tones[2], 0.7)]
    items.append(waves(sheet, h * front.foot - mm(1), theme.tokens.a1, 0.2))
    return tuple(items)


def _night(_theme: Theme, front: Front) -> tuple[Item, ...]:
    sheet, u = front.sheet, front.scale
    w, h = sheet.width, sheet.height
    items: list[Item] = [sky(sheet, *NIGHT_SKY)]
    title = Rect(sheet.x(1), mm(14), sheet.w(6 if front.is_wide else 12), front.title_foot - mm(14))
    items += scenes.stars(sheet, h * 0.72, 70, (title,))
    items += [scenes.hill(sheet, 0.775, 0.72, 0.745, NIGHT_HILLS[0]), scenes.hill(sheet, 0.80, 0.815, 0.79, "#34357A")]
    house, trees = (0.13, (0.045, 0.235)) if front.is_wide else (0.845, (0.74, 0.95))
    items += scenes.lit_house(w * house, h * 0.815, mm(32) * u)
    for x, high in zip(trees, (24.0, 30.0), strict=True):
        items += scenes.round_tree(w * x, h * 0.825, mm(high) * u, "#2F3673", "#565C9E", "#191A42")
    if not front.is_wide:
        items += scenes.round_tree(w * 0.10, h * 0.845, mm(36) * u, "#2F3673", "#565C9E", "#191A42")
    items += [
        scenes.hill(sheet, 0.85, 0.845, 0.835, NIGHT_HILLS[1]),
        scenes.hill(sheet, front.foot + 0.012, front.foot, front.foot + 0.012, "#1B1C48"),
    ]
    return tuple(items)


def _paper(theme: Theme, front: Front) -> tuple[Item, ...]:
    sheet, tokens = front.sheet, theme.tokens
    w, h, b = sheet.width, sheet.height, sheet.bleed
    x, y = front.middle
    reach = front.radius * 1.1
    card = Rect(x - reach, y - reach, 2 * reach, 2 * reach)
    paper: tuple[Item, ...] = (
        Shape(scenes.torn(card.moved(mm(0.4), mm(1.4)), "cover", (True,) * 4), fill=tokens.ink, opacity=0.12),
        Shape(scenes.torn(card, "cover", (True,) * 4), fill=tokens.d4),
    )
    items: list[Item] = [scenes.dots(sheet), Group(paper, turned(-2, card))]
    foot = h * front.foot
    edge = scenes.torn(Rect(-b - mm(4), foot, w + 2 * b + mm(8), h - foot + b), "foot", (True, False, False, False))
    items.append(Shape(edge, fill=tokens.a1))
    items.append(
        Shape((("M", -b, foot + mm(4)), ("L", w + b, foot + mm(4))), stroke=Stroke(tokens.d1, mm(0.8), (mm(3), mm(2))))
    )
    return tuple(items)


def _comic(theme: Theme, front: Front) -> tuple[Item, ...]:
    sheet, tokens = front.sheet, theme.tokens
    w, h, b = sheet.width, sheet.height, sheet.bleed
    line = Stroke(tokens.ink, mm(1.4))
    items: list[Item] = [Shape(rectangle(Rect(-b, -b, w + 2 * b, h + 2 * b)), fill=tokens.d1)]
    x, y = front.middle
    rays: list[Segment] = []
    for number in range(18):
        one, two = math.radians(number * 20), math.radians(number * 20 + 10)
        far = w + h
        rays += [
            ("M", x, y),
            ("L", x + far * math.cos(one), y + far * math.sin(one)),
            ("L", x + far * math.cos(two), y + far * math.sin(two)),
            ("Z",),
        ]
    whole = rectangle(Rect(-b, -b, w + 2 * b, h + 2 * b))
    items.append(Group((Shape(tuple(rays), fill="#FFE08A", opacity=0.75),), clip=whole))
    if front.is_wide:
        edge = min(sheet.x(1) + sheet.w(6) + mm(6), front.picture.x - mm(4))
        panel: Path = (("M", -b, -b), ("L", edge + mm(3), -b), ("L", edge - mm(7), h + b), ("L", -b, h + b), ("Z",))
    else:
        low = max(h * 0.20, front.title_foot + mm(9))
        panel = (("M", -b, -b), ("L", w + b, -b), ("L", w + b, low - mm(5)), ("L", -b, low + mm(4)), ("Z",))
    items += [_burst(x, y, front.radius * 1.26, front.radius * 1.1, "#FFFFFF", line)]
    items.append(Shape(panel, fill=tokens.paper, stroke=line))
    foot: Path = (
        ("M", -b, h * (front.foot + 0.01)),
        ("L", w + b, h * (front.foot - 0.005)),
        ("L", w + b, h + b),
        ("L", -b, h + b),
        ("Z",),
    )
    items.append(Shape(foot, fill=tokens.a1, stroke=line))
    return tuple(items)


def _burst(x: float, y: float, outer: float, inner: float, fill: Colour, line: Stroke) -> Shape:
    """A star of many points, as comics draw a bang."""
    path: list[Segment] = []
    for corner in range(36):
        angle = math.radians(corner * 10 - 90)
        reach = (outer if corner % 4 else outer * 1.06) if corner % 2 == 0 else inner
        path.append(("L" if corner else "M", x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return Shape((*path, ("Z",)), fill=fill, stroke=line)


def _plain(theme: Theme, front: Front) -> tuple[Item, ...]:
    sheet, tokens = front.sheet, theme.tokens
    w, h, b = sheet.width, sheet.height, sheet.bleed
    (x, y), foot = front.middle, h * (front.foot + 0.01)
    return (
        disc(x, y, front.radius + mm(3.4), tokens.tint),
        Shape(rectangle(Rect(-b, foot, w + 2 * b, h - foot + b)), fill=tokens.a1),
        Shape(rectangle(Rect(-b, -b, mm(6) + b, h + 2 * b)), fill=tokens.a1),
        Shape(rectangle(Rect(-b, foot - mm(1.2), w + 2 * b, mm(1.2))), fill=tokens.d2),
    )


# -- what sits on the edge of the picture


def _robin(front: Front) -> tuple[Item, ...]:
    x, y = front.rim(42)
    high = front.radius * 0.52
    return ornament("meadow-robin", x + high * 0.02, y + high * 0.06, high)


def _gull(front: Front) -> tuple[Item, ...]:
    x, y = front.rim(-38, 1.10)
    wide = front.radius * 0.52
    bird = ornament("seaside-gull", x, y + wide * 0.1, wide * 0.40, d1="#5B8FA3")
    shell_x, shell_y = front.rim(140, 0.98)
    return (*bird, *ornament("seaside-shell", shell_x, shell_y + wide * 0.3, wide * 0.6))


def _moon_and_star(front: Front) -> tuple[Item, ...]:
    x, y = front.rim(44)
    radius = front.radius * 0.27
    moon = (disc(x, y, radius * 1.3, "#FFF3CF", 0.10), *ornament("night-moon", x, y + radius, radius * 2))
    a, b = front.rim(-56, 1.04)
    high = front.radius * 0.72
    box = Rect(a - high * 0.24, b - high / 2, high * 0.48, high)
    rocket = place_art(read_file(resources.asset("ornaments", "night-rocket.svg")), box)
    return (*moon, Group(rocket, turned(28, box)))


def _strips(front: Front) -> tuple[Item, ...]:
    items: list[Item] = []
    for colour, degrees, lean in (("peach", -45.0, -42.0), ("straw", 45.0, 40.0), ("sage", 180.0, -3.0)):
        x, y = front.rim(degrees, 1.10 if degrees != 180 else 1.08)
        wide = min(mm(30), front.radius * 0.42)
        strip = Rect(x - wide / 2, y - wide * 0.175, wide, wide * 0.35)
        piece = place_art(read_file(resources.asset("ornaments", f"paper-tape-{colour}.svg")), strip)
        items.append(Group(piece, turned(lean, strip)))
    return tuple(items)


_MAKERS: dict[str, Callable[[Theme, Front], tuple[Item, ...]]] = {
    "meadow": _meadow,
    "seaside": _seaside,
    "night": _night,
    "paper": _paper,
    "comic": _comic,
}
_PERCHED: dict[str, Callable[[Front], tuple[Item, ...]]] = {
    "meadow": _robin,
    "seaside": _gull,
    "night": _moon_and_star,
    "paper": _strips,
}
