"""The list of the memory box and its labels as PDF: sound by all witnesses, like every PDF of ours."""

from pathlib import Path

import pytest

from lifestory_app.export.pdf_book import Preset, export_pdf
from lifestory_app.export.pdf_check import check_pdf
from lifestory_app.layout.labels import SHEETS, LabelSheet
from lifestory_app.usecases.memory_papers import BoxPaper, BoxWish, box_book, chosen, laid_out_paper
from tests.builders import a_full_book
from tests.export.pdf_checks import findings
from tests.layout.books import every_layout
from tests.paint.sheets import A_DAY, PlainPhotos, fonts


@pytest.mark.parametrize(
    ("paper", "sheet"),
    [(BoxPaper.LIST, SHEETS[0]), *((BoxPaper.LABELS, sheet) for sheet in SHEETS)],
    ids=["list", *(sheet.id for sheet in SHEETS)],
)
def test_papers_of_the_box_are_sound_as_pdf(paper: BoxPaper, sheet: LabelSheet, tmp_path: Path) -> None:
    for number, book in enumerate((a_full_book(), every_layout())):
        wish = BoxWish(tmp_path / f"{number}.pdf", paper, sheet, 2)
        box, _ = box_book(book, wish.edition)
        laid = laid_out_paper(box, chosen(box, wish), wish, fonts())

        export_pdf(wish.target, laid, box, PlainPhotos(), fonts(), Preset.PRINT, now=A_DAY)

        assert findings(wish.target) == []
        assert check_pdf(wish.target, laid).troubles == ()
