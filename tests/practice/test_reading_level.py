"""How old a reader must be: against figures worked out by others, and texts whose order is known."""

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifestory_app.practice.reading_level import is_familiar, level_of, reading_level
from lifestory_app.practice.sentences import counted_words, sentences_of, words_of
from lifestory_app.practice.syllables import syllables

GUTENBERG = re.compile(r"\*\*\* START OF.*?\n(.*)\*\*\* END OF", re.DOTALL)


def prose(path: Path) -> str:
    """A text as its reference figures were worked out: without the licence of its publisher, 60,000 characters of it."""
    text = path.read_text(encoding="utf-8")
    inner = GUTENBERG.search(text)
    return (inner[1] if inner else text)[:60_000]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "walked takes cried league smiled loved called view suit build the Mum’s one years I'm through"),
        (2, "wanted places table tables player seeing nation million patient lovely movement social puddled dishes mothers'"),
        (3, "piano radio studio national serious delicious happiness grandmother beautiful hospital interview"),
        (4, "biology january experience geography community"),
        (6, "responsibility"),
    ],
)
def test_syllables_are_counted_as_they_are_said(count: int, words: str) -> None:
    assert [word for word in words.split() if syllables(word) != count] == []


def test_the_figures_of_a_common_measure_are_met_within_one_grade(inputs: Path) -> None:
    with (inputs / "FACTS.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.reader(file) if row[0] == "text" and row[1].startswith("prose/")]
    assert len(rows) > 40

    far = {}
    for _, name, _, _, told in rows:
        found = re.search(r"Flesch-Kincaid grade (-?[\d.]+)", told)
        assert found
        grade = reading_level(prose(inputs / "text" / name)).grade
        assert grade is not None
        if abs(grade - float(found[1])) > 1:
            far[name] = (grade, found[1])

    assert far == {}


def test_elementary_intermediate_and_advanced_texts_stand_in_their_order(inputs: Path) -> None:
    easy = sorted((inputs / "text" / "prose").glob("*-ele.txt"))
    assert len(easy) >= 10
    for path in easy:
        ages = [reading_level(prose(path.with_name(path.name.replace("-ele", way)))).age for way in ("-ele", "-int", "-adv")]
        assert ages == sorted(set(ages), key=float), path.name


def test_words_for_a_young_child_read_younger_than_words_of_a_report() -> None:
    child = reading_level("You lived with Sue. She had a dog. You liked to play in the sea.")
    report = reading_level(
        "The multidisciplinary assessment concluded that permanency arrangements necessitated further consideration."
    )

    assert child.age is not None
    assert child.age <= 6
    assert child.familiar > 0.9
    assert report.age is not None
    assert report.age > 18
    assert report.familiar < 0.5


def test_the_sentence_to_mend_is_the_hardest_one() -> None:
    text = (
        "You were born in May. Subsequently the professionals considered numerous alternative possibilities for you. It rained."
    )

    hardest = reading_level(text).hardest

    assert hardest is not None
    assert hardest.text.startswith("Subsequently")
    assert text[hardest.start : hardest.end] == hardest.text


def test_no_words_have_no_age() -> None:
    assert reading_level("").age is None
    assert reading_level("… 😀 —").age is None
    assert level_of([]).age is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("You came. We were glad!", ["You came.", "We were glad!"]),
        ("Mr. Brown came at 10.30 a.m. on Monday. He sat.", ["Mr. Brown came at 10.30 a.m. on Monday.", "He sat."]),
        ("“Stop!” she said. He did.", ["“Stop!” she said.", "He did."]),
        ("“Where is Mum?” You asked us.", ["“Where is Mum?”", "You asked us."]),
        ("My first home\n\nI lived by the sea", ["My first home", "I lived by the sea"]),
        ("It weighs 2.5 kilos… and more. e.g. this one.", ["It weighs 2.5 kilos… and more. e.g. this one."]),
        ("See www.example.org. It is good.", ["See www.example.org.", "It is good."]),
    ],
)  # fmt: skip
def test_sentences_end_where_people_see_them_end(text: str, parts: list[str]) -> None:
    assert [each.text for each in sentences_of(text)] == parts


@given(st.text())
def test_words_and_sentences_stand_at_their_places_in_any_text(text: str) -> None:
    for part in (*words_of(text), *sentences_of(text)):
        assert text[part.start : part.end] == part.text
    kept = "".join(each.text for each in sentences_of(text))
    assert "".join(kept.split()) == "".join(text.split())
    level = reading_level(text)
    assert level.words == len(counted_words(text))
    assert 0 <= level.familiar <= 1
    assert level.age is None or level.age >= 5


@given(st.text())
def test_every_word_has_a_syllable(word: str) -> None:
    assert syllables(word) >= 1
    is_familiar(word)


def test_the_engine_is_there_at_once() -> None:
    code = (
        "import re, dataclasses, itertools, functools, pathlib, enum, time; from lifestory_app import resources\n"
        "start = time.process_time(); import lifestory_app.practice.reading_level; print(time.process_time() - start)"
    )
    took = min(float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout) for _ in range(3))
    assert took < 0.05
