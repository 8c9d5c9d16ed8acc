"""`lifestory siblings` as scripts see it."""

from pathlib import Path

import pytest

from lifestory_app.cli.main import run
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import KdfCost, Passphrase
from tests.cli.test_commands import asked
from tests.export.test_sibling_sets import a_family, shared

WORDS = "four plain words here"


@pytest.fixture
def mayas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(KdfCost, "NORMAL", KdfCost.LOW_FOR_TESTS)
    monkeypatch.setenv("LIFESTORY_PASSPHRASE", WORDS)
    monkeypatch.setenv("LIFESTORY_NEW_PASSPHRASE", "another few words here")
    path = tmp_path / "maya.lifestory"
    BookFile.create(path, a_family(shared("swing")), Passphrase(WORDS), cost=KdfCost.LOW_FOR_TESTS).close()
    return path


def test_a_book_is_begun_and_shared_pages_are_brought(
    mayas: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    leos = tmp_path / "leo.lifestory"
    assert asked(capsys, "siblings", "list", mayas)["siblings"] == [
        {"id": "leo", "name": "Leo"},
        {"id": "zara", "name": "Zara"},
    ]
    seen = asked(capsys, "siblings", "begin", mayas, "--for", "Leo")
    assert not leos.exists()
    made = asked(capsys, "siblings", "begin", mayas, leos, "--for", "Leo")
    assert made["pages"] == seen["pages"] == ["About swing"]
    assert {"what": "person", "which": "Imran", "why": "they are not joined to this brother or sister"} in made["stays"]  # type: ignore[operator]

    told = asked(capsys, "siblings", "share", mayas, "Only Maya’s")
    assert len(told["shared"]) == 2  # type: ignore[arg-type]
    monkeypatch.setenv("LIFESTORY_PASSPHRASE", "another few words here")
    monkeypatch.setenv("LIFESTORY_OTHER_PASSPHRASE", WORDS)
    look = asked(capsys, "siblings", "update", leos, "--from", mayas, "--look")
    done = asked(capsys, "siblings", "update", leos, "--from", mayas)
    assert [each["what"] for each in done["news"]] == ["new"]  # type: ignore[attr-defined]
    assert look == done
    assert asked(capsys, "siblings", "update", leos, "--from", mayas)["news"] == []


@pytest.mark.parametrize(
    "arguments",
    [("begin", "--for", "Kelly"), ("share", "no such page"), ("update", "--from", "nowhere.lifestory")],
)
def test_what_cannot_be_done_is_a_sentence(mayas: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["siblings", arguments[0], str(mayas), *arguments[1:]]) == 1
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    assert told.err.count(".") >= 1
