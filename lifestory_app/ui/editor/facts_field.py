"""The facts of a page in rows of two lines: what it is, and what is known."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lifestory_app.domain.pages import FactRow, FactsSlot
from lifestory_app.domain.people import Fact
from lifestory_app.ui import kit
from lifestory_app.ui.words.helps import NO_HELPS, Helps
from lifestory_app.ui.words.hints import HintCard
from lifestory_app.ui.words.line_hints import LineHints


class FactsField(QWidget):
    """Rows of a label and what is said of it, such as “Weight: 3.1 kg”."""

    refilled = Signal(object)
    phrase_ended = Signal()

    def __init__(self, name: str, prompt: str, most: int, helps: Helps = NO_HELPS) -> None:
        super().__init__()
        self._most, self._name, self._helps = most, name, helps
        self._for_child = True
        self._rows: list[FactRow] = []
        self._lines: list[_FactLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(kit.label(name, "label"))
        column.addWidget(kit.label(prompt, "small"))
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column.addLayout(self._list)
        self._add = kit.Button(self.tr("Add a fact"), "add")
        self._add.clicked.connect(self._append)
        column.addWidget(self._add)
        self._known: tuple[FactRow, ...] = ()
        self._bring = kit.Button(self.tr("Bring what is known"), "person", "link")
        self._bring.clicked.connect(self._take_known)
        column.addWidget(self._bring)
        self._bring.hide()
        self.setFocusProxy(self._add)

    def offer(self, facts: Sequence[Fact]) -> None:
        """Offer facts that are known of whom the page is about, and do not stand on it yet, as far as there is room."""
        there = {row.label for row in self._rows}
        rows = [FactRow(fact.label, fact.value) for fact in facts if fact.label not in there]
        self._known = tuple(rows[: self._most - len(self._rows)] if self._most else rows)
        self._bring.setVisible(bool(self._known))
        said = ", ".join(row.label for row in self._known)
        self._bring.setToolTip(said)
        self._bring.setAccessibleDescription(said)

    def meant_for(self, *, child: bool) -> None:
        """Say whether the words are for the child."""
        self._for_child = child
        for line in self._lines:
            line.meant_for(child=child)

    def show_value(self, value: object) -> None:
        """Show these rows; nothing moves where they are shown already."""
        rows = list(value.rows) if isinstance(value, FactsSlot) else []
        if len(rows) != len(self._lines):
            kit.clear(self._list)
            self._lines = [self._line(number) for number in range(len(rows))]
        for line, row in zip(self._lines, rows, strict=True):
            line.show_row(row)
        self._rows = rows
        self._add.setVisible(not self._most or len(rows) < self._most)

    def _line(self, number: int) -> "_FactLine":
        line = _FactLine(self._name, number + 1, self._helps)
        line.meant_for(child=self._for_child)
        line.rewritten.connect(self._gather)
        line.phrase_ended.connect(self.phrase_ended)
        line.dropped.connect(lambda: self._drop(number))
        self._list.addWidget(line)
        return line

    def _take_known(self) -> None:
        self.phrase_ended.emit()
        self.refilled.emit(FactsSlot((*self._rows, *self._known)))
        self.phrase_ended.emit()
        self._add.setFocus()

    def _gather(self) -> None:
        self._rows = [FactRow(*line.texts, old.lang) for line, old in zip(self._lines, self._rows, strict=True)]
        self.refilled.emit(FactsSlot(tuple(self._rows)))

    def _append(self) -> None:
        self.phrase_ended.emit()
        self.refilled.emit(FactsSlot((*self._rows, FactRow("", ""))))
        self.phrase_ended.emit()
        if self._lines:
            self._lines[-1].label.setFocus()

    def _drop(self, number: int) -> None:
        self.phrase_ended.emit()
        rows = tuple(row for at, row in enumerate(self._rows) if at != number)
        self.refilled.emit(FactsSlot(rows) if rows else None)
        self.phrase_ended.emit()


class _FactLine(QWidget):
    """One fact. What is worth a second look in either line is told below both."""

    rewritten = Signal()
    phrase_ended = Signal()
    dropped = Signal()

    def __init__(self, field: str, number: int, helps: Helps) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(6)
        column.addLayout(row)
        self.label, self.value = QLineEdit(), QLineEdit()
        self._hints: list[LineHints] = []
        for box, wide, name, sample in (
            (self.label, 2, self.tr("{field}, row {row}: what it is"), self.tr("Weight")),
            (self.value, 3, self.tr("{field}, row {row}: what is known"), self.tr("3.1 kg")),
        ):
            box.setAccessibleName(name.format(field=field, row=number))
            box.setPlaceholderText(sample)
            box.textEdited.connect(self._tell)
            box.editingFinished.connect(self.phrase_ended)
            row.addWidget(box, wide)
            if helps.wording is not None:
                self._watch(box, helps, column)
        away = kit.IconButton("delete", self.tr("Take row {row} off").format(row=number))
        away.clicked.connect(self.dropped)
        row.addWidget(away)

    def _watch(self, box: QLineEdit, helps: Helps, column: QVBoxLayout) -> None:
        note, card = _Note(box), HintCard(box)
        column.addWidget(note)
        column.addWidget(card)
        hints = LineHints(box, note, card, self)
        hints.deed_begins.connect(self.phrase_ended)
        hints.deed_ended.connect(self._tell)
        hints.deed_ended.connect(self.phrase_ended)
        hints.use(helps)
        box.textEdited.connect(hints.typed)
        self._hints.append(hints)

    @property
    def texts(self) -> tuple[str, str]:
        """What stands in both lines."""
        return self.label.text(), self.value.text()

    def meant_for(self, *, child: bool) -> None:
        """Say whether the words are for the child."""
        for hints in self._hints:
            hints.watch.meant_for(child, False)

    def show_row(self, row: FactRow) -> None:
        """Show a fact."""
        for number, (box, text) in enumerate(((self.label, row.label), (self.value, row.value))):
            if box.text() != text:
                with QSignalBlocker(box):
                    box.setText(text)
                if self._hints:
                    self._hints[number].shown(text)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for hints in self._hints:
            hints.watch.wake()

    def _tell(self) -> None:
        self.rewritten.emit()


class _Note(QWidget):
    """A quiet word below a line, there only while there is something to say."""

    def __init__(self, buddy: QWidget) -> None:
        super().__init__()
        self._buddy = buddy
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._icon = kit.Icon("hint", "warn", 16)
        self._words = kit.label("", "small")
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        self.hide()

    def show_note(self, text: str, icon: str = "", kind: str = "") -> None:
        """Say something, or "" for nothing."""
        self._words.setText(text)
        if icon:
            self._icon.show_icon(icon, kind)
        self._buddy.setAccessibleDescription(text)
        self.setVisible(bool(text))
