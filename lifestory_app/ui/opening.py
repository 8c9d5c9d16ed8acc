"""The first screen of today: choose a book, give its passphrase, and read it. Or look at the sample book."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


class OpeningView(QWidget):
    """Shows what can be opened, and reports which book and passphrase were given."""

    chosen = Signal(Path, str)
    sample_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("window")
        self._path: Path | None = None
        page = QVBoxLayout(self)
        page.setContentsMargins(64, 48, 64, 48)
        page.setSpacing(16)
        page.addWidget(_label(self.tr("Read a life story book"), "display"))
        page.addWidget(self._make_card())
        page.addWidget(self._make_trouble())
        page.addWidget(self._make_waiting())
        page.addStretch(1)
        page.addWidget(_label(self.tr("Books are locked with their passphrase. Nothing leaves this computer."), "quiet"))

    def _make_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        self._open = QPushButton(self.tr("&Open a book"))
        self._open.setProperty("role", "primary")
        self._open.clicked.connect(self._ask_for_file)
        self._sample = QPushButton(self.tr("Look at the &sample book"))
        self._sample.clicked.connect(self.sample_wanted)
        row = QHBoxLayout()
        row.addWidget(self._open)
        row.addWidget(self._sample)
        row.addStretch(1)
        column.addLayout(row)
        self._asking = QWidget()
        below = QVBoxLayout(self._asking)
        below.setContentsMargins(0, 12, 0, 0)
        self._which = _label("", "h2")
        self._passphrase = QLineEdit()
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._passphrase.returnPressed.connect(self._give)
        label = QLabel(self.tr("&Passphrase of this book"))
        label.setBuddy(self._passphrase)
        self._read = QPushButton(self.tr("&Read"))
        self._read.setProperty("role", "primary")
        self._read.clicked.connect(self._give)
        for widget in (self._which, label, self._passphrase):
            below.addWidget(widget)
        below.addWidget(self._read, 0, Qt.AlignmentFlag.AlignLeft)
        self._asking.hide()
        column.addWidget(self._asking)
        return card

    def _make_trouble(self) -> QLabel:
        self._trouble = _label("", "stop")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        return self._trouble

    def _make_waiting(self) -> QWidget:
        self._waiting = QWidget()
        column = QVBoxLayout(self._waiting)
        column.setContentsMargins(0, 0, 0, 0)
        self._doing = _label("", "quiet")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far it is"))
        self._stop = QPushButton(self.tr("S&top"))
        self._stop.clicked.connect(self.stop_wanted)
        column.addWidget(self._doing)
        column.addWidget(self._bar)
        column.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignLeft)
        self._waiting.hide()
        return self._waiting

    def _ask_for_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a book"), "", self.tr("Life story books (*.lifestory)"))
        if name:
            self.ask_passphrase(Path(name))

    def ask_passphrase(self, path: Path) -> None:
        """Ask for the passphrase of one book."""
        self._path = path
        self._which.setText(path.stem)
        self._trouble.hide()
        self._asking.show()
        self._passphrase.clear()
        self._passphrase.setFocus()

    def _give(self) -> None:
        if self._path is not None and self._passphrase.text():
            self.chosen.emit(self._path, self._passphrase.text())

    def show_trouble(self, sentence: str) -> None:
        """Tell why a book could not be opened."""
        self._set_busy(False)
        self._trouble.setText(sentence)
        self._trouble.setAccessibleName(sentence)
        self._trouble.show()
        self._passphrase.selectAll()

    def show_progress(self, done: int, total: int, doing: str) -> None:
        self._set_busy(True)
        self._trouble.hide()
        self._bar.setMaximum(total)
        self._bar.setValue(done)
        self._doing.setText(doing)

    def rest(self) -> None:
        """Nothing is under way."""
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self._waiting.setVisible(busy)
        for widget in (self._open, self._sample, self._asking):
            widget.setEnabled(not busy)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label
