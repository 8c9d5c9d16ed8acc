"""The timelines and the map in Word: a picture with its words, and tables that tell the same and can be changed."""

import pytest

from lifestory_app.domain.book import AgeBand, PageShape
from lifestory_app.domain.homes import HomeKind
from tests.export.docx_reading import DRAWING, written
from tests.layout.timelines import HAPPENED, LIFE, a_life, on_a_page

PAPERS = (PageShape.A4, PageShape.A5, PageShape.A4_LANDSCAPE)


@pytest.mark.parametrize("shape", PAPERS)
@pytest.mark.parametrize("age_band", [AgeBand.PRIMARY, AgeBand.OLDER])
@pytest.mark.parametrize("layout", ["timeline", "seasons"])
def test_a_strip_has_words_that_name_its_homes_and_tables_that_tell_all(
    layout: str, age_band: AgeBand, shape: PageShape
) -> None:
    made = written(on_a_page(a_life(shape=shape, age_band=age_band), layout))
    (told,) = [
        each.get("descr") for each in made.document.iter(f"{DRAWING}docPr") if "On the baby ward" in each.get("descr", "")
    ]

    for kind, title, *_ in LIFE:
        assert (title in told) == (kind is not HomeKind.SHORT_BREAKS)
        assert title in made.text
    for _, name, _ in HAPPENED:
        assert name in made.text
    assert "The last day there" not in made.text


@pytest.mark.parametrize("shape", PAPERS)
def test_the_table_of_homes_tells_how_long_and_with_whom(shape: PageShape) -> None:
    made = written(on_a_page(a_life(shape=shape), "homes-table"))

    for _, title, *_, place in LIFE:
        assert title in made.text
        assert place in made.text
    for told in ("3 weeks", "4 years and 1 month", "Sue, Winston", "still here"):
        assert told in made.text


def test_the_map_has_the_moves_in_its_words_and_each_place_in_a_row() -> None:
    made = written(on_a_page(a_life(), "places-map"))
    told = " ".join(each.get("descr", "") for each in made.document.iter(f"{DRAWING}docPr"))

    assert "The line goes from Leicester to Whitby, about 130 miles to the north." in told
    assert "Natural Earth" in made.text
    assert "GeoNames, CC BY 4.0" in made.text
    for _, _, _, _, place in LIFE:
        assert place in made.text
