"""The parts of the list of the family: of each kind of row its form, how it is shown, and how a new one is added.

A further kind is one more entry of `SECTIONS`; the list, its buttons, its keys and the forms follow.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifestory_app.domain.book import Book, next_of
from lifestory_app.domain.edits import Edit, PutEvent, PutHome, PutPerson, Together
from lifestory_app.domain.family import Household, Support
from lifestory_app.domain.family_edits import PutHousehold, PutSupport
from lifestory_app.domain.homes import Event, EventKind, Home, HomeKind, is_leaving, span_of
from lifestory_app.domain.ids import EventId, HomeId, HouseholdId, PersonId, SupportId, new_id
from lifestory_app.domain.people import Name, NameKind, Person
from lifestory_app.ui.family.person_head import PersonHead
from lifestory_app.ui.family.support_form import SupportForm
from lifestory_app.ui.people import words
from lifestory_app.ui.people.around import kinds
from lifestory_app.ui.people.bond_words import dates
from lifestory_app.ui.people.cultures_dialog import ask_cultures
from lifestory_app.ui.people.event_form import EventForm
from lifestory_app.ui.people.home_form import HomeForm
from lifestory_app.ui.people.household_form import HouseholdForm
from lifestory_app.ui.people.look_again import LookAgainPage
from lifestory_app.ui.people.person_form import PersonForm
from lifestory_app.ui.people.rows import Row

if TYPE_CHECKING:
    from lifestory_app.ui.people.screen import PeopleScreen


class EntryForm(Protocol):
    """What every form of one thing of the family can do."""

    def begin(self) -> None:
        """Put the keyboard into its first field."""

    def take_out(self) -> None:
        """Take what it shows out of the book."""


@dataclass(frozen=True, slots=True)
class Made:
    """A form as it is put on the screen: `page` holds it, where that is more than the form. `show` shows one thing in it."""

    form: EntryForm
    page: QWidget
    show: Callable[[Book, str], None]


@dataclass(frozen=True)
class Section:
    """One part of the list. `rows` is asked after every change of the book; `fresh` makes a new one and its id.

    Its form is made by `make` when something of the part is first chosen: hundreds of widgets that many never see.
    """

    kind: str
    head: str
    adds: str
    icon: str
    make: Callable[[], Made]
    rows: Callable[[Book], list[Row]]
    fresh: Callable[[Book], tuple[str, Edit]]

    @cached_property
    def made(self) -> Made:
        return self.make()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Family", text)


def _people(screen: "PeopleScreen") -> Section:
    def make() -> Made:
        form = PersonForm(screen.session)
        form.photo_wanted.connect(screen.photo_wanted)
        form.drawing_wanted.connect(screen.draw)
        form.page_wanted.connect(screen.page_wanted)
        form.cultures_wanted.connect(lambda who: ask_cultures(screen, screen.session, who))
        form.topics_wanted.connect(lambda who: ask_cultures(screen, screen.session, who, topics=True))
        head = PersonHead(screen.session, screen.portraits)
        head.person_wanted.connect(lambda who: screen.choose("person", who))
        head.add_wanted.connect(screen.add_beside)
        page = QWidget()
        page.setProperty("role", "window")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(form)
        column.addStretch(1)

        def show(book: Book, who: str) -> None:
            person = book.person(PersonId(who))
            head.show_person(book, person)
            form.show_person(book, person)

        return Made(form, page, show)

    def rows(book: Book) -> list[Row]:
        roles, unnamed = words.roles(), _tr("No name yet")
        return [Row("person", p.id, p.called or p.known_as or unnamed, roles[p.role], p) for p in book.people]

    def fresh(_book: Book) -> tuple[str, Edit]:
        person = Person(PersonId(new_id()), (Name("", kind=NameKind.BIRTH),))
        return person.id, PutPerson(person)

    return Section("person", _tr("People"), _tr("A person"), "add-person", make, rows, fresh)


def _homes(screen: "PeopleScreen") -> Section:
    def make() -> Made:
        form = HomeForm(screen.session, screen.helps)
        page = LookAgainPage(screen.session, form)
        page.again.home_wanted.connect(lambda: screen.add("home"))
        return Made(form, page, lambda book, which: form.show_home(book, book.home(HomeId(which))))

    def said_of(home: Home) -> str:
        kind = words.homes()[home.kind]
        when = str(home.when) if home.when.start is not None or home.when.end is not None else ""
        return _tr("{kind}, {when}").format(kind=kind, when=when) if when else kind

    def rows(book: Book) -> list[Row]:
        return [Row("home", h.id, h.title or _tr("No name yet"), said_of(h), icon="home") for h in book.homes]

    def fresh(_book: Book) -> tuple[str, Edit]:
        home = Home(HomeId(new_id()), HomeKind.FOSTER, "")
        return home.id, PutHome(home)

    return Section("home", _tr("Homes"), _tr("A home"), "home", make, rows, fresh)


def _events(screen: "PeopleScreen") -> Section:
    def make() -> Made:
        form = EventForm(screen.session, screen.helps)
        return Made(form, form, lambda book, which: form.show_event(book, next_of(book.events, which)))

    def said_of(book: Book, event: Event) -> str:
        return str(span_of(event, book.events) or event.when) if event.when else words.events()[event.kind]

    def rows(book: Book) -> list[Row]:
        unnamed = _tr("Something that happened")
        shown = sorted((e for e in book.events if not is_leaving(e)), key=lambda e: e.when.earliest if e.when else date.max)
        return [Row("event", e.id, e.title or unnamed, said_of(book, e), icon=_ICONS.get(e.kind, "calendar")) for e in shown]

    def fresh(_book: Book) -> tuple[str, Edit]:
        event = Event(EventId(new_id()), EventKind.MILESTONE, "")
        return event.id, PutEvent(event)

    return Section("event", _tr("Things that happened"), _tr("Something that happened"), "calendar", make, rows, fresh)


_ICONS = {
    EventKind.BIRTH: "cake",
    EventKind.MOVE: "home",
    EventKind.SCHOOL: "school",
    EventKind.COURT: "court",
    EventKind.HEALTH: "hospital",
    EventKind.FAMILY_TIME: "people",
    EventKind.MILESTONE: "star",
    EventKind.FESTIVAL: "gift",
    EventKind.ADOPTION_DAY: "heart",
}


def _households(screen: "PeopleScreen") -> Section:
    def make() -> Made:
        form = HouseholdForm(screen.session)

        def show(book: Book, which: str) -> None:
            form.show_household(book, next(each for each in book.households if each.id == which))

        return Made(form, form, show)

    def rows(book: Book) -> list[Row]:
        unnamed = _tr("No name yet")
        return [Row("household", h.id, h.title or unnamed, dates(h.when), icon="people") for h in book.households]

    def fresh(_book: Book) -> tuple[str, Edit]:
        household = Household(HouseholdId(new_id()), "")
        return household.id, PutHousehold(household)

    return Section("household", _tr("Who lives together"), _tr("A household"), "people", make, rows, fresh)


def _supports(screen: "PeopleScreen") -> Section:
    def make() -> Made:
        form = SupportForm(screen.session)
        return Made(form, form, lambda book, which: form.show_support(book, next_of(book.supports, which)))

    def rows(book: Book) -> list[Row]:
        said = kinds()
        people = {person.id: person for person in book.people}
        return [
            Row(
                "support",
                s.id,
                s.name or _tr("No name yet"),
                said[s.kind],
                people.get(s.person) if s.person else None,
                "ecomap",
            )
            for s in book.supports
        ]

    def fresh(_book: Book) -> tuple[str, Edit]:
        support = Support(SupportId(new_id()), "")
        return support.id, Together((PutSupport(support),), _tr("Add who is around"))

    around = _tr("Somebody or something around the child")
    return Section("support", _tr("Around the child"), around, "ecomap", make, rows, fresh)


SECTIONS: tuple[Callable[["PeopleScreen"], Section], ...] = (_people, _homes, _households, _events, _supports)
"""In the order of the list. The first is that of people, which the list falls back to."""
