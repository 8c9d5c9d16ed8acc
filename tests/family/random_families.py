"""Families made up at random, with several partners, half-siblings, second parents, twins and loops."""

import random

from lifestory_app.domain.people import BondKind, Gender, Person, Role
from tests.family.families import ADOPTIVE, BIRTH, FOSTER, MARRIED, SEPARATED, TOGETHER, Family, somebody

_CARE = (ADOPTIVE, FOSTER, BondKind.KINSHIP_CARER, BondKind.SPECIAL_GUARDIAN, BondKind.STEP_PARENT)
_FEELINGS = [kind for kind in BondKind if kind.is_feeling]
_GENDERS = (Gender.MALE, Gender.FEMALE, Gender.MALE, Gender.FEMALE, Gender.NON_BINARY, Gender.UNKNOWN)


class Grown:
    """A family growing from a child outward. The same seed and size always give the same family."""

    def __init__(self, seed: int, size: int, wild: bool = False) -> None:
        self.chance = random.Random(seed)
        self.family = Family(somebody("p0", Gender.FEMALE, 2016, role=Role.CHILD, name="P0"))
        self.born = {"p0": 2016}
        self.parents: set[str] = set()
        self.couples: list[tuple[str, str]] = []
        self.partners: dict[str, int] = {}
        while len(self.family.people) < size:
            self._grow()
        for _ in range(size // 6):
            one, other = self._two()
            if one != other:
                self.family.bond(self.chance.choice(_FEELINGS), one, other)
        if wild:
            for _ in range(3):
                one, other = self._two()
                self.family.bond(self.chance.choice([*BondKind]), one, other)
        people = [person.id for person in self.family.people]
        self.family.home("A home", " ".join(self.chance.sample(people, min(4, len(people)))))

    def _two(self) -> tuple[str, str]:
        people = [str(person.id) for person in self.family.people]
        return self.chance.choice(people), self.chance.choice(people)

    def _add(self, born: int, gender: Gender | None = None) -> str:
        number = f"p{len(self.family.people)}"
        known = born if self.chance.random() < 0.8 else None
        died = born + 50 if self.chance.random() < 0.15 and born < 1970 else None
        gender = gender or self.chance.choice(_GENDERS)
        name = self.chance.choice(("Jo", "Christopher", "Ana", "Bartholomew James", "Li")) + number
        made: Person = somebody(number, gender, known, died, name=name)
        self.family.people.append(made)
        self.born[number] = born
        return number

    def _couple(self, born: int) -> tuple[str, str]:
        return self._join(self._add(born, Gender.MALE), self._add(born + 2, Gender.FEMALE))

    def _join(self, one: str, other: str) -> tuple[str, str]:
        kind = self.chance.choice((MARRIED, TOGETHER))
        start = max(self.born[one], self.born[other]) + 22
        self.family.bond(kind, one, other, start)
        if self.chance.random() < 0.3:
            self.family.bond(SEPARATED, one, other, start + 5)
        for each in (one, other):
            self.partners[each] = self.partners.get(each, 0) + 1
        self.couples.append((one, other))
        return one, other

    def _grow(self) -> None:
        people = [str(person.id) for person in self.family.people]
        somebody_known = self.chance.choice(people)
        born = self.born[somebody_known]
        match self.chance.randrange(9):
            case 0 | 1 if somebody_known not in self.parents:
                self.parents.add(somebody_known)
                pair = self._couple(born - self.chance.randint(20, 32))
                self.family.children(" ".join(pair), somebody_known)
            case 2 | 3 if born < 2005 and self.partners.get(somebody_known, 0) < 4:
                mate = self._add(born + self.chance.randint(-4, 4))
                self._join(somebody_known, mate)
            case 4 | 5 | 6 if self.couples:
                pair = self.chance.choice(self.couples)
                kid = self._add(min(2025, max(self.born[each] for each in pair) + self.chance.randint(19, 36)))
                self.parents.add(kid)
                self.family.children(" ".join(pair), kid)
                if self.chance.random() < 0.12:
                    twin = self._add(self.born[kid])
                    self.parents.add(twin)
                    self.family.children(" ".join(pair), twin).bond(BondKind.TWIN, kid, twin)
            case 7 if born > 1985:
                pair = self._couple(born - self.chance.randint(22, 40))
                for each in pair:
                    self.family.bond(self.chance.choice(_CARE[:2]), each, somebody_known, 2018)
            case 8 if born < 2008:
                kid = self._add(min(2025, born + self.chance.randint(18, 35)))
                self.parents.add(kid)
                self.family.bond(BIRTH, somebody_known, kid)
            case _:
                pass


def grown(seed: int, size: int, wild: bool = False) -> Family:
    """A family of at least so many people."""
    return Grown(seed, size, wild).family
