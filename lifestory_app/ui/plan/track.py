"""Where the book is, as a line of stages: what is reached, what is being done, what is still to come."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lifestory_app.domain.plan import Stage
from lifestory_app.ui import kit, look
from lifestory_app.ui.kit.buttons import PressedByEnter
from lifestory_app.ui.plan import words

if TYPE_CHECKING:
    from lifestory_app.services.plan import Standing

NODE, LINE = 24, 3
DONE, NOW, TO_COME = "done", "now", "to come"


class _Node(PressedByEnter, QAbstractButton):
    """One stage: a ring on the line with its word below. Pressed, it says that the stage is reached, or is not after all."""

    stepped = Signal(int)

    def __init__(self, stage: Stage, place: int, last: int) -> None:
        super().__init__()
        self.stage = stage
        self._place, self._last = place, last
        self.state, self.word, self._line_done = TO_COME, "", (False, False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, state: str, word: str, name: str, lines: tuple[bool, bool]) -> None:
        self.state, self.word, self._line_done = state, word, lines
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.updateGeometry()
        self.update()

    def _font(self) -> int:
        return 600 if self.state == NOW else 400

    def sizeHint(self) -> QSize:
        font = look.font(13, self._font())
        metrics = QFontMetrics(font)
        longest = max((metrics.horizontalAdvance(part) for part in self.word.split()), default=0)
        lines = 1 if metrics.horizontalAdvance(self.word) <= self.width() - look.px(4) else 2
        return QSize(longest + look.px(8), look.px(NODE + 14) + lines * metrics.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, y = self.width() / 2, look.px(NODE) / 2 + look.px(3)
        radius = look.px(NODE) / 2 - 1
        for side, is_done in zip((0, 1), self._line_done, strict=True):
            if (side == 0 and self._place == 0) or (side == 1 and self._place == self._last):
                continue
            painter.setPen(look.pen("accent" if is_done else "edge", look.px(LINE)))
            start, end = (0.0, middle - radius) if side == 0 else (middle + radius, float(self.width()))
            painter.drawLine(QPointF(start, y), QPointF(end, y))
        ring = QRectF(middle - radius, y - radius, 2 * radius, 2 * radius)
        if self.state == TO_COME:
            painter.setPen(look.pen("edge", look.px(2)))
            painter.setBrush(look.colour("panel"))
            painter.drawEllipse(ring.adjusted(1, 1, -1, -1))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(ring)
            if self.state == NOW:
                painter.setBrush(look.colour("panel"))
                painter.drawEllipse(QPointF(middle, y), radius * 0.45, radius * 0.45)
            else:
                size = look.px(16)
                mark = look.icon_pixmap("tick", "accent_ink", size, self.devicePixelRatioF())
                painter.drawPixmap(QPointF(middle - size / 2, y - size / 2), mark)
        painter.setFont(look.font(13, self._font()))
        painter.setPen(look.colour("ink" if self.state == NOW else "ink2"))
        room = QRectF(0, look.px(NODE + 10), self.width(), self.height() - look.px(NODE + 10))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self.word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)


class StageTrack(kit.Card):
    """Shows where the book is, and says which stage was pressed."""

    turned = Signal(object)

    def __init__(self) -> None:
        super().__init__(12)
        self.setAccessibleName(self.tr("Where the book is"))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.nodes = [_Node(stage, place, len(Stage) - 1) for place, stage in enumerate(Stage)]
        for place, node in enumerate(self.nodes):
            node.clicked.connect(lambda _=False, stage=node.stage: self.turned.emit(stage))
            node.stepped.connect(lambda by, place=place: self._step(place + by))
            row.addWidget(node, 1, Qt.AlignmentFlag.AlignTop)
        column = self.body
        assert isinstance(column, QVBoxLayout)
        column.addWidget(holder)

    def _step(self, to: int) -> None:
        if 0 <= to < len(self.nodes):
            self.nodes[to].setFocus(Qt.FocusReason.TabFocusReason)

    def show_standings(self, standings: "Sequence[Standing]", *, can_write: bool) -> None:
        """Show what is reached."""
        names = words.stages()
        now = next((each.stage for each in standings if not each.is_done), None)
        done = [each.is_done for each in standings]
        for place, (node, standing) in enumerate(zip(self.nodes, standings, strict=True)):
            state = DONE if standing.is_done else NOW if standing.stage is now else TO_COME
            word = words.now_at(standing.stage) if state == NOW else names[standing.stage]
            told = {
                DONE: self.tr("{stage}: reached"),
                NOW: self.tr("{stage}: being done now"),
                TO_COME: self.tr("{stage}: still to come"),
            }[state].format(stage=names[standing.stage])
            if standing.is_done and standing.when is not None:
                told = self.tr("{told}, {day}").format(told=told, day=standing.when)
            if standing.is_done and not standing.is_said:
                told = self.tr("{told}, as the book shows").format(told=told)
            before = place > 0 and done[place - 1]
            node.show_state(state, word, told, (before, standing.is_done))
            node.setEnabled(can_write)
