"""A diagram of the family as a picture of its own: through an edition, with nothing else in the file."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from lifestory_app import platforms
from lifestory_app.domain.book import Book
from lifestory_app.domain.edition import Edition, Withheld
from lifestory_app.domain.edits import AddReceipt
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import new_id
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.domain.receipts import Receipt, ReceiptKind
from lifestory_app.export.editions import NOT_FOR_THEM, Edited, make_edition, names_new_family
from lifestory_app.export.targets import put_document
from lifestory_app.layout.arrange.side import ink_of
from lifestory_app.layout.family_sheet import FamilySheet, ecomap_sheet, tree_sheet
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.genogram.sheet import genogram_sheet
from lifestory_app.layout.timeline_sheet import timeline_sheet
from lifestory_app.paint.raster import to_png
from lifestory_app.paint.svg import to_svg
from lifestory_app.usecases.exporting import now
from lifestory_app.usecases.openbooks import OpenBook

_DPI, _PREVIEW_DPI = 200, 96


class DiagramForm(StrEnum):
    """What a family can be drawn as. Only the genogram is a worker's; the others are for a child to look at."""

    GENOGRAM = "genogram"
    TREE = "tree"
    ECOMAP = "ecomap"
    TIMELINE = "timeline"


# What an edition says of everything else is no news to somebody who asked for one of these.
_NEWS = {
    DiagramForm.GENOGRAM: {"person", "household", "topic"},
    DiagramForm.TREE: {"person"},
    DiagramForm.ECOMAP: {"person", "support"},
    DiagramForm.TIMELINE: {"person", "home", "event"},
}


@dataclass(frozen=True, slots=True)
class DrawingWish:
    """What a person asks for. With no edition a genogram is for the record that the book belongs to, all else for the child."""

    target: Path
    form: DiagramForm = DiagramForm.GENOGRAM
    edition: Edition | None = None
    replace: bool = False


@dataclass(frozen=True, slots=True)
class FamilyDrawn:
    """A picture that is in its place, for whom it is, and the sentences that tell all it shows.

    `shows` counts people; around the child also places and groups; on the line of a life homes.
    """

    target: Path
    shows: int
    edition: Edition
    told: tuple[str, ...]
    withheld: tuple[Withheld, ...]
    look_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawingSeen:
    """What a picture would be: a small PNG of it, its name, and what is held back. `refused` says why there is none."""

    png: bytes = b""
    title: str = ""
    told: tuple[str, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    look_at: tuple[str, ...] = ()
    refused: str = ""


def draw_family(opened: OpenBook, wish: DrawingWish, tell: Tell = tell_nobody) -> FamilyDrawn:
    """Draw it, and note in the book that it left. Raises Refused or Stopped, with what stood at the target kept."""
    made, receipt = make_drawing(opened, opened.book, wish, tell)
    if opened.file.can_write:
        opened.do(AddReceipt(receipt))
    return made


def make_drawing(opened: OpenBook, book: Book, wish: DrawingWish, tell: Tell = tell_nobody) -> tuple[FamilyDrawn, Receipt]:
    """Draw it; the receipt is for the caller to note. Raises Refused or Stopped, as `draw_family` does."""
    ending = wish.target.suffix.lower()
    if ending not in (".svg", ".png"):
        raise Refused(
            f"“{wish.target.name}” is neither a .svg nor a .png, so nothing was made. Give the file one of these endings."
        )
    edition = wish.edition or usual_edition(book, wish.form)
    tell(0, 2, "Choosing what may leave")
    edited = _edited(book, wish.form, edition)
    sheet = _sheet(edited.book, wish.form, opened.fonts)
    tell(1, 2, "Drawing the family")
    if ending == ".svg":
        words = "\n".join(sheet.told)
        data = to_svg(
            sheet.items, sheet.width, sheet.height, opened.fonts, opened.photos, sheet.title, words, book.lang, sheet.paper
        ).encode()
    else:
        data = _png(sheet, opened, _DPI)

    def write(file: BinaryIO) -> None:
        file.write(data)

    put_document(wish.target, write, wish.replace)
    tell(2, 2, "Done")
    made = FamilyDrawn(wish.target, sheet.shows, edition, sheet.told, _held_back(book, edited, wish.form), _look_at(sheet))
    return made, _receipt(made, wish, opened)


def look_at_drawing(opened: OpenBook, book: Book, form: DiagramForm, edition: Edition) -> DrawingSeen:
    """The picture as it would be, small enough for a window. Nothing is made and nothing is noted."""
    try:
        edited = _edited(book, form, edition)
        sheet = _sheet(edited.book, form, opened.fonts)
        png = _png(sheet, opened, _PREVIEW_DPI)
        return DrawingSeen(png, sheet.title, sheet.told, _held_back(book, edited, form), _look_at(sheet))
    except Refused as refusal:
        return DrawingSeen(refused=refusal.sentence)


def usual_edition(book: Book, form: DiagramForm) -> Edition:
    """For whom a picture is where nobody says: a genogram for the record that the book belongs to, all else for the child."""
    if form is not DiagramForm.GENOGRAM:
        return Edition.CHILD
    return records_of(book)[0]


def records_of(book: Book) -> tuple[Edition, ...]:
    """The records that a family may be drawn for, the usual one first. The care record never links two identities."""
    return (Edition.ADOPTION_RECORD,) if names_new_family(book) else (Edition.CARE, Edition.ADOPTION_RECORD)


def _edited(book: Book, form: DiagramForm, edition: Edition) -> Edited:
    if form is DiagramForm.GENOGRAM and edition in (Edition.CHILD, Edition.ADOPTERS):
        raise Refused(
            "A genogram is for the record and never for the child’s copy, so nothing was made. Ask for no edition, or for "
            f"{Edition.ADOPTION_RECORD.value} or {Edition.CARE.value}."
        )
    return make_edition(book, edition)


def _sheet(book: Book, form: DiagramForm, fonts: Fonts) -> FamilySheet:
    """The picture of an edition. Raises Refused where the book does not hold enough to draw."""
    match form:
        case DiagramForm.GENOGRAM:
            sheet, least, what = genogram_sheet(book, fonts), 2, "who belongs to whom"
        case DiagramForm.TREE:
            sheet, least, what = tree_sheet(book, fonts), 2, "who belongs to whom"
        case DiagramForm.ECOMAP:
            today = datetime.now().astimezone().date()
            sheet, least, what = ecomap_sheet(book, fonts, today), 1, "who and what is around the child"
        case DiagramForm.TIMELINE:
            sheet, least, what = timeline_sheet(book, fonts), 1, "where the child lived"
    if sheet.shows < least:
        raise Refused(f"The book does not say yet {what}, so there is nothing to draw. Nothing was made.")
    return sheet


def _png(sheet: FamilySheet, opened: OpenBook, dpi: float) -> bytes:
    return to_png(ink_of(sheet.items), sheet.width, sheet.height, dpi, opened.fonts, opened.photos, sheet.paper)


def _look_at(sheet: FamilySheet) -> tuple[str, ...]:
    return tuple(f"There was no room for “{each}”." for each in sheet.left_over)


def _held_back(book: Book, edited: Edited, form: DiagramForm) -> tuple[Withheld, ...]:
    """What the edition took out of this picture: people, what stands around or along, and faces that may not be shown."""
    found = [each for each in edited.withheld if each.what in _NEWS[form]]
    if form is not DiagramForm.GENOGRAM:
        why = {each.which: each.why for each in edited.withheld if each.what == "photo"}
        faceless = {person.id for person in edited.book.people if person.portrait is None}
        for person in book.people:
            if person.portrait is not None and person.id in faceless:
                photo = book.photo(person.portrait)
                found.append(Withheld("photo", person.known_as, why.get(photo.caption or photo.file_name, NOT_FOR_THEM)))
    return tuple(found)


def _receipt(made: FamilyDrawn, wish: DrawingWish, opened: OpenBook) -> Receipt:
    return Receipt(
        id=new_id(),
        kind=ReceiptKind.EXPORT,
        what=f"{wish.form.value.capitalize()} for {made.edition.value}",
        edition=made.edition.value,
        where=wish.target.name,
        when=now(),
        who=platforms.user_name(),
        version=opened.file.head_version,
    )
