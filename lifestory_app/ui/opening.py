"""The first screen: choose a book, give its passphrase, and read it. Or look at the sample book."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lifestory_app.ui import look

SUFFIX = ".lifestory"
PROGRESS_AFTER_MS = 400
DRAWING = 96
SIDE = 64


class OpeningView(QWidget):
    """Shows what can be opened, and reports which book and passphrase were given."""

    chosen = Signal(Path, str)
    sample_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("window")
        self.setAcceptDrops(True)
        self._path: Path | None = None
        self._busy = False
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        inside = QWidget()
        inside.setObjectName("window")
        page = QVBoxLayout(inside)
        page.setContentsMargins(SIDE, 20, SIDE, 20)
        page.setSpacing(16)
        page.addLayout(self._make_top())
        page.addSpacing(8)
        page.addWidget(self._make_doors())
        page.addWidget(self._make_asking())
        page.addWidget(self._make_trouble())
        page.addWidget(self._make_waiting())
        page.addStretch(1)
        page.addLayout(self._make_foot())
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._late = QTimer(self, singleShot=True, interval=PROGRESS_AFTER_MS)
        self._late.timeout.connect(lambda: self._reveal(self._waiting))

    def _make_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        mark = QLabel()
        mark.setPixmap(look.icon_pixmap("read", "accent", 26, self.devicePixelRatioF()))
        row.addWidget(mark)
        row.addWidget(_label(self.tr("Life Story"), "name"))
        row.addStretch(1)
        return row

    def _make_doors(self) -> QWidget:
        self._doors = QWidget()
        column = QVBoxLayout(self._doors)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(_label(self.tr("What would you like to read?"), "display"))
        self._open = QPushButton(self.tr("&Open a book"))
        self._open.setProperty("role", "primary")
        self._open.setIcon(look.icon("folder", "accent_ink"))
        self._open.setIconSize(look.ICON_SIZE)
        self._open.clicked.connect(self._ask_for_file)
        self._sample = QPushButton(self.tr("Look at the &sample book"))
        self._sample.setIcon(look.icon("read", "ink"))
        self._sample.setIconSize(look.ICON_SIZE)
        self._sample.clicked.connect(self.sample_wanted)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(
            _door(
                "door-book.svg",
                self.tr("Read a book"),
                self.tr("A book made with Life Story. You need the book’s passphrase or its printed recovery code."),
                self._open,
            )
        )
        row.addWidget(
            _door(
                "sample-cover.png",
                self.tr("See what a book can be"),
                self.tr(
                    "Robin’s book. Robin is an invented child; the book is made while you wait, and goes when you close it."
                ),
                self._sample,
            )
        )
        column.addLayout(row)
        return self._doors

    def _make_asking(self) -> QFrame:
        self._asking = QFrame()
        self._asking.setProperty("role", "card")
        across = QHBoxLayout(self._asking)
        across.setContentsMargins(24, 24, 24, 24)
        across.setSpacing(24)
        drawing = QLabel()
        drawing.setPixmap(look.picture("door-book.svg", DRAWING, self.devicePixelRatioF()))
        across.addWidget(drawing, 0, Qt.AlignmentFlag.AlignTop)
        below = QVBoxLayout()
        below.setSpacing(4)
        self._which = _label("", "h1")
        self._which.setTextFormat(Qt.TextFormat.PlainText)
        self._where = _label("", "quiet")
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._passphrase = QLineEdit()
        self._passphrase.setMaximumWidth(560)
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._passphrase.returnPressed.connect(self._give)
        label = _label(self.tr("&Passphrase or recovery code of this book"), "label")
        label.setBuddy(self._passphrase)
        self._show_words = QCheckBox(self.tr("Sho&w what I type"))
        self._show_words.toggled.connect(self._show_typed)
        self._read = QPushButton(self.tr("&Read the book"))
        self._read.setProperty("role", "primary")
        self._read.clicked.connect(self._give)
        self._back = QPushButton(self.tr("&Choose another"))
        self._back.clicked.connect(self.show_doors)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._read)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        below.addWidget(self._which)
        below.addWidget(self._where)
        below.addSpacing(12)
        below.addWidget(label)
        below.addWidget(self._passphrase)
        below.addWidget(self._show_words)
        below.addSpacing(8)
        below.addLayout(buttons)
        across.addLayout(below, 1)
        self._asking.hide()
        return self._asking

    def _make_trouble(self) -> QLabel:
        self._trouble = _label("", "stop")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        return self._trouble

    def _make_waiting(self) -> QWidget:
        self._waiting = QWidget()
        row = QHBoxLayout(self._waiting)
        row.setContentsMargins(0, 0, 6, 6)
        row.setSpacing(16)
        column = QVBoxLayout()
        column.setSpacing(8)
        self._doing = _label("", "label")
        self._doing.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far it is"))
        self._stop = QPushButton(self.tr("S&top"))
        self._stop.clicked.connect(self.stop_wanted)
        column.addWidget(self._doing)
        column.addWidget(self._bar)
        row.addLayout(column, 1)
        row.addWidget(self._stop)
        self._waiting.hide()
        return self._waiting

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        lock = QLabel()
        lock.setPixmap(look.icon_pixmap("lock", "ink2", 18, self.devicePixelRatioF()))
        row.addWidget(lock, 0, Qt.AlignmentFlag.AlignTop)
        words = _label(
            self.tr(
                "Books are locked with their passphrase. Nothing leaves this computer. "
                "New books are started with the command “lifestory new”; the user guide shows how."
            ),
            "quiet",
        )
        words.setWordWrap(True)
        row.addWidget(words, 1)
        return row

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a book"), self._folder)
        dialog.setNameFilters([self.tr("Life story books (*{suffix})").format(suffix=SUFFIX), self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.resize(min(900, self.width()), min(560, self.height()))
        if dialog.exec() and dialog.selectedFiles():
            self.ask_passphrase(Path(dialog.selectedFiles()[0]))
        dialog.deleteLater()

    def ask_passphrase(self, path: Path) -> None:
        """Ask for the passphrase of one book."""
        self._path = path
        self._folder = str(path.parent)
        self._which.setText(path.stem)
        self._where.setText(self.tr("in the folder “{folder}”").format(folder=path.parent.name or str(path.parent)))
        self._forget_words()
        self._trouble.hide()
        self._doors.hide()
        self._asking.show()
        self._passphrase.setFocus()

    def show_doors(self) -> None:
        """Go back to choosing, with nothing typed kept."""
        self._path = None
        self._forget_words()
        self._set_busy(False)
        self._trouble.hide()
        self._asking.hide()
        self._doors.show()
        self._open.setFocus()

    def show_trouble(self, sentence: str) -> None:
        """Tell why a book could not be opened."""
        self._set_busy(False)
        self._trouble.setText(sentence)
        self._trouble.setAccessibleName(sentence)
        self._reveal(self._trouble)
        self._passphrase.selectAll()
        (self._passphrase if self._asking.isVisibleTo(self) else self._open).setFocus()

    def show_progress(self, done: int, total: int, doing: str) -> None:
        """Tell how far an opening is; shown once it has taken a moment."""
        self._set_busy(True)
        self._trouble.hide()
        self._bar.setMaximum(total)
        self._bar.setValue(done)
        self._doing.setText(doing or self.tr("Opening"))

    def rest(self) -> None:
        """Nothing is under way."""
        self._set_busy(False)
        (self._passphrase if self._asking.isVisibleTo(self) else self._open).setFocus()

    def _show_typed(self, shown: bool) -> None:
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _reveal(self, news: QWidget) -> None:
        """Show a line of news, scrolled to once it has its place."""
        news.show()
        QTimer.singleShot(0, news, lambda: self._scroll.ensureWidgetVisible(news))

    def _forget_words(self) -> None:
        self._passphrase.clear()
        self._show_words.setChecked(False)

    def _give(self) -> None:
        if self._path is None:
            return
        if self._passphrase.text():
            self.chosen.emit(self._path, self._passphrase.text())
        else:
            self.show_trouble(self.tr("The passphrase is still empty. Type it, then try again."))

    def _set_busy(self, busy: bool) -> None:
        if busy and not self._busy:
            self._late.start()
        elif not busy:
            self._late.stop()
            self._waiting.hide()
        self._busy = busy
        for widget in (self._doors, self._asking):
            widget.setEnabled(not busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._busy:
                self.stop_wanted.emit()
            elif self._path is not None:
                self.show_doors()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._busy and _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            self.ask_passphrase(path)
            event.acceptProposedAction()


def _dropped(event: QDropEvent) -> Path | None:
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix == SUFFIX else None


def _door(drawing: str, title: str, words: str, button: QPushButton) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(20)
    picture = QLabel()
    picture.setPixmap(look.picture(drawing, DRAWING, card.devicePixelRatioF()))
    said = QVBoxLayout()
    said.setSpacing(4)
    said.addWidget(_label(title, "h2"))
    line = _label(words, "quiet")
    line.setWordWrap(True)
    said.addWidget(line)
    said.addStretch(1)
    row = QHBoxLayout()
    row.setSpacing(20)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(said, 1)
    column.addLayout(row, 1)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label
