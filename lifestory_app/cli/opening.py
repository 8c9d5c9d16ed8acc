"""`lifestory open`: the window."""

import argparse
import os
from pathlib import Path
from typing import Any

from lifestory_app import platforms
from lifestory_app.cli.passphrases import VARIABLE
from lifestory_app.cli.telling import Teller
from lifestory_app.domain.errors import Refused
from lifestory_app.usecases.keyrings import remembered_passphrase


def add_commands(commands: Any) -> None:
    command = commands.add_parser("open", help="read a book full screen, two pages at a time")
    command.add_argument("book", metavar="BOOK", type=Path, nargs="?", help="a .lifestory file")
    command.set_defaults(run=_open)


def _open(options: argparse.Namespace, _teller: Teller) -> int:
    path: Path | None = options.book
    if path is not None and not path.is_file():
        raise Refused(f"“{path.name}” is not there. Nothing was changed; check the name and try again.")
    passphrase = None
    if path is not None:
        passphrase = os.environ.get(VARIABLE) or remembered_passphrase(path)
    if options.open_window is None:
        raise Refused("This copy of Life Story has no window. The book is as it was.")
    if not platforms.has_screen():
        raise Refused(
            "There is no screen here to show a window on. The book is as it was; open it at a computer with a screen."
        )
    status: int = options.open_window(path, passphrase)
    return status
