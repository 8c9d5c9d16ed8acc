"""What is said of words: every entry of the list is met and left alone where it should be, and nothing breaks on any text."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifestory_app.domain.edits import FillSlot
from lifestory_app.domain.findings import Finding, Level
from lifestory_app.domain.pages import TextSlot
from lifestory_app.domain.people import Gender
from lifestory_app.domain.provenance import WORKER_ONLY
from lifestory_app.domain.text import Words
from lifestory_app.practice.book_words import passages
from lifestory_app.practice.identifiers import has_check_digit
from lifestory_app.practice.lint import Reader, look_at
from lifestory_app.practice.manner import most_words
from lifestory_app.practice.names import BookNames
from lifestory_app.practice.word_lists import Entry, finder
from tests.builders import a_full_book

ENTRIES = [*finder().words.entries, *finder().words.rules]
PEOPLE = frozenset(["maya", "kelly", "sue", "amara", "sam", "jo", "pat"])
MAYA = BookNames(PEOPLE, frozenset({"Marlowe"}), "Maya", Gender.FEMALE)


def rules_met(text: str, reader: Reader | None = None) -> list[str]:
    return [each.rule for each in look_at(text, reader or Reader())]


def met(text: str, rule: str, reader: Reader | None = None) -> list[str]:
    return [each.text for each in look_at(text, reader or Reader()) if each.rule == rule]


def test_the_shipped_list_is_whole() -> None:
    assert finder().words.faults == ()
    assert len(finder().words.entries) >= 80
    assert all(entry.found and entry.left for entry in finder().words.entries)
    assert all(each.source for each in ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_what_is_listed_is_found_and_what_is_right_is_left(entry: Entry) -> None:
    for sentence in entry.found:
        assert entry.id in rules_met(sentence), sentence
        assert entry.id in rules_met(sentence.replace("'", "’").upper() if entry.id == "contact" else sentence)
    for sentence in entry.left:
        assert rules_met(sentence) == [], sentence


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_what_is_said_is_a_kind_whole_sentence(entry: Entry) -> None:
    assert entry.why.endswith((".", "?"))
    assert not entry.advice or entry.advice.endswith((".", "”"))
    for text in (entry.why, entry.advice):
        assert "!" not in text
        assert "please" not in text.lower()


def test_a_word_is_found_with_its_forms_case_apostrophes_and_line_ends() -> None:
    assert met("The Placements. the PLACEMENT’S end", "placement") == ["Placements", "PLACEMENT’S"]
    assert met("You went to the contact\ncentre.", "contact-centre") == ["contact\ncentre"]
    assert met("You didn’t engage.", "engage") == ["didn’t engage"]
    assert met("non‑compliant", "compliant") == ["non‑compliant"]


def test_the_longer_phrase_stands_for_what_is_in_it() -> None:
    assert rules_met("Your LAC review was at the contact centre.") == ["lac-review", "contact-centre"]


def test_words_in_capitals_are_met_in_capitals_only() -> None:
    assert met("The IRO came.", "acronym") == ["IRO"]
    assert met("The lac of the insect, a pep talk, a cin.", "acronym") == []


def test_a_finding_tells_all_that_is_needed() -> None:
    (found,) = look_at("We had contact.")

    assert found == Finding(
        "contact", Level.ALMOST_NEVER, 7, 14, "contact", found.why, ("family time", "seeing Mum"), "", "COGNUS, WILLIS"
    )
    assert found.said == "“contact” is an office word. Children say “family time”."
    assert found.suggestion == "family time; seeing Mum"


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("passive", "You were later removed from school"),
        ("passive", "It was felt that you should move by Friday"),
        ("passive", "You were being hurt"),
        ("promise", "We’ll always be there"),
        ("absolute", "Dad never came"),
        ("euphemism", "Mum made some mistakes"),
        ("exclamations", "Hooray!!"),
        ("placeholder", "Your worker is [social worker]"),
        ("placeholder", "You lived with ____ for a year"),
        ("placeholder", "lorem ipsum dolor"),
        ("placeholder", "Your birthday is on dd/mm/yyyy"),
        ("placeholder", "When he/she was born"),
        ("address", "Flat 4, 12a St Mary’s Road, Leeds"),
        ("postcode", "m1 1ae"),
        ("postcode", "EC1A1BB"),
        ("phone", "0113 496 0999"),
        ("phone", "+44 7700 900123"),
        ("phone", "(0161) 496 0000"),
        ("email", "kelly.m+1@mail.example.org"),
        ("nhs-number", "9434765919"),
        ("nhs-number", "NHS no: 123 456 7890"),
        ("case-number", "Mosaic ID: 1234567"),
        ("case-number", "case ref. AB/12345"),
        ("case-number", "QQ123456C".replace("QQ", "AB")),
    ],
)
def test_a_fault_is_found(rule: str, text: str) -> None:
    assert rule in rules_met(f"So it is. {text}. And so on.")


@pytest.mark.parametrize(
    "text",
    [
        "You were moved by the song, and you were hurt by Dean.",
        "Love from Nan xxx",
        "She was born on 12/03/2019 at 10.30, weighed 7lb 2oz and was 51 cm long.",
        "There were 12,500 people, 2 dogs and £1,200,000 in 2019-2021.",
        "Year 6 has 30 children; the bus is number 42.",
        "You won! Hooray! We ate 100 cakes.",
        "Mum was poorly. She had an illness, and the doctor gave her medicine.",
        "The score was 3-2, page 123 of 456.",
    ],
)
def test_good_words_are_left_alone(text: str) -> None:
    assert rules_met(text) == []


def test_a_sentence_may_be_longer_for_an_older_reader() -> None:
    text = " ".join(["word"] * 18) + "."

    assert rules_met(text, Reader(age=9)) == ["long-sentence"]
    assert rules_met(text, Reader(age=12)) == []
    assert "18 words" in look_at(text, Reader(age=7))[0].why
    assert most_words(5) < most_words(9) < most_words(12) < most_words(None)


def test_an_nhs_number_is_known_by_its_check_digit() -> None:
    assert has_check_digit("9434765919")
    assert not has_check_digit("9434765918")
    assert not has_check_digit("0000000000")


def test_names_of_nobody_in_the_book_are_told() -> None:
    known = {"London", "April", "grace", "will", "dear", "we", "you", "kelly"}
    reader = Reader(names=replace(MAYA, is_word=known.__contains__))

    assert rules_met("Maya saw Kelly and Sue’s dog. Amara came.", reader) == []
    assert met("Dear Poppy, this is for you.", "another-child", reader) == ["Poppy"]
    assert met("You played with Jayden in the park.", "unknown-name", reader) == ["Jayden"]
    assert met("Kelly Marlowe came.", "surname", reader) == ["Marlowe"]
    assert rules_met("We went to London in April. Grace was said. Will you come?", reader) == []
    assert rules_met("You played with Jayden in the park.") == []


def test_pronouns_that_fit_somebody_else_are_told() -> None:
    reader = Reader(names=MAYA)

    assert met("Maya was tired and he slept.", "pronoun", reader) == ["he"]
    assert met("Maya saw her dad and he slept.", "pronoun", reader) == []
    assert met("Maya and Sam played until he slept.", "pronoun", reader) == []
    assert met("Maya was tired and she slept.", "pronoun", reader) == []
    boy = Reader(names=replace(MAYA, gender=Gender.MALE))
    assert met("Maya was tired and she slept.", "pronoun", boy) == ["she"]
    assert met("Maya was tired and she slept.", "pronoun", Reader(names=replace(MAYA, gender=Gender.UNKNOWN))) == []


PIECES = [
    "contact",
    "Your",
    "LAC",
    "review",
    "was",
    "moved",
    "always",
    "XXX",
    "[",
    "]",
    "{{",
    "!!",
    "LS6",
    "2AB",
    "07700",
    "900123",
]
PIECES += ["@a.b", "’", "'", "\n", "é́", "😀", "İ", "ß", "943", "476", "5919", "Dear", "Poppy’s"]
ANYTHING = st.text() | st.lists(st.sampled_from(PIECES)).map(" ".join)


@given(ANYTHING)
@settings(max_examples=300)
def test_places_are_right_in_any_text(text: str) -> None:
    found = look_at(text, Reader(9, replace(MAYA, is_word=str.islower)))

    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.text
        assert each.why
        assert each.suggestion
    marks = [each for each in found if each.rule != "long-sentence"]
    assert all(one.end <= other.start for one, other in pairwise(marks))


def test_a_book_of_120_pages_is_looked_over_in_seconds() -> None:
    page = (
        "You lived with Sue and Pat in a house by the sea. Sue worked at the school and Pat looked after you. "
        "You had a blue bike, and the dog was called Otis. On Fridays you saw Kelly at the family centre. "
    ) * 4
    look_at(page)
    start = process_time()
    for number in range(120):
        look_at(f"{page}{number}", Reader(9, MAYA))
    assert process_time() - start < 6


def test_texts_of_others_raise_few_false_alarms(inputs: Path) -> None:
    words = alarms = 0
    for path in (inputs / "text" / "prose").glob("*.txt"):
        text = path.read_text(encoding="utf-8")[:60_000]
        words += len(text.split())
        alarms += sum(each.rule != "long-sentence" for each in look_at(text))
    assert words > 40_000
    assert alarms / words * 500 <= 1


def test_what_is_looked_over_in_a_book_is_what_its_child_may_read() -> None:
    book = a_full_book()
    page = next(page for page in book.pages if page.layout == "words")
    told = FillSlot(page.id, "words", TextSlot(Words.of("We had contact.", "Le placement."))).apply(book)

    assert "We had contact.\nLe placement." in [each.text for each in passages(told)]
    hidden = told.with_page(replace(told.page(page.id), seen_by=WORKER_ONLY))
    assert page.id not in {each.page for each in passages(hidden)}
    french = told.with_page(replace(told.page(page.id), lang="fr"))
    assert not [each for each in passages(french) if each.page == page.id and each.text.strip()]


@pytest.mark.parametrize("piece", ["contact ", "was moved ", "poorly ", "Maya he. ", "1 ", "a@", "[ ", "<a", "943 476 5919 "])
def test_a_text_of_anything_without_end_is_looked_over_in_seconds(piece: str) -> None:
    start = process_time()
    look_at(piece * (60_000 // len(piece)), Reader(9, MAYA))
    assert process_time() - start < 4
