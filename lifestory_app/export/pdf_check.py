"""Reads a finished PDF again, by another program's reader, and says whether what was laid out is in it."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from lifestory_app.domain.errors import Refused
from lifestory_app.layout.display import Glyphs, LaidOutPage, Picture, walk
from lifestory_app.layout.laid_out import LaidOutBook


@dataclass(frozen=True, slots=True)
class PdfReport:
    """What a PDF holds, and in plain sentences what is wrong with it."""

    pages: int
    pictures: int
    letters: int
    troubles: tuple[str, ...]


def check_pdf(path: Path, laid: LaidOutBook) -> PdfReport:
    """Compare a PDF with the book it was made of: pages and their sizes, pictures, words, title, language, tags and links.

    Raises Refused where the file cannot be read as a PDF at all.
    """
    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise Refused(f"“{path.name}” cannot be read as a PDF. The book is safe; make the PDF again.") from error
    try:
        troubles = _troubles_of_document(document, laid)
        pictures = letters = 0
        for number, side in enumerate(laid.pages[: len(document)]):
            page = document[number]
            shown, said, found = _check_page(page, side)
            page.close()
            pictures, letters = pictures + shown, letters + said
            troubles += [f"Page {number + 1}: {each}" for each in found]
        return PdfReport(len(document), pictures, letters, tuple(troubles))
    finally:
        document.close()


def _troubles_of_document(document: pypdfium2.PdfDocument, laid: LaidOutBook) -> list[str]:
    found = []
    if len(document) != len(laid.pages):
        found.append(f"The PDF has {len(document)} pages, and the book {len(laid.pages)}.")
    if not pdfium.FPDFCatalog_IsTagged(document):
        found.append("The PDF is not tagged for people who cannot see it.")
    if " ".join(document.get_metadata_value("Title").split()) != " ".join(laid.title.split()):
        found.append("The PDF tells another title than the book’s.")
    more = {key for key in ("Subject", "Keywords", "Producer") if document.get_metadata_value(key)}
    if more:
        found.append(f"The PDF tells more of itself than it should: {', '.join(sorted(more))}.")
    if pdfium.FPDFDoc_GetJavaScriptActionCount(document) or pdfium.FPDFDoc_GetAttachmentCount(document):
        found.append("The PDF holds a script or another file.")
    return found


def _check_page(page: pypdfium2.PdfPage, side: LaidOutPage) -> tuple[int, int, list[str]]:
    """The pictures and letters of one page, and what is wrong with it."""
    found = []
    left, low, right, high = page.get_trimbox()
    if abs(right - left - side.width) > 0.1 or abs(high - low - side.height) > 0.1:
        found.append("it is not the size of the book’s pages.")
    images = sum(1 for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=8))
    wanted = sum(1 for item in walk(side.items) if isinstance(item, Picture))
    if images != wanted:
        found.append(f"it shows {images} photos instead of {wanted}.")
    text = page.get_textpage()
    read = _letters([text.get_text_range()])
    text.close()
    lost = _letters(item.text for item in walk(side.items) if isinstance(item, Glyphs) and 0 not in item.gids) - read
    if lost:
        found.append(f"{sum(lost.values())} of its letters cannot be copied from the PDF.")
    return images, sum(read.values()), found


def _letters(texts: Iterable[str]) -> Counter[str]:
    """Letters and digits, however they are composed, without regard to order: readers order mixed directions differently."""
    whole = unicodedata.normalize("NFKD", "".join(texts))
    return Counter(char for char in whole if char.isalnum())
