"""The book that is open for work: its history, its pages laid out, and its saving. It says what changed."""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import Edit
from lifestory_app.domain.errors import EditRefused, Refused
from lifestory_app.domain.history import History
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.kept_words import KeptWords
from lifestory_app.domain.photos import PhotoSource
from lifestory_app.domain.progress import Tell
from lifestory_app.domain.wording_edits import KeepWords
from lifestory_app.services.jobs import Job, Jobs

if TYPE_CHECKING:
    from collections.abc import Callable

    from lifestory_app.usecases.editing import Fonts, LaidOutBook, OpenBook, Work

SAVE_AFTER_MS = 350
"""From the first change that is not saved. With the save itself, no more than a second of work is ever at risk."""
TRY_AGAIN_MS = 15_000


class Safety(StrEnum):
    """How safe the work is."""

    SAVED = "saved"
    SAVING = "saving"
    NOT_SAVED = "not saved"
    READ_ONLY = "read only"


@dataclass(frozen=True, slots=True)
class SaveLine:
    """What the line under the book's name says: the state, and when the book was last saved and read back (local time)."""

    safety: Safety
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """A save that failed: one plain sentence, what stood in its way, and whether the work lies in a copy on this computer."""

    sentence: str
    why: str = "other"
    kept_aside: bool = True

    @property
    def changed_elsewhere(self) -> bool:
        """Whether the file is another one now, so that trying again is of no use."""
        return self.why in ("changed", "taken over")


class Session(QObject):
    """One book open for work. Widgets hand it edits, and hear of every change."""

    changed = Signal(object, object)
    save_line = Signal(object)
    trouble = Signal(object)
    refused = Signal(str)
    moved = Signal(Path)

    def __init__(self, work: "Work", jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Imported here: layout and storage are loaded by the job that opened the book, not with the first window.
        from lifestory_app.usecases import editing

        self._editing = editing
        self.jobs = jobs
        self.opened: OpenBook = work.opened
        self.left_open, self.kept, self.held_by = work.left_open, work.kept, work.held_by
        self.left_behind = 0
        """How many photos could not be brought along when the book was saved in another place."""
        self.no_backup = ""
        """After closing: why the backup is not up to date, or ""."""
        self._history = History(work.saved)
        self._saved = work.saved
        self._setter = editing.PageSetter(work.opened.fonts)
        self._child_setter = editing.PageSetter(work.opened.fonts)
        self._laid_out: tuple[Book, LaidOutBook] | None = None
        self.photos: PhotoSource = editing.photos_of(work.opened, lambda: self.book)
        self._saving: Job | None = None
        self._saves = 0
        self._one_at_a_time = Lock()
        self._in_trouble: Trouble | None = None
        self._is_asked = False
        self._closed = False
        self._line = SaveLine(Safety.SAVED if self.can_write else Safety.READ_ONLY, self._last_saved())
        self._soon = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._soon.timeout.connect(self._save)
        self._again = QTimer(self, interval=TRY_AGAIN_MS)
        self._again.timeout.connect(self.try_again)

    # What there is.

    @property
    def book(self) -> Book:
        """The book as it is now."""
        return self._history.book

    @property
    def laid_out(self) -> "LaidOutBook":
        """The book laid out; only what changed since is laid out again."""
        if self._laid_out is None or self._laid_out[0] is not self.book:
            self._laid_out = (self.book, self._setter.laid_out(self.book))
        return self._laid_out[1]

    @property
    def fonts(self) -> "Fonts":
        return self.opened.fonts

    @property
    def path(self) -> Path:
        return self.opened.file.path

    @property
    def can_write(self) -> bool:
        return self.opened.file.can_write

    def new_recovery_code(self) -> str:
        """A fresh recovery code; any earlier one opens the book no more. "" where that is refused, as `refused` says."""
        self.end_phrase()
        if not self.settled():
            return ""
        try:
            return self.opened.file.new_recovery_code()
        except Refused as refusal:
            self.refused.emit(refusal.sentence)
            return ""

    @property
    def is_closed(self) -> bool:
        """Whether the book file was let go."""
        return self._closed

    @property
    def line(self) -> SaveLine:
        """What the save line says now."""
        return self._line

    @property
    def current_trouble(self) -> Trouble | None:
        """Why the newest work is not in the file, or None."""
        return self._in_trouble

    def child_edition(self) -> "LaidOutBook":
        """The book as the child may have it, laid out: worker and child look at it together."""
        return self._editing.child_edition(self.book, self._child_setter)

    def thumb(self, photo: PhotoId) -> bytes:
        """The 240 pixel copy of a photo, a JPEG. Raises Refused."""
        return self.opened.file.thumb(photo)

    def proxy(self, photo: PhotoId) -> bytes:
        """The 1600 pixel copy of a photo, a JPEG. Raises Refused."""
        return self.opened.file.proxy(photo)

    # Changing it.

    def do(self, edit: Edit) -> bool:
        """Make an edit. False where it is refused, which `refused` then says why, or changes nothing."""
        if not self.can_write:
            self.refused.emit(self.tr("This book is open for reading only, so nothing was changed."))
            return False
        before = self.book
        try:
            if not self._history.do(edit):
                return False
            if _shows_at_once(before, self.book):
                _ = self.laid_out
        except EditRefused as refusal:
            self.refused.emit(refusal.sentence)
            return False
        except Refused as refusal:
            # What cannot be laid out is not kept: the page could not be shown or printed.
            self._history.undo()
            self.refused.emit(refusal.sentence)
            return False
        self._tell(before)
        return True

    def do_alone(self, edit: Edit) -> bool:
        """Make an edit as a step of its own: what was being typed before it, and what is typed after it, are others."""
        self.end_phrase()
        done = self.do(edit)
        self.end_phrase()
        return done

    def keep_words(self, kept: KeptWords) -> None:
        """Keep words as they are, as a step of its own: wording help says no more of them in this book."""
        if not self.is_closed:
            self.end_phrase()
            self.do(KeepWords(kept))
            self.end_phrase()

    def undo(self) -> None:
        """Take the last step back."""
        before = self.book
        self._history.undo()
        self._tell(before)

    def redo(self) -> None:
        """Do again what was taken back last."""
        before = self.book
        self._history.redo()
        self._tell(before)

    def end_phrase(self) -> None:
        """What is typed from now on is a step of its own."""
        self._history.end_phrase()

    @property
    def can_undo(self) -> str | None:
        """What undo would take back, or None."""
        return self._history.can_undo

    @property
    def can_redo(self) -> str | None:
        return self._history.can_redo

    def _tell(self, before: Book) -> None:
        if self.book is before:
            return
        if not self._soon.isActive() and self._saving is None and not self._closed:
            self._soon.start()
        self.changed.emit(before, self.book)

    # Saving it.

    @property
    def has_unsaved_work(self) -> bool:
        return self.book is not self._saved

    def save_now(self) -> None:
        """Save and check at once, on another thread; the save line says when it is done."""
        if self._in_trouble is not None:
            self.try_again_now()
        elif self._saving is None and self.can_write:
            self._start_saving(self._editing.save_and_check)

    def settled(self) -> bool:
        """Save what is not saved before going on, so that work on the file sees the newest book. False where it cannot be."""
        self._soon.stop()
        if not self.has_unsaved_work or not self.can_write:
            return not self.has_unsaved_work
        book = self.book
        try:
            with self._one_at_a_time:
                self._saves += 1
                when = self._editing.save_and_check(self.opened, book)
        except Refused as refusal:
            self._not_saved(refusal)
            return False
        self._note_saved(book, when)
        return True

    def try_again(self) -> None:
        """Try to save after trouble."""
        if self._in_trouble is not None and self._saving is None:
            self._start_saving(self._editing.try_again)

    def try_again_now(self) -> None:
        """The same because somebody asked for it, who is told when it fails again."""
        self._is_asked = True
        self.try_again()

    def go_on_at(self, to: Path) -> bool:
        """Put the whole book at another place and go on there. False where that was refused, which `refused` says why."""
        self._again.stop()
        book = self.book
        try:
            self.opened = self._editing.go_on_elsewhere(self.opened, book, to)
        except Refused as refusal:
            self.refused.emit(refusal.sentence)
            return False
        self.photos = self._editing.photos_of(self.opened, lambda: self.book)
        self.left_behind = self._editing.left_behind(self.opened)
        self._note_saved(book, datetime.now().astimezone())
        self.moved.emit(to)
        return True

    def settle_kept(self) -> None:
        """The work kept from last time was brought back, or is not wanted."""
        self.kept = None
        self._editing.settle_kept(self.opened)

    def close(self) -> bool:
        """Save, keep a version, bring the backup up to date, and close. False, with the book open, where it cannot be saved."""
        self._soon.stop()
        if self.can_write and self.has_unsaved_work and not self.settled():
            return False
        self.close_as_it_is()
        return True

    def close_as_it_is(self) -> None:
        """Close without another try to save. Work that could not be saved stays in its recovery copy."""
        self._closed = True
        self._soon.stop()
        self._again.stop()
        self.no_backup = self._editing.close_work(self.opened)

    def keep_aside(self) -> bool:
        """Keep the newest work in a copy on this computer before anything else is tried. True where nothing would be lost."""
        return not self.has_unsaved_work or not self.can_write or self._editing.keep_aside(self.opened, self.book)

    def _save(self) -> None:
        if self.can_write and self.has_unsaved_work and self._saving is None and not self._closed:
            self._start_saving(self._editing.save_and_check if self._in_trouble is None else self._editing.try_again)

    def _start_saving(self, how: "Callable[[OpenBook, Book], datetime]") -> None:
        book, opened = self.book, self.opened
        self._saves += 1
        number = self._saves

        def work(_tell: Tell) -> datetime | None:
            with self._one_at_a_time:
                # A newer book was saved while this one waited for its thread.
                return how(opened, book) if number == self._saves else None

        job = self.jobs.start(work)
        self._saving = job
        job.done.connect(lambda when: self._ended(book, when))
        job.refused.connect(lambda _: self._ended_badly(job))
        job.failed.connect(lambda mistake: self._mistake(mistake))
        if self._in_trouble is None:
            QTimer.singleShot(1000, self, lambda: self._still(job))

    def _still(self, job: Job) -> None:
        if self._saving is job:
            self._say(SaveLine(Safety.SAVING, self._line.when))

    def _ended(self, book: Book, when: datetime | None) -> None:
        self._saving = None
        if when is not None:
            self._note_saved(book, when)
        if self.has_unsaved_work and not self._closed:
            self._soon.start()

    def _ended_badly(self, job: Job) -> None:
        self._saving = None
        if job.refusal is not None and not self._closed:
            self._not_saved(job.refusal)

    def _mistake(self, mistake: BaseException) -> None:
        self._saving = None
        self._say(SaveLine(Safety.NOT_SAVED, self._line.when))
        raise mistake

    def _note_saved(self, book: Book, when: datetime) -> None:
        self._saved = book
        self._in_trouble = None
        self._is_asked = False
        self._again.stop()
        self._say(SaveLine(Safety.SAVED, when.astimezone()))

    def _not_saved(self, refusal: Refused) -> None:
        known = self._in_trouble
        kept = getattr(refusal, "recovery_copy", None) is not None
        self._in_trouble = Trouble(refusal.sentence, str(getattr(refusal, "why", "other")), kept)
        self._say(SaveLine(Safety.NOT_SAVED, self._line.when))
        if not self._in_trouble.changed_elsewhere:
            self._again.start()
        is_asked, self._is_asked = self._is_asked, False
        if known is None or known.sentence != refusal.sentence or is_asked:
            self.trouble.emit(self._in_trouble)

    def _say(self, line: SaveLine) -> None:
        self._line = line
        self.save_line.emit(line)

    def _last_saved(self) -> datetime | None:
        return self.opened.file.saved_at.astimezone()


_FACTS = frozenset({
    "people", "bonds", "homes", "events", "households", "cultures", "topics", "supports", "diagrams", "gaps", "receipts",
    "memories", "occasions", "promises", "photo_requests", "stage_marks",
})  # fmt: skip


def _shows_at_once(before: Book, after: Book) -> bool:
    """Whether an edit changed more than facts. Facts are laid out when a page is looked at: a large family takes its time."""
    return any(getattr(before, each.name) is not getattr(after, each.name) for each in fields(Book) if each.name not in _FACTS)
