"""What storage takes and gives: keys to a book, versions of it, who can open it, and the reports of checking and rescuing."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import ClassVar, NamedTuple

from lifestory_app.domain.errors import Refused


class NotABook(Refused):
    """The file is empty, cut short, foreign or hostile. It was left as it is."""


class WrongKey(Refused):
    """The passphrase, recovery code or identity does not open this book."""


class BookInUse(Refused):
    """Somebody else is working in the book. `holder` says who."""

    def __init__(self, sentence: str, holder: "Holder") -> None:
        super().__init__(sentence)
        self.holder = holder


class Why(StrEnum):
    """What stands in the way of a save."""

    GONE = "gone"
    FULL = "full"
    READ_ONLY = "read only"
    BUSY = "busy"
    CHANGED = "changed"
    TAKEN_OVER = "taken over"
    OTHER = "other"


class BookChanged(Refused):
    """The file is no longer as it was when it was read. The work is kept in `recovery_copy`, where one could be made."""

    def __init__(self, sentence: str, recovery_copy: Path | None = None, why: Why = Why.CHANGED) -> None:
        super().__init__(sentence)
        self.recovery_copy, self.why = recovery_copy, why


class NotSaved(Refused):
    """The disk did not take the save; what is on it is as it was. `recovery_copy` holds the work, if that could be made."""

    def __init__(self, sentence: str, recovery_copy: Path | None = None, why: Why = Why.OTHER) -> None:
        super().__init__(sentence)
        self.recovery_copy, self.why = recovery_copy, why


class Damaged(Refused):
    """The file is a book, but some of it does not read as it was written."""


@dataclass(frozen=True, slots=True)
class Passphrase:
    """What a person types to open a book."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """The printed code, as typed: groups, spaces and small letters do not matter, O counts as 0, I and L as 1."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Identity:
    """An organisation's secret age key, `AGE-SECRET-KEY-1…`."""

    text: str = field(repr=False)


Key = Passphrase | RecoveryCode | Identity


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What a try at a passphrase costs (Argon2id): memory in KiB, passes over it, lanes. Stored with the slot."""

    memory_kib: int
    passes: int
    lanes: int

    NORMAL: ClassVar["KdfCost"]
    LOW_FOR_TESTS: ClassVar["KdfCost"]


KdfCost.NORMAL = KdfCost(64 * 1024, 3, 4)
KdfCost.LOW_FOR_TESTS = KdfCost(64, 1, 1)


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that is on the disk: when (UTC), and the number of the save, which the next one expects to find."""

    when: datetime
    head: int


@dataclass(frozen=True, slots=True)
class Version:
    """A state of the book that was kept. `hash` names it for good: it outlives passphrases and re-sealing."""

    number: int
    name: str
    when: datetime
    hash: str
    automatic: bool
    who: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """Proof kept outside the book that it once had this version; an older copy put back is found by it."""

    number: int
    hash: str


class PartName(NamedTuple):
    """Names the unit of saving, comparing and merging: its kind (`page`, `person`, `letter section` …) and its id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The parts by which one state of a book differs from an earlier one."""

    added: tuple[PartName, ...] = ()
    changed: tuple[PartName, ...] = ()
    removed: tuple[PartName, ...] = ()

    @property
    def is_same(self) -> bool:
        return not (self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to open a book. `kind` is `passphrase`, `recovery` or `organisation`; `label` says whose it is."""

    id: str
    kind: str
    label: str
    made: datetime


@dataclass(frozen=True, slots=True)
class Holder:
    """Who works in a book: the person, on which machine, in which process, since when (UTC)."""

    person: str
    machine: str
    process: int
    since: datetime


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What reading and checking everything found. `problems` is empty for a whole book; `notices` do not make it less whole."""

    objects: int
    versions: int
    problems: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return not self.problems


@dataclass(frozen=True, slots=True)
class RecoveryReport:
    """What was and what was not saved out of a damaged book, in words for the user."""

    saved: tuple[str, ...]
    not_saved: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in this user's own data. `book` is the id of the book file it stands for; `when` is its last change (UTC)."""

    path: Path
    book: str
    when: datetime
    size: int
