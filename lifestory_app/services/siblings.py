"""Books of brothers and sisters for the window: what goes along, the book begun, and shared pages brought up to date."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import Edit
from lifestory_app.domain.ids import PageId, PersonId
from lifestory_app.domain.people import Person
from lifestory_app.domain.progress import Tell
from lifestory_app.services.one_at_a_time import OneAtATime, Work
from lifestory_app.services.session import Session

if TYPE_CHECKING:
    from lifestory_app.usecases.siblings import ForSibling, News, SiblingBook

__all__ = ["ForSibling", "News", "SiblingBook", "Siblings", "going_along", "who_may_have_one"]


def who_may_have_one(book: Book) -> tuple[Person, ...]:
    """The brothers and sisters of the child who may have a book of their own."""
    from lifestory_app.usecases.siblings import who_may_have_one

    return who_may_have_one(book)


def going_along(book: Book, other: PersonId) -> "ForSibling":
    """What the book of a brother or sister would have of this one, and what stays. Raises Refused."""
    from lifestory_app.usecases.siblings import for_sibling

    return for_sibling(book, other)


class Siblings(OneAtATime):
    """`begun` gives the SiblingBook, `found` the news of another book, `brought` how many pages came."""

    begun = Signal(object)
    found = Signal(object)
    brought = Signal(int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session.jobs, parent)
        self._session = session

    def begin(self, other: PersonId, path: Path, words: str, kind: str = "") -> None:
        """Make the book file of a brother or sister."""
        book, opened = self._session.book, self._session.opened

        def work(tell: Tell) -> "SiblingBook":
            from lifestory_app.usecases.siblings import begin_book

            return begin_book(opened, book, other, path, words, kind_id=kind, tell=tell)

        self._do(work, self.begun.emit)

    def look(self, path: Path, words: str) -> None:
        """Look into the book of a brother or sister for shared pages that are not as they are here."""
        book = self._session.book

        def work(_tell: Tell) -> "tuple[News, ...]":
            from lifestory_app.usecases.given_keys import key_from
            from lifestory_app.usecases.openbooks import open_book
            from lifestory_app.usecases.siblings import news_of

            with open_book(path, key_from(words)) as other:
                return news_of(book, other.book)

        self._do(work, self.found.emit)

    def bring(self, path: Path, words: str, pages: frozenset[PageId]) -> None:
        """Bring these pages from the other book, as one step of this one."""
        book, opened = self._session.book, self._session.opened

        def work(tell: Tell) -> object:
            from lifestory_app.usecases.given_keys import key_from
            from lifestory_app.usecases.openbooks import open_book
            from lifestory_app.usecases.siblings import news_of, take_news

            with open_book(path, key_from(words)) as other:
                news = [each for each in news_of(book, other.book) if each.page.id in pages]
                return take_news(opened, book, other, news, tell), len(news)

        self._do(work, self._take)

    def _take(self, made: Any) -> None:
        edit: Edit | None = made[0]
        count: int = made[1]
        if edit is not None and not self._session.is_closed:
            self._session.do_alone(edit)
        self.brought.emit(count)

    def _do(self, work: Work, then: Callable[[Any], object]) -> None:
        if not self.is_busy:
            self._start(work, then, self.tr("That could not be done. The book is as it was."))

    def _stopped(self) -> None:
        self.refused.emit(self.tr("Stopped. Nothing was made or changed."))
