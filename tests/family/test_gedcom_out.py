"""A family written as a family tree file, and read again: nobody lost, no name, no date, no bond another."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.family import RECORDS_ONLY, Topic, TopicKind
from lifestory_app.domain.ids import BondId, PersonId, TopicId
from lifestory_app.domain.people import (
    Beginning,
    Bond,
    BondKind,
    Condition,
    ConditionKind,
    Fact,
    Gender,
    Migration,
    Name,
    NameKind,
    Person,
    Role,
)
from lifestory_app.domain.provenance import WORKER_ONLY
from lifestory_app.family.gedcom_in import FamilyTree
from lifestory_app.family.gedcom_leaving import LIVING, Leaving, may_leave
from lifestory_app.family.gedcom_out import VERSIONS, written_tree
from tests.builders import CHILD, a_book
from tests.family.gedcom import read
from tests.strategies import dates, names, plain

TODAY = date(2026, 6, 1)
FAMILY_KINDS = [
    kind
    for kind in BondKind
    if (kind.is_couple or kind.is_parent or kind.is_sibling) and not kind.is_feeling
]  # fmt: skip
natives = st.text(st.sampled_from("روبن山田太郎Әңਪਜאבג"), min_size=1, max_size=8)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    ends = [draw(st.none() | dates()), draw(st.none() | dates())]
    start, end = ends
    if start and end and end.latest < start.earliest:
        start, end = end, start
    return Span(start, end)


@st.composite
def person_names(draw: st.DrawFn) -> Name:
    given, family = draw(names), draw(st.just("") | names)
    native, lang = draw(st.just("") | natives), draw(st.sampled_from((None, "ur", "pa", "zh")))
    return Name(given, family, draw(st.sampled_from(NameKind)), draw(spans()), native, lang if native else None)


@st.composite
def people(draw: st.DrawFn, number: int) -> Person:
    return Person(
        PersonId(f"p{number}"),
        tuple(draw(st.lists(person_names(), max_size=3, unique=True))),
        gender=draw(st.sampled_from((Gender.FEMALE, Gender.MALE, Gender.UNKNOWN))),
        born=draw(st.none() | dates()),
        died=(died := draw(st.none() | dates())),
        dead=died is None and draw(st.booleans()),
    )


@st.composite
def families(draw: st.DrawFn) -> tuple[list[Person], list[Bond]]:
    """A few people and bonds of every kind that a family tree file holds, in which nobody is their own ancestor."""
    count = draw(st.integers(1, 7))
    everybody = [draw(people(number)) for number in range(count)]
    bonds: list[Bond] = []
    seen = set()
    for number in range(draw(st.integers(0, 12)) if count > 1 else 0):
        one, other = sorted(draw(st.lists(st.integers(0, count - 1), min_size=2, max_size=2, unique=True)))
        kind = draw(st.sampled_from(FAMILY_KINDS))
        if (kind, one, other) not in seen:
            seen.add((kind, one, other))
            bonds.append(Bond(BondId(f"b{number}"), kind, PersonId(f"p{one}"), PersonId(f"p{other}"), draw(spans())))
    return everybody, bonds


def again(everybody: list[Person], bonds: list[Bond], version: str) -> FamilyTree:
    """Written and read."""
    text, count = written_tree(everybody, bonds, version)
    tree = read(text.encode())
    assert tree.families == count
    return tree


def told(everybody: list[Person] | tuple[Person, ...], bonds: list[Bond] | tuple[Bond, ...]) -> set[tuple[object, ...]]:
    """The bonds by the places of the people, those that read the same from either side once."""
    place = {person.id: number for number, person in enumerate(everybody)}
    found = set()
    for bond in bonds:
        ends = (place[bond.one], place[bond.other])
        found.add((bond.kind, tuple(sorted(ends)) if bond.kind.is_mutual else ends, bond.when))
    return found


@pytest.mark.parametrize("version", VERSIONS)
@settings(deadline=None, max_examples=150)
@given(family=families())
def test_everybody_comes_back_with_their_names_dates_and_bonds(family: tuple[list[Person], list[Bond]], version: str) -> None:
    everybody, bonds = family

    tree = again(everybody, bonds, version)

    assert [(each.names, each.gender, each.born, each.died, each.dead) for each in tree.people] == [
        (each.names, each.gender, each.born, each.died, each.dead) for each in everybody
    ]
    assert told(tree.people, tree.bonds) == told(everybody, bonds)


@pytest.mark.parametrize("version", VERSIONS)
@settings(deadline=None, max_examples=100)
@given(value=st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=700), label=plain)
def test_any_words_come_back_as_they_were(value: str, label: str, version: str) -> None:
    fact = Fact(label, value)

    tree = again([Person(PersonId("p"), (Name("Ann"),), facts=(fact,))], [], version)

    # A mark at the very beginning of a text says how it is written, and is no letter.
    if value.strip().strip("\ufeff") and label.strip() not in ("", "Language"):
        found = [each.value for each in tree.people[0].facts if each.label == label.strip()]
        assert found == [value.replace("\ufeff", "").strip()[:2000]] or label.strip() in KNOWN_LABELS


KNOWN_LABELS = {"Born", "Died", "Born in", "Died in", "Lived in"}


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_known_of_a_life_comes_back(version: str) -> None:
    ann = Person(
        PersonId("ann"),
        (Name("Ann", "O/Hill"),),
        faith="Quaker",
        languages=("Welsh", "English"),
        migrations=(Migration("Wales", "Wexmouth", UncertainDate(2001)), Migration("Wexmouth", "Ely")),
        facts=(
            Fact("Born", "before 1900"),
            Fact("Died", "after the war"),
            Fact("Born in", "Ely, England"),
            Fact("Work", "Baker at @home", UncertainDate(1950)),
            Fact("Lived in", "Ely"),
            Fact("Baptised", "Ely", UncertainDate(1901, 2)),
            Fact("Became a citizen", "yes"),
            Fact("liked", "singing\nand @dancing\n\nlate"),
        ),
    )

    found = again([ann], [], version).people[0]

    assert found.names == ann.names
    assert (found.faith, found.languages, found.migrations) == (ann.faith, ann.languages, ann.migrations)
    assert {(each.label, each.value, each.when) for each in found.facts} == {
        (each.label, each.value, each.when) for each in ann.facts
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_a_foster_carer_who_became_a_parent_is_both(version: str) -> None:
    jo, child = Person(PersonId("jo"), (Name("Jo"),)), Person(PersonId("child"), (Name("Robin"),))
    fostered = Span(UncertainDate(2021, 10), UncertainDate(2024, 2, 9))
    bonds = [
        Bond(BondId("b1"), BondKind.FOSTER_CARER, jo.id, child.id, fostered),
        Bond(BondId("b2"), BondKind.ADOPTIVE_PARENT, jo.id, child.id, Span(UncertainDate(2024, 2, 9))),
    ]

    tree = again([jo, child], bonds, version)

    assert told(tree.people, tree.bonds) == told([jo, child], bonds)


@pytest.mark.parametrize("version", VERSIONS)
def test_parents_who_were_never_a_couple_stand_in_one_family_and_do_not_become_one(version: str) -> None:
    ann, bob, cat = (Person(PersonId(name), (Name(name),), gender=gender) for name, gender in
        (("Ann", Gender.FEMALE), ("Bob", Gender.MALE), ("Cat", Gender.UNKNOWN)))  # fmt: skip
    bonds = [Bond(BondId(each.id), BondKind.BIRTH_PARENT, each.id, cat.id) for each in (ann, bob)]

    text, families_count = written_tree([ann, bob, cat], bonds, version)

    assert families_count == 1
    assert "1 HUSB @I2@\n1 WIFE @I1@\n1 CHIL @I3@" in text
    assert not [bond for bond in read(text.encode()).bonds if bond.kind.is_couple]


def test_each_version_is_written_as_it_wants() -> None:
    ann = Person(PersonId("ann"), (Name("Ann", kind=NameKind.FORMER, native="アン", lang="ja"),), gender=Gender.NON_BINARY)

    plain_text, seven = (written_tree([ann], [], version)[0] for version in VERSIONS)

    assert plain_text.startswith("0 HEAD\n1 SOUR LIFE_STORY\n")
    for lines in (
        "1 SUBM @U1@\n1 GEDC\n2 VERS 5.5.1\n2 FORM LINEAGE-LINKED\n1 CHAR UTF-8\n",
        "2 TYPE former\n",
        "2 FONE アン\n3 TYPE ja\n",
        "1 SEX U\n",
    ):
        assert lines in plain_text
    assert seven.startswith("\ufeff0 HEAD\n1 GEDC\n2 VERS 7.0\n")
    for lines in ("2 TYPE OTHER\n3 PHRASE former\n", "2 TRAN アン\n3 LANG ja\n", "1 SEX X\n"):
        assert lines in seven
    assert "CHAR" not in seven
    assert "SUBM" not in seven
    for text in (plain_text, seven):
        assert text.endswith("\n0 TRLR\n")


def test_long_words_are_cut_inside_words_in_the_older_version_only() -> None:
    ann = Person(PersonId("ann"), (Name("Ann"),), facts=(Fact("liked", "singing " * 100),))

    plain_text, seven = (written_tree([ann], [], version)[0] for version in VERSIONS)

    assert max(map(len, plain_text.splitlines())) < 255
    assert "CONC" not in seven
    for line in plain_text.splitlines():
        if " CONC " in line:
            assert not line.split(" CONC ")[1].startswith(" ")


def leaving(*more: Person, bonds: tuple[Bond, ...] = (), living: bool = False, **other: object) -> Leaving:
    """What may leave of a small book with these people."""
    return may_leave(a_book(people=(a_book().the_child, *more), bonds=bonds, **other), TODAY, living=living)


def kept_back(found: Leaving) -> set[str]:
    return {each.what for each in found.withheld}


def test_people_who_may_be_alive_leave_without_name_and_dates_unless_that_is_asked_for() -> None:
    mum = Person(PersonId("mum"), (Name("Kelly"),), gender=Gender.FEMALE, born=UncertainDate(1996), faith="chapel")
    bond = Bond(BondId("b"), BondKind.BIRTH_PARENT, mum.id, CHILD, Span(UncertainDate(2019)))

    unasked, asked = (leaving(mum, bonds=(bond,), living=living) for living in (False, True))

    assert [person.names for person in unasked.people] == [(Name(LIVING),)] * 2
    assert {person.born for person in unasked.people} == {None}
    assert unasked.people[1].faith == ""
    assert unasked.bonds == (replace(bond, when=Span()),)
    assert "2 in all" in {each.which for each in unasked.withheld if "may be alive" in each.why}
    assert asked.people[1] == mum
    assert asked.bonds == (bond,)


def test_whoever_has_died_or_cannot_be_alive_leaves_with_their_name() -> None:
    dead = [
        Person(PersonId("gran"), (Name("Gran"),), died=UncertainDate(2001)),
        Person(PersonId("grandad"), (Name("Grandad"),), dead=True),
        Person(PersonId("old"), (Name("Old"),), born=UncertainDate(1890)),
        Person(PersonId("older"), (Name("Older"),)),
        Person(PersonId("oldest"), (Name("Oldest"),)),
    ]
    bonds = (
        Bond(BondId("b1"), BondKind.BIRTH_PARENT, dead[3].id, dead[2].id),
        Bond(BondId("b2"), BondKind.BIRTH_PARENT, dead[4].id, dead[3].id),
    )

    found = leaving(*dead, bonds=bonds)

    assert [person.known_as for person in found.people] == [LIVING, "Gran", "Grandad", "Old", "Older", "Oldest"]


def test_what_only_the_records_may_hold_how_people_get_on_and_health_never_leave() -> None:
    mum = Person(
        PersonId("mum"),
        (Name("Kelly"),),
        facts=(Fact("secret", "x", seen_by=RECORDS_ONLY), Fact("hidden", "y", seen_by=WORKER_ONLY), Fact("liked", "singing")),
        conditions=(Condition(ConditionKind.RECOVERY),),
    )
    alleged = Person(PersonId("dad"), (Name("Dan"),), seen_by=RECORDS_ONLY)
    bonds = (
        Bond(BondId("b1"), BondKind.HARMED, mum.id, CHILD, seen_by=RECORDS_ONLY),
        Bond(BondId("b2"), BondKind.CLOSE, mum.id, CHILD),
        Bond(BondId("b3"), BondKind.BIRTH_PARENT, alleged.id, CHILD),
        Bond(BondId("b4"), BondKind.BIRTH_PARENT, mum.id, CHILD, seen_by=RECORDS_ONLY),
    )

    found = leaving(mum, alleged, bonds=bonds, living=True, topics=(Topic(TopicId("t"), "Prison", TopicKind.SHAME, (mum.id,)),))
    text = "".join(written_tree(found.people, found.bonds, version)[0] for version in VERSIONS)

    assert {person.known_as for person in found.people} == {"Robin", "Kelly"}
    assert found.bonds == ()
    for word in ("secret", "hidden", "recovery", "Prison", "Dan", "harmed", "close"):
        assert word not in text
    assert "singing" in text
    assert {"people", "facts", "feelings", "bonds", "health problems", "topics of pride or shame"} <= kept_back(found)


def test_losses_animals_and_people_who_are_not_family_stay_in_the_book() -> None:
    judge = Person(PersonId("judge"), (Name("Judge"),), Role.JUDGE)
    cat = Person(PersonId("cat"), (Name("Tibbles"),), Role.PET)
    lost = Person(PersonId("lost"), (Name("Angel"),), beginning=Beginning.STILLBORN)
    friend = Person(PersonId("friend"), (Name("Ade"),), Role.FRIEND)
    bonds = (
        Bond(BondId("b1"), BondKind.PET_OF, cat.id, CHILD),
        Bond(BondId("b2"), BondKind.SIBLING, friend.id, CHILD),
    )

    found = leaving(judge, cat, lost, friend, bonds=bonds, living=True)

    assert {person.known_as for person in found.people} == {"Robin", "Ade"}
    assert [bond.kind for bond in found.bonds] == [BondKind.SIBLING]
    assert {each.why for each in found.withheld} >= {
        "they are not family",
        "a loss is told in the book, not in a family tree file",
    }
