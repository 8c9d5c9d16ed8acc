"""Edits of the languages of a page and of the book."""

from dataclasses import dataclass, replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.second_language import SecondLanguage


@dataclass(frozen=True, slots=True)
class PutSecondLanguage:
    """Put the words of a page in a second language in place; None takes them away.

    `phrase` names the field that is being typed into.
    """

    page_id: PageId
    beside: SecondLanguage | None
    phrase: str = ""
    label = "Change the second language of a page"

    @property
    def merge_key(self) -> str | None:
        return f"beside {self.page_id} {self.phrase}" if self.phrase else None

    def apply(self, book: Book) -> Book:
        try:
            page = book.page(self.page_id)
        except KeyError:
            raise EditRefused("That page is no longer in the book. Nothing was changed.") from None
        return book.with_page(replace(page, beside=self.beside))


@dataclass(frozen=True, slots=True)
class SetPageLanguage:
    """Say what language a page is written in; None is the language of the book."""

    page_id: PageId
    lang: str | None
    label = "Change the language of a page"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        try:
            page = book.page(self.page_id)
        except KeyError:
            raise EditRefused("That page is no longer in the book. Nothing was changed.") from None
        return book.with_page(replace(page, lang=None if self.lang == book.lang else self.lang))


@dataclass(frozen=True, slots=True)
class SetBookLanguage:
    """Say what language the book is written in. Pages that name none follow it."""

    lang: str
    label = "Change the language of the book"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        return replace(book, lang=self.lang)
