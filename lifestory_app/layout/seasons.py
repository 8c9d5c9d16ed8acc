"""Land in four seasons, in which the homes of a life stand side by side. Lengths are points."""

from collections.abc import Sequence
from dataclasses import dataclass

from lifestory_app.domain.dates import Season, UncertainDate
from lifestory_app.domain.drawings import PersonDrawing, Pictogram, PlacedDrawing
from lifestory_app.domain.homes import Home, HomeKind
from lifestory_app.domain.units import mm
from lifestory_app.layout.display import Colour, Group, Item, Path, Rect, Shape, Stroke
from lifestory_app.layout.drawings import draw, placed
from lifestory_app.layout.scenes import cloud, disc
from lifestory_app.layout.shapes import ellipse, mixed, round_box

_YEAR = tuple(Season)
_BARK = "#7D5A44"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a season."""

    sky: Colour
    far: Colour
    near: Colour
    leaf: Colour
    light: Colour


PALETTES = {
    Season.SPRING: Palette("#E3EEF3", "#C9DDBF", "#A8CF9B", "#F2BFCD", "#F8D9E1"),
    Season.SUMMER: Palette("#CFE5EE", "#9CCB87", "#6FB06A", "#5F9B6B", "#7FB287"),
    Season.AUTUMN: Palette("#FBEAD2", "#EBCB8F", "#DDA75F", "#DB8B45", "#E7A864"),
    Season.WINTER: Palette("#DCE6F1", "#E6EDF3", "#F6F9FB", "#7FA39B", "#9DBBB4"),
}

HOUSES = {
    HomeKind.HOSPITAL: "hospital",
    HomeKind.RESIDENTIAL: "childrens-home",
    HomeKind.ADOPTIVE: "home",
    HomeKind.SPECIAL_GUARDIANSHIP: "home",
    HomeKind.MOTHER_AND_BABY: "flats",
}
"""Which picture stands for which kind of home; a plain house for the others."""


def season_of(day: UncertainDate | None) -> Season | None:
    """The season that a day surely lies in; None where it is not known so nearly."""
    if day is None:
        return None
    if day.season is not None:
        return day.season
    return _YEAR[(day.month - 3) % 12 // 3] if day.month is not None else None


def seasons_of(homes: Sequence[Home]) -> list[Season]:
    """The season in which each home began; where that is not known, the one that follows the home before."""
    found: list[Season] = []
    for home in homes:
        known = season_of(home.when.start)
        after = _YEAR[(_YEAR.index(found[-1]) + 1) % 4] if found else Season.SPRING
        found.append(known or after)
    return found


def land(place: Rect, season: Season, home: Home, child: PersonDrawing | None = None) -> tuple[Item, ...]:
    """A piece of land in a season with a house of its kind, and trees and the child where there is room."""
    palette = PALETTES[season]
    w, h = place.width, place.height
    items: list[Item] = [Shape(round_box(place, 0), fill=palette.sky)]
    items += _in_the_sky(place, season)
    items.append(Shape(_hill(place, 0.50, 0.055), fill=palette.far))
    items.append(Shape(_hill(place, 0.72, -0.035), fill=palette.near))
    high = min(h * 0.42, w * 0.62)
    if high < mm(5):
        return tuple(items)
    foot = place.y + h * 0.79
    roomy = w > high * 2.3
    house_x = place.x + w * (0.64 if roomy else 0.5)
    if w > high * 1.5:
        items += tree(place.x + w * (0.24 if roomy else 0.16), foot + h * 0.01, min(h * 0.62, high * 1.45), season)
    if w > high * 3.4:
        items += tree(place.x + w * 0.93, foot - h * 0.03, high * 1.15, season)
    if child is not None and w > high * 2.9:
        side = high * 1.2
        middle = place.x + w * 0.43
        items += placed(PlacedDrawing(child, 0.5, 0.5, 1.0), Rect(middle - side / 2, foot + h * 0.06 - side, side, side))
    items += draw(Pictogram(HOUSES.get(home.kind, "house")), Rect(house_x - high / 2, foot - high * 0.94, high, high))
    items += _on_the_ground(place, season, high)
    return tuple(items)


def tree(x: float, foot: float, high: float, season: Season) -> tuple[Item, ...]:
    """A tree in its season, standing on a foot: in blossom, green, golden, or a fir under snow."""
    palette = PALETTES[season]
    u = high / 10
    trunk = (
        ("M", x - 0.42 * u, foot - 5 * u),
        ("L", x - 0.62 * u, foot),
        ("L", x + 0.62 * u, foot),
        ("L", x + 0.42 * u, foot - 5 * u),
        ("Z",),
    )
    items: list[Item] = [Shape(trunk, fill=_BARK)]
    if season is Season.WINTER:
        for level, (top, low, wide) in enumerate(((10.0, 6.0, 1.7), (8.2, 3.8, 2.4), (6.0, 1.6, 3.0))):
            fir = (("M", x, foot - top * u), ("L", x + wide * u, foot - low * u), ("L", x - wide * u, foot - low * u), ("Z",))
            items.append(Shape(fir, fill=palette.leaf if level % 2 == 0 else palette.light))
            share = 0.32
            cap = (
                ("M", x, foot - top * u),
                ("L", x + wide * u * share, foot - (top - (top - low) * share) * u),
                ("L", x - wide * u * share, foot - (top - (top - low) * share) * u),
                ("Z",),
            )
            items.append(Shape(cap, fill="#FFFFFF"))
        return tuple(items)
    crown = ((-1.75, 5.4, 1.85), (1.75, 5.4, 1.85), (-0.9, 7.3, 1.95), (1.0, 7.4, 1.8))
    for dx, up, radius in (*crown[:2], (0, 5.9, 1.9), *crown[2:]):
        items.append(disc(x + dx * u, foot - up * u, radius * u, palette.leaf))
    items.append(disc(x - 1.5 * u, foot - 5.8 * u, 0.85 * u, palette.light))
    items.append(disc(x + 1.2 * u, foot - 6.9 * u, 0.95 * u, palette.light))
    return tuple(items)


def _hill(place: Rect, at: float, swell: float) -> Path:
    x, y, w, h = place.x, place.y, place.width, place.height
    return (
        ("M", x, y + h * (at + swell)),
        (
            "C",
            x + w * 0.3,
            y + h * (at - swell),
            x + w * 0.62,
            y + h * (at - swell * 0.4),
            place.right,
            y + h * (at + swell * 0.7),
        ),
        ("L", place.right, place.bottom),
        ("L", x, place.bottom),
        ("Z",),
    )


def _in_the_sky(place: Rect, season: Season) -> list[Item]:
    x, y, w, h = place.x, place.y, place.width, place.height
    if w < h * 0.3:
        return []
    if season is Season.SUMMER:
        items: list[Item] = [disc(x + w * 0.8, y + h * 0.22, h * 0.1, "#FCE3A0")]
        if w > h * 0.7:
            items += cloud(x + w * 0.12, y + h * 0.23, h * 0.26)
        if w > h * 1.3:
            items += cloud(x + w * 0.46, y + h * 0.15, h * 0.19, opacity=0.8)
        return items
    if season is Season.SPRING:
        return [_bird(x + w * 0.55, y + h * 0.2, h * 0.075), _bird(x + w * 0.7, y + h * 0.14, h * 0.05)]
    if season is Season.WINTER:
        spots = ((0.1, 0.12), (0.32, 0.28), (0.5, 0.1), (0.62, 0.36), (0.78, 0.16), (0.9, 0.3), (0.2, 0.42), (0.42, 0.4))
        return [disc(x + w * dx, y + h * dy, h * 0.012, "#FFFFFF") for dx, dy in spots]
    return [disc(x + w * 0.78, y + h * 0.2, h * 0.085, mixed("#FCE3A0", "#F0B87A", 0.45))]


def _bird(x: float, y: float, wide: float) -> Shape:
    path = (
        ("M", x - wide, y),
        ("C", x - wide * 0.5, y - wide * 0.45, x - wide * 0.15, y - wide * 0.1, x, y + wide * 0.25),
        ("C", x + wide * 0.15, y - wide * 0.1, x + wide * 0.5, y - wide * 0.45, x + wide, y),
    )
    return Shape(path, stroke=Stroke("#8FB0CC", wide * 0.2))


def _on_the_ground(place: Rect, season: Season, high: float) -> list[Item]:
    x, y, w, h = place.x, place.y, place.width, place.height
    spots = ((0.12, 0.9), (0.3, 0.94), (0.52, 0.89), (0.72, 0.93), (0.88, 0.9))
    shown = spots if w > high * 2 else spots[1::2]
    u = h * 0.012
    if season is Season.AUTUMN:
        return [
            Group((Shape(ellipse(0, 0, u * 1.5, u * 0.75), fill="#C76F38"),), (0.8, 0.6, -0.6, 0.8, x + w * dx, y + h * dy))
            for dx, dy in shown
        ]
    if season is Season.WINTER:
        return []
    items: list[Item] = []
    for number, (dx, dy) in enumerate(shown):
        petal = ("#FFFFFF", "#B59ADB")[number % 2] if season is Season.SUMMER else ("#FFFFFF", "#F8E08E")[number % 2]
        at_x, at_y = x + w * dx, y + h * dy
        for px, py in ((0, -1), (0.95, -0.3), (0.6, 0.8), (-0.6, 0.8), (-0.95, -0.3)):
            items.append(disc(at_x + px * u, at_y + py * u, u * 0.62, petal))
        items.append(disc(at_x, at_y, u * 0.55, "#F2B441"))
    return items
