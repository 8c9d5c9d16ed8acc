"""What lies behind the words: the theme's ornaments in the headers, page numbers in the footers.

Headers repeat by themselves on every page that a family adds, and nobody moves them by accident.
"""

from typing import TYPE_CHECKING

from lifestory_app.export.docx_parts.package import Relationships
from lifestory_app.export.docx_parts.paper import Part
from lifestory_app.export.docx_parts.styles import paragraph_properties
from lifestory_app.export.docx_parts.xml import DECLARATION, ROOT, w

if TYPE_CHECKING:
    from lifestory_app.export.docx_parts.document import Document


def write_header(document: "Document", number: int, part: Part) -> str:
    """The header behind the pages of a part, holding its ornaments; the link to it."""
    links = Relationships()
    paragraph = w("p", paragraph_properties(style="Header"))
    name = f"header{number}.xml"
    document.package.write(f"word/{name}", f"{DECLARATION}<w:hdr {ROOT}>{paragraph}</w:hdr>")
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
