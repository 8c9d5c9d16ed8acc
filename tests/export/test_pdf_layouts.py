"""Every page layout in every look, as PDF: sound by all witnesses, and nothing of it lost."""

from itertools import product
from pathlib import Path

import pytest

from lifestory_app.domain.book import AgeBand, Book, PageShape, Reading
from lifestory_app.export.pdf_book import Preset, export_pdf, pixels_wanted
from lifestory_app.export.pdf_check import check_pdf
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.templates import page_templates
from lifestory_app.layout.themes import themes
from tests.export.pdf_checks import findings
from tests.layout.books import every_layout
from tests.paint.sheets import A_DAY, PlainPhotos, fonts

THEMES = [theme.id for theme in themes()]
LOOKS = [every_layout(theme) for theme in THEMES] + [
    every_layout("seaside", PageShape.A5, AgeBand.EARLY_YEARS, Reading.DYSLEXIA),
    every_layout("meadow", PageShape.SQUARE, AgeBand.OLDER, Reading.LARGE_PRINT),
    every_layout("paper", PageShape.A4_LANDSCAPE),
]


def name_of(book: Book) -> str:
    return f"{book.theme}, {book.shape}, {book.age_band}, {book.reading}"


def judge(book: Book, folder: Path) -> None:
    target, photos = folder / "book.pdf", PlainPhotos()
    laid = lay_out(book, fonts())

    export_pdf(target, laid, book, photos, fonts(), Preset.PRINT, bleed=True, crop_marks=True, now=A_DAY)

    assert findings(target) == []
    assert check_pdf(target, laid).troubles == ()
    wanted = {(placed.view, *pixels_wanted(placed, page, Preset.PRINT)) for page, placed in laid.placed}
    assert {asked[:3] for asked in photos.asked} == wanted, "print copies would be made in other sizes than the PDF asks for"


def test_the_book_of_every_layout_has_every_layout() -> None:
    assert {page.layout for page in LOOKS[0].pages} == {template.id for template in page_templates()}


@pytest.mark.parametrize("book", LOOKS, ids=name_of)
def test_every_layout_is_sound_as_pdf(book: Book, tmp_path: Path) -> None:
    judge(book, tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("theme", THEMES)
def test_every_layout_in_every_look_is_sound_as_pdf(theme: str, tmp_path: Path) -> None:
    for number, look in enumerate(product(PageShape, AgeBand, Reading)):
        folder = tmp_path / str(number)
        folder.mkdir()
        judge(every_layout(theme, *look), folder)
