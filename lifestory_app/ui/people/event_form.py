"""One thing that happened: what it was, when, who was there, and where in broad words. A school has a first and a last day."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.edits import Edit, PutEvent, RemoveEvent, Together
from lifestory_app.domain.homes import Event, EventKind, left_id
from lifestory_app.domain.ids import PersonId
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.editor.small_fields import AudienceField
from lifestory_app.ui.people import words
from lifestory_app.ui.people.fields import Choice, DateField
from lifestory_app.ui.words.line import LineField


class EventForm(QWidget):
    """Shows something that happened, and hands the session the edits that the fields mean."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self._session = session
        self._event: Event | None = None
        self._left: Event | None = None
        self._boxes: dict[PersonId, QCheckBox] = {}
        whole = QHBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 24)
        card = kit.Card(24)
        card.setMaximumWidth(look.px(820))
        whole.addWidget(card, 10)
        whole.addStretch(1)
        column = card.body
        column.setSpacing(12)
        self._title = kit.label("", "h1", wraps=True)
        column.addWidget(self._title)
        self._name = LineField(self.tr("What happened, as the book says it"))
        self._name.show_prompt(self.tr("I started school"))
        self._name.rewritten.connect(lambda text: self._put(title=text))
        self._kind = Choice(words.events())
        self._kind.picked.connect(self._pick_kind)
        self._place = LineField(self.tr("Where: a town or country, never a street"))
        self._place.rewritten.connect(lambda text: self._put(place=text))
        column.addWidget(self._name)
        column.addWidget(kit.Field(self.tr("What kind of thing it was"), self._kind))
        self._when, self._until = DateField(self.tr("When")), DateField(self.tr("Last day; empty if it goes on"))
        self._when.dated.connect(self._date)
        self._until.dated.connect(self._leave)
        dates = QHBoxLayout()
        dates.setSpacing(12)
        for field in (self._when, self._until):
            field.phrase_ended.connect(session.end_phrase)
            dates.addWidget(field, 1)
        column.addLayout(dates)
        self._wrong = kit.label(self.tr("It cannot end before it began. Look at the two dates again."), "trouble", wraps=True)
        self._wrong.hide()
        column.addWidget(self._wrong)
        for line in (self._name, self._place):
            line.phrase_ended.connect(session.end_phrase)
        column.addWidget(self._place)
        self._there = kit.label(self.tr("Who was there with the child"), "label")
        column.addWidget(self._there)
        self._who = QGridLayout()
        self._who.setVerticalSpacing(0)
        column.addLayout(self._who)
        fold = kit.Fold(self.tr("Which copies may tell of it"))
        self._seen = AudienceField()
        self._seen.own_hidden()
        self._seen.remarked.connect(lambda seen_by: self._step(seen_by=seen_by))
        fold.body.addWidget(self._seen)
        column.addWidget(fold)
        away = kit.Button(self.tr("Take this out of the book"), "delete", "quiet")
        away.clicked.connect(self.take_out)
        column.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def begin(self) -> None:
        """Put the keyboard into what happened."""
        self._name.setFocus()

    def show_event(self, book: Book, event: Event) -> None:
        """Show something that happened in the book."""
        other = self._event is None or self._event.id != event.id
        self._event = event
        self._left = next((each for each in book.events if each.id == left_id(event.id)), None)
        self._title.setText(event.title or self.tr("Something that happened"))
        self._name.show_text(event.title)
        self._place.show_text(event.place)
        self._kind.show_value(event.kind)
        self._when.show_date(event.when, other=other)
        self._until.setVisible(event.kind is EventKind.SCHOOL)
        self._until.show_date(self._left.when if self._left else None, other=other)
        if other:
            self._wrong.hide()
        self._seen.show_value(event.seen_by, False)
        self._show_people(book, event)

    def _show_people(self, book: Book, event: Event) -> None:
        people = [person for person in book.people if person.id != book.child]
        self._there.setVisible(bool(people))
        if list(self._boxes) != [person.id for person in people]:
            for box in self._boxes.values():
                self._who.removeWidget(box)
                box.hide()
                box.deleteLater()
            self._boxes = {}
            for number, person in enumerate(people):
                box = QCheckBox()
                box.toggled.connect(self._gather)
                self._boxes[person.id] = box
                self._who.addWidget(box, number // 2, number % 2)
            kit.tab_as_laid_out(self)
        for person in people:
            box = self._boxes[person.id]
            box.setText(person.called or person.known_as)
            with QSignalBlocker(box):
                box.setChecked(person.id in event.who)

    def _pick_kind(self, value: object) -> None:
        """A school is told by two events, of which the second says when it ended; another kind has only the first."""
        if self._event is None:
            return
        kind = EventKind(str(value))
        changed = replace(self._event, kind=kind)
        edits: list[Edit] = [PutEvent(changed)]
        if kind is EventKind.SCHOOL and self._left is None:
            edits.append(PutEvent(self._leaving(changed, None)))
        elif kind is not EventKind.SCHOOL and self._left is not None:
            edits.append(RemoveEvent(self._left.id))
        self._do(edits)

    def _date(self, when: UncertainDate | None) -> None:
        if self._fits(when, self._left.when if self._left else None):
            self._put(when=when)

    def _leave(self, when: UncertainDate | None) -> None:
        if self._event is None or not self._fits(self._event.when, when):
            return
        self._left = self._leaving(self._event, when)
        self._session.do(PutEvent(self._left, "last day"))

    def _fits(self, start: UncertainDate | None, end: UncertainDate | None) -> bool:
        try:
            Span(start, end)
        except ValueError:
            self._wrong.show()
            return False
        self._wrong.hide()
        return True

    def _leaving(self, event: Event, when: UncertainDate | None) -> Event:
        """The end of a school. It says nothing that the school itself does not say, so that nothing stays behind in it."""
        return Event(left_id(event.id), EventKind.SCHOOL, self.tr("The last day there"), when, seen_by=event.seen_by)

    def _gather(self) -> None:
        if self._event is not None:
            mine = tuple(person for person, box in self._boxes.items() if box.isChecked())
            kept = tuple(person for person in self._event.who if person not in self._boxes)
            self._step(who=(*kept, *mine))

    def _put(self, **changes: object) -> None:
        if self._event is None:
            return
        self._event = replace(self._event, **changes)  # type: ignore[arg-type]
        self._session.do(PutEvent(self._event, ",".join(changes)))

    def _step(self, **changes: object) -> None:
        if self._event is None:
            return
        self._event = replace(self._event, **changes)  # type: ignore[arg-type]
        edits: list[Edit] = [PutEvent(self._event)]
        if self._left is not None:
            edits.append(PutEvent(replace(self._left, seen_by=self._event.seen_by)))
        self._do(edits)

    def _do(self, edits: list[Edit]) -> None:
        self._session.end_phrase()
        self._session.do(edits[0] if len(edits) == 1 else Together(tuple(edits), label=PutEvent.label))
        self._session.end_phrase()

    def take_out(self) -> None:
        """Take it out of the book, a school with its last day."""
        if self._event is not None:
            self._do([RemoveEvent(each.id) for each in (self._event, self._left) if each is not None])
