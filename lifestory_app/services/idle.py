"""Notices when nobody has touched the program for a while, so that a book can be locked."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Says `idle` once nobody has touched anything for so many minutes; with 0 minutes never."""

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)

    def watch(self, window: QObject) -> None:
        """Listen to what reaches a window of the system, before it is handed to any widget.

        A filter over the whole application would hear every event there is, and slow all of them.
        """
        window.installEventFilter(self)

    def touch(self, *_anything: object) -> None:
        """Somebody is there."""
        if self._timer.isActive():
            self._timer.start()

    def set_minutes(self, minutes: float) -> None:
        """Count from now; 0 stops counting."""
        self._timer.stop()
        if minutes > 0:
            self._timer.setInterval(round(minutes * 60_000))
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self.touch()
        return super().eventFilter(watched, event)
