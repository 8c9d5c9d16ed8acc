"""The line of a life, true to scale: as a strip of homes, or as seasons of which the longest is now."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lifestory_app.domain.book import AgeBand
from lifestory_app.domain.dates import Season
from lifestory_app.domain.homes import Home
from lifestory_app.domain.text import Paragraph, Run, Words
from lifestory_app.domain.units import mm
from lifestory_app.family.places import shown_place
from lifestory_app.family.timeline import Happening, begins, by_month, goes_on, happenings, length_of
from lifestory_app.layout.arrange.flow import Flow
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.shapes import artifact, line
from lifestory_app.layout.arrange.side import Side, said
from lifestory_app.layout.arrange.timescale import Part, Scale, parts_of, scale_of
from lifestory_app.layout.display import Colour, Glyphs, LaidOutPage, Rect, Shape, Stroke, Tagged, walk
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.seasons import seasons_of
from lifestory_app.layout.shapes import circle
from lifestory_app.layout.text import Align, TextStyle
from lifestory_app.layout.timestrip import days_marked, part_colours, ruler, ruler_height, sentence_of, strip

_LEAST_COLUMN = mm(44)
"""A part that is narrower has its words in a row below, joined to it by a hairline (look/book, Seasons)."""

_GAP = mm(5)
_UNIT = re.compile(" (day|week|month|year)")


@dataclass(frozen=True, slots=True)
class _Cell:
    """What is told of one part, or of a home that has no place on the strip."""

    heading: str
    words: Words
    colour: Colour | None = None
    middle: float | None = None


@dataclass(frozen=True, slots=True)
class _Types:
    """The sizes that words under the strip are set in."""

    heading: TextStyle
    body: TextStyle
    label: TextStyle


def timeline(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """The child's homes on a strip as wide as the time lived there, with what happened when, told in words below."""
    return _line(setting, fonts, seasons=False)


def seasons(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """The same as seasons: each home in the season in which it began, and with it what happened there."""
    return _line(setting, fonts, seasons=True)


def _line(setting: Setting, fonts: Fonts, *, seasons: bool) -> tuple[LaidOutPage, ...]:
    flow = Flow(setting, fonts)
    _lead(flow)
    side = flow.side
    born = setting.child.born if setting.child else None
    scale = scale_of(born, setting.homes, setting.events, setting.until, side.x(1), side.w(12))
    if scale is None:
        return flow.finished()
    parts = parts_of(setting.homes, scale)
    types = _types(side)
    told = list(happenings(setting.events))
    cells = _cells(side, parts, seasons, told if seasons else [])
    if seasons and parts:
        told = []
    after = _happenings_height(side, told, types)
    room = side.foot - flow.y - mm(14) - ruler_height(types.label) - _least(side, side.foot - flow.y)
    columns = bool(parts) and all(_wide(part) >= _LEAST_COLUMN for part in parts)
    below = _columns_height(side, parts, cells, types) + after if columns else 0.0
    across = _across(side, cells, types, room - after)
    if columns and below > room:
        columns = False
    if not columns:
        below = _rows_height(side, cells, types, across) + after
    _band(flow, parts, scale, seasons, below)
    if columns:
        _columns(flow, parts, cells, types)
    else:
        _rows(flow, cells, types, across)
    _happenings(flow, told, types)
    return flow.finished()


def _least(side: Side, room: float) -> float:
    """How high the strip is at the least, of so much room."""
    return room * (0.18 if side.is_narrow or side.is_wide else 0.22)


def _lead(flow: Flow) -> None:
    """The words: beside the title where there is room for them, else under it."""
    side = flow.side
    words, style = side.words("words"), side.types.body
    box = dict(side.slots).get("title")
    if side.is_wide and box is not None and side.theme.id not in ("night", "comic") and not side.setting.reads_right_to_left:
        left = _title_end(side) + mm(14)
        width = side.x(1) + side.w(12) - left
        text = side.set(words, replace(style, align=Align.END), width) if width > mm(60) else None
        if text is not None and text.lines and text.height <= style.leading * 2.1:
            top = box.bottom - text.height - mm(1)
            side.box("words", Rect(left, top, width, text.height))
            side.ink("words", text, left, top)
            return
    flow.y -= mm(3)
    flow.write("words", words, style, 12 if side.is_wide else 11)
    flow.y += mm(7)


def _title_end(side: Side) -> float:
    """Where the words of the title end."""
    title = (item for item in side.items if isinstance(item, Tagged) and item.slot == "title")
    return max(
        (max(each.xs) + each.size for item in title for each in walk(item.items) if isinstance(each, Glyphs)), default=0.0
    )


def _types(side: Side) -> _Types:
    heading = replace(side.types.heading, size=min(side.types.heading.size, 17.0), leading=mm(7.5), balance=False)
    size = side.types.body.size if side.setting.large_print else min(side.types.body.size, 14.0)
    body = replace(side.types.body, size=size, leading=size * mm(0.5), paragraph_gap=0)
    return _Types(heading, body, replace(side.types.label, size=min(side.types.label.size, size)))


def _cells(side: Side, parts: Sequence[Part], seasons: bool, told: Sequence[Happening]) -> list[_Cell]:
    """What is told of each part; in seasons with what happened in that time. Homes that are not on the strip come last."""
    homes = [part.home for part in parts]
    colours, times = part_colours(side.theme, parts, seasons), seasons_of(homes)
    cells: list[_Cell] = []
    for number, part in enumerate(parts):
        is_now = goes_on(part.home, side.setting.homes)
        heading = _season_name(times[number], is_now and number > 0) if seasons else part.home.title
        then = [each for each in told if _within(each, parts, number)]
        longest = seasons and number > 0 and is_now and all(each is part or _wide(each) < _wide(part) for each in parts)
        words = _words_of(part.home, seasons, then, longest)
        cells.append(_Cell(heading, words, colours[number], (part.left + part.right) / 2))
    shown = {home.id for home in homes}
    for home in side.setting.homes:
        if home.id not in shown:
            cells.append(_Cell(home.title, _words_of(home, False, ())))
    return cells


def _wide(part: Part) -> float:
    return part.right - part.left


def _season_name(season: Season, is_now: bool) -> str:
    return f"{season.capitalize()}, and every season since" if is_now else season.capitalize()


def _words_of(home: Home, seasons: bool, then: Sequence[Happening], longest: bool = False) -> Words:
    """What is told of a home: when, how long and where, under its name where the heading is a season."""
    when = str(by_month(home.when) if seasons else home.when)
    length = _UNIT.sub("\u00a0\\1", length_of(home.when)) if seasons else ""
    place = shown_place(home.place)
    where = f" {place}." if place else ""
    told = f"{_capital(when)}{f': {length}' if length else ''}.{where}"
    lines = [Paragraph((Run(home.title, strong=True),))] if seasons and home.title.strip() else []
    lines.append(Paragraph((Run(told, lang="en-GB"),)))
    for each in then:
        day = Run(f"{_capital(str(by_month(each.when)))}: ", lang="en-GB")
        lines.append(Paragraph((day, Run(each.name if each.name.endswith((".", "!", "?", "…")) else f"{each.name}."))))
    if longest:
        lines.append(Paragraph((Run("This is the longest part.", lang="en-GB"),)))
    return Words(tuple(lines))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _within(each: Happening, parts: Sequence[Part], number: int) -> bool:
    """Whether something happened in the time of a part: the last part whose beginning is not after it."""
    begun = [at for at, part in enumerate(parts) if begins(part.home.when) <= each.day]
    if number == 0 and not begun:
        return True
    return bool(begun) and begun[-1] == number


def _band(flow: Flow, parts: Sequence[Part], scale: Scale, seasons: bool, below: float) -> None:
    """The strip and its line of years: as high as what is told below it leaves, within what looks well."""
    side = flow.side
    style = replace(side.types.caption, colour=side.types.body.colour, align=Align.CENTRE)
    fixed = mm(6) + ruler_height(style) + mm(8)
    room = side.foot - flow.y
    least, most = _least(side, room), min(74 * side.unit, room * (0.46 if side.is_low else 0.38))
    left = room - fixed - below
    # Where the words go on over another side in any case, the strip need not make way for them.
    high = min(most, left) if left >= least else min(most, room * 0.34)
    calm = not seasons and side.setting.look.age_band is AgeBand.OLDER
    if calm:
        high = min(high, mm(16))
    band = Rect(scale.x, flow.y, scale.width, high)
    if parts:
        child = side.setting.child
        drawn = strip(side.theme, band, parts, seasons, child.drawing if child and seasons else None, calm)
        alt = " ".join(sentence_of(part.home) for part in parts)
        side.items.append(Tagged("Figure", drawn, alt=alt, place=band, slot="homes", lang="en-GB"))
        side.box("homes", band)
    y = band.bottom + mm(6)
    marks = days_marked(side.setting.homes, side.setting.events, scale)
    side.items.append(artifact(*ruler(side.theme, scale, y, marks, style, side.fonts, side.paper)))
    flow.y = y + ruler_height(style) + mm(5)


# What each part was, under it where all are wide enough


def _column_widths(parts: Sequence[Part]) -> list[float]:
    return [part.right - part.left - _GAP for part in parts]


def _columns_height(side: Side, parts: Sequence[Part], cells: Sequence[_Cell], types: _Types) -> float:
    shown = zip(cells, _column_widths(parts), strict=False)
    tallest = max((_cell_height(side, cell, width, types) for cell, width in shown), default=0.0)
    rest = cells[len(parts) :]
    return tallest + mm(6) + (_rows_height(side, rest, types, min(3, len(rest))) if rest else 0.0)


def _cell_height(side: Side, cell: _Cell, width: float, types: _Types) -> float:
    return side.height(said(cell.heading), types.heading, width) + mm(1) + side.height(cell.words, types.body, width)


def _columns(flow: Flow, parts: Sequence[Part], cells: Sequence[_Cell], types: _Types) -> None:
    side, bottom = flow.side, flow.y
    for part, cell, width in zip(parts, cells, _column_widths(parts), strict=False):
        end = side.write("homes", said(cell.heading), types.heading, part.left, flow.y, width, side.foot, side.inner_heading)
        bottom = max(bottom, side.write("homes", cell.words, types.body, part.left, end + mm(1), width, side.foot))
    flow.y = bottom + mm(6)
    rest = cells[len(parts) :]
    _rows(flow, rest, types, max(1, min(3, len(rest))))


# Else in rows below, joined to the strip by a hairline


def _across(side: Side, cells: Sequence[_Cell], types: _Types, room: float) -> int:
    """How many stand side by side: so many that they fit, else few enough that some of them stay with the strip."""
    most = 4 if side.is_wide and not side.setting.large_print else 3 if side.is_wide else 2 if side.sheet.width > mm(180) else 1
    even = -(-len(cells) // -(-len(cells) // most)) if cells else most
    tried = [even, *range(min(even, most) - 1, 0, -1)] if side.is_wide else [even]
    fits = next((each for each in tried if _rows_height(side, cells, types, each) <= room), None)
    return fits or (min(2, even) if side.is_wide else even)


def _row_width(side: Side, across: int) -> float:
    return (side.w(12) - _GAP * (across - 1)) / across


def _row_gap(side: Side) -> float:
    return mm(3.5 if side.is_narrow else 5)


def _in_rows(cells: Sequence[_Cell], across: int) -> list[Sequence[_Cell]]:
    return [cells[at : at + across] for at in range(0, len(cells), across)]


def _rows_height(side: Side, cells: Sequence[_Cell], types: _Types, across: int) -> float:
    width = _row_width(side, across) - mm(7)
    rows = (max(_cell_height(side, cell, width, types) for cell in row) for row in _in_rows(cells, across))
    return sum(high + _row_gap(side) for high in rows) - (_row_gap(side) if cells else 0)


def _rows(flow: Flow, cells: Sequence[_Cell], types: _Types, across: int) -> None:
    band = next((place for slot, place in flow.side.slots if slot == "homes"), None)
    width = _row_width(flow.side, across)
    for row in _in_rows(cells, across):
        flow.make_room(max(_cell_height(flow.side, cell, width - mm(7), types) for cell in row))
        side, bottom = flow.side, flow.y
        for column, cell in enumerate(row):
            x = side.x(1) + column * (width + _GAP)
            if cell.colour is not None:
                spot = circle(x + mm(2.2), flow.y + types.heading.leading / 2, mm(2.2))
                side.items.append(artifact(Shape(spot, fill=cell.colour, stroke=Stroke(side.tokens.ink, mm(0.25)))))
            if cell.middle is not None and band is not None:
                _hairline(flow.sides[0], cell.middle, band)
            x, inner = x + mm(7), width - mm(7)
            end = side.write("homes", said(cell.heading), types.heading, x, flow.y, inner, side.foot, side.inner_heading)
            bottom = max(bottom, side.write("homes", cell.words, types.body, x, end, inner, side.foot))
        side.box("homes", Rect(side.x(1), flow.y, side.w(12), bottom - flow.y))
        flow.y = bottom + _row_gap(side)


def _hairline(side: Side, x: float, band: Rect) -> None:
    """A hairline from the strip down to the line of years, so that a narrow part can be found."""
    stroke = Stroke(side.tokens.ink, mm(0.2))
    side.items.append(artifact(Shape(line(x, band.bottom, x, band.bottom + mm(3)), stroke=stroke)))


# What happened when


def _happening_width(side: Side) -> tuple[int, float]:
    across = 3 if side.is_wide else 2
    return across, (side.w(12) - _GAP * (across - 1)) / across


def _happening_height(side: Side, each: Happening, width: float, types: _Types) -> float:
    when, what = said(str(each.when), "en-GB"), said(each.name)
    return side.height(when, types.label, width - mm(7)) + side.height(what, types.body, width - mm(7))


def _happenings_height(side: Side, told: Sequence[Happening], types: _Types) -> float:
    across, width = _happening_width(side)
    rows = [told[at : at + across] for at in range(0, len(told), across)]
    return sum(max(_happening_height(side, each, width, types) for each in row) + mm(3) for row in rows) + mm(4)


def _happenings(flow: Flow, told: Sequence[Happening], types: _Types) -> None:
    """What happened when, as a short list in rows."""
    across, width = _happening_width(flow.side)
    flow.y += mm(2)
    for at in range(0, len(told), across):
        row = told[at : at + across]
        flow.make_room(max(_happening_height(flow.side, each, width, types) for each in row))
        side, bottom = flow.side, flow.y
        for column, each in enumerate(row):
            x = side.x(1) + column * (width + _GAP)
            ring = Stroke(side.tokens.a2, mm(0.8))
            spot = circle(x + mm(2.2), flow.y + types.label.leading / 2, mm(1.5))
            side.items.append(artifact(Shape(spot, fill=side.paper, stroke=ring)))
            x, inner = x + mm(7), width - mm(7)
            end = side.write("events", said(str(each.when), "en-GB"), types.label, x, flow.y, inner, side.foot)
            bottom = max(bottom, side.write("events", said(each.name), types.body, x, end, inner, side.foot))
        flow.y = bottom + mm(3)


ARRANGERS: dict[str, Arranger] = {"timeline": timeline, "seasons": seasons}
