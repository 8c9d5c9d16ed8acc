"""The passphrase of one book: before it opens, and after it was locked."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from lifestory_app.ui import kit, look
from lifestory_app.ui.home.waiting import Waiting


class UnlockScreen(QWidget):
    """Asks for the passphrase or the printed recovery code of a book, and reports what was given."""

    given = Signal(Path, str, bool)
    back = Signal()
    stop_wanted = Signal()
    read_only_wanted = Signal()
    take_over_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._path: Path | None = None
        card = kit.Card(32)
        card.setMaximumWidth(720)
        card.body.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(20)
        picture = QLabel()
        picture.setPixmap(look.picture("door-book.svg", 72, self.devicePixelRatioF()))
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(2)
        self._which = kit.label("", "h1", wraps=True)
        self._where = kit.label("", "quiet")
        names.addWidget(self._which)
        names.addWidget(self._where)
        head.addLayout(names, 1)
        card.body.addLayout(head)
        self._locked = kit.Banner("good", self.tr("The book is locked. Your work is saved."))
        card.body.addWidget(self._locked)
        self._words = QLineEdit()
        self._words.setEchoMode(QLineEdit.EchoMode.Password)
        self._words.returnPressed.connect(self._give)
        self._field = kit.Field(self.tr("&Passphrase or recovery code of this book"), self._words)
        card.body.addWidget(self._field)
        self._show_words = QCheckBox(self.tr("Sho&w what I type"))
        self._show_words.toggled.connect(self._show_typed)
        self._remember = QCheckBox(self.tr("Re&member it on this computer"))
        card.body.addWidget(self._show_words)
        card.body.addWidget(self._remember)
        self._taken = kit.Banner("warn", "")
        self._taken.hide()
        card.body.addWidget(self._taken)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        self._read_only = kit.Button(self.tr("Open it to read"), "read")
        self._read_only.clicked.connect(self.read_only_wanted)
        self._take_over = kit.Button(self.tr("Take it over"), "key")
        self._take_over.setToolTip(
            self.tr("Only where nobody works in it any more: what they have not saved is then kept aside there.")
        )
        self._take_over.clicked.connect(self.take_over_wanted)
        ways.addWidget(self._read_only)
        ways.addWidget(self._take_over)
        ways.addStretch(1)
        card.body.addLayout(ways)
        self.waiting = Waiting()
        self.waiting.stop_wanted.connect(self.stop_wanted)
        card.body.addWidget(self.waiting)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        self._give_button = kit.Button(self.tr("&Open the book"), role="primary", big=True)
        self._give_button.clicked.connect(self._give)
        self._back = kit.Button(self.tr("&Back to your books"), big=True)
        self._back.clicked.connect(self.back)
        buttons.addWidget(self._give_button)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        card.body.addLayout(buttons)
        inside = QWidget()
        inside.setProperty("role", "window")
        middle = QVBoxLayout(inside)
        middle.setContentsMargins(24, 24, 24, 24)
        middle.addStretch(1)
        # Aligned, the card would get the height that its words need in the width of the window, not in its own.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        middle.addLayout(row)
        middle.addStretch(2)
        card.setMinimumWidth(min(640, look.px(480)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(kit.scrolled(inside))

    def ask(self, path: Path, *, can_remember: bool = False, locked: bool = False) -> None:
        """Ask for the passphrase of a book; `locked` says that it was open here a moment ago."""
        self._path = path
        self.forget_words()
        self._which.setText(path.stem)
        self._where.setText(self.tr("in the folder “{folder}”").format(folder=path.parent.name or str(path.parent)))
        self._locked.say(self.tr("The book is locked. Your work is saved."))
        self._locked.setVisible(locked)
        self._remember.setVisible(can_remember and not locked)
        self._taken_shown(False)
        self._field.show_trouble("")
        self.rest()
        self._words.setFocus()

    def say_it_is_kept_aside(self) -> None:
        """The book that was locked could not be saved."""
        self._locked.say(
            self.tr("The book is locked."),
            self.tr("Your last words could not be saved in it. They are kept aside, and offered when you open it."),
        )

    def show_trouble(self, sentence: str) -> None:
        """Tell why the book could not be opened."""
        self.rest()
        self._field.show_trouble(sentence)
        self._words.selectAll()
        self._words.setFocus()

    def show_in_use(self, sentence: str) -> None:
        """Tell who works in the book, and the ways on."""
        self.rest()
        self._taken.say(sentence)
        self._taken_shown(True)
        self._read_only.setFocus()

    def show_progress(self, done: int, total: int, doing: str) -> None:
        """Tell how far the opening is."""
        self._taken_shown(False)
        self._field.show_trouble("")
        self.waiting.show_progress(done, total, doing)
        self._enable(False)

    def rest(self) -> None:
        """Nothing is under way."""
        self.waiting.rest()
        self._enable(True)

    def forget_words(self) -> None:
        """Keep nothing of what was typed."""
        self._words.clear()
        self._show_words.setChecked(False)
        self._remember.setChecked(False)

    @property
    def words(self) -> str:
        """What is typed now."""
        return self._words.text()

    def _taken_shown(self, shown: bool) -> None:
        for widget in (self._taken, self._read_only, self._take_over):
            widget.setVisible(shown)

    def _enable(self, enabled: bool) -> None:
        for widget in (self._words, self._give_button, self._back, self._show_words, self._remember):
            widget.setEnabled(enabled)

    def _show_typed(self, shown: bool) -> None:
        self._words.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _give(self) -> None:
        if self._path is None:
            return
        if not self._words.text():
            self.show_trouble(self.tr("The passphrase is still empty. Type it, then try again."))
            return
        self.given.emit(self._path, self._words.text(), self._remember.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            (self.stop_wanted if self.waiting.is_busy else self.back).emit()
        else:
            super().keyPressEvent(event)
