"""One home: what it was, where in broad words, who lived there, and from when to when."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import Span
from lifestory_app.domain.edits import PutHome, RemoveHome
from lifestory_app.domain.homes import Home
from lifestory_app.domain.ids import PersonId
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.people import words
from lifestory_app.ui.people.fields import Choice, DateField
from lifestory_app.ui.words.line import LineField


class HomeForm(QWidget):
    """Shows a home, and hands the session the edits that the fields mean."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self._session = session
        self._home: Home | None = None
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
        self._name = LineField(self.tr("What the child calls it"))
        self._name.rewritten.connect(lambda text: self._put(title=text))
        self._place = LineField(self.tr("Where: a town or country, never a street"))
        self._place.rewritten.connect(lambda text: self._put(place=text))
        for line in (self._name, self._place):
            line.phrase_ended.connect(session.end_phrase)
            column.addWidget(line)
        self._kind = Choice(words.homes())
        self._kind.picked.connect(lambda value: self._step(kind=value))
        column.addWidget(kit.Field(self.tr("What kind of home"), self._kind))
        dates = QHBoxLayout()
        dates.setSpacing(12)
        self._from, self._until = DateField(self.tr("From")), DateField(self.tr("Until; empty if it goes on"))
        self._from.dated.connect(lambda date: self._span(start=date))
        self._until.dated.connect(lambda date: self._span(end=date))
        for field in (self._from, self._until):
            field.phrase_ended.connect(session.end_phrase)
            dates.addWidget(field, 1)
        column.addLayout(dates)
        self._wrong = kit.label("", "trouble", wraps=True)
        self._wrong.hide()
        column.addWidget(self._wrong)
        column.addWidget(kit.label(self.tr("Who lived there with the child"), "label"))
        self._who = QGridLayout()
        self._who.setVerticalSpacing(0)
        column.addLayout(self._who)
        away = kit.Button(self.tr("Take this home out of the book"), "delete", "quiet")
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
        self._name.show_text(home.title)
        self._place.show_text(home.place)
        self._kind.show_value(home.kind)
        self._from.show_date(home.when.start, other=other)
        self._until.show_date(home.when.end, other=other)
        if other:
            self._wrong.hide()
        people = [person for person in book.people if person.id != book.child]
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
            self._boxes[person.id].setText(person.called or person.known_as)
            with QSignalBlocker(self._boxes[person.id]):
                self._boxes[person.id].setChecked(person.id in home.who)

    def _span(self, **changes: object) -> None:
        if self._home is None:
            return
        try:
            when: Span = replace(self._home.when, **changes)  # type: ignore[arg-type]
            self._wrong.hide()
        except ValueError:
            self._wrong.setText(self.tr("It cannot end before it began. Look at the two dates again."))
            self._wrong.show()
            return
        self._put(when=when)

    def _gather(self) -> None:
        if self._home is not None:
            mine = tuple(person for person, box in self._boxes.items() if box.isChecked())
            kept = tuple(person for person in self._home.who if person not in self._boxes)
            self._step(who=(*kept, *mine))

    def _put(self, **changes: object) -> None:
        if self._home is not None:
            self._home = replace(self._home, **changes)  # type: ignore[arg-type]
            self._session.do(PutHome(self._home, ",".join(changes)))

    def _step(self, **changes: object) -> None:
        self._session.end_phrase()
        self._put(**changes)
        self._session.end_phrase()

    def take_out(self) -> None:
        """Take the home out of the book, where no page is about it."""
        if self._home is not None:
            self._session.end_phrase()
            self._session.do(RemoveHome(self._home.id))
