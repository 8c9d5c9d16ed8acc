"""The Word document before programs made by others: validators, and LibreOffice, which lays it out."""

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from lifestory_app.domain.book import AgeBand, Book, PageShape, Reading
from lifestory_app.export.docx_book import export_docx
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.themes import themes
from tests.builders import a_full_book
from tests.conftest import CHECKOUT
from tests.export.every_layout import InventedPhotos, a_book_of_every_layout

VALIDATOR = CHECKOUT / ".venv/ooxml/node_modules/@ooxml-tools/validate/dist/npm/bin/ooxml-validate.js"


def _exported(book: Book, folder: Path) -> Path:
    return export_docx(folder / "book.docx", book, InventedPhotos(), fonts=Fonts.shared())


def _books() -> list[tuple[str, Book]]:
    every = a_book_of_every_layout()
    books = [("a full book", a_full_book())]
    books += [(f"every layout, {each.id}", replace(every, theme=each.id)) for each in themes()]
    books += [(f"every layout, {shape}", replace(every, shape=shape)) for shape in PageShape if shape is not PageShape.A4]
    books += [
        (f"every layout, {reading}", replace(every, reading=reading)) for reading in Reading if reading is not Reading.STANDARD
    ]
    return [*books, ("every layout, early years", replace(every, age_band=AgeBand.EARLY_YEARS))]


@pytest.mark.parametrize(("name", "book"), _books(), ids=lambda value: value if isinstance(value, str) else "")
def test_no_validator_finds_an_error(name: str, book: Book, tmp_path: Path):
    found = OpenXmlValidator().validate(os.fspath(_exported(book, tmp_path)))

    assert found.is_valid
    assert list(found.errors) == []


def test_the_open_xml_sdk_finds_no_error(tmp_path: Path):
    if not VALIDATOR.is_file() or not shutil.which("node"):
        pytest.skip("the Open XML SDK validator is not installed: packaging/install-docx-validator.sh installs it")
    target = _exported(a_book_of_every_layout(), tmp_path)

    told = subprocess.run(["node", VALIDATOR, target], capture_output=True, text=True, timeout=120, check=False)

    assert "Found 0 errors" in told.stdout, told.stdout[:2000]


def _as_pdf(docx: Path, folder: Path) -> Path:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    own = f"-env:UserInstallation=file://{folder}/office"
    subprocess.run(
        ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", folder, docx],
        capture_output=True,
        timeout=180,
        check=True,
    )
    return docx.with_suffix(".pdf")


def _pages(pdf: Path) -> int:
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    return int(next(line for line in told.splitlines() if line.startswith("Pages:")).split()[1])


_ALL_THEMES = [pytest.param(each.id, marks=() if each.id == "meadow" else pytest.mark.soak) for each in themes()]


@pytest.mark.parametrize("theme", _ALL_THEMES)
def test_each_page_of_the_book_is_one_page_in_libreoffice(theme: str, tmp_path: Path):
    every = a_book_of_every_layout(theme)
    # The list of contents grows with the book, over as many pages as it needs.
    book = replace(every, pages=tuple(page for page in every.pages if page.layout != "contents"))

    assert _pages(_as_pdf(_exported(book, tmp_path), tmp_path)) == len(book.pages)
