"""Marking a page as shared with brothers and sisters, or as one child's alone."""

from dataclasses import dataclass, replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.sharing import Sharing


@dataclass(frozen=True, slots=True)
class SharePages:
    """Mark pages as shared with brothers and sisters, or no more so. Nothing leaves the book by it."""

    pages: tuple[PageId, ...]
    shared: bool = True
    label: str = "Share with brothers and sisters"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        for wanted in self.pages:
            page = next((page for page in book.pages if page.id == wanted), None)
            if page is None:
                raise EditRefused("That page is no longer in the book. Nothing was changed.")
            if (page.sharing is not None) != self.shared:
                book = book.with_page(replace(page, sharing=Sharing() if self.shared else None))
        return book
