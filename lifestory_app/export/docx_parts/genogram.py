"""The genogram in Word: what it is and rests on as text, the diagram as one picture, and the key as another."""

from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.pictures import Box
from lifestory_app.export.docx_parts.pieces import spacer
from lifestory_app.export.docx_parts.side import Piece, Side
from lifestory_app.export.docx_parts.styles import paragraph_properties
from lifestory_app.export.docx_parts.xml import w
from lifestory_app.layout.arrange.side import ink_of
from lifestory_app.layout.display import Group, Item
from lifestory_app.layout.engine import family_part
from lifestory_app.layout.genogram.figure import figure_of
from lifestory_app.layout.genogram.heading import FOR_THE_RECORD, drawn_line, sources_line
from lifestory_app.layout.genogram.key import draw_key, height_of
from lifestory_app.layout.genogram.pens import pens_of

_KEY_SCALE = 0.85


def genogram(side: Side) -> None:
    """The family as it stands on the day drawn. The text that stands for the diagram tells all of it."""
    side.begin(title=side.page.title)
    fonts = side.document.fonts
    book, family = side.book, family_part(side.book)
    if len(family.kin.people) < 2:
        side.add(side.prose(side.words("words")))
        return
    side.add(side.text("FactLabel", FOR_THE_RECORD, lang="en-GB"))
    side.add(side.text("Caption", drawn_line(family.drawn, book.author), lang="en-GB"))
    side.add(side.text("Caption", sources_line(family.kin), lang="en-GB"))
    side.add(side.prose(side.words("words")))
    pens = pens_of(side.theme)
    made = figure_of(family.kin, family.diagram, family.drawn, pens, fonts, book.lang, family.cultures, family.topics)
    key_wide = side.width / _KEY_SCALE
    key_high = (height_of(made.key, key_wide, pens, fonts) + 4) * _KEY_SCALE
    room = max(side.left - key_high - mm(20), mm(50))
    scale = min(1.2, side.width / made.width, room / made.height) if made.items else 1.0
    size = Box(made.width * scale, made.height * scale)
    side.add(_picture(side, Group(made.items, (scale, 0, 0, scale, 0, 0)), size, " ".join(made.told)), spacer(mm(2)))
    side.add(side.text("FactLabel", "Key", lang="en-GB"))
    key = ink_of(draw_key(made.key, 0, 2, key_wide, pens, fonts))
    told = f"Key: {'; '.join(entry.meaning for entry in made.key)}."
    side.add(_picture(side, Group(key, (_KEY_SCALE, 0, 0, _KEY_SCALE, 0, 0)), Box(side.width, key_high), told))


def _picture(side: Side, item: Item, size: Box, told: str) -> Piece:
    drawn = side.document.drawn((item,), size)
    run = side.document.inline(drawn, size, told)
    return Piece((w("p", paragraph_properties(style="Picture"), run),), size.height + mm(3))
