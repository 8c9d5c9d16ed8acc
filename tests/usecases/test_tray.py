"""What waits in a page's tray is kept with the page and is in nothing that leaves."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lifestory_app.domain.edition import Edition
from lifestory_app.domain.edits import ChangePage, PutPhoto, RemovePhoto
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.pages import Card, CardsSlot, NoPhotoSlot, Page, PeopleSlot, PhotoSlot, TextSlot
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.text import Words
from lifestory_app.export.editions import make_edition
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import KdfCost, PartName, Passphrase
from lifestory_app.storage.without import book_without
from lifestory_app.usecases.exporting import ExportWish, export_book
from lifestory_app.usecases.openbooks import OpenBook, opened
from lifestory_app.usecases.record_copy import copy_to_record
from tests.builders import CHILD, a_book, a_page, a_photo

PASSPHRASE = Passphrase("a kite over the sea")
SECRET = "Zanzibar"


def a_page_with_a_tray() -> Page:
    return replace(a_page(), tray=(("quote", TextSlot(Words.of(f"{SECRET} in the tray"))),))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[OpenBook]:
    value = a_book(pages=(a_page_with_a_tray(),))
    with BookFile.create(tmp_path / "robin.lifestory", value, PASSPHRASE, cost=KdfCost.LOW_FOR_TESTS) as file:
        yield opened(file)


def words_in(path: Path) -> bytes:
    """Everything a file says, its packed parts opened."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as parts:
            return b"".join(parts.read(name) for name in parts.namelist())
    if path.suffix == ".pdf":
        import pypdfium2

        with pypdfium2.PdfDocument(path) as pdf:
            return "".join(page.get_textpage().get_text_range() for page in pdf).encode()
    return path.read_bytes()


def test_the_tray_is_kept_in_the_book_file(book: OpenBook) -> None:
    path = book.file.path
    book.file.close()

    with BookFile.open(path, PASSPHRASE) as again:
        assert again.book.pages[0].tray == a_page_with_a_tray().tray


@pytest.mark.parametrize("edition", Edition)
def test_no_edition_has_a_tray(edition: Edition) -> None:
    edited = make_edition(a_book(pages=(a_page_with_a_tray(),)), edition)

    assert [page.tray for page in edited.book.pages] == [()]


def test_no_word_of_a_tray_is_in_a_pdf_a_word_file_or_a_copy_for_the_record(book: OpenBook, tmp_path: Path) -> None:
    for name in ("book.pdf", "book.docx"):
        export_book(book, ExportWish(tmp_path / name))
    record = tmp_path / "record"
    record.mkdir()
    copy_to_record(book, record, Edition.ADOPTION_RECORD)

    left = [tmp_path / "book.pdf", tmp_path / "book.docx", *(path for path in record.rglob("*") if path.is_file())]
    assert len(left) > 5
    assert any(b"kites" in words_in(path) for path in left if path.suffix == ".pdf")
    assert [path.name for path in left if SECRET.encode() in words_in(path)] == []


def a_page_with_photos_waiting() -> Page:
    photo = PhotoSlot(PhotoView(PhotoId("photo-1")))
    tray = (("cards", CardsSlot((Card("A kite", picture=photo),))), ("people", PeopleSlot((CHILD,))), ("photo2", photo))
    return replace(a_page(), tray=tray)


def test_a_photo_that_only_waits_may_be_taken_out_and_leaves_the_tray() -> None:
    book = PutPhoto(a_photo()).apply(a_book())
    book = ChangePage(a_page_with_photos_waiting()).apply(book)

    left = RemovePhoto(PhotoId("photo-1")).apply(book)

    assert left.photos == ()
    assert left.pages[0].tray == (("cards", CardsSlot((Card("A kite"),))), ("people", PeopleSlot((CHILD,))))


def test_what_is_taken_out_for_good_is_taken_out_of_trays_too() -> None:
    book = replace(a_book(), photos=(a_photo(),), pages=(a_page_with_photos_waiting(),))

    left = book_without(book, [PartName("photo", "photo-1"), PartName("person", CHILD)])

    tray = dict(left.pages[0].tray)
    assert isinstance(tray["photo2"], NoPhotoSlot)
    assert isinstance(tray["cards"], CardsSlot)
    assert isinstance(tray["cards"].cards[0].picture, NoPhotoSlot)
    assert tray["people"] == PeopleSlot(())
