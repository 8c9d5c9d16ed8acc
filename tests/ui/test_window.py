"""The whole window: real book files, real jobs on other threads, and what the user sees of them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from lifestory_app.app import MistakeHook, report_of, show_mistake
from lifestory_app.domain.book import AgeBand, PageShape
from lifestory_app.domain.edits import RenameBook
from lifestory_app.services.settings import Settings
from lifestory_app.storage.backups import list_recovery_copies
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import Passphrase
from lifestory_app.ui import asking, kit, look
from lifestory_app.ui.home.new_book import NewBookScreen
from lifestory_app.ui.main_window import MainWindow
from tests.builders import a_full_book
from tests.services.helpers import PASSPHRASE, book_file
from tests.ui.conftest import OpenBench

HEAVY = {
    "PIL": 14, "lxml": 17, "docx": 60, "jinja2": 39, "fontTools": 32, "uharfbuzz": 19, "cryptography": 10, "pypdfium2": 36,
    "keyring": 63, "pikepdf": 58, "pillow_heif": 32, "hunspell": 4, "pyrage": 2, "sqlite3": 3, "multiprocessing": 16,
}  # fmt: skip
"""What opening, exports and photos need, each with the milliseconds that loading it takes."""
QT = {"PySide6", "shiboken6", "shibokensupport", "signature_bootstrap"}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return book_file(tmp_path / "robin.lifestory", a_full_book())


def give(qtbot: QtBot, window: MainWindow, path: Path, words: str) -> None:
    window.ask_for(path)
    field = window.unlock.findChild(QLineEdit)
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_book_opens_for_work_and_closes_without_a_trace(qtbot: QtBot, window: MainWindow, book: Path) -> None:
    give(qtbot, window, book, PASSPHRASE)
    qtbot.waitUntil(lambda: window.bench is not None)

    assert window.windowTitle() == a_full_book().title
    assert window.unlock.words == "", "no passphrase stays in a field"

    window.close_book()

    assert window.currentWidget() is window.first
    assert window.windowTitle() == "Life Story"
    BookFile.open(book, Passphrase(PASSPHRASE)).close()


def test_a_wrong_passphrase_is_told_and_can_be_typed_again_at_once(qtbot: QtBot, window: MainWindow, book: Path) -> None:
    with qtbot.waitSignal(window.opener.refused):
        give(qtbot, window, book, "not the words")

    field = window.unlock.findChild(QLineEdit)
    assert "passphrase" in field.accessibleDescription()
    assert field.selectedText()
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.bench is not None)


def test_what_is_wrong_with_a_passphrase_stands_under_its_field(qtbot: QtBot, window: MainWindow, book: Path) -> None:
    with qtbot.waitSignal(window.opener.refused):
        give(qtbot, window, book, "not the words")

    field = window.unlock.findChild(QLineEdit)
    said = next(label for label in window.unlock.findChildren(QLabel) if "passphrase does not open" in label.text())
    qtbot.waitUntil(lambda: said.height() >= said.heightForWidth(said.width()))
    assert said.mapTo(window, said.rect().topLeft()).y() >= field.mapTo(window, field.rect().bottomLeft()).y()


def test_the_keyboard_stays_on_the_newest_book_while_the_list_is_read_again(
    qtbot: QtBot, window: MainWindow, bench: OpenBench
) -> None:
    bench()
    window.close_book()
    qtbot.waitUntil(lambda: len(window.first._cards) == 1)
    window.activateWindow()
    window.first.begin()
    qtbot.waitUntil(window.first._cards[0].button.hasFocus)

    window.first.show_recent(window.shelf.books)

    assert window.first._cards[0].button.hasFocus()


def test_an_empty_passphrase_and_a_missing_file_are_told_in_a_sentence(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.ask_for(tmp_path / "gone.lifestory")
    field = window.unlock.findChild(QLineEdit)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "still empty" in field.accessibleDescription()

    with qtbot.waitSignal(window.opener.refused):
        give(qtbot, window, tmp_path / "gone.lifestory", "words")
    assert "gone.lifestory" in field.accessibleDescription()


def test_a_book_that_somebody_works_in_can_be_read_or_taken_over(qtbot: QtBot, window: MainWindow, book: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, book, PASSPHRASE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline().strip() == "open"
    try:
        with qtbot.waitSignal(window.opener.in_use):
            give(qtbot, window, book, PASSPHRASE)
        window.unlock.read_only_wanted.emit()
        qtbot.waitUntil(lambda: window.bench is not None)
        assert window.bench is not None
        assert not window.bench.session.can_write
    finally:
        other.communicate("", timeout=10)


HOLD = """
import sys
from pathlib import Path
from lifestory_app.storage.backups import list_recovery_copies
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import Passphrase
with BookFile.open(Path(sys.argv[1]), Passphrase(sys.argv[2]), person="Sam"):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_the_book_locks_and_opens_again_where_it_was(qtbot: QtBot, window: MainWindow, bench: OpenBench) -> None:
    opened = bench()
    opened.session.do(RenameBook("Changed before the lock"))

    window.lock()

    assert window.bench is None
    assert window.currentWidget() is window.unlock
    field = window.unlock.findChild(QLineEdit)
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.bench is not None)
    assert window.bench is not None
    assert window.bench.session.book.title == "Changed before the lock"


def test_nobody_there_locks_the_book(qtbot: QtBot, window: MainWindow, bench: OpenBench) -> None:
    bench()

    window.idle.set_minutes(0.0005)
    qtbot.waitUntil(lambda: window.bench is None, timeout=3000)

    assert window.currentWidget() is window.unlock
    window.idle.set_minutes(0)


def test_closing_the_window_saves_what_was_typed_last(qtbot: QtBot, window: MainWindow, bench: OpenBench) -> None:
    opened = bench()
    path = opened.session.path
    opened.session.do(RenameBook("The last words"))

    window.close()

    with BookFile.open(path, Passphrase(PASSPHRASE)) as file:
        assert file.book.title == "The last words"


def test_a_window_whose_book_cannot_be_saved_closes_at_the_second_time(
    qtbot: QtBot, window: MainWindow, bench: OpenBench, tmp_path: Path
) -> None:
    opened = bench()
    opened.session.path.rename(tmp_path / "away")
    opened.session.do(RenameBook("Not in the file"))
    for dialog in QApplication.topLevelWidgets():
        assert not dialog.isModal()

    window.close()
    assert window.isVisible()
    assert opened.said_it_cannot_be_saved
    window.close()

    assert not window.isVisible()


def test_the_sample_book_is_read_full_screen_and_leaves_no_trace(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.room.opened, timeout=30_000):
        window.first.sample_wanted.emit()

    assert window.currentWidget() is window.reading
    assert window.isFullScreen()
    qtbot.keyClick(window.reading, Qt.Key.Key_Escape)
    assert window.currentWidget() is window.first
    assert window.room.book is None
    assert not window.reading.accessibleDescription()


def test_the_sample_book_can_be_stopped_while_it_is_made(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.room.stopped, timeout=20_000):
        window.room.progressed.connect(lambda done, total, doing: window.room.stop() if total else None)
        window.first.sample_wanted.emit()

    assert window.room.book is None


def test_the_book_at_work_is_read_from_the_page_one_is_on(qtbot: QtBot, window: MainWindow, bench: OpenBench) -> None:
    opened = bench()
    opened.write.go_to(opened.session.book.pages[3].id)

    window.read_session()

    assert window.currentWidget() is window.reading
    assert window.reading.at > 0
    qtbot.keyClick(window.reading, Qt.Key.Key_Escape)
    assert window.currentWidget() is opened


def test_a_new_book_is_begun_by_its_assistant(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "documents", lambda: tmp_path)
    window.start_new()
    screen = window.currentWidget()
    assert isinstance(screen, NewBookScreen)

    qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen._at == 0, "a book needs a name"
    qtbot.keyClicks(screen.child._name, "Maya")
    qtbot.keyClicks(screen.child._born, "31 June 2019")
    screen._go_on()
    assert "31 June" in screen.child._born.accessibleDescription()
    screen.child._born.setText("May 2019")
    for _ in range(3):
        screen._go_on()
    assert screen.key.path == tmp_path / "Maya.lifestory"
    qtbot.keyClicks(screen.key._words, "short")
    screen._go_on()
    assert "too short" in screen.key._words.accessibleDescription()
    screen.key._suggest()
    assert len(screen.key.words.split()) == 4
    words = screen.key.words
    screen._go_on()
    qtbot.waitUntil(lambda: bool(screen.sheet._code), timeout=10_000)
    code = screen.sheet._code
    screen.sheet.write_pdf(tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    screen.sheet._finish()
    qtbot.waitUntil(lambda: window.bench is not None, timeout=10_000)

    assert window.bench is not None
    assert window.bench.session.book.the_child.known_as == "Maya"
    window.close_book()
    for key in (words, code):
        give(qtbot, window, tmp_path / "Maya.lifestory", key)
        qtbot.waitUntil(lambda: window.bench is not None, timeout=10_000)
        window.close_book()


def test_another_kind_of_book_comes_with_its_own_look_paper_and_reader(window: MainWindow) -> None:
    window.start_new()
    screen = window.currentWidget()
    assert isinstance(screen, NewBookScreen)
    screen.child._name.setText("Ivy")
    screen._go_on()
    screen.kind.choice.choose("transition")
    screen._go_on()

    wish = screen.look.wish()
    assert (wish.kind, wish.theme, wish.shape, wish.age_band) == (
        "transition",
        "seaside",
        PageShape.SQUARE,
        AgeBand.EARLY_YEARS,
    )

    screen.look._shape.setCurrentIndex(screen.look._shape.findData(PageShape.A5))
    screen._show_step(1)
    screen._go_on()
    assert screen.look.wish().shape is PageShape.A5, "what was chosen stays"


def test_a_computer_without_a_folder_for_documents_keeps_books_at_home(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert asking.documents() == tmp_path

    (tmp_path / "Documents").mkdir()
    assert asking.documents() == tmp_path / "Documents"


def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert isinstance(QApplication.focusWidget(), kit.Button), "the first screen starts on its first deed"

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert isinstance(window.currentWidget(), NewBookScreen)


def test_a_new_book_that_is_cancelled_keeps_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.start_new()
    screen = window.currentWidget()

    qtbot.keyClick(screen, Qt.Key.Key_Escape)

    assert window.currentWidget() is window.first
    assert list(tmp_path.glob("*.lifestory")) == []


def test_the_shelf_shows_the_book_that_was_worked_on(qtbot: QtBot, window: MainWindow, bench: OpenBench) -> None:
    bench()
    window.close_book()

    qtbot.waitUntil(lambda: len(window.shelf.books) == 1)

    book = window.shelf.books[0]
    assert book.path.name == "robin.lifestory"
    assert (book.first_name, book.cover) == ("", b""), "without a keyring nothing that tells of a child"


def test_a_book_that_is_no_longer_there_can_be_taken_off_the_shelf(qtbot: QtBot, window: MainWindow, bench: OpenBench) -> None:
    opened = bench()
    path = opened.session.path
    window.close_book()
    shutil.move(path, path.with_name("elsewhere"))
    window.shelf.read()
    qtbot.waitUntil(lambda: bool(window.shelf.books) and not window.shelf.books[0].is_there)

    window.first.forget_wanted.emit(path)

    qtbot.waitUntil(lambda: not window.shelf.books)


def test_settings_are_kept_and_a_damaged_file_begins_anew(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.json")
    settings.set("text_size", 150)
    assert Settings(tmp_path / "s.json").value("text_size") == 150
    with pytest.raises(ValueError, match="cannot be"):
        settings.set("text_size", 9000)

    (tmp_path / "s.json").write_text("{ no json")
    damaged = Settings(tmp_path / "s.json")

    assert damaged.was_damaged
    assert damaged.value("text_size") == 100


def test_every_action_is_connected_and_no_two_have_the_same_keys(window: MainWindow) -> None:
    assert window.table.unconnected == set()
    keys = [key.toString() for name in window.table for key in window.table[name].shortcuts()]
    assert len(set(keys)) == len(keys)


def test_keys_can_be_changed_and_a_taken_key_is_named(window: MainWindow, settings: Settings) -> None:
    assert window.table.change_keys("page.add", "Ctrl+D") == "page.duplicate"
    assert window.table.change_keys("page.add", "Ctrl+Alt+N") is None

    assert window.table["page.add"].shortcut().toString() == "Ctrl+Alt+N"
    assert settings.value("shortcuts") == {"page.add": "Ctrl+Alt+N"}
    window.table.reset_keys()
    assert window.table["page.add"].shortcut().toString() == "Ctrl+N"


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


def test_a_mistake_of_ours_keeps_the_newest_words_aside_until_they_are_saved(
    qtbot: QtBot, window: MainWindow, bench: OpenBench
) -> None:
    opened = bench()
    hook = MistakeHook()
    hook.window = window
    opened.session.do(RenameBook("The last words"))
    told: list[str] = []

    def read_and_close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        (aside,) = list_recovery_copies(opened.session.opened.file.id)
        with BookFile.open(aside.path, Passphrase(PASSPHRASE), write=False) as file:
            told.append(file.book.title)
        hook(ValueError, ValueError("a second one"), None)
        box.buttons()[0].click()

    QTimer.singleShot(0, read_and_close)
    hook(ValueError, ValueError("a mistake"), None)

    assert told == ["Something went wrong in Life Story. Your book is safe, up to your last word.", "The last words"]
    qtbot.waitUntil(lambda: not opened.session.has_unsaved_work, timeout=3000)
    assert list_recovery_copies(opened.session.opened.file.id) == ()


def test_the_window_is_shown_without_loading_what_only_exports_need() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; from lifestory_app import app as composition; "
        "from lifestory_app.services.jobs import Jobs; from lifestory_app.services.settings import Settings; "
        "from lifestory_app.ui import look; from lifestory_app.ui.main_window import MainWindow\n"
        "app = QApplication([]); look.dress(app); window = MainWindow(Jobs(), Settings()); window.show()\n"
        "app.processEvents(); print(*sys.modules)\n"
    )

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)

    names = shown.stdout.split()
    loaded = {name.split(".")[0] for name in names}
    assert "PySide6" in loaded
    assert not HEAVY.keys() & loaded
    ours = {name for name in loaded if not name.startswith("_")} - set(sys.stdlib_module_names) - {"lifestory_app"}
    assert ours <= QT, "nothing from outside but Qt"
    rooms = {name.split(".")[1] for name in names if name.startswith("lifestory_app.")}
    assert not rooms & {"storage", "photos", "export", "exchange", "usecases", "practice", "family"}


def test_this_pyside_loses_no_reference_to_none(qtbot) -> None:
    # PySide 6.12.0 on Python 3.10 and 3.11 loses one with every call, and ends the program after some thousands.
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for number in range(2000):
        label.setText(str(number))

    assert sys.getrefcount(None) > before - 500


@pytest.mark.window
def test_under_a_window_manager_a_book_opens_is_typed_into_and_read(qtbot: QtBot, window: MainWindow, book: Path) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    give(qtbot, window, book, PASSPHRASE)
    qtbot.waitUntil(lambda: window.bench is not None)
    bench = window.bench
    assert bench is not None
    qtbot.waitUntil(bench.write.list.hasFocus)

    qtbot.keyClick(bench.write.list, Qt.Key.Key_Down)
    bench.write.form.enter("title")
    qtbot.waitUntil(lambda: bench.write.form._title.focusProxy() is not None or bench.write.form._title.hasFocus())
    qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.currentWidget() is window.reading)
    qtbot.waitUntil(lambda: window.size() == window.screen().size())
    shown = window.grab().toImage()
    assert len({shown.pixel(x, shown.height() // 2) for x in range(0, shown.width(), 7)}) > 5, "pages are to be seen"
    qtbot.keyClick(window.reading, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.currentWidget() is bench)


@pytest.mark.window
def test_under_a_window_manager_a_wrong_passphrase_leaves_the_field_ready(qtbot: QtBot, window: MainWindow, book: Path) -> None:
    qtbot.waitUntil(window.isActiveWindow)

    with qtbot.waitSignal(window.opener.refused):
        give(qtbot, window, book, "not the words")

    qtbot.waitUntil(window.unlock.findChild(QLineEdit).hasFocus)


@pytest.mark.window
def test_the_program_ends_cleanly_when_its_window_is_closed(book: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QTimer; from lifestory_app import app\n"
        "class Closing(app.MainWindow):\n"
        "    def _show_work(self, work):\n"
        "        super()._show_work(work); QTimer.singleShot(300, self.close)\n"
        "app.MainWindow = Closing\n"
        "sys.exit(app.run([], Path(sys.argv[1]), sys.argv[2]))\n"
    )

    ended = subprocess.run(
        [sys.executable, "-c", code, book, PASSPHRASE], capture_output=True, text=True, timeout=60, check=False
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_the_bar_at_the_top_grows_with_the_letters_in_a_window_that_is_open(
    qtbot: QtBot, qapp: QApplication, bench: OpenBench
) -> None:
    opened = bench()
    opened.show_mode("people")
    opened.window().resize(1366, 690)

    look.dress(qapp, "light", 2.0)
    qtbot.wait(20)

    for mode in opened.top._modes.values():
        bottom = mode.mapTo(opened.top, QPoint(0, mode.height())).y()
        assert bottom <= opened.top.height(), "no word of the bar is cut"
