"""Facts offered for a letter: who may read them, what they say, and whether the letter says them already."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.family import RECORDS_ONLY as NOT_FOR_CHILD
from lifestory_app.domain.homes import Event, EventKind, Home, HomeKind
from lifestory_app.domain.ids import EventId, HomeId, LetterId, PersonId
from lifestory_app.domain.letters import Letter, LetterKind, LetterSection, PartState
from lifestory_app.domain.people import Fact, Name, Person, Role
from lifestory_app.domain.text import Words
from lifestory_app.practice.letter_facts import facts_of, sentence_about, text_of
from lifestory_app.practice.letter_forms import Topic, letter_forms
from lifestory_app.practice.letter_words import happened
from lifestory_app.practice.samples import read_sample
from lifestory_app.practice.you_voice import voice_of
from tests.builders import CHILD, a_book

SAMPLE = read_sample("adoption").book
LETTER = SAMPLE.letters[0]


def told(topic: Topic, book=SAMPLE, letter=LETTER) -> dict[str, bool]:
    return {fact.told: fact.is_said_in(text_of(letter)) for fact in facts_of(book, letter, [topic])}


def test_facts_of_the_birth_mother_come_with_their_source_and_whether_they_are_said() -> None:
    facts = {fact.told: fact for fact in facts_of(SAMPLE, LETTER, [Topic.BIRTH_MOTHER])}

    assert facts["Kelly, born 1997"].sentence == "Kelly was born in 1997."
    assert facts["Kelly, born 1997"].source is not None
    assert told(Topic.BIRTH_MOTHER)["Kelly, worked: in a café by the harbour"] is True
    assert told(Topic.BIRTH_MOTHER)["Kelly, good at: singing, and drawing birds"] is False


def test_no_family_name_and_nothing_for_the_records_is_ever_offered() -> None:
    families = {name.family for person in SAMPLE.people for name in person.names if name.family}
    everything = [fact for form in letter_forms() for part in form.parts for fact in facts_of(SAMPLE, LETTER, part.facts)]

    for fact in everything:
        assert not any(family in fact.told + fact.sentence for family in families), fact
        assert "Counting everything twice" not in fact.told, "that is marked for the records alone"


def test_a_person_whom_the_readers_may_not_see_is_not_offered() -> None:
    people = tuple(replace(person, seen_by=NOT_FOR_CHILD) if person.known_as == "Imran" else person for person in SAMPLE.people)

    assert told(Topic.BIRTH_FATHER, replace(SAMPLE, people=people)) == {}


def test_sentences_speak_to_the_child() -> None:
    homes = [fact.sentence for fact in facts_of(SAMPLE, LETTER, [Topic.CARE])]
    now = [fact.sentence for fact in facts_of(SAMPLE, LETTER, [Topic.FAMILY_NOW])]

    assert "You lived with Sue and Winston in Hollins Bay from 4 October 2021 to 17 June 2023." in homes
    assert "You have lived with Anna and Daniel since 17 June 2023." in now
    assert "On 17 June 2023 you moved in with Mum and Dad." in now
    for sentence in (*homes, *now):
        assert not {"I", "my", "me"} & set(sentence.replace(".", " ").split()), sentence


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("I was baptised", "On 5 May 2020 you were baptised."),
        ("The judge decided", "On 5 May 2020 the judge decided."),
        ("My first day at school", "Your first day at school was on 5 May 2020."),
        ("Adoption day", "Adoption day was on 5 May 2020."),
    ],
)
def test_what_happened_becomes_a_sentence_to_the_child(title: str, said: str) -> None:
    assert happened(Event(EventId("e"), EventKind.OTHER, title, UncertainDate(2020, 5, 5))) == said


def test_facts_with_usual_labels_are_whole_sentences() -> None:
    assert sentence_about("Dean", Fact("Good at", "mending bikes.")) == "Dean is good at mending bikes."
    assert sentence_about("Dean", Fact("Favourite food", "chips")) == "Dean’s favourite food was chips."
    assert sentence_about("Dean", Fact("Played for", "Thornby Colts")) == "Dean, played for: Thornby Colts."


@given(st.lists(st.sampled_from(list(Topic)), max_size=5))
def test_a_fact_that_was_put_in_is_said(topics: list[Topic]) -> None:
    empty = Letter(LetterId("l"), LetterKind.LATER_LIFE, CHILD, "t", "g")

    for fact in facts_of(SAMPLE, empty, topics):
        letter = replace(empty, sections=(LetterSection("a", "A", Words.of(fact.sentence)),))
        assert fact.is_said_in(text_of(letter)), fact
        assert not fact.is_said_in(text_of(empty)), fact


def test_a_home_without_people_dates_or_a_place_is_still_a_sentence() -> None:
    book = a_book(homes=(Home(HomeId("h"), HomeKind.FOSTER, "A house", when=Span()),))

    (fact,) = facts_of(book, LETTER, [Topic.CARE])
    assert fact.sentence == "You lived at “A house”."


def test_those_who_are_called_by_their_name_keep_what_goes_before_it() -> None:
    gran = Person(PersonId("g"), (Name("Jean", "Marlowe"),), Role.RELATIVE, called="Gran Jean")
    book = a_book(people=(*a_book().people, gran))

    assert list(told(Topic.FAMILY, book)) == ["Gran Jean, relative"]


def test_the_states_of_a_part_and_the_letter_without_what_is_held_back() -> None:
    said, empty = LetterSection("a", "A", Words.of("Words.")), LetterSection("b", "B")
    held = replace(said, id="c", held_back=True)
    letter = Letter(LetterId("l"), LetterKind.LATER_LIFE, CHILD, "t", "g", (said, empty, held), enclosures=("A photo",))

    assert [part.state for part in letter.sections] == [PartState.SAID, PartState.NOT_YET, PartState.GIVEN_LATER]
    assert letter.said == 2
    assert [part.id for part in letter.given_now().sections] == ["a", "b"]
    assert [part.id for part in letter.not_said()] == ["b"]
    alone = letter.part_alone(held)
    assert [part.words for part in alone.sections] == [held.words]
    assert not alone.sections[0].held_back
    assert alone.enclosures == ()
    assert letter.with_part(replace(empty, words=Words.of("Now."))).said == 3


@pytest.mark.parametrize(
    ("words", "good"),
    [
        ("You were born in March.", True),
        ("Kelly named you Robin. She was tired and happy.", True),
        ("I want to tell you, Robin, that it was not your fault.", True),
        ("Robin was a happy baby.", False),
        ("Everybody loved Robin’s laugh.", False),
        ("Kelly said, “Robin is the best thing in my life.” You were with her.", True),
        ("The child was found alone.", False),
        ("It rained.", True),
        ("It rained on that day. " * 12, False),
    ],
)
def test_a_letter_speaks_to_you(words: str, good: bool) -> None:
    assert voice_of(words, "Robin").speaks_to_you is good


def test_the_sample_speaks_to_you_in_every_part() -> None:
    for part in LETTER.sections:
        voice = voice_of(part.words.plain, "Robin")
        assert voice.speaks_to_you, (part.id, voice.about)
