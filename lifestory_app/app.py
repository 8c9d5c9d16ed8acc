"""The composition root of the window: the only module that knows every room."""

import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QStackedWidget

from lifestory_app import __version__
from lifestory_app.services.jobs import Jobs
from lifestory_app.services.reading import ReadingRoom
from lifestory_app.ui import look
from lifestory_app.ui.opening import OpeningView
from lifestory_app.ui.reading_view import ReadingView


class Window(QStackedWidget):
    """The one window: the first screen, and the book full screen over it."""

    def __init__(self, room: ReadingRoom, path: Path | None = None, passphrase: str | None = None) -> None:
        super().__init__()
        self._room = room
        self._at_once = path is not None
        self.opening = OpeningView()
        self.reading = ReadingView()
        self.addWidget(self.opening)
        self.addWidget(self.reading)
        self.setWindowTitle(self.tr("Life Story"))
        room_for_it = self.screen().availableSize()
        self.resize(min(1200, room_for_it.width() - 40), min(690, room_for_it.height() - 60))
        self.opening.chosen.connect(room.open)
        self.opening.sample_wanted.connect(room.open_sample)
        self.opening.stop_wanted.connect(room.stop)
        room.progressed.connect(self.opening.show_progress)
        room.refused.connect(self._refused)
        room.stopped.connect(self.opening.rest)
        room.failed.connect(self._failed)
        room.opened.connect(self._show_book)
        self.reading.closed.connect(self._close_book)
        if path is not None:
            self.opening.ask_passphrase(path)
            if passphrase:
                room.open(path, passphrase)

    def _show_book(self, book: object) -> None:
        readable = self._room.book
        if readable is None or readable is not book:
            return
        # Fonts and shaping load with the painter, and a window is shown without them.
        from lifestory_app.paint.qt import QtPainter

        self.opening.show_doors()
        self.reading.show_book(readable.laid_out, QtPainter(readable.fonts, readable.photos))
        self.setCurrentWidget(self.reading)
        self.setWindowTitle(readable.laid_out.title)
        self.showFullScreen()
        self.reading.setFocus()

    def _close_book(self) -> None:
        if self._at_once:
            self.close()
            return
        self.setCurrentWidget(self.opening)
        self.setWindowTitle(self.tr("Life Story"))
        self.showNormal()
        self.reading.forget_book()
        self._room.close()
        self.opening.show_doors()

    def _refused(self, sentence: str) -> None:
        self.opening.show_trouble(sentence)

    def _failed(self, mistake: BaseException) -> None:
        self.opening.rest()
        show_mistake(mistake)


def report_of(mistake: BaseException) -> str:
    """The kind of a mistake and its places in the program. Its message is left out: that may hold words of a book."""
    frames = traceback.extract_tb(mistake.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join((f"Life Story {__version__}", type(mistake).__name__, *places))


def show_mistake(mistake: BaseException) -> None:
    """Tell of a mistake of ours. The report names places in the program and nothing of the book."""
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Life Story")
    box.setText(
        QCoreApplication.translate("App", "Something went wrong in Life Story. Your book file is as it was last saved.")
    )
    box.setInformativeText(
        QCoreApplication.translate(
            "App", "The details hold nothing of the book, and can be sent to those who look after the program."
        )
    )
    box.setDetailedText(report_of(mistake))
    box.addButton(QCoreApplication.translate("App", "Carry on"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def _hook(kind: type[BaseException], mistake: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    show_mistake(mistake.with_traceback(trace))


def run(arguments: Sequence[str] | None = None, path: Path | None = None, passphrase: str | None = None) -> int:
    """Open the window and stay until it is closed."""
    app = QApplication(list(sys.argv[:1] if arguments is None else arguments))
    app.setApplicationName("Life Story")
    app.setApplicationVersion(__version__)
    look.dress(app)
    sys.excepthook = _hook
    signal.signal(signal.SIGINT, lambda *_: app.quit())
    # Python hears a signal only when it runs; Qt's loop lets it run this often.
    listening = QTimer(interval=300)
    listening.timeout.connect(lambda: None)
    listening.start()
    jobs = Jobs()
    room = ReadingRoom(jobs)
    window = Window(room, path, passphrase)
    window.show()
    QTimer.singleShot(0, room.warm_up)
    status = app.exec()
    jobs.finish()
    room.close()
    return status
