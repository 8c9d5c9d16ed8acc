"""Tables: plain ones that only set things side by side, and real ones with headings that a screen reader announces."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lifestory_app.export.docx_parts.xml import colour, twips, w


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell: paragraphs, on a fill or none, with room at both sides in points."""

    content: Sequence[str]
    fill: str = ""
    room: float = 0.0
    middle: bool = False
    span: int = 1


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of a table's columns and of the gaps between them, in points."""

    widths: tuple[float, ...]
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    heading: bool = False
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Look:
    """The table style, and which of its parts are headings: told to Word, which tells the reader."""

    style: str
    first_row: bool = False
    first_column: bool = False
    told: str = ""


SIDE_BY_SIDE = Look("SideBySide")


@dataclass
class Table:
    """A table of `columns` that is filled row by row."""

    columns: Columns
    look: Look = SIDE_BY_SIDE
    rtl: bool = False
    rows: list[Row] = field(default_factory=list)

    @property
    def xml(self) -> str:
        widths = self._with_gaps()
        told = (w("tblCaption", val=self.look.told),) if self.look.told else ()
        properties = w(
            "tblPr",
            w("tblStyle", val=self.look.style),
            *((w("bidiVisual"),) if self.rtl else ()),
            w("tblW", w=twips(sum(widths)), type="dxa"),
            w("tblLayout", type="fixed"),
            w(
                "tblLook",
                val=f"{(0x20 if self.look.first_row else 0) + (0x80 if self.look.first_column else 0) + 0x600:04X}",
                firstRow=int(self.look.first_row),
                lastRow=0,
                firstColumn=int(self.look.first_column),
                lastColumn=0,
                noHBand=1,
                noVBand=1,
            ),
            *told,
        )
        grid = w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths))
        return w("tbl", properties, grid, *(self._row(row, widths) for row in self.rows))

    def _with_gaps(self) -> list[float]:
        """The grid: a narrow empty column stands for each gap, since Word cannot leave room between cells of one fill."""
        if not self.columns.gap:
            return list(self.columns.widths)
        out: list[float] = []
        for width in self.columns.widths:
            out += [width, self.columns.gap]
        return out[:-1]

    def _row(self, row: Row, widths: list[float]) -> str:
        step = 2 if self.columns.gap else 1
        properties = [w("cantSplit")]
        if row.height:
            properties.append(w("trHeight", val=twips(row.height), hRule="atLeast"))
        if row.heading:
            properties.append(w("tblHeader"))
        cells, place = [], 0
        for cell in row.cells:
            if place and step == 2:
                cells.append(_cell(Cell(()), widths[place - 1], 1))
            grid_cells = cell.span * step - (step - 1)
            cells.append(_cell(cell, sum(widths[place : place + grid_cells]), grid_cells))
            place += grid_cells + (step - 1)
        return w("tr", w("trPr", *properties), *cells)


def _cell(cell: Cell, width: float, grid_cells: int) -> str:
    properties = [w("tcW", w=twips(width), type="dxa")]
    if grid_cells > 1:
        properties.append(w("gridSpan", val=grid_cells))
    if cell.fill:
        properties.append(w("shd", val="clear", color="auto", fill=colour(cell.fill)))
    if cell.room:
        properties.append(w("tcMar", *(w(side, w=twips(cell.room), type="dxa") for side in ("left", "right"))))
    if cell.middle:
        properties.append(w("vAlign", val="center"))
    content = list(cell.content)
    if not content or content[-1].startswith("<w:tbl>"):
        # Every cell has to end with a paragraph, or Word calls the file damaged.
        content.append(w("p", w("pPr", w("pStyle", val="Gap"))))
    return w("tc", w("tcPr", *properties), *content)
