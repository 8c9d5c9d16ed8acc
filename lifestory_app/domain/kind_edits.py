"""The edit that makes a book one of another kind. Nothing that stands in the book is lost by it."""

from dataclasses import dataclass, replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.pages import Page, Section


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """Make the book one of another kind: its sections in the order of that kind, with the pages it has and those added."""

    kind: str
    title: str
    sections: tuple[Section, ...]
    pages: tuple[Page, ...]
    label: str = "Change the kind of book"
    merge_key: str | None = None

    def apply(self, book: Book) -> Book:
        ids, sections = {page.id for page in self.pages}, {section.id for section in self.sections}
        if any(page.id not in ids for page in book.pages) or any(page.section not in sections for page in self.pages):
            raise EditRefused("The book has other pages by now. Nothing was changed; look at what would be added again.")
        return replace(book, kind=self.kind, title=self.title, sections=self.sections, pages=self.pages).in_order()
