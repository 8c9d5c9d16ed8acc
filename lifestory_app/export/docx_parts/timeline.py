"""The timeline: one strip as long as the child's life so far, and the same in a table that can be read aloud and changed."""

from collections.abc import Sequence
from datetime import date

from lifestory_app.domain.homes import Home
from lifestory_app.domain.text import Words
from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.pictures import Box
from lifestory_app.export.docx_parts.pieces import gap
from lifestory_app.export.docx_parts.side import Piece, Side
from lifestory_app.export.docx_parts.styles import paragraph_properties
from lifestory_app.export.docx_parts.tables import Cell, Columns, Look, Row, Table
from lifestory_app.export.docx_parts.xml import w
from lifestory_app.layout.display import Item, Rect, Shape, Stroke, rectangle
from lifestory_app.layout.text import Align, TextStyle, set_text

_STRIP = mm(34)
_BAND = mm(22)


def timeline(side: Side) -> None:
    side.begin(title=side.page.title)
    side.add(side.prose(side.words("words"), "Lead"))
    homes = sorted((home for home in side.book.homes if home.when.start), key=lambda home: home.when.start.earliest)  # type: ignore[union-attr]
    if homes:
        side.add(_strip(side, homes))
    side.add(_table(side, [*homes, *(home for home in side.book.homes if not home.when.start)]))


def _strip(side: Side, homes: Sequence[Home]) -> Piece:
    size = Box(side.width, _STRIP)
    drawn = side.document.drawn(_items(side, homes), size)
    told = " ".join(f"{home.title}: {home.when}." for home in homes)
    run = side.document.inline(drawn, size, told)
    return Piece((w("p", paragraph_properties(style="Picture", after=mm(4)), run),), size.height + mm(6))


def _items(side: Side, homes: Sequence[Home]) -> tuple[Item, ...]:
    """A band cut into parts as wide as the time lived there, over a ruler of years."""
    theme = side.theme
    starts = [_start(home) for home in homes]
    first = min(starts)
    last = max([*(home.when.end.latest for home in homes if home.when.end), *starts])
    if any(home.when.end is None for home in homes):
        events = (event.when.latest for event in side.book.events if event.when)
        last = max([last, *events, date(last.year + 1, last.month, 1)])
    days = max(1, (last - first).days)

    def across(day: date) -> float:
        return (day - first).days / days * side.width

    items: list[Item] = []
    fills = (theme.d1, theme.d2, theme.d3, theme.d4)
    for number, home in enumerate(homes):
        left = across(_start(home))
        right = across(home.when.end.latest) if home.when.end else side.width
        if number + 1 < len(homes) and home.when.end is None:
            right = across(starts[number + 1])
        items.append(Shape(rectangle(Rect(left, 0, max(right - left, 2), _BAND)), fills[number % len(fills)]))
        items.append(Shape((("M", left, 0), ("L", left, _BAND + 4)), stroke=Stroke(theme.paper, 1.5)))
    y = _BAND + mm(3)
    items.append(Shape((("M", 0, y), ("L", side.width, y)), stroke=Stroke(theme.a1, 1.5)))
    years = range(first.year + 1, last.year + 1)
    step = max(1, -(-len(years) // 14))
    label = TextStyle("andika", 11, 14, theme.ink, align=Align.CENTRE)
    for year in years[::step]:
        x = across(date(year, 1, 1))
        items.append(Shape((("M", x, y - 3), ("L", x, y + 3)), stroke=Stroke(theme.a1, 1.5)))
        if mm(6) < x < side.width - mm(6):
            items += set_text(Words.of(str(year)), label, mm(12), "en-GB", side.document.fonts).place(x - mm(6), y + 4)
    return tuple(items)


def _start(home: Home) -> date:
    assert home.when.start is not None
    return home.when.start.earliest


def _table(side: Side, homes: Sequence[Home]) -> Piece:
    if not homes:
        return Piece()
    people = {person.id: person for person in side.book.people}
    widths = (side.width * 0.36, side.width * 0.34, side.width * 0.3)
    table = Table(Columns(widths), Look("Facts", first_row=True, first_column=True, told="Where I lived"), side.rtl)
    heads = tuple(Cell(side.text("FactLabel", word, lang="en-GB").blocks) for word in ("When", "Where I lived", "With whom"))
    table.rows.append(Row(heads, heading=True))
    height = mm(9)
    for home in homes:
        who = [people[each].called or people[each].known_as for each in home.who if each in people]
        place = f"{home.title}, {home.place}" if home.place else home.title
        words = (str(home.when), place, ", ".join(who))
        styles = ("FactLabel", "FactValue", "FactValue")
        cells = [side.text(style, word, width - mm(4)) for style, word, width in zip(styles, words, widths, strict=True)]
        table.rows.append(Row(tuple(Cell(cell.blocks) for cell in cells)))
        height += max(cell.height for cell in cells) + mm(3.6)
    return Piece((table.xml, gap()), height)
