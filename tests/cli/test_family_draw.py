"""`lifestory family draw`: a picture for its reader, whole or not at all, and never a genogram for the child's copy."""

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from lifestory_app.cli.main import run
from lifestory_app.domain.family import Strength, Support, SupportKind
from lifestory_app.domain.ids import BondId, PersonId, SupportId
from lifestory_app.domain.people import Bond, BondKind, Name, Person, Role
from lifestory_app.domain.provenance import Audience
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import KdfCost, Passphrase
from tests.builders import a_book, a_full_book
from tests.family.families import FAMILIES

PASSPHRASE = "a kite over the sea"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LIFESTORY_PASSPHRASE", PASSPHRASE)
    return made(tmp_path / "robin.lifestory", "kinship-carer")


def made(path: Path, name: str) -> Path:
    BookFile.create(path, FAMILIES[name]().book, Passphrase(PASSPHRASE), cost=KdfCost.LOW_FOR_TESTS).close()
    return path


def test_a_genogram_is_drawn_as_svg_with_the_words_that_stand_for_it(book: Path, tmp_path: Path) -> None:
    assert run(["family", "draw", str(book), str(tmp_path / "family.svg")]) == 0

    root = ElementTree.fromstring((tmp_path / "family.svg").read_text(encoding="utf-8"))
    title, words = (root.find(f"{{http://www.w3.org/2000/svg}}{name}") for name in ("title", "desc"))
    assert title is not None
    assert title.text == "Omar’s family"
    assert words is not None
    assert "Omar: in kinship care with Rita, from 2018." in (words.text or "")


def test_a_genogram_is_drawn_as_png_without_metadata(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["family", "draw", str(book), str(tmp_path / "family.png"), "--as", "genogram", "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    with Image.open(tmp_path / "family.png") as picture:
        assert picture.format == "PNG"
        assert picture.width > 1000
        assert not picture.info.keys() - {"dpi"}
    assert (told["people"], told["edition"], told["as"]) == (9, "care", "genogram")
    assert told["told"][0].startswith("Genogram of Omar’s family")


def test_a_book_with_a_new_family_is_drawn_for_the_adoption_record(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    adopted = made(tmp_path / "maya.lifestory", "sibling-adopted-elsewhere")

    assert run(["family", "draw", str(adopted), str(tmp_path / "family.svg")]) == 0

    assert "for the adoption-record, not for the child’s copy" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "word"),
    [(["family.svg", "--edition", "child"], "never for the child’s copy"), (["family.pdf"], "neither a .svg nor a .png")],
)
def test_what_may_not_be_drawn_is_refused_and_nothing_is_made(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], word: str
) -> None:
    assert run(["family", "draw", str(book), str(tmp_path / arguments[0]), *arguments[1:]]) == 1

    assert word in capsys.readouterr().err
    assert not (tmp_path / arguments[0]).exists()


def test_a_file_that_is_there_is_kept_unless_it_may_be_replaced(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "family.svg"
    target.write_text("mine")

    assert run(["family", "draw", str(book), str(target)]) == 1
    assert target.read_text() == "mine"
    assert "already there" in capsys.readouterr().err

    assert run(["family", "draw", str(book), str(target), "--replace"]) == 0
    assert target.read_text(encoding="utf-8").startswith("<?xml")


def test_a_child_with_nobody_yet_is_refused_in_one_sentence(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = tmp_path / "alone.lifestory"
    kept = a_book()
    BookFile.create(alone, kept, Passphrase(PASSPHRASE), cost=KdfCost.LOW_FOR_TESTS).close()

    assert run(["family", "draw", str(alone), str(tmp_path / "family.svg")]) == 1

    assert "nothing to draw" in capsys.readouterr().err


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book with a tree, supports and homes, one support for the worker only."""
    monkeypatch.setenv("LIFESTORY_PASSPHRASE", PASSPHRASE)
    book = a_full_book()
    anna = Person(PersonId("p-anna"), (Name("Anna", "Ashdown"),), called="Mum", role=Role.ADOPTIVE_PARENT)
    bond = Bond(BondId("b-anna"), BondKind.ADOPTIVE_PARENT, anna.id, book.child)
    supports = (
        Support(SupportId("school"), "Gull Beach School", SupportKind.SCHOOL, strength=Strength.STRONG),
        Support(SupportId("court"), "The court", SupportKind.SERVICE, seen_by=frozenset({Audience.ADOPTION_RECORD})),
    )
    people = (*(replace(person, portrait=None) for person in book.people), anna)
    book = replace(book, people=people, bonds=(*book.bonds, bond), supports=supports)
    path = tmp_path / "robin.lifestory"
    BookFile.create(path, book, Passphrase(PASSPHRASE), cost=KdfCost.LOW_FOR_TESTS).close()
    return path


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("tree", "The family tree of Robin."),
        ("ecomap", "Gull Beach School: a strong link."),
        ("timeline", "Robin’s life in a line"),
    ],
)
def test_what_a_child_may_look_at_is_drawn_for_the_child_unless_another_reader_is_named(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, said: str
) -> None:
    assert run(["family", "draw", str(sample), str(tmp_path / f"{form}.svg"), "--as", form, "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    svg = (tmp_path / f"{form}.svg").read_text(encoding="utf-8")
    assert (told["edition"], told["as"], told["look_at"]) == ("child", form, [])
    assert said in svg
    assert "Ashdown" not in svg


def test_an_ecomap_leaves_out_what_is_not_for_its_reader_and_bears_a_date(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["family", "draw", str(sample), str(tmp_path / "around.svg"), "--as", "ecomap", "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert [(each["what"], each["which"]) for each in told["withheld"]] == [("support", "The court")]
    assert any(sentence.startswith("Drawn ") for sentence in told["told"])
    assert "The court" not in (tmp_path / "around.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["tree", "ecomap", "timeline"])
def test_a_book_that_says_nothing_yet_has_no_picture(
    tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    alone = tmp_path / "alone.lifestory"
    BookFile.create(alone, a_book(), Passphrase(PASSPHRASE), cost=KdfCost.LOW_FOR_TESTS).close()

    assert run(["family", "draw", str(alone), str(tmp_path / "family.svg"), "--as", form]) == 1

    assert "nothing to draw" in capsys.readouterr().err
    assert not (tmp_path / "family.svg").exists()
