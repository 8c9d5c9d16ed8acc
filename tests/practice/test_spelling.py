"""Spelling: what is wrong, what is offered, and what is left alone."""

from dataclasses import replace
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifestory_app import platforms, resources
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.homes import Home, HomeKind
from lifestory_app.domain.ids import HomeId, PersonId
from lifestory_app.domain.people import Name, Person
from lifestory_app.practice import spelling as room
from lifestory_app.practice.spelling import KEPT_FILE, Spelling, load_kept, load_spelling, names_of
from tests.builders import a_book


@pytest.fixture(scope="module")
def loaded() -> Spelling:
    return load_spelling()


@pytest.fixture
def spelling(loaded: Spelling) -> Spelling:
    """The same engine, with nobody's names and nobody's list."""
    return Spelling(loaded._engine)


def words_wrong(spelling: Spelling, text: str, lang: str | None = "en-GB") -> list[str]:
    return [text[start:end] for start, end in spelling.wrong(text, lang)]


def test_a_misspelt_word_is_found_where_it_stands(spelling: Spelling) -> None:
    assert spelling.wrong("We like thier dog.") == ((8, 13),)


@pytest.mark.parametrize(
    "text",
    [
        "Your birth mum is called Gran. She has long brown hair, and she loves the sea!",
        "Grandad’s colour is grey; nanna’s favourite jumper organised itself.",
        "It's Mum's. It’s Mum’s. The girls' room, the girls’ room, James' and quoted 'dog'.",
        "The SGO, IRO, CAMHS and LAC; kinship carers, respite, contact centre, family time.",
        "On the 3rd of May 2021 at 10.30am, 12th floor, flat 4B, x2.",
        "A well-known foster-carer, pre-school, ex-carer, co-parenting, e.g. half-sister, Wi-Fi.",
        "Write to office@example.org or see https://www.example.org/thier?recieve=1",
        "café crèche naïve",
        "نادیہ and ሰላም and 你好",
        "Rotherham, Merthyr Tydfil, Aberystwyth, Peterborough, Merseyside",
        "bathtime storytime wellies onesie playdate grandads EASTER",
        "",
        "   \n\t ’’’ ''' — … - -- 'n' a",
    ],
)
def test_good_words_are_left_alone(spelling: Spelling, text: str) -> None:
    assert words_wrong(spelling, text) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("favorite color", ["favorite", "color"]),
        ("Thier mum", ["Thier"]),
        ("the gril’s dog, ‘gril’", ["gril’s", "gril"]),
        ("a kind-haerted man", ["haerted"]),
        ("mum😀 dda😀", ["dda"]),
        ("good.baad", ["baad"]),
        ("He was HAPPPY", ["HAPPPY"]),
    ],
)
def test_bad_words_are_found(spelling: Spelling, text: str, wrong: list[str]) -> None:
    assert words_wrong(spelling, text) == wrong


@pytest.mark.parametrize("lang", ["cy", "pl", "ur", None, "", "eng"])
def test_other_languages_are_left_alone(spelling: Spelling, lang: str | None) -> None:
    assert spelling.wrong("Mae thier ci", lang) == ()


@pytest.mark.parametrize("lang", ["en", "en-GB", "en_IE", "EN-gb"])
def test_every_english_is_looked_at(spelling: Spelling, lang: str) -> None:
    assert spelling.wrong("thier", lang) == ((0, 5),)


def test_what_was_meant_is_offered_first(spelling: Spelling) -> None:
    assert spelling.suggestions("thier")[0] == "their"
    assert spelling.suggestions("recieve")[0] == "receive"
    assert len(spelling.suggestions("thier")) <= 5


def test_a_suggestion_keeps_the_curly_apostrophe(spelling: Spelling) -> None:
    assert "couldn’t" in spelling.suggestions("coudn’t")
    assert "couldn't" in spelling.suggestions("coudn't")


def test_no_unkind_word_is_ever_offered(spelling: Spelling) -> None:
    offered = {each for word in ("mum’s", "cumm", "bstard", "sluty", "dikc", "titz") for each in spelling.suggestions(word)}

    assert not offered & {"cum’s", "cum", "bastard", "slut", "dick", "tits"}


def test_names_of_the_book_are_right_with_and_without_an_s(spelling: Spelling) -> None:
    assert words_wrong(spelling, "Zofika’s dog") == ["Zofika’s"]

    spelling.know(["Zofika Nowakowska-Jones", "Biscuit"])

    assert words_wrong(spelling, "Zofika, Zofika’s, Zofika's, Nowakowska, ZOFIKA, Nowakowska-Jones’") == []
    assert words_wrong(spelling, "zofika") == ["zofika"]
    assert spelling.suggestions("zofika")[0] == "Zofika"
    assert spelling.suggestions("Zofkia")[0] == "Zofika"


def test_the_names_of_another_book_are_not_known(spelling: Spelling) -> None:
    spelling.know(["Zofika"])
    assert words_wrong(spelling, "Zofika") == []

    spelling.know(["Zuzanna"])

    assert words_wrong(spelling, "Zofika Zuzanna") == ["Zofika"]


def test_every_name_in_a_book_is_found() -> None:
    kelly = Person(PersonId("k"), (Name("Keziah", "Oyelaran", native="ኬዝያ"),), called="Mimi")
    home = Home(HomeId("h"), HomeKind.FOSTER, "With Zuzanna and the dog", place="Wexmouth")
    book = replace(a_book(), people=(*a_book().people, kelly), homes=(home,), author="Amara Nwosu")

    names = names_of(book)

    assert {"Robin", "Keziah", "Oyelaran", "ኬዝያ", "Mimi", "Wexmouth", "Zuzanna", "Amara Nwosu"} <= names
    assert "dog" not in names


def test_a_kept_word_is_kept_for_the_next_time(spelling: Spelling) -> None:
    spelling.keep("snugglebum")

    assert words_wrong(spelling, "Snugglebum, snugglebum’s") == []
    assert load_kept() == ("snugglebum",)


def test_a_list_that_cannot_be_written_refuses_in_plain_words_and_the_word_is_right_for_now(
    spelling: Spelling, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(room.platforms, "replace_file", full)

    with pytest.raises(Refused, match="kept only until you close"):
        spelling.keep("snugglebum")

    assert words_wrong(spelling, "snugglebum") == []


def test_a_spoilt_list_does_no_harm() -> None:
    (platforms.data_home() / KEPT_FILE).write_bytes(b"\xff\xfe\x00nonsense\n" + b"x" * 100_000 + b"\ngood\n")

    assert "good" in load_kept()
    assert all(len(word) <= 40 for word in load_kept())


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_no_text_whatever_can_upset_it(text: str) -> None:
    spelling = Spelling(load_once()._engine)

    spans = spelling.wrong(text)

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


_once: list[Spelling] = []


def load_once() -> Spelling:
    if not _once:
        _once.append(load_spelling())
    return _once[0]


def test_huge_words_are_safe_and_quick(spelling: Spelling) -> None:
    start = process_time()
    assert spelling.wrong("x" * 1_000_000) == ()
    assert spelling.wrong("é" * 100_000 + " " + "a-" * 50_000) == ()
    assert spelling.suggestions("é" * 1000) == ()
    assert spelling.suggestions("\x00") == ()
    assert process_time() - start < 4


def test_ten_thousand_words_are_looked_up_without_anybody_noticing(spelling: Spelling) -> None:
    text = "Your birth mum is called Kelly. She has long brown hair and she loves the sea and thier dog. " * 520
    spelling.wrong(text)

    costs = []
    for _ in range(5):
        start = process_time()
        spelling.wrong(text)
        costs.append(process_time() - start)

    assert len(text.split()) >= 9_800
    # About 0.03 s of one processor; a lookup that forgets what it knew costs seconds.
    assert min(costs) < 0.2


def test_our_own_list_holds_only_what_the_dictionary_lacks_or_might_lose() -> None:
    lines = resources.asset("dictionaries", "en-GB", "life-story.txt").read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if line and not line.startswith("#")]

    assert len(words) == len(set(words))
    assert all(word == word.strip() and " " not in word for word in words)
