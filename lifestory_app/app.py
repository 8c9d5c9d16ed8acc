"""The composition root of the window: the only module that knows every room."""

import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from lifestory_app import __version__
from lifestory_app.services.jobs import Jobs
from lifestory_app.services.settings import Settings
from lifestory_app.ui import look
from lifestory_app.ui.language import speak
from lifestory_app.ui.listening import make_scrolling_safe
from lifestory_app.ui.main_window import MainWindow


def report_of(mistake: BaseException) -> str:
    """The kind of a mistake and its places in the program. Its message is left out: that may hold words of a book."""
    frames = traceback.extract_tb(mistake.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join((f"Life Story {__version__}", type(mistake).__name__, *places))


def show_mistake(mistake: BaseException, is_safe: bool = True) -> None:
    """Tell of a mistake of ours. The report names places in the program and nothing of the book."""
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Life Story")
    if is_safe:
        said = QCoreApplication.translate("App", "Something went wrong in Life Story. Your book is safe, up to your last word.")
    else:
        said = QCoreApplication.translate("App", "Something went wrong in Life Story. Your book file is as it was last saved.")
    box.setText(said)
    box.setInformativeText(
        QCoreApplication.translate(
            "App", "The details hold nothing of the book, and can be sent to those who look after the program."
        )
    )
    box.setDetailedText(report_of(mistake))
    box.addButton(QCoreApplication.translate("App", "Carry on"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


class MistakeHook:
    """What Python calls for a mistake of ours: first the work is kept aside, then the mistake is told, one at a time."""

    def __init__(self) -> None:
        self.window: MainWindow | None = None
        self._is_telling = False

    def __call__(self, kind: type[BaseException], mistake: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        is_safe = self._keep_aside()
        if self._is_telling:
            return
        self._is_telling = True
        try:
            show_mistake(mistake.with_traceback(trace), is_safe)
        finally:
            self._is_telling = False

    def _keep_aside(self) -> bool:
        session = self.window.session if self.window is not None else None
        try:
            return session is None or session.keep_aside()
        except Exception:
            # Whatever went wrong may go wrong here too, and must not hide the first mistake.
            return False


def scheme_of(settings: Settings, app: QApplication) -> str:
    """The scheme that is set; `auto` follows the computer."""
    wanted = str(settings.value("scheme"))
    if wanted != "auto":
        return wanted
    hints = app.styleHints()
    return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"


def run(arguments: Sequence[str] | None = None, path: Path | None = None, passphrase: str | None = None) -> int:
    """Open the window and stay until it is closed."""
    app = QApplication(list(sys.argv[:1] if arguments is None else arguments))
    app.setApplicationName("Life Story")
    app.setApplicationVersion(__version__)
    settings = Settings()
    speak(app, str(settings.value("language")))

    def dress() -> None:
        look.dress(app, scheme_of(settings, app), settings.value("text_size") / 100)

    dress()
    make_scrolling_safe()
    hook = MistakeHook()
    sys.excepthook = hook
    signal.signal(signal.SIGINT, lambda *_: app.quit())
    # Python hears a signal only when it runs; Qt's loop lets it run this often.
    listening = QTimer(interval=300)
    listening.timeout.connect(lambda: None)
    listening.start()
    jobs = Jobs()
    window = hook.window = MainWindow(jobs, settings)
    window.look_changed.connect(dress)
    app.styleHints().colorSchemeChanged.connect(dress)
    window.show()
    window.begin(path, passphrase or "")
    status = app.exec()
    jobs.finish()
    window.room.close()
    return status
