"""The timeline: one strip as long as the child's life so far, and the same in tables that can be read aloud and changed."""

from collections.abc import Sequence
from dataclasses import replace

from lifestory_app.domain.book import AgeBand
from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.ecomap import picture_of
from lifestory_app.export.docx_parts.pictures import Box
from lifestory_app.export.docx_parts.pieces import gap, spacer
from lifestory_app.export.docx_parts.side import Piece, Side
from lifestory_app.export.docx_parts.styles import paragraph_properties
from lifestory_app.export.docx_parts.tables import Cell, Columns, Look, Row, Table
from lifestory_app.export.docx_parts.xml import w
from lifestory_app.family.places import places_of, shown_place
from lifestory_app.family.timeline import goes_on, happenings, in_order
from lifestory_app.layout.arrange.home_table import columns_for, told_of
from lifestory_app.layout.arrange.timescale import Scale, parts_of, scale_of
from lifestory_app.layout.display import Item, Rect
from lifestory_app.layout.engine import last_day
from lifestory_app.layout.map_drawing import CREDIT
from lifestory_app.layout.seasons import seasons_of
from lifestory_app.layout.text import Align, TextStyle
from lifestory_app.layout.timestrip import days_marked, ruler, sentence_of, strip

_RULER = mm(14)


def timeline(side: Side) -> None:
    """The homes on a strip true to scale, then each home and what happened in a table."""
    _line(side, seasons=False)


def seasons(side: Side) -> None:
    """The same with each home in the season in which it began."""
    _line(side, seasons=True)


def homes_table(side: Side) -> None:
    """Each home in a row: from, to, how long, with whom and where."""
    side.begin(title=side.page.title)
    side.add(side.prose(side.words("words"), "Lead"))
    book = side.book
    homes, names = in_order(book.homes), {person.id: person.called or person.known_as for person in book.people}
    columns = columns_for(side.width, False)
    told = [told_of(home, homes, names) for home in homes]
    rows = [[[line for line in column.tells(each) if line.strip()] for column in columns] for each in told]
    shares = tuple(column.share for column in columns)
    side.add(_table(side, "Where I lived", [column.head for column in columns], rows, shares))


def places_map(side: Side) -> None:
    """The map as it stands on the page, then each place with what happened there."""
    side.begin(title=side.page.title)
    side.add(side.prose(side.words("words"), "Lead"))
    places = places_of(side.book.homes, side.book.events)
    rows = []
    for place in places.places:
        stays = [f"{stay.what}, {stay.when}" if stay.when else stay.what for stay in place.stays]
        rows.append([[f"{place.number}  {place.name}" if place.number else place.name], stays])
    table = _table(side, "Places", ("Place", "What happened there"), rows, (0.34, 0.66))
    if places.on_map:
        picture_of(side, "places", max(side.high(62), side.left - table.height - mm(12)))
        side.add(side.text("Caption", CREDIT, lang="en-GB"), spacer(mm(2)))
    side.add(table)


def _line(side: Side, *, seasons: bool) -> None:
    side.begin(title=side.page.title)
    side.add(side.prose(side.words("words"), "Lead"))
    told = _homes(side, seasons) + _happenings(side)
    book = side.book
    scale = scale_of(book.the_child.born, book.homes, book.events, last_day(book), 0.0, side.width)
    if scale is not None:
        band = min(side.high(40), side.left - told.height - _RULER - mm(9))
        side.add(_strip(side, scale, max(band, mm(24)), seasons), spacer(mm(3)))
    side.add(told)


def _strip(side: Side, scale: Scale, band: float, seasons: bool) -> Piece:
    """The strip over a ruler of years, as one picture with its words."""
    calm = not seasons and side.book.age_band is AgeBand.OLDER
    band = min(band, mm(16)) if calm else band
    size = Box(side.width, band + _RULER)
    # The rings at both ends of the line stand a little beyond it.
    inside = replace(scale, x=mm(2), width=scale.width - mm(4))
    parts = parts_of(side.book.homes, inside)
    if not parts:
        return Piece()
    child = side.book.the_child.drawing if seasons else None
    items: tuple[Item, ...] = strip(side.theme, Rect(inside.x, 0, inside.width, band), parts, seasons, child, calm)
    style = TextStyle("andika", 11, mm(5), side.theme.ink, align=Align.CENTRE)
    marks = days_marked(side.book.homes, side.book.events, inside)
    items += ruler(side.theme, inside, band + mm(4), marks, style, side.document.fonts, side.theme.paper)
    told = " ".join(sentence_of(part.home) for part in parts)
    run = side.document.inline(side.document.drawn(items, size), size, told)
    return Piece((w("p", paragraph_properties(style="Picture"), run),), size.height + mm(3))


def _homes(side: Side, seasons: bool) -> Piece:
    people = {person.id: person for person in side.book.people}
    homes = in_order(side.book.homes)
    rows: list[list[list[str]]] = []
    for home, season in zip(homes, seasons_of(homes), strict=True):
        who = [people[each].called or people[each].known_as for each in home.who if each in people]
        named = season.capitalize() + (", and every season since" if goes_on(home, homes) and len(homes) > 1 else "")
        place = shown_place(home.place)
        where = f"{home.title}, {place}" if place else home.title
        rows.append([*([[named]] if seasons else []), [str(home.when)], [where], [", ".join(who)]])
    heads = ("When", "Where I lived", "With whom")
    if seasons:
        return _table(side, "Where I lived", ("Season", *heads), rows, (0.2, 0.28, 0.3, 0.22))
    return _table(side, "Where I lived", heads, rows, (0.4, 0.34, 0.26))


def _happenings(side: Side) -> Piece:
    rows = [[[str(each.when)], [each.name]] for each in happenings(side.book.events)]
    return spacer(mm(3)) + _table(side, "What happened", ("When", "What happened"), rows, (0.4, 0.6)) if rows else Piece()


def _table(
    side: Side, told: str, heads: Sequence[str], rows: Sequence[Sequence[Sequence[str]]], shares: Sequence[float]
) -> Piece:
    """A table whose first row and first column are headings; each cell has its lines."""
    if not rows:
        return Piece()
    widths = tuple(side.width * share for share in shares)
    table = Table(Columns(widths), Look("Facts", first_row=True, first_column=True, told=told), side.rtl)
    table.rows.append(Row(tuple(Cell(side.text("FactLabel", word, lang="en-GB").blocks) for word in heads), heading=True))
    height = mm(10)
    for row in rows:
        styles = ("FactLabel", *["FactValue"] * (len(row) - 1))
        cells = [
            sum(
                (side.text(style, line, width - mm(4)) for line in lines[1:]),
                side.text(style, lines[0] if lines else "", width),
            )
            for style, lines, width in zip(styles, row, widths, strict=True)
        ]
        table.rows.append(Row(tuple(Cell(cell.blocks) for cell in cells)))
        height += max(cell.height for cell in cells) + mm(2.6)
    return Piece((table.xml, gap()), height)
