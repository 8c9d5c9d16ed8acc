"""Forms of letter: whom they are from, what belongs in each part, and words that the facts allow."""

from pathlib import Path

import pytest

from lifestory_app.domain.errors import Refused
from lifestory_app.domain.letters import LetterKind
from lifestory_app.practice.kinds import kind, kinds, read_kind
from lifestory_app.practice.letter_forms import form_called, letter_forms, read_form
from lifestory_app.practice.starter import letter_starters, letters_of_kind, start_book
from tests.practice.test_kinds import CARED_FOR, facts_file, read_whole

CARER = form_called("carer")
assert CARER is not None


@pytest.mark.parametrize("form", letter_forms(), ids=lambda form: form.id)
def test_every_part_says_what_belongs_in_it(form) -> None:
    assert len({part.id for part in form.parts}) == len(form.parts)
    assert all(part.heading and part.prompt for part in form.parts)


def test_a_carers_letter_asks_for_what_carers_write_and_never_why() -> None:
    headings = [part.heading for part in CARER.parts]

    for wanted in ("What I remember", "What I loved about you", "What made us laugh", "What I hope for you"):
        assert wanted in headings
    assert not any("worried" in heading or "decisions" in heading for heading in headings)


def test_each_carer_of_the_book_may_write_one(tmp_path: Path) -> None:
    book = start_book(kind("memory"), read_whole(facts_file(tmp_path, CARED_FOR)))

    letters = letters_of_kind(book, CARER)

    assert [letter.title for letter in letters] == ["A letter from Gracie", "A letter from Lin"]
    assert {letter.kind for letter in letters} == {LetterKind.FROM_CARER}
    assert letters[0].greeting == "Dear Theo,"
    assert letters[0].signed_by == "Gracie"
    assert all(part.words.is_empty for part in letters[0].sections)
    prompt, starters = letter_starters(book, letters[0])["memories"]
    assert "first day" in prompt
    assert starters[0] == "I remember the day you came, 16 February 2024. You were holding"


def test_a_letter_needs_nobody_in_the_book_yet(tmp_path: Path) -> None:
    facts = read_whole(facts_file(tmp_path, CARED_FOR.split('[[person]]\nid = "grace"')[0]))
    (letter,) = letters_of_kind(start_book(kind("memory"), facts), CARER)

    assert (letter.title, letter.signed_by) == ("A letter from my carers", "")


def test_letter_pages_of_a_kind_have_a_form_and_are_never_required() -> None:
    pages = [page for each in kinds() for page in each.pages if page.layout == "letter"]

    assert {page.letter for page in pages} == {"carer", "later-life"}
    assert all(page.need != "required" for page in pages)


PAGE = """
name = "Mine"
whom = "A child"
title = "{{ child }}"
[[section]]
id = "all"
title = "All"
time = "present"
[[page]]
id = "letter"
section = "all"
layout = "letter"
why = "."
belongs = "."
"""


@pytest.mark.parametrize(
    ("more", "told"),
    [('letter = "carrer"', "no form of letter “carrer”"), ('letter = "carer"\nneed = "required"', "never required")],
)
def test_a_wrong_letter_page_is_told_with_its_file(tmp_path: Path, more: str, told: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(PAGE + more, encoding="utf-8")

    with pytest.raises(Refused, match=told):
        read_kind(path)


def test_a_wrong_writer_is_told_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('kind = "letter from a carer"\nwriters = ["the queen"]\ntitle = "x"\ngreeting = "x"', encoding="utf-8")

    with pytest.raises(Refused, match="the queen"):
        read_form(path)


@pytest.mark.parametrize("form", letter_forms(), ids=lambda form: form.id)
def test_every_part_says_why_it_matters_and_which_facts_it_could_tell(form) -> None:
    child = {"child": "Maya", "author": "", "adopted": "", "born": "", "weekday": "", "carers": "", "came": "", "writer": ""}

    for part in form.parts:
        why = form.why(part, child)
        assert why.endswith("."), part.id
        assert "{" not in why
        assert part.facts, part.id
        assert len(part.name) <= 30 or form.kind is not LetterKind.LATER_LIFE


def test_the_later_life_letter_has_the_thirteen_parts_of_the_field() -> None:
    form = form_called("later-life")
    assert form is not None

    assert len(form.parts) == 13
    assert form.parts[0].name == "Who I am"
    assert form.part("birth-father") is form.parts[4]
    assert form.part("no such part") is None


def test_a_wrong_topic_of_facts_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'kind = "letter from a carer"\ntitle = "x"\ngreeting = "x"\n[[part]]\nid = "a"\nheading = "A"\nprompt = "p"\n'
        'facts = ["gossip"]\n',
        encoding="utf-8",
    )

    with pytest.raises(Refused, match=r"line 8.*gossip"):
        read_form(path)
