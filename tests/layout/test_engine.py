"""The engine's laws: nothing is lost, nothing stands off the paper, only what changed is laid out again."""

import itertools
import unicodedata
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lifestory_app.domain.book import AgeBand, Book, PageShape, Reading
from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.homes import Home, HomeKind
from lifestory_app.domain.ids import HomeId, PageId, PhotoId, ScrapId, SectionId
from lifestory_app.domain.page_template import SlotKind, SlotTemplate
from lifestory_app.domain.pages import (
    Card,
    CardsSlot,
    FactRow,
    FactsSlot,
    MemoriesSlot,
    NoPhotoSlot,
    Page,
    PeopleSlot,
    PhotoSlot,
    ScrapItem,
    ScrapSlot,
    Section,
    SlotValue,
    TextSlot,
    Time,
)
from lifestory_app.domain.photos import Crop, PhotoView, dots_per_inch
from lifestory_app.domain.scrapbook import Backing, ScrapPlace, ScrapWords
from lifestory_app.domain.text import Words
from lifestory_app.layout.check import check_display_list
from lifestory_app.layout.describe import describe
from lifestory_app.layout.display import Glyphs, Group, Item, LaidOutPage, Link, Matrix, Picture, Tagged, walk
from lifestory_app.layout.engine import ARRANGERS, LayoutCache, lay_out, page_template
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.layout.themes import themes
from tests.builders import CHILD, SECTION, a_book, a_full_book, a_page, a_photo
from tests.layout.books import BEFORE, every_layout
from tests.strategies import words as any_words

FONTS = Fonts.shared()
LOOKS = [theme.id for theme in themes()]
INVISIBLE = ("Cf", "Mn", "Me", "Cc")


def laid(book: Book) -> LaidOutBook:
    return lay_out(book, FONTS)


def read(items: tuple[Item, ...]) -> str:
    """Everything that can be read on a page, decoration included."""
    return " ".join(item.text for item in walk(items) if isinstance(item, Glyphs))


def letters(text: str) -> Counter[str]:
    """The visible characters of a text, composed: fonts may set a letter and its mark as one."""
    return Counter(
        char
        for char in unicodedata.normalize("NFC", text)
        if not char.isspace() and unicodedata.category(char) not in INVISIBLE
    )


def headings(book: LaidOutBook) -> list[int]:
    return [
        int(item.role[1])
        for side in book.pages
        for item in walk(side.items)
        if isinstance(item, Tagged) and item.role in ("H1", "H2", "H3")
    ]


def glyph_places(items: tuple[Item, ...], matrix: Matrix = (1, 0, 0, 1, 0, 0)) -> list[tuple[float, float]]:
    """Where every glyph's origin stands on the page, turned groups reckoned in."""
    a, b, c, d, e, f = matrix
    found: list[tuple[float, float]] = []
    for item in items:
        if isinstance(item, Glyphs):
            found += [(a * x + c * y + e, b * x + d * y + f) for x, y in zip(item.xs, item.ys, strict=True)]
        elif isinstance(item, Group):
            p, q, r, s, t, u = item.transform
            inner = (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f)
            found += glyph_places(item.items, inner)
        elif isinstance(item, Tagged | Link):
            found += glyph_places(item.items, matrix)
    return found


@pytest.mark.parametrize("theme", LOOKS)
def test_every_layout_in_every_theme_keeps_the_contract_of_the_display_list(theme: str) -> None:
    book = laid(every_layout(theme))

    assert {page.layout for page in every_layout().pages} == set(ARRANGERS)
    for side in book.pages:
        check_display_list(side)
    assert not book.overflows
    assert not book.missing


@pytest.mark.parametrize("shape", PageShape)
@pytest.mark.parametrize("theme", ["meadow", "night", "paper", "plain"])
def test_no_words_stand_off_the_paper_in_any_shape(theme: str, shape: PageShape) -> None:
    for age_band, reading in ((AgeBand.EARLY_YEARS, Reading.STANDARD), (AgeBand.OLDER, Reading.LARGE_PRINT)):
        for side in laid(every_layout(theme, shape, age_band, reading)).pages:
            check_display_list(side)
            for x, y in glyph_places(side.items):
                assert 0 <= x <= side.width, side.title
                assert 0 <= y <= side.height, side.title


@pytest.mark.parametrize("theme", LOOKS)
def test_dyslexia_friendly_pages_keep_the_contract(theme: str) -> None:
    for side in laid(every_layout(theme, reading=Reading.DYSLEXIA)).pages:
        check_display_list(side)


def test_the_full_book_of_the_builders_is_laid_out() -> None:
    book = laid(a_full_book())

    for side in book.pages:
        check_display_list(side)
    assert {side.page for side in book.pages} == {page.id for page in a_full_book().pages}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_words, st.sampled_from(sorted(ARRANGERS)), st.sampled_from(LOOKS))
def test_every_character_of_a_slot_is_on_the_page_or_told(words: Words, layout: str, theme: str) -> None:
    page = a_page(layout=layout, words="", slots=(("words", TextSlot(words)),))
    book = laid(a_book(theme=theme, pages=(page,)))

    shown = letters("".join(read(side.items) for side in book.pages))
    told = letters("".join(over.left_over for _, over in book.overflows))
    missing = {char for _, letter in book.missing for char in unicodedata.normalize("NFC", letter.character)}

    lost = letters(words.plain) - shown - told
    assert not {char for char in lost if char not in missing and unicodedata.category(char)[0] not in "CM"}


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 120), st.sampled_from(sorted(ARRANGERS)), st.sampled_from(list(PageShape)))
def test_long_words_are_never_cut_silently(number: int, layout: str, shape: PageShape) -> None:
    told = " ".join(f"word{place}." for place in range(number * 6))
    page = a_page(layout=layout, words=told)

    book = laid(a_book(shape=shape, pages=(page,)))

    seen = letters("".join(read(side.items) for side in book.pages) + "".join(over.left_over for _, over in book.overflows))
    assert not letters(told) - seen
    for side in book.pages:
        assert all(0 <= x <= side.width and 0 <= y <= side.height for x, y in glyph_places(side.items))


def test_words_flow_over_as_many_sides_as_they_need() -> None:
    told = [f"Paragraph {number} says something plain that takes a line or two of the page to say." for number in range(60)]
    page = a_page(words="", slots=(("words", TextSlot(Words.of(*told))),))

    book = laid(a_book(pages=(page, a_page("page-2", title="After"))))

    sides = book.sides_of(page.id)
    assert len(sides) > 2
    assert [side.part for side in sides] == list(range(len(sides)))
    assert [side.number for side in book.pages] == list(range(1, len(sides) + 2))
    assert [side.left for side in book.pages] == [number % 2 == 0 for number in range(1, len(sides) + 2)]
    assert not book.overflows
    assert read(sides[0].items).count("About me") == 1
    assert "About me" not in read(sides[1].items)
    assert letters(" ".join(told)) <= letters("".join(read(side.items) for side in sides))


def test_the_letter_leaves_out_what_is_held_back_and_keeps_all_else() -> None:
    book = every_layout()
    letter = book.letters[0]

    sides = laid(book).sides_of(PageId("letter"))

    said = letters("".join(read(side.items) for side in sides))
    assert "held back" not in "".join(read(side.items) for side in sides)
    for section in letter.sections:
        if not section.held_back:
            assert not letters(section.words.plain + section.heading) - said
    for part in (letter.greeting, letter.closing, letter.signed_by, letter.signed_role, *letter.enclosures, str(letter.dated)):
        assert not letters(part) - said


def test_headings_begin_at_the_top_and_skip_no_level() -> None:
    heading = a_page("plain", words="", slots=(("words", TextSlot(Words.of("# A heading", "Words."))),))
    for book in (every_layout(), a_full_book(), a_book(pages=(heading,)), a_book(pages=(replace(heading, title=""),))):
        levels = headings(laid(book))
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), levels


def test_the_same_book_gives_the_same_pages() -> None:
    assert laid(every_layout("paper")) == laid(every_layout("paper"))


@pytest.mark.parametrize("layout", ["photo-and-words", "home", "hard-page", "person", "imprint"])
def test_a_change_to_one_page_lays_out_only_that_page_again(layout: str) -> None:
    cache = LayoutCache()
    book = every_layout()
    before = lay_out(book, FONTS, cache)
    made = cache.made

    changed = book.with_page(book.page(PageId(layout)).with_slot("words", TextSlot(Words.of("Something else."))))
    after = lay_out(changed, FONTS, cache)

    assert cache.made == made + 1
    assert after == laid(changed)
    for old, new in zip(before.pages, after.pages, strict=True):
        assert (old is new) == (old.page != PageId(layout))


def test_nothing_is_laid_out_again_for_the_same_book() -> None:
    cache = LayoutCache()
    lay_out(every_layout(), FONTS, cache)
    made = cache.made

    lay_out(every_layout(), FONTS, cache)

    assert cache.made == made


def test_a_new_title_also_renews_the_lists_it_stands_in() -> None:
    cache = LayoutCache()
    book = every_layout()
    lay_out(book, FONTS, cache)

    after = lay_out(book.with_page(replace(book.page(PageId("home")), title="Sue’s house")), FONTS, cache)

    for page in ("contents", "opener-before", "home"):
        assert "Sue’s" in "".join(read(side.items) for side in after.sides_of(PageId(page)))
    assert "Sue’s" not in read(after.side(PageId("opener-now")).items)


def test_contents_link_every_titled_page_and_name_its_number() -> None:
    book = laid(every_layout())
    links = [item for side in book.sides_of(PageId("contents")) for item in walk(side.items) if isinstance(item, Link)]

    titled = [
        page.id
        for page in every_layout().pages
        if page.title or page.layout in ("letter", "words-and-pictures", "memory", "stay")
    ]
    assert [link.target for link in links] == [page for page in titled if page not in ("cover", "contents")]
    for link in links:
        assert link.says.endswith(f"page {book.side(link.target).label}")


def test_a_long_book_has_contents_of_several_sides_and_true_numbers() -> None:
    pages = tuple(a_page(f"page-{number}", title=f"Page about thing number {number}") for number in range(90))
    contents = Page(PageId("contents"), SECTION, "contents", "What is in here")

    book = laid(a_book(pages=(contents, *pages)))

    sides = book.sides_of(PageId("contents"))
    assert len(sides) == 2
    links = [item for side in sides for item in walk(side.items) if isinstance(item, Link)]
    assert [link.target for link in links] == [page.id for page in pages]
    assert links[0].says == "Page about thing number 0, page 3"


def test_photos_are_cropped_to_their_slots_and_never_stretched() -> None:
    book = every_layout("comic")
    placed = [each for _, each in laid(book).placed]

    assert len(placed) > 20
    for each in placed:
        photo = book.photo(each.photo)
        across = photo.width * (each.view.crop.right - each.view.crop.left)
        down = photo.height * (each.view.crop.bottom - each.view.crop.top)
        assert across / down == pytest.approx(each.width / each.height, rel=1e-3)
        assert dots_per_inch(photo, each.view, each.width, each.height) > 0


@given(st.integers(20, 9000), st.integers(20, 9000), st.integers(0, 3), st.floats(5, 900), st.floats(5, 900))
def test_a_fitted_view_lies_inside_the_crop_a_person_chose(
    width: int, height: int, turn: int, wide: float, high: float
) -> None:
    from lifestory_app.layout.arrange.photo_views import fitted, whole_shape

    crop = Crop(0.1, 0.2, 0.7, 0.9)
    photo = a_photo(width=width, height=height)

    view = fitted(PhotoView(photo.id, crop, turn), photo, wide, high)

    assert whole_shape(view, photo) == pytest.approx(wide / high, rel=1e-6)
    inside = view.crop
    assert crop.left - 1e-9 <= inside.left < inside.right <= crop.right + 1e-9
    assert crop.top - 1e-9 <= inside.top < inside.bottom <= crop.bottom + 1e-9
    assert view.turn == turn


def test_every_picture_has_words_that_never_name_a_file() -> None:
    page = Page(PageId("p"), SECTION, "photo-and-words", "A day", (("photo", PhotoSlot(PhotoView(PhotoId("photo-1")))),))
    book = laid(a_book(photos=(a_photo(file_name="IMG_0042.jpg"),), pages=(page,)))

    figures = [item for item in walk(book.pages[0].items) if isinstance(item, Tagged) and item.role == "Figure"]

    assert [figure.alt for figure in figures] == ["A photo"]
    assert any(isinstance(item, Picture) for item in walk(figures[0].items))
    assert "IMG_0042" not in describe(book.pages[0])


def test_a_photo_that_is_gone_leaves_a_quiet_place_and_its_caption() -> None:
    page = Page(
        PageId("p"), SECTION, "photo-and-words", "A day", (("photo", PhotoSlot(PhotoView(PhotoId("gone")), "By the sea")),)
    )

    side = laid(a_book(pages=(page,))).pages[0]

    check_display_list(side)
    assert not side.placed
    assert "By the sea" in read(side.items)


def test_a_slot_that_the_layout_has_no_place_for_is_told() -> None:
    page = a_page(slots=(("words", TextSlot(Words.of("Seen."))), ("riddle", TextSlot(Words.of("Not seen.")))))

    side = laid(a_book(pages=(page,))).pages[0]

    assert [(over.slot, over.left_over) for over in side.overflows] == [("riddle", "Not seen.")]


def test_facts_are_a_table_with_heads_for_rows() -> None:
    side = laid(every_layout()).side(PageId("photo-and-facts"))
    tables = [item for item in walk(side.items) if isinstance(item, Tagged) and item.role == "Table"]

    assert len(tables) == 1
    assert len(tables[0].items) == 5
    heads = [item for item in walk(tables[0].items) if isinstance(item, Tagged) and item.role == "TH"]
    assert [read((head,)).strip() for head in heads] == ["Day", "Time", "I weighed", "I was", "Place"]
    assert all(head.scope == "Row" for head in heads)


def test_a_timeline_whose_homes_all_lie_before_the_birth_is_still_a_page() -> None:
    before = Home(HomeId("old"), HomeKind.FOSTER, "Long ago", (), Span(UncertainDate(2001), UncertainDate(2002)))
    laid = lay_out(a_book(homes=(before,), pages=(a_page("page-1", "timeline", "My life"),)), FONTS)

    for side in laid.pages:
        check_display_list(side)


def test_the_timeline_is_true_to_scale_and_told_in_sentences() -> None:
    side = laid(every_layout()).side(PageId("timeline"))
    strip = next(
        item for item in walk(side.items) if isinstance(item, Tagged) and item.slot == "homes" and item.role == "Figure"
    )

    assert "With Kelly by the sea in Wexmouth: 14 March 2019 to 4 October 2021." in strip.alt
    assert "With Mum and Dad in Marden: from 2 June 2023." in strip.alt


def test_sections_tell_their_first_sides_and_spreads_pair_left_with_right() -> None:
    book = laid(every_layout())

    assert [section.first for section in book.sections][:3] == [1, 4, 9]
    assert next(section for section in book.sections if section.id == BEFORE).title == "Where my story began"
    spreads = book.spreads()
    assert spreads[0] == (None, book.pages[0])
    assert [side for pair in spreads for side in pair if side] == list(book.pages)
    assert all(left is None or left.left for left, _ in spreads)
    assert all(right is None or not right.left for _, right in spreads)


def test_the_cover_prints_no_number_and_the_next_side_prints_two() -> None:
    book = laid(every_layout())

    assert [side.label for side in book.pages][:2] == ["", "2"]


def test_every_slot_can_be_pressed() -> None:
    book = every_layout()
    for page, side in ((page, laid(book).side(page.id)) for page in book.pages if page.layout != "letter"):
        pressed = {name for name, _ in side.slots}
        for name, _ in page.slots:
            assert name in pressed or name in ("quote-source",), f"{page.layout}: {name}"


def test_a_layout_nobody_knows_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refused, match=r"A day.*hologram"):
        laid(a_book(pages=(a_page(layout="hologram", title="A day"),)))


def test_an_empty_book_has_no_sides() -> None:
    assert laid(a_book(pages=())).pages == ()


def test_empty_pages_print_no_prompts() -> None:
    for layout in ARRANGERS:
        side = laid(a_book(pages=(a_page(layout=layout, words="", title=""),), title="")).pages[0]
        check_display_list(side)
        printed = (
            read(side.items)
            .replace("What I still want to know", "")
            .replace("Me now", "")
            .replace("Robin", "")
            .replace(" me ", "")
        )
        assert letters(printed) <= letters("Now 1"), layout


@pytest.mark.parametrize(
    ("theme", "page"),
    [
        ("meadow", "photo-and-facts"),
        ("seaside", "person"),
        ("paper", "person-no-photo"),
        ("plain", "letter"),
        ("comic", "voices"),
        ("night", "quote"),
        ("paper", "scrapbook"),
    ],
)
def test_pages_are_laid_out_as_they_were_last_looked_at(theme: str, page: str, reference) -> None:
    sides = laid(every_layout(theme)).sides_of(PageId(page))

    reference(f"{theme}-{page}.txt", "\n".join(describe(side) for side in sides))


def test_pages_on_left_hand_sides_are_mirrored() -> None:
    def title_x(side: LaidOutPage) -> float:
        heading = next(item for item in walk(side.items) if isinstance(item, Tagged) and item.role in ("H1", "H2"))
        return min(min(item.xs) for item in walk(heading.items) if isinstance(item, Glyphs))

    sections = (Section(SECTION, "Me now", Time.PRESENT, "Now"), Section(SectionId("s"), "", Time.BACK))
    book = laid(a_book(sections=sections, pages=(a_page("one"), a_page("two"))))

    right, left = book.pages
    assert title_x(left) == pytest.approx(title_x(right) - 4 * 72 / 25.4, abs=0.01)


def test_large_print_goes_on_over_another_side_rather_than_lose_words() -> None:
    told = [f"Sentence {number} tells a little more of what happened on that day." for number in range(14)]
    page = a_page(layout="hard-page", words="", slots=(("words", TextSlot(Words.of(*told))),))

    standard = laid(a_book(pages=(page,)))
    large = laid(a_book(pages=(page,), reading=Reading.LARGE_PRINT))

    assert len(standard.pages) == 1
    assert len(large.pages) == 2
    assert not large.overflows
    assert letters(" ".join(told)) <= letters("".join(read(side.items) for side in large.pages))


def crowded(layout: str) -> tuple[Page, set[str]]:
    """A page with a word of its own in every place that can hold one, and those words."""
    told: set[str] = set()

    def word(place: str) -> str:
        told.add(f"q{len(told)}{place}z")
        return f"q{len(told) - 1}{place}z"

    def card() -> Card:
        picture = (PhotoSlot(PhotoView(PhotoId("photo-1")), word("caption")), NoPhotoSlot(word("what"), word("asked")), None)
        return Card(word("title"), Words.of(word("words")), picture[len(told) % 3], word("note"))

    def scrap(number: int) -> ScrapItem:
        whats = (
            PhotoSlot(PhotoView(PhotoId("photo-1")), word("caption")),
            NoPhotoSlot(word("what"), word("asked")),
            ScrapWords(Words.of(" ".join(word("words") for _ in range(9)))),
        )
        place = ScrapPlace(30 + 45 * (number % 4), 80 + 90 * (number // 4), 60, 10 + 16 * (number % 4), 40 * number)
        return ScrapItem(ScrapId(str(number)), whats[number % 3], place, list(Backing)[number % 5])

    def value(slot: SlotTemplate) -> SlotValue:
        match slot.kind:
            case SlotKind.TEXT:
                return TextSlot(Words.of(word("text")))
            case SlotKind.PICTURE:
                return PhotoSlot(PhotoView(PhotoId("photo-1")), word("caption"))
            case SlotKind.FACTS:
                return FactsSlot(tuple(FactRow(word("label"), word("value")) for _ in range(7)))
            case SlotKind.CARDS:
                return CardsSlot(tuple(card() for _ in range(8)))
            case SlotKind.PEOPLE:
                return PeopleSlot((CHILD,))
            case SlotKind.MEMORIES:  # what memories say is tried with books that have some
                return MemoriesSlot()
            case SlotKind.SCRAP:
                return ScrapSlot(tuple(scrap(number) for number in range(8)))

    slots = tuple((slot.name, value(slot)) for slot in page_template(layout).slots)
    return Page(PageId("p"), SECTION, layout, word("title"), slots), {each for each in told if each in repr(slots)}


@pytest.mark.parametrize("shape", [PageShape.A4, PageShape.A5, PageShape.SQUARE])
@pytest.mark.parametrize("layout", sorted(ARRANGERS))
def test_every_word_of_a_crowded_page_is_shown_or_told(layout: str, shape: PageShape) -> None:
    page, told = crowded(layout)
    for theme in ("comic", "paper"):
        book = laid(a_book(theme=theme, shape=shape, pages=(page,), photos=(a_photo(),)))

        for side in book.pages:
            check_display_list(side)
        shown = "".join(read(side.items) for side in book.pages)
        overflow = " ".join(over.left_over for _, over in book.overflows)
        lost = {word for word in told if word not in shown.replace(" ", "") and word not in overflow}
        assert not lost
