"""Words and Pictures by itself, as a booklet to fold: through an edition, whole or not at all, and read again when made."""

import io
from dataclasses import dataclass
from pathlib import Path

from lifestory_app import platforms
from lifestory_app.domain.book import Book
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import StoryboardId, new_id
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.domain.receipts import Receipt, ReceiptKind
from lifestory_app.domain.text import reads_right_to_left
from lifestory_app.export.editions import make_edition
from lifestory_app.export.pdf_book import Preset, export_pdf, write_pdf
from lifestory_app.export.pdf_check import check_pdf
from lifestory_app.export.verifier import check_export
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.layout.story_booklet import on_folded_paper, story_pages
from lifestory_app.usecases.exporting import Exported, banned_words, now, sentences_about
from lifestory_app.usecases.handing_over import booklet_order
from lifestory_app.usecases.openbooks import OpenBook

__all__ = ["BookletWish", "Exported", "booklet_in_memory", "make_booklet", "story_booklet"]

SUFFIX = ".pdf"


@dataclass(frozen=True, slots=True)
class BookletWish:
    """What a person asks for: which story, and where it goes."""

    story: StoryboardId
    target: Path
    replace: bool = False


def story_booklet(opened: OpenBook, book: Book, story: StoryboardId) -> tuple[LaidOutBook, Book]:
    """The sides of paper of a story for the child, and the edition they are of.

    Raises Refused where the story is not for the child, or has no panel yet.
    """
    edited = make_edition(book, Edition.CHILD)
    found = next((each for each in edited.book.storyboards if each.id == story), None)
    if found is None:
        raise Refused("These Words and Pictures are not for the child’s copy, so no booklet was made.")
    if not found.panels:
        raise Refused("There is no panel yet, so there is nothing to make a booklet of. Add a panel first.")
    pages = story_pages(edited.book, found, opened.fonts)
    return on_folded_paper(pages, _pairs(len(pages.pages), reads_right_to_left(book.lang))), edited.book


def _pairs(pages: int, right_to_left: bool) -> tuple[tuple[int | None, int | None], ...]:
    """Pages on the sides of folded paper, with any empty ones before the last, which is the back of the booklet.

    Where it is read from right to left it is bound at the right.
    """
    empty = -pages % 4
    places = [*range(pages - 1), *(None for _ in range(empty)), pages - 1]
    sides = [tuple(None if half is None else places[half] for half in side) for side in booklet_order(pages + empty)]
    return tuple((side[1], side[0]) if right_to_left else (side[0], side[1]) for side in sides)


def make_booklet(opened: OpenBook, book: Book, wish: BookletWish, tell: Tell = tell_nobody) -> tuple[Exported, Receipt]:
    """Make the PDF; the receipt is for the caller to note. Raises Refused or Stopped, with what stood at the target kept."""
    if wish.target.suffix.lower() != SUFFIX:
        raise Refused(f"“{wish.target.name}” does not end in {SUFFIX}, so nothing was made. Give the booklet that ending.")
    laid, edited = story_booklet(opened, book, wish.story)
    target = wish.target.resolve()
    export_pdf(target, laid, edited, opened.photos, opened.fonts, preset=Preset.PRINT, tell=tell, replace=wish.replace)
    found = check_export(target, banned_words(book, make_edition(book, Edition.CHILD))) + check_pdf(target, laid).troubles
    look_at = (*_not_agreed(book, wish.story), *sentences_about(edited, laid), *found)
    made = Exported(target, len(laid.pages), target.stat().st_size, (), look_at)
    receipt = Receipt(
        id=new_id(),
        kind=ReceiptKind.EXPORT,
        what="Words and Pictures booklet for child",
        edition=Edition.CHILD.value,
        where=target.name,
        when=now(),
        who=platforms.user_name(),
        version=opened.file.head_version,
    )
    return made, receipt


def booklet_in_memory(opened: OpenBook, book: Book, story: StoryboardId, tell: Tell = tell_nobody) -> bytes:
    """The very PDF of a booklet, to be looked at or printed."""
    laid, edited = story_booklet(opened, book, story)
    out = io.BytesIO()
    write_pdf(laid, edited, opened.photos, opened.fonts, out, preset=Preset.PRINT, tell=tell)
    return out.getvalue()


def _not_agreed(book: Book, story: StoryboardId) -> tuple[str, ...]:
    """Words that the family has not agreed to yet are worth a look before the child holds them (practice section 5)."""
    found = next(each for each in book.storyboards if each.id == story)
    return () if found.is_agreed else ("Not everybody has agreed to these words yet.",)
