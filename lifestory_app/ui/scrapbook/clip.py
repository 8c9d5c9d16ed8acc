"""Things copied on a scrapbook page, and what from elsewhere can be pasted on one."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from lifestory_app.domain.pages import ScrapItem
from lifestory_app.domain.text import Words
from lifestory_app.ui.clipboard import copied
from lifestory_app.ui.pictures.brought import files_of, picture_of

SCRAP_MIME = "application/x-lifestory-scrap"
"""Says that a thing was copied; the thing itself stays in this window, so nothing of the book lies on the clipboard."""


class Clip:
    """Remembers the thing that was copied last, for all scrapbook pages of one book."""

    def __init__(self) -> None:
        self._kept: ScrapItem | None = None

    def copy(self, item: ScrapItem) -> None:
        """Remember a thing."""
        self._kept = item
        mime = QMimeData()
        mime.setData(SCRAP_MIME, item.id.encode())
        QGuiApplication.clipboard().setMimeData(mime)

    def pasted(self) -> ScrapItem | list[Path] | QImage | Words | None:
        """What would be pasted now: a thing, photo files, a picture or words; None for none of these."""
        mime = copied()
        files, picture = files_of(mime), picture_of(mime)
        if self._kept is not None and bytes(mime.data(SCRAP_MIME).data()).decode() == self._kept.id:
            return self._kept
        if files:
            return files
        if not picture.isNull():
            return picture
        lines = [line.strip() for line in mime.text().splitlines() if line.strip()]
        return Words.of(*lines) if lines else None
