"""One page for a meeting or a report as a Word document: real headings and tables, in the type that the PDF has."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from lifestory_app.domain.book import PageShape
from lifestory_app.domain.extracts import Block, Extract
from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.fonts import word_font, write_fonts
from lifestory_app.export.docx_parts.package import PACKAGE, WORD, Package, Relationships
from lifestory_app.export.docx_parts.palette import theme_xml
from lifestory_app.export.docx_parts.styles import Style, Styles
from lifestory_app.export.docx_parts.tables import Cell, Columns, Look, Row, Table
from lifestory_app.export.docx_parts.words import Writing, language_for_rtl, numbering_xml
from lifestory_app.export.docx_parts.xml import DECLARATION, ROOT, escape, twips, w
from lifestory_app.export.targets import put_document
from lifestory_app.layout.extract_sheet import FOOT, MARGIN, PAD_X, types_of
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.text import TextStyle
from lifestory_app.layout.themes import theme

_PARTS = {
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "word/document.xml": f"{WORD}.document.main+xml",
    "word/styles.xml": f"{WORD}.styles+xml",
    "word/numbering.xml": f"{WORD}.numbering+xml",
    "word/settings.xml": f"{WORD}.settings+xml",
    "word/fontTable.xml": f"{WORD}.fontTable+xml",
    "word/footer1.xml": f"{WORD}.footer+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
}
_WIDTH = mm(PageShape.A4.size_mm[0]) - 2 * MARGIN


def export_extract_docx(
    target: Path,
    extract: Extract,
    size: float,
    lang: str,
    author: str,
    fonts: Fonts,
    *,
    now: datetime | None = None,
    replace: bool = False,
) -> None:
    """Write the page beside `target` and put it there when it is whole; `size` is that of its words in points.

    Raises Refused where `target` exists and is not to be replaced, or cannot be written.
    """
    put_document(target, lambda out: write_extract_docx(out, extract, size, lang, author, fonts, now=now), replace)


def write_extract_docx(
    out: BinaryIO, extract: Extract, size: float, lang: str, author: str, fonts: Fonts, *, now: datetime | None = None
) -> None:
    """Write the page to a file that is open for writing. `now` dates the entries of the package and nothing in it."""
    styles = Styles(_styles(size), theme("plain"), fonts)
    writing = Writing(styles, lang)
    package = Package(out, _PARTS, now)
    try:
        root, links = Relationships(), Relationships()
        root.to("officeDocument", "word/document.xml")
        root.to(f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
        package.write("_rels/.rels", root.xml)
        package.write("docProps/core.xml", _core(extract.title, author, lang))
        for kind in ("styles", "settings", "numbering", "fontTable"):
            links.to(kind, f"{kind}.xml")
        footer = links.to("footer", "footer1.xml")
        links.to("theme", "theme/theme1.xml")
        faces = (word_font(styles.face(style)).name for style in ("Heading1", "Normal"))
        package.write("word/theme/theme1.xml", theme_xml(theme("plain"), *faces))
        blocks = [writing.paragraph("Heading1", extract.title), _facts(writing, extract)]
        for block in extract.blocks:
            blocks += _block(writing, block, size)
        package.write("word/footer1.xml", f"{DECLARATION}<w:ftr {ROOT}>{writing.paragraph('Footer', extract.foot)}</w:ftr>")
        package.write("word/settings.xml", _settings(lang))
        bullet = word_font(styles.face("Normal")).name
        package.write("word/numbering.xml", f"{DECLARATION}<w:numbering {ROOT}>{numbering_xml(0, bullet)}</w:numbering>")
        package.write("word/styles.xml", styles.xml(lang, language_for_rtl(lang)))
        write_fonts(package, fonts, writing.faces)
        body = "".join(blocks) + _section(footer)
        package.write("word/document.xml", f"{DECLARATION}<w:document {ROOT}><w:body>{body}</w:body></w:document>")
        package.write("word/_rels/document.xml.rels", links.xml)
    finally:
        package.close()


def _styles(size: float) -> tuple[Style, ...]:
    types = types_of(size)

    def close(style: TextStyle) -> TextStyle:
        """Word asks for a little more room than we do, so its lines stand a little closer."""
        return replace(style, leading=style.leading * 0.97)

    body, head = close(types.body), close(types.head)
    strong = replace(body, weight=700)
    return (
        Style("Normal", "Normal", body),
        Style("Heading1", "heading 1", types.title, exact=True, after=mm(2), keep_next=True, level=0),
        Style("Heading2", "heading 2", types.heading, exact=True, before=mm(2.4), after=mm(0.6), keep_next=True, level=1),
        Style("Cell", "Cell", body, exact=True),
        Style("CellName", "Cell name", strong, exact=True),
        Style("CellHead", "Cell head", head, exact=True, keep_next=True),
        Style("Gap", "Gap", replace(body, size=2.0, leading=2.0), exact=True),
        Style("Small", "Small", types.small, exact=True, before=mm(0.5)),
        Style("Footer", "footer", types.small, exact=True),
    )


def _facts(writing: Writing, extract: Extract) -> str:
    half = _WIDTH / 2
    table = Table(Columns((half * 0.32, half * 0.68, half * 0.34, half * 0.66)), Look("Facts"))
    facts = [*extract.facts, *[("", "")] * (len(extract.facts) % 2)]
    for at in range(0, len(facts), 2):
        cells = []
        for label, value in facts[at : at + 2]:
            cells += [_cell(writing, "CellHead", label), _cell(writing, "Cell", value)]
        table.rows.append(Row(tuple(cells)))
    return _closer(table, 0.0)


def _cell(writing: Writing, style: str, words: str) -> Cell:
    return Cell((writing.paragraph(style, words),))


def _closer(table: Table, room: float) -> str:
    """The table with no more room in its cells than the PDF leaves: the style of books keeps fingers off the words."""
    sides = {"top": room, "left": PAD_X, "bottom": room, "right": PAD_X}
    margins = w("tblCellMar", *(w(side, w=twips(length), type="dxa") for side, length in sides.items()))
    return table.xml.replace("<w:tblLook ", f"{margins}<w:tblLook ", 1)


def _block(writing: Writing, block: Block, size: float) -> list[str]:
    heading = writing.paragraph("Heading2", block.heading)
    if not block.rows:
        return [heading, writing.paragraph("Normal", block.none)]
    widths = tuple(_WIDTH * column.share for column in block.columns)
    table = Table(Columns(widths), Look("Facts", first_row=block.has_head, first_column=True, told=block.heading))
    if block.has_head:
        table.rows.append(Row(tuple(_cell(writing, "CellHead", column.name) for column in block.columns), heading=True))
    for row in block.rows:
        table.rows.append(Row(tuple(_cell(writing, "Cell" if at else "CellName", words) for at, words in enumerate(row))))
    return [heading, _closer(table, types_of(size).pad), *([writing.paragraph("Small", block.more)] if block.more else [])]


def _section(footer: str) -> str:
    wide, high = (twips(mm(length)) for length in PageShape.A4.size_mm)
    side = twips(MARGIN)
    return w("p", w("pPr", w("pStyle", val="Gap"))) + w(
        "sectPr",
        f'<w:footerReference w:type="default" r:id="{footer}"/>',
        w("pgSz", w=wide, h=high),
        w(
            "pgMar", top=twips(mm(13)), right=side, bottom=twips(mm(15)), left=side, header=twips(mm(8)),
            footer=twips(FOOT * 0.6), gutter=0,
        ),
        w("cols", space=0),
    )  # fmt: skip


def _core(title: str, author: str, lang: str) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f"<dc:language>{escape(lang)}</dc:language></cp:coreProperties>"
    )


def _settings(lang: str) -> str:
    mode = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    inside = (w("embedTrueTypeFonts"), w("compat", mode), w("themeFontLang", val=lang), w("decimalSymbol", val="."))
    return f"{DECLARATION}<w:settings {ROOT}>{''.join(inside)}{w('listSeparator', val=',')}</w:settings>"
