"""What a theme puts on every page around the story: background, pill, folio, facts panel, and the scenes of openers and covers.

Furniture is quiet: ornaments stand at the foot or in the header, never behind reading text (look of the book, rule 5).
"""

import random

from lifestory_app import resources
from lifestory_app.domain.text import Paragraph, Run, Words
from lifestory_app.domain.theme import Theme
from lifestory_app.domain.units import mm
from lifestory_app.layout import covers, openers, scenes
from lifestory_app.layout.display import Group, Item, Path, Rect, Shape, Stroke, Tagged, rectangle
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.frames import art, wobbly
from lifestory_app.layout.shapes import circle, round_box, turned
from lifestory_app.layout.sheet import Sheet
from lifestory_app.layout.svg import Art, place_art, read_file
from lifestory_app.layout.text import Align, SetText, TextStyle, set_text

_ROLES = ("paper", "ink", "a1", "a2", "tint", "line", "d1", "d2", "d3", "d4")
_PILL_INSET = 3.5


def ornament(theme: Theme, name: str) -> Art:
    """A drawing of the theme by its name, in the theme's colours."""
    roles = tuple((role, getattr(theme.tokens, role)) for role in _ROLES)
    return read_file(resources.asset("ornaments", f"{name}.svg"), roles)


def whole(sheet: Sheet) -> Rect:
    """The sheet with its bleed."""
    return Rect(-sheet.bleed, -sheet.bleed, sheet.width + 2 * sheet.bleed, sheet.height + 2 * sheet.bleed)


def background(theme: Theme, sheet: Sheet, calm: bool = False, continued: bool = False) -> tuple[Item, ...]:
    """Paper and the theme's quiet scenery. `calm` leaves the header out, for pages that begin with a picture.

    Where a page is `continued` the header holds no title, and is as low as it can be.
    """
    tall = sheet.height > mm(250)
    items: list[Item] = [Shape(rectangle(whole(sheet)), fill=theme.tokens.paper)]
    if theme.id == "meadow":
        items += _footer(theme, sheet, "meadow-footer", 50)
    elif theme.id == "seaside":
        items += _footer(theme, sheet, "seaside-footer", 26)
    elif theme.id == "night":
        if continued:
            items += _header(theme, sheet, "night-header", 66, 30 if tall else 26)
        elif not calm:
            items += _header(theme, sheet, "night-header", 66, 60 if tall else 50)
            size = mm(26)
            items += place_art(ornament(theme, "night-moon"), Rect(sheet.width - mm(43), mm(11), size, size))
        items += _footer(theme, sheet, "night-footer", 32)
    elif theme.id == "paper":
        items.append(scenes.dots(sheet))
    elif theme.id == "comic":
        if continued:
            items += _header(theme, sheet, "comic-header", 56, 24 if tall else 20)
        elif not calm:
            items += _header(theme, sheet, "comic-header", 56, 56 if tall else 46)
        corner = ornament(theme, "comic-halftone-corner")
        items += place_art(corner, Rect(-sheet.bleed, sheet.height + sheet.bleed - mm(22), mm(84), mm(22)))
    elif theme.id == "plain":
        outer = sheet.width - mm(6) if sheet.left else -sheet.bleed
        bar = Rect(outer, -sheet.bleed, mm(6) + sheet.bleed, sheet.height + 2 * sheet.bleed)
        items.append(Shape(rectangle(bar), fill=theme.tokens.a1))
    return art(*items)


def _footer(theme: Theme, sheet: Sheet, name: str, high: float) -> tuple[Item, ...]:
    """A strip on the foot of the page, stretched over its width and the bleed; lower on low pages."""
    tall = mm(high) * (1.0 if sheet.height > mm(250) else 0.78)
    strip = Rect(-sheet.bleed, sheet.height - tall, sheet.width + 2 * sheet.bleed, tall + sheet.bleed)
    drawn = place_art(ornament(theme, name), strip, stretch=True, cut=True)
    # Flowers and shells keep to the spine, so that the page number has the outer corner to itself.
    return (Group(drawn, (-1, 0, 0, 1, sheet.width, 0)),) if sheet.left else drawn


def _header(theme: Theme, sheet: Sheet, name: str, drawn: float, high: float) -> tuple[Item, ...]:
    shown = mm(drawn) * high / drawn
    strip = Rect(-sheet.bleed, -sheet.bleed, sheet.width + 2 * sheet.bleed, shown + sheet.bleed)
    # The line under the band of Comic reaches a little below its box.
    return place_art(ornament(theme, name), strip, stretch=True, cut=theme.id != "comic")


def pill(theme: Theme, word: str, x: float, y: float, fonts: Fonts, ends: float | None = None) -> tuple[Item, ...]:
    """The word above a title that names the time: "Now", "Before". Its box begins at x, y and is 8 mm high; or it `ends`."""
    text = _one_line(theme, word, 12, theme.tokens.ink if theme.id in ("night", "comic", "paper") else theme.tokens.a1, fonts)
    inset = mm(_PILL_INSET)
    if ends is not None:
        x = ends - text.natural_width - (0 if theme.id == "plain" else 2 * inset)
    box = Rect(x, y, text.natural_width + 2 * inset, mm(8))
    tokens = theme.tokens
    if theme.id == "plain":
        return text.place(x, y + (mm(8) - text.height) / 2)
    if theme.id == "comic":
        back: tuple[Item, ...] = (Shape(rectangle(box), fill="#FFFFFF", stroke=Stroke(tokens.ink, mm(0.7), round=False)),)
    elif theme.id == "paper":
        back = place_art(ornament(theme, "paper-tape-sage"), box, stretch=True)
    else:
        back = (Shape(round_box(box, mm(4)), fill=tokens.d2 if theme.id == "night" else tokens.tint),)
    return (*art(*back), *text.place(x + inset, y + (mm(8) - text.height) / 2))


def _one_line(theme: Theme, words: str, size: float, colour: str, fonts: Fonts, weight: int = 700) -> SetText:
    style = TextStyle(theme.reading, size, mm(size / 2), colour, weight, weight, align=Align.LEFT)
    return set_text(Words((Paragraph((Run(words),)),)), style, mm(160), "en-GB", fonts)


def folio(theme: Theme, label: str, sheet: Sheet, fonts: Fonts, book_name: str) -> tuple[Item, ...]:
    """The page number on its ornament, at the outer foot of the page. It is not read out: a reader has page labels."""
    if not label:
        return ()
    tokens = theme.tokens
    if theme.id == "plain":
        number = _one_line(theme, label, 11, tokens.a1, fonts)
        name = _one_line(theme, book_name, 11, "#4A545C", fonts, 400)
        y = sheet.height - mm(16)
        if sheet.left:
            ink = [*number.place(sheet.outer, y), *name.place(sheet.outer + number.natural_width + mm(2), y)]
        else:
            right = sheet.width - sheet.outer - number.natural_width
            ink = [*name.place(right - mm(2) - name.natural_width, y), *number.place(right, y)]
        return art(*_ink(ink))
    size = mm(14 if theme.id == "comic" else 11)
    middle = mm(20.5) if sheet.left else sheet.width - mm(20.5)
    box = Rect(middle - size / 2, sheet.height - mm(13.5) - size / 2, size, size)
    number = _one_line(theme, label, 12, tokens.ink, fonts)
    drawn = place_art(ornament(theme, f"{theme.id}-page-number"), box)
    where = (middle - number.natural_width / 2, box.y + (size - number.height) / 2)
    return art(*drawn, *_ink(list(number.place(*where))))


def _ink(items: list[Tagged]) -> list[Item]:
    return [ink for tagged in items for ink in tagged.items]


def facts_panel(theme: Theme, place: Rect) -> tuple[Item, ...]:
    """What stands behind a short list of facts."""
    tokens = theme.tokens
    foot = Rect(place.x + mm(6), place.bottom - mm(20), place.width - mm(12), mm(15))
    if theme.id == "meadow":
        sprig = place_art(ornament(theme, "meadow-sprig"), Rect(foot.x, foot.y, min(foot.width, mm(36)), foot.height))
        return art(Shape(round_box(place, mm(7)), fill=tokens.tint), *sprig)
    if theme.id == "seaside":
        boat = Rect(place.right - mm(22), place.bottom - mm(20), mm(13), mm(15))
        wave: Path = (
            ("M", place.x + mm(7), place.bottom - mm(6)),
            *(
                ("C", x + mm(3), y - mm(2), x + mm(5), y - mm(2), x + mm(8), y)
                for x, y in (
                    (place.x + mm(7 + 8 * n), place.bottom - mm(6)) for n in range(int((place.width - mm(14)) / mm(8)))
                )
            ),
        )
        return art(
            Shape(round_box(place, mm(5)), fill=tokens.tint),
            Shape(wave, stroke=Stroke(tokens.d1, mm(0.7))),
            *place_art(ornament(theme, "seaside-boat"), boat),
        )
    if theme.id == "night":
        stars: list[Item] = []
        for x, size, lean, colour in ((7.0, 6.6, 8, tokens.d2), (19.0, 4.4, -12, tokens.line), (28.0, 3.4, 18, tokens.line)):
            at = Rect(place.x + mm(x), place.bottom - mm(10) - mm(size) / 2, mm(size), mm(size))
            star = read_file(resources.asset("ornaments", "night-star.svg"), (("d2", colour),))
            stars.append(Group(place_art(star, at), turned(lean, at)))
        return art(Shape(round_box(place, mm(8)), fill=tokens.tint), *stars)
    if theme.id == "paper":
        return art(Group(_card_tag(theme, place), turned(1, place)))
    if theme.id == "comic":
        chance = random.Random(f"facts {place.width:.0f} {place.height:.0f}")  # noqa: S311 - a wobble, not a secret
        outline = wobbly(place, chance)
        return art(
            Shape(wobbly(place.moved(mm(1.8), mm(1.8)), chance), fill=tokens.ink),
            Shape(outline, fill="#FFFFFF", stroke=Stroke(tokens.ink, mm(1.1))),
        )
    return ()


def _card_tag(theme: Theme, place: Rect) -> tuple[Item, ...]:
    """A card tag: its upper corners cut 10 x 12 mm and folded back, an eyelet, and a string."""
    tokens = theme.tokens
    x, y, right, bottom, middle = place.x, place.y, place.right, place.bottom, place.x + place.width / 2
    across, down = min(mm(10), place.width / 5), min(mm(12), place.height / 5)
    tag: Path = (
        ("M", x, y + down),
        ("L", x + across, y),
        ("L", right - across, y),
        ("L", right, y + down),
        ("L", right, bottom),
        ("L", x, bottom),
        ("Z",),
    )
    left_fold: Path = (("M", x, y + down), ("L", x + across, y), ("L", x + across * 0.86, y + down * 0.84), ("Z",))
    right_fold: Path = (("M", right, y + down), ("L", right - across, y), ("L", right - across * 0.86, y + down * 0.84), ("Z",))
    eye = y + mm(8)
    string: Path = (
        ("M", middle, eye),
        ("C", middle - mm(3.5), eye - mm(6), middle + mm(6), eye - mm(8), middle + mm(1.5), eye - mm(13)),
        ("C", middle - mm(1), eye - mm(16.5), middle + mm(3), eye - mm(19), middle + mm(5.5), eye - mm(20)),
    )
    ring = circle(middle, eye, mm(2.6))
    return (
        Group((Shape(tag, fill=tokens.ink, opacity=0.10),), (1, 0, 0, 1, mm(0.4), mm(1.2))),
        Shape(tag, fill=tokens.d4),
        Shape(left_fold, fill=tokens.line, opacity=0.55),
        Shape(right_fold, fill=tokens.line, opacity=0.55),
        Shape(ring, fill=tokens.paper, stroke=Stroke(tokens.a1, mm(0.8))),
        Shape(string, stroke=Stroke("#B08A63", mm(0.6))),
    )


def opener(
    theme: Theme, sheet: Sheet, title: float | None = None, words: float | None = None, list_top: float | None = None
) -> tuple[Item, ...]:
    """The scene of a page that begins a part of the book.

    Its title ends at `title`, its words at `words`, and the list of its pages begins at `list_top` (points from the top); left
    out, they are those of a title of two lines and a few words.
    """
    tall = sheet.height > mm(250)
    title = title if title is not None else mm(72)
    words = words if words is not None else max(title, mm(108 if tall else 104))
    list_top = list_top if list_top is not None else sheet.height - mm(73 if tall else 64)
    return art(Shape(rectangle(whole(sheet)), fill=theme.tokens.paper), *openers.opener(theme, sheet, title, words, list_top))


def cover(theme: Theme, sheet: Sheet, picture: Rect | None = None, title_foot: float | None = None) -> tuple[Item, ...]:
    """The scene of the cover around its round picture; the lowest tenth carries words in white."""
    return art(Shape(rectangle(whole(sheet)), fill=theme.tokens.paper), *covers.cover(theme, sheet, picture, title_foot))


def perched(theme: Theme, sheet: Sheet, picture: Rect) -> tuple[Item, ...]:
    """What sits on the edge of the cover's picture, in front of it."""
    items = covers.perched(theme, sheet, picture)
    return art(*items) if items else ()
