"""What was copied."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def copied() -> QMimeData:
    """What the clipboard holds. Qt gives None where nothing was ever copied; here that is something empty."""
    return QGuiApplication.clipboard().mimeData() or QMimeData()
