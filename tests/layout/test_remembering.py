"""Pages told from the memory box: every word is shown once or told, on any paper and in any look."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifestory_app.domain.book import AgeBand, Book, PageShape, Reading
from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.homes import Home, HomeKind
from lifestory_app.domain.ids import HomeId, MemoryId, PageId, PersonId, PhotoId
from lifestory_app.domain.memories import Given, KeptObject, Memory, MemoryKind
from lifestory_app.domain.pages import MemoriesSlot, Page
from lifestory_app.domain.people import Fact, Name, Person, Role
from lifestory_app.domain.photos import PhotoView
from lifestory_app.domain.text import Words
from lifestory_app.layout.check import check_display_list
from lifestory_app.layout.display import Glyphs, walk
from lifestory_app.layout.engine import LayoutCache, lay_out
from lifestory_app.layout.laid_out import LaidOutBook
from tests.builders import CHILD, SECTION, a_book, a_photo
from tests.layout.test_engine import FONTS

LAYOUTS = ("memory", "stay", "memory-box", "milestones", "funny-sayings", "box-list")
HOME = HomeId("home")
VIEW = PhotoView(PhotoId("photo-1"))


class Marks:
    """Words that can be told from each other, so that each can be looked for."""

    def __init__(self) -> None:
        self.count = 0

    def some(self, number: int) -> str:
        self.count += number
        return " ".join(f"q{self.count - number + each}z" for each in range(number))


@st.composite
def boxes(draw: st.DrawFn) -> tuple[Book, int]:
    """A book with a few memories of any length, told on one page of each layout, and how many marks are in it."""
    marks = Marks()
    length = st.sampled_from([0, 1, 6, 30, 120])

    def memory(number: int) -> Memory:
        kept = None
        if draw(st.booleans()):
            photo = VIEW if draw(st.booleans()) else None
            kept = KeptObject(f"Thing {number}", photo=photo, given=draw(st.sampled_from(Given)), given_by="Ann")
        story = marks.some(draw(length))
        said = marks.some(draw(st.sampled_from([0, 3, 14])))
        return Memory(
            MemoryId(f"m{number}"), draw(st.sampled_from(MemoryKind)), f"Memory {number}", UncertainDate(2022, 6),
            Words.of(story) if story else Words(), (CHILD, PersonId("sue")), "Wexmouth", said,
            (VIEW,) * draw(st.integers(0, 3)), kept, HOME,
        )  # fmt: skip

    memories = tuple(memory(number) for number in range(draw(st.integers(1, 7))))
    facts = tuple(Fact(f"Label {n}", marks.some(draw(st.sampled_from([1, 5, 40])))) for n in range(draw(st.integers(0, 12))))
    home = Home(HOME, HomeKind.FOSTER, "With Sue", (PersonId("sue"),), Span(UncertainDate(2021)), "Wexmouth", facts=facts)
    book = a_book(
        theme=draw(st.sampled_from(["meadow", "paper", "comic", "night", "plain", "seaside"])),
        shape=draw(st.sampled_from(PageShape)),
        age_band=draw(st.sampled_from(AgeBand)),
        reading=draw(st.sampled_from(Reading)),
        homes=(home,),
        memories=memories,
        photos=(a_photo("photo-1"),),
        pages=(),
    )
    sue = Person(PersonId("sue"), (Name("Sue"),), Role.FOSTER_CARER)
    return replace(book, people=(*book.people, sue)), marks.count


def page_of(book: Book, layout: str) -> Book:
    """The book with a page that tells all its memories, or the first of them."""
    ids = tuple(memory.id for memory in book.memories)
    told = MemoriesSlot(ids[:1] if layout == "memory" else ids)
    page = Page(PageId("page"), SECTION, layout, about=HOME if layout == "stay" else None)
    return replace(book, pages=(page if layout == "box-list" else page.with_slot("memories", told),))


def read(laid: LaidOutBook) -> tuple[list[str], list[str]]:
    shown = " ".join(item.text for side in laid.pages for item in walk(side.items) if isinstance(item, Glyphs))
    told = " ".join(over.left_over for _, over in laid.overflows)
    return [each for each in shown.split() if "q" in each], [each for each in told.split() if "q" in each]


def marked(words: list[str]) -> list[int]:

    return [int(found) for each in words for found in re.findall(r"q(\d+)z", each)]


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=12, deadline=None)
@given(boxes())
def test_every_word_of_memories_is_shown_once_or_told(layout: str, made: tuple[Book, int]) -> None:
    book = page_of(made[0], layout)

    laid = lay_out(book, FONTS)

    shown, told = (marked(words) for words in read(laid))
    assert len(set(shown)) == len(shown), "no word is drawn twice"
    wanted = marked(_wanted(book, layout))
    assert set(wanted) <= {*shown, *told}
    for side in laid.pages:
        check_display_list(side)
        for item in walk(side.items):
            if isinstance(item, Glyphs) and item.text.strip() and not laid.overflows:
                assert max(item.ys) <= side.height
    numbers = [side.part for side in laid.pages]
    assert numbers == list(range(len(numbers)))


def _wanted(book: Book, layout: str) -> list[str]:
    """The words that a layout must tell: stories on their own page, in firsts and in the box; all that was noted of a stay."""
    if layout == "memory":
        memory = book.memories[0]
        return [memory.story.plain, memory.said]
    found = [fact.value for home in book.homes for fact in home.facts] if layout == "stay" else []
    if layout != "box-list":
        found += [memory.story.plain for memory in book.memories]
    return found


def test_only_the_page_of_a_changed_memory_is_laid_out_again() -> None:
    memories = (
        Memory(MemoryId("one"), title="One", story=Words.of("It rained.")),
        Memory(MemoryId("two"), title="Two", story=Words.of("It snowed.")),
    )
    pages = tuple(
        Page(PageId(f"page-{memory.id}"), SECTION, "memory", slots=(("memories", MemoriesSlot((memory.id,))),))
        for memory in memories
    )
    book = a_book(memories=memories, pages=pages)
    cache = LayoutCache()
    before = lay_out(book, FONTS, cache)
    made = cache.made

    changed = replace(book, memories=(memories[0], replace(memories[1], story=Words.of("The sun shone."))))
    after = lay_out(changed, FONTS, cache)

    assert cache.made == made + 1
    assert after.pages[0] is before.pages[0]
    assert after.pages[1] != before.pages[1]
