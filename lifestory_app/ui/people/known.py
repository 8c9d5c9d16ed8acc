"""Fields that all that is known has: from when to when, where it is known from, and who may read of it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.family import RECORDS_ONLY
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, WORKER_ONLY, Audience, SeenBy, Source, SourceKind
from lifestory_app.ui import kit
from lifestory_app.ui.editor.small_fields import AudienceField
from lifestory_app.ui.people import words
from lifestory_app.ui.people.fields import Choice, DateField
from lifestory_app.ui.people.parts import Pair
from lifestory_app.ui.words.line import LineField

FOR_LATER: SeenBy = RECORDS_ONLY | {Audience.ADOPTERS}
"""For a letter that is given when the child is older: with those who care for them, not in the child's book yet."""


class SpanField(QWidget):
    """From one date to another. A span that ends before it begins is told, and changes nothing."""

    spanned = Signal(object, str)
    phrase_ended = Signal()

    def __init__(self, start: str, end: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.start, self.end = DateField(start), DateField(end)
        self._when = Span()
        for field, name in ((self.start, "start"), (self.end, "end")):
            field.dated.connect(lambda date, name=name: self._take(name, date))
            field.phrase_ended.connect(self.phrase_ended)
        column.addWidget(Pair(self.start, self.end))
        self._wrong = kit.label(self.tr("It cannot end before it began. Look at the two dates again."), "trouble", wraps=True)
        self._wrong.hide()
        column.addWidget(self._wrong)

    def show_span(self, when: Span, *, other: bool) -> None:
        """Show a span; what is being typed about the same thing stays as it is."""
        self._when = when
        self.start.show_date(when.start, other=other)
        self.end.show_date(when.end, other=other)
        if other:
            self._wrong.hide()

    def _take(self, name: str, date: UncertainDate | None) -> None:
        try:
            when = replace(self._when, **{name: date})
        except ValueError:
            self._wrong.show()
            return
        self._wrong.hide()
        self._when = when
        self.spanned.emit(when, name)


class SourceField(QWidget):
    """Where a thing is known from: who or what, in words which, and when it was said."""

    sourced = Signal(object, str)
    phrase_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._source: Source | None = None
        self.kind = Choice({"": self.tr("Not said"), **words.sources()})
        self.kind.picked.connect(self._pick)
        column.addWidget(kit.Field(self.tr("Where this is known from"), self.kind))
        self._more = QWidget()
        inner = QVBoxLayout(self._more)
        inner.setContentsMargins(0, 0, 0, 0)
        self.detail = LineField(self.tr("Who said it, or which paper"))
        self.detail.show_prompt(self.tr("Gran, on the phone"))
        self.detail.rewritten.connect(lambda text: self._change("detail", detail=text))
        self.when = DateField(self.tr("When it was said"))
        self.when.dated.connect(lambda date: self._change("when", when=date))
        for field in (self.detail, self.when):
            field.phrase_ended.connect(self.phrase_ended)
        inner.addWidget(Pair(self.detail, self.when))
        column.addWidget(self._more)
        self._more.hide()

    def show_source(self, source: Source | None, *, other: bool) -> None:
        """Show a source; what is being typed about the same thing stays as it is."""
        self._source = source
        self.kind.show_value(source.kind if source is not None else "")
        self._more.setVisible(source is not None)
        self.detail.show_text(source.detail if source is not None else "")
        self.when.show_date(source.when if source is not None else None, other=other)

    def _pick(self, kind: object) -> None:
        if not kind:
            self._tell(None, "")
        elif self._source is None:
            self._tell(Source(SourceKind(str(kind))), "")
        else:
            self._change("", kind=SourceKind(str(kind)))

    def _change(self, phrase: str, **changes: object) -> None:
        if self._source is not None:
            self._tell(replace(self._source, **changes), phrase)  # type: ignore[arg-type]

    def _tell(self, source: Source | None, phrase: str) -> None:
        self._source = source
        self._more.setVisible(source is not None)
        self.sourced.emit(source, f"source {phrase}" if phrase else "")


class SeenField(QWidget):
    """Who may read of a thing, in one choice; or reader by reader. `record` leaves out all that a child might read."""

    remarked = Signal(object)

    def __init__(self, *, record: bool = False) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        offered: dict[object, str] = {
            FAMILY_AND_RECORDS: self.tr("In the book, and on the records"),
            FOR_LATER: self.tr("Kept for a later letter"),
            RECORDS_ONLY: self.tr("On the records only"),
            WORKER_ONLY: self.tr("Only in my own notes"),
        }
        if record:
            offered = {seen_by: said for seen_by, said in offered.items() if seen_by in (RECORDS_ONLY, WORKER_ONLY)}
        self._by_reader = self.tr("Chosen reader by reader")
        self.choice = Choice({**offered, "": self._by_reader})
        self.choice.picked.connect(self._pick)
        column.addWidget(kit.Field(self.tr("Who may read it"), self.choice))
        self.boxes = AudienceField()
        self.boxes.own_hidden()
        self.boxes.remarked.connect(self._tell)
        column.addWidget(self.boxes)
        self.boxes.hide()
        self._seen_by: SeenBy | None = None
        self._is_open = False

    def show_seen(self, seen_by: SeenBy, *, other: bool = False) -> None:
        """Show who may read it."""
        if other:
            self._is_open = False
        self._seen_by = seen_by
        known = seen_by in self.choice.values and not self._is_open
        self.choice.show_value(seen_by if known else "")
        self.boxes.show_value(seen_by, False)
        self.boxes.setVisible(not known)

    def said(self, seen_by: SeenBy) -> str:
        """Who may read it, in words; "" where it is everybody, as usual."""
        if seen_by == FAMILY_AND_RECORDS:
            return ""
        at = self.choice.values.index(seen_by if seen_by in self.choice.values else "")
        return self.choice.itemText(at)

    def _pick(self, value: object) -> None:
        self._is_open = value == ""
        if isinstance(value, frozenset):
            self._tell(value)
        if self._seen_by is not None:
            self.show_seen(self._seen_by)

    def _tell(self, seen_by: SeenBy) -> None:
        self._seen_by = seen_by
        self.remarked.emit(seen_by)
