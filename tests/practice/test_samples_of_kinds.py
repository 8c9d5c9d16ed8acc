"""Every kind of book has a sample that is whole, true to its own dates, and said in words for its reader."""

import json
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from lifestory_app import resources
from lifestory_app.domain.book import AgeBand, Book
from lifestory_app.domain.dates import age_on
from lifestory_app.domain.drawings import Pictogram, Scene
from lifestory_app.domain.findings import Level
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.pages import DrawingSlot
from lifestory_app.domain.storyboards import PanelPicture
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.templates import page_template
from lifestory_app.practice.kinds import Need, kind
from lifestory_app.practice.samples import read_sample, samples
from lifestory_app.usecases.wording import look_at_book

SHORT = {"transition", "words-and-pictures", "returned-home", "first-book", "early-years"}
AGES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen")


@cache
def book_of(kind: str) -> Book:
    sample = read_sample(kind)
    return sample.with_photos(
        {each.name: replace(each.known, id=PhotoId(f"taken-{each.name}"), width=2000, height=1400) for each in sample.photos}
    )


@pytest.mark.parametrize("sample", samples())
def test_a_sample_is_whole_and_nothing_in_it_is_cut_off(sample: str) -> None:
    book = book_of(sample)
    sides = lay_out(book, Fonts.shared())

    assert [(side.title, over.left_over) for side, over in sides.overflows] == []
    assert not sides.missing
    assert len(book.pages) >= (7 if sample in SHORT else 14)
    required = {page.id for page in kind(sample).pages if page.need is Need.REQUIRED}
    assert required <= {page.kind for page in book.pages}


@pytest.mark.parametrize("sample", samples())
def test_the_pages_of_a_sample_fill_what_their_layouts_need_with_pictures_that_exist(sample: str) -> None:
    book = book_of(sample)
    shelf = {entry["id"] for entry in json.loads(resources.asset("pictures", "index.json").read_text(encoding="utf-8"))}

    for page in book.pages:
        filled = {name for name, _ in page.slots}
        needed = {slot.name for slot in page_template(page.layout).slots if slot.required}
        missing = needed - filled
        assert not missing or ("memories" in filled and missing == {"cards"}), (page.title, missing)
    shown = [picture.drawing for page in book.pages for picture in page.pictures() if isinstance(picture, DrawingSlot)]
    for scene in [drawing for drawing in shown if isinstance(drawing, Scene)]:
        shown += [placed.drawing for placed in scene.parts]
    shown += [
        thing.what
        for story in book.storyboards
        for panel in story.panels
        for thing in panel.things
        if isinstance(thing, PanelPicture)
    ]
    assert {drawing.id for drawing in shown if isinstance(drawing, Pictogram)} <= shelf


@pytest.mark.parametrize("sample", sorted(set(samples()) - {"adoption", "memory"}))
def test_no_photograph_is_shown_twice_in_a_sample(sample: str) -> None:
    shown = Counter(photo for page in book_of(sample).pages for photo in page.photos())

    assert [photo for photo, times in shown.items() if times > 1] == []


@pytest.mark.parametrize("sample", samples())
def test_the_words_of_a_sample_are_for_its_reader_and_none_of_those_to_avoid(sample: str) -> None:
    book = book_of(sample)
    looked = look_at_book(book)

    assert [(finding.text, page) for finding, page, _ in looked.findings if finding.level is Level.ALMOST_NEVER] == []
    oldest = {AgeBand.EARLY_YEARS: 7, AgeBand.PRIMARY: 10, AgeBand.OLDER: 13}[book.age_band]
    assert looked.level.told_age is None or looked.level.told_age <= oldest


@pytest.mark.parametrize("sample", samples())
def test_the_dates_of_a_sample_agree(sample: str) -> None:
    book = book_of(sample)
    born = book.the_child.born
    assert born
    homes = [home for home in book.homes if home.when.start]

    for before, after in pairwise(homes):
        assert before.when.end, before.title
        assert before.when.end.latest <= after.when.start.latest, after.title
    for home in homes:
        assert born.earliest <= home.when.start.latest, home.title
        for page in (page for page in book.pages if page.about == home.id):
            said = " ".join(value.words.plain for _, value in page.slots if hasattr(value, "words"))
            told = re.search(r"I was (\w+) when I came", said)
            if told:
                assert AGES[age_on(born, home.when.start) or 0] == told[1], page.title
    for photo in book.photos:
        assert photo.taken, photo.caption
