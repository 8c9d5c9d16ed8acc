"""Finding one's way: the table of contents, and the page that opens a part of the book.

Fields are written with their results and are not marked as out of date, so Word shows them at once and asks nothing.
"""

from collections.abc import Sequence

from lifestory_app.domain.pages import Page
from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.paper import Part
from lifestory_app.export.docx_parts.pictures import Box
from lifestory_app.export.docx_parts.pieces import CARD_ROOM, gap, inset, on_card, picture, spacer
from lifestory_app.export.docx_parts.side import Piece, Side, together
from lifestory_app.export.docx_parts.tables import Cell, Columns, Row, Table
from lifestory_app.export.docx_parts.xml import w

_NOT_LISTED = ("cover", "contents")
_ONE_COLUMN = 8


def field_character(kind: str) -> str:
    return w("r", w("fldChar", fldCharType=kind))


def field(instruction: str, shown: str) -> str:
    """A field with the result that is shown until Word works it out again. `shown` is ready XML."""
    asked = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{field_character('begin')}{asked}{field_character('separate')}{shown}{field_character('end')}"


def contents(side: Side) -> None:
    """The contents as Word's own table, filled in."""
    side.begin(title_style="TOCHeading", title=side.page.title, pill=False)
    side.add(side.prose(side.words("words")))
    listed = [page for page in side.book.pages if page.layout not in _NOT_LISTED and page.title]
    if not listed:
        return
    code = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
    opening = f"{field_character('begin')}{code}{field_character('separate')}"
    opened = {page.section for page in side.book.pages if page.layout == "section-opener"}
    entries = []
    for number, page in enumerate(listed):
        first = page.layout == "section-opener" or page.section not in opened
        entries.append(
            _entry(
                side,
                page,
                "TOC1" if first else "TOC2",
                before=opening if number == 0 else "",
                after=field_character("end") if page is listed[-1] else "",
            )
        )
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    table = w("sdt", w("sdtPr", gallery), w("sdtContent", *(block for entry in entries for block in entry.blocks)))
    side.add(Piece((table,), sum(entry.height for entry in entries)))


def section_opener(side: Side) -> None:
    """The start of a part of the book: what it holds, and where."""
    section = next((each for each in side.book.sections if each.id == side.page.section), None)
    title = side.page.title or (section.title if section else "")
    side.begin(Part.OPENER, "SectionTitle", title)
    side.add(side.prose(side.words("lead"), "Lead"))
    pages = [
        page
        for page in side.book.pages_of(side.page.section)
        if page.title and page.layout not in (*_NOT_LISTED, "section-opener")
    ]
    held = _panel(side, pages)
    slot = side.picture("photo")
    if slot is not None:
        high = max(min(side.high(110), side.left - held.height), side.high(40))
        shown = picture(side, slot, Box(side.width - 2 * CARD_ROOM, high - 2 * CARD_ROOM))
        side.add(on_card(side, inset(shown, CARD_ROOM), side.width))
    side.add(spacer(max(0.0, side.left - held.height)), held)


def _panel(side: Side, pages: Sequence[Page]) -> Piece:
    """The pages of a part of the book; in two columns where there are many."""
    if not pages:
        return Piece()
    room = mm(5)
    half = -(-len(pages) // 2) if len(pages) > _ONE_COLUMN else len(pages)
    columns = [pages[:half], pages[half:]] if half < len(pages) else [pages]
    width = side.width / len(columns)
    table = Table(Columns((width,) * len(columns)), rtl=side.rtl)
    listed = [
        inset(together(_entry(side, page, "OpenerList", width - 2 * room) for page in column), room) for column in columns
    ]
    table.rows.append(Row(tuple(Cell(each.blocks, side.theme.tint, room) for each in listed)))
    return Piece((table.xml, gap()), max(each.height for each in listed) + 1)


def _entry(side: Side, page: Page, style: str, width: float = 0.0, before: str = "", after: str = "") -> Piece:
    """One line: the title and its page number, both leading to the page. `width` sets the number at the end of a column."""
    document = side.document
    anchor = document.bookmark(page.id)
    lang = page.lang or side.book.lang
    title = side.writing.runs(style, page.title, lang)
    number = field(f"PAGEREF {anchor} \\h", w("r", w("t", document.side_of(page.id))))
    tabs = (("right", width, "dot"),) if width else ()
    link = w("hyperlink", title, w("r", w("tab")), number, anchor=anchor, history=1)
    return Piece(
        (side.writing.paragraph(style, "", lang, tabs=tabs, before_text=before + link, after_text=after),),
        side.measure.text(page.title, style, (width or side.width) - mm(12)),
    )
