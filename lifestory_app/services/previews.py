"""Pages as they would look in another layout or another look, laid out one after another off the thread that draws.

The use cases load layout and wording, so they are imported where they are asked.
"""

from collections import deque
from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import SetLook
from lifestory_app.domain.ids import PageId, SectionId
from lifestory_app.domain.letters import Letter
from lifestory_app.domain.page_template import PageTemplate
from lifestory_app.domain.pages import Page
from lifestory_app.domain.progress import Tell
from lifestory_app.domain.theme import Theme
from lifestory_app.services.jobs import Job

if TYPE_CHECKING:
    from lifestory_app.services.session import Session
    from lifestory_app.usecases.page_changes import Offer
    from lifestory_app.usecases.previewing import Fit, Places, Sides


def layouts() -> tuple[PageTemplate, ...]:
    """Every page layout there is."""
    from lifestory_app.usecases import previewing

    return previewing.layouts()


def all_themes() -> tuple[Theme, ...]:
    """Every theme there is, in the order in which they are offered."""
    from lifestory_app.usecases import previewing

    return previewing.all_themes()


def in_layout(page: Page, template: PageTemplate) -> tuple[Page, tuple[str, ...]]:
    """The page in another layout, and the names of the slots whose content goes to its tray."""
    from lifestory_app.usecases.page_changes import change_layout

    return change_layout(page, template)


def put_back(page: Page, name: str) -> Page:
    """The page with what waits in its tray in a free slot. Raises EditRefused."""
    from lifestory_app.usecases.page_changes import put_back

    return put_back(page, name)


def pages_to_add(book: Book, section: SectionId) -> "tuple[Offer, ...]":
    """The pages that the book's kind asks for, ready for a section."""
    from lifestory_app.usecases.page_changes import pages_of_kind

    return pages_of_kind(book, section)


def bare_page(template: PageTemplate, section: SectionId) -> Page:
    """A page of a layout with nothing on it."""
    from lifestory_app.usecases.page_changes import empty_page

    return empty_page(template, section)


def pages_to_show(book: Book) -> tuple[Page, ...]:
    """The pages of this book that show best what a look does to it."""
    from lifestory_app.usecases import previewing

    return previewing.pages_to_show(book)


def places_when_filled(session: "Session", page: Page, template: PageTemplate) -> "Places":
    """Where each place of a page of the book would stand if all of it were filled; nothing where that cannot be told."""
    from lifestory_app.domain.errors import Refused
    from lifestory_app.usecases import previewing

    try:
        return previewing.places_when_filled(session.book, page, template, session.fonts, session.laid_out)
    except Refused:
        return {}


class Previews(QObject):
    """Lays out what a gallery asks for, the first wish first. Says each as it is ready; an empty tuple cannot be shown."""

    ready = Signal(object, object)
    finished = Signal()
    fits = Signal(object, object)

    def __init__(self, session: "Session", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: deque[tuple[Hashable, Callable[[], Sides]]] = deque()
        self._job: Job | None = None
        self._fitting: Job | None = None
        self._round = 0

    def show_pages(self, wanted: Iterable[tuple[Hashable, Page]], number: int = 0) -> None:
        """Lay out these pages as they would stand in the book now, each named by a key. What was asked before is dropped."""
        from lifestory_app.usecases.previewing import preview

        book, fonts, laid_out = self._session.book, self._session.fonts, self._session.laid_out
        self._start((key, partial(preview, book, page, fonts, laid_out, number)) for key, page in wanted)

    def show_guides(
        self, wanted: Iterable[tuple[Hashable, Page, PageTemplate]], number: int = 0, letters: Iterable[Letter] = ()
    ) -> None:
        """Lay out pages to be added, with what belongs on them written where it would stand, in `letters` too."""
        from lifestory_app.usecases.page_changes import with_letter
        from lifestory_app.usecases.previewing import preview_guide

        book, fonts, laid_out = self._session.book, self._session.fonts, self._session.laid_out
        for letter in letters:
            book = with_letter(book, letter)
        self._start(
            (key, partial(preview_guide, book, page, template, fonts, laid_out, number)) for key, page, template in wanted
        )

    def show_looks(self, wanted: Iterable[tuple[Hashable, SetLook, Page]]) -> None:
        """Lay out pages of the book in other looks."""
        from lifestory_app.usecases.previewing import preview_in_look

        book, fonts, laid_out = self._session.book, self._session.fonts, self._session.laid_out
        self._start((key, partial(preview_in_look, book, look, page, fonts, laid_out)) for key, look, page in wanted)

    def count_fit(self, look: SetLook) -> None:
        """Lay the whole book out in a look and say by `fits` which pages have words that do not fit in it."""
        from lifestory_app.usecases.previewing import fit_of_look

        if self._fitting is not None:
            self._fitting.stop()
        book, fonts = self._session.book, self._session.fonts

        def work(tell: Tell) -> "Fit":
            return fit_of_look(book, look, fonts, tell)

        job = self._session.jobs.start(work)
        self._fitting = job
        job.done.connect(lambda fit: self._fitted(job, look, fit))
        job.failed.connect(_raise)

    def stop(self) -> None:
        """Drop what is still waiting; nothing more is said."""
        self._round += 1
        self._waiting.clear()
        self._job = None
        if self._fitting is not None:
            self._fitting.stop()
            self._fitting = None

    @property
    def is_busy(self) -> bool:
        """Whether a preview that was asked for is still to come."""
        return self._job is not None

    def _start(self, wanted: "Iterable[tuple[Hashable, Callable[[], Sides]]]") -> None:
        self._round += 1
        self._waiting = deque(wanted)
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._job = None
            self.finished.emit()
            return
        key, lay_out = self._waiting.popleft()
        number = self._round
        job = self._session.jobs.start(lambda _tell: lay_out())
        self._job = job
        job.done.connect(lambda sides: self._made(number, key, sides))
        job.refused.connect(lambda _: self._made(number, key, ()))
        job.failed.connect(_raise)

    def _made(self, number: int, key: Hashable, sides: "Sides") -> None:
        if number == self._round:
            self.ready.emit(key, sides)
        if number == self._round:
            self._next()

    def _fitted(self, job: Job, look: SetLook, fit: "Fit") -> None:
        if self._fitting is job:
            self._fitting = None
            self.fits.emit(look, fit)


def overfull_titles(book: Book, pages: Iterable[PageId]) -> list[str]:
    """What pages are called, for a sentence that names them."""
    names = {page.id: page.title for page in book.pages}
    return [names[page] for page in pages if names.get(page)]


def _raise(mistake: BaseException) -> None:
    raise mistake
