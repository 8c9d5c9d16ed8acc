"""One part of the guide: its title, and its steps beside or above their picture."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lifestory_app import resources
from lifestory_app.services.help import HelpPart
from lifestory_app.ui import kit, look

BESIDE = 720
"""Steps stand beside their picture where there is room for this many pixels at the usual size of text, else above it."""


class GuidePage(QWidget):
    """One part: its title, and its steps beside or above their picture."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 12, 0)
        whole.setSpacing(12)
        self._head = kit.label("", "h2", wraps=True)
        whole.addWidget(self._head)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(20)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(12)
        left = QVBoxLayout()
        left.addLayout(self._steps)
        left.addStretch(1)
        self._both.addLayout(left, 2)
        self._picture = _Picture()
        self._both.addWidget(self._picture, 5, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(self._both)
        whole.addStretch(1)

    def show_part(self, part: HelpPart) -> None:
        """Show a part of the guide."""
        self._head.setText(part.title)
        kit.clear(self._steps)
        for number, step in enumerate(part.steps, 1):
            row = QHBoxLayout()
            row.setSpacing(12)
            ring = kit.label(str(number), "ring-on")
            wide = look.px(28)
            ring.setFixedSize(wide, wide)
            ring.setStyleSheet(f"border-radius: {wide // 2}px")
            ring.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row.addWidget(ring, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(kit.label(step, "body", wraps=True), 1)
            self._steps.addLayout(row)
        self._picture.show_file(part.picture, part.alt)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= look.px(BESIDE)
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)


class _Picture(QLabel):
    """A picture as wide as there is room for, and never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "picture")
        self.setScaledContents(True)
        self.setMinimumWidth(120)

    def show_file(self, name: str, alt: str) -> None:
        """Show a picture of the guide, and say what it shows."""
        pixmap = QPixmap(str(resources.asset("help", name))) if name else QPixmap()
        self.setVisible(not pixmap.isNull())
        self.setPixmap(pixmap)
        self.setAccessibleName(alt)
        self.setMaximumWidth(max(120, pixmap.width()))
        self._fit()

    def sizeHint(self) -> QSize:
        return self.pixmap().size()

    def _fit(self) -> None:
        pixmap = self.pixmap()
        if not pixmap.isNull():
            self.setFixedHeight(round(self.width() * pixmap.height() / pixmap.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
