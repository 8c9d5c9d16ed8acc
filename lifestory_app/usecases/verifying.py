"""Proving that a book or a record copy is whole."""

from dataclasses import dataclass
from pathlib import Path

from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.exchange.bags import check_bag
from lifestory_app.storage.values import Key
from lifestory_app.storage.verify import verify_book as verify_book_file


@dataclass(frozen=True, slots=True)
class Checked:
    """What was read, what is wrong with it (nothing, one hopes), and what is only worth knowing; all as sentences."""

    told: tuple[str, ...]
    problems: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def verify_book(path: Path, key: Key, tell: Tell = tell_nobody) -> Checked:
    """Read and check every object, hash and version of a book. Raises Refused where it cannot be opened at all."""
    report = verify_book_file(path, key, tell)
    found = "All of it is whole." if report.is_whole else "Not all of it is whole."
    told = f"{path.name}: {report.objects} objects and {report.versions} versions read and checked. {found}"
    return Checked((told,), report.problems, report.notices)


def verify_bag(folder: Path) -> Checked:
    """Read and hash everything in a record copy. Raises Refused for a folder that is none."""
    report = check_bag(folder)
    found = "All of it is whole." if report.is_whole else "Not all of it is whole."
    return Checked((f"{folder.name}: {report.files} files read and checked. {found}",), report.problems, report.notices)
