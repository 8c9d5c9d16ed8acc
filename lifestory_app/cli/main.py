"""Reads the command line, runs one use case, and turns what happens into an exit status and one plain sentence.

Exit status: 0 work was done, even if some files were left out and named; 1 nothing was done, or findings block; 2 wrong usage.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from lifestory_app import __version__
from lifestory_app.cli import (
    access,
    books,
    copies,
    family,
    kinds,
    letter,
    making,
    memories,
    opening,
    plan,
    siblings,
    templates,
    versions,
    words,
)
from lifestory_app.cli.telling import Teller
from lifestory_app.domain.errors import Refused, Stopped

OpenWindow = Callable[[Path | None, str | None], int]


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = argparse.ArgumentParser(prog="lifestory", description="Makes life story books, and keeps them safe.")
    top.add_argument("--version", action="version", version=f"Life Story {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for module in (
        making,
        kinds,
        books,
        family,
        memories,
        letter,
        plan,
        words,
        siblings,
        templates,
        versions,
        access,
        copies,
        opening,
    ):
        module.add_commands(commands)
    return top


def run(arguments: Sequence[str] | None = None, open_window: OpenWindow | None = None) -> int:
    """The `lifestory` command. Never ends in a traceback for anything that a user or a file can cause."""
    given = list(sys.argv[1:] if arguments is None else arguments) or ["open"]
    options = parser().parse_args(given)
    options.open_window = open_window
    teller = Teller(as_json=getattr(options, "json", False))
    try:
        status: int = options.run(options, teller)
    except Refused as refused:
        teller.refuse(refused.sentence)
        return 1
    except (Stopped, KeyboardInterrupt):
        teller.refuse("Stopped. What was there before is as it was.")
        return 1
    except BrokenPipeError:
        # Whoever was reading has gone away; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as trouble:
        teller.refuse(f"{trouble.strerror or 'The disk refused'}: {trouble.filename or 'a file'}. Nothing was changed.")
        return 1
    except MemoryError:
        teller.refuse("This computer has not enough free memory for that. Nothing was changed; close something and try again.")
        return 1
    return status
