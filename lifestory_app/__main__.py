"""The `lifestory` command: the command line, with the window behind `lifestory open`."""

import multiprocessing
import sys
from pathlib import Path

from lifestory_app.cli.main import run


def open_window(path: Path | None, passphrase: str | None) -> int:
    """Show the window. Qt is loaded here and nowhere sooner, so that every other command runs without it."""
    from lifestory_app import app

    return app.run(path=path, passphrase=passphrase)


def main() -> int:
    # A frozen app is started again for each process that decodes photos.
    multiprocessing.freeze_support()
    return run(open_window=open_window)


if __name__ == "__main__":
    sys.exit(main())
