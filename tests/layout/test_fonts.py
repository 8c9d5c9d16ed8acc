import tomllib

import pytest
from fontTools.ttLib import TTFont

from lifestory_app import resources
from lifestory_app.layout.fonts import SCRIPT_FAMILIES, Fonts

TABLE = tomllib.loads(resources.asset("fonts", "fonts.toml").read_text(encoding="utf-8"))
MAY_BE_EMBEDDED = (0x0000, 0x0008)
"""fsType (OpenType, OS/2): installable, or embedded in documents that may be edited; not those for print and preview only."""

LICENCES = {
    "OFL-1.1": ("OFL.txt", ("SIL OPEN FONT LICENSE Version 1.1", "PERMISSION & CONDITIONS", "DISCLAIMER")),
    "CC-BY-3.0 AND Bitstream-Vera": ("LICENCE.txt", ("Attribution 3.0 Unported", "Bitstream Vera is a", "Abelardo Gonzalez")),
}


@pytest.mark.parametrize("family", TABLE)
def test_a_family_ships_whole_and_its_licence_stands_beside_it(family: str) -> None:
    folder = resources.asset("fonts", family)
    name, says = LICENCES[TABLE[family]["licence"]]
    text = (folder / name).read_text(encoding="utf-8-sig")

    assert all(each in text for each in says)
    assert text.startswith("Copyright") or name != "OFL.txt"
    assert TABLE[family]["source"]
    assert {each.name for each in folder.iterdir()} == {name, *TABLE[family]["faces"].values()}


@pytest.mark.parametrize("family", TABLE)
def test_a_face_has_truetype_outlines_may_be_embedded_and_loads(family: str) -> None:
    for weight, file in TABLE[family]["faces"].items():
        font = TTFont(resources.asset("fonts", family, file), lazy=True)
        face = Fonts.shared().face(f"{family}-{weight}")

        assert "glyf" in font
        assert "fvar" not in font
        assert font["OS/2"].fsType in MAY_BE_EMBEDDED
        assert face.postscript_name == font["name"].getDebugName(6)
        assert face.upem == font["head"].unitsPerEm
        assert face.letters == frozenset(font.getBestCmap())
        assert 0.5 < face.ascent < 2.5
        assert face.descent > 0
        assert face.glyph(" ") or family == "noto-emoji"
        font.close()


def test_no_family_has_a_licence_we_have_not_looked_at() -> None:
    assert {row["licence"] for row in TABLE.values()} == set(LICENCES)


def test_an_accent_typed_apart_is_no_reason_for_another_face() -> None:
    face = Fonts.shared().face("open-dyslexic-400")

    assert 0x0308 not in face.letters
    assert face.has("Zoe\u0308")
    assert not face.has("x\u0308")


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
