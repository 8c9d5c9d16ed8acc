"""The checker of display lists finds each way to break the contract."""

from dataclasses import replace

import pytest

from lifestory_app.domain.ids import PageId, SectionId
from lifestory_app.layout.check import check_display_list
from lifestory_app.layout.display import Glyphs, Group, LaidOutPage, Link, Rect, Shape, Tagged, rectangle

INK = Glyphs("andika-400", 12, "#000000", (1, 2), (0.0, 6.0), (10.0, 10.0), "ab", (0, 1), "en")
BOX = Shape(rectangle(Rect(0, 0, 10, 10)), fill="#FFFFFF")


def a_side(*items) -> LaidOutPage:
    return LaidOutPage(PageId("p"), SectionId("s"), 100, 100, items, 1)


def test_a_sound_page_passes() -> None:
    row = Tagged("TR", (Tagged("TH", (INK,), scope="Row"), Tagged("TD", ())))
    contents = Tagged("TOC", (Tagged("TOCI", (Link(Rect(0, 0, 9, 9), PageId("q"), "To q", (INK,)),)),))

    check_display_list(
        a_side(
            Tagged("Artifact", (BOX,)),
            Group((Tagged("P", (Group((INK,)),)),), (1, 0, 0, 1, 5, 5)),
            Tagged("Figure", (BOX,), alt="A box", place=Rect(0, 0, 10, 10)),
            Tagged("Table", (row,)),
            contents,
        )
    )


@pytest.mark.parametrize(
    "item",
    [
        INK,
        BOX,
        Group((Tagged("P", (INK,)), BOX)),
        Tagged("P", (INK, Tagged("P", (INK,)))),
        Tagged("P", (Group((INK, Tagged("P", (INK,)))),)),
        Tagged("P", ()),
        Tagged("Banner", (INK,)),
        Tagged("TD", (INK,)),
        Tagged("Figure", (BOX,), alt=" ", place=Rect(0, 0, 1, 1)),
        Tagged("Figure", (BOX,), alt="A box"),
        Tagged("Table", (Tagged("TR", (Tagged("TH", (INK,)),)),)),
        Tagged("Artifact", (Tagged("P", (INK,)),)),
        Tagged("P", (replace(INK, gids=(1, 2.5)),)),
        Tagged("P", (replace(INK, xs=(1.0,)),)),
        Tagged("P", (replace(INK, ys=(1.0, float("nan"))),)),
        Tagged("P", (replace(INK, lang=""),)),
        Tagged("P", (replace(INK, clusters=(0, 9)),)),
        Tagged("P", (replace(INK, colour="red"),)),
        Tagged("P", (Link(Rect(0, 0, 9, 9), PageId("q"), "", (INK,)),)),
        Tagged("Artifact", (replace(BOX, fill=None),)),
        Tagged("Artifact", (replace(BOX, path=(("L", 1, 1),)),)),
    ],
)
def test_a_broken_page_is_told(item) -> None:
    with pytest.raises(ValueError, match="page"):
        check_display_list(a_side(item))
