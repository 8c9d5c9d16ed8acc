"""A book open for work: the top bar, the modes under it, and the steps that take the whole window for a while."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PageId
from lifestory_app.services.session import Safety, Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.editor.top_bar import TopBar, told_time
from lifestory_app.ui.editor.trouble import Notices, TroubleDialog
from lifestory_app.ui.editor.write_view import WriteView
from lifestory_app.ui.words.helps import NO_HELPS, Helps

NARROW, FOLDED, TIGHT = 1180, 1040, 860
"""Widths in pixels of text size 100 % under which words, the list of pages, and then icons make room."""


class Workbench(QWidget):
    """Arranges the screens of one session. What leaves it is asked for by signals."""

    close_wanted = Signal()
    read_wanted = Signal()
    save_elsewhere_wanted = Signal()
    mode_changed = Signal(str)
    help_wanted = Signal(str)

    def __init__(self, session: Session, helps: Helps = NO_HELPS) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self.session = session
        self._modes: dict[str, QWidget] = {}
        self._fitted = (0, 0.0)
        self.top = TopBar([
            ("write", self.tr("Write"), "write", "Ctrl+1"),
            ("people", self.tr("Family"), "family", "Ctrl+2"),
            ("memories", self.tr("Memories"), "memory", "Ctrl+7"),
            ("letter", self.tr("Letter"), "letter", "Ctrl+3"),
            ("plan", self.tr("Plan"), "plan", "Ctrl+4"),
            ("versions", self.tr("Versions"), "versions", "Ctrl+6"),
        ])  # fmt: skip
        self.notices = Notices()
        self.write = WriteView(session, helps)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.write)
        self._modes["write"] = self.write
        self.mode = "write"
        self.top.choose_mode("write")
        bench = QWidget()
        column = QVBoxLayout(bench)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)
        self._over = QStackedWidget()
        self._over.addWidget(bench)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._over)
        self.toast = kit.Toast(self)
        self._connect()
        self._show_book()
        self.top.save_line.show_line(session.line)
        self._say_how_it_was_opened()

    def _connect(self) -> None:
        self.top.books_wanted.connect(self.close_wanted)
        self.top.read_wanted.connect(self.read_wanted)
        self.top.undo_wanted.connect(self.session.undo)
        self.top.redo_wanted.connect(self.session.redo)
        self.top.mode_wanted.connect(self.show_mode)
        self.session.changed.connect(self._changed)
        self.session.save_line.connect(self.top.save_line.show_line)
        self.session.save_line.connect(self._saved)
        self.session.trouble.connect(self._trouble)
        self.session.refused.connect(self._refused)
        self.write.told.connect(self.toast.say)
        self.toast.undo_wanted.connect(self.session.undo)

    # Modes and steps.

    def begin(self) -> None:
        """Put the keyboard into the list of pages, on the page that is shown."""
        self.write.list.setFocus()

    def add_mode(self, mode: str, screen: QWidget) -> None:
        """Give a mode its screen."""
        self._modes[mode] = screen
        self._stack.addWidget(screen)

    def show_mode(self, mode: str) -> None:
        """Show what a mode is for."""
        if mode not in self._modes:
            self.mode_changed.emit(mode)
        if mode in self._modes:
            self.mode = mode
            self.session.end_phrase()
            self._stack.setCurrentWidget(self._modes[mode])
            self.top.choose_mode(mode)
            self.mode_changed.emit(mode)

    def push(self, screen: QWidget) -> None:
        """Let a step take the whole window; `pop` gives it back."""
        self.session.end_phrase()
        self._over.addWidget(screen)
        self._over.setCurrentWidget(screen)
        screen.setFocus()
        self.mode_changed.emit(self.mode)

    def pop(self, screen: QWidget | None = None) -> None:
        """End a step: the one given, or the one on top."""
        screen = screen or self._over.currentWidget()
        if self._over.count() < 2 or self._over.indexOf(screen) <= 0:
            return
        self.session.end_phrase()
        self._over.removeWidget(screen)
        screen.hide()
        screen.deleteLater()
        self._over.setCurrentIndex(self._over.count() - 1)
        self.mode_changed.emit(self.mode)

    @property
    def step(self) -> QWidget | None:
        """The step that takes the whole window, or None."""
        return self._over.currentWidget() if self._over.currentIndex() > 0 else None

    def show_page(self, page: PageId) -> None:
        """Go to a page, from wherever one is."""
        while self.step is not None:
            self.pop()
        self.show_mode("write")
        self.write.go_to(page)

    # What is told.

    def _changed(self, _before: Book, _after: Book) -> None:
        self._show_book()

    def _show_book(self) -> None:
        self.top.show_book(self.session.book.title, self.session.can_undo, self.session.can_redo)

    def _saved(self, _line: object) -> None:
        if self.session.line.safety is Safety.SAVED:
            self.notices.drop("trouble")
            self.notices.drop("refused")

    def _refused(self, sentence: str) -> None:
        bold, _, plain = sentence.partition(". ")
        self.notices.show("refused", "note", bold if bold.endswith(".") else f"{bold}.", plain)
        if not self.session.can_write:
            # No field may show words that were not taken.
            self.write.refresh()

    def _trouble(self, _trouble: object) -> None:
        known = self.session.current_trouble
        if known is None:
            return
        again = kit.Button(self.tr("Try again"))
        again.clicked.connect(self.session.try_again_now)
        elsewhere = kit.Button(self.tr("Save it in another place"))
        elsewhere.clicked.connect(self.save_elsewhere_wanted)
        ways = (elsewhere,) if known.changed_elsewhere else (again, elsewhere)
        self.notices.show("trouble", "warn", self.tr("Your work is safe in this window."), known.sentence, *ways)
        dialog = TroubleDialog(self, known, self.session.path, self.session.line.when)
        dialog.again.connect(self.session.try_again_now)
        dialog.elsewhere.connect(self.save_elsewhere_wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say_how_it_was_opened(self) -> None:
        session = self.session
        if not session.can_write:
            self._say_it_is_read_only()
        if session.kept is not None:
            when = told_time(session.kept.when)
            bring = kit.Button(self.tr("Bring that work back"))
            bring.clicked.connect(self._bring_back)
            leave = kit.Button(self.tr("Leave it"), role="quiet")
            leave.clicked.connect(session.settle_kept)
            self.notices.show(
                "kept",
                "warn",
                self.tr("Work of {time} could not be saved in the book, and was kept aside.").format(time=when),
                self.tr("Bringing it back can be undone."),
                bring,
                leave,
            )
        elif session.left_open:
            when = told_time(session.line.when)
            self.notices.show(
                "left open",
                "good",
                self.tr("This book was not closed last time. Your last words are here."),
                self.tr("They were saved at {time}.").format(time=when),
            )

    def _say_it_is_read_only(self) -> None:
        holder = self.session.held_by
        if holder is not None:
            why = self.tr("{person} works in it on {machine}, since {time}. You can look, make copies and print.").format(
                person=holder.person, machine=holder.machine, time=told_time(holder.since)
            )
            self.notices.show("read only", "note", self.tr("This book is open for reading only."), why)
            return
        elsewhere = kit.Button(self.tr("Save it in another place"))
        elsewhere.clicked.connect(self.save_elsewhere_wanted)
        self.notices.show(
            "read only",
            "note",
            self.tr("This book is open for reading only."),
            self.tr("Its folder cannot be written. You can look, make copies and print; to work on it, save it elsewhere."),
            elsewhere,
        )

    def _bring_back(self) -> None:
        from lifestory_app.domain.edits import ReplaceBook

        if self.session.kept is not None:
            self.session.do(ReplaceBook(self.session.kept.book))
            if self.session.settled():
                self.session.settle_kept()

    # Room.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_room()
        if self.toast.isVisible():
            self.toast.place()

    def fit_room(self) -> None:
        """Leave out what there is no room for at this width and size of text."""
        room = self.width() / look.scale()
        level = 0 if room >= NARROW else 1 if room >= TIGHT else 2
        self.top.fit(self.width(), level)
        self.write.desk.narrow(level)
        fitted = (round(room), look.scale())
        if fitted != self._fitted:
            self._fitted = fitted
            self.write.fold_pages(room < FOLDED)
            QTimer.singleShot(0, self.write, self.write.share_room)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit_room()
