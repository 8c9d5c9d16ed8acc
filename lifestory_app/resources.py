"""Finds the data that ships with the program: `templates/` and `assets/`.

They stand beside the package in a checkout, inside it in an installed wheel, and under the unpacking folder of a frozen
app. Nothing else in the program may know where they are.
"""

import sys
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def _roots() -> list[Path]:
    frozen = getattr(sys, "_MEIPASS", None)
    roots = [Path(frozen)] if frozen else []
    return [*roots, PACKAGE / "_data", PACKAGE.parent]


@cache
def data_folder(name: str) -> Path:
    """The folder `templates` or `assets`, wherever this copy of the program keeps it.

    Raises FileNotFoundError when the installation is incomplete.
    """
    for root in _roots():
        folder = root / name
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"Life Story is not completely installed: its folder “{name}” is missing.")


def asset(*parts: str) -> Path:
    """A file or folder below `assets/`."""
    return data_folder("assets").joinpath(*parts)


def template(*parts: str) -> Path:
    """A file or folder below `templates/`."""
    return data_folder("templates").joinpath(*parts)
