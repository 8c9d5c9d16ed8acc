"""Pages shared with brothers and sisters, each of whom has a book file of their own (practice 3.3)."""

import json
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from hashlib import blake2b
from typing import Any

CONTENT = ("layout", "title", "slots", "lang", "beside")
"""What of a page is shared; where it stands, who may see it and whose it is belong to one book."""


@dataclass(frozen=True, slots=True)
class Synced:
    """How a page stood in this book and in another when they last had it in common. `book` is the other's mark."""

    book: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """A page is shared with brothers and sisters; `synced` holds one entry for each of their books."""

    synced: tuple[Synced, ...] = ()

    def with_book(self, book: str) -> Synced | None:
        """How the page stood when it was last brought up to date with this book."""
        return next((each for each in self.synced if each.book == book), None)

    def after(self, synced: Synced) -> "Sharing":
        """Brought up to date with a book just now."""
        return Sharing((*(each for each in self.synced if each.book != synced.book), synced))


def derived_id(book: str, *parts: object) -> str:
    """The id that a thing of one book has in the books of brothers and sisters: the same each time, and telling nothing."""
    return blake2b("\x00".join([book, *map(repr, parts)]).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def mark_of(book: str) -> str:
    """By what one book knows another, without holding its id."""
    return derived_id(book, "book")


def digest(page: Any) -> str:
    """A short mark of what a page says and shows. It changes when that does, and with nothing else."""
    content = {name: _plain(getattr(page, name)) for name in CONTENT}
    text = json.dumps(content, ensure_ascii=True, sort_keys=True)
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _plain(value: Any) -> Any:
    """A value as plain data, less what is as usual: a field that comes with a newer version changes no mark."""
    if is_dataclass(value):
        found = {each.name: getattr(value, each.name) for each in fields(value) if getattr(value, each.name) != _usual(each)}
        return {"": type(value).__name__, **{name: _plain(each) for name, each in found.items()}}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, frozenset):
        return sorted(_plain(each) for each in value)
    return value.value if isinstance(value, Enum) else value


def _usual(field: Any) -> Any:
    return field.default if field.default is not MISSING else MISSING
