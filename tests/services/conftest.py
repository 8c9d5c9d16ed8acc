from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from lifestory_app.domain.book import Book
from lifestory_app.services.jobs import Jobs
from lifestory_app.services.session import Session
from lifestory_app.usecases.editing import open_for_work
from tests.services.helpers import PASSPHRASE, book_file

OpenSession = Callable[[Book], Session]


@pytest.fixture
def working(qapp: QApplication, tmp_path: Path) -> Iterator[OpenSession]:
    """Opens a book for work, in an application whose timers run; everything is closed when the test ends."""
    sessions: list[Session] = []

    def open_it(book: Book) -> Session:
        path = tmp_path / f"book{len(sessions)}.lifestory"
        session = Session(open_for_work(book_file(path, book), PASSPHRASE), Jobs())
        sessions.append(session)
        return session

    yield open_it
    for session in sessions:
        session.jobs.finish()
        session.close_as_it_is()
