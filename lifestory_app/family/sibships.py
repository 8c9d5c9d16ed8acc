"""Children gathered under the line they hang from: one sibship to a couple, and a line of its own where somebody else cares."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import BondKind
from lifestory_app.family.kin import Descent, Kin, Kinsman


@dataclass(frozen=True, slots=True)
class Sibship:
    """Children under one line. `parents` are two, one, or none for brothers and sisters of whom no parent is known.

    `main` is the line under which they stand; others come to a child from the side, as an adoption does.
    """

    key: str
    parents: tuple[PersonId, ...]
    children: tuple[PersonId, ...]
    descents: tuple[Descent, ...]
    main: bool

    def descent_of(self, child: PersonId) -> Descent | None:
        return next((each for each in self.descents if each.child == child), None)


def sibships_of(kin: Kin) -> tuple[Sibship, ...]:
    """Every line from parents to children, the oldest child first."""
    made: list[Sibship] = []
    by_key: dict[tuple[object, ...], list[Descent]] = {}
    for descent in kin.descents:
        kind = None if descent.main else descent.kind
        by_key.setdefault((frozenset(descent.parents), descent.main, kind), []).append(descent)
    older = _by_age(kin)
    for number, descents in enumerate(by_key.values()):
        children = tuple(sorted(dict.fromkeys(each.child for each in descents), key=older.__getitem__))
        made.append(Sibship(f"line-{number}", descents[0].parents, children, tuple(descents), descents[0].main))
    made += _without_parents(kin, made, older)
    return tuple(made)


def _by_age(kin: Kin) -> dict[PersonId, tuple[date, int]]:
    """The oldest first; those whose birth is not known stand where the book has them, after those of known birth."""

    def born(each: Kinsman) -> date:
        return each.born.earliest if each.born else date.max

    return {each.id: (born(each), place) for place, each in enumerate(kin.people)}


def _without_parents(kin: Kin, made: list[Sibship], older: Mapping[PersonId, tuple[date, int]]) -> list[Sibship]:
    parents: dict[PersonId, set[PersonId]] = {}
    for sibship in made:
        for child in sibship.children:
            parents.setdefault(child, set()).update(sibship.parents)
    part: dict[PersonId, PersonId] = {}

    def root(who: PersonId) -> PersonId:
        while part.get(who, who) != who:
            who = part[who]
        return who

    for bond in kin.siblings:
        if parents.get(bond.one, set()) & parents.get(bond.other, set()):
            continue
        part.setdefault(bond.one, bond.one)
        part.setdefault(bond.other, bond.other)
        part[root(bond.other)] = root(bond.one)
    together: dict[PersonId, list[PersonId]] = {}
    for who in part:
        together.setdefault(root(who), []).append(who)
    return [
        Sibship(f"siblings-{number}", (), tuple(sorted(ids, key=older.__getitem__)), (), False)
        for number, ids in enumerate(together.values())
    ]


def twins_of(kin: Kin) -> dict[PersonId, PersonId]:
    """Every twin, triplet and so on with the one that stands for all who were born with them."""
    part: dict[PersonId, PersonId] = {}

    def root(who: PersonId) -> PersonId:
        while part.get(who, who) != who:
            who = part[who]
        return who

    for bond in kin.siblings:
        if bond.kind in (BondKind.TWIN, BondKind.IDENTICAL_TWIN):
            part.setdefault(bond.one, bond.one)
            part.setdefault(bond.other, bond.other)
            part[root(bond.other)] = root(bond.one)
    return {who: root(who) for who in part}
