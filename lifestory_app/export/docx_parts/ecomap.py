"""The ecomap in Word: the picture of the page, and the same in a table that can be read and changed."""

from lifestory_app.domain.family import DiagramKind
from lifestory_app.domain.pages import FactRow
from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.pictures import Box
from lifestory_app.export.docx_parts.pieces import facts_table, spacer
from lifestory_app.export.docx_parts.side import Piece, Side
from lifestory_app.export.docx_parts.styles import paragraph_properties
from lifestory_app.export.docx_parts.xml import w
from lifestory_app.family.ecomap import FLOWS, STRENGTHS, in_order
from lifestory_app.layout.display import Group, Tagged, walk
from lifestory_app.layout.engine import lay_out_page


def ecomap(side: Side) -> None:
    """The map as it stands on the page, then each link in words."""
    side.begin(title=side.page.title)
    side.add(side.prose(side.words("words")))
    figure = _figure(side)
    if figure is not None and figure.place is not None:
        place = figure.place
        scale = min(1.0, side.width / place.width, side.high(120) / place.height)
        size = Box(place.width * scale, place.height * scale)
        ink = Group(figure.items, (scale, 0, 0, scale, -place.x * scale, -place.y * scale))
        run = side.document.inline(side.document.drawn((ink,), size), size, figure.alt)
        side.add(Piece((w("p", paragraph_properties(style="Picture", align="center"), run),), size.height + mm(2)))
    drawn = side.book.diagram(DiagramKind.ECOMAP).drawn
    if drawn is not None:
        side.add(side.text("Caption", f"Drawn {drawn}", lang="en-GB"))
    child = side.book.the_child.known_as
    rows = []
    for support in in_order(side.book.supports):
        flow = FLOWS[support.flow].format(child=child)
        rows.append(FactRow(support.name, ", ".join(part for part in (STRENGTHS[support.strength], flow) if part)))
    if rows:
        side.add(spacer(mm(2)), facts_table(side, rows, side.width))


def _figure(side: Side) -> Tagged | None:
    """The map of the laid-out page."""
    (page, *_) = lay_out_page(side.book, side.page, side.document.fonts)
    figures = (item for item in walk(page.items) if isinstance(item, Tagged) and item.role == "Figure")
    return next((item for item in figures if item.slot == "around"), None)
