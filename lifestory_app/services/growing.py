"""Another kind for the book at work, for the window. Kinds and wording are loaded where they are asked for."""

from typing import TYPE_CHECKING

from lifestory_app.domain.book import Book

if TYPE_CHECKING:
    from lifestory_app.usecases.growing import Growth
    from lifestory_app.usecases.new_books import KindOffer

__all__ = ["Growth", "growth", "is_shortened", "kinds_to_become"]


def growth(book: Book, to: str) -> "Growth":
    """What changing the book to this kind would do. Raises Refused."""
    from lifestory_app.usecases.growing import growth

    return growth(book, to)


def is_shortened(book: Book) -> bool:
    """Whether the book is a shortened one, which grows into another."""
    from lifestory_app.usecases.growing import full_kind

    return full_kind(book) is not None


def kinds_to_become(book: Book) -> "tuple[KindOffer, ...]":
    """The kinds that the book can become; of a shortened one the kind that it grows into stands first."""
    from lifestory_app.usecases.growing import other_kinds
    from lifestory_app.usecases.new_books import offer_of

    return tuple(offer_of(each, book.the_child.known_as) for each in other_kinds(book))
