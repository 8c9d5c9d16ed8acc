"""`lifestory family import` as scripts see it."""

import csv
import json
import re
import shutil
from pathlib import Path

import pytest

from lifestory_app.cli.main import run
from tests.cli.test_commands import asked, passphrase, refused, started  # noqa: F401 - fixtures
from tests.family.test_gedcom_fit import FAMILY


@pytest.fixture
def book(started: Path, tmp_path: Path) -> Path:  # noqa: F811
    return Path(shutil.copy(started, tmp_path / "ava.lifestory"))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    path = tmp_path / "family.ged"
    path.write_text("0 HEAD\n1 CHAR UTF-8\n" + FAMILY + "1 NOTE They met at sea\n0 TRLR\n", encoding="utf-8")
    return path


def test_a_family_is_brought_in_counted_and_what_was_left_out_is_told(
    book: Path, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = asked(capsys, "info", book)["people"]

    told = asked(capsys, "family", "import", book, tree)

    assert (told["people"], told["families"]) == (5, 2)
    assert {"people", "families", "left_out"} <= set(told)
    assert {"what": "1 note about a couple", "why": "notes are taken in for single people only"} in told["left_out"]  # type: ignore[operator]
    assert all(set(each) == {"what", "why"} for each in told["left_out"])  # type: ignore[attr-defined]
    assert asked(capsys, "info", book)["people"] == before + 5  # type: ignore[operator]


def test_the_child_is_joined_where_it_is_named_and_likely_doubles_are_told(
    book: Path, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = asked(capsys, "info", book)["people"]
    asked(capsys, "family", "import", book, tree, "--child", "@I1@")
    assert asked(capsys, "info", book)["people"] == before + 4  # type: ignore[operator]

    again = asked(capsys, "family", "import", book, tree)

    assert {"name": "Kelly Marlowe", "born": "1996"} in again["likely_doubles"]  # type: ignore[operator]


def test_it_is_told_in_words_too(book: Path, tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["family", "import", str(book), str(tree)]) == 0

    told = capsys.readouterr().out
    assert "family.ged: 5 people and 2 families are in the book now." in told
    assert "Left out: 1 note about a couple, because notes are taken in for single people only." in told


def test_what_cannot_be_brought_in_is_refused_and_the_book_is_as_it_was(
    book: Path, tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = asked(capsys, "info", book)
    (tmp_path / "letter.ged").write_text("Dear Gran")

    assert "not a family tree" in refused(capsys, "family", "import", book, tmp_path / "letter.ged")
    assert "could not be read" in refused(capsys, "family", "import", book, tmp_path / "gone.ged")
    assert "has no person called @I77@" in refused(capsys, "family", "import", book, tree, "--child", "@I77@")
    assert set(asked(capsys, "family", "import", book, tmp_path / "letter.ged", status=1)) == {"refused"}
    assert asked(capsys, "info", book) == before


def test_a_family_tree_without_people_is_counted_and_changes_nothing(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.ged").write_text("0 HEAD\n1 GEDC\n2 VERS 7.0\n0 TRLR\n")
    before = asked(capsys, "info", book)

    told = asked(capsys, "family", "import", book, tmp_path / "empty.ged")

    assert (told["people"], told["families"]) == (0, 0)
    assert asked(capsys, "info", book) == before


def test_files_made_by_others_are_counted_by_the_command(book: Path, inputs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (inputs / "FACTS.csv").open(newline="", encoding="utf-8") as rows:
        facts = {row[1]: row[4] for row in csv.reader(rows) if row[0] == "gedcom"}
    for name in ("fs70__minimal70.gdz", "fs70__maximal70.ged", "g4j__TGC55C.ged", "malformed__duplicate-xref.ged"):
        people, families = re.search(r"(\d+) individuals, (\d+) families", facts[name]).groups()  # type: ignore[union-attr]

        told = asked(capsys, "family", "import", book, inputs / "gedcom" / name)

        assert (told["people"], told["families"]) == (int(people), int(families)), name
    status = run(["family", "import", str(book), str(inputs / "gedcom" / "gramps__exp_sample.gramps"), "--json"])
    assert status == 1
    assert "Gramps" in json.loads(capsys.readouterr().out)["refused"]


def test_a_family_tree_leaves_with_what_was_held_back_told_and_comes_back(
    book: Path, tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked(capsys, "family", "import", book, tree, "--child", "@I1@")
    target = tmp_path / "out.ged"

    told = asked(capsys, "family", "export", book, target, "--living", "--edition", "adoption-record", "--gedcom", "7.0")

    assert {"file", "people", "families", "withheld", "look_at"} == set(told)
    assert (told["file"], told["people"], told["families"]) == (str(target), 5, 2)
    assert "birth family and the new family together" in told["look_at"][0]  # type: ignore[index]
    assert all(set(each) == {"what", "which", "why"} for each in told["withheld"])  # type: ignore[attr-defined]
    again = asked(capsys, "family", "import", book, target)
    assert (again["people"], again["families"]) == (5, 2)
    assert "already there" in refused(capsys, "family", "export", book, target)


def test_unasked_no_living_person_has_a_name_in_the_file(
    book: Path, tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = tree.read_text(encoding="utf-8").replace("0 @F1@", "0 @I6@ INDI\n1 NAME Rose /Bell/\n1 DEAT Y\n0 @F1@")
    tree.write_text(lines, encoding="utf-8")
    asked(capsys, "family", "import", book, tree, "--child", "@I1@")
    target = tmp_path / "out.ged"

    assert run(["family", "export", str(book), str(target), "--edition", "adoption-record"]) == 0

    out = capsys.readouterr().out
    assert "Held back: names and dates of people (5 in all), because they may be alive" in out
    text = target.read_text(encoding="utf-8")
    for name in ("Ava", "Kelly", "Marlowe", "Ashdown", "2019", "1996"):
        assert name not in text
    assert "1 NAME Rose /Bell/" in text
    assert "1 DEAT Y" in text


def test_in_the_childs_copy_only_the_child_has_a_surname(
    book: Path, tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked(capsys, "family", "import", book, tree)
    target = tmp_path / "out.ged"

    assert run(["family", "export", str(book), str(target), "--living", "--replace"]) == 0

    text = target.read_text(encoding="utf-8")
    assert "Kelly" in text
    assert "Marlowe" not in text


def test_a_family_tree_for_the_care_record_of_an_adopted_child_or_under_another_name_is_refused(
    book: Path, tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked(capsys, "family", "import", book, tree, "--child", "@I1@")

    assert "must never link" in refused(capsys, "family", "export", book, tmp_path / "a.ged", "--edition", "care")
    assert ".ged" in refused(capsys, "family", "export", book, tmp_path / "a.pdf")
    assert not list(tmp_path.glob("a.*"))
