"""The place of a scrapbook in the form of a page: how many things lie there, and the way to arrange them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifestory_app.domain.pages import ScrapSlot
from lifestory_app.ui import kit


class ScrapField(QWidget):
    """Shows what a scrapbook page holds, and reports that it is to be arranged."""

    wanted = Signal()

    def __init__(self, label: str, prompt: str) -> None:
        super().__init__()
        self._prompt = prompt
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(kit.label(label, "label"))
        button = kit.Button(self.tr("Arrange the page"), "move")
        button.setAccessibleName(button.text())
        button.clicked.connect(self.wanted)
        column.addWidget(button)
        self._below = kit.label(prompt, "small")
        column.addWidget(self._below)
        self.trouble = kit.Banner("warn", self.tr("Some words on this page do not all fit."))
        column.addWidget(self.trouble)
        self.trouble.hide()
        self.setFocusProxy(button)

    def show_value(self, value: object, *, too_long: bool) -> None:
        """Show how many things lie on the page, and whether words have no room."""
        count = len(value.items) if isinstance(value, ScrapSlot) else 0
        told = self.tr("1 thing lies on this page.") if count == 1 else self.tr("{count} things lie on this page.")
        self._below.setText(told.format(count=count) if count else self._prompt)
        self.trouble.setVisible(too_long)
