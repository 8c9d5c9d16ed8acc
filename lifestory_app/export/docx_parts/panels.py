"""Words and Pictures in Word: each panel a picture with its words below it, in rows or one to a page."""

import math
from collections.abc import Sequence

from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.photos import Photo
from lifestory_app.domain.storyboards import HIGH, WIDE, Panel, Storyboard
from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.pictures import Box
from lifestory_app.export.docx_parts.pieces import cell_width, grid
from lifestory_app.export.docx_parts.side import Piece, Side, together
from lifestory_app.export.docx_parts.styles import paragraph_properties
from lifestory_app.export.docx_parts.xml import w
from lifestory_app.layout.display import Group, Item, Rect, Shape, Stroke, rectangle
from lifestory_app.layout.panels import draw_panel, told
from lifestory_app.layout.text import TextStyle

_LINE = mm(0.8)


def strip(side: Side) -> None:
    """Panels in rows, read row by row."""
    story = _begin(side)
    if story is not None:
        columns = 3 if side.width > mm(210) else 1 if side.width < mm(130) else 2
        width = cell_width(side, columns)
        side.add(grid(side, [_panel(side, panel, width, width) for panel in story.panels], columns))


def large(side: Side) -> None:
    """One panel to a page."""
    story = _begin(side)
    page = side.document.paper.text_height
    for number, panel in enumerate(story.panels if story is not None else ()):
        if number:
            side.document.add(side.writing.paragraph("Gap", "", side.lang, page_break=True))
            side.used = math.ceil(side.used / page) * page
        words = _words(side, panel, side.width)
        room = max(mm(40), math.ceil((side.used + 1) / page) * page - side.used - words.height - mm(12))
        side.add(_panel(side, panel, min(side.width, room * WIDE / HIGH), side.width))


def _begin(side: Side) -> Storyboard | None:
    story = next((each for each in side.book.storyboards if each.id == side.page.about), None)
    side.begin(title=side.page.title or (story.title if story else ""))
    side.add(side.prose(side.words("words")))
    return story


def _panel(side: Side, panel: Panel, width: float, text_width: float) -> Piece:
    size = Box(width, width * HIGH / WIDE)
    drawn = side.document.drawn(tuple(_ink(side, panel, size)), size)
    run = side.document.inline(drawn, size, told(panel))
    picture = Piece((w("p", paragraph_properties(style="Picture"), run),), size.height + mm(2))
    return picture + _words(side, panel, text_width)


def _words(side: Side, panel: Panel, width: float) -> Piece:
    return together((side.prose(panel.words, "BodyText", width), side.text("CardNote", panel.whose, width)))


def _ink(side: Side, panel: Panel, size: Box) -> Sequence[Item]:
    """The drawing inside its frame."""
    known = {photo.id: photo for photo in side.book.photos}

    def photo(id: PhotoId) -> Photo | None:
        return known.get(id)

    place = Rect(0, 0, size.width, size.height)
    family = side.theme.hand or side.theme.reading
    style = TextStyle(family, 12, 15, side.theme.ink, fallback="andika")
    ink = draw_panel(panel, place, style, side.lang, side.document.fonts, photo)
    frame = rectangle(place.inset(_LINE / 2))
    return (
        Shape(rectangle(place), fill="#FFFFFF"),
        Group(ink.items, clip=rectangle(place)),
        Shape(frame, stroke=Stroke(side.theme.ink, _LINE)),
    )
