"""`lifestory words` as scripts see it."""

import json
import shutil
from pathlib import Path

import pytest

from lifestory_app.cli.main import run
from tests.cli.test_commands import asked, passphrase, refused, started  # noqa: F401 - fixtures


@pytest.fixture
def book(started: Path, tmp_path: Path) -> Path:  # noqa: F811
    return Path(shutil.copy(started, tmp_path / "ava.lifestory"))


def a_text(folder: Path, text: str) -> Path:
    path = folder / "words.txt"
    path.write_bytes(text.encode())
    return path


def test_a_text_gives_its_age_sentences_and_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "\ufeff😀 You lived with Sue.\r\nYour placement ended. It is in LS6 2AB.\r\n"

    told = asked(capsys, "words", a_text(tmp_path, text))

    assert told["sentences"] == 3
    assert isinstance(told["reading_age"], float)
    findings = told["findings"]
    assert isinstance(findings, list)
    assert [each["rule"] for each in findings] == ["placement", "postcode"]
    for each in findings:
        assert {"rule", "level", "text", "start", "end", "suggestion"} <= set(each)
        assert text[each["start"] : each["end"]] == each["text"]
    assert (findings[0]["level"], findings[0]["suggestion"]) == ("E", "home; living with")


def test_the_age_of_the_reader_says_how_long_a_sentence_may_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = a_text(tmp_path, "You and Sue and Pat and the dog went to the sea and had chips and cake and tea.")

    assert [each["rule"] for each in asked(capsys, "words", path, "--age", 7)["findings"]] == ["long-sentence"]  # type: ignore[attr-defined]
    assert asked(capsys, "words", path, "--age", 16)["findings"] == []


def test_a_book_is_looked_over_with_its_own_names(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = asked(capsys, "words", book)

    assert {"reading_age", "sentences", "findings"} <= set(told)
    assert all(each["page"] and each["place"] for each in told["findings"])  # type: ignore[attr-defined]
    path = a_text(tmp_path, "Ava played with Jayden.")
    assert [each["text"] for each in asked(capsys, "words", path, "--names-of", book)["findings"]] == ["Jayden"]  # type: ignore[attr-defined]


def test_it_is_told_in_words_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["words", str(a_text(tmp_path, "You had contact with Mum at the park on a sunny day in May."))]) == 0

    told = capsys.readouterr().out
    assert "reads well at" in told
    assert "“had contact with” is office talk." in told


def test_what_is_no_text_is_refused_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.bin").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "a.bin", tmp_path / "none.txt", tmp_path):
        assert run(["words", str(path), "--json"]) == 1
        out = capsys.readouterr()
        assert set(json.loads(out.out)) == {"refused"}
        assert "Traceback" not in out.err


def test_an_empty_text_has_no_age(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = asked(capsys, "words", a_text(tmp_path, ""))

    assert (told["reading_age"], told["sentences"], told["findings"]) == (None, 0, [])


def test_an_age_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as left:
        run(["words", str(a_text(tmp_path, "x")), "--age", "old"])
    assert left.value.code == 2
