"""One person: first what everybody needs to know of them, then parts for all the rest that open one at a time."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import Edit, PutPerson, RemovePerson
from lifestory_app.domain.family_edits import GiveRole
from lifestory_app.domain.ids import BondId, new_id
from lifestory_app.domain.people import Name, Person, Role
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.people import words
from lifestory_app.ui.people.bonds_part import Bonds
from lifestory_app.ui.people.culture_part import CulturePart
from lifestory_app.ui.people.facts_part import Facts
from lifestory_app.ui.people.fields import Choice, DateField
from lifestory_app.ui.people.names_part import Names
from lifestory_app.ui.people.parts import Pair, Part, one_at_a_time
from lifestory_app.ui.people.readers_part import ReadersPart
from lifestory_app.ui.people.record_part import RecordPart
from lifestory_app.ui.words.line import LineField


class PersonForm(QWidget):
    """Shows a person, and hands the session the edits that the fields mean."""

    photo_wanted = Signal(object)
    drawing_wanted = Signal(object)
    page_wanted = Signal(object)
    cultures_wanted = Signal(object)
    topics_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self._session = session
        self._person: Person | None = None
        # No field comes or goes with a letter, and the way round by Tab takes longer to lay than the letter itself.
        self._is_typing = False
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 16)
        card = kit.Card(16)
        card.setMaximumWidth(look.px(760))
        card.body.setSpacing(12)
        whole.addWidget(card, 100)
        whole.addStretch(1)
        self._make_head(card.body)
        self._make_first(card.body)
        self._make_parts(card.body)
        self._away = kit.Button(self.tr("Take this person out"), "delete", "quiet")
        self._away.clicked.connect(self.take_out)
        card.body.addWidget(self._away, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addStretch(1)

    def _make_head(self, column: QVBoxLayout) -> None:
        self._portrait = kit.Button(self.tr("Choose picture"), "photo", "link")
        self._portrait.clicked.connect(lambda: self.photo_wanted.emit(self._person.id) if self._person else None)
        self._draw = kit.Button(self.tr("Draw them"), "pen", "link")
        self._draw.clicked.connect(lambda: self.drawing_wanted.emit(self._person.id) if self._person else None)
        column.addWidget(Pair(self._portrait, self._draw))

    def _make_first(self, column: QVBoxLayout) -> None:
        self._given, self._family = LineField(self.tr("First name")), LineField(self.tr("Family name"))
        self._given.rewritten.connect(lambda text: self._rename("given", given=text))
        self._family.rewritten.connect(lambda text: self._rename("family", family=text))
        self._called = LineField(self.tr("What the child calls them"))
        self._called.show_prompt(self.tr("Mum, Nan, Sue"))
        self._called.rewritten.connect(lambda text: self._put("called", called=text))
        self._role = Choice(words.roles())
        self._role.picked.connect(self._give_role)
        self._gender = Choice(words.genders())
        self._gender.picked.connect(lambda value: self._put("", gender=value))
        self._born, self._died = DateField(self.tr("Born")), DateField(self.tr("Died, if it is known when"))
        self._born.dated.connect(lambda date: self._put("born", born=date))
        self._died.dated.connect(lambda date: self._put("died", died=date))
        for field in (self._given, self._family, self._called, self._born, self._died):
            field.phrase_ended.connect(self._session.end_phrase)
        self._dead = QCheckBox(self.tr("Has died"))
        self._dead.toggled.connect(self._mark_dead)
        column.addWidget(Pair(self._given, self._family))
        column.addWidget(Pair(self._called, kit.Field(self.tr("Who they are to the child"), self._role)))
        column.addWidget(Pair(self._born, kit.Field(self.tr("Girl, boy, woman or man"), self._gender)))
        column.addWidget(Pair(self._dead, self._died))

    def _make_parts(self, column: QVBoxLayout) -> None:
        self.names, self.bonds, self.culture, self.record = Names(), Bonds(), CulturePart(), RecordPart()
        self.facts = Facts(self.tr("Good at"), self.tr("Singing"))
        self.readers = ReadersPart(person=True)
        self.names.renamed.connect(lambda names, phrase: self._put(phrase, names=names))
        self.facts.stated.connect(lambda facts, phrase: self._put(phrase, facts=facts))
        for part in (self.culture, self.record, self.readers):
            part.changed.connect(lambda changes, phrase: self._put(phrase, **changes))
        self.bonds.edit_wanted.connect(self._do)
        self.record.feelings.edit_wanted.connect(self._do)
        self.culture.cultures_wanted.connect(lambda: self.cultures_wanted.emit(self._person.id) if self._person else None)
        self.record.topics_wanted.connect(lambda: self.topics_wanted.emit(self._person.id) if self._person else None)
        self.parts: list[Part] = []
        for title, hint, inside in (
            (self.tr("Other names"), self.tr("Names after adoption, earlier ones, names in other letters."), self.names),
            (self.tr("Joined to"), self.tr("Whose child, parent, partner or carer they are."), self.bonds),
            (self.tr("Facts, and where they are from"), self.tr("What is known of them, and who said so."), self.facts),
            (self.tr("Culture, language, faith"), self.tr("And where they moved from and to."), self.culture),
            (self.tr("Who may read of them"), self.tr("In the book, and on the records."), self.readers),
            (self.tr("For the record only"), self.tr("Health, how people get on, pride and shame."), self.record),
        ):
            inside.phrase_ended.connect(self._session.end_phrase)  # type: ignore[attr-defined]
            part = Part(title, hint)
            part.body.addWidget(inside)
            part.toggled.connect(self._show_part)
            self.parts.append(part)
            column.addWidget(kit.line())
            column.addWidget(part)
        one_at_a_time(self.parts)
        self._used = Part(self.tr("Pages about them"))
        self._used.open()
        column.addWidget(self._used)

    def begin(self) -> None:
        """Put the keyboard into the first name."""
        self._given.focus()

    def show_person(self, book: Book, person: Person) -> None:
        """Show a person of the book."""
        other = self._person is None or self._person.id != person.id
        self._person = person
        first = person.names[0] if person.names else Name("")
        self._given.show_text(first.given)
        self._family.show_text(first.family)
        self._called.show_text(person.called)
        self._role.show_value(person.role)
        self._role.setEnabled(person.id != book.child)
        self._gender.show_value(person.gender)
        self._born.show_date(person.born, other=other)
        self._show_death(person, other=other)
        self._portrait.setText(self.tr("Another picture") if person.portrait else self.tr("Choose picture"))
        self._draw.setText(self.tr("Redraw them") if person.drawing else self.tr("Draw them"))
        self._away.setVisible(person.id != book.child)
        self._show_inside(book, person, other=other)
        self._show_uses(book, person)
        if not self._is_typing:
            kit.tab_as_laid_out(self)

    def _show_death(self, person: Person, *, other: bool) -> None:
        with QSignalBlocker(self._dead):
            self._dead.setChecked(person.has_died)
        self._died.setVisible(person.has_died)
        self._died.show_date(person.died, other=other)

    def _show_inside(self, book: Book, person: Person, *, other: bool) -> None:
        names, bonds, facts, culture, readers, record = self.parts
        self.names.show_names(person.names, other=other)
        self.bonds.show_bonds(book, person, other=other)
        self.facts.show_facts(person.facts, other=other)
        self.culture.show_person(book, person, other=other)
        self.readers.show_value(person, other=other)
        self.record.show_person(book, person, other=other)
        names.tell(", ".join(name.full for name in person.names[1:] if name.full))
        bonds.tell(self.bonds.told)
        facts.tell(", ".join(fact.label or fact.value for fact in person.facts))
        culture.tell(self.culture.told(book, person))
        readers.tell(self.readers.told(person))
        record.tell(self.record.told(person))

    def _show_part(self, is_open: bool) -> None:
        self._session.end_phrase()
        if is_open:
            kit.tab_as_laid_out(self)

    def _show_uses(self, book: Book, person: Person) -> None:
        kit.clear(self._used.body)
        about = [page for page in book.pages if page.about == person.id]
        for page in about:
            link = kit.Button(page.title or self.tr("Page without a title"), "page", "link")
            link.clicked.connect(lambda _=False, page=page: self.page_wanted.emit(page.id))
            self._used.body.addWidget(link)
        self._used.setVisible(bool(about))

    def _rename(self, phrase: str, **changes: object) -> None:
        if self._person is not None:
            first, *others = self._person.names or (Name(""),)
            self._put(f"name 0 {phrase}", names=(replace(first, **changes), *others))  # type: ignore[arg-type]

    def _give_role(self, role: object) -> None:
        if self._person is not None and isinstance(role, Role):
            self._do(GiveRole(self._person.id, role, BondId(new_id())))

    def _mark_dead(self, is_dead: bool) -> None:
        self._put("", dead=is_dead, died=self._person.died if is_dead and self._person is not None else None)
        if is_dead:
            self._died.setFocus()

    def _put(self, phrase: str, **changes: object) -> None:
        if self._person is not None:
            self._do(PutPerson(replace(self._person, **changes), phrase))  # type: ignore[arg-type]

    def _do(self, edit: Edit) -> None:
        """Typing goes on in its phrase; everything else is a step of its own."""
        self._is_typing = edit.merge_key is not None
        if not self._is_typing:
            self._session.end_phrase()
        self._session.do(edit)
        if not self._is_typing:
            self._session.end_phrase()
        self._is_typing = False

    def take_out(self) -> None:
        """Take the person out of the book, where no page is about them."""
        if self._person is not None:
            self._session.end_phrase()
            self._session.do(RemovePerson(self._person.id))
