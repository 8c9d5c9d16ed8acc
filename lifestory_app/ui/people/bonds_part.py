"""What joins a person to others, each in a sentence; or how they get on with them, which is for the record only."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifestory_app.domain import bond_checks
from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import PutBond, RemoveBond
from lifestory_app.domain.family import RECORDS_ONLY
from lifestory_app.domain.family_edits import AddUnknownParent
from lifestory_app.domain.ids import BondId, PersonId, new_id
from lifestory_app.domain.people import Bond, BondKind, Person
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS
from lifestory_app.ui import kit
from lifestory_app.ui.people import bond_words
from lifestory_app.ui.people.entries import Entries, Entry
from lifestory_app.ui.people.fields import Choice
from lifestory_app.ui.people.known import SeenField, SourceField, SpanField
from lifestory_app.ui.people.parts import Pair


class Bonds(QWidget):
    """Shows what joins somebody to others in rows, and says which edit the user means."""

    edit_wanted = Signal(object)
    phrase_ended = Signal()

    def __init__(self, *, feelings: bool = False) -> None:
        super().__init__()
        self._feelings = feelings
        self._hows = bond_words.feelings() if feelings else bond_words.hows()
        self._book: Book | None = None
        self._person: Person | None = None
        self._bonds: dict[str, Bond] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.entries = Entries(self._make_fields(), "")
        self.entries.opened.connect(lambda _: self._fill(other=True))
        self.entries.taken_off.connect(lambda key: self.edit_wanted.emit(RemoveBond(BondId(key))))
        column.addWidget(self.entries)
        column.addWidget(self._make_new())
        self.unknown = kit.Button(self.tr("Add a parent not known"), "gap", "link")
        self.unknown.setToolTip(self.tr("Somebody called “?”, whom the diagrams draw until a name is found."))
        self.unknown.clicked.connect(self.add_unknown)
        self.unknown.hide()
        column.addWidget(self.unknown)

    def _make_fields(self) -> QWidget:
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.how, self.whom = Choice(self._hows), Choice({})
        self.whom.setAccessibleName(self.tr("Whom"))
        self.how.picked.connect(self._pick_how)
        self.whom.picked.connect(self._pick_whom)
        self._how_field, whom = kit.Field("", self.how), kit.Field(self.tr("Whom"), self.whom)
        self.span = SpanField(self.tr("From"), self.tr("Until; empty if it goes on"))
        self.span.spanned.connect(lambda when, phrase: self._change(phrase, when=when))
        self.odd = kit.Banner("warn", "", self.tr("It may stand. Look at it again."))
        self.odd.hide()
        self.source, self.seen = SourceField(), SeenField(record=self._feelings)
        self.source.sourced.connect(lambda source, phrase: self._change(phrase, source=source))
        self.seen.remarked.connect(lambda seen_by: self._change("", seen_by=seen_by))
        for field in (self.span, self.source):
            field.phrase_ended.connect(self.phrase_ended)
        column.addWidget(self.odd)
        column.addWidget(Pair(self._how_field, whom))
        for widget in (self.span, self.source, self.seen):
            column.addWidget(widget)
        return fields

    def _make_new(self) -> QWidget:
        self._new = QWidget()
        column = QVBoxLayout(self._new)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.new_how, self.new_whom = Choice(self._hows), Choice({})
        self.new_how.setAccessibleName(self.tr("How they get on") if self._feelings else self.tr("How they are joined"))
        self.new_whom.setAccessibleName(self.tr("With whom") if self._feelings else self.tr("To whom"))
        self._new_name = kit.label("", "label")
        self.add = kit.Button(self.tr("Add"), "add")
        self.add.setAccessibleName(self.tr("Add how they get on") if self._feelings else self.tr("Add how they are joined"))
        self.add.clicked.connect(self.add_bond)
        column.addWidget(self._new_name)
        column.addWidget(Pair(self.new_how, self.new_whom))
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        return self._new

    def show_bonds(self, book: Book, person: Person, *, other: bool) -> None:
        """Show what joins a person to others; `other` where it is another person than before."""
        self._book, self._person = book, person
        if other:
            self.entries.open_row("")
        mine = [bond for bond in book.bonds if person.id in (bond.one, bond.other) and bond.kind.is_feeling is self._feelings]
        self._bonds = {str(bond.id): bond for bond in sorted(mine, key=lambda bond: _place(bond, person.id))}
        self.entries.show_rows([self._entry(key, bond) for key, bond in self._bonds.items()])
        name = bond_checks.said(person)
        self._how_field.name.setText(name.replace("&", "&&"))
        self._new_name.setText(name)
        others: dict[object, str] = {**bond_words.names_of(each for each in book.people if each.id != person.id)}
        for choice in (self.whom, self.new_whom):
            if choice.offered != others:
                chosen = choice.value
                choice.offer(others)
                choice.show_value(chosen)
        self._new.setVisible(bool(others))
        parents = [bond for bond in self._bonds.values() if (bond.kind, bond.other) == (BondKind.BIRTH_PARENT, person.id)]
        self.unknown.setVisible(not self._feelings and len(parents) < 2)
        if self.entries.open_key:
            self._fill(other=False)

    @property
    def told(self) -> str:
        """Whom in a line, each once."""
        book, person = self._book, self._person
        if book is None or person is None:
            return ""
        others = (bond.one if bond.other == person.id else bond.other for bond in self._bonds.values())
        return ", ".join(bond_checks.said(book.person(other)) for other in dict.fromkeys(others))

    def _entry(self, key: str, bond: Bond) -> Entry:
        assert self._book is not None
        usual = RECORDS_ONLY if self._feelings else FAMILY_AND_RECORDS
        seen = self.seen.said(bond.seen_by) if bond.seen_by != usual else ""
        small = ". ".join(part for part in (bond_words.dates(bond.when), seen) if part)
        trouble = "" if self._feelings else bond_checks.unlikely(self._book, bond)
        return Entry(key, bond_words.sentence(self._book, bond), small, trouble=trouble)

    def _fill(self, *, other: bool) -> None:
        bond = self._bonds.get(self.entries.open_key)
        if bond is None or self._person is None or self._book is None:
            return
        turned = bond.other == self._person.id and not bond.kind.is_mutual
        self.how.show_value((bond.kind, turned))
        self.whom.show_value(bond.one if bond.other == self._person.id else bond.other)
        self.span.show_span(bond.when, other=other)
        self.source.show_source(bond.source, other=other)
        self.seen.show_seen(bond.seen_by, other=other)
        odd = "" if self._feelings else bond_checks.unlikely(self._book, bond)
        self.odd.say(odd, self.tr("It may stand, if it is so."))
        self.odd.setVisible(bool(odd))

    def _pick_how(self, how: object) -> None:
        self._join(how, self.whom.value)

    def _pick_whom(self, whom: object) -> None:
        self._join(self.how.value, whom)

    def _join(self, how: object, whom: object) -> None:
        if self._person is None or not isinstance(how, tuple) or not whom:
            return
        kind, turned = how
        mine, theirs = self._person.id, PersonId(str(whom))
        self._change("", kind=kind, one=theirs if turned else mine, other=mine if turned else theirs)
        self._fill(other=False)  # what was refused is not shown as if it were so

    def _change(self, phrase: str, **changes: object) -> None:
        bond = self._bonds.get(self.entries.open_key)
        if bond is not None:
            self.edit_wanted.emit(PutBond(replace(bond, **changes), phrase))  # type: ignore[arg-type]

    def add_bond(self) -> None:
        """Join the person to the chosen one as is said, and open that row."""
        how, whom = self.new_how.value, self.new_whom.value
        if self._person is None or not isinstance(how, tuple) or not whom:
            return
        kind, turned = how
        mine, theirs = self._person.id, PersonId(str(whom))
        bond = Bond(BondId(new_id()), kind, theirs if turned else mine, mine if turned else theirs)
        if self._feelings:
            bond = replace(bond, seen_by=RECORDS_ONLY)
        self.edit_wanted.emit(PutBond(bond))
        if bond.id in self._bonds:
            self.entries.open_row(bond.id)
            self.span.start.setFocus()

    def add_unknown(self) -> None:
        """Add a birth parent of whom nothing is known."""
        if self._person is not None:
            self.edit_wanted.emit(AddUnknownParent(self._person.id, PersonId(new_id()), BondId(new_id())))


def _place(bond: Bond, who: PersonId) -> tuple[int, int, date]:
    """Partners first, then parents and carers, children, brothers and sisters; within each as the years went."""
    kinds = list(BondKind)
    if bond.kind.is_couple:
        group = 0
    elif bond.kind.is_parent:
        group = 1 if bond.other == who else 2
    else:
        group = 3
    return (
        group,
        0 if bond.kind.is_couple else kinds.index(bond.kind),
        bond.when.start.earliest if bond.when.start else date.max,
    )
