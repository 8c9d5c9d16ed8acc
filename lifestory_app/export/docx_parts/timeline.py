"""The timeline: one strip as long as the child's life so far, and the same in tables that can be read aloud and changed."""

from collections.abc import Sequence
from datetime import date

from lifestory_app.domain.drawings import Pictogram
from lifestory_app.domain.homes import Event, EventKind, Home
from lifestory_app.domain.text import Words
from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.pictures import Box
from lifestory_app.export.docx_parts.pieces import gap, spacer
from lifestory_app.export.docx_parts.side import Piece, Side
from lifestory_app.export.docx_parts.styles import paragraph_properties
from lifestory_app.export.docx_parts.tables import Cell, Columns, Look, Row, Table
from lifestory_app.export.docx_parts.xml import w
from lifestory_app.layout.arrange.timescale import Part, Scale, middle_of, parts_of, scale_of
from lifestory_app.layout.display import Item, Rect, Shape, Stroke, rectangle
from lifestory_app.layout.drawings import draw
from lifestory_app.layout.text import Align, TextStyle, set_text

_RULER = mm(14)


def timeline(side: Side) -> None:
    """The homes on a strip true to scale, then each home and what happened in a table."""
    side.begin(title=side.page.title)
    side.add(side.prose(side.words("words"), "Lead"))
    book = side.book
    events = [event for event in book.events if event.when and event.kind is not EventKind.MOVE]
    told = _homes(side, sorted(book.homes, key=_begins)) + _events(side, events)
    scale = scale_of(book.the_child.born, book.homes, book.events, None, 0.0, side.width)
    if scale is not None:
        parts = parts_of(book.homes, scale)
        band = min(side.high(40), side.left - told.height - _RULER - mm(9))
        side.add(_strip(side, parts, scale, max(band, mm(20))), spacer(mm(3)))
    side.add(told)


def _begins(home: Home) -> date:
    return middle_of(home.when.start) if home.when.start else date.max


def _strip(side: Side, parts: Sequence[Part], scale: Scale, band: float) -> Piece:
    size = Box(side.width, band + _RULER)
    drawn = side.document.drawn(_items(side, parts, scale, band), size)
    told = " ".join(
        f"{part.home.title}{f' in {part.home.place}' if part.home.place else ''}: {part.home.when}." for part in parts
    )
    run = side.document.inline(drawn, size, told)
    return Piece((w("p", paragraph_properties(style="Picture"), run),), size.height + mm(3))


def _items(side: Side, parts: Sequence[Part], scale: Scale, band: float) -> tuple[Item, ...]:
    """A band cut into parts as wide as the time lived there, over a ruler of years."""
    theme = side.theme
    fills = (theme.d3, theme.d4, theme.d1) if theme.id == "night" else (theme.d1, theme.d2, theme.d3, theme.d4)
    items: list[Item] = []
    for number, part in enumerate(parts):
        place = Rect(part.left, 0, max(part.right - part.left, 1.0), band)
        items.append(Shape(rectangle(place), fills[number % len(fills)], opacity=0.55))
        ground = Rect(place.x, band * 0.68, place.width, band * 0.32)
        items.append(Shape(rectangle(ground), fills[number % len(fills)]))
        high = min(band * 0.66, place.width * 0.8)
        if high > mm(7):
            middle = place.x + place.width / 2
            items += draw(Pictogram("house"), Rect(middle - high / 2, band * 0.82 - high, high, high))
        if number:
            items.append(Shape((("M", part.left, 0), ("L", part.left, band)), stroke=Stroke(theme.paper, mm(1.2))))
    return (*items, *_ruler(side, scale, band))


def _ruler(side: Side, scale: Scale, band: float) -> list[Item]:
    theme = side.theme
    y = band + mm(4)
    items: list[Item] = [Shape((("M", 0, y), ("L", scale.width, y)), stroke=Stroke(theme.a1, mm(0.5)))]
    years = [year for year in range(scale.start.year + 1, scale.end.year + 1) if scale.holds(date(year, 1, 1))]
    style = TextStyle("andika", 11, mm(5), theme.ink, align=Align.CENTRE)
    step = next((each for each in (1, 2, 5, 10) if scale.width / max(1, len(years)) * each > mm(12)), 20)
    for year in years:
        x = scale.at(date(year, 1, 1))
        items.append(Shape((("M", x, y - mm(1.6)), ("L", x, y + mm(1.6))), stroke=Stroke(theme.a1, mm(0.4))))
        if year % step == 0 and mm(6) < x < scale.width - mm(6):
            label = set_text(Words.of(str(year)), style, mm(14), "en-GB", side.document.fonts)
            items += label.place(x - mm(7), y + mm(2.5))
    return items


def _homes(side: Side, homes: Sequence[Home]) -> Piece:
    people = {person.id: person for person in side.book.people}
    rows = []
    for home in homes:
        who = [people[each].called or people[each].known_as for each in home.who if each in people]
        rows.append((str(home.when), f"{home.title}, {home.place}" if home.place else home.title, ", ".join(who)))
    return _table(side, "Where I lived", ("When", "Where I lived", "With whom"), rows, (0.4, 0.34, 0.26))


def _events(side: Side, events: Sequence[Event]) -> Piece:
    rows = [
        (str(event.when), event.title)
        for event in sorted(events, key=lambda each: middle_of(each.when) if each.when else date.max)
    ]
    return spacer(mm(3)) + _table(side, "What happened", ("When", "What happened"), rows, (0.4, 0.6)) if rows else Piece()


def _table(side: Side, told: str, heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float]) -> Piece:
    """A table whose first row and first column are headings."""
    if not rows:
        return Piece()
    widths = tuple(side.width * share for share in shares)
    table = Table(Columns(widths), Look("Facts", first_row=True, first_column=True, told=told), side.rtl)
    table.rows.append(Row(tuple(Cell(side.text("FactLabel", word, lang="en-GB").blocks) for word in heads), heading=True))
    height = mm(10)
    for row in rows:
        styles = ("FactLabel", *["FactValue"] * (len(row) - 1))
        cells = [side.text(style, word, width - mm(4)) for style, word, width in zip(styles, row, widths, strict=True)]
        table.rows.append(Row(tuple(Cell(cell.blocks) for cell in cells)))
        height += max(cell.height for cell in cells) + mm(2.6)
    return Piece((table.xml, gap()), height)
