from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifestory_app.domain.errors import Refused, Stopped
from lifestory_app.exchange.bags import check_bag
from lifestory_app.exchange.record import RecordFile, dublin_core, safe_name, write_copy


def writes(content: bytes) -> RecordFile:
    return RecordFile("book.pdf", lambda out: out.write(content) and None)


def test_a_copy_is_written_whole_and_checked(tmp_path: Path) -> None:
    copy = write_copy(
        tmp_path, "robin", [writes(b"a book"), RecordFile("originals/1.jpg", lambda out: out.write(b"x") and None)], {}
    )

    assert copy.folder == tmp_path / "robin"
    assert copy.files == 2
    assert check_bag(copy.folder).is_whole
    assert [path.name for path in tmp_path.iterdir()] == ["robin"]


def test_an_existing_copy_is_never_written_over(tmp_path: Path) -> None:
    write_copy(tmp_path, "robin", [writes(b"the first")], {})

    with pytest.raises(Refused, match="already in that folder"):
        write_copy(tmp_path, "robin", [writes(b"the second")], {})

    assert (tmp_path / "robin/data/book.pdf").read_bytes() == b"the first"


def test_a_copy_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    def disk_fills_up(out: BinaryIO) -> None:
        out.write(b"half a b")
        raise OSError(28, "No space left on device")

    with pytest.raises(Refused, match="No space left on device"):
        write_copy(tmp_path, "robin", [writes(b"a book"), RecordFile("b.docx", disk_fills_up)], {})

    assert list(tmp_path.iterdir()) == []


def test_a_copy_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    def stop_at_the_second(done: int, total: int, doing: str = "") -> None:
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        write_copy(tmp_path, "robin", [writes(b"a"), RecordFile("b", lambda out: None)], {}, stop_at_the_second)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is not there"):
        write_copy(tmp_path / "gone", "robin", [], {})


@given(st.text(max_size=200), st.sampled_from(["", ".pdf", "-case-note.txt"]))
def test_names_are_safe_for_every_record_system(text: str, suffix: str) -> None:
    name = safe_name(text, suffix)

    assert 0 < len(name) <= 80
    assert name.endswith(suffix)
    assert all(letter.isascii() and (letter.isalnum() or letter in "-.") for letter in name)
    assert name[0].isalnum()


def test_a_description_can_be_read_whatever_stands_in_the_title() -> None:
    xml = dublin_core("A\x00 & <b>\x01\ufffe", "", datetime(2026, 1, 2, tzinfo=UTC), "robin", "en-GB", "rights")

    assert ElementTree.fromstring(xml)[0].text == "A & <b>"


def test_a_long_name_never_costs_a_copy_its_date_and_version() -> None:
    name = safe_name("Life story book " + "Ab" * 60, "-2026-01-02-v3")

    assert len(name) == 80
    assert name.endswith("-2026-01-02-v3")
