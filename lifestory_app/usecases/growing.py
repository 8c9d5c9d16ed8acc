"""Making a book one of another kind: looked at first, then done as one step."""

from lifestory_app.domain.book import Book
from lifestory_app.practice.growing import Growth, grow
from lifestory_app.practice.kinds import BookKind, KindGroup, kind, kinds
from lifestory_app.usecases.openbooks import OpenBook

__all__ = ["Growth", "KindGroup", "change_kind", "full_kind", "growth", "other_kinds"]


def growth(book: Book, to: str) -> Growth:
    """What changing the book to this kind would do. Raises Refused for a kind that is not known, or is the book's own."""
    return grow(book, kind(to), _known(book.kind))


def full_kind(book: Book) -> BookKind | None:
    """The kind that a shortened book grows into; None for a book that is no shortened one."""
    now = _known(book.kind)
    return _known(now.grows_into) if now is not None and now.grows_into else None


def other_kinds(book: Book) -> tuple[BookKind, ...]:
    """The kinds that a book can become, the one it grows into first."""
    first = full_kind(book)
    rest = [each for each in kinds() if each.id != book.kind and each is not first]
    return (first, *rest) if first is not None else tuple(rest)


def change_kind(opened: OpenBook, to: str) -> Growth:
    """Make an open book one of another kind, and save it. Raises Refused, with nothing changed."""
    found = growth(opened.book, to)
    opened.do(found.edit)
    return found


def _known(id: str) -> BookKind | None:
    return next((each for each in kinds() if each.id == id), None)
