"""The copy on the child's record: a bag in a folder that a person or the record system's importer picks up.

Written beside its place, checked, then renamed into it; an existing copy is never written over (practice 2.2 step 10).
"""

import hashlib
import re
import shutil
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from lifestory_app import platforms
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.progress import Tell, tell_nobody
from lifestory_app.exchange.bags import check_bag, make_bag

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

NAME_LENGTH = 80
"""Record systems cut longer names (Mosaic: 80 characters)."""


@dataclass(frozen=True, slots=True)
class RecordFile:
    """One file of a record copy: its place below the copy's folder and what writes it."""

    name: str
    write: Callable[[BinaryIO], None]


@dataclass(frozen=True, slots=True)
class RecordCopy:
    """A copy that is in its place, whole and checked."""

    folder: Path
    files: int
    size: int
    sha256: str


def safe_name(text: str, suffix: str = "", length: int = NAME_LENGTH) -> str:
    """A file name every record system takes: plain letters, digits, hyphens, at most `length` characters with its suffix."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-") or "life-story"
    return plain[: length - len(suffix)].rstrip("-") + suffix


def write_copy(
    folder: Path,
    name: str,
    files: list[RecordFile],
    about: dict[str, str],
    tell: Tell = tell_nobody,
) -> RecordCopy:
    """Write a copy called `name` into a folder, whole or not at all.

    Raises Refused where the folder cannot take it or has one of that name; Stopped when asked to stop. Either way nothing
    half-made is left.
    """
    folder = folder.resolve()
    target = folder / name
    if not folder.is_dir():
        raise Refused(f"The folder “{folder.name}” is not there. The book is safe; choose another folder for the record copy.")
    if target.exists():
        raise Refused(f"“{name}” is already in that folder. It was left as it is, and no copy was made.")
    draft = folder / f".{name}.part"
    try:
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir()
        for number, file in enumerate(files):
            tell(number, len(files) + 2, f"Writing {file.name}")
            path = draft / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            with open(path, "xb") as out:
                file.write(out)
                platforms.sync_file(out)
        tell(len(files), len(files) + 2, "Checking the copy")
        make_bag(draft, about)
        report = check_bag(draft)
        if not report.is_whole:
            raise Refused("The copy did not come out whole, so it was taken away again. The book is safe; try another folder.")
        copy = _sealed_up(draft, target, report.files)
        tell(len(files) + 2, len(files) + 2, "Done")
        return copy
    except OSError as trouble:
        raise Refused(
            f"The record copy could not be written to “{folder.name}” ({trouble.strerror or 'the disk refused'}). "
            "The book is safe and nothing half-made was left; try another folder."
        ) from trouble
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _sealed_up(draft: Path, target: Path, files: int) -> RecordCopy:
    size = 0
    for path in [draft, *draft.rglob("*")]:
        if path.is_dir():
            platforms.sync_folder(path)
        else:
            size += path.stat().st_size
    digest = hashlib.sha256((draft / "tagmanifest-sha256.txt").read_bytes()).hexdigest()
    if target.exists():
        raise Refused(f"“{target.name}” has just appeared in that folder. It was left as it is, and no copy was made.")
    draft.rename(target)
    platforms.sync_folder(target.parent)
    return RecordCopy(target, files, size, digest)


def dublin_core(title: str, creator: str, made: datetime, identifier: str, language: str, rights: str) -> bytes:
    """A Dublin Core description of the copy (DCMI, simple XML)."""
    from xml.sax.saxutils import escape

    rows = {
        "title": title,
        "creator": creator,
        "date": made.strftime("%Y-%m-%d"),
        "identifier": identifier,
        "language": language,
        "type": "Text",
        "format": "application/pdf",
        "rights": rights,
    }
    body = "".join(f"  <dc:{key}>{escape(_NOT_XML.sub('', value))}</dc:{key}>\n" for key, value in rows.items() if value)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{body}</metadata>\n'
    ).encode()
