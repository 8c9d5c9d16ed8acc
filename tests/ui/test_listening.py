"""What a screen reader hears of the window, through the system's own accessibility bus."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.builders import a_full_book
from tests.services.helpers import PASSPHRASE, book_file

CHECKOUT = Path(__file__).resolve().parent.parent.parent
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
PYTHON = "/usr/bin/python3"
APP = """
import sys
from pathlib import Path
from lifestory_app import app
sys.exit(app.run([], *([Path(sys.argv[1]), sys.argv[2]] if len(sys.argv) > 1 else [])))
"""
SESSION = (
    '"$LAUNCHER" --launch-immediately & "$APP_PYTHON" -c "$APP" "$@" >/dev/null 2>&1 & exec "$PYTHON" tests/ui/listener.py'
)


def missing() -> str:
    """What is not there that a listener needs, or ""."""
    if not os.environ.get("DISPLAY"):
        return "there is no display"
    if shutil.which("dbus-run-session") is None or not any(Path(each).exists() for each in LAUNCHERS):
        return "at-spi2-core and dbus are not installed"
    has = Path(PYTHON).exists() and subprocess.run([PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    return "" if has and has.returncode == 0 else "python3-pyatspi is not installed"


class Listener:
    """Asks the listener process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, *command: str) -> object:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(command), file=self._process.stdin, flush=True)
        for line in self._process.stdout:
            # The bus itself speaks here too.
            if line.startswith("heard "):
                return json.loads(line.removeprefix("heard "))
        pytest.fail("the listener heard of no window")

    def until(self, *command: str) -> object:
        """The first answer that says something."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            if told := self.ask(*command):
                return told
            time.sleep(0.1)
        pytest.fail(f"nothing was heard of {command} in {self.ask('tree')}")


@contextmanager
def listening(tmp_path: Path, *arguments: str) -> Iterator[Listener]:
    """The program in a session of its own, with a listener."""
    where = {
        **os.environ,
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LAUNCHER": next(each for each in LAUNCHERS if Path(each).exists()),
        "APP_PYTHON": sys.executable,
        "APP": APP,
        "PYTHON": PYTHON,
        "PYTHONPATH": os.fspath(CHECKOUT),
        "XDG_RUNTIME_DIR": os.fspath(tmp_path),
    }
    command = ["dbus-run-session", "--", "sh", "-c", SESSION, "sh", *arguments]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=where,
        cwd=CHECKOUT,
        start_new_session=True,
    ) as process:
        try:
            yield Listener(process)
        finally:
            # The program, the bus and the listener are one group of processes of this test.
            os.killpg(process.pid, 15)


pytestmark = [pytest.mark.window, pytest.mark.skipif(bool(missing()), reason=missing())]


@pytest.fixture
def book(tmp_path: Path) -> str:
    return os.fspath(book_file(tmp_path / "robin.lifestory", a_full_book()))


def unnamed(tree: object) -> list[object]:
    """The controls that say nothing of themselves."""
    kinds = {"push button", "check box", "radio button", "text", "combo box", "list", "toggle button"}
    return [each for each in tree if each[0] in kinds and not each[1].strip()]  # type: ignore[attr-defined]


def test_the_first_screen_is_heard_with_names_and_roles_and_a_button_is_pressed(tmp_path: Path) -> None:
    with listening(tmp_path) as listener:
        tree = listener.until("tree")

        heard = {(role, name) for role, name, _ in tree}  # type: ignore[attr-defined]
        assert unnamed(tree) == []
        buttons = [name for role, name in heard if role == "push button"]
        assert len(buttons) >= 3, heard
        new = next(name for name in buttons if "new book" in name.lower())
        assert "Press" in listener.ask("press", new)  # type: ignore[operator]
        assert listener.until("read", "Whose book is it?")


def test_the_editor_is_heard_with_its_page_its_fields_and_how_safe_the_work_is(tmp_path: Path, book: str) -> None:
    with listening(tmp_path, book, PASSPHRASE) as listener:
        listener.until("read", "Saved and checked")
        tree = listener.ask("tree")

        assert unnamed(tree) == []
        roles = {role for role, _, _ in tree}  # type: ignore[attr-defined]
        assert {"push button", "text", "list", "label"} <= roles, roles
        assert listener.ask("text", "Title") == "About me"
        assert listener.ask("text", "Words") == "I like kites."
        assert "I like kites" in str(listener.ask("read", "I like kites"))


def test_what_is_written_through_the_bus_is_on_the_page_and_taken_back_by_undo(tmp_path: Path, book: str) -> None:
    with listening(tmp_path, book, PASSPHRASE) as listener:
        listener.until("read", "Saved and checked")

        listener.ask("write", "Title", "About Robin")
        undo = str(listener.until("read", "Undo: ")).strip()
        assert listener.until("read", "About Robin")
        assert "Press" in listener.ask("press", undo)  # type: ignore[operator]

        listener.until("read", "About me")
        assert listener.ask("text", "Title") == "About me"


def test_the_pages_are_heard_in_the_full_screen_reading_view(tmp_path: Path, book: str) -> None:
    with listening(tmp_path, book, PASSPHRASE) as listener:
        listener.until("read", "Saved and checked")

        listener.ask("press", "Read")

        assert listener.until("read", "About me I like kites")
        time.sleep(2)  # longer than the furniture stays
        assert "I like kites" in str(listener.ask("read", "I like kites"))
