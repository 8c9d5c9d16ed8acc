"""A family tree file from the disk: plain, or zipped as GEDZIP, of which one part is read and nothing unpacked."""

import struct
import zipfile
import zlib
from pathlib import Path

from lifestory_app.domain.errors import Refused

MOST_BYTES = 50_000_000
_MOST_DIRECTORY = 8_000_000
"""Of a zip's list of contents: some 80,000 pictures. It is read whole, so it is looked at before it is opened."""


def file_bytes(path: Path) -> bytes:
    """The family tree in a file. Raises Refused in one sentence where there is none, or it is too large."""
    try:
        with path.open("rb") as file:
            start = file.read(4)
            if start == b"PK\x03\x04":
                return _zipped(path)
            data = start + file.read(MOST_BYTES + 1 - len(start))
    except OSError as trouble:
        raise Refused(
            f"“{path.name}” could not be read ({trouble.strerror or 'the disk gave an error'}). "
            "Nothing was changed; check the name and try again."
        ) from trouble
    if len(data) > MOST_BYTES:
        raise _too_large(path.name)
    if data.startswith(b"\x1f\x8b") or (data.lstrip()[:1] == b"<" and b"gramps" in data[:600].lower()):
        raise Refused(
            f"“{path.name}” is not a GEDCOM file but the own file of another program, such as Gramps. Nothing was changed; "
            "in that program choose Export, then GEDCOM, and bring in the file it makes."
        )
    return data


def not_a_tree(name: str) -> Refused:
    return Refused(
        f"“{name}” is not a family tree in GEDCOM. Nothing was changed; "
        "in the program it comes from choose Export, then GEDCOM, and bring in the file it makes."
    )


def _too_large(name: str) -> Refused:
    return Refused(
        f"“{name}” is larger than {MOST_BYTES // 1_000_000} MB, which is too large for a family tree in a book. "
        "Nothing was changed; bring in a file with the close family only."
    )


def _zipped(path: Path) -> bytes:
    damaged = Refused(
        f"“{path.name}” is a zipped family tree that is damaged or locked. "
        "Nothing was changed; make the file again and try once more."
    )
    if not _directory_is_small(path):
        raise damaged
    try:
        with zipfile.ZipFile(path) as parts:
            names = [each for each in parts.infolist() if each.filename.lower() == "gedcom.ged"]
            if not names:
                raise not_a_tree(path.name)
            with parts.open(names[0]) as part:
                # Counted while it is read: what the zip says of its size is not to be believed.
                data = part.read(MOST_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError, struct.error) as trouble:
        raise damaged from trouble
    if len(data) > MOST_BYTES:
        raise _too_large(path.name)
    return data


def _directory_is_small(path: Path) -> bool:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - 66_000))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22 or tail[max(0, at - 20) : at].startswith(b"PK\x06\x07"):
        return False
    (length,) = struct.unpack("<I", tail[at + 12 : at + 16])
    return bool(length <= _MOST_DIRECTORY)
