"""What leaves a book holds nothing that was not meant to: over every photo that others made, every language, every stop."""

import io
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw

from lifestory_app.domain.corners import Corners
from lifestory_app.domain.edition import Edition
from lifestory_app.domain.errors import Stopped
from lifestory_app.domain.ids import PageId, PhotoId
from lifestory_app.domain.pages import Page, PhotoSlot, TextSlot
from lifestory_app.domain.photos import Consent, Cover, Crop, PhotoView, Purpose
from lifestory_app.domain.text import Paragraph, ParagraphKind, Run, Words
from lifestory_app.export.pdf_book import Preset
from lifestory_app.photos.leaving import sniff_private
from lifestory_app.photos.source import StoredPhotos
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import KdfCost, Passphrase
from lifestory_app.usecases.exporting import ExportWish, export_book
from lifestory_app.usecases.openbooks import OpenBook, opened
from lifestory_app.usecases.record_copy import copy_to_record
from lifestory_app.usecases.taking_in import add_photos
from tests.builders import SECTION, a_book, a_page
from tests.export.pdf_checks import assert_sound
from tests.layout.test_text import SENTENCES

PASSPHRASE = Passphrase("a kite over the sea")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[OpenBook]:
    with BookFile.create(tmp_path / "ava.lifestory", a_book(), PASSPHRASE, cost=KdfCost.LOW_FOR_TESTS) as file:
        yield opened(file)


def pictures_of_pdf(path: Path) -> list[bytes]:
    with pikepdf.open(path) as pdf:
        return [
            bytes(each.read_raw_bytes())
            for each in pdf.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]


def pictures_of_docx(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as parts:
        return [parts.read(name) for name in parts.namelist() if name.startswith("word/media/") and not name.endswith(".svg")]


def check_photos(book: OpenBook, files: list[Path], folder: Path) -> int:
    """Take photos in, show a part of each, let everything leave, and search what left."""
    taken = add_photos(book, files, keep_damaged=True)
    cropped = Crop(0.2, 0.2, 0.8, 0.8)
    photos = tuple(replace(photo, consent=Consent.YES) for photo in book.book.photos)
    pages = tuple(
        Page(
            PageId(f"page-{number}"),
            SECTION,
            "photo-and-words",
            f"Page {number}",
            (("photo", PhotoSlot(PhotoView(photo.id, cropped))),),
        )
        for number, photo in enumerate(photos)
    )
    book.file.save(replace(book.book, photos=photos, pages=pages))
    for name, preset in (("print.pdf", Preset.PRINT), ("screen.pdf", Preset.SCREEN), ("book.docx", Preset.PRINT)):
        made = export_book(book, ExportWish(folder / name, preset=preset))
        assert not [sentence for sentence in made.look_at if "hidden" in sentence]
        found = pictures_of_pdf(folder / name) if name.endswith("pdf") else pictures_of_docx(folder / name)
        assert found
        for picture in found:
            assert sniff_private(picture) == ()
    record = folder / "record"
    record.mkdir()
    copy = copy_to_record(book, record, Edition.ADOPTION_RECORD).copy.folder
    originals = sorted((copy / "data/originals").iterdir())
    assert len(originals) == len(photos)
    for original in originals:
        assert sniff_private(original.read_bytes()) == (), original.name
    return len(taken.added)


def test_no_photo_of_others_takes_anything_private_with_it(book: OpenBook, inputs: Path, tmp_path: Path) -> None:
    files = sorted(
        path for path in (inputs / "photos").iterdir() if path.suffix.lower() in (".jpg", ".webp", ".tif", ".heic", ".png")
    )

    assert check_photos(book, files[::8], tmp_path) >= 10


@pytest.mark.soak
def test_no_photo_of_others_at_all_takes_anything_private_with_it(book: OpenBook, inputs: Path, tmp_path: Path) -> None:
    files = sorted(path for path in (inputs / "photos").rglob("*") if path.is_file() and path.suffix not in (".md", ".csv"))

    assert check_photos(book, files, tmp_path) >= 100


def test_what_is_cropped_away_is_in_nothing_that_leaves_but_the_original(book: OpenBook, tmp_path: Path) -> None:
    secret = (255, 0, 255)
    picture = Image.new("RGB", (1200, 800), (30, 120, 60))
    picture.paste(secret, (0, 0, 1200, 200))
    picture.save(tmp_path / "photo.png")
    add_photos(book, [tmp_path / "photo.png"])
    (photo,) = book.book.photos
    shown = PhotoSlot(PhotoView(photo.id, Crop(0, 0.4, 1, 1)))
    page = Page(PageId("page-1"), SECTION, "photo-and-words", "The garden", (("photo", shown),))
    book.file.save(replace(book.book, photos=(replace(photo, consent=Consent.YES),), pages=(page,)))

    for name in ("a.pdf", "a.docx"):
        export_book(book, ExportWish(tmp_path / name))
        found = pictures_of_pdf(tmp_path / name) if name == "a.pdf" else pictures_of_docx(tmp_path / name)
        for data in found:
            if data.startswith(b"\xff\xd8"):
                small = Image.open(io.BytesIO(data)).convert("RGB").resize((60, 40)).tobytes()
                colours = zip(small[::3], small[1::3], small[2::3], strict=True)
                assert not any(red > 150 and blue > 150 and green < 100 for red, green, blue in colours)


def is_secret(picture: bytes) -> bool:
    """Whether magenta shows anywhere in a picture."""
    colours = Image.open(io.BytesIO(picture)).convert("RGB").tobytes()
    found = zip(colours[::3], colours[1::3], colours[2::3], strict=True)
    return any(red > 150 and blue > 150 and green < 100 for red, green, blue in found)


@pytest.mark.parametrize("look", [{}, {"smile": True}])
def test_covers_and_what_lies_round_a_sheet_are_burnt_into_everything_that_leaves(
    book: OpenBook, tmp_path: Path, look: dict[str, bool]
) -> None:
    corners = Corners((0.15, 0.2), (0.85, 0.15), (0.9, 0.9), (0.1, 0.85))
    table, face = Image.new("RGB", (1200, 800), (255, 0, 255)), (430, 330, 590, 490)
    draw = ImageDraw.Draw(table)
    draw.polygon([(x * 1200, y * 800) for x, y in corners.spots], (240, 240, 230))
    draw.ellipse(face, (255, 0, 255))
    table.save(tmp_path / "photo.jpg", quality=95, subsampling=0)
    add_photos(book, [tmp_path / "photo.jpg"])
    (photo,) = book.book.photos
    cover = Cover(Crop(420 / 1200, 320 / 800, 600 / 1200, 500 / 800), **look)
    view = PhotoView(photo.id, Crop(0.02, 0.02, 0.98, 0.98), covers=(cover,), corners=corners)
    page = Page(PageId("page-1"), SECTION, "photo-and-words", "My drawing", (("photo", PhotoSlot(view)),))
    book.file.save(replace(book.book, photos=(replace(photo, consent=Consent.YES),), pages=(page,)))

    leaves: list[bytes] = [StoredPhotos(book.file, lambda: book.book).picture(view, 900, 900, Purpose.SCREEN)]
    for name, preset in (("print.pdf", Preset.PRINT), ("screen.pdf", Preset.SCREEN), ("book.docx", Preset.PRINT)):
        export_book(book, ExportWish(tmp_path / name, preset=preset))
        found = pictures_of_pdf(tmp_path / name) if name.endswith("pdf") else pictures_of_docx(tmp_path / name)
        leaves += [data for data in found if data.startswith(b"\xff\xd8")]

    assert len(leaves) >= 4
    assert not any(is_secret(data) for data in leaves)
    bare = StoredPhotos(book.file, lambda: book.book).picture(PhotoView(photo.id), 900, 900, Purpose.SCREEN)
    assert is_secret(bare), "the photo itself shows it"


def test_a_book_of_all_languages_is_sound_and_can_be_copied_from(book: OpenBook, tmp_path: Path) -> None:
    lines = tuple(
        Paragraph((Run(f"{lang}: ", strong=True), Run(text, lang=lang)), ParagraphKind.BODY) for lang, text in SENTENCES.items()
    )
    mixed = Paragraph((Run("Nan says "), Run("سلام", lang="ur"), Run(" and "), Run("ሰላም", lang="ti"), Run(" and 你好 and 😀.")))
    listed = tuple(Paragraph((Run(SENTENCES["ar"], lang="ar"),), ParagraphKind.BULLET) for _ in range(2))
    page = a_page("page-1", title="All my languages").with_slot("words", TextSlot(Words((*lines, mixed, *listed))))
    book.file.save(replace(book.book, pages=(page,)))

    made = export_book(book, ExportWish(tmp_path / "languages.pdf"))
    export_book(book, ExportWish(tmp_path / "languages.docx"))

    assert made.look_at == ()
    assert_sound(tmp_path / "languages.pdf")
    words = subprocess.run(
        ["pdftotext", str(tmp_path / "languages.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    for lang in ("en", "cy", "pl", "vi", "uk", "pa", "bn", "gu", "ta", "ti", "hi"):
        for word in SENTENCES[lang].split():
            assert word in words, (lang, word)
    with zipfile.ZipFile(tmp_path / "languages.docx") as parts:
        document = parts.read("word/document.xml").decode()
    assert "سلام" in document
    assert "w:rtl" in document


@pytest.mark.parametrize("name", ["book.pdf", "book.docx"])
def test_a_stop_at_any_moment_leaves_nothing_and_what_was_there(book: OpenBook, tmp_path: Path, name: str) -> None:
    pages = tuple(a_page(f"page-{number}", title=f"Page {number}") for number in range(6))
    book.file.save(replace(book.book, pages=pages))
    steps: list[int] = []
    export_book(book, ExportWish(tmp_path / name), lambda done, total, doing="": steps.append(done))
    whole = (tmp_path / name).read_bytes()
    before = {path.name for path in tmp_path.iterdir()}
    assert len(steps) >= 2

    for stop_at in range(len(steps)):
        told = iter(range(len(steps)))

        def tell(done: int, total: int, doing: str = "", told: Iterator[int] = told, stop_at: int = stop_at) -> None:
            if next(told) == stop_at:
                raise Stopped

        with pytest.raises(Stopped):
            export_book(book, ExportWish(tmp_path / name, replace=True), tell)

        assert (tmp_path / name).read_bytes() == whole
        assert {path.name for path in tmp_path.iterdir()} == before


def test_a_surname_that_the_child_copy_leaves_out_is_found_where_someone_typed_it(book: OpenBook, tmp_path: Path) -> None:
    from lifestory_app.domain.ids import PersonId
    from lifestory_app.domain.people import Name, Person, Role

    sue = Person(PersonId("sue"), (Name("Sue", "Pellworth"),), Role.FOSTER_CARER)
    page = a_page("page-1", words="I lived with Sue Pellworth for a year.")
    book.file.save(replace(book.book, people=(*book.book.people, sue), pages=(page,)))

    for name in ("a.pdf", "a.docx"):
        made = export_book(book, ExportWish(tmp_path / name))
        assert any("Pellworth" in sentence for sentence in made.look_at), name


def test_photos_added_before_a_stop_are_in_the_book(book: OpenBook, tmp_path: Path) -> None:
    files = []
    for number in range(12):
        files.append(tmp_path / f"{number}.png")
        Image.effect_noise((80, 60), 60 + number).save(files[-1])

    def stop_after_a_few(done: int, total: int, doing: str = "") -> None:
        if done >= 5:
            raise Stopped

    taken = add_photos(book, files, tell=stop_after_a_few)

    assert taken.stopped
    assert 0 < len(taken.added) < 12
    assert {photo.id for photo in book.book.photos} == {photo.id for _, photo in taken.added}


def test_pages_made_from_photos_follow_their_dates(book: OpenBook, tmp_path: Path) -> None:
    files = []
    for number in range(6):
        files.append(tmp_path / f"{number}.jpg")
        exif = Image.Exif()
        exif[0x9003] = f"20{20 - number}:05:01 10:00:00"
        Image.effect_noise((200, 150), 40 + 5 * number).convert("RGB").save(files[-1], exif=exif)

    add_photos(book, files, place=True)

    made = [page for page in book.book.pages if page.photos()]
    assert [page.layout for page in made] == ["four-photos", "two-photos"]
    order = [book.book.photo(photo).taken for page in made for photo in page.photos()]
    years = [day.year for day in order if day]
    assert years == sorted(years)


def test_a_photo_that_the_book_no_longer_has_leaves_a_panel_and_is_told(book: OpenBook, tmp_path: Path) -> None:
    page = a_page("page-1", "photo-and-words", "The beach").with_slot("photo", PhotoSlot(PhotoView(PhotoId("gone"))))
    book.file.save(replace(book.book, pages=(page,)))

    made = export_book(book, ExportWish(tmp_path / "a.pdf"))

    assert [(each.what, each.why) for each in made.withheld] == [("photo", "the book no longer has it")]
    assert_sound(tmp_path / "a.pdf")
