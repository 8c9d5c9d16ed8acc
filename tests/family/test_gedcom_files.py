"""Family tree files made by others: each is read with its own count of people and families, or refused in one sentence."""

import csv
import re
from pathlib import Path

import pytest

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.people import BondKind, Person
from lifestory_app.family.gedcom_fit import fit_into
from lifestory_app.family.gedcom_in import FamilyTree, read_family_tree
from tests.builders import a_book
from tests.family.gedcom import bonds, facts
from tests.family.hearing import hear
from tests.family.measured import genogram_of
from tests.family.test_telling import bonds_of
from tests.family.test_telling import told as told_of

INPUTS = Path(__file__).resolve().parents[3] / "shared" / "inputs"
COUNTS = re.compile(r"(\d+) individuals, (\d+) families")


def expected() -> list[tuple[str, str]]:
    table = INPUTS / "FACTS.csv"
    if not table.is_file():
        return []
    with table.open(newline="", encoding="utf-8") as rows:
        return [(row[1], row[4]) for row in csv.reader(rows) if row[0] == "gedcom"]


@pytest.mark.parametrize(("name", "told"), expected())
def test_every_file_has_its_own_counts_or_is_refused_in_one_sentence(name: str, told: str) -> None:
    path = INPUTS / "gedcom" / name
    counts = COUNTS.search(told)
    if counts is None:
        with pytest.raises(Refused) as refusal:
            read_family_tree(path)
        assert "Gramps" in refusal.value.sentence
        assert "\n" not in refusal.value.sentence
        return

    tree = read_family_tree(path)

    assert (len(tree.people), tree.families) == (int(counts[1]), int(counts[2]))
    ids = {person.id for person in tree.people}
    assert len(ids) == len(tree.people)
    assert {bond.one for bond in tree.bonds} | {bond.other for bond in tree.bonds} <= ids
    assert not any(bond.one == bond.other for bond in tree.bonds)
    assert "\ufffd" not in "".join(name.full for person in tree.people for name in person.names)


@pytest.mark.parametrize("name", [name for name, told in expected() if COUNTS.search(told)])
def test_whatever_comes_in_can_be_drawn_and_told_with_the_nearest_if_there_is_not_room_for_all(name: str) -> None:
    tree = read_family_tree(INPUTS / "gedcom" / name)
    for child in ("", next(iter(tree.by_xref), "")):
        book = fit_into(a_book(), tree, child).edit.apply(a_book())

        drawn = genogram_of(book)

        there = {spot.id for spot in drawn.spots} & {person.id for person in book.people}
        assert len(there) + drawn.kin.too_far == len(book.people)
        assert hear(told_of(book)).bonds == bonds_of(book)


def given(inputs: Path, name: str) -> FamilyTree:
    return read_family_tree(inputs / "gedcom" / name)


def person(tree: FamilyTree, xref: str) -> Person:
    return next(each for each in tree.people if each.id == tree.by_xref[xref])


def test_the_file_with_everything_in_it_is_read_and_told(inputs: Path) -> None:
    tree = given(inputs, "fs70__maximal70.ged")

    joseph = person(tree, "@I1@")
    assert joseph.names[0].given == "Joseph"
    assert joseph.names[0].family == "de Allen"
    assert str(joseph.born) == "1 January 2000"
    assert str(joseph.died) == "28 March 2022"
    assert "me@example.com is an example email address.\n@me and @I are" in facts(joseph)["Note"]
    told = {each.what for each in tree.left_out}
    assert {"3 pictures", "2 identity numbers", "19 church ordinances", "1 person marked as confidential"} <= told


def test_adopted_children_of_others_are_adopted(inputs: Path) -> None:
    for name, count in (
        ("cac__555SAMPLE.GED", 1),
        ("cac__utf16be.ged", 1),
        ("g4j__TGC55C.ged", 1),
        ("gramps__imp_sample.ged", 4),
    ):
        tree = given(inputs, name)
        assert sum(bond.kind is BondKind.ADOPTIVE_PARENT for bond in tree.bonds) == count, name


def test_couples_of_one_gender_and_second_marriages_of_others_are_read(inputs: Path) -> None:
    married = [bond for bond in given(inputs, "cac__family-structure-variants.ged").bonds if bond.kind is BondKind.MARRIED]
    assert len(married) == 2
    again = bonds(given(inputs, "fs70__remarriage1.ged"))
    assert sum(kind is BondKind.MARRIED for _, kind, _ in again) == 2
    assert sum(kind is BondKind.DIVORCED for _, kind, _ in again) == 1


def test_three_thousand_people_keep_their_bonds(inputs: Path) -> None:
    tree = given(inputs, "cac__royal92.ged")

    victoria = person(tree, "@I1@")
    assert victoria.names[0].given == "Victoria"
    children = [bond for bond in tree.bonds if bond.kind is BondKind.BIRTH_PARENT and bond.one == victoria.id]
    assert len(children) == 9
    assert [
        str(bond.when) for bond in tree.bonds if bond.kind is BondKind.MARRIED and victoria.id in (bond.one, bond.other)
    ] == ["from 10 February 1840"]
