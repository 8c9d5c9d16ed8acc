from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifestory_app.domain.book import AgeBand, PageShape, Reading
from lifestory_app.domain.drawings import Pictogram
from lifestory_app.domain.edits import ChangePage, SetLook
from lifestory_app.domain.errors import EditRefused
from lifestory_app.domain.history import History
from lifestory_app.domain.ids import HomeId, MemoryId, PageId, PersonId, ScrapId
from lifestory_app.domain.page_template import PageTemplate, SlotKind
from lifestory_app.domain.pages import (
    Card,
    CardsSlot,
    DrawingSlot,
    FactRow,
    FactsSlot,
    MemoriesSlot,
    Page,
    PeopleSlot,
    ScrapItem,
    ScrapSlot,
    SlotValue,
    TextSlot,
)
from lifestory_app.domain.scrapbook import ScrapPlace, Tape
from lifestory_app.domain.text import Words
from lifestory_app.layout.templates import page_template, page_templates
from lifestory_app.layout.themes import themes
from lifestory_app.usecases.page_changes import change_layout, empty_page, pages_of_kind, put_back, take_out_of_tray
from tests.builders import CHILD, SECTION, a_book, a_full_book, a_page

TEMPLATES = st.sampled_from(page_templates())


def a_value(kind: SlotKind, mark: int) -> SlotValue:
    match kind:
        case SlotKind.PICTURE:
            return DrawingSlot(Pictogram("kite"), f"kite {mark}")
        case SlotKind.TEXT:
            return TextSlot(Words.of(f"words {mark}"))
        case SlotKind.FACTS:
            return FactsSlot((FactRow("fact", str(mark)),))
        case SlotKind.CARDS:
            return CardsSlot((Card(f"card {mark}"),))
        case SlotKind.SCRAP:
            return ScrapSlot((ScrapItem(ScrapId(str(mark)), Tape(), ScrapPlace(60, 60, 24, 8)),))
        case SlotKind.MEMORIES:
            return MemoriesSlot((MemoryId(f"memory {mark}"),))
    return PeopleSlot((CHILD, PersonId(f"person {mark}")))


@st.composite
def pages_of_layouts(draw: st.DrawFn) -> Page:
    template: PageTemplate = draw(TEMPLATES)
    filled = [slot for slot in template.slots if draw(st.booleans())]
    slots = tuple((slot.name, a_value(slot.kind, place)) for place, slot in enumerate(filled))
    return Page(PageId("page"), SECTION, template.id, "My title", slots, kind="born")


def everything_on(page: Page) -> Counter[SlotValue]:
    return Counter(value for _, value in (*page.slots, *page.tray))


@settings(max_examples=300, deadline=None)
@given(pages_of_layouts(), st.lists(TEMPLATES, min_size=1, max_size=5))
def test_nothing_is_ever_lost_however_often_a_page_changes_its_layout(page: Page, ways: list[PageTemplate]) -> None:
    changed = page
    for template in ways:
        changed, told = change_layout(changed, template)
        assert everything_on(changed) == everything_on(page)
        assert all(template.slot(name) and template.slot(name).kind.holds(value) for name, value in changed.slots)
        assert set(told) <= {name for name, _ in changed.tray}
    assert (changed.id, changed.title, changed.kind, changed.section) == (page.id, page.title, page.kind, page.section)


def pictures_in_order(page: Page) -> bool:
    """Whether no place for a picture is empty before one that is filled."""
    names = [slot.name for slot in page_template(page.layout).slots if slot.kind is SlotKind.PICTURE]
    filled = [page.slot(name) is not None for name in names]
    return filled == sorted(filled, reverse=True)


@settings(max_examples=300, deadline=None)
@given(pages_of_layouts().filter(pictures_in_order), TEMPLATES)
def test_there_and_back_gives_the_first_page(page: Page, template: PageTemplate) -> None:
    there, told = change_layout(page, template)
    back, _ = change_layout(there, page_template(page.layout))

    assert back == page
    assert set(told) == {name for name, _ in there.tray}


@settings(max_examples=200, deadline=None)
@given(pages_of_layouts(), st.lists(TEMPLATES, min_size=1, max_size=4))
def test_no_picture_waits_in_the_tray_beside_an_empty_place_for_it(page: Page, ways: list[PageTemplate]) -> None:
    for template in ways:
        page, _ = change_layout(page, template)
        empty = [slot for slot in template.slots if slot.kind is SlotKind.PICTURE and page.slot(slot.name) is None]
        assert not (empty and any(SlotKind.PICTURE.holds(value) for _, value in page.tray))


@settings(max_examples=150, deadline=None)
@given(pages_of_layouts(), TEMPLATES)
def test_what_waits_in_the_tray_can_be_put_back_or_stays_there(page: Page, template: PageTemplate) -> None:
    changed, _ = change_layout(page, template)
    for name, value in changed.tray:
        try:
            filled = put_back(changed, name)
        except EditRefused:
            free = [slot for slot in template.slots if changed.slot(slot.name) is None]
            assert not any(slot.kind.holds(value) for slot in free)
            continue
        assert everything_on(filled) == everything_on(page)
        assert len(filled.tray) == len(changed.tray) - 1


@settings(max_examples=200, deadline=None)
@given(TEMPLATES, st.lists(TEMPLATES, min_size=1, max_size=4))
def test_a_full_page_that_comes_back_to_its_first_layout_has_every_picture_where_it_was(
    first: PageTemplate, ways: list[PageTemplate]
) -> None:
    slots = tuple((slot.name, a_value(slot.kind, place)) for place, slot in enumerate(first.slots))
    page = Page(PageId("page"), SECTION, first.id, "My title", slots)

    changed = page
    for template in (*ways, first):
        changed, _ = change_layout(changed, template)

    for slot in first.slots:
        if slot.kind is not SlotKind.TEXT:
            assert changed.slot(slot.name) == page.slot(slot.name), slot.name
    assert everything_on(changed) == everything_on(page)


LOOKS = st.builds(
    SetLook,
    st.sampled_from([None, *(theme.id for theme in themes())]),
    st.sampled_from([None, *PageShape]),
    st.sampled_from([None, *AgeBand]),
    st.sampled_from([None, *Reading]),
)


@settings(max_examples=60, deadline=None)
@given(pages_of_layouts(), st.lists(st.one_of(TEMPLATES, LOOKS), min_size=1, max_size=6))
def test_every_change_of_layout_or_look_is_taken_back_step_by_step(page: Page, ways: list[PageTemplate | SetLook]) -> None:
    book = replace(a_book(pages=(page,)), theme="paper")
    history, states = History(book), [book]

    for way in ways:
        now = history.book
        edit = way if isinstance(way, SetLook) else ChangePage(change_layout(now.page(page.id), way)[0])
        if history.do(edit):
            states.append(history.book)
        if isinstance(way, SetLook):
            kept = {"theme": book.theme, "shape": book.shape, "age_band": book.age_band, "reading": book.reading}
            assert replace(history.book, **kept) == replace(now, **kept), "a look touches no words and no pictures"

    for state in reversed(states):
        assert history.book == state
        history.undo()
    assert history.can_undo is None


def a_page_of_two_photos() -> Page:
    one, two = a_value(SlotKind.PICTURE, 1), a_value(SlotKind.PICTURE, 2)
    words = TextSlot(Words.of("By the sea."))
    return a_page(layout="two-photos", slots=(("photo1", one), ("photo2", two), ("words", words)))


def test_photos_and_words_stand_in_the_new_layout_and_the_rest_is_told() -> None:
    page = a_page_of_two_photos()

    changed, told = change_layout(page, page_template("photo-and-words"))

    assert dict(changed.slots) == {"photo": page.slot("photo1"), "words": page.slot("words")}
    assert told == ("photo2",)
    assert changed.tray == (("photo2", page.slot("photo2")),)


def test_the_only_photo_stays_on_the_page_whichever_place_it_stood_in() -> None:
    page = a_page_of_two_photos().with_slot("photo1", None)

    changed, told = change_layout(page, page_template("photo-and-words"))

    assert changed.slot("photo") == page.slot("photo2")
    assert (changed.tray, told) == ((), ())


def test_two_photos_become_four_and_then_one_and_none_is_lost() -> None:
    page = a_page_of_two_photos()

    four, told = change_layout(page, page_template("four-photos"))
    assert (four.slots, told) == (page.slots, ())
    one, told = change_layout(four, page_template("photo-and-words"))
    assert (one.slot("photo"), one.slot("words"), told) == (page.slot("photo1"), page.slot("words"), ("photo2",))
    assert change_layout(one, page_template("two-photos"))[0] == page


def test_a_photo_that_waited_takes_the_first_place_a_later_layout_has_for_it() -> None:
    page = a_page_of_two_photos()
    without_photos, told = change_layout(page, page_template("words"))
    assert told == ("photo1", "photo2")

    changed, _ = change_layout(without_photos, page_template("photo-and-words"))

    assert changed.slot("photo") == page.slot("photo1")
    assert changed.tray == (("photo2", page.slot("photo2")),)


def test_nobodys_words_become_a_quotation_by_themselves() -> None:
    page = a_page(layout="words", slots=(("lead", TextSlot(Words.of("I am Robin."))), ("words", TextSlot(Words.of("I run.")))))

    changed, told = change_layout(page, page_template("quote"))

    assert changed.slots == ()
    assert told == ("lead", "words")


def test_what_was_said_to_whom_keeps_its_place_between_a_person_and_a_quotation() -> None:
    said = TextSlot(Words.of("Kelly to Amara, May 2022"))
    page = a_page(layout="person", slots=(("quote-source", said),))

    changed, told = change_layout(page, page_template("quote"))

    assert (changed.slot("source"), told) == (said, ())


def test_a_full_layout_leaves_a_thing_in_the_tray_and_says_why() -> None:
    changed, _ = change_layout(a_page_of_two_photos(), page_template("photo-and-words"))

    with pytest.raises(EditRefused, match="no free place"):
        put_back(changed, "photo2")
    with pytest.raises(EditRefused, match="no longer in the tray"):
        put_back(changed, "photo9")
    room_made = changed.with_slot("photo", None)
    assert put_back(room_made, "photo2").slot("photo") == a_value(SlotKind.PICTURE, 2)
    assert take_out_of_tray(changed, "photo2").tray == ()


def test_the_pages_of_the_kind_come_with_words_and_reasons_those_of_the_section_and_missing_first() -> None:
    book = a_book()

    offers = pages_of_kind(book, SECTION)

    assert offers[0].here
    about_me = next(offer for offer in offers if offer.page.kind == "about-me")
    assert about_me.page.slot("lead") == TextSlot(Words.of("I am Robin."))
    assert about_me.page.section == SECTION
    assert about_me.required
    assert "safe and known" in about_me.why
    assert all(offer.name and offer.why for offer in offers)
    assert len({offer.page.id for offer in offers}) == len(offers)


def test_a_page_is_offered_for_each_home_and_counts_those_the_book_has() -> None:
    book = a_full_book()
    home_page = Page(PageId("home-page"), SECTION, "home", "Sue’s house", kind="home", about=HomeId("home-2"))
    book = book.with_page(home_page)

    homes = {offer.page.about: offer for offer in pages_of_kind(book, SECTION) if offer.page.kind == "home"}

    assert homes.keys() == {HomeId("home-1"), HomeId("home-2")}
    assert (homes[HomeId("home-1")].have, homes[HomeId("home-2")].have) == (0, 1)
    assert homes[HomeId("home-1")].name == "With Kelly"
    mum = next(offer for offer in pages_of_kind(book, SECTION) if offer.page.kind == "birth-mum")
    assert (mum.name, mum.page.about) == ("My birth mum, Kelly", PersonId("kelly"))


def test_a_book_of_an_unknown_kind_still_gets_bare_layouts() -> None:
    assert pages_of_kind(replace(a_book(), kind="from-elsewhere"), SECTION) == ()
    page = empty_page(page_template("quote"), SECTION)
    assert (page.layout, page.slots, page.section) == ("quote", (), SECTION)
