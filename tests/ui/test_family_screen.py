"""The family beside its form: one choice in list, diagram and form; relatives from where one stands; places by hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from lifestory_app.domain.beside import Relation
from lifestory_app.domain.book import Book
from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.family import Diagram, DiagramKind
from lifestory_app.domain.ids import PersonId
from lifestory_app.services.family_view import View
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.family.options_dialog import OptionsDialog
from lifestory_app.ui.family.person_head import PersonHead
from lifestory_app.ui.people.rows import DATA
from lifestory_app.ui.people.screen import PeopleScreen
from tests.builders import a_full_book
from tests.family.families import FAMILIES
from tests.family.random_families import Grown
from tests.ui.conftest import OpenBench
from tests.ui.typist import drag_to

LEFT = Qt.MouseButton.LeftButton
PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def family(qtbot: QtBot, bench: OpenBench) -> Callable[..., tuple[Bench, PeopleScreen]]:
    """Opens the family of the look, which has a page with everything on it, on its screen."""

    def show(book: Book | None = None) -> tuple[Bench, PeopleScreen]:
        base = a_full_book()
        look = FAMILIES["of-the-look"]().book
        opened = bench(
            book
            or replace(
                base, child=look.child, people=look.people, bonds=look.bonds, households=look.households,
                diagrams=look.diagrams, supports=(), homes=(), events=(), pages=(), photos=(), letters=(), topics=(),
                cultures=(), gaps=(),
            )
        )  # fmt: skip
        opened.show_mode("people")
        screen = opened._modes["people"]
        assert isinstance(screen, PeopleScreen)
        settled(qtbot, screen)
        return opened, screen

    return show


def settled(qtbot: QtBot, screen: PeopleScreen) -> None:
    qtbot.waitUntil(lambda: screen.diagram.canvas.picture is not None and not screen.diagram.pictures.is_busy, timeout=10_000)


def spot(screen: PeopleScreen, who: str) -> QPoint:
    place = screen.diagram.canvas.picture.place_of(who)  # type: ignore[union-attr]
    assert place is not None
    return screen.diagram.canvas.in_room((place.x, place.y)).toPoint()


def row_chosen(screen: PeopleScreen) -> str:
    return str(screen.list.currentItem().data(DATA).id)


def head(screen: PeopleScreen) -> PersonHead:
    return screen.findChild(PersonHead)  # type: ignore[return-value]


def genogram(opened: Bench) -> Diagram:
    return opened.session.book.diagram(DiagramKind.GENOGRAM)


def test_the_diagram_has_its_name_before_it_is_drawn(bench: OpenBench) -> None:
    opened = bench(a_full_book())

    assert PeopleScreen(opened.session).diagram.canvas.accessibleName() == "Genogram"


def test_one_choice_in_list_diagram_and_form(qtbot: QtBot, family: Callable[..., tuple[Bench, PeopleScreen]]) -> None:
    _, screen = family()
    canvas = screen.diagram.canvas

    QTest.mouseClick(canvas, LEFT, PLAIN, spot(screen, "kelly"))
    assert row_chosen(screen) == "kelly"
    assert head(screen)._name.text() == "Kelly"

    row = next(n for n in range(screen.list.count()) if screen.list.item(n).data(DATA).id == "mason")
    screen.list.setCurrentRow(row)
    assert canvas.place is not None
    assert canvas.place.who == "mason"
    assert head(screen)._name.text() == "Mason"


def test_arrow_keys_follow_the_bonds_and_enter_goes_to_the_form(
    qtbot: QtBot, family: Callable[..., tuple[Bench, PeopleScreen]]
) -> None:
    _, screen = family()
    screen.choose("person", "mason")
    canvas = screen.diagram.canvas
    canvas.setFocus()

    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert row_chosen(screen) in ("lee", "kelly")
    screen.choose("person", "kelly")
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert row_chosen(screen) == "lee"
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert row_chosen(screen) == "mason"
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert screen._forms.isAncestorOf(QApplication.focusWidget())


def test_what_is_typed_in_the_form_is_drawn_and_the_last_picture_stays_meanwhile(
    qtbot: QtBot, family: Callable[..., tuple[Bench, PeopleScreen]]
) -> None:
    _, screen = family()
    screen.choose("person", "mason")
    before = screen.diagram.canvas.picture
    screen.change_name()

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    QTest.keyClicks(QApplication.focusWidget(), "ry")
    assert screen.diagram.canvas.picture is before
    settled(qtbot, screen)

    assert "Masonry" in screen.diagram.canvas.accessibleDescription()


@pytest.mark.parametrize(
    ("key", "relation"), [("P", Relation.PARENT), ("T", Relation.PARTNER), ("C", Relation.CHILD), ("S", Relation.SIBLING)]
)
def test_a_relative_is_added_by_a_key_and_the_keyboard_is_in_their_first_name(
    qtbot: QtBot, family: Callable[..., tuple[Bench, PeopleScreen]], key: str, relation: Relation
) -> None:
    opened, screen = family()
    before = opened.session.book
    screen.choose("person", "anjali")
    screen.diagram.canvas.setFocus()

    QTest.keyClick(screen.diagram.canvas, Qt.Key[f"Key_{key}"], Qt.KeyboardModifier.AltModifier)
    new = opened.session.book.people[-1]
    assert row_chosen(screen) == new.id
    bonds = opened.session.book.bonds[len(before.bonds) :]
    assert len(bonds) == {Relation.PARENT: 1, Relation.PARTNER: 1, Relation.CHILD: 2, Relation.SIBLING: 2}[relation]
    QTest.keyClicks(QApplication.focusWidget(), "Zoe")
    settled(qtbot, screen)

    assert opened.session.book.people[-1].known_as == "Zoe"
    assert screen.diagram.canvas.place is not None
    assert screen.diagram.canvas.place.who == new.id
    opened.do("edit.undo")
    opened.do("edit.undo")
    assert opened.session.book == before


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_a_second_parent_joins_the_first_as_a_couple_only_if_that_is_chosen(
    qtbot: QtBot, family: Callable[..., tuple[Bench, PeopleScreen]]
) -> None:
    opened, screen = family(replace(a_full_book(), bonds=()))
    screen.add_beside(Relation.PARENT)
    mother = opened.session.book.people[-1].id
    screen.choose("person", opened.session.book.child)

    head(screen).buttons[Relation.PARENT].click()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == 2
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)

    couple = [bond for bond in opened.session.book.bonds if bond.kind.is_couple]
    assert [{bond.one, bond.other} for bond in couple] == [{mother, opened.session.book.people[-1].id}]


def test_a_row_of_the_family_goes_to_that_person(qtbot: QtBot, family: Callable[..., tuple[Bench, PeopleScreen]]) -> None:
    _, screen = family()
    screen.choose("person", "kelly")
    rows = {row.accessibleName(): row for row in head(screen)._together.rows()}
    assert list(rows) == ["Lee, lived together 2014 to 2017", "Marcus, lived together 2018 to 2018"]

    head(screen).family.open()
    rows["Lee, lived together 2014 to 2017"].setFocus()
    QTest.keyClick(rows["Lee, lived together 2014 to 2017"], Qt.Key.Key_Return)

    assert row_chosen(screen) == "lee"
    assert [row.text() for row in head(screen)._children.rows()] == ["Mason"]


def test_somebody_is_dragged_and_all_others_stay_and_tidy_up_puts_them_back(
    qtbot: QtBot, family: Callable[..., tuple[Bench, PeopleScreen]]
) -> None:
    opened, screen = family()
    canvas = screen.diagram.canvas
    assert not screen.diagram.tidy.isEnabled()
    start, other = spot(screen, "mason"), spot(screen, "jean")
    by = QPoint(30, 12)

    QTest.mousePress(canvas, LEFT, PLAIN, start)
    for step in range(1, 6):
        QTest.mouseMove(canvas, start + by * step / 5)
        drag_to(canvas, start + by * step / 5)
    settled(qtbot, screen)
    assert canvas.is_dragging
    assert (spot(screen, "jean") - other).manhattanLength() <= 2
    QTest.mouseRelease(canvas, LEFT, PLAIN, start + by)
    settled(qtbot, screen)

    (moved,) = genogram(opened).moved
    assert moved.who == "mason"
    assert moved.dx > 0 < moved.dy
    screen.diagram.tidy.click()
    assert genogram(opened).moved == ()
    opened.do("edit.undo")
    assert genogram(opened).moved == (moved,)
    opened.do("edit.undo")
    assert genogram(opened).moved == ()


def test_somebody_is_moved_by_keys_and_by_numbers_as_by_the_mouse(
    qtbot: QtBot, family: Callable[..., tuple[Bench, PeopleScreen]]
) -> None:
    opened, screen = family()
    screen.choose("person", "mason")
    canvas = screen.diagram.canvas
    canvas.setFocus()

    for _ in range(4):
        QTest.keyClick(canvas, Qt.Key.Key_Right, CTRL)
        settled(qtbot, screen)
    (moved,) = genogram(opened).moved
    assert moved.dx == pytest.approx(4 * 72 / 25.4, abs=0.3)
    place = head(screen).place
    assert place.across.value() == 4
    assert "oved by hand" in head(screen).drawn._told.text()
    head(screen).drawn.open()
    place.down.setValue(-6)
    assert genogram(opened).moved[0].dy == pytest.approx(-6 * 72 / 25.4, abs=0.1)
    opened.session.end_phrase()
    opened.do("edit.undo")
    opened.do("edit.undo")

    assert genogram(opened).moved == (), "nudges are one step, and numbers another"


def test_what_a_diagram_shows_is_chosen_beside_it(qtbot: QtBot, family: Callable[..., tuple[Bench, PeopleScreen]]) -> None:
    opened, screen = family()
    dialog = OptionsDialog(screen, opened.session, View.GENOGRAM)
    qtbot.addWidget(dialog)
    assert dialog.people is not None
    assert dialog.cultural is not None
    assert dialog.day is not None

    item = next(dialog.people.item(n) for n in range(dialog.people.count()) if dialog.people.item(n).text() == "Mason")
    item.setCheckState(Qt.CheckState.Unchecked)
    dialog.cultural.setChecked(True)
    line = dialog.day.findChild(QLineEdit)
    line.clear()
    QTest.keyClicks(line, "May 2019")
    settled(qtbot, screen)

    diagram = genogram(opened)
    assert (diagram.left_out, diagram.cultural, diagram.drawn) == (("mason",), True, UncertainDate.parse("May 2019"))
    assert screen.diagram.canvas.picture.place_of("mason") is None  # type: ignore[union-attr]
    screen.choose("person", "mason")
    assert "not drawn" in screen.diagram._note.text()
    tree = head(screen)._boxes[DiagramKind.TREE]
    tree.setChecked(False)
    assert opened.session.book.diagram(DiagramKind.TREE).left_out == (PersonId("mason"),)


def test_what_is_around_the_child_is_chosen_and_moved_on_the_ecomap(
    qtbot: QtBot, family: Callable[..., tuple[Bench, PeopleScreen]]
) -> None:
    opened, screen = family(a_full_book())
    screen.diagram.show_view(View.ECOMAP)
    settled(qtbot, screen)
    support = opened.session.book.supports[0]

    QTest.mouseClick(screen.diagram.canvas, LEFT, PLAIN, spot(screen, support.id))
    assert row_chosen(screen) == support.id
    screen.diagram.canvas.setFocus()
    QTest.keyClick(screen.diagram.canvas, Qt.Key.Key_Left, CTRL)

    moved = opened.session.book.diagram(DiagramKind.ECOMAP).moved
    assert support.id in [each.who for each in moved]


def test_where_there_is_little_room_diagram_and_form_are_seen_one_at_a_time(
    qtbot: QtBot, family: Callable[..., tuple[Bench, PeopleScreen]]
) -> None:
    opened, screen = family()
    assert screen.panes.are_together
    assert screen.diagram.isVisible()
    assert screen._forms.isVisible()

    opened.window().resize(900, 690)
    qtbot.waitUntil(lambda: not screen.panes.are_together)
    assert screen.diagram.isVisible()
    assert not screen._forms.isVisible()
    screen.choose("person", "kelly")
    screen.diagram.canvas.setFocus()
    QTest.keyClick(screen.diagram.canvas, Qt.Key.Key_Return)

    assert screen._forms.isVisible()
    assert not screen.diagram.isVisible()


def test_larger_smaller_and_whole_are_the_diagram_s_here(
    qtbot: QtBot, family: Callable[..., tuple[Bench, PeopleScreen]]
) -> None:
    opened, screen = family()
    before = screen.diagram.canvas._camera.scale

    opened.do("view.larger")
    assert screen.diagram.canvas._camera.scale > before
    opened.do("view.fit")

    assert screen.diagram.canvas._camera.scale == before


def test_a_parent_without_a_name_is_added_where_they_stand(
    qtbot: QtBot, family: Callable[..., tuple[Bench, PeopleScreen]]
) -> None:
    look = FAMILIES["unknown-father"]().book
    opened, screen = family(replace(a_full_book(), child=look.child, people=look.people, bonds=look.bonds, diagrams=(),
                                    supports=(), homes=(), events=(), pages=(), photos=(), letters=(), topics=(),
                                    households=(), storyboards=()))  # fmt: skip
    canvas = screen.diagram.canvas
    unnamed = next(each for each in canvas.picture.places if each.beside is not None)  # type: ignore[union-attr]

    QTest.mouseClick(canvas, LEFT, PLAIN, spot(screen, unnamed.who))
    assert "not named" in screen.diagram._note.text()
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "Theo")
    settled(qtbot, screen)

    assert opened.session.book.people[-1].known_as == "Theo"
    assert canvas.picture.place_of(unnamed.who) is None  # type: ignore[union-attr]


def test_the_list_is_sifted_by_a_part_of_a_name(qtbot: QtBot, family: Callable[..., tuple[Bench, PeopleScreen]]) -> None:
    opened, screen = family()

    opened.do("page.find")
    QTest.keyClicks(QApplication.focusWidget(), "an")

    shown = [screen.list.item(n).data(DATA) for n in range(screen.list.count()) if not screen.list.isRowHidden(n)]
    assert [row.name for row in shown] == ["People", "Brian", "Jean", "Alan", "Anjali"]
    screen.pane._search.click()
    assert not any(screen.list.isRowHidden(n) for n in range(screen.list.count()))


def test_a_family_too_large_to_be_read_as_a_whole_opens_at_the_one_who_is_chosen(
    qtbot: QtBot, family: Callable[..., tuple[Bench, PeopleScreen]]
) -> None:
    grown = Grown(3, 50).family.book
    _, screen = family(replace(a_full_book(), child=grown.child, people=grown.people, bonds=grown.bonds, diagrams=(),
                               supports=(), homes=(), events=(), pages=(), photos=(), letters=(), topics=(), cultures=(),
                               households=(), storyboards=()))  # fmt: skip
    canvas = screen.diagram.canvas

    assert canvas._camera.scale >= 0.75
    assert canvas.rect().contains(spot(screen, grown.child))
    canvas.fit()

    assert canvas._camera.scale < 0.75
