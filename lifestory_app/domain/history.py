"""Undo and redo, by keeping books. A snapshot costs almost nothing, since a book shares all it can with the one before."""

from dataclasses import dataclass, field

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import Edit


@dataclass(frozen=True, slots=True)
class Moment:
    """A state of the book and the edit that led to it."""

    book: Book
    label: str
    merge_key: str | None = None


@dataclass
class History:
    """The books since opening. `book` is the one that counts now."""

    opened: Book
    _past: list[Moment] = field(default_factory=list)
    _future: list[Moment] = field(default_factory=list)
    _sealed: bool = False

    @property
    def book(self) -> Book:
        return self._past[-1].book if self._past else self.opened

    def do(self, edit: Edit) -> bool:
        """Make an edit. True if the book is another one now. Raises EditRefused, with nothing moved."""
        changed = edit.apply(self.book)
        if changed == self.book:
            return False
        last = self._past[-1] if self._past else None
        if last and edit.merge_key and edit.merge_key == last.merge_key and not self._sealed and not self._future:
            self._past.pop()
        self._past.append(Moment(changed, edit.label, edit.merge_key))
        self._future.clear()
        self._sealed = False
        return True

    def end_phrase(self) -> None:
        """What is typed from now on is a step of its own."""
        self._sealed = True

    @property
    def can_undo(self) -> str | None:
        """The label of what undo would take back, or None."""
        return self._past[-1].label if self._past else None

    @property
    def can_redo(self) -> str | None:
        return self._future[-1].label if self._future else None

    def undo(self) -> Book:
        if self._past:
            self._future.append(self._past.pop())
        return self.book

    def redo(self) -> Book:
        if self._future:
            self._past.append(self._future.pop())
        return self.book
