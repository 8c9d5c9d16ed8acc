"""One page for a meeting or a report on A4: plain, tagged, and in the largest type at which it stays one page."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lifestory_app.domain.book import PageShape
from lifestory_app.domain.extracts import Block, Extract
from lifestory_app.domain.ids import PageId, SectionId
from lifestory_app.domain.text import Words
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange.shapes import filled, rule
from lifestory_app.layout.display import Item, LaidOutPage, MissingLetter, Rect, Tagged
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.layout.shapes import round_box
from lifestory_app.layout.text import SetText, TextStyle, set_text
from lifestory_app.layout.themes import theme

SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5)
"""Type is made smaller in these steps until all stands on one page; below the last it goes on to another."""

MARGIN, FOOT = mm(16), mm(13)
_WIDTH = mm(210) - 2 * MARGIN
_BOTTOM = mm(297) - FOOT - mm(7)
PAD_X, _GAP = mm(1.6), mm(3.6)


@dataclass(frozen=True, slots=True)
class _Types:
    title: TextStyle
    heading: TextStyle
    body: TextStyle
    head: TextStyle
    small: TextStyle
    pad: float


def types_of(size: float) -> _Types:
    """The styles of a page whose body has this size."""
    tokens = theme("plain").tokens
    body = TextStyle(theme("plain").reading, size, size * mm(0.455), tokens.ink)
    display = replace(body, family=theme("plain").display, weight=600, strong_weight=600, colour=tokens.a1)
    return _Types(
        replace(display, size=size * 1.65, leading=size * mm(0.72)),
        replace(display, size=size * 1.12, leading=size * mm(0.52)),
        body,
        replace(body, size=size * 0.9, leading=size * mm(0.42), weight=700, colour="#44505A"),
        replace(body, size=8.0, leading=mm(3.8), colour="#44505A"),
        size * mm(0.075),
    )


def extract_sheet(extract: Extract, lang: str, author: str, fonts: Fonts) -> LaidOutBook:
    """The page, or where it cannot be one its pages, in reading order."""
    made = _sheet(extract, lang, size_of(extract, lang, fonts), fonts)
    return LaidOutBook(tuple(made.pages()), extract.title, lang, author, shape=PageShape.A4)


def fits(extract: Extract, size: float, lang: str, fonts: Fonts) -> bool:
    """Whether all stands on one page in this size."""
    return len(_sheet(extract, lang, size, fonts).sides) == 1


def size_of(extract: Extract, lang: str, fonts: Fonts) -> float:
    """The largest size of type in which all stands on one page; the smallest there is where none does."""
    place = bisect_left(SIZES, True, hi=len(SIZES) - 1, key=lambda size: fits(extract, size, lang, fonts))
    return SIZES[place]


@lru_cache(maxsize=8)
def _sheet(extract: Extract, lang: str, size: float, fonts: Fonts) -> "_Sheet":
    return _Sheet(extract, lang, size, fonts)


class _Sheet:
    """The extract set at one size."""

    def __init__(self, extract: Extract, lang: str, size: float, fonts: Fonts) -> None:
        self._extract, self._lang, self._fonts = extract, lang, fonts
        self._types = types_of(size)
        self._missing: list[MissingLetter] = []
        self.sides: list[list[Item]] = [[]]
        self._y = MARGIN
        self._write(extract.title, self._types.title, "H1")
        self._y += mm(1)
        self._facts()
        for block in extract.blocks:
            self._block(block)

    def pages(self) -> list[LaidOutPage]:
        """The sides with their feet."""
        made = []
        for number, items in enumerate(self.sides, 1):
            foot = self._extract.foot
            if len(self.sides) > 1:
                foot = f"{foot} Page {number} of {len(self.sides)}."
            text = self._set(foot, self._types.small, _WIDTH)
            line = rule(MARGIN, mm(297) - FOOT - mm(5), _WIDTH, theme("plain").tokens.line)
            whole = (*items, line, *text.place(MARGIN, mm(297) - FOOT - mm(3.5)))
            missing = tuple(self._missing) if number == 1 else ()
            title = self._extract.title if number == 1 else ""
            made.append(
                LaidOutPage(
                    PageId(f"extract-{number}"), SectionId("extract"), mm(210), mm(297), whole, number, str(number), title,
                    number - 1, missing=missing,
                )
            )  # fmt: skip
        return made

    def _set(self, words: str, style: TextStyle, width: float) -> SetText:
        text = set_text(Words.of(words), style, width, self._lang, self._fonts)
        self._missing += [MissingLetter("extract", letter) for letter in text.missing]
        return text

    def _write(self, words: str, style: TextStyle, role: str) -> None:
        text = self._set(words, style, _WIDTH)
        self.sides[-1] += text.place(MARGIN, self._y, role)
        self._y += text.height

    def _facts(self) -> None:
        """Labels and values in two columns, on a tint."""
        types, wide = self._types, (_WIDTH - mm(6)) / 2
        cells = [
            (self._set(label, types.head, wide * 0.32), self._set(value, types.body, wide * 0.66))
            for label, value in self._extract.facts
        ]
        rows = [cells[at : at + 2] for at in range(0, len(cells), 2)]
        heights = [max(max(label.height, value.height) for label, value in row) + mm(1) for row in rows]
        high = sum(heights) + mm(3)
        box = Rect(MARGIN, self._y, _WIDTH, high)
        items: list[Item] = [filled(round_box(box, mm(1.6)), theme("plain").tokens.tint)]
        y = self._y + mm(2)
        drawn: list[Tagged] = []
        for row, tall in zip(rows, heights, strict=True):
            for place, (label, value) in enumerate(row):
                x = MARGIN + mm(2) + place * (wide + mm(2))
                drop = max(0.0, types.body.leading - types.head.leading) * 0.7
                drawn.append(
                    Tagged(
                        "TR",
                        (
                            Tagged("TH", label.place(x, y + drop), scope="Row"),
                            Tagged("TD", value.place(x + wide * 0.32, y)),
                        ),
                    )
                )
            y += tall
        items.append(Tagged("Table", tuple(drawn)))
        self.sides[-1] += items
        self._y += high + _GAP

    def _block(self, block: Block) -> None:
        heading = self._set(block.heading, self._types.heading, _WIDTH)
        widths = [_WIDTH * column.share for column in block.columns]
        rows = [self._row(row, widths) for row in block.rows]
        head = [
            self._set(column.name, self._types.head, width - 2 * PAD_X)
            for column, width in zip(block.columns, widths, strict=True)
        ]
        first = self._tall(rows[0]) if rows else self._types.body.leading
        with_head = self._tall(head) if block.has_head and rows else 0.0
        if self._y + heading.height + with_head + first > _BOTTOM and self.sides[-1]:
            self._turn()
        self.sides[-1] += heading.place(MARGIN, self._y, "H2")
        self._y += heading.height + mm(0.6)
        if not rows:
            self._write(block.none, self._types.body, "P")
        else:
            self._table(block, rows, head, widths)
        if block.more:
            self._y += self._types.pad
            self._write(block.more, self._types.small, "P")
        self._y += _GAP

    def _row(self, row: Sequence[str], widths: Sequence[float]) -> list[SetText]:
        strong = replace(self._types.body, weight=700)
        return [
            self._set(words, strong if not place else self._types.body, width - 2 * PAD_X)
            for place, (words, width) in enumerate(zip(row, widths, strict=True))
        ]

    def _tall(self, cells: Sequence[SetText]) -> float:
        return max(text.height for text in cells) + 2 * self._types.pad

    def _table(self, block: Block, rows: list[list[SetText]], head: list[SetText], widths: Sequence[float]) -> None:
        drawn: list[Tagged] = []
        lines: list[Item] = []

        def begin() -> None:
            if block.has_head:
                drawn.append(self._cells(head, widths, "Column"))
                self._y += self._tall(head)
            lines.append(rule(MARGIN, self._y, _WIDTH, theme("plain").tokens.line))

        def end() -> None:
            self.sides[-1] += [*lines, Tagged("Table", tuple(drawn))]
            drawn.clear()
            lines.clear()

        begin()
        for number, row in enumerate(rows):
            if self._y + self._tall(row) > _BOTTOM and number:
                end()
                self._turn()
                begin()
            drawn.append(self._cells(row, widths, "Row"))
            self._y += self._tall(row)
            lines.append(rule(MARGIN, self._y, _WIDTH, theme("plain").tokens.line))
        end()

    def _cells(self, cells: Sequence[SetText], widths: Sequence[float], scope: str) -> Tagged:
        x = MARGIN
        made = []
        for place, (text, width) in enumerate(zip(cells, widths, strict=True)):
            is_head = scope == "Column" or not place
            ink = text.place(x + PAD_X, self._y + self._types.pad)
            made.append(Tagged("TH" if is_head else "TD", ink, scope=scope if is_head else ""))
            x += width
        return Tagged("TR", tuple(made))

    def _turn(self) -> None:
        self.sides.append([])
        self._y = MARGIN
