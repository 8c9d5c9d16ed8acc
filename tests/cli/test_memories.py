"""`lifestory memories`: the list of the box and its labels, through an edition, whole or not at all."""

import json
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from lifestory_app.cli.main import run
from lifestory_app.domain.book import Book
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.memories import KeptObject
from lifestory_app.domain.provenance import WORKER_ONLY
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import KdfCost, Passphrase
from tests.builders import a_book, a_full_book, a_memory

PASSPHRASE = "a kite over the sea"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LIFESTORY_PASSPHRASE", PASSPHRASE)
    full = a_full_book()
    drawn = tuple(
        replace(memory.without_photo(PhotoId("photo-1")), photos=()) for memory in full.memories
    )  # there are no pixels behind the photo
    secret = a_memory("secret", "", kept=KeptObject("A letter for later"), seen_by=WORKER_ONLY)
    return made(tmp_path / "robin.lifestory", replace(full, memories=(*drawn, secret)))


def made(path: Path, book: Book) -> Path:
    BookFile.create(path, book, Passphrase(PASSPHRASE), cost=KdfCost.LOW_FOR_TESTS).close()
    return path


def words_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


def test_the_list_is_made_and_says_what_was_held_back(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "box.pdf"

    assert run(["memories", "list", str(book), str(target), "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert (told["file"], told["things"], told["pages"], told["look_at"]) == (str(target), 1, 1, [])
    assert [(each["what"], each["which"]) for each in told["withheld"]] == [("memory", "A letter for later")]
    said = words_of(target)
    assert "White hat" in said
    assert "A letter for later" not in said
    assert "Marlowe" not in said


def test_labels_begin_at_the_first_free_one(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "labels.pdf"

    assert run(["memories", "labels", str(book), str(target), "--sheet", "3x8", "--start", "24"]) == 0

    assert "From Sue, 4 October 2021" in words_of(target)
    assert "labels of 1 thing" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [["--start", "0"], ["--start", "two"], ["--sheet", "5x5"]])
def test_what_no_sheet_has_is_wrong_usage(book: Path, tmp_path: Path, wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["memories", "labels", str(book), str(tmp_path / "labels.pdf"), *wrong])

    assert stopped.value.code == 2


def test_an_empty_box_a_wrong_ending_and_a_file_that_is_there_are_refused(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = made(tmp_path / "empty.lifestory", a_book())
    there = tmp_path / "there.pdf"
    there.write_bytes(b"something else")

    assert run(["memories", "list", str(empty), str(tmp_path / "box.pdf")]) == 1
    assert run(["memories", "list", str(book), str(tmp_path / "box.docx")]) == 1
    assert run(["memories", "labels", str(book), str(there)]) == 1

    assert there.read_bytes() == b"something else"
    assert "Traceback" not in capsys.readouterr().err
    assert run(["memories", "labels", str(book), str(there), "--replace"]) == 0
    assert there.read_bytes().startswith(b"%PDF")
