"""A genogram as a picture of its own, outside any book: heading, diagram and key on a sheet as large as they need."""

from dataclasses import replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.text import Words
from lifestory_app.family.telling import names_of, possessive
from lifestory_app.layout.arrange.side import ink_of
from lifestory_app.layout.display import Group, Item, Shape, Stroke
from lifestory_app.layout.engine import family_part
from lifestory_app.layout.family_sheet import FamilySheet
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.genogram.figure import figure_of
from lifestory_app.layout.genogram.heading import FOR_THE_RECORD, drawn_line, sources_line
from lifestory_app.layout.genogram.key import draw_key, height_of
from lifestory_app.layout.genogram.pens import pens_of
from lifestory_app.layout.text import TextStyle, set_text
from lifestory_app.layout.themes import theme

_MARGIN = 24.0
_NARROWEST = 474.0


def genogram_sheet(book: Book, fonts: Fonts) -> FamilySheet:
    """The genogram of a book in the plain look, for a file of its own."""
    family = family_part(book)
    pens = replace(pens_of(theme("plain")), paper="#FFFFFF")
    made = figure_of(family.kin, family.diagram, family.drawn, pens, fonts, book.lang, family.cultures, family.topics)
    width = max(made.width, _NARROWEST)
    title = f"{possessive(names_of(family.kin)[book.child])} family"
    items: list[Item] = []
    y = _MARGIN
    lines: tuple[tuple[str, TextStyle], ...] = (
        (FOR_THE_RECORD, pens.style(11.0, pens.warm, weight=700)),
        (title, pens.style(22.0, pens.strong, weight=700)),
        (drawn_line(family.drawn, book.author), pens.style(9.6, pens.soft)),
        (sources_line(family.kin), pens.style(9.6, pens.soft)),
    )
    for said, style in lines:
        text = set_text(Words.of(said), style, width, "en-GB", fonts)
        items += ink_of(text.place(_MARGIN, y))
        y += text.height + 2
    y += 10
    items.append(Group(made.items, (1, 0, 0, 1, _MARGIN + (width - made.width) / 2, y)))
    y += made.height + 8
    rule = (("M", _MARGIN, y), ("L", _MARGIN + width, y))
    items.append(Shape(rule, stroke=Stroke(pens.strong, 1.0)))
    heading = set_text(Words.of("Key"), pens.style(12.5, pens.strong, weight=700), width, "en-GB", fonts)
    items += ink_of(heading.place(_MARGIN, y + 6))
    y += 6 + heading.height + 6
    items += ink_of(draw_key(made.key, _MARGIN, y, width, pens, fonts))
    y += height_of(made.key, width, pens, fonts) + _MARGIN
    return FamilySheet(tuple(items), width + 2 * _MARGIN, y, title, made.told, len(made.genogram.spots))
