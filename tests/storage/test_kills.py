"""Programs killed with no warning in the middle of their work: nothing unreadable, nothing acknowledged lost."""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.schema import has_hot_journal
from lifestory_app.storage.values import Passphrase, WrongKey
from lifestory_app.storage.verify import verify_book
from tests.builders import a_book, a_photo
from tests.storage.helpers import CHECKOUT, KEY, LOW, noise, python

SAVING = """
import os, sys
from dataclasses import replace
from pathlib import Path
from lifestory_app.storage.bookfile import BookFile
from tests.builders import a_photo
from tests.storage.helpers import KEY
file = BookFile.open(Path(sys.argv[1]), KEY)
number = int(sys.argv[2])
while True:
    number += 1
    if number % 5 == 0:
        file.add_photo(a_photo(f"photo-{number % 10}"), os.urandom(1_300_000), b"p", b"t")
    page = replace(file.book.pages[0], title=str(number))
    file.save(replace(file.book, title=str(number), pages=(page, *file.book.pages[1:])))
    os.write(1, f"{number}\\n".encode())
    if number % 7 == 0:
        file.keep_version(f"version {number}")
"""

REMOVING = """
import os, sys
from pathlib import Path
from lifestory_app.storage.backups import update_backup
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import KdfCost, Passphrase
from tests.storage.helpers import KEY
file = BookFile.open(Path(sys.argv[1]), KEY)
while True:
    slot = file.add_passphrase("Sue", Passphrase("for Sue"), KdfCost.LOW_FOR_TESTS)
    update_backup(file)
    os.write(1, b"a\\n")
    file.remove(slot.id)
    os.write(1, b"r\\n")
"""


def killed(code: str, *arguments: object, after: float) -> list[bytes]:
    """Run, wait for the first sign of life, kill, and return all that was acknowledged."""
    process = python(code, *arguments, stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout:
        first = process.stdout.readline()
        time.sleep(after)
        process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        rest = process.stdout.read()
    process.wait()
    return (first + rest).split()


def saves_survive(folder: Path, kills: int) -> dict[str, int]:
    path = folder / "robin.lifestory"
    BookFile.create(path, a_book(), KEY, cost=LOW).close()
    rng, count = random.Random(11), {"acknowledged": 0, "unacknowledged": 0, "journals": 0}
    last = 0
    for turn in range(kills):
        told = killed(SAVING, path, last, after=rng.random() * 0.15)
        assert told, "the program never saved anything"
        count["acknowledged"] += len(told)
        count["journals"] += has_hot_journal(path)
        with BookFile.open(path, KEY, write=turn % 3 == 0) as file:
            got = int(file.book.title)
            assert got >= int(told[-1]), "an acknowledged save is lost"
            assert file.book.pages[0].title == file.book.title, "half a save"
            count["unacknowledged"] += got > int(told[-1])
            if turn % 20 == 0 or turn == kills - 1:
                assert file.verify().is_whole
        last = got
    return count


def removal_survives(folder: Path, kills: int) -> dict[str, int]:
    path = folder / "robin.lifestory"
    with BookFile.create(path, a_book(), KEY, cost=LOW) as file:
        file.add_photo(a_photo(), noise(2_500_000), b"p", b"t")
        file.keep_version("kept")
        original = file.original(a_photo().id)
    rng, count = random.Random(12), {"before": 0, "after": 0, "drafts": 0}
    for _ in range(kills):
        told = killed(REMOVING, path, after=rng.random() * 0.25)
        count["drafts"] += any(each.name.endswith(".part") for each in folder.iterdir())
        removed = _is_shut_out(path)
        count["after" if removed else "before"] += 1
        if told[-1] == b"r":
            # Killed after a removal was acknowledged: Sue may have been let in again since, but that was not.
            count["acknowledged"] = count.get("acknowledged", 0) + 1
        with BookFile.open(path, KEY) as file:
            assert file.original(a_photo().id) == original
            assert file.verify().is_whole
            for slot in file.slots():
                if slot.label == "Sue":
                    file.remove(slot.id)
        assert [each.name for each in folder.iterdir()] == [path.name]
        assert _is_shut_out(path)
        for backup in Path(os.environ["LIFESTORY_DATA"]).glob("backups/*.lifestory"):
            assert verify_book(backup, KEY).is_whole
            assert _is_shut_out(backup)
    return count


def _is_shut_out(path: Path) -> bool:
    try:
        BookFile.open(path, Passphrase("for Sue"), write=False).close()
    except WrongKey:
        return True
    return False


def test_programs_killed_while_saving_lose_nothing(tmp_path: Path) -> None:
    count = saves_survive(tmp_path, 10)

    assert count["acknowledged"] > 10


def test_programs_killed_while_removing_a_person_leave_the_old_or_the_new(tmp_path: Path) -> None:
    count = removal_survives(tmp_path, 6)

    assert count["before"] + count["after"] == 6


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_two_hundred_kills_while_saving_lose_nothing(tmp_path: Path) -> None:
    count = saves_survive(tmp_path, 200)

    print(f"200 kills while saving: {count}")
    assert count["journals"] > 0


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_two_hundred_kills_while_removing_a_person_leave_the_old_or_the_new(tmp_path: Path) -> None:
    count = removal_survives(tmp_path, 200)

    print(f"200 kills while removing: {count}")
    assert count["before"]
    assert count["after"]
    assert count["drafts"]


def test_a_dead_programs_lease_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "robin.lifestory"
    BookFile.create(path, a_book(), KEY, cost=LOW).close()

    killed(SAVING, path, 0, after=0.01)

    with BookFile.open(path, KEY) as file:
        assert file.can_write
    assert CHECKOUT.is_dir()
