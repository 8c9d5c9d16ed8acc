import re
import tomllib
from dataclasses import replace

import pytest

from lifestory_app import resources
from lifestory_app.domain.book import Book, PageShape
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.gaps import GapState
from lifestory_app.domain.ids import PhotoId
from lifestory_app.domain.pages import CardsSlot, DrawingSlot, FactsSlot, Page, PeopleSlot, PhotoSlot, TextSlot, Time
from lifestory_app.domain.people import Role
from lifestory_app.domain.plan import OccasionKind
from lifestory_app.layout.engine import lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.itemise import script
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.practice.kinds import Need
from lifestory_app.practice.kinds import kind as read_kind_of
from lifestory_app.practice.samples import read_sample, samples

SAMPLE = read_sample("adoption")


def taken() -> Book:
    return SAMPLE.with_photos(
        {each.name: replace(each.known, id=PhotoId(f"taken-{each.name}"), width=2000, height=1400) for each in SAMPLE.photos}
    )


def words_on(page: Page) -> str:
    said = [page.title]
    for _, value in page.slots:
        if isinstance(value, TextSlot):
            said.append(value.words.plain)
        elif isinstance(value, FactsSlot):
            said += [f"{row.label} {row.value}" for row in value.rows]
        elif isinstance(value, CardsSlot):
            said += [f"{card.title} {card.words.plain} {card.note}" for card in value.cards]
    return " ".join(said)


def test_the_sample_is_a_whole_book_from_real_photographs() -> None:
    book = taken()

    assert len(book.pages) >= 24
    assert len({photo for page in book.pages for photo in page.photos()}) >= 12
    assert len({page.layout for page in book.pages}) >= 16
    assert len(lay_out(book, Fonts.shared()).overflows) == 0


def test_it_runs_present_past_present_future_and_opens_and_closes_safely() -> None:
    times = [section.time for section in SAMPLE.book.sections if section.time in (Time.PRESENT, Time.PAST, Time.FUTURE)]

    assert times == [Time.PRESENT, Time.PAST, Time.PRESENT, Time.FUTURE]


def test_each_page_keeps_to_one_idea() -> None:
    for page in SAMPLE.book.pages:
        if page.layout not in ("letter", "imprint") and page.kind != "for-grown-ups":
            assert len(words_on(page).split()) <= 100, page.title


def test_nobody_is_left_out_and_nothing_is_passed_over() -> None:
    book = SAMPLE.book
    kinds = {page.kind for page in book.pages}

    assert {"birth-mum", "birth-dad", "why", "who-decided", "born", "hopes"} <= kinds
    homes = {home.id for home in book.homes if not home.kind.is_new_family}
    assert homes <= {page.about for page in book.pages}
    assert any("not my fault" in words_on(page) for page in book.pages)
    assert len(book.letters[0].sections) == 13
    assert book.gaps[0].tries


def test_the_childs_pages_hold_no_surname_address_or_number() -> None:
    surnames = {name.family for person in SAMPLE.book.people for name in person.names if name.family}
    surnames -= {"Harris"}

    for page in SAMPLE.book.pages:
        if SAMPLE.book.section(page.section).time is Time.WORKER:
            continue
        said = words_on(page)
        assert not [name for name in surnames if name in said.split()], page.title
        assert not re.search(r"\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}\b|\b0\d{9,10}\b|@", said), page.title


def test_every_picture_says_what_it_shows() -> None:
    photos = {photo.name: photo.known for photo in SAMPLE.photos}

    for page in SAMPLE.book.pages:
        for picture in page.pictures():
            if isinstance(picture, DrawingSlot):
                assert len(picture.alt) > 5, page.title
            elif isinstance(picture, PhotoSlot):
                known = photos[picture.view.photo]
                assert picture.alt or known.alt
                assert known.consent.allows


def test_at_least_three_scripts_greet_the_child() -> None:
    said = " ".join(words_on(page) for page in SAMPLE.book.pages)
    said += " ".join(name.native for person in SAMPLE.book.people for name in person.names)

    assert len({script(char) for char in said} & {"Latn", "Ethi", "Arab"}) == 3


def test_every_photograph_says_where_when_and_from_whom() -> None:
    for photo in SAMPLE.photos:
        assert photo.known.where, photo.name
        assert photo.known.taken, photo.name
        assert photo.known.source, photo.name
        assert photo.known.caption, photo.name

    shown = {photo for page in taken().pages for photo in page.photos()}
    assert shown == {PhotoId(f"taken-{photo.name}") for photo in SAMPLE.photos}


def test_a_photograph_that_was_not_taken_in_is_named() -> None:
    with pytest.raises(KeyError, match="kite"):
        SAMPLE.with_photos({each.name: each.known for each in SAMPLE.photos if each.name != "kite"})


def test_photographs_stand_on_pages_of_the_time_they_were_taken() -> None:
    when = {photo.name: photo.known.taken for photo in SAMPLE.photos}
    homes = {home.id: home for home in SAMPLE.book.homes}

    for page in SAMPLE.book.pages:
        home = homes.get(page.about) if page.about else None
        for photo in page.photos() if home else ():
            assert home.when.start.earliest.year <= when[photo].earliest.year <= home.when.end.latest.year, (page.title, photo)


def test_everyone_named_on_a_page_is_somebody_of_the_book() -> None:
    ids = {person.id for person in SAMPLE.book.people}

    for person in SAMPLE.book.people:
        assert person.source or person.role in (Role.SOCIAL_WORKER, Role.GUARDIAN, Role.JUDGE), person.id
    for home in SAMPLE.book.homes:
        assert set(home.who) <= ids
        assert home.source
    for thing in (*SAMPLE.book.bonds, *SAMPLE.book.events):
        assert thing.source, thing
    for page in SAMPLE.book.pages:
        for _, value in page.slots:
            if isinstance(value, PeopleSlot):
                assert set(value.people) <= ids, page.title


def test_every_photograph_has_its_maker_and_licence_beside_it() -> None:
    rows = tomllib.loads(resources.asset("sample", "credits.toml").read_text(encoding="utf-8"))["photograph"]
    files = {path.name for path in resources.asset("sample").iterdir() if path.suffix in (".jpg", ".png", ".webp")}

    assert {row["file"] for row in rows} == files == {photo.path.name for photo in SAMPLE.photos}
    assert all(row["author"] and row["licence"] and row["source"] and row["changes"] for row in rows)
    imprint = next(page for page in SAMPLE.book.pages if page.layout == "imprint")
    assert all(row["author"] in words_on(imprint) for row in rows)


def test_a_kind_without_a_sample_is_refused() -> None:
    assert {"adoption", "memory", "transition"} <= set(samples())
    with pytest.raises(Refused, match="no sample of “novel”"):
        read_sample("novel")


def laid_out(kind: str, shape: PageShape | None = None, theme: str = "") -> tuple[Book, LaidOutBook]:
    sample = read_sample(kind)
    book = sample.with_photos(
        {each.name: replace(each.known, id=PhotoId(f"taken-{each.name}"), width=2000, height=1400) for each in sample.photos}
    )
    book = replace(book, shape=shape or book.shape, theme=theme or book.theme)
    return book, lay_out(book, Fonts.shared())


@pytest.mark.parametrize("kind", ["memory", "transition"])
@pytest.mark.parametrize("shape", PageShape)
def test_a_sample_has_room_for_its_words_on_every_paper(kind: str, shape: PageShape) -> None:
    _, sides = laid_out(kind, shape)

    assert [(side.title, over.left_over) for side, over in sides.overflows] == []
    assert not sides.missing


@pytest.mark.parametrize("kind", ["memory", "transition"])
@pytest.mark.parametrize("theme", ["comic", "meadow", "night", "paper", "plain", "seaside"])
def test_a_sample_has_room_for_its_words_in_every_look(kind: str, theme: str) -> None:
    _, sides = laid_out(kind, theme=theme)

    assert [(side.title, over.left_over) for side, over in sides.overflows] == []


@pytest.mark.parametrize("kind", ["memory", "transition"])
def test_a_sample_has_every_page_that_its_kind_requires_in_its_order(kind: str) -> None:
    wanted = [page.id for page in read_kind_of(kind).pages]
    there = [page.kind for page in read_sample(kind).book.pages if page.layout != "imprint"]

    required = {page.id for page in read_kind_of(kind).pages if page.need is Need.REQUIRED}
    assert required <= set(there)
    assert [wanted.index(each) for each in there] == sorted(wanted.index(each) for each in there)


def test_the_welcome_book_is_short_and_shows_nobody_but_the_new_home() -> None:
    book = read_sample("transition").book
    read = [page for page in book.pages if book.section(page.section).time is not Time.BACK]

    assert 5 <= len(read) <= 9
    assert all(len(words_on(page).split()) <= 18 for page in read)
    assert {person.role for person in book.people} <= {Role.CHILD, Role.ADOPTIVE_PARENT, Role.FOSTER_CARER, Role.PET}


def test_a_toy_is_in_every_drawn_picture_of_the_welcome_book() -> None:
    drawings = [
        value for page in read_sample("transition").book.pages for _, value in page.slots if isinstance(value, DrawingSlot)
    ]

    assert len(drawings) >= 5
    assert all("teddy" in value.alt for value in drawings)


@pytest.mark.parametrize("kind", ["memory", "transition"])
def test_an_imprint_thanks_only_those_whose_photographs_are_shown(kind: str) -> None:
    rows = tomllib.loads(resources.asset("sample", "credits.toml").read_text(encoding="utf-8"))["photograph"]
    sample = read_sample(kind)
    shown = {photo.path.name for photo in sample.photos}
    said = words_on(next(page for page in sample.book.pages if page.layout == "imprint"))

    assert all((f"“{row['title']}”" in said) == (row["file"] in shown) for row in rows)


def test_the_adoption_sample_has_a_plan_of_which_every_part_is_in_its_place() -> None:
    book = taken()

    pages, photos = {page.id for page in book.pages}, {photo.id for photo in book.photos}
    assert {each.state for each in book.gaps} == set(GapState)
    assert all(gap.page in pages and gap.tries and gap.next_step for gap in book.gaps)
    assert {each.kind for each in book.occasions} >= {OccasionKind.CHILD, OccasionKind.PARENTS, OccasionKind.CARERS}
    assert {each.done for each in book.occasions} == {True, False}
    assert {each.is_open for each in book.promises} == {each.is_open for each in book.photo_requests} == {True, False}
    assert {photo for each in book.photo_requests for photo in each.photos} <= photos
    assert len({voice.kind for page in book.pages for voice in page.voices}) == 4
    assert SAMPLE.book_without_pages().photo_requests[0].photos == ()
