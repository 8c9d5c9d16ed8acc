"""One person: names, who they are to the child, dates, and whom they belong to."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import PutBond, PutPerson, RemoveBond, RemovePerson
from lifestory_app.domain.ids import BondId, PersonId, new_id
from lifestory_app.domain.people import Bond, BondKind, Name, NameKind, Person
from lifestory_app.services.session import Session
from lifestory_app.ui import kit, look
from lifestory_app.ui.editor.small_fields import AudienceField
from lifestory_app.ui.people import words
from lifestory_app.ui.people.fields import Choice, DateField
from lifestory_app.ui.people.portraits import Portraits
from lifestory_app.ui.words.line import LineField

FACE = 120


class PersonForm(QWidget):
    """Shows a person, and hands the session the edits that the fields mean."""

    photo_wanted = Signal(object)
    drawing_wanted = Signal(object)
    page_wanted = Signal(object)

    def __init__(self, session: Session, portraits: Portraits) -> None:
        super().__init__()
        self.setProperty("role", "window")
        self._session, self._portraits = session, portraits
        self._person: Person | None = None
        self._rows: list[tuple[Choice, LineField, LineField]] = []
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(24, 16, 24, 24)
        self._across.setSpacing(24)
        fields = kit.Card(24)
        fields.setMaximumWidth(look.px(820))
        fields.body.setSpacing(12)
        self._across.addWidget(fields, 3)
        beside = QVBoxLayout()
        beside.setSpacing(16)
        beside.addWidget(self._make_picture())
        beside.addWidget(self._make_uses())
        beside.addStretch(1)
        self._across.addLayout(beside, 2)
        self._make_fields(fields.body)

    def _make_fields(self, column: QVBoxLayout) -> None:
        head = QVBoxLayout()
        head.setSpacing(0)
        self._title = kit.label("", "h1", wraps=True)
        self._what = kit.label("", "quiet")
        head.addWidget(self._title)
        head.addWidget(self._what)
        column.addLayout(head)
        self._called = LineField(self.tr("What the child calls them"))
        self._called.show_prompt(self.tr("Mum, Nan, Sue"))
        self._called.rewritten.connect(lambda text: self._put(called=text))
        self._called.phrase_ended.connect(self._session.end_phrase)
        self._role = Choice(words.roles())
        self._role.picked.connect(lambda value: self._step(role=value))
        self._pair(column, self._called, kit.Field(self.tr("Who they are to the child"), self._role))
        self._names = QVBoxLayout()
        self._names.setSpacing(6)
        column.addLayout(self._names)
        add = kit.Button(self.tr("Add another name"), "add", "link")
        add.setToolTip(self.tr("A name at birth, after adoption, or an earlier one: each is kept apart."))
        add.clicked.connect(self._add_name)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self._gender = Choice(words.genders())
        self._gender.picked.connect(lambda value: self._step(gender=value))
        self._born, self._died = DateField(self.tr("Born")), DateField(self.tr("Died, if they have"))
        for field, name in ((self._born, "born"), (self._died, "died")):
            field.dated.connect(lambda date, name=name: self._put(**{name: date}))
            field.phrase_ended.connect(self._session.end_phrase)
        self._pair(column, self._born, self._died)
        self._pair(column, kit.Field(self.tr("Girl, boy, woman or man"), self._gender), QWidget())
        column.addWidget(kit.label(self.tr("Whom they belong to"), "label"))
        self._bonds = QVBoxLayout()
        self._bonds.setSpacing(0)
        column.addLayout(self._bonds)
        column.addLayout(self._make_new_bond())
        fold = kit.Fold(self.tr("Which copies may tell of them"))
        self._audience = AudienceField()
        self._audience.own_hidden()
        self._audience.remarked.connect(lambda seen_by: self._step(seen_by=seen_by))
        fold.body.addWidget(self._audience)
        column.addWidget(fold)
        self._away = kit.Button(self.tr("Take this person out of the book"), "delete", "quiet")
        self._away.clicked.connect(self.take_out)
        column.addWidget(self._away, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _pair(self, column: QVBoxLayout, one: QWidget, other: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(one, 1)
        row.addWidget(other, 1)
        column.addLayout(row)

    def _make_picture(self) -> kit.Card:
        card = kit.Card(16)
        self._face = QLabel()
        card.body.addWidget(self._face, 0, Qt.AlignmentFlag.AlignHCenter)
        self._portrait = kit.Button(self.tr("Choose their picture"), "photo")
        self._portrait.clicked.connect(lambda: self.photo_wanted.emit(self._person.id) if self._person else None)
        card.body.addWidget(self._portrait)
        self._draw = kit.Button(self.tr("Draw them"), "pen")
        self._draw.clicked.connect(lambda: self.drawing_wanted.emit(self._person.id) if self._person else None)
        card.body.addWidget(self._draw)
        return card

    def _make_uses(self) -> kit.Card:
        self._used = kit.Card(16)
        self._used.body.addWidget(kit.label(self.tr("Pages about them"), "label"))
        self._uses = QVBoxLayout()
        self._uses.setSpacing(0)
        self._used.body.addLayout(self._uses)
        return self._used

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Beside the fields stands the picture; where there is little room it stands below them."""
        room = self.parentWidget().width() if self.parentWidget() is not None else self.width()
        directions = QBoxLayout.Direction
        self._across.setDirection(directions.LeftToRight if room >= look.px(820) else directions.TopToBottom)

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
        self._what.setText(words.roles()[person.role])
        self._face.setPixmap(self._portraits.of_person(person, FACE, self.devicePixelRatioF()))
        self._face.setAccessibleName(self._title.text())
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
        self._draw.setText(self.tr("Change the drawing") if person.drawing else self.tr("Draw them"))
        self._away.setVisible(person.id != book.child)
        kit.clear(self._uses)
        about = [page for page in book.pages if page.about == person.id]
        for page in about:
            link = kit.Button(page.title or self.tr("Page without a title"), "page", "link")
            link.clicked.connect(lambda _=False, page=page: self.page_wanted.emit(page.id))
            self._uses.addWidget(link)
        self._used.setVisible(bool(about))
        kit.tab_as_laid_out(self)

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
        which = kit.Field(self.tr("Kind of name"), kind)
        row.addWidget(given, 2)
        row.addWidget(family, 2)
        row.addWidget(which, 3)
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignBottom)
        if number:  # the words above the first row serve all of them
            for line, said in ((given, self.tr("First name {number}")), (family, self.tr("Family name {number}"))):
                line.caption.hide()
                line.line.setAccessibleName(said.format(number=number + 1))
            which.name.hide()
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
            sentence = self.tr("{one}: {bond} {other}").format(
                one=one.called or one.known_as, bond=said[bond.kind], other=other.called or other.known_as
            )
            row.setSpacing(8)
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
