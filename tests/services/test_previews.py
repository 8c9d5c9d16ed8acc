from dataclasses import replace

from pytestqt.qtbot import QtBot

from lifestory_app.domain.book import PageShape
from lifestory_app.domain.edits import SetLook
from lifestory_app.domain.ids import PageId
from lifestory_app.domain.pages import Card, CardsSlot
from lifestory_app.domain.text import Words
from lifestory_app.layout.engine import ARRANGERS, lay_out
from lifestory_app.layout.fonts import Fonts
from lifestory_app.services.previews import (
    Previews,
    all_themes,
    bare_page,
    in_layout,
    layouts,
    overfull_titles,
    pages_to_show,
)
from lifestory_app.usecases.previewing import preview
from tests.builders import SECTION, a_book, a_full_book, a_page
from tests.services.conftest import OpenSession


def test_every_layout_of_a_page_comes_in_the_order_asked_for(qtbot: QtBot, working: OpenSession) -> None:
    session = working(a_full_book())
    page = session.book.page(PageId("page-2"))
    previews, came = Previews(session), []
    previews.ready.connect(lambda key, sides: came.append((key, sides)))

    with qtbot.waitSignal(previews.finished):
        previews.show_pages((template.id, in_layout(page, template)[0]) for template in layouts())

    assert [key for key, _ in came] == [template.id for template in layouts()]
    came = [(key, sides) for key, sides in came if key in ARRANGERS]
    assert all(sides and sides[0].page == page.id for _, sides in came)
    number = session.laid_out.side(page.id).number
    assert {sides[0].number for _, sides in came} == {number}
    assert session.book.page(page.id) is page, "looking changes nothing"


def test_a_preview_is_what_the_book_would_show() -> None:
    book, fonts = a_full_book(), Fonts.shared()
    laid_out = lay_out(book, fonts)

    for page in book.pages:
        for shown, real in zip(preview(book, page, fonts, laid_out), laid_out.sides_of(page.id), strict=True):
            assert (shown.number, shown.label, shown.left, shown.placed) == (real.number, real.label, real.left, real.placed)
            assert (shown.overflows, shown.slots) == (real.overflows, real.slots)


def test_a_list_of_pages_is_previewed_with_its_pages_and_their_numbers() -> None:
    contents = a_page("contents", layout="contents", title="In this book", words="")
    book = a_book(pages=(a_page("cover", layout="cover", words=""), contents, a_page()))
    laid_out = lay_out(book, Fonts.shared())

    assert preview(book, contents, Fonts.shared(), laid_out)[0].items == laid_out.side(contents.id).items


def test_asking_again_drops_what_was_asked_before_and_stopping_ends_it(qtbot: QtBot, working: OpenSession) -> None:
    session = working(a_full_book())
    page = session.book.pages[0]
    previews, came = Previews(session), []
    previews.ready.connect(lambda key, sides: came.append(key))

    previews.show_pages((f"old {number}", page) for number in range(50))
    previews.show_pages([("new", page)])
    with qtbot.waitSignal(previews.finished):
        pass
    assert came == ["new"]

    previews.show_pages((f"more {number}", page) for number in range(50))
    previews.stop()
    qtbot.wait(50)
    assert came == ["new"]
    assert not previews.is_busy


def test_a_page_to_be_added_shows_what_belongs_where_and_stays_empty_itself(qtbot: QtBot, working: OpenSession) -> None:
    session = working(a_full_book())
    wanted = [(template.id, bare_page(template, SECTION), template) for template in layouts() if template.id in ARRANGERS]
    previews, came = Previews(session), {}
    previews.ready.connect(lambda key, sides: came.update({key: sides}))

    with qtbot.waitSignal(previews.finished):
        previews.show_guides(wanted, 3)

    assert all(sides and sides[0].number == 3 and sides[0].items for sides in came.values())
    assert all(page.slots == () for _, page, _ in wanted)


def test_a_layout_nobody_knows_is_said_to_have_no_preview(qtbot: QtBot, working: OpenSession) -> None:
    session = working(a_full_book())
    previews = Previews(session)

    with qtbot.waitSignal(previews.ready) as said:
        previews.show_pages([("strange", replace(session.book.pages[0], layout="not-known"))])

    assert said.args == ["strange", ()]


def test_every_theme_is_shown_on_pages_of_this_book(qtbot: QtBot, working: OpenSession) -> None:
    session = working(a_full_book())
    pages = pages_to_show(session.book)
    assert 1 <= len(pages) <= 3
    assert pages[0].photos(), "this book has no cover; the page with a photo comes first"
    previews, papers = Previews(session), {}
    previews.ready.connect(lambda key, sides: papers.update({key: sides[0]}))

    with qtbot.waitSignal(previews.finished):
        previews.show_looks((theme.id, SetLook(theme=theme.id, shape=PageShape.A5), pages[0]) for theme in all_themes())

    assert {theme.id: theme.paper for theme in all_themes()} == {key: side.paper for key, side in papers.items()}
    assert len({(side.width, side.height) for side in papers.values()}) == 1


def test_the_pages_whose_words_no_longer_fit_a_look_are_counted_before_it_is_used(qtbot: QtBot, working: OpenSession) -> None:
    long = CardsSlot((Card("A kite", Words.of("I like kites and the sea and my cat. " * 12)),))
    page = a_page("long", layout="milestones", title="A long page", words="", slots=(("cards", long),))
    session = working(a_book(pages=(a_page(), page)))
    previews = Previews(session)

    with qtbot.waitSignal(previews.fits) as said:
        previews.count_fit(SetLook(shape=PageShape.A5))

    look, fit = said.args
    assert look.shape is PageShape.A5
    assert (fit.new, fit.now) == ((PageId("long"),), ())
    assert overfull_titles(session.book, fit.new) == ["A long page"]
