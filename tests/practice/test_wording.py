import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifestory_app.domain.errors import Refused
from lifestory_app.practice.wording import render, render_record

HOSTILE = [
    "{{ ''.__class__.__mro__ }}",
    "{{ child.__class__ }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ self._TemplateReference__context }}",
    "{{ 'x' * 10**9 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ range(10**9) }}",
    "{% for a in [1,2] recursive %}{{ loop([1]) }}{% endfor %}",
    "{{ child | attr('__class__') }}",
    "{{ child.format(1) }}",
    "{{ child['__class__'] }}",
    "{% include 'secrets' %}",
    "{% import 'os' as os %}",
    "{% set x = 1 %}",
    "{% macro m() %}{% endmacro %}",
    "{{ lipsum() }}",
    "{{ [1,2] | map('upper') }}",
    "{{ child is mapping }}",
    "{% extends 'x' %}",
    "{{ child[0:5] }}",
    "{{ child.upper }}",
    "{{ loop.cycle }}",
    "{% for a in many %}{{ loop }}{% endfor %}",
    "{% for a in [1, 2] %}{% endfor %}",
    "{{ child ~ child }}",
    "{{ many }}",
    "{{ 'x' | rounds }}",
    "{{ " + "9" * 5000 + " }}",
    "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "{% if child %}" * 400 + "{% endif %}" * 400,
    "x" * 100_001,
]


@pytest.mark.parametrize("template", HOSTILE)
def test_a_template_that_reaches_for_more_than_words_is_refused(template: str) -> None:
    with pytest.raises(Refused, match="line 1"):
        render(template, {"child": "Robin", "many": ["x"]}, "council.j2")


LOOPS = "{% for a in many %}{% for b in many %}{% for c in many %}"
ENDS = "{% endfor %}{% endfor %}{% endfor %}"


@pytest.mark.parametrize(
    "template",
    [
        LOOPS + "{{ c }}" + ENDS,
        LOOPS + ENDS,
        LOOPS + "{% if c == 'never' %}{{ c }}{% endif %}" + ENDS,
        "{% for a in many %}{% for b in many %}{% for c in many if c == 'never' %}" + ENDS,
        "{{ '" + "x" * 40_000 + "' | join('" + "y" * 40_000 + "') }}",
        "{{ 'xxxxxxxxxx'" + " | join('xxxxxxxxxx')" * 9 + " }}",
        "{{ many | join(child) | join(child) }}",
    ],
    ids=lambda template: template[:40],
)
def test_loops_without_end_and_floods_are_stopped(template: str) -> None:
    with pytest.raises(Refused, match="more text than any page"):
        render(template, {"many": ["x" * 100] * 900, "child": "Robin" * 9}, "council.j2")


def test_a_loop_knows_its_place() -> None:
    template = "{% for each in names %}{{ each }}{% if not loop.last %}, {% endif %}{% endfor %}: {{ names | join(' and ') }}"

    assert render(template, {"names": ["Maya", "Jean"]}) == "Maya, Jean: Maya and Jean"


def test_a_missing_fact_names_itself_with_file_and_line() -> None:
    with pytest.raises(Refused) as refused:
        render("Dear {{ child }},\n\nI was there when you were {{ age }}.", {"child": "Robin"}, "letter.j2")

    assert "letter.j2" in refused.value.sentence
    assert "line 3" in refused.value.sentence
    assert "age" in refused.value.sentence


def test_a_fault_of_spelling_is_told_with_its_line() -> None:
    with pytest.raises(Refused, match="line 2"):
        render("one\n{% if child %}two", {"child": "Robin"}, "letter.j2")


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=80))
def test_facts_are_text_and_never_template(fact: str) -> None:
    assert render("{{ fact }}", {"fact": fact}) == fact


def test_a_case_note_says_what_which_who_when_and_where() -> None:
    facts = {
        "child": "Robin", "title": "Robin’s story", "copy_name": "Life-story-book-Robin", "version": 3,
        "record": "Adoption record",
        "made_on": "24 November 2026", "made_by": "Ruth", "author": "Ruth", "agency": "Wexmouth", "pages": 36, "photos": 20,
        "withheld": ["page “Notes”, because it is a page for the worker"], "notes": [], "kept_for": "Keep for 100 years.",
    }  # fmt: skip
    note = render_record("case-note.txt.j2", facts)

    for value in (
        "Robin",
        "version 3",
        "Ruth",
        "24 November 2026",
        "Where the original is",
        "Life-story-book-Robin",
        "100 years",
    ):
        assert value in note
    assert max(len(line) for line in note.splitlines()) <= 110
    assert len(note.splitlines()) < 60
