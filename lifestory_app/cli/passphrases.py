"""Where a passphrase comes from: the environment, the system keyring, or a prompt. Never an argument, and never a wait."""

import getpass
import os
import sys
from pathlib import Path

from lifestory_app.domain.errors import Refused
from lifestory_app.usecases.keyrings import remembered_passphrase

VARIABLE = "LIFESTORY_PASSPHRASE"


def passphrase_for(book: Path, variable: str = VARIABLE) -> str:
    """The passphrase of a book that exists. Raises Refused where there is none and nobody to ask."""
    if given := os.environ.get(variable):
        return given
    if remembered := remembered_passphrase(book):
        return remembered
    _someone_to_ask(variable)
    return getpass.getpass(f"Passphrase of {book.name}: ")


def new_passphrase(variable: str = VARIABLE) -> str:
    """A passphrase for a new book or a new way in, asked twice. Raises Refused where there is none and nobody to ask."""
    if given := os.environ.get(variable):
        return given
    _someone_to_ask(variable)
    first = getpass.getpass("New passphrase: ")
    if first != getpass.getpass("The same again: "):
        raise Refused("The two passphrases were not the same. Nothing was made; try again.")
    return first


def _someone_to_ask(variable: str = VARIABLE) -> None:
    if not sys.stdin or not sys.stdin.isatty():
        raise Refused(f"A passphrase is needed, and there is nobody to ask. Nothing was changed; set {variable} and try again.")
