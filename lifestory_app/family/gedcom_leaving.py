"""What of a family may leave in a family tree file, which is plain text that programs and websites copy on.

It is given a book that an edition has made, and takes out more: people who may be alive unless asked for, whatever only the
records may hold, how people get on, health, losses, and everybody who is not family. Everything taken out is told.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import Span
from lifestory_app.domain.edition import Withheld
from lifestory_app.domain.family import RECORDS_ONLY
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Beginning, Bond, BondKind, Gender, Name, Person, Role
from lifestory_app.domain.provenance import SeenBy

LIVING = "Living"
OLDEST = 110
_FINER = (Gender.NON_BINARY, Gender.TRANS_MAN, Gender.TRANS_WOMAN)
_NOT_FAMILY = frozenset({Role.SOCIAL_WORKER, Role.JUDGE, Role.GUARDIAN, Role.TEACHER, Role.FRIEND, Role.PET})


@dataclass(frozen=True, slots=True)
class Leaving:
    """The people and bonds that may leave, and what was kept back."""

    people: tuple[Person, ...]
    bonds: tuple[Bond, ...]
    withheld: tuple[Withheld, ...]


def may_leave(book: Book, today: date, *, living: bool = False) -> Leaving:
    """Take out what never leaves in a family tree file; with `living`, people who may be alive keep their names and dates."""
    told: Counter[tuple[str, str]] = Counter()
    people = [person for person in book.people if _is_family(person, book, told)]
    there = {person.id for person in people}
    bonds = [bond for bond in book.bonds if {bond.one, bond.other} <= there and _bond_leaves(bond, told)]
    alive = set() if living else may_be_alive(people, bonds, today)
    if alive:
        told[("names and dates of people", "they may be alive; these leave only when that is asked for")] = len(alive)
    _tell_the_rest(book, people, told)
    return Leaving(
        tuple(_unnamed(person) if person.id in alive else _without_records(person, told) for person in people),
        tuple(replace(bond, when=Span()) if {bond.one, bond.other} & alive else bond for bond in bonds),
        tuple(Withheld(what, f"{number:,} in all", why) for (what, why), number in told.items()),
    )


def may_be_alive(people: Iterable[Person], bonds: Iterable[Bond], today: date) -> set[PersonId]:
    """Everybody of whom the book does not say, or let one reckon, that they have died."""
    people = list(people)
    too_old = [person.id for person in people if person.born and person.born.latest.year + OLDEST < today.year]
    parents: dict[PersonId, list[PersonId]] = {}
    for bond in bonds:
        if bond.kind is BondKind.BIRTH_PARENT:
            parents.setdefault(bond.other, []).append(bond.one)
    dead = {person.id for person in people if person.has_died}
    # Whoever has a child that cannot be alive any more cannot be either.
    waiting, old = list(too_old), set(too_old)
    while waiting:
        for parent in parents.get(waiting.pop(), ()):
            if parent not in old:
                old.add(parent)
                waiting.append(parent)
    return {person.id for person in people} - dead - old


def _records_only(seen_by: SeenBy) -> bool:
    return seen_by <= RECORDS_ONLY


def _is_family(person: Person, book: Book, told: Counter[tuple[str, str]]) -> bool:
    if person.id == book.child:
        return True
    if _records_only(person.seen_by):
        told[("people", "only the records may hold them")] += 1
    elif person.beginning is not Beginning.BORN:
        told[("people", "a loss is told in the book, not in a family tree file")] += 1
    elif person.role in _NOT_FAMILY and not any(
        person.id in (bond.one, bond.other) and (bond.kind.is_couple or bond.kind.is_parent or bond.kind.is_sibling)
        for bond in book.bonds
    ):
        told[("people", "they are not family")] += 1
    else:
        return True
    return False


def _bond_leaves(bond: Bond, told: Counter[tuple[str, str]]) -> bool:
    if bond.kind.is_feeling:
        told[("feelings", "how people get on never leaves in a family tree file")] += 1
    elif _records_only(bond.seen_by):
        told[("bonds", "only the records may hold them")] += 1
    elif bond.kind is BondKind.PET_OF:
        told[("bonds", "a family tree file has no animals")] += 1
    else:
        return True
    return False


def _unnamed(person: Person) -> Person:
    """Somebody who may be alive: that there is somebody, and no more."""
    gender = person.gender if person.gender in (Gender.FEMALE, Gender.MALE) else Gender.UNKNOWN
    return Person(person.id, (Name(LIVING),), person.role, gender=gender)


def _without_records(person: Person, told: Counter[tuple[str, str]]) -> Person:
    facts = tuple(fact for fact in person.facts if not _records_only(fact.seen_by))
    if len(facts) < len(person.facts):
        told[("facts", "only the records may hold them")] += len(person.facts) - len(facts)
    return replace(person, facts=facts)


def _tell_the_rest(book: Book, people: list[Person], told: Counter[tuple[str, str]]) -> None:
    """What a family tree file has no place for, or must never hold."""
    never, no_place = "they never leave in a family tree file", "a family tree file has no place for them"
    pages = len(book.pages) + len(book.homes) + len(book.events) + len(book.letters)
    for what, number, why in (
        ("health problems", sum(len(person.conditions) for person in people), never),
        ("topics of pride or shame", len(book.topics), never),
        (
            "pictures of people",
            sum(bool(each.portrait or each.drawing) for each in people),
            "a family tree file has words only",
        ),
        ("names the child uses", sum(bool(person.called) for person in people), "they are the child’s own"),
        ("households", len(book.households), no_place),
        ("supports", len(book.supports), no_place),
        ("cultures", sum(len(person.cultures) for person in people), no_place),
        (
            "words for a gender",
            sum(each.gender in _FINER for each in people),
            "a family tree file has female, male and other only",
        ),
        ("pages, homes, events and letters", pages, "a family tree file has people and families only"),
    ):
        if number:
            told[(what, why)] += number
