"""What a screen reader is told, where Qt's own telling is not safe."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_SCROLLED = ("QScrollArea", "QAbstractScrollArea")


def _tell(kind: str, told: QObject) -> QAccessibleInterface | None:
    return QAccessibleWidget(told, QAccessible.Role.Client) if kind in _SCROLLED and isinstance(told, QWidget) else None


def make_scrolling_safe() -> None:
    """Tell of scrolled areas as of any widget; once is enough.

    Qt's own telling (6.11) counts only the scroll bars that show and does not check which child is asked for: a screen
    reader that asks for the one counted a moment before, as a screen gives way to another, brings the program down.
    """
    QAccessible.installFactory(_tell)
