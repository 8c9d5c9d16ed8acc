"""Papers that go with a memory box: the list of what is in it, and labels for the things. Each a PDF of its own."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from lifestory_app import platforms
from lifestory_app.domain.book import AgeBand, Book, PageShape, Reading
from lifestory_app.domain.edition import Edition, Withheld
from lifestory_app.domain.edits import AddReceipt
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PageId, SectionId, new_id
from lifestory_app.domain.memories import Memory
from lifestory_app.domain.pages import Page, Section, Time
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.domain.receipts import Receipt, ReceiptKind
from lifestory_app.domain.told import BOX_LIST, card_of, given_words, kept_things
from lifestory_app.export.editions import memories_for
from lifestory_app.export.pdf_book import Preset, export_pdf
from lifestory_app.export.pdf_check import check_pdf
from lifestory_app.family.telling import possessive
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.labels import SHEETS, Label, LabelSheet, label_sheets
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.usecases.exporting import now, sentences_about
from lifestory_app.usecases.openbooks import OpenBook

__all__ = ["SHEETS", "BoxPaper", "BoxWish", "LabelSheet", "PaperMade", "laid_out_paper", "make_paper", "sheet_of"]


class BoxPaper(StrEnum):
    LIST = "list"
    LABELS = "labels"


@dataclass(frozen=True, slots=True)
class BoxWish:
    """What is asked for. Labels stand on a sheet of one kind, the first of them on place `start`, counted from 1.

    Without `memories` it is about everything that is kept.
    """

    target: Path
    paper: BoxPaper
    sheet: LabelSheet = SHEETS[0]
    start: int = 1
    edition: Edition = Edition.CHILD
    memories: frozenset[str] | None = None
    replace: bool = False


@dataclass(frozen=True, slots=True)
class PaperMade:
    """A paper that is in its place, how many things are on it, and what a person should look at."""

    target: Path
    things: int
    pages: int
    withheld: tuple[Withheld, ...]
    look_at: tuple[str, ...]


def sheet_of(name: str) -> LabelSheet:
    """The sheet of labels of this name. Raises KeyError."""
    return {sheet.id: sheet for sheet in SHEETS}[name]


def make_paper(opened: OpenBook, wish: BoxWish, tell: Tell = tell_nobody) -> PaperMade:
    """Make the PDF, and note in the book that it left. Raises Refused or Stopped, with what stood at the target kept."""
    made, receipt = write_paper(opened, wish, tell)
    if opened.file.can_write:
        opened.do(AddReceipt(receipt))
    return made


def write_paper(opened: OpenBook, wish: BoxWish, tell: Tell = tell_nobody) -> tuple[PaperMade, Receipt]:
    """Make the PDF; the receipt is for the caller to note. Raises Refused or Stopped."""
    target = wish.target.resolve()
    if target.suffix.lower() != ".pdf":
        raise Refused(f"“{target.name}” is not a .pdf, so nothing was made. Give the file that ending.")
    box, withheld = box_book(opened.book, wish.edition)
    things = chosen(box, wish)
    if not things:
        raise Refused("Nothing that is kept was noted in the memory box yet, so there is nothing to print. Nothing was made.")
    laid = laid_out_paper(box, things, wish, opened.fonts)
    export_pdf(target, laid, box, opened.photos, opened.fonts, preset=Preset.PRINT, tell=tell, replace=wish.replace)
    look_at = (*sentences_about(box, laid), *check_pdf(target, laid).troubles)
    receipt = Receipt(
        id=new_id(),
        kind=ReceiptKind.EXPORT,
        what=f"Memory box, {wish.paper.value}",
        edition=wish.edition.value,
        where=target.name,
        when=now(),
        who=platforms.user_name(),
        version=opened.file.head_version,
    )
    return PaperMade(target, len(things), len(laid.pages), withheld, look_at), receipt


def box_book(book: Book, edition: Edition) -> tuple[Book, tuple[Withheld, ...]]:
    """A book of the box alone, in a plain look on A4: what this reader may have of it, first names only.

    Everything is numbered here as it is in the list, whatever is printed of it.
    """
    things = replace(book, memories=tuple(memory for memory in book.memories if memory.kept is not None))
    memories, photos, people, withheld = memories_for(things, edition)
    title = f"{possessive(book.the_child.known_as)} memory box"
    section = Section(SectionId("box"), title, Time.BACK)
    bare = Book(
        book.id, book.child, book.kind, title, theme="plain", shape=PageShape.A4, age_band=AgeBand.OLDER,
        reading=Reading.DYSLEXIA if book.reading is Reading.DYSLEXIA else Reading.STANDARD, lang=book.lang,
        people=people, photos=photos, memories=memories, sections=(section,),
    )  # fmt: skip
    return bare, withheld


def chosen(box: Book, wish: BoxWish) -> tuple[tuple[int, Memory], ...]:
    """The things that are to be printed, with their numbers."""
    return tuple(
        (number, memory)
        for number, memory in enumerate(kept_things(box), 1)
        if wish.memories is None or memory.id in wish.memories
    )


def laid_out_paper(box: Book, things: tuple[tuple[int, Memory], ...], wish: BoxWish, fonts: Fonts) -> LaidOutBook:
    """The list or the labels as sides of paper."""
    if wish.paper is BoxPaper.LABELS:
        labels = [_label(box, number, memory) for number, memory in things]
        return label_sheets(labels, wish.sheet, wish.start, box, fonts, box.title)
    page = Page(PageId("box"), box.sections[0].id, BOX_LIST, f"What is in {box.title}")
    return lay_out(replace(box, pages=(page,)), fonts)


def _label(box: Book, number: int, memory: Memory) -> Label:
    kept = memory.kept
    assert kept is not None
    why = " ".join((kept.why or memory.story.plain).split())
    when = str(memory.when) if memory.when is not None else ""
    return Label(number, card_of(box, memory).title, given_words(box, kept), when, why)
