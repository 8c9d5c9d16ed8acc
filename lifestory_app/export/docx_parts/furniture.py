"""What lies behind the words: the theme's scenery in the headers, page numbers in the footers.

Headers repeat by themselves on every page that a family adds, and nobody moves them by accident. The sheet itself has the
page colour of Word, so full-page grounds are left out, and with them whatever only makes sense on a dark one: while a page
is edited Word shows headers paler, and words must be readable on them all the same.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from lifestory_app.domain.book import PageShape
from lifestory_app.domain.theme import Theme
from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.drawn import Drawn, drawn
from lifestory_app.export.docx_parts.package import Relationships
from lifestory_app.export.docx_parts.paper import Part
from lifestory_app.export.docx_parts.pictures import Box, anchored
from lifestory_app.export.docx_parts.styles import paragraph_properties
from lifestory_app.export.docx_parts.xml import DECLARATION, ROOT, w
from lifestory_app.layout import furniture
from lifestory_app.layout.describe import bounds
from lifestory_app.layout.display import Gradient, Group, Item, Rect, Shape, Tagged, rectangle
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.sheet import Sheet
from lifestory_app.layout.svg import place_art

if TYPE_CHECKING:
    from lifestory_app.export.docx_parts.document import Document

_SCENERY_DPI = 120
_WHOLE = 0.85
"""From this share of the sheet a shape is taken for its ground."""


def write_header(document: "Document", number: int, part: Part) -> str:
    """The header behind the pages of a part, holding its scenery; the link to it."""
    sheet = Sheet.of(document.book.shape)
    scenery = _drawn_scenery(document.theme, document.book.shape, part, document.fonts)
    links = Relationships()
    run = ""
    if scenery:
        run = anchored(document.art(scenery, Box(sheet.width, sheet.height), "", links), behind=True)
    name = f"header{number}.xml"
    paragraph = w("p", paragraph_properties(style="Header"), run)
    document.package.write(f"word/{name}", f"{DECLARATION}<w:hdr {ROOT}>{paragraph}</w:hdr>")
    if scenery:
        document.package.write(f"word/_rels/{name}.rels", links.xml)
    return document.links.to("header", name)


def write_footer(document: "Document", number: int, numbered: bool) -> str:
    """The footer with the page number, or the empty one of a cover; the link to it."""
    inside = ""
    if numbered:
        pieces = (
            w("r", w("tab")),
            w("r", w("fldChar", fldCharType="begin")),
            w("r", '<w:instrText xml:space="preserve"> PAGE </w:instrText>'),
            w("r", w("fldChar", fldCharType="separate")),
            w("r", w("t", "1")),
            w("r", w("fldChar", fldCharType="end")),
        )
        inside = "".join(pieces)
    name = f"footer{number}.xml"
    paragraph = w("p", paragraph_properties(style="Footer"), inside)
    document.package.write(f"word/{name}", f"{DECLARATION}<w:ftr {ROOT}>{paragraph}</w:ftr>")
    return document.links.to("footer", name)


@lru_cache(maxsize=32)
def _drawn_scenery(theme: Theme, shape: PageShape, part: Part, fonts: Fonts) -> Drawn | None:
    """The scenery of a theme as a picture of the whole sheet; None where there is nothing to draw."""
    sheet = Sheet.of(shape)
    if part is Part.LETTER:
        bar = Rect(-sheet.bleed, -sheet.bleed, mm(6) + sheet.bleed, sheet.height + 2 * sheet.bleed)
        items: tuple[Item, ...] = (Shape(rectangle(bar), theme.d1 if theme.id == "comic" else theme.a1),)
    elif part is Part.COVER:
        items = furniture.cover(theme, sheet)
    elif part is Part.OPENER and theme.id != "plain":
        items = furniture.opener(theme, sheet)
    else:
        items = furniture.background(theme, sheet, calm=theme.id == "night")
    kept = tuple(_without_ground(items, sheet))
    if not part.has_title_page:
        kept += _folio(theme, sheet)
    return drawn(kept, Box(sheet.width, sheet.height), _SCENERY_DPI, fonts, theme.paper) if kept else None


def _folio(theme: Theme, sheet: Sheet) -> tuple[Item, ...]:
    """The ornament under the page number, where the footer prints it."""
    if theme.id == "plain":
        return ()
    size = mm(14 if theme.id == "comic" else 11)
    box = Rect(sheet.width - mm(20.5) - size / 2, sheet.height - mm(13.5) - size / 2, size, size)
    return place_art(furniture.ornament(theme, f"{theme.id}-page-number"), box)


def _without_ground(items: tuple[Item, ...], sheet: Sheet) -> list[Item]:
    """The items less those that cover the sheet."""
    out: list[Item] = []
    for item in items:
        match item:
            case Tagged():
                out += _without_ground(item.items, sheet)
            case Shape(fill=fill) if fill is not None and _is_ground(item, sheet):
                continue
            case Group() | Shape():
                out.append(item)
    return out


def _is_ground(shape: Shape, sheet: Sheet) -> bool:
    box = bounds((shape,))
    if box is None:
        return True
    area = box.width * box.height
    return len(shape.path) <= 6 and (
        area > _WHOLE * sheet.width * sheet.height or (isinstance(shape.fill, Gradient) and area > 1e5)
    )
