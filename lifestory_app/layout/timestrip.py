"""The strip of homes of a life, true to scale, and the line of years under it: the same on a page, in Word and as a picture."""

from collections.abc import Iterable, Sequence
from datetime import date

from lifestory_app.domain.drawings import PersonDrawing, Pictogram, PlacedDrawing, Scene
from lifestory_app.domain.homes import Event, Home
from lifestory_app.domain.text import Words
from lifestory_app.domain.theme import Theme
from lifestory_app.domain.units import mm
from lifestory_app.family.places import shown_place
from lifestory_app.family.timeline import middle_of
from lifestory_app.layout.arrange.side import ink_of
from lifestory_app.layout.arrange.timescale import Part, Scale
from lifestory_app.layout.display import Colour, Group, Item, Rect, Shape, Stroke
from lifestory_app.layout.drawings import draw
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.seasons import HOUSES, PALETTES, land, seasons_of
from lifestory_app.layout.shapes import circle, mixed, round_box
from lifestory_app.layout.text import TextStyle, set_text


def part_colours(theme: Theme, parts: Sequence[Part], seasons: bool) -> list[Colour]:
    """The colour that stands for each part of a strip: of its season, or one of the theme's in turn."""
    if seasons:
        return [PALETTES[season].leaf for season in seasons_of([part.home for part in parts])]
    tokens = theme.tokens
    turn = (tokens.d3, tokens.d4, tokens.d1) if theme.id == "night" else (tokens.d1, tokens.d2, tokens.d3, tokens.d4)
    return [turn[number % len(turn)] for number in range(len(parts))]


def strip(
    theme: Theme,
    band: Rect,
    parts: Sequence[Part],
    seasons: bool = False,
    child: PersonDrawing | None = None,
    calm: bool = False,
) -> tuple[Item, ...]:
    """The homes as pieces of land, each as wide as the time lived there; the child stands in the last that has room.

    A `calm` strip has plain colours and no houses, for readers who are no longer small.
    """
    clip = round_box(band, mm(3) if calm else mm(7))
    items: list[Item] = [Shape(clip, fill=theme.tokens.tint)]
    grounds = part_colours(theme, parts, seasons)
    times = seasons_of([part.home for part in parts])
    for number, part in enumerate(parts):
        place = Rect(part.left, band.y, max(0.8, part.right - part.left), band.height)
        if seasons:
            drawn = land(place, times[number], part.home, child if number == len(parts) - 1 else None)
            items.append(Group(drawn, clip=round_box(place, 0)))
        elif calm:
            items.append(Shape(round_box(place, 0), fill=mixed(grounds[number], "#FFFFFF", 0.25)))
        else:
            items += _scene(place, part.home, grounds[number])
    gap = theme.tokens.ink if theme.id == "comic" else theme.tokens.paper
    for part in parts[1:]:
        path = (("M", part.left, band.y), ("L", part.left, band.bottom))
        items.append(Shape(path, stroke=Stroke(gap, mm(1.2), round=False)))
    drawn_strip: tuple[Item, ...] = (Group(tuple(items), clip=clip),)
    if theme.id == "comic" or calm:
        edge = Stroke(theme.tokens.ink, mm(0.8)) if theme.id == "comic" else Stroke(theme.tokens.a1, mm(0.25))
        return (*drawn_strip, Shape(clip, stroke=edge))
    return drawn_strip


def _scene(place: Rect, home: Home, colour: Colour) -> tuple[Item, ...]:
    """A piece of land in one colour with a house of its kind, where there is room."""
    sky, hill = mixed(colour, "#FFFFFF", 0.62), mixed(colour, "#FFFFFF", 0.3)
    low, wave = place.y + place.height * 0.6, place.height * 0.07
    ground = (
        ("M", place.x, low),
        ("C", place.x + place.width * 0.3, low - wave, place.x + place.width * 0.6, low + wave, place.right, low - wave * 0.4),
        ("L", place.right, place.bottom),
        ("L", place.x, place.bottom),
        ("Z",),
    )
    items: list[Item] = [Shape(round_box(place, 0), fill=sky), Shape(ground, fill=hill)]
    high = min(place.height * 0.56, place.width * 0.8)
    if high > mm(7):
        house = Pictogram(HOUSES.get(home.kind, "house"))
        drawings = [PlacedDrawing(house, 0.5 if place.width < high * 2.4 else 0.62, 0.62, high / place.height)]
        if place.width > high * 2.2:
            drawings.insert(0, PlacedDrawing(Pictogram("tree"), 0.22, 0.56, high * 0.95 / place.height))
        if place.width > high * 4.2:
            drawings.append(PlacedDrawing(Pictogram("flower"), 0.86, 0.78, high * 0.4 / place.height))
        (scene,) = draw(Scene(tuple(drawings), sky, None), place)
        # The band has its own land and sky: of the scene only its drawings are taken.
        items.append(Group(scene.items[1:], clip=scene.clip) if isinstance(scene, Group) else scene)
    return tuple(items)


def days_marked(homes: Iterable[Home], events: Iterable[Event], scale: Scale) -> set[float]:
    """Where rings stand on the line of years: at both ends, at each beginning of a home, and at what happened."""
    days = [middle_of(event.when) for event in events if event.when]
    days += [middle_of(home.when.start) for home in homes if home.when.start]
    return {scale.x, scale.x + scale.width, *(scale.at(day) for day in days if scale.holds(day))}


def ruler_height(style: TextStyle) -> float:
    """How much room a line of years needs from its line down."""
    return mm(4) + style.leading


def ruler(
    theme: Theme, scale: Scale, y: float, marks: Iterable[float], style: TextStyle, fonts: Fonts, paper: Colour
) -> tuple[Item, ...]:
    """A line with a tick for each year, its number where there is room, and a ring at each mark."""
    colour = theme.tokens.a1 if theme.id != "comic" else theme.tokens.ink
    end = scale.x + scale.width
    items: list[Item] = [Shape((("M", scale.x, y), ("L", end, y)), stroke=Stroke(colour, mm(0.5)))]
    years = [year for year in range(scale.start.year + 1, scale.end.year + 1) if date(year, 1, 1) <= scale.end]
    step = next((each for each in (1, 2, 5, 10, 20) if scale.width / max(1, len(years)) * each > style.size * 3.2), 50)
    for year in years:
        at = scale.at(date(year, 1, 1))
        items.append(Shape((("M", at, y - mm(1.8)), ("L", at, y + mm(1.8))), stroke=Stroke(colour, mm(0.4))))
        if year % step == 0 or step == 1:
            text = set_text(Words.of(str(year)), style, mm(24), "en-GB", fonts)
            if scale.x + text.natural_width / 2 < at < end - text.natural_width / 3:
                items += ink_of(text.place(at - mm(12), y + mm(4)))
    for at in sorted(marks):
        if scale.x - 1 <= at <= end + 1:
            items.append(Shape(circle(at, y, mm(1.5)), fill=paper, stroke=Stroke(theme.tokens.a2, mm(0.8))))
    return tuple(items)


def sentence_of(home: Home) -> str:
    """One home told in a sentence, as the words that stand for the strip."""
    place = shown_place(home.place)
    where = f" in {place}" if place else ""
    return f"{home.title}{where}: {home.when}."
