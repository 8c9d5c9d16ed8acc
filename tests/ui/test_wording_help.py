"""Wording help where the words are written: marked, explained below the field, never changed by itself."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from lifestory_app import platforms
from lifestory_app.domain.book import Book
from lifestory_app.domain.edits import FillSlot, PutEvent
from lifestory_app.domain.family import RECORDS_ONLY
from lifestory_app.domain.kept_words import KeptWords
from lifestory_app.domain.pages import FactRow, FactsSlot, Page, TextSlot
from lifestory_app.domain.provenance import WORKER_ONLY
from lifestory_app.domain.text import Words
from lifestory_app.practice.word_lists import finder
from lifestory_app.services.settings import Settings
from lifestory_app.ui import look
from lifestory_app.ui.bench import Bench
from lifestory_app.ui.editor.facts_field import FactsField
from lifestory_app.ui.editor.page_list import ROW_ROLE
from lifestory_app.ui.out.rows import RowList
from lifestory_app.ui.words.field import WordsField
from lifestory_app.ui.words.kept_dialog import KeptDialog
from tests.builders import a_full_book
from tests.ui.conftest import OpenBench

TEXT = "You have contact with her. She sings and you like her songs a lot."
MODIFIER = Qt.KeyboardModifier


def words_page(book: Book) -> Page:
    return next(page for page in book.pages if page.layout == "words")


def with_words(text: str = TEXT, **page: object) -> Book:
    book = a_full_book()
    about = words_page(book)
    book = FillSlot(about.id, "words", TextSlot(Words.of(text))).apply(book)
    return book.with_page(replace(book.page(about.id), **page))  # type: ignore[arg-type]


def field_of(bench: Bench) -> WordsField:
    bench.show_page(words_page(bench.session.book).id)
    field = bench.write.form._fields["words"]
    assert isinstance(field, WordsField)
    return field


def marked(field: WordsField) -> list[str]:
    marks = (field.box.marks.worth_a_thought(block) for block in _blocks(field))
    return [mark.word for found in marks for mark in found]


def _blocks(field: WordsField) -> list[object]:
    document = field.box.document()
    return [document.findBlockByNumber(number) for number in range(document.blockCount())]


def test_words_to_think_about_are_marked_and_explained_and_put_right_by_a_key(qtbot, bench: OpenBench) -> None:
    field = field_of(bench(with_words()))
    qtbot.waitUntil(lambda: marked(field) == ["have contact with"], timeout=10_000)
    assert not field.card.isVisible()

    field.focus_words()
    QTest.keyClick(field.box, Qt.Key.Key_F7)
    assert field.card.isVisible()
    assert "office talk" in field.card.accessibleName()
    assert [button.accessibleName() for button in field.card.buttons][:2] == ["Use “see”", "Use “spend time with”"]  # type: ignore[attr-defined]
    QTest.keyClick(field.box, Qt.Key.Key_Return, MODIFIER.AltModifier)

    assert field.words.plain.startswith("You see her.")
    qtbot.waitUntil(lambda: marked(field) == [], timeout=10_000)


def test_the_card_is_brought_into_view_where_letters_are_large(qtbot, bench: OpenBench, qapp: QApplication) -> None:
    look.dress(qapp, "light", 2.0)
    field = field_of(bench(with_words()))
    qtbot.waitUntil(lambda: bool(marked(field)), timeout=10_000)

    field.focus_words()
    QTest.keyClick(field.box, Qt.Key.Key_F7)

    def card_is_seen() -> bool:
        return field.card.isVisible() and field.card.visibleRegion().boundingRect().height() >= min(field.card.height(), 120)

    qtbot.waitUntil(card_is_seen, timeout=5000)


def test_putting_a_word_right_is_one_step_of_undo(qtbot, bench: OpenBench) -> None:
    open_bench = bench(with_words())
    field = field_of(open_bench)
    qtbot.waitUntil(lambda: bool(marked(field)), timeout=10_000)
    field.focus_words()
    QTest.keyClick(field.box, Qt.Key.Key_F7)
    QTest.keyClick(field.box, Qt.Key.Key_Return, MODIFIER.AltModifier)

    open_bench.session.undo()

    assert field.words.plain == TEXT


def test_what_the_writer_keeps_is_not_marked_again(qtbot, bench: OpenBench) -> None:
    field = field_of(bench(with_words()))
    qtbot.waitUntil(lambda: bool(marked(field)), timeout=10_000)
    field.focus_words()
    QTest.keyClick(field.box, Qt.Key.Key_F7)

    QTest.mouseClick(field.card.buttons[-1], Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: marked(field) == [], timeout=10_000)
    assert field.words.plain == TEXT


def test_what_is_kept_is_kept_in_the_book_and_taken_back_in_the_window(qtbot, bench: OpenBench) -> None:
    opened = bench(replace(with_words(), kept_words=(KeptWords("have-contact", "have contact with"),)))
    before = ()
    field = field_of(opened)
    qtbot.waitUntil(lambda: field.wording._help.is_ready, timeout=10_000)  # type: ignore[union-attr]
    qtbot.wait(200)
    assert marked(field) == []
    dialog = KeptDialog(opened.session, opened)
    qtbot.addWidget(dialog)
    dialog.show()
    again = dialog.findChild(RowList).findChildren(QPushButton)[0]
    assert again.accessibleName() == "Look at it again: “have contact with”"

    again.setFocus()
    QTest.keyClick(again, Qt.Key.Key_Space)

    assert opened.session.book.kept_words == before
    qtbot.waitUntil(lambda: marked(field) == ["have contact with"], timeout=10_000)
    opened.session.undo()
    qtbot.waitUntil(lambda: marked(field) == [], timeout=10_000)


def test_keeping_is_one_step_of_undo(qtbot, bench: OpenBench) -> None:
    opened = bench(with_words())
    before = opened.session.book.kept_words
    field = field_of(opened)
    qtbot.waitUntil(lambda: bool(marked(field)), timeout=10_000)
    field.focus_words()
    QTest.keyClick(field.box, Qt.Key.Key_F7)
    QTest.mouseClick(field.card.buttons[-1], Qt.MouseButton.LeftButton)
    assert [each.text for each in opened.session.book.kept_words][len(before) :] == ["have contact with"]

    opened.session.undo()

    assert opened.session.book.kept_words == before
    qtbot.waitUntil(lambda: bool(marked(field)), timeout=10_000)


def test_a_title_is_looked_over_too_and_put_right_by_keys(qtbot, bench: OpenBench) -> None:
    opened = bench(with_words("You see her.", title="Contact with Mum"))
    field_of(opened)
    line = opened.write.form._title
    qtbot.waitUntil(lambda: "F7 says why" in line.caption._words.text(), timeout=10_000)
    assert line.line.accessibleDescription() == line.caption._words.text()
    card = line.hints._card  # type: ignore[union-attr]
    assert not card.isVisible()
    line.focus()

    QTest.keyClick(line.line, Qt.Key.Key_F7)
    assert card.isVisible()
    better = card.hint.better[0]
    assert line.line.selectedText() == card.hint.word
    QTest.keyClick(line.line, Qt.Key.Key_Return, MODIFIER.AltModifier)

    assert better in line.text
    assert words_page(opened.session.book).title == line.text
    opened.session.undo()
    assert line.text == "Contact with Mum"


def test_a_fact_of_a_page_is_looked_over_and_put_right_by_keys(qtbot, bench: OpenBench) -> None:
    book = a_full_book()
    about = next(page for page in book.pages if isinstance(page.slot("facts"), FactsSlot))
    book = FillSlot(about.id, "facts", FactsSlot((FactRow("Contact", "On Sundays"), FactRow("Weight", "3.1 kg")))).apply(book)
    opened = bench(book)
    opened.show_page(about.id)
    field = opened.write.form.findChild(FactsField)
    line = field._lines[0]
    qtbot.waitUntil(lambda: "F7 says why" in line.label.accessibleDescription(), timeout=10_000)
    assert line.value.accessibleDescription() == ""
    line.label.setFocus()

    QTest.keyClick(line.label, Qt.Key.Key_F7)
    card = line._hints[0]._card
    assert card.isVisible()
    better = card.hint.better[0]
    QTest.keyClick(line.label, Qt.Key.Key_Return, MODIFIER.AltModifier)

    rows = opened.session.book.page(about.id).slot("facts").rows
    assert [row.label for row in rows] == [line.label.text(), "Weight"]
    assert better.lower() in line.label.text().lower()
    opened.session.undo()
    assert line.label.text() == "Contact"


def test_what_happened_is_looked_over_where_the_child_reads_it(qtbot, bench: OpenBench) -> None:
    opened = bench(a_full_book())
    opened.show_mode("people")
    opened._people().add("event")
    form = opened._people().form_of("event")
    form._name.focus()
    QTest.keyClicks(form._name.line, "Contact with Mum")
    qtbot.waitUntil(lambda: "F7 says why" in form._name.caption._words.text(), timeout=10_000)

    opened.session.do(PutEvent(replace(opened.session.book.events[-1], seen_by=RECORDS_ONLY)))
    qtbot.waitUntil(lambda: not form._name.caption._words.text(), timeout=10_000)


def test_a_title_that_is_kept_is_kept_in_the_book(qtbot, bench: OpenBench) -> None:
    opened = bench(with_words("You see her.", title="Contact with Mum"))
    field_of(opened)
    line = opened.write.form._title
    qtbot.waitUntil(lambda: bool(line.caption._words.text()), timeout=10_000)
    line.focus()
    QTest.keyClick(line.line, Qt.Key.Key_F7)
    card = line.hints._card  # type: ignore[union-attr]

    QTest.mouseClick(card.buttons[-1], Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: line.caption._words.text() == "", timeout=10_000)
    assert "contact" in opened.session.book.kept_words[-1].text


def test_a_title_for_the_worker_alone_is_left_in_peace(qtbot, bench: OpenBench) -> None:
    opened = bench(with_words("You see her.", title="Contact with Mum", seen_by=WORKER_ONLY))
    field = field_of(opened)
    qtbot.waitUntil(lambda: field.wording._help.is_ready, timeout=10_000)  # type: ignore[union-attr]
    qtbot.wait(300)

    assert opened.write.form._title.caption._words.text() == ""


def test_a_street_in_the_place_of_a_memory_is_told(qtbot, bench: OpenBench) -> None:
    opened = bench(a_full_book())
    opened.show_mode("memories")
    form = opened.memories.screen.form
    memory = opened.session.book.memories[0]
    opened.memories.screen.choose("memory", memory.id)
    form._place.focus()

    form._place.line.setText("12 Quay Row, Wexmouth")

    qtbot.waitUntil(lambda: "12 Quay Row" in form._place.caption._words.text(), timeout=10_000)


def hints_in_list(bench: Bench) -> int:
    model = bench.write.list.model()
    page = words_page(bench.session.book).id
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return next(row.data(ROW_ROLE).hints for row in rows if row.data(ROW_ROLE).page == page)


def test_the_list_of_pages_tells_how_many_there_are(qtbot, bench: OpenBench) -> None:
    opened = bench(with_words("You have contact with her. You live in care."))
    qtbot.waitUntil(lambda: hints_in_list(opened) == 2, timeout=20_000)
    page = words_page(opened.session.book).id
    model = opened.write.list.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    row = next(row for row in rows if row.data(ROW_ROLE).page == page)
    assert str(row.data(Qt.ItemDataRole.AccessibleTextRole)).endswith("2 hints about wording")

    opened.session.do(FillSlot(page, "words", TextSlot(Words.of("You see her."))))

    qtbot.waitUntil(lambda: hints_in_list(opened) == 0, timeout=20_000)


def test_a_setting_leaves_the_counts_out(bench: OpenBench, settings: Settings) -> None:
    settings.set("hint_counts", False)

    assert bench(with_words()).write.form._helps.counts is None


def test_the_age_stands_beside_the_label(qtbot, bench: OpenBench) -> None:
    field = field_of(bench(with_words()))

    qtbot.waitUntil(lambda: "reads well at 5" in field.caption._words.text().lower(), timeout=10_000)
    assert field.box.accessibleDescription() == field.caption._words.text()


def test_nothing_is_said_while_words_are_typed(qtbot, bench: OpenBench) -> None:
    field = field_of(bench(with_words("")))
    qtbot.waitUntil(lambda: field.wording._help.is_ready, timeout=10_000)  # type: ignore[union-attr]
    field.focus_words()
    QTest.keyClicks(field.box, "We had contact. ")
    assert marked(field) == []

    qtbot.waitUntil(lambda: marked(field) == ["contact"], timeout=10_000)
    assert not field.card.isVisible()


def test_a_broken_list_is_told_in_the_window_and_the_rest_is_in_use(qtbot, bench: OpenBench) -> None:
    folder = platforms.data_home() / "wording"
    folder.mkdir()
    (folder / "ours.toml").write_text("[[word]]\nid = 'x'\n", encoding="utf-8")
    finder.cache_clear()
    try:
        open_bench = bench(with_words())
        field = field_of(open_bench)
        qtbot.waitUntil(lambda: bool(marked(field)), timeout=10_000)
        assert "“ours.toml” has a fault: line 1" in said_by(open_bench.notices)
    finally:
        finder.cache_clear()


def said_by(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


@pytest.mark.parametrize("what", ["a page for the worker", "switched off"])
def test_notes_for_the_worker_and_those_who_do_not_want_it_are_left_alone(
    qtbot, bench: OpenBench, settings: Settings, what: str
) -> None:
    if what == "switched off":
        settings.set("wording", False)
    field = field_of(
        bench(with_words(seen_by=WORKER_ONLY if what == "a page for the worker" else words_page(a_full_book()).seen_by))
    )
    qtbot.wait(1500)

    assert marked(field) == []
    assert "reads well" not in field.caption._words.text().lower()
