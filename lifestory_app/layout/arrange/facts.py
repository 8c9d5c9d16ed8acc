"""Short lists of labels and values, as the tables they are."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lifestory_app.domain.pages import FactRow, FactsSlot, SlotValue
from lifestory_app.domain.units import mm
from lifestory_app.layout.arrange.shapes import rule
from lifestory_app.layout.arrange.side import Side, ink_of, said
from lifestory_app.layout.display import Item, Rect, Tagged
from lifestory_app.layout.text import SetText, TextStyle


@dataclass(frozen=True)
class FactsSet:
    """Rows broken into lines for one width: what `put_facts` draws. `gap` stands between rows."""

    rows: tuple[FactRow, ...]
    cells: tuple[tuple[SetText, SetText], ...]
    gap: float
    beside: float = 0.0
    """Where values start beside their labels; 0 where they stand below."""

    @property
    def height(self) -> float:
        return sum(self._row(cell) for cell in self.cells) + self.gap * max(0, len(self.cells) - 1)

    def _row(self, cell: tuple[SetText, SetText]) -> float:
        label, value = cell
        return max(label.height, value.height) if self.beside else label.height + value.height


def rows_of(value: SlotValue | None) -> tuple[FactRow, ...]:
    """The rows that say anything."""
    if not isinstance(value, FactsSlot):
        return ()
    return tuple(row for row in value.rows if row.label.strip() or row.value.strip())


def set_facts(side: Side, rows: tuple[FactRow, ...], width: float, beside: float = 0.0, gap: float = mm(5.8)) -> FactsSet:
    """Break rows into lines: label over value, or the value beside it from a distance in points."""
    cells = []
    for row in rows:
        label = side.set(said(row.label), side.types.label, (beside - mm(4)) if beside else width)
        value = side.set(said(row.value, row.lang), side.types.body, width - beside)
        cells.append((label, value))
    return FactsSet(rows, tuple(cells), gap, beside)


def room_beside(side: Side, rows: tuple[FactRow, ...], width: float, share: float) -> float:
    """Where values may start beside their labels: 0 where a word of either would be cut in two there."""
    start = width * share

    def widest(texts: Iterable[str], style: TextStyle) -> float:
        words = [word for text in texts for word in text.split()]
        return max((side.set(said(word), style, width * 4).natural_width for word in words), default=0.0)

    labels = widest((row.label for row in rows), side.types.label)
    values = widest((row.value for row in rows), side.types.body)
    return start if labels <= start - mm(4) and values <= width - start else 0.0


def put_facts(
    side: Side, slot: str, facts: FactsSet, x: float, y: float, bottom: float, lines: str = "", width: float = 0
) -> float:
    """Draw facts as a table down to `bottom`; rows that do not fit are told. `lines` is the colour of rules between rows."""
    drawn: list[Item] = []
    for number, (row, (label, value)) in enumerate(zip(facts.rows, facts.cells, strict=True)):
        high = max(label.height, value.height) if facts.beside else label.height + value.height
        if y + high > bottom + 0.05:
            _carry(side, slot, facts.rows[number:], lines)
            break
        cells: list[Item] = []
        for text, role, cell_x, cell_y in (
            (label, "TH", x, y + (_level(side, label, value) if facts.beside else 0)),
            (value, "TD", x + facts.beside, y if facts.beside else y + label.height),
        ):
            side.tell_missing(slot, text)
            ink = ink_of(text.place(cell_x, cell_y, "P", slot))
            lang = row.lang if role == "TD" else None
            cells.append(Tagged(role, ink, lang, scope="Row" if role == "TH" else "", slot=slot))
        drawn.append(Tagged("TR", tuple(cells)))
        y += high + facts.gap
        if lines and number + 1 < len(facts.rows) and y < bottom:
            side.items.append(rule(x, y - facts.gap / 2, width, lines))
    if drawn:
        side.items.append(Tagged("Table", tuple(drawn), slot=slot))
        y -= facts.gap
    return y


def _carry(side: Side, slot: str, rows: tuple[FactRow, ...], lines: str) -> None:
    """Rows that did not fit: over another side in large print, else told."""
    if not side.carries(slot) or side.part:
        for row in rows:
            side.left_over(slot, f"{row.label}: {row.value}".strip(": "))
        return

    def draw(after: Side, y: float) -> float:
        width = after.w(11)
        facts = set_facts(after, rows, width, room_beside(after, rows, width, 0.36), mm(4))
        after.box(slot, Rect(after.x(1), y, width, max(mm(10), min(facts.height, after.foot - y))))
        return put_facts(after, slot, facts, after.x(1), y, after.foot, lines, width)

    side.carry_rows(draw)


def _level(side: Side, label: SetText, value: SetText) -> float:
    """How far a label is lowered so that it stands on the base line of the value beside it."""
    if not label.lines or not value.lines:
        return 0.0
    small, large = side.types.label, side.types.body
    return max(0.0, (large.leading - small.leading) / 2 + (large.size - small.size) * 0.36)


def with_gap(facts: FactsSet, gap: float) -> FactsSet:
    return replace(facts, gap=gap)


def inset_of(side: Side) -> tuple[float, float]:
    """How far text stands inside a facts panel: across and down."""
    return 6 * side.unit, 8 * side.unit


def panel_height(side: Side, facts: FactsSet) -> float:
    """How tall a panel must be for these facts."""
    return facts.height + 2 * inset_of(side)[1]


def text_place(side: Side, panel: Rect) -> Rect:
    across, down = inset_of(side)
    return Rect(panel.x + across, panel.y + down, panel.width - 2 * across, panel.height - 2 * down)
