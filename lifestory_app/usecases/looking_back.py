"""Older versions of a book beside the book of now: what changed on which page, and edits that bring things back."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lifestory_app import platforms
from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import (
    AddPage,
    ChangePage,
    Edit,
    PutHome,
    PutPerson,
    PutPhoto,
    PutSection,
    ReplaceBook,
    Together,
)
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.memory_edits import PutMemory
from lifestory_app.domain.pages import Page
from lifestory_app.domain.told import memories_of, told_page
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.storage.backups import update_backup
from lifestory_app.storage.values import Version
from lifestory_app.usecases.editing import apart
from lifestory_app.usecases.openbooks import OpenBook

__all__ = ["LaidOutBook", "OldBook", "PageChange", "Version"]


@dataclass(frozen=True)
class OldBook:
    """A version as it was: the book, and its pages laid out."""

    version: Version
    book: Book
    laid_out: LaidOutBook


@dataclass(frozen=True, slots=True)
class PageChange:
    """How one page differs from a version to now: `added`, `removed`, `changed` or `moved`."""

    page: PageId
    title: str
    how: str


@dataclass(frozen=True, slots=True)
class MemoryChange:
    """How one memory differs from a version to now: `added`, `removed` or `changed`."""

    name: str
    how: str


def versions_of(opened: OpenBook) -> tuple[Version, ...]:
    """The versions of a book, newest first."""
    return tuple(reversed(opened.file.versions()))


def keep(opened: OpenBook, name: str) -> Version:
    """Keep the book as it was last saved under a name, and bring its backup up to date."""
    version = opened.file.keep_version(name.strip() or None, who=platforms.user_name())
    update_backup(opened.file)
    return version


def look_at(opened: OpenBook, version: Version) -> OldBook:
    """A version, laid out. Raises Refused for one that is not kept any more."""
    book = opened.file.book_at(version.number)
    return OldBook(version, book, apart(opened).laid_out(book))


def pages_changed(old: Book, new: Book) -> tuple[PageChange, ...]:
    """The pages that differ, in the order of the newer book, those that went last."""
    before = {page.id: told_page(old, page) for page in old.pages}
    after = {page.id for page in new.pages}
    found: list[PageChange] = []
    for page in new.pages:
        if page.id not in before:
            found.append(PageChange(page.id, page.title, "added"))
        elif before[page.id] != told_page(new, page):
            found.append(PageChange(page.id, page.title, "changed"))
    kept = [page.id for page in old.pages if page.id in after]
    order = [page.id for page in new.pages if page.id in before]
    told = {each.page for each in found}
    found += [PageChange(page, new.page(page).title, "moved") for page in _moved(kept, order) if page not in told]
    return tuple(found) + tuple(PageChange(page.id, page.title, "removed") for page in old.pages if page.id not in after)


def memories_changed(old: Book, new: Book) -> tuple[MemoryChange, ...]:
    """The memories that differ, those of the newer book first, whether a page tells them or not."""
    before, after = {memory.id: memory for memory in old.memories}, {memory.id: memory for memory in new.memories}
    found = [
        MemoryChange(memory.name, "changed" if memory.id in before else "added")
        for memory in new.memories
        if before.get(memory.id) != memory
    ]
    return (*found, *(MemoryChange(memory.name, "removed") for memory in old.memories if memory.id not in after))


def _moved(before: list[PageId], after: list[PageId]) -> Iterator[PageId]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    stayed = {page for block in matcher.get_matching_blocks() for page in before[block.a : block.a + block.size]}
    return (page for page in after if page not in stayed)


def page_back(old: Book, now: Book, page: PageId) -> Edit:
    """One edit that makes a page what it was, with what it shows. Raises EditRefused if it was not there."""
    wanted = next((each for each in old.pages if each.id == page), None)
    if wanted is None:
        raise EditRefused("That page was not in the book then. Nothing was changed.")
    edits: list[Edit] = []
    photos = {photo.id for photo in now.photos}
    shows = {*wanted.photos(), *(photo for memory in memories_of(old, wanted) for photo in memory.photo_ids())}
    edits += [PutPhoto(photo) for photo in old.photos if photo.id in shows and photo.id not in photos]
    people, homes = {person.id for person in now.people}, {home.id for home in now.homes}
    edits += _memories_back(old, now, wanted)
    shown = {getattr(wanted, "about", None)}
    edits += [PutPerson(person) for person in old.people if person.id in shown and person.id not in people]
    edits += [PutHome(home) for home in old.homes if home.id in shown and home.id not in homes]
    if all(section.id != wanted.section for section in now.sections):
        edits.append(PutSection(old.section(wanted.section)))
    if any(each.id == page for each in now.pages):
        edits.append(ChangePage(wanted))
    else:
        ids = [each.id for each in old.pages_of(wanted.section)]
        there = {each.id for each in now.pages}
        before = next((each for each in ids[ids.index(page) + 1 :] if each in there), None)
        edits.append(AddPage(wanted, before))
    return Together(tuple(edits), label="Bring a page back")


def _memories_back(old: Book, now: Book, page: Page) -> Iterator[Edit]:
    """The memories of a page as they were, less people and homes that have left the book since."""
    people, homes = {person.id for person in now.people}, {home.id for home in now.homes}
    there = {memory.id: memory for memory in now.memories}
    for memory in memories_of(old, page):
        for gone in {person.id for person in old.people} - people:
            memory = memory.without_person(gone)
        memory = replace(memory, home=memory.home if memory.home in homes else None)
        if there.get(memory.id) != memory:
            yield PutMemory(memory)


def book_back(old: Book) -> Edit:
    """One edit that makes the whole book what it was."""
    return ReplaceBook(old)
