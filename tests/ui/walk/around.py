"""What stands round the walk: the file dialogs of the system, a keyring, and the camera of the guide."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol
from unittest.mock import patch

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

Mark = QWidget | tuple[QWidget, QPoint]
Marks = Mapping[int, Mark] | Callable[[], Mapping[int, Mark]]
"""Numbers that a picture shows, each at a widget or at a point of one; to be asked for where widgets come and go."""


class Camera(Protocol):
    """Takes the pictures of the guide, or only counts them."""

    def take(self, name: str, seen: QWidget, marks: Marks | None = None) -> None:
        """Take a picture of what is before the user now."""


def places_of(marks: Marks | None) -> Mapping[int, Mark]:
    """Where the numbers of a picture stand now."""
    if callable(marks):
        return marks()
    return marks or {}


class NoFilm:
    """Notes which pictures would have been taken."""

    def __init__(self) -> None:
        self.taken: list[str] = []

    def take(self, name: str, seen: QWidget, marks: Marks | None = None) -> None:
        """Note that a picture would be taken here; its marks must be there to be seen."""
        assert seen.isVisible(), name
        for number, mark in places_of(marks).items():
            at = mark if isinstance(mark, QWidget) else mark[0]
            assert at.isVisible(), f"{name}: mark {number} is not to be seen"
        assert name not in self.taken, f"{name} is taken twice"
        self.taken.append(name)


@contextmanager
def file_dialogs(documents: Path, record: Path) -> Iterator[None]:
    """In place of the dialogs of the system: everything goes where the program suggests, and the record is a folder."""
    from lifestory_app.ui import asking

    documents.mkdir(exist_ok=True)
    record.mkdir(exist_ok=True)
    with (
        patch.object(asking, "documents", lambda: documents),
        patch.object(asking, "place_for_book", lambda _parent, suggested: suggested),
        patch.object(asking, "place_for_file", lambda _parent, _title, suggested, *_: suggested),
        patch.object(asking, "folder_to_put_into", lambda *_: record),
    ):
        yield


@contextmanager
def a_keyring() -> Iterator[None]:
    """A keyring in memory, as most computers have one."""
    import keyring
    from keyring.backend import KeyringBackend

    class InMemory(KeyringBackend):
        priority = 5.0  # type: ignore[assignment]

        def __init__(self) -> None:
            super().__init__()
            self._kept: dict[tuple[str, str], str] = {}

        def get_password(self, service: str, username: str) -> str | None:
            return self._kept.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            self._kept[service, username] = password

        def delete_password(self, service: str, username: str) -> None:
            self._kept.pop((service, username), None)

    before = keyring.get_keyring()
    keyring.set_keyring(InMemory())
    try:
        yield
    finally:
        keyring.set_keyring(before)
