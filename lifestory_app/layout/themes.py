"""Reads themes from `templates/themes/` and works out the type of a book: sizes by age band, faces by theme.

Sizes and leadings are those of the look of the book, section 3.
"""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from lifestory_app import resources
from lifestory_app.domain.book import AgeBand, Book, PageShape, Reading
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.theme import Theme, Tokens
from lifestory_app.domain.units import mm
from lifestory_app.layout.shapes import mixed
from lifestory_app.layout.text import Align, TextStyle

DYSLEXIA_FAMILY = "open-dyslexic"
DYSLEXIA_SCALE = 0.92
LARGE_BODY, LARGE_LEAD, LARGE_CAPTION = 20.0, 24.0, 16.0


@cache
def themes() -> tuple[Theme, ...]:
    """Every theme there is, in the order in which they are offered."""
    found = [read_theme(path) for path in resources.template("themes").glob("*.toml")]
    return tuple(theme for _, theme in sorted(found, key=lambda pair: (pair[0], pair[1].id)))


def theme(id: str) -> Theme:
    """A theme by its id. Raises Refused for one that does not ship."""
    for found in themes():
        if found.id == id:
            return found
    names = ", ".join(found.id for found in themes())
    raise Refused(f"There is no theme “{id}”. The book is as it was; choose one of {names}.")


def read_theme(path: Path) -> tuple[int, Theme]:
    """One theme file, with its place in the order. Raises Refused naming the file and what is wrong with it."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        faces = data["faces"]
        made = Theme(
            id=path.stem,
            name=data["name"],
            tokens=Tokens(**data["colours"]),
            display=faces["display"],
            display_weight=faces["display_weight"],
            reading=faces["reading"],
            frame=data["frame"],
            hand=faces.get("hand"),
            lead=faces.get("lead", faces["reading"]),
            lead_weight=faces.get("lead_weight", 400),
            title_size=tuple(faces.get("title_size", (40, 35, 32))),
        )
        return int(data["order"]), made
    except (tomllib.TOMLDecodeError, KeyError, TypeError, UnicodeDecodeError) as fault:
        raise Refused(f"The theme file “{path.name}” cannot be used: {fault}. The other themes still can.") from fault


@dataclass(frozen=True, slots=True)
class TypeScale:
    """The ready styles of one book, by role."""

    cover: TextStyle
    opener: TextStyle
    title: TextStyle
    quote: TextStyle
    lead: TextStyle
    body: TextStyle
    heading: TextStyle
    label: TextStyle
    caption: TextStyle
    hand: TextStyle
    bubble: TextStyle


_BANDS = (AgeBand.EARLY_YEARS, AgeBand.PRIMARY, AgeBand.OLDER)
_SIZES = {
    "cover": (62, 62, 46),
    "opener": (46, 46, 36),
    "quote": (34, 30, 26),
    "lead": (24, 20, 18),
    "body": (22, 16, 14),
    "label": (14, 12, 12),
    "caption": (14, 12, 11),
    "hand": (16, 13.5, 13.5),
    "bubble": (16, 13, 12),
}
_LARGE = {
    "body": LARGE_BODY,
    "lead": LARGE_LEAD,
    "caption": LARGE_CAPTION,
    "label": LARGE_CAPTION,
    "hand": LARGE_CAPTION,
    "bubble": LARGE_CAPTION,
}
"""What large print asks for at the least, also of captions by hand and of what people say in bubbles."""

_LEADING = {"cover": 0.40, "opener": 0.41, "title": 0.42, "quote": 0.47, "hand": 0.42}
"""Millimetres of leading to a point of size; half a millimetre for everything else."""


def type_scale(theme: Theme, book: Book) -> TypeScale:
    """The styles of a book, by its theme, the age of its reader, the help its reader needs, and the paper."""
    band = _BANDS.index(book.age_band)
    tokens = theme.tokens
    sizes = {role: float(by_age[band]) for role, by_age in _SIZES.items()}
    sizes["title"] = float(theme.title_size[band])
    if book.reading is Reading.LARGE_PRINT:
        for role, least in _LARGE.items():
            sizes[role] = max(sizes[role], least)
    plain = TextStyle(theme.reading, 1, 1, tokens.ink, strong_weight=theme.strong_weight)
    title = TextStyle(theme.display, 1, 1, tokens.a1, theme.display_weight, theme.display_weight, balance=True)

    def style(base: TextStyle, role: str, **changes: Any) -> TextStyle:
        size = sizes[role]
        made = replace(base, size=size, leading=mm(size * _LEADING.get(role, 0.5)), **changes)
        return _for_dyslexia(made) if book.reading is Reading.DYSLEXIA else made

    hand = replace(plain, family=theme.hand or theme.reading, fallback="playpen-sans" if theme.hand else "andika")
    calm = book.reading is Reading.DYSLEXIA
    lead = plain if calm else replace(plain, family=theme.lead or theme.reading, weight=theme.lead_weight)
    gap = mm(4)
    types = TypeScale(
        cover=style(title, "cover"),
        opener=style(title, "opener"),
        title=style(title, "title"),
        quote=style(title, "quote", colour=tokens.ink),
        lead=style(lead, "lead", paragraph_gap=gap),
        body=style(plain, "body", paragraph_gap=gap),
        heading=style(plain, "body", paragraph_gap=gap, weight=700, colour=tokens.a1),
        label=style(plain, "label", weight=700, colour=tokens.a2),
        caption=style(plain, "caption", colour=softened(tokens.ink, tokens.paper)),
        hand=style(hand, "hand"),
        bubble=style(hand, "bubble", align=Align.CENTRE),
    )
    return _on_paper(types, book.shape)


_ON_A5 = {"cover": 0.7, "opener": 0.7, "title": 0.72, "quote": 0.8, "lead": 0.85, "body": 0.875, "heading": 0.875}
"""How much smaller type is on A5, which is read closer to the eyes. Body stays at 14 points or more for a primary reader."""


def _on_paper(types: TypeScale, shape: PageShape) -> TypeScale:
    if shape is not PageShape.A5:
        return types
    smaller = {}
    for role, scale in _ON_A5.items():
        style: TextStyle = getattr(types, role)
        smaller[role] = replace(style, size=style.size * scale, leading=style.leading * scale)
    return replace(types, **smaller)


def _for_dyslexia(style: TextStyle) -> TextStyle:
    """OpenDyslexic in place of the reading faces, at 92 % of the size with the same leading."""
    if style.family not in ("andika", "atkinson-hyperlegible-next", "patrick-hand"):
        return style
    return replace(style, family=DYSLEXIA_FAMILY, size=style.size * DYSLEXIA_SCALE)


def softened(ink: str, paper: str) -> str:
    """Ink mixed 12 % towards paper: the colour of captions."""
    return mixed(ink, paper, 0.12)
