"""Whether our witnesses can be trusted: broken PDFs are found out, and files of others are judged rightly."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from lifestory_app.export.pdf_book import write_pdf
from tests.builders import a_book
from tests.export.pdf_checks import elements, findings, validate
from tests.paint.sheets import PlainPhotos, every_kind_of_item, fonts


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("controls") / "good.pdf"
    with path.open("wb") as file:
        write_pdf(every_kind_of_item(), a_book(), PlainPhotos(), fonts(), file)
    return path


def no_alt(pdf: pikepdf.Pdf) -> None:
    for element, _ in elements(pdf):
        if str(element.S) == "/Figure":
            del element["/Alt"]


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]
    for element, _ in elements(pdf):
        if "/Lang" in element:
            del element["/Lang"]


def first_heading_deep(pdf: pikepdf.Pdf) -> None:
    for element, _ in elements(pdf):
        if str(element.S) == "/H1":
            element.S = Name.H3


def no_display_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences["/DisplayDocTitle"]


def no_parent_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot["/ParentTree"]


def no_tab_order(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        del page["/Tabs"]


def no_output_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def no_unicode(pdf: pikepdf.Pdf) -> None:
    for each in fonts_of(pdf, Name.Type0):
        del each["/ToUnicode"]


def no_font_program(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, Dictionary) and "/FontFile2" in each:
            del each["/FontFile2"]


def unknown_role(pdf: pikepdf.Pdf) -> None:
    for element, _ in elements(pdf):
        if str(element.S) == "/Caption":
            element.S = Name("/Blob")


def untagged_ink(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"q 0 0 1 rg 10 10 20 20 re f Q")


def two_titles(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Another"


def wrong_widths(pdf: pikepdf.Pdf) -> None:
    for each in fonts_of(pdf, Name.CIDFontType2):
        each.W = Array([0, Array([100] * 40)])


def swapped_parents(pdf: pikepdf.Pdf) -> None:
    row = pdf.Root.StructTreeRoot.ParentTree.Nums[-1]
    row[0], row[1] = row[1], row[0]


def a_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def fonts_of(pdf: pikepdf.Pdf, kind: Name) -> list[Dictionary]:
    return [each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/Subtype") == kind]


def test_the_unbroken_control_is_sound(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "again.pdf"
    with pikepdf.open(good) as pdf:
        pdf.save(path)

    assert findings(good) == []
    assert findings(path) == []


@pytest.mark.parametrize(
    "damage",
    [
        no_alt,
        no_language,
        first_heading_deep,
        no_display_title,
        no_parent_tree,
        no_tab_order,
        no_output_intent,
        no_unicode,
        no_font_program,
        unknown_role,
        untagged_ink,
        two_titles,
        wrong_widths,
        swapped_parents,
        a_script,
    ],
    ids=lambda damage: damage.__name__.replace("_", " "),
)
def test_a_broken_pdf_is_found_out(good: Path, tmp_path: Path, damage: Callable[[pikepdf.Pdf], None]) -> None:
    path = tmp_path / "broken.pdf"
    with pikepdf.open(good) as pdf:
        damage(pdf)
        pdf.save(path)

    assert findings(path)


PROFILES = {"PDF_A-2a": "2a", "PDF_A-2b": "2b", "PDF_A-2u": "2u", "PDF_UA-1": "ua1"}


def wrong_verdicts(files: list[Path]) -> list[str]:
    wrong = []
    for file in files:
        standard, expected, _ = file.name.split("__", 2)
        profile = PROFILES[standard]
        if bool(validate(file, profile, defaults=True)[profile]) != (expected == "fail"):
            wrong.append(file.name)
    return wrong


def test_the_validator_judges_files_of_others_rightly(inputs: Path) -> None:
    files = sorted((inputs / "pdfs").glob("*.pdf"))
    assert len(files) == 114

    assert wrong_verdicts(files[::6]) == []


@pytest.mark.soak
def test_the_validator_judges_every_file_of_others_rightly(inputs: Path) -> None:
    assert wrong_verdicts(sorted((inputs / "pdfs").glob("*.pdf"))) == []
