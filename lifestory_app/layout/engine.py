"""Turns a Book into sides of paper, laying out again only the pages that changed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from lifestory_app.domain.book import AgeBand, Book, PageShape, Reading
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.family import DiagramKind, Household
from lifestory_app.domain.ids import PageId, PersonId, PhotoId, SectionId
from lifestory_app.domain.pages import Page, PeopleSlot, Section, Time
from lifestory_app.domain.people import Person
from lifestory_app.domain.photos import Photo
from lifestory_app.domain.told import MEMORY, STAY, title_of, told_page
from lifestory_app.family.kin import kin_of
from lifestory_app.family.tree import tree_of
from lifestory_app.layout.arrange import (
    box_list,
    ecomap,
    everyday,
    front,
    genogram,
    home_table,
    homes,
    keeping,
    letters,
    moments,
    panels,
    people,
    photos,
    places,
    remembering,
    sayings,
    scrapbook,
    story,
    telling,
    timeline,
    tree,
)
from lifestory_app.layout.arrange.second_language import with_second_language
from lifestory_app.layout.arrange.setting import Around, Arranger, Entry, FamilyPart, Look, Setting
from lifestory_app.layout.display import LaidOutPage
from lifestory_app.layout.fitting import arranged
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook, LaidOutSection
from lifestory_app.layout.mirror import KEPT, mirrored
from lifestory_app.layout.templates import page_template, page_templates
from lifestory_app.layout.themes import TypeScale, theme, type_scale

__all__ = [
    "ARRANGERS",
    "LayoutCache",
    "centre_of",
    "family_part",
    "last_day",
    "lay_out",
    "lay_out_page",
    "page_template",
    "page_templates",
    "setting_of",
]

ARRANGERS: dict[str, Arranger] = {
    **front.ARRANGERS,
    **photos.ARRANGERS,
    **story.ARRANGERS,
    **people.ARRANGERS,
    **homes.ARRANGERS,
    **keeping.ARRANGERS,
    **box_list.ARRANGERS,
    **remembering.ARRANGERS,
    **sayings.ARRANGERS,
    **scrapbook.ARRANGERS,
    **letters.ARRANGERS,
    **genogram.ARRANGERS,
    **moments.ARRANGERS,
    **everyday.ARRANGERS,
    **telling.ARRANGERS,
    **panels.ARRANGERS,
    **ecomap.ARRANGERS,
    **tree.ARRANGERS,
    **timeline.ARRANGERS,
    **home_table.ARRANGERS,
    **places.ARRANGERS,
}
TIMELINES = (*timeline.ARRANGERS, *home_table.ARRANGERS, *places.ARRANGERS)
"""The layouts that make themselves from the homes and from what happened."""

PANELS = tuple(panels.ARRANGERS)
"""The layouts that show Words and Pictures."""

_MAKE_A_HEADING_1 = ("cover", "section-opener")
_LIST_PAGES = ("contents", "section-opener")
_RUNNING = ("words", "letter", "contents", "homes-table", "stay", "funny-sayings", "box-list")
"""Layouts that run over as many sides as they need in one size of type."""


class LayoutCache:
    """The sides of every page beside what they were made from. `made` counts how many pages were laid out since it was new."""

    def __init__(self) -> None:
        self.made = 0
        self._kept: dict[tuple[PageId, str], tuple[Setting, tuple[LaidOutPage, ...]]] = {}
        self._types: tuple[tuple[str, AgeBand, Reading, PageShape], TypeScale] | None = None

    def types(self, book: Book) -> TypeScale:
        """The type sizes of a book, the very same value as long as nothing they rest on has changed."""
        key = (book.theme, book.age_band, book.reading, book.shape)
        if self._types is None or self._types[0] != key:
            self._types = (key, type_scale(theme(book.theme), book))
        return self._types[1]

    def sides(self, setting: Setting, fonts: Fonts, purpose: str = "") -> tuple[LaidOutPage, ...]:
        """The sides of a page: those kept, where nothing it depends on has changed."""
        key = (setting.page.id, purpose)
        kept = self._kept.get(key)
        if kept is not None and kept[0] == setting:
            return kept[1]
        arrange = ARRANGERS.get(setting.page.layout)
        if arrange is None:
            raise Refused(
                f"The page “{setting.page.title}” has a layout that this version of Life Story does not know "
                f"({setting.page.layout}). The book is safe. Choose another layout for the page, or a newer Life Story."
            )
        flows = setting.page.layout in _RUNNING

        def lay(each: Setting) -> tuple[LaidOutPage, ...]:
            if not each.reads_right_to_left or each.page.layout in KEPT:
                return arranged(arrange, each, fonts, flows)
            return tuple(mirrored(side) for side in arranged(arrange, replace(each, mirrored=True), fonts, flows))

        sides = with_second_language(lay, setting, fonts, flows)
        self.made += 1
        self._kept[key] = (setting, sides)
        return sides

    def keep_only(self, pages: set[PageId]) -> None:
        """Forget pages that are no longer in the book."""
        self._kept = {key: kept for key, kept in self._kept.items() if key[0] in pages}


def lay_out(book: Book, fonts: Fonts, cache: LayoutCache | None = None) -> LaidOutBook:
    """The whole book as sides of paper. Raises Refused for a page whose layout is not known.

    With a cache, only pages that changed, or that follow a page whose number of sides changed, are laid out again. In what is
    told of a page (slots, placed, overflows) a card or person of a slot is named by a dot and its place or id: `cards.0`.
    """
    cache = cache or LayoutCache()
    look = _look(book, cache)
    settings, sides = _first_round(book, look, fonts, cache)
    entries = _entries(book, settings)
    for place, setting in enumerate(settings):
        if setting.page.layout in _LIST_PAGES:
            settings[place] = replace(setting, entries=_listed(setting.page, entries))
            sides[place] = cache.sides(settings[place], fonts)
    cache.keep_only({page.id for page in book.pages})
    first: dict[SectionId, int] = {}
    for setting in settings:
        first.setdefault(setting.page.section, setting.number)
    return LaidOutBook(
        tuple(side for each in sides for side in each),
        book.title,
        book.lang,
        book.author,
        tuple(LaidOutSection(section.id, section.title, first[section.id]) for section in book.sections if section.id in first),
        book.shape,
        look.theme.tokens.paper,
    )


def lay_out_page(
    book: Book,
    page: Page,
    fonts: Fonts,
    number: int = 1,
    labels: Mapping[PageId, str] | None = None,
    *,
    alone: bool = False,
) -> tuple[LaidOutPage, ...]:
    """One page as it would stand in a book that may hold it in another state or not at all. Raises Refused as `lay_out` does.

    `labels` are the numbers that a list of pages prints, by page. `alone` is for a picture outside any book, with no number.
    """
    cache = LayoutCache()
    setting = _setting(book, page, replace(_look(book, cache), alone=alone), number, 2)
    if page.layout in _LIST_PAGES:
        labels = labels or {}
        entries = tuple(
            Entry(each.id, each.section, _entry_title(book, each), labels.get(each.id, ""), each.layout == "section-opener")
            for each in book.pages
        )
        setting = replace(setting, entries=_listed(page, entries))
    return cache.sides(setting, fonts)


def setting_of(book: Book, page: Page) -> Setting:
    """What the layout of one page rests on, as `lay_out_page` takes it."""
    return _setting(book, page, _look(book, LayoutCache()), 1, 2)


def _look(book: Book, cache: LayoutCache) -> Look:
    return Look(
        theme(book.theme),
        cache.types(book),
        book.shape,
        book.age_band,
        book.reading,
        book.lang,
        book.title,
        book.author,
        book.agency,
    )


KnownParts = tuple[dict[PersonId, Person], dict[PhotoId, Photo]]


def _known(book: Book) -> KnownParts:
    return {person.id: person for person in book.people}, {photo.id: photo for photo in book.photos}


def _first_round(
    book: Book, look: Look, fonts: Fonts, cache: LayoutCache
) -> tuple[list[Setting], list[tuple[LaidOutPage, ...]]]:
    """Lay out every page but those that list others; for these count the sides they will need."""
    unnumbered = [
        Entry(page.id, page.section, _entry_title(book, page), "", page.layout == "section-opener") for page in book.pages
    ]
    settings: list[Setting] = []
    sides: list[tuple[LaidOutPage, ...]] = []
    number, level = 1, 1
    known = _known(book)
    for page in book.pages:
        setting = _setting(book, page, look, number, level, known)
        if page.layout == "contents":
            draft = replace(setting, entries=_listed(page, tuple(unnumbered)))
            number += len(cache.sides(draft, fonts, "draft"))
            sides.append(())
        elif page.layout == "section-opener":
            number += 1
            sides.append(())
        else:
            sides.append(cache.sides(setting, fonts))
            number += len(sides[-1])
        settings.append(setting)
        if page.layout in _MAKE_A_HEADING_1:
            level = 2
    return settings, sides


def _setting(book: Book, page: Page, look: Look, number: int, level: int, known: KnownParts | None = None) -> Setting:
    """Gather the facts that this page may use, and no others. What it tells of memories stands in its slots here."""
    page = told_page(book, page)
    people, photos = known or _known(book)
    shown: list[PersonId] = [person for _, value in page.slots if isinstance(value, PeopleSlot) for person in value.people]
    if page.about is not None and PersonId(page.about) in people:
        shown.append(PersonId(page.about))
    grown = tree_of(book) if page.layout == "family-tree" else None
    if grown is not None:
        shown += [*grown.everybody(), *grown.left_out]
    if page.layout == "ecomap":
        shown += [book.child, *(each.person for each in book.supports if each.person is not None)]
        centre = centre_of(book)
        shown += centre.who if centre is not None else ()
    told = next((each for each in book.storyboards if each.id == page.about), None) if page.layout in PANELS else None
    used: list[PhotoId] = [
        *page.photos(),
        *(told.photos() if told is not None else ()),
        *(photo for each in shown if each in people and (photo := people[each].portrait) is not None),
    ]
    found = tuple(photos[photo] for photo in dict.fromkeys(used) if photo in photos)
    timed = page.layout in TIMELINES
    named = [
        *shown,
        *(person for photo in found for person in photo.who),
        *(person for home in book.homes for person in home.who if timed),
    ]
    letter = next((letter for letter in book.letters if letter.id == page.about), None) if page.layout == "letter" else None
    if letter is not None and letter.to is not None:
        named.append(letter.to)
    return Setting(
        page,
        _section(book, page),
        look,
        number,
        level,
        found,
        tuple(people[person] for person in dict.fromkeys(named) if person in people),
        book.homes if timed else (),
        book.events if timed else (),
        letter,
        people.get(book.child) if timed or page.layout == "ecomap" else None,
        last_day(book) if timed else None,
        story=told,
        family=family_part(book) if page.layout == "genogram" else None,
        around=_around(book) if page.layout == "ecomap" else None,
        tree=grown,
    )


def family_part(book: Book) -> FamilyPart:
    """The family as a genogram needs it. With no day chosen it is true for the last day that the book knows of."""
    diagram = book.diagram(DiagramKind.GENOGRAM)
    last = last_day(book)
    drawn = diagram.drawn or (UncertainDate.on(last) if last else None)
    cultures, topics = (book.cultures, book.topics) if diagram.cultural else ((), ())
    return FamilyPart(kin_of(book, diagram), diagram, drawn, cultures, topics)


def _around(book: Book) -> Around:
    """What stands around the child, for an ecomap."""
    diagram = book.diagram(DiagramKind.ECOMAP)
    return Around(book.supports, diagram.moved, diagram.drawn, centre_of(book))


def centre_of(book: Book) -> Household | None:
    """The household in the middle of the ecomap, or None where it is the child."""
    centre = book.diagram(DiagramKind.ECOMAP).centre
    return next((each for each in book.households if each.id == centre), None)


def last_day(book: Book) -> date | None:
    """The last day the book knows of: where a home without an end is drawn to."""
    known = [event.when for event in book.events]
    known += [photo.taken for photo in book.photos] + [letter.dated for letter in book.letters]
    return max((day.latest for day in known if day), default=None)


def _section(book: Book, page: Page) -> Section:
    found = next((section for section in book.sections if section.id == page.section), None)
    return found or Section(page.section, "", Time.BACK)


def _entry_title(book: Book, page: Page) -> str:
    """What lists call a page: its title; a part's opener may borrow the name of the part, a letter its own title."""
    if page.layout in ("cover", "contents"):
        return ""
    if page.title.strip():
        return page.title.strip()
    if page.layout in (MEMORY, STAY):
        return title_of(book, page)
    if page.layout == "section-opener":
        return _section(book, page).title
    if page.layout == "letter":
        return next((letter.title for letter in book.letters if letter.id == page.about), "")
    if page.layout in PANELS:
        return next((story.title for story in book.storyboards if story.id == page.about), "")
    return ""


def _entries(book: Book, settings: list[Setting]) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            setting.page.id,
            setting.page.section,
            _entry_title(book, setting.page),
            "" if setting.page.layout == "cover" else str(setting.number),
            setting.page.layout == "section-opener",
        )
        for setting in settings
    )


def _listed(page: Page, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries that a contents page, or the opener of one part, lists: those with a title, less itself."""
    kept = tuple(entry for entry in entries if entry.title and entry.page != page.id)
    if page.layout == "section-opener":
        return tuple(entry for entry in kept if entry.section == page.section and not entry.begins_part)
    return kept
