"""The book as a Word document that a family can go on editing: one Word page for each page of the book."""

from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from lifestory_app.domain.book import Book
from lifestory_app.domain.photos import PhotoSource
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.domain.told import told_book
from lifestory_app.export.docx_parts.document import Document
from lifestory_app.export.docx_parts.pages import write_page
from lifestory_app.export.targets import put_document
from lifestory_app.layout.fonts import Fonts


def write_docx(
    book: Book,
    photos: PhotoSource,
    out: BinaryIO,
    *,
    fonts: Fonts,
    tell: Tell = tell_nobody,
    now: datetime | None = None,
) -> None:
    """Write the whole book as DOCX (ECMA-376 transitional, Word 2013 and later without a conversion).

    The book must already be the edition that is meant to leave: everything in it is written, save letter parts held back.
    `now` dates the entries of the package and nothing in it; the same book at the same `now` gives the same bytes. Raises
    Refused when a photo cannot be had, and whatever `tell` raises when the user stops.
    """
    book = told_book(book)
    total = len(book.pages) + 1
    with Document(book, photos, out, fonts, now) as document:
        for number, page in enumerate(book.pages):
            tell(number, total, page.title)
            write_page(document, page)
        tell(total - 1, total, book.title)
        document.finish()
    tell(total, total)


def export_docx(
    target: Path,
    book: Book,
    photos: PhotoSource,
    *,
    fonts: Fonts,
    tell: Tell = tell_nobody,
    now: datetime | None = None,
    replace: bool = False,
) -> Path:
    """Write the book beside `target` and put it there when it is whole. Stopped or failed, nothing is left behind.

    Raises Refused where `target` exists and is not to be replaced, or cannot be written.
    """
    put_document(target, lambda out: write_docx(book, photos, out, fonts=fonts, tell=tell, now=now), replace)
    return target
