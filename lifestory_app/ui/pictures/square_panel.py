"""A photo of a paper drawing, squared up: its four corners as fields, and what comes of it."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QSpinBox

from lifestory_app.domain.corners import Corners
from lifestory_app.domain.photos import Photo, PhotoView
from lifestory_app.ui import kit, look
from lifestory_app.ui.crop_geometry import corner_moved, fitted
from lifestory_app.ui.pictures.panels import Panel, show_value

FIRST = Corners((0.08, 0.08), (0.92, 0.08), (0.92, 0.92), (0.08, 0.92))
"""Where the handles stand before they were moved."""
PREVIEW = 300, 190


class SquarePanel(Panel):
    """Reports where the corners of the sheet are wished. As long as none was moved the photo stays as it was taken."""

    def __init__(self, photo: Photo, frame: float | None, names: tuple[str, str, str, str]) -> None:
        super().__init__(photo, frame)
        self.title(
            self.tr("Square up a drawing or a letter"),
            self.tr("Put the four handles on the corners of the paper. It comes out flat and straight, without the table."),
        )
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumHeight(PREVIEW[1])
        self._picture.setAccessibleName(self.tr("How it will look"))
        self.column.addWidget(self._picture)
        self.back = kit.Button(self.tr("As it was"), "undo")
        self.back.clicked.connect(lambda: self._try(None, ends=True))
        self.column.addWidget(self.back)
        grid = QGridLayout()
        grid.setSpacing(8)
        self._numbers: list[tuple[QSpinBox, QSpinBox]] = []
        for column, text in ((1, self.tr("Across")), (2, self.tr("Down"))):
            grid.addWidget(kit.label(text, "label"), 0, column)
        for number, name in enumerate(names):
            grid.addWidget(kit.label(name, "label"), number + 1, 0)
            pair = kit.Number(0, 100, unit=" %"), kit.Number(0, 100, unit=" %")
            for column, (field, way) in enumerate(zip(pair, (self.tr("across"), self.tr("down")), strict=True), 1):
                field.setAccessibleName(self.tr("{corner}, {way}").format(corner=name, way=way))
                field.setMinimumWidth(look.px(92))
                field.valueChanged.connect(lambda _, number=number: self._place(number))
                grid.addWidget(field, number + 1, column)
            self._numbers.append(pair)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.column.addLayout(grid)
        self.column.addStretch(1)

    @property
    def corners(self) -> Corners:
        """The corners as the handles show them."""
        return self.view.corners or FIRST

    def show_view(self, view: PhotoView) -> None:
        super().show_view(view)
        self.back.setEnabled(view.corners is not None)
        for (across, down), (x, y) in zip(self._numbers, self.corners.spots, strict=True):
            show_value(across, x * 100)
            show_value(down, y * 100)

    def show_result(self, image: QImage) -> None:
        """Show what comes of it."""
        pixmap = QPixmap.fromImage(image)
        if not pixmap.isNull():
            wide, high = (look.px(side) if look.scale() < 1.5 else side for side in PREVIEW)
            ways = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            pixmap = pixmap.scaled(min(wide, pixmap.width()), min(high, pixmap.height()), *ways)
        self._picture.setPixmap(pixmap)

    def move(self, corners: Corners, *, ends: bool) -> None:
        """Try other corners."""
        if corners != self.corners:
            self._try(corners, ends=ends)

    def _place(self, number: int) -> None:
        across, down = self._numbers[number]
        corners = corner_moved(self.corners, number, across.value() / 100, down.value() / 100)
        if corners == self.corners:
            self.show_view(self.view)
        else:
            self._try(corners, ends=True)

    def _try(self, corners: Corners | None, *, ends: bool) -> None:
        view = replace(self.view, corners=corners)
        self.tried.emit(replace(view, crop=fitted(self.frame, self.aspect(view))), ends)
