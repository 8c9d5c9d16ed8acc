"""The database inside a book file: its exact schema, and the checks before anything in it is believed."""

from pathlib import Path


def check_is_book(path: Path) -> None:
    """Raise NotABook, in one sentence, for an empty, truncated, foreign or hostile file. The file is not touched."""
    raise NotImplementedError
