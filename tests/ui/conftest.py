"""The whole window, with a book of its own, for tests that drive it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lifestory_app.domain.book import Book
from lifestory_app.services.jobs import Jobs
from lifestory_app.services.settings import Settings
from lifestory_app.ui import look
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.main_window import MainWindow
from tests.builders import a_full_book
from tests.services.helpers import PASSPHRASE, book_file

OpenBench = Callable[..., Bench]


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    look.dress(qapp)
    yield
    look.dress(qapp)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def window(qtbot: QtBot, dressed: None, settings: Settings) -> Iterator[MainWindow]:
    """The window on its first screen. Its jobs are finished, and its book is closed, when the test ends."""
    made = MainWindow(Jobs(), settings)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.begin()
    yield made
    made.jobs.finish()
    if made.bench is not None:
        made.bench.session.close_as_it_is()
    made.room.close()


@pytest.fixture
def bench(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> OpenBench:
    """Opens a book for work in the window."""

    def open_it(book: Book | None = None) -> Bench:
        path = book_file(tmp_path / "robin.lifestory", book or a_full_book())
        window.begin(path, PASSPHRASE)
        qtbot.waitUntil(lambda: window.bench is not None, timeout=10_000)
        assert window.bench is not None
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window.bench

    return open_it
