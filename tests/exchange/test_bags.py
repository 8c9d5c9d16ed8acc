import shutil
from pathlib import Path

import pytest

from lifestory_app.domain.errors import Refused
from lifestory_app.exchange.bags import check_bag, make_bag

SUITE = [
    ("v0.94", "valid"), ("v0.96", "valid"), ("v0.97", "valid"), ("v1.0", "valid"),
    ("v0.97", "invalid"), ("v1.0", "invalid"), ("v0.97", "linux-only"), ("v0.97", "warning"),
]  # fmt: skip
# On a disk that tells capitals apart, the second of the two names is a file that is not there.
CAPITALS = "duplicate-file-with-different-case"


@pytest.mark.parametrize(("version", "verdict"), SUITE)
def test_bags_made_by_others_are_judged_as_their_suite_says(inputs: Path, version: str, verdict: str) -> None:
    folders = sorted(path for path in (inputs / "bags" / version / verdict).iterdir() if path.is_dir())
    assert folders

    for folder in folders:
        report = check_bag(folder)
        if verdict in ("valid", "warning") and folder.name != CAPITALS:
            assert report.is_whole, (folder.name, report.problems)
        elif verdict != "warning":
            assert not report.is_whole, folder.name
        if verdict == "warning":
            assert report.notices, folder.name


def a_bag(folder: Path) -> Path:
    folder.mkdir()
    (folder / "book.pdf").write_bytes(b"a book")
    make_bag(folder, {"Source-Organization": "A council"})
    return folder


def test_a_bag_of_ours_is_whole(tmp_path: Path) -> None:
    report = check_bag(a_bag(tmp_path / "bag"))

    assert report.is_whole
    assert report.files == 1


def test_a_changed_byte_an_extra_file_and_a_lost_file_are_found(tmp_path: Path) -> None:
    whole = a_bag(tmp_path / "bag")
    for number, spoil in enumerate(
        (
            lambda bag: (bag / "data/book.pdf").write_bytes(b"a boOk"),
            lambda bag: (bag / "data/more.txt").write_text("more"),
            lambda bag: (bag / "data/book.pdf").unlink(),
            lambda bag: (bag / "bag-info.txt").write_text("Source-Organization: Another\n"),
        )
    ):
        bag = tmp_path / f"spoiled-{number}"
        shutil.copytree(whole, bag)
        spoil(bag)

        assert not check_bag(bag).is_whole


def test_a_bag_that_asks_for_fetching_is_refused(tmp_path: Path) -> None:
    bag = a_bag(tmp_path / "bag")
    (bag / "fetch.txt").write_text("https://example.org/x 5 data/x\n")

    assert "fetched" in check_bag(bag).problems[0]


def test_a_folder_that_is_no_bag_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="not a record copy"):
        check_bag(tmp_path)
