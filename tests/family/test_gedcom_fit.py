"""A family tree brought into a book: one step, nobody joined unasked, the child only where the file's record is named."""

import pytest

from lifestory_app.domain.book import Book
from lifestory_app.domain.bringing_in import BringInFamily
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.errors import EditRefused, Refused
from lifestory_app.domain.history import History
from lifestory_app.domain.ids import BondId, PersonId
from lifestory_app.domain.people import Bond, BondKind, Gender, Name, Person, Role
from lifestory_app.family.gedcom_fit import Fitted, fit_into
from tests.builders import CHILD, a_book
from tests.family.gedcom import read

FAMILY = """0 @I1@ INDI
1 NAME Robin /Marlowe/
1 SEX F
1 BIRT
2 DATE 13 MAR 2019
1 FAMC @F1@
1 FAMC @F2@
2 PEDI adopted
0 @I2@ INDI
1 NAME Kelly /Marlowe/
1 SEX F
1 BIRT
2 DATE 1996
0 @I3@ INDI
1 NAME Dan /Marlowe/
1 SEX M
0 @I4@ INDI
1 NAME Jo /Ashdown/
1 SEX F
0 @I5@ INDI
1 NAME Lily /Marlowe/
1 FAMC @F1@
0 @F1@ FAM
1 HUSB @I3@
1 WIFE @I2@
1 CHIL @I1@
1 CHIL @I5@
0 @F2@ FAM
1 WIFE @I4@
1 CHIL @I1@
"""


def fitted(book: Book, child: str = "") -> tuple[Book, Fitted]:
    """The book with the family in it, and what was told."""
    made = fit_into(book, read(FAMILY), child)
    return made.edit.apply(book), made


def test_without_a_word_on_the_child_everybody_comes_in_and_nobody_is_joined() -> None:
    book, _ = fitted(a_book())

    assert len(book.people) == 6
    assert book.the_child == a_book().the_child
    assert not [bond for bond in book.bonds if CHILD in (bond.one, bond.other)]


def test_the_child_keeps_its_own_name_and_dates_and_gains_its_family() -> None:
    book, made = fitted(a_book(), "@I1@")

    assert len(book.people) == 5
    assert book.the_child.names == a_book().the_child.names
    assert book.the_child.born == UncertainDate(2019, 3, 12)
    assert book.the_child.gender is Gender.FEMALE
    roles = {person.known_as: person.role for person in book.people}
    assert roles == {
        "Robin": Role.CHILD,
        "Kelly": Role.BIRTH_MOTHER,
        "Dan": Role.BIRTH_FATHER,
        "Jo": Role.ADOPTIVE_PARENT,
        "Lily": Role.SIBLING,
    }
    parents = {book.person(bond.one).known_as: bond.kind for bond in book.bonds if bond.other == CHILD}
    assert parents == {"Kelly": BondKind.BIRTH_PARENT, "Dan": BondKind.BIRTH_PARENT, "Jo": BondKind.ADOPTIVE_PARENT}
    assert "2 statements about the child" in {each.what for each in made.left_out}


@pytest.mark.parametrize("child", ["@I9@", "@F1@", "nonsense"])
def test_a_child_that_the_file_does_not_have_is_refused(child: str) -> None:
    with pytest.raises(Refused, match="has no person called"):
        fitted(a_book(), child)


@pytest.mark.parametrize("child", ["@I1@", "I1"])
def test_the_child_is_named_with_or_without_its_signs(child: str) -> None:
    assert len(fitted(a_book(), child)[0].people) == 5


def test_likely_doubles_are_told_and_both_are_kept() -> None:
    kelly = Person(PersonId("kelly"), (Name("kelly", "MARLOWE"),), born=UncertainDate(1996))
    dan = Person(PersonId("dan"), (Name("Dan", "Marlowe"),), born=UncertainDate(1970))
    jo = Person(PersonId("jo"), (Name("Jo", "Ashdown"),), born=UncertainDate(1980))
    lily = Person(PersonId("lily"), (Name("Lily"),))

    book, made = fitted(a_book(people=(a_book().the_child, kelly, dan, jo, lily)))

    assert {(double.there, double.born) for double in made.doubles} == {("kelly", "1996"), ("dan", "1970"), ("jo", "1980")}
    assert len(book.people) == 10


def test_people_born_on_different_days_are_no_doubles() -> None:
    kelly = Person(PersonId("kelly"), (Name("Kelly", "Marlowe"),), born=UncertainDate(1995))

    _, made = fitted(a_book(people=(a_book().the_child, kelly)))

    assert made.doubles == ()


def test_the_whole_family_is_one_step_of_undo() -> None:
    book = a_book()
    history = History(book)

    history.do(fit_into(book, read(FAMILY), "@I1@").edit)

    assert len(history.book.people) == 5
    assert history.can_undo == "Bring in a family tree"
    assert history.undo() is book


def test_a_family_that_is_there_already_or_does_not_fit_is_refused() -> None:
    book = a_book()
    edit = fit_into(book, read(FAMILY)).edit
    ann = Person(PersonId("ann"), ())
    for wrong in (
        BringInFamily((ann, ann), ()),
        BringInFamily((), (Bond(BondId("b"), BondKind.MARRIED, CHILD, PersonId("gone")),)),
        BringInFamily((ann,), (Bond(BondId("b"), BondKind.MARRIED, ann.id, ann.id),)),
        BringInFamily((), (), ann),
    ):
        with pytest.raises(EditRefused):
            wrong.apply(book)

    with pytest.raises(EditRefused, match="already"):
        edit.apply(edit.apply(book))
