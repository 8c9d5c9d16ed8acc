"""Who works in a book: a sealed, named lease. Reading needs none."""

from pathlib import Path

from lifestory_app.storage.values import Holder, Key


def unlock(path: Path, key: Key) -> Holder | None:
    """Take the lease away from whoever holds it. Returns who that was, None where nobody did. Raises as `BookFile.open` does."""
    raise NotImplementedError
