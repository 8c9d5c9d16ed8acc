"""The page that begins a part of the book, as a scene in each theme.

Words come first: the title and a few lines stand in the upper part, the list of the part's pages at the foot. A scene is drawn
for the room between them, so no ornament stands behind words, on any paper.
"""

from collections.abc import Callable
from dataclasses import dataclass

from lifestory_app import resources
from lifestory_app.domain.theme import Theme
from lifestory_app.domain.units import mm
from lifestory_app.layout import scenes
from lifestory_app.layout.display import Colour, Group, Item, Path, Rect, Segment, Shape, Stroke, rectangle
from lifestory_app.layout.scenes import NIGHT_HILLS, NIGHT_SKY, disc, ornament, sky, waves
from lifestory_app.layout.shapes import circle, turned
from lifestory_app.layout.sheet import Sheet
from lifestory_app.layout.svg import Art, place_art, read_file


@dataclass(frozen=True, slots=True)
class Stage:
    """A sheet and the room on it. Points from the top.

    The title ends at `title`, the lines below it at `words`, and the list of pages begins at `list`. Those lines are eight
    columns wide, so that the sky beside them is free from the title down.
    """

    sheet: Sheet
    title: float
    words: float
    list: float

    @property
    def room(self) -> float:
        return max(0.0, self.list - self.words)

    @property
    def scale(self) -> float:
        """How large things between words and list are drawn: 1 where there is as much room as on A4."""
        return min(1.0, self.room / mm(70))

    @property
    def beside(self) -> float:
        """Where the free sky beside the words begins, from the left."""
        return self.sheet.x(1) + self.sheet.w(8) + mm(5)

    @property
    def sky(self) -> float:
        """How large things beside the words are drawn."""
        return min(1.0, max(self.room, self.list - self.title) / mm(112))

    def y(self, fraction: float) -> float:
        """A height within the room, from 0 at the words to 1 at the list."""
        return self.words + self.room * fraction

    def of_page(self, y: float) -> float:
        """A height as the fraction of the page that hills are measured in."""
        return y / self.sheet.height

    def right(self, fraction: float, reach: float) -> float:
        """A place across the page, so far right that something reaching so far to its left keeps clear of the words."""
        return max(self.sheet.width * fraction, self.beside + reach)


def opener(theme: Theme, sheet: Sheet, title: float, words: float, list_top: float) -> tuple[Item, ...]:
    """The scene of the page that begins a part, between its words and its list (see Stage)."""
    return _MAKERS.get(theme.id, _plain)(theme, Stage(sheet, title + mm(5), words + mm(3), list_top - mm(4)))


def _meadow(_theme: Theme, stage: Stage) -> tuple[Item, ...]:
    sheet, u = stage.sheet, stage.scale
    w = sheet.width
    items: list[Item] = [sky(sheet, (0, "#FDF6E0"), (0.45, "#E6F0EC"), (1, "#D3E8EE"))]
    if stage.room > mm(26):
        big = stage.sky
        x, y = stage.right(0.80, mm(24) * big), stage.y(0.5) - mm(34) * big
        items += [disc(x, y, mm(24) * big, "#FBE3A6", 0.75), disc(x, y, mm(17) * big, "#F9D98A")]
        items += scenes.cloud(max(x - mm(36) * big, stage.beside), y + mm(16) * big, mm(38) * big)
        items += scenes.cloud(w * 0.34, stage.y(0.3), mm(30) * u)
    rim = stage.of_page(stage.list)

    def height(fraction: float) -> float:
        return stage.of_page(stage.y(fraction))

    items.append(scenes.hill(sheet, height(0.62), height(0.52), height(0.60), "#CFE2B8"))
    for x, foot, high in ((0.16, 0.63, 42.0), (0.25, 0.60, 30.0), (0.90, 0.60, 34.0)):
        items += ornament("meadow-tree", w * x, stage.y(foot), mm(high) * u)
    items.append(scenes.hill(sheet, height(0.72), height(0.76), height(0.68), "#BFDBA6"))
    for x, foot, high, leaning in ((0.70, 0.83, 26.0, False), (0.78, 0.82, 19.0, True)):
        items += ornament("meadow-tree", w * x, stage.y(foot), mm(high) * u, leaning)
    items.append(scenes.hill(sheet, height(0.90), height(0.86), height(0.88), "#D5E7BF"))
    items.append(scenes.hill(sheet, rim - 0.012, rim - 0.004, rim - 0.010, "#E9F2DA"))
    items += _meadow_flowers(stage)
    return tuple(items)


def _meadow_flowers(stage: Stage) -> list[Item]:
    """Flowers at both sides, rooted where the front hill begins."""
    w, u = stage.sheet.width, stage.scale
    green = "#4E8B55"
    items: list[Item] = []
    for x, high in ((0.085, 15.0), (0.155, 10.0), (0.90, 15.0), (0.84, 9.0)):
        items.append(scenes.grass(w * x, stage.list, mm(high) * u, green))
    for name, x, high, bloom, heart in (
        ("meadow-umbel", 0.060, 62.0, "#FFFFFF", ""),
        ("meadow-umbel", 0.125, 44.0, "#B9A6DC", ""),
        ("meadow-flower", 0.030, 34.0, "#F3C74F", "#C98A2B"),
        ("meadow-flower", 0.170, 25.0, "#A48FD0", "#F3C74F"),
        ("meadow-umbel", 0.940, 58.0, "#FFFFFF", ""),
        ("meadow-flower", 0.885, 30.0, "#A48FD0", "#F3C74F"),
        ("meadow-flower", 0.975, 36.0, "#F3C74F", "#C98A2B"),
        ("meadow-flower", 0.825, 20.0, "#FFFFFF", "#F3C74F"),
    ):
        roles = {"bloom": bloom, "stem": green} if not heart else {"d3": bloom, "d2": heart, "stem": green}
        items += ornament(name, w * x, stage.list, mm(high) * u, x > 0.5, **roles)
    return items


def _seaside(theme: Theme, stage: Stage) -> tuple[Item, ...]:
    sheet, u = stage.sheet, stage.scale
    w = sheet.width
    items: list[Item] = [sky(sheet, (0, "#FDF8EE"), (0.55, "#DDEEF1"), (1, "#CDE8EE"))]
    sea, big = stage.y(0.52), stage.sky
    house = max(w * 0.887, stage.beside + mm(50) * big)
    if stage.room > mm(26):
        x, y = stage.right(0.70, mm(24) * big), sea - mm(38) * big
        items += [disc(x, y, mm(24) * big, "#FBE3A6"), disc(x, y, mm(17) * big, "#F9D584")]
        items += scenes.cloud(w * 0.08, sea - mm(20) * u, mm(33) * u)
        items += scenes.birds(w * 0.43, sea - mm(22) * u, "#5B8FA3", max(0.5, u))
    island: Path = (
        ("M", w * 0.77, sea + mm(3)),
        ("C", w * 0.84, sea - mm(13) * big, w * 0.90, sea - mm(21) * big, w + sheet.bleed, sea - mm(20) * big),
        ("L", w + sheet.bleed, sea + mm(8)),
        ("L", w * 0.77, sea + mm(8)),
        ("Z",),
    )
    items.append(Shape(island, fill="#A9C49B"))
    foot = sea - mm(13) * big
    items += ornament("seaside-lighthouse", min(house, w - mm(14)), foot, min(mm(60) * big, foot - stage.title))
    tones = ("#9CD0D7", "#6FB6C1", "#4295A6", "#20768D", theme.tokens.a1)
    step = (stage.list - mm(4) - sea) / 4
    items.append(waves(sheet, sea, tones[0]))
    items += ornament("seaside-boat", w * 0.29, sea + mm(10) * u, mm(38) * u)
    for number, tone in enumerate(tones[1:], 1):
        items.append(waves(sheet, sea + step * number, tone, (0.3 * number) % 1, min(2.7, step / mm(3))))
    return tuple(items)


def _night(_theme: Theme, stage: Stage) -> tuple[Item, ...]:
    sheet, u = stage.sheet, stage.scale
    w = sheet.width
    items: list[Item] = [sky(sheet, *NIGHT_SKY)]
    title = Rect(sheet.x(1), mm(14), sheet.w(12), stage.title - mm(14))
    words = Rect(sheet.x(1), stage.title, sheet.w(8), stage.words - stage.title)
    items += scenes.stars(sheet, stage.y(0.55), 60, (title, words))
    big = stage.sky
    radius = mm(26) * big
    x, y = stage.right(0.80, radius * 1.31), stage.y(0.5) - mm(34) * big
    items += [disc(x, y, radius * 1.31, "#FFF3CF", 0.10), *ornament("night-moon", x, y + radius, radius * 2)]

    def height(fraction: float) -> float:
        return stage.of_page(stage.y(fraction))

    items.append(scenes.hill(sheet, height(0.70), height(0.58), height(0.66), NIGHT_HILLS[0]))
    items += scenes.lit_house(w * 0.27, stage.y(0.74), mm(30) * u)
    for x, foot, high in ((0.145, 0.75, 28.0), (0.38, 0.71, 22.0), (0.90, 0.78, 30.0)):
        items += scenes.round_tree(w * x, stage.y(foot), mm(high) * u, "#2F3673", "#565C9E", "#191A42")
    items.append(scenes.hill(sheet, height(0.78), height(0.77), height(0.72), NIGHT_HILLS[1]))
    rim = stage.of_page(stage.list)
    items.append(scenes.hill(sheet, rim - 0.004, rim - 0.012, rim - 0.002, NIGHT_HILLS[2]))
    return tuple(items)


def _paper(theme: Theme, stage: Stage) -> tuple[Item, ...]:
    sheet, u = stage.sheet, stage.scale
    edge = mm(8)
    left, wide = sheet.x(1) - edge, sheet.w(12) + 2 * edge
    title = Rect(left, mm(11), wide, stage.words + mm(2) - mm(11))
    pages = Rect(left, stage.list - mm(2), wide, sheet.height - mm(7) - stage.list + mm(2))
    items: list[Item] = [scenes.dots(sheet), *_torn_card(theme, title, "title", (False, False, True, False))]
    items += _tape("peach", title.x + mm(10), title.y + mm(1), -12)
    items += _tape("sage", title.right - mm(10), title.y + mm(1), 10)
    items += _torn_card(theme, pages, "pages", (True, False, False, False))
    if stage.room > mm(24):
        items += _scraps(theme, stage, u)
    return tuple(items)


def _scraps(theme: Theme, stage: Stage, u: float) -> list[Item]:
    """What was kept, laid out between the cards: a picture, a letter, a leaf."""
    sheet = stage.sheet
    small = min(mm(64), stage.room * 0.74)
    if stage.room > mm(62):
        high, x = small, sheet.width * 0.30
        middle = stage.y(0.5)
    else:  # beside the words, over the edge of their card
        wide = sheet.width - sheet.outer - stage.beside
        high = min(mm(60), (stage.list - stage.title) * 0.8, wide / 1.1)
        x, middle = stage.beside + wide / 2, stage.list - high / 2 - mm(1)
    photo = Rect(x - high * 0.55, middle - high / 2, high * 1.1, high)
    inside = Rect(photo.x + high * 0.06, photo.y + high * 0.06, photo.width - high * 0.12, high * 0.72)
    x, y = inside.x, inside.y
    far, near = _slope(inside, 0.62, 0.45, 0.50), _slope(inside, 0.80, 0.70, 0.78)
    picture: tuple[Item, ...] = (
        Shape(rectangle(photo.moved(high * 0.01, high * 0.03)), fill=theme.tokens.ink, opacity=0.10),
        Shape(rectangle(photo), fill="#FFFDF8"),
        Shape(rectangle(inside), fill="#CFE6EE"),
        disc(x + inside.width * 0.76, y + inside.height * 0.26, high * 0.09, "#FBDC98"),
        Shape(far, fill="#BBD8A0"),
        *ornament("meadow-tree", x + inside.width * 0.26, y + inside.height * 0.74, high * 0.34),
        Shape(near, fill="#8FBF7F"),
    )
    items: list[Item] = [Group(picture, turned(-2.2, photo))]
    items += _tape("straw", photo.x + photo.width / 2, photo.y, -3, max(0.5, u))
    at, middle = (0.72 if stage.room > mm(62) else 0.30) * sheet.width, stage.y(0.5)
    envelope = Rect(at - small * 0.38, middle - small * 0.40, small * 0.76, small * 0.52)
    items.append(Group(place_art(_read("paper-envelope"), envelope), turned(2.4, envelope)))
    card = Rect(at + small * 0.20, middle + small * 0.02, small * 0.40, small * 0.46)
    leaf = place_art(_read("meadow-leaf", d1="#C47A2C", stem="#8A5220"), card.inset(small * 0.06))
    back: tuple[Item, ...] = (
        Shape(rectangle(card.moved(0, small * 0.02)), fill=theme.tokens.ink, opacity=0.10),
        Shape(rectangle(card), fill="#FFFDF7"),
    )
    items.append(Group((*back, *leaf), turned(-3, card)))
    return items


def _slope(place: Rect, left: float, middle: float, right: float) -> Path:
    """A hill inside a small picture, its crest at fractions of the height."""
    x, y, wide, high = place.x, place.y, place.width, place.height
    return (
        ("M", x, y + high * left),
        ("C", x + wide * 0.3, y + high * middle, x + wide * 0.6, y + high * left, place.right, y + high * right),
        ("L", place.right, place.bottom),
        ("L", x, place.bottom),
        ("Z",),
    )


def _read(name: str, **roles: Colour) -> Art:
    return read_file(resources.asset("ornaments", f"{name}.svg"), tuple(sorted(roles.items())))


def _torn_card(theme: Theme, place: Rect, seed: str, ragged: tuple[bool, bool, bool, bool]) -> list[Item]:
    path = scenes.torn(place, seed, ragged)
    shadow = scenes.torn(place.moved(mm(0.3), mm(1.2)), seed, ragged)
    return [Shape(shadow, fill=theme.tokens.ink, opacity=0.10), Shape(path, fill=theme.tokens.d4)]


def _tape(colour: str, x: float, y: float, degrees: float, scale: float = 1.0) -> tuple[Item, ...]:
    """A strip of tape 24 x 8.4 mm about a point."""
    strip = Rect(x - mm(12) * scale, y - mm(4.2) * scale, mm(24) * scale, mm(8.4) * scale)
    return (Group(place_art(_read(f"paper-tape-{colour}"), strip), turned(degrees, strip)),)


def _comic(theme: Theme, stage: Stage) -> tuple[Item, ...]:
    sheet, tokens = stage.sheet, theme.tokens
    w, b = sheet.width, sheet.bleed
    foot = min(max(sheet.height * 0.5, stage.words + min(stage.room * 0.72, mm(84))), stage.list - mm(6))
    left, right = foot + mm(4), foot - mm(6)
    items: list[Item] = [Shape(rectangle(Rect(-b, -b, w + 2 * b, left + b)), fill=tokens.d1)]
    items.append(_halftone(sheet, right, "#F7B52C"))
    street = min(right - stage.words, mm(70))
    if street > mm(14):
        items += _street(theme, sheet, left, right, street)
    below: Path = (("M", -b, left), ("L", w + b, right), ("L", w + b, sheet.height + b), ("L", -b, sheet.height + b), ("Z",))
    items.append(Shape(below, fill=tokens.paper))
    items.append(Shape((("M", -b, left), ("L", w + b, right)), stroke=Stroke(tokens.ink, mm(1.4))))
    return tuple(items)


def _street(theme: Theme, sheet: Sheet, left: float, right: float, high: float) -> list[Item]:
    """A row of houses drawn in ink along the lower edge of the band, each standing upright on the slope."""
    tokens = theme.tokens
    line = Stroke(tokens.ink, mm(0.9) * max(0.6, min(1.0, high / mm(50))))
    items: list[Item] = []
    fills = (tokens.d2, "#FFFFFF", tokens.d3, "#F7E3F0", tokens.d2, "#FFFFFF", tokens.d3)
    shares = (0.62, 0.86, 0.54, 0.74, 0.92, 0.60, 0.80)
    count = max(7, min(16, round(sheet.width / (high * 0.58))))
    wide = sheet.width / (count + 0.4)
    for number in range(count):
        fill, share = fills[number % len(fills)], shares[number % len(shares)]
        x = wide * (0.2 + number)
        foot = left + (right - left) * (x + wide) / sheet.width + mm(8)
        tall = high * share
        wall = Rect(x, foot - mm(8) - tall * 0.66, wide, tall * 0.66 + mm(8))
        items.append(Shape(rectangle(wall), fill=fill, stroke=line))
        peak = wall.y - tall * 0.34
        if number % 3 == 1:
            eaves, ridge = wide * 0.06, wide * 0.22
            roof: Path = (
                ("M", wall.x - eaves, wall.y),
                ("L", wall.x + ridge, peak + tall * 0.10),
                ("L", wall.right - ridge, peak + tall * 0.10),
                ("L", wall.right + eaves, wall.y),
                ("Z",),
            )
            chimney = Rect(wall.right - wide * 0.36, peak, wide * 0.14, tall * 0.2)
            items.append(Shape(rectangle(chimney), fill="#FFFFFF", stroke=line))
            items.append(Shape(roof, fill=tokens.a1 if number % 2 else tokens.d3, stroke=line))
        else:
            eaves = wide * 0.06
            gable: Path = (("M", x - eaves, wall.y), ("L", x + wide / 2, peak), ("L", x + wide + eaves, wall.y), ("Z",))
            items.append(Shape(gable, fill=tokens.a2 if number % 2 == 0 else tokens.a1, stroke=line))
        pane = wide * 0.22
        for column in (0.18, 0.60):
            window = Rect(x + wide * column, wall.y + tall * 0.12, pane, pane * 1.15)
            items.append(
                Shape(rectangle(window), fill=tokens.d1, stroke=Stroke(tokens.ink, mm(0.6) * max(0.6, min(1.0, high / mm(50)))))
            )
    return items


def _halftone(sheet: Sheet, foot: float, colour: Colour) -> Shape:
    """Dots that fade from the right edge towards the middle."""
    path: list[Segment] = []
    step = mm(4)
    columns = sheet.width / step / 1.8
    for row in range(int((foot + sheet.bleed) / step) + 1):
        for column in range(int(columns)):
            radius = mm(1.7) * (1 - column / columns)
            x = sheet.width + sheet.bleed - column * step - (row % 2) * step / 2
            path += circle(x, -sheet.bleed + row * step + step / 2, radius)
    return Shape(tuple(path), fill=colour)


def _plain(theme: Theme, stage: Stage) -> tuple[Item, ...]:
    sheet = stage.sheet
    b, stripe = sheet.bleed, mm(1.2)
    wide = min(mm(60), sheet.width * 0.26)
    bar = Rect(-b if sheet.left else sheet.width - wide, -b, wide + b, sheet.height + 2 * b)
    edge = Rect(wide if sheet.left else sheet.width - wide - stripe, -b, stripe, sheet.height + 2 * b)
    return (Shape(rectangle(bar), fill=theme.tokens.a1), Shape(rectangle(edge), fill=theme.tokens.d2))


_MAKERS: dict[str, Callable[[Theme, Stage], tuple[Item, ...]]] = {
    "meadow": _meadow,
    "seaside": _seaside,
    "night": _night,
    "paper": _paper,
    "comic": _comic,
}
