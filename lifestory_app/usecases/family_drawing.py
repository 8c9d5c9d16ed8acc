"""A diagram of the family as a picture of its own: through an edition for the records, with nothing else in the file."""

from dataclasses import dataclass
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
from lifestory_app.export.editions import make_edition, names_new_family
from lifestory_app.export.targets import put_document
from lifestory_app.layout.arrange.side import ink_of
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.genogram.sheet import genogram_sheet
from lifestory_app.paint.raster import to_png
from lifestory_app.paint.svg import to_svg
from lifestory_app.usecases.exporting import now
from lifestory_app.usecases.openbooks import OpenBook

_DPI = 200
_OF_PEOPLE = frozenset({"person", "household", "topic"})


class DiagramForm(StrEnum):
    """What a family can be drawn as."""

    GENOGRAM = "genogram"


@dataclass(frozen=True, slots=True)
class DrawingWish:
    """What a person asks for. With no edition it is for the record that the book belongs to."""

    target: Path
    form: DiagramForm = DiagramForm.GENOGRAM
    edition: Edition | None = None
    replace: bool = False


@dataclass(frozen=True, slots=True)
class FamilyDrawn:
    """A picture that is in its place, for whom it is, and the sentences that tell all it shows."""

    target: Path
    people: int
    edition: Edition
    told: tuple[str, ...]
    withheld: tuple[Withheld, ...]


def draw_family(opened: OpenBook, wish: DrawingWish, tell: Tell = tell_nobody) -> FamilyDrawn:
    """Draw it, and note in the book that it left. Raises Refused or Stopped, with what stood at the target kept."""
    made = write_drawing(opened.book, wish, opened.fonts, tell)
    if opened.file.can_write:
        opened.do(AddReceipt(_receipt(made, wish, opened)))
    return made


def write_drawing(book: Book, wish: DrawingWish, fonts: Fonts, tell: Tell = tell_nobody) -> FamilyDrawn:
    """Draw it; the receipt is for the caller to note."""
    ending = wish.target.suffix.lower()
    if ending not in (".svg", ".png"):
        raise Refused(
            f"“{wish.target.name}” is neither a .svg nor a .png, so nothing was made. Give the file one of these endings."
        )
    edition = wish.edition or (Edition.ADOPTION_RECORD if names_new_family(book) else Edition.CARE)
    if edition is Edition.CHILD:
        raise Refused(
            "A genogram is for the record and never for the child’s copy, so nothing was made. Ask for no edition, or for "
            f"{Edition.ADOPTION_RECORD.value} or {Edition.CARE.value}."
        )
    tell(0, 2, "Choosing what may leave")
    edited = make_edition(book, edition)
    sheet = genogram_sheet(edited.book, fonts)
    if sheet.people < 2:
        raise Refused("The book does not say yet who belongs to whom, so there is nothing to draw. Nothing was made.")
    tell(1, 2, "Drawing the family")
    if ending == ".svg":
        words = "\n".join(sheet.told)
        data = to_svg(sheet.items, sheet.width, sheet.height, fonts, None, sheet.title, words, book.lang).encode()
    else:
        data = to_png(ink_of(sheet.items), sheet.width, sheet.height, _DPI, fonts)

    def write(file: BinaryIO) -> None:
        file.write(data)

    put_document(wish.target, write, wish.replace)
    tell(2, 2, "Done")
    withheld = tuple(each for each in edited.withheld if each.what in _OF_PEOPLE)
    return FamilyDrawn(wish.target, sheet.people, edition, sheet.told, withheld)


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
