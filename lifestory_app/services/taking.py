"""Photos into the book that is open for work: read and put into the file on another thread, then one edit of the session."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lifestory_app.domain.edits import PutPhoto, Together
from lifestory_app.domain.ids import PageId, SectionId
from lifestory_app.domain.photos import Photo
from lifestory_app.domain.progress import Tell
from lifestory_app.services.jobs import Job
from lifestory_app.services.session import Session

if TYPE_CHECKING:
    from lifestory_app.usecases.taking_in import PhotosTaken


class PhotoTaking(QObject):
    """One batch at a time. `taken` gives what became of each file, after the book has its new photos."""

    progressed = Signal(int, int, str)
    taken = Signal(object)
    refused = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def take(self, files: Sequence[Path], *, keep_damaged: bool = False) -> None:
        """Take files in; a folder stands for the photos in it. A batch that is under way is finished first."""
        if self._job is not None:
            self.refused.emit(self.tr("Photos are being taken in already. Bring these when they are done."))
            return
        there, opened = self._session.book.photos, self._session.opened

        def work(tell: Tell) -> "PhotosTaken":
            from lifestory_app.usecases.taking_in import pictures_in, take_photos

            every = [path for file in files for path in (pictures_in(file) if file.is_dir() else [file])]
            return take_photos(opened, there, every, keep_damaged=keep_damaged, tell=tell)

        self._start(work)

    def paste(self, picture: bytes, name: str) -> None:
        """Take a pasted picture in. It is never written to disk in the clear."""
        if self._job is not None:
            self.refused.emit(self.tr("Photos are being taken in already. Paste this one when they are done."))
            return
        there, opened = self._session.book.photos, self._session.opened

        def work(_tell: Tell) -> "PhotosTaken":
            from lifestory_app.usecases.taking_in import take_pasted

            return take_pasted(opened, there, picture, name)

        self._start(work)

    def stop(self) -> None:
        """Stop after the photo that is being read. Those already read stay."""
        if self._job is not None:
            self._job.stop()

    def _start(self, work: object) -> None:
        if not self._session.can_write:
            self.refused.emit(self.tr("This book is open for reading only, so no photos were taken in."))
            return
        self._job = self._session.jobs.start(work)  # type: ignore[arg-type]
        self.progressed.emit(0, 0, "")
        self._job.progressed.connect(self.progressed)
        self._job.done.connect(self._done)
        self._job.refused.connect(self._refused)
        self._job.stopped.connect(lambda: self._refused(self.tr("Stopped.")))
        self._job.failed.connect(self._failed)

    def _done(self, outcome: "PhotosTaken") -> None:
        self._job = None
        new = [photo for _, photo in outcome.added]
        if new:
            self._session.end_phrase()
            label = self.tr("Bring a photo") if len(new) == 1 else self.tr("Bring {count} photos").format(count=len(new))
            self._session.do(Together(tuple(PutPhoto(photo) for photo in new), label=label))
            self._session.end_phrase()
        self.taken.emit(outcome)

    def _refused(self, sentence: str) -> None:
        self._job = None
        self.refused.emit(sentence)

    def _failed(self, mistake: BaseException) -> None:
        self._job = None
        self.refused.emit(self.tr("The photos could not be read. The book is as it was."))
        raise mistake


def make_pages(session: Session, photos: Sequence[Photo], section: SectionId, before: PageId | None = None) -> bool:
    """Lay photos out on new pages, by date, as one step."""
    from lifestory_app.usecases.photo_pages import pages_from_photos

    return session.do_alone(pages_from_photos(session.book, photos, section, before))
