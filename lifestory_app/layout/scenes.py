"""The two pages of a theme that are a picture all over: the opener of a part, and the cover.

Every scene leaves its upper left free for the title. On the cover the foot is the theme's dark colour, for words in white; on
an opener the foot carries the list of pages.
"""

import math
from collections.abc import Callable
from functools import cache

from lifestory_app import resources
from lifestory_app.domain.theme import Theme
from lifestory_app.domain.units import mm
from lifestory_app.layout.display import Colour, Gradient, Group, Item, Path, Rect, Segment, Shape, Stroke, rectangle
from lifestory_app.layout.shapes import circle, round_box, turned
from lifestory_app.layout.sheet import Sheet
from lifestory_app.layout.svg import place_art, read_file

_MEADOW_HILLS = ("#BBD8A0", "#8FBF7F", "#5E9C63")
_NIGHT_HILLS = ("#3A3B7E", "#2C2D66", "#1F2050")


def opener(theme: Theme, sheet: Sheet) -> tuple[Item, ...]:
    """The scene of the page that begins a part."""
    return _OPENERS.get(theme.id, _plain_opener)(theme, sheet)


def cover(theme: Theme, sheet: Sheet) -> tuple[Item, ...]:
    """The scene of the cover."""
    return _COVERS.get(theme.id, _plain_cover)(theme, sheet)


# -- what scenes are made of


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


def ornament(name: str, x: float, foot: float, height: float, mirrored: bool = False) -> tuple[Item, ...]:
    """An ornament standing with its middle at x on a foot, so many points high."""
    art = read_file(resources.asset("ornaments", f"{name}.svg"))
    width = height * art.box.width / art.box.height
    placed = place_art(art, Rect(x - width / 2, foot - height, width, height))
    if not mirrored:
        return placed
    return (Group(placed, (-1, 0, 0, 1, 2 * x, 0)),)


def stars(sheet: Sheet, foot: float, count: int, keep_clear: Rect | None = None) -> list[Item]:
    """Small stars strewn over the upper part of a page, the same every time, and none behind the title."""
    found: list[Item] = []
    for number in range(count):
        x = (number * 0.61803398875 % 1.0) * sheet.width
        y = (number * 0.7548776662 % 1.0) * foot
        if keep_clear and keep_clear.x < x < keep_clear.right and keep_clear.y < y < keep_clear.bottom:
            continue
        found.append(disc(x, y, mm(0.35 + 0.45 * ((number * 7) % 5) / 4), "#FFF3CF", 0.55 + 0.1 * (number % 5)))
    return found


def birds(x: float, y: float, colour: Colour) -> list[Item]:
    """Three gulls far away."""
    found: list[Item] = []
    for dx, dy, size in ((0, 0, 9.0), (10, 6, 15.0), (26, 1, 10.0)):
        w = mm(size) / 2
        cx, cy = x + mm(dx), y + mm(dy)
        wing: Path = (
            ("M", cx - w, cy - w * 0.25),
            ("C", cx - w * 0.6, cy - w * 0.45, cx - w * 0.2, cy - w * 0.25, cx, cy + w * 0.25),
            ("C", cx + w * 0.2, cy - w * 0.25, cx + w * 0.6, cy - w * 0.45, cx + w, cy - w * 0.25),
        )
        found.append(Shape(wing, stroke=Stroke(colour, mm(0.9))))
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


# -- openers


def _meadow_opener(_theme: Theme, sheet: Sheet) -> tuple[Item, ...]:
    w, h = sheet.width, sheet.height
    items: list[Item] = [sky(sheet, (0, "#FDF6E0"), (0.6, "#E4F0EE"), (1, "#D8EAF0"))]
    items += [disc(w * 0.80, h * 0.40, mm(24), "#FBE3A6", 0.7), disc(w * 0.80, h * 0.40, mm(17), "#F9D98A")]
    items += cloud(w * 0.70, h * 0.315, mm(40)) + cloud(w * 0.08, h * 0.47, mm(30))
    items += [hill(sheet, 0.60, 0.545, 0.585, "#CFE2B8"), hill(sheet, 0.645, 0.625, 0.60, "#DCEAC8")]
    for name, x, foot, high in (
        ("meadow-tree", 0.14, 0.625, 40.0),
        ("meadow-tree", 0.90, 0.605, 30.0),
        ("meadow-umbel", 0.055, 0.735, 44.0),
        ("meadow-flower", 0.13, 0.735, 20.0),
        ("meadow-umbel", 0.945, 0.745, 50.0),
        ("meadow-flower", 0.865, 0.735, 18.0),
    ):
        items += ornament(name, w * x, h * foot, min(mm(high), h * 0.2))
    items.append(hill(sheet, 0.715, 0.70, 0.725, "#E9F2DA"))
    return tuple(items)


def _seaside_opener(theme: Theme, sheet: Sheet) -> tuple[Item, ...]:
    w, h = sheet.width, sheet.height
    items: list[Item] = [sky(sheet, (0, "#FDF8EE"), (0.55, "#DDEEF1"), (1, "#CDE8EE"))]
    items += cloud(w * 0.69, h * 0.213, mm(43)) + cloud(w * 0.076, h * 0.472, mm(33))
    items += [disc(w * 0.706, h * 0.431, mm(24), "#FBE3A6"), disc(w * 0.706, h * 0.431, mm(17), "#F9D584")]
    items += birds(w * 0.43, h * 0.415, "#5B8FA3")
    island: Path = (
        ("M", w * 0.77, h * 0.565),
        ("C", w * 0.84, h * 0.52, w * 0.90, h * 0.492, w + sheet.bleed, h * 0.495),
        ("L", w + sheet.bleed, h * 0.58),
        ("L", w * 0.77, h * 0.58),
        ("Z",),
    )
    items.append(Shape(island, fill="#A9C49B"))
    items += ornament("seaside-lighthouse", w * 0.887, h * 0.513, h * 0.207)
    tones = ("#9CD0D7", "#6FB6C1", "#4295A6", "#20768D", theme.tokens.a1)
    items.append(waves(sheet, h * 0.562, tones[0]))
    items += ornament("seaside-boat", w * 0.285, h * 0.598, h * 0.127)
    for number, tone in enumerate(tones[1:], 1):
        items.append(waves(sheet, h * (0.562 + 0.0475 * number - 0.012), tone, (0.3 * number) % 1))
    return tuple(items)


def _night_opener(_theme: Theme, sheet: Sheet) -> tuple[Item, ...]:
    w, h = sheet.width, sheet.height
    items: list[Item] = [sky(sheet, (0, "#191B45"), (0.55, "#2B2C66"), (1, "#5C579F"))]
    items += stars(sheet, h * 0.62, 90, Rect(w * 0.06, h * 0.05, w * 0.62, h * 0.34))
    items += [disc(w * 0.80, h * 0.45, mm(34), "#FFF3CF", 0.10)]
    items += ornament("night-moon", w * 0.80, h * 0.45 + mm(28), mm(56))
    items += [hill(sheet, 0.70, 0.655, 0.69, _NIGHT_HILLS[0]), hill(sheet, 0.73, 0.72, 0.70, _NIGHT_HILLS[1])]
    x, y, size = w * 0.20, h * 0.712, mm(13)
    roof: Path = (
        ("M", x - size * 0.65, y - size * 0.7),
        ("L", x, y - size * 1.3),
        ("L", x + size * 0.65, y - size * 0.7),
        ("Z",),
    )
    items += [
        Shape(rectangle(Rect(x - size / 2, y - size * 0.75, size, size * 0.9)), fill="#16173C"),
        Shape(roof, fill="#101130"),
        Shape(rectangle(Rect(x - size * 0.18, y - size * 0.45, size * 0.36, size * 0.34)), fill="#FFDF8A"),
    ]
    items.append(hill(sheet, 0.765, 0.752, 0.77, _NIGHT_HILLS[2]))
    return tuple(items)


def _paper_opener(theme: Theme, sheet: Sheet) -> tuple[Item, ...]:
    w, h = sheet.width, sheet.height
    items: list[Item] = [dots(sheet)]
    place = Rect(w * 0.045, h * 0.735, w * 0.91, h * 0.225)
    shadow = Shape(rectangle(place.moved(mm(0.4), mm(1.2))), fill=theme.tokens.ink, opacity=0.09)
    card: tuple[Item, ...] = (shadow, Shape(rectangle(place), fill="#FFFDF7"))
    items += [Group(card, turned(-0.6, place))]
    for tape, x, degrees in (("peach", 0.13, -8.0), ("sage", 0.87, 7.0)):
        strip = Rect(w * x - mm(13), place.y - mm(4), mm(26), mm(9))
        items.append(
            Group(place_art(read_file(resources.asset("ornaments", f"paper-tape-{tape}.svg")), strip), turned(degrees, strip))
        )
    items += place_art(
        read_file(resources.asset("ornaments", "paper-envelope.svg")), Rect(w * 0.68, h * 0.46, w * 0.22, h * 0.13)
    )
    return tuple(items)


def _comic_opener(theme: Theme, sheet: Sheet) -> tuple[Item, ...]:
    w, h, b = sheet.width, sheet.height, sheet.bleed
    tokens = theme.tokens
    edge = (h * 0.53, h * 0.48)
    band: Path = (("M", -b, -b), ("L", w + b, -b), ("L", w + b, edge[1]), ("L", -b, edge[0]), ("Z",))
    items: list[Item] = [Shape(band, fill=tokens.d1)]
    items.append(_halftone(sheet, edge[1] - mm(6), "#F7B52C"))
    items.append(Shape((("M", -b, edge[0]), ("L", w + b, edge[1])), stroke=Stroke(tokens.ink, mm(1.4))))
    return tuple(items)


def _halftone(sheet: Sheet, foot: float, colour: Colour) -> Shape:
    """Dots that fade from the right edge towards the middle."""
    path: list[Segment] = []
    step = mm(4)
    for row in range(int((foot + sheet.bleed) / step)):
        for column in range(int(sheet.width / step / 1.8)):
            radius = mm(1.7) * (1 - column / (sheet.width / step / 1.8))
            x = sheet.width + sheet.bleed - column * step - (row % 2) * step / 2
            path += circle(x, -sheet.bleed + row * step + step / 2, radius)
    return Shape(tuple(path), fill=colour)


def _plain_opener(theme: Theme, sheet: Sheet) -> tuple[Item, ...]:
    b = sheet.bleed
    wide = min(mm(60), sheet.width * 0.26)
    x = -b if sheet.left else sheet.width - wide
    return (Shape(rectangle(Rect(x, -b, wide + b, sheet.height + 2 * b)), fill=theme.tokens.a1),)


# -- covers


def _meadow_cover(theme: Theme, sheet: Sheet) -> tuple[Item, ...]:
    w, h = sheet.width, sheet.height
    items: list[Item] = [sky(sheet, (0, "#FDF6E0"), (0.75, "#DCECEF"), (1, "#CFE6EE"))]
    items += [disc(w * 0.975, h * 0.025, w * 0.203, "#FBE3B2", 0.9), disc(w * 0.985, h * 0.025, w * 0.172, "#FBDC98")]
    items += cloud(w * 0.058, h * 0.330, w * 0.225) + cloud(w * 0.71, h * 0.379, w * 0.22)
    items += [hill(sheet, 0.745, 0.705, 0.715, _MEADOW_HILLS[0]), hill(sheet, 0.745, 0.775, 0.775, _MEADOW_HILLS[1])]
    items.append(hill(sheet, 0.83, 0.835, 0.845, _MEADOW_HILLS[2]))
    for name, x, foot, high in (
        ("meadow-umbel", 0.115, 0.888, 0.26),
        ("meadow-umbel", 0.175, 0.888, 0.19),
        ("meadow-flower", 0.062, 0.885, 0.135),
        ("meadow-flower", 0.232, 0.885, 0.11),
        ("meadow-grass", 0.30, 0.89, 0.08),
        ("meadow-umbel", 0.895, 0.888, 0.26),
        ("meadow-flower", 0.82, 0.885, 0.135),
        ("meadow-flower", 0.765, 0.89, 0.09),
        ("meadow-flower", 0.955, 0.888, 0.10),
        ("meadow-grass", 0.70, 0.893, 0.07),
    ):
        items += ornament(name, w * x, h * foot, h * high, mirrored=x > 0.5)
    items.append(hill(sheet, 0.905, 0.888, 0.90, theme.tokens.a1))
    return tuple(items)


def _seaside_cover(theme: Theme, sheet: Sheet) -> tuple[Item, ...]:
    w, h = sheet.width, sheet.height
    items: list[Item] = [sky(sheet, (0, "#FDF8EE"), (0.7, "#D6ECF0"), (1, "#C4E3E9"))]
    items += [disc(w * 0.86, h * 0.10, w * 0.145, "#FBE3A6", 0.8), disc(w * 0.86, h * 0.10, w * 0.105, "#F9D584")]
    items += cloud(w * 0.05, h * 0.335, w * 0.2) + cloud(w * 0.74, h * 0.295, w * 0.19)
    items += birds(w * 0.09, h * 0.40, "#5B8FA3")
    tones = ("#9CD0D7", "#6FB6C1", "#4295A6")
    items.append(waves(sheet, h * 0.735, tones[0]))
    items += ornament("seaside-boat", w * 0.12, h * 0.765, h * 0.12)
    items += ornament("seaside-lighthouse", w * 0.915, h * 0.775, h * 0.2)
    items += [
        waves(sheet, h * 0.775, tones[1], 0.35),
        waves(sheet, h * 0.825, tones[2], 0.7),
        waves(sheet, h * 0.885, theme.tokens.a1, 0.2),
    ]
    return tuple(items)


def _night_cover(_theme: Theme, sheet: Sheet) -> tuple[Item, ...]:
    w, h = sheet.width, sheet.height
    items: list[Item] = [sky(sheet, (0, "#191B45"), (0.55, "#2B2C66"), (1, "#5C579F"))]
    items += stars(sheet, h * 0.72, 110, Rect(w * 0.06, h * 0.05, w * 0.8, h * 0.18))
    items += ornament("night-moon", w * 0.86, h * 0.15, h * 0.085)
    items += ornament("night-rocket", w * 0.13, h * 0.40, h * 0.10)
    items += [hill(sheet, 0.80, 0.775, 0.79, _NIGHT_HILLS[0]), hill(sheet, 0.84, 0.85, 0.835, _NIGHT_HILLS[1])]
    items.append(hill(sheet, 0.90, 0.888, 0.90, "#1B1C48"))
    return tuple(items)


def _paper_cover(theme: Theme, sheet: Sheet) -> tuple[Item, ...]:
    w, h, b = sheet.width, sheet.height, sheet.bleed
    items: list[Item] = [dots(sheet)]
    items.append(Shape(rectangle(Rect(-b, h * 0.895, w + 2 * b, h * 0.105 + b)), fill=theme.tokens.a1))
    items.append(
        Shape((("M", -b, h * 0.887), ("L", w + b, h * 0.887)), stroke=Stroke(theme.tokens.d1, mm(0.8), (mm(3), mm(2))))
    )
    for name, x, y, high, degrees in (
        ("paper-tape-peach", 0.15, 0.33, 0.03, -24.0),
        ("paper-tape-straw", 0.86, 0.34, 0.03, 22.0),
        ("paper-tape-sage", 0.84, 0.80, 0.03, -18.0),
        ("meadow-leaf", 0.12, 0.79, 0.07, -12.0),
    ):
        art = read_file(resources.asset("ornaments", f"{name}.svg"))
        tall = h * high
        box = Rect(
            w * x - tall * art.box.width / art.box.height / 2, h * y - tall / 2, tall * art.box.width / art.box.height, tall
        )
        items.append(Group(place_art(art, box), turned(degrees, box)))
    return tuple(items)


def _comic_cover(theme: Theme, sheet: Sheet) -> tuple[Item, ...]:
    w, h, b = sheet.width, sheet.height, sheet.bleed
    tokens = theme.tokens
    items: list[Item] = [Shape(rectangle(Rect(-b, -b, w + 2 * b, h + 2 * b)), fill=tokens.d1)]
    rays: list[Segment] = []
    middle = (w / 2, h * 0.55)
    for number in range(18):
        one, two = math.radians(number * 20), math.radians(number * 20 + 10)
        reach = h
        rays += [
            ("M", *middle),
            ("L", middle[0] + reach * math.cos(one), middle[1] + reach * math.sin(one)),
            ("L", middle[0] + reach * math.cos(two), middle[1] + reach * math.sin(two)),
            ("Z",),
        ]
    items.append(Shape(tuple(rays), fill="#FFE08A", opacity=0.75))
    top: Path = (("M", -b, -b), ("L", w + b, -b), ("L", w + b, h * 0.235), ("L", -b, h * 0.265), ("Z",))
    foot: Path = (("M", -b, h * 0.90), ("L", w + b, h * 0.885), ("L", w + b, h + b), ("L", -b, h + b), ("Z",))
    line = Stroke(tokens.ink, mm(1.4))
    items += [Shape(top, fill=tokens.paper, stroke=line), Shape(foot, fill=tokens.a1, stroke=line)]
    return tuple(items)


def _plain_cover(theme: Theme, sheet: Sheet) -> tuple[Item, ...]:
    w, h, b = sheet.width, sheet.height, sheet.bleed
    tokens = theme.tokens
    return (
        Shape(rectangle(Rect(-b, h * 0.90, w + 2 * b, h * 0.10 + b)), fill=tokens.a1),
        Shape(rectangle(Rect(-b, -b, mm(6) + b, h + 2 * b)), fill=tokens.a1),
        Shape(rectangle(Rect(-b, h * 0.893, w + 2 * b, mm(1.2))), fill=tokens.d2),
    )


Maker = Callable[[Theme, Sheet], tuple[Item, ...]]
_OPENERS: dict[str, Maker] = {
    "meadow": _meadow_opener,
    "seaside": _seaside_opener,
    "night": _night_opener,
    "paper": _paper_opener,
    "comic": _comic_opener,
}
_COVERS: dict[str, Maker] = {
    "meadow": _meadow_cover,
    "seaside": _seaside_cover,
    "night": _night_cover,
    "paper": _paper_cover,
    "comic": _comic_cover,
}
