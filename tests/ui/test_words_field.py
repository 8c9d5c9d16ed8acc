"""The words field, driven as a person drives it: with the keyboard, the mouse and the clipboard."""

from collections.abc import Iterator
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QShortcut,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from lifestory_app.domain.text import Paragraph, ParagraphKind, Run, Words, tidied
from lifestory_app.services.jobs import Jobs
from lifestory_app.services.spelling import SpellingService
from lifestory_app.ui import look
from lifestory_app.ui.words import document
from lifestory_app.ui.words.field import WordsField
from lifestory_app.ui.words.html import words_of_html, words_of_text
from lifestory_app.ui.words.line import LineField
from lifestory_app.ui.words.marks import Hint
from tests import strategies

opens_menus = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
BULLET, NUMBERED, HEADING = ParagraphKind.BULLET, ParagraphKind.NUMBERED, ParagraphKind.HEADING
CTRL, SHIFT, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture(scope="module")
def spelling(qapp: QApplication) -> Iterator[SpellingService]:
    jobs = Jobs()
    service = SpellingService(jobs)
    service.wake()
    while not service.is_ready:
        QTest.qWait(10)
    yield service
    jobs.finish()


@pytest.fixture
def desk(qtbot) -> QWidget:
    """A window with a title above and words below."""
    look.dress(QApplication.instance())
    window = QWidget()
    window.resize(400, 600)
    column = QVBoxLayout(window)
    window.title = LineField("Title")
    window.field = WordsField("Words")
    column.addWidget(window.title)
    column.addWidget(window.field)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


@pytest.fixture
def field(desk: QWidget, qtbot) -> WordsField:
    desk.field.focus_words()
    qtbot.waitUntil(desk.field.box.hasFocus)
    return desk.field


@pytest.fixture
def line(desk: QWidget, qtbot) -> LineField:
    desk.title.focus()
    qtbot.waitUntil(desk.title.line.hasFocus)
    return desk.title


def heard(signal: Signal) -> list[object]:
    told: list[object] = []
    signal.connect(lambda *values: told.append(values[0] if values else True))
    return told


def choose(field: WordsField, start: int, end: int) -> None:
    cursor = field.box.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    field.box.setTextCursor(cursor)


def press(field: WordsField, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or field.box, key, modifiers)


# Words to document and back.

anything = st.text(max_size=20).map(lambda text: text.encode("utf-16", "ignore").decode("utf-16"))
odd_runs = st.builds(
    Run, anything | st.sampled_from(["\n", "a\r\nb", "\u2029", "\u2028", "\ufdd0x", "😀e\u0301", "\ufffd\ufffc"])
)
odd_words = st.lists(st.lists(odd_runs, max_size=2).map(tuple).map(Paragraph), max_size=3).map(tuple).map(Words)


@given(strategies.words | odd_words)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_words_come_back_from_a_document_as_they_went_in(words: Words) -> None:
    shown = QTextDocument()

    document.write(words, shown)

    expected = tidied(words)
    assert document.read(shown) == (Words() if expected.paragraphs == (Paragraph(()),) else expected)


@given(strategies.words, strategies.words)
@settings(max_examples=60, deadline=None)
def test_dressing_anew_changes_no_meaning(qapp: QApplication, first: Words, words: Words) -> None:
    shown = QTextDocument()
    document.write(first, shown)
    document.write(words, shown)
    before = document.read(shown)

    look.dress(QApplication.instance(), "dark")
    document.dress(shown)
    look.dress(QApplication.instance(), "light")

    assert document.read(shown) == before


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_markup_and_no_text_upsets_the_readers(markup: str, text: str) -> None:
    for words in (words_of_html(f"<p><b>{markup}</b><li>{text}"), words_of_html(markup), words_of_text(text)):
        assert words is not None
        assert tidied(words) == words or words_of_text(text) == words


# Showing.


def test_showing_words_tells_nobody(field: WordsField) -> None:
    told, ended = heard(field.rewritten), heard(field.phrase_ended)

    field.show_words(Words.of("One", "- Two"), "en-GB")

    assert field.box.toPlainText() == "One\nTwo"
    assert field.words == Words.of("One", "- Two")
    assert not told
    assert not ended


def test_showing_what_is_shown_leaves_the_cursor_and_the_selection(field: WordsField) -> None:
    field.show_words(Words.of("Kelly loves the sea"), "en-GB")
    choose(field, 6, 11)

    field.show_words(Words((Paragraph((Run("Kelly "), Run("loves the sea"))),)), "en-GB")

    assert field.box.textCursor().selectedText() == "loves"


@pytest.mark.parametrize(
    ("at", "after", "expected"),
    [(3, "Kelly really loves the sea", 3), (19, "Kelly really loves the sea", 26), (9, "Kelly the sea", 6)],
)
def test_the_cursor_stays_with_its_words_when_others_are_shown(field: WordsField, at: int, after: str, expected: int) -> None:
    field.show_words(Words.of("Kelly loves the sea"), "en-GB")
    choose(field, at, at)

    field.show_words(Words.of(after), "en-GB")

    assert field.box.textCursor().position() == expected


def test_a_label_has_the_box_as_buddy_and_a_note_at_its_right(desk: QWidget) -> None:
    field = WordsField("Looks & gifts")
    field.show_note("Reads well at 7", "ok", "good")

    assert field.caption.name.buddy() is field.box
    assert field.box.accessibleName() == "Looks & gifts"
    assert field.box.accessibleDescription() == "Reads well at 7"
    field.deleteLater()


def test_the_box_grows_with_its_words_and_no_further(field: WordsField, qtbot) -> None:
    least = field.box.height()

    field.show_words(Words.of(*(f"Line {number}" for number in range(8))), "en-GB")
    qtbot.waitUntil(lambda: field.box.height() > least)
    middling = field.box.height()
    field.show_words(Words.of(*(f"Line {number}" for number in range(80))), "en-GB")
    qtbot.waitUntil(lambda: field.box.height() > middling)

    assert least >= 4 * 24
    assert field.box.height() <= 14 * 28 + 8


# Typing.


def test_each_key_tells_the_new_words_and_a_pause_ends_the_phrase(field: WordsField, qtbot) -> None:
    told, ended = heard(field.rewritten), heard(field.phrase_ended)
    field._pause.setInterval(30)

    QTest.keyClicks(field.box, "Hi")

    assert told == [Words.of("H"), Words.of("Hi")]
    qtbot.waitUntil(lambda: ended == [True])


def test_leaving_the_field_ends_the_phrase_once(field: WordsField, desk: QWidget, qtbot) -> None:
    ended = heard(field.phrase_ended)
    QTest.keyClicks(field.box, "Hi")

    desk.title.focus()
    qtbot.waitUntil(lambda: ended == [True])
    field.focus_words()
    desk.title.focus()

    assert ended == [True]


def test_bold_and_emphasis_by_keyboard_are_steps_of_their_own(field: WordsField) -> None:
    field.show_words(Words.of("Kelly loves the sea"), "en-GB")
    QTest.keyClicks(field.box, "A ")
    told, ended = heard(field.rewritten), heard(field.phrase_ended)
    choose(field, 8, 13)

    press(field, Qt.Key.Key_B, CTRL)

    assert told == [Words((Paragraph((Run("A Kelly "), Run("loves", strong=True), Run(" the sea"))),))]
    assert len(ended) == 2
    assert field.tools.strong.isChecked()
    press(field, Qt.Key.Key_I, CTRL)
    assert field.words.paragraphs[0].runs[1] == Run("loves", strong=True, emphasis=True)
    press(field, Qt.Key.Key_B, CTRL)
    assert field.words.paragraphs[0].runs[1] == Run("loves", emphasis=True)


def test_bold_without_a_selection_is_for_what_comes_next(field: WordsField) -> None:
    QTest.keyClicks(field.box, "a ")
    press(field, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(field.box, "b")
    press(field, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(field.box, "c")

    assert field.words == Words((Paragraph((Run("a "), Run("b", strong=True), Run("c"))),))


def test_the_tool_buttons_do_the_same_and_give_the_keyboard_back(field: WordsField) -> None:
    field.show_words(Words.of("sea"), "en-GB")
    choose(field, 0, 3)

    QTest.mouseClick(field.tools.emphasis, Qt.MouseButton.LeftButton)

    assert field.words == Words((Paragraph((Run("sea", emphasis=True),)),))
    assert field.box.hasFocus()


def test_emphasis_is_not_told_by_colour_alone(field: WordsField) -> None:
    plain = document.letters(Run("a"), ParagraphKind.BODY)
    emphasis = document.letters(Run("a", emphasis=True), ParagraphKind.BODY)
    strong = document.letters(Run("a", strong=True), ParagraphKind.BODY)

    assert not emphasis.fontItalic()
    assert emphasis.foreground().color() == look.colour("accent_text")
    assert len({plain.fontWeight(), emphasis.fontWeight(), strong.fontWeight()}) == 3


def test_lists_by_keyboard(field: WordsField) -> None:
    press(field, Qt.Key.Key_L, CTRL | SHIFT)
    QTest.keyClicks(field.box, "one")
    press(field, Qt.Key.Key_Return)
    QTest.keyClicks(field.box, "two")
    assert field.words == Words.of("- one", "- two")

    press(field, Qt.Key.Key_Return)
    press(field, Qt.Key.Key_Return)
    QTest.keyClicks(field.box, "three")
    assert field.words == Words.of("- one", "- two", "three")

    press(field, Qt.Key.Key_L, CTRL | SHIFT)
    press(field, Qt.Key.Key_Home)
    press(field, Qt.Key.Key_Backspace)
    assert field.words == Words.of("- one", "- two", "three")


def test_a_heading_is_followed_by_ordinary_words(field: WordsField) -> None:
    QTest.keyClicks(field.box, "Looks")
    field.tools.kind_wanted.emit(HEADING)
    press(field, Qt.Key.Key_Return)
    QTest.keyClicks(field.box, "Brown hair")

    assert field.words == Words.of("# Looks", "Brown hair")
    press(field, Qt.Key.Key_Home)
    press(field, Qt.Key.Key_Backspace)
    assert field.words == Words.of("# LooksBrown hair")
    joined = document.stretches(field.box.document().begin())
    assert len(joined) == 1


def test_a_selection_over_paragraphs_becomes_a_numbered_list(field: WordsField) -> None:
    field.show_words(Words.of("one", "two", "three"), "en-GB")
    choose(field, 1, 6)
    told = heard(field.rewritten)

    field.tools.kind_wanted.emit(NUMBERED)

    assert told == [Words.of("1. one", "1. two", "three")]


def test_undo_and_the_keys_of_the_window_go_past_the_field(field: WordsField, desk: QWidget) -> None:
    pressed: list[str] = []
    for keys in ("Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+K", "Ctrl+S", "F5", "Ctrl+Return"):
        QShortcut(QKeySequence(keys), desk, lambda keys=keys: pressed.append(keys))
    QTest.keyClicks(field.box, "abc")

    for key, modifiers in (
        (Qt.Key.Key_Z, CTRL),
        (Qt.Key.Key_Y, CTRL),
        (Qt.Key.Key_Z, CTRL | SHIFT),
        (Qt.Key.Key_K, CTRL),
        (Qt.Key.Key_S, CTRL),
        (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, CTRL),
    ):
        press(field, key, modifiers)
    desk.title.focus()
    QTest.keyClicks(desk.title.line, "Hi")
    QTest.keyClick(desk.title.line, Qt.Key.Key_Z, CTRL)

    assert pressed == ["Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+K", "Ctrl+S", "F5", "Ctrl+Return", "Ctrl+Z"]
    assert field.words == Words.of("abc")
    assert desk.title.text == "Hi"
    assert not field.box.document().isUndoRedoEnabled()


def test_tab_goes_past_the_tools_and_shift_tab_comes_to_them(desk: QWidget, line: LineField, qtbot) -> None:
    field = desk.field
    QTest.keyClick(line.line, Qt.Key.Key_Tab)
    assert field.box.hasFocus()

    press(field, Qt.Key.Key_Backtab, SHIFT)
    assert field.tools.strong.hasFocus()
    press(field, Qt.Key.Key_Right)
    press(field, Qt.Key.Key_Right)
    press(field, Qt.Key.Key_Right)
    assert field.tools.language.hasFocus()
    press(field, Qt.Key.Key_Left)
    assert field.tools.list.hasFocus()
    press(field, Qt.Key.Key_Tab)
    assert field.box.hasFocus()


# Languages and starters.


def test_a_language_is_set_for_the_selection_or_the_paragraph(field: WordsField) -> None:
    field.show_words(Words.of("Mae Nain yn canu", "She sings"), "en-GB")
    choose(field, 4, 8)
    field.tools.language_wanted.emit("cy")
    assert field.words.paragraphs[0].runs == (Run("Mae "), Run("Nain", lang="cy"), Run(" yn canu"))

    choose(field, 2, 2)
    field.tools.language_wanted.emit("cy")
    assert field.words.paragraphs[0].runs == (Run("Mae Nain yn canu", lang="cy"),)
    assert field.tools.language.text() == "Cymraeg"

    field.tools.language_wanted.emit("en-GB")
    assert field.words == Words.of("Mae Nain yn canu", "She sings")
    assert field.tools.language.text() == "English"


def test_urdu_stands_at_the_right(field: WordsField) -> None:
    field.show_words(Words.of("نادیہ", "Nadia"), "en-GB")
    choose(field, 0, 0)

    field.tools.language_wanted.emit("ur")

    first, second = document.blocks(field.box.document())
    assert first.textDirection() == Qt.LayoutDirection.RightToLeft
    assert first.layout().lineAt(0).naturalTextRect().left() > 200
    assert second.textDirection() == Qt.LayoutDirection.LeftToRight


@opens_menus
def test_every_language_stands_in_the_menu_by_its_own_name(field: WordsField, qtbot) -> None:
    QTest.mouseClick(field.tools.language, Qt.MouseButton.LeftButton)
    menu = field.tools._languages
    qtbot.waitUntil(menu.isVisible)

    names = [action.text() for action in menu.actions() if not action.menu() and action.text()]
    more = next(action.menu() for action in menu.actions() if action.menu())
    names += [action.text() for action in more.actions()]

    assert names[0] == "English"
    assert {"Cymraeg", "Polski", "اردو", "ਪੰਜਾਬੀ", "Soomaali", "العربية", "ትግርኛ", "Română"} <= set(names)
    assert len(names) == len(set(names))
    menu.close()


@opens_menus
def test_a_starter_is_put_in_as_paragraphs(field: WordsField, qtbot) -> None:
    field.set_starters([("Looks", "Kelly has brown hair.\n- long\n- soft"), ("Sea", "She loves the sea.")])
    field.show_words(Words.of("One", "Two"), "en-GB")
    choose(field, 3, 3)
    told, ended = heard(field.rewritten), heard(field.phrase_ended)

    press(field, Qt.Key.Key_J, CTRL)
    menu = field.tools._starters
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu, Qt.Key.Key_Return)

    assert told == [Words.of("One", "Kelly has brown hair.", "- long", "- soft", "Two")]
    assert ended == [True]
    assert field.box.textCursor().block().text() == "soft"


def test_a_starter_in_an_empty_field_is_all_there_is(field: WordsField) -> None:
    field.set_starters([("Sea", "She loves the sea.")])

    field.tools.starter_wanted.emit("She loves the sea.")

    assert field.words == Words.of("She loves the sea.")


def test_without_starters_there_is_no_button(field: WordsField) -> None:
    assert not field.tools.starters.isVisible()
    field.set_starters([("a", "b")])
    assert field.tools.starters.isVisible()
    field.set_starters([])
    assert not field.tools.starters.isVisible()


# The clipboard.


def paste(field: WordsField, **given: str) -> None:
    mime = QMimeData()
    if "html" in given:
        mime.setHtml(given["html"])
    if "text" in given:
        mime.setText(given["text"])
    field.box.insertFromMimeData(mime)


def test_foreign_styling_is_lost_and_the_shape_of_the_text_kept(field: WordsField) -> None:
    html = """<html><head><style>p {color: red}</style><script>alert(1)</script></head><body>
      <h2 style="font-size:40px">Kelly</h2>
      <p style="font-family:'Comic Sans MS';color:red">She <b>loves</b> the <span style="font-style: italic">sea</span>.
      <img src="file:///etc/passwd"><o:p></o:p></p>
      <ul><li>one</li><li>two <em>much</em></li></ul><ol><li>first</li></ol><p>&nbsp;</p><p>· Word’s own list</p></body>"""

    paste(field, html=html, text="other")

    assert field.words == Words(
        (
            Paragraph((Run("Kelly"),), HEADING),
            Paragraph((Run("She "), Run("loves", strong=True), Run(" the "), Run("sea", emphasis=True), Run("."))),
            Paragraph((Run("one"),), BULLET),
            Paragraph((Run("two "), Run("much", emphasis=True)), BULLET),
            Paragraph((Run("first"),), NUMBERED),
            Paragraph((Run("Word’s own list"),), BULLET),
        )
    )
    assert {each.fontFamilies() for _, _, each in document.stretches(field.box.document().begin())} == {None}


def test_a_google_page_that_is_wrapped_in_a_bold_tag_is_not_bold(field: WordsField) -> None:
    paste(field, html='<b style="font-weight:normal"><p><span style="font-weight:400">Plain</span></p></b>')

    assert field.words == Words.of("Plain")


def test_plain_text_becomes_paragraphs_and_a_word_goes_in_where_the_cursor_is(field: WordsField) -> None:
    field.show_words(Words.of("She loves sea"), "en-GB")
    choose(field, 10, 10)
    paste(field, text="the ")
    assert field.words == Words.of("She loves the sea")

    choose(field, 17, 17)
    paste(field, text=".\r\n\r\nTwo\n- three\n2) four\n")

    assert field.words == Words.of("She loves the sea.", "Two", "- three", "1. four")


def test_what_is_cut_here_is_pasted_with_its_language(field: WordsField) -> None:
    words = Words((Paragraph((Run("Mae "), Run("Nain", strong=True, lang="cy"))), Paragraph((Run("a"),), BULLET)))
    field.show_words(words, "en-GB")
    field.box.selectAll()

    press(field, Qt.Key.Key_X, CTRL)
    assert field.words.is_empty
    field.box.selectAll()
    press(field, Qt.Key.Key_V, CTRL)

    assert field.words == words
    assert QGuiApplication.clipboard().text() == "Mae Nain\na"


def test_a_spoilt_clipboard_is_taken_as_text(field: WordsField) -> None:
    mime = QMimeData()
    mime.setData("application/x-lifestory-words", b'[["body", [[1, 2')
    mime.setText("sea")

    field.box.insertFromMimeData(mime)

    assert field.words == Words.of("sea")


def test_a_pasted_picture_is_told_and_not_put_in(field: WordsField) -> None:
    told, words = heard(field.picture_pasted), heard(field.rewritten)
    mime = QMimeData()
    mime.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))

    field.box.insertFromMimeData(mime)

    assert told[0].size().width() == 4
    assert not words


def test_files_are_left_to_whoever_is_round_the_field(field: WordsField) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/a/photo.jpg")])
    mime.setText("file:///a/photo.jpg")
    drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)

    QApplication.sendEvent(field.box.viewport(), drop)
    field.box.insertFromMimeData(mime)

    assert not drop.isAccepted()
    assert field.words.is_empty


# Spelling and other hints.


@pytest.fixture
def spelt(field: WordsField, spelling: SpellingService) -> WordsField:
    field.set_spelling(spelling)
    field.show_words(Words.of("We like thier dog.", "And his hosue."), "en-GB")
    return field


def waves(field: WordsField) -> list[str]:
    return [
        block.text()[each.start : each.start + each.length]
        for block in document.blocks(field.box.document())
        for each in block.layout().formats()
        if each.format.property(document.WAVY)
    ]


def test_misspelt_words_are_marked(spelt: WordsField) -> None:
    assert waves(spelt) == ["thier", "hosue"]


def test_words_of_another_language_are_not_marked(spelt: WordsField) -> None:
    spelt.show_words(Words((Paragraph((Run("thier ", lang="pl"), Run("😀 thi"), Run("er", strong=True))),)), "en-GB")

    assert [block.layout().formats()[0].start for block in document.blocks(spelt.box.document())] == [9]
    spelt.show_words(spelt.words, "cy")
    assert waves(spelt) == []


def test_f7_goes_from_word_to_word_and_alt_enter_uses_the_first_suggestion(spelt: WordsField) -> None:
    told, ended = heard(spelt.rewritten), heard(spelt.phrase_ended)

    press(spelt, Qt.Key.Key_F7)
    assert spelt.box.textCursor().selectedText() == "thier"
    assert spelt.card.isVisible()
    assert "thier" in spelt.card.accessibleName()
    press(spelt, Qt.Key.Key_F7)
    assert spelt.box.textCursor().selectedText() == "hosue"
    press(spelt, Qt.Key.Key_F7, SHIFT)
    assert spelt.box.textCursor().selectedText() == "thier"
    press(spelt, Qt.Key.Key_Return, ALT)

    assert told == [Words.of("We like their dog.", "And his hosue.")]
    assert ended == [True]
    assert not spelt.card.isVisible()
    press(spelt, Qt.Key.Key_F7)
    assert spelt.box.textCursor().selectedText() == "hosue"


def test_a_suggestion_keeps_the_look_of_the_word(spelt: WordsField) -> None:
    spelt.show_words(Words((Paragraph((Run("We "), Run("thier", strong=True), Run(" dog"))),)), "en-GB")
    press(spelt, Qt.Key.Key_F7)

    QTest.mouseClick(spelt.card.buttons[0], Qt.MouseButton.LeftButton)

    assert spelt.words == Words((Paragraph((Run("We "), Run("their", strong=True), Run(" dog"))),))
    assert spelt.box.hasFocus()


def test_nothing_is_marked_or_said_of_a_word_while_it_is_typed(spelt: WordsField, qtbot) -> None:
    spelt.show_words(Words(), "en-GB")
    for letter in "hosu":
        QTest.keyClicks(spelt.box, letter)
        assert waves(spelt) == []
    qtbot.wait(250)
    assert not spelt.card.isVisible()

    QTest.keyClicks(spelt.box, "e ")

    assert waves(spelt) == ["hosue"]
    assert not spelt.card.isVisible()


def test_the_card_comes_when_the_cursor_comes_to_rest_in_a_word_and_goes_with_it(spelt: WordsField, qtbot) -> None:
    choose(spelt, 10, 10)
    qtbot.waitUntil(spelt.card.isVisible)
    assert spelt.card.hint.word == "thier"

    press(spelt, Qt.Key.Key_Escape)
    assert not spelt.card.isVisible()
    choose(spelt, 11, 11)
    qtbot.waitUntil(spelt.card.isVisible)
    choose(spelt, 2, 2)
    qtbot.waitUntil(lambda: not spelt.card.isVisible())


def test_a_word_kept_as_it_is_is_right_from_then_on(spelt: WordsField) -> None:
    spelt.show_words(Words.of("Our snugglepup is here"), "en-GB")
    press(spelt, Qt.Key.Key_F7)

    QTest.mouseClick(spelt.card.buttons[-1], Qt.MouseButton.LeftButton)

    assert waves(spelt) == []
    assert not spelt.card.isVisible()
    press(spelt, Qt.Key.Key_F7)
    assert "no word to look at" in spelt.card.accessibleName()


def test_the_card_is_worked_by_keyboard(spelt: WordsField, qtbot) -> None:
    press(spelt, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: all(button.isVisible() for button in spelt.card.buttons))
    press(spelt, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "Use “their”"
    press(spelt, Qt.Key.Key_F7)
    assert spelt.card.hint.word == "hosue"
    assert spelt.box.hasFocus()


@opens_menus
def test_the_menu_offers_the_same_words(spelt: WordsField, qtbot) -> None:
    choose(spelt, 10, 10)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), spelt.box.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(spelt.box, asked)
    menu = spelt.box.findChild(QMenu, "words_menu")
    names = [action.text() for action in menu.actions() if action.text()]

    assert names[0] == "Use “their”"
    assert names[-5:] == ["Keep as it is", "Cut", "Copy", "Paste", "Choose all"]
    menu.actions()[0].trigger()
    menu.close()
    assert spelt.words.plain.startswith("We like their dog")


@opens_menus
def test_where_nothing_was_ever_copied_there_is_nothing_to_paste(spelt: WordsField, qtbot) -> None:
    QGuiApplication.clipboard().clear()
    before = spelt.words

    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), spelt.box.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(spelt.box, asked)
    menu = spelt.box.findChild(QMenu, "words_menu")
    paste = next(action for action in menu.actions() if action.text() == "Paste")
    assert not paste.isEnabled()
    menu.close()
    press(spelt, Qt.Key.Key_V, CTRL)

    assert spelt.words == before


@opens_menus
def test_the_other_button_of_the_mouse_asks_for_the_same_menu(spelt: WordsField, qtbot) -> None:
    choose(spelt, 10, 10)
    at = spelt.box.viewport().mapTo(spelt.window(), spelt.box.cursorRect().center())

    QTest.mouseClick(spelt.window().windowHandle(), Qt.MouseButton.RightButton, pos=at)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert next(action.text() for action in menu.actions()) == "Use “their”"
    menu.close()


def test_a_hint_of_the_owner_is_walked_to_used_and_kept(field: WordsField) -> None:
    says = "{word} is an office word. Children say “family time”."
    hint = Hint("contact", says, ("family time",), "Keep mine", paragraph=0, start=9, key="w1")
    field.show_words(Words.of("You have contact with her."), "en-GB")
    field.show_hints((hint,))
    kept = heard(field.hint_kept)

    press(field, Qt.Key.Key_F7)
    assert field.card.hint == hint
    QTest.mouseClick(field.card.buttons[1], Qt.MouseButton.LeftButton)
    assert kept == [hint]
    press(field, Qt.Key.Key_F7)
    press(field, Qt.Key.Key_Return, ALT)

    assert field.words == Words.of("You have family time with her.")
    field.show_hint(Hint("", "One more thing.", key="w2"))
    assert field.card.isVisible()
    assert field.box.marks.all_marks() == []


def test_a_hint_with_markup_in_its_word_shows_the_word(field: WordsField) -> None:
    field.show_hint(Hint("<img src=x>&", "{word} is not in the dictionary."))

    assert "&lt;img" in field.card.sentence.text()


def test_marks_appear_when_the_dictionary_is_ready(field: WordsField, qtbot) -> None:
    jobs = Jobs()
    service = SpellingService(jobs)
    field.show_words(Words.of("thier"), "en-GB")

    field.set_spelling(service)
    assert waves(field) == []

    qtbot.waitUntil(lambda: waves(field) == ["thier"])
    field.set_spelling(None)
    assert waves(field) == []
    jobs.finish()


def test_a_key_with_spelling_on_costs_no_more_than_its_own_paragraph(spelt: WordsField) -> None:
    text = "Your birth mum is called Kelly and she has long brown hair and she loves the sea. " * 3
    spelt.show_words(Words.of(*[text] * 20), "en-GB")
    choose(spelt, 900, 900)
    costs = []
    for letter in "the sea and the sand and the sun and all of us ":
        start = process_time()
        QTest.keyClick(spelt.box, letter)
        costs.append(process_time() - start)

    # Looking up all twenty paragraphs again would cost ten times as much; how much a key does cost is told by the benchmarks.
    assert sorted(costs)[len(costs) // 2] < 0.008


def test_a_read_only_field_changes_nothing(spelt: WordsField) -> None:
    told = heard(spelt.rewritten)
    spelt.set_read_only(True)

    QTest.keyClicks(spelt.box, "abc")
    press(spelt, Qt.Key.Key_B, CTRL)
    press(spelt, Qt.Key.Key_F7)
    press(spelt, Qt.Key.Key_Return, ALT)
    press(spelt, Qt.Key.Key_Backspace)

    assert not told
    assert not spelt.tools.isVisible()


# Looks.


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_every_target_is_large_enough_and_nothing_is_cut(spelt: WordsField, scheme: str, scale: float, qtbot) -> None:
    spelt.set_starters([("a", "b")])
    look.dress(QApplication.instance(), scheme, scale)
    spelt.window().resize(int(360 * scale), int(700 * scale))
    press(spelt, Qt.Key.Key_F7)
    qtbot.waitUntil(spelt.card.isVisible)

    for button in (*spelt.tools._buttons(), *spelt.card.buttons):
        assert button.height() >= 40
        assert button.width() >= button.sizeHint().width()
        assert button.accessibleName() or button.text()
    assert spelt.minimumSizeHint().width() <= 312 * scale
    look.dress(QApplication.instance())


def test_a_new_scheme_changes_no_words_and_tells_nobody(spelt: WordsField) -> None:
    spelt.show_words(Words((Paragraph((Run("a", emphasis=True),)),)), "en-GB")
    told = heard(spelt.rewritten)

    look.dress(QApplication.instance(), "dark")

    assert document.stretches(spelt.box.document().begin())[0][2].foreground().color() == look.colour("accent_text")
    assert not told
    look.dress(QApplication.instance())


# One line.


def test_a_line_tells_each_change_and_keeps_a_blank_that_is_being_typed(line: LineField) -> None:
    told, ended = heard(line.rewritten), heard(line.phrase_ended)
    line.show_text("My")
    line.line.end(False)
    line.rewritten.connect(lambda text: line.show_text(text.strip()))

    QTest.keyClicks(line.line, " mum")
    QTest.keyClick(line.line, Qt.Key.Key_Return)

    assert told == ["My ", "My m", "My mu", "My mum"]
    assert ended == [True]
    assert line.text == "My mum"


def test_a_line_shows_another_text_without_telling(line: LineField) -> None:
    told = heard(line.rewritten)
    line.show_text("My birth mum")
    line.line.setCursorPosition(3)

    line.show_text("My birth dad")

    assert not told
    assert line.line.cursorPosition() == 3
    assert line.line.accessibleName() == "Title"
    event = QEvent(QEvent.Type.StyleChange)
    QApplication.sendEvent(line, event)
