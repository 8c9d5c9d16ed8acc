"""Help for the page that is being written, worked out again only when what it rests on has changed."""

from typing import TYPE_CHECKING

from lifestory_app.domain.book import Book
from lifestory_app.domain.letters import Letter
from lifestory_app.domain.pages import Page

if TYPE_CHECKING:
    from lifestory_app.usecases.guides import PageGuide


class Guides:
    """Gives the guide of a page."""

    def __init__(self) -> None:
        self._last: tuple[tuple[object, ...], PageGuide] | None = None

    def guide(self, book: Book, page: Page) -> "PageGuide":
        """The guide of a page of a book. Raises Refused where its layout is not known here."""
        from lifestory_app.usecases.guides import guide_for

        rests_on = (
            book.kind,
            book.age_band,
            page.kind,
            page.layout,
            page.about,
            page.seen_by,
            book.people,
            book.homes,
            book.events,
        )
        if self._last is None or not all(a is b or a == b for a, b in zip(self._last[0], rests_on, strict=True)):
            self._last = (rests_on, guide_for(book, page))
        return self._last[1]


def letter_help(book: Book, letter: Letter) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What belongs in each part of a letter and sentences to start from, by the id of the part."""
    from lifestory_app.usecases.guides import letter_help

    return letter_help(book, letter)
