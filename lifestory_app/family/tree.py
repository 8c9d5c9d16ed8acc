"""The child's family tree: who stands on which branch. First families on the left, the family one lives with on the right.

No word of illness, loss or who parted from whom: those belong to the professional genogram (practice 6.5).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lifestory_app.domain.book import Book
from lifestory_app.domain.family import DiagramKind
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Beginning, Bond, BondKind, Gender, Person

MOST_PARENTS, MOST_GRANDPARENTS, MOST_BESIDE = 2, 2, 4
_NEW = (BondKind.ADOPTIVE_PARENT, BondKind.SPECIAL_GUARDIAN)


@dataclass(frozen=True, slots=True)
class Bough:
    """One parent on a branch, and above them their own parents."""

    parent: PersonId
    grandparents: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """Everybody of a tree, once each. `beside` are brothers, sisters and pets; `left_out` had no room."""

    child: PersonId
    left: tuple[Bough, ...] = ()
    right: tuple[Bough, ...] = ()
    beside: tuple[PersonId, ...] = ()
    left_out: tuple[PersonId, ...] = ()

    def everybody(self) -> tuple[PersonId, ...]:
        boughs = [*self.left, *self.right]
        above = [person for bough in boughs for person in (bough.parent, *bough.grandparents)]
        return (self.child, *above, *self.beside)


def tree_of(book: Book) -> Tree:
    """The tree of the book's child. Where there is no new family, mothers' people stand left and fathers' right."""
    hidden = set(book.diagram(DiagramKind.TREE).left_out)
    people = {person.id: person for person in book.people if person.id not in hidden and person.beginning is Beginning.BORN}
    bonds = [bond for bond in book.bonds if bond.one in people and bond.other in people]
    used = {book.child}
    over: list[PersonId] = []

    def take(found: Sequence[PersonId], most: int) -> tuple[PersonId, ...]:
        fresh = [each for each in dict.fromkeys(found) if each not in used]
        over.extend(fresh[most:])
        used.update(fresh[:most])
        return tuple(fresh[:most])

    birth = take(_parents(bonds, book.child, (BondKind.BIRTH_PARENT,), people), MOST_PARENTS)
    new = take(_parents(bonds, book.child, _NEW, people), MOST_PARENTS)
    parents = {*birth, *new}

    def bough(parent: PersonId) -> Bough:
        return Bough(parent, take(_parents(bonds, parent, (BondKind.BIRTH_PARENT, *_NEW), people), MOST_GRANDPARENTS))

    boughs = {parent: bough(parent) for parent in (*birth, *new)}
    left, right = (birth, new) if new else (birth[:1], birth[1:])
    beside = take([*_siblings(bonds, book.child, parents), *_pets(bonds, book.child)], MOST_BESIDE)
    over = [each for each in over if each not in used]
    return Tree(
        book.child,
        tuple(boughs[each] for each in left),
        tuple(boughs[each] for each in right),
        beside,
        tuple(dict.fromkeys(over)),
    )


def _parents(
    bonds: Sequence[Bond], child: PersonId, kinds: tuple[BondKind, ...], people: dict[PersonId, Person]
) -> list[PersonId]:
    found = [bond.one for bond in bonds if bond.other == child and bond.kind in kinds]
    order = {Gender.FEMALE: 0, Gender.MALE: 2}
    return sorted(found, key=lambda each: order.get(people[each].gender, 1))


def _siblings(bonds: Sequence[Bond], child: PersonId, parents: set[PersonId]) -> list[PersonId]:
    """Brothers and sisters: of a common parent, or said to be so."""
    kinds = (BondKind.BIRTH_PARENT, *_NEW)
    found = [bond.other for bond in bonds if bond.one in parents and bond.kind in kinds and bond.other != child]
    for bond in bonds:
        if bond.kind.is_sibling and child in (bond.one, bond.other):
            found.append(bond.other if bond.one == child else bond.one)
    return found


def _pets(bonds: Sequence[Bond], child: PersonId) -> list[PersonId]:
    return [bond.one for bond in bonds if bond.kind is BondKind.PET_OF and bond.other == child]


def told(tree: Tree, names: dict[PersonId, str], words: dict[PersonId, str]) -> str:
    """The tree in sentences. `words` say who each is to the child."""

    def one(person: PersonId) -> str:
        who = words.get(person, "")
        return f"{names.get(person, '')}, {who}" if who else names.get(person, "")

    parts = [f"The family tree of {names.get(tree.child, '')}."]
    for side, boughs in (("left", tree.left), ("right", tree.right)):
        for bough in boughs:
            above = " and ".join(one(each) for each in bough.grandparents)
            parts.append(f"On the {side}: {one(bough.parent)}" + (f"; above: {above}." if above else "."))
    if tree.beside:
        parts.append(f"Beside {names.get(tree.child, '')}: {'; '.join(one(each) for each in tree.beside)}.")
    return " ".join(parts)
