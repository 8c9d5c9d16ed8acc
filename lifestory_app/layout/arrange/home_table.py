"""The homes of a life as a table for older children: from, to, how long, with whom, where; over as many sides as it needs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from lifestory_app.domain.homes import Home
from lifestory_app.domain.ids import PersonId
from lifestory_app.domain.text import Paragraph, Run, Words
from lifestory_app.domain.units import mm
from lifestory_app.family.places import shown_place
from lifestory_app.family.timeline import goes_on, in_order, length_of
from lifestory_app.layout.arrange.flow import Flow
from lifestory_app.layout.arrange.setting import Arranger, Setting
from lifestory_app.layout.arrange.shapes import filled, rule
from lifestory_app.layout.arrange.side import Side, ink_of
from lifestory_app.layout.display import LaidOutPage, Rect, Tagged
from lifestory_app.layout.fonts import Fonts
from lifestory_app.layout.shapes import round_box
from lifestory_app.layout.text import SetText, TextStyle

SLOT = "homes"
_PAD = mm(2.5)
_STILL = "still here"


@dataclass(frozen=True, slots=True)
class Told:
    """One home in words, each part of it empty where it is not known."""

    name: str
    start: str
    end: str
    long: str
    whom: str
    where: str

    @property
    def span(self) -> str:
        """From when to when, in one."""
        if self.start and self.end == _STILL:
            return f"from {self.start}, {_STILL}"
        if self.start and self.end:
            return f"{self.start} to {self.end}"
        return f"from {self.start}" if self.start else f"until {self.end}" if self.end else "dates not known"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what stands above it, what it tells of a home (a line each; the first strong in a heading), its share."""

    head: str
    tells: Callable[[Told], Sequence[str]]
    share: float


_SIX = (
    Column("Where I lived", lambda home: (home.name,), 0.22),
    Column("From", lambda home: (home.start,), 0.155),
    Column("To", lambda home: (home.end,), 0.155),
    Column("How long", lambda home: (home.long,), 0.14),
    Column("With whom", lambda home: (home.whom,), 0.19),
    Column("Where", lambda home: (home.where,), 0.14),
)
_FOUR = (
    Column("Where I lived", lambda home: (home.name, home.where), 0.28),
    Column("From and to", lambda home: (home.span,), 0.28),
    Column("How long", lambda home: (home.long,), 0.18),
    Column("With whom", lambda home: (home.whom,), 0.26),
)
_TWO = (
    Column("Where I lived, and with whom", lambda home: (home.name, home.where, home.whom), 0.52),
    Column("From and to, and how long", lambda home: (home.span, home.long), 0.48),
)


def columns_for(width: float, large_print: bool) -> tuple[Column, ...]:
    """The columns that a width has room for: six, or several things told in each of four or two."""
    wide = width / (1.35 if large_print else 1)
    return _SIX if wide > mm(220) else _FOUR if wide > mm(140) else _TWO


def told_of(home: Home, homes: Sequence[Home], names: Mapping[PersonId, str]) -> Told:
    """What a table tells of a home. `names` are the names of people by id."""
    start, end = home.when.start, home.when.end
    is_now = goes_on(home, homes)
    whom = ", ".join(names[each] for each in home.who if names.get(each))
    long = length_of(home.when)
    return Told(home.title, str(start or ""), str(end or (_STILL if is_now else "")), long, whom, shown_place(home.place))


def homes_table(setting: Setting, fonts: Fonts) -> tuple[LaidOutPage, ...]:
    """A row for each home in order of time. Heads stand again on every side."""
    flow = Flow(setting, fonts)
    flow.y -= mm(3)
    flow.write("words", flow.side.words("words"), flow.side.types.body, 11)
    flow.y += mm(6)
    side = flow.side
    names = {person.id: person.called or person.known_as for person in setting.people}
    homes = in_order(setting.homes)
    rows = [told_of(home, homes, names) for home in homes]
    if not rows:
        return flow.finished()
    columns = columns_for(side.w(12), setting.large_print)
    widths = [side.w(12) * column.share for column in columns]
    size = side.types.body.size if setting.large_print else min(side.types.body.size, 13.0)
    body = replace(side.types.body, size=size, leading=size * mm(0.48), paragraph_gap=0, balance=False)
    head = replace(side.types.label, size=max(11.0, min(side.types.label.size, size)), balance=False)
    heads = [side.set(_words((column.head,)), head, width - 2 * _PAD) for column, width in zip(columns, widths, strict=True)]
    shown = list(zip(columns, widths, strict=True))
    cells = [[_cell(side, column, row, width, body, at) for at, (column, width) in enumerate(shown)] for row in rows]
    _table(flow, cells, heads, widths)
    return flow.finished()


def _words(lines: Sequence[str], strong: bool = False) -> Words:
    shown = [text for text in lines if text.strip()]
    return Words(tuple(Paragraph((Run(text, strong=strong and not at),)) for at, text in enumerate(shown)))


def _cell(side: Side, column: Column, row: Told, width: float, style: TextStyle, number: int) -> SetText:
    return side.set(_words(column.tells(row), strong=number == 0), style, width - 2 * _PAD)


def _table(flow: Flow, rows: Sequence[Sequence[SetText]], heads: Sequence[SetText], widths: Sequence[float]) -> None:
    """The rows over as many sides as they need, each side a table with its heads."""
    drawn: list[Tagged] = []
    top = 0.0

    def begin() -> None:
        nonlocal top
        top = flow.y
        side = flow.side
        high = max(text.height for text in heads) + 2 * _PAD
        side.items.append(filled(round_box(Rect(side.x(1), flow.y, side.w(12), high), mm(2)), side.tokens.tint))
        drawn.append(_row(flow, heads, widths, "Column"))
        flow.y += high

    def end() -> None:
        side = flow.side
        if drawn:
            side.items.append(Tagged("Table", tuple(drawn), slot=SLOT))
            side.box(SLOT, Rect(side.x(1), top, side.w(12), flow.y - top))
        drawn.clear()

    begin()
    for number, row in enumerate(rows):
        high = max(text.height for text in row) + 2 * _PAD
        if high > flow.room and number:
            end()
            flow.turn()
            begin()
        elif number:
            flow.side.items.append(rule(flow.side.x(1), flow.y, flow.side.w(12), flow.side.tokens.line))
        if high > flow.room:
            for text in row:
                flow.side.left_over(SLOT, text.plain if text.lines else "")
            break
        drawn.append(_row(flow, row, widths, "Row"))
        flow.y += high
    end()


def _row(flow: Flow, cells: Sequence[SetText], widths: Sequence[float], scope: str) -> Tagged:
    """One row. Heads of columns are all headings; of the others only the first, of its row."""
    side, x = flow.side, flow.side.x(1)
    made: list[Tagged] = []
    for number, (text, width) in enumerate(zip(cells, widths, strict=True)):
        side.tell_missing(SLOT, text)
        is_head = scope == "Column" or number == 0
        ink = ink_of(text.place(x + _PAD, flow.y + _PAD, "P", SLOT)) if text.lines else ()
        lang = "en-GB" if scope == "Column" else None
        made.append(Tagged("TH" if is_head else "TD", ink, lang, scope=scope if is_head else "", slot=SLOT))
        x += width
    return Tagged("TR", tuple(made))


ARRANGERS: dict[str, Arranger] = {"homes-table": homes_table}
