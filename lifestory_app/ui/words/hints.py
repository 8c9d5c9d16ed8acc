"""The card below a field that says one thing about one word."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.ui import kit
from lifestory_app.ui.words.flow import Flow
from lifestory_app.ui.words.marks import Hint

MOST_BUTTONS = 3


class HintCard(QFrame):
    """Shows one hint: what is said of a word, words that might be better, and a way to keep it as it is.

    Tab comes to its buttons from the control named by `after`.
    """

    used = Signal(str)
    kept = Signal()

    def __init__(self, after: QWidget) -> None:
        super().__init__()
        self._after = after
        self.setProperty("role", "warn")
        self.setVisible(False)
        self._hint: Hint | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        self._mark = kit.Icon("hint", "warn")
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(8)
        self.sentence = kit.label("", "body", wraps=True)
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        column.addWidget(self.sentence)
        self._buttons = Flow()
        column.addLayout(self._buttons)
        row.addLayout(column, 1)

    @property
    def hint(self) -> Hint | None:
        """The hint that is shown."""
        return self._hint

    @property
    def buttons(self) -> list[QWidget]:
        """The buttons that are shown."""
        return [item.widget() for n in range(self._buttons.count()) if (item := self._buttons.itemAt(n)) is not None]

    def show_hint(self, hint: Hint | None, icon: str = "hint") -> None:
        """Show a hint, or none."""
        if hint is not None and hint == self._hint:
            return
        self._hint = hint
        self._buttons.clear()
        self.setVisible(hint is not None)
        if hint is None:
            return
        self._mark.show_icon(icon, "warn")
        word = f"<b>“{escape(hint.word)}”</b>" if hint.word else ""
        self.sentence.setText(escape(hint.says).replace("{word}", word))
        self.setAccessibleName(hint.says.replace("{word}", f"“{hint.word}”"))
        for better in hint.better[:MOST_BUTTONS]:
            use = self.tr("Use “{word}”").format(word=better)
            button = kit.Button(use if len(hint.better) == 1 else _plain(better))
            button.setAccessibleName(use)
            button.clicked.connect(lambda _=False, better=better: self.used.emit(better))
            self._buttons.addWidget(button)
        if hint.keep:
            keep = kit.Button(hint.keep, role="quiet")
            keep.clicked.connect(self.kept)
            self._buttons.addWidget(keep)
        before = self._after
        for button in self.buttons:
            QWidget.setTabOrder(before, button)
            before = button
        self._buttons.invalidate()
        self.updateGeometry()

    def say(self, sentence: str) -> None:
        """Say one sentence that has no buttons."""
        self.show_hint(Hint("", sentence), "ok")


def _plain(text: str) -> str:
    """A word on a button, where & would underline a letter."""
    return text.replace("&", "&&")
