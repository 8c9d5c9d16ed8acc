"""File names as they may be shown and kept: whatever a file was called, its name cannot play tricks on a reader."""

import os
import unicodedata
from pathlib import Path

LONGEST_NAME = 120
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")


def shown_name(path: Path | str) -> str:
    """The last part of a path, safe to show and to store as text.

    Letters, accents, emoji and misread letters stay as they are. Control characters, bidi overrides, bytes that are not text
    and other characters that cannot be seen become “\N{REPLACEMENT CHARACTER}”. Very long names lose their middle.
    """
    name = Path(path).name or os.fspath(path)
    name = "".join(char if _may_show(char) else "\N{REPLACEMENT CHARACTER}" for char in name)
    if len(name) > LONGEST_NAME:
        name = f"{name[: LONGEST_NAME - 21]}…{name[-20:]}"
    return name


def _may_show(char: str) -> bool:
    """Joiners and the tags of flag emoji make up letters and emoji, so they are not treated as hidden."""
    return char in _JOINERS or "\U000e0020" <= char <= "\U000e007f" or unicodedata.category(char) not in _UNSEEN
