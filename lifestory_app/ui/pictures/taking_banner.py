"""How far a batch of photos is, in the flow of the screen, with a way to stop it. Work goes on around it."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from lifestory_app.ui import kit, look

SHOWN_AFTER_MS = 400


class TakingBanner(QFrame):
    """Shows progress once it has taken a moment, and reports that it should be stopped."""

    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note")
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(14)
        self._row = row
        self._icon = kit.Icon("phone", "note")
        row.addWidget(self._icon)
        column = QVBoxLayout()
        column.setSpacing(6)
        words = QHBoxLayout()
        self._doing = kit.label("", "strong", wraps=True)
        self._far = kit.label("", "body")
        words.addWidget(self._doing, 1)
        words.addWidget(self._far)
        column.addLayout(words)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far it is"))
        column.addWidget(self._bar)
        column.addWidget(kit.label(self.tr("Where they were taken stays out of every copy."), "small"))
        row.addLayout(column, 1)
        stop = kit.Button(self.tr("Stop"), "close")
        stop.clicked.connect(self.stop_wanted)
        row.addWidget(stop)
        self._late = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._late.timeout.connect(self.show)
        self.is_busy = False
        self._fit()
        self.hide()

    def _fit(self) -> None:
        """In large text the button stands below."""
        is_large = look.scale() > 1.3
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight)
        self._icon.setVisible(not is_large)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "is_busy"):
            self._fit()

    def show_progress(self, done: int, total: int) -> None:
        """Say how far it is; `total` 0 while that is not known."""
        if not self.is_busy:
            self.is_busy = True
            self._late.start()
        self._bar.setMaximum(total)
        self._bar.setValue(done)
        one = self.tr("Taking in 1 photo")
        self._doing.setText(
            self.tr("Looking for photos")
            if not total
            else one
            if total == 1
            else self.tr("Taking in {total} photos").format(total=total)
        )
        self._far.setText(self.tr("{done} of {total}").format(done=min(done + 1, total), total=total) if total else "")

    def rest(self) -> None:
        """Nothing is under way."""
        self.is_busy = False
        self._late.stop()
        self.hide()
