import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifestory_app.layout.bidi import (
    CLOSES,
    PAIR,
    REMOVED,
    base_level,
    character_class,
    is_left_to_right,
    levels,
    line_levels,
    visual_order,
)

UNICODE = Path("/usr/share/unicode")
EXAMPLES = {
    "L": "a",
    "R": "\u05d0",
    "AL": "\u0627",
    "EN": "1",
    "ES": "+",
    "ET": "$",
    "AN": "\u0661",
    "CS": ",",
    "NSM": "\u0300",
    "BN": "\u00ad",
    "B": "\u2029",
    "S": "\t",
    "WS": " ",
    "ON": "!",
    "LRE": "\u202a",
    "LRO": "\u202d",
    "RLE": "\u202b",
    "RLO": "\u202e",
    "PDF": "\u202c",
    "LRI": "\u2066",
    "RLI": "\u2067",
    "FSI": "\u2068",
    "PDI": "\u2069",
}


def unicode_lines(name: str) -> list[str]:
    if not (UNICODE / name).is_file():
        pytest.skip(f"Unicode's {name} is not on this machine (Debian package unicode-data)")
    return (UNICODE / name).read_text(encoding="utf-8").splitlines()


def cases(step: int) -> list[str]:
    return [line for line in unicode_lines("BidiCharacterTest.txt") if line and not line.startswith("#")][::step]


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


def judge_classes(step: int) -> int:
    """Runs the cases of BidiTest.txt, each for the paragraph levels it names, and says how many there were."""
    wanted: list[str] = []
    order: list[int] = []
    ran = 0
    for number, line in enumerate(unicode_lines("BidiTest.txt")):
        if line.startswith("@Levels:"):
            wanted = line.removeprefix("@Levels:").split()
        elif line.startswith("@Reorder:"):
            order = [int(place) for place in line.removeprefix("@Reorder:").split()]
        elif line and line[0] not in "@#" and number % step == 0:
            classes, bits = line.split(";")
            text = "".join(EXAMPLES[each] for each in classes.split())
            for bit, base in ((1, None), (2, 0), (4, 1)):
                if int(bits, 16) & bit:
                    given_base = base if base is not None else base_level(classes.split()) or 0
                    found = line_levels(text, levels(text, base), given_base)
                    kept = [place for place, level in enumerate(wanted) if level != "x"]

                    assert [str(found[place]) for place in kept] == [wanted[place] for place in kept], (line, base)
                    assert [kept[place] for place in visual_order([found[place] for place in kept])] == order, (line, base)
                    ran += 1
    return ran


def test_rows_of_classes_are_levelled_as_unicode_says() -> None:
    assert judge_classes(97) > 5_000


@pytest.mark.soak
def test_all_rows_of_classes_are_levelled_as_unicode_says() -> None:
    assert judge_classes(1) > 700_000


def test_brackets_are_those_of_unicode() -> None:
    rows = [line.split("#")[0].split(";") for line in unicode_lines("BidiBrackets.txt") if line and not line.startswith("#")]
    folded = {"\u2329": "\u3008", "\u232a": "\u3009"}
    pairs = {chr(int(row[0], 16)): chr(int(row[1], 16)) for row in rows if row[2].strip() == "o"}

    assert {opening: folded.get(closing, closing) for opening, closing in pairs.items()} == PAIR
    assert {closing: folded.get(closing, closing) for closing in pairs.values()} == CLOSES


def test_classes_of_characters_are_those_of_unicode_even_of_those_python_does_not_know_yet() -> None:
    known = {name: name for name in EXAMPLES} | {"Left_To_Right": "L", "Right_To_Left": "R", "Arabic_Letter": "AL"}
    known |= {"Boundary_Neutral": "BN", "European_Terminator": "ET"}
    wanted: dict[int, str] = {}
    lines = unicode_lines("extracted/DerivedBidiClass.txt")
    for line in [line.removeprefix("# @missing:") for line in lines if line.startswith("# @missing:")] + [
        line for line in lines if line and not line.startswith("#")
    ]:
        points, name = (part.strip() for part in line.split("#")[0].split(";"))
        first, _, last = points.partition("..")
        wanted |= dict.fromkeys(range(int(first, 16), int(last or first, 16) + 1), known[name])

    emoji = range(0x1F300, 0x1FB00)
    newer = [point for point in wanted if character_class(chr(point)) != wanted[point] and point not in emoji]
    # Marks and signs that were assigned after this Python's tables were made. None of them turns a text.
    assert {unicodedata.category(chr(point)) for point in newer} <= {"Cn"}
    assert {wanted[point] for point in newer} <= {"NSM", "ON", "EN", "ET", "AN", "BN"}
    assert len(newer) < 100


def test_what_turns_nothing_is_known_at_a_glance() -> None:
    turning = {"R", "AL", "AN", "RLE", "RLO", "LRE", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"}
    missed = [
        point for point in range(sys.maxunicode + 1) if character_class(chr(point)) in turning and is_left_to_right(chr(point))
    ]

    assert missed == []


@given(st.text(max_size=40))
def test_a_text_that_turns_nothing_has_one_level(text: str) -> None:
    if is_left_to_right(text):
        assert levels(text, 0) == [0] * len(text)
