"""`lifestory plan`: what it shows, and the one page it makes."""

import json
from pathlib import Path

import pypdfium2
import pytest

from lifestory_app.cli.main import run
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import KdfCost, Passphrase
from tests.builders import a_full_book

PASSPHRASE = "a kite over the sea"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LIFESTORY_PASSPHRASE", PASSPHRASE)
    path = tmp_path / "robin.lifestory"
    BookFile.create(path, a_full_book(), Passphrase(PASSPHRASE), cost=KdfCost.LOW_FOR_TESTS).close()
    return path


def test_the_plan_is_told(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["plan", "show", str(book), "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["not_known"][0]["asked"] == [{"whom": "Gran", "when": "2023-05-03", "outcome": "She will look"}]
    assert told["promises"] == [{"who": "Sue", "what": "The white hat", "by": "2023-02-01", "came": None}]
    assert told["photos_asked_for"][0]["count"] == 46
    assert [each["kind"] for each in told["childs_own"]] == ["drew", "asked to leave out"]
    assert {each["stage"]: each["done"] for each in told["stages"]}["with the family"] is True


def test_the_plan_is_told_to_a_person_in_words(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["plan", "show", str(book)]) == 0

    told = capsys.readouterr().out
    for line in (
        "Not known: A photo of my birth dad (still open)", "  Asked Gran, 3 May 2023, She will look", "  Next: Try his sister",
        "Planning meeting: 10 January 2023, Ruth, Sue, Agreed who brings what (done)",
        "From Sue: The white hat, by 1 February 2023 (still to come)",
        "Photos asked for: The farm, of Kelly (46 came 20 April 2023)", "The child’s own, on “My family”: drew The border",
    ):  # fmt: skip
        assert line in told.splitlines()


def test_a_person_is_told_what_was_made_and_what_was_left_out(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["plan", "extract", str(book), str(tmp_path / "page.pdf"), "--for", "planning"]) == 0

    told = capsys.readouterr().out
    assert "“page.pdf” is ready: 1 page, for the care record." in told
    assert "Held back: new family, because the care record must never link the two identities." in told


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_page_is_made_whole_and_noted_in_the_book(
    book: Path, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / f"review.{ending}"

    assert run(["plan", "extract", str(book), str(target), "--for", "review", "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert (told["file"], told["pages"], told["look_at"]) == (str(target), 1, [])
    if ending == "pdf":
        with pypdfium2.PdfDocument(target) as document:
            words = document[0].get_textpage().get_text_range()
        assert "for the looked-after review" in words
        assert "Ashdown" not in words
    with BookFile.open(book, Passphrase(PASSPHRASE)) as file:
        assert [each.what for each in file.book.receipts][-1] == "One page: review"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["review.txt", "--for", "review"], "neither a .pdf nor a .docx"),
        (["there.pdf", "--for", "planning"], "already there"),
        (["nowhere/page.pdf", "--for", "planning"], "no folder"),
    ],
)
def test_what_cannot_be_made_is_refused_in_one_sentence(
    book: Path, tmp_path: Path, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "there.pdf").write_bytes(b"kept")

    assert run(["plan", "extract", str(book), str(tmp_path / arguments[0]), *arguments[1:]]) == 1

    assert sentence in capsys.readouterr().err
    assert (tmp_path / "there.pdf").read_bytes() == b"kept"


def test_no_page_for_a_family_can_be_asked_for(book: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        run(["plan", "extract", str(book), str(tmp_path / "a.pdf"), "--for", "review", "--edition", "child"])
