"""The family of a book as a family tree file: through an edition, what is private kept back, and read again when made."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from lifestory_app import platforms
from lifestory_app.domain.book import Book
from lifestory_app.domain.edition import Edition, Withheld
from lifestory_app.domain.edits import AddReceipt
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import new_id
from lifestory_app.domain.people import Bond, BondKind, NameKind, Person
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.domain.receipts import Receipt, ReceiptKind
from lifestory_app.export.editions import Edited, make_edition
from lifestory_app.export.targets import put_document
from lifestory_app.family.gedcom_in import read_family_tree
from lifestory_app.family.gedcom_leaving import LIVING, Leaving, may_leave
from lifestory_app.family.gedcom_out import VERSIONS, written_tree
from lifestory_app.usecases.exporting import banned_words, now
from lifestory_app.usecases.openbooks import OpenBook

__all__ = ["VERSIONS", "FamilyWish", "FamilyWritten", "export_family", "look_at_family", "make_family", "write_family"]

SUFFIX = ".ged"
# What an edition says of pages and letters is no news to somebody who asked for people.
_OF_PEOPLE = frozenset({"person", "fact"})


@dataclass(frozen=True, slots=True)
class FamilyWish:
    """What a person asks for. With `living`, people who may be alive leave with their names and dates too."""

    target: Path
    edition: Edition = Edition.CHILD
    version: str = VERSIONS[0]
    living: bool = False
    replace: bool = False


@dataclass(frozen=True, slots=True)
class FamilyWritten:
    """A family tree file that is in its place. `look_at` are sentences about things a person should look at."""

    target: Path
    people: int
    families: int
    size: int
    withheld: tuple[Withheld, ...]
    look_at: tuple[str, ...]


def export_family(opened: OpenBook, wish: FamilyWish, tell: Tell = tell_nobody) -> FamilyWritten:
    """Make the file, and note in the book that it left. Raises Refused or Stopped, with what stood at the target kept."""
    made, receipt = make_family(opened, opened.book, wish, tell)
    if opened.file.can_write:
        opened.do(AddReceipt(receipt))
    return made


def make_family(opened: OpenBook, book: Book, wish: FamilyWish, tell: Tell = tell_nobody) -> tuple[FamilyWritten, Receipt]:
    """Make the file; the receipt is for the caller to note. Raises Refused or Stopped, as `export_family` does."""
    return write_family(book, wish, _today(), tell), _receipt(wish, opened)


def look_at_family(book: Book, edition: Edition, *, living: bool) -> FamilyWritten:
    """What a family tree file would hold, and what is held back. Nothing is made. Raises Refused where none may be made."""
    edited = make_edition(book, edition)
    leaving = may_leave(edited.book, _today(), living=living)
    text, families = written_tree(leaving.people, leaving.bonds, VERSIONS[0])
    look_at = _to_look_at(book, edited, leaving, text)
    return FamilyWritten(Path(), len(leaving.people), families, len(text.encode()), _held_back(edited, leaving), look_at)


def _today() -> date:
    return datetime.now().astimezone().date()


def write_family(book: Book, wish: FamilyWish, today: date, tell: Tell = tell_nobody) -> FamilyWritten:
    """Make the file; the receipt is for the caller to note. `today` says who may still be alive."""
    if wish.target.suffix.lower() != SUFFIX:
        raise Refused(
            f"“{wish.target.name}” is not named as a family tree file, so nothing was made. Give the file the ending {SUFFIX}."
        )
    tell(0, 3, "Choosing what may leave")
    edited = make_edition(book, wish.edition)
    leaving = may_leave(edited.book, today, living=wish.living)
    tell(1, 3, "Writing the family tree")
    text, families = written_tree(leaving.people, leaving.bonds, wish.version)
    data = text.encode("utf-8")

    def write(file: BinaryIO) -> None:
        file.write(data)

    put_document(wish.target, write, wish.replace)
    tell(2, 3, "Reading it again")
    again = read_family_tree(wish.target)
    if (len(again.people), again.families) != (len(leaving.people), families):
        raise Refused(
            f"“{wish.target.name}” does not read back as it was meant. The book is safe; please do not use that file."
        )
    look_at = _to_look_at(book, edited, leaving, text)
    return FamilyWritten(wish.target, len(leaving.people), families, len(data), _held_back(edited, leaving), look_at)


def _held_back(edited: Edited, leaving: Leaving) -> tuple[Withheld, ...]:
    return tuple(each for each in edited.withheld if each.what in _OF_PEOPLE) + leaving.withheld


def _to_look_at(book: Book, edited: Edited, leaving: Leaving, text: str) -> tuple[str, ...]:
    """Names left out that stand in the words all the same, and two families named in one file."""
    folded = text.casefold()
    found = tuple(
        f"In the family tree the name “{name}” stands in the words, though this copy leaves that name out."
        for name in banned_words(book, edited)
        if name.casefold() in folded
    )
    if _both_families(leaving.people, leaving.bonds):
        found = (
            *found,
            "The file names the birth family and the new family together. Keep it off websites, and give it to nobody else.",
        )
    return found


def _both_families(people: tuple[Person, ...], bonds: tuple[Bond, ...]) -> bool:
    """Whether old and new identity of somebody stand in one file, with their names."""
    adopted = {bond.other for bond in bonds if bond.kind is BondKind.ADOPTIVE_PARENT}
    born_to = {bond.other for bond in bonds if bond.kind is BondKind.BIRTH_PARENT}
    return any(
        person.name(NameKind.ADOPTIVE) is not None or (person.id in adopted & born_to and person.known_as != LIVING)
        for person in people
    )


def _receipt(wish: FamilyWish, opened: OpenBook) -> Receipt:
    return Receipt(
        id=new_id(),
        kind=ReceiptKind.EXPORT,
        what=f"GEDCOM for {wish.edition.value}",
        edition=wish.edition.value,
        where=wish.target.name,
        when=now(),
        who=platforms.user_name(),
        version=opened.file.head_version,
    )
