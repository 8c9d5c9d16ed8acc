"""Edits of what wording help says of a book."""

from dataclasses import dataclass, replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.kept_words import KeptWords


@dataclass(frozen=True, slots=True)
class KeepWords:
    """Keep words as they are: wording help says no more of them under this rule."""

    kept: KeptWords
    label = "Keep words as they are"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        if self.kept in book.kept_words:
            return book
        return replace(book, kept_words=(*book.kept_words, self.kept))


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Have wording help say again what it says of words that were kept."""

    kept: KeptWords
    label = "Look at words again"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        return replace(book, kept_words=tuple(each for each in book.kept_words if each != self.kept))
