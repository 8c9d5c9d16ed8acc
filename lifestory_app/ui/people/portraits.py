"""Faces in circles: a photo, a drawing, or for somebody nobody has a picture of the outline of a person."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.people import Person
from lifestory_app.domain.photos import PhotoView, Purpose
from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.portraits import drawn
from lifestory_app.services.session import Session
from lifestory_app.ui import look


class Portraits:
    """Paints the faces of a session's people, each once for a size and a scheme."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.painter = QtPainter(session.fonts, session.photos)
        self._kept: dict[tuple[object, ...], QPixmap] = {}

    def of_person(self, person: Person, size: int, ratio: float) -> QPixmap:
        """A person's face in a circle, `size` logical pixels across."""
        key = (person.portrait, person.drawing, size, ratio, look.scheme())
        if key not in self._kept:
            self._kept[key] = self._round(self._face(person, round(size * ratio)), "person", size, ratio)
        return self._kept[key]

    def sign(self, icon: str, size: int, ratio: float) -> QPixmap:
        """An icon in a circle, for a home and other things that have no face."""
        key = (icon, size, ratio, look.scheme())
        if key not in self._kept:
            self._kept[key] = self._round(None, icon, size, ratio)
        return self._kept[key]

    def _face(self, person: Person, pixels: int) -> QImage | None:
        try:
            if person.portrait is not None:
                photo = self._session.photos.picture(PhotoView(person.portrait), pixels, pixels, Purpose.SCREEN)
                return QImage.fromData(photo)
            if person.drawing is not None:
                image = QImage(pixels, pixels, QImage.Format.Format_RGB32)
                image.fill(Qt.GlobalColor.white)
                painter = QPainter(image)
                self.painter.paint(drawn(person.drawing, pixels), painter)
                painter.end()
                return image
        except Refused:
            return None
        return None

    def _round(self, face: QImage | None, instead: str, size: int, ratio: float) -> QPixmap:
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        circle = QPainterPath()
        circle.addEllipse(QRectF(0.5, 0.5, size - 1, size - 1))
        if face is None or face.isNull():
            painter.fillPath(circle, look.colour("sunk"))
            inner = round(size * 0.55)
            place = (size - inner) // 2
            painter.drawPixmap(place, place, look.icon_pixmap(instead, "ink2", inner, ratio))
        else:
            # The whole width of an upright photo is shown, from its upper part, where faces are.
            side = min(face.width(), face.height())
            part = QRectF((face.width() - side) / 2, (face.height() - side) * 0.2, side, side)
            painter.setClipPath(circle)
            painter.drawImage(QRectF(0, 0, size, size), face, part)
            painter.setClipping(False)
        painter.setPen(look.colour("line"))
        painter.drawPath(circle)
        painter.end()
        return pixmap
