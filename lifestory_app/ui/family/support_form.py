"""One person or thing around the child, as the ecomap shows it: what it is, how strong the link is, and which way help goes."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.family import DiagramKind, Support
from lifestory_app.domain.family_edits import PutSupport, RemoveSupport
from lifestory_app.domain.ids import PersonId
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.family.place_fields import PlaceFields
from lifestory_app.ui.family.relatives import named
from lifestory_app.ui.people.around import flows, kinds, strengths
from lifestory_app.ui.people.fields import Choice
from lifestory_app.ui.words.line import LineField


class SupportForm(QWidget):
    """Shows what stands around the child, and hands the session the edits that the fields mean."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self._session = session
        self._support: Support | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 16)
        card = kit.Card(16)
        card.setMaximumWidth(look.px(760))
        whole.addWidget(card)
        whole.addStretch(1)
        column = card.body
        column.setSpacing(12)
        self._title = kit.label("", "h1", wraps=True)
        column.addWidget(self._title)
        self.name, self.note = LineField(self.tr("What it is called on the map")), LineField(self.tr("A note"))
        self.name.rewritten.connect(lambda text: self._put("name", name=text))
        self.note.rewritten.connect(lambda text: self._put("note", note=text))
        for line in (self.name, self.note):
            line.phrase_ended.connect(session.end_phrase)
        child = session.book.the_child.known_as
        self.kind, self.strength, self.flow = Choice(kinds()), Choice(strengths()), Choice(flows(child))
        self.person = Choice({})
        for choice, field in ((self.kind, "kind"), (self.strength, "strength"), (self.flow, "flow")):
            choice.picked.connect(lambda value, field=field: self._put("", **{field: value}))
        self.person.picked.connect(lambda value: self._put("", person=PersonId(str(value)) if value else None))
        column.addWidget(self.name)
        column.addWidget(kit.Field(self.tr("What it is"), self.kind))
        column.addWidget(kit.Field(self.tr("With the face of"), self.person))
        column.addWidget(kit.Field(self.tr("How strong the link is"), self.strength))
        column.addWidget(kit.Field(self.tr("Help goes"), self.flow))
        column.addWidget(self.note)
        self.place = PlaceFields(session, DiagramKind.ECOMAP)
        column.addWidget(self.place)
        away = kit.Button(self.tr("Take it off the map"), "delete", "quiet")
        away.clicked.connect(self.take_out)
        column.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self) -> None:
        """Put the keyboard into the name."""
        self.name.focus()

    def show_support(self, book: Book, support: Support) -> None:
        """Show what stands around the child."""
        self._support = support
        self._title.setText(support.name or self.tr("Somebody or something new"))
        self.name.show_text(support.name)
        self.note.show_text(support.note)
        people: dict[object, str] = {"": self.tr("Nobody in the book")}
        people |= {person.id: named(person) for person in book.people if person.id != book.child}
        if list(people) != self.person.values:
            self.person.offer(people)
        self.kind.show_value(support.kind)
        self.strength.show_value(support.strength)
        self.flow.show_value(support.flow)
        self.person.show_value(support.person or "")
        self.place.show_place(book, support.id)

    def take_out(self) -> None:
        """Take it off the map."""
        if self._support is not None:
            self._session.do_alone(RemoveSupport(self._support.id))

    def _put(self, phrase: str, **changes: object) -> None:
        if self._support is None:
            return
        self._support = replace(self._support, **changes)  # type: ignore[arg-type]
        if not phrase:
            self._session.end_phrase()
        self._session.do(PutSupport(self._support, phrase))
        if not phrase:
            self._session.end_phrase()
