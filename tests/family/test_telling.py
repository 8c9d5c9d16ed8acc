"""The words that stand for a genogram: heard, it can be drawn again, bond for bond."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lifestory_app.domain.book import Book
from lifestory_app.domain.family import DiagramKind
from lifestory_app.family.ages import life_of
from lifestory_app.family.households import now_together
from lifestory_app.family.kin import kin_of
from lifestory_app.family.telling import names_of, tell
from lifestory_app.layout.genogram.words import age_in
from tests.family.families import FAMILIES, MARRIED, Family, Role, man, woman
from tests.family.hearing import Heard, hear
from tests.family.random_families import grown


def told(book: Book) -> tuple[str, ...]:
    diagram = book.diagram(DiagramKind.GENOGRAM)
    return tell(kin_of(book, diagram), diagram.drawn, book.cultures, book.topics)


def bonds_of(book: Book) -> frozenset[Heard]:
    """The bonds between people who are drawn, by the names that the telling gives; one that is said twice counts once."""
    names = names_of(kin_of(book))
    found: set[Heard] = set()
    for bond in book.bonds:
        if bond.one == bond.other or not {bond.one, bond.other} <= names.keys():
            continue
        one, other = names[bond.one], names[bond.other]
        found.add((bond.kind, frozenset((one, other)) if bond.kind.is_mutual else (one, other), bond.when))
    return frozenset(found)


@pytest.mark.parametrize("name", FAMILIES)
def test_a_listener_can_draw_a_care_family_again(name: str) -> None:
    book = FAMILIES[name]().book
    kin = kin_of(book)
    names = names_of(kin)

    heard = hear(told(book))

    assert heard.bonds == bonds_of(book)
    assert set(heard.people) == {names[each.id] for each in kin.people if each.person}
    assert set(heard.unnamed) == {names[each.id] for each in kin.people if not each.person}
    assert heard.child == names[book.child]
    assert heard.couples == {frozenset(names[each] for each in union.partners) for union in kin.unions}
    now = now_together(kin, book.diagram(DiagramKind.GENOGRAM).drawn)
    assert heard.households == tuple(
        (each.title, frozenset(names[who] for who in each.who), each in now) for each in book.households
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 100_000), st.integers(1, 60), st.booleans())
def test_a_listener_can_draw_any_family_again(seed: int, size: int, wild: bool) -> None:
    book = grown(seed, size, wild).book

    assert hear(told(book)).bonds == bonds_of(book)


def test_two_people_of_one_name_are_told_apart() -> None:
    family = Family(
        woman("ava", 2016, role=Role.CHILD),
        woman("jo-1", 1990, name="Jo"),
        man("jo-2", 1960, name="Jo"),
        man("jo-3", name="Jo"),
    )
    family.children("jo-1 jo-2", "ava").bond(MARRIED, "jo-1", "jo-3")

    names = names_of(kin_of(family.book))

    assert list(names.values()) == ["Ava", "Jo (born 1990)", "Jo (born 1960)", "Jo"]


def test_the_telling_reads_as_a_person_would_say_it() -> None:
    sentences = told(FAMILIES["of-the-look"]().book)

    assert sentences[0] == "Genogram of Robin’s family, as things were on 3 June 2026: 15 people."
    assert "Robin is the child this is about, a child whose gender is not recorded, born 2019, aged 7." in sentences
    assert "Brian is a man, born 1960, died 2015, aged 55." in sentences
    assert "Lee and Kelly: living together, 2014 to 2017." in sentences
    assert "Robin: adopted child of Chris and Anjali, from 3 May 2024." in sentences
    assert "Lee: in conflict with Kelly." in sentences
    assert "Live together, “Robin’s home” (from 2023): Robin, Chris, Anjali." in sentences


def test_somebody_who_died_at_an_unknown_time_is_told_as_dead_and_has_no_age() -> None:
    family = Family(woman("ava", 2016, role=Role.CHILD), woman("rose", 1880, dead=True), woman("mum", 1990))
    family.children("mum", "ava").children("rose", "mum")

    kin = kin_of(family.book)

    assert "Rose is a woman, born 1880, has died." in told(family.book)
    rose = next(each for each in kin.people if each.id == "rose")
    assert age_in(rose, family.diagram.drawn) == ""
    assert life_of(rose.person or family.people[1]) == "1880–?"
