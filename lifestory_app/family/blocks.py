"""Partners who stand side by side: the ways in which a chain of couples can be written from left to right, best first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Gender
from lifestory_app.family.kin import Kin
from lifestory_app.family.unions import Union

_MOST_WAYS = 12
_MEN = (Gender.MALE, Gender.TRANS_MAN)
_WOMEN = (Gender.FEMALE, Gender.TRANS_WOMAN)


@dataclass(slots=True)
class Block:
    """People who stand together in a row, in one of several ways; `cost` of a way is how far it is from the custom."""

    row: int
    ways: list[tuple[str, ...]]
    costs: list[float]
    at: int = 0
    members: frozenset[str] = field(default_factory=frozenset)

    @property
    def people(self) -> tuple[str, ...]:
        return self.ways[self.at]

    @property
    def cost(self) -> float:
        return self.costs[self.at]


def blocks_of(kin: Kin, row: Mapping[PersonId, int]) -> list[Block]:
    """Everybody in blocks of partners, in the order of the book. A pet stands at the end of its person's block."""
    partners: dict[PersonId, list[PersonId]] = {each.id: [] for each in kin.people}
    for union in sorted(kin.unions, key=_began):
        one, other = union.partners
        if row[one] == row[other]:
            partners[one].append(other)
            partners[other].append(one)
    pets: dict[PersonId, list[PersonId]] = {}
    owned: set[PersonId] = set()
    for bond in kin.pets:
        pet, owner = bond.one, bond.other
        if pet not in owned and owner not in owned and not partners[pet] and row[pet] == row[owner]:
            owned.add(pet)
            pets.setdefault(owner, []).append(pet)
    blocks: list[Block] = []
    seen: set[PersonId] = set(owned)
    for each in kin.people:
        if each.id in seen:
            continue
        members = _joined(each.id, partners)
        seen |= set(members)
        ways = _ways(kin, members, partners)
        costs = [_cost(kin, way) for way in ways]
        with_pets = [_with_pets(way, pets) for way in ways]
        blocks.append(Block(row[each.id], with_pets, costs, members=frozenset(with_pets[0])))
    return blocks


def _began(union: Union) -> date:
    return union.began.earliest if union.began else date.max


def _joined(first: PersonId, partners: Mapping[PersonId, Sequence[PersonId]]) -> list[PersonId]:
    found, waiting = [first], [first]
    while waiting:
        for each in partners[waiting.pop(0)]:
            if each not in found:
                found.append(each)
                waiting.append(each)
    return found


def _with_pets(way: tuple[PersonId, ...], pets: Mapping[PersonId, Sequence[PersonId]]) -> tuple[str, ...]:
    """A pet beside the person at an end; a pet of somebody in the middle goes to the right end."""
    out = list(way)
    for owner in way:
        for pet in pets.get(owner, ()):
            if owner == way[0] and len(way) > 1:
                out.insert(0, pet)
            else:
                out.append(pet)
    return tuple(out)


def _ways(kin: Kin, members: Sequence[PersonId], partners: Mapping[PersonId, Sequence[PersonId]]) -> list[tuple[PersonId, ...]]:
    """The orders in which a chain can stand: somebody as the hub, earlier partners to the left and later ones to the right."""
    if len(members) == 1:
        return [(members[0],)]
    found: dict[tuple[PersonId, ...], float] = {}
    for hub in members:
        mates = list(partners[hub])
        splits = range(len(mates) + 1) if len(mates) != 2 else (1,)
        for split in splits:
            seen = {hub}
            left = _facing_out(list(reversed(mates[:split])), partners, seen)
            right = _facing_out(mates[split:], partners, seen)
            way = (*reversed(left), hub, *right)
            for each in (way, way[::-1]):
                found.setdefault(each, _cost(kin, each))
    return sorted(found, key=lambda way: found[way])[:_MOST_WAYS]


def _facing_out(
    mates: Sequence[PersonId], partners: Mapping[PersonId, Sequence[PersonId]], seen: set[PersonId]
) -> list[PersonId]:
    """Partners on one side of a hub, the nearest first, each with their own further partners beyond them."""
    out: list[PersonId] = []
    for mate in mates:
        if mate not in seen:
            seen.add(mate)
            out.append(mate)
            out += _facing_out([each for each in partners[mate] if each not in seen], partners, seen)
    return out


def _parents(kin: Kin) -> set[PersonId]:
    """The parents under whose line the child stands."""
    return {who for descent in kin.descents if descent.main and descent.child == kin.child for who in descent.parents}


def _cost(kin: Kin, way: Sequence[PersonId]) -> float:
    """How far an order is from the custom: partners side by side, by date from left to right, man left and woman right."""
    place = {who: number for number, who in enumerate(way)}
    gender = {each.id: each.gender for each in kin.people if each.id in place}
    inside = [union for union in kin.unions if union.partners[0] in place and union.partners[1] in place]
    count = dict.fromkeys(place, 0)
    for union in inside:
        for who in union.partners:
            count[who] += 1
    childs = {union.partners for union in inside if set(union.partners) == _parents(kin)}
    cost = 0.0
    by_person: dict[PersonId, list[tuple[date, int]]] = {}
    for union in inside:
        one, other = union.partners
        apart = abs(place[one] - place[other]) - 1
        cost += 3 * apart + (100 if apart and count[one] <= 2 and count[other] <= 2 else 0)
        if apart and (one, other) in childs:
            cost += 1.5
        for who in union.partners:
            if union.began:
                by_person.setdefault(who, []).append((union.began.earliest, place[union.other(who)]))
        turned = place[one] > place[other]
        mixed = (gender[one] in _MEN or gender[other] in _WOMEN) and gender[one] != gender[other]
        if turned:
            cost += (0.9 if count[one] == count[other] == 1 else 0.2) if mixed else 0.05
    for met in by_person.values():
        met.sort()
        cost += sum(met[early][1] > met[late][1] for late in range(len(met)) for early in range(late))
    return cost
