"""The bar along the top: which book, how safe it is, what the window is for, and the ways out."""

from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from lifestory_app.services.session import Safety, SaveLine
from lifestory_app.ui import kit, look

LEAST = 620


class SaveLineView(QWidget):
    """Says how safe the work is, always in the same place."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        self._short = False
        self._line: SaveLine | None = None
        self._mark = kit.Icon("ok", "good", 16)
        self._words = kit.label("", "in-good")
        row.addWidget(self._mark)
        row.addWidget(self._words)
        row.addStretch(1)

    def show_short(self, short: bool) -> None:
        """Say it in as few words as can be, where there is least room; all of them are read out, and shown when pointed at."""
        if short != self._short:
            self._short = short
            if self._line is not None:
                self._say(self._line)

    def show_line(self, line: SaveLine) -> None:
        """Show a state of saving."""
        self._line = line
        self._say(line)

    def _say(self, line: SaveLine) -> None:
        at = told_time(line.when)
        words, icon, kind = {
            Safety.SAVED: (self.tr("Saved and checked, {time}").format(time=at), "ok", "good"),
            Safety.SAVING: (self.tr("Saving…"), "clock", "note"),
            Safety.NOT_SAVED: (self.tr("Safe here, not in the file"), "warning", "warn"),
            Safety.READ_ONLY: (self.tr("Read only"), "lock", "note"),
        }[line.safety]
        brief = {
            Safety.SAVED: self.tr("Saved, {time}").format(time=at),
            Safety.NOT_SAVED: self.tr("Not in the file"),
        }.get(line.safety, words)
        self._words.setText(brief if self._short else words)
        self._words.setToolTip(words if self._short else "")
        self._words.setAccessibleName(words)
        kit.set_role(self._words, f"in-{kind}")
        self._mark.show_icon(icon, kind)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()


def told_time(when: datetime | None) -> str:
    """A time as people say it today: the hour, with the day where that is not today."""
    if when is None:
        return ""
    local = when.astimezone()
    if local.date() == datetime.now().astimezone().date():
        return f"{local:%H:%M}"
    return f"{local.day} {local:%b %H:%M}"


class TopBar(QFrame):
    """The bar along the top. It shows and reports; the menus are filled by its owner."""

    books_wanted = Signal()
    mode_wanted = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()
    read_wanted = Signal()
    _fitted, _level = (0, 0), 0
    """For how many pixels it was fitted and how much is left out at least; how much is left out now."""

    def __init__(self, modes: list[tuple[str, str, str, str]]) -> None:
        super().__init__()
        self.setProperty("role", "topbar")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 12, 0)
        row.setSpacing(2)
        self._books = kit.Button(self.tr("Books"), "home", "quiet")
        self._books.setToolTip(self.tr("Close this book and go back to your books"))
        self._books.clicked.connect(self.books_wanted)
        row.addWidget(self._books)
        row.addSpacing(8)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        self._title = kit.label("", "strong")
        # A name in Urdu stands over the save line like any other.
        self._title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self.save_line = SaveLineView()
        names.addWidget(self._title)
        names.addWidget(self.save_line)
        names.addStretch(1)
        row.addLayout(names)
        row.addSpacing(8)
        self._modes: dict[str, kit.ModeButton] = {}
        group = QButtonGroup(self)
        for mode, word, icon, key in modes:
            button = kit.ModeButton(word, icon, key)
            button.clicked.connect(lambda _=False, mode=mode: self.mode_wanted.emit(mode))
            group.addButton(button)
            self._modes[mode] = button
            row.addWidget(button)
        row.addStretch(1)
        self._undo = kit.IconButton("undo", self.tr("Undo"), "Ctrl+Z")
        self._redo = kit.IconButton("redo", self.tr("Redo"), "Ctrl+Y")
        self._undo.clicked.connect(self.undo_wanted)
        self._redo.clicked.connect(self.redo_wanted)
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addSpacing(8)
        self._read = kit.Button(self.tr("Read"), "read", "quiet")
        self._read.setToolTip(self.tr("Read the book full screen, F5"))
        self._read.clicked.connect(self.read_wanted)
        row.addWidget(self._read)
        self._out = kit.Button(self.tr("Send or print"), "export")
        self._out.setToolTip(self.tr("Send or print"))
        self.out_menu = QMenu(self._out)
        self._out.setMenu(self.out_menu)
        row.addWidget(self._out)
        self._more = kit.Button("", "menu", "quiet")
        self._more.setAccessibleName(self.tr("Menu"))
        self._more.setToolTip(self.tr("Menu"))
        self.menu = QMenu(self._more)
        self._more.setMenu(self.menu)
        row.addWidget(self._more)
        self.setMinimumHeight(look.px(64))

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters ask for a higher bar, also in a window that is open already."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setMinimumHeight(look.px(64))

    def show_book(self, title: str, can_undo: str | None, can_redo: str | None) -> None:
        """Show the book's name, and what undo and redo would do."""
        self._title.setText(title if len(title) < 34 else f"{title[:32]}…")
        self._title.setToolTip(title)
        for button, what, word, key in (
            (self._undo, can_undo, self.tr("Undo"), "Ctrl+Z"),
            (self._redo, can_redo, self.tr("Redo"), "Ctrl+Y"),
        ):
            button.setEnabled(what is not None)
            name = f"{word}: {what}" if what else word
            button.setAccessibleName(name)
            button.setToolTip(f"{name}, {key}")

    def choose_mode(self, mode: str) -> None:
        """Mark what the window is for."""
        self._modes[mode].setChecked(True)
        self._fit_again()

    def event(self, event: QEvent) -> bool:
        """What stands in the bar asks for other room: make it. It is not given back when less is asked for, so that
        nothing moves at every save."""
        done = super().event(event)
        layout, (width, least) = self.layout(), self._fitted
        asks = event.type() == QEvent.Type.LayoutRequest and width and layout is not None and self._level < 4
        if asks and layout.totalSizeHint().width() > width:
            self.fit(width, self._level)
            self._fitted = (width, least)
        return done

    def _fit_again(self) -> None:
        """Other words may need other room."""
        if self._fitted[0]:
            self.fit(*self._fitted)

    def minimumSizeHint(self) -> QSize:
        """What is least needed once all is left out that can be: the window may become so narrow that it is."""
        return QSize(look.px(LEAST), super().minimumSizeHint().height())

    def fit(self, width: int, least: int) -> None:
        """Leave out what there is no room for in so many pixels: at least as much as `least` says, as in `narrow`."""
        layout = self.layout()
        assert layout is not None
        self._fitted = (width, least)
        for level in range(least, 5):
            self._level = level
            self.narrow(level)
            layout.invalidate()
            if layout.totalSizeHint().width() <= width:
                return

    def narrow(self, level: int) -> None:
        """Leave out what there is no room for.

        1 the words of buttons, 2 also the icons of modes and the book's name, 3 the words of modes that are not chosen,
        4 some words of the save line.
        """
        self.save_line.show_short(level > 3)
        for button, word in (
            (self._books, self.tr("Books")),
            (self._read, self.tr("Read")),
            (self._out, self.tr("Send or print")),
        ):
            button.setText("" if level else word)
            button.setAccessibleName(word)
        self._title.setVisible(level < 2)
        for mode in self._modes.values():
            mode.show_with_icon(level < 2)
            mode.show_word(level < 3)
