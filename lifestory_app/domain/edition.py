"""Editions: for whom a book is made ready, and what was held back from them. The rules live in `export.editions`."""

from dataclasses import dataclass
from enum import StrEnum


class Edition(StrEnum):
    """For whom. `ADOPTERS` is for those who care for the child and keep for later what is not in the child's copy yet.

    `CARE` waits for its own rules where a book names a new family.
    """

    CHILD = "child"
    ADOPTERS = "adopters"
    ADOPTION_RECORD = "adoption-record"
    CARE = "care"


@dataclass(frozen=True, slots=True)
class Withheld:
    """One thing an edition leaves out: what it is (page, photo, person, fact, letter part), which one, and why."""

    what: str
    which: str
    why: str
