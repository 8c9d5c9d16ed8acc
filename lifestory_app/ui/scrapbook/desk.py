"""The middle of the scrapbook screen: the page, fitted or enlarged, and below it where the chosen thing lies."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from lifestory_app.ui import kit, look
from lifestory_app.ui.editor.desk import PT_PER_PX, STEPS
from lifestory_app.ui.scrapbook.canvas import ScrapCanvas
from lifestory_app.ui.scrapbook.elided import Elided
from lifestory_app.ui.scrapbook.head import TIGHT


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
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(canvas)
        self._area.viewport().installEventFilter(self)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._area, 1)
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
        smaller.clicked.connect(lambda: self.zoom_by(-1))
        larger.clicked.connect(lambda: self.zoom_by(1))
        self._fit.clicked.connect(self.fit)
        for button in (smaller, self._fit, larger):
            row.addWidget(button)
        column.addLayout(row)

    def fit(self) -> None:
        """Show the whole page."""
        self.canvas.set_zoom(None)
        self.settle()

    def zoom_by(self, step: int) -> None:
        """Show the page larger or smaller by a step."""
        now = self.canvas.scale() / PT_PER_PX
        larger = [each for each in STEPS if each > now + 0.01]
        smaller = [each for each in STEPS if each < now - 0.01]
        wanted = (larger[:1] if step > 0 else smaller[-1:]) or [now]
        self.canvas.set_zoom(wanted[0] * PT_PER_PX)
        self.settle()

    def zoom_key(self, event: QKeyEvent) -> bool:
        """Zoom as a key asks. False where it asks for nothing of the kind."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        elif event.key() == Qt.Key.Key_0:
            self.fit()
        else:
            return False
        return True

    def settle(self) -> None:
        """Give the page the room that its zoom needs."""
        room = self._area.viewport().size()
        if self.canvas.zoom is None:
            self.canvas.resize(room)
        else:
            wide, high = self.canvas.wanted_size()
            self.canvas.resize(max(wide, room.width()), max(high, room.height()))
        percent = round(self.canvas.scale() / PT_PER_PX * 100)
        self._fit.setText(self.tr("{percent} %").format(percent=percent))
        self._fit.setAccessibleName(self.tr("Fit the page to the window, now {percent} %").format(percent=percent))

    def narrow(self, width: int) -> None:
        """Leave out what there is no room for."""
        self.state.setVisible(width / look.scale() >= TIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.settle()
        elif isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]
