"""Kinds that take over another kind, and words that change with the reader's age."""

from dataclasses import replace
from pathlib import Path

import pytest

from lifestory_app.domain.book import AgeBand
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.pages import TextSlot, Time
from lifestory_app.practice.kinds import BookKind, KindPage, Need, kind, kinds, read_kind
from lifestory_app.practice.starter import facts_of_child, start_book, starters_for
from lifestory_app.services.guides import Guides

HEAD = 'name = "First book"\nwhom = "A child who moves soon."\nbased_on = "adoption"\n'


def file(tmp_path: Path, text: str, name: str = "first.toml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def read(tmp_path: Path, text: str) -> BookKind:
    return read_kind(file(tmp_path, HEAD + text))


def page_of(found: BookKind, id: str) -> KindPage:
    page = found.page(id)
    assert page is not None
    return page


def test_a_kind_takes_over_another_whole(tmp_path: Path) -> None:
    made = read(tmp_path, "")
    adoption = kind("adoption")

    assert (made.id, made.name, made.based_on) == ("first", "First book", "adoption")
    assert (made.pages, made.sections, made.title, made.theme) == (
        adoption.pages,
        adoption.sections,
        adoption.title,
        adoption.theme,
    )


def test_pages_are_left_out_changed_added_and_moved(tmp_path: Path) -> None:
    made = read(
        tmp_path,
        'leave_out = ["adoption-day", "culture"]\nleave_out_sections = ["back"]\n'
        '[[page]]\nid = "siblings"\ntitle = "My sisters"\n'
        '[[page]]\nid = "swim"\nsection = "now"\nlayout = "words"\nwhy = "w"\nbelongs = "b"\nafter = "about-me"\n'
        '[[page]]\nid = "seasons"\nbefore = "moved-in"\nneed = "required"\n',
    )
    ids = [page.id for page in made.pages]

    assert {"adoption-day", "culture", "more", "genogram"}.isdisjoint(ids)
    assert ids[ids.index("about-me") + 1] == "swim"
    assert ids[ids.index("seasons") + 1] == "moved-in"
    assert page_of(made, "siblings") == replace(page_of(kind("adoption"), "siblings"), title="My sisters")
    assert page_of(made, "seasons").need is Need.REQUIRED
    assert [section.id for section in made.sections] == ["front", "now", "before", "home", "next"]


def test_pages_stand_in_the_order_of_the_sections(tmp_path: Path) -> None:
    made = read(
        tmp_path,
        '[[section]]\nid = "next"\nbefore = "now"\n'
        '[[section]]\nid = "album"\ntitle = "Album"\ntime = "present"\nafter = "next"\n'
        '[[page]]\nid = "photos"\nsection = "album"\nlayout = "four-photos"\nwhy = "w"\nbelongs = "b"\n',
    )
    sections = [section.id for section in made.sections]

    assert sections == ["front", "next", "album", "now", "before", "home", "back"]
    assert [page.section for page in made.pages] == sorted((page.section for page in made.pages), key=sections.index)
    assert next(section for section in made.sections if section.id == "next").time is Time.FUTURE


def test_words_are_changed_slot_by_slot_and_an_empty_text_takes_them_away(tmp_path: Path) -> None:
    made = read(
        tmp_path,
        '[[page]]\nid = "why"\nstart = { remember = "", words = "It was a hard time." }\n'
        '[[page]]\nid = "birth-mum"\nlayout = "photo-and-words"\n',
    )

    assert page_of(made, "why").start == (("words", "It was a hard time."),)
    assert page_of(made, "why").starters == page_of(kind("adoption"), "why").starters
    assert page_of(made, "birth-mum").start == page_of(made, "birth-mum").starters == ()


def test_words_given_anew_are_said_to_every_age_unless_the_age_is_given_too(tmp_path: Path) -> None:
    made = read(tmp_path, '[[page]]\nid = "about-me"\nstart = { lead = "Me." }\n[page.older]\nstart = { lead = "Me now." }\n')
    page = page_of(made, "about-me")

    said = {band: dict(page.for_age(band).start)["lead"] for band in AgeBand}
    assert said == {AgeBand.EARLY_YEARS: "Me.", AgeBand.PRIMARY: "Me.", AgeBand.OLDER: "Me now."}


def test_a_kind_may_be_based_on_one_beside_it(tmp_path: Path) -> None:
    file(tmp_path, HEAD + 'leave_out = ["culture"]\n', "short.toml")
    made = read_kind(file(tmp_path, HEAD.replace("adoption", "short") + 'leave_out = ["born"]\n'))

    assert {"culture", "born"}.isdisjoint(page.id for page in made.pages)


def test_one_of_our_name_is_based_on_ours(tmp_path: Path) -> None:
    made = read_kind(file(tmp_path, HEAD + 'leave_out = ["culture"]\n', "adoption.toml"))

    assert len(made.pages) == len(kind("adoption").pages) - 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('leave_out = ["adoption-dya"]', "line 4, at “leave_out”, there is no “adoption-dya” to leave out"),
        ('leave_out_sections = ["bakc"]', "line 4, at “leave_out_sections”, there is no “bakc”"),
        ('[[page]]\nid = "why"\nafter = "nowhere"', "line 6, at “page why.after”, there is no “nowhere” above"),
        ('[[page]]\nid = "why"\nafter = "born"\nbefore = "home"', "not both"),
        ('[[page]]\nid = "new"', "line 4, at “page new.layout”, a text is needed"),
        ('[[page]]\nid = "why"\nsection = "gone"', "line 6, at “page why”, there is no section “gone”"),
        ('[[page]]\nid = "why"\ntitel = "x"', "line 6, at “page why.titel”, there is no such key here"),
        ('[[page]]\nid = "why"\n[page.early]\nstrat = { words = "x" }', "line 7, at “page why.early.strat”"),
        ('[[page]]\nid = "why"\n[[page]]\nid = "why"', "line 7, at “page why.id”, there are two"),
        ('[[section]]\nid = "attic"\ntime = "past"', "at “section attic.title”, a text is needed"),
        ("leave_out_sections = 3", "a list of texts is needed"),
    ],
)
def test_a_fault_is_told_with_file_line_and_what_it_is(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(Refused) as refused:
        read(tmp_path, text)

    assert "first.toml" in refused.value.sentence
    assert told in refused.value.sentence


@pytest.mark.parametrize("name", ["attic", "../adoption", "first", ""])
def test_a_base_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match=r"first\.toml"):
        read_kind(file(tmp_path, HEAD.replace('"adoption"', f'"{name}"')))


def test_kinds_that_rest_on_each_other_are_told_and_never_read_without_end(tmp_path: Path) -> None:
    file(tmp_path, HEAD.replace("adoption", "first"), "second.toml")

    with pytest.raises(Refused, match="in turn"):
        read_kind(file(tmp_path, HEAD.replace("adoption", "second")))


@pytest.mark.parametrize("band", AgeBand)
def test_a_book_begins_with_the_words_for_its_reader(band: AgeBand) -> None:
    book = start_book(kind("adoption"), facts_of_child("Ava", UncertainDate(2020, 5, 1)), age_band=band)
    said = {
        (page.kind, slot): value.words.plain for page in book.pages for slot, value in page.slots if isinstance(value, TextSlot)
    }

    assert book.age_band is band
    assert (
        said["about-me", "lead"]
        == {
            AgeBand.EARLY_YEARS: "Hello. I am Ava.",
            AgeBand.PRIMARY: "I am Ava.",
            AgeBand.OLDER: "I am Ava, and this is who I am now.",
        }[band]
    )
    assert "not my fault" in said["why", "remember"]


def test_the_sentences_to_choose_from_follow_the_age_of_the_book() -> None:
    adoption = kind("adoption")
    book = start_book(adoption, facts_of_child("Ava"))
    page = next(page for page in book.pages if page.kind == "why")
    guides = Guides()

    said = {}
    for band in AgeBand:
        aged = replace(book, age_band=band)
        said[band] = starters_for(aged, adoption, page)["words"]
        assert guides.guide(aged, page).starters_of("words") == said[band]
    assert len(set(said.values())) == 3


def test_words_for_the_youngest_are_short() -> None:
    for each in kinds():
        for page in each.pages:
            for _, texts in dict(page.ages)[AgeBand.EARLY_YEARS].starters if AgeBand.EARLY_YEARS in dict(page.ages) else ():
                assert all(len(text.split()) <= 12 for text in texts), (each.id, page.id)


def test_every_shortened_kind_grows_into_one_there_is() -> None:
    ids = {each.id for each in kinds()}

    assert all(each.grows_into in ids for each in kinds() if each.grows_into)


def test_a_page_of_the_kind_for_brothers_and_sisters_begins_marked_as_shared() -> None:
    siblings = kind("siblings")
    book = start_book(siblings, facts_of_child("Ava"))
    shared = {page.kind for page in book.pages if page.sharing is not None}

    assert shared == {page.id for page in siblings.required if page.shared} == {"us", "siblings", "together"}
    assert not [page for page in kind("adoption").pages if page.shared]
