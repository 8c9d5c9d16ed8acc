"""Reads a Word document back as its parts: what the tests look at."""

import io
import re
from zipfile import ZipFile

from lxml import etree

from lifestory_app.domain.book import Book
from lifestory_app.export.docx_book import write_docx
from lifestory_app.layout.fonts import Fonts
from tests.export.every_layout import InventedPhotos

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


class Written:
    """A document in memory, its parts parsed when they are asked for."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.zip = ZipFile(io.BytesIO(data))
        self.names = self.zip.namelist()

    def part(self, name: str) -> etree._Element:
        return etree.fromstring(self.zip.read(name))

    @property
    def document(self) -> etree._Element:
        return self.part("word/document.xml")

    @property
    def text(self) -> str:
        """Everything a reader sees, one line a paragraph; fields by their results."""
        return "\n".join(paragraph_text(paragraph) for paragraph in self.document.iter(f"{W}p"))

    def links(self, part: str = "document") -> dict[str, str]:
        return {each.get("Id"): each.get("Target") for each in self.part(f"word/_rels/{part}.xml.rels")}


def paragraph_text(paragraph: etree._Element) -> str:
    out = []
    for each in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if each.tag == f"{W}t":
            out.append(each.text or "")
        elif each.getparent().tag == f"{W}r":
            out.append("\t" if each.tag == f"{W}tab" else "\n")
    return "".join(out)


def style_of(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "Normal" if found is None else str(found.get(f"{W}val"))


def written(book: Book, photos: InventedPhotos | None = None, **more: object) -> Written:
    out = io.BytesIO()
    write_docx(book, photos or InventedPhotos(), out, fonts=Fonts.shared(), **more)  # type: ignore[arg-type]
    return Written(out.getvalue())


def in_order(words: list[str], text: str) -> str | None:
    """The first of the words that does not stand in the text after the one before it; None where all do."""
    place = 0
    for word in words:
        found = text.find(word, place)
        if found < 0:
            return word
        place = found + len(word)
    return None


def words_of(text: str) -> list[str]:
    return re.findall(r"\S+", text)
