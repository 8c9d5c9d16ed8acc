"""Rows that lead to the nearest family of somebody."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from lifestory_app.ui import kit, look
from lifestory_app.ui.family.relatives import Relative
from lifestory_app.ui.kit.buttons import PressedByEnter


class _Row(PressedByEnter, QAbstractButton):
    """A name, small words, and an arrow that says it leads on."""

    def __init__(self, relative: Relative) -> None:
        super().__init__()
        self.relative = relative
        self.setText(relative.name)
        self.setAccessibleName(f"{relative.name}, {relative.small}" if relative.small else relative.name)
        self.setAccessibleDescription(self.tr("Goes to {name}").format(name=relative.name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        return QSize(look.px(160), look.px(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(look.px(80), look.px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect().adjusted(look.px(12), 0, -look.px(8), 0)
        lit = self.underMouse() or self.isDown()
        if lit:
            painter.fillRect(self.rect().adjusted(2, 1, -2, -1), look.colour("sel"))
        icon = look.px(18)
        arrow = look.icon_pixmap("right", "sel_ink" if lit else "ink2", icon, self.devicePixelRatioF())
        painter.drawPixmap(box.right() - icon, box.center().y() - icon // 2, arrow)
        left, room = box.left(), box.width() - icon - look.px(8)
        for text, size, weight, shade in ((self.relative.name, 15, 600, "ink"), (self.relative.small, 13, 400, "ink2")):
            font = look.font(size, weight)
            words = QFontMetrics(font)
            shown = words.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))
            painter.setFont(font)
            painter.setPen(look.colour("sel_ink" if lit else shade))
            painter.drawText(QRect(left, box.top(), room, box.height()), int(Qt.AlignmentFlag.AlignVCenter), shown)
            gone = words.horizontalAdvance(shown) + look.px(10)
            left, room = left + gone, room - gone


class RelativeRows(QWidget):
    """A heading with a box of rows under it; nothing at all where there is nobody."""

    chosen = Signal(object)

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._shown: list[Relative] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(kit.label(heading, "label"))
        self._box = QFrame()
        self._box.setProperty("role", "box")
        self._rows = QVBoxLayout(self._box)
        self._rows.setContentsMargins(1, 1, 1, 1)
        self._rows.setSpacing(0)
        column.addWidget(self._box)
        self.hide()

    def show_relatives(self, relatives: Sequence[Relative]) -> bool:
        """Show these people, and say whether rows came or went; those that stay the same stay where the keyboard may be."""
        changes = list(relatives) != self._shown
        if changes:
            self._shown = list(relatives)
            kit.clear(self._rows)
            for number, relative in enumerate(relatives):
                if number:
                    self._rows.addWidget(kit.line())
                row = _Row(relative)
                row.clicked.connect(lambda _=False, who=relative.person: self.chosen.emit(who))
                self._rows.addWidget(row)
        self.setVisible(bool(relatives))
        return changes

    def rows(self) -> list[QAbstractButton]:
        """The rows, for tests and for whoever walks through them."""
        return self._box.findChildren(QAbstractButton)
