"""Putting a document in its place: whole or not at all, and never over another file unasked."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from lifestory_app.domain.errors import Refused
from lifestory_app.platforms import replace_file


def put_document(target: Path, write: Callable[[BinaryIO], None], replace: bool) -> None:
    """Write a document beside its target and put it there when it is whole.

    Raises Refused where the target exists and may not be replaced or cannot be written, and whatever `write` raises; then
    nothing is left behind.
    """
    if target.exists() and not replace:
        raise Refused(
            f"“{target.name}” is already there, so nothing was written. Choose another name, or allow it to be replaced."
        )
    if not target.parent.is_dir():
        raise Refused(
            f"There is no folder “{target.parent.name}” to put “{target.name}” in. Nothing was written; choose a folder."
        )
    try:
        replace_file(target, write)
    except OSError as trouble:
        raise Refused(
            f"“{target.name}” could not be written ({trouble.strerror or 'the disk gave an error'}). "
            "The book is safe; try another folder or make room."
        ) from trouble
