"""Lists in dialogs that say what to look at, or what is left out: a row each, with a line between."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.ui import kit


class RowList(kit.Card):
    """A box of rows."""

    def __init__(self) -> None:
        super().__init__(0, role="box")
        self.body.setContentsMargins(12, 4, 12, 4)
        self.body.setSpacing(0)

    def clear(self) -> None:
        """Take all rows out."""
        kit.clear(self.body)

    def add(
        self, icon: str, shade: str, said: str, under: str = "", *, button: str = "", deed: Callable[[], object] | None = None
    ) -> None:
        """Add a row: what it is about, what more there is to say, and perhaps a way there."""
        if self.body.count():
            self.body.addWidget(kit.line())
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        row.addWidget(kit.Icon(icon, shade), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(kit.label(said, "strong" if button else "body", wraps=True))
        if under:
            words.addWidget(kit.label(under, "small"))
        row.addLayout(words, 1)
        if button and deed is not None:
            way = kit.Button(button)
            way.setAccessibleName(f"{button}: {said}")
            way.clicked.connect(deed)
            row.addWidget(way)
        self.body.addWidget(held)
