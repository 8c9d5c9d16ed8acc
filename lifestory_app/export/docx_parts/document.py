"""One document being written: its package, its styles, its pictures and the pages so far."""

import re
from datetime import datetime
from typing import BinaryIO

from lifestory_app.domain.book import Book
from lifestory_app.domain.drawings import Drawing
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.photos import PhotoSource, PhotoView, Purpose
from lifestory_app.export.docx_parts.drawn import Drawn, drawn
from lifestory_app.export.docx_parts.fonts import word_font, write_fonts
from lifestory_app.export.docx_parts.furniture import write_footer, write_header
from lifestory_app.export.docx_parts.look import paragraph_styles
from lifestory_app.export.docx_parts.measure import Measure
from lifestory_app.export.docx_parts.package import PACKAGE, WORD, Package, Relationships
from lifestory_app.export.docx_parts.palette import theme_xml
from lifestory_app.export.docx_parts.paper import Part, paper
from lifestory_app.export.docx_parts.pictures import NO_FRAME, Art, Box, Frame, anchored, inline
from lifestory_app.export.docx_parts.styles import Styles
from lifestory_app.export.docx_parts.words import Writing, language_for_rtl, numbering_xml
from lifestory_app.export.docx_parts.xml import DECLARATION, ROOT, colour, escape, w
from lifestory_app.layout.display import Item, Rect, Shape, rectangle
from lifestory_app.layout.drawings import draw
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.themes import theme, type_scale

PRINT_DPI = 300
DRAWING_DPI = 200

_PARTS = {
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "word/document.xml": f"{WORD}.document.main+xml",
    "word/styles.xml": f"{WORD}.styles+xml",
    "word/numbering.xml": f"{WORD}.numbering+xml",
    "word/settings.xml": f"{WORD}.settings+xml",
    "word/fontTable.xml": f"{WORD}.fontTable+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "word/footer1.xml": f"{WORD}.footer+xml",
    "word/footer2.xml": f"{WORD}.footer+xml",
    **{f"word/header{number}.xml": f"{WORD}.header+xml" for number in range(1, len(Part) + 1)},
}


class Document:
    """Gathers the pages of one book and writes the package around them.

    Pictures go into the package as they are asked for; the text, which knows their links, comes last.
    """

    def __init__(self, book: Book, photos: PhotoSource, out: BinaryIO, fonts: Fonts, now: datetime | None) -> None:
        self.book = book
        self.fonts = fonts
        self.theme = theme(book.theme)
        self.scale = type_scale(self.theme, book)
        self.paper = paper(book.shape)
        self.styles = Styles(paragraph_styles(self.theme, self.scale, self.paper.text_width), self.theme, fonts)
        self.writing = Writing(self.styles, book.lang)
        self.measure = Measure(self.styles)
        self.package = Package(out, _PARTS, now)
        self.links = Relationships()
        self.sides: dict[PageId, int] = {}
        self.side = 1
        self._photos = photos
        self._drawings: dict[tuple[Drawing, int, int], Drawn] = {}
        self._numbers = 0
        self._blocks: list[str] = []
        self._part: Part | None = None
        self._prelude()

    def __enter__(self) -> "Document":
        return self

    def __exit__(self, *trouble: object) -> None:
        self.package.close()

    def next_number(self) -> int:
        """A number that no other picture or bookmark of this document has."""
        self._numbers += 1
        return self._numbers

    def bookmark(self, page: PageId) -> str:
        """The name of the place where a page begins."""
        place = next(number for number, each in enumerate(self.book.pages) if each.id == page)
        return f"_Toc{place + 1:06}"

    def side_of(self, page: PageId) -> str:
        """A mark in the text that becomes the number of the side where a page begins, once all pages are written."""
        return f"\0{page}\0"

    def begin(self, part: Part) -> bool:
        """Begin a page; True where it needs a page break of its own, since no new section begins with it."""
        before = self._part
        if before is None or part.has_title_page or before is Part.COVER or part.running is not before.running:
            if before is not None:
                self._blocks.append(self.writing.paragraph("Gap", "", section=self._section(before)))
            self._part = part
            return False
        return True

    def add(self, *blocks: str) -> None:
        self._blocks.extend(blocks)

    def photo(self, view: PhotoView, size: Box) -> Drawn:
        """The print copy of a view at its placed size. Raises Refused when the photo cannot be had."""
        across, down = (max(1, round(length / 72 * PRINT_DPI)) for length in (size.width, size.height))
        return Drawn(self._photos.picture(view, across, down, Purpose.PRINT), "jpeg")

    def drawing(self, drawing: Drawing, size: Box) -> Drawn:
        """A drawing of the kit, as a vector picture with a PNG for older programs; plain where this kit cannot draw it."""
        key = (drawing, round(size.width), round(size.height))
        if key not in self._drawings:
            place = Rect(0, 0, size.width, size.height)
            try:
                items = (Shape(rectangle(place), "#FFFFFF"), *draw(drawing, place))
            except Refused:
                # A book from a newer Life Story may ask for a part this kit lacks: the rest of the page still counts.
                items = (Shape(rectangle(place), "#E9E6DF"),)
            self._drawings[key] = self.drawn(items, size)
        return self._drawings[key]

    def drawn(self, items: tuple[Item, ...], size: Box) -> Drawn:
        """Any items of a display list as a picture."""
        return drawn(items, size, DRAWING_DPI, self.fonts, self.theme.paper, self._photos)

    def inline(self, drawn: Drawn, size: Box, alt: str, frame: Frame = NO_FRAME) -> str:
        """A run that shows a picture in the line of text. No `alt` marks it as decorative."""
        return inline(self.art(drawn, size, alt, self.links), frame)

    def anchored(self, drawn: Drawn, size: Box, alt: str) -> str:
        """A run that shows a picture at the top of the sheet, from edge to edge, with the text below it."""
        return anchored(self.art(drawn, size, alt, self.links))

    def art(self, drawn: Drawn, size: Box, alt: str, links: Relationships) -> Art:
        """One showing of a picture, put into the package and linked from the part that `links` belongs to."""
        # Each showing is a file of its own: LibreOffice 7 paints a wrong picture where two framed ones share a file.
        link = links.to("image", self.package.picture(drawn.content, drawn.ending))
        svg = links.to("image", self.package.picture(drawn.svg.encode(), "svg")) if drawn.svg else ""
        return Art(link, size, self.next_number(), alt, svg)

    def finish(self) -> None:
        """Write what is left, the text last."""
        write = self.package.write
        used = self.writing
        bullet = word_font(self.styles.face("Normal")).name
        numbering = numbering_xml(used.numbered_lists, bullet)
        write("word/numbering.xml", f"{DECLARATION}<w:numbering {ROOT}>{numbering}</w:numbering>")
        write("word/styles.xml", self.styles.xml(self.book.lang, language_for_rtl(self.book.lang)))
        write_fonts(self.package, self.fonts, used.faces)
        body = "".join(self._blocks) + self._section(self._part or Part.PAGES)
        body = re.sub("\0([^\0]*)\0", lambda mark: str(self.sides[PageId(mark[1])]), body)
        ground = w("background", color=colour(self.theme.paper))
        write("word/document.xml", f"{DECLARATION}<w:document {ROOT}>{ground}<w:body>{body}</w:body></w:document>")
        write("word/_rels/document.xml.rels", self.links.xml)

    def _prelude(self) -> None:
        """The parts that do not depend on the pages."""
        write = self.package.write
        root = Relationships()
        root.to("officeDocument", "word/document.xml")
        root.to(f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
        write("_rels/.rels", root.xml)
        write("docProps/core.xml", _core(self.book))
        write("word/settings.xml", _settings(self.book))
        fonts = (word_font(self.styles.face(style)).name for style in ("Heading1", "Normal"))
        write("word/theme/theme1.xml", theme_xml(self.theme, *fonts))
        for kind, place in (
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("numbering", "numbering.xml"),
            ("fontTable", "fontTable.xml"),
            ("theme", "theme/theme1.xml"),
        ):
            self.links.to(kind, place)
        self._headers = {part: write_header(self, number + 1, part) for number, part in enumerate(Part)}
        self._footers = {numbered: write_footer(self, 1 + (not numbered), numbered) for numbered in (True, False)}

    def _section(self, part: Part) -> str:
        shown = [("header", "default", self._headers[part.running]), ("footer", "default", self._footers[True])]
        if part.has_title_page:
            shown += [("header", "first", self._headers[part]), ("footer", "first", self._footers[False])]
        references = (f'<w:{what}Reference w:type="{when}" r:id="{link}"/>' for what, when, link in shown)
        title = (w("titlePg"),) if part.has_title_page else ()
        return w("sectPr", *references, w("type", val="nextPage"), self.paper.xml, w("cols", space=0), *title)


def _core(book: Book) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(book.title)}</dc:title><dc:creator>{escape(book.author)}</dc:creator>"
        f"<dc:language>{escape(book.lang)}</dc:language></cp:coreProperties>"
    )


def _settings(book: Book) -> str:
    compatible = "http://schemas.microsoft.com/office/word"
    settings = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    compat = w("compat", *(w("compatSetting", name=name, uri=compatible, val=value) for name, value in settings.items()))
    inside = (
        w("displayBackgroundShape"),
        w("embedTrueTypeFonts"),
        w("defaultTabStop", val=720),
        w("characterSpacingControl", val="doNotCompress"),
        compat,
        w("themeFontLang", val=book.lang),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )
    return f"{DECLARATION}<w:settings {ROOT}>{''.join(inside)}</w:settings>"
