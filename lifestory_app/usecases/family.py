"""The family of a book from a family tree file, and back into one."""

from dataclasses import dataclass
from pathlib import Path

from lifestory_app.domain.book import Book
from lifestory_app.domain.bringing_in import BringInFamily
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.family.gedcom_fit import LikelyDouble, fit_into
from lifestory_app.family.gedcom_in import read_family_tree
from lifestory_app.family.gedcom_told import LeftOut
from lifestory_app.usecases.openbooks import OpenBook

MOST_DOUBLES = 20
"""Told one by one; of more, which is what a file brought in twice makes, the number is said."""

__all__ = ["FamilyRead", "LeftOut", "LikelyDouble", "import_family", "read_family"]


@dataclass(frozen=True, slots=True)
class FamilyRead:
    """A family tree made ready for a book. `people` and `families` count the file's own records; `edit` brings them in."""

    people: int
    families: int
    edit: BringInFamily
    left_out: tuple[LeftOut, ...]
    doubles: tuple[LikelyDouble, ...]

    @property
    def is_empty(self) -> bool:
        return not self.people and not self.families

    @property
    def told_doubles(self) -> tuple[LikelyDouble, ...]:
        """Those to tell one by one; of `more_doubles` beyond them only the number is told."""
        return self.doubles[:MOST_DOUBLES]

    @property
    def more_doubles(self) -> int:
        return len(self.doubles) - len(self.told_doubles)


def read_family(book: Book, path: Path, child: str = "", tell: Tell = tell_nobody) -> FamilyRead:
    """Read a family tree file for a book, which stays as it is. Raises Refused or Stopped."""
    tree = read_family_tree(path, tell)
    fitted = fit_into(book, tree, child)
    return FamilyRead(len(tree.people), tree.families, fitted.edit, fitted.left_out, fitted.doubles)


def import_family(opened: OpenBook, path: Path, child: str = "", tell: Tell = tell_nobody) -> FamilyRead:
    """Bring a family tree into a book and save it. Raises Refused or Stopped, with nothing changed."""
    read = read_family(opened.book, path, child, tell)
    if read.edit.people or read.edit.bonds or read.edit.child:
        opened.do(read.edit)
    return read
