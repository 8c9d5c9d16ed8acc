"""How many words of each page are worth a second look, for the list of pages: counted a page at a time, while nobody types."""

from PySide6.QtCore import QObject, QTimer, Signal

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.pages import Page
from lifestory_app.services.session import Session
from lifestory_app.services.wording import WordingService

QUIET_MS = 1500
"""How long nothing changes before pages are counted again."""
BETWEEN_MS = 15
"""Between two pages, so that a key never waits for more than one."""


class HintCounts(QObject):
    """Counts on another thread, and only pages whose words, or what they are looked at with, are others than before."""

    counted = Signal(object)
    """How many by page; pages of none are left out."""

    def __init__(self, session: Session, wording: WordingService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._wording = session, wording
        self._known: dict[PageId, tuple[tuple[object, ...], int]] = {}
        self._told: dict[PageId, int] = {}
        self._is_counting = False
        self._soon = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._soon.timeout.connect(self._go_on)
        session.changed.connect(lambda *_: self._soon.start())
        wording.ready.connect(self._soon.start)
        wording.changed.connect(self._soon.start)
        self._soon.start()

    @property
    def by_page(self) -> dict[PageId, int]:
        """What was counted last."""
        return self._told

    def _go_on(self) -> None:
        """Count the next page that has to be, or tell what was counted."""
        if self._session.is_closed or self._is_counting or self._wording.reader is None:
            return
        book = self._session.book
        for page in book.pages:
            rests_on = self._rests_on(book, page)
            known = self._known.get(page.id)
            if known is None or any(one is not other for one, other in zip(known[0], rests_on, strict=True)):
                self._count(book, page, rests_on)
                return
        self._tell(book)

    def _rests_on(self, book: Book, page: Page) -> tuple[object, ...]:
        """What the count of a page rests on, compared by identity; letters and memories only where it shows any."""
        shows_more = page.about is not None or bool(page.memories())
        told = (book.letters, book.memories, book.storyboards) if shows_more else (None, None, None)
        return (page, *told, book.sections, self._wording.reader, self._wording.kept)

    def _count(self, book: Book, page: Page, rests_on: tuple[object, ...]) -> None:
        reader, kept = self._wording.reader, self._wording.kept
        assert reader is not None

        def work(_tell: object) -> int:
            from lifestory_app.usecases.wording import hints_on_page

            return hints_on_page(book, page, reader, kept)

        def take(count: object) -> None:
            self._is_counting = False
            self._known[page.id] = (rests_on, int(count))  # type: ignore[call-overload]
            if not self._soon.isActive():
                QTimer.singleShot(BETWEEN_MS, self, self._go_on)

        self._is_counting = True
        self._session.jobs.start(work).done.connect(take)

    def _tell(self, book: Book) -> None:
        there = {page.id for page in book.pages}
        self._known = {page: known for page, known in self._known.items() if page in there}
        told = {page: count for page, (_, count) in self._known.items() if count}
        if told != self._told:
            self._told = told
            self.counted.emit(told)
