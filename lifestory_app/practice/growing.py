"""A book becomes one of another kind: a first book the full one, or any other (practice 3.3).

The pages it has stay as they are, known by the practice page they answer. Required pages that are missing are added in order
with words to start from; words and titles that nobody has changed since the book was begun become those of the new kind.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lifestory_app.domain.book import Book
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.ids import SectionId, new_id
from lifestory_app.domain.kind_edits import ChangeKind
from lifestory_app.domain.pages import Page, Section, Time
from lifestory_app.practice.book_kinds import BookKind, Need
from lifestory_app.practice.starter import page_of_kind, pages_of_need, title_of


@dataclass(frozen=True, slots=True)
class Growth:
    """What changing the kind of a book would do: the edit, the pages it adds, and those that the new kind does not know.

    `sections` are the titles of all sections in their new order, `new_sections` those that come with the new kind.
    """

    kind: BookKind
    edit: ChangeKind
    added: tuple[Page, ...]
    unknown: tuple[Page, ...]
    sections: tuple[str, ...]
    new_sections: tuple[str, ...]

    def section_of(self, page: Page) -> str:
        """The title of the section that a page stands in afterwards."""
        return next(section.title for section in self.edit.sections if section.id == page.section)


def grow(book: Book, to: BookKind, old: BookKind | None) -> Growth:
    """What the book would be as one of another kind. `old` is its kind of now, None where that is not known here.

    Raises Refused where it is of that kind already.
    """
    if book.kind == to.id:
        raise Refused(f"The book is of the kind “{to.name}” already. Nothing was changed.")
    were = _were(book, old)
    ways = _ways(book, to, were)
    sections, moved = _sections(book, to, were, ways)
    fresh = {section.id: ways[section.id] for section in to.sections}
    pages = [_carried(page, book, to, old, were, fresh, moved) for page in book.pages]
    grown = replace(book, kind=to.id, sections=sections, pages=tuple(pages))
    added = _missing(grown, to, fresh)
    laid = _placed(pages, added, sections, to)
    known = {page.id for page in to.pages}
    by_id = {page.id: page for page in laid}
    unknown = tuple(by_id[page.id] for page in book.pages if page.kind not in known)
    title = book.title
    if old is not None and title == title_of(old, book):
        title = title_of(to, book)
    there = {section.title for section in book.sections}
    return Growth(
        to,
        ChangeKind(to.id, title, sections, tuple(laid)),
        tuple(page for page in laid if page.id in {each.id for each in added}),
        unknown,
        tuple(section.title for section in sections),
        tuple(section.title for section in sections if section.title not in there),
    )


def _were(book: Book, old: BookKind | None) -> dict[SectionId, SectionId]:
    """For sections of the book that are still as their kind named them: the id there."""
    found: dict[SectionId, SectionId] = {}
    for section in book.sections:
        for of_kind in old.sections if old is not None else ():
            if of_kind.title == section.title and of_kind.id not in found.values():
                found[section.id] = of_kind.id
                break
    return found


def _ways(book: Book, to: BookKind, were: Mapping[SectionId, SectionId]) -> dict[SectionId, SectionId]:
    """For each section of the new kind the one of the book that it is: by title, by the id of its kind, by time; else new."""
    free = list(book.sections)
    ways: dict[SectionId, SectionId] = {}

    def take(wanted: Section, found: Section | None) -> None:
        if found is not None:
            ways[wanted.id] = found.id
            free.remove(found)

    for wanted in to.sections:
        take(wanted, next((each for each in free if each.title == wanted.title), None))
    for wanted in to.sections:
        if wanted.id not in ways:
            same = (each for each in free if were.get(each.id) == wanted.id and each.time is wanted.time)
            take(wanted, next(same, None))
    for wanted in to.sections:
        if wanted.id not in ways:
            take(wanted, next((each for each in free if each.id in were and each.time is wanted.time), None))
        if wanted.id not in ways:
            ways[wanted.id] = SectionId(new_id())
    return ways


def _sections(
    book: Book, to: BookKind, were: Mapping[SectionId, SectionId], ways: Mapping[SectionId, SectionId]
) -> tuple[tuple[Section, ...], dict[SectionId, SectionId]]:
    """The sections in the order of the new kind, and where pages of sections that end with the old kind go."""
    kept = {section.id: section for section in book.sections}
    sections: list[Section] = []
    for wanted in to.sections:
        there = kept.get(ways[wanted.id])
        as_named = there is None or there.id in were or there.title == wanted.title
        sections.append(replace(wanted, id=ways[wanted.id]) if as_named or there is None else there)
    moved: dict[SectionId, SectionId] = {}
    for left in book.sections:
        if left.id in ways.values():
            continue
        fitting = [section for section in sections if section.time is left.time]
        if left.id in were and (fitting or not book.pages_of(left.id)):
            if fitting:
                moved[left.id] = fitting[-1].id
            continue
        # One that a person made or named stays, behind those of its time.
        before = [place for place, section in enumerate(sections) if section.time is left.time]
        back = [place for place, section in enumerate(sections) if section.time in (Time.FUTURE, Time.BACK, Time.WORKER)]
        sections.insert(before[-1] + 1 if before else back[0] if back else len(sections), left)
    return tuple(sections), moved


def _carried(
    page: Page,
    book: Book,
    to: BookKind,
    old: BookKind | None,
    were: Mapping[SectionId, SectionId],
    fresh: Mapping[SectionId, SectionId],
    moved: Mapping[SectionId, SectionId],
) -> Page:
    """A page of the book in its section of the new kind, with what nobody has changed said as the new kind says it."""
    wanted = to.page(page.kind) if page.kind else None
    before = old.page(page.kind) if old is not None and page.kind else None
    section = moved.get(page.section, page.section)
    stands = before is None or were.get(page.section) == before.section or page.section in moved
    if wanted is not None and stands:
        section = fresh[SectionId(wanted.section)]
    carried = replace(page, section=section)
    if wanted is None or before is None or old is None:
        return carried
    then = page_of_kind(book, old, before, section, page.about)
    now = page_of_kind(book, to, wanted, section, page.about)
    if page.title == then.title and now.title:
        carried = replace(carried, title=now.title)
    if page.layout == then.layout == now.layout:
        for name, value in now.slots:
            if page.slot(name) is not None and page.slot(name) == then.slot(name):
                carried = carried.with_slot(name, value)
        front = {section.id for section in old.sections if section.time is Time.FRONT}
        for name, value in then.slots if SectionId(before.section) in front else ():
            # What the cover says of the kind of book (“The whole story comes next”) ends with that kind.
            if now.slot(name) is None and carried.slot(name) == value:
                carried = carried.with_slot(name, None)
    return carried


def _missing(book: Book, to: BookKind, fresh: Mapping[SectionId, SectionId]) -> list[Page]:
    """The required pages that the book does not have, one to each person or home where that is meant."""
    found: list[Page] = []
    for wanted in to.pages:
        if wanted.need is not Need.REQUIRED:
            continue
        there = [page for page in book.pages if page.kind == wanted.id]
        for page in pages_of_need(wanted, book, to, fresh):
            about = {each.about for each in there}
            if not there or (page.about is not None and page.about not in about and None not in about):
                found.append(page)
    return found


def _placed(
    pages: Sequence[Page],
    added: Sequence[Page],
    sections: Sequence[Section],
    to: BookKind,
) -> list[Page]:
    """All pages in order: those there keep theirs, each new one stands behind what goes before it in the kind."""
    order = {page.id: place for place, page in enumerate(to.pages)}
    found: list[Page] = []
    for section in sections:
        here = [page for page in pages if page.section == section.id]
        for page in [page for page in added if page.section == section.id]:
            here.insert(_where(page, here, order), page)
        found += here
    return found


def _where(page: Page, here: Sequence[Page], order: Mapping[str, int]) -> int:
    place = order[page.kind]
    before = [number for number, each in enumerate(here) if order.get(each.kind, len(order)) <= place]
    if before:
        return before[-1] + 1
    behind = [number for number, each in enumerate(here) if place < order.get(each.kind, -1)]
    return behind[0] if behind else len(here)
