"""Frames leave room for the picture, look the same for ever, and serve the panel where there is no photo yet."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifestory_app.domain.units import mm
from lifestory_app.layout.display import Rect, Shape, walk
from lifestory_app.layout.frames import STAMP_BELOW, frame
from lifestory_app.layout.themes import theme, themes
from tests.layout.bounds import box

KINDS = ("photo", "circle", "panel", "document", "no-photo")


@given(
    st.sampled_from(themes()),
    st.sampled_from(KINDS),
    st.floats(80, 500),
    st.floats(80, 500),
    st.text(max_size=8),
)
def test_a_frame_leaves_most_of_its_slot_to_the_picture(look, kind: str, width: float, height: float, seed: str) -> None:
    slot = Rect(40, 60, width, height)
    made = frame(look, slot, kind, seed)

    assert made == frame(look, slot, kind, seed)
    assert slot.x - 0.01 <= made.inner.x
    assert slot.y - 0.01 <= made.inner.y
    assert made.inner.right <= slot.right + 0.01
    assert made.inner.bottom <= slot.bottom + 0.01
    room = min(width, height) ** 2 if kind == "circle" else width * height
    assert made.inner.width * made.inner.height >= 0.4 * room
    if made.caption_place is not None and look.frame == "polaroid":
        assert made.caption_place.y >= made.inner.bottom
        assert made.caption_place.bottom <= slot.bottom


@pytest.mark.parametrize("look", themes(), ids=lambda look: look.id)
@pytest.mark.parametrize("kind", KINDS)
def test_all_ink_of_a_frame_is_decoration_and_stays_near_its_slot(look, kind: str) -> None:
    slot = Rect(100, 100, 280, 300)
    made = frame(look, slot, kind, "here")
    drawn = box((*made.behind, *made.front))

    assert drawn.x >= slot.x - mm(3)
    assert drawn.y >= slot.y - mm(6)
    assert drawn.right <= slot.right + mm(3)
    assert drawn.bottom <= slot.bottom + mm(3)
    assert all(item.role == "Artifact" for item in (*made.behind, *made.front))


def test_only_paper_tilts_and_never_much() -> None:
    slot = Rect(100, 100, 280, 300)

    for look in themes():
        for kind in KINDS:
            turns = {frame(look, slot, kind, str(seed)).transform for seed in range(30)}
            if look.id != "paper" or kind not in ("photo", "no-photo"):
                assert turns == {None}
                continue
            for turn in turns:
                assert turn is not None
                assert 0.013 < abs(turn[1]) < 0.039  # between 0.8 and 2.2 degrees


def test_the_panel_for_a_missing_photo_is_as_large_as_a_photo() -> None:
    slot = Rect(50, 50, 280, 340)

    for look in themes():
        made = frame(look, slot, "no-photo", "dad")
        assert made.inner.height >= frame(look, slot, "photo", "dad").inner.height - 0.01
        assert made.caption_place is None or look.frame == "comic"


def test_a_narrow_photo_of_paper_has_the_edge_of_a_stamp() -> None:
    slot = Rect(0, 0, STAMP_BELOW - 1, 120)
    made = frame(theme("paper"), slot, "photo", "x")

    assert made.caption_place is None
    assert made.inner == slot.inset(mm(3))
    paper = [item for item in walk(made.behind) if isinstance(item, Shape)][-1]
    holes = [one for one, other in pairwise(paper.path) if one[0] == "C" and other[0] == "C"]
    assert len(holes) >= 2 * (round(slot.width / mm(4)) - 1) + 2 * (round(slot.height / mm(4)) - 1)


def test_wobble_and_tilt_differ_from_slot_to_slot() -> None:
    slot = Rect(50, 50, 280, 340)

    for name in ("comic", "paper"):
        assert frame(theme(name), slot, "photo", "page-1/photo") != frame(theme(name), slot, "photo", "page-2/photo")
