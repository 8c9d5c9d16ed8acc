"""The letter at work: written part by part, by keyboard and by mouse; held, signed, and taken back in one step."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lifestory_app.domain.dates import UncertainDate
from lifestory_app.domain.letters import LetterKind
from lifestory_app.domain.text import Words
from lifestory_app.practice.samples import read_sample
from lifestory_app.ui import asking
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.letter.finish_dialog import FinishDialog
from lifestory_app.ui.letter.papers_dialog import LetterPapersDialog
from lifestory_app.ui.letter.screen import LetterScreen
from lifestory_app.ui.reading_view import ReadingView
from tests.builders import a_full_book
from tests.ui.conftest import OpenBench


def with_a_letter():
    """A small book with the letter of the sample in it, and the facts that it rests on."""
    sample = read_sample("adoption").book
    plain = tuple(replace(person, portrait=None) for person in sample.people)
    homes = tuple(replace(home, photo=None) for home in sample.homes)
    return replace(
        sample, people=plain, homes=homes, photos=(), memories=(), gaps=(), pages=a_full_book().pages[:1],
        sections=a_full_book().sections, storyboards=(),
    )  # fmt: skip


def screen_of(bench: Bench) -> LetterScreen:
    QTest.keyClick(bench.window(), Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(bench.screen, LetterScreen)
    return bench.screen


def undo_all(bench: Bench) -> int:
    bench.session.end_phrase()
    steps = 0
    while bench.session.can_undo is not None:
        bench.session.undo()
        steps += 1
    return steps


def button(within: QWidget, word: str) -> QPushButton:
    return next(each for each in within.findChildren(QPushButton) if each.isVisible() and word in each.text())


def test_a_letter_is_begun_written_and_gone_on_with_by_keyboard_alone(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(replace(with_a_letter(), letters=()))
    before = opened.session.book
    screen = screen_of(opened)
    assert screen.parts.count.text() == "Not begun yet."

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    (letter,) = opened.session.book.letters
    assert letter.kind is LetterKind.LATER_LIFE
    assert screen.parts.title.text() == "Letter to Robin"
    assert QApplication.focusWidget() is screen.field.box
    qtbot.keyClicks(screen.field.box, "My name is Ruth.")
    QTest.keyClick(screen.field.box, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)

    assert opened.session.book.letters[0].sections[0].words.plain == "My name is Ruth."
    assert screen.part is not None
    assert screen.part.id == "memories"
    assert screen.parts.count.text() == "1 of 13 said"
    assert screen.list.item(0).text() == "1. Who I am, Said"
    assert screen.list.item(1).text() == "2. What I remember of you, Writing now"
    assert QApplication.focusWidget() is screen.field.box
    assert undo_all(opened) == 2, "begun, and one phrase"
    assert opened.session.book == before


def test_a_part_shows_why_it_matters_the_end_of_the_one_before_and_what_is_said(bench: OpenBench) -> None:
    opened = bench(with_a_letter())
    screen = screen_of(opened)
    screen.choose("birth-mother")

    assert screen.paper.heading.text() == "4. Your birth mother"
    assert screen.paper.before_name.text() == "3. Your birth"
    assert screen.paper.before.text().endswith("held you second.")
    assert "Robin" in screen.help.why.text()
    assert [each.accessibleName() for each in screen.help.put_in_buttons] == [
        "Put in: Kelly, born 1997",
        "Put in: Kelly, good at: singing, and drawing birds",
    ]
    assert screen.paper.voice.words.text() == "Speaks to “you”"
    assert screen.paper.count.text().endswith("words in this letter so far")


def test_a_fact_is_put_in_where_the_cursor_stands_and_is_said_then(bench: OpenBench) -> None:
    opened = bench(with_a_letter())
    before = opened.session.book
    screen = screen_of(opened)
    screen.choose("birth-mother")
    QTest.keyClick(screen.field.box, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)

    put = screen.help.put_in_buttons[0]
    put.setFocus()
    QTest.keyClick(put, Qt.Key.Key_Return)

    part = opened.session.book.letters[0].part("birth-mother")
    assert part is not None
    assert part.words.plain.startswith("Kelly was born in 1997. Kelly was twenty-one")
    assert len(screen.help.put_in_buttons) == 1
    assert undo_all(opened) == 1
    assert opened.session.book == before


def test_a_part_is_held_for_later_and_given_again(bench: OpenBench) -> None:
    opened = bench(with_a_letter())
    screen = screen_of(opened)
    screen.choose("what-happened")

    QTest.keyClick(opened.window(), Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert opened.session.book.letters[0].part("what-happened").held_back
    assert screen.list.item(6).text() == "7. What life was like, Given later"
    assert screen.paper.held.isVisible()
    screen.paper.hold.click()
    assert not opened.session.book.letters[0].part("what-happened").held_back
    assert undo_all(opened) == 2


def test_words_that_do_not_speak_to_the_child_are_shown(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(with_a_letter())
    screen = screen_of(opened)
    screen.choose("hopes")
    screen.field.box.selectAll()
    qtbot.keyClicks(screen.field.box, "Robin was a happy baby.")

    qtbot.waitUntil(lambda: screen.help.voice.isVisible(), timeout=3000)
    assert screen.paper.voice.words.text() == "Say “you”"
    assert "Robin was a happy baby." in screen.help.voice.plain.text()


def test_next_goes_to_what_is_not_said_and_then_to_signing(
    qtbot: QtBot, bench: OpenBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = with_a_letter()
    letter = book.letters[0]
    empty = tuple(replace(part, words=Words()) if part.id == "decisions" else part for part in letter.sections)
    opened = bench(replace(book, letters=(replace(letter, sections=empty),)))
    screen = screen_of(opened)
    screen.choose("hopes")
    assert screen.help.next.text() == "Next: how it was decided"

    QTest.keyClick(opened.window(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.part is not None
    assert screen.part.id == "decisions"
    qtbot.keyClicks(screen.field.box, "You did nothing wrong.")
    qtbot.waitUntil(lambda: screen.help.next.text() == "Next: finish and sign", timeout=3000)
    asked: list[object] = []
    monkeypatch.setattr(FinishDialog, "exec", lambda self: asked.append(self) or 0)
    screen.help.next.click()
    assert len(asked) == 1


def test_a_letter_is_dated_signed_and_gets_its_enclosures_in_one_step(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(with_a_letter())
    before = opened.session.book
    dialog = FinishDialog(opened, opened.session, before.letters[0])
    qtbot.addWidget(dialog)
    dialog.show()

    dialog.dated._line.line.clear()
    qtbot.keyClicks(dialog.dated._line.line, "3 November 2024")
    dialog.signed_by.line.clear()
    qtbot.keyClicks(dialog.signed_by.line, "Ruth Okafor")
    dialog.agency.line.clear()
    qtbot.keyClicks(dialog.agency.line, "Harbour Adoption")
    dialog.enclosures.add.click()
    qtbot.keyClicks(dialog.enclosures.rows[-1].line, "A photo of the garden")
    dialog.primary.setFocus()
    QTest.keyClick(dialog.primary, Qt.Key.Key_Return)

    signed = opened.session.book.letters[0]
    assert signed.dated == UncertainDate(2024, 11, 3)
    assert signed.signed_by == "Ruth Okafor"
    assert signed.enclosures == (*before.letters[0].enclosures, "A photo of the garden")
    assert opened.session.book.agency == "Harbour Adoption"
    assert undo_all(opened) == 1
    assert opened.session.book == before


def test_what_is_not_said_is_told_before_signing_and_can_be_gone_to(qtbot: QtBot, bench: OpenBench) -> None:
    book = with_a_letter()
    letter = book.letters[0]
    empty = tuple(replace(part, words=Words()) if part.id == "decisions" else part for part in letter.sections)
    opened = bench(replace(book, letters=(replace(letter, sections=empty),)))
    dialog = FinishDialog(opened, opened.session, opened.session.book.letters[0])
    qtbot.addWidget(dialog)
    dialog.show()

    assert dialog.missing.bold.text() == "1 part is not said yet."
    assert dialog.missing.plain.text() == "How it was decided."
    with qtbot.waitSignal(dialog.part_wanted) as wanted:
        button(dialog.missing, "Write it").click()
    assert wanted.args == ["decisions"]


def test_the_whole_letter_is_looked_at_with_what_is_held_back(bench: OpenBench) -> None:
    opened = bench(with_a_letter())
    screen = screen_of(opened)

    screen.paper.whole.click()
    view = opened.step
    assert isinstance(view, ReadingView)
    assert view.spreads >= 2
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert opened.step is None
    assert opened.mode == "letter"


def test_another_letter_is_chosen_and_begun(bench: OpenBench) -> None:
    opened = bench(with_a_letter())
    screen = screen_of(opened)
    offered = screen.parts.which.offered
    assert next(iter(offered.values())) == "Later life letter"
    other = next(key for key, name in offered.items() if "Sue" in name)

    screen.choose_letter(str(other))
    assert screen.letter is None
    screen.beginning.begin.click()
    assert [letter.kind for letter in opened.session.book.letters] == [LetterKind.LATER_LIFE, LetterKind.FROM_CARER]
    assert screen.part is not None
    assert screen.part.id == "memories"
    assert undo_all(opened) == 1


def test_parts_take_turns_with_the_paper_where_there_is_little_room(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(with_a_letter())
    screen = screen_of(opened)
    opened.window().resize(820, 600)
    qtbot.waitUntil(lambda: not screen.parts.isVisible(), timeout=2000)

    assert screen.field.box.isVisible()
    screen.which.button("help").click()
    assert screen.help.isVisible()
    assert not screen.field.box.isVisible()
    screen.help.put_in_buttons[0].click() if screen.help.put_in_buttons else screen.write()
    assert screen.field.box.isVisible()


def with_a_disagreement():
    book = with_a_letter()
    letter = book.letters[0]
    part = letter.part("birth")
    words = Words.of(*(each.plain.replace("12 March 2019", "12 March 2018") for each in part.words.paragraphs))
    return replace(book, letters=(letter.with_part(replace(part, words=words)),))


def test_where_book_and_letter_disagree_is_shown_side_by_side(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(with_a_disagreement())
    screen = screen_of(opened)
    screen.choose("birth")
    qtbot.waitUntil(lambda: bool(screen.help.cards), timeout=5000)

    card = next(each for each in screen.help.cards if each.found.here == "12 March 2018")
    assert card.found.there == "12 March 2019"
    screen.choose("hopes")
    assert screen.help.cards == []
    assert screen.list.item(2).text() == "3. Your birth, Look again"
    screen.choose("birth")
    screen.help.cards[0].source.click()
    assert opened.mode == "people"


def test_asking_later_notes_it_and_puts_the_card_away(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(with_a_disagreement())
    before = opened.session.book
    screen = screen_of(opened)
    screen.choose("birth")
    qtbot.waitUntil(lambda: bool(screen.help.cards), timeout=5000)
    cards = len(screen.help.cards)

    screen.help.cards[0].ask.setFocus()
    QTest.keyClick(screen.help.cards[0].ask, Qt.Key.Key_Return)
    (gap,) = opened.session.book.gaps
    assert "“12 March 2019” in the book" in gap.what
    qtbot.waitUntil(lambda: len(screen.help.cards) == cards - 1, timeout=5000)
    assert undo_all(opened) == 1
    assert opened.session.book == before


def test_a_letter_that_is_mended_disagrees_no_more(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(with_a_disagreement())
    screen = screen_of(opened)
    screen.choose("birth")
    qtbot.waitUntil(lambda: bool(screen.help.cards), timeout=5000)

    screen.field.box.selectAll()
    qtbot.keyClicks(screen.field.box, "You were born on 12 March 2019.")
    qtbot.waitUntil(lambda: not screen.help.cards, timeout=5000)


def test_the_papers_are_made_from_the_window(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = bench(with_a_letter())
    screen = screen_of(opened)
    screen.choose("what-happened")
    screen.hold()
    folder = tmp_path / "papers"
    folder.mkdir()
    monkeypatch.setattr(asking, "folder_to_put_into", lambda *_args: folder)
    dialog = LetterPapersDialog(opened, opened.session, opened.letters.leaving, opened.session.book.letters[0])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.papers["later"].text().endswith("What life was like")

    dialog.papers["label"].setChecked(False)
    with qtbot.waitSignal(opened.letters.leaving.made, timeout=30_000):
        dialog.primary.click()
    assert dialog.told.bold.text() == "5 papers are ready."
    assert sorted(path.name for path in folder.iterdir())[0] == "Robin, later life letter, covering letter.pdf"
    assert len(list(folder.iterdir())) == 5
    assert len(opened.session.book.receipts) == 1

    with qtbot.waitSignal(opened.letters.leaving.refused, timeout=30_000):
        dialog.primary.click()
    assert "already in that folder" in dialog.told.bold.text()


def test_papers_need_one_that_is_chosen(qtbot: QtBot, bench: OpenBench) -> None:
    opened = bench(with_a_letter())
    screen_of(opened)
    dialog = LetterPapersDialog(opened, opened.session, opened.letters.leaving, opened.session.book.letters[0])
    qtbot.addWidget(dialog)
    dialog.show()

    dialog.pdf.click()
    assert not dialog.primary.isEnabled()
    dialog.docx.click()
    assert dialog.primary.isEnabled()


def test_letter_papers_are_reached_from_send_or_print(bench: OpenBench, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(LetterPapersDialog, "exec", lambda self: asked.append(self) or 0)
    opened = bench(with_a_letter())

    opened.do("book.letter")
    assert len(asked) == 1
    assert opened.mode == "letter"
