from dataclasses import replace
from pathlib import Path

import pytest

from lifestory_app.domain.book import AgeBand, PageShape
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.errors import Refused
from lifestory_app.domain.family import RECORDS_ONLY, CultureColour
from lifestory_app.domain.homes import Home, HomeKind
from lifestory_app.domain.ids import HomeId
from lifestory_app.domain.pages import TextSlot, Time
from lifestory_app.domain.people import Beginning, BondKind, ConditionKind, Migration
from lifestory_app.domain.provenance import WORKER_ONLY, Audience, Source, SourceKind
from lifestory_app.layout.templates import page_template, page_templates
from lifestory_app.practice.facts import Facts, read_facts
from lifestory_app.practice.kinds import Need, kind, kinds, read_kind
from lifestory_app.practice.reading import read_table
from lifestory_app.practice.starter import facts_of_child, start_book

REQUIRED = {
    "cover",
    "about-me",
    "my-family",
    "born",
    "birth-mum",
    "birth-dad",
    "family-tree",
    "culture",
    "why",
    "who-decided",
    "home",
    "moved-in",
    "hopes",
}


@pytest.mark.parametrize("wanted", kinds(), ids=lambda each: each.id)
def test_a_kind_uses_layouts_and_slots_that_exist(wanted) -> None:
    layouts = {template.id for template in page_templates()}

    for page in wanted.pages:
        assert page.layout in layouts
        assert {slot for slot, _ in page.start} <= {slot.name for slot in page_template(page.layout).slots}, page.id
        assert page.why
        assert page.belongs


def test_the_adoption_book_runs_present_past_present_future_and_leaves_nobody_out() -> None:
    adoption = kind("adoption")
    times = [section.time for section in adoption.sections if section.time in (Time.PRESENT, Time.PAST, Time.FUTURE)]

    assert times == [Time.PRESENT, Time.PAST, Time.PRESENT, Time.FUTURE]
    assert {page.id for page in adoption.pages if page.need is Need.REQUIRED} == REQUIRED


def test_a_new_book_begins_with_its_required_pages_and_no_placeholder() -> None:
    book = start_book(kind("adoption"), facts_of_child("Ava", UncertainDate(2020, 5, 1)))

    assert {page.kind for page in book.pages} == REQUIRED - {"home"}
    assert book.in_order() is book
    said = [value.words.plain for page in book.pages for _, value in page.slots if isinstance(value, TextSlot)]
    assert "I was born on Friday, 1 May 2020." in said
    assert not any(mark in text for text in said for mark in ("{{", "[", "insert", "____"))


def test_a_day_that_is_known_in_part_is_said_as_one_would_say_it() -> None:
    book = start_book(kind("adoption"), facts_of_child("Ava", UncertainDate(2020)))
    said = [value.words.plain for page in book.pages for _, value in page.slots if isinstance(value, TextSlot)]
    assert "I was born in 2020." in said


def test_a_home_of_unknown_dates_begins_without_a_sentence_on_them() -> None:
    facts = replace(facts_of_child("Ava"), homes=(Home(HomeId("h"), HomeKind.FOSTER, "With Sue"),))
    home = next(page for page in start_book(kind("adoption"), facts).pages if page.kind == "home")
    assert home.slots == ()


FACTS = """
[[person]]
id = "ava"
role = "child"
born = "2020-05-01"
names = [{ given = "Ava", kind = "known as" }]

[[person]]
id = "kim"
role = "birth mother"
names = [{ given = "Kim", family = "Lowe" }]

[[home]]
kind = "foster home"
title = "With Sue"
who = ["kim"]
from = "about spring 2021"
place = "Wexmouth"

[[gap]]
what = "A photo of Ava’s dad"
tries = [{ whom = "Kim", when = "2022-05" }]
"""


TWO_WAYS = (("ava", "kim"), ("kim", "ava"))


def read_whole(path: Path) -> Facts:
    file = read_table(path)
    facts = read_facts(file)
    file.done()
    return facts


def facts_file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "facts.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_facts_give_a_page_to_each_home_and_name_each_parent(tmp_path: Path) -> None:
    facts = read_whole(facts_file(tmp_path, FACTS))
    book = start_book(kind("adoption"), facts)

    titles = [page.title for page in book.pages]
    assert "With Sue" in titles
    assert "My birth mum, Kim" in titles
    assert "My birth dad" in titles
    assert book.gaps[0].tries[0].whom == "Kim"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (FACTS.replace('role = "child"', 'role = "kid"'), "line 4, at “person ava.role”"),
        (FACTS.replace('who = ["kim"]', 'who = ["tom"]'), "line 16, at “home With Sue”, “tom” is not the id of a person"),
        (FACTS.replace('from = "about spring 2021"', 'from = "soon"'), "line 17, at “home With Sue.from”"),
        (FACTS.replace("title =", "titel ="), "line 13, at “home 1.title”, a text is needed"),
        (FACTS.replace('place = "Wexmouth"', 'plaice = "Wexmouth"'), "line 18, at “home With Sue.plaice”"),
        (FACTS.replace("place = ", "place "), "line 18"),
        (FACTS + "\n[[person]]\nid = 'kim'\nnames = [{ given = 'Kim' }]", "line 25, at “person”, two people have the id “kim”"),
        (FACTS + "\n[[bond]]\nkind = 'pet of'\none = 'rex'\nother = 'ava'", "line 26, at “bond”, “rex” is not the id"),
        (
            FACTS + "\n[[bond]]\nkind = 'birth parent of'\none = 'ava'\nother = 'ava'",
            "line 26, at “bond”, nobody can be joined to themselves",
        ),
        (
            FACTS + "".join(f"\n[[bond]]\nkind = 'birth parent of'\none = '{a}'\nother = '{b}'" for a, b in TWO_WAYS),
            "line 26, at “bond”, Kim stands above Ava in the family already",
        ),
        (FACTS.replace('role = "birth mother"', 'role = "child"'), "one person must have the role “child”"),
        ("", "one person must have the role “child”"),
        (FACTS + "\n[[persons]]\nid = 'x'\n", "persons"),
        (FACTS.replace('given = "Ava"', 'given = " "'), "person ava.names 1.given"),
        (FACTS.replace('given = "Ava"', r'given = "A\u0001va"'), "person ava.names 1.given"),
        (FACTS + "\n[[home]]\nid = 'h'\nkind = 'hospital'\ntitle = 'x'" * 2, "two of these have the id “h”"),
        ("a = " + "[" * 5000 + "]" * 5000, "cannot be read as TOML"),
        ("a = " + "9" * 5000, "cannot be read as TOML"),
    ],
)
def test_a_fault_in_a_facts_file_is_told_with_file_and_place(tmp_path: Path, wrong: str, told: str) -> None:
    with pytest.raises(Refused) as refused:
        read_whole(facts_file(tmp_path, wrong))

    assert "facts.toml" in refused.value.sentence
    assert told in refused.value.sentence


EVERYTHING = """
[[person]]
id = "ava"
role = "child"
names = [
    { given = "Ava", kind = "known as" },
    { given = "Ava", family = "Lowe", kind = "birth", from = "2020", until = "2024", source = { kind = "court" } },
]

[[person]]
id = "kim"
role = "birth mother"
names = [{ given = "Kim", native = "ኪም", lang = "ti" }]
gender = "female"
dead = true
cultures = ["tigrayan"]
languages = ["Tigrinya", "English"]
faith = "Orthodox"
migrations = [{ left = "Eritrea", came_to = "Cardiff", when = "about 2009" }]
conditions = [{ kind = "mental illness", from = "2015", source = { kind = "health record" }, seen_by = "worker" }]
facts = [{ label = "Good at", value = "singing", when = "2018", seen_by = ["adopters"] }]
new_family = false

[[person]]
id = "lost"
beginning = "stillborn"
names = [{ given = "Rose" }]

[[bond]]
kind = "twin of"
one = "lost"
other = "ava"

[[bond]]
kind = "controls"
one = "kim"
other = "ava"
from = "2021"
until = "2022"
source = { kind = "case file", detail = "page 9", when = "2022-05" }
seen_by = ["care record", "adoption record"]

[[home]]
kind = "with parents"
title = "With Kim"
facts = [{ label = "The garden", value = "had a swing", seen_by = "worker" }]

[[household]]
title = "At Kim’s"
who = ["kim", "ava"]
from = "2020"
place = "Cardiff"

[[culture]]
id = "tigrayan"
name = "Tigrayan"
colour = "amber"

[[topic]]
name = "Singing"
kind = "pride"
who = ["kim"]
"""


def test_all_that_the_window_knows_of_people_is_read_from_a_facts_file(tmp_path: Path) -> None:
    facts = read_whole(facts_file(tmp_path, EVERYTHING))

    ava, kim, lost = facts.people
    assert (str(ava.names[1].when), ava.names[1].source) == ("2020 to 2024", Source(SourceKind.COURT))
    assert (kim.names[0].native, kim.dead, kim.languages, kim.faith) == ("ኪም", True, ("Tigrinya", "English"), "Orthodox")
    assert kim.migrations == (Migration("Eritrea", "Cardiff", UncertainDate(2009, about=True)),)
    assert (kim.conditions[0].kind, kim.conditions[0].seen_by) == (ConditionKind.MENTAL_ILLNESS, WORKER_ONLY)
    assert (kim.facts[0].seen_by, str(kim.facts[0].when)) == (frozenset({Audience.ADOPTERS}), "2018")
    assert lost.beginning is Beginning.STILLBORN
    assert [bond.kind for bond in facts.bonds] == [BondKind.TWIN, BondKind.CONTROLS]
    assert (facts.bonds[1].seen_by, str(facts.bonds[1].when)) == (RECORDS_ONLY, "2021 to 2022")
    assert facts.homes[0].facts[0].seen_by == WORKER_ONLY
    assert (facts.households[0].place, facts.cultures[0].colour, facts.topics[0].seen_by) == (
        "Cardiff", CultureColour.AMBER, RECORDS_ONLY,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["", "   ", "A\x01va"])
def test_a_book_is_not_begun_for_a_child_without_a_name_that_can_be_written(name: str) -> None:
    with pytest.raises(Refused, match="first name"):
        facts_of_child(name)


def test_a_name_typed_with_stray_spaces_is_tidied() -> None:
    assert facts_of_child(" Ava \n Rose ").people[0].known_as == "Ava Rose"


def test_a_broken_kind_names_its_file_and_the_fault(tmp_path: Path) -> None:
    broken = tmp_path / "council.toml"
    broken.write_text(
        'name = "Ours"\nwhom = "x"\ntitle = "y"\n[[page]]\nid = "a"\nsection = "gone"\n'
        'layout = "words"\nwhy = "w"\nbelongs = "b"\n'
    )

    with pytest.raises(Refused, match=r"council\.toml.*no section “gone”"):
        read_kind(broken)


def test_a_fact_missing_from_a_kind_is_told_with_file_page_slot_and_line(tmp_path: Path) -> None:
    ours = tmp_path / "council.toml"
    ours.write_text(
        'name = "Ours"\nwhom = "x"\ntitle = "{{ child }}"\n[[section]]\nid = "now"\ntitle = "Now"\ntime = "present"\n'
        '[[page]]\nid = "about-me"\nsection = "now"\nlayout = "words"\nneed = "required"\nwhy = "w"\nbelongs = "b"\n'
        'start = { words = """I am {{ child }}.\nI like {{ hobby }}.""" }\n'
    )

    with pytest.raises(Refused, match=r"council\.toml, page about-me, words”, line 2: a fact is missing: 'hobby'"):
        start_book(read_kind(ours), facts_of_child("Ava"))


def test_a_welcome_book_is_for_the_youngest_and_never_tells_why() -> None:
    welcome = kind("transition")
    book = start_book(welcome, facts_of_child("Ivy"))

    assert (book.age_band, book.shape) == (AgeBand.EARLY_YEARS, PageShape.SQUARE)
    assert 5 <= len(book.pages) <= 9
    assert {page.id for page in welcome.pages}.isdisjoint({"why", "birth-mum", "birth-dad", "siblings", "who-decided"})
    assert {page.layout for page in welcome.pages if page.section in ("home", "soon")} == {"early-years"}


CARED_FOR = """
[[person]]
id = "theo"
role = "child"
names = [{ given = "Theo", kind = "known as" }]

[[person]]
id = "grace"
role = "foster carer"
called = "Gracie"
names = [{ given = "Grace", family = "Adom" }]

[[person]]
id = "lin"
role = "foster carer"
names = [{ given = "Lin" }]

[[home]]
kind = "foster home"
title = "With Lin"
who = ["lin"]
from = "2023-01-05"
until = "2024-02-16"

[[home]]
kind = "foster home"
title = "With Grace"
who = ["grace"]
from = "2024-02-16"
"""


def test_a_memory_book_tells_of_the_newest_home_and_of_those_who_care_there(tmp_path: Path) -> None:
    facts = read_whole(facts_file(tmp_path, CARED_FOR))
    book = start_book(kind("memory"), facts)
    said = {page.kind: page for page in book.pages}

    assert said["stay"].title == "With Grace"
    assert said["stay"].about == next(home.id for home in book.homes if home.title == "With Grace")
    words = {page.kind: value.words.plain for page in book.pages for _, value in page.slots if isinstance(value, TextSlot)}
    assert words["cover"] == "Kept for you by Gracie"
    assert words["came"] == "You came to us on 16 February 2024."
    assert "why" not in said


def test_a_memory_book_begins_without_any_facts() -> None:
    book = start_book(kind("memory"), facts_of_child("Theo"))

    assert next(page for page in book.pages if page.kind == "stay").title == "Your home with us"
    assert not any("None" in page.title or "{{" in page.title for page in book.pages)


ONLY_THEO = '[[person]]\nid = "theo"\nrole = "child"\nnames = [{ given = "Theo", kind = "known as" }]\n'


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ('from = "2021-03"\nuntil = "2022-08-14"', "I lived here from March 2021 to 14 August 2022."),
        ('from = "about spring 2021"', "I have lived here since about spring 2021."),
        ('until = "2022"', "I lived here until 2022."),
        ("", ""),
    ],
)
def test_a_home_of_now_is_told_as_now_and_unknown_dates_are_not_told(tmp_path: Path, dates: str, said: str) -> None:
    facts = facts_file(tmp_path, f'{ONLY_THEO}[[home]]\nkind = "foster home"\ntitle = "With Mo"\n{dates}\n')
    book = start_book(kind("adoption"), read_whole(facts))
    page = next(page for page in book.pages if page.title == "With Mo")
    words = page.slot("words")

    assert (words.words.plain if isinstance(words, TextSlot) else "") == said
