"""`lifestory family draw`: a genogram for the record, whole or not at all, and never for the child's copy."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from lifestory_app.cli.main import run
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import KdfCost, Passphrase
from tests.builders import a_book
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
