from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from lifestory_app.domain.errors import Refused, Stopped
from lifestory_app.domain.ids import PageId, SectionId
from lifestory_app.layout.display import LaidOutPage, Link, Rect, Shape, Tagged, rectangle
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.paint.qt import QtPainter
from lifestory_app.services.jobs import Jobs
from lifestory_app.ui.reading_view import ReadingView, words_of

WHOLE = Rect(0, 0, 200, 280)
COLOURS = ("#CC3333", "#33CC33", "#3333CC", "#CCCC33", "#33CCCC")


def a_laid_out_book(sides: int = 5) -> LaidOutBook:
    """Plain coloured sides; the second one links to the last."""
    pages = []
    for number in range(1, sides + 1):
        items: tuple[Tagged, ...] = (
            Tagged("Figure", (Shape(rectangle(WHOLE), COLOURS[number - 1]),), alt=f"Side {number}", place=WHOLE),
        )
        if number == 2:
            items += (Tagged("Link", (Link(Rect(0, 0, 200, 40), PageId(f"p{sides}"), "To the end"),)),)
        pages.append(
            LaidOutPage(PageId(f"p{number}"), SectionId("s"), 200, 280, items, number, str(number), left=number % 2 == 0)
        )
    return LaidOutBook(tuple(pages), "Robin’s story", "en-GB")


@pytest.fixture
def view(qtbot) -> ReadingView:
    view = ReadingView()
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show_book(a_laid_out_book(), QtPainter(Fonts.shared()))
    view.show()
    return view


def colours_at_quarters(view: ReadingView) -> tuple[str, str]:
    image = view.grab().toImage()
    middle = image.height() // 2
    return tuple(image.pixelColor(image.width() * part // 8, middle).name() for part in (3, 5))  # type: ignore[return-value]


def test_the_cover_stands_alone_and_then_two_pages_side_by_side(view: ReadingView, qtbot) -> None:
    assert (
        colours_at_quarters(view) == ("#e3ded2", COLOURS[0].lower()) or colours_at_quarters(view) == (COLOURS[0].lower(),) * 2
    )

    qtbot.keyClick(view, Qt.Key.Key_Right)

    assert colours_at_quarters(view) == (COLOURS[1].lower(), COLOURS[2].lower())


def test_keys_turn_the_pages_and_stop_at_both_ends(view: ReadingView, qtbot) -> None:
    for key, at in (
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_Space, 2),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 2),
        (Qt.Key.Key_Backspace, 1),
    ):
        qtbot.keyClick(view, key)
        assert view.at == at


def test_a_press_on_the_right_turns_on_and_a_link_leads_to_its_page(view: ReadingView, qtbot) -> None:
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(900, 500))
    assert view.at == 1

    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(400, 30))

    assert view.at == 2


def test_escape_closes_the_book(view: ReadingView, qtbot) -> None:
    with qtbot.waitSignal(view.closed):
        qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_a_screen_reader_hears_where_one_is_and_what_the_pages_say(view: ReadingView, qtbot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Right)

    assert view.accessibleName() == "Robin’s story, page 2 – 3"
    assert view.accessibleDescription() == "Side 2\nSide 3"


def test_decoration_is_not_read_out() -> None:
    side = a_laid_out_book(1).pages[0]
    decorated = LaidOutPage(
        side.page,
        side.section,
        200,
        280,
        (*side.items, Tagged("Artifact", (Shape(rectangle(WHOLE), "#FFFFFF"),), alt="hills")),
        1,
    )

    assert words_of(decorated) == "Side 1"


def test_a_job_ends_in_one_way_only(qtbot) -> None:
    jobs = Jobs()

    def refuses(tell: object) -> None:
        raise Refused("No.")

    with qtbot.waitSignal(jobs.start(lambda tell: 42).done) as done:
        pass
    with qtbot.waitSignal(jobs.start(refuses).refused) as refused:
        pass
    job = jobs.start(lambda tell: [tell(step, 10**9) for step in range(10**9)])
    with qtbot.waitSignal(job.stopped):
        job.stop()
    jobs.finish()

    assert done.args == [42]
    assert refused.args == ["No."]
    assert Stopped


def test_a_book_read_from_right_to_left_turns_the_other_way(view: ReadingView, qtbot) -> None:
    book = a_laid_out_book()
    pages = tuple(replace(page, left=not page.left) for page in book.pages)
    view.show_book(replace(book, pages=pages, lang="ur"), QtPainter(Fonts.shared()))

    qtbot.keyClick(view, Qt.Key.Key_Left)

    assert view.at == 1
    assert colours_at_quarters(view) == (COLOURS[2].lower(), COLOURS[1].lower()), "page 2 lies to the right of page 3"
    assert view.accessibleDescription().index("Side 2") < view.accessibleDescription().index("Side 3")
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.at == 0
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(20, 500))
    assert view.at == 1
