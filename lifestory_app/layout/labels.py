"""Labels for the things in a memory box, on A4 sheets: to stick on, or to cut out and tie on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lifestory_app.domain.book import Book, PageShape
from lifestory_app.domain.ids import PageId, SectionId
from lifestory_app.domain.text import Words
from lifestory_app.domain.units import mm
from lifestory_app.layout.display import Item, LaidOutPage, MissingLetter, Overflow, Rect, Shape, Stroke, Tagged, rectangle
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.laid_out import LaidOutBook
from lifestory_app.layout.shapes import circle
from lifestory_app.layout.text import SetText, TextStyle, set_text
from lifestory_app.layout.themes import theme, type_scale


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """How labels stand on a sheet of A4, in millimetres. `cut` says that they are cut out, with a hole for a string."""

    id: str
    across: int
    down: int
    width: float
    height: float
    gap: float = 0.0
    cut: bool = False

    @property
    def count(self) -> int:
        return self.across * self.down

    def place(self, number: int) -> Rect:
        """Where a label stands, counted from 0 along the rows, in points."""
        row, column = divmod(number, self.across)
        left = (210 - self.across * self.width - (self.across - 1) * self.gap) / 2
        top = (297 - self.down * self.height) / 2
        return Rect(mm(left + column * (self.width + self.gap)), mm(top + row * self.height), mm(self.width), mm(self.height))


SHEETS = (
    LabelSheet("2x7", 2, 7, 99.1, 38.1, 2.5),
    LabelSheet("3x8", 3, 8, 63.5, 33.9, 2.5),
    LabelSheet("plain", 2, 6, 90.0, 45.0, cut=True),
)
"""The usual sheets of self-adhesive labels, 14 and 24 to a sheet, and plain paper or card with lines to cut along."""


@dataclass(frozen=True, slots=True)
class Label:
    """What one label says: the thing and its number in the list, from whom, when, and in a line why it matters."""

    number: int
    name: str
    given: str = ""
    when: str = ""
    why: str = ""


def label_sheets(labels: Sequence[Label], sheet: LabelSheet, start: int, book: Book, fonts: Fonts, whose: str) -> LaidOutBook:
    """The labels on as many sheets as they need, the first of them on place `start` (from 1) of a sheet that may be used.

    `whose` is the line of the box at the foot of each, such as “Robin’s memory box”. What does not fit is told.
    """
    first = max(0, min(start, sheet.count) - 1)
    title = whose
    sides = []
    places = [(first + number, label) for number, label in enumerate(labels)]
    for page in range(-(-(first + len(labels)) // sheet.count)):
        on_it = [(place % sheet.count, label) for place, label in places if place // sheet.count == page]
        sides.append(_side(on_it, sheet, page, book, fonts, whose))
    return LaidOutBook(tuple(sides), title, book.lang, book.author, shape=PageShape.A4)


def _side(labels: list[tuple[int, Label]], sheet: LabelSheet, page: int, book: Book, fonts: Fonts, whose: str) -> LaidOutPage:
    items: list[Item] = []
    overflows: list[Overflow] = []
    missing: list[MissingLetter] = []
    if sheet.cut:
        items.append(Tagged("Artifact", _cut_lines(sheet, [place for place, _ in labels])))
    for place, label in labels:
        items += _label(label, sheet.place(place), sheet.cut, book, fonts, whose, overflows, missing)
    return LaidOutPage(
        PageId(f"labels-{page + 1}"),
        SectionId("labels"),
        mm(210),
        mm(297),
        tuple(items),
        page + 1,
        str(page + 1),
        whose,
        page,
        overflows=tuple(overflows),
        missing=tuple(missing),
    )


def _cut_lines(sheet: LabelSheet, places: list[int]) -> tuple[Item, ...]:
    """Dashed lines around every label, and a ring where the string goes through."""
    pen = Stroke("#6E6E6E", 0.5, (3.0, 2.4), round=False)
    drawn: list[Item] = []
    for place in places:
        box = sheet.place(place)
        drawn.append(Shape(rectangle(box), stroke=pen))
        drawn.append(Shape(circle(box.x + mm(7), box.y + box.height / 2, mm(2.2)), stroke=Stroke("#6E6E6E", 0.7)))
    return tuple(drawn)


def _label(
    label: Label,
    box: Rect,
    cut: bool,
    book: Book,
    fonts: Fonts,
    whose: str,
    overflows: list[Overflow],
    missing: list[MissingLetter],
) -> list[Item]:
    """One label: its name, from whom and when, why it matters, whose box it belongs to."""
    inset = mm(4)
    x = box.x + inset + (mm(8) if cut else 0.0)
    width = box.right - inset - x
    types = type_scale(theme("plain"), book)
    ink = replace(types.body, colour="#1C1C1C", paragraph_gap=0.0)
    given = ", ".join(part for part in (label.given, label.when) if part)
    slot = f"label.{label.number}"
    foot = _set(f"{whose}  ·  {label.number}", replace(ink, size=8.5, leading=mm(4), colour="#4A4A4A"), width, book, fonts)
    room = box.height - 2 * mm(3.2) - foot.height - mm(0.8)
    texts: list[tuple[SetText, str]] = []
    for step in (1.3, 1.15, 1.0, 0.92, 0.85, 0.78):
        styles = (
            replace(ink, size=13.5 * step, leading=mm(13.5 * step * 0.44), weight=700),
            replace(ink, size=10.5 * step, leading=mm(10.5 * step * 0.44), weight=700, colour="#3B3B3B"),
            replace(ink, size=max(9.0, 11 * step), leading=mm(max(9.0, 11 * step) * 0.44)),
        )
        texts = [
            (_set(said, style, width, book, fonts), said)
            for said, style in zip((label.name, given, label.why), styles, strict=True)
            if said.strip()
        ]
        if sum(text.height for text, _ in texts) <= room:
            break
    items: list[Item] = []
    y = box.y + mm(3.2)
    for number, (text, _) in enumerate(texts):
        fits, rest = text.split(max(0.0, box.y + mm(3.2) + room - y))
        if rest is not None:
            overflows.append(Overflow(slot, rest.plain))
        missing += [MissingLetter(slot, letter) for letter in text.missing]
        items += fits.place(x, y, "H1" if number == 0 else "P", slot) if fits.lines else ()
        y += fits.height
    items += foot.place(x, box.bottom - mm(3.2) - foot.height, "P", slot)
    return items


def _set(text: str, style: TextStyle, width: float, book: Book, fonts: Fonts) -> SetText:
    return set_text(Words.of(text), style, width, book.lang, fonts)
