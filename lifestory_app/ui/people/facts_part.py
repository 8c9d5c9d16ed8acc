"""What is known of a person or a home: each fact with its day, where it is known from, and who may read it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifestory_app.domain.people import Fact
from lifestory_app.ui.people import words
from lifestory_app.ui.people.entries import Entries, Entry
from lifestory_app.ui.people.fields import DateField
from lifestory_app.ui.people.known import SeenField, SourceField
from lifestory_app.ui.people.parts import Pair
from lifestory_app.ui.words.line import LineField


class Facts(QWidget):
    """Shows facts in rows, and says which facts the user means."""

    stated = Signal(object, str)
    phrase_ended = Signal()

    def __init__(self, what: str, sample: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._facts: tuple[Fact, ...] = ()
        self._at = 0
        self.entries = Entries(self._make_fields(what, sample), self.tr("Add a fact"))
        self.entries.opened.connect(self._open)
        self.entries.taken_off.connect(self._drop)
        self.entries.add_wanted.connect(self.add)
        column.addWidget(self.entries)

    def _make_fields(self, what: str, sample: str) -> QWidget:
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.label, self.value = LineField(self.tr("What it is about")), LineField(self.tr("What is known"))
        self.label.show_prompt(what)
        self.value.show_prompt(sample)
        self.when = DateField(self.tr("When, if that matters"))
        self.when.dated.connect(lambda date: self._change("when", when=date))
        self.source, self.seen = SourceField(), SeenField()
        self.source.sourced.connect(lambda source, phrase: self._change(phrase, source=source))
        self.seen.remarked.connect(lambda seen_by: self._change("", seen_by=seen_by))
        for line, name in ((self.label, "label"), (self.value, "value")):
            line.rewritten.connect(lambda text, name=name: self._change(name, **{name: text}))
        for field in (self.label, self.value, self.when, self.source):
            field.phrase_ended.connect(self.phrase_ended)
        column.addWidget(Pair(self.label, self.value))
        for widget in (self.when, self.source, self.seen):
            column.addWidget(widget)
        return fields

    def show_facts(self, facts: tuple[Fact, ...], *, other: bool) -> None:
        """Show facts; `other` where they are of another person or home than before."""
        self._facts = facts
        if other:
            self.entries.open_row("")
        self.entries.show_rows([Entry(str(at), self._said(fact), self._small(fact)) for at, fact in enumerate(facts)])
        if self.entries.open_key:
            self._fill(other=False)

    def _said(self, fact: Fact) -> str:
        if fact.label and fact.value:
            return self.tr("{label}: {value}").format(label=fact.label, value=fact.value)
        return fact.label or fact.value or self.tr("Nothing said yet")

    def _small(self, fact: Fact) -> str:
        source = ""
        if fact.source is not None:
            source = ": ".join(part for part in (words.sources()[fact.source.kind], fact.source.detail) if part)
        when = str(fact.when) if fact.when is not None else ""
        return ". ".join(part for part in (when, source, self.seen.said(fact.seen_by)) if part)

    def _open(self, key: str) -> None:
        self.phrase_ended.emit()
        self._at = int(key)
        self._fill(other=True)

    def _fill(self, *, other: bool) -> None:
        fact = self._facts[self._at]
        self.label.show_text(fact.label)
        self.value.show_text(fact.value)
        self.when.show_date(fact.when, other=other)
        self.source.show_source(fact.source, other=other)
        self.seen.show_seen(fact.seen_by, other=other)

    def _change(self, phrase: str, **changes: object) -> None:
        facts = tuple(
            replace(fact, **changes) if at == self._at else fact  # type: ignore[arg-type]
            for at, fact in enumerate(self._facts)
        )
        self.stated.emit(facts, f"fact {self._at} {phrase}" if phrase else "")

    def add(self) -> None:
        """Add a fact, and put the keyboard into it."""
        self.stated.emit((*self._facts, Fact("", "")), "")
        self.entries.open_row(str(len(self._facts) - 1))
        self.label.focus()

    def _drop(self, key: str) -> None:
        self.stated.emit(tuple(fact for at, fact in enumerate(self._facts) if at != int(key)), "")
