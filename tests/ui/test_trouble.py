"""What stands in the way of saving, as a person meets it in the window: told in one sentence, the work safe, and a way on."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from lifestory_app import platforms
from lifestory_app.domain.book import Book
from lifestory_app.services import session as session_module
from lifestory_app.storage import backups, elsewhere
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.store import Store
from lifestory_app.storage.values import Passphrase
from lifestory_app.storage.verify import verify_book
from lifestory_app.ui import asking, kit
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.editor.trouble import TroubleDialog
from lifestory_app.ui.main_window import MainWindow
from tests.builders import a_full_book
from tests.services.helpers import PASSPHRASE, book_file
from tests.ui.pictures import photo_file

CODES = {"full": sqlite3.SQLITE_FULL, "read only": sqlite3.SQLITE_READONLY, "busy": sqlite3.SQLITE_BUSY}
SAYS = {
    "gone": ("The stick or folder has been taken out", "not where it was", "Try again"),
    "full": ("The disk is full", "the disk is full", "Try again"),
    "read only": ("The book’s folder can only be read now", "can only be read", "Choose a place"),
    "busy": ("Another program is using the book", "another program", "Try again"),
    "changed": ("The book was changed somewhere else", "changed by somebody else", "Choose a place"),
    "taken over": ("Somebody else took the book over", "Sam took over", "Choose a place"),
}
HOLD = """
import sys
from pathlib import Path
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import Passphrase
with BookFile.open(Path(sys.argv[1]), Passphrase(sys.argv[2]), person="Sam"):
    print("open", flush=True)
    sys.stdin.read()
"""
STEAL = """
import os, sys
from pathlib import Path
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import Passphrase
BookFile.open(Path(sys.argv[1]), Passphrase(sys.argv[2]), person="Sam", take_over=True)
os._exit(0)
"""


class Disk:
    """Says no, as disks do, and yes again."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path = path
        self._patch = monkeypatch
        self._heal: Callable[[], None] = lambda: None

    def fail(self, how: str) -> None:
        if how == "gone":
            away = self.path.parent.rename(self.path.parent.with_name("pulled out"))
            self._heal = lambda: away.rename(self.path.parent) and None
        elif how == "changed":
            shutil.copyfile(self.path, self.path.with_name("theirs"))
            self.path.with_name("theirs").rename(self.path)
        elif how == "taken over":
            subprocess.run([sys.executable, "-c", STEAL, self.path, PASSPHRASE], check=True, timeout=60)
        else:
            real = Store.put_state

            def refuse(store: Store, *given: object) -> None:
                if store.path != self.path:
                    return real(store, *given)  # type: ignore[arg-type]
                trouble = sqlite3.OperationalError(how)
                trouble.sqlite_errorcode = CODES[how]
                raise trouble

            self._patch.setattr(Store, "put_state", refuse)
            self._heal = lambda: self._patch.setattr(Store, "put_state", real)

    def mend(self) -> None:
        self._heal()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def book(stick: Path) -> Path:
    return book_file(stick / "robin.lifestory", a_full_book())


@pytest.fixture
def disk(book: Path, monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(book, monkeypatch)


def open_book(qtbot: QtBot, window: MainWindow, path: Path) -> Bench:
    window.begin(path, PASSPHRASE)
    qtbot.waitUntil(lambda: window.bench is not None, timeout=10_000)
    assert window.bench is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window.bench


@pytest.fixture
def at_work(qtbot: QtBot, window: MainWindow, book: Path) -> Bench:
    return open_book(qtbot, window, book)


def write(bench: Bench, words: str) -> None:
    """Type into the words of the page, as a person does."""
    box = bench.write.form._fields["words"].box
    box.setFocus()
    QTest.keyClicks(box, words)


def words_of(book: Book) -> str:
    return book.pages[0].slot("words").words.plain


def dialog_of(qtbot: QtBot, bench: Bench) -> TroubleDialog:
    def shown() -> list[TroubleDialog]:
        return [each for each in bench.findChildren(TroubleDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=5000)
    return shown()[0]


def press(dialog: TroubleDialog, deed: str) -> None:
    next(each for each in dialog.findChildren(QPushButton) if each.text() == deed).click()


def hears(qtbot: QtBot, bench: Bench, words: str) -> None:
    """Wait until a notice says so."""
    qtbot.waitUntil(lambda: any(words in each for each in notices(bench)), timeout=3000)


def notices(bench: Bench) -> list[str]:
    return [f"{each.bold.text()} {each.plain.text()}" for each in bench.notices.findChildren(kit.Banner) if each.isVisible()]


def button_of(bench: Bench, text: str) -> QPushButton:
    return next(each for each in bench.notices.findChildren(QPushButton) if each.text() == text and each.isVisible())


# The disk says no.


@pytest.mark.parametrize("how", SAYS)
def test_trouble_is_told_in_a_sentence_with_the_best_way_first(
    qtbot: QtBot, window: MainWindow, at_work: Bench, disk: Disk, how: str
) -> None:
    disk.fail(how)
    title, sentence, best = SAYS[how]

    write(at_work, "Still here. ")
    dialog = dialog_of(qtbot, at_work)

    assert dialog.title.text() == title
    said = [each.text() for each in dialog.findChildren(QPushButton, options=Qt.FindChildOption.FindChildrenRecursively)]
    assert said[: len(dialog._ways)].count("Try again") == (0 if how in ("changed", "taken over") else 1)
    told = " ".join(label.text() for label in dialog.findChildren(type(dialog.title)))
    assert sentence in told
    assert "Your work is safe in this window" in told
    assert "robin.lifestory" in told, "it names the file"
    if how == "taken over":
        assert platforms.machine_name() in told
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == best
    assert "Safe here, not in the file" in at_work.top.save_line.words
    dialog.reject()


@pytest.mark.parametrize("how", ["gone", "full", "read only", "busy"])
def test_when_the_disk_is_well_again_trying_again_saves_everything(
    qtbot: QtBot, window: MainWindow, at_work: Bench, disk: Disk, book: Path, how: str
) -> None:
    disk.fail(how)
    write(at_work, "First. ")
    dialog = dialog_of(qtbot, at_work)
    dialog.reject()
    write(at_work, "Second. ")
    button_of(at_work, "Try again").click()
    dialog_of(qtbot, at_work).reject()
    assert "not in the file" in at_work.top.save_line.words, "nothing is claimed while the disk still says no"

    disk.mend()
    button_of(at_work, "Try again").click()
    qtbot.waitUntil(lambda: "Saved and checked" in at_work.top.save_line.words, timeout=5000)

    assert not notices(at_work)
    last = at_work.session.book
    window.close_book()
    with BookFile.open(book, Passphrase(PASSPHRASE)) as file:
        assert file.book == last
        assert words_of(file.book).startswith("First. Second. ")
    assert verify_book(book, Passphrase(PASSPHRASE)).is_whole
    assert backups.list_recovery_copies() == ()


def test_carrying_on_saves_by_itself_when_the_stick_is_back(
    qtbot: QtBot, window: MainWindow, disk: Disk, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "TRY_AGAIN_MS", 200)
    bench = open_book(qtbot, window, book)
    disk.fail("gone")
    write(bench, "First. ")
    press(dialog_of(qtbot, bench), "Carry on")
    write(bench, "Second. ")

    disk.mend()

    qtbot.waitUntil(lambda: "Saved and checked" in bench.top.save_line.words, timeout=5000)
    assert words_of(bench.session.opened.file.book).startswith("First. Second. ")


@pytest.mark.parametrize("how", SAYS)
def test_in_another_place_the_whole_book_goes_on(
    qtbot: QtBot,
    window: MainWindow,
    at_work: Bench,
    disk: Disk,
    book: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
) -> None:
    at_work.photos.taking.take([photo_file(tmp_path / "kite.jpg")])
    qtbot.waitUntil(lambda: not at_work.photos.taking.is_busy and not at_work.session.has_unsaved_work, timeout=20_000)
    (photo,) = [each for each in at_work.session.book.photos if each.file_name == "kite.jpg"]
    here = tmp_path / "here.lifestory"
    monkeypatch.setattr(asking, "place_for_book", lambda *_: here)
    disk.fail(how)
    write(at_work, "First. ")

    press(dialog_of(qtbot, at_work), "Choose a place")

    assert "Saved and checked" in at_work.top.save_line.words
    hears(qtbot, at_work, "you go on in it")
    write(at_work, "Second. ")
    qtbot.waitUntil(lambda: not at_work.session.has_unsaved_work, timeout=5000)
    assert at_work.session.proxy(photo.id).startswith(b"\xff\xd8"), "photos came along"
    last = at_work.session.book
    window.close_book()
    with BookFile.open(here, Passphrase(PASSPHRASE)) as file:
        assert file.book == last
        assert words_of(file.book).startswith("First. Second. ")
    report = verify_book(here, Passphrase(PASSPHRASE))
    assert report.is_whole
    if book.exists():
        assert verify_book(book, Passphrase(PASSPHRASE)).is_whole


def test_photos_that_were_only_on_the_stick_are_counted(
    qtbot: QtBot, at_work: Bench, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work.session.opened.file.keep_version()
    backups.update_backup(at_work.session.opened.file)
    at_work.photos.taking.take([photo_file(tmp_path / "kite.jpg")])
    qtbot.waitUntil(lambda: not at_work.photos.taking.is_busy and not at_work.session.has_unsaved_work, timeout=20_000)
    monkeypatch.setattr(elsewhere, "_sources", lambda file: iter(backups.copies_of(file.id)))
    monkeypatch.setattr(asking, "place_for_book", lambda *_: tmp_path / "here.lifestory")
    disk.fail("gone")
    write(at_work, "First. ")

    press(dialog_of(qtbot, at_work), "Choose a place")

    hears(qtbot, at_work, f"Photos without their pictures: {len(at_work.session.book.photos)}.")


def test_a_place_that_is_taken_leaves_everything_as_it_was(
    qtbot: QtBot, at_work: Bench, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here.lifestory").write_bytes(b"another")
    monkeypatch.setattr(asking, "place_for_book", lambda *_: tmp_path / "here.lifestory")
    disk.fail("gone")
    write(at_work, "First. ")

    press(dialog_of(qtbot, at_work), "Choose a place")

    hears(qtbot, at_work, "already there")
    assert "not in the file" in at_work.top.save_line.words
    assert (tmp_path / "here.lifestory").read_bytes() == b"another"
    disk.mend()
    at_work.session.try_again()
    qtbot.waitUntil(lambda: "Saved and checked" in at_work.top.save_line.words, timeout=5000)


# Leaving in trouble.


@pytest.mark.parametrize("leave", ["close the window", "go to the books", "lock"])
def test_work_that_could_not_be_saved_is_offered_at_the_next_opening(
    qtbot: QtBot, window: MainWindow, at_work: Bench, disk: Disk, book: Path, leave: str
) -> None:
    before = at_work.session.book
    disk.fail("gone")
    write(at_work, "First. ")
    dialog_of(qtbot, at_work).reject()
    write(at_work, "Second. ")
    last = at_work.session.book

    if leave == "lock":
        window.lock()
        assert "kept aside" in window.unlock._locked.plain.text()
    else:
        deed = window.close if leave == "close the window" else window.close_book
        deed()
        assert window.bench is at_work, "it says first what leaving means"
        hears(qtbot, at_work, "Close once more")
        deed()
    assert window.bench is None
    disk.mend()
    window.show()
    bench = open_book(qtbot, window, book)

    assert bench.session.book == before
    hears(qtbot, bench, "kept aside")
    button_of(bench, "Bring that work back").click()
    assert bench.session.book == last
    assert words_of(bench.session.book).startswith("First. Second. ")
    bench.do("edit.undo")
    assert bench.session.book == before
    bench.do("edit.redo")
    window.close_book()
    bench = open_book(qtbot, window, book)
    assert bench.session.book == last
    assert not notices(bench), "and it is not offered twice"


def test_work_is_kept_aside_while_the_trouble_lasts_and_outlives_a_kill(
    qtbot: QtBot, window: MainWindow, at_work: Bench, disk: Disk
) -> None:
    disk.fail("gone")
    write(at_work, "First. ")
    dialog_of(qtbot, at_work).reject()

    write(at_work, "Typed long after the stick was taken out. ")
    wanted = at_work.session.book

    def kept() -> bool:
        copies = backups.list_recovery_copies()
        if len(copies) != 1:
            return False
        with BookFile.open(copies[0].path, Passphrase(PASSPHRASE), write=False) as file:
            return file.book == wanted

    qtbot.waitUntil(kept, timeout=1500)


def test_work_that_cannot_be_kept_aside_either_is_told_before_leaving(
    qtbot: QtBot, window: MainWindow, at_work: Bench, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setenv("LIFESTORY_DATA", os.fspath(tmp_path / "a file" / "below"))
    disk.fail("gone")
    write(at_work, "First. ")
    dialog = dialog_of(qtbot, at_work)
    assert "could not be kept aside" in dialog.foot.text()
    dialog.reject()

    window.lock()
    assert window.bench is at_work, "a lock does not throw work away"

    hears(qtbot, at_work, "leave without them")
    monkeypatch.setattr(asking, "place_for_book", lambda *_: tmp_path / "here.lifestory")
    button_of(at_work, "Save it in another place").click()
    assert "Saved and checked" in at_work.top.save_line.words
    assert not [each for each in notices(at_work) if "could not be saved" in each]


# Opening.


def test_a_book_in_a_folder_that_can_only_be_read_is_looked_at_or_saved_elsewhere(
    qtbot: QtBot, window: MainWindow, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = platforms.can_write_beside
    monkeypatch.setattr(platforms, "can_write_beside", lambda path: path != book and real(path))
    bench = open_book(qtbot, window, book)

    assert bench.top.save_line.words == "Read only"
    hears(qtbot, bench, "Its folder cannot be written")
    write(bench, "Not taken. ")
    assert bench.session.book == a_full_book()
    hears(qtbot, bench, "nothing was changed")
    assert not bench.write.form._fields["words"].words.plain.startswith("N"), "and no field shows what was not taken"

    monkeypatch.setattr(asking, "place_for_book", lambda *_: tmp_path / "here.lifestory")
    button_of(bench, "Save it in another place").click()
    assert "Saved and checked" in bench.top.save_line.words
    assert not [each for each in notices(bench) if "reading only" in each]
    write(bench, "Taken. ")
    qtbot.waitUntil(lambda: not bench.session.has_unsaved_work, timeout=5000)
    assert words_of(bench.session.opened.file.book).startswith("Taken. ")


@pytest.fixture
def somebody(book: Path) -> Iterator[subprocess.Popen[str]]:
    """Sam, who has the book open in another process."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, book, PASSPHRASE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "open"
        yield other
        if other.poll() is None:
            other.communicate("", timeout=20)


def ask(qtbot: QtBot, window: MainWindow, book: Path) -> str:
    window.begin()
    window.ask_for(book)
    with qtbot.waitSignal(window.opener.in_use, timeout=10_000):
        field = window.unlock.findChild(QLineEdit)
        qtbot.keyClicks(field, PASSPHRASE)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    return window.unlock._taken.bold.text()


def test_a_book_that_somebody_has_open_says_who_and_where_and_can_be_looked_at(
    qtbot: QtBot, window: MainWindow, book: Path, somebody: subprocess.Popen[str]
) -> None:
    said = ask(qtbot, window, book)

    assert "Sam" in said
    assert platforms.machine_name() in said
    assert window.unlock._read_only.hasFocus(), "looking harms nobody"
    window.unlock._read_only.click()
    qtbot.waitUntil(lambda: window.bench is not None, timeout=10_000)
    assert window.bench is not None
    hears(qtbot, window.bench, f"Sam works in it on {platforms.machine_name()}")
    assert not window.bench.session.can_write


def test_a_book_can_be_taken_over_on_purpose(
    qtbot: QtBot, window: MainWindow, book: Path, somebody: subprocess.Popen[str]
) -> None:
    ask(qtbot, window, book)

    window.unlock._take_over.click()
    qtbot.waitUntil(lambda: window.bench is not None, timeout=10_000)
    assert window.bench is not None
    write(window.bench, "Ours now. ")

    qtbot.waitUntil(lambda: "Saved and checked" in window.bench.top.save_line.words, timeout=5000)
    qtbot.waitUntil(lambda: not window.bench.session.has_unsaved_work, timeout=5000)


# Beside the book.


def test_a_backup_that_cannot_be_written_is_told_when_the_book_is_closed(
    qtbot: QtBot, window: MainWindow, at_work: Bench, book: Path
) -> None:
    folder = platforms.data_home() / "backups"
    shutil.rmtree(folder, ignore_errors=True)
    folder.touch()
    write(at_work, "Saved all the same. ")

    window.close_book()

    assert window.first._no_backup.isVisible()
    assert "backup" in window.first._no_backup.bold.text()
    with BookFile.open(book, Passphrase(PASSPHRASE)) as file:
        assert words_of(file.book).startswith("Saved all the same. ")
    folder.unlink()


def test_a_keyring_that_fails_keeps_nobody_from_the_book(
    qtbot: QtBot, window: MainWindow, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise keyring.errors.KeyringLocked("locked")

    for name in ("get_password", "set_password", "delete_password"):
        monkeypatch.setattr(keyring, name, fail)
    window.shelf.can_remember = True
    window.ask_for(book)
    field = window.unlock.findChild(QLineEdit)
    qtbot.keyClicks(field, PASSPHRASE)
    window.unlock._remember.setChecked(True)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.bench is not None, timeout=10_000)
    assert window.bench is not None

    assert any("could not remember" in each for each in notices(window.bench))


# A real disk.


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes, where this user may mount one."""
    folder = tmp_path / "small disk"
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only the superuser can mount a small disk")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def fill(path: Path) -> None:
    with suppress(OSError), open(path, "wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def test_a_disk_that_is_really_full_loses_nothing(qtbot: QtBot, window: MainWindow, small_disk: Path) -> None:
    book = book_file(small_disk / "robin.lifestory", a_full_book())
    bench = open_book(qtbot, window, book)
    write(bench, "Before. ")
    qtbot.waitUntil(lambda: not bench.session.has_unsaved_work, timeout=5000)
    filling = small_disk / "filling"
    fill(filling)

    write(bench, "Then. ")
    dialog = dialog_of(qtbot, bench)
    assert dialog.title.text() == SAYS["full"][0]
    dialog.reject()
    write(bench, "After. ")
    filling.unlink()
    button_of(bench, "Try again").click()
    qtbot.waitUntil(lambda: "Saved and checked" in bench.top.save_line.words, timeout=5000)

    last = bench.session.book
    window.close_book()
    with BookFile.open(book, Passphrase(PASSPHRASE)) as file:
        assert file.book == last
        assert words_of(file.book).startswith("Before. Then. After. ")
    assert verify_book(book, Passphrase(PASSPHRASE)).is_whole
