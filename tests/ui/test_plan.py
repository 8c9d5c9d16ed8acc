"""The plan in the window, by keys and by mouse: everything in it can be added, changed, ended and undone there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.edits import PutGap
from lifestory_app.domain.gaps import Asked, GapState
from lifestory_app.domain.pages import Page
from lifestory_app.domain.plan import Occasion, OccasionKind, Stage
from lifestory_app.domain.voices import Voice, VoiceKind
from lifestory_app.practice.standing import where_it_is
from lifestory_app.services.plan import Edition, ExtractKind, Extracts, Nation, written_of
from lifestory_app.ui import asking, kit
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.due.due_dialog import DueDialog
from lifestory_app.ui.plan.dialogs import EntryDialog, OccasionDialog, PhotoRequestDialog, PromiseDialog
from lifestory_app.ui.plan.extract_dialog import ExtractDialog
from lifestory_app.ui.plan.gap_dialog import WholeGapDialog
from lifestory_app.ui.plan.screen import PlanScreen
from tests.builders import a_full_book
from tests.ui.conftest import OpenBench

TODAY = UncertainDate.on(date(2026, 11, 28))


@pytest.fixture
def in_dialog(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[EntryDialog], object]], list[EntryDialog]]:
    """Lets something be done in the next dialogs of the plan, which are then closed by what was done, or left."""

    def use(deed: Callable[[EntryDialog], object]) -> list[EntryDialog]:
        met: list[EntryDialog] = []

        def in_place(dialog: EntryDialog) -> int:
            met.append(dialog)
            dialog.setModal(False)
            dialog.show()
            deed(dialog)
            if dialog.isVisible():
                dialog.reject()
            return dialog.result()

        monkeypatch.setattr(kit.Dialog, "exec", in_place, raising=False)
        return met

    return use


Use = Callable[[Callable[[EntryDialog], object]], list[EntryDialog]]


def plan_of(bench: Bench) -> PlanScreen:
    bench.do("view.plan")
    return bench.plan.screen


def keep(dialog: EntryDialog) -> None:
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)


def said(screen: PlanScreen) -> str:
    cards = (screen.gaps, screen.promises, screen.photos, screen.dates, screen.times, screen.voices)
    return " | ".join(row.accessibleName() for card in cards for row in card.rows)


def test_the_key_opens_the_plan_with_everything_in_it(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench()

    QTest.keyClick(opened.window(), Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)

    screen = opened.plan.screen
    assert opened.mode == "plan"
    qtbot.waitUntil(lambda: screen.gaps.rows[0].hasFocus())
    told = said(screen)
    for part in (
        "A photo of my birth dad", "Asked Gran, 3 May 2023. She will look", "Try his sister", "Still open", "The white hat",
        "46 came", "from family time", "Family time: photos at the farm", "Planning meeting", "Drew", "Asked to leave out",
    ):  # fmt: skip
        assert part in told
    assert "pages written" in screen._said.text()
    assert "1 thing not known yet." in screen._said.text()


def test_arrows_go_through_the_rows_and_insert_adds(qtbot: QtBot, bench: OpenBench, in_dialog: Use) -> None:
    screen = plan_of(bench())
    rows = screen.voices.rows
    rows[0].setFocus()

    QTest.keyClick(rows[0], Qt.Key.Key_Down)

    assert rows[1].hasFocus()
    QTest.keyClick(rows[1], Qt.Key.Key_Up)
    assert rows[0].hasFocus()
    met = in_dialog(lambda dialog: None)
    QTest.keyClick(screen.gaps.rows[0], Qt.Key.Key_Insert)
    assert isinstance(met[0], WholeGapDialog)
    assert met[0].what.text() == ""


def test_a_try_with_its_outcome_is_added_by_keys_and_undone_in_one_step(qtbot: QtBot, bench: OpenBench, in_dialog: Use) -> None:
    opened = bench()
    screen = plan_of(opened)
    before = opened.session.book

    def add(dialog: EntryDialog) -> None:
        assert isinstance(dialog, WholeGapDialog)
        dialog._more.setFocus()
        QTest.keyClick(dialog._more, Qt.Key.Key_Return)
        row = dialog._tries[-1]
        assert dialog.focusWidget() is row.whom
        QTest.keyClicks(row.whom, "His cousin")
        QTest.keyClicks(row.outcome, "No answer yet")
        row.when.write(UncertainDate(2026, 11, 2))
        dialog.next_step.setText("Write once more")
        dialog.primary.setFocus()
        QTest.keyClick(dialog.primary, Qt.Key.Key_Return)

    in_dialog(add)
    QTest.keyClick(screen.gaps.rows[0], Qt.Key.Key_Return)

    gap = opened.session.book.gaps[0]
    assert gap.tries[-1] == Asked("His cousin", UncertainDate(2026, 11, 2), "No answer yet")
    assert len(gap.tries) == 2
    assert gap.next_step == "Write once more"
    assert "No answer yet" in said(screen)
    opened.do("edit.undo")
    assert opened.session.book == before
    assert "No answer yet" not in said(screen)


@pytest.mark.parametrize(("state", "words"), [(GapState.FOUND, "Found"), (GapState.TOLD, "Told as not known")])
def test_a_gap_ends_as_found_or_told_kindly(
    qtbot: QtBot, bench: OpenBench, in_dialog: Use, state: GapState, words: str
) -> None:
    opened = bench()
    screen = plan_of(opened)

    def end(dialog: EntryDialog) -> None:
        assert isinstance(dialog, WholeGapDialog)
        QTest.mouseClick(dialog.state.button(state.value), Qt.MouseButton.LeftButton)
        keep(dialog)

    in_dialog(end)
    QTest.mouseClick(screen.gaps.rows[0], Qt.MouseButton.LeftButton)

    assert opened.session.book.gaps[0].state is state
    assert words in screen.gaps.rows[0].accessibleName()


def test_a_gap_names_a_page_and_goes_there(qtbot: QtBot, bench: OpenBench, in_dialog: Use) -> None:
    opened = bench()
    screen = plan_of(opened)
    page = opened.session.book.pages[2]

    def name(dialog: EntryDialog) -> None:
        assert isinstance(dialog, WholeGapDialog)
        dialog.page.setCurrentIndex(dialog.page.values.index(page.id))
        keep(dialog)

    in_dialog(name)
    screen.open_gap("gap-1")
    assert opened.session.book.gaps[0].page == page.id

    in_dialog(lambda dialog: dialog._go.click())  # type: ignore[attr-defined]
    screen.open_gap("gap-1")
    assert (opened.mode, opened.page) == ("write", page.id)


def test_what_cannot_be_read_as_a_day_is_told_and_keeps_the_dialog_open(qtbot: QtBot, bench: OpenBench, in_dialog: Use) -> None:
    opened = bench()
    screen = plan_of(opened)
    before = opened.session.book

    def write(dialog: EntryDialog) -> None:
        assert isinstance(dialog, OccasionDialog)
        dialog.when._line.setText("next week or so")
        keep(dialog)
        assert dialog.isVisible()
        assert "We could not read" in dialog.when._below.text()

    in_dialog(write)
    screen.times.add.click()

    assert opened.session.book == before


def test_time_together_is_booked_held_and_taken_out(qtbot: QtBot, bench: OpenBench, in_dialog: Use) -> None:
    opened = bench()
    screen = plan_of(opened)

    def book_it(dialog: EntryDialog) -> None:
        assert isinstance(dialog, OccasionDialog)
        dialog.kind.setCurrentIndex(dialog.kind.values.index(OccasionKind.CARERS))
        dialog.when.write(UncertainDate(2099, 12, 5))
        dialog.who.setText("Sue")
        dialog.what.setText("Memory box")
        keep(dialog)

    in_dialog(book_it)
    screen.times.add.click()

    made = opened.session.book.occasions[-1]
    assert replace(made, id="x") == Occasion("x", OccasionKind.CARERS, UncertainDate(2099, 12, 5), "Sue", "Memory box")  # type: ignore[arg-type]
    assert "With carers: memory box. Sue. Next" in said(screen)

    def hold(dialog: EntryDialog) -> None:
        assert isinstance(dialog, OccasionDialog)
        dialog.took_place.click()
        keep(dialog)

    in_dialog(hold)
    screen.open_occasion(made.id)
    assert opened.session.book.occasions[-1].done

    in_dialog(lambda dialog: dialog._away.click())
    screen.open_occasion(made.id)
    assert [each.id for each in opened.session.book.occasions] == ["occasion-1", "occasion-2"]
    opened.do("edit.undo")
    assert opened.session.book.occasions[-1].id == made.id


def test_a_promise_is_added_and_comes(qtbot: QtBot, bench: OpenBench, in_dialog: Use) -> None:
    opened = bench()
    screen = plan_of(opened)

    def add(dialog: EntryDialog) -> None:
        assert isinstance(dialog, PromiseDialog)
        keep(dialog)
        assert dialog.isVisible()
        dialog.what.setText("The album")
        dialog.who.setText("Nan")
        dialog.came.write(TODAY)
        keep(dialog)

    in_dialog(add)
    screen.promises.add.click()

    made = opened.session.book.promises[-1]
    assert (made.what, made.who, made.came, made.meeting) == ("The album", "Nan", TODAY, "occasion-1")
    assert "Came" in screen.promises.rows[-1].accessibleName()


def test_photos_are_asked_for_and_come_from_family_time_with_those_that_are_in_the_book(
    qtbot: QtBot, bench: OpenBench, in_dialog: Use
) -> None:
    opened = bench()
    screen = plan_of(opened)

    def add(dialog: EntryDialog) -> None:
        assert isinstance(dialog, PhotoRequestDialog)
        dialog.of_whom.setText("Kelly at the sea")
        dialog.asked.setText("Sue")
        dialog.received.write(TODAY)
        dialog.count.setValue(3)
        dialog.family_time.setCurrentIndex(1)
        next(iter(dialog.photos.values())).setChecked(True)
        keep(dialog)

    in_dialog(add)
    screen.photos.add.click()

    made = opened.session.book.photo_requests[-1]
    assert (made.of_whom, made.asked, made.received, made.count) == ("Kelly at the sea", "Sue", TODAY, 3)
    assert (made.photos, made.family_time) == (("photo-1",), "occasion-2")
    assert "3 came" in said(screen)


def test_a_stage_is_said_and_taken_back_by_key_and_by_mouse(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench()
    screen = plan_of(opened)
    node = screen.track.nodes[list(Stage).index(Stage.CHECKED)]
    before = opened.session.book

    node.setFocus()
    QTest.keyClick(node, Qt.Key.Key_Return)

    assert [mark.is_done for mark in opened.session.book.stage_marks if mark.stage is Stage.CHECKED] == [True]
    assert "Checked: reached" in node.accessibleName()
    assert opened.toast.isVisible()
    QTest.mouseClick(node, Qt.MouseButton.LeftButton)
    # The book by itself does not show that anybody checked it, so nothing need be said any more.
    assert opened.session.book.stage_marks == before.stage_marks
    QTest.keyClick(node, Qt.Key.Key_Left)
    assert screen.track.nodes[list(Stage).index(Stage.WITH_FAMILY)].hasFocus()


def test_a_stage_that_the_book_shows_can_be_said_not_to_be_reached(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench()
    screen = plan_of(opened)
    planned = screen.track.nodes[0]
    assert "as the book shows" in planned.accessibleName()

    planned.click()

    book = opened.session.book
    assert not where_it_is(book, written_of(book))[0].is_done
    planned.click()
    assert [mark.stage for mark in opened.session.book.stage_marks] == [Stage.WITH_FAMILY]


def test_dates_and_rules_open_from_the_plan(qtbot: QtBot, bench: OpenBench, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = plan_of(bench())
    met: list[kit.Dialog] = []
    monkeypatch.setattr(kit.Dialog, "exec", lambda dialog: met.append(dialog) or 0, raising=False)

    QTest.mouseClick(screen._rules, Qt.MouseButton.LeftButton)

    assert isinstance(met[0], DueDialog)


@pytest.mark.qt_log_ignore("does not support", extend=True)
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_one_page_is_seen_and_made_from_the_window(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    opened = bench()
    target = tmp_path / f"page{suffix}"
    monkeypatch.setattr(asking, "place_for_file", lambda *_: target)
    extracts = Extracts(opened.session, Nation.ENGLAND, opened)
    dialog = ExtractDialog(opened, opened.session, extracts, opened.painter())
    dialog.setModal(False)
    dialog.show()
    dialog.cards[ExtractKind.PLANNING].choose()
    qtbot.waitUntil(lambda: "planning meeting" in dialog.sight.accessibleName(), timeout=20_000)
    assert not dialog.sight.pixmap().isNull()
    assert dialog._sides.text() == "It is one page of A4."
    assert dialog.edition is Edition.CARE
    QTest.mouseClick(dialog.form.button(suffix), Qt.MouseButton.LeftButton)

    dialog.primary.click()

    qtbot.waitUntil(lambda: dialog.told.isVisible(), timeout=30_000)
    assert f"“page{suffix}” is ready." in dialog.told.bold.text()
    assert target.read_bytes()[:4] in (b"%PDF", b"PK\x03\x04")
    assert opened.session.book.receipts[-1].what == "One page: planning"
    target.unlink()
    monkeypatch.setattr(asking, "place_for_file", lambda *_: tmp_path / "gone" / "page.pdf")
    dialog.primary.click()
    qtbot.waitUntil(lambda: "There is no folder" in dialog.told.bold.text(), timeout=30_000)
    dialog.reject()


def voices_of(opened: Bench) -> Page:
    return next(page for page in opened.session.book.pages if page.id == "page-6")


def test_what_is_the_childs_own_is_marked_in_the_form_of_its_page(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench()
    opened.write.go_to(voices_of(opened).id)
    field = opened.write.form._voices
    before = opened.session.book

    field.add.click()
    row = field._rows[-1]
    row._kind.setCurrentIndex(1)
    row._kind.activated.emit(1)
    QTest.keyClicks(row._what.line, "The moon followed us")
    opened.session.end_phrase()

    assert voices_of(opened).voices[-1] == Voice(VoiceKind.SAID, "The moon followed us")
    assert len(voices_of(opened).voices) == 3
    assert voices_of(opened).childs_own
    opened.do("edit.undo")
    assert voices_of(opened).voices[-1] == Voice(VoiceKind.SAID)
    while opened.session.can_undo:
        opened.do("edit.undo")
    assert opened.session.book == before

    field._rows[0].taken_off.emit()
    assert [voice.kind for voice in voices_of(opened).voices] == [VoiceKind.LEFT_OUT]


def test_a_mark_leads_to_its_page(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench()
    screen = plan_of(opened)

    QTest.mouseClick(screen.voices.rows[0], Qt.MouseButton.LeftButton)

    assert (opened.mode, opened.page) == ("write", "page-6")


def test_every_time_is_in_one_of_the_two_cards(qtbot: QtBot, bench: OpenBench) -> None:
    book = a_full_book()
    every = tuple(
        Occasion(f"o{number}", kind, UncertainDate(2026, 11, 1 + number))  # type: ignore[arg-type]
        for number, kind in enumerate(OccasionKind)
    )

    screen = plan_of(bench(replace(book, occasions=every, promises=(), photo_requests=())))

    keys = {row.key for card in (screen.dates, screen.times) for row in card.rows}
    assert {each.id for each in every} <= keys


def test_a_change_makes_only_its_own_row_anew_and_tab_goes_down_as_before(qtbot: QtBot, bench: OpenBench) -> None:
    book = a_full_book()
    gaps = tuple(replace(book.gaps[0], id=f"g{number}", what=f"Thing {number}") for number in range(4))  # type: ignore[arg-type]
    opened = bench(replace(book, gaps=gaps))
    screen = plan_of(opened)
    before = screen.gaps.rows

    opened.session.do_alone(PutGap(replace(gaps[1], next_step="Ask the school")))

    after = screen.gaps.rows
    assert [one is other for one, other in zip(before, after, strict=True)] == [True, False, True, True]
    for number, row in enumerate(after[:-1]):
        row.setFocus()
        QTest.keyClick(row, Qt.Key.Key_Tab)
        assert after[number + 1].hasFocus()
