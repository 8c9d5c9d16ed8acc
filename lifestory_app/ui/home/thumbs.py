"""Small pages of the book that is about to begin."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from lifestory_app.layout.display import LaidOutPage
from lifestory_app.ui import look

if TYPE_CHECKING:
    from lifestory_app.paint.qt import QtPainter


class PageThumb(QWidget):
    """One page, as large as the room it is given; until it is laid out an empty sheet."""

    def __init__(self, wide: int, high: int) -> None:
        super().__init__()
        self._wide, self._high = wide, high
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._wide, self._high)

    def show_side(self, painter: "QtPainter", side: LaidOutPage) -> None:
        """Show a side of the book."""
        ratio = self.devicePixelRatioF()
        scale = min((self._wide - 2) / side.width, (self._high - 2) / side.height)
        self._image = painter.page_image(side, scale * ratio)
        self._image.setDevicePixelRatio(ratio)
        self.setAccessibleName(side.title)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(look.colour("edge"), 1))
        if self._image.isNull():
            wide = self._high / 1.414
            painter.setBrush(look.colour("sunk"))
            painter.drawRect(QRectF((self._wide - wide) / 2, 0.5, wide - 1, self._high - 1))
            return
        size = self._image.deviceIndependentSize()
        left, top = (self._wide - size.width()) / 2, (self._high - size.height()) / 2
        painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(left - 0.5, top - 0.5, size.width() + 1, size.height() + 1))


def beside_or_below(wide: int) -> QBoxLayout.Direction:
    """Whether what is shown stands beside what is asked, or where there is little room below it."""
    directions = QBoxLayout.Direction
    return directions.LeftToRight if wide >= 440 + look.px(420) else directions.TopToBottom
