"""The one window: what comes before a book, the book at work, and the book read full screen."""

from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QWidget

from lifestory_app.services.hint_counts import HintCounts
from lifestory_app.services.idle import IdleWatch
from lifestory_app.services.jobs import Jobs
from lifestory_app.services.opening import BookOpener
from lifestory_app.services.own_templates import OwnTemplates
from lifestory_app.services.reading import ReadingRoom
from lifestory_app.services.session import Session
from lifestory_app.services.settings import TEXT_SIZES, Settings
from lifestory_app.services.shelf import Shelf, Starting, kind_name
from lifestory_app.services.spelling import SpellingService
from lifestory_app.services.wording import WordingService
from lifestory_app.ui import asking, kit
from lifestory_app.ui.actions import Actions, Needs
from lifestory_app.ui.home.first_screen import FirstScreen
from lifestory_app.ui.home.unlock import UnlockScreen
from lifestory_app.ui.reading_view import ReadingView

if TYPE_CHECKING:
    from lifestory_app.services.own_templates import Checked
    from lifestory_app.ui.bench import Bench
    from lifestory_app.ui.home.new_book import NewBookScreen

COVER_PX = 320
NOTE_AFTER_MS = 1500
TEMPLATES_AFTER_MS = 4000
"""A council's own templates are looked over when all else stands."""


class MainWindow(QStackedWidget):
    """Goes between its screens. What each shows is their own affair."""

    look_changed = Signal()

    def __init__(self, jobs: Jobs, settings: Settings) -> None:
        super().__init__()
        self.jobs, self.settings = jobs, settings
        self.room = ReadingRoom(jobs, self)
        self.opener = BookOpener(jobs, self)
        self.shelf = Shelf(jobs, self)
        self.spelling = SpellingService(jobs, self)
        self.wording = WordingService(jobs, self)
        self.wording.list_faults.connect(self._say_list_faults)
        self.own = OwnTemplates(jobs, self)
        self.own.told.connect(self._say_own_templates)
        self.idle = IdleWatch(self)
        self.table = Actions(self, settings)
        self.first = FirstScreen()
        self.unlock = UnlockScreen()
        self.reading = ReadingView()
        self.bench: Bench | None = None
        self._new_book: NewBookScreen | None = None
        self._asked: tuple[Path, str, bool] | None = None
        self._only_reads = False
        for screen in (self.first, self.unlock, self.reading):
            self.addWidget(screen)
        self.setWindowTitle(self.tr("Life Story"))
        self._connect()
        self._connect_actions()
        self._enable()
        self._place()

    @property
    def session(self) -> Session | None:
        """The book at work, or None."""
        return self.bench.session if self.bench is not None else None

    def _connect(self) -> None:
        first, unlock = self.first, self.unlock
        first.new_wanted.connect(self.start_new)
        first.open_wanted.connect(lambda path: self.ask_for(path))
        first.read_wanted.connect(lambda path: self.ask_for(path, only_read=True))
        first.forget_wanted.connect(self.shelf.forget)
        first.sample_wanted.connect(self.room.open_sample)
        first.samples_wanted.connect(self.choose_sample)
        first.stop_wanted.connect(self.room.stop)
        first.text_size_wanted.connect(self._next_text_size)
        first.settings_wanted.connect(self.show_settings)
        first.help_wanted.connect(self.show_help)
        first.templates_wanted.connect(self.show_templates)
        unlock.given.connect(self._open)
        unlock.back.connect(self.go_home)
        unlock.stop_wanted.connect(self._stop_opening)
        unlock.read_only_wanted.connect(lambda: self._open_again(write=False))
        unlock.take_over_wanted.connect(lambda: self._open_again(take_over=True))
        self.shelf.listed.connect(first.show_recent)
        self.opener.opened.connect(self._show_work)
        self.opener.refused.connect(unlock.show_trouble)
        self.opener.in_use.connect(unlock.show_in_use)
        self.opener.progressed.connect(unlock.show_progress)
        self.opener.stopped.connect(unlock.rest)
        self.opener.failed.connect(self._failed)
        self.room.progressed.connect(self._reading_progressed)
        self.room.refused.connect(self._reading_refused)
        self.room.stopped.connect(self._reading_stopped)
        self.room.failed.connect(self._failed)
        self.room.opened.connect(self._show_sample)
        self.reading.closed.connect(self._end_reading)
        self.settings.changed.connect(self._setting_changed)
        self.idle.idle.connect(self.lock)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self.idle.touch)

    def _connect_actions(self) -> None:
        to = self.table.connect_to
        to("book.new", self.start_new)
        to("book.open", self._ask_for_file)
        to("book.close", self.close_book)
        to("book.lock", self.lock)
        to("app.primary", self.press_filled)
        to("app.larger", lambda: self._step_text_size(1))
        to("app.smaller", lambda: self._step_text_size(-1))
        to("app.settings", self.show_settings)
        to("app.help", self.show_help)
        to("app.about", self.show_about)
        for name in self.table:
            if name not in ("book.new", "book.open", "book.close", "book.lock") and not name.startswith("app."):
                to(name, lambda name=name: self.bench.do(name) if self.bench is not None else None)

    # Before a book.

    def begin(self, path: Path | None = None, words: str = "") -> None:
        """Show the first screen, or ask for the passphrase of a book that was named; open it where that is given too."""
        self.shelf.read()
        handle = self.windowHandle()
        if handle is not None:
            self.idle.watch(handle)
        self.idle.set_minutes(self.settings.value("idle_minutes"))
        if path is not None:
            self.ask_for(path)
            if words:
                self._open(path, words, False)
        else:
            self.go_home()
        QTimer.singleShot(0, self, self.room.warm_up)
        QTimer.singleShot(TEMPLATES_AFTER_MS, self, self.own.look)

    def go_home(self) -> None:
        """Show the first screen."""
        self._show(self.first)
        self.first.rest()
        self.first.begin()

    def ask_for(self, path: Path, *, only_read: bool = False, locked: bool = False) -> None:
        """Ask for the passphrase of a book, or open it at once where the keyring remembers it."""
        if self.session is not None and not self._close_session():
            return
        self._only_reads = only_read
        self._show(self.unlock)
        self.unlock.ask(path, can_remember=self.shelf.can_remember, locked=locked)
        kept = "" if locked or not self.shelf.can_remember else self.shelf.remembered(path)
        if kept:
            self._open(path, kept, False)

    def _ask_for_file(self) -> None:
        path = asking.book_to_open(self)
        if path is not None:
            self.ask_for(path)

    def start_new(self) -> None:
        """Begin the assistant for a new book."""
        if self.session is not None and not self._close_session():
            return
        from lifestory_app.ui.home.new_book import NewBookScreen

        self._drop_new_book()
        screen = NewBookScreen(Starting(self.jobs, self), self.shelf.can_remember)
        screen.cancelled.connect(self._cancel_new_book)
        screen.made.connect(self._made)
        self._new_book = screen
        self.addWidget(screen)
        self._show(screen)
        screen.begin()

    def _cancel_new_book(self) -> None:
        self._drop_new_book()
        self.go_home()

    def _drop_new_book(self) -> None:
        if self._new_book is not None:
            self.removeWidget(self._new_book)
            self._new_book.deleteLater()
            self._new_book = None

    def _made(self, path: Path, words: str, remember: bool) -> None:
        self._drop_new_book()
        self._show(self.unlock)
        self.unlock.ask(path)
        self._only_reads = False
        self._open(path, words, remember)

    # Opening.

    def _open(self, path: Path, words: str, remember: bool) -> None:
        self._asked = (path, words, remember)
        if self._only_reads:
            self.room.open(path, words)
        else:
            self.opener.open(path, words)

    def _open_again(self, *, write: bool = True, take_over: bool = False) -> None:
        if self._asked is not None:
            self.opener.open(self._asked[0], self._asked[1], write=write, take_over=take_over)

    def _stop_opening(self) -> None:
        self.opener.stop()
        self.room.stop()

    def _show_work(self, work: object) -> None:
        from lifestory_app.ui.bench import Bench
        from lifestory_app.ui.words.helps import Helps

        session = Session(work, self.jobs, self)  # type: ignore[arg-type]
        forgets = self._asked is not None and self._asked[2] and not self.shelf.remember(session.path, self._asked[1])
        self._asked = None
        self.unlock.forget_words()
        self.unlock.rest()
        self.spelling.know_book(session.book)
        self.wording.know_book(session.book)
        session.changed.connect(lambda _before, after: self.spelling.know_book(after))
        session.changed.connect(lambda _before, after: self.wording.know_book(after))
        self.wording.keep_wanted.connect(session.keep_words)
        wanted = Helps(
            self.spelling if self.settings.value("spelling") else None,
            self.wording if self.settings.value("wording") else None,
            HintCounts(session, self.wording, session)
            if self.settings.value("wording") and self.settings.value("hint_counts")
            else None,
        )
        self.bench = Bench(session, self.settings, self.table, wanted)
        self.bench.close_wanted.connect(self.close_book)
        self.bench.read_wanted.connect(self.read_session)
        self.bench.help_wanted.connect(self.show_help)
        self.addWidget(self.bench)
        self._show(self.bench)
        self.setWindowTitle(session.book.title)
        self._enable()
        self.bench.begin()
        if forgets:
            self.bench.say_it_is_not_remembered()
        # Its cover is painted when the first page stands.
        QTimer.singleShot(NOTE_AFTER_MS, session, lambda: self._note_on_shelf(session) if self.session is session else None)

    def _say_list_faults(self, faults: tuple[str, ...]) -> None:
        """Tell what could not be used of a council's own wording list: all else of it is in use."""
        if self.bench is not None:
            more = self.tr("There are {count} such faults.").format(count=len(faults)) if len(faults) > 1 else ""
            self.bench.notices.show("wording", "note", self.tr("A wording list has a fault."), f"{faults[0]} {more}".strip())

    def _say_own_templates(self, found: "Checked") -> None:
        """Tell once where templates of a council's own have faults, on the screen one is at; wording tells its own."""
        faults = [fault for fault in found.faults if not fault.file.startswith("wording/")]
        mark = blake2b("\n".join(fault.sentence for fault in faults).encode(), digest_size=16).hexdigest() if faults else ""
        if mark == self.settings.value("templates_told"):
            return
        self.settings.set("templates_told", mark)
        if not faults:
            return
        bold = self.tr("One of your own templates has a fault, so ours is used.")
        if len(faults) > 1:
            bold = self.tr("Your own templates have {count} faults, so ours are used there.").format(count=len(faults))
        if self.bench is None:
            self.first.say_own_templates(bold, faults[0].sentence)
            return
        look = kit.Button(self.tr("Look at them"))
        look.clicked.connect(self.show_templates)
        self.bench.notices.show("templates", "note", bold, faults[0].sentence, look)

    def _note_on_shelf(self, session: Session) -> None:
        """Put the book on the shelf, with its cover where a keyring keeps it closed."""
        if not self.settings.value("remember_books"):
            return
        cover = self._cover(session) if self.shelf.can_remember else b""
        due = self.bench.due.next if self.bench is not None else None
        self.shelf.note(session.path, session.book.the_child.known_as, kind_name(session.book.kind), cover, due)

    def _cover(self, session: Session) -> bytes:
        """The first page, small, as a JPEG."""
        if not session.laid_out.pages or self.bench is None:
            return b""
        side = session.laid_out.pages[0]
        image = self.bench.painter().page_image(side, COVER_PX / max(side.width, side.height))
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "JPEG", 85)  # type: ignore[call-overload]
        return bytes(data.data())

    # Closing.

    def close_book(self) -> None:
        """Close the book at work and go back to the first screen."""
        if self._close_session():
            self.go_home()

    def lock(self) -> None:
        """Close the book at work and ask for its passphrase. What cannot be saved is kept aside, so that nobody reads it."""
        session = self.session
        if session is None:
            return
        path = session.path
        if self._close_session(keep_aside=True):
            self.ask_for(path, locked=True)
            if session.has_unsaved_work:
                self.unlock.say_it_is_kept_aside()

    def _close_session(self, *, keep_aside: bool = False) -> bool:
        """Save and close the book at work. False, once, where it cannot be saved; the bench says what closing means then.

        Nothing holds a person up twice. With `keep_aside` it closes at the first time, if its work lies in a recovery copy.
        """
        if self.bench is None:
            return True
        self.bench.end()
        self._note_on_shelf(self.bench.session)
        session = self.bench.session
        if not session.close():
            kept = session.current_trouble is not None and session.current_trouble.kept_aside
            if not self.bench.said_it_cannot_be_saved and not (keep_aside and kept):
                self.bench.say_it_cannot_be_saved()
                return False
            session.close_as_it_is()
        self.removeWidget(self.bench)
        self.bench.deleteLater()
        self.bench = None
        self.setWindowTitle(self.tr("Life Story"))
        self._enable()
        self.shelf.read()
        if session.no_backup and not session.has_unsaved_work:
            self.first.say_no_backup(session.no_backup)
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._close_session():
            event.ignore()
            return
        self._remember_place()
        event.accept()

    # Reading.

    def read_session(self) -> None:
        """Read the book at work full screen, from the page one is on."""
        if self.bench is None:
            return
        self.bench.session.end_phrase()
        self.reading.show_book(self.bench.session.child_edition(), self.bench.painter())
        if self.bench.page is not None:
            self.reading.turn_to(self.bench.page)
        self.setCurrentWidget(self.reading)
        self.showFullScreen()
        self.reading.setFocus()

    def choose_sample(self) -> None:
        """Show which sample books there are, and open the one that is chosen."""
        from lifestory_app.ui.home.samples import SamplesDialog

        dialog = SamplesDialog(self)
        dialog.chosen.connect(self.room.open_sample)
        dialog.exec()
        dialog.deleteLater()

    def _show_sample(self, book: object) -> None:
        readable = self.room.book
        if readable is None or readable is not book:
            return
        from lifestory_app.paint.qt import QtPainter

        self.first.rest()
        self.unlock.rest()
        self.unlock.forget_words()
        self.reading.show_book(readable.laid_out, QtPainter(readable.fonts, readable.photos))
        self.setCurrentWidget(self.reading)
        self.setWindowTitle(readable.laid_out.title)
        self.showFullScreen()
        self.reading.setFocus()

    def _end_reading(self) -> None:
        self.showNormal()
        self.reading.forget_book()
        self.room.close()
        if self.bench is not None:
            self._show(self.bench)
            self.bench.begin()
            self.setWindowTitle(self.bench.session.book.title)
        else:
            self.setWindowTitle(self.tr("Life Story"))
            self.go_home()

    def _reading_progressed(self, done: int, total: int, doing: str) -> None:
        (self.unlock if self.currentWidget() is self.unlock else self.first).show_progress(done, total, doing)

    def _reading_refused(self, sentence: str) -> None:
        (self.unlock if self.currentWidget() is self.unlock else self.first).show_trouble(sentence)

    def _reading_stopped(self) -> None:
        self.first.rest()
        self.unlock.rest()

    def _failed(self, mistake: BaseException) -> None:
        self._reading_stopped()
        raise mistake

    # Settings and help.

    def show_settings(self) -> None:
        """Show the settings and the keys."""
        from lifestory_app.ui.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self.settings, self.table, self, self.own)
        dialog.exec()
        dialog.deleteLater()

    def show_templates(self) -> None:
        """Show a council's own templates among the settings, with what is wrong with them."""
        from lifestory_app.ui.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self.settings, self.table, self, self.own)
        dialog.tabs.setCurrentIndex(dialog.tabs.count() - 1)
        dialog.exec()
        dialog.deleteLater()

    def show_help(self, topic: str = "") -> None:
        """Show Help, at a part or article, or at the part for the screen one is on."""
        from lifestory_app.ui.help.dialog import HelpDialog, topic_of

        front = QApplication.activeModalWidget()
        if isinstance(front, HelpDialog):
            return
        shown = self.currentWidget()
        if self.bench is not None and shown is self.bench:
            shown = self.bench.screen
        part = topic or topic_of(front or QApplication.focusWidget()) or topic_of(shown)
        dialog = HelpDialog(front or self, part, self.table, self.jobs)
        if front is None:
            dialog.lend_samples(self.room)
        dialog.exec()
        dialog.deleteLater()

    def show_about(self) -> None:
        """Say what the program is and whose work is in it."""
        from lifestory_app.ui.about_dialog import AboutDialog

        dialog = AboutDialog(self)
        dialog.exec()
        dialog.deleteLater()

    def _next_text_size(self) -> None:
        now = self.settings.value("text_size")
        larger = [size for size in TEXT_SIZES if size > now]
        self.settings.set("text_size", larger[0] if larger else TEXT_SIZES[0])

    def _step_text_size(self, step: int) -> None:
        now = self.settings.value("text_size")
        sizes = [size for size in TEXT_SIZES if (size > now) == (step > 0) and size != now]
        if sizes:
            self.settings.set("text_size", sizes[0] if step > 0 else sizes[-1])

    def _setting_changed(self, which: str) -> None:
        if which in ("scheme", "text_size"):
            self.look_changed.emit()
            self.table.redraw()
        elif which == "idle_minutes":
            self.idle.set_minutes(self.settings.value("idle_minutes"))

    # Room.

    def _show(self, screen: QWidget) -> None:
        self.setCurrentWidget(screen)
        self._enable()

    def press_filled(self) -> None:
        """Press the filled button of the screen that is shown: there is one at most."""
        for button in self.currentWidget().findChildren(QPushButton):
            if button.property("role") == "primary" and button.isVisible() and button.isEnabled():
                button.click()
                return

    def _enable(self) -> None:
        there = {Needs.NOTHING}
        if self.currentWidget() in (self.first, self.unlock):
            there.add(Needs.FILLED)
        if self.bench is not None:
            there |= self.bench.there()
        self.table.enable(there)

    def renew_actions(self) -> None:
        """Let those actions work that make sense now."""
        self._enable()

    def _place(self) -> None:
        room = self.screen().availableSize()
        kept = self.settings.value("window")
        wide, high = (kept[0], kept[1]) if len(kept) == 2 else (1366, 768)
        self.resize(min(wide, room.width() - 20), min(high, room.height() - 48))

    def _remember_place(self) -> None:
        if not self.isFullScreen() and not self.isMaximized():
            self.settings.set("window", [self.width(), self.height()])
