"""One home: what it was, where in broad words, who lived there, and from when to when."""

from dataclasses import replace

from PySide6.QtCore import Qt

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import PutHome, RemoveHome
from lifestory_app.domain.homes import Home
from lifestory_app.domain.provenance import Audience
from lifestory_app.services.session import Session
from lifestory_app.ui import kit
from lifestory_app.ui.people import words
from lifestory_app.ui.people.facts_part import Facts
from lifestory_app.ui.people.fields import Choice
from lifestory_app.ui.people.known import SpanField
from lifestory_app.ui.people.parts import FormPage, Pair, Part, one_at_a_time
from lifestory_app.ui.people.place_hint import PlaceHint
from lifestory_app.ui.people.readers_part import ReadersPart
from lifestory_app.ui.people.who_field import WhoField
from lifestory_app.ui.words.helps import NO_HELPS, Helps
from lifestory_app.ui.words.line import LineField


class HomeForm(FormPage):
    """Shows a home, and hands the session the edits that the fields mean."""

    def __init__(self, session: Session, helps: Helps = NO_HELPS) -> None:
        super().__init__(session)
        self._home: Home | None = None
        column = self.column
        self._name = LineField(self.tr("What the child calls it"))
        self._name.use_helps(helps)
        self._name.rewritten.connect(lambda text: self._put("title", title=text))
        self._place = LineField(self.tr("Town or country, never a street"))
        self._place.rewritten.connect(lambda text: self._put("place", place=text))
        column.addWidget(Pair(self._name, self._place))
        self._hint = PlaceHint(self._place.line)
        column.addWidget(self._hint)
        self._kind = Choice(words.homes())
        self._kind.picked.connect(lambda value: self._put("", kind=value))
        column.addWidget(kit.Field(self.tr("What kind of home"), self._kind))
        self._span = SpanField(self.tr("From"), self.tr("Until; empty if it goes on"))
        self._span.spanned.connect(lambda when, phrase: self._put(phrase, when=when))
        column.addWidget(self._span)
        self.who = WhoField(self.tr("Who lived there with the child"))
        self.who.chosen.connect(lambda who: self._put("", who=who))
        column.addWidget(self.who)
        self.facts, self.readers = Facts(self.tr("The garden"), self.tr("Had a swing")), ReadersPart(person=False)
        self.facts.stated.connect(lambda facts, phrase: self._put(phrase, facts=facts))
        self.readers.changed.connect(lambda changes, phrase: self._put(phrase, **changes))
        for field in (self._name, self._place, self._span, self.facts, self.readers):
            field.phrase_ended.connect(session.end_phrase)
        self.parts: list[Part] = []
        for title, inside in (
            (self.tr("Facts, and where they are from"), self.facts),
            (self.tr("Who may read it, and where it is from"), self.readers),
        ):
            part = Part(title)
            part.body.addWidget(inside)
            self.parts.append(part)
            column.addWidget(kit.line())
            column.addWidget(part)
        one_at_a_time(self.parts)
        away = kit.Button(self.tr("Take this home out"), "delete", "quiet")
        away.clicked.connect(self.take_out)
        column.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def begin(self) -> None:
        """Put the keyboard into the name."""
        self._name.setFocus()

    def show_home(self, book: Book, home: Home) -> None:
        """Show a home of the book."""
        other = self._home is None or self._home.id != home.id
        self._home = home
        self._title.setText(home.title or self.tr("A new home"))
        self._name.meant_for(child=Audience.CHILD in home.seen_by)
        self._name.show_text(home.title)
        self._place.show_text(home.place)
        self._hint.look_soon()
        self._kind.show_value(home.kind)
        self._span.show_span(home.when, other=other)
        self.who.show_people([person for person in book.people if person.id != book.child], home.who)
        self.facts.show_facts(home.facts, other=other)
        self.readers.show_value(home, other=other)
        facts, readers = self.parts
        facts.tell(", ".join(fact.label or fact.value for fact in home.facts))
        readers.tell(self.readers.told(home))
        kit.tab_as_laid_out(self)

    def _put(self, phrase: str, **changes: object) -> None:
        if self._home is None:
            return
        if not phrase:
            self._session.end_phrase()
        self._session.do(PutHome(replace(self._home, **changes), phrase))  # type: ignore[arg-type]
        if not phrase:
            self._session.end_phrase()

    def take_out(self) -> None:
        """Take the home out of the book, where no page is about it."""
        if self._home is not None:
            self._session.end_phrase()
            self._session.do(RemoveHome(self._home.id))
