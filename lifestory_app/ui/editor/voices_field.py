"""What of a page is the child's own, as rows: what the child did, what it is, and when."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.domain.voices import Voice
from lifestory_app.ui import kit
from lifestory_app.ui.people.fields import Choice, DateField
from lifestory_app.ui.plan import words
from lifestory_app.ui.words.line import LineField


class _Row(QWidget):
    changed = Signal()
    phrase_ended = Signal()
    taken_off = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self._voice = Voice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        self._kind = Choice(dict(words.voices()))
        self._kind.picked.connect(lambda _: (self.phrase_ended.emit(), self.changed.emit(), self.phrase_ended.emit()))
        away = kit.IconButton("delete", self.tr("Take off mark {number}").format(number=number))
        away.clicked.connect(self.taken_off)
        column.addWidget(kit.Field(self.tr("What the child did, mark {number}").format(number=number), self._kind, beside=away))
        row = QHBoxLayout()
        self._what = LineField(self.tr("What it is, mark {number}").format(number=number))
        self._what.show_prompt(self.tr("The yellow cover"))
        self._when = DateField(self.tr("When, mark {number}").format(number=number))
        row.addWidget(self._what, 3)
        row.addWidget(self._when, 2)
        column.addLayout(row)
        self._what.rewritten.connect(lambda _: self.changed.emit())
        self._when.dated.connect(self._date)
        for each in (self._what, self._when):
            each.phrase_ended.connect(self.phrase_ended)

    def show_voice(self, voice: Voice, *, other: bool) -> None:
        self._voice = voice
        self._kind.show_value(voice.kind)
        self._what.show_text(voice.what)
        self._when.show_date(voice.when, other=other)

    def _date(self, when: object) -> None:
        self._voice = Voice(self._voice.kind, self._voice.what, when)  # type: ignore[arg-type]
        self.changed.emit()

    @property
    def voice(self) -> Voice:
        return Voice(self._kind.value, self._what.text, self._voice.when)  # type: ignore[arg-type]

    def begin(self) -> None:
        self._kind.setFocus()


class VoicesField(QWidget):
    """Shows what of a page is the child's own. `remarked` gives all of it anew."""

    remarked = Signal(object)
    phrase_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_Row] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(kit.label(self.tr("What on it is the child’s own"), "label"))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        self.add = kit.Button(self.tr("Mark what is the child’s own"), "add", "link")
        self.add.clicked.connect(self._add)
        column.addWidget(self.add)
        column.addWidget(kit.label(self.tr("Only for you and the record. It is listed in the plan."), "small"))

    def show_voices(self, voices: tuple[Voice, ...]) -> None:
        """Show these marks."""
        other = len(voices) != len(self._rows)
        if other:
            kit.clear(self._list)
            self._rows = []
            for number in range(len(voices)):
                row = _Row(number + 1)
                row.changed.connect(self._tell)
                row.phrase_ended.connect(self.phrase_ended)
                row.taken_off.connect(lambda row=row: self._take_off(row))
                self._rows.append(row)
                self._list.addWidget(row)
            kit.tab_as_laid_out(self)
        for row, voice in zip(self._rows, voices, strict=True):
            row.show_voice(voice, other=other)

    def _tell(self) -> None:
        self.remarked.emit(tuple(row.voice for row in self._rows))

    def _step(self, voices: tuple[Voice, ...]) -> None:
        self.phrase_ended.emit()
        self.remarked.emit(voices)
        self.phrase_ended.emit()

    def _add(self) -> None:
        self._step((*(row.voice for row in self._rows), Voice()))
        if self._rows:
            self._rows[-1].begin()

    def _take_off(self, gone: _Row) -> None:
        self._step(tuple(row.voice for row in self._rows if row is not gone))
        self.add.setFocus()
