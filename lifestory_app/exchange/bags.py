"""BagIt bags (RFC 8493): folders that carry the hash of everything in them, so that a copy can be proved whole years later."""

import logging
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import bagit

from lifestory_app.domain.errors import Refused

_DECLARATION = re.compile(
    rb"\A(\xef\xbb\xbf)?BagIt-Version: \d+\.\d+\r?\n?Tag-File-Character-Encoding: [A-Za-z0-9_.:-]+\r?\n?\Z"
)


@dataclass(frozen=True, slots=True)
class BagReport:
    """What checking a bag found. `problems` is empty for a whole bag; `notices` do not make it less whole."""

    files: int
    problems: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return not self.problems


@contextmanager
def _quiet() -> Iterator[None]:
    """The library tells its work to the log, file names and all; nothing of a record belongs there."""
    logger = logging.getLogger("bagit")
    was = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = was


def make_bag(folder: Path, about: Mapping[str, str]) -> None:
    """Turn a folder into a bag in place: what it held moves below `data/`, with SHA-256 of everything beside it."""
    here = Path.cwd()
    with _quiet():
        try:
            bagit.make_bag(os.fspath(folder.resolve()), dict(about), checksums=["sha256"])
        finally:
            # The library changes the working folder of the whole process.
            os.chdir(here)


def is_bag(folder: Path) -> bool:
    return (folder / "bagit.txt").is_file()


def check_bag(folder: Path) -> BagReport:
    """Read and hash everything a bag lists. Never leaves the folder, never fetches. Raises Refused for what is no bag."""
    if not is_bag(folder):
        raise Refused(f"“{folder.name}” is not a record copy: it has no bagit.txt. Nothing was changed.")
    if (folder / "fetch.txt").exists():
        return BagReport(0, ("It asks for files to be fetched from elsewhere, which is never done.",))
    files = sum(1 for path in (folder / "data").rglob("*") if path.is_file())
    declared = _without_encoding_quirks((folder / "bagit.txt").read_bytes())
    if not _DECLARATION.match(declared):
        return BagReport(files, ("Its bagit.txt is not written as the standard says.",))
    try:
        with _quiet():
            bagit.Bag(os.fspath(folder)).validate()
    except bagit.BagValidationError as wrong:
        details = [str(each) for each in wrong.details] or [str(wrong)]
        return BagReport(files, tuple(details), _notices(folder))
    except (bagit.BagError, UnicodeDecodeError, ValueError, OSError) as wrong:
        return BagReport(files, (str(wrong).replace(os.fspath(folder), folder.name),))
    return BagReport(files, (), _notices(folder))


def _without_encoding_quirks(declaration: bytes) -> bytes:
    return declaration.replace(b"\r\n", b"\n").replace(b"\r", b"\n").rstrip(b"\n") + b"\n"


def _notices(folder: Path) -> tuple[str, ...]:
    notices: list[str] = []
    for manifest in sorted(folder.glob("manifest-*.txt")):
        names = [line.split(maxsplit=1)[1].strip() for line in _lines(manifest) if len(line.split(maxsplit=1)) == 2]
        if len(set(names)) < len(names):
            notices.append(f"{manifest.name} lists a file twice.")
        if any(name.startswith("./") for name in names):
            notices.append(f"{manifest.name} writes a name with a leading “./”.")
        if len({name.casefold() for name in names}) < len(set(names)):
            notices.append(f"{manifest.name} has names that differ only in capitals.")
    return tuple(notices)


def _lines(path: Path) -> list[str]:
    return path.read_bytes().decode("utf-8", "replace").splitlines()
