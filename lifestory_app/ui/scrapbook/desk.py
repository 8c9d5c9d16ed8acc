"""The middle of the scrapbook screen: the page, fitted or enlarged, and below it where the chosen thing lies."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lifestory_app.ui import kit, look
from lifestory_app.ui.scrapbook.canvas import ScrapCanvas
from lifestory_app.ui.scrapbook.elided import Elided
from lifestory_app.ui.scrapbook.head import TIGHT
from lifestory_app.ui.zoom_area import ZoomArea


class ScrapDesk(QWidget):
    """Gives the page the room that its zoom needs."""

    def __init__(self, canvas: ScrapCanvas) -> None:
        super().__init__()
        self.setProperty("role", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.canvas = canvas
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.area = ZoomArea(canvas)
        self.area.settled.connect(self._show_zoom)
        column.addWidget(self.area, 1)
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        self.state = Elided("body")
        row.addWidget(self.state, 100)
        row.addStretch(1)
        smaller = kit.IconButton("zoom-out", self.tr("Page smaller"), "Ctrl+-")
        larger = kit.IconButton("zoom-in", self.tr("Page larger"), "Ctrl++")
        self._fit = kit.Button("", role="quiet")
        self._fit.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._fit.setToolTip(self.tr("Whole page, Ctrl+0"))
        smaller.clicked.connect(lambda: self.area.zoom_by(-1))
        larger.clicked.connect(lambda: self.area.zoom_by(1))
        self._fit.clicked.connect(self.area.fit)
        for button in (smaller, self._fit, larger):
            row.addWidget(button)
        column.addLayout(row)

    def zoom_key(self, event: QKeyEvent) -> bool:
        """Zoom as a key asks. False where it asks for nothing of the kind."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.area.zoom_by(1)
        elif event.key() == Qt.Key.Key_Minus:
            self.area.zoom_by(-1)
        elif event.key() == Qt.Key.Key_0:
            self.area.fit()
        else:
            return False
        return True

    def _show_zoom(self, percent: int, _fits: bool) -> None:
        self._fit.setText(self.tr("{percent} %").format(percent=percent))
        self._fit.setAccessibleName(self.tr("Fit the page to the window, now {percent} %").format(percent=percent))

    def narrow(self, width: int) -> None:
        """Leave out what there is no room for."""
        self.state.setVisible(width / look.scale() >= TIGHT)
