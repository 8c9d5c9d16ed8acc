"""Paints a display list with Qt. It obeys: nothing here decides where anything stands.

Fonts are scaled by the painter, not hinted to the screen's grid, so that what is seen is what the PDF prints.
"""

from collections.abc import Iterable
from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGlyphRun,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRawFont,
    QTransform,
)

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.photos import PhotoSource, Purpose
from lifestory_app.layout.display import (
    Glyphs,
    Gradient,
    Group,
    Item,
    LaidOutPage,
    Link,
    Path,
    Picture,
    Shape,
    Stroke,
    Tagged,
)
from lifestory_app.layout.fonts import Fonts

MISSING = QColor("#E4E0D8")

LARGEST_GLYPHS = 60
"""Pixels. Beyond 64 Qt 6.11 keeps no pictures of glyphs and draws nothing at all of a run from a raw font."""


class QtPainter:
    """Paints pages at any scale. Keeps the fonts it has opened; one painter serves a whole window."""

    def __init__(self, fonts: Fonts, photos: PhotoSource | None = None) -> None:
        self.fonts = fonts
        self.photos = photos
        self._raw: dict[tuple[str, float], QRawFont] = {}

    def page_image(self, page: LaidOutPage, scale: float) -> QImage:
        """One page as a picture, `scale` device pixels to a point."""
        image = self.blank(page, scale)
        self.paint_on(image, page.items, scale)
        return image

    def blank(self, page: LaidOutPage, scale: float) -> QImage:
        """The paper of a page with nothing on it."""
        image = QImage(round(page.width * scale), round(page.height * scale), QImage.Format.Format_RGB32)
        image.fill(QColor(page.paper))
        return image

    def paint_on(self, image: QImage, items: Iterable[Item], scale: float) -> None:
        """Paint items over what a picture of their page holds already."""
        painter = QPainter(image)
        painter.scale(scale, scale)
        self.paint(items, painter)
        painter.end()

    def paint(self, items: Iterable[Item], painter: QPainter) -> None:
        """Paint items in points on a painter whose scale the caller has set."""
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        self._items(items, painter)

    def advances(self, item: Glyphs) -> list[float]:
        """How wide each glyph of a run is, in points."""
        return [each.x() for each in self._font(item.font, item.size).advancesForGlyphIndexes(list(item.gids))]

    def _items(self, items: Iterable[Item], painter: QPainter) -> None:
        for item in items:
            match item:
                case Glyphs():
                    self._glyphs(item, painter)
                case Picture():
                    self._picture(item, painter)
                case Shape():
                    _shape(item, painter)
                case Group():
                    painter.save()
                    painter.setTransform(QTransform(*item.transform), True)
                    if item.clip is not None:
                        painter.setClipPath(_path(item.clip), Qt.ClipOperation.IntersectClip)
                    self._items(item.items, painter)
                    painter.restore()
                case Tagged() | Link():
                    self._items(item.items, painter)
                case _ as missed:
                    assert_never(missed)

    def _glyphs(self, item: Glyphs, painter: QPainter) -> None:
        font = self._font(item.font, item.size)
        if item.size * painter.deviceTransform().m11() > LARGEST_GLYPHS or painter.deviceTransform().isRotating():
            outlines = QPainterPath()
            for gid, x, y in zip(item.gids, item.xs, item.ys, strict=True):
                outlines.addPath(font.pathForGlyph(gid).translated(x, y))
            outlines.setFillRule(Qt.FillRule.WindingFill)
            painter.fillPath(outlines, QColor(item.colour))
            return
        run = QGlyphRun()
        run.setRawFont(font)
        run.setGlyphIndexes(list(item.gids))
        run.setPositions([QPointF(x, y) for x, y in zip(item.xs, item.ys, strict=True)])
        painter.setPen(QColor(item.colour))
        painter.drawGlyphRun(QPointF(0, 0), run)

    def _font(self, key: str, size: float) -> QRawFont:
        if (key, size) not in self._raw:
            self._raw[key, size] = QRawFont(str(self.fonts.face(key).path), size, QFont.HintingPreference.PreferNoHinting)
        return self._raw[key, size]

    def _picture(self, item: Picture, painter: QPainter) -> None:
        place = QRectF(item.place.x, item.place.y, item.place.width, item.place.height)
        painter.save()
        if item.clip is not None:
            painter.setClipPath(_path(item.clip), Qt.ClipOperation.IntersectClip)
        size = painter.deviceTransform().mapRect(place).size()
        width, height = max(1, round(size.width())), max(1, round(size.height()))
        image = self.picture_image(item, width, height)
        if image is None:
            painter.fillRect(place, MISSING)
        else:
            painter.drawImage(place, image)
        painter.restore()

    def picture_image(self, item: Picture, width: int, height: int) -> QImage | None:
        """The pixels of a photo in its place; None where there are none. A painter in a hurry may have others."""
        if self.photos is None:
            return None
        try:
            image = QImage.fromData(self.photos.picture(item.view, width, height, Purpose.SCREEN))
        except Refused:
            return None
        if image.isNull():
            return None
        if image.width() > width:
            return image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        return image


def _shape(item: Shape, painter: QPainter) -> None:
    painter.save()
    painter.setOpacity(painter.opacity() * item.opacity)
    painter.setBrush(_brush(item.fill))
    painter.setPen(_pen(item.stroke))
    painter.drawPath(_path(item.path))
    painter.restore()


def _brush(fill: str | Gradient | None) -> QBrush:
    if fill is None:
        return QBrush(Qt.BrushStyle.NoBrush)
    if isinstance(fill, str):
        return QBrush(QColor(fill))
    gradient = QLinearGradient(QPointF(*fill.start), QPointF(*fill.end))
    for at, colour in fill.stops:
        gradient.setColorAt(at, QColor(colour))
    return QBrush(gradient)


def _pen(stroke: Stroke | None) -> QPen:
    if stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(stroke.colour), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if stroke.round else Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if stroke.round else Qt.PenJoinStyle.MiterJoin)
    if stroke.dash:
        # Qt counts dashes in widths of the pen.
        pen.setDashPattern([length / stroke.width for length in stroke.dash])
    return pen


def _path(path: Path) -> QPainterPath:
    out = QPainterPath()
    out.setFillRule(Qt.FillRule.WindingFill)
    for segment in path:
        match segment:
            case ("M", x, y):
                out.moveTo(x, y)
            case ("L", x, y):
                out.lineTo(x, y)
            case ("C", x1, y1, x2, y2, x, y):
                out.cubicTo(x1, y1, x2, y2, x, y)
            case _:
                out.closeSubpath()
    return out
