"""`lifestory templates` and `lifestory kinds` as scripts see them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from lifestory_app.cli.main import run
from lifestory_app.practice import own_folder, own_templates
from tests.cli.test_commands import asked


@pytest.fixture(autouse=True)
def read_anew() -> Iterator[None]:
    own_templates.forget()
    yield
    own_templates.forget()


def test_ours_are_copied_and_a_fault_is_told_with_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copied = asked(capsys, "templates", "copy", tmp_path / "ours")
    assert copied["kept"] == 0
    path = tmp_path / "ours" / "kinds" / "adoption.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[4] = 'theme = "medow"'
    path.write_text("\n".join(lines), encoding="utf-8")

    assert run(["templates", "check", str(tmp_path / "ours"), "--json"]) == 1

    told = json.loads(capsys.readouterr().out)
    assert told["files"] == {"kinds": 1}
    assert [(fault["file"], fault["line"]) for fault in told["faults"]] == [("kinds/adoption.toml", 5)]
    assert "“kinds/adoption.toml”, line 5: at “theme”, there is no look “medow”" in told["faults"][0]["sentence"]


def test_what_is_in_use_is_checked_without_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "check"]) == 0
    assert "ours are used" in capsys.readouterr().out
    (own_folder.usual() / "kinds").mkdir(parents=True)
    (own_folder.usual() / "kinds" / "own.toml").write_text('based_on = "adoption"\nname = "Our book"\nwhom = "x"\n')
    own_templates.forget()

    kinds = asked(capsys, "kinds")["kinds"]

    assert "Our book" in [each["name"] for each in kinds]  # type: ignore[attr-defined]
    assert run(["templates", "check"]) == 0


def test_a_folder_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "check", str(tmp_path / "none")]) == 1
    assert "Traceback" not in capsys.readouterr().err
