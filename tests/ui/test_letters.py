"""A carer's letter in the window: added from whom it is, with what belongs in each part, in one step."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lifestory_app.domain.letters import LetterKind
from lifestory_app.domain.text import Words
from lifestory_app.practice.kinds import kind
from lifestory_app.practice.starter import start_book
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.editor.letter_fields import LetterFields
from lifestory_app.ui.galleries.add_page import AddPageGallery
from tests.practice.test_kinds import CARED_FOR, facts_file, read_whole
from tests.ui.conftest import OpenBench


@pytest.fixture
def opened(bench: OpenBench, tmp_path: Path) -> Bench:
    book = start_book(kind("memory"), read_whole(facts_file(tmp_path, CARED_FOR)))
    return bench(book)


def gallery(qtbot: QtBot, opened: Bench) -> AddPageGallery:
    section = next(each.id for each in opened.session.book.sections if each.title == "What you take with you")
    made = AddPageGallery(opened.session, section, None, opened)
    qtbot.addWidget(made)
    return made


def add_letter(qtbot: QtBot, opened: Bench, name: str) -> None:
    choosing = gallery(qtbot, opened)
    key = next(key for key, offer in choosing._offers.items() if offer.name == name)
    choosing.added.connect(lambda page: opened.write.go_to(page))
    choosing.grid.choose(key)
    choosing.primary.click()


def test_a_letter_is_added_from_a_carer_of_the_book_and_taken_back_in_one_step(qtbot: QtBot, opened: Bench) -> None:
    before = opened.session.book
    add_letter(qtbot, opened, "A letter from Gracie")

    book = opened.session.book
    (letter,) = book.letters
    assert letter.kind is LetterKind.FROM_CARER
    assert next(page for page in book.pages if page.about == letter.id).kind == "carer-letter"
    fields = opened.findChild(LetterFields)
    assert fields is not None
    first = fields._parts[0]
    assert "first day" in first.box._prompt
    assert first.tools.starters.isVisibleTo(first.tools)

    opened.session.undo()
    assert opened.session.book == before


def test_a_letter_that_is_there_is_offered_as_such_and_one_whose_page_went_comes_back(qtbot: QtBot, opened: Bench) -> None:
    add_letter(qtbot, opened, "A letter from Gracie")
    offers = {offer.name: offer for offer in gallery(qtbot, opened)._offers.values()}
    assert (offers["A letter from Gracie"].have, offers["A letter from Lin"].have) == (1, 0)

    fields = opened.findChild(LetterFields)
    assert fields is not None
    fields._write(0, Words.of("You were holding a blanket."))
    opened.do("page.delete")
    add_letter(qtbot, opened, "A letter from Gracie")

    (letter,) = opened.session.book.letters
    assert letter.sections[0].words.plain == "You were holding a blanket."
