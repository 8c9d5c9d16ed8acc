"""Wording lists as data: a council's own on top, and what is broken told with file, line and fault."""

from pathlib import Path

import pytest

from lifestory_app import resources
from lifestory_app.practice.lint import look_at
from lifestory_app.practice.word_lists import SHIPPED, Finder, WordList, load_lists, read_list

GOOD = '[[word]]\nid = "brave"\navoid = ["brave little~"]\nlevel = "W"\nwhy = "{word} is ours."\nbetter = ["strong"]\n'


def loaded(folder: Path, text: str) -> WordList:
    (folder / "own.toml").write_text(text, encoding="utf-8")
    return load_lists(folder)


def rules_met(words: WordList, text: str) -> list[str]:
    return [each.rule for each in look_at(text, with_lists=Finder(words))]


def test_a_council_adds_changes_and_switches_off(tmp_path: Path) -> None:
    own = (
        'off = ["siblings", "exclamations"]\n'
        + GOOD
        + GOOD.replace("brave little~", "nipper").replace('"brave"', '"placement"')
    )

    words = loaded(tmp_path, own)

    assert words.faults == ()
    assert rules_met(words, "A brave little boy and his siblings!! A nipper in a placement, and contact.") == [
        "brave",
        "placement",
        "contact",
    ]


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        (GOOD + GOOD.replace('"W"', '"Q"').replace('"brave"', '"two"'), 10, "'Q' is not one of E, W, X"),
        (GOOD + GOOD.replace('"brave"', '"two"').replace("better", "beter"), 7, "better words, or advice, are needed"),
        (GOOD + GOOD, 8, "there are two with the id “brave”"),
        (
            GOOD + GOOD.replace('"brave"', '"two"').replace("brave little~", "brave (little)"),
            9,
            "is not a phrase that can be looked for",
        ),
        (GOOD + GOOD.replace('"brave"', '"two"').replace("brave little~", "_"), 9, "must begin and end with a word"),
        (GOOD + "[rule.pasive]\nlevel = 'W'\n", 7, "there is no such rule"),
        (GOOD + "[[wrod]]\n", 7, "there is no such key here"),
        (GOOD + 'why = 3\n[[word]]\nid = "x"\n', 7, ""),
    ],
)
def test_a_fault_is_told_with_file_line_and_what_it_is_and_the_rest_is_used(
    tmp_path: Path, text: str, line: int, fault: str
) -> None:
    words = loaded(tmp_path, text)

    (told,) = words.faults
    for part in ("own.toml", f"line {line}", fault):
        assert part in told
    assert "is in use" in told
    assert "contact" in rules_met(words, "We had contact.")
    if fault:
        assert "brave" in rules_met(words, "A brave little boy.")


def test_what_is_switched_off_and_is_not_there_is_told(tmp_path: Path) -> None:
    (told,) = loaded(tmp_path, 'off = ["nothing"]').faults
    assert "“nothing”" in told


def test_a_file_of_anything_is_told_and_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xff\x00\xfe")
    (tmp_path / "b.toml").write_text("word = 3", encoding="utf-8")
    (tmp_path / "c.toml").mkdir()

    words = load_lists(tmp_path)

    assert [fault.split("”")[0] for fault in words.faults] == ["“a.toml", "“b.toml"]
    assert "contact" in rules_met(words, "We had contact.")


def test_a_folder_that_is_not_there_leaves_the_shipped_list(tmp_path: Path) -> None:
    assert load_lists(tmp_path / "none") == read_list(resources.template("wording", SHIPPED))
