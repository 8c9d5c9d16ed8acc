"""Words and Pictures leave the window as a booklet: from the panels, to a file or to a printer."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from lifestory_app.domain.storyboards import Storyboard
from lifestory_app.ui import asking
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.out.booklet_dialog import BookletDialog
from lifestory_app.ui.out.printing import PrintDialog
from tests.layout.test_story_booklet import book_of
from tests.ui.conftest import OpenBench


@pytest.fixture
def opened(bench: OpenBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr(asking, "documents", lambda: tmp_path)
    return bench(book_of(4))


def story_of(opened: Bench) -> Storyboard:
    return opened.session.book.storyboards[0]


def test_a_booklet_is_seen_and_then_made(qtbot: QtBot, opened: Bench, tmp_path: Path) -> None:
    dialog = BookletDialog(opened.session, opened.leaving, story_of(opened).id, opened)
    qtbot.addWidget(dialog)
    dialog.setModal(False)
    dialog.show()
    qtbot.waitUntil(dialog.primary.isEnabled, timeout=20_000)
    assert dialog._seen.count() == 4

    dialog.primary.click()
    qtbot.waitUntil(lambda: dialog._made_now is not None, timeout=20_000)

    with pypdfium2.PdfDocument(tmp_path / "Why I live with Gran.pdf") as pdf:
        assert len(pdf) == 4
    assert opened.session.book.receipts[-1].what == "Words and Pictures booklet for child"
    assert dialog.mind.isVisible(), "not everybody has agreed"
    assert not dialog.primary.isEnabled()


def test_a_booklet_is_printed_by_itself(qtbot: QtBot, opened: Bench, tmp_path: Path) -> None:
    story = story_of(opened)
    dialog = PrintDialog(opened.leaving, opened, [story], story.id)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.primary.isEnabled, timeout=20_000)
    assert dialog._which_field.isHidden()
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))

    assert dialog.print_to(printer)

    with pypdfium2.PdfDocument(tmp_path / "paper.pdf") as paper:
        assert len(paper) == 4
        wide, high = paper[0].get_size()
        assert wide > high

    dialog._plain.choose()
    assert not dialog.primary.isEnabled()
    qtbot.waitUntil(dialog.primary.isEnabled, timeout=20_000)
    assert len(dialog._pages or ()) == len(opened.session.laid_out.pages)


def test_the_panels_lead_to_it(opened: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(opened.out, "make_story_booklet", asked.append)
    page = opened.session.book.pages[0]
    screen = opened.stories.open(page.id)
    screen.booklet_wanted.connect(asked.append)

    screen._booklet.click()

    assert asked
    assert set(asked) == {screen.story.story.id} if screen.story.story is not None else False
