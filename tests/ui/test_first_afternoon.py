"""A first afternoon with keyboard and mouse alone: from the first screen to a book that is copied, closed and opened again."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lifestory_app.services.help import guide
from lifestory_app.services.jobs import Jobs
from lifestory_app.services.settings import Settings
from lifestory_app.storage.values import KdfCost
from lifestory_app.ui import look
from lifestory_app.ui.main_window import MainWindow
from tests.ui.walk.afternoon import Afternoon
from tests.ui.walk.album import fill_stick
from tests.ui.walk.around import NoFilm, a_keyring, file_dialogs
from tests.ui.walk.walk import STEPS


def wanted_pictures() -> set[str]:
    """The pictures of the window that the guide, the front page and the Help menu show, by name."""
    checkout = Path(__file__).resolve().parents[2]
    told = "".join((checkout / page).read_text(encoding="utf-8") for page in ("README.md", "docs/user-guide.md"))
    files = [Path(file) for file in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", told)]
    shown = {file.stem for file in files if file.parent.name != "kinds"}
    of_the_sample = {name for name in shown if name.startswith("page-") or name == "genogram"}
    return (shown - of_the_sample) | {Path(part.picture).stem for part in guide()}


@pytest.fixture
def new_user(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Afternoon]:
    """Somebody who sits before the window for the first time, with a stick of twenty photos."""
    monkeypatch.setattr(KdfCost, "NORMAL", KdfCost.LOW_FOR_TESTS)
    look.dress(qapp)
    fill_stick(tmp_path / "stick")
    documents, record = tmp_path / "Documents", tmp_path / "Maya’s record"
    with file_dialogs(documents, record), a_keyring():
        window = MainWindow(Jobs(), Settings(tmp_path / "settings.json"))
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.begin()
        yield Afternoon(window, NoFilm(), tmp_path / "stick", documents, record)
        window.jobs.finish()
        if window.bench is not None:
            window.bench.session.close_as_it_is()
        window.room.close()


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_a_new_user_makes_a_book_in_one_afternoon(new_user: Afternoon) -> None:
    for step in STEPS:
        step(new_user)

    film = new_user.camera
    assert isinstance(film, NoFilm)
    assert wanted_pictures() <= set(film.taken), "the walk comes by every picture that the guide shows"
    with pypdfium2.PdfDocument(new_user.documents / "Maya’s story.pdf") as pdf:
        words = " ".join(page.get_textpage().get_text_range() for page in pdf)
        assert len(pdf) >= 12
    for said in ("I am Maya and I am seven.", "Leanne has brown eyes", "We asked Gran Jean", "The boats going to sleep"):
        assert said in " ".join(words.split())
    document = zipfile.ZipFile(new_user.documents / "Maya’s story.docx").read("word/document.xml").decode()
    assert "She sang to me when I was a baby." in document
