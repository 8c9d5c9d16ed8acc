"""A page in another layout, with nothing lost, and pages ready to be added. Pure functions on pages and books."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lifestory_app.domain.book import Book, put
from lifestory_app.domain.errors import EditRefused, Refused
from lifestory_app.domain.family import RECORDS_ONLY
from lifestory_app.domain.ids import HomeId, PageId, PersonId, SectionId, new_id
from lifestory_app.domain.letters import Letter
from lifestory_app.domain.page_template import PageTemplate, SlotKind, SlotTemplate
from lifestory_app.domain.pages import FOR_RECORDS, Page, SlotValue
from lifestory_app.domain.text import Words
from lifestory_app.layout.templates import page_template, page_templates
from lifestory_app.practice.kinds import BookKind, KindPage, kind
from lifestory_app.practice.letter_forms import LetterForm, form_called
from lifestory_app.practice.starter import ROLES_OF_PAGES, STAY, letter_starters, letters_of_kind, page_of_kind, stay_of

PLAIN_TEXT = ("lead", "words", "questions")
"""Slots of running text, which may stand for one another. No sentence becomes a quotation, a name or a source by itself."""

SAME = {"source": "quote-source", "quote-source": "source"}
"""Slots of one meaning under two names."""


def change_layout(page: Page, template: PageTemplate) -> tuple[Page, tuple[str, ...]]:
    """The page in another layout, and the names of the slots whose content went to the tray.

    Content goes to the slot of the same name, then to one of the same kind in order; a picture that would stand in the tray
    beside an empty place for a picture takes that place. What finds no place waits in the tray under the name of the slot it
    stood in, and comes back when a later layout has a place for it: A, B, A gives the first page back, but for pictures that
    stood behind an empty place.
    """
    ways = _ways(_slots_of(page), template.slots)
    slots: dict[str, SlotValue] = {}
    homeless: list[tuple[str, SlotValue]] = []
    for name, value in page.slots:
        to = template.slot(ways.get(name, ""))
        if to is not None and to.kind.holds(value):
            slots[to.name] = value
        else:
            homeless.append((name, value))
    tray = list(page.tray)
    gone: list[str] = []
    for name, value in homeless:
        empty = _free_slot(template, slots, name, value) if SlotKind.PICTURE.holds(value) else None
        if empty is not None:
            slots[empty.name] = value
        else:
            tray.append((name, value))
            gone.append(name)
    kept: list[tuple[str, SlotValue]] = []
    for name, value in reversed(tray):
        back = template.slot(name)
        if back is not None and back.name not in slots and back.kind.holds(value):
            slots[back.name] = value
        else:
            kept.append((name, value))
    waiting: list[tuple[str, SlotValue]] = []
    kept.reverse()
    for name, value in sorted(kept, key=lambda pair: pair[0]):
        free = None if name in gone else _free_slot(template, slots, name, value)
        if free is None:
            waiting.append((name, value))
        else:
            slots[free.name] = value
    order = {slot.name: place for place, slot in enumerate(template.slots)}
    placed = tuple(sorted(slots.items(), key=lambda pair: order[pair[0]]))
    changed = replace(page, layout=template.id, slots=placed, tray=tuple(waiting))
    left = {name for name, _ in waiting}
    return changed, tuple(name for name in gone if name in left)


def put_back(page: Page, name: str) -> Page:
    """The page with what waits in the tray under this name in a free slot. Raises EditRefused where there is none."""
    template = _template(page.layout)
    places = [place for place, (waiting, _) in enumerate(page.tray) if waiting == name]
    if template is None or not places:
        raise EditRefused("That is no longer in the tray. Nothing was changed.")
    value = page.tray[places[-1]][1]
    filled = dict(page.slots)
    own = template.slot(name)
    free = own if own is not None and own.name not in filled and own.kind.holds(value) else None
    free = free or _free_slot(template, filled, name, value) or _free_slot(template, filled, "", value)
    if free is None:
        raise EditRefused(
            "This layout has no free place for it, so it stays in the tray. Empty a place on the page, or take another layout."
        )
    tray = page.tray[: places[-1]] + page.tray[places[-1] + 1 :]
    return replace(page.with_slot(free.name, value), tray=tray)


def take_out_of_tray(page: Page, name: str) -> Page:
    """The page without what waits in its tray under this name, the newest first."""
    places = [place for place, (waiting, _) in enumerate(page.tray) if waiting == name]
    if not places:
        raise EditRefused("That is no longer in the tray. Nothing was changed.")
    return replace(page, tray=page.tray[: places[-1]] + page.tray[places[-1] + 1 :])


def _template(layout: str) -> PageTemplate | None:
    return next((each for each in page_templates() if each.id == layout), None)


def _slots_of(page: Page) -> tuple[SlotTemplate, ...]:
    """The slots of the page's layout, and behind them whatever else stands on the page."""
    template = _template(page.layout)
    known = template.slots if template is not None else ()
    names = {slot.name for slot in known}
    strays = tuple(
        SlotTemplate(name, next(each for each in SlotKind if each.holds(value)), name, "")
        for name, value in page.slots
        if name not in names
    )
    return known + strays


def _ways(old: tuple[SlotTemplate, ...], new: tuple[SlotTemplate, ...]) -> dict[str, str]:
    """Which slot of one layout answers which of another. The same both ways, whatever the slots hold."""
    ways: dict[str, str] = {}
    for slot in old:
        for name in (slot.name, SAME.get(slot.name, "")):
            twin = next((each for each in new if each.name == name and each.kind is slot.kind), None)
            if twin is not None and twin.name not in ways.values():
                ways[slot.name] = twin.name
                break
    for each_kind in SlotKind:
        left = [slot.name for slot in old if slot.kind is each_kind and slot.name not in ways and _may_wander(slot)]
        right = [slot.name for slot in new if slot.kind is each_kind and slot.name not in ways.values() and _may_wander(slot)]
        ways.update(zip(left, right, strict=False))
    return ways


def _may_wander(slot: SlotTemplate) -> bool:
    return slot.kind is not SlotKind.TEXT or slot.name in PLAIN_TEXT


def _free_slot(template: PageTemplate, filled: Mapping[str, SlotValue], name: str, value: SlotValue) -> SlotTemplate | None:
    """The first empty slot that may hold what once stood under another name; with no name given, any that holds it."""
    for slot in template.slots:
        if slot.name in filled or not slot.kind.holds(value):
            continue
        if not name or slot.kind is not SlotKind.TEXT or (name in PLAIN_TEXT and slot.name in PLAIN_TEXT):
            return slot
    return None


@dataclass(frozen=True, slots=True)
class Offer:
    """A page that may be added, as it would stand: of the book's kind with its reason, or of a bare layout.

    `have` counts the pages of the book that answer the same practice page; `here` says that it belongs in this section.
    `letter` is put into the book together with the page that shows it.
    """

    page: Page
    name: str
    why: str
    belongs: str = ""
    required: bool = False
    have: int = 0
    here: bool = False
    letter: Letter | None = None


def empty_page(template: PageTemplate, section: SectionId, title: str = "") -> Page:
    """A page of a layout with nothing on it."""
    page = Page(PageId(new_id()), section, template.id, title)
    return replace(page, seen_by=RECORDS_ONLY) if template.id in FOR_RECORDS else page


def pages_of_kind(book: Book, section: SectionId) -> tuple[Offer, ...]:
    """The pages that the book's kind asks for, with starter words, for a section: its own first, what is missing first."""
    try:
        book_kind = kind(book.kind)
    except Refused:  # a kind of another council: the layouts are still there
        return ()
    wanted_section = _kind_section(book, book_kind, section)
    offers: list[Offer] = []
    for wanted in book_kind.pages:
        here = wanted.section == wanted_section
        form = form_called(wanted.letter)
        if form is not None:
            offers += _letters(book, book_kind, wanted, form, section, here)
            continue
        for about in _abouts(book, wanted):
            page = page_of_kind(book, book_kind, wanted, section, about)
            have = sum(each.kind == wanted.id and (about is None or each.about == about) for each in book.pages)
            name = page.title or page_template(wanted.layout).name
            offers.append(Offer(page, name, wanted.why, wanted.belongs, wanted.need == "required", have, here))
    return tuple(sorted(offers, key=lambda offer: (not offer.here, offer.have > 0, not offer.required)))


def _letters(
    book: Book, book_kind: BookKind, wanted: KindPage, form: LetterForm, section: SectionId, here: bool
) -> Iterator[Offer]:
    """A page for a letter from each who may write one."""
    on_pages = {page.about for page in book.pages}
    for begun in letters_of_kind(book, form):
        same = [each for each in book.letters if each.kind is begun.kind and each.signed_by == begun.signed_by]
        # One whose page was taken out comes back with its words.
        letter = next((each for each in same if each.id not in on_pages), begun)
        have = sum(each.id in on_pages for each in same)
        page = replace(page_of_kind(book, book_kind, wanted, section), about=letter.id, title=letter.title)
        yield Offer(page, letter.title, wanted.why, wanted.belongs, False, have, here, letter)


def with_letter(book: Book, letter: Letter) -> Book:
    """The book with a letter in which every empty part says what belongs there: only for being looked at."""
    told = letter_starters(book, letter)
    parts = tuple(
        replace(part, words=Words.of(told.get(part.id, ("", ()))[0])) if part.words.is_empty else part
        for part in letter.sections
    )
    return replace(book, letters=put(book.letters, replace(letter, sections=parts)))


def _kind_section(book: Book, book_kind: BookKind, section: SectionId) -> str:
    """The id in the kind's file of a section of the book, by its title, else by its time."""
    try:
        found = book.section(section)
    except KeyError:
        return ""
    by_title = next((each.id for each in book_kind.sections if each.title == found.title), None)
    return by_title or next((each.id for each in book_kind.sections if each.time is found.time), "")


def _abouts(book: Book, wanted: KindPage) -> list[PersonId | HomeId | None]:
    """Whom or what this page would be about: each home, or each person of the role, that the book knows of."""
    found: list[PersonId | HomeId | None] = []
    if wanted.id == "home":
        found += [home.id for home in book.homes if not home.kind.is_new_family]
    elif wanted.id in STAY:
        stay = stay_of(book)
        found += [stay.id] if stay is not None else []
    elif wanted.id in ROLES_OF_PAGES:
        found += [person.id for person in book.people if person.role is ROLES_OF_PAGES[wanted.id]]
    return found or [None]
