"""What shows on the canvas where a page still has room: a soft dashed box with what belongs there. Never printed."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from lifestory_app.domain.page_template import SlotKind, SlotTemplate
from lifestory_app.domain.pages import CardsSlot, FactsSlot, MemoriesSlot, Page, PeopleSlot, ScrapSlot, SlotValue, TextSlot
from lifestory_app.domain.told import told_page
from lifestory_app.layout.display import LaidOutPage, Rect
from lifestory_app.services import previews
from lifestory_app.ui import look

if TYPE_CHECKING:
    from lifestory_app.services.session import Session

FILL, FILL_UNDER = 0.72, 0.94
"""How much of the page's own colour the white of an empty place covers."""

GAP = 5.7
"""Points between two boxes, 2 mm."""

LEAST = 14.0
"""Points: a box lower than this is left out."""

_ICONS = {
    SlotKind.PICTURE: "photo",
    SlotKind.TEXT: "text",
    SlotKind.FACTS: "list",
    SlotKind.CARDS: "photos",
    SlotKind.PEOPLE: "people",
    SlotKind.SCRAP: "photos",
    SlotKind.MEMORIES: "memory",
}


@dataclass(frozen=True)
class EmptyPlace:
    """A place of a page that holds nothing yet: what it is called, its icon, and where it would stand once it is filled."""

    label: str
    icon: str
    box: Rect | None = None


class EmptyPlaces:
    """Finds the places of pages that hold nothing yet, and keeps what it worked out while it holds."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._kept: dict[Hashable, dict[str, Rect]] = {}

    def of(self, page: Page) -> dict[str, EmptyPlace]:
        """The empty places of a page, by slot, in the order of its layout; none where nothing may be written."""
        template = next((each for each in previews.layouts() if each.id == page.layout), None)
        if template is None or not self._session.can_write:
            return {}
        told = told_page(self._session.book, page)
        empty = tuple(slot for slot in template.slots if _is_empty(_told(page, told, slot)))
        untitled = not page.title.strip() and page.layout not in _UNTITLED
        if not empty and not untitled:
            return {}
        book = self._session.book
        key = (page.id, page.layout, page.title, empty, book.theme, book.shape, book.age_band, book.reading)
        if key not in self._kept:
            self._kept = {key: previews.places_when_filled(self._session, page, template)}
        where = self._kept[key]
        found = {"title": EmptyPlace(_title(), "text", where.get("title"))} if untitled else {}
        return found | {slot.name: EmptyPlace(slot.label, _ICONS[slot.kind], where.get(slot.name)) for slot in empty}


def _told(page: Page, told: Page, slot: SlotTemplate) -> SlotValue | None:
    """What stands in a place, told from the memory box or typed; a choice of memories is only missed where a page needs it."""
    if slot.kind is SlotKind.MEMORIES:
        return page.slot(slot.name) if slot.required else MemoriesSlot()
    return told.slot(slot.name)


_UNTITLED = ("section-opener", "letter", "quote", "full-photo", "memory", "stay")
"""Layouts that look finished without a title of their own."""


def _title() -> str:
    return QCoreApplication.translate("Placeholders", "Title")


def _is_empty(value: SlotValue | None) -> bool:
    match value:
        case None:
            return True
        case TextSlot(words):
            return words.is_empty
        case FactsSlot(rows):
            return not rows
        case CardsSlot(cards):
            return not cards
        case PeopleSlot(people):
            return not people
        case ScrapSlot(items):
            return not items
    return False


def boxes(side: LaidOutPage, empty: Mapping[str, EmptyPlace]) -> dict[str, Rect]:
    """Where each empty place is shown on a side: clear of what the page holds and of each other."""
    own = {name: box for name, box in side.slots if "." not in name}
    taken = [box for name, box in own.items() if name not in empty and not _is_whole(box, side)]
    shown: dict[str, Rect] = {}
    for name, place in empty.items():
        box = place.box or own.get(name)
        if box is None:
            continue
        if _is_whole(box, side):
            box = _inner(side)
        for other in (*taken, *shown.values()):
            box = _clear_of(box, other)
        if box.height >= LEAST and box.width >= LEAST * 2:
            shown[name] = box
    return shown


def _is_whole(box: Rect, side: LaidOutPage) -> bool:
    return box.width >= side.width - 1 and box.height >= side.height - 1


def _inner(side: LaidOutPage) -> Rect:
    return Rect(side.width * 0.08, side.height * 0.06, side.width * 0.84, side.height * 0.78)


def _clear_of(box: Rect, other: Rect) -> Rect:
    """The larger part of a box that lies above or below another that it would overlap."""
    across = min(box.right, other.right) - max(box.x, other.x)
    down = min(box.bottom, other.bottom) - max(box.y, other.y)
    if across <= 1 or down <= 1:
        return box
    above, below = other.y - GAP - box.y, box.bottom - other.bottom - GAP
    if above >= below:
        return replace(box, height=max(0.0, above))
    return replace(box, y=other.bottom + GAP, height=max(0.0, below))


def paint_empty(painter: QPainter, place: EmptyPlace, box: QRectF, is_under: bool) -> None:
    """One empty place: its icon over its name where it is high, beside it where it is low."""
    if box.height() < 8:
        return
    painter.save()
    painter.setPen(QPen(look.on_paper("accent" if is_under else "ink2"), 1.6, Qt.PenStyle.DashLine))
    fill = QColor(Qt.GlobalColor.white)
    fill.setAlphaF(FILL_UNDER if is_under else FILL)
    painter.setBrush(fill)
    radius = min(10.0, box.height() / 3)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
    font = look.font(13, 600)
    painter.setFont(font)
    painter.setPen(look.on_paper("ink2"))
    metrics = QFontMetrics(font)
    icon = look.px(20)
    room = int(box.width()) - 16
    text = metrics.elidedText(place.label, Qt.TextElideMode.ElideRight, room)
    high = metrics.height()
    if box.height() >= icon + high + 22:
        top = box.center().y() - (icon + 6 + high) / 2
        _icon(painter, place.icon, QRectF(box.center().x() - icon / 2, top, icon, icon))
        painter.drawText(QRectF(box.x(), top + icon + 6, box.width(), high), int(Qt.AlignmentFlag.AlignCenter), text)
    elif box.height() >= high + 1 and room > icon + 24:
        text = metrics.elidedText(place.label, Qt.TextElideMode.ElideRight, room - icon - 6)
        size = min(icon, int(box.height()) - 4)
        _icon(painter, place.icon, QRectF(box.x() + 8, box.center().y() - size / 2, size, size))
        words = QRectF(box.x() + 14 + size, box.y(), box.width() - 22 - size, box.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
    painter.restore()


def _icon(painter: QPainter, name: str, place: QRectF) -> None:
    size = int(place.width())
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(place.topLeft(), look.icon_on_paper(name, "ink2", size, ratio))
