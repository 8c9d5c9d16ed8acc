"""What must hold for every laid-out page, whoever arranged it (the contract of `display`)."""

import math
import re

from lifestory_app.layout.display import Glyphs, Group, Item, LaidOutPage, Link, Picture, Shape, Tagged, walk

_HEADINGS_AND_WORDS = ("H1", "H2", "H3", "P", "Caption", "BlockQuote", "Link")
_LISTS_AND_TABLES = ("L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "TOC", "TOCI")
ROLES = frozenset((*_HEADINGS_AND_WORDS, *_LISTS_AND_TABLES, "Figure", "Sect", "Div", "Artifact"))
PARENTS = {"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "TOCI": {"TOC"}}
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\Z")


def check_display_list(page: LaidOutPage) -> None:
    """Raises ValueError, naming the page and what is wrong, where a page breaks the contract of the display list."""
    for item in page.items:
        _check_outside(item, page.title, None)
    for item in walk(page.items):
        _check_item(item, page.title)


def _wrong(title: str, what: str) -> ValueError:
    return ValueError(f"page “{title}”: {what}")


def _is_ink(item: Item) -> bool:
    """Whether an item is ink all through. Raises ValueError for a group that mixes ink and tags."""
    if isinstance(item, Tagged):
        return False
    if isinstance(item, Group):
        kinds = {_is_ink(each) for each in item.items}
        if len(kinds) > 1:
            raise ValueError("a group mixes ink and tags")
        return kinds != {False}
    return True


def _check_outside(item: Item, title: str, parent: str | None) -> None:
    """Check an item that stands in no leaf: a tag, or a group of them."""
    if isinstance(item, Group):
        if not item.items:
            raise _wrong(title, "an empty group")
        for each in item.items:
            _check_outside(each, title, parent)
        return
    if not isinstance(item, Tagged):
        raise _wrong(title, f"{type(item).__name__} stands outside every tag")
    if item.role not in ROLES:
        raise _wrong(title, f"there is no role {item.role}")
    if item.role in PARENTS and parent not in PARENTS[item.role]:
        raise _wrong(title, f"{item.role} stands in {parent}")
    try:
        kinds = {_is_ink(each) for each in item.items}
    except ValueError as trouble:
        raise _wrong(title, f"{item.role}: {trouble}") from trouble
    if len(kinds) > 1:
        raise _wrong(title, f"{item.role} mixes ink and tags")
    if not item.items and item.role not in ("TH", "TD"):
        raise _wrong(title, f"{item.role} holds nothing")
    if item.role == "Figure" and not (item.alt.strip() and item.place):
        raise _wrong(title, "a Figure without words for it, or without its place")
    if item.role == "TH" and item.scope not in ("Row", "Column"):
        raise _wrong(title, "a TH without its scope")
    if kinds == {False}:
        if item.role == "Artifact":
            raise _wrong(title, "tags stand inside an Artifact")
        for each in item.items:
            _check_outside(each, title, item.role)


def _check_item(item: Item, title: str) -> None:
    match item:
        case Glyphs():
            _check_glyphs(item, title)
        case Picture(place=place):
            if place.width <= 0 or place.height <= 0 or not all(map(math.isfinite, (place.x, place.y))):
                raise _wrong(title, f"a picture at {place}")
        case Shape():
            if item.fill is None and item.stroke is None:
                raise _wrong(title, "a shape with neither fill nor line")
            if not item.path or item.path[0][0] != "M":
                raise _wrong(title, f"a path that begins with {item.path[:1]}")
            if not all(math.isfinite(number) for segment in item.path for number in segment[1:] if not isinstance(number, str)):
                raise _wrong(title, "a path that leaves the world")
            colours = [item.fill] if isinstance(item.fill, str) else [c for _, c in item.fill.stops] if item.fill else []
            colours += [item.stroke.colour] if item.stroke else []
            if not all(_COLOUR.match(colour) for colour in colours):
                raise _wrong(title, f"colours {colours}")
        case Link():
            if not item.says.strip():
                raise _wrong(title, "a link that says nothing")
        case Group() | Tagged():
            pass


def _check_glyphs(glyphs: Glyphs, title: str) -> None:
    number = len(glyphs.gids)
    if not number or not (number == len(glyphs.xs) == len(glyphs.ys) == len(glyphs.clusters)):
        raise _wrong(title, f"glyphs that do not count up: {glyphs.text!r}")
    if not all(isinstance(gid, int) and gid >= 0 for gid in glyphs.gids):
        raise _wrong(title, f"glyph ids that are not whole numbers: {glyphs.text!r}")
    if not all(0 <= cluster <= len(glyphs.text) for cluster in glyphs.clusters):
        raise _wrong(title, f"clusters outside their text: {glyphs.text!r}")
    if glyphs.size <= 0 or not _COLOUR.match(glyphs.colour) or not glyphs.lang:
        raise _wrong(title, f"glyphs without size, colour or language: {glyphs.text!r}")
    if not all(map(math.isfinite, (*glyphs.xs, *glyphs.ys))):
        raise _wrong(title, f"glyphs outside the world: {glyphs.text!r}")
