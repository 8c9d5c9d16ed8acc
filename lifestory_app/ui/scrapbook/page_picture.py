"""The picture of a scrapbook page: the page as it prints, with the frame of the chosen thing over it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lifestory_app.domain.ids import ScrapId
from lifestory_app.domain.pages import ScrapItem, ScrapSlot
from lifestory_app.domain.scrapbook import Bounds, ScrapPlace, ScrapWords
from lifestory_app.layout.display import Item, LaidOutPage
from lifestory_app.paint.qt import QtPainter
from lifestory_app.ui import look
from lifestory_app.ui.scrapbook import frame, geometry
from lifestory_app.ui.scrapbook.sprites import PT, Sprite, Sprites, draw_turned, layers_of

MARGIN = 20


class PagePicture(QWidget):
    """Paints a scrapbook page from its pieces. The chosen thing may be shown at a place that is only tried."""

    def __init__(self, painter: QtPainter, lay_out: Callable[[ScrapItem], LaidOutPage | None]) -> None:
        super().__init__()
        self.sprites = Sprites(painter)
        self._lay_out = lay_out
        self._side: LaidOutPage | None = None
        self._slot = ScrapSlot()
        self._body = Bounds(0, 0, 1, 1)
        self._chosen: ScrapId | None = None
        self._trial: ScrapPlace | None = None
        self._guides: tuple[geometry.Line, ...] = ()
        self._note: tuple[str, QPointF] | None = None
        self._zoom: float | None = None
        self._can_change = True

    def show_page(self, side: LaidOutPage, slot: ScrapSlot, body: Bounds, *, can_change: bool) -> None:
        """Show a page as it is laid out, with the things that lie on it."""
        self._side, self._slot, self._body, self._can_change = side, slot, body, can_change
        self.sprites.keep_only(slot.items)
        self.update()

    def use(self, painter: QtPainter) -> None:
        """Paint with this from now on."""
        self.sprites = Sprites(painter)
        self.update()

    @property
    def zoom(self) -> float | None:
        """Pixels to a point, or None where the whole page fits."""
        return self._zoom

    def set_zoom(self, zoom: float | None) -> None:
        """Enlarge to a scale, or fit with None."""
        self._zoom = zoom
        self.update()

    def scale(self) -> float:
        """Pixels to a point now."""
        if self._zoom is not None or self._side is None:
            return self._zoom or 1.0
        room = ((self.width() - 2 * MARGIN) / self._side.width, (self.height() - 2 * MARGIN) / self._side.height)
        return max(0.05, min(room))

    def wanted_size(self) -> tuple[int, int]:
        """How much room an enlarged page needs."""
        if self._side is None:
            return 0, 0
        scale = self._zoom or 0.0
        return round(self._side.width * scale) + 2 * MARGIN, round(self._side.height * scale) + 2 * MARGIN

    def view(self) -> frame.View:
        """How the page lies in the window."""
        assert self._side is not None
        scale = self.scale()
        x = max(MARGIN // 2, (self.width() - round(self._side.width * scale)) // 2)
        y = max(MARGIN // 2, (self.height() - round(self._side.height * scale)) // 2)
        return frame.View(QPointF(x, y), scale * PT)

    def _place_of(self, item: ScrapItem) -> ScrapPlace:
        return (
            self._trial if self._trial is not None and self._hold is not None and item.id == self._hold.item.id else item.place
        )

    @property
    def _item(self) -> ScrapItem | None:
        return self._slot.item(self._chosen) if self._chosen is not None else None

    # Painting.

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("desk"))
        if self._side is None:
            return
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        view = self.view()
        self.sprites.ready_for(view.scale, self.devicePixelRatioF())
        self._paint_page(painter, self._side, view)
        self._paint_over(painter, view)

    def _paint_page(self, painter: QPainter, side: LaidOutPage, view: frame.View) -> None:
        scale = view.scale / PT
        paper = QRectF(view.corner.x(), view.corner.y(), round(side.width * scale), round(side.height * scale))
        for step, strength in ((6, 7), (4, 9), (2, 12)):
            painter.fillRect(paper.adjusted(-step, -step + 3, step, step + 3), QColor(60, 50, 30, strength))
        layers = layers_of(side)
        painter.drawImage(paper, self.sprites.ground(side, layers.below))
        painter.save()
        painter.setClipRect(paper)
        for item in self._slot.items:
            ink = layers.things.get(f"scrap.{item.id}")
            self._paint_thing(painter, item, ink, view)
        whole = Bounds(0, 0, side.width / PT, side.height / PT)
        if layers.above:
            over = self.sprites.sprite("above", layers.above, whole)
            painter.drawImage(view.corner + over.at, over.image)
        painter.restore()
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper)

    def _paint_thing(self, painter: QPainter, item: ScrapItem, ink: Item | None, view: frame.View) -> None:
        place = self._place_of(item)
        if ink is None:
            if isinstance(item.what, ScrapWords):
                self._paint_no_words(painter, place, view)
            return
        if place is item.place:
            sprite = self.sprites.sprite(f"scrap.{item.id}", ink, place.bounds)
            painter.drawImage(view.corner + sprite.at, sprite.image)
        elif (place.width, place.height) != (item.place.width, item.place.height):
            quick = self._laid_out_anew(replace(item, place=place))
            if quick is not None:
                painter.drawImage(view.corner + quick.at, quick.image)
        else:
            sprite = self.sprites.sprite(f"scrap.{item.id}", ink, item.place.bounds)
            moved = QPointF((place.x - item.place.x) * view.scale, (place.y - item.place.y) * view.scale)
            draw_turned(painter, sprite, view.corner + moved, view.to_screen(place.x, place.y), place.turn - item.place.turn)

    def _laid_out_anew(self, item: ScrapItem) -> Sprite | None:
        """The thing at its new size, its words broken anew."""
        side = self._lay_out(item)
        ink = layers_of(side).things.get(f"scrap.{item.id}") if side is not None else None
        return self.sprites.quick(ink, item.place.bounds) if ink is not None else None

    def _paint_no_words(self, painter: QPainter, place: ScrapPlace, view: frame.View) -> None:
        """Words that are still to be written leave no ink; the frame shows where they will stand."""
        painter.save()
        painter.translate(view.to_screen(place.x, place.y))
        painter.rotate(place.turn)
        box = QRectF(
            -place.width / 2 * view.scale, -place.height / 2 * view.scale, place.width * view.scale, place.height * view.scale
        )
        painter.setPen(QPen(frame.ink("ink2"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(255, 255, 255, 120))
        painter.drawRect(box)
        painter.setFont(look.font(13))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.tr("Words to come"))
        painter.restore()

    def _paint_over(self, painter: QPainter, view: frame.View) -> None:
        item = self._item
        room = QRectF(self.rect())
        if item is not None:
            place = self._place_of(item)
            if isinstance(item.what, ScrapWords) and item.what.words.is_empty and f"scrap.{item.id}" in self._inked():
                self._paint_no_words(painter, place, view)
            frame.paint_frame(painter, place, view, room, has_keys=self.hasFocus(), can_change=self._can_change)
        if self._guides:
            frame.paint_guides(painter, self._guides, view)
        if self._note is not None:
            frame.paint_note(painter, *self._note, room)

    def _inked(self) -> dict[str, object]:
        return dict(layers_of(self._side).things) if self._side is not None else {}
