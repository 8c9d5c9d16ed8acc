"""Whether a letter and its book agree: nothing false on the sample, what is seeded is found, and nothing is guessed."""

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.ids import LetterId, PageId
from lifestory_app.domain.letters import Letter, LetterSection
from lifestory_app.domain.pages import Page, TextSlot
from lifestory_app.domain.people import Person
from lifestory_app.domain.text import Words
from lifestory_app.practice.agreement import Disagreement, Kind, compare
from lifestory_app.practice.agreement_dates import is_near_date
from lifestory_app.practice.agreement_names import distance, is_near
from lifestory_app.practice.agreement_text import number_of
from lifestory_app.practice.book_words import passages
from lifestory_app.practice.samples import read_sample, samples
from lifestory_app.usecases.wording import dictionary

SAMPLE = read_sample("adoption").book
LETTER = SAMPLE.letters[0]
IS_WORD = dictionary()


def seeded(before: str, after: str, book: Book = SAMPLE) -> tuple[Disagreement, ...]:
    """What is found where one piece of the sample's letter says something else."""
    letter = book.letters[0]
    parts = []
    hits = 0
    for part in letter.sections:
        paragraphs = [paragraph.plain for paragraph in part.words.paragraphs]
        hits += sum(before in paragraph for paragraph in paragraphs)
        parts.append(replace(part, words=Words.of(*(paragraph.replace(before, after, 1) for paragraph in paragraphs))))
    assert hits, f"“{before}” is not in the letter"
    return compare(book, replace(letter, sections=tuple(parts)), IS_WORD)


def found_in(text: str, book: Book = SAMPLE, part: str = "memories") -> tuple[Disagreement, ...]:
    """What is found in a letter of one part with these words."""
    letter = replace(LETTER, sections=(LetterSection(part, "A part", Words.of(*text.split("\n"))),))
    return compare(book, letter, IS_WORD)


def with_page(*lines: str) -> Book:
    page = Page(PageId("p16"), SAMPLE.sections[1].id, "words", "Saying goodbye", (("words", TextSlot(Words.of(*lines))),))
    return replace(SAMPLE, pages=(*SAMPLE.pages, page))


def test_the_letter_of_the_sample_agrees_with_its_book() -> None:
    assert compare(SAMPLE, LETTER, IS_WORD) == ()
    assert compare(SAMPLE, LETTER) == (), "and without a dictionary"


SEEDS = [
    # Names.
    (Kind.NAME, "Kelly told me that a robin", "Kelley told me that a robin", "Kelley", "Kelly"),
    (Kind.NAME, "and Winston looked", "and Winstone looked", "Winstone", "Winston"),
    (Kind.NAME, "about Imran, and", "about Imram, and", "Imram", "Imran"),
    (Kind.NAME, "born in Wexmouth on", "born in Wexmoth on", "Wexmoth", "Wexmouth"),
    (Kind.NAME, "Anna and Daniel were", "Anna and Danial were", "Danial", "Daniel"),
    (Kind.NAME, "Maya is your", "Mayah is your", "Mayah", "Maya"),
    (Kind.NAME, "Kelly’s sadness", "Kely’s sadness", "Kely", "Kelly"),
    (Kind.NAME, "Judge Harris decided", "Judge Haris decided", "Haris", "Harris"),
    # Dates.
    (Kind.DATE, "Tuesday 12 March 2019", "Tuesday 12 March 2018", "12 March 2018", "12 March 2019"),
    (Kind.DATE, "Tuesday 12 March 2019", "Tuesday 19 March 2019", "19 March 2019", "12 March 2019"),
    (Kind.DATE, "Tuesday 12 March 2019", "Monday 12 March 2019", "Monday 12 March 2019", "Tuesday 12 March 2019"),
    (Kind.DATE, "Tuesday 12 March 2019", "12 May 2019", "12 May 2019", "12 March 2019"),
    (Kind.DATE, "in October 2021, when she", "in October 2022, when she", "October 2022", "4 October 2021"),
    (Kind.DATE, "In December 2022 Judge", "In December 2021 Judge", "December 2021", "8 December 2022"),
    (Kind.DATE, "In November 2020 you went to live", "In November 2018 you went to live", "November 2018", "20 November 2020"),
    (
        Kind.DATE,
        "The last time you saw Kelly, in February 2023",
        "The last time you saw Kelly, in February 2022",
        "February 2022",
        "February 2023",
    ),
    # Ages and lengths.
    (Kind.AGE, "Kelly was twenty-one", "Kelly was nineteen", "nineteen", "21 or 22"),
    (Kind.AGE, "Kelly was twenty-one", "Kelly was 25", "25", "21 or 22"),
    (Kind.AGE, "when you are five, and you", "when you are six, and you", "six", "5"),
    (Kind.DATE, "for twenty months", "for thirty months", "thirty months", "4 October 2021 to 17 June 2023"),
    (Kind.DATE, "for twenty months", "for three years", "three years", "4 October 2021 to 17 June 2023"),
    # Places.
    (Kind.PLACE, "born in Wexmouth on", "born in Thornby on", "Thornby", "Wexmouth"),
    # Counts.
    (Kind.COUNT, "weighed 3.2 kilograms", "weighed 2.3 kilograms", "2.3 kilograms", "3.2"),
]


@pytest.mark.parametrize(("kind", "before", "after", "here", "there"), SEEDS, ids=[f"{seed[0]} {seed[3]}" for seed in SEEDS])
def test_what_is_seeded_is_found_and_shown_beside_what_the_book_says(
    kind: Kind, before: str, after: str, here: str, there: str
) -> None:
    hits = [each for each in seeded(before, after) if each.kind is kind and each.here == here]

    assert hits, f"not found: {after}"
    assert there in hits[0].there
    assert hits[0].page is not None or hits[0].entry is not None


@pytest.mark.parametrize(
    ("kind", "text", "here", "there"),
    [
        (Kind.DATE, "You were born in 2018.", "2018", "12 March 2019"),
        (Kind.DATE, "Maya was born in 2014 and loved you from the first day.", "2014", "2015"),
        (Kind.DATE, "You were adopted on 18 October 2023.", "18 October 2023", "18 October 2024"),
        (Kind.DATE, "You moved in with Anna and Daniel on 17 July 2023.", "17 July 2023", "17 June 2023"),
        (Kind.DATE, "You lived with Sue for three years.", "three years", "4 October 2021 to 17 June 2023"),
        (Kind.AGE, "You were three when you came to live with Sue and Winston.", "three", "2"),
        (Kind.AGE, "When you were six, you were adopted by Anna and Daniel.", "six", "5"),
        (Kind.PLACE, "You lived with Sue and Winston in Wexmouth.", "Wexmouth", "Hollins Bay"),
        (Kind.COUNT, "You have two sisters.", "two sisters", "1 sister"),
    ],
)
def test_other_ways_of_saying_it_are_understood(kind: Kind, text: str, here: str, there: str) -> None:
    (hit,) = found_in(text)

    assert (hit.kind, hit.here, hit.there) == (kind, here, there)


def test_a_count_is_compared_with_the_page_that_tells_the_same() -> None:
    book = with_page("Kelly came to see you at the family centre six times.")

    (hit,) = found_in("Kelly came to see you at the family centre seven times. Then she stopped coming.", book)
    assert (hit.kind, hit.here, hit.there) == (Kind.COUNT, "seven times", "6 times")
    assert hit.page == PageId("p16")
    assert hit.about == "Saying goodbye"
    assert found_in("Kelly came to see you at the family centre six times.", book) == ()


@pytest.mark.parametrize(
    "text",
    [
        "My friend Kellan came with me.\nHe is a social worker too, and he drove the car.",
        "You rang three times, and I laughed. Sue has four cats.",
        "You were born in the early morning, and Jean was there.",
        "You were two when you first laughed at the sea.",
        "I met Kelly in March 2017, two years before you were born.",
        "In June 2020 I came for the first time.",
        "You lived with Sue for about two years.",
        "Sue looked after you and for three months she slept on the floor beside you.",
        "Kelly was tired when you were born.",
        "Judge Harris sat in court in March 2023 for somebody else.",
        "You moved in with Anna and Daniel in summer 2023.",
        "You lived with Kelly and Maya in March.",
        "The centre had Easter eggs. Everybody in England was at home then.",
        "She was nearly twenty when she left school.",
        "I wrote to Manchester and to Leeds, and nobody knew him.",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert found_in(text) == ()


def test_a_name_that_stands_on_a_page_is_known() -> None:
    assert [hit.here for hit in found_in("I met Kelley in the hall.")] == ["Kelley"]
    assert found_in("I met Kelley in the hall.", with_page("Kelley was the lady at the school gate.")) == ()


def test_what_is_marked_stands_at_its_place() -> None:
    for hit in found_in("It rained.\nYou were born on 13 March 2019. Kelley was there."):
        assert "It rained.\nYou were born on 13 March 2019. Kelley was there."[hit.start : hit.end] == hit.here


def test_where_the_book_knows_no_date_nothing_disagrees() -> None:
    child = replace(SAMPLE.the_child, born=None)
    people = (child, *(replace(person, born=None) for person in SAMPLE.people if person.id != child.id))
    bare = replace(SAMPLE, people=people, homes=(), events=(), bonds=(), pages=(), memories=())

    assert compare(bare, LETTER, IS_WORD) == ()


def test_looking_again_at_a_changed_letter_takes_little() -> None:
    compare(SAMPLE, LETTER, IS_WORD)
    began = time.perf_counter()
    for _ in range(5):
        compare(SAMPLE, LETTER, IS_WORD)
    assert (time.perf_counter() - began) / 5 < 0.1, "it is looked at off the thread of the window, but often"


@given(st.text("abcdefghijklmnop", min_size=1, max_size=9), st.text("abcdefghijklmnop", min_size=1, max_size=9))
def test_the_distance_of_names_is_one(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance(one, other) <= max(len(one), len(other))
    assert is_near(one, other) == is_near(other, one)


@given(st.integers(0, 99))
def test_numbers_are_read_as_words_and_figures(number: int) -> None:
    ones = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]  # fmt: skip
    tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    said = ones[number] if number < 20 else tens[number // 10] + (f"-{ones[number % 10]}" if number % 10 else "")

    assert number_of(said) == number
    assert number_of(str(number)) == number


DATES = st.dates(max_value=date(2999, 12, 31))


@given(DATES, DATES)
def test_a_date_is_near_another_only_where_one_part_differs(one, other) -> None:
    first, second = UncertainDate.on(one), UncertainDate.on(other)
    same = sum((one.year == other.year, one.month == other.month, one.day == other.day))

    assert is_near_date(first, second) == (same == 2)


@given(st.text(max_size=300))
def test_any_words_can_be_compared(text: str) -> None:
    for hit in found_in(text):
        assert hit.here


def people(book: Book) -> dict[str, Person]:
    return {person.known_as: person for person in book.people}


def test_another_letter_of_the_book_is_compared_too() -> None:
    other: Letter = replace(LETTER, sections=(LetterSection("a", "A", Words.of("Maya was born in 2011.")),))

    (hit,) = compare(replace(SAMPLE, letters=(LETTER, other)), other, IS_WORD)
    assert hit.entry == ("person", people(SAMPLE)["Maya"].id)


@pytest.mark.parametrize("kind", samples())
def test_no_sample_book_disagrees_with_its_letters_or_with_itself(kind: str) -> None:
    """False alarms on texts that nobody wrote for this: the letters, and all pages of a book as if they were one."""
    book = read_sample(kind).book
    pages = [passage for passage in passages(book) if not passage.in_letter]
    whole = tuple(LetterSection(f"page-{number}", "", passage.words) for number, passage in enumerate(pages))

    for letter in (*book.letters, replace(LETTER, id=LetterId("pages"), sections=whole, dated=None)):
        assert compare(book, letter, IS_WORD) == ()
