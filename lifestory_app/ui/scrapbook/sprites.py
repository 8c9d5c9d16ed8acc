"""The page in pieces: what lies under the things, a picture of each thing, and what lies over them.

Each piece is painted from the display list by the painter of the page, and kept while it is true. So a thing that is moved is
the only one that is painted again.
"""

from dataclasses import dataclass, replace
from math import floor

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.pages import ScrapItem
from lifestory_app.domain.photos import Crop, PhotoSource, PhotoView, Purpose
from lifestory_app.domain.scrapbook import Bounds
from lifestory_app.layout.display import Group, Item, LaidOutPage, Picture, Tagged
from lifestory_app.paint.qt import QtPainter

PT = 72 / 25.4
"""Points to a millimetre."""

AROUND = 7.0
"""How far, in millimetres, shadows and captions may reach beyond a thing."""

QUICK_PX = 700
"""How large a photo is read that changes under the hand."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The items of a scrapbook page: those below the things, those of each thing by its slot, and those above."""

    below: tuple[Item, ...]
    things: dict[str, Item]
    above: tuple[Item, ...]


def layers_of(side: LaidOutPage) -> Layers:
    """Tell the things of a laid-out scrapbook page apart."""
    for place, item in enumerate(side.items):
        if isinstance(item, Tagged) and item.role == "Div" and item.items and all(_slot(each) for each in item.items):
            return Layers(side.items[:place], {_slot(each): each for each in item.items}, side.items[place + 1 :])
    return Layers(side.items, {}, ())


def _slot(item: Item) -> str:
    """The slot of a thing: tape is a group of ink that only decorates."""
    if isinstance(item, Tagged):
        return item.slot if item.slot.startswith("scrap.") else ""
    if isinstance(item, Group) and len(item.items) == 1:
        return _slot(item.items[0])
    return ""


@dataclass(frozen=True, slots=True)
class Sprite:
    """A picture of one thing, and where its upper left corner stands: logical pixels from the corner of the page."""

    image: QImage
    at: QPointF


class QuickPainter(QtPainter):
    """Paints while a hand moves: each photo is read once, whole, and cut to shape here."""

    def __init__(self, painter: QtPainter) -> None:
        super().__init__(painter.fonts, painter.photos)
        self._raw = painter._raw
        self._read: dict[object, QImage | None] = {}

    def picture_image(self, item: Picture, width: int, height: int) -> QImage | None:
        whole, pixels = replace(item.view, crop=Crop()), QUICK_PX * (1 if max(width, height) <= QUICK_PX else 2)
        if (whole, pixels) not in self._read:
            self._read[whole, pixels] = _photo(self.photos, whole, pixels)
        image = self._read[whole, pixels]
        if image is None:
            return None
        crop = item.view.crop
        wide, high = image.width(), image.height()
        left, top = round(crop.left * wide), round(crop.top * high)
        return image.copy(left, top, max(1, round(crop.right * wide) - left), max(1, round(crop.bottom * high) - top))


def _photo(photos: PhotoSource | None, view: PhotoView, pixels: int) -> QImage | None:
    if photos is None:
        return None
    try:
        image = QImage.fromData(photos.picture(view, pixels, pixels, Purpose.SCREEN))
    except Refused:
        return None
    return None if image.isNull() else image.convertToFormat(QImage.Format.Format_RGB32)


class Sprites:
    """Makes the pieces of one page at a scale, and keeps them while what they show is the same."""

    def __init__(self, painter: QtPainter) -> None:
        self._painter = painter
        self._quick: QuickPainter | None = None
        self._scale = (0.0, 0.0)
        self._kept: dict[str, tuple[object, Sprite]] = {}
        self.made = 0

    def ready_for(self, scale: float, ratio: float) -> None:
        """Work at so many logical pixels to a millimetre, and device pixels to a logical one."""
        if (scale, ratio) != self._scale:
            self._scale = (scale, ratio)
            self._kept.clear()

    def ground(self, side: LaidOutPage, below: tuple[Item, ...]) -> QImage:
        """The paper with what lies below the things."""
        kept = self._kept.get("below")
        if kept is None or kept[0] != (side.paper, below):
            scale, ratio = self._scale
            factor = scale * ratio / PT
            image = QImage(round(side.width * factor), round(side.height * factor), QImage.Format.Format_RGB32)
            image.fill(QColor(side.paper))
            self._paint(image, below, factor, 0, 0, self._painter)
            self._kept["below"] = ((side.paper, below), Sprite(image, QPointF()))
            kept = self._kept["below"]
        return kept[1].image

    def sprite(self, name: str, ink: Item | tuple[Item, ...], box: Bounds) -> Sprite:
        """The picture of a thing, or of what lies above all things."""
        kept = self._kept.get(name)
        if kept is None or kept[0] != ink:
            self._kept[name] = (ink, self._make(ink, box, self._painter))
            kept = self._kept[name]
        return kept[1]

    def quick(self, ink: Item, box: Bounds) -> Sprite:
        """The picture of a thing that changes under the hand, which is not kept."""
        if self._quick is None:
            self._quick = QuickPainter(self._painter)
        return self._make(ink, box, self._quick)

    def rest(self) -> None:
        """The hand is lifted: let go of what was read for it."""
        self._quick = None

    def keep_only(self, items: tuple[ScrapItem, ...]) -> None:
        """Forget things that are no longer on the page."""
        names = {"below", "above", *(f"scrap.{item.id}" for item in items)}
        self._kept = {name: kept for name, kept in self._kept.items() if name in names}

    def _make(self, ink: Item | tuple[Item, ...], box: Bounds, painter: QtPainter) -> Sprite:
        scale, ratio = self._scale
        left, top = floor((box.left - AROUND) * scale), floor((box.top - AROUND) * scale)
        wide = int((box.width + 2 * AROUND) * scale) + 2
        high = int((box.height + 2 * AROUND) * scale) + 2
        image = QImage(round(wide * ratio), round(high * ratio), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        self._paint(image, ink if isinstance(ink, tuple) else (ink,), scale * ratio / PT, left * ratio, top * ratio, painter)
        image.setDevicePixelRatio(ratio)
        self.made += 1
        return Sprite(image, QPointF(left, top))

    def _paint(self, image: QImage, items: tuple[Item, ...], factor: float, left: float, top: float, by: QtPainter) -> None:
        painter = QPainter(image)
        painter.translate(-left, -top)
        painter.scale(factor, factor)
        by.paint(items, painter)
        painter.end()


def draw_turned(painter: QPainter, sprite: Sprite, corner: QPointF, middle: QPointF, degrees: float) -> None:
    """Draw a thing turned by so much more about its middle. `corner` is the corner of the page."""
    painter.save()
    painter.translate(middle)
    painter.rotate(degrees)
    painter.translate(-middle)
    painter.drawImage(corner + sprite.at, sprite.image)
    painter.restore()


def on_screen(box: Bounds, corner: QPointF, scale: float) -> QRectF:
    """A box of the page in pixels of the widget."""
    return QRectF(corner.x() + box.left * scale, corner.y() + box.top * scale, box.width * scale, box.height * scale)
