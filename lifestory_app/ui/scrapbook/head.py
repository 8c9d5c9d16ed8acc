"""The bar above a scrapbook page: its title, what can be put on it, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from lifestory_app.ui import kit, look
from lifestory_app.ui.scrapbook.elided import Elided

WIDE, TIGHT = 1120, 900
"""Widths in pixels of text size 100 % under which the words of the tools, and then more, make room."""


class ScrapHead(QFrame):
    """Shows the title and the tools. `wanted` gives the tool: photo, words, drawing, tape or tidy."""

    wanted = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "topbar")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        self._mark = kit.Icon("photos", "accent_text", 24)
        row.addWidget(self._mark)
        self.title = Elided("h2")
        row.addWidget(self.title, 1)
        self.tools: dict[str, kit.Button] = {}
        self._words: dict[str, str] = {}
        for key, word, name, icon in (
            ("photo", self.tr("Photo"), self.tr("Add a photo"), "photo"),
            ("words", self.tr("Words"), self.tr("Add words"), "text"),
            ("drawing", self.tr("Drawing"), self.tr("Add a drawing"), "star"),
            ("tape", self.tr("Tape"), self.tr("Add tape"), "straighten"),
            ("tidy", self.tr("Arrange for me"), self.tr("Arrange for me"), "tidy"),
        ):
            button = kit.Button(word, icon)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(lambda _=False, key=key: self.wanted.emit(key))
            self.tools[key], self._words[key] = button, word
            row.addWidget(button)
        self._undo = kit.IconButton("undo", self.tr("Undo"), "Ctrl+Z")
        self._redo = kit.IconButton("redo", self.tr("Redo"), "Ctrl+Y")
        self._undo.clicked.connect(self.undo_wanted)
        self._redo.clicked.connect(self.redo_wanted)
        row.addWidget(self._undo)
        row.addWidget(self._redo)

    def show_state(self, title: str, *, has_things: bool, can_undo: bool, can_redo: bool) -> None:
        """Show the title, and which tools have something to do."""
        self.title.say(title)
        self.tools["tidy"].setEnabled(has_things)
        self._undo.setEnabled(can_undo)
        self._redo.setEnabled(can_redo)

    def narrow(self, width: int) -> None:
        """Leave out what there is no room for."""
        room = width / look.scale()
        for key, button in self.tools.items():
            button.setText(self._words[key] if room >= WIDE or (room >= TIGHT and key != "tidy") else "")
        self._mark.setVisible(room >= TIGHT)
