"""What stands over the window: a dialog for a task, a toast for what was just done."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from lifestory_app.ui import look
from lifestory_app.ui.kit.buttons import Button, IconButton
from lifestory_app.ui.kit.pieces import Icon, label, scrolled


class Dialog(QDialog):
    """A task over the window: title and foot stay, the middle scrolls. Esc cancels, Ctrl+Enter does the primary deed."""

    def __init__(
        self, parent: QWidget | None, title: str, icon: str = "", primary: str = "", cancel: str = "", width: int = 640
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 12)
        head.setSpacing(12)
        if icon:
            head.addWidget(Icon(icon, "accent_text", 24))
        self.title = label(title, "h1")
        head.addWidget(self.title, 1)
        close = IconButton("close", self.tr("Close"), "Esc")
        close.clicked.connect(self.reject)
        head.addWidget(close)
        whole.addLayout(head)
        inside = QWidget()
        inside.setProperty("role", "panel")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(24, 8, 24, 16)
        self.body.setSpacing(12)
        whole.addWidget(scrolled(inside), 1)
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(12)
        self.foot = label("", "small")
        row.addWidget(self.foot, 1)
        self.cancel = Button(cancel or (self.tr("Cancel") if primary else self.tr("Close")))
        self.cancel.clicked.connect(self.reject)
        row.addWidget(self.cancel)
        self.primary = Button(primary, role="primary")
        self.primary.setVisible(bool(primary))
        row.addWidget(self.primary)
        whole.addWidget(foot)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.primary.click)
        self._wide = width

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        window = self.parentWidget().window() if self.parentWidget() else None
        room = window.size() if window is not None and window.isVisible() else self.screen().availableSize()
        inside = self.body.parentWidget()
        high = (inside.sizeHint().height() if inside else 300) + look.px(150)
        self.resize(min(look.px(self._wide), room.width() - 48), max(look.px(260), min(high, room.height() - 48)))


class Toast(QFrame):
    """What was just done and can be undone. Bottom middle of its parent; goes after 8 seconds unless pointed at or focused."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        self._words = label("", "body")
        row.addWidget(self._words)
        self._undo = Button(self.tr("Undo"), "undo", "link")
        self._undo.clicked.connect(self._take_back)
        row.addWidget(self._undo)
        self._time = self.startTimer(1000)
        self._left = 0
        self.hide()

    def say(self, sentence: str, *, can_undo: bool = True) -> None:
        """Show a sentence, with a way to take the deed back."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self._undo.setVisible(can_undo)
        self._left = 8
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Stand at the bottom middle of the parent."""
        parent = self.parentWidget()
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - look.px(72))

    def timerEvent(self, _event: object) -> None:
        if self.isVisible() and not self.underMouse() and not self._undo.hasFocus():
            self._left -= 1
            if self._left <= 0:
                self.hide()

    def _take_back(self) -> None:
        self.hide()
        self.undo_wanted.emit()
