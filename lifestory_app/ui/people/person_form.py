"""One person: names, who they are to the child, dates, and whom they belong to."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import PutBond, PutPerson, RemoveBond, RemovePerson
from lifestory_app.domain.ids import BondId, PersonId, new_id
from lifestory_app.domain.people import Bond, BondKind, Name, NameKind, Person
from lifestory_app.services.session import Session
from lifestory_app.ui import kit
from lifestory_app.ui.editor.small_fields import AudienceField
from lifestory_app.ui.people import words
from lifestory_app.ui.people.fields import Choice, DateField
from lifestory_app.ui.words.line import LineField


class PersonForm(QWidget):
    """Shows a person, and hands the session the edits that the fields mean."""

    photo_wanted = Signal(object)
    page_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._session = session
        self._person: Person | None = None
        self._rows: list[tuple[Choice, LineField, LineField]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(10)
        self._title = kit.label("", "h1", wraps=True)
        column.addWidget(self._title)
        self._called = self._line(column, "called", self.tr("What the child calls them"))
        self._called.show_prompt(self.tr("Mum, Nan, Sue"))
        column.addWidget(kit.label(self.tr("Names"), "label"))
        self._names = QVBoxLayout()
        self._names.setSpacing(6)
        column.addLayout(self._names)
        add = kit.Button(self.tr("Add a name"), "add")
        add.clicked.connect(self._add_name)
        column.addWidget(add)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._role = Choice(words.roles())
        self._role.picked.connect(lambda value: self._step(role=value))
        self._gender = Choice(words.genders())
        self._gender.picked.connect(lambda value: self._step(gender=value))
        row.addWidget(kit.Field(self.tr("Who they are to the child"), self._role), 1)
        row.addWidget(kit.Field(self.tr("Girl, boy, woman or man"), self._gender), 1)
        column.addLayout(row)
        dates = QHBoxLayout()
        dates.setSpacing(12)
        self._born, self._died = DateField(self.tr("Born")), DateField(self.tr("Died, if they have"))
        for field, name in ((self._born, "born"), (self._died, "died")):
            field.dated.connect(lambda date, name=name: self._put(**{name: date}))
            field.phrase_ended.connect(session.end_phrase)
            dates.addWidget(field, 1)
        column.addLayout(dates)
        column.addWidget(kit.label(self.tr("Whom they belong to"), "label"))
        self._bonds = QVBoxLayout()
        self._bonds.setSpacing(4)
        column.addLayout(self._bonds)
        column.addLayout(self._make_new_bond())
        self._portrait = kit.Button(self.tr("Choose their picture"), "photo")
        self._portrait.clicked.connect(lambda: self.photo_wanted.emit(self._person.id) if self._person else None)
        column.addWidget(self._portrait)
        fold = kit.Fold(self.tr("Which copies may tell of them"))
        self._audience = AudienceField()
        self._audience.own_hidden()
        self._audience.remarked.connect(lambda seen_by: self._step(seen_by=seen_by))
        fold.body.addWidget(self._audience)
        column.addWidget(fold)
        self._uses = QVBoxLayout()
        column.addLayout(self._uses)
        self._away = kit.Button(self.tr("Take this person out of the book"), "delete", "quiet")
        self._away.clicked.connect(self.take_out)
        column.addWidget(self._away)
        column.addStretch(1)

    def _line(self, column: QVBoxLayout, name: str, label: str) -> LineField:
        line = LineField(label)
        line.rewritten.connect(lambda text: self._put(**{name: text}))
        line.phrase_ended.connect(self._session.end_phrase)
        column.addWidget(line)
        return line

    def _make_new_bond(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._new_kind = Choice({kind: said for kind, said in words.bonds().items() if not kind.is_feeling})
        self._new_kind.setAccessibleName(self.tr("How they belong to somebody"))
        self._new_kind.show_value(BondKind.BIRTH_PARENT)
        self._new_other = Choice({})
        self._new_other.setAccessibleName(self.tr("To whom"))
        add = kit.Button(self.tr("Add"), "add")
        add.setAccessibleName(self.tr("Add how they belong to somebody"))
        add.clicked.connect(self._add_bond)
        self._new_bond = [self._new_kind, self._new_other, add]
        row.addWidget(self._new_kind, 1)
        row.addWidget(self._new_other, 1)
        row.addWidget(add)
        return row

    def begin(self) -> None:
        """Put the keyboard into the first name."""
        if self._rows:
            self._rows[0][1].setFocus()

    def show_person(self, book: Book, person: Person) -> None:
        """Show a person of the book."""
        other = self._person is None or self._person.id != person.id
        self._person = person
        self._title.setText(person.called or person.known_as or self.tr("A new person"))
        self._called.show_text(person.called)
        self._show_names(person)
        self._role.show_value(person.role)
        self._role.setEnabled(person.id != book.child)
        self._gender.show_value(person.gender)
        self._born.show_date(person.born, other=other)
        self._died.show_date(person.died, other=other)
        self._show_bonds(book, person)
        self._audience.show_value(person.seen_by, False)
        self._portrait.setText(self.tr("Choose another picture") if person.portrait else self.tr("Choose their picture"))
        self._away.setVisible(person.id != book.child)
        kit.clear(self._uses)
        for page in book.pages:
            if page.about == person.id:
                link = kit.Button(self.tr("Page “{title}” is about them").format(title=page.title), "page", "link")
                link.clicked.connect(lambda _=False, page=page: self.page_wanted.emit(page.id))
                self._uses.addWidget(link)

    def _show_names(self, person: Person) -> None:
        if len(self._rows) != len(person.names):
            kit.clear(self._names)
            self._rows = [self._name_row(number) for number in range(len(person.names))]
        for (kind, given, family), name in zip(self._rows, person.names, strict=True):
            kind.show_value(name.kind)
            given.show_text(name.given)
            family.show_text(name.family)

    def _name_row(self, number: int) -> tuple[Choice, LineField, LineField]:
        row = QHBoxLayout()
        row.setSpacing(8)
        kind = Choice(words.name_kinds())
        kind.setAccessibleName(self.tr("Kind of name {number}").format(number=number + 1))
        given, family = LineField(self.tr("First name")), LineField(self.tr("Family name"))
        kind.picked.connect(lambda value: self._rename(number, kind=value))
        given.rewritten.connect(lambda text: self._rename(number, given=text))
        family.rewritten.connect(lambda text: self._rename(number, family=text))
        for line in (given, family):
            line.phrase_ended.connect(self._session.end_phrase)
        away = kit.IconButton("delete", self.tr("Take name {number} off").format(number=number + 1))
        away.clicked.connect(lambda: self._drop_name(number))
        away.setEnabled(self._person is not None and len(self._person.names) > 1)
        row.addWidget(given, 2)
        row.addWidget(family, 2)
        row.addWidget(kit.Field(self.tr("Kind of name"), kind), 2)
        row.addWidget(away)
        self._names.addLayout(row)
        return kind, given, family

    def _rename(self, number: int, **changes: object) -> None:
        if self._person is not None:
            names = tuple(
                replace(name, **changes) if at == number else name  # type: ignore[arg-type]
                for at, name in enumerate(self._person.names)
            )
            self._put(names=names)

    def _add_name(self) -> None:
        if self._person is not None:
            self._step(names=(*self._person.names, Name("", kind=NameKind.KNOWN_AS)))

    def _drop_name(self, number: int) -> None:
        if self._person is not None and len(self._person.names) > 1:
            self._step(names=tuple(name for at, name in enumerate(self._person.names) if at != number))

    def _show_bonds(self, book: Book, person: Person) -> None:
        said = words.bonds()
        kit.clear(self._bonds)
        for bond in book.bonds:
            if person.id not in (bond.one, bond.other):
                continue
            one, other = book.person(bond.one), book.person(bond.other)
            row = QHBoxLayout()
            sentence = f"{one.called or one.known_as} {said[bond.kind]} {other.called or other.known_as}"
            row.addWidget(kit.Icon("people", "accent_text", 18))
            row.addWidget(kit.label(sentence, "body", wraps=True), 1)
            away = kit.IconButton("delete", self.tr("Take off: {what}").format(what=sentence))
            away.clicked.connect(lambda _=False, bond=bond: self._drop_bond(bond.id))
            row.addWidget(away)
            self._bonds.addLayout(row)
        others = {each.id: each.called or each.known_as for each in book.people if each.id != person.id}
        if self._new_other.values != list(others):
            self._new_other.offer(others)
        for widget in self._new_bond:
            widget.setVisible(bool(others))

    def _add_bond(self) -> None:
        other = self._new_other.value
        if self._person is not None and other:
            self._session.end_phrase()
            kind = BondKind(str(self._new_kind.value))
            self._session.do(PutBond(Bond(BondId(new_id()), kind, self._person.id, PersonId(str(other)))))

    def _drop_bond(self, bond: BondId) -> None:
        self._session.end_phrase()
        self._session.do(RemoveBond(bond))

    def _put(self, **changes: object) -> None:
        if self._person is not None:
            self._person = replace(self._person, **changes)  # type: ignore[arg-type]
            self._session.do(PutPerson(self._person, ",".join(changes)))

    def _step(self, **changes: object) -> None:
        self._session.end_phrase()
        self._put(**changes)
        self._session.end_phrase()

    def take_out(self) -> None:
        """Take the person out of the book, where no page is about them."""
        if self._person is not None:
            self._session.end_phrase()
            self._session.do(RemovePerson(self._person.id))
