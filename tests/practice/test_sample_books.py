"""Every sample book there is, of whatever kind: a finished book of its kind, true to itself, in words its reader can read."""

import calendar
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from lifestory_app.domain.book import Book, PageShape
from lifestory_app.domain.findings import Level
from lifestory_app.domain.homes import EventKind
from lifestory_app.domain.ids import PersonId, PhotoId
from lifestory_app.domain.pages import CardsSlot, DrawingSlot, FactsSlot, Page, TextSlot, Time
from lifestory_app.export.sibling_sets import for_sibling
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.templates import page_template
from lifestory_app.practice.book_words import age_of_band, is_for_child
from lifestory_app.practice.growing import grow
from lifestory_app.practice.kinds import kind, kinds
from lifestory_app.practice.samples import read_sample, samples
from lifestory_app.practice.sentences import sentences_of
from lifestory_app.usecases.wording import look_at_book

every_sample = pytest.mark.parametrize("name", samples())
NUMBERS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NUMBERS += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen"]
MONTHS = "|".join(calendar.month_name[1:])
SHOWN_AGAIN = {"adoption", "memory"}
"""Long books, in which a page may look back at a photo of an earlier one, and not every photo has found its page yet."""


@cache
def book_of(name: str) -> Book:
    sample = read_sample(name)
    return sample.with_photos(
        {each.name: replace(each.known, id=PhotoId(f"taken-{each.name}"), width=2400, height=1600) for each in sample.photos}
    )


def texts_on(page: Page) -> list[str]:
    said = [page.title]
    for _, value in page.slots:
        if isinstance(value, TextSlot):
            said += [paragraph.plain for paragraph in value.words.paragraphs]
        elif isinstance(value, FactsSlot):
            said += [row.value for row in value.rows]
        elif isinstance(value, CardsSlot):
            said += [text for card in value.cards for text in (card.title, card.words.plain, card.note)]
    return [text for text in said if text]


def years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def born(book: Book) -> date:
    when = book.the_child.born
    assert when is not None
    return when.earliest


@every_sample
def test_nothing_is_cut_off_and_every_letter_is_there(name: str) -> None:
    book = book_of(name)
    sides = lay_out(book, Fonts.shared())

    assert [(side.title, over.left_over) for side, over in sides.overflows] == []
    assert not sides.missing
    assert len(sides.pages) >= 9


@pytest.mark.parametrize("name", sorted(set(samples()) - {"adoption", "memory", "transition"}))
def test_it_has_room_for_its_words_on_every_paper(name: str) -> None:
    for shape in PageShape:
        sides = lay_out(replace(book_of(name), shape=shape), Fonts.shared())
        assert [(shape, side.title, over.left_over) for side, over in sides.overflows] == []


@every_sample
def test_it_is_a_whole_book_of_its_kind_in_the_order_of_its_kind(name: str) -> None:
    book, made = book_of(name), kind(name)
    there = [page.kind for page in book.pages]

    assert book.kind == name
    assert {page.id for page in made.required} <= set(there)
    times = [section.time for section in book.sections if section.time is not Time.WORKER]
    assert times == [section.time for section in made.sections if section.time in times]
    assert [page.id for page in book.in_order().pages] == [page.id for page in book.pages]
    if made.most is not None:
        assert len([page for page in book.pages if page.layout != "imprint"]) <= made.most


@every_sample
def test_its_words_need_no_mending_and_are_for_its_reader(name: str) -> None:
    book = book_of(name)
    looked = look_at_book(book)

    assert [(page, finding.why) for finding, page, _ in looked.findings if finding.level is Level.ALMOST_NEVER] == []
    assert looked.level.age is not None
    assert looked.level.age <= age_of_band(book.age_band)


@every_sample
def test_a_picture_is_shown_once_and_says_what_it_shows(name: str) -> None:
    book = book_of(name)
    shown = Counter(photo for page in book.pages for photo in page.photos())
    portraits = {person.portrait for person in book.people if person.portrait}
    portraits |= {home.photo for home in book.homes if home.photo}
    kept = {view.photo for memory in book.memories for view in memory.photos}
    kept |= {memory.kept.photo.photo for memory in book.memories if memory.kept and memory.kept.photo}
    kept |= {photo for request in book.photo_requests for photo in request.photos}

    if name not in SHOWN_AGAIN:
        assert {photo.id for photo in book.photos} == set(shown) | portraits | kept
        assert [photo for photo, times in shown.items() if times > 1] == []
    for picture in (picture for page in book.pages for picture in page.pictures() if isinstance(picture, DrawingSlot)):
        assert len(picture.alt) > 3
    for photo in book.photos:
        assert photo.alt
        assert photo.caption
        assert photo.consent.allows
        assert photo.source


@every_sample
def test_no_place_that_its_layouts_need_is_empty(name: str) -> None:
    for page in book_of(name).pages:
        filled = {slot for slot, _ in page.slots}
        empty = {slot.name for slot in page_template(page.layout).slots if slot.required} - filled
        assert not empty or ("memories" in filled and empty == {"cards"}), (page.title, empty)


@every_sample
def test_its_pages_hold_no_surname_address_or_number(name: str) -> None:
    book = book_of(name)
    surnames = {each.family for person in book.people for each in person.names if each.family} - {"Harris"}

    for page in (page for page in book.pages if is_for_child(book, page)):
        said = " ".join(texts_on(page))
        assert not [family for family in surnames if family in re.findall(r"\w+", said)], page.title
        assert not re.search(r"\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}\b|\b0\d{9,10}\b|@", said), page.title


@every_sample
def test_every_weekday_is_that_of_its_date(name: str) -> None:
    for page in book_of(name).pages:
        for text in texts_on(page):
            for weekday, day, month, year in re.findall(rf"(\w+day),? (\d{{1,2}}) ({MONTHS}) (\d{{4}})", text):
                when = date(int(year), list(calendar.month_name).index(month), int(day))
                assert when.strftime("%A") == weekday, (page.title, text)


@every_sample
def test_homes_follow_each_other_and_their_pages_tell_the_same_months_and_age(name: str) -> None:
    book = book_of(name)
    homes = sorted((home for home in book.homes if home.when.start), key=lambda home: home.when.start.earliest)

    for one, other in pairwise(homes):
        assert one.when.end is None or one.when.end.earliest <= other.when.start.latest, (one.title, other.title)
    for page in book.pages:
        home = next((home for home in book.homes if home.id == page.about), None)
        if home is None or home.when.start is None or not is_for_child(book, page):
            continue
        said = " ".join(texts_on(page))
        months = re.findall(rf"[Ff]rom ({MONTHS}) (\d{{4}})", said)
        for month, year in months[:1]:
            start = home.when.start.earliest
            assert (month, int(year)) == (calendar.month_name[start.month], start.year), page.title
        came = re.search(r"\bI was (\w+)(?: when I came|\.)", said)
        if came and came[1] in NUMBERS:
            ages = {years(born(book), day) for day in (home.when.start.earliest, home.when.start.latest)}
            assert NUMBERS.index(came[1]) in ages, page.title


@every_sample
def test_birth_and_age_are_told_as_they_are_known(name: str) -> None:
    book = book_of(name)
    day = born(book)

    for event in book.events:
        if event.kind is EventKind.BIRTH and event.when is not None:
            assert event.when.earliest <= day <= event.when.latest
        assert event.when is None or event.when.latest >= day or event.kind is EventKind.OTHER, event.title
    for page in (page for page in book.pages if page.kind == "born"):
        told = re.findall(rf"(\d{{1,2}}) ({MONTHS}) (\d{{4}})", " ".join(texts_on(page)))
        assert all(row == (str(day.day), calendar.month_name[day.month], str(day.year)) for row in told), page.title
    last = max((photo.taken.earliest for photo in book.photos if photo.taken), default=None)
    about = next((page for page in book.pages if page.kind == "about-me"), None)
    said = re.search(r"I am (\w+)\b(?: and|,|\.)", " ".join(texts_on(about)[1:])) if about is not None else None
    if last is not None and said and said[1] in NUMBERS:
        assert NUMBERS.index(said[1]) - years(day, last) in (0, 1), said[0]


def test_there_is_a_sample_of_every_kind_that_we_made() -> None:
    assert set(samples()) == {each.id for each in kinds()}
    assert len(samples()) == 14


def test_the_samples_show_every_paper_and_every_help_for_the_eyes() -> None:
    books = [book_of(name) for name in samples()]

    assert len({book.shape for book in books}) == 4
    assert len({book.reading for book in books}) == 3
    assert len({book.age_band for book in books}) == 3
    assert len({book.theme for book in books}) == 6


def test_no_child_of_one_sample_is_named_in_another() -> None:
    named = Counter(
        name for sample in samples() for name in {each.known_as for each in book_of(sample).people if each.known_as}
    )

    for sample in samples():
        assert named[book_of(sample).the_child.known_as] == 1, sample


def test_the_early_years_book_says_two_short_sentences_a_page() -> None:
    book = book_of("early-years")

    for page in (page for page in book.pages if page.layout == "early-years"):
        said = sentences_of("\n\n".join(texts_on(page)))
        assert len(said) <= 2, page.title
        assert all(len(sentence.text.split()) <= 8 for sentence in said), page.title


def test_the_first_book_says_on_its_cover_that_it_is_the_first() -> None:
    book, made = book_of("first-book"), kind("first-book")

    assert made.grows_into == "adoption"
    assert any("First book" in text for text in texts_on(book.pages[0]))
    whole = {page.id for page in kind("adoption").pages}
    assert {page.kind for page in book.pages if page.layout != "imprint"} <= whole


def test_the_older_childs_book_begins_with_the_facts_and_ends_with_questions() -> None:
    book = book_of("older")
    order = [page.kind for page in book.pages]

    assert order.index("timeline") < order.index("about-me") < order.index("born")
    assert {"homes-table", "places-map", "papers", "quote", "going-back", "questions"} <= set(order)
    assert any(page.childs_own for page in book.pages if page.kind == "my-words")


def test_what_brothers_and_sisters_share_goes_into_a_book_of_their_own_and_the_rest_does_not() -> None:
    book = book_of("siblings")
    shared = {page.kind for page in book.pages if page.sharing is not None}
    went = for_sibling(book, PersonId("jun"))

    assert {"us", "siblings", "culture", "together", "what-we-say"} <= shared
    assert {page.kind for page in went.pages} == shared
    assert not shared & {"about-me", "born", "birth-mum", "birth-dad", "why", "hopes"}


def test_the_first_book_grows_into_the_whole_one_with_all_its_pages() -> None:
    book = book_of("first-book")
    growth = grow(book, kind("adoption"), kind("first-book"))
    grown = growth.edit.apply(book)

    assert grown.kind == "adoption"
    assert {page.id for page in book.pages} <= {page.id for page in grown.pages}
    assert {page.id for page in kind("adoption").required} <= {page.kind for page in grown.pages}
    assert {page.kind for page in growth.added} == {"born", "family-tree", "culture", "who-decided", "home"}
    cover = grown.pages[0]
    assert "first" not in " ".join(texts_on(cover)).lower()
    assert "comes next" not in " ".join(texts_on(cover))
