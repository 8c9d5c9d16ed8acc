"""Everything the book knows of people is entered in the window: each deed one step, each phrase one step."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.family import RECORDS_ONLY, TopicKind
from lifestory_app.domain.family_edits import NOT_KNOWN
from lifestory_app.domain.homes import HomeKind
from lifestory_app.domain.ids import BondId, PersonId
from lifestory_app.domain.people import (
    Beginning,
    Bond,
    BondKind,
    ConditionKind,
    Gender,
    Migration,
    Name,
    NameKind,
    Person,
)
from lifestory_app.domain.provenance import FAMILY_AND_RECORDS, WORKER_ONLY, Audience, SourceKind
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.people.bond_words import feelings, hows, names_of, sentence, sentences
from lifestory_app.ui.people.cultures_dialog import CulturesDialog
from lifestory_app.ui.people.fields import Choice
from lifestory_app.ui.people.home_form import HomeForm
from lifestory_app.ui.people.household_form import HouseholdForm
from lifestory_app.ui.people.known import FOR_LATER
from lifestory_app.ui.people.person_form import PersonForm
from lifestory_app.ui.people.screen import PeopleScreen
from tests.builders import CHILD, a_full_book
from tests.ui.conftest import OpenBench

KELLY, SUE, DEAN = PersonId("kelly"), PersonId("sue"), PersonId("dean")


@pytest.fixture
def opened(bench: OpenBench) -> Bench:
    book = a_full_book()
    dean = Person(DEAN, (Name("Dean"),), gender=Gender.MALE)
    made = bench(replace(book, people=(*book.people, dean)))
    made.show_mode("people")
    return made


@pytest.fixture
def screen(opened: Bench) -> PeopleScreen:
    made = opened._modes["people"]
    assert isinstance(made, PeopleScreen)
    return made


@pytest.fixture
def form(screen: PeopleScreen) -> PersonForm:
    """The form, showing Kelly."""
    screen.choose("person", KELLY)
    made = screen.form_of("person")
    assert isinstance(made, PersonForm)
    return made


def kelly(opened: Bench) -> Person:
    return opened.session.book.person(KELLY)


def pick(choice: Choice | QComboBox, value: object) -> None:
    """Choose a value as a hand does."""
    assert isinstance(choice, Choice)
    assert value in choice.values, value
    choice.setCurrentIndex(choice.values.index(value))
    choice.activated.emit(choice.currentIndex())


def write(qtbot: QtBot, field: QWidget, text: str) -> None:
    line = field.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def steps_back(opened: Bench, to: Book) -> int:
    """How many steps undo takes to the beginning, which is this book."""
    steps = 0
    while opened.session.can_undo is not None:
        opened.session.undo()
        steps += 1
    assert opened.session.book == to
    return steps


def test_the_first_part_is_calm_and_the_others_open_one_at_a_time(form: PersonForm) -> None:
    assert [part.is_open for part in form.parts] == [False] * 6

    for part in form.parts:
        part.open()
        assert [each for each in form.parts if each.is_open] == [part]


def test_a_closed_part_says_what_is_in_it_but_of_health_only_how_much(form: PersonForm) -> None:
    told = [part._told.text() for part in form.parts]

    assert told[1:4] == ["Robin", "liked", "Welsh, Welsh, chapel"]
    assert told[5] == "1 noted"


def test_somebody_has_died_though_nobody_knows_when(qtbot: QtBot, opened: Bench, form: PersonForm) -> None:
    before = opened.session.book

    form._dead.click()
    assert (kelly(opened).dead, kelly(opened).died) == (True, None)
    write(qtbot, form._died, "about 2021")
    assert kelly(opened).died == UncertainDate(2021, about=True)
    form._dead.click()

    assert (kelly(opened).dead, kelly(opened).died) == (False, None)
    assert steps_back(opened, before) == 3


def test_a_second_name_has_its_kind_dates_letters_and_source(qtbot: QtBot, opened: Bench, form: PersonForm) -> None:
    before = opened.session.book
    form.parts[0].open()

    form.names.add()
    write(qtbot, form.names.given, "Kel")
    write(qtbot, form.names.family, "Ashdown")
    pick(form.names.kind, NameKind.FORMER)
    write(qtbot, form.names.native, "K")
    pick(form.names.lang, "cy")
    write(qtbot, form.names.span.start, "2014")
    write(qtbot, form.names.span.end, "2016")
    pick(form.names.source.kind, SourceKind.RELATIVE)
    write(qtbot, form.names.source.detail, "Gran")

    first, second = kelly(opened).names
    assert first == before.person(KELLY).names[0]
    assert (second.full, second.kind, second.native, second.lang) == ("Kel Ashdown", NameKind.FORMER, "K", "cy")
    assert second.when == Span(UncertainDate(2014), UncertainDate(2016))
    assert second.source is not None
    assert second.source.detail == "Gran"
    assert steps_back(opened, before) == 10


def test_the_last_name_cannot_go(opened: Bench, form: PersonForm) -> None:
    form.parts[0].open()

    (row,) = form.names.entries._rows
    assert not row.away.isEnabled()
    form.names._drop("0")
    assert len(kelly(opened).names) == 1


def test_a_couple_has_several_bonds_each_dated_with_its_source_and_readers(
    qtbot: QtBot, opened: Bench, form: PersonForm
) -> None:
    before = opened.session.book
    form.parts[1].open()
    for kind, year in ((BondKind.MARRIED, "2014"), (BondKind.DIVORCED, "2018")):
        pick(form.bonds.new_how, (kind, False))
        pick(form.bonds.new_whom, DEAN)
        qtbot.mouseClick(form.bonds.add, Qt.MouseButton.LeftButton)
        write(qtbot, form.bonds.span.start, year)
        form.bonds.phrase_ended.emit()
    pick(form.bonds.source.kind, SourceKind.COURT)
    pick(form.bonds.seen.choice, RECORDS_ONLY)

    married, divorced = opened.session.book.bonds[-2:]
    assert (married.kind, married.one, married.other, str(married.when)) == (BondKind.MARRIED, KELLY, DEAN, "from 2014")
    assert (divorced.kind, divorced.seen_by) == (BondKind.DIVORCED, RECORDS_ONLY)
    assert divorced.source is not None
    assert sentence(opened.session.book, married) == "Mum Kelly was married to Dean"
    assert sentence(opened.session.book, divorced) == "Mum Kelly is divorced from Dean"
    assert steps_back(opened, before) == 6


def test_a_bond_is_turned_round_changed_and_taken_off(qtbot: QtBot, opened: Bench, form: PersonForm) -> None:
    form.parts[1].open()
    form.bonds.entries.open_row("bond-1")

    pick(form.bonds.how, (BondKind.FOSTER_CARER, True))
    turned = opened.session.book.bonds[0]
    assert (turned.id, turned.kind, turned.one, turned.other) == ("bond-1", BondKind.FOSTER_CARER, CHILD, KELLY)
    pick(form.bonds.whom, SUE)
    assert opened.session.book.bonds[0].one == SUE
    form.bonds.entries._rows[0].away.click()

    assert opened.session.book.bonds == ()


def test_an_impossible_bond_is_refused_and_the_form_shows_what_is_so(qtbot: QtBot, opened: Bench, form: PersonForm) -> None:
    said: list[str] = []
    opened.session.refused.connect(said.append)
    form.parts[1].open()
    pick(form.bonds.new_how, (BondKind.BIRTH_PARENT, True))
    pick(form.bonds.new_whom, CHILD)

    form.bonds.add_bond()

    assert len(opened.session.book.bonds) == 1
    assert said[0].startswith("Mum Kelly stands above Robin in the family already")


def test_an_unlikely_bond_is_told_in_its_row_and_stands(opened: Bench, form: PersonForm) -> None:
    form._put("", born=UncertainDate(2010))
    form.parts[1].open()
    form.bonds.entries.open_row("bond-1")

    assert form.bonds.odd.bold.text() == "Mum Kelly was 9 years old when Robin was born."
    assert form.bonds.entries._rows[0]._trouble.text() == form.bonds.odd.bold.text()
    assert opened.session.book.bonds[0].id == "bond-1"


def test_a_parent_not_known_is_added_once_each_side(opened: Bench, screen: PeopleScreen, form: PersonForm) -> None:
    screen.choose("person", CHILD)
    form.parts[1].open()
    assert form.bonds.unknown.isVisible()

    form.bonds.unknown.click()

    assert opened.session.book.people[-1].known_as == NOT_KNOWN
    assert not form.bonds.unknown.isVisible(), "Robin has two birth parents now"


def test_feelings_are_for_the_record_only(qtbot: QtBot, opened: Bench, form: PersonForm) -> None:
    form.parts[5].open()
    bonds = form.record.feelings
    pick(bonds.new_how, (BondKind.CONTROLS, True))
    pick(bonds.new_whom, DEAN)
    qtbot.mouseClick(bonds.add, Qt.MouseButton.LeftButton)

    made = opened.session.book.bonds[-1]
    assert (made.kind, made.one, made.other, made.seen_by) == (BondKind.CONTROLS, DEAN, KELLY, RECORDS_ONLY)
    assert FAMILY_AND_RECORDS not in bonds.seen.choice.values
    assert BondKind.CONTROLS not in {kind for kind, _ in form.bonds.new_how.values}  # type: ignore[misc]


def test_a_fact_has_its_day_its_source_and_its_readers(qtbot: QtBot, opened: Bench, form: PersonForm) -> None:
    before = opened.session.book
    form.parts[2].open()

    form.facts.add()
    write(qtbot, form.facts.label, "Worked")
    write(qtbot, form.facts.value, "at the harbour")
    write(qtbot, form.facts.when, "summer 2018")
    pick(form.facts.source.kind, SourceKind.CASE_FILE)
    write(qtbot, form.facts.source.detail, "page 12")
    write(qtbot, form.facts.source.when, "May 2022")
    pick(form.facts.seen.choice, WORKER_ONLY)

    fact = kelly(opened).facts[-1]
    assert (fact.label, fact.value, str(fact.when), fact.seen_by) == ("Worked", "at the harbour", "summer 2018", WORKER_ONLY)
    assert fact.source is not None
    assert (fact.source.kind, fact.source.detail, str(fact.source.when)) == (SourceKind.CASE_FILE, "page 12", "May 2022")
    assert form.facts.entries._rows[1]._small.text() == "summer 2018. Case file: page 12. Only in my own notes"
    assert steps_back(opened, before) == 8


def test_who_may_read_is_also_chosen_reader_by_reader(opened: Bench, form: PersonForm) -> None:
    form.parts[2].open()
    form.facts.entries.open_row("0")
    assert form.facts.seen.boxes.isVisible(), "the birth family may read it, which is no usual choice"

    pick(form.facts.seen.choice, FOR_LATER)
    assert not form.facts.seen.boxes.isVisible()
    pick(form.facts.seen.choice, "")
    form.facts.seen.boxes._boxes[Audience.CHILD].click()

    assert kelly(opened).facts[0].seen_by == FOR_LATER | {Audience.CHILD}


def test_where_somebody_comes_from(qtbot: QtBot, opened: Bench, form: PersonForm) -> None:
    before = opened.session.book
    form.parts[3].open()

    write(qtbot, form.culture.languages, "Welsh, Tigrinya,")
    write(qtbot, form.culture.faith, "Orthodox")
    form.culture.add_move()
    write(qtbot, form.culture.left, "Eritrea")
    write(qtbot, form.culture.came_to, "Cardiff")
    write(qtbot, form.culture.move_when, "2009")
    form.culture.cultures._boxes[before.cultures[0].id].click()

    assert (kelly(opened).languages, kelly(opened).faith) == (("Welsh", "Tigrinya"), "Orthodox")
    assert form.culture.languages.text == "Welsh, Tigrinya,", "the comma waits for the next language"
    assert kelly(opened).migrations[-1] == Migration("Eritrea", "Cardiff", UncertainDate(2009))
    assert kelly(opened).cultures == ()
    assert steps_back(opened, before) == 7


def test_how_a_life_began_and_health_are_for_the_record(qtbot: QtBot, opened: Bench, form: PersonForm) -> None:
    before = opened.session.book
    form.parts[5].open()

    pick(form.record.beginning, Beginning.STILLBORN)
    form.record.add_condition()
    pick(form.record.kind, ConditionKind.MENTAL_ILLNESS)
    write(qtbot, form.record.span.start, "about 2012")
    pick(form.record.seen.choice, WORKER_ONLY)

    condition = kelly(opened).conditions[-1]
    assert kelly(opened).beginning is Beginning.STILLBORN
    assert (condition.kind, str(condition.when), condition.seen_by) == (
        ConditionKind.MENTAL_ILLNESS, "from about 2012", WORKER_ONLY,
    )  # fmt: skip
    form.record.health.taken_off.emit("1")
    assert len(kelly(opened).conditions) == 1
    assert steps_back(opened, before) == 6


def test_who_may_read_of_a_person_and_whether_they_are_of_the_new_family(opened: Bench, form: PersonForm) -> None:
    form.parts[4].open()

    pick(form.readers.seen.choice, RECORDS_ONLY)
    form.readers.new.click()
    pick(form.readers.source.kind, SourceKind.PERMANENCE_REPORT)

    assert (kelly(opened).seen_by, kelly(opened).new_family) == (RECORDS_ONLY, True)
    assert kelly(opened).source is not None


def test_a_span_that_ends_before_it_begins_is_told_and_changes_nothing(qtbot: QtBot, opened: Bench, form: PersonForm) -> None:
    form.parts[1].open()
    form.bonds.entries.open_row("bond-1")
    write(qtbot, form.bonds.span.start, "2019")
    write(qtbot, form.bonds.span.end, "2018")

    assert form.bonds.span._wrong.isVisible()
    assert opened.session.book.bonds[0].when.end is None


def test_undo_in_an_open_row_shows_what_is_so_again(qtbot: QtBot, opened: Bench, form: PersonForm) -> None:
    form.parts[2].open()
    form.facts.entries.open_row("0")
    write(qtbot, form.facts.value, "dancing")
    pick(form.facts.seen.choice, WORKER_ONLY)

    opened.session.undo()
    opened.session.undo()

    assert form.facts.value.text == "singing"
    assert form.facts.entries.open_key == "0"


def test_another_person_shows_no_open_row_of_the_one_before(opened: Bench, screen: PeopleScreen, form: PersonForm) -> None:
    form.parts[2].open()
    form.facts.entries.open_row("0")

    screen.choose("person", SUE)

    assert form.facts.entries.open_key == ""
    assert form.facts.entries.keys == []


def test_facts_and_readers_of_a_home(qtbot: QtBot, opened: Bench, screen: PeopleScreen) -> None:
    screen.choose("home", "home-2")
    home = screen.form_of("home")
    assert isinstance(home, HomeForm)
    before = opened.session.book
    home.parts[0].open()

    home.facts.add()
    write(qtbot, home.facts.label, "The garden")
    pick(home.facts.seen.choice, FOR_LATER)
    home.parts[1].open()
    pick(home.readers.seen.choice, RECORDS_ONLY)
    pick(home.readers.source.kind, SourceKind.CARER)

    shown = opened.session.book.homes[1]
    assert (shown.kind, shown.facts[0].label, shown.facts[0].seen_by) == (HomeKind.FOSTER, "The garden", FOR_LATER)
    assert shown.seen_by == RECORDS_ONLY
    assert shown.source is not None
    assert steps_back(opened, before) == 5


def test_who_lives_together(qtbot: QtBot, opened: Bench, screen: PeopleScreen) -> None:
    before = opened.session.book
    screen.add("household")
    household = screen.form_of("household")
    assert isinstance(household, HouseholdForm)
    assert household.name.line.hasFocus()

    write(qtbot, household.name, "At Gran’s".replace("’", "'"))
    write(qtbot, household.place, "Wexmouth")
    write(qtbot, household.span.start, "2021")
    for who in (KELLY, CHILD):
        household.who.boxes[who].click()

    made = opened.session.book.households[-1]
    assert (made.title, made.place, str(made.when), set(made.who)) == ("At Gran's", "Wexmouth", "from 2021", {KELLY, CHILD})
    screen.take_out()
    assert opened.session.book.households == before.households
    assert steps_back(opened, before) == 7


@pytest.fixture
def cultures(qtbot: QtBot, opened: Bench) -> Callable[..., CulturesDialog]:
    def make(*, topics: bool) -> CulturesDialog:
        made = CulturesDialog(opened, opened.session, SUE, topics=topics)
        made.setModal(False)
        made.show()
        qtbot.waitUntil(made.isVisible)
        return made

    return make


def test_a_culture_is_added_named_given_to_people_and_taken_out(
    qtbot: QtBot, opened: Bench, cultures: Callable[..., CulturesDialog]
) -> None:
    before, dialog = opened.session.book, cultures(topics=False)

    dialog.add()
    write(qtbot, dialog.name, "Tigrayan")
    dialog.who.boxes[KELLY].click()

    made = opened.session.book.cultures[-1]
    assert made.name == "Tigrayan"
    assert made.colour is not before.cultures[0].colour
    assert {person.id for person in opened.session.book.people if made.id in person.cultures} == {SUE, KELLY}
    dialog.remove()
    assert opened.session.book.cultures == before.cultures
    assert opened.session.book.people == before.people
    assert steps_back(opened, before) == 4


def test_a_topic_is_added_for_the_record_only(qtbot: QtBot, opened: Bench, cultures: Callable[..., CulturesDialog]) -> None:
    dialog = cultures(topics=True)

    dialog.add()
    write(qtbot, dialog.name, "Prison")
    pick(dialog.kind, TopicKind.SHAME)

    made = opened.session.book.topics[-1]
    assert (made.name, made.kind, made.who, made.seen_by) == ("Prison", TopicKind.SHAME, (SUE,), RECORDS_ONLY)
    assert dialog.list.currentItem().text() == "Shame: Prison"


def test_the_form_leads_to_both_dialogs(form: PersonForm, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(CulturesDialog, "exec", lambda dialog: asked.append(dialog._topics))

    form.culture.manage.click()
    form.record.manage.click()

    assert asked == [False, True]


def test_a_fact_is_entered_by_keyboard_alone(qtbot: QtBot, opened: Bench, form: PersonForm) -> None:
    form.parts[2].head.setFocus()
    qtbot.keyClick(form.parts[2].head, Qt.Key.Key_Return)
    assert form.parts[2].is_open
    for _ in range(12):
        qtbot.keyClick(opened.window().focusWidget(), Qt.Key.Key_Tab)
        if form.facts.entries.add.hasFocus():
            break
    qtbot.keyClick(form.facts.entries.add, Qt.Key.Key_Return)
    qtbot.keyClicks(opened.window().focusWidget(), "Laughed at")
    qtbot.keyClick(opened.window().focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(opened.window().focusWidget(), "her own jokes")

    assert (kelly(opened).facts[-1].label, kelly(opened).facts[-1].value) == ("Laughed at", "her own jokes")


def test_every_bond_has_its_words() -> None:
    assert set(sentences()) == set(BondKind)
    assert {kind for kind, _ in hows()} == {kind for kind in BondKind if not kind.is_feeling}
    assert {kind for kind, _ in feelings()} == {kind for kind in BondKind if kind.is_feeling}
    for kind, turned in (*hows(), *feelings()):
        assert not (turned and kind.is_mutual), f"{kind} reads the same from either side"
    for kind in BondKind:
        if not kind.is_mutual and not kind.is_feeling:
            assert (kind, True) in hows(), kind


def test_two_people_of_one_word_are_told_apart() -> None:
    one, other, alone = (
        Person(PersonId(n), (Name(n),), called=c) for n, c in (("Ada", "friend"), ("Bo", "friend"), ("Cy", ""))
    )

    assert list(names_of((one, other, alone)).values()) == ["friend (Ada)", "friend (Bo)", "Cy"]


def test_a_marriage_is_over_when_one_of_them_has_died() -> None:
    book = a_full_book()
    bond = Bond(BondId("m"), BondKind.MARRIED, KELLY, SUE)
    died = replace(book, people=tuple(replace(p, dead=p.id == SUE) for p in book.people), bonds=(bond,))

    assert sentence(replace(book, bonds=(bond,)), bond) == "Mum Kelly is married to Sue"
    assert sentence(died, bond) == "Mum Kelly was married to Sue"
