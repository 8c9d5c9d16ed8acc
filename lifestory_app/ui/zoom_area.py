"""The room in which a page lies: the whole page, or larger with bars to move it by."""

from typing import Protocol

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

STEPS = (0.35, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0)
PT_PER_PX = 96 / 72


class Zoomable(Protocol):
    """A canvas that shows a page fitted to its room (`zoom` None), or so many pixels for a point of it."""

    zoom: float | None

    def set_zoom(self, zoom: float | None) -> None: ...
    def scale(self) -> float: ...
    def wanted_size(self) -> tuple[int, int]: ...
    def resize(self, size: QSize) -> None: ...


class ZoomArea(QScrollArea):
    """Gives a canvas the room that its zoom needs, and says how large the page is shown: in percent, and whether it fits."""

    settled = Signal(int, bool)

    def __init__(self, canvas: Zoomable) -> None:
        super().__init__()
        self.canvas = canvas
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        assert isinstance(canvas, QWidget)
        self.setWidget(canvas)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

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

    def settle(self) -> None:
        """Give the canvas the room that its zoom needs."""
        room = self.viewport().size()
        if self.canvas.zoom is None:
            self.canvas.resize(room)
        else:
            wide, high = self.canvas.wanted_size()
            self.canvas.resize(QSize(max(wide, room.width()), max(high, room.height())))
        self.settled.emit(round(self.canvas.scale() / PT_PER_PX * 100), self.canvas.zoom is None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            return True
        return super().viewportEvent(event)
