"""Papers that go with a letter, on A4: a slip with lines to write on, labels to cut out, and a list."""

from collections.abc import Sequence
from dataclasses import replace

from lifestory_app.domain.book import Book, PageShape
from lifestory_app.domain.ids import PageId, SectionId
from lifestory_app.domain.text import Words
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange.shapes import artifact, rule
from lifestory_app.layout.display import Item, LaidOutPage, MissingLetter, Overflow, Rect, Shape, Stroke, rectangle
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.layout.text import SetText, TextStyle, set_text
from lifestory_app.layout.themes import theme, type_scale

WIDE, HIGH, MARGIN = mm(210), mm(297), mm(25)
LABEL = (mm(150), mm(80))
"""A label for a C5 envelope or a larger one."""
LABELS_ON_A_SHEET = 3
_INK, _QUIET, _LINE = "#1C1C1C", "#444A4D", "#6E6E6E"


class _Sheets:
    """Sides of paper that fill from the top. What does not fit goes on to the next; what fits on none is told."""

    def __init__(self, book: Book, fonts: Fonts, title: str) -> None:
        self._book, self._fonts, self._title = book, fonts, title
        types = type_scale(theme("plain"), book)
        self.body = replace(types.body, colour=_INK, size=14.0, leading=mm(7), paragraph_gap=mm(3))
        self.small = replace(self.body, size=11.5, leading=mm(5.4), colour=_QUIET)
        self.head = replace(types.title, size=20.0, leading=mm(9), colour=_INK)
        self._sides: list[list[Item]] = [[]]
        self._overflows: list[Overflow] = []
        self._missing: list[MissingLetter] = []
        self.y = MARGIN

    def set(self, text: str | Words, style: TextStyle, width: float) -> SetText:
        made = set_text(Words.of(text) if isinstance(text, str) else text, style, width, self._book.lang, self._fonts)
        self._missing += [MissingLetter("paper", letter) for letter in made.missing]
        return made

    def write(self, text: str | Words, style: TextStyle, role: str = "P", gap: float = 0.0) -> None:
        """Put words under what is there already."""
        made: SetText | None = self.set(text, style, WIDE - 2 * MARGIN)
        while made is not None and made.lines:
            fits, rest = made.split(max(0.0, HIGH - MARGIN - self.y))
            if fits.lines:
                self._sides[-1] += fits.place(MARGIN, self.y, role, "paper")
                self.y += fits.height
            elif self.y <= MARGIN:
                self._overflows.append(Overflow("paper", made.plain))
                break
            made = rest
            if made is not None:
                self.next_side()
        self.y += gap

    def put(self, items: Sequence[Item], height: float) -> None:
        """Put something of a known height under what is there already."""
        self._sides[-1] += items
        self.y += height

    def room_for(self, height: float) -> None:
        """Go on on the next side where this height does not fit any more."""
        if self.y + height > HIGH - MARGIN and self.y > MARGIN:
            self.next_side()

    def next_side(self) -> None:
        self._sides.append([])
        self.y = MARGIN

    def finished(self) -> LaidOutBook:
        sides = [
            LaidOutPage(
                PageId(f"paper-{number}"), SectionId("paper"), WIDE, HIGH, tuple(items), number, str(number), self._title,
                number - 1, overflows=tuple(self._overflows) if number == 1 else (),
                missing=tuple(self._missing) if number == 1 else (),
            )
            for number, items in enumerate(self._sides, 1)
        ]  # fmt: skip
        return LaidOutBook(tuple(sides), self._title, self._book.lang, self._book.author, shape=PageShape.A4)


def slip_sheet(title: str, words: Sequence[str], rows: Sequence[str], book: Book, fonts: Fonts) -> LaidOutBook:
    """A slip: what it says, and under each label a line to write on."""
    sheets = _Sheets(book, fonts, title)
    sheets.write(title, sheets.head, "H1", mm(6))
    for paragraph in words:
        sheets.write(paragraph, sheets.body, "P", mm(3))
    sheets.y += mm(4)
    for row in rows:
        label = sheets.set(row, sheets.small, WIDE - 2 * MARGIN)
        sheets.room_for(label.height + mm(16))
        sheets.put(label.place(MARGIN, sheets.y, "P", "paper"), label.height + mm(13))
        sheets.put((artifact(rule(MARGIN, sheets.y, WIDE - 2 * MARGIN, _LINE, 0.7)),), mm(5))
    return sheets.finished()


def list_sheet(title: str, words: Sequence[str], rows: Sequence[str], book: Book, fonts: Fonts) -> LaidOutBook:
    """A list of things under a few words."""
    sheets = _Sheets(book, fonts, title)
    sheets.write(title, sheets.head, "H1", mm(6))
    for paragraph in words:
        sheets.write(paragraph, sheets.body, "P", mm(4))
    sheets.write(Words.of(*(f"- {row}" for row in rows)), sheets.body)
    return sheets.finished()


def envelope_labels(labels: Sequence[tuple[str, Sequence[str]]], title: str, book: Book, fonts: Fonts) -> LaidOutBook:
    """Labels to cut out, three on a sheet: in each a line in large letters with words under it, the first of them strong."""
    sheets = _Sheets(book, fonts, title)
    wide, high = LABEL
    inset = mm(10)
    for number, (head, words) in enumerate(labels):
        if number and number % LABELS_ON_A_SHEET == 0:
            sheets.next_side()
        box = Rect((WIDE - wide) / 2, mm(18) + (number % LABELS_ON_A_SHEET) * (high + mm(10)), wide, high)
        pen = Stroke(_LINE, 0.5, (3.0, 2.4), round=False)
        sheets.put((artifact(Shape(rectangle(box), stroke=pen)),), 0.0)
        for scale in (1.0, 0.9, 0.8, 0.7, 0.6):
            styles = [
                replace(sheets.head, size=22 * scale, leading=mm(10 * scale)),
                replace(sheets.body, size=15 * scale, leading=mm(7 * scale), weight=700),
                replace(sheets.small, size=max(9.5, 12.5 * scale), leading=mm(max(4.4, 5.8 * scale))),
            ]
            texts = [sheets.set(head, styles[0], wide - 2 * inset)]
            texts += [sheets.set(text, styles[1 if at == 0 else 2], wide - 2 * inset) for at, text in enumerate(words)]
            needed = sum(text.height for text in texts) + mm(4) * (len(texts) - 1)
            if needed <= high - 2 * mm(7):
                break
        y = box.y + max(mm(7), (high - needed) / 2)
        for at, text in enumerate(texts):
            sheets.put(text.place(box.x + inset, y, "P" if at else "H1", "paper"), 0.0)
            y += text.height + mm(4)
    return sheets.finished()
