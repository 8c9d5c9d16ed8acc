"""The box in which words are written: keys, growing, lists, the clipboard."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QLineF, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from lifestory_app.domain.text import Paragraph, ParagraphKind, Run, Words
from lifestory_app.ui import look
from lifestory_app.ui.clipboard import copied
from lifestory_app.ui.words import document as inside
from lifestory_app.ui.words.document import LISTS, blocks, kind_of
from lifestory_app.ui.words.html import words_of_html, words_of_text
from lifestory_app.ui.words.keys import is_for_text
from lifestory_app.ui.words.marks import Marks

WORDS_TYPE = "application/x-lifestory-words"
LEAST_LINES, MOST_LINES = 4, 14


class WordsBox(QTextEdit):
    """Words under the keyboard. Undo, and every key that is not for text, is left to the window."""

    picture_pasted = Signal(QImage)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bare", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.fit())
        self.marks = Marks(self.document())
        self._prompt = ""
        self._least = LEAST_LINES
        self._takes_all = False
        self.fit()

    def run(self, *, right_to_left: bool) -> None:
        """Begin empty paragraphs at the side where their language begins; others follow their letters."""
        option = self.document().defaultTextOption()
        way = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LayoutDirectionAuto
        if option.textDirection() != way:
            option.setTextDirection(way)
            self.document().setDefaultTextOption(option)

    def show_prompt(self, text: str) -> None:
        """What the box says while it is empty."""
        self._prompt = text
        self.fit()
        self.viewport().update()

    # Size.

    def keep_room_for(self, lines: int) -> None:
        """Be at least so many lines high."""
        self._least = lines
        self.fit()

    def take_all_room(self) -> None:
        """Fill the place it stands in, instead of growing with the words."""
        self._takes_all = True
        self.setMaximumHeight(16_777_215)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.fit()

    def fit(self) -> None:
        """Grow with the words, between a least and a most number of lines."""
        margins = 2 * self.document().documentMargin()
        line = look.px(24) + look.px(4)
        text = max(self.document().size().height(), self._prompt_place().height() + margins if self._prompt else 0)
        if self._takes_all:
            self.setMinimumHeight(round(self._least * look.px(24) + margins))
            self.document().setIndentWidth(look.px(26))
            return
        high = min(max(text, self._least * look.px(24) + margins), MOST_LINES * line + margins)
        if round(high) != self.height():
            self.setFixedHeight(round(high))
        self.document().setIndentWidth(look.px(26))

    # Changing words.

    @contextmanager
    def one_change(self) -> Iterator[QTextCursor]:
        """A cursor whose edits are told as one change."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        try:
            yield cursor
        finally:
            cursor.endEditBlock()

    def turn(self, *, strong: bool | None = None, emphasis: bool | None = None) -> None:
        """Make the selection, or what is typed next, strong or emphasised, or no longer so."""

        def turned(run: Run) -> Run:
            return Run(
                run.text,
                run.strong if strong is None else strong,
                run.emphasis if emphasis is None else emphasis,
                run.lang,
            )

        cursor = self.textCursor()
        if not cursor.hasSelection():
            now = inside.meaning(self.currentCharFormat())
            self.setCurrentCharFormat(inside.letters(turned(now), kind_of(cursor.block())))
            return
        self._change_runs(cursor.selectionStart(), cursor.selectionEnd(), turned)

    def speak(self, lang: str | None) -> None:
        """Set the language of the selection, or with none of the paragraph and of what is typed next."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if start == end:
            start, end = cursor.block().position(), cursor.block().position() + cursor.block().length() - 1

        def spoken(run: Run) -> Run:
            return Run(run.text, run.strong, run.emphasis, lang)

        self._change_runs(start, end, spoken)
        if not cursor.hasSelection():
            now = inside.meaning(self.currentCharFormat())
            self.setCurrentCharFormat(inside.letters(spoken(now), kind_of(cursor.block())))

    def _change_runs(self, start: int, end: int, change: object) -> None:
        with self.one_change():
            cursor = QTextCursor(self.document())
            for block in blocks(self.document()):
                for at, text, shown_as in inside.stretches(block):
                    first, last = max(at, start), min(at + inside.units(text), end)
                    if first < last:
                        shown = inside.letters(change(inside.meaning(shown_as)), kind_of(block))  # type: ignore[operator]
                        if shown_as.property(inside.ODD):
                            shown.setProperty(inside.ODD, shown_as.property(inside.ODD))
                        cursor.setPosition(first)
                        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
                        cursor.setCharFormat(shown)
                if block.position() <= end and start <= block.position() + block.length() - 1:
                    inside.dress_block(block)

    def become(self, kind: ParagraphKind) -> None:
        """Make the paragraphs of the selection of one kind."""
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        with self.one_change():
            while block.isValid() and block.position() <= cursor.selectionEnd():
                inside.dress_block(block, kind)
                block = block.next()
        now = inside.meaning(self.currentCharFormat())
        self.setCurrentCharFormat(inside.letters(now, kind))

    def put_in(self, words: Words, *, apart: bool = False, as_they_are: bool = False) -> None:
        """Put words in at the cursor, in place of the selection. `apart` begins them in a paragraph of their own.

        Letters that come without a language take that of the place they come to, unless they are put in as they are.
        """
        if not words.paragraphs:
            return
        with self.one_change() as cursor:
            cursor.removeSelectedText()
            first, *rest = words.paragraphs
            block = cursor.block()
            if block.length() > 1 and apart:
                if cursor.atBlockStart():
                    cursor.insertBlock()
                    cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
                else:
                    behind = cursor.atBlockEnd()
                    cursor.insertBlock()
                    if not behind:
                        cursor.insertBlock()
                        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
                block = cursor.block()
            if block.length() == 1:
                cursor.setBlockFormat(inside.paragraph_look(first.kind, first.runs))
            here = None if as_they_are else inside.meaning(self.currentCharFormat()).lang
            inside.insert_runs(cursor, _spoken(first.runs, here), kind_of(cursor.block()))
            for paragraph in rest:
                cursor.insertBlock(inside.paragraph_look(paragraph.kind, paragraph.runs))
                inside.insert_runs(cursor, _spoken(paragraph.runs, here), paragraph.kind)
            inside.dress(self.document())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # Keys.

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not is_for_text(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_for_text(event) or (event.matches(QKeySequence.StandardKey.Paste) and self._holds_files()):
            event.ignore()
            return
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        count = self.document().blockCount()
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._next_paragraph()
        elif plain and event.key() == Qt.Key.Key_Backspace and self._leaves_its_kind():
            self.become(ParagraphKind.BODY)
        else:
            super().keyPressEvent(event)
            if self.document().blockCount() < count:
                inside.dress(self.document())

    def _next_paragraph(self) -> None:
        cursor = self.textCursor()
        kind = kind_of(cursor.block())
        if kind in LISTS and cursor.block().length() == 1:
            self.become(ParagraphKind.BODY)
            return
        at_end = cursor.atBlockEnd()
        with self.one_change() as cursor:
            cursor.removeSelectedText()
            cursor.insertBlock()
            if kind is ParagraphKind.HEADING and at_end:
                inside.dress_block(cursor.block(), ParagraphKind.BODY)
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(inside.letters(inside.meaning(self.currentCharFormat()), kind_of(cursor.block())))
        self.ensureCursorVisible()

    def _leaves_its_kind(self) -> bool:
        cursor = self.textCursor()
        return not cursor.hasSelection() and cursor.atBlockStart() and kind_of(cursor.block()) is not ParagraphKind.BODY

    # The clipboard.

    def createMimeDataFromSelection(self) -> QMimeData:
        words = inside.read_selection(self.textCursor())
        mime = QMimeData()
        mime.setText(words.plain.replace(inside.LINE, "\n"))
        rows = [[p.kind.value, [[r.text, r.strong, r.emphasis, r.lang] for r in p.runs]] for p in words.paragraphs]
        mime.setData(WORDS_TYPE, json.dumps(rows).encode())
        return mime

    def canInsertFromMimeData(self, mime: QMimeData) -> bool:
        return mime.hasText() or mime.hasHtml() or mime.hasImage() or mime.hasFormat(WORDS_TYPE)

    def insertFromMimeData(self, mime: QMimeData) -> None:
        words = words_of_mime(mime)
        if words.paragraphs:
            self.put_in(words, as_they_are=mime.hasFormat(WORDS_TYPE))
        elif mime.hasImage():
            image = mime.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self.picture_pasted.emit(image)

    def _holds_files(self) -> bool:
        return _has_files(copied())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _is_for_parent(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if _is_for_parent(event.mimeData()):
            event.ignore()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if _is_for_parent(event.mimeData()):
            event.ignore()
        else:
            super().dropEvent(event)

    # What is drawn besides letters.

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shift = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        number = 0
        if self._prompt and self.document().isEmpty() and not self.isReadOnly():
            painter.setFont(self.font())
            painter.setPen(look.colour("ink2"))
            painter.drawText(self._prompt_place(), Qt.TextFlag.TextWordWrap, self._prompt)
        for block in blocks(self.document()):
            kind = kind_of(block)
            number = number + 1 if kind is ParagraphKind.NUMBERED else 0
            place = layout.blockBoundingRect(block).translated(shift)
            if place.top() > self.viewport().height():
                break
            if place.bottom() >= 0:
                if kind in LISTS:
                    self._draw_sign(painter, block, place, f"{number}." if number else "•")
                self._draw_marks(painter, block, place)
        painter.end()

    def _prompt_place(self) -> QRectF:
        by = self.document().documentMargin()
        room = QRectF(by, by, self.viewport().width() - 2 * by, 10_000)
        return QFontMetricsF(self.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, self._prompt)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _draw_sign(self, painter: QPainter, block: QTextBlock, place: QRectF, sign: str) -> None:
        lines = block.layout()
        if not lines.lineCount():
            return
        line = lines.lineAt(0)
        font = self.font()
        wide = QFontMetricsF(font).horizontalAdvance(sign)
        painter.setFont(font)
        painter.setPen(look.colour("ink"))
        if block.textDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.viewport().width() - self.document().documentMargin() - look.px(3) - wide
        else:
            x = place.left() + self.document().indentWidth() - look.px(8) - wide
        painter.drawText(QPointF(x, place.top() + line.y() + line.ascent()), sign)

    def _draw_marks(self, painter: QPainter, block: QTextBlock, place: QRectF) -> None:
        begin = block.position()
        for each in block.layout().formats():
            if each.format.property(inside.WAVY):
                for line in _lines_below(block, each.start, each.start + each.length):
                    _draw_wave(painter, line.translated(place.topLeft()))
        for mark in self.marks.worth_a_thought(block):
            for line in _lines_below(block, mark.start - begin, mark.end - begin):
                _draw_dots(painter, line.translated(place.topLeft()))


def _spoken(runs: tuple[Run, ...], lang: str | None) -> tuple[Run, ...]:
    return tuple(Run(run.text, run.strong, run.emphasis, run.lang or lang) for run in runs)


def words_of_mime(mime: QMimeData) -> Words:
    """The words on a clipboard, without the styling of where they come from."""
    if mime.hasFormat(WORDS_TYPE) and (words := _own_words(bytes(mime.data(WORDS_TYPE).data()))):
        return words
    if _has_files(mime):
        return Words()
    if mime.hasHtml() and (words := words_of_html(mime.html())) and not words.is_empty:
        return words
    return words_of_text(mime.text()) if mime.hasText() else Words()


def _own_words(data: bytes) -> Words | None:
    try:
        return Words(
            tuple(
                Paragraph(
                    tuple(Run(str(t), bool(s), bool(e), None if lang is None else str(lang)) for t, s, e, lang in runs),
                    ParagraphKind(kind),
                )
                for kind, runs in json.loads(data)
            )
        )
    except (ValueError, TypeError, RecursionError):
        return None


def _has_files(mime: QMimeData) -> bool:
    return any(url.isLocalFile() for url in mime.urls())


def _is_for_parent(mime: QMimeData) -> bool:
    return _has_files(mime) or (mime.hasImage() and not mime.hasText())


def _lines_below(block: QTextBlock, first: int, last: int) -> Iterator[QLineF]:
    """A line just below the letters of a word, one for each line it stands in, from the paragraph's corner."""
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        a, b = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        if a < b:
            y = line.y() + line.ascent() + look.px(5)
            one, other = float(line.cursorToX(a)[0]), float(line.cursorToX(b)[0])  # type: ignore[index]
            yield QLineF(min(one, other), y, max(one, other), y)


def _draw_dots(painter: QPainter, line: QLineF) -> None:
    pen = QPen(look.colour("warn"), look.px(3), Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1, 1])
    painter.setPen(pen)
    painter.drawLine(line)


def _draw_wave(painter: QPainter, line: QLineF) -> None:
    step, high = look.px(3), 1.4 * look.scale()
    path = QPainterPath(line.p1() + QPointF(0, high / 2))
    x, sign = line.x1(), -1
    while x < line.x2():
        path.quadTo(x + step / 2, line.y1() + sign * 2 * high, min(x + step, line.x2()), line.y1() + high / 2)
        x, sign = x + step, -sign
    painter.setPen(QPen(look.colour("stop"), 1.4 * look.scale()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
