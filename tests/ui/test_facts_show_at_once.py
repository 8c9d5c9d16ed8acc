"""A fact is entered once: another name, date or home shows at once wherever it is told, and goes back in one step."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lifestory_app.domain.dates import Span, UncertainDate
from lifestory_app.domain.homes import Home, HomeKind
from lifestory_app.domain.ids import BondId, HomeId, PageId, PersonId
from lifestory_app.domain.pages import Page, PhotoSlot, TextSlot
from lifestory_app.domain.people import Bond, BondKind, Name, Person, Role
from lifestory_app.domain.photos import PhotoView
from lifestory_app.layout.display import Glyphs, Tagged, walk
from lifestory_app.services.family_view import View
from lifestory_app.services.previews import pages_to_add
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.people.screen import PeopleScreen
from tests.builders import SECTION, a_book, a_photo
from tests.ui.conftest import OpenBench

KELLY, SUE = PersonId("kelly"), HomeId("sue")


@pytest.fixture
def opened(bench: OpenBench) -> Bench:
    """A book whose tree, timeline and photo tell of Kelly and of the home with Sue."""
    book = a_book()
    photo = a_photo(who=(KELLY,), where="by the sea")
    pages = (
        Page(PageId("tree"), SECTION, "family-tree", "My tree"),
        Page(PageId("time"), SECTION, "timeline", "My life so far"),
        Page(PageId("sea"), SECTION, "photo-and-words", "By the sea", (("photo", PhotoSlot(PhotoView(photo.id))),)),
    )
    kelly = Person(KELLY, (Name("Kelly"),), Role.BIRTH_MOTHER)
    home = Home(SUE, HomeKind.FOSTER, "With Sue", when=Span(UncertainDate(2020, 5), UncertainDate(2022, 6)))
    bond = Bond(BondId("one"), BondKind.BIRTH_PARENT, KELLY, book.child)
    made = replace(book, people=(*book.people, kelly), bonds=(bond,), homes=(home,), photos=(photo,), pages=pages)
    opened = bench(made)
    opened.show_mode("people")
    return opened


def told(opened: Bench, page: str) -> str:
    """Everything a page shows and says."""
    sides = opened.session.laid_out.sides_of(PageId(page))
    items = [item for side in sides for item in walk(side.items)]
    said = [item.text if isinstance(item, Glyphs) else item.alt for item in items if isinstance(item, Glyphs | Tagged)]
    return " ".join(" ".join(said).split())


def starters(opened: Bench) -> str:
    """The first words of the pages that could be added now."""
    offers = pages_to_add(opened.session.book, SECTION)
    words = [
        value.words.plain for offer in offers for _, value in offer.page.slots if isinstance(value, TextSlot)
    ]  # fmt: skip
    return " ".join([*(offer.page.title for offer in offers), *words])


def family(opened: Bench) -> PeopleScreen:
    screen = opened._modes["people"]
    assert isinstance(screen, PeopleScreen)
    return screen


def write(opened: Bench, kind: str, which: str, field: str, words: str) -> None:
    """Choose something in the list and type over one of its fields."""
    screen = family(opened)
    screen.choose(kind, which)
    form = screen.form_of(kind)
    assert isinstance(form, QWidget)
    line = next(each for each in form.findChildren(QLineEdit) if each.accessibleName() == field and each.isVisible())
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, words)


def test_another_name_shows_in_tree_caption_starter_and_diagram(qtbot: QtBot, opened: Bench) -> None:
    before = opened.session.book
    assert "Kelly" in told(opened, "tree")
    assert "Kelly" in told(opened, "sea")
    assert "Kelly" in starters(opened)

    write(opened, "person", KELLY, "First name", "Wilma")
    for page in ("tree", "sea"):
        assert "Wilma" in told(opened, page)
        assert "Kelly" not in told(opened, page)
    assert "Wilma" in starters(opened)
    pictures = family(opened).diagram.pictures
    qtbot.waitUntil(lambda: not pictures.is_busy, timeout=10_000)
    assert "Wilma" in family(opened).diagram.canvas.accessibleDescription()
    opened.do("edit.undo")

    assert opened.session.book == before
    assert "Kelly" in told(opened, "tree")
    assert "Kelly" in starters(opened)


def test_another_date_shows_in_starter_and_genogram(qtbot: QtBot, opened: Bench) -> None:
    before = opened.session.book
    assert "12 March 2019" in starters(opened)

    write(opened, "person", before.child, "Born", "3 June 2017")
    assert "3 June 2017" in starters(opened)
    assert "12 March 2019" not in starters(opened)
    screen = family(opened)
    qtbot.waitUntil(lambda: not screen.diagram.pictures.is_busy, timeout=10_000)
    assert "2017" in screen.diagram.canvas.accessibleDescription()
    opened.do("edit.undo")

    assert opened.session.book == before
    assert "12 March 2019" in starters(opened)


def test_another_home_shows_in_timeline_starter_and_the_line_of_homes(qtbot: QtBot, opened: Bench) -> None:
    before = opened.session.book
    assert "With Sue" in told(opened, "time")
    screen = family(opened)
    screen.diagram.show_view(View.TIMELINE)

    write(opened, "home", SUE, "What the child calls it", "The house with the swing")
    assert "The house with the swing" in told(opened, "time")
    assert "The house with the swing" in starters(opened)
    qtbot.waitUntil(lambda: not screen.diagram.pictures.is_busy, timeout=10_000)
    items = walk(screen.diagram.canvas.picture.items)  # type: ignore[union-attr]
    assert "swing" in " ".join(item.text for item in items if isinstance(item, Glyphs))
    opened.do("edit.undo")
    assert opened.session.book == before

    write(opened, "home", SUE, "From", "May 2019")
    assert "2019" in told(opened, "time")
    opened.do("edit.undo")
    assert opened.session.book == before
