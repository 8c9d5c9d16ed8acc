from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifestory_app.layout.bidi import REMOVED, base_level, character_class, levels, line_levels, visual_order

UNICODE = Path("/usr/share/unicode/BidiCharacterTest.txt")


def cases(step: int) -> list[str]:
    if not UNICODE.is_file():
        pytest.skip("Unicode's BidiCharacterTest.txt is not on this machine (Debian package unicode-data)")
    lines = UNICODE.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")][::step]


def judge(lines: list[str]) -> None:
    for line in lines:
        points, direction, base, wanted, order = line.split(";")
        text = "".join(chr(int(point, 16)) for point in points.split())
        given_base = None if direction == "2" else int(direction)
        found_base = given_base if given_base is not None else base_level([character_class(char) for char in text]) or 0
        found = line_levels(text, levels(text, given_base), found_base)
        kept = [place for place, level in enumerate(wanted.split()) if level != "x"]

        assert found_base == int(base), line
        assert [found[place] for place in kept] == [int(level) for level in wanted.split() if level != "x"], line
        assert [kept[place] for place in visual_order([found[place] for place in kept])] == [int(n) for n in order.split()], (
            line
        )


def test_the_cases_of_unicode_are_levelled_as_unicode_says() -> None:
    lines = cases(6)
    assert len(lines) > 10_000
    judge(lines)


@pytest.mark.soak
def test_all_cases_of_unicode_are_levelled_as_unicode_says() -> None:
    judge(cases(1))


@given(st.text(max_size=60))
def test_every_character_has_a_level_and_a_place(text: str) -> None:
    found = levels(text)

    assert len(found) == len(text)
    assert sorted(visual_order(found)) == list(range(len(text)))


def test_removed_characters_are_those_of_rule_x9() -> None:
    assert {"RLE", "LRE", "RLO", "LRO", "PDF", "BN"} == REMOVED
