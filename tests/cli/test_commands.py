"""The command line as scripts see it: exit status, one sentence, JSON and nothing else."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pikepdf
import pytest
from PIL import Image

from lifestory_app.cli.main import run

PASSPHRASE = "a kite over the sea"


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIFESTORY_PASSPHRASE", PASSPHRASE)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new book with two photos in it."""
    folder = tmp_path_factory.mktemp("started")
    book = folder / "ava.lifestory"
    environment = {**os.environ, "LIFESTORY_PASSPHRASE": PASSPHRASE, "LIFESTORY_DATA": str(folder / "data")}
    make_photo(folder / "beach.jpg", (20, 90, 160))
    make_photo(folder / "garden.jpg", (40, 140, 60), "noise")
    for command in (
        ["new", str(book), "--kind", "adoption", "--child", "Ava", "--born", "2020-05-01"],
        ["photos", "add", str(book), str(folder / "beach.jpg"), str(folder / "garden.jpg"), "--place"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "lifestory_app", *command], env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
    return book


@pytest.fixture
def book(started: Path, tmp_path: Path) -> Path:
    """A copy of it to work on."""
    return Path(shutil.copy(started, tmp_path / "ava.lifestory"))


def make_photo(path: Path, colour: tuple[int, int, int], kind: str = "plain") -> Path:
    picture = Image.new("RGB", (900, 600), colour)
    if kind == "noise":
        picture.paste(Image.effect_noise((900, 600), 80).convert("RGB"))
    picture.save(path)
    return path


def asked(capsys: pytest.CaptureFixture[str], *arguments: object, status: int = 0) -> dict[str, object]:
    """Run a command with --json; check its status, and that it printed one object and nothing else."""
    capsys.readouterr()
    assert run([*map(str, arguments), "--json"]) == status
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    found: dict[str, object] = json.loads(out)
    return found


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Run a command that is refused; check that it says so in one line and raises nothing."""
    capsys.readouterr()
    assert run([*map(str, arguments)]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err.strip()


def test_a_started_book_is_described(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    info = asked(capsys, "info", book)

    assert set(info) == {"title", "kind", "pages", "photos", "people", "versions", "state", "last_verified"}
    assert (info["title"], info["kind"], info["photos"], info["people"]) == ("Ava’s story", "adoption", 2, 1)
    assert info["pages"] == 13


def test_kinds_layouts_and_themes_are_listed_with_ids_and_names(capsys: pytest.CaptureFixture[str]) -> None:
    there = asked(capsys, "kinds")

    assert set(there) == {"kinds", "layouts", "themes"}
    assert ("adoption", "Adoption book") in [(each["id"], each["name"]) for each in there["kinds"]]  # type: ignore[attr-defined]
    assert len(there["layouts"]) >= 16  # type: ignore[arg-type]
    assert {"meadow", "seaside", "paper"} <= {each["id"] for each in there["themes"]}  # type: ignore[union-attr]


def test_photos_are_added_known_or_refused_each_by_itself(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = make_photo(tmp_path / "new.png", (200, 30, 30))
    same = make_photo(tmp_path / "same.jpg", (20, 90, 160))
    (tmp_path / "letter.jpg").write_text("this is no photo")

    outcome = asked(capsys, "photos", "add", book, new, same, tmp_path / "letter.jpg")

    (added,) = outcome["added"]  # type: ignore[misc]
    assert set(added) == {"file", "id", "format", "width", "height", "had_location", "near"}
    assert (added["file"], added["format"], added["width"], added["height"]) == (str(new), "PNG", 900, 600)
    assert [each["file"] for each in outcome["already_there"]] == [str(same)]  # type: ignore[union-attr]
    (out,) = outcome["refused"]  # type: ignore[misc]
    assert out["file"] == str(tmp_path / "letter.jpg")
    assert "letter.jpg" in out["reason"]


def test_a_pdf_and_a_word_document_are_made_and_not_written_over(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("ava.pdf", "ava.docx"):
        made = asked(capsys, "export", book, tmp_path / name)
        assert made["pages"] == 13
        first = (tmp_path / name).read_bytes()

        assert "already there" in refused(capsys, "export", book, tmp_path / name).replace("there already", "already there")
        assert (tmp_path / name).read_bytes() == first
        assert run(["export", str(book), str(tmp_path / name), "--replace", "--preset", "screen"]) == 0


def test_a_copy_may_be_on_another_paper_than_the_book(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked(capsys, "export", book, tmp_path / "small.pdf", "--paper", "A5")
    asked(capsys, "export", book, tmp_path / "wide.docx", "--paper", "A4 landscape")
    with pytest.raises(SystemExit) as wrong:
        run(["export", str(book), str(tmp_path / "x.pdf"), "--paper", "a napkin"])
    assert wrong.value.code == 2
    assert "there is no paper" in capsys.readouterr().err

    with pikepdf.open(tmp_path / "small.pdf") as pdf:
        _, _, width, height = (float(each) for each in pdf.pages[0].mediabox)
    assert (round(width * 25.4 / 72), round(height * 25.4 / 72)) == (148, 210)
    section = docx.Document(str(tmp_path / "wide.docx")).sections[0]
    assert section.page_width is not None
    assert round(section.page_width.mm) == 297


def test_an_export_of_another_kind_or_for_the_care_record_is_refused(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "neither a .pdf nor a .docx" in refused(capsys, "export", book, tmp_path / "ava.odt")
    assert run(["export", str(book), str(tmp_path / "care.pdf"), "--edition", "care"]) == 0


def test_versions_are_kept_listed_compared_and_restored(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = asked(capsys, "version", "save", book, "--name", "Before the red photo")["version"]["number"]  # type: ignore[index]
    asked(capsys, "photos", "add", book, make_photo(tmp_path / "red.jpg", (200, 30, 30)))

    changes = asked(capsys, "version", "compare", book, first)
    assert [each["kind"] for each in changes["added"]] == ["photo"]  # type: ignore[union-attr]
    assert asked(capsys, "version", "restore", book, first)["restored"] == first

    assert asked(capsys, "info", book)["photos"] == 2
    names = [each["name"] for each in asked(capsys, "version", "list", book)["versions"]]  # type: ignore[union-attr]
    assert "Before the red photo" in names
    assert "999" in refused(capsys, "version", "restore", book, 999)


def test_ways_in_are_added_used_and_removed(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIFESTORY_NEW_PASSPHRASE", "another kite altogether")
    asked(capsys, "access", "add", book, "--person", "Ruth")
    code = asked(capsys, "access", "add", book, "--recovery-code")["recovery_code"]
    for words in ("another kite altogether", str(code)):
        monkeypatch.setenv("LIFESTORY_PASSPHRASE", words)
        assert asked(capsys, "info", book)["title"] == "Ava’s story"

    asked(capsys, "access", "remove", book, "Ruth")

    monkeypatch.setenv("LIFESTORY_PASSPHRASE", "another kite altogether")
    refused(capsys, "info", book)
    monkeypatch.setenv("LIFESTORY_PASSPHRASE", PASSPHRASE)
    assert len(asked(capsys, "access", "list", book)["access"]) >= 1  # type: ignore[arg-type]


def test_a_record_copy_is_made_checked_and_noted_in_the_book(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "record"
    record.mkdir()

    done = asked(capsys, "record", book, "--to", record, "--record", "adoption")

    copy = Path(str(done["copy"]))
    names = {path.relative_to(copy / "data").as_posix() for path in (copy / "data").rglob("*") if path.is_file()}
    assert {"book.json", "dublin-core.xml"} <= names
    assert {Path(name).suffix for name in names} >= {".pdf", ".docx", ".json", ".xml", ".txt", ".jpg"}
    assert all(len(Path(name).name) <= 80 for name in names)
    note = next((copy / "data").glob("Case-note*")).read_text(encoding="utf-8")
    assert "Ava" in note
    assert f"version {done['version']}" in note
    assert json.loads((copy / "data/book.json").read_text(encoding="utf-8"))["book"]["title"] == "Ava’s story"
    assert asked(capsys, "verify", copy)["problems"] == []
    assert asked(capsys, "info", book)["state"] == "copied to record"


def test_a_book_and_a_spoiled_book_are_verified(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "verify", book)["problems"] == []
    data = bytearray(book.read_bytes())
    data[len(data) // 2] ^= 1
    spoiled = tmp_path / "spoiled.lifestory"
    spoiled.write_bytes(data)

    assert run(["verify", str(spoiled)]) == 1

    assert spoiled.read_bytes() == bytes(data)


def test_a_backup_is_listed_and_restored(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked(capsys, "version", "save", book)
    assert asked(capsys, "backup", "list")["backups"]

    asked(capsys, "backup", "restore", 1, tmp_path / "back.lifestory")

    assert asked(capsys, "info", tmp_path / "back.lifestory")["title"] == "Ava’s story"
    refused(capsys, "backup", "restore", 99, tmp_path / "again.lifestory")


def test_a_damaged_book_is_rescued_into_another(book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = asked(capsys, "recover", book, "--into", tmp_path / "rescued.lifestory")

    assert outcome["saved"]
    assert asked(capsys, "info", tmp_path / "rescued.lifestory")["photos"] == 2


def test_a_book_that_nobody_holds_is_unlocked(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "unlock", book, "--take-over") == {"was_held_by": None}


def test_what_is_no_book_is_refused_and_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stray = tmp_path / "notes.lifestory"
    stray.write_bytes(b"just some notes")

    for command in (["info"], ["export", tmp_path / "x.pdf"], ["version", "list"], ["access", "list"]):
        arguments = [command[0], stray, *command[1:]] if command[0] == "export" else [*command, stray]
        refused(capsys, *arguments)

    assert stray.read_bytes() == b"just some notes"
    refused(capsys, "info", tmp_path / "gone.lifestory")


def test_with_no_passphrase_and_nobody_to_ask_it_refuses_and_does_not_wait(book: Path, tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("LIFESTORY")}
    environment |= {"LIFESTORY_DATA": str(tmp_path), "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}

    done = subprocess.run(
        [sys.executable, "-m", "lifestory_app", "info", str(book)],
        env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60,
    )  # fmt: skip

    assert done.returncode == 1
    assert "nobody to ask" in done.stderr
    assert done.stdout == ""


def test_wrong_usage_is_told_with_status_two(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["nonsense"], ["export"], ["new", "x.lifestory", "--kind", "adoption"], ["version"]):
        with pytest.raises(SystemExit) as left:
            run(arguments)
        assert left.value.code == 2


def test_a_new_book_is_refused_in_plain_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "does not end in" in refused(capsys, "new", tmp_path / "ava.doc", "--kind", "adoption", "--child", "Ava")
    assert "no kind of book" in refused(capsys, "new", tmp_path / "a.lifestory", "--kind", "novel", "--child", "Ava")
    facts = tmp_path / "facts.toml"
    facts.write_text('[[person]]\nid = "a"\nrole = "chidl"\nnames = [{ given = "Ava" }]\n')
    told = refused(capsys, "new", tmp_path / "a.lifestory", "--kind", "adoption", "--child", "Ava", "--facts", facts)
    assert "facts.toml" in told
    assert "chidl" in told
    monkeypatch.setenv("LIFESTORY_PASSPHRASE", "short")
    assert "too short" in refused(capsys, "new", tmp_path / "a.lifestory", "--kind", "adoption", "--child", "Ava")
    assert [path.name for path in tmp_path.iterdir()] == ["facts.toml"]


def test_a_way_in_without_a_name_is_refused(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIFESTORY_NEW_PASSPHRASE", "long enough for anybody")

    assert "name of its person" in refused(capsys, "access", "add", book, "--person", " ")


def test_a_demo_that_cannot_be_made_leaves_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a file").touch()

    assert "no sample of" in refused(capsys, "demo", tmp_path / "new", "--kind", "novel")
    assert "is a file" in refused(capsys, "demo", tmp_path / "a file")
    assert [path.name for path in tmp_path.iterdir()] == ["a file"]


def test_a_demo_of_a_welcome_book_bears_the_name_of_its_own_child(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo", str(tmp_path / "ivy"), "--kind", "transition"]) == 0

    names = {path.name for path in (tmp_path / "ivy").iterdir()}
    assert {"ivy.lifestory", "ivy-print.pdf", "ivy-screen.pdf", "ivy.docx"} <= names
    assert not any("robin" in path.name.lower() for path in (tmp_path / "ivy").rglob("*"))
    assert "too small" not in capsys.readouterr().out


def test_open_hands_the_book_to_the_window(book: Path, tmp_path: Path) -> None:
    seen: list[tuple[Path | None, str | None]] = []

    def window(path: Path | None, words: str | None) -> int:
        seen.append((path, words))
        return 0

    assert run(["open", str(book)], window) == 0
    assert run([], window) == 0
    assert run(["open", str(tmp_path / "gone.lifestory")], window) == 1
    assert seen == [(book, PASSPHRASE), (None, None)]


def test_without_a_screen_no_window_is_tried(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    assert run(["open", str(book)], lambda path, words: 0) == 1

    assert "no screen" in capsys.readouterr().err


def test_the_command_line_needs_no_qt(book: Path, tmp_path: Path) -> None:
    script = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from lifestory_app.cli.main import run\n"
        f"status = run(['export', {str(book)!r}, {str(tmp_path / 'plain.pdf')!r}])\n"
        "assert not any(name.startswith('PySide6.') for name in sys.modules)\n"
        "sys.exit(status)\n"
    )

    assert subprocess.run([sys.executable, "-c", script]).returncode == 0
