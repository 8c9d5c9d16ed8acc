"""What of a photo nobody may see: its covers in a list, how the chosen one looks, and where it stands."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from lifestory_app.domain.photos import Cover, Crop, Photo, PhotoView
from lifestory_app.ui import kit
from lifestory_app.ui.crop_geometry import new_cover
from lifestory_app.ui.pictures.panels import Panel, show_value

ICONS = {"smile": "smile", "colour": "shape", "blur": "cover-face"}


class CoverPanel(Panel):
    """Shows the covers of a view and changes them. `chosen` tells which one the keys on the photo move."""

    chosen = Signal(int)

    def __init__(self, photo: Photo, frame: float | None) -> None:
        super().__init__(photo, frame)
        self.number = 0
        self.title(
            self.tr("Cover a face or a number plate"),
            self.tr("Draw a shape over it, or add one here and move it with the arrow keys."),
        )
        self._card = QFrame()
        self._card.setProperty("role", "option")
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(1, 1, 1, 1)
        self._rows.setSpacing(0)
        self._made: list[_Row] = []
        self._group = QButtonGroup(self)
        self.column.addWidget(self._card)
        add = kit.Button(self.tr("Add a cover"), "add")
        add.clicked.connect(lambda: self.add(None))
        self.column.addWidget(add)
        self.column.addWidget(
            kit.Banner(
                "good",
                "",
                self.tr(
                    "What you cover or cut away is gone from every book, print and file you send. "
                    "Your own original stays locked in the book."
                ),
            )
        )
        self._fields = QWidget()
        column = QVBoxLayout(self._fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._look = kit.Segments(
            [("smile", self.tr("Smile"), ""), ("colour", self.tr("Colour"), ""), ("blur", self.tr("Blur"), "")],
            self.tr("How should it look?"),
        )
        self._look.chosen.connect(lambda look: self._put(smile=look == "smile", blur=look == "blur"))
        look = QVBoxLayout()
        look.setSpacing(4)
        look.addWidget(kit.label(self.tr("How should it look?"), "label"))
        look.addWidget(self._look)
        column.addLayout(look)
        self._name = QLineEdit()
        self._name.setPlaceholderText(self.tr("The other child"))
        self._name.setMaxLength(60)
        self._name.textEdited.connect(lambda text: self._put(ends=False, name=text))
        self._name.editingFinished.connect(self.ended)
        column.addWidget(kit.Field(self.tr("What it covers, for you alone"), self._name))
        places = QGridLayout()
        places.setSpacing(8)
        self._numbers: dict[str, QSpinBox] = {}
        for at, (name, label) in enumerate(
            (
                ("across", self.tr("Across")),
                ("down", self.tr("Down")),
                ("wide", self.tr("Width")),
                ("high", self.tr("Height")),
            )
        ):
            number = kit.Number(2 if name in ("wide", "high") else 0, 100, unit=" %")
            number.valueChanged.connect(self._place)
            self._numbers[name] = number
            places.addWidget(kit.Field(label, number), at // 2, at % 2)
        column.addLayout(places)
        self.column.addWidget(self._fields)
        self.column.addStretch(1)

    @property
    def cover(self) -> Cover | None:
        """The chosen cover."""
        return self.view.covers[self.number] if self.number < len(self.view.covers) else None

    def show_view(self, view: PhotoView) -> None:
        super().show_view(view)
        self.number = max(0, min(self.number, len(view.covers) - 1))
        self._show_rows()
        cover = self.cover
        self._card.setVisible(bool(view.covers))
        self._fields.setVisible(cover is not None)
        if cover is None:
            return
        self._look.choose(look_of(cover))
        if self._name.text() != cover.name:
            self._name.setText(cover.name)
        area = cover.area
        for name, value in (
            ("across", (area.left + area.right) / 2),
            ("down", (area.top + area.bottom) / 2),
            ("wide", area.right - area.left),
            ("high", area.bottom - area.top),
        ):
            show_value(self._numbers[name], value * 100)

    def _show_rows(self) -> None:
        covers = self.view.covers
        while len(self._made) > len(covers):
            row = self._made.pop()
            self._group.removeButton(row.button)
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._made) < len(covers):
            row = _Row()
            number = len(self._made)
            row.button.clicked.connect(lambda _=False, number=number: self.choose(number))
            row.away.clicked.connect(lambda _=False, number=number: self.drop(number))
            row.dropped.connect(lambda number=number: self.drop(number))
            self._group.addButton(row.button)
            self._made.append(row)
            self._rows.addWidget(row)
        for number, (row, cover) in enumerate(zip(self._made, covers, strict=True)):
            row.show_cover(number + 1, cover, is_chosen=number == self.number)

    def choose(self, number: int) -> None:
        """Choose the cover that is changed here and moved on the photo."""
        self.number = number
        self.show_view(self.view)
        self.chosen.emit(number)

    def add(self, area: Crop | None) -> None:
        """Add a cover: over a part that was drawn, or in the middle. It looks like the one before it, the first one smiles."""
        last = self.view.covers[-1] if self.view.covers else Cover(Crop(), smile=True)
        made = Cover(area or new_cover(self.photo.width / self.photo.height), last.blur, last.smile)
        self.number = len(self.view.covers)
        self.tried.emit(replace(self.view, covers=(*self.view.covers, made)), True)
        self.chosen.emit(self.number)

    def drop(self, number: int | None = None) -> None:
        """Take a cover off: this one, or the chosen one."""
        gone = self.number if number is None else number
        covers = tuple(cover for at, cover in enumerate(self.view.covers) if at != gone)
        if gone < self.number:
            self.number -= 1
        self.tried.emit(replace(self.view, covers=covers), True)

    def move(self, number: int, area: Crop, *, ends: bool) -> None:
        """Put a cover somewhere else."""
        if number < len(self.view.covers):
            self.number = number
            self._put(ends=ends, area=area)

    def _put(self, *, ends: bool = True, **changes: object) -> None:
        cover = self.cover
        if cover is not None:
            new = replace(cover, **changes)  # type: ignore[arg-type]
            covers = tuple(new if at == self.number else old for at, old in enumerate(self.view.covers))
            self.tried.emit(replace(self.view, covers=covers), ends)

    def _place(self) -> None:
        across, down, wide, high = (self._numbers[name].value() / 100 for name in ("across", "down", "wide", "high"))
        left, right = max(0.0, across - wide / 2), min(1.0, across + wide / 2)
        top, bottom = max(0.0, down - high / 2), min(1.0, down + high / 2)
        if left < right and top < bottom:
            self._put(area=Crop(left, top, right, bottom))


class _Row(QFrame):
    """One cover in the list: its look, number and name, and a way to take it off."""

    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.button = kit.Button("", "smile", "row")
        self.button.setCheckable(True)
        row.addWidget(self.button, 1)
        self.away = kit.IconButton("delete", self.tr("Take this cover off"), "Delete")
        row.addWidget(self.away)

    def show_cover(self, number: int, cover: Cover, *, is_chosen: bool) -> None:
        """Show a cover and whether it is the chosen one."""
        self.button.setText(told(self, number, cover))
        self.away.setAccessibleName(self.tr("Take cover {number} off").format(number=number))
        with QSignalBlocker(self.button):
            self.button.setChecked(is_chosen)
        self.button.show_icon(ICONS[look_of(cover)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


def look_of(cover: Cover) -> str:
    """How a cover looks: smile, colour or blur."""
    return "smile" if cover.smile else "blur" if cover.blur else "colour"


def told(_speaker: QWidget, number: int, cover: Cover) -> str:
    """A cover's number with its name, as lists and the photo show it."""
    if cover.name.strip():
        return f"{number}. {' '.join(cover.name.split())}"
    return QCoreApplication.translate("CoverPanel", "Cover {number}").format(number=number)
