"""What each theme lends to whole pages: where bodies begin, scenes for special pages, cards, and small choices of colour."""

from dataclasses import dataclass, replace

from lifestory_app.domain.theme import Theme
from lifestory_app.domain.units import mm
from lifestory_app.layout import furniture, scenes
from lifestory_app.layout.arrange.shapes import artifact
from lifestory_app.layout.display import Colour, Item, Matrix, Rect, Shape, Stroke
from lifestory_app.layout.shapes import mixed, round_box, turned
from lifestory_app.layout.sheet import Sheet
from lifestory_app.layout.svg import place_art

background = furniture.background
pill = furniture.pill
perched = furniture.perched
folio = furniture.folio


@dataclass(frozen=True)
class Scene:
    """A special page's drawing, and the colours that can be read on it. `mark` is decoration only."""

    items: tuple[Item, ...]
    title: Colour
    text: Colour
    accent: Colour
    mark: Colour
    list_text: Colour
    list_line: Colour


@dataclass(frozen=True)
class Card:
    """A small card: what lies behind its words, how it is turned, and what lies on top."""

    behind: tuple[Item, ...]
    transform: Matrix | None = None
    front: tuple[Item, ...] = ()


def body_top(theme: Theme, sheet: Sheet, continued: bool = False) -> float:
    """The highest place where the body of a page may begin, below the header of the theme."""
    tall = sheet.height > mm(250)
    if theme.id == "night":
        return mm((38 if tall else 33) if continued else (65 if tall else 55))
    if theme.id == "comic":
        return mm((31 if tall else 27) if continued else (62 if tall else 52))
    return sheet.top + mm(3 if continued else 1)


def header_top(theme: Theme, sheet: Sheet) -> float:
    """Where the first line of a page stands: higher on a low page whose coloured header must hold it all."""
    low = sheet.height <= mm(250) and theme.id in ("night", "comic")
    return sheet.top - mm(4.5) if low else sheet.top


def header_foot(theme: Theme, sheet: Sheet, right_to_left: bool = False) -> float | None:
    """How far down a title may reach on the coloured header of a theme; None where there is no such header.

    The band of Comic rises to the right, where titles read from right to left begin.
    """
    tall = sheet.height > mm(250)
    if theme.id == "night":
        return mm(54) if tall else mm(46)
    if theme.id == "comic":
        return mm(52 if tall else 40) - (mm(5) if right_to_left else 0)
    return None


_FOOTERS = {"meadow": 42, "seaside": 29, "night": 33, "comic": 24}
"""How high the ornaments at the foot of a page reach, in millimetres on A4: words end above them."""


def foot(theme: Theme, sheet: Sheet) -> float:
    """Where words end: at the foot of the grid, and above what the theme draws there."""
    high = mm(_FOOTERS.get(theme.id, 0)) * (1.0 if sheet.height > mm(250) else 0.8)
    return min(sheet.foot, sheet.height - high)


def title_columns(theme: Theme, sheet: Sheet) -> int:
    """How many columns a title may take: the moon of Night sky stands to the right of it."""
    if theme.id != "night":
        return 12
    return 10 if sheet.width > mm(180) else 8


def title_colour(theme: Theme) -> Colour:
    """The colour of a title on the header of its theme (look/book section 4)."""
    return {"night": "#FFF3CF", "comic": theme.tokens.ink}.get(theme.id, theme.tokens.a1)


def quote_scene(theme: Theme, sheet: Sheet, titled: bool) -> Scene:
    """The page of a quotation: a night sky in Night sky, else the quiet page of the theme."""
    tokens = theme.tokens
    if theme.id == "night":
        return night_sky(theme, sheet, moon=True)
    items = background(theme, sheet, calm=not titled)
    mark = tokens.d1 if theme.id in ("meadow", "seaside", "comic") else tokens.d2
    return Scene(items, tokens.a1, tokens.ink, tokens.a2, mark, tokens.ink, tokens.line)


def hopes_scene(theme: Theme, sheet: Sheet) -> Scene | None:
    """The page of wishes where the theme has one of its own: the stars of Night sky."""
    return night_sky(theme, sheet, moon=False) if theme.id == "night" else None


def night_sky(theme: Theme, sheet: Sheet, moon: bool) -> Scene:
    """A whole page of evening sky over dark hills (look/book pictures 11 and 18)."""
    tokens = theme.tokens
    words = Rect(sheet.x(1), sheet.height * 0.33 if moon else 0, sheet.w(11), sheet.height)
    items: list[Item] = [scenes.sky(sheet, *scenes.NIGHT_SKY)]
    items += scenes.stars(sheet, sheet.height * 0.7, 44, (words,))
    if moon:
        radius = min(mm(26), sheet.height * 0.1)
        x, y = sheet.width * 0.75, min(mm(62), sheet.height * 0.21)
        items += [scenes.disc(x, y, radius * 1.3, "#FFF3CF", 0.1), scenes.disc(x, y, radius, "#FFE9A8")]
        for dx, dy, size in ((-0.35, -0.2, 0.25), (0.3, -0.4, 0.15), (0.25, 0.3, 0.27)):
            items.append(scenes.disc(x + dx * radius, y + dy * radius, size * radius, "#F3DA96"))
    items += [
        scenes.hill(sheet, 0.80, 0.76, 0.755, scenes.NIGHT_HILLS[0]),
        scenes.hill(sheet, 0.86, 0.845, 0.82, scenes.NIGHT_HILLS[1]),
        scenes.hill(sheet, 0.92, 0.91, 0.90, scenes.NIGHT_HILLS[2]),
    ]
    return Scene((artifact(*items),), "#FFF3CF", "#FFF8E4", tokens.d2, tokens.d2, "#FFF8E4", "#FFF8E4")


def night_house(theme: Theme, sheet: Sheet, words: float) -> tuple[Item, ...]:
    """A lit house and trees at the foot of a night sky, where the words above end early enough (look/book picture 11)."""
    w, h, size = sheet.width, sheet.height, min(mm(30), sheet.height * 0.1)
    if theme.id != "night" or words > h * 0.838 - size * 1.1:
        return ()
    items = scenes.round_tree(w * 0.125, h * 0.855, size * 1.15, "#2F3673", "#565C9E", "#191A42")
    items += scenes.round_tree(w * 0.61, h * 0.832, size * 0.75, "#2F3673", "#565C9E", "#191A42")
    items += scenes.lit_house(w * 0.715, h * 0.832, size)
    items += scenes.round_tree(w * 0.825, h * 0.832, size * 0.95, "#2F3673", "#565C9E", "#191A42")
    return (artifact(*items),)


_KEEPSAKES = {"meadow": "meadow-robin", "seaside": "seaside-boat", "night": "night-rocket"}


def keepsake(theme: Theme, place: Rect) -> tuple[Item, ...]:
    """A drawing of the theme for a corner of a page that is left free; nothing where the theme has none."""
    name = _KEEPSAKES.get(theme.id)
    return (artifact(*place_art(furniture.ornament(theme, name), place)),) if name else ()


def unknown_face(theme: Theme, place: Rect) -> tuple[Item, ...]:
    """The leaf that stands for a face nobody has a picture of, as ink."""
    if theme.id == "comic":  # its lines are ink, and a black leaf would mourn
        theme = replace(theme, tokens=replace(theme.tokens, line=theme.tokens.d2, d1=theme.tokens.a1))
    return place_art(furniture.ornament(theme, "family-unknown-leaf"), place)


def backdrop(theme: Theme) -> Colour:
    """What stands behind a drawn person who brings no backdrop."""
    return {"night": "#CFCBEA", "paper": "#DCE7E2", "plain": theme.tokens.tint}.get(theme.id, theme.tokens.d4)


_PASTELS = ("#CBE4EC", "#F6D9B4", "#E3DCF3", "#F8D5CC", "#D5E8C8", "#FBE3A6")


def pastel(seed: str) -> Colour:
    """A soft colour behind a face, the same for one person on every page."""
    return _PASTELS[sum(map(ord, seed)) % len(_PASTELS)]


def star_colour(theme: Theme) -> Colour:
    return theme.tokens.d3 if theme.id == "seaside" else theme.tokens.d2


def opener_scene(theme: Theme) -> Scene:
    """The colours of the page that begins a part of the book; `opener_backdrop` draws what stands behind its words."""
    tokens = theme.tokens
    if theme.id == "night":
        return Scene((), "#FFF3CF", "#FFF8E4", tokens.d2, tokens.d2, "#FFF8E4", "#FFF8E4")
    if theme.id == "seaside":
        return Scene((), tokens.a1, tokens.ink, tokens.a2, tokens.d2, "#FFFFFF", "#FFFFFF")
    title = tokens.ink if theme.id == "comic" else tokens.a1
    return Scene((), title, tokens.ink, tokens.a2, tokens.d2, tokens.ink, tokens.a1)


def opener_backdrop(theme: Theme, sheet: Sheet, title: float, words: float, list_top: float) -> tuple[Item, ...]:
    """The scene of an opener: its title and words end, and its list begins, at these heights."""
    return furniture.opener(theme, sheet, title, words, list_top)


def opener_room(theme: Theme, sheet: Sheet) -> tuple[float, float]:
    """Where the words of an opener begin, and how much width they have: beside the wide bar of Plain."""
    x, width = sheet.x(1), sheet.w(12)
    if theme.id != "plain":
        return x, width
    bar = min(mm(60), sheet.width * 0.26)
    if sheet.left:
        return bar + mm(12), x + width - bar - mm(12)
    return x, sheet.width - bar - mm(12) - x


def cover_scene(theme: Theme) -> Scene:
    """The colours of title, line above and credit on the cover; `cover_backdrop` draws what stands behind them."""
    tokens = theme.tokens
    if theme.id == "night":
        return Scene((), "#FFF3CF", "#FFF8E4", tokens.d2, tokens.d2, "#FFF8E4", "#FFF8E4")
    return Scene((), tokens.a1, "#FFFFFF", tokens.a2, tokens.d2, "#FFFFFF", "#FFFFFF")


def cover_backdrop(theme: Theme, sheet: Sheet, picture: Rect, title_foot: float) -> tuple[Item, ...]:
    """The scene of the cover, around its picture and clear of its title."""
    return furniture.cover(theme, sheet, picture, title_foot)


def facts_panel(theme: Theme, place: Rect, free: float) -> tuple[Item, ...]:
    """What stands behind facts: with the ornament of the theme at its foot only while so much of it is free."""
    if theme.id in ("meadow", "seaside", "night") and free < mm(22 if theme.id != "night" else 12):
        return card(theme, place)
    return furniture.facts_panel(theme, place)


def facts_lowered(theme: Theme) -> float:
    """How far the first fact stands below the usual: the tag of Paper and tape has its eyelet there."""
    return mm(6) if theme.id == "paper" else 0.0


def facts_turn(theme: Theme, place: Rect) -> Matrix | None:
    """How the words turn with the panel of the theme."""
    return turned(1, place) if theme.id == "paper" else None


def card(theme: Theme, place: Rect, tint: bool = True) -> tuple[Item, ...]:
    """A panel for words: the tint of the theme, or white paper."""
    tokens = theme.tokens
    if theme.id == "comic":
        edge = Stroke(tokens.ink, mm(1.1))
        return (
            artifact(
                Shape(round_box(place.moved(mm(1.8), mm(1.8)), 0), fill=tokens.ink),
                Shape(round_box(place, 0), fill=tokens.tint if tint else "#FFFFFF", stroke=edge),
            ),
        )
    if theme.id == "plain":
        return (artifact(Shape(round_box(place, 0), fill=tokens.tint if tint else "#FFFFFF")),)
    if theme.id == "paper":
        return (
            artifact(
                Shape(round_box(place.moved(mm(0.3), mm(1.0)), 0), fill=tokens.ink, opacity=0.1),
                Shape(round_box(place, 0), fill=tokens.d4),
            ),
        )
    radius = mm(5 if theme.id == "seaside" else 8 if theme.id == "night" else 7)
    return (artifact(Shape(round_box(place, radius), fill=tokens.tint if tint else "#FFFFFF")),)


def small_card(theme: Theme, place: Rect, seed: str, taped: bool) -> Card:
    """One of several cards side by side: white, softly lifted; taped and a little turned in Paper and tape."""
    tokens = theme.tokens
    if theme.id == "paper":
        number = sum(map(ord, seed))
        strip = Rect(place.x + place.width / 2 - mm(10), place.y - mm(4.5), mm(20), mm(7.5))
        piece = furniture.ornament(theme, f"paper-tape-{('peach', 'straw', 'sage')[number % 3]}")
        front = (artifact(*place_art(piece, strip)),) if taped else ()
        return Card(card(theme, place), turned((number % 5 - 2) * 0.4, place), front)
    if theme.id in ("comic", "plain"):
        return Card(card(theme, place, tint=False) if theme.id == "comic" else _hairline(theme, place))
    radius = mm(6)
    return Card(
        (
            artifact(
                Shape(round_box(place.moved(0, mm(0.9)), radius), fill=tokens.ink, opacity=0.08),
                Shape(round_box(place, radius), fill="#FFFFFF"),
            ),
        )
    )


def _hairline(theme: Theme, place: Rect) -> tuple[Item, ...]:
    return (artifact(Shape(round_box(place, 0), fill="#FFFFFF", stroke=Stroke(theme.tokens.line, mm(0.25), round=False))),)


def small_radius(theme: Theme) -> float:
    """How round the corners of a picture inside a card are."""
    return {"paper": 0.0, "comic": 0.0, "plain": 0.0}.get(theme.id, mm(4))


def card_line(theme: Theme) -> Colour | None:
    """The edge of a white card that is not lifted by a shadow, if the theme draws one."""
    return {"comic": theme.tokens.ink, "plain": theme.tokens.line}.get(theme.id)


def card_title(theme: Theme) -> Colour:
    """The colour of the name on a card."""
    return theme.tokens.a1


def name_box_colours(theme: Theme) -> tuple[Colour, Colour, Colour | None]:
    """The box with a name on the lower edge of a panel: its fill, its letters, and its edge if it has one."""
    tokens = theme.tokens
    if theme.id == "comic":
        return tokens.d1, tokens.ink, tokens.ink
    if theme.id == "night":
        return tokens.d2, tokens.ink, None
    if theme.id == "paper":
        return tokens.d3, tokens.ink, None
    return tokens.a1, "#FFFFFF", None


def quiet(theme: Theme) -> Colour:
    """Ink a little paler, for captions and what is said beside (look/book section 4)."""
    return mixed(theme.tokens.ink, theme.tokens.paper, 0.12)


def rule_colour(theme: Theme) -> Colour:
    """A thin line between rows, or to write on."""
    return mixed(theme.tokens.ink, theme.tokens.paper, 0.72) if theme.id == "comic" else theme.tokens.line
