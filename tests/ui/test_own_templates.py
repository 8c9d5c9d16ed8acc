"""A council's own templates in the window: told once where one stands, and all about them among the settings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from lifestory_app.practice import own_folder, own_templates
from lifestory_app.practice.kinds import kinds
from lifestory_app.services.own_templates import OwnTemplates
from lifestory_app.services.settings import Settings
from lifestory_app.ui import asking
from lifestory_app.ui.main_window import MainWindow
from lifestory_app.ui.templates_tab import TemplatesTab
from tests.ui.conftest import OpenBench

BROKEN = 'name = "x"\nbased_on = "adoption"\n'


@pytest.fixture(autouse=True)
def read_anew() -> Iterator[None]:
    own_templates.forget()
    yield
    own_templates.forget()


def put(text: str, folder: Path | None = None) -> None:
    room = (folder or own_folder.usual()) / "kinds"
    room.mkdir(parents=True, exist_ok=True)
    (room / "wexmouth.toml").write_text(text, encoding="utf-8")


def said_by(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_a_broken_template_is_told_once_on_the_first_screen(qtbot: QtBot, window: MainWindow) -> None:
    put(BROKEN)
    window.own.look(anew=True)

    qtbot.waitUntil(lambda: "wexmouth.toml" in said_by(window.first), timeout=10_000)
    assert "so ours is used" in said_by(window.first)
    window.first._own_templates.hide()
    with qtbot.waitSignal(window.own.told):
        window.own.look(anew=True)
    assert not window.first._own_templates.isVisible()


def test_it_is_told_beside_an_open_book_too(qtbot: QtBot, bench: OpenBench, window: MainWindow) -> None:
    opened = bench()
    put(BROKEN)
    window.own.look(anew=True)

    qtbot.waitUntil(lambda: "wexmouth.toml" in said_by(opened.notices), timeout=10_000)


@pytest.fixture
def tab(qtbot: QtBot, window: MainWindow) -> TemplatesTab:
    made = TemplatesTab(window.own)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: window.own.last is not None, timeout=10_000)
    return made


def faults(tab: TemplatesTab) -> list[str]:
    return [tab.faults.item(row).text() for row in range(tab.faults.count())]


def test_faults_are_listed_put_right_and_checked_again(qtbot: QtBot, tab: TemplatesTab, window: MainWindow) -> None:
    assert "so ours are used" in tab._found.text()
    put(BROKEN)
    with qtbot.waitSignal(window.own.told):
        tab.again.click()
    assert faults(tab) == ["“kinds/wexmouth.toml”: at “whom”, a text is needed. It is left out."]

    put(BROKEN + 'whom = "y"\n')
    with qtbot.waitSignal(window.own.told):
        tab.again.click()

    assert (faults(tab), tab.faults.isVisible()) == ([], False)
    assert "wexmouth" in [each.id for each in kinds()]


def test_another_folder_is_chosen_filled_and_left_again(
    qtbot: QtBot, tab: TemplatesTab, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "folder_to_put_into", lambda *_: tmp_path / "share")
    (tmp_path / "share").mkdir()
    with qtbot.waitSignal(window.own.told):
        tab._choose.click()
    assert tab._place.text() == str(tmp_path / "share")

    with qtbot.waitSignal(window.own.told):
        tab._copy.click()
    assert (tmp_path / "share" / "kinds" / "adoption.toml").is_file()

    with qtbot.waitSignal(window.own.told):
        tab._usual.click()
    assert own_folder.chosen() is None
    assert not tab._usual.isVisible()


def test_what_cannot_be_written_to_is_told_in_the_tab(
    qtbot: QtBot, tab: TemplatesTab, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    with qtbot.waitSignal(window.own.told):
        window.own.choose(tmp_path / "file")
    with qtbot.waitSignal(window.own.refused):
        tab._copy.click()

    assert "cannot be written to" in said_by(tab)


def test_a_damaged_setting_of_what_was_told_is_as_none(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text('{"templates_told": 3}')

    assert Settings(tmp_path / "s.json").value("templates_told") == ""


def test_looking_twice_at_once_is_one_look(qtbot: QtBot, window: MainWindow) -> None:
    own = OwnTemplates(window.jobs, window)
    told: list[object] = []
    own.told.connect(told.append)
    own.look()
    own.look()
    qtbot.waitUntil(lambda: not own.is_busy, timeout=10_000)

    assert len(told) == 1
