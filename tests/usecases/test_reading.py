from pathlib import Path

import pytest

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import PageId
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import KdfCost, Passphrase
from lifestory_app.usecases.reading import read_book
from tests.builders import a_full_book

PASSPHRASE = "a kite over the sea"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "robin.lifestory"
    BookFile.create(path, a_full_book(), Passphrase(PASSPHRASE), cost=KdfCost.LOW_FOR_TESTS).close()
    return path


def test_what_is_read_together_is_what_the_child_may_have(path: Path) -> None:
    book = read_book(path, PASSPHRASE)

    shown = {side.page for side in book.laid_out.pages}
    assert PageId("page-2") in shown
    assert PageId("page-8") not in shown
    book.close()


def test_reading_leaves_the_book_free_for_whoever_works_on_it(path: Path) -> None:
    before = path.read_bytes()
    book = read_book(path, PASSPHRASE)
    with BookFile.open(path, Passphrase(PASSPHRASE)) as file:
        assert file.can_write
    book.close()

    assert len(path.read_bytes()) >= len(before)


def test_a_wrong_passphrase_is_told_and_changes_nothing(path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(Refused):
        read_book(path, "not this one")

    assert path.read_bytes() == before
