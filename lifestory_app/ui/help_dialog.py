"""Help: a short guide in pictures, opened at the part for the screen one stands on."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from lifestory_app import resources
from lifestory_app.services.help import SCREENS, HelpPart, guide
from lifestory_app.ui import kit, look
from lifestory_app.ui.actions import Actions
from lifestory_app.ui.kit.dialogs import stand_in_the_middle

WIDE, HIGH = 1320, 690
BESIDE = 720
"""Steps stand beside their picture where there is room for this many pixels at the usual size of text, else above it."""


def topic_of(widget: QWidget | None) -> str:
    """The part of the guide for the screen that a widget is on, "" for none."""
    while widget is not None:
        part = SCREENS.get(type(widget).__name__)
        if part is not None:
            return part
        widget = widget.parentWidget()
    return ""


class HelpDialog(kit.Dialog):
    """The guide, part by part."""

    def __init__(self, parent: QWidget | None, part: str, actions: Actions) -> None:
        super().__init__(parent, "", "help", width=WIDE)
        self.setWindowTitle(self.tr("Help"))
        self.title.setText(self.tr("Help"))
        across = QHBoxLayout()
        across.setSpacing(24)
        self.parts = QListWidget()
        self.parts.setAccessibleName(self.tr("Parts of the guide"))
        self.parts.setFixedWidth(min(look.px(240), 340))
        self.parts.setWordWrap(True)
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.parts.addItems([each.title for each in guide()])
        across.addWidget(self.parts)
        self.page = _Page()
        self._area = kit.scrolled(self.page)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._area.setAccessibleName(self.tr("The guide"))
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        across.addWidget(self._area, 1)
        self.body.addLayout(across, 1)
        keys = actions["app.settings"].shortcut().toString()
        self.foot.setText(self.tr("Every key is listed under Settings, Keys ({keys}).").format(keys=keys))
        self.parts.currentRowChanged.connect(self._show)
        ids = [each.id for each in guide()]
        self.parts.setCurrentRow(ids.index(part) if part in ids else 0)
        self.parts.setFocus()

    def _show(self, number: int) -> None:
        self.page.show_part(guide()[number])
        self._area.verticalScrollBar().setValue(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.parentWidget().window() if self.parentWidget() else None
        room = window.size() if window is not None and window.isVisible() else self.screen().availableSize()
        self.resize(min(look.px(WIDE), room.width() - 48), min(look.px(HIGH), room.height() - 48))
        stand_in_the_middle(self)


class _Page(QWidget):
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
