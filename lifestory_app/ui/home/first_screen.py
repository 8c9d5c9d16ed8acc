"""The first screen: start a book, open one, or go on with one of the last."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from lifestory_app.ui import asking, kit, look
from lifestory_app.ui.dates import told_day, weekday
from lifestory_app.ui.home.waiting import Waiting

if TYPE_CHECKING:
    from lifestory_app.services.shelf import RecentBook

SIDE, DRAWING = 64, 96
BESIDE = 140
"""Buttons of a door stand beside each other while a hundred pixels of the usual size are at most this many."""
COVER_WIDE, COVER_HIGH = 96, 136


class FirstScreen(QWidget):
    """Shows the doors and the recent books, and reports what is wished."""

    new_wanted = Signal()
    open_wanted = Signal(Path)
    read_wanted = Signal(Path)
    forget_wanted = Signal(Path)
    sample_wanted = Signal()
    samples_wanted = Signal()
    text_size_wanted = Signal()
    settings_wanted = Signal()
    help_wanted = Signal()
    templates_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._cards: list[BookCard] = []
        self._books: tuple[RecentBook, ...] = ()
        inside = QWidget()
        inside.setProperty("role", "window")
        page = QVBoxLayout(inside)
        page.setContentsMargins(SIDE, 16, SIDE, 24)
        page.setSpacing(16)
        page.addLayout(self._make_top())
        page.addSpacing(8)
        page.addWidget(kit.label(self.tr("What would you like to do?"), "display"))
        page.addSpacing(4)
        page.addLayout(self._make_doors())
        self.waiting = Waiting()
        self.waiting.stop_wanted.connect(self.stop_wanted)
        page.addWidget(self.waiting)
        self._trouble = kit.Banner("stop", "")
        self._trouble.hide()
        page.addWidget(self._trouble)
        self._no_backup = kit.Banner("warn", "")
        self._no_backup.hide()
        page.addWidget(self._no_backup)
        look = kit.Button(self.tr("Look at them"))
        look.clicked.connect(self.templates_wanted)
        self._own_templates = kit.Banner("note", "", "", look)
        self._own_templates.hide()
        page.addWidget(self._own_templates)
        page.addSpacing(8)
        page.addLayout(self._make_shelf_head())
        self._shelf = QGridLayout()
        self._shelf.setSpacing(16)
        page.addLayout(self._shelf)
        self._none = kit.label(self.tr("The books you work on will stand here."), "quiet")
        page.addWidget(self._none)
        page.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(kit.scrolled(inside))

    def _make_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(kit.Icon("read", "accent_text", 26))
        row.addWidget(kit.label(self.tr("Life Story"), "name"))
        row.addStretch(1)
        for text, icon, signal in (
            (self.tr("Text size"), "text-size", self.text_size_wanted),
            (self.tr("Settings"), "settings", self.settings_wanted),
            (self.tr("Help"), "help", self.help_wanted),
        ):
            button = kit.Button(text, icon, "quiet")
            button.setToolTip(
                {
                    "text-size": self.tr("All text one step larger; after 200 % it is small again"),
                    "settings": self.tr("Settings and keys, Ctrl+,"),
                    "help": self.tr("Help, F1"),
                }[icon]
            )
            button.clicked.connect(signal)
            row.addWidget(button)
        return row

    def _make_doors(self) -> QHBoxLayout:
        self._new = kit.Button(self.tr("Start a new book"), "add", "primary", big=True)
        self._new.clicked.connect(self.new_wanted)
        self._open = kit.Button(self.tr("Open a book"), "folder", big=True)
        self._open.clicked.connect(self._ask_for_file)
        self._sample = kit.Button(self.tr("Look at the sample book"), "read", big=True)
        self._sample.clicked.connect(self.sample_wanted)
        self._samples = kit.Button(self.tr("Other kinds of book…"), "book", big=True)
        self._samples.clicked.connect(self.samples_wanted)
        row = QHBoxLayout()
        row.setSpacing(24)
        self._doors = [
            _Door(
                "door-book.svg",
                self.tr("Work on a book"),
                self.tr("Start one, or carry on with your own."),
                self._new,
                self._open,
            ),
            _Door(
                "sample-cover.png",
                self.tr("See what a book can be"),
                self.tr("Robin’s book. Robin is an invented child; the book is made while you wait."),
                self._sample,
                self._samples,
            ),
        ]
        for door in self._doors:
            row.addWidget(door, 1)
        return row

    def _make_shelf_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(kit.label(self.tr("Your books"), "h2"))
        row.addStretch(1)
        row.addWidget(kit.Icon("lock", "ink2", 16))
        words = kit.label(self.tr("Locked with their passphrase. Nothing leaves this computer unless you send it."), "small")
        words.setWordWrap(False)
        row.addWidget(words)
        return row

    # What it shows.

    def show_recent(self, books: "tuple[RecentBook, ...]") -> None:
        """Show the books worked on last, newest first."""
        self._books = books
        had_keyboard = any(card.isAncestorOf(self.focusWidget()) for card in self._cards if self.focusWidget() is not None)
        while (item := self._shelf.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        self._cards = []
        for book in books[:8]:
            card = BookCard(book)
            card.opened.connect(self.open_wanted)
            card.read.connect(self.read_wanted)
            card.forgotten.connect(self.forget_wanted)
            self._cards.append(card)
        self._none.setVisible(not books)
        self._arrange()
        if had_keyboard:
            self.begin()

    def _arrange(self) -> None:
        across = max(1, min(4, int((self.width() - 2 * SIDE) / look.px(280))))
        for number, card in enumerate(self._cards):
            self._shelf.addWidget(card, number // across, number % across)
        for column in range(4):
            self._shelf.setColumnStretch(column, 1 if column < across else 0)

    def begin(self) -> None:
        """Put the keyboard where a person would go on: on the newest book, or the first door."""
        (self._cards[0].button if self._cards else self._new).setFocus()

    def show_trouble(self, sentence: str) -> None:
        """Tell why something could not be done."""
        self.rest()
        self._trouble.say(sentence)
        self._trouble.show()

    def say_no_backup(self, sentence: str) -> None:
        """Tell that the book that was closed is saved, but not its backup; it stays until a book is opened."""
        self._no_backup.say(self.tr("Your book is saved and closed. Its backup on this computer is not up to date."), sentence)
        self._no_backup.show()

    def say_own_templates(self, bold: str, plain: str) -> None:
        """Tell, once, that something is wrong with a council's own templates; it stays until a book is opened."""
        self._own_templates.say(bold, plain)
        self._own_templates.show()

    def show_progress(self, done: int, total: int, doing: str) -> None:
        """Tell how far an opening is; seen once it has taken a moment."""
        self._trouble.hide()
        self._no_backup.hide()
        self._own_templates.hide()
        self.waiting.show_progress(done, total, doing)
        self._enable(False)

    def rest(self) -> None:
        """Nothing is under way."""
        self.waiting.rest()
        self._trouble.hide()
        self._enable(True)

    def _enable(self, enabled: bool) -> None:
        for widget in (*self._doors, *self._cards):
            widget.setEnabled(enabled)

    def _ask_for_file(self) -> None:
        path = asking.book_to_open(self)
        if path is not None:
            self.open_wanted.emit(path)

    # Keys and drops.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        ways = [self._new, self._open, self._sample, self._samples, *(card.button for card in self._cards)]
        now = self.focusWidget()
        if step and now in ways:
            ways[(ways.index(now) + step) % len(ways)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.waiting.is_busy:
            self.stop_wanted.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_wanted.emit(path)

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._arrange()


def _dropped(event: QDropEvent) -> Path | None:
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower() == asking.BOOK_SUFFIX else None


class _Door(kit.Card):
    """A door: a drawing, a name, one line, and its buttons."""

    def __init__(self, drawing: str, title: str, words: str, *buttons: kit.Button) -> None:
        super().__init__(24)
        self._drawing = drawing
        self.body.setSpacing(20)
        row = QHBoxLayout()
        row.setSpacing(16)
        self._picture = QLabel()
        self._picture.setPixmap(look.picture(drawing, DRAWING, self.devicePixelRatioF()))
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addStretch(1)
        said.addWidget(kit.label(title, "h2", wraps=True))
        said.addWidget(kit.label(words, "quiet"))
        said.addStretch(1)
        row.addLayout(said, 1)
        self.body.addLayout(row, 1)
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.setSpacing(8)
        for button in buttons:
            self._below.addWidget(button)
        self._below.addStretch(1)
        self.body.addLayout(self._below)
        self._fit()

    def _fit(self) -> None:
        """With large letters two buttons have no room beside each other."""
        large = look.px(100) > BESIDE
        self._below.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()


class BookCard(kit.Card):
    """A recent book: its cover, the child's first name, its kind, and when. A press anywhere goes on with it."""

    opened = Signal(Path)
    read = Signal(Path)
    forgotten = Signal(Path)

    def __init__(self, book: "RecentBook") -> None:
        super().__init__(12)
        self._book = book
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(_Cover(book.cover), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        name = book.first_name or book.path.stem
        words.addWidget(kit.label(name, "h2", wraps=True))
        if book.kind:
            words.addWidget(kit.label(book.kind, "small"))
        if book.is_there:
            words.addWidget(kit.label(self.tr("Worked on {when}").format(when=told_day(book.when)), "small"))
            if book.due_on is not None:
                due = self.tr("{what}: {day}").format(
                    what=book.due, day=weekday(book.due_on, datetime.now().astimezone().date())
                )
                words.addWidget(kit.label(due, "small", wraps=True))
        else:
            words.addSpacing(4)
            words.addWidget(kit.Chip(self.tr("Not where it was"), "", "warn"))
        words.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        self.button = kit.Button(self.tr("Go on") if book.is_there else self.tr("Take it off"))
        self.button.setAccessibleName(f"{self.button.text()}: {name}")
        if not book.is_there:
            self.button.setToolTip(self.tr("Takes it off this list. The book itself is not touched."))
        self.button.clicked.connect(self._go_on)
        buttons.addWidget(self.button, 1)
        if book.is_there:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            more = kit.IconButton("more", self.tr("More for {name}").format(name=name))
            more.setPopupMode(more.ToolButtonPopupMode.InstantPopup)
            menu = QMenu(more)
            menu.addAction(look.icon("read"), self.tr("Read it"), lambda: self.read.emit(book.path))
            menu.addAction(look.icon("remove"), self.tr("Take it off this list"), lambda: self.forgotten.emit(book.path))
            more.setMenu(menu)
            buttons.addWidget(more)
        words.addLayout(buttons)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.setToolTip(self.tr("In the folder {folder}").format(folder=book.path.parent))

    def _go_on(self) -> None:
        (self.opened if self._book.is_there else self.forgotten).emit(self._book.path)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if (
            event.button() == Qt.MouseButton.LeftButton
            and self._book.is_there
            and self.rect().contains(event.position().toPoint())
        ):
            self.opened.emit(self._book.path)


class _Cover(QWidget):
    """The cover of a book, or where none is kept a plain book with a mark on it."""

    def __init__(self, jpeg: bytes) -> None:
        super().__init__()
        self._image = QImage()
        self._image.loadFromData(jpeg)
        self.setFixedSize(COVER_WIDE, COVER_HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self._image.isNull():
            self._paint_mark(painter)
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(place, 4, 4)
        painter.setClipPath(outline)
        exact = size * self.devicePixelRatioF()
        small = self._image.scaled(exact, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(place, small)
        painter.setClipping(False)
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.drawPath(outline)

    def _paint_mark(self, painter: QPainter) -> None:
        """A book seen from the front: a spine, and a heart where a cover would have its picture."""
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.setBrush(look.colour("sunk"))
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.drawLine(QPointF(12.5, 0.5), QPointF(12.5, self.height() - 0.5))
        heart = look.icon_pixmap("heart", "accent_text", 36, self.devicePixelRatioF())
        painter.drawPixmap(12 + (self.width() - 12 - 36) // 2, (self.height() - 36) // 2, heart)
