"""Who and what is around the child: noted in a form, drawn as a map, each deed one step."""

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.family import DiagramKind, Strength, SupportKind
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.pages import Page
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.people.around import AroundDialog
from tests.builders import SECTION, a_book
from tests.ui.conftest import OpenBench

MAP = PageId("map")


@pytest.fixture
def opened(bench: OpenBench) -> Bench:
    return bench(a_book(pages=(Page(MAP, SECTION, "ecomap", "Who is around me"),)))


@pytest.fixture
def dialog(qtbot: QtBot, opened: Bench) -> AroundDialog:
    made = AroundDialog(opened, opened.session, MAP, opened.painter())
    made.setModal(False)
    made.show()
    qtbot.waitUntil(made.isVisible)
    return made


def test_somebody_is_added_named_and_their_link_drawn(qtbot: QtBot, opened: Bench, dialog: AroundDialog) -> None:
    session = opened.session
    before, side = session.book, session.laid_out.side(MAP)

    dialog.add()
    qtbot.keyClicks(dialog.name.line, "School")
    dialog.kind.setCurrentIndex(dialog.kind.values.index(SupportKind.SCHOOL))
    dialog.kind.activated.emit(dialog.kind.currentIndex())
    dialog.strength.setCurrentIndex(dialog.strength.values.index(Strength.STRONG))
    dialog.strength.activated.emit(dialog.strength.currentIndex())

    (support,) = session.book.supports
    assert (support.name, support.kind, support.strength) == ("School", SupportKind.SCHOOL, Strength.STRONG)
    assert session.laid_out.side(MAP) != side
    steps = 0
    while session.can_undo is not None:
        session.undo()
        steps += 1
    assert session.book == before
    assert steps == 4, "added, named in one phrase, and two choices"


def test_the_day_it_is_true_for_is_printed(qtbot: QtBot, opened: Bench, dialog: AroundDialog) -> None:
    line = dialog.day.findChild(QLineEdit)

    qtbot.keyClicks(line, "3 June 2026")

    assert opened.session.book.diagram(DiagramKind.ECOMAP).drawn == UncertainDate(2026, 6, 3)


def test_what_is_taken_off_leaves_its_neighbour_chosen(opened: Bench, dialog: AroundDialog) -> None:
    for name in ("One", "Two", "Three"):
        dialog.add()
        dialog._set("", name=name)
    dialog.list.setCurrentRow(1)

    dialog.remove()

    assert [each.name for each in opened.session.book.supports] == ["One", "Three"]
    assert dialog.support is not None
    assert dialog.support.name == "Three"


def test_the_page_and_its_form_lead_to_the_dialog(opened: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[PageId] = []
    opened.write.around_wanted.connect(asked.append)
    monkeypatch.setattr(AroundDialog, "exec", lambda self: 0)

    opened.write._open_slot(MAP, "around")
    opened.write.form.around_wanted.emit()

    assert asked == [MAP, MAP]
