"""What pages tell of memories and homes, as slots like those that are typed, so that nothing has to be typed twice.

Layout, Word and the comparing of versions all ask here; the book itself keeps only which memories a page tells.
"""

from dataclasses import replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.homes import Home
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.memories import Given, KeptObject, Likeness, Memory, MemoryKind, by_date
from lifestory_app.domain.pages import (
    Card,
    CardsSlot,
    DrawingSlot,
    FactRow,
    FactsSlot,
    Page,
    PeopleSlot,
    PhotoSlot,
    PictureSlot,
    SlotValue,
    TextSlot,
)
from lifestory_app.domain.text import EMPTY, Paragraph, Run, Words
from lifestory_app.domain.views import view_of

MEMORY, STAY, BOX_LIST = "memory", "stay", "box-list"
"""The layouts of one memory, of one home's whole stay, and of the list of all things that are kept."""

MEMORIES = "memories"
"""The slot of the memories that a page tells."""

MOST_PHOTOS = 4
"""Photos of one memory for which its page has room."""


def told_book(book: Book) -> Book:
    """The book with what every page tells of memories and homes in its slots: for leaving, never for keeping."""
    pages = tuple(told_page(book, page) for page in book.pages)
    return book if all(a is b for a, b in zip(pages, book.pages, strict=True)) else replace(book, pages=pages)


def told_page(book: Book, page: Page) -> Page:
    """The page with what it tells of memories, and of the home it is about, in its slots. The same page where it tells none."""
    if page.layout == STAY:
        return _told_stay(book, page)
    if page.layout == BOX_LIST:
        return page.with_slot("cards", CardsSlot(tuple(_listed(book, memory) for memory in kept_things(book))))
    if page.slot(MEMORIES) is None:
        return page
    memories = memories_of(book, page)
    bare = page.with_slot(MEMORIES, None)
    if page.layout == MEMORY:
        return _told_memory(book, bare, memories[0]) if memories else bare
    return _with_cards(bare, tuple(card_of(book, memory, page.layout) for memory in memories))


def memories_of(book: Book, page: Page) -> tuple[Memory, ...]:
    """The memories of the book that a page tells, in the page's order."""
    known = {memory.id: memory for memory in book.memories}
    return tuple(known[each] for each in page.memories() if each in known)


def kept_things(book: Book) -> tuple[Memory, ...]:
    """The things in the box, in the order of their numbers: by date, those without last."""
    return tuple(memory for memory in by_date(book.memories) if memory.kept is not None)


def title_of(book: Book, page: Page) -> str:
    """The title of a page, borrowed from what it tells where it has none of its own."""
    if page.title.strip() or page.layout not in (MEMORY, STAY):
        return page.title.strip()
    return told_page(book, page).title.strip()


def card_of(book: Book, memory: Memory, layout: str = "") -> Card:
    """A memory as one of several on a page: as the thing that is kept, as what was said, or as what happened."""
    if memory.kept is not None and layout in ("memory-box", STAY, ""):
        return _thing(book, memory, memory.kept)
    if memory.kind is MemoryKind.FUNNY_SAYING:
        return Card(memory.title, Words((*_quoted(memory.said), *memory.story.paragraphs)), _picture(memory), _when(memory))
    return Card(
        memory.name, memory.story if not memory.story.is_empty else Words(_quoted(memory.said)), _picture(memory), _note(memory)
    )


def given_words(book: Book, kept: KeptObject) -> str:
    """Who gave a thing, in words: a name, that nobody knows, or nothing where it was not noted yet."""
    if kept.given is Given.NOT_KNOWN:
        return "We do not know who gave it"
    person = next((each for each in book.people if each.id == kept.giver), None)
    name = (person.called or person.known_as) if person is not None else kept.given_by.strip()
    return f"From {name}" if kept.given is Given.KNOWN and name else ""


def people_words(book: Book, people: tuple[PersonId, ...]) -> str:
    """The first names of people, joined as they are said; the child's own is left out."""
    known = {person.id: person for person in book.people}
    names = [known[each].called or known[each].known_as for each in people if each in known and each != book.child]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _thing(book: Book, memory: Memory, kept: KeptObject) -> Card:
    words = next((words for words in (memory.story, _said(kept.why), _said(kept.description)) if not words.is_empty), EMPTY)
    note = ", ".join(part for part in (given_words(book, kept), _when(memory)) if part)
    return Card(kept.label.strip() or memory.name, words, _picture(memory), note)


def _listed(book: Book, memory: Memory) -> Card:
    """A thing as it stands in the list of the box: all that is known of it."""
    kept = memory.kept
    assert kept is not None
    given = given_words(book, kept)
    likeness = {Likeness.ORIGINAL: "Original", Likeness.COPY: "Copy", Likeness.NOT_SAID: ""}[kept.likeness]
    about = ". ".join(part.strip().rstrip(".") for part in (kept.description, kept.size, likeness) if part.strip())
    came = ", ".join(part for part in (given, _when(memory)) if part)
    where = f"Kept: {kept.where_kept.strip()}" if kept.where_kept.strip() else ""
    lines = [line if line.endswith((".", "!", "?")) else f"{line}." for line in (about, came, kept.why.strip()) if line]
    return Card(
        kept.label.strip() or memory.name, Words(tuple(Paragraph((Run(line),)) for line in lines)), _picture(memory), where
    )


def _told_memory(book: Book, page: Page, memory: Memory) -> Page:
    """One memory on a page of its own: its photos, story, the child's words, when, where and who."""
    views = memory.photos or memory.views()
    if memory.kept is not None and memory.kept.photo is not None and memory.kept.photo not in views:
        views = (*views, memory.kept.photo)
    told = replace(page, title=page.title.strip() or memory.name)
    names = ("photo", *(f"photo{number}" for number in range(2, MOST_PHOTOS + 1)))
    for name, view in zip(names, views, strict=False):
        told = told.with_slot(name, PhotoSlot(view))
    if not views and (drawn := _picture(memory)) is not None:
        told = told.with_slot("photo", drawn)
    with_whom = people_words(book, memory.who)
    about = ". ".join(part for part in (_note(memory), f"With {with_whom}" if with_whom else "") if part)
    rows = _rows(book, memory.kept) if memory.kept is not None else ()
    return _filled(
        told,
        ("about", _text(f"{about}." if about else "")),
        ("story", TextSlot(memory.story) if not memory.story.is_empty else None),
        ("said", TextSlot(Words(_quoted(memory.said))) if memory.said.strip() else None),
        ("facts", FactsSlot(rows) if rows else None),
    )


def _rows(book: Book, kept: KeptObject) -> tuple[FactRow, ...]:
    said = (
        ("What it is", ". ".join(part.strip().rstrip(".") for part in (kept.label, kept.description) if part.strip())),
        ("Size", kept.size),
        ("Who gave it", given_words(book, kept).removeprefix("From ")),
        ("Why it matters", kept.why),
    )
    return tuple(FactRow(label, value.strip()) for label, value in said if value.strip())


def _told_stay(book: Book, page: Page) -> Page:
    """One home: who lived there, from when to when, all that was noted of it, and the memories that were chosen."""
    home = next((each for each in book.homes if each.id == page.about), None)
    told = page.with_slot(MEMORIES, None)
    told = _with_cards(told, tuple(card_of(book, memory, STAY) for memory in memories_of(book, page)))
    if home is None:
        return told
    told = replace(told, title=page.title.strip() or home.title)
    rows = tuple(FactRow(fact.label, fact.value) for fact in home.facts if fact.value.strip())
    people = tuple(each for each in home.who if each != book.child and any(each == person.id for person in book.people))
    if told.slot("photo") is None and home.photo is not None:
        told = told.with_slot("photo", PhotoSlot(view_of(book, home.photo)))
    return _filled(
        told,
        ("about", _text(_stayed(home))),
        ("people", PeopleSlot(people) if people else None),
        ("facts", FactsSlot(rows) if rows else None),
    )


def _stayed(home: Home) -> str:
    when = str(home.when) if home.when.start or home.when.end else ""
    parts = [part for part in (home.place, when) if part]
    return ". ".join(f"{part[:1].upper()}{part[1:]}" for part in parts) + "." if parts else ""


def _with_cards(page: Page, cards: tuple[Card, ...]) -> Page:
    """Cards of memories behind those that are typed, which keep their numbers."""
    typed = page.slot("cards")
    before = typed.cards if isinstance(typed, CardsSlot) else ()
    return page.with_slot("cards", CardsSlot((*before, *cards))) if cards else page


def _filled(page: Page, *slots: tuple[str, SlotValue | None]) -> Page:
    for name, value in slots:
        if value is not None:
            page = page.with_slot(name, value)
    return page


def _said(text: str) -> Words:
    return Words(tuple(Paragraph((Run(line),)) for line in text.splitlines() if line.strip()))


def _text(text: str) -> TextSlot | None:
    words = _said(text)
    return None if words.is_empty else TextSlot(words)


def _quoted(said: str) -> tuple[Paragraph, ...]:
    """What the child said, between quotation marks where it has none."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    if not lines:
        return ()
    if not lines[0].startswith(("“", "‘", '"', "'", "«", "„")):
        lines = [f"“{lines[0]}", *lines[1:]]
        lines[-1] = f"{lines[-1]}”"
    return tuple(Paragraph((Run(line),)) for line in lines)


def _picture(memory: Memory) -> PictureSlot | None:
    """The thing's own photo, else the first of the memory, else a drawing of the thing."""
    views = memory.views()
    if views:
        return PhotoSlot(views[0])
    if memory.kept is not None and memory.kept.drawing is not None:
        return DrawingSlot(memory.kept.drawing, memory.kept.label or memory.name)
    return None


def _when(memory: Memory) -> str:
    text = str(memory.when) if memory.when is not None else ""
    return f"{text[:1].upper()}{text[1:]}"


def _note(memory: Memory) -> str:
    return ", ".join(part for part in (_when(memory), memory.place.strip()) if part)
