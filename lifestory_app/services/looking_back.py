"""The versions of a session's book: named, looked at off the drawing thread, compared, and brought back as edits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PageId
from lifestory_app.services.session import Session

if TYPE_CHECKING:
    from lifestory_app.usecases.looking_back import MemoryChange, OldBook, PageChange, Version


class LookingBack(QObject):
    """Asks the book file for its versions, one question at a time."""

    listed = Signal(object)
    seen = Signal(object)
    refused = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def read(self) -> None:
        """Read the list; `listed` gives the versions, newest first."""
        self._session.settled()
        opened = self._session.opened

        def work(_tell: object) -> "tuple[Version, ...]":
            from lifestory_app.usecases.looking_back import versions_of

            return versions_of(opened)

        self._ask(work, self.listed)

    def name(self, name: str) -> bool:
        """Keep the book as it is now under a name. False where that was refused, which `refused` says why."""
        from lifestory_app.usecases.looking_back import keep

        self._session.end_phrase()
        if not self._session.settled():
            return False
        try:
            keep(self._session.opened, name)
        except Refused as refusal:
            self.refused.emit(refusal.sentence)
            return False
        self.read()
        return True

    def look_at(self, version: "Version") -> None:
        """Lay a version out; `seen` gives it."""
        opened = self._session.opened

        def work(_tell: object) -> "OldBook":
            from lifestory_app.usecases.looking_back import look_at

            return look_at(opened, version)

        self._ask(work, self.seen)

    def changes(self, old: Book, new: Book) -> "tuple[PageChange, ...]":
        """The pages that differ from an older state of the book to a newer one."""
        from lifestory_app.usecases.looking_back import pages_changed

        return pages_changed(old, new)

    def memory_changes(self, old: Book, new: Book) -> "tuple[MemoryChange, ...]":
        """The memories that differ from an older state of the book to a newer one."""
        from lifestory_app.usecases.looking_back import memories_changed

        return memories_changed(old, new)

    def bring_page_back(self, old: Book, page: PageId) -> bool:
        """Make a page what it was, as one step that can be undone."""
        from lifestory_app.usecases.looking_back import page_back

        try:
            edit = page_back(old, self._session.book, page)
        except Refused as refusal:
            self.refused.emit(refusal.sentence)
            return False
        self._session.end_phrase()
        return self._session.do(edit)

    def bring_book_back(self, old: Book) -> bool:
        """Make the whole book what it was, after keeping it as it is now; as one step that can be undone."""
        from lifestory_app.usecases.looking_back import book_back

        if not self.name(self.tr("Before an older version was brought back")):
            return False
        return self._session.do(book_back(old))

    def _ask(self, work: object, answer: object) -> None:
        job = self._session.jobs.start(work)  # type: ignore[arg-type]
        job.done.connect(answer)
        job.refused.connect(self.refused)
        job.failed.connect(self._failed)

    def _failed(self, mistake: BaseException) -> None:
        """A question whose book was closed before it was answered is nobody's any more."""
        if not self._session.is_closed:
            raise mistake
