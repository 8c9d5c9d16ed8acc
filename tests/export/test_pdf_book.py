"""A whole book as a PDF file: whole or not at all, named refusals, bookmarks, and a check that reads it again."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused, Stopped
from lifestory_app.domain.photos import PhotoView, Purpose
from lifestory_app.export.pdf_book import Preset, export_pdf, pixels_wanted, write_pdf
from lifestory_app.export.pdf_check import check_pdf
from lifestory_app.layout.display import Placed, Tagged
from tests.builders import a_book, a_photo
from tests.export.pdf_checks import assert_sound
from tests.paint.sheets import (
    A_DAY,
    HEIGHT,
    VIEW,
    WIDTH,
    PlainPhotos,
    a_book_of,
    a_figure,
    a_page,
    all_languages,
    every_kind_of_item,
    fonts,
    line,
    words,
)


class NoPhotos(PlainPhotos):
    """A source whose only photo is gone."""

    def picture(self, view: PhotoView, width: int, height: int, purpose: Purpose) -> bytes:
        raise Refused("The photo is damaged.")


def the_book(**more: object) -> Book:
    return a_book(photos=(a_photo(caption="Me and my kite", file_name="IMG_1.jpg"),), **more)


def written(**more: object) -> bytes:
    out = BytesIO()
    write_pdf(every_kind_of_item(), the_book(), PlainPhotos(), fonts(), out, now=A_DAY, **more)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("laid", [every_kind_of_item(), all_languages()], ids=["every kind of item", "all languages"])
def test_an_exported_book_is_sound_and_holds_what_was_laid_out(tmp_path: Path, laid: object) -> None:
    target = tmp_path / "robin.pdf"

    export_pdf(target, laid, the_book(author="Ruth Bell"), PlainPhotos(), fonts(), bleed=True, crop_marks=True)  # type: ignore[arg-type]

    assert_sound(target)
    report = check_pdf(target, laid)  # type: ignore[arg-type]
    assert report.troubles == ()
    assert report.pages == len(laid.pages)  # type: ignore[attr-defined]
    assert list(tmp_path.iterdir()) == [target]


def test_bookmarks_lead_to_sections_and_titled_pages() -> None:
    with pikepdf.open(BytesIO(written())) as document, document.open_outline() as outline:
        told = [(item.title, [child.title for child in item.children]) for item in outline.root]
        places = [document.pages.index(pikepdf.Page(item.destination[0])) for item in outline.root]

    assert told == [("Part front", ["Robin’s story", "Page 2"]), ("Part then", ["Page 3"])]
    assert places == [0, 2]


def test_a_section_of_the_same_name_as_its_first_page_is_told_once() -> None:
    laid = a_book_of(a_page([words("Now", 80, "H1")], title="Part now"), a_page([words("More", 80, "H1")], 2, title="More"))
    out = BytesIO()

    write_pdf(laid, the_book(), PlainPhotos(), fonts(), out)

    with pikepdf.open(out) as document, document.open_outline() as outline:
        assert [(item.title, [child.title for child in item.children]) for item in outline.root] == [("Part now", ["More"])]


def test_the_file_tells_title_author_and_time_and_nothing_else() -> None:
    out = BytesIO()
    write_pdf(every_kind_of_item(), the_book(agency="Wexmouth <Adoption> & Care"), PlainPhotos(), fonts(), out, now=A_DAY)

    with pikepdf.open(out) as document:
        told = {key: str(value) for key, value in document.docinfo.items()}

    assert told == {
        "/Title": "Robin’s story",
        "/Author": "Wexmouth <Adoption> & Care",
        "/Creator": "Life Story",
        "/CreationDate": "D:20260312093000Z",
        "/ModDate": "D:20260312093000Z",
    }


def test_the_same_book_at_the_same_time_is_the_same_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert written() == written()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(A_DAY.timestamp())))
    out = BytesIO()

    write_pdf(every_kind_of_item(), the_book(), PlainPhotos(), fonts(), out)

    assert out.getvalue() == written()


def test_another_time_gives_another_identifier() -> None:
    out = BytesIO()
    write_pdf(every_kind_of_item(), the_book(), PlainPhotos(), fonts(), out, now=datetime(2027, 1, 1, tzinfo=UTC))

    with pikepdf.open(out) as later, pikepdf.open(BytesIO(written())) as earlier:
        assert bytes(later.trailer.ID[0]) != bytes(earlier.trailer.ID[0])


def test_an_existing_file_is_left_alone_unless_it_may_be_replaced(tmp_path: Path) -> None:
    target = tmp_path / "robin.pdf"
    target.write_bytes(b"a letter")

    with pytest.raises(Refused, match=r"“robin\.pdf” is already there"):
        export_pdf(target, every_kind_of_item(), the_book(), PlainPhotos(), fonts())
    assert target.read_bytes() == b"a letter"

    export_pdf(target, every_kind_of_item(), the_book(), PlainPhotos(), fonts(), replace=True)
    assert_sound(target)


@pytest.mark.parametrize("step", range(5))
def test_stopping_at_any_moment_leaves_nothing(tmp_path: Path, step: int) -> None:
    target = tmp_path / "robin.pdf"
    target.write_bytes(b"the old file")
    steps = 0

    def tell(done: int, total: int, doing: str = "") -> None:
        nonlocal steps
        steps += 1
        if steps > step:
            raise Stopped

    with pytest.raises(Stopped):
        export_pdf(target, every_kind_of_item(), the_book(), PlainPhotos(), fonts(), tell=tell, replace=True)
    assert target.read_bytes() == b"the old file"
    assert list(tmp_path.iterdir()) == [target]


def test_progress_runs_from_the_first_page_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    written(tell=lambda done, total, doing="": told.append((done, total)))

    assert told[0] == (0, 3)
    assert told[-1] == (3, 3)
    assert told == sorted(told)
    assert len(told) > 4, "each photo is a moment to stop at"


def test_a_photo_that_cannot_be_had_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    target = tmp_path / "robin.pdf"

    with pytest.raises(Refused) as refusal:
        export_pdf(target, every_kind_of_item(), the_book(), NoPhotos(), fonts())

    assert "“Me and my kite” on page 1 (“Robin’s story”)" in refusal.value.sentence
    assert "The photo is damaged." in refusal.value.sentence
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "answer", [KeyError("photo-1"), FileNotFoundError("x"), b"not a picture"], ids=["unknown", "lost", "broken"]
)
def test_a_source_that_fails_is_a_named_refusal_too(tmp_path: Path, answer: object) -> None:
    class Failing(PlainPhotos):
        def picture(self, view: PhotoView, width: int, height: int, purpose: Purpose) -> bytes:
            if isinstance(answer, Exception):
                raise answer
            return bytes(answer)  # type: ignore[call-overload]

    with pytest.raises(Refused, match="“Me and my kite” on page 1"):
        export_pdf(tmp_path / "robin.pdf", every_kind_of_item(), the_book(), Failing(), fonts())
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("lifestory_app.platforms.sync_file", full)

    with pytest.raises(Refused, match="No space left on device"):
        export_pdf(tmp_path / "robin.pdf", every_kind_of_item(), the_book(), PlainPhotos(), fonts())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no folder “gone”"):
        export_pdf(tmp_path / "gone" / "robin.pdf", every_kind_of_item(), the_book(), PlainPhotos(), fonts())


def test_a_book_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no pages yet"):
        export_pdf(tmp_path / "robin.pdf", a_book_of(), the_book(), PlainPhotos(), fonts())
    assert list(tmp_path.iterdir()) == []


def test_the_pixels_wanted_are_the_pixels_asked_for() -> None:
    page = a_page([a_figure(100)], placed=(Placed("photo", VIEW.photo, VIEW, 240, 180),))
    for preset in Preset:
        photos = PlainPhotos()
        write_pdf(a_book_of(page), the_book(), photos, fonts(), BytesIO(), preset)

        assert [asked[1:3] for asked in photos.asked] == [pixels_wanted(page.placed[0], page, preset)]
    assert pixels_wanted(Placed("photo", VIEW.photo, VIEW, WIDTH, HEIGHT), page, Preset.SCREEN) == (1131, 1600)
    assert pixels_wanted(Placed("photo", VIEW.photo, VIEW, WIDTH, HEIGHT), page, Preset.PRINT) == (2480, 3508)


def test_the_check_names_what_is_not_in_a_pdf(tmp_path: Path) -> None:
    target = tmp_path / "robin.pdf"
    laid = every_kind_of_item()
    export_pdf(target, laid, the_book(), PlainPhotos(), fonts())

    more = Tagged("P", (line("Words that were never printed", 60, 300),))
    first = replace(laid.pages[0], items=(*laid.pages[0].items, more, a_figure(300)), width=400)
    told = check_pdf(target, replace(laid, pages=(first, *laid.pages[1:], first), title="Another"))

    assert told.troubles == (
        "The PDF has 3 pages, and the book 4.",
        "The PDF tells another title than the book’s.",
        "Page 1: it is not the size of the book’s pages.",
        "Page 1: it shows 1 photos instead of 2.",
        told.troubles[4],
    )
    assert "letters cannot be copied" in told.troubles[4]


def test_the_check_refuses_what_is_no_pdf(tmp_path: Path) -> None:
    target = tmp_path / "robin.pdf"
    target.write_bytes(b"not a PDF")

    with pytest.raises(Refused, match="cannot be read as a PDF"):
        check_pdf(target, every_kind_of_item())
