"""What cannot be between two people is refused; what is only unlikely is told, and may stand."""

from dataclasses import replace

import pytest

from lifestory_app.domain.bond_checks import unlikely
from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.edits import PutBond, PutPerson
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.family_edits import NOT_KNOWN, AddUnknownParent, PutCulture, PutTopic
from lifestory_app.domain.history import History
from lifestory_app.domain.ids import BondId, PersonId
from lifestory_app.domain.people import Bond, BondKind, Gender, Name, Person, Role
from tests.builders import CHILD, a_book, a_full_book

MUM, GRAN, DAD = PersonId("mum"), PersonId("gran"), PersonId("dad")


def a_family() -> Book:
    """Robin, born in 2019, his mum and her mum."""
    people = (
        Person(MUM, (Name("Kelly"),), gender=Gender.FEMALE, born=UncertainDate(1996)),
        Person(GRAN, (Name("Jean"),), gender=Gender.FEMALE, born=UncertainDate(1970)),
        Person(DAD, (Name("Dean"),), gender=Gender.MALE),
    )
    book = a_book()
    bonds = (bond(BondKind.BIRTH_PARENT, MUM, CHILD), bond(BondKind.BIRTH_PARENT, GRAN, MUM))
    return replace(book, people=(*book.people, *people), bonds=bonds)


def bond(kind: BondKind, one: PersonId, other: PersonId, **more: object) -> Bond:
    return Bond(BondId(f"{kind} {one} {other}"), kind, one, other, **more)  # type: ignore[arg-type]


def with_person(book: Book, who: PersonId, **changes: object) -> Book:
    return PutPerson(replace(book.person(who), **changes)).apply(book)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (bond(BondKind.TWIN, MUM, MUM), "Nobody can be joined to themselves"),
        (bond(BondKind.BIRTH_PARENT, CHILD, MUM), "Kelly stands above Robin in the family already"),
        (bond(BondKind.ADOPTIVE_PARENT, CHILD, GRAN), "Jean stands above Robin"),
        (bond(BondKind.BIRTH_PARENT, CHILD, DAD), ""),
        (bond(BondKind.SIBLING, CHILD, MUM), ""),
    ],
)
def test_nobody_is_their_own_parent_or_ancestor(made: Bond, why: str) -> None:
    if not why:
        assert made in PutBond(made).apply(a_family()).bonds
        return
    with pytest.raises(EditRefused, match=f"{why}.*Nothing was changed"):
        PutBond(made).apply(a_family())


def test_a_parent_born_after_the_child_is_refused_where_both_dates_are_sure() -> None:
    made = bond(BondKind.BIRTH_PARENT, DAD, CHILD)
    sure, about = (with_person(a_family(), DAD, born=UncertainDate(2020, about=each)) for each in (False, True))

    with pytest.raises(EditRefused, match="Dean was born after Robin, so Dean cannot be a birth parent of Robin"):
        PutBond(made).apply(sure)
    assert unlikely(PutBond(made).apply(about), made) == "Dean was born after Robin."


def test_what_the_book_holds_already_may_be_dated_however_odd_it_became() -> None:
    held = bond(BondKind.BIRTH_PARENT, MUM, CHILD)
    book = with_person(a_family(), MUM, born=UncertainDate(2021))

    dated = replace(held, when=Span(UncertainDate(2019)))
    assert dated in PutBond(dated).apply(book).bonds
    with pytest.raises(EditRefused):
        PutBond(replace(held, id=BondId("another"))).apply(book)


@pytest.mark.parametrize(
    ("made", "changes", "told"),
    [
        (bond(BondKind.BIRTH_PARENT, DAD, CHILD), {DAD: {"born": UncertainDate(2009)}}, "Dean was 10 years old when Robin"),
        (bond(BondKind.BIRTH_PARENT, DAD, CHILD), {DAD: {"born": UncertainDate(2000)}}, ""),
        (bond(BondKind.BIRTH_PARENT, MUM, CHILD), {MUM: {"born": UncertainDate(1950)}}, "Kelly was 68 years old"),
        (bond(BondKind.BIRTH_PARENT, MUM, CHILD), {MUM: {"died": UncertainDate(2018)}}, "Kelly died before Robin was born."),
        (bond(BondKind.BIRTH_PARENT, DAD, CHILD), {DAD: {"died": UncertainDate(2018, 12)}}, ""),
        (bond(BondKind.BIRTH_PARENT, DAD, CHILD), {DAD: {"died": UncertainDate(2017)}}, "Dean died before Robin was born."),
        (bond(BondKind.STEP_PARENT, DAD, CHILD), {DAD: {"born": UncertainDate(2020)}}, "Dean is younger than Robin."),
        (bond(BondKind.MARRIED, MUM, DAD, when=Span(UncertainDate(1990))), {}, "This began before Kelly was born."),
        (bond(BondKind.MARRIED, MUM, DAD, when=Span(UncertainDate(2000))), {}, "Kelly was a child when this began."),
        (
            bond(BondKind.MARRIED, MUM, DAD, when=Span(UncertainDate(2018))),
            {DAD: {"died": UncertainDate(2016)}},
            "This began after Dean had died.",
        ),
        (bond(BondKind.TWIN, CHILD, DAD), {DAD: {"born": UncertainDate(2018)}}, "Robin and Dean were not born on one day."),
        (bond(BondKind.TWIN, CHILD, DAD), {DAD: {"born": UncertainDate(2019, 3, 13)}}, ""),
        (bond(BondKind.IDENTICAL_TWIN, MUM, DAD), {}, "Identical twins are two girls or two boys at birth."),
    ],
)
def test_what_is_unlikely_is_told_and_stands(made: Bond, changes: dict[PersonId, dict[str, object]], told: str) -> None:
    book = a_family()
    for who, more in changes.items():
        book = with_person(book, who, **more)

    book = PutBond(made).apply(book)

    assert unlikely(book, made).startswith(told)
    assert bool(unlikely(book, made)) == bool(told)


def test_a_third_birth_parent_and_a_bond_said_twice_are_told() -> None:
    book = PutBond(bond(BondKind.BIRTH_PARENT, DAD, CHILD)).apply(a_family())
    third = replace(book, people=(*book.people, Person(PersonId("sam"), (Name("Sam"),))))
    made = bond(BondKind.BIRTH_PARENT, PersonId("sam"), CHILD)
    again = replace(bond(BondKind.SIBLING, CHILD, DAD), id=BondId("again"), one=DAD, other=CHILD)

    assert unlikely(PutBond(made).apply(third), made) == "Robin has 3 birth parents here."
    twice = PutBond(again).apply(PutBond(bond(BondKind.SIBLING, CHILD, DAD)).apply(book))
    assert unlikely(twice, again) == "This is in the book twice."


def test_a_parent_not_known_is_a_person_beside_the_known_one_and_one_step() -> None:
    history = History(a_family())

    history.do(AddUnknownParent(CHILD, PersonId("new"), BondId("b")))

    unknown = history.book.person(PersonId("new"))
    assert (unknown.known_as, unknown.gender, unknown.role) == (NOT_KNOWN, Gender.MALE, Role.BIRTH_FATHER)
    assert history.book.bonds[-1].other == CHILD
    with pytest.raises(EditRefused, match="Both birth parents are in the book already"):
        history.do(AddUnknownParent(CHILD, PersonId("more"), BondId("c")))
    history.undo()
    assert history.book == history.opened


def test_typing_the_name_of_a_culture_and_of_a_topic_is_one_step_each() -> None:
    history = History(a_full_book())
    culture, topic = history.book.cultures[0], history.book.topics[0]

    for name in ("T", "Ti", "Tig"):
        history.do(PutCulture(replace(culture, name=name), "name"))
    for name in ("D", "Da"):
        history.do(PutTopic(replace(topic, name=name), "name"))

    history.undo()
    assert (history.book.cultures[0].name, history.book.topics[0].name) == ("Tig", topic.name)
    history.undo()
    assert history.book is history.opened
