"""Who works in a book, and who may not at the same time."""

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from lifestory_app import platforms
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.lease import unlock
from lifestory_app.storage.values import BookChanged, BookInUse
from tests.builders import a_book
from tests.storage.helpers import KEY, LOW, new_file, python

HOLDING = """
import os, sys
from pathlib import Path
from lifestory_app.storage.bookfile import BookFile
from tests.storage.helpers import KEY
file = BookFile.open(Path(sys.argv[1]), KEY, person="Sue")
os.write(1, b"open\\n")
sys.stdin.read()
"""


def test_a_second_writer_is_told_who_the_first_one_is(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        with pytest.raises(BookInUse, match=f"Ruth has been working in it on {platforms.machine_name()} since") as refused:
            BookFile.open(file.path, KEY)

        assert refused.value.holder.process == os.getpid()
        assert file.holder() == refused.value.holder


def test_reading_needs_no_lease(tmp_path: Path) -> None:
    with new_file(tmp_path) as file, BookFile.open(file.path, KEY, write=False) as reader:
        assert reader.book == file.book


def test_closing_gives_the_lease_back(tmp_path: Path) -> None:
    new_file(tmp_path).close()

    with BookFile.open(tmp_path / "robin.lifestory", KEY) as file:
        assert file.can_write


def test_a_living_program_keeps_its_book_and_a_dead_one_does_not(tmp_path: Path) -> None:
    new_file(tmp_path).close()
    path = tmp_path / "robin.lifestory"
    other = python(HOLDING, path, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdin is not None
    with other.stdin, other.stdout:
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(BookInUse, match="Sue"):
            BookFile.open(path, KEY)
        other.kill()
        other.wait()

    BookFile.open(path, KEY).close()


def test_a_holder_on_another_machine_is_named_and_may_be_taken_over_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as there:
        there.setattr(platforms, "machine_name", lambda: "OFFICE-7")
        there.setattr(os, "getpid", lambda: 2**22 + 5)
        file = new_file(tmp_path)

    with pytest.raises(BookInUse, match="OFFICE-7"):
        BookFile.open(file.path, KEY)
    with BookFile.open(file.path, KEY, take_over=True, person="Sue") as taken:
        taken.save(replace(taken.book, title="Sue's"))
        with pytest.raises(BookChanged) as refused:
            file.save(replace(file.book, title="Ruth's"))
    file.close()

    assert refused.value.recovery_copy is not None
    with BookFile.open(file.path, KEY, write=False) as again:
        assert again.book.title == "Sue's"


def test_unlocking_says_whose_lease_it_took(tmp_path: Path) -> None:
    file = new_file(tmp_path, a_book())

    holder = unlock(file.path, KEY)

    assert holder is not None
    assert holder.person == "Ruth"
    with BookFile.open(file.path, KEY) as again:
        assert again.can_write
        with pytest.raises(BookChanged):
            file.save(replace(file.book, title="Too late"))
    file.close()
    assert unlock(file.path, KEY) is None


def test_closing_after_a_take_over_leaves_the_other_alone(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    with BookFile.open(file.path, KEY, take_over=True) as taken:
        file.close()

        taken.save(replace(taken.book, title="Still writing"))

        assert taken.holder() is not None


def test_a_lease_that_could_not_be_given_back_holds_nobody_up_in_the_same_program(tmp_path: Path) -> None:
    path = tmp_path / "robin.lifestory"
    file = BookFile.create(path, a_book(), KEY, cost=LOW)
    away = path.rename(tmp_path / "away")
    file.close()
    away.rename(path)

    with BookFile.open(path, KEY) as again:
        assert again.can_write
        with pytest.raises(BookInUse):
            BookFile.open(path, KEY)
