"""The fields that say where a thing lies, how large it is, how it is turned and in which layer: all that the hand can do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.domain.scrapbook import Paper, ScrapPlace
from lifestory_app.ui import kit
from lifestory_app.ui.scrapbook import geometry, things


class Measure(QDoubleSpinBox):
    """A length or a turn, in tenths that are shown only where there are some. The wheel scrolls its form."""

    def __init__(self, unit: str, least: float, most: float) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDecimals(1)
        self.setRange(least, most)
        self.setSuffix(unit)
        self.setKeyboardTracking(False)
        self.setMinimumWidth(40)
        self.lineEdit().setTextMargins(10, 0, 0, 0)

    def textFromValue(self, value: float) -> str:
        whole = round(value, 1)
        return self.locale().toString(whole, "f", 0 if whole == int(whole) else 1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def show_value(self, value: float) -> None:
        """Show a value without telling anybody."""
        if round(value, 1) != round(self.value(), 1):
            self.blockSignals(True)
            self.setValue(value)
            self.blockSignals(False)


class PlaceFields(QWidget):
    """Shows a place in numbers. `moved`, `sized` and `turned` report the place that a changed number means."""

    moved = Signal(object)
    sized = Signal(object)
    turned = Signal(object)
    shape_kept = Signal(bool)
    layer_wanted = Signal(str)
    phrase_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._place = ScrapPlace(0, 0, 1, 1)
        self._paper: Paper = (210.0, 297.0)
        self._least = 1.0
        mm = self.tr(" mm")
        self.across, self.down = Measure(mm, -500, 2000), Measure(mm, -500, 2000)
        self.width_, self.height_ = Measure(mm, 1, 2000), Measure(mm, 1, 2000)
        self.turn = Measure(self.tr("°"), -180, 180)
        self.turn.setWrapping(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for number, (field, label) in enumerate(
            (
                (self.across, self.tr("From the left edge")),
                (self.down, self.tr("From the top")),
                (self.width_, self.tr("Width")),
                (self.height_, self.tr("Height")),
            )
        ):
            grid.addWidget(kit.Field(label, field), number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        self.keep = QCheckBox(self.tr("Keep its shape"))
        self.keep.toggled.connect(self.shape_kept)
        column.addWidget(self.keep)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(kit.Field(self.tr("Turned to the right"), self.turn), 1)
        self.straight = kit.Button(self.tr("Straight"), "straighten")
        self.straight.clicked.connect(lambda: self._turn(0.0))
        holder = QVBoxLayout()
        holder.addStretch(1)
        holder.addWidget(self.straight)
        row.addLayout(holder)
        column.addLayout(row)
        self._make_layers(column)
        self.across.valueChanged.connect(lambda _: self._move())
        self.down.valueChanged.connect(lambda _: self._move())
        self.width_.valueChanged.connect(lambda value: self._size(width=value))
        self.height_.valueChanged.connect(lambda value: self._size(height=value))
        self.turn.valueChanged.connect(self._turn)
        for field in (self.across, self.down, self.width_, self.height_, self.turn):
            field.editingFinished.connect(self.phrase_ended)

    def _make_layers(self, column: QVBoxLayout) -> None:
        column.addWidget(kit.label(self.tr("Layer"), "label"))
        row = QHBoxLayout()
        row.setSpacing(4)
        self.layer = kit.label("", "body", wraps=True)
        row.addWidget(self.layer, 1)
        self.up = kit.IconButton("up", self.tr("One layer up"), "Alt+Up", framed=True)
        self.under = kit.IconButton("down", self.tr("One layer down"), "Alt+Down", framed=True)
        self.up.clicked.connect(lambda: self.layer_wanted.emit("up"))
        self.under.clicked.connect(lambda: self.layer_wanted.emit("down"))
        row.addWidget(self.up)
        row.addWidget(self.under)
        column.addLayout(row)

    def show_place(self, place: ScrapPlace, paper: Paper, least: float) -> None:
        """Show where a thing lies."""
        self._place, self._paper, self._least = place, paper, least
        x, y = geometry.corner(place)
        for field, value in (
            (self.across, x),
            (self.down, y),
            (self.width_, place.width),
            (self.height_, place.height),
            (self.turn, place.turn),
        ):
            field.show_value(value)
        self.straight.setEnabled(place.turn != 0)

    def show_layer(self, number: int, count: int) -> None:
        """Show in which layer the thing lies, counted from 0 at the bottom."""
        self.layer.setText(things.layer_of(number, count))
        self.up.setEnabled(number < count - 1)
        self.under.setEnabled(number > 0)

    def show_shape(self, *, can_keep: bool, keeps: bool) -> None:
        """Show whether width and height go together."""
        self.keep.setVisible(can_keep)
        self.keep.blockSignals(True)
        self.keep.setChecked(keeps)
        self.keep.blockSignals(False)

    @property
    def keeps_shape(self) -> bool:
        """Whether width and height go together."""
        return self.keep.isChecked()

    def _move(self) -> None:
        x, y = geometry.corner(self._place)
        place, _ = geometry.moved(self._place, self.across.value() - x, self.down.value() - y, self._paper)
        self._tell(self.moved, place)

    def _size(self, *, width: float | None = None, height: float | None = None) -> None:
        place = geometry.stretched(
            self._place, self._paper, width=width, height=height, keeps_shape=self.keeps_shape, least=self._least
        )
        self._tell(self.sized, place)

    def _turn(self, degrees: float) -> None:
        self._tell(self.turned, geometry.turned(self._place, degrees, self._paper, self._least))

    def _tell(self, signal: object, place: ScrapPlace) -> None:
        before = self._place
        signal.emit(place)  # type: ignore[attr-defined]
        if self._place is before:
            # Nothing came of it: the paper ends there. The fields say what is so.
            self.show_place(before, self._paper, self._least)
