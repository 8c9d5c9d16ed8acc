"""`lifestory letter`: what is said in the letters of a book, and the papers that leave of one."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from lifestory_app.cli.main import run
from lifestory_app.domain.book import Book
from lifestory_app.domain.text import Words
from lifestory_app.practice.samples import read_sample
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import KdfCost, Passphrase

PASSPHRASE = "a kite over the sea"


def a_book_with_a_letter(**changes: object) -> Book:
    sample = read_sample("adoption").book
    letter = sample.letters[0]
    words = {"hopes": Words(), "birth": Words.of("You were born on 12 March 2018.")}
    parts = tuple(
        replace(part, held_back=part.id == "what-happened", words=words.get(part.id, part.words)) for part in letter.sections
    )
    return replace(
        sample, people=tuple(replace(each, portrait=None) for each in sample.people), photos=(), pages=sample.pages[:1],
        memories=(), storyboards=(), homes=tuple(replace(home, photo=None) for home in sample.homes),
        letters=(replace(letter, sections=parts),), **changes,
    )  # fmt: skip


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LIFESTORY_PASSPHRASE", PASSPHRASE)
    return kept(tmp_path / "robin.lifestory", a_book_with_a_letter())


def kept(path: Path, book: Book) -> Path:
    plain = replace(book, pages=tuple(replace(page, slots=()) for page in book.pages))
    BookFile.create(path, plain, Passphrase(PASSPHRASE), cost=KdfCost.LOW_FOR_TESTS).close()
    return path


def test_the_letters_are_listed_with_what_is_said_and_what_disagrees(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["letter", "list", str(book), "--json"]) == 0

    (letter,) = json.loads(capsys.readouterr().out)["letters"]
    assert (letter["number"], letter["dated"], letter["signed"]) == (1, "2024-10-25", "Ruth")
    states = {part["name"]: part["state"] for part in letter["parts"]}
    assert (states["Who I am"], states["What life was like"], states["What I hope for you"]) == (
        "said", "given later", "not yet",
    )  # fmt: skip
    assert [(each["book"], each["letter"]) for each in letter["disagrees"]] == [("12 March 2019", "12 March 2018")]

    assert run(["letter", "list", str(book)]) == 0
    said = capsys.readouterr().out
    assert "12 of 13 parts said, 1 given later" in said
    assert "Not yet: What I hope for you." in said


def test_the_papers_are_put_into_a_folder(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    assert run(["letter", "papers", str(book), str(folder), "--form", "both", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["paper"] for each in told["files"]][::2] == ["letter", "later", "covering", "reply", "label", "enclosures"]
    assert len(list(folder.iterdir())) == 12
    assert told["look_at"] == ["Not said yet: What I hope for you."]

    assert run(["letter", "papers", str(book), str(folder)]) == 1
    assert "already in that folder" in capsys.readouterr().err
    assert run(["letter", "papers", str(book), str(folder), "--replace"]) == 0


@pytest.mark.parametrize(
    ("more", "told"), [(["--letter", "3"], "no letter 3"), (["--letter", "0"], "no letter 0")], ids=["beyond", "none"]
)
def test_a_letter_that_is_not_there_is_refused(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], told: str
) -> None:
    assert run(["letter", "papers", str(book), str(tmp_path), *more]) == 1
    assert told in capsys.readouterr().err


def test_a_book_without_a_letter_says_so(tmp_path: Path, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = kept(tmp_path / "bare.lifestory", replace(a_book_with_a_letter(), letters=()))

    assert run(["letter", "list", str(bare)]) == 0
    assert "no letter" in capsys.readouterr().out
    assert run(["letter", "papers", str(bare), str(tmp_path)]) == 1
    assert "no letter" in capsys.readouterr().err
