"""The families of a family tree file out of the bonds of a book: who are partners, and whose child somebody is and how."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lifestory_app.domain.dates import Span
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Bond, BondKind, Gender, Person

IN_FAMILIES = (BondKind.BIRTH_PARENT, BondKind.ADOPTIVE_PARENT, BondKind.FOSTER_CARER)
"""The kinds of parent that a family record can hold; the others are written as ties."""
Way = tuple[BondKind, Span]


@dataclass(slots=True)
class Union:
    """One family record: partners, the bonds between them, and each child with the ways it came to them."""

    partners: tuple[PersonId, ...]
    bonds: list[Bond] = field(default_factory=list)
    children: dict[PersonId, list[Way]] = field(default_factory=dict)


def unions_of(people: Iterable[Person], bonds: Iterable[Bond]) -> list[Union]:
    """All families, in the order in which the book tells of them."""
    bonds = list(bonds)
    genders = {person.id: person.gender for person in people}
    unions: dict[frozenset[PersonId], Union] = {}

    def union(partners: Iterable[PersonId]) -> Union:
        key = frozenset(partners)
        if key not in unions:
            unions[key] = Union(_in_order(tuple(partners), genders))
        return unions[key]

    for bond in bonds:
        if bond.kind.is_couple:
            union((bond.one, bond.other)).bonds.append(bond)
    couples = set(unions)
    parents: dict[tuple[PersonId, Way], list[PersonId]] = {}
    for bond in bonds:
        if bond.kind in IN_FAMILIES:
            together = parents.setdefault((bond.other, (bond.kind, bond.when)), [])
            if bond.one not in together:
                together.append(bond.one)
    for (child, way), found in parents.items():
        for partners in _twos(found, couples):
            union(partners).children.setdefault(child, []).append(way)
    return list(unions.values())


def _twos(parents: list[PersonId], couples: set[frozenset[PersonId]]) -> list[tuple[PersonId, ...]]:
    """Parents of one child as families of at most two: any two, or of more those who are a couple."""
    if len(parents) <= 2:
        return [tuple(parents)]
    rest, found = list(parents), list[tuple[PersonId, ...]]()
    while rest:
        one = rest.pop(0)
        other = next((each for each in rest if frozenset((one, each)) in couples), None)
        if other is not None:
            rest.remove(other)
        found.append((one,) if other is None else (one, other))
    return found


def _in_order(partners: tuple[PersonId, ...], genders: dict[PersonId, Gender]) -> tuple[PersonId, ...]:
    """A man first and a woman last, as the tags HUSB and WIFE want it; otherwise as they come."""
    rank = {Gender.MALE: 0, Gender.TRANS_MAN: 0, Gender.FEMALE: 2, Gender.TRANS_WOMAN: 2}
    return tuple(sorted(partners, key=lambda each: rank.get(genders.get(each, Gender.UNKNOWN), 1)))
