"""One photo, whole window: what shows of it, how it is turned and lit, and what of it nobody may see."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QSlider,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.photos import Cover, Crop, PhotoView, Purpose, Sharpness, dots_per_inch, sharpness
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.crop_geometry import fitted, shaped, zoom_of, zoomed
from lifestory_app.ui.pictures.board import Box, PhotoBoard

NEW_COVER = Crop(0.4, 0.35, 0.6, 0.6)


class CropScreen(QWidget):
    """Tries out views of one photo. `used` gives the one that is wanted; nothing changes before."""

    used = Signal(object)
    closed = Signal()

    def __init__(
        self, session: Session, view: PhotoView, frame: float | None = None, slot_pt: tuple[float, float] | None = None
    ) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._frame, self._slot_pt = session, frame, slot_pt
        self._photo = session.book.photo(view.photo)
        self._first = view
        self._tried = [view]
        self._open = False
        self._cover = 0
        self._mode = "crop"
        self.board = PhotoBoard()
        self.board.setAccessibleName(self.tr("The photo"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.board, 1)
        across.addWidget(self._make_right())
        column.addLayout(across, 1)
        column.addWidget(self._make_foot())
        self._soon = QTimer(self, singleShot=True, interval=40)
        self._soon.timeout.connect(self._draw)
        self._connect()
        if frame is not None:
            self._start_in_frame()
        self._show()
        self._draw()

    @property
    def view(self) -> PhotoView:
        """The view as it is tried now."""
        return self._tried[-1]

    def _start_in_frame(self) -> None:
        """Show what the frame shows at first: a photo that was never cropped is cut to the frame's shape about its middle."""
        aspect = self._aspect_turned()
        crop = fitted(self._frame, aspect) if self.view.crop == Crop() else shaped(self.view.crop, self._frame, aspect)
        self._tried = [replace(self.view, crop=crop)]

    def _aspect_turned(self, view: PhotoView | None = None) -> float:
        view = view or self.view
        wide, high = self._photo.width, self._photo.height
        return high / wide if view.turn % 2 else wide / high

    # Parts.

    def _make_head(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "topbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(12)
        row.addWidget(kit.Icon("crop", "accent_text", 24))
        name = self._photo.caption or self._photo.file_name
        title = kit.label(name[:60], "h2")
        row.addWidget(title)
        row.addStretch(1)
        self.modes = kit.Segments(
            [
                ("crop", self.tr("Crop"), "crop"),
                ("turn", self.tr("Turn and light"), "turn"),
                ("cover", self.tr("Cover"), "cover-face"),
            ],
            self.tr("What to do"),
        )
        self.modes.choose("crop")
        self.modes.chosen.connect(self.show_mode)
        row.addWidget(self.modes)
        self._undo = kit.IconButton("undo", self.tr("Take the last try back"), "Ctrl+Z")
        self._undo.clicked.connect(self.step_back)
        row.addWidget(self._undo)
        return bar

    def _make_right(self) -> QFrame:
        pane = kit.Pane("right", 344, 560)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        self._panels = QStackedWidget()
        for panel in (self._crop_panel(), self._turn_panel(), self._cover_panel()):
            self._panels.addWidget(kit.scrolled(panel))
        column.addWidget(self._panels)
        return pane

    def _panel(self) -> tuple[QWidget, QVBoxLayout]:
        panel = QWidget()
        panel.setProperty("role", "panel")
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        return panel, column

    def _crop_panel(self) -> QWidget:
        panel, column = self._panel()
        column.addWidget(kit.label(self.tr("What shows on the page"), "h2"))
        column.addWidget(
            kit.label(
                self.tr("Drag the frame, or move it with the arrow keys. What is outside never leaves the book."), "quiet"
            )
        )
        self._zoom = _slider(100, 500)
        column.addWidget(kit.Field(self.tr("Go closer"), self._zoom))
        self._sharp = kit.Banner("good", "")
        column.addWidget(self._sharp)
        whole = kit.Button(self.tr("Show as much as fits"), "fit")
        whole.clicked.connect(lambda: self._try(replace(self.view, crop=fitted(self._frame, self._aspect_turned()))))
        column.addWidget(whole)
        column.addStretch(1)
        return panel

    def _turn_panel(self) -> QWidget:
        panel, column = self._panel()
        column.addWidget(kit.label(self.tr("Turn and light"), "h2"))
        row = QHBoxLayout()
        left = kit.Button(self.tr("Turn left"), "undo")
        right = kit.Button(self.tr("Turn right"), "turn")
        left.clicked.connect(lambda: self.turn(-1))
        right.clicked.connect(lambda: self.turn(1))
        row.addWidget(left)
        row.addWidget(right)
        column.addLayout(row)
        self._straighten, self._light, self._contrast = _slider(-150, 150), _slider(-100, 100), _slider(-100, 100)
        self._degrees = kit.label("", "small")
        column.addWidget(kit.Field(self.tr("Straighten"), self._straighten))
        column.addWidget(self._degrees)
        column.addWidget(kit.Field(self.tr("Lighter or darker"), self._light))
        column.addWidget(kit.Field(self.tr("Stronger or softer"), self._contrast))
        plain = kit.Button(self.tr("As it was taken"), "undo")
        plain.clicked.connect(self._plain_light)
        column.addWidget(plain)
        column.addStretch(1)
        return panel

    def _cover_panel(self) -> QWidget:
        panel, column = self._panel()
        column.addWidget(kit.label(self.tr("Cover a face, a badge or a number plate"), "h2", wraps=True))
        column.addWidget(
            kit.Banner(
                "good",
                self.tr("What is covered is gone from everything that leaves."),
                self.tr("Only the original inside this locked book still has it."),
            )
        )
        add = kit.Button(self.tr("Add a cover"), "add")
        add.clicked.connect(self.add_cover)
        column.addWidget(add)
        self._covers = QListWidget()
        self._covers.setProperty("boxed", "true")
        self._covers.setAccessibleName(self.tr("Covers"))
        self._covers.setMaximumHeight(look.px(140))
        self._covers.currentRowChanged.connect(self._choose_cover)
        column.addWidget(self._covers)
        self._cover_fields = QWidget()
        fields = QVBoxLayout(self._cover_fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(8)
        self._kind = QComboBox()
        self._kind.addItem(self.tr("Plain grey"), False)
        self._kind.addItem(self.tr("Blurred"), True)
        fields.addWidget(kit.Field(self.tr("How it is covered"), self._kind))
        self._numbers: dict[str, QSpinBox] = {}
        for pair in (
            (("left", self.tr("From the left, %")), ("top", self.tr("From the top, %"))),
            (("wide", self.tr("Width, %")), ("high", self.tr("Height, %"))),
        ):
            row = QHBoxLayout()
            for name, label in pair:
                number = kit.Number(0 if name in ("left", "top") else 2, 100)
                number.valueChanged.connect(self._place_cover)
                self._numbers[name] = number
                row.addWidget(kit.Field(label, number))
            fields.addLayout(row)
        away = kit.Button(self.tr("Take this cover off"), "delete", "quiet")
        away.clicked.connect(self.drop_cover)
        fields.addWidget(away)
        column.addWidget(self._cover_fields)
        column.addStretch(1)
        return panel

    def _make_foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 11, 16, 11)
        row.setSpacing(12)
        again = kit.Button(self.tr("Start again"), role="quiet")
        again.clicked.connect(lambda: self._try(self._first))
        row.addWidget(again)
        row.addStretch(1)
        cancel = kit.Button(self.tr("Cancel"))
        cancel.clicked.connect(self.closed)
        use = kit.Button(self.tr("Use it like this"), "tick", "primary")
        use.clicked.connect(lambda: self.used.emit(self.view))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, use.click)
        row.addWidget(cancel)
        row.addWidget(use)
        return foot

    def _connect(self) -> None:
        board = self.board
        board.box_moved.connect(self._move_box)
        board.box_chosen.connect(self._covers.setCurrentRow)
        board.deed_ended.connect(self._end_deed)
        board.added.connect(self.add_cover)
        board.deleted.connect(self.drop_cover)
        self._zoom.valueChanged.connect(self._zoom_to)
        self._kind.activated.connect(self._choose_kind)
        for slider, name, per in (
            (self._straighten, "straighten", 10),
            (self._light, "light", 100),
            (self._contrast, "contrast", 100),
        ):
            slider.valueChanged.connect(lambda value, name=name, per=per: self._slide(**{name: value / per}))
        for slider in (self._zoom, self._straighten, self._light, self._contrast):
            slider.sliderReleased.connect(self._end_deed)

    # Trying.

    def _try(self, view: PhotoView, *, ends: bool = True) -> None:
        """Try a view. Those of one drag are one step back."""
        if view == self.view:
            return
        if self._open:
            self._tried[-1] = view
        else:
            self._tried.append(view)
        self._open = not ends
        self._show()
        self._soon.start()

    def _end_deed(self) -> None:
        self._open = False

    def step_back(self) -> None:
        """Take the last try back."""
        if len(self._tried) > 1:
            self._tried.pop()
            self._open = False
            self._show()
            self._soon.start()

    def turn(self, quarters: int) -> None:
        """Turn by quarters, clockwise. The frame begins anew."""
        turned = replace(self.view, turn=(self.view.turn + quarters) % 4)
        self._try(replace(turned, crop=fitted(self._frame, self._aspect_turned(turned))))

    def _slide(self, **changes: float) -> None:
        self._try(replace(self.view, **changes), ends=False)  # type: ignore[arg-type]

    def _plain_light(self) -> None:
        self._try(replace(self.view, straighten=0.0, light=0.0, contrast=0.0))

    def _zoom_to(self, percent: int) -> None:
        aspect = self._aspect_turned()
        self._try(replace(self.view, crop=zoomed(self.view.crop, percent / 100, self._frame, aspect)), ends=False)

    def _move_box(self, number: int, area: Crop) -> None:
        if self._mode == "crop":
            self._try(replace(self.view, crop=area), ends=False)
        elif self._mode == "cover" and number < len(self.view.covers):
            self._put_cover(number, replace(self.view.covers[number], area=area), ends=False)

    # Covers.

    def add_cover(self) -> None:
        """Put a cover into the middle."""
        self.show_mode("cover")
        self._cover = len(self.view.covers)
        self._try(replace(self.view, covers=(*self.view.covers, Cover(NEW_COVER))))
        self.board.setFocus()

    def drop_cover(self) -> None:
        """Take the chosen cover off."""
        covers = tuple(cover for number, cover in enumerate(self.view.covers) if number != self._cover)
        self._cover = max(0, min(self._cover, len(covers) - 1))
        self._try(replace(self.view, covers=covers))

    def _put_cover(self, number: int, cover: Cover, *, ends: bool = True) -> None:
        covers = tuple(cover if at == number else old for at, old in enumerate(self.view.covers))
        self._try(replace(self.view, covers=covers), ends=ends)

    def _choose_cover(self, number: int) -> None:
        if number >= 0:
            self._cover = number
            self._show()

    def _choose_kind(self) -> None:
        if self._cover < len(self.view.covers):
            self._put_cover(self._cover, replace(self.view.covers[self._cover], blur=bool(self._kind.currentData())))

    def _place_cover(self) -> None:
        if self._cover >= len(self.view.covers):
            return
        left, top = self._numbers["left"].value() / 100, self._numbers["top"].value() / 100
        wide, high = self._numbers["wide"].value() / 100, self._numbers["high"].value() / 100
        area = Crop(min(left, 0.98), min(top, 0.98), min(1.0, min(left, 0.98) + wide), min(1.0, min(top, 0.98) + high))
        self._put_cover(self._cover, replace(self.view.covers[self._cover], area=area))

    # Showing.

    def show_mode(self, mode: str) -> None:
        """Show the tools of a mode."""
        self._mode = mode
        self._open = False
        self.modes.choose(mode)
        self._panels.setCurrentIndex(("crop", "turn", "cover").index(mode))
        self._show()
        self._draw()

    def _draw(self) -> None:
        """Paint the true picture: what leaves is made by the same code."""
        shown = self.view
        if self._mode == "crop":
            shown = replace(shown, crop=Crop())
        elif self._mode == "cover":
            shown = replace(shown, crop=Crop(), turn=0, straighten=0.0)
        size = min(1100, max(300, self.board.width())), min(1100, max(300, self.board.height()))
        try:
            image = QImage.fromData(self._session.photos.picture(shown, *size, Purpose.SCREEN))
        except Refused:
            image = QImage()
        self.board.show_picture(image)

    def _show(self) -> None:
        view = self.view
        for slider, value in (
            (self._zoom, zoom_of(view.crop, self._frame, self._aspect_turned()) * 100),
            (self._straighten, view.straighten * 10),
            (self._light, view.light * 100),
            (self._contrast, view.contrast * 100),
        ):
            slider.blockSignals(True)
            slider.setValue(round(value))
            slider.blockSignals(False)
        self._degrees.setText(self.tr("{degrees} degrees").format(degrees=f"{view.straighten:g}"))
        self._undo.setEnabled(len(self._tried) > 1)
        self._show_covers()
        if self._mode == "crop":
            self.board.show_boxes((Box(view.crop),), 0, is_crop=True, aspect=self._frame)
        elif self._mode == "cover":
            boxes = tuple(Box(cover.area, str(number + 1)) for number, cover in enumerate(view.covers))
            self.board.show_boxes(boxes, self._cover, is_crop=False)
        else:
            self.board.show_boxes((), 0, is_crop=False)
        self._show_sharp()

    def _show_covers(self) -> None:
        covers = self.view.covers
        self._covers.blockSignals(True)
        self._covers.clear()
        for number, cover in enumerate(covers):
            kind = self.tr("blurred") if cover.blur else self.tr("plain grey")
            self._covers.addItem(self.tr("Cover {number}, {kind}").format(number=number + 1, kind=kind))
        self._covers.setCurrentRow(self._cover if covers else -1)
        self._covers.blockSignals(False)
        self._covers.setVisible(bool(covers))
        self._cover_fields.setVisible(bool(covers))
        if self._cover < len(covers):
            cover = covers[self._cover]
            self._kind.setCurrentIndex(1 if cover.blur else 0)
            values = {
                "left": cover.area.left,
                "top": cover.area.top,
                "wide": cover.area.right - cover.area.left,
                "high": cover.area.bottom - cover.area.top,
            }
            for name, value in values.items():
                self._numbers[name].blockSignals(True)
                self._numbers[name].setValue(round(value * 100))
                self._numbers[name].blockSignals(False)

    def _show_sharp(self) -> None:
        self._sharp.setVisible(self._slot_pt is not None)
        if self._slot_pt is None:
            return
        found = sharpness(dots_per_inch(self._photo, self.view, *self._slot_pt))
        kind, said = {
            Sharpness.GOOD: ("good", self.tr("Prints well at this size.")),
            Sharpness.SOFT: ("warn", self.tr("A little soft at this size.")),
            Sharpness.POOR: ("stop", self.tr("Too small to print well at this size.")),
        }[found]
        self._sharp.turn(kind)
        self._sharp.say(said)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._soon.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.step_back()
        else:
            super().keyPressEvent(event)


def _slider(least: int, most: int) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(least, most)
    slider.setPageStep(max(1, (most - least) // 20))
    return slider
