"""The parts of a letter at the left, each with its state, and which letter it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from lifestory_app.domain.letters import PartState
from lifestory_app.ui import kit, look
from lifestory_app.ui.letter import words
from lifestory_app.ui.people.fields import Choice
from lifestory_app.ui.words.flow import Flow

DATA = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PartRow:
    """One row: a part of the letter and where it is."""

    id: str
    number: int
    name: str
    state: PartState
    is_open: bool = False
    disagrees: bool = False

    @property
    def told(self) -> tuple[str, str, str]:
        """Its state in words, with icon and colour. The open part says so, but for one that is given later."""
        if self.is_open and self.state is not PartState.GIVEN_LATER:
            return words.writing_now()
        if self.disagrees:
            return words.look_again()
        return words.state(self.state)


class PartDelegate(QStyledItemDelegate):
    """Paints the rows. The open one is told by a bar, a tint and bold words."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, look.px(40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PartRow | None = index.data(DATA)
        if row is None:
            return
        box: QRect = option.rect  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_chosen:
            painter.fillRect(box, look.colour("sel"))
            bar = "sel_ink" if look.scheme() is look.Scheme.CONTRAST else "accent"
            painter.fillRect(QRect(box.left(), box.top(), 4, box.height()), look.colour(bar))
        said, icon, shade = row.told
        shade = "sel_ink" if is_chosen and look.scheme() is look.Scheme.CONTRAST else shade
        ink = "sel_ink" if is_chosen else "ink"
        mark, room = look.px(16), look.px(5)
        font = look.font(13, 600)
        wide = QFontMetrics(font).horizontalAdvance(said)
        right = box.right() - look.px(12)
        painter.setFont(font)
        painter.setPen(look.colour(shade))
        painter.drawText(QRect(right - wide - 2, box.top(), wide + 4, box.height()), _MIDDLE, said)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(
            right - wide - room - mark, box.center().y() - mark // 2 + 1, look.icon_pixmap(icon, shade, mark, ratio)
        )
        painter.setFont(look.font(15))
        painter.setPen(look.colour("sel_ink" if is_chosen else "ink2"))
        number = QRect(box.left() + look.px(8), box.top(), look.px(28), box.height())
        painter.drawText(number, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), str(row.number))
        left = number.right() + look.px(8)
        font = look.font(15, 600 if is_chosen else 400)
        painter.setFont(font)
        painter.setPen(look.colour(ink))
        place = QRect(left, box.top(), right - wide - 2 * room - mark - look.px(4) - left, box.height())
        shown = QFontMetrics(font).elidedText(row.name, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _MIDDLE, shown)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(look.pen("focus", 3))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 6, 6)
        painter.restore()


_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class PartsPane(kit.Pane):
    """Shows the letters of the book and the parts of one, and says what is chosen and what is to be done."""

    letter_chosen = Signal(str)
    chosen = Signal(str)
    entered = Signal()
    finish_wanted = Signal()
    papers_wanted = Signal()

    def __init__(self, *, can_write: bool) -> None:
        super().__init__("left", 312, 470)
        self._can_write = can_write
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(6)
        head = QVBoxLayout()
        head.setContentsMargins(12, 4, 12, 4)
        head.setSpacing(4)
        self.title = kit.label(self.tr("Letter"), "h2", wraps=True)
        self.count = kit.label("", "small")
        above = QHBoxLayout()
        self.count.setWordWrap(False)
        above.addWidget(self.title, 1)
        above.addWidget(self.count)
        head.addLayout(above)
        self.which = Choice({})
        self.which.setAccessibleName(self.tr("Which letter"))
        self.which.picked.connect(lambda value: self.letter_chosen.emit(str(value)))
        head.addWidget(self.which)
        column.addLayout(head)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Parts of the letter"))
        self.list.setMinimumHeight(look.px(44))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(PartDelegate(self.list))
        self.list.currentItemChanged.connect(self._choose)
        self.list.installEventFilter(self)
        column.addWidget(self.list, 1)
        self.foot = QFrame()
        self.foot.setProperty("role", "foot")
        # Side by side where there is room for both, so that as many parts as can be are seen.
        inside = QVBoxLayout(self.foot)
        inside.setContentsMargins(12, 11, 8, 11)
        row = Flow(8)
        inside.addLayout(row)
        self.finish = kit.Button(self.tr("Finish and sign"))
        self.finish.clicked.connect(self.finish_wanted)
        self.papers = kit.Button(self.tr("Letter papers…"))
        self.papers.clicked.connect(self.papers_wanted)
        row.addWidget(self.finish)
        row.addWidget(self.papers)
        column.addWidget(self.foot)

    def show_letters(self, offered: dict[object, str], chosen: str) -> None:
        """Offer the letters there are, and those that can be begun; a single one needs no choice."""
        if offered != self.which.offered:
            self.which.offer(offered)
        self.which.show_value(chosen)
        self.which.setVisible(len(offered) > 1)

    def say(self, title: str, told: str, *, there: bool) -> None:
        """Say whose letter it is and how much of it is said. Where there is none yet, nothing can be finished."""
        self.title.setText(title)
        self.count.setText(told)
        self.count.setVisible(bool(told))
        self.foot.setVisible(there)
        self.finish.setVisible(self._can_write)

    def show_rows(self, rows: Sequence[PartRow]) -> None:
        """Show these parts, with the open one chosen, without saying so to anybody."""
        self.list.blockSignals(True)
        while self.list.count() > len(rows):
            self.list.takeItem(self.list.count() - 1)
        for number, row in enumerate(rows):
            if number >= self.list.count():
                self.list.addItem(QListWidgetItem())
            item = self.list.item(number)
            if item.data(DATA) != row:
                item.setData(DATA, row)
                item.setText(f"{row.number}. {row.name}, {row.told[0]}")
                item.setToolTip(row.name)
            if row.is_open and self.list.currentRow() != number:
                self.list.setCurrentRow(number)
        self.list.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():  # type: ignore[attr-defined]
            self.entered.emit()
            return True
        return super().eventFilter(watched, event)

    def _choose(self, item: QListWidgetItem | None, _before: object) -> None:
        row: PartRow | None = item.data(DATA) if item is not None else None
        if row is not None:
            self.chosen.emit(row.id)
