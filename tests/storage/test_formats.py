"""A book of every format that was ever released opens, whole, and says what it said then."""

import shutil
from pathlib import Path

import pytest

from lifestory_app.domain.ids import PhotoId
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.migrations import FORMAT
from lifestory_app.storage.verify import verify_book
from tests.storage.helpers import CHECKOUT, KEY, noise

BOOKS = sorted((CHECKOUT / "tests" / "books").glob("format-*.lifestory"))


def test_there_is_a_book_of_each_format() -> None:
    assert [path.stem for path in BOOKS] == [f"format-{number}" for number in range(1, FORMAT + 1)]


@pytest.mark.parametrize("released", BOOKS, ids=lambda path: path.stem)
def test_a_book_of_a_released_format_opens(tmp_path: Path, released: Path) -> None:
    path = tmp_path / released.name
    shutil.copyfile(released, path)

    assert verify_book(path, KEY).is_whole
    with BookFile.open(path, KEY) as file:
        assert file.book.title == "Robin’s story"
        assert len(file.book.pages) == 8
        assert file.book.letters[0].sections[0].words.plain == "I was your social worker."
        assert file.original(PhotoId("photo-1")) == noise(9000)
        assert file.book_at(1).title == "First draft"
