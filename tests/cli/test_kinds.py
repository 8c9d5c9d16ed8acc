"""`lifestory kinds change` as scripts see it."""

import shutil
from pathlib import Path

import pytest

from lifestory_app.cli.main import run
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import Passphrase
from tests.cli.test_commands import PASSPHRASE, asked, passphrase, refused, started  # noqa: F401 - fixtures


@pytest.fixture
def book(started: Path, tmp_path: Path) -> Path:  # noqa: F811
    return Path(shutil.copy(started, tmp_path / "ava.lifestory"))


def test_the_kinds_there_are_say_for_whom_and_how_long(capsys: pytest.CaptureFixture[str]) -> None:
    kinds = {each["id"]: each for each in asked(capsys, "kinds")["kinds"]}  # type: ignore[attr-defined]

    assert kinds["adoption"]["pages"] == 13
    assert kinds["memory"]["group"] == "short"
    assert all(each["whom"] for each in kinds.values())


def test_a_book_becomes_one_of_another_kind(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = asked(capsys, "info", book)["pages"]

    seen = asked(capsys, "kinds", "change", book, "--to", "memory", "--look")
    assert asked(capsys, "info", book)["kind"] == "adoption"
    told = asked(capsys, "kinds", "change", book, "--to", "memory")

    assert [each["title"] for each in told["added"]] == [each["title"] for each in seen["added"]]  # type: ignore[attr-defined]
    now = asked(capsys, "info", book)
    assert (now["kind"], now["pages"]) == ("memory", pages + len(told["added"]))  # type: ignore[operator, arg-type]
    assert {"why", "birth-mum"} & {each["page"] for each in told["not_asked_for"]} == set()  # type: ignore[attr-defined]
    assert len(told["not_asked_for"]) > 3  # type: ignore[arg-type]


def test_a_book_begins_with_the_words_for_its_reader(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ava.lifestory"
    asked(capsys, "new", path, "--kind", "adoption", "--child", "Ava", "--reader", "early years")

    with BookFile.open(path, Passphrase(PASSPHRASE)) as file:
        assert "Hello. I am Ava." in repr(file.book.pages)
    with pytest.raises(SystemExit):
        run(["new", str(path), "--kind", "adoption", "--child", "Ava", "--reader", "babies"])


@pytest.mark.parametrize("kind", ["adoption", "nothing"])
def test_its_own_kind_or_none_is_refused(book: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["kinds", "change", str(book), "--to", kind]) == 1
    assert "Traceback" not in capsys.readouterr().err
