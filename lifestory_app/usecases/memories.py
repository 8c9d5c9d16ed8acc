"""Pages made from the memory box: chosen memories on a page, and the pages of a whole stay. Each is one edit."""

from collections.abc import Sequence
from dataclasses import replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import AddPage, ChangePage, Edit, Together
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.homes import Home
from lifestory_app.domain.ids import HomeId, PageId, SectionId, new_id
from lifestory_app.domain.memories import Memory, MemoryKind, by_date
from lifestory_app.domain.pages import MemoriesSlot, Page, Time
from lifestory_app.domain.provenance import Audience
from lifestory_app.domain.told import MEMORIES, MEMORY, STAY
from lifestory_app.family.telling import possessive
from lifestory_app.layout.templates import page_template
from lifestory_app.practice.memories import (
    ObjectPrompt,
    StayFact,
    StayGroup,
    noted,
    object_prompts,
    stay_groups,
    value_of,
)

__all__ = [
    "ObjectPrompt",
    "StayFact",
    "StayGroup",
    "add_to_page",
    "layouts_for",
    "make_page",
    "make_stay",
    "names_of_layouts",
    "noted",
    "object_prompts",
    "stay_groups",
    "value_of",
]

BOX, FIRSTS, SAYINGS = "memory-box", "milestones", "funny-sayings"
MOST_SAYINGS = 3
"""So many funny sayings stand on the page of a stay; more of them get a page of their own."""

TITLES = {BOX: "In my memory box", FIRSTS: "My firsts", SAYINGS: "Things I said"}


def layouts_for(memories: Sequence[Memory]) -> tuple[str, ...]:
    """The layouts that suit memories, the best first: a page each, or one page of them all."""
    best = MEMORY
    if memories and all(memory.kept is not None for memory in memories):
        best = BOX
    elif memories and all(memory.kind is MemoryKind.FUNNY_SAYING for memory in memories):
        best = SAYINGS
    elif len(memories) > 1:
        best = FIRSTS
    every = (MEMORY, BOX, FIRSTS, SAYINGS)
    return (best, *(layout for layout in every if layout != best))


def names_of_layouts(memories: Sequence[Memory]) -> tuple[tuple[str, str], ...]:
    """The layouts that suit memories with their names, the best first."""
    return tuple((layout, page_template(layout).name) for layout in layouts_for(memories))


def section_for(book: Book, home: HomeId | None) -> SectionId:
    """Where a page of a memory belongs: beside the pages about its home, else where the child's past is told."""
    about = next((page.section for page in book.pages if home is not None and page.about == home), None)
    past = next((section.id for section in book.sections if section.time is Time.PAST), None)
    there = [each for each in (about, past, *(section.id for section in book.sections)) if each is not None]
    if not there:
        raise EditRefused("The book has no section to put a page into. Nothing was changed.")
    return there[0]


def make_page(book: Book, memories: Sequence[Memory], layout: str) -> Together:
    """New pages that tell these memories, one page each for the layout of a single memory. Raises EditRefused for none."""
    if not memories:
        raise EditRefused("No memory is chosen. Choose one or more in the list first.")
    groups = [[memory] for memory in memories] if layout == MEMORY else [list(memories)]
    edits = [AddPage(_page(book, group, layout)) for group in groups]
    label = "Make a page of memories" if len(edits) == 1 else "Make pages of memories"
    return Together(tuple(edits), label=label)


def add_to_page(page: Page, memories: Sequence[Memory]) -> Edit:
    """These memories behind those that a page tells already."""
    there = page.memories()
    new = tuple(memory.id for memory in memories if memory.id not in there)
    return ChangePage(page.with_slot(MEMORIES, MemoriesSlot((*there, *new))))


def make_stay(book: Book, home: Home) -> Together:
    """The pages of a stay: all about it, a page for each memory with a photo, and one of sayings where there are many.

    Only what the child may see; what is told on a page already is not told again. Raises EditRefused where it has its pages.
    """
    told = {memory for page in book.pages for memory in page.memories()}
    mine = [
        memory
        for memory in by_date(book.memories)
        if memory.home == home.id and memory.id not in told and Audience.CHILD in memory.seen_by
    ]
    sayings = [memory for memory in mine if memory.kind is MemoryKind.FUNNY_SAYING]
    whole = [memory for memory in mine if memory.photos and memory.kept is None and memory not in sayings]
    short = [memory for memory in mine if memory not in whole and memory not in sayings]
    edits: list[Edit] = []
    few = sayings if len(sayings) <= MOST_SAYINGS else []
    if not any(page.layout == STAY and page.about == home.id for page in book.pages):
        chosen = tuple(memory.id for memory in (*few, *short))
        page = Page(PageId(new_id()), section_for(book, home.id), STAY, about=home.id)
        edits.append(AddPage(page.with_slot(MEMORIES, MemoriesSlot(chosen)) if chosen else page))
    elif few or short:
        page = next(page for page in book.pages if page.layout == STAY and page.about == home.id)
        edits.append(add_to_page(page, (*few, *short)))
    if len(sayings) > MOST_SAYINGS:
        title = f"What I said at {possessive(home.title)}" if " " not in home.title.strip() else TITLES[SAYINGS]
        edits.append(AddPage(replace(_page(book, sayings, SAYINGS), title=title if home.title else TITLES[SAYINGS])))
    edits += [AddPage(_page(book, [memory], MEMORY)) for memory in whole]
    if not edits:
        raise EditRefused("This stay has its pages already, and every memory of it stands on one. Nothing was changed.")
    return Together(tuple(edits), label="Make the pages of a stay")


def _page(book: Book, memories: Sequence[Memory], layout: str) -> Page:
    homes = {memory.home for memory in memories}
    section = section_for(book, homes.pop() if len(homes) == 1 else None)
    page = Page(PageId(new_id()), section, layout, TITLES.get(layout, ""))
    return page.with_slot(MEMORIES, MemoriesSlot(tuple(memory.id for memory in memories)))
