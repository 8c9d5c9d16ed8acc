"""Who lives, or lived, under one roof: the diagrams draw a line round them."""

from dataclasses import replace

from PySide6.QtCore import Qt

from lifestory_app.domain.book import Book
from lifestory_app.domain.family import Household
from lifestory_app.domain.family_edits import PutHousehold, RemoveHousehold
from lifestory_app.services.session import Session
from lifestory_app.ui import kit
from lifestory_app.ui.people.known import SpanField
from lifestory_app.ui.people.parts import FormPage, Pair, Part
from lifestory_app.ui.people.readers_part import ReadersPart
from lifestory_app.ui.people.who_field import WhoField
from lifestory_app.ui.words.line import LineField


class HouseholdForm(FormPage):
    """Shows who lives together, and hands the session the edits that the fields mean."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._household: Household | None = None
        column = self.column
        column.addWidget(kit.label(self.tr("The genogram draws a line round people who live together now."), "quiet"))
        self.name = LineField(self.tr("What this household is called"))
        self.name.show_prompt(self.tr("At Gran’s"))
        self.name.rewritten.connect(lambda text: self._put("title", title=text))
        self.place = LineField(self.tr("Town or country, never a street"))
        self.place.rewritten.connect(lambda text: self._put("place", place=text))
        column.addWidget(Pair(self.name, self.place))
        self.span = SpanField(self.tr("From"), self.tr("Until; empty if it goes on"))
        self.span.spanned.connect(lambda when, phrase: self._put(phrase, when=when))
        column.addWidget(self.span)
        self.who = WhoField(self.tr("Who lives there"))
        self.who.chosen.connect(lambda who: self._put("", who=who))
        column.addWidget(self.who)
        self.readers = ReadersPart(person=False)
        self.readers.changed.connect(lambda changes, phrase: self._put(phrase, **changes))
        for field in (self.name, self.place, self.span, self.readers):
            field.phrase_ended.connect(session.end_phrase)
        self.part = Part(self.tr("Who may read it, and where it is from"))
        self.part.body.addWidget(self.readers)
        column.addWidget(kit.line())
        column.addWidget(self.part)
        away = kit.Button(self.tr("Take this household out"), "delete", "quiet")
        away.clicked.connect(self.take_out)
        column.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def begin(self) -> None:
        """Put the keyboard into the name."""
        self.name.focus()

    def show_household(self, book: Book, household: Household) -> None:
        """Show a household of the book."""
        other = self._household is None or self._household.id != household.id
        self._household = household
        self._title.setText(household.title or self.tr("A new household"))
        self.name.show_text(household.title)
        self.place.show_text(household.place)
        self.span.show_span(household.when, other=other)
        self.who.show_people(book.people, household.who)
        self.readers.show_value(household, other=other)
        self.part.tell(self.readers.told(household))
        kit.tab_as_laid_out(self)

    def _put(self, phrase: str, **changes: object) -> None:
        if self._household is None:
            return
        if not phrase:
            self._session.end_phrase()
        self._session.do(PutHousehold(replace(self._household, **changes), phrase))  # type: ignore[arg-type]
        if not phrase:
            self._session.end_phrase()

    def take_out(self) -> None:
        """Take the household out of the book; its people stay."""
        if self._household is not None:
            self._session.end_phrase()
            self._session.do(RemoveHousehold(self._household.id))
