"""Steps from one format of the book file to the next, on plain parts. Each is written once and then left alone.

A step is pure: it takes every plain part of one state of a book and returns them in the next format. Fields that are new and
have a default need no step, since a part may leave out what has a default.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lifestory_app.storage.codec import Plain
from lifestory_app.storage.values import PartName

FORMAT = 4
"""The format this program writes (`user_version` of the database)."""

Parts = dict[PartName, Plain]


@dataclass(frozen=True, slots=True)
class Migration:
    """One step, to the format `to`, and why it was needed."""

    to: int
    why: str
    step: Callable[[Parts], Parts]


def _as_they_are(parts: Parts) -> Parts:
    return parts


MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        2,
        "Pages got a tray, photos of paper are squared up, covers may smile, and there are scrapbook pages. The family has "
        "households, cultures, supports and diagrams, people have what a genogram tells of them, and there are storyboards. "
        "All of it has defaults; the number keeps older programs from opening what they would not understand.",
        _as_they_are,
    ),
    Migration(
        3,
        "There are memories with the things that are kept, and pages that show them. A book without any needs no change; the "
        "number keeps older programs from opening what they would not understand.",
        _as_they_are,
    ),
    Migration(
        4,
        "Pages may have a second language beside the English, say what of the child's own is in them, and be shared with the "
        "book of a brother or sister. There is a plan of the work, and words that were thought over are kept. All of it has "
        "defaults; the number keeps older programs from opening what they would not understand.",
        _as_they_are,
    ),
)


def migrated(
    parts: Mapping[PartName, Plain], written_in: int, steps: tuple[Migration, ...] = MIGRATIONS, target: int = FORMAT
) -> Parts:
    """The parts of a book written in an older format, in the format of `target`. The parts given are left as they are.

    Raises ValueError where a step is missing or the format is a newer one.
    """
    if written_in > target:
        raise ValueError(f"format {written_in} is newer than {target}")
    found = dict(parts)
    by_target = {step.to: step for step in steps}
    for number in range(written_in + 1, target + 1):
        if number not in by_target:
            raise ValueError(f"no step to format {number}")
        found = by_target[number].step(found)
    return found
