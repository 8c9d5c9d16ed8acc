"""What cannot be between two people, and what is only unlikely: each in words, or "" where all is well."""

from datetime import date

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Bond, BondKind, Gender, Person

YOUNGEST_PARENT, OLDEST_MOTHER = 12, 55
"""In years. Outside of them a date is more likely wrong than right."""
DAYS_BETWEEN_TWINS = 3
MONTHS_AFTER_FATHER = 10
"""How long after his death a man's child may be born."""


def impossible(book: Book, bond: Bond) -> str:
    """Why two people of the book cannot be joined so, as a sentence without its full stop.

    Dates that are only about right never make a thing impossible.
    """
    if bond.one == bond.other:
        return "Nobody can be joined to themselves"
    if not bond.kind.is_parent:
        return ""
    one, other = book.person(bond.one), book.person(bond.other)
    if bond.one in _descendants(book, bond.other, without=bond):
        return (
            f"{said(other)} stands above {said(one)} in the family already, so {said(one)} cannot be a parent or carer of "
            f"{said(other)}"
        )
    if bond.kind is BondKind.BIRTH_PARENT and _sure(one.born) and _sure(other.born) and _is_before(other.born, one.born):
        return f"{said(one)} was born after {said(other)}, so {said(one)} cannot be a birth parent of {said(other)}"
    return ""


def unlikely(book: Book, bond: Bond) -> str:
    """What looks wrong between two people of the book, though it may stand. The first thing found is enough."""
    one, other = book.person(bond.one), book.person(bond.other)
    found = ""
    if bond.kind is BondKind.BIRTH_PARENT:
        found = _odd_birth(one, other) or _too_many(book, bond)
    elif bond.kind.is_parent and _is_before(other.born, one.born):
        found = f"{said(one)} is younger than {said(other)}."
    elif bond.kind.is_couple:
        found = _odd_couple(bond, one, other) or _odd_couple(bond, other, one)
    elif bond.kind in (BondKind.TWIN, BondKind.IDENTICAL_TWIN):
        found = _odd_twins(bond, one, other)
    if not found and any(_says_the_same(bond, each) for each in book.bonds):
        found = "This is in the book twice."
    return found


def said(person: Person) -> str:
    """What a person is called in a sentence."""
    return person.called or person.known_as or "Somebody with no name yet"


def _odd_birth(parent: Person, child: Person) -> str:
    if _is_before(child.born, parent.born):
        return f"{said(parent)} was born after {said(child)}."
    if parent.born is not None and child.born is not None:
        oldest = _years(parent.born.earliest, child.born.latest)
        youngest = _years(parent.born.latest, child.born.earliest)
        if oldest < YOUNGEST_PARENT:
            return f"{said(parent)} was {max(0, oldest)} years old when {said(child)} was born."
        if parent.gender is Gender.FEMALE and youngest > OLDEST_MOTHER:
            return f"{said(parent)} was {youngest} years old when {said(child)} was born."
    if parent.died is not None and child.born is not None:
        months = 0 if parent.gender is Gender.FEMALE else MONTHS_AFTER_FATHER
        if (child.born.earliest - parent.died.latest).days > months * 31:
            return f"{said(parent)} died before {said(child)} was born."
    return ""


def _too_many(book: Book, bond: Bond) -> str:
    parents = {each.one for each in book.bonds if each.kind is BondKind.BIRTH_PARENT and each.other == bond.other} | {bond.one}
    return f"{said(book.person(bond.other))} has {len(parents)} birth parents here." if len(parents) > 2 else ""


def _odd_couple(bond: Bond, one: Person, other: Person) -> str:
    start, end = bond.when.start, bond.when.end
    if _is_before(start, one.born):
        return f"This began before {said(one)} was born."
    if one.born is not None and start is not None and _years(one.born.earliest, start.latest) < YOUNGEST_PARENT:
        return f"{said(one)} was a child when this began."
    if bond.kind not in (BondKind.SEPARATED, BondKind.DIVORCED) and _is_before(one.died, start):
        return f"This began after {said(one)} had died."
    if _is_before(one.died, end):
        return f"This ended after {said(one)} had died, with {said(other)}."
    return ""


def _odd_twins(bond: Bond, one: Person, other: Person) -> str:
    if one.born is not None and other.born is not None:
        apart = max((one.born.earliest - other.born.latest).days, (other.born.earliest - one.born.latest).days)
        if apart > DAYS_BETWEEN_TWINS:
            return f"{said(one)} and {said(other)} were not born on one day."
    if bond.kind is BondKind.IDENTICAL_TWIN and {one.gender, other.gender} == {Gender.FEMALE, Gender.MALE}:
        return "Identical twins are two girls or two boys at birth."
    return ""


def _says_the_same(bond: Bond, each: Bond) -> bool:
    pair, other = (bond.one, bond.other), (each.one, each.other)
    same = pair == other or (bond.kind.is_mutual and pair == other[::-1])
    return each.id != bond.id and each.kind is bond.kind and same and each.when == bond.when


def _descendants(book: Book, of: PersonId, without: Bond) -> set[PersonId]:
    children: dict[PersonId, list[PersonId]] = {}
    for bond in book.bonds:
        if bond.kind.is_parent and bond.id != without.id:
            children.setdefault(bond.one, []).append(bond.other)
    found: set[PersonId] = set()
    waiting = [of]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return found


def _sure(day: UncertainDate | None) -> bool:
    return day is not None and not day.about


def _is_before(one: UncertainDate | None, other: UncertainDate | None) -> bool:
    """Whether the one day certainly lies before the other."""
    return one is not None and other is not None and one.latest < other.earliest


def _years(first: date, then: date) -> int:
    return then.year - first.year - ((then.month, then.day) < (first.month, first.day))
