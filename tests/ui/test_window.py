"""The whole window: a real book file, a real job on another thread, and what the user sees of it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)

from lifestory_app.app import Window, report_of, show_mistake
from lifestory_app.services.jobs import Jobs
from lifestory_app.services.reading import ReadingRoom
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import KdfCost, Passphrase
from lifestory_app.ui import look
from tests.builders import a_full_book

PASSPHRASE = "a kite over Wexmouth"
HEAVY = {"reportlab", "docx", "PIL", "jinja2", "pikepdf", "lxml", "numpy", "pypdfium2", "uharfbuzz", "fontTools"}
# What is left of a laptop of 1366 x 768 under a title bar and a task bar, at 100 and at 150 per cent.
SCREENS = ((1366, 690), (910, 460))


@pytest.fixture
def book_file(tmp_path: Path) -> Path:
    path = tmp_path / "robin.lifestory"
    BookFile.create(path, a_full_book(), Passphrase(PASSPHRASE), cost=KdfCost.LOW_FOR_TESTS).close()
    return path


@pytest.fixture
def dressed(qapp: QApplication) -> None:
    look.dress(qapp)


@pytest.fixture
def room() -> Iterator[ReadingRoom]:
    jobs = Jobs()
    room = ReadingRoom(jobs)
    yield room
    jobs.finish()
    room.close()


@pytest.fixture
def window(qtbot, room: ReadingRoom, dressed: None) -> Window:
    window = Window(room)
    qtbot.addWidget(window)
    window.show()
    return window


def trouble(window: Window) -> QLabel:
    return next(label for label in window.findChildren(QLabel) if label.property("role") == "stop")


def give(qtbot, window: Window, path: Path, words: str) -> None:
    window.opening.ask_passphrase(path)
    field = window.findChild(QLineEdit)
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_book_opens_full_screen_with_its_passphrase_and_closes_without_a_trace(qtbot, window, room, book_file) -> None:
    with qtbot.waitSignal(room.opened):
        give(qtbot, window, book_file, PASSPHRASE)

    assert window.currentWidget() is window.reading
    assert window.isFullScreen()
    assert window.windowTitle() == a_full_book().title

    qtbot.keyClick(window.reading, Qt.Key.Key_Escape)

    assert window.currentWidget() is window.opening
    assert not window.isFullScreen()
    assert window.windowTitle() == "Life Story"
    assert room.book is None, "the file is let go"
    assert window.findChild(QLineEdit).text() == "", "no passphrase stays in a field"
    assert not window.reading.accessibleDescription()


def test_a_wrong_passphrase_is_told_and_can_be_typed_again_at_once(qtbot, window, room, book_file) -> None:
    with qtbot.waitSignal(room.refused):
        give(qtbot, window, book_file, "not the words")

    assert "passphrase" in trouble(window).text()
    assert trouble(window).isVisible()
    field = window.findChild(QLineEdit)
    assert field.selectedText()
    assert window.focusWidget() is field

    with qtbot.waitSignal(room.opened):
        qtbot.keyClicks(field, PASSPHRASE)
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_an_empty_passphrase_and_a_missing_file_are_told_in_a_sentence(qtbot, window, room, tmp_path) -> None:
    window.opening.ask_passphrase(tmp_path / "gone.lifestory")
    qtbot.keyClick(window.findChild(QLineEdit), Qt.Key.Key_Return)
    assert "still empty" in trouble(window).text()

    with qtbot.waitSignal(room.refused):
        give(qtbot, window, tmp_path / "gone.lifestory", "words")
    assert "gone.lifestory" in trouble(window).text()


def test_a_book_named_on_the_command_line_opens_at_once_and_esc_ends_the_program(qtbot, room, dressed, book_file) -> None:
    with qtbot.waitSignal(room.opened):
        window = Window(room, book_file, PASSPHRASE)
        qtbot.addWidget(window)
        window.show()

    qtbot.keyClick(window.reading, Qt.Key.Key_Escape)

    assert not window.isVisible()


def test_the_window_may_be_closed_while_a_book_is_being_opened(qtbot, dressed, book_file) -> None:
    jobs = Jobs()
    room = ReadingRoom(jobs)
    window = Window(room)
    qtbot.addWidget(window)
    window.show()
    give(qtbot, window, book_file, PASSPHRASE)
    window.close()

    jobs.finish()
    room.close()

    BookFile.open(book_file, Passphrase(PASSPHRASE)).close()


def test_the_sample_book_can_be_stopped_while_it_is_made(qtbot, window, room) -> None:
    sample = next(button for button in window.findChildren(QPushButton) if "sample" in button.text())
    with qtbot.waitSignal(room.stopped, timeout=20_000):
        room.progressed.connect(lambda done, total, doing: room.stop() if total else None)
        qtbot.mouseClick(sample, Qt.MouseButton.LeftButton)

    assert sample.isEnabled()
    assert room.book is None


def test_a_file_is_chosen_in_the_dialog(qtbot, window, book_file) -> None:
    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(book_file.parent))
        dialog.findChild(QLineEdit).setText(str(book_file))
        dialog.accept()

    QTimer.singleShot(200, choose)
    opening = next(button for button in window.findChildren(QPushButton) if button.property("role") == "primary")
    qtbot.mouseClick(opening, Qt.MouseButton.LeftButton)

    assert any(label.text() == "robin" and label.isVisible() for label in window.findChildren(QLabel))


@pytest.mark.parametrize(("width", "height"), SCREENS)
@pytest.mark.parametrize("asking", [False, True], ids=["doors", "passphrase"])
def test_everything_fits_a_laptop_with_no_word_cut_and_no_control_too_small(qtbot, dressed, width, height, asking) -> None:
    window = Window(ReadingRoom(Jobs()))
    qtbot.addWidget(window)
    window.resize(width, height)
    window.show()
    if asking:
        window.opening.ask_passphrase(Path("robin.lifestory"))
    qtbot.wait(50)
    assert (window.width(), window.height()) == (width, height)

    seen = [child for child in window.opening.findChildren(QWidget) if child.isVisible()]
    controls = [child for child in seen if isinstance(child, QAbstractButton | QLineEdit)]
    assert len(controls) == (4 if asking else 2)
    for control in controls:
        assert control.height() >= 40, control
        assert isinstance(control, QLineEdit) or control.text()
        corner = control.mapTo(window, QPoint(0, 0))
        assert window.rect().contains(control.rect().translated(corner)), control
    for words in (child for child in seen if isinstance(child, QLabel | QPushButton | QCheckBox) and child.text()):
        needed = words.heightForWidth(words.width()) if words.hasHeightForWidth() else words.sizeHint().height()
        assert words.height() >= needed, words.text()
        assert words.hasHeightForWidth() or words.width() >= words.sizeHint().width(), words.text()


def test_tab_walks_the_controls_in_the_order_of_the_eye(qtbot, window) -> None:
    window.opening.ask_passphrase(Path("robin.lifestory"))
    walked = []
    for _ in range(4):
        walked.append(window.focusWidget())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)

    assert [type(each).__name__ for each in walked] == ["QLineEdit", "QCheckBox", "QPushButton", "QPushButton"]
    places = [(each.mapTo(window, QPoint(0, 0)).y(), each.mapTo(window, QPoint(0, 0)).x()) for each in walked]
    assert places == sorted(places)


def luminance(role: str) -> float:
    parts = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in parts_of(role)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def parts_of(role: str) -> tuple[float, float, float]:
    colour = look.colour(role)
    return colour.redF(), colour.greenF(), colour.blueF()


@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        ("ink", "panel", 4.5),
        ("ink", "win", 4.5),
        ("ink2", "panel", 4.5),
        ("ink2", "win", 4.5),
        ("accent_ink", "accent", 4.5),
        ("accent_ink", "accent_text", 4.5),
        ("ink", "sel", 4.5),
        ("stop", "stop_tint", 4.5),
        ("edge", "panel", 3.0),
        ("focus", "panel", 3.0),
        ("focus", "win", 3.0),
    ],
)
def test_colours_stand_out_as_the_accessibility_rules_ask(text: str, ground: str, least: float) -> None:
    light, dark = sorted((luminance(text), luminance(ground)), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= least


def test_the_report_of_a_mistake_holds_nothing_of_the_book(qtbot, qapp) -> None:
    secret = "Robin was born in Wexmouth"
    try:
        raise ValueError(secret)
    except ValueError as raised:
        mistake = raised
    told: list[str] = []

    def read_and_close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.extend((box.text(), box.informativeText(), box.detailedText()))
        box.buttons()[0].click()

    QTimer.singleShot(50, read_and_close)
    show_mistake(mistake)

    everything = "\n".join(told)
    assert "ValueError" in everything
    assert "test_window.py" in report_of(mistake)
    assert not [word for word in secret.split() if len(word) > 3 and word in everything]
    assert str(Path(__file__).parent) not in everything, "no folder of this user either"


def test_the_window_is_shown_without_loading_what_only_exports_need() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; from lifestory_app.app import Window; "
        "from lifestory_app.services.jobs import Jobs; from lifestory_app.services.reading import ReadingRoom; "
        "from lifestory_app.ui import look\n"
        "app = QApplication([]); look.dress(app); window = Window(ReadingRoom(Jobs())); window.show()\n"
        "app.processEvents(); print(*(name.split('.')[0] for name in sys.modules))\n"
    )

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)

    assert "PySide6" in shown.stdout
    assert not HEAVY & set(shown.stdout.split())


def test_this_pyside_loses_no_reference_to_none(qtbot) -> None:
    # PySide 6.12.0 on Python 3.10 and 3.11 loses one with every call, and ends the program after some thousands.
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for number in range(2000):
        label.setText(str(number))

    assert sys.getrefcount(None) > before - 500


@pytest.mark.window
def test_under_a_window_manager_a_book_fills_the_screen_and_keys_turn_it(qtbot, window, room, book_file) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(room.opened):
        give(qtbot, window, book_file, PASSPHRASE)
    qtbot.waitUntil(lambda: window.size() == window.screen().size())
    qtbot.waitUntil(window.reading.hasFocus)

    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    assert window.reading.at == 1
    shown = window.grab().toImage()
    assert len({shown.pixel(x, shown.height() // 2) for x in range(0, shown.width(), 7)}) > 5, "pages are to be seen"

    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Left)
    assert window.reading.at == 0
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.height() < window.screen().size().height())
    assert window.currentWidget() is window.opening


@pytest.mark.window
def test_under_a_window_manager_a_wrong_passphrase_leaves_the_field_ready(qtbot, window, room, book_file) -> None:
    qtbot.waitUntil(window.isActiveWindow)

    with qtbot.waitSignal(room.refused):
        give(qtbot, window, book_file, "not the words")

    qtbot.waitUntil(window.findChild(QLineEdit).hasFocus)
    assert trouble(window).isVisible()


@pytest.mark.window
def test_the_program_ends_cleanly_when_its_window_is_closed(book_file: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QTimer; from lifestory_app import app\n"
        "class Closing(app.Window):\n"
        "    def _show_book(self, book):\n"
        "        super()._show_book(book); QTimer.singleShot(300, self.close)\n"
        "app.Window = Closing\n"
        "sys.exit(app.run([], Path(sys.argv[1]), sys.argv[2]))\n"
    )

    ended = subprocess.run(
        [sys.executable, "-c", code, book_file, PASSPHRASE], capture_output=True, text=True, timeout=60, check=False
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
