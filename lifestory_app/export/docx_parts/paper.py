"""The sheet: its size and margins, and Word's section properties for it."""

from dataclasses import dataclass
from enum import StrEnum

from lifestory_app.domain.book import PageShape
from lifestory_app.domain.units import mm
from lifestory_app.export.docx_parts.xml import twips, w
from lifestory_app.layout.sheet import Sheet

_GUTTER = mm(4)


class Part(StrEnum):
    """What a section of the document is: a cover, a part of the book with its opener, pages without one, or a letter."""

    COVER = "cover"
    OPENER = "opener"
    PAGES = "pages"
    LETTER = "letter"

    @property
    def running(self) -> "Part":
        """Whose header stands behind the pages after the first."""
        return Part.LETTER if self is Part.LETTER else Part.PAGES

    @property
    def has_title_page(self) -> bool:
        """Whether its first page has a header of its own and no page number."""
        return self in (Part.COVER, Part.OPENER)


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheet in points; `module`, a column with its gutter, in millimetres.

    The margins are those of the printed book, spine and outer edge shared evenly.
    """

    width: float
    height: float
    side: float
    top: float
    foot: float
    module: float

    def wide(self, columns: int) -> float:
        """The width of so many of the twelve columns."""
        return mm(columns * self.module) - _GUTTER

    @property
    def text_width(self) -> float:
        return self.width - 2 * self.side

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.foot

    @property
    def xml(self) -> str:
        across = twips(self.width), twips(self.height)
        turned = "landscape" if self.width > self.height else None
        side = twips(self.side)
        return w("pgSz", w=across[0], h=across[1], orient=turned) + w(
            "pgMar",
            top=twips(self.top),
            right=side,
            bottom=twips(self.foot),
            left=side,
            header=twips(mm(8)),
            footer=twips(mm(10.5)),
            gutter=0,
        )


def paper(shape: PageShape) -> Paper:
    """The sheet of a page shape (look/book section 2)."""
    sheet = Sheet.of(shape)
    return Paper(
        sheet.width, sheet.height, (sheet.spine + sheet.outer) / 2, sheet.top, sheet.height - sheet.foot, sheet.measures.module
    )
