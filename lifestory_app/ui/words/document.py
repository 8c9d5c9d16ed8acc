"""Words in a QTextDocument and back. What a run means is kept in properties of its own; how it looks follows from them."""

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from lifestory_app.domain.text import Paragraph, ParagraphKind, Run, Words, tidied
from lifestory_app.ui import look
from lifestory_app.ui.words.languages import is_right_to_left

_OWN = int(QTextFormat.Property.UserProperty.value)
STRONG, EMPHASIS, LANG, ODD, KIND, WAVY = (_OWN + number for number in range(1, 7))

LINE = "\u2028"
"""A new line within a paragraph, as Qt writes it."""
_UNSEEN = "\ufffd"
_ODD = re.compile("[\x00-\x08\n\x0b-\x0d\x0e-\x1f\x85\u2029\ufdd0\ufdd1\ufffc]+")
_BREAKS = "\n\x0b\x0c\r\x85\u2029"
"""Characters that a document would take for its own signs. They are shown as something else and read back as they were."""

LISTS = (ParagraphKind.BULLET, ParagraphKind.NUMBERED)


def kind_of(block: QTextBlock) -> ParagraphKind:
    """The kind of a paragraph in a document."""
    kept = block.blockFormat().property(KIND)
    return ParagraphKind(kept) if kept else ParagraphKind.BODY


def letters(run: Run, kind: ParagraphKind) -> QTextCharFormat:
    """How a run is shown: strong is bold, emphasis has the accent's colour and a heavier face. There are no slanted letters."""
    made = QTextCharFormat()
    if run.strong:
        made.setProperty(STRONG, True)
    if run.emphasis:
        made.setProperty(EMPHASIS, True)
        made.setForeground(look.colour("accent_text"))
    if run.lang is not None:
        made.setProperty(LANG, run.lang)
    heading = kind is ParagraphKind.HEADING
    if run.strong:
        made.setFontWeight(QFont.Weight.Bold)
    elif run.emphasis or heading:
        made.setFontWeight(QFont.Weight.DemiBold)
    if heading:
        made.setProperty(QTextFormat.Property.FontPixelSize, look.px(19))
    return made


def meaning(format: QTextCharFormat, text: str = "") -> Run:
    """The run that letters in a document stand for."""
    kept = format.property(ODD)
    if kept:
        text = text.replace(LINE if kept in _BREAKS else _UNSEEN, kept)
    lang = format.property(LANG)
    return Run(text, bool(format.property(STRONG)), bool(format.property(EMPHASIS)), lang)


def paragraph_look(kind: ParagraphKind, runs: tuple[Run, ...]) -> QTextBlockFormat:
    """How a paragraph is shown."""
    made = QTextBlockFormat()
    made.setProperty(KIND, kind.value)
    made.setLineHeight(look.px(24), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    made.setBottomMargin(look.px(4))
    if kind is ParagraphKind.HEADING:
        made.setTopMargin(look.px(6))
    if kind in LISTS:
        made.setIndent(1)
    if runs and all(run.lang is not None and is_right_to_left(run.lang) for run in runs):
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return made


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """The paragraphs of a document."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def stretches(block: QTextBlock) -> list[tuple[int, str, QTextCharFormat]]:
    """The pieces of a paragraph that are of one format: where they start in the document, their text, their format."""
    found = []
    each = block.begin()
    while not each.atEnd():
        fragment = each.fragment()
        found.append((fragment.position(), fragment.text(), fragment.charFormat()))
        each += 1
    return found


def runs_of(block: QTextBlock) -> tuple[Run, ...]:
    """The runs of a paragraph in a document."""
    return tuple(meaning(shown_as, text) for _, text, shown_as in stretches(block))


def read(document: QTextDocument) -> Words:
    """The words in a document. A single empty paragraph of the ordinary kind is nothing."""
    words = tidied(Words(tuple(Paragraph(runs_of(block), kind_of(block)) for block in blocks(document))))
    return Words() if words.paragraphs == (Paragraph(()),) else words


def read_selection(cursor: QTextCursor) -> Words:
    """The words that are selected."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    found: list[Paragraph] = []
    for block in blocks(cursor.document()):
        if block.position() + block.length() <= start or block.position() > end:
            continue
        runs = []
        for at, text, shown_as in stretches(block):
            first, last = max(start - at, 0), end - at
            if last > 0:
                runs.append(meaning(shown_as, cut(text, first, last)))
        found.append(Paragraph(tuple(runs), kind_of(block)))
    return tidied(Words(tuple(found)))


def write(words: Words, document: QTextDocument) -> None:
    """Put words into a document in place of what is there."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    for number, paragraph in enumerate(words.paragraphs or (Paragraph(()),)):
        shown = paragraph_look(paragraph.kind, paragraph.runs)
        plain = letters(Run(""), paragraph.kind)
        if number:
            cursor.insertBlock(shown, plain)
        else:
            cursor.setBlockFormat(shown)
            cursor.setBlockCharFormat(plain)
        insert_runs(cursor, paragraph.runs, paragraph.kind)
    cursor.endEditBlock()


def insert_runs(cursor: QTextCursor, runs: tuple[Run, ...], kind: ParagraphKind) -> None:
    """Put runs at a cursor."""
    for run in runs:
        look_of = letters(run, kind)
        at = 0
        for odd in _ODD.finditer(run.text):
            cursor.insertText(run.text[at : odd.start()], look_of)
            for char in odd[0]:
                strange = QTextCharFormat(look_of)
                strange.setProperty(ODD, char)
                cursor.insertText(LINE if char in _BREAKS else _UNSEEN, strange)
            at = odd.end()
        if run.text[at:]:
            cursor.insertText(run.text[at:], look_of)


def dress(document: QTextDocument) -> None:
    """Make everything look as what it means is shown now: after the scheme changed, or paragraphs were joined."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block in blocks(document):
        dress_block(block)
    cursor.endEditBlock()


def dress_block(block: QTextBlock, kind: ParagraphKind | None = None) -> None:
    """Make one paragraph look as what it means, or become of another kind."""
    kind = kind or kind_of(block)
    cursor = QTextCursor(block)
    wanted = paragraph_look(kind, runs_of(block))
    if block.blockFormat() != wanted:
        cursor.setBlockFormat(wanted)
    plain = letters(meaning(block.charFormat()), kind)
    if block.charFormat() != plain:
        cursor.setBlockCharFormat(plain)
    for at, text, shown_as in stretches(block):
        shown = letters(meaning(shown_as), kind)
        if shown_as.property(ODD):
            shown.setProperty(ODD, shown_as.property(ODD))
        if shown != shown_as:
            cursor.setPosition(at)
            cursor.setPosition(at + units(text), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(shown)


def units(text: str) -> int:
    """How many positions a text takes in a document, which counts in UTF-16."""
    return len(text) if text.isascii() else len(text) + sum(char > "\uffff" for char in text)


def cut(text: str, first: int, last: int) -> str:
    """What stands between two positions of UTF-16."""
    if text.isascii() or max(text) <= "\uffff":
        return text[first:last]
    return text.encode("utf-16-le", "surrogatepass")[2 * first : 2 * last].decode("utf-16-le", "replace")
