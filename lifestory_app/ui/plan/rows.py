"""The rows of the plan: each a button that opens what it tells, reached by the arrow keys, and the cards that hold them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lifestory_app.ui import kit, look
from lifestory_app.ui.kit.buttons import PressedByEnter

DAY = 104
"""How wide the day of a row is where it has no heading above it, in pixels at 100 %: all of them end at one line."""


@dataclass(frozen=True, slots=True)
class Told:
    """One row: its key, its cells (a strong line and a small one each), and its chip (words, icon, kind)."""

    key: str
    cells: tuple[tuple[str, str], ...]
    chip: tuple[str, str, str] = ("", "", "")

    @property
    def said(self) -> str:
        """The row for a listener."""
        parts = [part for cell in self.cells for part in cell if part] + [self.chip[0]]
        return ". ".join(part.rstrip(".") for part in parts if part)


class PlanRow(PressedByEnter, QPushButton):
    """A row that opens what it tells."""

    stepped = Signal(int)
    add_wanted = Signal()

    @property
    def key(self) -> str:
        """What it opens."""
        return self.told.key

    def __init__(self, told: Told, shares: Sequence[int], strong: int) -> None:
        super().__init__()
        self.told = told
        self.setProperty("role", "plan-row")
        self.setAccessibleName(told.said)
        self.setToolTip(self.tr("Open it: {what}").format(what=told.cells[strong][0]))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        self._labels: list[QLabel] = []
        for number, ((first, second), share) in enumerate(zip(told.cells, shares, strict=False)):
            column = QVBoxLayout()
            column.setSpacing(1)
            for text, role in ((first, "strong" if number == strong else "body"), (second, "small")):
                if text or role != "small":
                    label = kit.label(text, role, wraps=True)
                    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                    column.addWidget(label)
                    self._labels.append(label)
            column.addStretch(1)
            is_day = number == 0 and len(shares) == len(told.cells)
            if is_day:
                self._labels[0].setFixedWidth(look.px(DAY))
            row.addLayout(column, 0 if is_day else share)
        holder = QVBoxLayout()
        if told.chip[0]:
            chip = kit.Chip(*told.chip)
            chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            side = Qt.AlignmentFlag.AlignLeft if len(shares) > len(told.cells) else Qt.AlignmentFlag.AlignRight
            holder.addWidget(chip, 0, side)
        holder.addStretch(1)
        row.addLayout(holder, shares[len(told.cells)] if len(shares) > len(told.cells) else 0)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        asked = layout.totalSizeHint() if layout is not None else super().sizeHint()
        return QSize(asked.width(), max(asked.height(), look.px(44)))

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        high = layout.totalMinimumSize().height() if layout is not None else 0
        return QSize(look.px(120), max(high, look.px(44)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        else:
            super().keyPressEvent(event)


class PlanCard(kit.Card):
    """A card with a heading, perhaps a way to add, rows, and a line at its foot."""

    opened = Signal(str)
    add_wanted = Signal()

    def __init__(
        self, title: str, add: str, add_name: str, shares: Sequence[int], *, head: Sequence[str] = (), strong: int = 0
    ) -> None:
        super().__init__(0)
        self._shares, self._strong = tuple(shares), strong
        self.body.setSpacing(0)
        self.body.setContentsMargins(0, 0, 0, 8)
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 8, 6)
        self.title = kit.label(title, "h2")
        top.addWidget(self.title)
        top.addStretch(1)
        self.beside = kit.label("", "small")
        self.beside.setWordWrap(False)
        top.addWidget(self.beside)
        self.add = kit.Button(add, "add", "quiet")
        self.add.setAccessibleName(add_name)
        self.add.setToolTip(add_name)
        self.add.clicked.connect(self.add_wanted)
        if not add:
            self.add.hide()
        top.addWidget(self.add)
        self.body.addLayout(top)
        self._heads = QWidget(self)
        self._heads.hide()
        self._has_head = bool(head)
        if head:
            heads = QHBoxLayout(self._heads)
            heads.setContentsMargins(16, 0, 16, 6)
            heads.setSpacing(12)
            for name, share in zip(head, shares, strict=True):
                heads.addWidget(kit.label(name, "label"), share)
            self.body.addWidget(self._heads)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self._empty = kit.label("", "small")
        self._empty.setContentsMargins(16, 0, 16, 8)
        self.body.addWidget(self._empty)
        self._shown: tuple[Told, ...] | None = None

    @property
    def rows(self) -> list[PlanRow]:
        """The rows, from the top."""
        found = [self._rows.itemAt(at).widget() for at in range(self._rows.count())]
        return [each for each in found if isinstance(each, PlanRow)]

    def show_rows(self, rows: Sequence[Told], empty: str) -> None:
        """Show these rows, or what is said where there are none. The keyboard stays on the row that it was on."""
        if self._shown == tuple(rows):
            return
        self._shown = tuple(rows)
        before = [row.key for row in self.rows]
        held = next((row.key for row in self.rows if row.hasFocus()), None)
        kept = {row.told: row for row in self.rows}
        while self._rows.count():
            self._rows.takeAt(0)
        for told in rows:
            row = kept.pop(told, None) or self._make(told)
            self._rows.addWidget(row)
            # A row that is added to a card in sight can take the keyboard at once.
            row.show()
        for gone in kept.values():
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
        kit.tab_as_laid_out(self)
        self._empty.setText(empty)
        self._empty.setVisible(not rows)
        self._heads.setVisible(bool(rows) and self._has_head)
        if held is not None:
            self.focus_on(held if held in [told.key for told in rows] else "", before.index(held))

    def _make(self, told: Told) -> PlanRow:
        row = PlanRow(told, self._shares, self._strong)
        row.clicked.connect(lambda _=False: self.opened.emit(told.key))
        row.stepped.connect(lambda by: self._step(self.rows.index(row) + by))
        if not self.add.isHidden():
            row.add_wanted.connect(self.add_wanted)
        return row

    def focus_on(self, key: str, near: int = 0) -> None:
        """Put the keyboard on a row, or where it is gone on its neighbour."""
        rows = self.rows
        wanted = next((row for row in rows if row.key == key), None)
        if wanted is None and rows:
            wanted = rows[min(near, len(rows) - 1)]
        (wanted or self.add).setFocus()

    def _step(self, to: int) -> None:
        rows = self.rows
        if 0 <= to < len(rows):
            rows[to].setFocus(Qt.FocusReason.TabFocusReason)
