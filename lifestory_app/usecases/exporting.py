"""Making a document of a book: through an edition, whole or not at all, and read again before it is called done."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from lifestory_app import platforms
from lifestory_app.domain.book import Book, PageShape
from lifestory_app.domain.edition import Edition, Withheld
from lifestory_app.domain.edits import AddReceipt
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import new_id
from lifestory_app.domain.photos import Sharpness, dots_per_inch, sharpness
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.domain.receipts import Receipt, ReceiptKind
from lifestory_app.export.docx_book import export_docx
from lifestory_app.export.editions import Edited, make_edition
from lifestory_app.export.pdf_book import Preset, export_pdf
from lifestory_app.export.pdf_check import check_pdf
from lifestory_app.export.verifier import check_export
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.usecases.openbooks import OpenBook

__all__ = ["DocumentKind", "ExportWish", "Exported", "Preset", "export_book"]


class DocumentKind(StrEnum):
    PDF = ".pdf"
    DOCX = ".docx"


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What a person asks for when a document is made. Without `paper` it is the book's own."""

    target: Path
    edition: Edition = Edition.CHILD
    preset: Preset = Preset.PRINT
    paper: PageShape | None = None
    version: int | None = None
    bleed: bool = False
    crop_marks: bool = False
    replace: bool = False

    @property
    def kind(self) -> DocumentKind:
        """Raises Refused for a name that is neither."""
        try:
            return DocumentKind(self.target.suffix.lower())
        except ValueError:
            raise Refused(
                f"“{self.target.name}” is neither a .pdf nor a .docx, so nothing was made. Give the file one of these endings."
            ) from None


@dataclass(frozen=True, slots=True)
class Exported:
    """A document that is in its place. `look_at` are sentences about things a person should look at before it is handed on."""

    target: Path
    pages: int
    size: int
    withheld: tuple[Withheld, ...]
    look_at: tuple[str, ...]


def export_book(opened: OpenBook, wish: ExportWish, tell: Tell = tell_nobody) -> Exported:
    """Make a PDF or DOCX, and note in the book that it left. Raises Refused or Stopped, with what stood at the target kept."""
    made, receipt = make_document(opened, wish, tell)
    if opened.file.can_write:
        opened.do(AddReceipt(receipt))
    return made


def make_document(opened: OpenBook, wish: ExportWish, tell: Tell = tell_nobody) -> tuple[Exported, Receipt]:
    """Make a PDF or DOCX; the receipt is for the caller to note. Raises Refused or Stopped, as `export_book` does."""
    kind = wish.kind
    target = wish.target.resolve()
    book = opened.book if wish.version is None else opened.file.book_at(wish.version)
    edited = make_edition(on_paper(book, wish.paper), wish.edition)
    laid = opened.laid_out(edited.book)
    if kind is DocumentKind.PDF:
        export_pdf(
            target, laid, edited.book, opened.photos, opened.fonts,
            preset=wish.preset, bleed=wish.bleed, crop_marks=wish.crop_marks, tell=tell, replace=wish.replace,
        )  # fmt: skip
    else:
        export_docx(target, edited.book, opened.photos, fonts=opened.fonts, tell=tell, replace=wish.replace)
    look_at = tuple(sentences_about(edited.book, laid))
    found = check_export(target, banned_words(book, edited))
    if kind is DocumentKind.PDF:
        found += check_pdf(target, laid).troubles
    made = Exported(target, len(laid.pages), target.stat().st_size, edited.withheld, look_at + found)
    return made, _receipt(target, wish, opened)


def on_paper(book: Book, paper: PageShape | None) -> Book:
    """The book as it is laid out for this paper, its own where none is named. The book itself keeps its paper."""
    return book if paper is None else replace(book, shape=paper)


def _receipt(target: Path, wish: ExportWish, opened: OpenBook) -> Receipt:
    return Receipt(
        id=new_id(),
        kind=ReceiptKind.EXPORT,
        what=f"{wish.kind.name} for {wish.edition.value}",
        edition=wish.edition.value,
        where=target.name,
        when=now(),
        who=platforms.user_name(),
        version=wish.version or opened.file.head_version,
    )


def now() -> str:
    """This moment, ISO 8601 UTC to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def banned_words(book: Book, edited: Edited) -> tuple[str, ...]:
    """Surnames that the edition took out and that must not stand in the document either."""
    kept = {name.family for person in edited.book.people for name in person.names}
    all_names = {name.family for person in book.people for name in person.names}
    return tuple(sorted(name for name in all_names - kept if len(name) > 2))


def sentences_about(book: Book, laid: LaidOutBook) -> Iterator[str]:
    """What a person should look at: words that do not fit, letters no font has, photos too small for their place."""
    for side, overflow in laid.overflows:
        rest = " ".join(overflow.left_over.split())[:40]
        yield f"Page {side.label or side.number}, “{side.title}”: the words do not all fit; left over from “{rest}…”."
    for side, letter in laid.missing:
        yield f"Page {side.label or side.number}, “{side.title}”: no font has the sign U+{ord(letter.character[0]):04X}."
    for side, placed in laid.placed:
        photo = book.photo(placed.photo)
        dpi = dots_per_inch(photo, placed.view, placed.width, placed.height)
        if sharpness(dpi) is not Sharpness.GOOD:
            word = "a little soft" if sharpness(dpi) is Sharpness.SOFT else "too small to print well"
            yield f"Page {side.label or side.number}, “{side.title}”: a photo is {word} at this size ({dpi:.0f} dots per inch)."
