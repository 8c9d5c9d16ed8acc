"""A laid-out book as one PDF: PDF/UA-1 and PDF/A-2a, bookmarked by section and page, whole or not at all."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.photos import PhotoSource, PhotoView, Purpose
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.export.targets import put_document
from lifestory_app.layout.display import LaidOutPage, Placed
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.paint.pdf import About, Bookmark, BrokenPicture, PdfPainter, Preset, pixels, time_of_making

__all__ = ["Preset", "export_pdf", "pixels_wanted", "write_pdf"]


def export_pdf(
    target: Path,
    laid: LaidOutBook,
    book: Book,
    photos: PhotoSource,
    fonts: Fonts,
    preset: Preset = Preset.PRINT,
    bleed: bool = False,
    crop_marks: bool = False,
    tell: Tell = tell_nobody,
    replace: bool = False,
    now: datetime | None = None,
) -> None:
    """Write the PDF to a file, which appears whole or not at all, however the work ends.

    Raises Refused where the file is already there and may not be replaced, where it cannot be written, and where a photo
    cannot be had; raises Stopped where `tell` does.
    """

    def write(file: BinaryIO) -> None:
        write_pdf(laid, book, photos, fonts, file, preset, bleed, crop_marks, tell, now)

    put_document(target, write, replace)


def write_pdf(
    laid: LaidOutBook,
    book: Book,
    photos: PhotoSource,
    fonts: Fonts,
    out: BinaryIO,
    preset: Preset = Preset.PRINT,
    bleed: bool = False,
    crop_marks: bool = False,
    tell: Tell = tell_nobody,
    now: datetime | None = None,
) -> None:
    """Write the PDF of a laid-out book to a file that is open for writing; it need not be able to look back.

    `bleed` keeps 3 mm of ink beyond the edge of the paper, `crop_marks` shows where to cut. `now` (an aware time) or
    SOURCE_DATE_EPOCH fixes the time that the file tells, and so every byte of it. A stop, a photo that cannot be had (Refused,
    naming it) or a full disk leaves an unfinished file: callers write beside the target (`export_pdf`).
    """
    if not laid.pages:
        raise Refused("The book has no pages yet, so there is nothing to make a PDF of. Add a page first.")
    about = About(laid.title, laid.author or book.author or book.agency, laid.lang, now or time_of_making())
    source = _NamedPhotos(photos, book, tell, len(laid.pages))
    painter = PdfPainter(out, about, fonts, source, preset, bleed, crop_marks)
    painter.expect(laid.pages)
    starts = {section.first - 1: section.title for section in laid.sections}
    for number, page in enumerate(laid.pages):
        if number in starts:
            painter.begin_section(starts[number], _bookmarks(laid, number, painter))
        source.turn_to(page, number)
        try:
            painter.page(page)
        except BrokenPicture as error:
            raise source.refusal(error.view, "what is kept of it is not a picture") from error
    tell(len(laid.pages), len(laid.pages), "Finishing the PDF")
    painter.finish()


def pixels_wanted(placed: Placed, page: LaidOutPage, preset: Preset) -> tuple[int, int]:
    """The pixels that a PDF asks of a photo placed on a page, so that its print copy can be made ready before."""
    return pixels(placed.width, placed.height, preset.per_point(page.width, page.height))


def _bookmarks(laid: LaidOutBook, first: int, painter: PdfPainter) -> list[Bookmark]:
    """The bookmark of the section that starts at side `first` (from 0), its titled pages below it."""
    starts = sorted(section.first - 1 for section in laid.sections)
    end = next((start for start in starts if start > first), len(laid.pages))
    title = next(section.title for section in laid.sections if section.first - 1 == first).strip()
    sides = [(number, laid.pages[number]) for number in range(first, end)]
    below = [
        Bookmark(side.title.strip(), painter.place_of(number))
        for number, side in sides
        if side.part == 0 and side.title.strip() and not (number == first and side.title.strip() == title)
    ]
    return [Bookmark(title, painter.place_of(first), below)] if title else below


class _NamedPhotos:
    """The photos of a book for the painter: says how far the work is, and names a photo that cannot be had."""

    def __init__(self, photos: PhotoSource, book: Book, tell: Tell, total: int) -> None:
        self._photos = photos
        self._book = book
        self._tell: Callable[[int, str], None] = lambda done, doing: tell(done, total, doing)
        self._page: LaidOutPage | None = None
        self._number = 0

    def turn_to(self, page: LaidOutPage, number: int) -> None:
        self._page, self._number = page, number
        self._tell(number, f"Page {number + 1}")

    def picture(self, view: PhotoView, width: int, height: int, purpose: Purpose) -> bytes:
        self._tell(self._number, f"Page {self._number + 1}")
        try:
            return self._photos.picture(view, width, height, purpose)
        except Refused as error:
            raise self.refusal(view, error.sentence) from error
        except (KeyError, OSError) as error:
            raise self.refusal(view, "its pixels are not in the book") from error

    def refusal(self, view: PhotoView, why: str) -> Refused:
        """The sentence that names a photo by what is written under it and by its page."""
        photo = next((each for each in self._book.photos if each.id == view.photo), None)
        name = (photo.caption or photo.file_name) if photo else ""
        title = self._page.title if self._page else ""
        where = f"page {self._number + 1}" + (f" (“{title}”)" if title else "")
        return Refused(
            f"The photo {f'“{name}” ' if name else ''}on {where} cannot be printed: {why.rstrip('.')}. "
            "No PDF was made and the book is as it was; put another photo there, or take this one in again."
        )
