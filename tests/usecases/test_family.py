"""The family of a book in and out of family tree files: made ready without changing anything, and private unless asked."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifestory_app.domain.book import Book
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.errors import Refused, Stopped
from lifestory_app.domain.family import RECORDS_ONLY
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.people import Fact, Name, NameKind, Person
from lifestory_app.domain.provenance import WORKER_ONLY
from lifestory_app.export.editions import make_edition
from lifestory_app.family.gedcom_in import read_family_tree
from lifestory_app.usecases.family import read_family
from lifestory_app.usecases.family_out import VERSIONS, FamilyWish, write_family
from tests.builders import CHILD, a_book, a_full_book
from tests.family.test_gedcom_fit import FAMILY
from tests.strategies import books

TODAY = date(2026, 6, 1)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    path = tmp_path / "family.ged"
    path.write_text("0 HEAD\n" + FAMILY, encoding="utf-8")
    return path


def test_reading_a_family_changes_nothing_and_gives_the_edit(tree: Path) -> None:
    book = a_book()

    read = read_family(book, tree, "@I1@")

    assert book == a_book()
    assert (read.people, read.families, read.is_empty) == (5, 2, False)
    assert len(read.edit.apply(book).people) == 5


def test_how_far_it_is_is_told_and_a_stop_is_heard(tree: Path) -> None:
    told: list[str] = []
    read_family(a_book(), tree, tell=lambda done, total, doing="": told.append(doing))
    assert set(told) == {"Reading the family tree"}

    def stop(done: int, total: int, doing: str = "") -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read_family(a_book(), tree, tell=stop)
    with pytest.raises(Stopped):
        write_family(a_book(), FamilyWish(tree.parent / "out.ged"), TODAY, stop)
    assert not (tree.parent / "out.ged").exists()


@settings(deadline=None, max_examples=60)
@given(books(), st.sampled_from((Edition.CHILD, Edition.ADOPTION_RECORD)), st.sampled_from(VERSIONS), st.booleans())
def test_no_more_leaves_than_an_edition_holds_and_nobody_living_by_name_unless_asked(
    book: Book, edition: Edition, version: str, living: bool
) -> None:
    with TemporaryDirectory() as folder:
        target = Path(folder) / "out.ged"

        made = write_family(book, FamilyWish(target, edition, version, living), TODAY)

        again = read_family_tree(target)
    edited = make_edition(book, edition).book
    names = {name.full for person in edited.people for name in person.names}
    assert made.people == len(again.people) <= len(edited.people)
    found = {name.full for person in again.people for name in person.names}
    # A name of nothing but odd signs is tidied when it is read.
    assert {name for name in found if name.isalpha()} <= names | {"Living"}
    if not living:
        assert found <= {"Living"}


def test_what_only_the_worker_or_the_records_may_see_never_leaves_whatever_the_edition(tmp_path: Path) -> None:
    secrets = (Fact("secret", "one", seen_by=RECORDS_ONLY), Fact("secret", "two", seen_by=WORKER_ONLY))
    gran = Person(PersonId("gran"), (Name("Gran"),), facts=secrets, dead=True)
    book = a_book(people=(a_book().the_child, gran))

    for edition in Edition:
        made = write_family(book, FamilyWish(tmp_path / f"{edition}.ged", edition, living=True), TODAY)

        text = made.target.read_text(encoding="utf-8")
        assert "Gran" in text
        assert "secret" not in text
        assert "fact" in {each.what.rstrip("s") for each in made.withheld}


def test_birth_family_and_new_family_in_one_file_is_told(tmp_path: Path) -> None:
    made = write_family(a_full_book(), FamilyWish(tmp_path / "a.ged", living=True), TODAY)
    assert "together" in made.look_at[0]

    unasked = write_family(a_full_book(), FamilyWish(tmp_path / "b.ged"), TODAY)
    assert unasked.look_at == ()


def test_a_surname_that_stands_in_words_is_pointed_out(tmp_path: Path) -> None:
    gran = Person(PersonId("gran"), (Name("Rose", "Bellweather"),), facts=(Fact("liked", "the Bellweather farm"),), dead=True)
    book = a_book(people=(a_book().the_child, gran))

    made = write_family(book, FamilyWish(tmp_path / "a.ged"), TODAY)

    assert "“Bellweather” stands in the words" in made.look_at[0]


def test_the_care_record_of_a_child_with_a_new_family_gets_no_family_tree(tmp_path: Path) -> None:
    child = Person(CHILD, (Name("Robin", kind=NameKind.ADOPTIVE),))

    with pytest.raises(Refused, match="must never link"):
        write_family(a_book(people=(child,)), FamilyWish(tmp_path / "a.ged", Edition.CARE), TODAY)

    assert not list(tmp_path.iterdir())
