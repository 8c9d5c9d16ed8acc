"""A photo on its dark surround, as large as it fits: what the boards that crop, cover and square up have in common."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from lifestory_app.domain.photos import Crop
from lifestory_app.ui import look

HANDLE, REACH, STEP, BIG_STEP = 18, 22, 0.01, 0.05
SHADE = QColor(20, 22, 24, 150)
"""What lies over the part of a photo that will not show."""
_ROOM = 28


class PhotoDesk(QWidget):
    """Shows a picture, and turns its fractions into places on the screen and back."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(280, 200)
        self.image = QImage()

    def show_picture(self, image: QImage) -> None:
        """Show another picture."""
        self.image = image
        self.update()

    @property
    def photo_aspect(self) -> float:
        """Width by height of the picture that is shown."""
        return self.image.width() / max(1, self.image.height())

    def place(self) -> QRectF:
        """Where the picture stands."""
        if self.image.isNull():
            return QRectF(self.rect())
        room = QRectF(self.rect()).adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
        scale = min(room.width() / self.image.width(), room.height() / self.image.height())
        wide, high = self.image.width() * scale, self.image.height() * scale
        return QRectF(room.center().x() - wide / 2, room.center().y() - high / 2, wide, high)

    def on_screen(self, area: Crop) -> QRectF:
        """A part of the photo, on the screen."""
        place = self.place()
        return QRectF(
            place.left() + area.left * place.width(),
            place.top() + area.top * place.height(),
            (area.right - area.left) * place.width(),
            (area.bottom - area.top) * place.height(),
        )

    def in_photo(self, point: QPointF) -> tuple[float, float]:
        """A point of the screen in fractions of the photo, perhaps outside it."""
        place = self.place()
        return (point.x() - place.left()) / place.width(), (point.y() - place.top()) / place.height()

    def begin_painting(self) -> QPainter:
        """A painter that has painted the surround and the picture."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), look.colour("surround"))
        if not self.image.isNull():
            painter.drawImage(self.place(), self.image)
        return painter

    def paint_handle(self, painter: QPainter, at: QPointF, *, is_chosen: bool) -> None:
        """A round handle, thicker where it is the one that the keys move."""
        painter.setBrush(QColor("#FFFFFF"))
        painter.setPen(QPen(QColor("#1B4FD8" if is_chosen else "#1B625D"), 4 if is_chosen and self.hasFocus() else 3))
        painter.drawEllipse(at, HANDLE / 2, HANDLE / 2)

    def paint_words(self, painter: QPainter, words: str, under: QRectF) -> None:
        """Words on a dark pill under something, or over it where there is no room below, never outside the board."""
        font = look.font(13, 600)
        metrics = QFontMetricsF(font)
        high = metrics.height() + 8
        wide = metrics.horizontalAdvance(words) + 18
        x = min(max(4.0, under.center().x() - wide / 2), max(4.0, self.width() - wide - 4))
        y = under.bottom() + 14 if under.bottom() + 14 + high < self.height() else under.top() - high - 14
        pill = QRectF(x, max(2.0, y), wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(32, 36, 38, 235))
        painter.drawRoundedRect(pill, 6, 6)
        painter.setPen(QColor("#FFFFFF"))
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)

    def announce(self, words: str) -> None:
        """Read a change out."""
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
