"""Words and Pictures in the window: written, drawn with mouse and keys, agreed, undone, and there when it is opened again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from lifestory_app.domain.ids import PageId, PanelId, ThingId
from lifestory_app.domain.pages import Page
from lifestory_app.domain.storyboards import (
    HIGH,
    WIDE,
    Answer,
    Bubble,
    BubbleKind,
    InkColour,
    Mark,
    MarkKind,
    Panel,
    PanelPart,
    PanelPicture,
    Storyboard,
)
from lifestory_app.storage.bookfile import BookFile
from lifestory_app.storage.values import Passphrase
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.storyboard.canvas import MOVE, RUB_OUT, SHELF_MIME
from lifestory_app.ui.storyboard.geometry import distance_to, moved_inside, outline, scaled, touches, turned_about
from lifestory_app.ui.storyboard.screen import StoryScreen
from tests.builders import SECTION, a_book, a_photo, a_storyboard
from tests.services.helpers import PASSPHRASE
from tests.ui.conftest import OpenBench

WP = PageId("wp")
OpenStory = Callable[..., StoryScreen]


@pytest.fixture
def opened(qtbot: QtBot, bench: OpenBench) -> OpenStory:
    """The screen of a story, shown in the window."""

    def open_it(story: Storyboard | None = None) -> StoryScreen:
        page = Page(WP, SECTION, "words-and-pictures", "Why we live with Gran", about=story.id if story else None)
        book = a_book(pages=(page,), storyboards=(story,) if story else (), photos=(a_photo("photo-1"),))
        made = bench(book)
        made.stories.open(WP)
        screen = made.step
        assert isinstance(screen, StoryScreen)
        qtbot.waitUntil(screen.canvas.isVisible)
        return screen

    return open_it


def panel_of(screen: StoryScreen) -> Panel:
    assert screen.panel is not None
    return screen.panel


def at(screen: StoryScreen, x: float, y: float) -> QPoint:
    place = screen.canvas.place()
    scale = place.width() / WIDE
    return QPointF(place.x() + x * scale, place.y() + y * scale).toPoint()


def drag(screen: StoryScreen, *places: tuple[float, float]) -> None:
    points = [at(screen, *place) for place in places]
    QTest.mousePress(screen.canvas, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(screen.canvas, point)
    QTest.mouseRelease(screen.canvas, Qt.MouseButton.LeftButton, pos=points[-1])


def bench_of(screen: StoryScreen) -> Bench:
    parent = screen.parentWidget()
    while not isinstance(parent, Bench):
        assert parent is not None
        parent = parent.parentWidget()
    return parent


def test_a_page_without_a_story_begins_one_with_a_panel_for_each_part(opened: OpenStory) -> None:
    screen = opened()
    session = bench_of(screen).session

    story = session.book.storyboards[0]
    assert session.book.page(WP).about == story.id
    assert [panel.part for panel in story.panels] == [part for part in PanelPart if part is not PanelPart.TITLE]
    session.undo()
    assert session.book.storyboards == ()
    assert bench_of(screen).step is None, "a story that was never begun is not shown"


def test_words_whose_they_are_and_what_a_listener_hears_are_typed(qtbot: QtBot, opened: OpenStory) -> None:
    screen = opened()

    qtbot.keyClicks(screen.words.findChild(QTextEdit), "Mum has always loved you.")
    qtbot.keyClicks(screen.whose.lineEdit(), "Mum's words")
    qtbot.keyClicks(screen.heard, "Mum and us in the sun")

    panel = panel_of(screen)
    assert panel.words.plain == "Mum has always loved you."
    assert (panel.whose, panel.alt) == ("Mum's words", "Mum and us in the sun")
    side = bench_of(screen).session.laid_out.side(WP)
    assert not side.overflows


def test_a_stroke_is_drawn_with_the_mouse_and_is_one_step(opened: OpenStory) -> None:
    screen = opened()
    session = bench_of(screen).session
    before = session.book
    screen.tools.button(MarkKind.PEN).click()

    drag(screen, (50, 50), (90, 60), (140, 50), (200, 80))

    (mark,) = panel_of(screen).things
    assert isinstance(mark, Mark)
    assert mark.kind is MarkKind.PEN
    assert mark.points[0] == pytest.approx((50, 50), abs=1)
    assert mark.points[-1] == pytest.approx((200, 80), abs=1)
    session.undo()
    assert session.book == before
    session.redo()
    assert panel_of(screen).things == (mark,)


@pytest.mark.parametrize("kind", [MarkKind.LINE, MarkKind.ARROW, MarkKind.BOX, MarkKind.OVAL])
def test_shapes_are_drawn_from_corner_to_corner_in_the_chosen_colour(opened: OpenStory, kind: MarkKind) -> None:
    screen = opened()
    screen.pens._swatches[InkColour.RED].click()
    screen.tools.button(kind).click()

    drag(screen, (100, 100), (150, 130), (220, 180))

    (mark,) = panel_of(screen).things
    assert isinstance(mark, Mark)
    assert (mark.kind, mark.colour, len(mark.points)) == (kind, InkColour.RED, 2)


def test_what_was_drawn_is_rubbed_out(opened: OpenStory) -> None:
    screen = opened()
    screen.tools.button(MarkKind.LINE).click()
    drag(screen, (40, 100), (360, 100))
    drag(screen, (40, 200), (360, 200))
    screen.tools.button(RUB_OUT).click()

    drag(screen, (200, 60), (200, 101), (200, 120))

    (left,) = panel_of(screen).things
    assert isinstance(left, Mark)
    assert left.points[0][1] == pytest.approx(200, abs=1)


def test_a_thing_is_moved_sized_and_taken_off_with_the_mouse(opened: OpenStory) -> None:
    screen = opened(a_storyboard())
    house = next(thing for thing in panel_of(screen).things if thing.id == "house")
    assert isinstance(house, PanelPicture)

    drag(screen, (60, 200), (80, 200), (120, 190))

    moved = next(thing for thing in panel_of(screen).things if thing.id == "house")
    assert isinstance(moved, PanelPicture)
    assert (moved.x - house.x, moved.y - house.y) == pytest.approx((60, -10), abs=1.5)
    corner = screen.canvas._handles(moved)["size"].toPoint()
    QTest.mousePress(screen.canvas, Qt.MouseButton.LeftButton, pos=corner)
    QTest.mouseMove(screen.canvas, corner + QPoint(30, 30))
    QTest.mouseRelease(screen.canvas, Qt.MouseButton.LeftButton, pos=corner + QPoint(30, 30))
    larger = next(thing for thing in panel_of(screen).things if thing.id == "house")
    assert isinstance(larger, PanelPicture)
    assert larger.height > moved.height
    QTest.keyClick(screen.canvas, Qt.Key.Key_Delete)
    assert all(thing.id != "house" for thing in panel_of(screen).things)


def test_a_speech_bubble_is_put_where_one_presses_and_typed_at_once(qtbot: QtBot, opened: OpenStory) -> None:
    screen = opened()
    screen.tools.button(BubbleKind.SPEECH).click()

    QTest.mouseClick(screen.canvas, Qt.MouseButton.LeftButton, pos=at(screen, 200, 60))
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    qtbot.keyClicks(focus, "We want you to be safe.")

    (bubble,) = panel_of(screen).things
    assert isinstance(bubble, Bubble)
    assert bubble.text == "We want you to be safe."
    tip = screen.canvas._handles(bubble)["tip"].toPoint()
    QTest.mousePress(screen.canvas, Qt.MouseButton.LeftButton, pos=tip)
    QTest.mouseMove(screen.canvas, at(screen, 300, 250))
    QTest.mouseRelease(screen.canvas, Qt.MouseButton.LeftButton, pos=at(screen, 300, 250))
    (pointing,) = panel_of(screen).things
    assert isinstance(pointing, Bubble)
    assert pointing.tip == pytest.approx((300, 250), abs=1.5)


def test_pictures_taken_one_after_another_stand_side_by_side(qtbot: QtBot, opened: OpenStory) -> None:
    screen = opened()
    for word in ("house", "judge", "dog"):
        screen.shelf.find.setText(word)
        qtbot.keyClick(screen.shelf.row, Qt.Key.Key_Return)

    across = sorted(thing.x for thing in panel_of(screen).things if isinstance(thing, PanelPicture))
    assert across[0] == WIDE - across[2]
    assert across[1] == WIDE / 2
    assert across[1] - across[0] > 100, "none hides another"


def test_a_whole_panel_is_made_with_keys_alone(qtbot: QtBot, opened: OpenStory) -> None:
    screen = opened()
    row = screen.shelf.row
    qtbot.keyClicks(screen.shelf.find, "judge")

    qtbot.keyClick(row, Qt.Key.Key_Return)
    (judge,) = panel_of(screen).things
    qtbot.keyClick(screen.canvas, Qt.Key.Key_Right)
    qtbot.keyClick(screen.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(screen.canvas, Qt.Key.Key_Plus)
    screen.canvas.setFocus()
    qtbot.keyClick(screen.canvas, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)

    first, second = panel_of(screen).things
    assert isinstance(judge, PanelPicture)
    assert isinstance(first, PanelPicture)
    assert (first.x - judge.x, first.y - judge.y) == pytest.approx((5, -25))
    assert first.height > judge.height
    assert second.id != first.id
    screen.things.raise_it.click()
    screen.things.lower_it.click()
    assert panel_of(screen).things[0].id == second.id
    session = bench_of(screen).session
    while session.can_undo is not None:
        session.undo()
    assert session.book.storyboards == ()


def test_a_picture_of_the_shelf_is_dropped_where_it_shall_stand(opened: OpenStory) -> None:
    screen = opened()
    mime = QMimeData()
    mime.setData(SHELF_MIME, b"line-house")
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)

    QApplication.sendEvent(screen.canvas, QDragEnterEvent(at(screen, 120, 160), *how))
    QApplication.sendEvent(screen.canvas, QDropEvent(QPointF(at(screen, 120, 160)), *how))

    (house,) = panel_of(screen).things
    assert isinstance(house, PanelPicture)
    assert house.x == pytest.approx(120, abs=1.5)


def test_a_photo_of_a_drawing_lies_under_everything(opened: OpenStory) -> None:
    screen = opened()
    screen._put_picture(next(iter(a_storyboard().panels[0].things[6:7])).what, 100, 100)  # type: ignore[arg-type, union-attr]

    screen.put_photo(a_photo("photo-1").id)

    assert isinstance(panel_of(screen).things[0], PanelPicture)
    assert panel_of(screen).photos() == ("photo-1",)


def test_the_list_and_form_do_all_that_the_drawing_does(opened: OpenStory) -> None:
    screen = opened(a_storyboard())
    form = screen.things
    names = [form.list.item(row).text() for row in range(form.list.count())]
    assert len(names) == len(panel_of(screen).things)
    assert len(set(names)) == len(names), names

    form.list.setCurrentRow(next(row for row, name in enumerate(names) if name.startswith("Speech")))
    form.across.setValue(30)
    form.down.setValue(70)

    says = next(thing for thing in panel_of(screen).things if thing.id == "says")
    assert isinstance(says, Bubble)
    assert says.x == pytest.approx(0.3 * WIDE, abs=1)
    assert says.y == pytest.approx(0.7 * HIGH, abs=1)
    form.remove()
    assert all(thing.id != "says" for thing in panel_of(screen).things)


def test_panels_are_added_moved_and_taken_out(qtbot: QtBot, opened: OpenStory) -> None:
    screen = opened(a_storyboard())
    story = screen.story

    screen._add_panel(PanelPart.WHO_WORRIED)
    added = panel_of(screen).id
    assert [panel.id for panel in story.story.panels] == ["panel-1", added, "panel-2"]  # type: ignore[union-attr]
    screen.list.setFocus()
    qtbot.keyClick(screen.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [panel.id for panel in story.story.panels] == ["panel-1", "panel-2", added]  # type: ignore[union-attr]
    qtbot.keyClick(screen.list, Qt.Key.Key_Delete)
    assert [panel.id for panel in story.story.panels] == ["panel-1", "panel-2"]  # type: ignore[union-attr]


def test_what_a_parent_said_is_noted_and_stays_out_of_the_child_copy(qtbot: QtBot, opened: OpenStory) -> None:
    screen = opened(a_storyboard())
    name, answer, _, note = screen.agreeing._rows[1]

    answer.setCurrentIndex(answer.values.index(Answer.AGREED))
    answer.activated.emit(answer.currentIndex())
    qtbot.keyClicks(note.line, "He read it twice.")

    said = screen.story.story.agreements[1]  # type: ignore[union-attr]
    assert (said.name, said.answer, said.note) == ("Imran", Answer.AGREED, "He read it twice.")
    assert name.text == "Imran"
    assert bench_of(screen).session.child_edition().side(WP) is not None


def test_the_primary_button_goes_from_panel_to_panel_and_then_back_to_the_page(opened: OpenStory) -> None:
    screen = opened(a_storyboard())
    bench = bench_of(screen)

    screen._next.click()
    assert panel_of(screen).id == "panel-2"
    screen._next.click()

    assert bench.step is None


def test_pressing_a_panel_on_the_page_opens_that_panel(qtbot: QtBot, bench: OpenBench) -> None:
    page = Page(WP, SECTION, "words-and-pictures", "Why", about=a_storyboard().id)
    opened = bench(a_book(pages=(page,), storyboards=(a_storyboard(),), photos=(a_photo("photo-1"),)))

    opened.write._open_slot(WP, "panel.panel-2")

    assert isinstance(opened.step, StoryScreen)
    assert panel_of(opened.step).id == "panel-2"


def test_everything_is_there_when_the_book_is_opened_again(qtbot: QtBot, opened: OpenStory) -> None:
    screen = opened()
    screen.tools.button(MarkKind.PEN).click()
    drag(screen, (50, 50), (90, 60), (140, 50))
    session = bench_of(screen).session
    story, path = session.book.storyboards, session.path

    assert session.settled()

    with BookFile.open(Path(path), Passphrase(PASSPHRASE), write=False) as file:
        assert file.book.storyboards == story


def test_tab_goes_from_thing_to_thing(qtbot: QtBot, opened: OpenStory) -> None:
    screen = opened(a_storyboard())
    screen.tools.button(MOVE).click()
    screen.canvas.setFocus()

    qtbot.keyClick(screen.canvas, Qt.Key.Key_Tab)
    first = screen._thing
    qtbot.keyClick(screen.canvas, Qt.Key.Key_Tab)

    things = [thing.id for thing in panel_of(screen).things]
    assert (first, screen._thing) == (things[0], things[1])


places = st.tuples(st.floats(0, 400), st.floats(0, 300))
marks = st.builds(Mark, st.just(ThingId("m")), st.sampled_from(MarkKind), st.lists(places, min_size=1, max_size=6).map(tuple))


def box_of(mark: Mark) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in mark.points], [y for _, y in mark.points]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


@given(marks, st.floats(-900, 900), st.floats(-900, 900))
def test_however_far_a_thing_is_moved_its_middle_stays_on_the_panel(mark: Mark, dx: float, dy: float) -> None:
    moved = moved_inside(mark, box_of(mark), dx, dy)
    assert isinstance(moved, Mark)
    left, top, wide, high = box_of(moved)

    assert -0.01 <= left + wide / 2 <= WIDE + 0.01
    assert -0.01 <= top + high / 2 <= HIGH + 0.01


@given(marks, st.floats(0.01, 50))
def test_sizing_keeps_the_middle(mark: Mark, by: float) -> None:
    before = box_of(mark)
    after = scaled(mark, before, by)
    assert isinstance(after, Mark)
    left, top, wide, high = box_of(after)

    assert left + wide / 2 == pytest.approx(before[0] + before[2] / 2, abs=0.01)
    assert top + high / 2 == pytest.approx(before[1] + before[3] / 2, abs=0.01)


@given(marks)
def test_a_stroke_is_touched_on_its_own_line(mark: Mark) -> None:
    for place in outline(mark):
        assert touches(mark, box_of(mark), place)


@given(places, places, st.floats(-180, 180))
def test_turning_there_and_back_is_no_turn(place: tuple[float, float], middle: tuple[float, float], degrees: float) -> None:
    there = turned_about(place, middle, degrees)

    assert turned_about(there, middle, -degrees) == pytest.approx(place, abs=1e-6)
    assert distance_to((there,), there) == 0


def test_panel_ids_are_made_up_by_nobody() -> None:
    assert len({panel.id for panel in a_storyboard().panels} | {PanelId("x")}) == 3
