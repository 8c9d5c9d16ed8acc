"""One state of a page on its paper, with what differs marked on it."""

from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lifestory_app.layout.display import LaidOutPage
from lifestory_app.ui import look
from lifestory_app.ui.editor.page_images import PageImages
from lifestory_app.ui.tokens import COLOURS, Scheme
from lifestory_app.ui.versions.marks import Marks


class Shown(Enum):
    """Which state a sheet shows: what it has alone was taken out since, or was put in."""

    OLDER = "older"
    NEWER = "newer"


class Sheet(QWidget):
    """One page, fitted into the room there is. What was taken out has a line through, what was put in a line under."""

    def __init__(self, images: PageImages, shown: Shown) -> None:
        super().__init__()
        self._images, self._shown = images, shown
        self._side: LaidOutPage | None = None
        self._marks = Marks()
        self._instead = ""
        self.setMinimumSize(120, 120)

    def show_side(self, side: LaidOutPage | None, marks: Marks, instead: str) -> None:
        """Show a page with its marks, or say why there is none."""
        self._side, self._marks, self._instead = side, marks, instead
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 360)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._side is None:
            self._say_why_none(painter)
            return
        side = self._side
        scale = min((self.width() - 4) / side.width, (self.height() - 4) / side.height)
        if scale <= 0:
            return
        image = self._images.image(side, round(side.width * scale * self.devicePixelRatioF()))
        wide, high = round(side.width * scale), round(side.height * scale)
        place = QRect((self.width() - wide) // 2, (self.height() - high) // 2, wide, high)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.drawImage(place, image)
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.drawRect(place)
        painter.translate(place.topLeft())
        for box in self._marks.boxes.get(side.part, ()):
            self._mark_words(
                painter, QRectF(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale), image
            )
        for box in self._marks.pictures.get(side.part, ()):
            self._mark_picture(painter, QRectF(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale))

    def _say_why_none(self, painter: QPainter) -> None:
        painter.setPen(QPen(look.colour("edge"), 1, Qt.PenStyle.DashLine))
        painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.setPen(look.colour("ink2"))
        painter.setFont(look.font(15))
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(self.rect().adjusted(16, 16, -16, -16), flags, self._instead)

    def _mark_words(self, painter: QPainter, box: QRectF, image: QImage) -> None:
        shade = self._shade(self._is_dark(image, box))
        tint = QColor(shade)
        tint.setAlphaF(0.18)
        box = box.adjusted(-1.5, 0, 1.5, 0)
        painter.fillRect(box, tint)
        painter.setPen(QPen(shade, max(1.5, box.height() / 11)))
        y = box.center().y() + box.height() * 0.08 if self._shown is Shown.OLDER else box.bottom()
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _mark_picture(self, painter: QPainter, box: QRectF) -> None:
        style = Qt.PenStyle.DashLine if self._shown is Shown.OLDER else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor("#FFFFFF"), 5))
        painter.drawRect(box)
        painter.setPen(QPen(self._shade(on_dark=False), 3, style))
        painter.drawRect(box)

    def _shade(self, on_dark: bool) -> QColor:
        """The child's page keeps its own paper in every scheme, so a mark is chosen for the paper and not for the app."""
        colours = COLOURS[Scheme.DARK if on_dark else Scheme.LIGHT]
        return QColor(colours["stop" if self._shown is Shown.OLDER else "good"])

    def _is_dark(self, image: QImage, box: QRectF) -> bool:
        ratio = self.devicePixelRatioF()
        x, y = round((box.left() - 2) * ratio), round((box.top() - 1) * ratio)
        inside = 0 <= x < image.width() and 0 <= y < image.height()
        return inside and image.pixelColor(x, y).lightness() < 120
