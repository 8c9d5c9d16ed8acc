"""The book file: opens, saves and closes one book, and never loses what it was given.

with BookFile.open(path, Passphrase("…")) as file:
    file.save(RenameBook("Robin’s story").apply(file.book))
"""

from datetime import datetime
from pathlib import Path
from types import TracebackType

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.photos import Photo
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.storage.values import (
    Anchor,
    Comparison,
    Holder,
    KdfCost,
    Key,
    PartName,
    Passphrase,
    Saved,
    Slot,
    VerifyReport,
    Version,
)


class BookFile:
    """One open book file. Use it as a context manager, or call `close`. Safe to use from several threads."""

    path: Path
    id: str
    """Names the file for its backups: 32 hex digits, the same in every copy."""
    can_write: bool
    """False for a book opened for reading, and for one on a disk or in a folder that cannot be written."""

    @classmethod
    def create(
        cls, path: Path, book: Book, passphrase: Passphrase, *, cost: KdfCost = KdfCost.NORMAL, person: str = ""
    ) -> "BookFile":
        """Make a new book file, whole or not at all, and open it. `person` labels the first slot and holds the lease.

        Raises Refused where the name is taken or the folder cannot be written.
        """
        raise NotImplementedError

    @classmethod
    def open(
        cls, path: Path, key: Key, *, write: bool = True, take_over: bool = False, person: str = "", tell: Tell = tell_nobody
    ) -> "BookFile":
        """Open a book. With `write` its lease is taken; `take_over` takes it from whoever holds it.

        Raises NotABook, WrongKey, BookInUse (a live or distant holder), Damaged; all are Refused, and the file is as it was.
        """
        raise NotImplementedError

    def __enter__(self) -> "BookFile":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the lease back and close. Safe to call twice."""
        raise NotImplementedError

    @property
    def book(self) -> Book:
        """The book as last read or saved."""
        raise NotImplementedError

    @property
    def head_version(self) -> int:
        """The number of the newest version kept, 0 before the first."""
        raise NotImplementedError

    @property
    def anchor(self) -> Anchor | None:
        """What to note outside the book, so that an older copy put back is found; None before the first version."""
        raise NotImplementedError

    @property
    def last_verified(self) -> datetime | None:
        """When everything in the file was last read and found whole (UTC)."""
        raise NotImplementedError

    def save(self, book: Book) -> Saved:
        """Write the parts that changed in one durable transaction.

        Raises BookChanged when the file is not as it was read or saved last, and NotSaved when the disk refuses; both keep
        the work in a sealed recovery copy in this user's data, and leave the file as it is.
        """
        raise NotImplementedError

    def add_photo(self, photo: Photo, original: bytes, proxy: bytes, thumb: bytes) -> Saved:
        """Put a photo and its record into the book, committed by itself. `book` then holds the record. Raises as `save` does."""
        raise NotImplementedError

    def original(self, id: PhotoId) -> bytes:
        """The photo's own bytes, as they were taken in. Raises Damaged, or Refused where the book has no such photo."""
        raise NotImplementedError

    def proxy(self, id: PhotoId) -> bytes:
        """The 1600 pixel copy. Raises as `original` does."""
        raise NotImplementedError

    def thumb(self, id: PhotoId) -> bytes:
        """The 240 pixel copy. Raises as `original` does."""
        raise NotImplementedError

    def derived(self, key: str) -> bytes | None:
        """Something worked out from photos and put by, such as a print copy; None where it must be made again."""
        raise NotImplementedError

    def put_derived(self, key: str, data: bytes) -> None:
        """Put something by that can be made again. Does nothing in a book that cannot be written."""
        raise NotImplementedError

    def drop_derived(self) -> None:
        """Forget everything that can be made again."""
        raise NotImplementedError

    def keep_version(self, name: str | None = None, automatic: bool = False, who: str = "") -> Version:
        """Keep the book as last saved. Named versions are kept for ever; automatic ones thin out by age."""
        raise NotImplementedError

    def versions(self) -> tuple[Version, ...]:
        """All versions kept, oldest first."""
        raise NotImplementedError

    def book_at(self, version: int) -> Book:
        """The book as it was in a version. What was taken out for good stays out. Raises Refused for a number not kept."""
        raise NotImplementedError

    def compare(self, a: int | None, b: int | None) -> Comparison:
        """What changed from version `a` to version `b`; None stands for the book as last saved."""
        raise NotImplementedError

    def restore(self, version: int, who: str = "") -> Book:
        """Make the book what it was in a version, after keeping it as it is now as a version of its own."""
        raise NotImplementedError

    def thin_versions(self, now: datetime) -> int:
        """Drop automatic versions that age has made too many, and what only they held. Returns how many went."""
        raise NotImplementedError

    def slots(self) -> tuple[Slot, ...]:
        """Every way to open this book."""
        raise NotImplementedError

    def add_passphrase(self, label: str, passphrase: Passphrase, cost: KdfCost = KdfCost.NORMAL) -> Slot:
        """Let another person open the book with a passphrase of their own."""
        raise NotImplementedError

    def change_passphrase(self, slot_id: str, passphrase: Passphrase, cost: KdfCost = KdfCost.NORMAL) -> Slot:
        """Give one person another passphrase. Older copies still open with the old one; `remove` is for leaks."""
        raise NotImplementedError

    def new_recovery_code(self) -> str:
        """Make a recovery code to print, in place of any earlier one: seven groups of four, with a check."""
        raise NotImplementedError

    def add_organisation(self, label: str, age_recipient: str) -> Slot:
        """Let an organisation open the book with its age key. Raises Refused for what is no age recipient (`age1…`)."""
        raise NotImplementedError

    def remove(self, slot_id: str, tell: Tell = tell_nobody) -> None:
        """Shut one person out: the book and its backups are written anew under a new key, checked, and put in place.

        Killed at any moment, the old or the new file opens. Copies elsewhere still open with the old key: tell the user so.
        Raises Refused for the last slot.
        """
        raise NotImplementedError

    def take_out(self, part: PartName, why: str, who: str = "") -> Book:
        """Take a photo or part out for good: of the book, every version, every backup. A receipt says that it was done."""
        raise NotImplementedError

    def verify(self, tell: Tell = tell_nobody, anchor: Anchor | None = None) -> VerifyReport:
        """Read and check every object, hash and version; note when, if the book is whole and can be written."""
        raise NotImplementedError

    def holder(self) -> Holder | None:
        """Who holds the lease, if anyone."""
        raise NotImplementedError
