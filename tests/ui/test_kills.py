"""The window killed with no warning while somebody types and drags: at most the last second is lost, nothing is damaged."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lifestory_app.domain.book import Book
from lifestory_app.storage.values import Passphrase
from lifestory_app.storage.verify import verify_book
from lifestory_app.ui import kit
from lifestory_app.ui.main_window import MainWindow
from tests.builders import a_book, a_page
from tests.services.helpers import PASSPHRASE, book_file
from tests.ui.pictures import photo_file
from tests.ui.typist import digest

CHECKOUT = Path(__file__).resolve().parent.parent.parent
AT_RISK = 1.0
"""Seconds of work that a kill may take."""


class Killed:
    """What was on the screen, each state with its moment, until the window was killed."""

    def __init__(self, path: Path, photo: Path, after: float, seed: int) -> None:
        command = [sys.executable, "-m", "tests.ui.typist", path, photo, str(seed)]
        where = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": os.fspath(photo.parent)}
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=where, cwd=CHECKOUT, start_new_session=True
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            first = process.stdout.readline()
            time.sleep(after)
            process.kill()
            self.moment = time.monotonic()
            rest = process.stdout.read()
            said = [line for line in process.stderr.read().decode().splitlines() if "propagateSizeHints" not in line]
        assert first, f"it typed nothing: {said}"
        assert not said, "\n".join(said)
        rows = [line.split() for line in (first + rest).decode().splitlines() if line.count(" ") == 2]
        self.states = [(state, int(photos), float(when)) for state, photos, when in rows]
        self.group = process.pid

    def lost(self, found: Book) -> float:
        """How long before the kill the first state that is lost was typed; 0 where none is."""
        at = max((number for number, (state, _, _) in enumerate(self.states) if state == digest(found)), default=-1)
        assert at >= 0, "the book found is none that was ever on the screen"
        assert len(found.photos) >= self.states[at][1], "a photo that was there is gone"
        return self.moment - self.states[at + 1][2] if at + 1 < len(self.states) else 0.0

    def nobody_is_left(self) -> bool:
        """Whether the processes it started have ended too."""
        try:
            os.killpg(self.group, 0)
        except ProcessLookupError:
            return True
        return False


def check(qtbot: QtBot, window: MainWindow, tmp_path: Path, kills: int, seed: int) -> list[float]:
    """Kill so often, open in a window each time, and return how much was lost."""
    dice = random.Random(seed)
    lost, moved, brought = [], 0, 0
    for number in range(kills):
        folder = tmp_path / str(number)
        folder.mkdir()
        pages = tuple(a_page(f"page-{n}", "photo-and-words", title="0") for n in range(5))
        path = book_file(folder / "book.lifestory", a_book(pages=pages))
        outside = folder / "outside"
        outside.mkdir()

        killed = Killed(path, photo_file(outside / "one.jpg", size=(1600, 1200)), dice.uniform(0.2, 3.2), seed + number)

        window.begin(path, PASSPHRASE)
        qtbot.waitUntil(lambda: window.bench is not None, timeout=10_000)
        assert window.bench is not None
        book = window.bench.session.book
        lost.append(killed.lost(book))
        assert lost[-1] <= AT_RISK
        said = [banner.bold.text() for banner in window.bench.notices.findChildren(kit.Banner) if banner.isVisible()]
        assert any("Your last words are here" in each for each in said), said
        window.close_book()
        report = verify_book(path, Passphrase(PASSPHRASE))
        assert report.is_whole, report
        qtbot.waitUntil(killed.nobody_is_left, timeout=10_000)
        left = {each.name for each in outside.iterdir() if each.suffix != ".jpg"}
        assert not left, "nothing lies about in the folder for temporary files"
        moved += [page.id for page in book.pages] != [page.id for page in pages]
        brought += len(list(outside.glob("*.jpg"))) > 1
    assert moved, "pages were dragged"
    assert brought, "photos were being brought"
    return lost


def test_a_kill_takes_at_most_the_last_second(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    check(qtbot, window, tmp_path, 3, seed=7)


@pytest.mark.soak
@pytest.mark.timeout(900)
def test_fifty_kills_take_at_most_the_last_second(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    lost = check(qtbot, window, tmp_path, 50, seed=11)

    in_order = sorted(lost)
    print(
        f"50 kills: something lost in {sum(each > 0 for each in lost)}, median {in_order[25]:.2f} s, most {in_order[-1]:.2f} s"
    )
    assert any(lost), "kills that never come in time prove nothing"
