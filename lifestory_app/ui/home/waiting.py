"""A line that says how far a thing is, seen once it has taken a moment, with a way to stop it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from lifestory_app.ui import kit

SHOWN_AFTER_MS = 400


class Waiting(QWidget):
    """Shows progress, and reports that it should be stopped."""

    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        column = QVBoxLayout()
        column.setSpacing(6)
        self._doing = kit.label("", "label")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far it is"))
        column.addWidget(self._doing)
        column.addWidget(self._bar)
        row.addLayout(column, 1)
        stop = kit.Button(self.tr("Stop"), "close")
        stop.clicked.connect(self.stop_wanted)
        row.addWidget(stop)
        self.is_busy = False
        self._late = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._late.timeout.connect(self.show)
        self.hide()

    def show_progress(self, done: int, total: int, doing: str) -> None:
        """Say how far it is."""
        if not self.is_busy:
            self.is_busy = True
            self._late.start()
        self._bar.setMaximum(total)
        self._bar.setValue(done)
        self._doing.setText(doing or self.tr("Opening"))

    def rest(self) -> None:
        """Nothing is under way."""
        self.is_busy = False
        self._late.stop()
        self.hide()
