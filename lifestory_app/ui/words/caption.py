"""The line above a field: its label, and at the right a quiet word about what is in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lifestory_app.ui import kit


class Caption(QWidget):
    """A label with a buddy, and a note."""

    def __init__(self, text: str, buddy: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.name = kit.label(text.replace("&", "&&"), "label")
        self.name.setBuddy(buddy)
        buddy.setAccessibleName(text)
        row.addWidget(self.name)
        row.addStretch(1)
        self._icon = kit.Icon("ok", "good", 16)
        self._icon.hide()
        row.addWidget(self._icon)
        self._words = kit.label("", "small")
        self._words.setWordWrap(False)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words)
        self._buddy = buddy

    def show_note(self, text: str, icon: str = "", kind: str = "") -> None:
        """Say something at the right: a count, or whether it reads well. `kind` is stop, warn, note, good or ""."""
        self._words.setText(text)
        self._icon.setVisible(bool(text and icon))
        if icon:
            self._icon.show_icon(icon, kind or "ink2")
        self._buddy.setAccessibleDescription(text)
