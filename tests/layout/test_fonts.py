import tomllib

import pytest
from fontTools.ttLib import TTFont

from lifestory_app import resources
from lifestory_app.layout.fonts import SCRIPT_FAMILIES, Fonts

TABLE = tomllib.loads(resources.asset("fonts", "fonts.toml").read_text(encoding="utf-8"))
RESTRICTED = 0x0002


@pytest.mark.parametrize("family", TABLE)
def test_a_family_ships_whole_with_its_licence_and_may_be_embedded(family: str) -> None:
    folder = resources.asset("fonts", family)

    assert "Open Font License" in (folder / "OFL.txt").read_text(encoding="utf-8") or family == "open-dyslexic"
    assert TABLE[family]["source"]
    for file in TABLE[family]["faces"].values():
        font = TTFont(folder / file, lazy=True)
        assert "glyf" in font
        assert not font["OS/2"].fsType & RESTRICTED
        font.close()


def test_every_script_has_a_family_that_ships() -> None:
    assert set(SCRIPT_FAMILIES.values()) <= set(TABLE)


def test_the_nearest_weight_is_taken() -> None:
    fonts = Fonts.shared()

    assert fonts.key("lexend", 650) == "lexend-600"
    assert fonts.key("patrick-hand", 700) == "patrick-hand-400"
    assert fonts.face("andika-400").weight == 400


def test_measures_of_a_face_are_fractions_of_an_em() -> None:
    face = Fonts.shared().face("andika-400")

    assert 0.8 < face.ascent < 1.5
    assert 0.2 < face.descent < 0.9
    assert face.glyph("a") > 0
    assert face.glyph("😀") == 0
    assert 0.3 < face.advance(face.glyph("a")) < 0.8


def test_a_family_that_does_not_ship_is_not_found() -> None:
    with pytest.raises(KeyError):
        Fonts.shared().face("comic-sans-400")
