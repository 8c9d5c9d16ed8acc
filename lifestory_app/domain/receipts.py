"""Proof of what left the book, of what was taken out of it for good, and of work that was due and is done."""

from dataclasses import dataclass
from enum import StrEnum


class ReceiptKind(StrEnum):
    RECORD_COPY = "record copy"
    TAKEN_OUT = "taken out for good"
    EXPORT = "export"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What left, for whom, where to, when (ISO 8601 UTC), who did it, and the SHA-256 of what was written."""

    id: str
    kind: ReceiptKind
    what: str
    edition: str = ""
    where: str = ""
    when: str = ""
    who: str = ""
    sha256: str = ""
    version: int = 0
