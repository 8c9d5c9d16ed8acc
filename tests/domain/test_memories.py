"""Memories: what they are called, when nothing was noted, and what leaves them with a person, home or photo."""

from dataclasses import replace
from datetime import date

import pytest

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.edits import FillSlot, PutHome, RemoveHome, RemovePerson, RemovePhoto
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.ids import HomeId, MemoryId, PageId, PersonId, PhotoId
from lifestory_app.domain.memories import Given, KeptObject, Memory, MemoryKind, by_date, days_quiet
from lifestory_app.domain.memory_edits import PutMemory, RemoveMemory
from lifestory_app.domain.pages import CardsSlot, FactsSlot, MemoriesSlot, Page, PeopleSlot, PhotoSlot, TextSlot
from lifestory_app.domain.people import Fact
from lifestory_app.domain.text import Words
from lifestory_app.domain.told import card_of, told_page
from tests.builders import SECTION, a_full_book, a_memory, a_page

ONE, HAT, SAYING = MemoryId("memory-1"), MemoryId("memory-2"), MemoryId("memory-3")
SUE = PersonId("sue")


def told(book: Book, layout: str, *memories: MemoryId, **more: object) -> Page:
    slots = (("memories", MemoriesSlot(memories)),) if memories else ()
    return told_page(book, Page(PageId("told"), SECTION, layout, slots=slots, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("memory", "name"),
    [
        (a_memory(title="Pancake day"), "Pancake day"),
        (Memory(ONE, kept=KeptObject("White hat")), "White hat"),
        (Memory(ONE, story=Words.of("You laughed.")), "You laughed."),
        (Memory(ONE, said="word " * 20), "word word word word word word word wor…"),
        (Memory(ONE), ""),
    ],
)
def test_a_memory_is_called_by_its_title_its_thing_or_how_it_begins(memory: Memory, name: str) -> None:
    assert memory.name == name


def test_memories_stand_by_date_and_those_without_last() -> None:
    early, late = a_memory("a", when=UncertainDate(2020)), a_memory("b", when=UncertainDate(2021, 3, about=True))

    assert by_date((a_memory("c"), late, early)) == (early, late, a_memory("c"))


def test_it_is_known_for_how_long_nothing_was_noted() -> None:
    noted = replace(a_memory(), noted=UncertainDate(2026, 3, 1))

    assert days_quiet((noted, a_memory("b")), date(2026, 3, 29)) == 28
    assert days_quiet((a_memory(),), date(2026, 3, 29)) is None


@pytest.mark.parametrize(
    "memory",
    [
        a_memory(who=(PersonId("nobody"),)),
        a_memory(home=HomeId("nowhere")),
        a_memory(kept=KeptObject(giver=PersonId("nobody"))),
    ],
)
def test_a_memory_names_only_what_is_in_the_book(memory: Memory) -> None:
    with pytest.raises(EditRefused):
        PutMemory(memory).apply(a_full_book())


def test_a_memory_that_a_page_tells_stays_in_the_box() -> None:
    with pytest.raises(EditRefused, match="Firsts"):
        RemoveMemory(ONE).apply(a_full_book())


def test_a_page_tells_only_memories_that_are_in_the_box() -> None:
    with pytest.raises(EditRefused, match="memory box"):
        FillSlot(PageId("page-1"), "memories", MemoriesSlot((MemoryId("gone"),))).apply(a_full_book())


def test_a_photo_of_a_memory_stays_in_the_book() -> None:
    book = replace(a_full_book(), pages=(), storyboards=())

    with pytest.raises(EditRefused, match="memory"):
        RemovePhoto(PhotoId("photo-1")).apply(book)


def test_a_person_who_leaves_is_named_in_no_memory() -> None:
    book = RemovePerson(SUE).apply(a_full_book())

    assert not any(SUE in memory.who for memory in book.memories)
    hat = book.memory(HAT).kept
    assert hat is not None
    assert hat.giver is None
    assert hat.given is Given.NOT_SAID


def test_memories_outlive_the_home_they_belonged_to() -> None:
    book = RemoveHome(HomeId("home-2")).apply(a_full_book())

    assert book.memory(ONE).home is None


# What pages tell.


def test_a_page_without_memories_is_left_as_it_is() -> None:
    page = a_page()

    assert told_page(a_full_book(), page) is page


def test_memories_stand_behind_the_cards_that_are_typed() -> None:
    book = a_full_book()
    page = told_page(book, book.page(PageId("page-5")))
    cards = page.slot("cards")

    assert isinstance(cards, CardsSlot)
    assert [card.title for card in cards.cards] == ["Kite", "No wobbles"]
    assert cards.cards[1].note == "About June 2022, Wexmouth"
    assert page.slot("memories") is None


def test_a_thing_is_told_by_its_name_who_gave_it_and_when() -> None:
    book = a_full_book()
    card = card_of(book, book.memory(HAT), "memory-box")

    assert (card.title, card.words.plain) == ("White hat", "You wore it on your first day here.")
    assert card.note == "From Sue, 4 October 2021"
    assert isinstance(card.picture, PhotoSlot)
    assert card.picture.view.photo == "photo-1"


def test_that_nobody_knows_who_gave_a_thing_is_said() -> None:
    teddy = Memory(ONE, MemoryKind.OBJECT, kept=KeptObject("Hospital teddy", given=Given.NOT_KNOWN))

    assert card_of(a_full_book(), teddy, "memory-box").note == "We do not know who gave it"


def test_a_funny_saying_stands_in_quotation_marks_once() -> None:
    book = a_full_book()
    quoted = replace(book.memory(SAYING), said="“Hold on to your hats!”")

    assert card_of(book, book.memory(SAYING)).words.plain == "“The moon followed us home.”"
    assert card_of(book, quoted).words.plain == "“Hold on to your hats!”"


def test_a_page_of_one_memory_tells_all_of_it() -> None:
    page = told(a_full_book(), "memory", ONE)

    assert page.title == "No wobbles"
    assert isinstance(page.slot("photo"), PhotoSlot)
    assert page.slot("story") == TextSlot(Words.of("You rode your bike all the way to the gate."))
    assert page.slot("said") == TextSlot(Words.of("“Look, no wobbles!”"))
    assert page.slot("about") == TextSlot(Words.of("About June 2022, Wexmouth. With Sue."))


def test_a_change_of_a_memory_changes_what_its_page_tells() -> None:
    book = a_full_book()
    changed = PutMemory(replace(book.memory(ONE), title="All the way to the gate")).apply(book)

    assert told(changed, "memory", ONE).title == "All the way to the gate"
    assert changed.pages == book.pages


def test_a_page_of_a_stay_tells_of_the_home() -> None:
    book = a_full_book()
    home = replace(book.home(HomeId("home-2")), facts=(Fact("My bedroom", "Green, with a window"), Fact("Pets", " ")))
    page = told(PutHome(home).apply(book), "stay", HAT, about=HomeId("home-2"))
    facts, people = page.slot("facts"), page.slot("people")

    assert page.title == "Sue’s house"
    assert isinstance(facts, FactsSlot)
    assert [row.label for row in facts.rows] == ["My bedroom"]
    assert people == PeopleSlot((SUE,))
    assert page.slot("about") == TextSlot(Words.of("Wexmouth. From October 2021."))
    assert isinstance(page.slot("cards"), CardsSlot)
    assert isinstance(page.slot("photo"), PhotoSlot)
