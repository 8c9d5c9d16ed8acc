"""Telling what happened, and what is to be looked at again in the homes of the child."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLabel, QPushButton

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.homes import EventKind, Home, HomeKind
from lifestory_app.domain.ids import HomeId
from lifestory_app.family.timeline import schools
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.editor.times_field import TimesField
from lifestory_app.ui.people.event_form import EventForm
from lifestory_app.ui.people.home_form import HomeForm
from lifestory_app.ui.people.look_again import LookAgainCard
from lifestory_app.ui.people.screen import PeopleScreen
from tests.builders import a_full_book

OpenBench = Callable[..., Bench]


def people_of(bench: Bench) -> PeopleScreen:
    bench.show_mode("people")
    screen = bench._modes["people"]
    assert isinstance(screen, PeopleScreen)
    return screen


def test_something_that_happened_is_added_written_and_taken_back_in_steps(bench: Callable[..., Bench]) -> None:
    opened = bench()
    screen = people_of(opened)
    before = opened.session.book
    screen.add("event")
    form = screen.form_of("event")
    assert isinstance(form, EventForm)
    form._name.line.setText("I saw the sea")
    form._name.line.returnPressed.emit()
    form._when._line.line.setText("June 2021")
    form._when._line.line.returnPressed.emit()
    form._place.line.setText("Wexmouth")
    form._place.line.returnPressed.emit()

    made = opened.session.book.events[-1]
    assert (made.title, made.when, made.place) == ("I saw the sea", UncertainDate(2021, 6), "Wexmouth")
    screen.take_out()
    assert opened.session.book.events == before.events
    opened.session.undo()
    assert opened.session.book.events[-1] == made
    for _ in range(4):
        opened.session.undo()
    assert opened.session.book == before


def test_a_school_has_a_first_and_a_last_day_and_goes_as_one(bench: Callable[..., Bench]) -> None:
    opened = bench()
    screen = people_of(opened)
    before = opened.session.book.events
    screen.add("event")
    form = screen.form_of("event")
    assert isinstance(form, EventForm)
    assert not form._until.isVisible()
    form._kind.picked.emit(EventKind.SCHOOL)
    form._name.line.setText("Portwell Primary")
    form._when._line.line.setText("September 2021")
    form._until._line.line.setText("July 2023")
    opened.session.end_phrase()

    assert form._until.isVisible()
    assert [bar.name for bar in schools(opened.session.book.events)] == ["Portwell Primary"]
    assert schools(opened.session.book.events)[0].when == Span(UncertainDate(2021, 9), UncertainDate(2023, 7))
    rows = [row.text() for row in (screen.list.item(at) for at in range(screen.list.count()))]
    assert sum("Portwell" in row or "last day" in row for row in rows) == 1
    form._until._line.line.setText("July 2020")
    assert form._wrong.isVisible()
    screen.take_out()
    assert opened.session.book.events == before


def test_a_time_between_homes_is_shown_and_can_be_noted_as_not_known(bench: Callable[..., Bench]) -> None:
    kelly = Home(
        HomeId("kelly"), HomeKind.PARENTS, "With Kelly", when=Span(UncertainDate(2019, 3, 12), UncertainDate(2020, 1, 1))
    )
    sue = Home(HomeId("sue"), HomeKind.FOSTER, "With Sue", when=Span(UncertainDate(2020, 6, 1)))
    book = a_full_book()
    opened = bench(replace(book, homes=(kelly, sue), pages=tuple(page for page in book.pages if not page.about)))
    screen = people_of(opened)
    screen.choose("home", kelly.id)
    card = next(each for each in screen.findChildren(LookAgainCard) if each.isVisible())
    _, note = (button for button in card.findChildren(QPushButton))
    gaps = len(opened.session.book.gaps)
    note.click()

    assert len(opened.session.book.gaps) == gaps + 1
    said = [label.text() for label in card.findChildren(QLabel)]
    assert "You noted: We do not know yet where Robin lived between 1 January 2020 and 1 June 2020." in said
    (known,) = (button for button in card.findChildren(QPushButton))
    known.click()
    assert len(card.findChildren(QPushButton)) == 2
    opened.session.undo()
    opened.session.undo()
    assert len(opened.session.book.gaps) == gaps
    homes = len(opened.session.book.homes)
    card.findChildren(QPushButton)[0].click()
    assert len(opened.session.book.homes) == homes + 1


def test_an_address_and_an_unknown_town_are_told_under_the_field_and_beside_the_map(bench: Callable[..., Bench]) -> None:
    homes = tuple(
        Home(HomeId(place), HomeKind.FOSTER, f"Home {place}", (), Span(UncertainDate(year)), place)
        for year, place in ((2019, "12 Quay Row, Leicester"), (2020, "Wexmouth"), (2021, "Whitby"))
    )
    book = a_full_book()
    page = next(page for page in book.pages if not page.about)
    pages = tuple(replace(each, layout="places-map") if each is page else each for each in book.pages if not each.about)
    opened = bench(replace(book, homes=homes, events=(), pages=pages))
    screen = people_of(opened)
    said = []
    for home in homes:
        screen.choose("home", home.id)
        form = screen.form_of("home")
        assert isinstance(form, HomeForm)
        said.append(form._hint.label.text() if form._hint.isVisible() else "")

    assert said[0].startswith("“12 Quay Row, Leicester” looks like an address.")
    assert said[1].startswith("We do not know where “Wexmouth” is.")
    assert said[2] == ""
    opened.show_page(page.id)
    (field,) = opened.write.findChildren(TimesField)
    told = [label.text() for label in field.notes.findChildren(QLabel)]
    assert said[0] in told
    assert said[1] in told
    field.people_wanted.emit()
    assert opened.mode == "people"


def test_a_home_can_be_added_from_beside_a_page_that_makes_itself(bench: Callable[..., Bench]) -> None:
    kelly = Home(
        HomeId("kelly"), HomeKind.PARENTS, "With Kelly", when=Span(UncertainDate(2019, 3, 12), UncertainDate(2020, 1, 1))
    )
    sue = Home(HomeId("sue"), HomeKind.FOSTER, "With Sue", when=Span(UncertainDate(2020, 6, 1)))
    book = a_full_book()
    page = next(page for page in book.pages if not page.about)
    pages = tuple(replace(each, layout="timeline") if each is page else each for each in book.pages if not each.about)
    opened = bench(replace(book, homes=(kelly, sue), pages=pages))
    opened.show_page(page.id)
    (field,) = opened.write.findChildren(TimesField)
    add, _ = field.again.findChildren(QPushButton)
    add.click()

    assert opened.mode == "people"
    assert len(opened.session.book.homes) == 3
    assert opened._people().section.kind == "home"
