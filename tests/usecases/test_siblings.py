"""A book for a brother or sister from another one, and shared pages kept the same in both."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import AddPage, ChangePage
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.pages import Page, PhotoSlot, TextSlot
from lifestory_app.domain.photos import Consent, Crop, PhotoView, Purpose
from lifestory_app.domain.sharing_edits import SharePages
from lifestory_app.domain.text import Words
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import KdfCost, Passphrase
from lifestory_app.usecases import siblings
from lifestory_app.usecases.openbooks import OpenBook, opened
from lifestory_app.usecases.siblings import NewsKind, begin_book, news_of, sibling_called, take_news
from lifestory_app.usecases.taking_in import add_photos
from tests.export.test_sibling_sets import LEO, a_family, shared

WORDS = "four plain words here"
LEFT, RIGHT = (200, 30, 30), (30, 30, 200)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KdfCost, "NORMAL", KdfCost.LOW_FOR_TESTS)


@pytest.fixture
def mayas(tmp_path: Path) -> Iterator[OpenBook]:
    """Maya’s book, with a photo of which a shared page shows the left half."""
    picture = Image.new("RGB", (800, 400), LEFT)
    picture.paste(RIGHT, (400, 0, 800, 400))
    exif = Image.Exif()
    exif[0x010E] = "exif-of-maya"
    picture.save(tmp_path / "private name.jpg", exif=exif)
    book = replace(a_family(), photos=())
    with BookFile.create(tmp_path / "maya.lifestory", book, Passphrase(WORDS), cost=KdfCost.LOW_FOR_TESTS) as file:
        work = opened(file)
        add_photos(work, [tmp_path / "private name.jpg"])
        (photo,) = work.book.photos
        photo = replace(photo, consent=Consent.YES, who=(LEO,), caption="On the swing")
        page = shared("swing").with_slot("photo", PhotoSlot(PhotoView(photo.id, Crop(0, 0, 0.5, 1))))
        file.save(AddPage(page).apply(replace(work.book, photos=(photo,))))
        yield work


@pytest.fixture
def leos(mayas: OpenBook, tmp_path: Path) -> Iterator[OpenBook]:
    begun = begin_book(mayas, mayas.book, LEO, tmp_path / "leo.lifestory", "another few words here")
    with BookFile.open(begun.path, Passphrase("another few words here"), write=True) as file:
        yield opened(file)


def shared_page(work: OpenBook) -> Page:
    (page,) = [each for each in work.book.pages if each.sharing is not None]
    return page


def write(work: OpenBook, text: str) -> None:
    page = shared_page(work)
    work.do(ChangePage(page.with_slot("words", TextSlot(Words.of(text)))))


def said(page: Page) -> str:
    slot = page.slot("words")
    assert isinstance(slot, TextSlot)
    return slot.words.plain


def bring(mine: OpenBook, theirs: OpenBook) -> list[NewsKind]:
    news = news_of(mine.book, theirs.book)
    edit = take_news(mine, mine.book, theirs, news)
    if edit is not None:
        mine.do(edit)
    return [each.kind for each in news]


def test_each_child_has_a_file_of_their_own_with_its_own_passphrase(leos: OpenBook, mayas: OpenBook, tmp_path: Path) -> None:
    assert leos.book.the_child.known_as == "Leo"
    assert leos.book.id != mayas.book.id
    with pytest.raises(Refused):
        BookFile.open(tmp_path / "leo.lifestory", Passphrase(WORDS))


def test_the_picture_is_what_the_page_shows_and_nothing_else_of_the_file(leos: OpenBook) -> None:
    (photo,) = leos.book.photos
    original = leos.file.original(photo.id)

    assert b"exif-of-maya" not in original
    assert (photo.file_name, photo.caption, photo.consent) == ("photo.jpg", "On the swing", Consent.UNKNOWN)
    assert photo.width == pytest.approx(400, abs=2)
    jpeg = leos.photos.picture(PhotoView(photo.id), 40, 40, Purpose.PRINT)
    (tmp := Path(leos.file.path).with_suffix(".jpg")).write_bytes(jpeg)
    with Image.open(tmp) as seen:
        colours = {seen.getpixel((x, seen.height // 2)) for x in range(seen.width)}
    assert all(red > 150 and blue < 90 for red, _, blue in colours)  # type: ignore[misc]


def test_nothing_is_left_where_the_book_cannot_be_made(
    mayas: OpenBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise Refused("The photo cannot be read.")

    monkeypatch.setattr(siblings, "_picture", broken)
    with pytest.raises(Refused):
        begin_book(mayas, mayas.book, LEO, tmp_path / "leo.lifestory", "another few words here")

    assert not (tmp_path / "leo.lifestory").exists()


def test_a_name_finds_the_brother_and_others_are_named(mayas: OpenBook) -> None:
    assert sibling_called(mayas.book, "leo").id == LEO
    with pytest.raises(Refused, match="there are: Leo, Zara"):
        sibling_called(mayas.book, "Kelly")


def test_right_after_it_was_begun_there_is_nothing_new(leos: OpenBook, mayas: OpenBook) -> None:
    assert news_of(leos.book, mayas.book) == news_of(mayas.book, leos.book) == ()


def test_a_newer_page_comes_from_the_first_book_and_goes_back_to_it(leos: OpenBook, mayas: OpenBook) -> None:
    write(mayas, "We both liked the big swing.")
    assert news_of(mayas.book, leos.book) == ()
    assert bring(leos, mayas) == [NewsKind.NEWER]
    assert said(shared_page(leos)) == "We both liked the big swing."
    assert bring(leos, mayas) == bring(mayas, leos) == []

    write(leos, "And the slide.")
    assert bring(mayas, leos) == [NewsKind.NEWER]
    assert said(shared_page(mayas)) == "And the slide."
    picture = shared_page(mayas).slot("photo")
    assert isinstance(picture, PhotoSlot)
    assert picture.view.crop == Crop(0, 0, 0.5, 1)
    assert len(mayas.book.photos) == 1
    assert bring(leos, mayas) == bring(mayas, leos) == []


def test_what_both_have_changed_stands_side_by_side(leos: OpenBook, mayas: OpenBook) -> None:
    write(mayas, "Maya’s way.")
    write(leos, "Leo’s way.")

    assert bring(leos, mayas) == [NewsKind.BOTH]

    page = shared_page(leos)
    place = leos.book.pages.index(page)
    beside = leos.book.pages[place + 1]
    assert (said(page), said(beside), beside.sharing, beside.section) == ("Leo’s way.", "Maya’s way.", None, page.section)
    assert bring(leos, mayas) == []


def test_a_page_shared_later_comes_as_a_new_one_with_its_photo(leos: OpenBook, mayas: OpenBook) -> None:
    view = PhotoView(mayas.book.photos[0].id, Crop(0.5, 0, 1, 1))
    mayas.do(AddPage(replace(shared("later"), slots=(("photo", PhotoSlot(view)),))))

    assert bring(leos, mayas) == [NewsKind.NEW]

    assert [page.title for page in leos.book.pages if page.sharing is not None] == ["About swing", "About later"]
    assert len(leos.book.photos) == 2
    assert bring(leos, mayas) == []


def test_a_page_that_is_no_more_shared_here_is_left_alone(leos: OpenBook, mayas: OpenBook) -> None:
    leos.do(SharePages((shared_page(leos).id,), shared=False))
    write(mayas, "Newer.")

    assert news_of(leos.book, mayas.book) == ()


def test_private_words_written_later_do_not_come(leos: OpenBook, mayas: OpenBook) -> None:
    write(mayas, "Imran pushed the swing.")

    assert news_of(leos.book, mayas.book) == ()


def test_a_book_that_has_nothing_to_do_with_it_is_refused(mayas: OpenBook) -> None:
    stranger = replace(mayas.book, id="another")

    with pytest.raises(Refused, match="no book of a brother or sister"):
        news_of(mayas.book, replace(stranger, people=stranger.people[:1], child=stranger.child, bonds=()))
    with pytest.raises(Refused, match="the same book"):
        news_of(mayas.book, mayas.book)


def book_of_leo(book: Book) -> Book:
    went = siblings.for_sibling(book, LEO)
    return siblings.with_shared_pages(siblings.started(book, went, siblings.kind("adoption")), book, went)


steps = st.lists(st.tuples(st.booleans(), st.booleans(), st.sampled_from("abc")), max_size=12)
"""What happens: somebody writes on the shared page, or it is brought; in Leo’s book or in Maya’s; and what is written."""


@given(steps)
def test_no_words_are_ever_lost_whatever_is_changed_and_brought_in_whatever_order(plan: list[tuple[bool, bool, str]]) -> None:
    """Without photos, on values alone: whatever stood on a shared page here before something came still stands here."""
    mayas = a_family(shared("p"))
    leos = book_of_leo(mayas)
    for number, (is_change, in_leo, letter) in enumerate(plan):
        book = leos if in_leo else mayas
        if is_change:
            page = next(page for page in book.pages if page.sharing is not None)
            book = book.with_page(page.with_slot("words", TextSlot(Words.of(f"{letter}{number}"))))
        else:
            before = [page for page in book.pages if page.sharing is not None]
            news = news_of(book, mayas if in_leo else leos)
            edit = take_news(None, book, None, news)  # type: ignore[arg-type]
            after = edit.apply(book) if edit is not None else book
            there = {said(page) for page in after.pages if page.slot("words")}
            if any(each.kind is NewsKind.BOTH for each in news):
                assert {said(page) for page in before} <= there
            assert {said(each.page) for each in news} <= there
            assert news_of(after, mayas if in_leo else leos) == ()
            book = after
        mayas, leos = (mayas, book) if in_leo else (book, leos)
