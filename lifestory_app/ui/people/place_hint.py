"""A word under a field for a place: that it looks like an address, is not on our map, or is the name of several towns."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from lifestory_app.services.between_homes import note_of
from lifestory_app.ui import kit

PAUSE_MS = 700
"""While somebody types, half a name is no town yet."""


class PlaceHint(QWidget):
    """Says under a line what a worker should know of the place in it; nothing where all is well."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.label: QLabel = kit.label("", "small")
        column.addWidget(self.label)
        self._line = line
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look)
        line.textChanged.connect(self.look_soon)
        self.look()

    def look_soon(self, *_: object) -> None:
        """Look at the place, once nobody types in it any more."""
        if self._line.hasFocus():
            self._pause.start()
        else:
            self.look()

    def look(self) -> None:
        """Look at the place as it stands."""
        said = note_of(self._line.text())
        self.label.setText(said)
        self._line.setAccessibleDescription(said)
        self.setVisible(bool(said))
