"""The rows of the list of people and homes: a face, a name, and what they are to the child."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lifestory_app.domain.people import Person
from lifestory_app.ui import look
from lifestory_app.ui.people.portraits import Portraits

DATA = Qt.ItemDataRole.UserRole
CHOOSABLE = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a person, or a thing with a sign; or the head of a part of the list, which has no id."""

    kind: str
    id: str
    name: str
    what: str = ""
    person: Person | None = None
    icon: str = "home"


def fill(shown: QListWidget, rows: Sequence[Row]) -> None:
    """Let a list show these rows, item by item, so that what did not change is not painted anew. Says nothing of its own."""
    while shown.count() > len(rows):
        shown.takeItem(shown.count() - 1)
    for row in rows[shown.count() :]:
        item = QListWidgetItem()
        item.setData(DATA, row)
        shown.addItem(item)
    for number, row in enumerate(rows):
        item = shown.item(number)
        if item.data(DATA) != row:
            item.setData(DATA, row)
        item.setText(f"{row.name}\n{row.what}" if row.id else row.name)
        item.setFlags(CHOOSABLE if row.id else Qt.ItemFlag.NoItemFlags)


class RowDelegate(QStyledItemDelegate):
    """Paints the rows. The chosen one is told by a bar, a tint and bold words."""

    def __init__(self, owner: QWidget, portraits: Portraits) -> None:
        super().__init__(owner)
        self._portraits = portraits

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row | None = index.data(DATA)
        # Qt may ask about a row between its being added and its being told what it shows.
        return QSize(200, look.px(36) if row is not None and not row.id else look.px(52))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row | None = index.data(DATA)
        if row is None:
            return
        box: QRect = option.rect  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        painter.save()
        if not row.id:
            painter.fillRect(box, look.colour("sunk"))
            self._say(painter, box.adjusted(look.px(12), 0, -8, 0), row.name, 14, 600, "ink")
            painter.restore()
            return
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(box, look.colour("sel"))
            bar = "sel_ink" if look.scheme() is look.Scheme.CONTRAST else "accent"
            painter.fillRect(QRect(box.left(), box.top(), 4, box.height()), look.colour(bar))
        size = look.px(36)
        ratio = painter.device().devicePixelRatioF()
        faces = self._portraits
        face = faces.of_person(row.person, size, ratio) if row.person is not None else faces.sign(row.icon, size, ratio)
        painter.drawPixmap(box.left() + look.px(14), box.center().y() - size // 2 + 1, face)
        left = box.left() + look.px(14) + size + look.px(12)
        heights = QFontMetrics(look.font(15)).height(), QFontMetrics(look.font(13)).height()
        top = box.center().y() - sum(heights) // 2
        for text, high, points, weight, shade in (
            (row.name, heights[0], 15, 600 if is_chosen else 400, "ink"),
            (row.what, heights[1], 13, 400, "ink2"),
        ):
            place = QRect(left, top, box.right() - 8 - left, high)
            self._say(painter, place, text, points, weight, "sel_ink" if is_chosen else shade)
            top += high
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(look.pen("focus", 3))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 6, 6)
        painter.restore()

    def _say(self, painter: QPainter, place: QRect, text: str, points: int, weight: int, shade: str) -> None:
        font = look.font(points, weight)
        painter.setFont(font)
        painter.setPen(look.colour(shade))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
