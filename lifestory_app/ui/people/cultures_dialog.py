"""The cultures the family comes from, and what it is proud or ashamed of: lists with a form, in the book at once."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from lifestory_app.domain.edits import Edit, PutPerson, Together
from lifestory_app.domain.family import RECORDS_ONLY, Culture, CultureColour, Topic, TopicKind
from lifestory_app.domain.family_edits import PutCulture, PutTopic, RemoveCulture, RemoveTopic
from lifestory_app.domain.ids import CultureId, PersonId, TopicId, new_id
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.people import words
from lifestory_app.ui.people.fields import Choice
from lifestory_app.ui.people.known import SeenField
from lifestory_app.ui.people.parts import Pair
from lifestory_app.ui.people.who_field import WhoField
from lifestory_app.ui.words.line import LineField


class CulturesDialog(kit.Dialog):
    """Changes the cultures of the book, or with `topics` what the family is proud or ashamed of.

    What is added touches the person whose form led here, until the ticks say otherwise.
    """

    def __init__(self, parent: QWidget | None, session: Session, who: PersonId, *, topics: bool = False) -> None:
        title = self.tr("Pride and shame in the family") if topics else self.tr("Cultures of the family")
        super().__init__(parent, title, "heart" if topics else "theme", self.tr("Done"), width=900)
        self._session, self._person, self._topics = session, who, topics
        self._chosen: str | None = next((str(each.id) for each in self.things), None)
        self._showing = False
        self.cancel.hide()
        said = (
            self.tr("For the cultural genogram on the record. A family says itself what it is proud or ashamed of.")
            if topics
            else self.tr("The family names its cultures itself. Each has a colour and a pattern in the cultural genogram.")
        )
        self.body.addWidget(kit.label(said, "quiet"))
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addLayout(self._make_list())
        across.addWidget(self._make_form(), 1)
        self.body.addLayout(across)
        self.body.addStretch(1)
        self.primary.clicked.connect(self.accept)
        self.finished.connect(lambda _: session.end_phrase())
        session.changed.connect(self._refresh)
        self._refresh()

    def _make_list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.list = QListWidget()
        self.list.setProperty("boxed", "true")
        self.list.setAccessibleName(self.tr("Topics") if self._topics else self.tr("Cultures"))
        self.list.setFixedWidth(min(look.px(230), 320))
        self.list.setFixedHeight(look.px(200))
        self.list.currentRowChanged.connect(self._choose)
        column.addWidget(self.list)
        self.add_button = kit.Button(self.tr("Add a topic") if self._topics else self.tr("Add a culture"), "add")
        self.add_button.clicked.connect(self.add)
        column.addWidget(self.add_button)
        column.addStretch(1)
        return column

    def _make_form(self) -> QWidget:
        self._fields = QWidget()
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(12)
        self.name = LineField(self.tr("What it is called"))
        self.name.show_prompt(self.tr("Singing in the choir") if self._topics else self.tr("Welsh"))
        self.name.rewritten.connect(lambda text: self._set("name", name=text))
        self.name.phrase_ended.connect(self._session.end_phrase)
        self.kind = Choice(words.topics() if self._topics else words.colours())
        self.kind.picked.connect(self._pick)
        fields.addWidget(Pair(self.name, kit.Field(self.tr("It is a") if self._topics else self.tr("Colour"), self.kind)))
        self.who = WhoField(self.tr("Whom it touches") if self._topics else self.tr("Who comes from it"))
        self.who.chosen.connect(self._touch)
        fields.addWidget(self.who)
        self.seen = SeenField(record=True)
        self.seen.remarked.connect(lambda seen_by: self._set("", seen_by=seen_by))
        fields.addWidget(self.seen)
        if not self._topics:
            self.seen.hide()
        away = kit.Button(self.tr("Take it out"), "delete", "quiet")
        away.clicked.connect(self.remove)
        fields.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        fields.addStretch(1)
        return self._fields

    # What is shown.

    @property
    def things(self) -> "tuple[Culture, ...] | tuple[Topic, ...]":
        """The cultures, or the topics, of the book."""
        return self._session.book.topics if self._topics else self._session.book.cultures

    @property
    def thing(self) -> Culture | Topic | None:
        """What is chosen in the list."""
        return next((each for each in self.things if each.id == self._chosen), None)

    def _refresh(self, *_: object) -> None:
        book = self._session.book
        self._showing = True
        ids = [str(each.id) for each in self.things]
        if self._chosen not in ids:
            self._chosen = ids[0] if ids else None
        names = [self._said(each) for each in self.things]
        if names != [self.list.item(row).text() for row in range(self.list.count())]:
            self.list.clear()
            self.list.addItems(names)
        self.list.setCurrentRow(ids.index(self._chosen) if self._chosen is not None else -1)
        thing = self.thing
        self._fields.setVisible(thing is not None)
        if thing is not None:
            self.name.show_text(thing.name)
            self.kind.show_value(thing.kind if isinstance(thing, Topic) else thing.colour)
            if isinstance(thing, Topic):
                self.seen.show_seen(thing.seen_by)
                who = thing.who
            else:
                who = tuple(person.id for person in book.people if thing.id in person.cultures)
            self.who.show_people(book.people, who)
        self._showing = False
        kit.tab_as_laid_out(self)

    def _said(self, each: Culture | Topic) -> str:
        name = each.name or self.tr("No name yet")
        return f"{words.topics()[each.kind]}: {name}" if isinstance(each, Topic) else name

    def _choose(self, row: int) -> None:
        if not self._showing and 0 <= row < len(self.things):
            self._session.end_phrase()
            self._chosen = str(self.things[row].id)
            self._refresh()

    # What is done.

    def _do(self, edit: Edit) -> None:
        if edit.merge_key is None:
            self._session.end_phrase()
        self._session.do(edit)
        if edit.merge_key is None:
            self._session.end_phrase()

    def _set(self, phrase: str, **changes: object) -> None:
        thing = self.thing
        if thing is None or self._showing:
            return
        if isinstance(thing, Topic):
            self._do(PutTopic(replace(thing, **changes), phrase))  # type: ignore[arg-type]
        else:
            self._do(PutCulture(replace(thing, **changes), phrase))  # type: ignore[arg-type]

    def _pick(self, value: object) -> None:
        if self._topics:
            self._set("", kind=value)
        else:
            self._set("", colour=value)

    def _touch(self, who: tuple[PersonId, ...]) -> None:
        thing = self.thing
        if isinstance(thing, Topic):
            self._set("", who=who)
        elif thing is not None:
            changed = []
            for person in self._session.book.people:
                has, should = thing.id in person.cultures, person.id in who
                if has != should:
                    kept = tuple(each for each in person.cultures if each != thing.id)
                    changed.append(PutPerson(replace(person, cultures=(*kept, thing.id) if should else kept)))
            self._do(Together(tuple(changed), self.tr("Change who comes from a culture")))

    def add(self) -> None:
        """Add one that touches the person whose form led here, and put the keyboard into its name."""
        new = new_id()
        if self._topics:
            topic = Topic(TopicId(new), "", TopicKind.PRIDE, (self._person,), RECORDS_ONLY)
            edit: Edit = PutTopic(topic)
        else:
            book = self._session.book
            used = {each.colour for each in book.cultures}
            colour = next((each for each in CultureColour if each not in used), CultureColour.TEAL)
            person = book.person(self._person)
            ids = (*person.cultures, CultureId(new))
            culture = Culture(CultureId(new), "", colour)
            edit = Together((PutCulture(culture), PutPerson(replace(person, cultures=ids))), self.tr("Add a culture"))
        self._chosen = new
        self._do(edit)
        self.name.focus()

    def remove(self) -> None:
        """Take the chosen one out, also from the people it touches."""
        ids = [str(each.id) for each in self.things]
        if self._chosen in ids:
            at, gone = ids.index(self._chosen), self._chosen
            left = [each for each in ids if each != gone]
            self._chosen = left[min(at, len(left) - 1)] if left else None
            self._do(RemoveTopic(TopicId(gone)) if self._topics else RemoveCulture(CultureId(gone)))
            (self.list if left else self.add_button).setFocus()


def ask_cultures(parent: QWidget, session: Session, who: PersonId, *, topics: bool = False) -> None:
    """Show the cultures of the family, or what it is proud or ashamed of, to be changed."""
    dialog = CulturesDialog(parent, session, who, topics=topics)
    dialog.exec()
    dialog.deleteLater()
