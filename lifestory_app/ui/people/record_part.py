"""What is for the record only: how a life began, health, how people get on, and topics of pride and shame."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.family import RECORDS_ONLY
from lifestory_app.domain.people import Condition, ConditionKind, Person
from lifestory_app.ui import kit
from lifestory_app.ui.people import bond_words, words
from lifestory_app.ui.people.bonds_part import Bonds
from lifestory_app.ui.people.entries import Entries, Entry
from lifestory_app.ui.people.fields import Choice
from lifestory_app.ui.people.known import SeenField, SourceField, SpanField


class RecordPart(QWidget):
    """Shows what only the genogram for the record tells of somebody, and says what the user changes in it."""

    changed = Signal(object, str)
    topics_wanted = Signal()
    phrase_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._person: Person | None = None
        self._at = 0
        column.addWidget(kit.Banner("note", self.tr("None of this is ever in the child’s copy.")))
        self.beginning = Choice(words.beginnings())
        self.beginning.picked.connect(lambda value: self.changed.emit({"beginning": value}, ""))
        column.addWidget(kit.Field(self.tr("How this life began"), self.beginning))
        column.addWidget(kit.label(self.tr("Health, as the genogram for the record shows it"), "label", wraps=True))
        self.health = Entries(self._make_condition(), self.tr("Add what is known of their health"))
        self.health.opened.connect(self._open)
        self.health.taken_off.connect(self._drop)
        self.health.add_wanted.connect(self.add_condition)
        column.addWidget(self.health)
        column.addWidget(kit.label(self.tr("How they get on with others"), "label", wraps=True))
        self.feelings = Bonds(feelings=True)
        self.feelings.phrase_ended.connect(self.phrase_ended)
        column.addWidget(self.feelings)
        column.addWidget(kit.label(self.tr("What the family is proud or ashamed of"), "label", wraps=True))
        self._topics = kit.label("", "small")
        column.addWidget(self._topics)
        self.manage = kit.Button(self.tr("Pride and shame…"), "heart", "link")
        self.manage.clicked.connect(self.topics_wanted)
        column.addWidget(self.manage)

    def _make_condition(self) -> QWidget:
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.kind = Choice(words.conditions())
        self.kind.picked.connect(lambda value: self._change("", kind=value))
        self.span = SpanField(self.tr("Since"), self.tr("Until; empty if it goes on"))
        self.span.spanned.connect(lambda when, phrase: self._change(phrase, when=when))
        self.source, self.seen = SourceField(), SeenField(record=True)
        self.source.sourced.connect(lambda source, phrase: self._change(phrase, source=source))
        self.seen.remarked.connect(lambda seen_by: self._change("", seen_by=seen_by))
        for field in (self.span, self.source):
            field.phrase_ended.connect(self.phrase_ended)
        column.addWidget(kit.Field(self.tr("What it is"), self.kind))
        for widget in (self.span, self.source, self.seen):
            column.addWidget(widget)
        return fields

    def show_person(self, book: Book, person: Person, *, other: bool) -> None:
        """Show what the record tells of a person; `other` where it is another person than before."""
        self._person = person
        if other:
            self.health.open_row("")
        self.beginning.show_value(person.beginning)
        kinds = words.conditions()
        self.health.show_rows(
            [Entry(str(at), kinds[each.kind], self._small(each)) for at, each in enumerate(person.conditions)]
        )
        if self.health.open_key:
            self._fill(other=False)
        self.feelings.show_bonds(book, person, other=other)
        topics = [each for each in book.topics if person.id in each.who]
        said = "; ".join(f"{words.topics()[each.kind]}: {each.name}" for each in topics)
        self._topics.setText(said or self.tr("Nothing is noted that touches them."))

    def told(self, person: Person) -> str:
        """Only how much there is: a health problem is not for everybody who looks over a shoulder."""
        count = len(person.conditions) + len(self.feelings.entries.keys)
        return self.tr("{count} noted").format(count=count) if count else ""

    def _small(self, each: Condition) -> str:
        seen = "" if each.seen_by == RECORDS_ONLY else self.seen.said(each.seen_by)
        return ". ".join(part for part in (bond_words.dates(each.when), seen) if part)

    def _open(self, key: str) -> None:
        self.phrase_ended.emit()
        self._at = int(key)
        self._fill(other=True)

    def _fill(self, *, other: bool) -> None:
        if self._person is not None:
            condition = self._person.conditions[self._at]
            self.kind.show_value(condition.kind)
            self.span.show_span(condition.when, other=other)
            self.source.show_source(condition.source, other=other)
            self.seen.show_seen(condition.seen_by, other=other)

    def _change(self, phrase: str, **changes: object) -> None:
        if self._person is not None:
            conditions = tuple(
                replace(each, **changes) if at == self._at else each  # type: ignore[arg-type]
                for at, each in enumerate(self._person.conditions)
            )
            self.changed.emit({"conditions": conditions}, f"condition {self._at} {phrase}" if phrase else "")

    def add_condition(self) -> None:
        """Add what is known of their health, and put the keyboard into it."""
        if self._person is not None:
            fresh = Condition(ConditionKind.PHYSICAL_ILLNESS)
            self.changed.emit({"conditions": (*self._person.conditions, fresh)}, "")
            self.health.open_row(str(len(self._person.conditions) - 1))
            self.kind.setFocus()

    def _drop(self, key: str) -> None:
        if self._person is not None:
            kept = tuple(each for at, each in enumerate(self._person.conditions) if at != int(key))
            self.changed.emit({"conditions": kept}, "")
