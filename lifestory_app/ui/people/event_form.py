"""One thing that happened: what it was, when, who was there, and where in broad words. A school has a first and a last day."""

from dataclasses import replace

from PySide6.QtCore import Qt

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.edits import Edit, PutEvent, RemoveEvent, Together
from lifestory_app.domain.homes import Event, EventKind, left_id
from lifestory_app.domain.provenance import Audience
from lifestory_app.services.session import Session
from lifestory_app.ui import kit
from lifestory_app.ui.people import words
from lifestory_app.ui.people.fields import Choice, DateField
from lifestory_app.ui.people.parts import FormPage, Pair, Part
from lifestory_app.ui.people.place_hint import PlaceHint
from lifestory_app.ui.people.readers_part import ReadersPart
from lifestory_app.ui.people.who_field import WhoField
from lifestory_app.ui.words.helps import NO_HELPS, Helps
from lifestory_app.ui.words.line import LineField


class EventForm(FormPage):
    """Shows something that happened, and hands the session the edits that the fields mean."""

    def __init__(self, session: Session, helps: Helps = NO_HELPS) -> None:
        super().__init__(session)
        self._event: Event | None = None
        self._left: Event | None = None
        column = self.column
        self._name = LineField(self.tr("What happened, as the book says it"))
        self._name.show_prompt(self.tr("I started school"))
        self._name.use_helps(helps)
        self._name.rewritten.connect(lambda text: self._put("title", title=text))
        self._place = LineField(self.tr("Town or country, never a street"))
        self._place.rewritten.connect(lambda text: self._put("place", place=text))
        column.addWidget(Pair(self._name, self._place))
        self._hint = PlaceHint(self._place.line)
        column.addWidget(self._hint)
        self._kind = Choice(words.events())
        self._kind.picked.connect(self._pick_kind)
        column.addWidget(kit.Field(self.tr("What kind of thing it was"), self._kind))
        self._when, self._until = DateField(self.tr("When")), DateField(self.tr("Last day; empty if it goes on"))
        self._when.dated.connect(self._date)
        self._until.dated.connect(self._leave)
        column.addWidget(Pair(self._when, self._until))
        self._wrong = kit.label(self.tr("It cannot end before it began. Look at the two dates again."), "trouble", wraps=True)
        self._wrong.hide()
        column.addWidget(self._wrong)
        self.who = WhoField(self.tr("Who was there with the child"))
        self.who.chosen.connect(lambda who: self._put("", who=who))
        column.addWidget(self.who)
        self.readers = ReadersPart(person=False)
        self.readers.changed.connect(lambda changes, phrase: self._put(phrase, **changes))
        self.part = Part(self.tr("Who may read it, and where it is from"))
        self.part.body.addWidget(self.readers)
        column.addWidget(kit.line())
        column.addWidget(self.part)
        for field in (self._name, self._place, self._when, self._until, self.readers):
            field.phrase_ended.connect(session.end_phrase)
        away = kit.Button(self.tr("Take this out"), "delete", "quiet")
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
        self._name.meant_for(child=Audience.CHILD in event.seen_by)
        self._name.show_text(event.title)
        self._place.show_text(event.place)
        self._hint.look_soon()
        self._kind.show_value(event.kind)
        self._when.show_date(event.when, other=other)
        self._until.setVisible(event.kind is EventKind.SCHOOL)
        self._until.show_date(self._left.when if self._left else None, other=other)
        if other:
            self._wrong.hide()
        self.who.show_people([person for person in book.people if person.id != book.child], event.who)
        self.readers.show_value(event, other=other)
        self.part.tell(self.readers.told(event))
        kit.tab_as_laid_out(self)

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
            self._put("when", when=when)

    def _leave(self, when: UncertainDate | None) -> None:
        if self._event is not None and self._fits(self._event.when, when):
            self._session.do(PutEvent(self._leaving(self._event, when), "last day"))

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

    def _put(self, phrase: str, **changes: object) -> None:
        """Change what is told; who may read of a school may read of its end, in the same step."""
        if self._event is None:
            return
        changed: Event = replace(self._event, **changes)  # type: ignore[arg-type]
        if self._left is not None and changed.seen_by != self._left.seen_by:
            self._do([PutEvent(changed), PutEvent(replace(self._left, seen_by=changed.seen_by))])
            return
        if not phrase:
            self._session.end_phrase()
        self._session.do(PutEvent(changed, phrase))
        if not phrase:
            self._session.end_phrase()

    def _do(self, edits: list[Edit]) -> None:
        self._session.do_alone(edits[0] if len(edits) == 1 else Together(tuple(edits), label=PutEvent.label))

    def take_out(self) -> None:
        """Take it out of the book, a school with its last day."""
        if self._event is not None:
            self._do([RemoveEvent(each.id) for each in (self._event, self._left) if each is not None])
