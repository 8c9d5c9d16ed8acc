"""The parts of the list of the family: of each kind of row its form, how it is shown, and how a new one is added.

A further kind is one more entry of `SECTIONS`; the list, its buttons, its keys and the forms follow.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import Edit, PutHome, PutPerson
from lifestory_app.domain.homes import Home, HomeKind
from lifestory_app.domain.ids import HomeId, PersonId, new_id
from lifestory_app.domain.people import Name, NameKind, Person
from lifestory_app.ui.people import words
from lifestory_app.ui.people.home_form import HomeForm
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
class Section:
    """One part of the list. `rows` and `show` are asked after every change of the book; `fresh` makes a new one and its id.

    `form` is the form itself and `page` the widget that is put on the screen, where that is more than the form.
    """

    kind: str
    head: str
    adds: str
    icon: str
    form: EntryForm
    page: QWidget
    rows: Callable[[Book], list[Row]]
    show: Callable[[Book, str], None]
    fresh: Callable[[Book], tuple[str, Edit]]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Family", text)


def _people(screen: "PeopleScreen") -> Section:
    form = PersonForm(screen.session, screen.portraits)
    form.photo_wanted.connect(screen.photo_wanted)
    form.drawing_wanted.connect(screen.draw)
    form.page_wanted.connect(screen.page_wanted)

    def rows(book: Book) -> list[Row]:
        roles, unnamed = words.roles(), _tr("No name yet")
        return [Row("person", p.id, p.called or p.known_as or unnamed, roles[p.role], p) for p in book.people]

    def fresh(_book: Book) -> tuple[str, Edit]:
        person = Person(PersonId(new_id()), (Name("", kind=NameKind.BIRTH),))
        return person.id, PutPerson(person)

    return Section(
        "person", _tr("People"), _tr("A person"), "add-person", form, form, rows,
        lambda book, who: form.show_person(book, book.person(PersonId(who))), fresh,
    )  # fmt: skip


def _homes(screen: "PeopleScreen") -> Section:
    form = HomeForm(screen.session)

    def said_of(home: Home) -> str:
        kind = words.homes()[home.kind]
        when = str(home.when) if home.when.start is not None or home.when.end is not None else ""
        return _tr("{kind}, {when}").format(kind=kind, when=when) if when else kind

    def rows(book: Book) -> list[Row]:
        return [Row("home", h.id, h.title or _tr("No name yet"), said_of(h), icon="home") for h in book.homes]

    def fresh(_book: Book) -> tuple[str, Edit]:
        home = Home(HomeId(new_id()), HomeKind.FOSTER, "")
        return home.id, PutHome(home)

    return Section(
        "home", _tr("Homes"), _tr("A home"), "home", form, form, rows,
        lambda book, which: form.show_home(book, book.home(HomeId(which))), fresh,
    )  # fmt: skip


SECTIONS: tuple[Callable[["PeopleScreen"], Section], ...] = (_people, _homes)
"""In the order of the list. The first is that of people, which the list falls back to."""
