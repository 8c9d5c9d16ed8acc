"""A council's own templates: used in place of ours, and whatever is broken told with file, line and fault and harmless."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lifestory_app import platforms, resources
from lifestory_app.domain.errors import Refused
from lifestory_app.practice import own_folder, own_templates
from lifestory_app.practice.deadlines import rules
from lifestory_app.practice.kinds import kind, kinds
from lifestory_app.practice.letter_forms import form_called, letter_forms
from lifestory_app.practice.own_folder import MOST_BYTES
from lifestory_app.practice.starter import _facts, facts_of_child, start_book
from lifestory_app.practice.word_lists import finder
from lifestory_app.practice.wording import FACTS

OURS = 'name = "Wexmouth book"\nwhom = "A child in Wexmouth."\nbased_on = "adoption"\n'
PAGE = OURS + '[[page]]\nid = "why"\n'


@pytest.fixture(autouse=True)
def read_anew() -> Iterator[None]:
    """Templates are read once in a run of the program; here they are read anew, and again for the tests that follow."""
    own_templates.forget()
    yield
    own_folder.forget()
    own_templates.forget()


@pytest.fixture
def folder() -> Path:
    """The usual folder of this computer."""
    place = own_folder.usual()
    for room in own_folder.ROOMS:
        (place / room).mkdir(parents=True)
    return place


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    own_templates.forget()
    return path


def the_fault(folder: Path) -> str:
    (fault,) = own_templates.check(folder).faults
    return fault.sentence


def test_what_wording_may_name_is_what_a_book_knows() -> None:
    assert set(_facts(start_book(kind("adoption"), facts_of_child("Ava")))) == set(FACTS)


def test_a_kind_of_the_same_name_stands_in_place_of_ours_and_a_new_one_is_added(folder: Path) -> None:
    put(folder, "kinds/adoption.toml", OURS)
    put(folder, "kinds/wexmouth.toml", OURS.replace("Wexmouth book", "Short book") + 'leave_out = ["culture"]\n')

    assert kind("adoption").name == "Wexmouth book"
    assert kind("wexmouth").page("culture") is None
    assert start_book(kind("wexmouth"), facts_of_child("Ava")).kind == "wexmouth"
    assert own_templates.check(folder).faults == ()


def test_letters_wording_and_deadlines_stand_in_place_of_ours_too(folder: Path) -> None:
    shipped = resources.template("letters", "carer.toml").read_text(encoding="utf-8")
    put(folder, "letters/carer.toml", shipped.replace("What made us laugh", "Our jokes"))
    put(folder, "letters/nursery.toml", shipped)
    put(folder, "wording/ours.toml", 'off = ["contact"]\n')
    put(
        folder,
        "deadlines/ours.toml",
        '[[deadline]]\nid = "ours"\nname = "Ours"\nfrom = "first-review"\nwithin = 2\nunit = "weeks"\n'
        'why = "w"\nsource = "s"\n',
    )
    usual = len(rules())

    assert "Our jokes" in [part.heading for part in form_called("carer").parts]  # type: ignore[union-attr]
    assert letter_forms()[-1].id == "nursery"
    assert "contact" not in [entry.id for entry in finder().words.entries]
    assert rules()[-1].since == "first-review"
    put(folder, "deadlines/usual.toml", resources.template("deadlines", "usual.toml").read_text().replace("20", "15"))
    assert (len(rules()), rules()[0].within) == (usual, 15)
    assert own_templates.check(folder).faults == ()


@pytest.mark.parametrize(
    ("name", "text", "line", "told"),
    [
        ("kinds/adoption.toml", OURS + "x = [", 4, "cannot be read as TOML"),
        ("kinds/adoption.toml", OURS + "most = 'three'", 4, "a number is needed"),
        ("kinds/adoption.toml", OURS.replace("adoption", "adaption"), 3, "no kind of book “adaption”"),
        ("kinds/adoption.toml", OURS + "theme = 'medow'", 4, "there is no look “medow”"),
        ("kinds/adoption.toml", OURS + "grows_into = 'full'", 4, "there is no kind of book “full”"),
        ("kinds/adoption.toml", PAGE + "layout = 'hard-pgae'", 6, "there is no layout “hard-pgae”"),
        ("kinds/adoption.toml", PAGE + "start = { wrods = 'x' }", 6, "has no place “wrods”; it has photo, remember, words"),
        ("kinds/adoption.toml", PAGE + "start = { words = '{{ hobby }}' }", 6, "no fact called “hobby”"),
        ("kinds/adoption.toml", PAGE + "start = { words = '{% if born %}{{ hobby }}{% endif %}' }", 6, "“hobby”"),
        ("kinds/adoption.toml", PAGE + "[page.older.starters]\nwords = ['a', '{% if %}']", 7, "line 1 of the words"),
        ("kinds/adoption.toml", PAGE + "title = '{{ child.__class__ }}'", 6, "may not look at “__class__”"),
        ("kinds/adoption.toml", PAGE + "title = '{{ child | eval }}'", 6, "eval"),
        (
            "kinds/adoption.toml",
            PAGE + f"title = '{'{% for a in child %}' * 9}x{'{% endfor %}' * 9}'",
            6,
            "more text than any page could hold",
        ),
        ("letters/carer.toml", 'kind = "letter"\ntitle = "x"\ngreeting = "x"', 1, "'letter' is not one of"),
        ("letters/own.toml", 'kind = "letter from a carer"\ntitle = "x"\ngreeting = "{{ dear }}"', 3, "“dear”"),
        (
            "letters/own.toml",
            'kind = "letter from a carer"\ntitle = "x"\ngreeting = "x"\n[[part]]\nid = "a"\nheading = "h"\nprompt = "p"\n'
            'starters = ["{{ x }}"]',
            8,
            "no fact called “x”",
        ),
        ("wording/own.toml", "[[word]]\nid = 'x'\n", 1, "at “word x.level”"),
        ("wording/own.toml", "off = ['nothing']", None, "no wording called “nothing”"),
        ("deadlines/usual.toml", "[[deadline]]\nid = 'x'\nname = 'y'\nfrom = 'z'\nwithin = 1\n", 1, "deadline x.unit"),
        ("deadlines/usual.toml", "[[deadline]]\nid = 'x'\nwithin = -1\n", 3, "a whole number from 0"),
        (
            "deadlines/own.toml",
            "[[deadline]]\nid='x'\nname='y'\nfrom='care'\nwithin=1\nunit='days'\nwhy=''\nsource=''\nkinds=['adpotion']",
            9,
            "no kind of book “adpotion”",
        ),
        ("kinds/adoption.toml", "x = " + "[" * 5000 + "]" * 5000, None, "too deep"),
        ("kinds/adoption.tml", "", None, "does not end in .toml"),
        ("kinds/my book!.toml", OURS, None, "letters, digits and hyphens"),
        ("kinds/adoption.toml", "#" * (MOST_BYTES + 1), None, "larger than 1000 kB"),
    ],
)
def test_a_fault_is_told_with_file_line_and_what_it_is_and_ours_is_used(
    folder: Path, name: str, text: str, line: int | None, told: str
) -> None:
    before = (kinds(), letter_forms(), rules())
    put(folder, name, text)

    (fault,) = own_templates.check(folder).faults

    assert (fault.file, fault.line) == (name, line)
    assert told in fault.sentence
    assert fault.instead
    assert own_templates.check_in_use().faults == (fault,)
    assert (kinds(), letter_forms()) == before[:2]
    assert rules()[: len(before[2])] == before[2]
    assert "contact" in [entry.id for entry in finder().words.entries]


def test_every_fault_of_a_file_is_told_at_once(folder: Path) -> None:
    put(
        folder,
        "kinds/own.toml",
        PAGE + 'need = "sometimes"\n[[page]]\nid = "born"\ntitel = "x"\n[[page]]\nid = "home"\nafter = "hmoe"\n',
    )

    assert [fault.line for fault in own_templates.check(folder).faults] == [6, 9, 12]


def test_kinds_that_rest_on_each_other_without_end_are_told(folder: Path) -> None:
    put(folder, "kinds/one.toml", OURS.replace("adoption", "two"))
    put(folder, "kinds/two.toml", OURS.replace("adoption", "one"))

    assert len(own_templates.check(folder).faults) == 2
    assert {"one", "two"}.isdisjoint(each.id for each in kinds())


def test_bytes_that_are_no_text_links_and_folders_harm_nothing(folder: Path) -> None:
    (folder / "kinds" / "a.toml").write_bytes(b"\xff\x00\xfe")
    (folder / "kinds" / "b.toml").mkdir()
    (folder / "kinds" / "c.toml").symlink_to(folder / "kinds" / "c.toml")
    (folder / "pages").mkdir()
    own_templates.forget()

    told = [fault.file for fault in own_templates.check_in_use().faults]

    assert told == ["pages", "kinds/a.toml"]


def test_a_share_that_goes_away_leaves_what_was_there_last(tmp_path: Path) -> None:
    share = tmp_path / "share"
    (share / "kinds").mkdir(parents=True)
    put(share, "kinds/wexmouth.toml", OURS)
    own_templates.choose(share)
    assert kind("wexmouth").name == "Wexmouth book"
    assert own_templates.check_in_use().faults == ()

    share.rename(tmp_path / "away")
    own_templates.forget()

    assert kind("wexmouth").name == "Wexmouth book"
    assert "“share”: the folder cannot be reached" in own_templates.check_in_use().faults[0].sentence
    assert "is used until it is there again" in own_templates.check_in_use().faults[0].sentence
    own_templates.choose(tmp_path / "another")
    assert "Ours are used" in own_templates.check_in_use().faults[0].sentence
    with pytest.raises(Refused):
        kind("wexmouth")


def test_a_share_that_does_not_answer_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_folder, "SECONDS", 0.05)

    def slow(_place: Path) -> own_folder.OwnFiles:
        time.sleep(0.5)
        return own_folder.OwnFiles()

    monkeypatch.setattr(own_folder, "look_into", slow)
    tmp_path.joinpath("share").mkdir()
    own_folder.choose(tmp_path / "share")

    (fault,) = own_folder.in_use().faults

    assert "does not answer" in fault.sentence


def test_a_folder_is_given_back_for_the_usual_one(tmp_path: Path) -> None:
    own_templates.choose(tmp_path)
    assert own_folder.folder() == tmp_path

    own_templates.choose(None)

    assert own_folder.folder() == own_folder.usual()


def test_a_choice_that_is_damaged_counts_as_none() -> None:
    (platforms.data_home() / "own-templates.txt").write_bytes(b"\xff\xfe\x00")

    assert own_folder.chosen() is None


def test_ours_are_copied_to_begin_from_and_nothing_of_theirs_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "kinds").mkdir()
    put(tmp_path, "kinds/adoption.toml", OURS)

    copied, kept = own_templates.copy_ours(tmp_path)

    assert kept == 1
    assert (tmp_path / "kinds" / "adoption.toml").read_text() == OURS
    assert {"README.md", "deadlines", "kinds", "letters", "wording"} == {path.name for path in tmp_path.iterdir()}
    assert copied == sum(len(files) for _, _, files in os.walk(tmp_path)) - 1
    checked = own_templates.check(tmp_path)
    assert (checked.count, checked.faults) == (1, ())  # copies that nobody has changed are ours


def test_a_folder_that_is_not_there_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no folder “none”"):
        own_templates.check(tmp_path / "none")
