"""Shaping: word by word gives just what whole lines give, in every face that ships; every glyph is one of the face's own."""

from random import Random

import pytest

from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.shaping import is_shaped_whole, shape, shape_at_once, shape_stretch
from tests.layout.test_text import SENTENCES

FONTS = Fonts.shared()
KEYS = [f"{family}-{weight}" for family, has in FONTS.families.items() for weight in has.weights]
LANGUAGES = {
    "noto-nastaliq-urdu": ("ur",),
    "noto-naskh-arabic": ("ar", "ur"),
    "noto-sans-bengali": ("bn",),
    "noto-sans-devanagari": ("hi",),
    "noto-sans-ethiopic": ("ti",),
    "noto-sans-gujarati": ("gu",),
    "noto-sans-gurmukhi": ("pa",),
    "noto-sans-sc": ("zh",),
    "noto-sans-tamil": ("ta",),
}
RIGHT_TO_LEFT = ("ur", "ar")
EVENLY_SPACED = "atkinson-hyperlegible-next"
"""Kerned against the space by its makers. We leave that out, so that its word gaps are even."""


def some_lines(key: str, count: int) -> list[tuple[str, str, bool]]:
    """Lines of words that a face can draw, in any order, each with its language and whether it runs right to left."""
    face, random = FONTS.face(key), Random(7)
    lines = []
    for lang in LANGUAGES.get(key.rpartition("-")[0], ("en", "cy", "pl", "vi")):
        kerned = ["To", "AV", "Ty", "1", "7"] if lang in ("en", "cy", "pl", "vi") else []
        words = [word for word in [*SENTENCES[lang].split(), *kerned] if face.has(word)]
        for _ in range(count):
            lines.append((" ".join(random.choices(words, k=random.randint(2, 9))), lang, lang in RIGHT_TO_LEFT))
    return lines


@pytest.mark.parametrize("key", [key for key in KEYS if key not in ("noto-emoji-400",) and not is_shaped_whole(key)])
def test_words_shaped_one_by_one_stand_as_in_a_line_shaped_whole(key: str) -> None:
    for line, lang, rtl in some_lines(key, 30):
        whole = shape_at_once(line, FONTS.face(key), lang, rtl)
        apart = shape_stretch(line, key, lang, rtl, FONTS)

        assert apart.gids == whole.gids, line
        assert apart.clusters == whole.clusters, line
        assert apart.ys == pytest.approx(whole.ys), line
        if not key.startswith(EVENLY_SPACED):
            assert apart.xs == pytest.approx(whole.xs), line
            assert apart.width == pytest.approx(whole.width), line


def test_a_hand_that_varies_its_letters_is_shaped_whole() -> None:
    line = "little letters tell the little story"
    whole = shape_stretch(line, "playpen-sans-600", "en", False, FONTS)
    words = [shape(word, "playpen-sans-600", "en", False, FONTS).gids for word in line.split()]

    assert whole.gids == shape_at_once(line, FONTS.face("playpen-sans-600"), "en", False).gids
    assert tuple(gid for word in words for gid in word) != tuple(
        gid for gid, place in zip(whole.gids, whole.clusters, strict=True) if line[place] != " "
    )


@pytest.mark.parametrize("key", [key for key in KEYS if key != "noto-emoji-400"])
def test_glyphs_are_those_of_the_face_and_tell_where_their_characters_begin(key: str) -> None:
    most = FONTS.face(key).hb_face.glyph_count
    for line, lang, rtl in some_lines(key, 3):
        shaped = shape_stretch(line, key, lang, rtl, FONTS)

        assert all(0 < gid < most for gid in shaped.gids)
        assert list(shaped.clusters) == sorted(shaped.clusters, reverse=rtl)
        assert 0 in shaped.clusters
        assert all(place < len(line) for place in shaped.clusters)


def test_nothing_is_shaped_to_nothing() -> None:
    assert shape_stretch("", "andika-400", "en", False, FONTS).gids == ()
    assert shape("", "andika-400", "en", False, FONTS).width == 0
