"""Leaflets: an article as a PDF that may be sent to anybody."""

from pathlib import Path

import pytest

from lifestory_app.domain.errors import Refused
from lifestory_app.layout.fonts import Fonts
from lifestory_app.practice.knowledge import Article, article, library
from lifestory_app.usecases.leaflets import leaflet_pages, make_leaflet
from tests.export.pdf_checks import assert_sound


def the(id: str) -> Article:
    found = article(id)
    assert found is not None
    return found


@pytest.mark.parametrize("each", [article for shelf in library() for article in shelf.articles], ids=lambda each: each.id)
def test_every_article_fits_on_few_sides_with_nothing_lost(each: Article) -> None:
    laid, _ = leaflet_pages(each, Fonts.shared())

    assert 1 <= len(laid.pages) <= 2
    assert not any(side.overflows or side.missing for side in laid.pages)


def test_a_leaflet_is_a_whole_archival_document(tmp_path: Path) -> None:
    made = make_leaflet(the("memory-box-leaflet"), tmp_path / "leaflet.pdf")

    assert made.look_at == ()
    assert_sound(made.target)


def test_a_leaflet_that_is_no_pdf_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nothing was made"):
        make_leaflet(the("memory-box-leaflet"), tmp_path / "leaflet.docx")
    assert list(tmp_path.iterdir()) == []
