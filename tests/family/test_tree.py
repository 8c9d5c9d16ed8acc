"""The child's family tree: everybody once, first families left, the family of now right, and no hard word."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lifestory_app.domain.book import Book
from lifestory_app.domain.family import Diagram, DiagramKind
from lifestory_app.domain.ids import BondId, DiagramId, PersonId
from lifestory_app.domain.people import Bond, BondKind, Gender, Name, Person
from lifestory_app.family.tree import told, tree_of
from tests.builders import CHILD, a_book

KINDS = st.sampled_from([kind for kind in BondKind if not kind.is_feeling])


def family(*bonds: tuple[str, BondKind, str], women: tuple[str, ...] = ()) -> Book:
    book = a_book()
    names = sorted({name for one, _, other in bonds for name in (one, other)} - {CHILD})
    people = tuple(
        Person(PersonId(name), (Name(name.title()),), gender=Gender.FEMALE if name in women else Gender.MALE) for name in names
    )
    joined = tuple(Bond(BondId(str(n)), kind, PersonId(one), PersonId(other)) for n, (one, kind, other) in enumerate(bonds))
    return replace(book, people=(*book.people, *people), bonds=joined)


@st.composite
def families(draw: st.DrawFn) -> Book:
    names = [str(CHILD), *(f"p{number}" for number in range(draw(st.integers(0, 14))))]
    pairs = st.tuples(st.sampled_from(names), KINDS, st.sampled_from(names)).filter(lambda bond: bond[0] != bond[2])
    return family(*draw(st.lists(pairs, max_size=30))) if len(names) > 1 else a_book()


@given(families())
def test_nobody_stands_twice_and_who_has_no_room_is_told(book: Book) -> None:
    tree = tree_of(book)
    shown = tree.everybody()

    assert len(set(shown)) == len(shown)
    assert not set(shown) & set(tree.left_out)
    assert set(shown) | set(tree.left_out) <= {person.id for person in book.people}
    assert tree == tree_of(book)


@given(families())
def test_every_parent_of_the_child_is_on_the_tree_or_told(book: Book) -> None:
    tree = tree_of(book)
    kinds = (BondKind.BIRTH_PARENT, BondKind.ADOPTIVE_PARENT, BondKind.SPECIAL_GUARDIAN)
    parents = {bond.one for bond in book.bonds if bond.other == CHILD and bond.kind in kinds}

    assert parents <= {*tree.everybody(), *tree.left_out}


def test_first_family_stands_left_and_the_family_of_now_right() -> None:
    book = family(
        ("kelly", BondKind.BIRTH_PARENT, "child"),
        ("imran", BondKind.BIRTH_PARENT, "child"),
        ("jean", BondKind.BIRTH_PARENT, "kelly"),
        ("anna", BondKind.ADOPTIVE_PARENT, "child"),
        ("kelly", BondKind.BIRTH_PARENT, "maya"),
        ("rex", BondKind.PET_OF, "child"),
        ("sue", BondKind.FOSTER_CARER, "child"),
        women=("kelly", "jean", "anna", "maya"),
    )

    tree = tree_of(book)

    assert [bough.parent for bough in tree.left] == ["kelly", "imran"]
    assert tree.left[0].grandparents == ("jean",)
    assert [bough.parent for bough in tree.right] == ["anna"]
    assert tree.beside == ("maya", "rex")
    assert "sue" not in tree.everybody()


def test_without_a_new_family_mum_stands_left_and_dad_right() -> None:
    book = family(("dad", BondKind.BIRTH_PARENT, "child"), ("mum", BondKind.BIRTH_PARENT, "child"), women=("mum",))

    tree = tree_of(book)

    assert [bough.parent for bough in (*tree.left, *tree.right)] == ["mum", "dad"]


def test_who_was_left_out_on_purpose_is_nowhere() -> None:
    book = family(("kelly", BondKind.BIRTH_PARENT, "child"), women=("kelly",))
    hidden = Diagram(DiagramId("tree"), DiagramKind.TREE, left_out=(PersonId("kelly"),))

    assert tree_of(replace(book, diagrams=(hidden,))).everybody() == (CHILD,)


def test_a_listener_hears_who_stands_above_whom() -> None:
    book = family(("kelly", BondKind.BIRTH_PARENT, "child"), ("jean", BondKind.BIRTH_PARENT, "kelly"), women=("kelly", "jean"))
    names = {person.id: person.known_as for person in book.people}

    said = told(tree_of(book), names, {PersonId("kelly"): "birth mum"})

    assert "On the left: Kelly, birth mum; above: Jean." in said
