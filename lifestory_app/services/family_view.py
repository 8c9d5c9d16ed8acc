"""The family drawn beside its form, off the thread that draws the window. Until a new picture is there the last one stays."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lifestory_app.domain.book import Book
from lifestory_app.domain.family_edits import ArrangeDiagram
from lifestory_app.domain.progress import Tell
from lifestory_app.usecases import family_view
from lifestory_app.usecases.family_view import FamilyPicture, KeyEntry, Outline, Standing, View, Way

if TYPE_CHECKING:
    from lifestory_app.services.jobs import Job
    from lifestory_app.services.session import Session

__all__ = ["Drag", "FamilyPicture", "FamilyPictures", "KeyEntry", "Outline", "Standing", "View", "Way"]

RESTS_MS = 120
"""After a key no new picture is begun for so long: it would be out of date before it was seen."""


@dataclass(frozen=True, slots=True)
class Drag:
    """Somebody who is being moved: by how much in all from where the layout would put them, in points."""

    who: str
    dx: float
    dy: float


class FamilyPictures(QObject):
    """Draws one picture at a time, always of the newest book. `ready` gives it; `refused` says why there can be none."""

    ready = Signal(object)
    refused = Signal(str)

    def __init__(self, session: "Session", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: tuple[View, Drag | None] | None = None
        self._job: Job | None = None
        self._rest = QTimer(self, singleShot=True, interval=RESTS_MS)
        self._rest.timeout.connect(self._start)

    @property
    def is_busy(self) -> bool:
        """Whether a picture that was asked for is still to come."""
        return self._wanted is not None or self._job is not None

    def ask(self, view: View, drag: Drag | None = None, *, at_once: bool = True) -> None:
        """Draw the family as the book is now. What was asked before and has not begun is dropped."""
        self._wanted = (view, drag)
        if at_once:
            self._rest.stop()
            self._start()
        else:
            self._rest.start()

    def key(self, picture: FamilyPicture) -> tuple[KeyEntry, ...]:
        """The key of a picture, entry by entry."""
        return family_view.key_of(picture, self._session.fonts)

    def _start(self) -> None:
        if self._job is not None or self._wanted is None or self._session.is_closed:
            return
        view, drag = self._wanted
        self._wanted = None
        book, fonts = self._session.book, self._session.fonts

        def work(_tell: Tell) -> FamilyPicture:
            return family_view.picture_of(_with(book, view, drag), view, fonts)

        self._job = self._session.jobs.start(work)
        self._job.done.connect(self._made)
        self._job.refused.connect(self._not_made)
        self._job.stopped.connect(self._ended)
        self._job.failed.connect(self._mistake)

    def _made(self, picture: FamilyPicture) -> None:
        self._ended()
        self.ready.emit(picture)

    def _not_made(self, sentence: str) -> None:
        self._ended()
        self.refused.emit(sentence)

    def _mistake(self, mistake: BaseException) -> None:
        self._ended()
        raise mistake

    def _ended(self) -> None:
        self._job = None
        if self._wanted is not None and not self._rest.isActive():
            self._start()


def _with(book: Book, view: View, drag: Drag | None) -> Book:
    """The book with somebody moved in one of its diagrams."""
    if drag is None or view.diagram is None:
        return book
    return ArrangeDiagram(book.diagram(view.diagram).place_moved(drag.who, drag.dx, drag.dy)).apply(book)
