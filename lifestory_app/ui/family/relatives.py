"""The nearest family of somebody, in the words of the form: with whom, and what joined them."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from lifestory_app.domain.beside import children_of, parents_of, partners_of
from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Bond, BondKind, Person, Role
from lifestory_app.ui.people import words


def _tr(text: str) -> str:
    return QCoreApplication.translate("Family", text)


@dataclass(frozen=True, slots=True)
class Relative:
    """One row: whom it goes to, their name, and in small words what joins them."""

    person: PersonId
    name: str
    small: str = ""


def named(person: Person) -> str:
    """What somebody is called in lists and sentences."""
    return person.called or person.known_as or _tr("No name yet")


def _first_name(person: Person) -> str:
    return person.known_as or named(person)


def to_the_child(book: Book, person: Person) -> str:
    """Who somebody is to the child; of a relative, whose parent, child or partner they are."""
    said = words.roles()[person.role]
    if person.id == book.child:
        return _tr("This book’s child")
    if person.role not in (Role.RELATIVE, Role.OTHER):
        return said
    for found, how in (
        (children_of(book, person.id), _tr("Parent of {names}")),
        (partners_of(book, person.id), _tr("Partner of {names}")),
        (parents_of(book, person.id), _tr("Child of {names}")),
    ):
        if found:
            names = [_first_name(book.person(each)) for each in found]
            joined = (
                names[0] if len(names) == 1 else _tr("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1])
            )
            return how.format(names=joined)
    return said


def together_with(book: Book, who: PersonId) -> list[Relative]:
    """Everybody somebody is or was in a couple with, and since when."""
    rows = []
    for other in partners_of(book, who):
        bonds = [bond for bond in book.bonds if bond.kind.is_couple and {bond.one, bond.other} == {who, other}]
        rows.append(Relative(other, _first_name(book.person(other)), ", ".join(_couple(bond) for bond in bonds)))
    return rows


def _couple(bond: Bond) -> str:
    over = bond.when.end is not None
    said = {
        BondKind.MARRIED: _tr("married"),
        BondKind.CIVIL_PARTNERS: _tr("civil partners"),
        BondKind.LIVING_TOGETHER: _tr("lived together") if over else _tr("living together"),
        BondKind.IN_A_RELATIONSHIP: _tr("in a relationship"),
        BondKind.SEPARATED: _tr("separated"),
        BondKind.DIVORCED: _tr("divorced"),
    }[bond.kind]
    start, end = bond.when.start, bond.when.end
    if start is not None and end is not None:
        return _tr("{how} {start} to {end}").format(how=said, start=start.year, end=end.year)
    return f"{said} {start.year}" if start is not None else said


def children(book: Book, who: PersonId) -> list[Relative]:
    """Somebody's children, with whom, and when they were born."""
    rows = []
    for child in children_of(book, who):
        kinds = {bond.kind for bond in book.bonds if (bond.one, bond.other) == (who, child)}
        beside = dict.fromkeys(bond.one for bond in book.bonds if bond.other == child and bond.kind in kinds)
        others = [_first_name(book.person(each)) for each in beside if each != who]
        person = book.person(child)
        parts = [_tr("with {name}").format(name=", ".join(others))] if others else []
        parts += [str(person.born.year)] if person.born is not None else []
        rows.append(Relative(child, _first_name(person), ", ".join(parts)))
    return rows


def parents(book: Book, who: PersonId) -> list[Relative]:
    """Somebody's parents by birth and adoption."""
    rows = []
    for parent in parents_of(book, who):
        kinds = {bond.kind for bond in book.bonds if (bond.one, bond.other) == (parent, who)}
        small = _tr("by adoption") if BondKind.BIRTH_PARENT not in kinds else ""
        rows.append(Relative(parent, _first_name(book.person(parent)), small))
    return rows
