"""The tools for crop, turn and light at the right of a photo. Each shows a view of it, and reports another to try."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QSpinBox, QVBoxLayout, QWidget

from lifestory_app.domain.photos import Photo, PhotoView, Sharpness, dots_per_inch, sharpness, whole_size
from lifestory_app.ui import kit
from lifestory_app.ui.crop_geometry import fitted, zoom_of, zoomed

Size = tuple[float, float]


class Panel(QWidget):
    """A column of tools. `tried` gives a view and whether the deed ends with it; those of one drag are one step back."""

    tried = Signal(object, bool)
    ended = Signal()

    def __init__(self, photo: Photo, frame: float | None) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.photo, self.frame = photo, frame
        self.view = PhotoView(photo.id)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 16, 16, 16)
        self.column.setSpacing(12)

    def title(self, title: str, meaning: str) -> None:
        """Say what these tools are for."""
        self.column.addWidget(kit.label(title, "h2", wraps=True))
        self.column.addWidget(kit.label(meaning, "quiet"))

    def show_view(self, view: PhotoView) -> None:
        """Show a view that is tried."""
        self.view = view

    def aspect(self, view: PhotoView | None = None) -> float:
        """Width by height of what is cropped: the photo squared up and turned."""
        across, down = whole_size(self.photo.width, self.photo.height, view or self.view)
        return across / down

    def slider(self, text: str, least: int, most: int) -> QSlider:
        """A slider under its label; what it tries ends when it is let go."""
        made = QSlider(Qt.Orientation.Horizontal)
        made.setRange(least, most)
        made.setPageStep(max(1, (most - least) // 20))
        made.sliderReleased.connect(self.ended)
        self.column.addWidget(kit.Field(text, made))
        return made


class CropPanel(Panel):
    """How close one goes, and whether it prints well."""

    def __init__(self, photo: Photo, frame: float | None, slot_pt: Size | None) -> None:
        super().__init__(photo, frame)
        self._slot_pt = slot_pt
        self.title(
            self.tr("What shows on the page"), self.tr("Drag the frame, or move it with the arrow keys. Plus goes closer.")
        )
        self._zoom = self.slider(self.tr("Go closer"), 100, 500)
        self._zoom.valueChanged.connect(self._zoom_to)
        whole = kit.Button(self.tr("Show as much as fits"), "fit")
        whole.clicked.connect(lambda: self.tried.emit(replace(self.view, crop=fitted(self.frame, self.aspect())), True))
        self.column.addWidget(whole)
        self._sharp = kit.Banner("good", "")
        self.column.addWidget(self._sharp)
        self._sharp.setVisible(slot_pt is not None)
        self.column.addStretch(1)

    def show_view(self, view: PhotoView) -> None:
        super().show_view(view)
        show_value(self._zoom, zoom_of(view.crop, self.frame, self.aspect()) * 100)
        if self._slot_pt is None:
            return
        kind, said = {
            Sharpness.GOOD: ("good", self.tr("Prints well at this size.")),
            Sharpness.SOFT: ("warn", self.tr("A little soft at this size.")),
            Sharpness.POOR: ("stop", self.tr("Too small to print well at this size.")),
        }[sharpness(dots_per_inch(self.photo, view, *self._slot_pt))]
        self._sharp.turn(kind)
        self._sharp.say(said)

    def _zoom_to(self, percent: int) -> None:
        crop = zoomed(self.view.crop, percent / 100, self.frame, self.aspect())
        self.tried.emit(replace(self.view, crop=crop), False)


class TurnPanel(Panel):
    """Quarter turns and a few degrees."""

    def __init__(self, photo: Photo, frame: float | None) -> None:
        super().__init__(photo, frame)
        self.title(self.tr("Turn and straighten"), self.tr("A quarter at a time, or a few degrees until the horizon is level."))
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, icon, quarters in ((self.tr("Turn left"), "undo", -1), (self.tr("Turn right"), "turn", 1)):
            button = kit.Button(text, icon)
            button.clicked.connect(lambda _=False, quarters=quarters: self.turn(quarters))
            row.addWidget(button)
        self.column.addLayout(row)
        self._straighten = self.slider(self.tr("Straighten"), -150, 150)
        self._straighten.valueChanged.connect(lambda value: self.tried.emit(replace(self.view, straighten=value / 10), False))
        self._degrees = kit.label("", "small")
        self.column.addWidget(self._degrees)
        level = kit.Button(self.tr("As it was taken"), "undo", "quiet")
        level.clicked.connect(self._level)
        self.column.addWidget(level)
        self.column.addStretch(1)

    def show_view(self, view: PhotoView) -> None:
        super().show_view(view)
        show_value(self._straighten, view.straighten * 10)
        self._degrees.setText(self.tr("{degrees} degrees").format(degrees=f"{view.straighten:g}"))

    def turn(self, quarters: int) -> None:
        """Turn by quarters, clockwise. The frame begins anew."""
        self._try_turned(replace(self.view, turn=(self.view.turn + quarters) % 4))

    def _level(self) -> None:
        self._try_turned(replace(self.view, turn=0, straighten=0.0))

    def _try_turned(self, view: PhotoView) -> None:
        if view.turn % 4 != self.view.turn % 4:
            view = replace(view, crop=fitted(self.frame, self.aspect(view)))
        self.tried.emit(view, True)


class LightPanel(Panel):
    """Light and contrast, gently."""

    def __init__(self, photo: Photo, frame: float | None) -> None:
        super().__init__(photo, frame)
        self.title(self.tr("Light"), self.tr("For a photo that came out too dark, too pale or too harsh."))
        self._light = self.slider(self.tr("Lighter or darker"), -100, 100)
        self._contrast = self.slider(self.tr("Stronger or softer"), -100, 100)
        self._light.valueChanged.connect(lambda value: self.tried.emit(replace(self.view, light=value / 100), False))
        self._contrast.valueChanged.connect(lambda value: self.tried.emit(replace(self.view, contrast=value / 100), False))
        plain = kit.Button(self.tr("As it was taken"), "undo", "quiet")
        plain.clicked.connect(lambda: self.tried.emit(replace(self.view, light=0.0, contrast=0.0), True))
        self.column.addWidget(plain)
        self.column.addStretch(1)

    def show_view(self, view: PhotoView) -> None:
        super().show_view(view)
        show_value(self._light, view.light * 100)
        show_value(self._contrast, view.contrast * 100)


def show_value(control: QSlider | QSpinBox, value: float) -> None:
    """Show a value without saying so to anybody."""
    with QSignalBlocker(control):
        control.setValue(round(value))
