"""The plan of a book: where the book is, which pages are written, and the one page for a meeting, a review or a report."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from lifestory_app import platforms
from lifestory_app.domain.book import Book
from lifestory_app.domain.edition import Edition, Withheld
from lifestory_app.domain.edits import AddReceipt
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.extracts import Extract, ExtractKind
from lifestory_app.domain.ids import new_id
from lifestory_app.domain.pages import FOR_RECORDS, Page, Time
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.domain.receipts import Receipt, ReceiptKind
from lifestory_app.export.editions import names_new_family
from lifestory_app.export.extract_docx import export_extract_docx
from lifestory_app.export.extract_edition import for_extract, looked_for, naming
from lifestory_app.export.pdf_book import Preset, export_pdf
from lifestory_app.export.pdf_check import check_pdf
from lifestory_app.export.verifier import check_export
from lifestory_app.layout.extract_sheet import extract_sheet, fits, size_of
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.layout.templates import page_template
from lifestory_app.practice.deadlines import BankHolidays, Nation, due_of, rules
from lifestory_app.practice.extracts import MOST, Known, extract_of, where_in_words
from lifestory_app.practice.standing import Standing, Written, now_at, where_it_is
from lifestory_app.usecases.exporting import DocumentKind, now, sentences_about
from lifestory_app.usecases.openbooks import OpenBook

__all__ = [
    "ExtractKind",
    "ExtractMade",
    "ExtractWish",
    "LaidOutBook",
    "Standing",
    "Written",
    "extract_for",
    "make_extract",
    "names_new_family",
    "now_at",
    "standing_of",
    "where_in_words",
    "written_of",
]

_MADE_BY_ITSELF = frozenset({
    "cover", "contents", "section-opener", "imprint", "blank", "family-tree", "ecomap", "seasons",
    "timeline", "places-map", "homes-table",
})  # fmt: skip
"""Layouts that need no words of the worker: they are no measure of what is still to be written."""


_ON_A_PAGE = frozenset({"new family", "person", "home", "event", "fact", "gap"})
"""What a page would tell of. That pages and photos of the book are not for the record says nothing about it."""

GOOD_SIZE = 9.0
"""Type in points that is read without trouble; before it grows smaller, what is over and done is told more shortly."""

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class ExtractWish:
    """What is asked for: a file, what for, for which record, and the day and part of the kingdom that dates are reckoned by."""

    target: Path
    kind: ExtractKind
    edition: Edition = Edition.CARE
    nation: Nation = Nation.ENGLAND
    today: date | None = None
    replace: bool = False


@dataclass(frozen=True, slots=True)
class ExtractMade:
    """A page that is in its place, what was held back, and what a person should look at."""

    target: Path
    pages: int
    withheld: tuple[Withheld, ...]
    look_at: tuple[str, ...]


def written_of(book: Book) -> Written:
    """Which pages are written, of those that somebody has to write."""
    hidden = {section.id for section in book.sections if section.time is Time.WORKER}
    mine = [page for page in book.pages if page.section not in hidden and _is_to_write(page)]
    wanting = [page for page in mine if not is_written(page)]
    titles = tuple(page.title.strip() or page_template(page.layout).name for page in wanting)
    return Written(len(mine) - len(wanting), len(mine), titles)


def _is_to_write(page: Page) -> bool:
    if page.layout in FOR_RECORDS or page.layout in _MADE_BY_ITSELF:
        return False
    try:
        page_template(page.layout)
    except KeyError:
        return False
    return True


def is_written(page: Page) -> bool:
    """Whether a page has what its layout needs, and something of its own."""
    about_itself = page.layout in ("letter", "words-and-pictures", "life-homes") or page.about is not None
    return not page_template(page.layout).empty_required(page) and (bool(page.slots) or about_itself)


def standing_of(book: Book) -> tuple[Standing, ...]:
    """Every stage of the work, and whether it is reached."""
    return where_it_is(book, written_of(book))


def extract_for(
    book: Book, kind: ExtractKind, edition: Edition, nation: Nation, today: date, fonts: Fonts | None = None
) -> tuple[Extract, tuple[Withheld, ...]]:
    """What stands on the page, and what was held back from it. Raises Refused for an edition that is no record's."""
    kept, withheld, names = for_extract(book, edition)
    withheld = tuple(each for each in withheld if each.what in _ON_A_PAGE)
    # What should have been done more than a year ago says nothing any more about what to do next.
    due = tuple(each for each in due_of(kept, BankHolidays(nation), rules()) if each.on is None or each.on >= today - YEAR)
    known = Known(today, written_of(kept), due)
    fonts = fonts or Fonts.shared()
    for most in MOST:
        extract = extract_of(kept, kind, replace(known, most=most))
        if fits(extract, GOOD_SIZE, book.lang, fonts):
            break
    if not names:
        return extract, withheld
    found = naming(names)
    left_out: list[tuple[str, ...]] = []

    def may_stay(words: tuple[str, ...]) -> bool:
        named = any(found.search(each) for each in words)
        if named:
            left_out.append(words)
        return not named

    extract = extract.only(may_stay)
    if left_out:
        count = "1 line" if len(left_out) == 1 else f"{len(left_out)} lines"
        withheld = (*withheld, Withheld("line", count, "the words name the new family"))
    return extract, withheld


def laid_out_extract(extract: Extract, book: Book, fonts: Fonts) -> LaidOutBook:
    """The page as sides of paper: one where it can be."""
    return extract_sheet(extract, book.lang, book.author or book.agency, fonts)


def make_extract(opened: OpenBook, wish: ExtractWish, tell: Tell = tell_nobody) -> ExtractMade:
    """Make the page, and note in the book that it left. Raises Refused or Stopped, with what stood at the target kept."""
    made, receipt = write_extract(opened, wish, tell)
    if opened.file.can_write:
        opened.do(AddReceipt(receipt))
    return made


def write_extract(opened: OpenBook, wish: ExtractWish, tell: Tell = tell_nobody) -> tuple[ExtractMade, Receipt]:
    """Make the page; the receipt is for the caller to note. Raises Refused or Stopped."""
    target = wish.target.resolve()
    try:
        form = DocumentKind(target.suffix.lower())
    except ValueError:
        raise Refused(
            f"“{target.name}” is neither a .pdf nor a .docx, so nothing was made. Give the file one of these endings."
        ) from None
    book = opened.book
    today = wish.today or datetime.now().astimezone().date()
    extract, withheld = extract_for(book, wish.kind, wish.edition, wish.nation, today, opened.fonts)
    laid = laid_out_extract(extract, book, opened.fonts)
    names = for_extract(book, wish.edition)[2]
    if form is DocumentKind.PDF:
        export_pdf(target, laid, book, opened.photos, opened.fonts, preset=Preset.PRINT, tell=tell, replace=wish.replace)
        found = check_pdf(target, laid).troubles
    else:
        author = book.author or book.agency
        export_extract_docx(
            target, extract, size_of(extract, book.lang, opened.fonts), book.lang, author, opened.fonts, replace=wish.replace
        )
        found = ()
    found += check_export(target, looked_for(names))
    look_at = (*sentences_about(book, laid), *found)
    if len(laid.pages) > 1:
        look_at = (f"It does not fit on one page, even in small type; it has {len(laid.pages)}.", *look_at)
    receipt = Receipt(
        id=new_id(),
        kind=ReceiptKind.EXPORT,
        what=f"One page: {wish.kind.value}",
        edition=wish.edition.value,
        where=target.name,
        when=now(),
        who=platforms.user_name(),
        version=opened.file.head_version,
    )
    return ExtractMade(target, len(laid.pages), withheld, look_at), receipt
