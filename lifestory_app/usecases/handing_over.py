"""Before a book leaves: what an edition holds back, what is still wanting, and the very PDF, made in memory to be looked at."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lifestory_app.domain.book import Book, PageShape
from lifestory_app.domain.edition import Edition, Withheld
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.languages import own_name
from lifestory_app.domain.pages import Page, Time
from lifestory_app.domain.photos import Sharpness, dots_per_inch, sharpness
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.domain.receipts import Receipt
from lifestory_app.export.editions import make_edition
from lifestory_app.export.pdf_book import Preset, write_pdf
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.layout.templates import page_template
from lifestory_app.practice.kinds import kinds
from lifestory_app.usecases.editing import apart
from lifestory_app.usecases.exporting import DocumentKind, Exported, ExportWish, make_document, on_paper
from lifestory_app.usecases.openbooks import OpenBook
from lifestory_app.usecases.record_copy import RECORD_NAMES, Recorded, make_record_copy

__all__ = ["DocumentKind", "Edition", "ExportWish", "Exported", "Made", "Preset", "Readiness", "Recorded", "Wanting"]


@dataclass(frozen=True, slots=True)
class Wanting:
    """One thing to look at before the book leaves: on which page, how heavy (`stop`, `warn`, `note`), and what."""

    page: PageId | None
    weight: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """What an edition will hold: its sides, what is left out and why, and what is wanting, the heaviest first."""

    edition: Edition
    paper: PageShape | None
    sides: int
    withheld: tuple[Withheld, ...]
    wanting: tuple[Wanting, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A document in its place, and the receipt for the book."""

    exported: Exported
    receipt: Receipt


def readiness(opened: OpenBook, book: Book, edition: Edition, paper: PageShape | None = None) -> Readiness:
    """What an edition of a book would hold, on this paper or the book's own. Nothing is made."""
    edited = make_edition(on_paper(book, paper), edition)
    laid = apart(opened).laid_out(edited.book)
    weights = ("stop", "warn", "note")
    wanting = (*_wanting(edited.book, laid), *_unchecked(book, edited.book))
    found = sorted(wanting, key=lambda each: weights.index(each.weight))
    return Readiness(edition, paper, len(laid.pages), edited.withheld, tuple(found))


def _wanting(book: Book, laid: LaidOutBook) -> Iterator[Wanting]:
    for side, overflow in laid.overflows:
        rest = " ".join(overflow.left_over.split())[:32]
        yield Wanting(side.page, "stop", f"The words do not all fit; left over from “{rest}…”.")
    for side, letter in laid.missing:
        yield Wanting(side.page, "stop", f"No letter shapes for U+{ord(letter.character[0]):04X}: it would print as a box.")
    for side, placed in laid.placed:
        photo = book.photo(placed.photo)
        found = sharpness(dots_per_inch(photo, placed.view, placed.width, placed.height))
        if found is Sharpness.POOR:
            yield Wanting(side.page, "warn", "A photo is too small to print well at its size.")
        if not photo.alt:
            yield Wanting(side.page, "note", "A photo has no words for a listener.")
    yield from _too_many(book)
    for page in book.pages:
        yield from _wanting_on(page)
    for gap in book.gaps:
        if gap.is_open and gap.page is not None and any(page.id == gap.page for page in book.pages):
            yield Wanting(gap.page, "note", f"Still not known: {gap.what}")


def _too_many(book: Book) -> Iterator[Wanting]:
    """More pages than do good in a book of this kind: a young child puts a long one down (practice 3.3)."""
    wanted = next((each for each in kinds() if each.id == book.kind), None)
    back = {section.id for section in book.sections if section.time in (Time.BACK, Time.WORKER)}
    read = [page for page in book.pages if page.section not in back]
    if wanted is not None and wanted.most is not None and len(read) > wanted.most:
        yield Wanting(None, "note", f"{len(read)} pages are many for a young child; {wanted.most} at most do most good.")


def _unchecked(book: Book, edited: Book) -> Iterator[Wanting]:
    """Pages whose second language nobody checked. The book knows of it; a copy for the family says nothing of who did."""
    leaving = {page.id for page in edited.pages if page.beside is not None and not page.beside.is_empty}
    for page in book.pages:
        if page.id in leaving and page.beside is not None and not page.beside.is_checked:
            language = own_name(page.beside.lang)
            yield Wanting(page.id, "warn", f"Nobody is noted as having checked the words in {language} against the English.")


def _wanting_on(page: Page) -> Iterator[Wanting]:
    try:
        template = page_template(page.layout)
    except KeyError:
        return
    for slot in template.empty_required(page):
        yield Wanting(page.id, "warn", f"“{slot.label}” is still empty.")
    if page.tray:
        yield Wanting(page.id, "note", "Something waits in the tray and will not be in the copy.")


def make(opened: OpenBook, wish: ExportWish, tell: Tell = tell_nobody) -> Made:
    """Make a document for a window, which notes the receipt itself. Raises Refused, Stopped."""
    exported, receipt = make_document(apart(opened), wish, tell)
    return Made(exported, receipt)


def copy_to_the_record(opened: OpenBook, folder: Path, edition: Edition, tell: Tell = tell_nobody) -> tuple[Recorded, Receipt]:
    """Make a record copy for a window, which notes the receipt itself. Raises Refused, Stopped."""
    return make_record_copy(apart(opened), folder, edition, tell)


def record_name(edition: Edition) -> str:
    """What a record is called."""
    return RECORD_NAMES[edition]


def pdf_in_memory(opened: OpenBook, book: Book, edition: Edition, tell: Tell = tell_nobody) -> bytes:
    """The very PDF that would leave, without a file. Raises Refused, Stopped."""
    edited = make_edition(book, edition)
    other = apart(opened)
    laid = other.laid_out(edited.book)
    out = io.BytesIO()
    write_pdf(laid, edited.book, other.photos, other.fonts, out, preset=Preset.PRINT, tell=tell)
    return out.getvalue()


class PdfPages:
    """The pages of a PDF as pictures, painted when they are asked for."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._pdf = pypdfium2.PdfDocument(data)

    def __len__(self) -> int:
        return len(self._pdf)

    def size(self, number: int) -> tuple[float, float]:
        """The size of a page in points."""
        width, height = self._pdf[number].get_size()
        return float(width), float(height)

    def picture(self, number: int, scale: float) -> tuple[bytes, int, int, int]:
        """A page as pixels in the order blue, green, red, unused, with its width, height and bytes a line."""
        bitmap = self._pdf[number].render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        return bytes(bitmap.buffer), int(bitmap.width), int(bitmap.height), int(bitmap.stride)

    def close(self) -> None:
        """Let go of the document."""
        self._pdf.close()


def booklet_order(pages: int) -> tuple[tuple[int | None, int | None], ...]:
    """Pages, counted from 0, as pairs (left, right) on the sides of folded sheets; None is an empty half.

    Printed on both sides, flipped on the short edge, folded and laid into one another, they read in order.
    """
    padded = -(-pages // 4) * 4

    def real(number: int) -> int | None:
        return number if number < pages else None

    sides: list[tuple[int | None, int | None]] = []
    for sheet in range(padded // 4):
        first, last = 2 * sheet, padded - 1 - 2 * sheet
        sides.append((real(last), real(first)))
        sides.append((real(first + 1), real(last - 1)))
    return tuple(sides)


def wanted_pages(text: str, pages: int) -> tuple[int, ...]:
    """Pages, counted from 0, from words like “1-4, 7”; all for no words. Raises ValueError naming what is not a page."""
    if not text.strip():
        return tuple(range(pages))
    found: list[int] = []
    for piece in text.replace("–", "-").split(","):
        first, dash, last = (part.strip() for part in piece.partition("-"))
        try:
            start, end = int(first), int(last) if dash else int(first)
        except ValueError:
            raise ValueError(piece.strip()) from None
        if not 1 <= start <= end <= pages:
            raise ValueError(piece.strip())
        found += range(start - 1, end)
    return tuple(dict.fromkeys(found))
